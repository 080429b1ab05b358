# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text as PDF pages: for text files, mails, and documents whose converter is not there. Child side."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4

from casework.documents import fonts
from casework.documents.errors import DocumentTooLarge

MM = 72 / 25.4
_LEFT = 22 * MM
_RIGHT = A4[0] - 20 * MM
_TOP = A4[1] - 24 * MM
_BOTTOM = 20 * MM
_MOST_PAGES = 2_000
_GREY = Color(0.38, 0.38, 0.38)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line, such as a mail's header."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text to be laid out: a heading, labelled lines, paragraphs (split at newlines), a monospaced face or not."""

    heading: str = ""
    fields: Sequence[Field] = ()
    text: str = ""
    mono: bool = False


class _Page:
    def __init__(self) -> None:
        self.file = io.BytesIO()
        self.canvas = fonts.new_canvas(self.file)
        self.y = _TOP
        self.pages = 1

    def line(self, x: float, text: str, name: str, size: float, colour: Color = black) -> None:
        self.canvas.setFillColor(colour)
        fonts.draw(self.canvas, x, self.y, text, name, size)

    def down(self, by: float) -> None:
        self.y -= by
        if self.y < _BOTTOM:
            self.canvas.showPage()
            self.pages += 1
            if self.pages > _MOST_PAGES:
                raise DocumentTooLarge
            self.y = _TOP


def lay_out(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as one PDF, each beginning a new page. Raises DocumentTooLarge past 2,000 pages."""
    page = _Page()
    for number, sheet in enumerate(sheets):
        if number:
            page.canvas.showPage()
            page.pages += 1
            page.y = _TOP
        _lay_out(page, sheet)
    page.canvas.save()
    return page.file.getvalue()


def _lay_out(page: _Page, sheet: Sheet) -> None:
    if sheet.heading:
        for line in fonts.wrap(sheet.heading, fonts.SANS_BOLD, 14, _RIGHT - _LEFT):
            page.line(_LEFT, line, fonts.SANS_BOLD, 14)
            page.down(19)
        page.down(4)
    for entry in sheet.fields:
        page.line(_LEFT, entry.label, fonts.SANS, 9, _GREY)
        for line in fonts.wrap(entry.value, fonts.SANS, 10, _RIGHT - _LEFT - 30 * MM):
            page.line(_LEFT + 30 * MM, line, fonts.SANS, 10)
            page.down(13.5)
    if sheet.fields:
        page.canvas.setLineWidth(0.5)
        page.canvas.line(_LEFT, page.y + 5, _RIGHT, page.y + 5)
        page.down(16)
    name, size = (fonts.MONO, 9.0) if sheet.mono else (fonts.SANS, 10.0)
    for paragraph in sheet.text.splitlines():
        for part in paragraph.split("\f"):
            for line in fonts.wrap(part.rstrip(), name, size, _RIGHT - _LEFT):
                page.line(_LEFT, line, name, size)
                page.down(size * 1.4)
