# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda on paper: by day, weeks parted, to be pinned to a wall or taken to court."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from babel.dates import format_date
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from casework.agenda.entries import Entry
from casework.documents.fonts import SANS, SANS_BOLD, draw, new_canvas, width, wrap
from casework.language import NBSP, Language, clock, long_date

_LEFT, _RIGHT, _TOP, _BOTTOM = 20 * mm, 190 * mm, 277 * mm, 22 * mm
_HOUR, _WHAT = 20 * mm, 46 * mm
_SIZE, _LEADING = 10.0, 13.5
_GREY, _RULE = HexColor(0x555555), HexColor(0xBBBBBB)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over and under the list. ``foot`` says whether names are real or borrowed, and the day."""

    title: str
    under: str
    foot: str
    empty: str


@dataclass(frozen=True, slots=True)
class _Line:
    """Something drawn at one height: text at x in a font; a rule when there is no text. ``keep``: with the next one."""

    height: float
    cells: tuple[tuple[float, str, str, bool], ...] = ()
    rule: bool = False
    keep: bool = False


def to_pdf(entries: Sequence[Entry], heading: Heading, language: Language) -> bytes:
    """The list as a PDF, A4 upright, in the order given, with page numbers."""
    made = io.BytesIO()
    canvas = new_canvas(made, "fr-FR" if language is Language.FR else "en-GB")
    canvas.setTitle(heading.title)
    pages = list(_paged(list(_lines(entries, heading, language))))
    for number, lines in enumerate(pages, start=1):
        y = _TOP
        if number == 1:
            draw(canvas, _LEFT, y, heading.title, SANS_BOLD, 16)
            canvas.setFillColor(_GREY)
            draw(canvas, _LEFT, y - 17, heading.under, SANS, _SIZE)
            y -= 34
        for line in lines:
            y -= line.height
            if line.rule:
                canvas.setStrokeColor(_RULE)
                canvas.setLineWidth(0.5)
                canvas.line(_LEFT, y + 4, _RIGHT, y + 4)
            for x, text, font, grey in line.cells:
                canvas.setFillColor(_GREY if grey else HexColor(0))
                draw(canvas, x, y, text, font, _SIZE)
        canvas.setFillColor(_GREY)
        draw(canvas, _LEFT, 12 * mm, heading.foot, SANS, 8)
        count = f"{number}/{len(pages)}"
        draw(canvas, _RIGHT - width(count, SANS, 8), 12 * mm, count, SANS, 8)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _lines(entries: Sequence[Entry], heading: Heading, language: Language) -> Iterator[_Line]:
    if not entries:
        yield _Line(_LEADING, ((_LEFT, heading.empty, SANS, False),))
    week = None
    for (day, month_only), of_day in groupby(entries, key=lambda entry: (entry.on, entry.month_only)):
        if week not in (None, day.isocalendar()[:2]):
            yield _Line(8, rule=True)
        week = day.isocalendar()[:2]
        yield _Line(20, ((_LEFT, _day(day, language, month_only=month_only), SANS_BOLD, False),), keep=True)
        for entry in of_day:
            yield from _entry(entry, language)


def _entry(entry: Entry, language: Language) -> Iterator[_Line]:
    hour = clock(entry.at, language) if entry.at else ""
    texts = [(entry.title, SANS, False)]
    texts += [(text, SANS, True) for text in (entry.who, entry.where, entry.note) if text]
    first = True
    for text, font, grey in texts:
        for piece in wrap(text, font, _SIZE, _RIGHT - _LEFT - _WHAT) if text else [""]:
            cells: tuple[tuple[float, str, str, bool], ...] = ((_LEFT + _WHAT, piece, font, grey),)
            if first:
                cells = (
                    (_LEFT, hour, SANS_BOLD, False),
                    (_LEFT + _HOUR, entry.reference, SANS, False),
                    *cells,
                )
            yield _Line(_LEADING, cells, keep=first)
            first = False
    yield _Line(4)


def _day(day: date, language: Language, *, month_only: bool) -> str:
    if not month_only:
        text = long_date(day, language, weekday=True)
        return text[0].upper() + text[1:]
    month = format_date(day, "MMMM", locale=language.value).capitalize()
    unknown = "date à confirmer" if language is Language.FR else "date to be confirmed"
    return f"{month}{NBSP}{day.year} ({unknown})"


def _paged(lines: list[_Line]) -> Iterator[list[_Line]]:
    """Break into pages; a day's heading never stands alone at the foot."""
    page: list[_Line] = []
    left = _TOP - 34 - _BOTTOM
    for at, line in enumerate(lines):
        needed, last = line.height, at
        while lines[last].keep and last + 1 < len(lines):
            last += 1
            needed += lines[last].height
        if page and needed > left:
            yield page
            page, left = [], _TOP - _BOTTOM
        page.append(line)
        left -= line.height
    yield page
