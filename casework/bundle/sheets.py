# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages we draw: cover, bordereau, separators, sheets that stand in for a piece, list of parts, integrity.

Drawn on a bare ReportLab canvas, once, when all numbers are known; how many pages the bordereau takes follows from
its wrapped rows alone. Running numbers and stamps are not drawn here: the assembling process marks all pages alike.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth

from casework.bundle.plan import Kind, Part, Plan
from casework.bundle.report import Status
from casework.bundle.source import Options, Profile
from casework.bundle.words import Words
from casework.documents import fonts
from casework.documents.fonts import MONO, SANS, SANS_BOLD, SANS_ITALIC, draw, width, wrap
from casework.language import number as written

MM = 72 / 25.4
WIDE, HIGH = A4
LEFT = 20 * MM
RIGHT = WIDE - 20 * MM
TOP = HIGH - 22 * MM
BOTTOM = 20 * MM
_GREY = Color(0.38, 0.38, 0.38)
_RULE = Color(0.72, 0.72, 0.72)
_BAND = Color(0.93, 0.94, 0.96)
_ROW = 9.5
_LEAD = 12.2
_NOTE = 8.0
_HEADING = 8.0


@dataclass(frozen=True, slots=True)
class Row:
    """A piece as the bordereau, its sheet and the integrity page show it. Page numbers come from the plan."""

    number: str
    date: str
    title: str
    origin: str
    confidential: bool
    pages: int
    status: Status
    reason: str
    filename: str
    size: int
    sha256: str
    kind: str = ""
    duration: str = ""
    file: str = ""


@dataclass(slots=True)
class Drawn:
    """Our pages. ``pages`` tells where the pages of a block begin, by kind and piece (or part); ``links`` which boxes
    of which of our pages lead to which piece; ``backs`` which lead back to the bordereau."""

    pdf: bytes = b""
    pages: dict[tuple[Kind, int], int] = field(default_factory=dict)
    links: list[tuple[int, tuple[float, float, float, float], int]] = field(default_factory=list)
    backs: list[tuple[int, tuple[float, float, float, float]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    left: float
    right: float
    to_right: bool = False


class Sheets:
    """Draws all our pages of one bundle in one ReportLab document, so that they share their fonts."""

    def __init__(self, options: Options, words: Words, rows: Sequence[Row]) -> None:
        self._options = options
        self._words = words
        self._rows = rows
        self._file = io.BytesIO()
        self._canvas = fonts.new_canvas(self._file)
        self._index = 0
        by_piece = options.profile is Profile.TELERECOURS
        self._heading = words.inventory_title if by_piece else words.bordereau_title
        self._drawn = Drawn()
        self._columns = self._bordereau_columns()
        self._laid_out = self._lay_out()
        self._integrity_pages = self._lay_out_integrity()

    # What the plan needs to know before anything is drawn.

    @property
    def bordereau_pages(self) -> int:
        """How many pages the bordereau takes."""
        return len(self._laid_out)

    @property
    def integrity_pages(self) -> int:
        """How many pages the integrity list takes."""
        return len(self._integrity_pages) if self._options.integrity else 0

    def faces(self, marks: Sequence[str]) -> dict[str, dict[str, object]]:
        """The fonts of stamps and numbers as they will be embedded; ``marks`` are all texts that these will show."""
        return {"bold": self._codes(SANS_BOLD, marks), "plain": self._codes(SANS, marks)}

    def draw(self, plan: Plan) -> Drawn:
        """Draw every page of ours that the plan names."""
        drawn = self._drawn
        for index, part in enumerate(plan.parts):
            for block in part.blocks:
                key = (block.kind, index if block.kind is Kind.PARTS else block.piece)
                match block.kind:
                    case Kind.PIECE | Kind.LETTER:
                        continue
                    case Kind.BLANK if key in drawn.pages:
                        continue
                drawn.pages[key] = self._index
                self._draw_block(block.kind, block.piece, index, plan)
        self._canvas.save()
        drawn.pdf = self._file.getvalue()
        return drawn

    def _draw_block(self, kind: Kind, piece: int, part: int, plan: Plan) -> None:
        match kind:
            case Kind.COVER:
                self._cover()
            case Kind.PARTS:
                self._parts(plan, part)
            case Kind.BORDEREAU:
                self._bordereau(plan)
            case Kind.SEPARATOR:
                self._separator(self._rows[piece])
            case Kind.SHEET:
                self._sheet(self._rows[piece])
            case Kind.INTEGRITY:
                self._integrity()
            case _:
                self._next_page()

    def _next_page(self) -> None:
        self._canvas.showPage()
        self._index += 1

    def _codes(self, name: str, marks: Sequence[str]) -> dict[str, object]:
        """Which byte stands for which sign in the embedded font, for the signs of the marks."""
        font = fonts.font(name)
        document = self._canvas._doc  # type: ignore[attr-defined]
        codes: dict[str, int] = {}
        widths: dict[str, float] = {}
        for sign in sorted(set("".join(marks)) | set("0123456789")):
            # A sign that the font lacks is shown as a question mark.
            drawable = sign if ord(sign) in font.face.charToGlyph else "?"
            subset, encoded = font.splitString(drawable, document)[0]
            assert subset == 0
            codes[sign] = encoded[0]
            widths[sign] = stringWidth(drawable, name, 1000)
        return {"name": font.getSubsetInternalName(0, document), "codes": codes, "widths": widths}

    # Small things to draw with.

    def _text(self, x: float, y: float, text: str, name: str = SANS, size: float = _ROW, colour: Color = black) -> None:
        self._canvas.setFillColor(colour)
        draw(self._canvas, x, y, text, name, size)

    def _right(
        self, x: float, y: float, text: str, name: str = SANS, size: float = _ROW, colour: Color = black
    ) -> None:
        self._text(x - width(text, name, size), y, text, name, size, colour)

    def _centre(self, y: float, text: str, name: str = SANS, size: float = _ROW, colour: Color = black) -> None:
        self._text((WIDE - width(text, name, size)) / 2, y, text, name, size, colour)

    def _paragraph(self, y: float, text: str, name: str = SANS, size: float = 10.5, x: float = LEFT) -> float:
        """Draw wrapped lines from base line y downwards; returns the base line after them."""
        for line in wrap(text, name, size, RIGHT - x):
            self._text(x, y, line, name, size)
            y -= size * 1.4
        return y

    def _rule(self, y: float, colour: Color = _RULE, thick: float = 0.4) -> None:
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thick)
        self._canvas.line(LEFT, y, RIGHT, y)

    # The bordereau.

    def _bordereau_columns(self) -> dict[str, _Column]:
        """From the right: bundle pages, pages, and where any piece has one, confidentiality and origin."""
        words, columns = self._words, {}
        right = RIGHT

        def from_right(key: str, heading: str, wide: float, *, to_right: bool = True) -> None:
            nonlocal right
            columns[key] = _Column(heading, right - wide, right, to_right)
            right -= wide + 3 * MM

        if any(row.confidential for row in self._rows):
            from_right("confidential", words.column_confidential, 13 * MM)
        if any(row.file for row in self._rows):
            from_right("file", words.column_file, 48 * MM, to_right=False)
        else:
            from_right("bundle_pages", words.column_bundle_pages, 17 * MM)
        from_right("pages", words.column_pages, 11 * MM)
        if any(row.origin for row in self._rows):
            from_right("origin", words.column_origin, 30 * MM, to_right=False)
        left = LEFT + 15 * MM
        columns["number"] = _Column(words.column_number, LEFT, left)
        if any(row.date for row in self._rows):
            columns["date"] = _Column(words.column_date, left, left + 20 * MM)
            left += 22 * MM
        columns["title"] = _Column(words.column_title, left, right)
        return columns

    def _cells(self, row: Row) -> dict[str, list[tuple[str, str, float]]]:
        """The wrapped lines of each cell as (text, font, size)."""

        def lines(key: str, text: str, name: str = SANS, size: float = _ROW) -> list[tuple[str, str, float]]:
            if key not in self._columns or not text:
                return []
            column = self._columns[key]
            return [(line, name, size) for line in wrap(text, name, size, column.right - column.left)]

        note = self._words.status[row.status]
        return {
            "number": lines("number", row.number, SANS_BOLD),
            "date": lines("date", row.date),
            "title": lines("title", row.title) + lines("title", note, SANS_ITALIC, _NOTE),
            "origin": lines("origin", row.origin),
            "file": lines("file", row.file, SANS, _NOTE),
            "confidential": lines("confidential", self._words.yes if row.confidential else self._words.no),
        }

    def _lay_out(self) -> list[list[tuple[int, dict[str, list[tuple[str, str, float]]], float]]]:
        """Rows by page: (row, cells, height). A row is never cut; the last page keeps room for the total."""
        pages: list[list[tuple[int, dict[str, list[tuple[str, str, float]]], float]]] = [[]]
        free = self._first_row() - BOTTOM
        for index, row in enumerate(self._rows):
            cells = self._cells(row)
            least = 2 if self._options.max_bytes else 1  # the second line names the part
            high = max(least, *(len(lines) for lines in cells.values())) * _LEAD + 5
            if high > free and pages[-1]:
                pages.append([])
                free = TOP - 14 * MM - BOTTOM
            pages[-1].append((index, cells, high))
            free -= high
        closing = 10 * MM + len(self._options.closing) * 5 * MM
        if closing > free:
            pages.append([])
        return pages

    def _first_row(self) -> float:
        """The top of the first row on the first page, below the heading."""
        lines = len(wrap(self._options.title, SANS_BOLD, 12, RIGHT - LEFT)) if self._options.title else 0
        extra = sum(1 for text in (self._options.reference, self._options.author) if text)
        return TOP - 12 * MM - lines * 16 - extra * 13 - 12 * MM

    def _bordereau(self, plan: Plan) -> None:
        words, options = self._words, self._options
        for page, rows in enumerate(self._laid_out):
            if page == 0:
                self._text(LEFT, TOP, self._heading, SANS_BOLD, 20)
                y = TOP - 10 * MM
                if options.title:
                    for line in wrap(options.title, SANS_BOLD, 12, RIGHT - LEFT):
                        self._text(LEFT, y, line, SANS_BOLD, 12)
                        y -= 16
                if options.reference:
                    self._text(LEFT, y, words.reference.format(reference=options.reference), SANS, 10, _GREY)
                    y -= 13
                if options.author:
                    self._text(LEFT, y, options.author, SANS, 10, _GREY)
                top = self._first_row()
            else:
                self._text(LEFT, TOP, f"{self._heading} {words.continued}", SANS_BOLD, 11)
                top = TOP - 14 * MM
            if rows:
                self._bordereau_heading(top)
            for index, cells, high in rows:
                self._bordereau_row(index, cells, top, high, plan)
                top -= high
            if page == len(self._laid_out) - 1:
                self._bordereau_foot(top, plan)
            self._next_page()

    def _bordereau_heading(self, top: float) -> None:
        self._canvas.setFillColor(_BAND)
        self._canvas.rect(LEFT - 2 * MM, top, RIGHT - LEFT + 4 * MM, 7.5 * MM, stroke=0, fill=1)
        for column in self._columns.values():
            lines = wrap(column.heading, SANS_BOLD, _HEADING, column.right - column.left)
            y = top + 2.7 * MM + (len(lines) - 1) * 4.6
            for line in lines:
                put = self._right if column.to_right else self._text
                put(column.right if column.to_right else column.left, y, line, SANS_BOLD, _HEADING)
                y -= 9.2
        self._rule(top, black, 0.6)

    def _bordereau_row(
        self, index: int, cells: dict[str, list[tuple[str, str, float]]], top: float, high: float, plan: Plan
    ) -> None:
        row = self._rows[index]
        for key, lines in cells.items():
            column = self._columns.get(key)
            if column is None:
                continue
            y = top - _LEAD + 1
            for text, name, size in lines:
                colour = _GREY if name == SANS_ITALIC else black
                put = self._right if column.to_right else self._text
                put(column.right if column.to_right else column.left, y, text, name, size, colour)
                y -= _LEAD
        y = top - _LEAD + 1
        pages, place = self._columns["pages"], self._columns.get("bundle_pages")
        self._right(pages.right, y, str(row.pages) if row.pages else self._words.pages_unknown)
        if place and row.pages:
            self._right(place.right, y, _span(plan.starts[index], row.pages))
            if len(plan.parts) > 1:
                note = self._words.part_short.format(part=plan.part_of[index] + 1)
                self._right(place.right, y - _LEAD, note, SANS, _NOTE, _GREY)
            self._drawn.links.append((self._index, (LEFT - 2 * MM, top - high, RIGHT + 2 * MM, top), index))
        elif place:
            self._right(place.right, y, self._words.pages_unknown)
        self._rule(top - high)

    def _bordereau_foot(self, top: float, plan: Plan) -> None:
        words = self._words
        counted = sum(1 for row in self._rows if row.status is not Status.WITHDRAWN)
        y = top - 7 * MM
        total = words.total.format(pieces=words.pieces(counted), pages=words.pages(plan.pages))
        self._text(LEFT, y, total, SANS_BOLD, _ROW)
        for line in self._options.closing:
            y -= 5 * MM
            self._text(LEFT, y, line, SANS, 10)

    # The other sheets.

    def _cover(self) -> None:
        words, options = self._words, self._options
        y = HIGH - 85 * MM
        for line in wrap(options.title or words.bundle, SANS_BOLD, 26, RIGHT - LEFT):
            self._centre(y, line, SANS_BOLD, 26)
            y -= 34
        self._canvas.setStrokeColor(_RULE)
        self._canvas.setLineWidth(1)
        self._canvas.line(WIDE / 2 - 25 * MM, y + 8, WIDE / 2 + 25 * MM, y + 8)
        y -= 12 * MM
        for text in options.cover:
            for line in wrap(text, SANS, 14, RIGHT - LEFT):
                self._centre(y, line, SANS, 14)
                y -= 21
        y = 45 * MM
        if options.reference:
            self._centre(y, words.reference.format(reference=options.reference), SANS, 11)
            y -= 16
        if options.author:
            self._centre(y, options.author, SANS, 11, _GREY)
        self._next_page()

    def _parts(self, plan: Plan, part: int) -> None:
        words = self._words
        self._text(LEFT, TOP, words.part.format(part=part + 1, parts=len(plan.parts)), SANS_BOLD, 20)
        y = TOP - 12 * MM
        if self._options.title:
            y = self._paragraph(y, self._options.title, SANS_BOLD, 12) - 2 * MM
        y = self._paragraph(y, words.parts_intro.format(parts=len(plan.parts))) - 4 * MM
        # With many parts the lines close up rather than run over the page.
        step = min(8 * MM, (y - BOTTOM) / len(plan.parts))
        for index, other in enumerate(plan.parts):
            name = SANS_BOLD if index == part else SANS
            label = words.part.format(part=index + 1, parts=len(plan.parts))
            self._text(LEFT, y, label, name, 10)
            self._text(LEFT + 45 * MM, y, self._part_pieces(other), name, 10)
            self._right(RIGHT, y, f"{words.part_pages} {_span(other.first_page, other.pages)}", name, 10)
            self._rule(y - 2.5 * MM)
            y -= step
        self._next_page()

    def _part_pieces(self, part: Part) -> str:
        if not part.pieces:
            return ""
        first, last = self._rows[part.pieces[0]].number, self._rows[part.pieces[-1]].number
        return f"{self._words.part_pieces} {first}" + (f" – {last}" if first != last else "")

    def _separator(self, row: Row) -> None:
        words = self._words
        y = HIGH / 2 + 30 * MM
        self._centre(y, words.piece.format(number=row.number), SANS_BOLD, 54)
        y -= 24 * MM
        for line in wrap(row.title, SANS, 18, RIGHT - LEFT):
            self._centre(y, line, SANS, 18)
            y -= 26
        if row.date:
            self._centre(y - 6, row.date, SANS, 13, _GREY)
        self._back(BOTTOM + 6 * MM)
        self._next_page()

    def _back(self, y: float) -> None:
        text = self._words.back
        half = width(text, SANS, 9) / 2
        self._centre(y, text, SANS, 9, _GREY)
        self._drawn.backs.append((self._index, (WIDE / 2 - half - 4, y - 4, WIDE / 2 + half + 4, y + 11)))

    def _sheet(self, row: Row) -> None:
        """The sheet in the place of a piece that has no pages of its own: what it is, why, and how to check it."""
        words = self._words
        reference = row.status is Status.REFERENCE
        y = HIGH - 60 * MM
        self._text(LEFT, y, words.piece.format(number=row.number), SANS_BOLD, 28)
        y -= 13 * MM
        for line in wrap(row.title, SANS, 14, RIGHT - LEFT):
            self._text(LEFT, y, line, SANS, 14)
            y -= 20
        self._rule(y, black, 0.8)
        y -= 10 * MM
        self._text(LEFT, y, words.sheet_reference if reference else words.sheet_placeholder, SANS_BOLD, 12)
        y -= 7 * MM
        y = self._paragraph(y, words.sheet_reference_intro if reference else words.sheet_placeholder_intro) - 4 * MM
        facts = [
            (words.file_reason, row.reason, SANS),
            (words.file_name, row.filename, SANS),
            (words.column_date, row.date, SANS),
            (words.column_origin, row.origin, SANS),
            (words.file_kind, row.kind, SANS),
            (words.file_duration, row.duration, SANS),
            (words.file_size, words.size_bytes.format(size=written(row.size, self._options.language)), SANS),
            (words.fingerprint, row.sha256, MONO),
        ]
        for label, value, name in facts:
            if not value:
                continue
            self._text(LEFT, y, label, SANS, 9, _GREY)
            y = self._paragraph(y, value, name, 8.6 if name == MONO else 10.5, LEFT + 38 * MM)
            self._rule(y + 2 * MM)
            y -= 3.5 * MM
        self._next_page()

    # The integrity list.

    def _lay_out_integrity(self) -> list[list[int]]:
        pages: list[list[int]] = [[]]
        free = TOP - 30 * MM - BOTTOM
        for index in range(len(self._rows)):
            if free < 10.5 * MM and pages[-1]:
                pages.append([])
                free = TOP - 12 * MM - BOTTOM
            pages[-1].append(index)
            free -= 10.5 * MM
        if free < 16 * MM:
            pages.append([])
        return pages

    def list_hash(self) -> str:
        """SHA-256 of the lines ``number, two spaces, SHA-256`` in order, each ended by a newline."""
        return hashlib.sha256("".join(f"{row.number}  {row.sha256}\n" for row in self._rows).encode()).hexdigest()

    def _integrity(self) -> None:
        words = self._words
        for page, indexes in enumerate(self._integrity_pages):
            if page == 0:
                self._text(LEFT, TOP, words.integrity, SANS_BOLD, 16)
                y = self._paragraph(TOP - 9 * MM, words.integrity_intro, SANS, 9.5)
                y = TOP - 30 * MM
            else:
                self._text(LEFT, TOP, f"{words.integrity} {words.continued}", SANS_BOLD, 11)
                y = TOP - 12 * MM
            for index in indexes:
                row = self._rows[index]
                self._text(LEFT, y, row.number, SANS_BOLD, 9)
                title = wrap(row.title, SANS, 9, RIGHT - LEFT - 40 * MM)
                self._text(LEFT + 15 * MM, y, title[0] + (" …" if len(title) > 1 else ""), SANS, 9)
                pages = words.pages(row.pages) if row.pages else words.status[row.status]
                self._right(RIGHT, y, pages, SANS, 9, _GREY)
                self._text(LEFT + 15 * MM, y - 4.2 * MM, row.sha256, MONO, 8)
                self._rule(y - 6 * MM)
                y -= 10.5 * MM
            if page == len(self._integrity_pages) - 1:
                self._text(LEFT, y - 1 * MM, words.integrity_list, SANS, 9)
                self._text(LEFT, y - 6 * MM, self.list_hash(), MONO, 8)
            self._next_page()


def _span(first: int, count: int) -> str:
    return str(first) if count == 1 else f"{first}–{first + count - 1}"
