# SPDX-License-Identifier: GPL-3.0-or-later
"""One page on one deadline: what a second person, or a lawyer, checks and signs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from casework.documents.fonts import SANS, SANS_BOLD, draw, new_canvas, wrap
from casework.language import NBSP, Language, long_date

_LEFT, _RIGHT, _TOP, _BOTTOM = 22 * mm, 190 * mm, 277 * mm, 38 * mm
_GREY, _BLACK = HexColor(0x555555), HexColor(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSheet:
    """What the page says. ``certainty`` is in words ("vérifiée dans une source"); ``sources`` are (title, address)."""

    reference: str
    who: str
    rule: str
    rule_id: str
    #: What the day is, in words: the last day to act, the first day possible, an event.
    nature: str
    last_day: str
    safe_day: date | None
    steps: Sequence[str]
    articles: Sequence[str]
    certainty: str
    warnings: Sequence[str]
    consequence: str
    interrupted_by: Sequence[str]
    not_interrupted_by: Sequence[str]
    sources: Sequence[tuple[str, str]]
    printed_on: date


_WORDS = {
    Language.FR: {
        "title": "Fiche de contrôle d’une échéance",
        "safe": "Jour de sécurité (à respecter)",
        "why": "Pourquoi ce jour",
        "articles": "Textes",
        "certainty": "La règle",
        "warnings": "Attention",
        "consequence": "À défaut",
        "interrupts": "Ce qui interrompt ou suspend",
        "not": "Ce qui n’interrompt pas",
        "sources": "Lu dans",
        "rule": "Règle",
        "checked": "Vérifié par, le, signature :",
        "printed": "Imprimée le",
        "none": "rien",
    },
    Language.EN: {
        "title": "Deadline control sheet",
        "safe": "Safe day (work to this one)",
        "why": "Why this day",
        "articles": "Texts",
        "certainty": "The rule",
        "warnings": "Beware",
        "consequence": "If missed",
        "interrupts": "What interrupts or suspends it",
        "not": "What does not interrupt it",
        "sources": "Read in",
        "rule": "Rule",
        "checked": "Checked by, on, signature:",
        "printed": "Printed on",
        "none": "nothing",
    },
}


def to_pdf(sheet: ControlSheet, language: Language) -> bytes:
    """The sheet as one A4 page; the letters shrink, down to 7 points, so that it stays one."""
    for size in (10.5, 9.5, 8.5, 7.5, 7.0):
        made, height = _drawn(sheet, language, size)
        if height >= _BOTTOM:
            break
    return made


def _drawn(sheet: ControlSheet, language: Language, size: float) -> tuple[bytes, float]:
    """The page, and the height at which its text ended."""
    words = _WORDS[language]
    made = io.BytesIO()
    canvas = new_canvas(made, "fr-FR" if language is Language.FR else "en-GB")
    canvas.setTitle(f"{words['title']} {sheet.reference}")
    y = _TOP
    draw(canvas, _LEFT, y, words["title"], SANS_BOLD, 16)
    canvas.setFillColor(_GREY)
    draw(canvas, _LEFT, y - 17, " · ".join(part for part in (sheet.reference, sheet.who) if part), SANS, 10)
    canvas.setFillColor(_BLACK)
    y -= 44
    for part in (sheet.rule,):
        for line in wrap(part, SANS_BOLD, 12, _RIGHT - _LEFT):
            draw(canvas, _LEFT, y, line, SANS_BOLD, 12)
            y -= 16
    safe = long_date(sheet.safe_day, language, weekday=True) if sheet.safe_day else ""
    parts: list[tuple[str, Sequence[str]]] = [
        (sheet.nature, [sheet.last_day]),
        (words["safe"], [safe]),
        (words["why"], sheet.steps),
        (words["articles"], [", ".join(sheet.articles)]),
        (words["certainty"], [sheet.certainty]),
        (words["warnings"], sheet.warnings),
        (words["consequence"], [sheet.consequence]),
        (words["interrupts"], sheet.interrupted_by or [words["none"]]),
        (words["not"], sheet.not_interrupted_by or [words["none"]]),
        (words["sources"], [f"{title} – {address}" if address else title for title, address in sheet.sources]),
        (words["rule"], [sheet.rule_id]),
    ]
    for heading, lines in parts:
        if not any(lines):
            continue
        y -= size * 0.5
        canvas.setFillColor(_GREY)
        draw(canvas, _LEFT, y, heading, SANS, size - 1)
        canvas.setFillColor(_BLACK)
        for line in lines:
            for piece in wrap(line, SANS, size, _RIGHT - _LEFT - 52 * mm):
                draw(canvas, _LEFT + 52 * mm, y, piece, SANS, size)
                y -= size * 1.32
    canvas.setStrokeColor(_GREY)
    canvas.line(_LEFT, 30 * mm, _RIGHT, 30 * mm)
    draw(canvas, _LEFT, 25 * mm, words["checked"].replace(" :", f"{NBSP}:"), SANS, 9)
    canvas.setFillColor(_GREY)
    draw(canvas, _LEFT, 12 * mm, f"{words['printed']} {long_date(sheet.printed_on, language)}", SANS, 8)
    canvas.showPage()
    canvas.save()
    return made.getvalue(), y
