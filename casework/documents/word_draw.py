# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a read Word document as a PDF with embedded fonts, on a bare ReportLab canvas."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from casework.documents import fonts
from casework.documents.errors import NoPages
from casework.documents.word_lines import Piece
from casework.documents.word_model import Block, Borders, Document, Section
from casework.documents.word_pages import Item, Page, RowItem, TextItem, flow, paginate, stacked

#: A document of more pages than this is not drawn by us.
MAX_PAGES = 3_000
#: Pictures with more pixels than this are left out of our drawing, with a frame in their place.
_MAX_PIXELS = 60_000_000


def draw(document: Document) -> bytes:
    """The PDF. Equal documents give equal bytes."""
    laid = [(section, _pages(section)) for section in document.sections]
    total = sum(len(pages) for _, pages in laid)
    if not total or total > MAX_PAGES:
        raise NoPages
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, lang=document.language or None)
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setCreator("Casework")
    number = 0
    for section, pages in laid:
        for index, page in enumerate(pages):
            number += 1
            canvas.setPageSize((section.width, section.height))
            _Drawing(canvas, section).page(page, number, total, first=index == 0)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _pages(section: Section) -> list[Page]:
    width = section.width - section.left - section.right
    top, bottom = _edges(section, width)
    return paginate(flow(section.blocks, width), section.height - top - bottom)


def _edges(section: Section, width: float) -> tuple[float, float]:
    """How far the text area is from the page's top and foot: headers and footers push it in."""
    head = max((stacked(flow(blocks, width)) for blocks in section.headers.values()), default=0.0)
    foot = max((stacked(flow(blocks, width)) for blocks in section.footers.values()), default=0.0)
    return (
        max(section.top, section.header_at + head if head else 0.0),
        max(section.bottom, section.footer_at + foot if foot else 0.0),
    )


class _Drawing:
    """Draws on the current page; y is counted downwards from the top of the page."""

    def __init__(self, canvas: Canvas, section: Section) -> None:
        self.canvas = canvas
        self.section = section

    def page(self, page: Page, number: int, total: int, *, first: bool) -> None:
        section = self.section
        width = section.width - section.left - section.right
        kind = "first" if first and section.title_page else "default"
        header = flow(_blocks(section.headers, kind), width, number, total)
        footer = flow(_blocks(section.footers, kind), width, number, total)
        self._stack(header, section.left, section.header_at)
        self._stack(footer, section.left, section.height - section.footer_at - stacked(footer))
        top, _ = _edges(section, width)
        for y, item in page.placed:
            self._item(item, section.left, top + y)

    def _stack(self, items: Sequence[Item], x: float, y: float) -> None:
        for item in items:
            y += item.above
            self._item(item, x, y)
            y += item.height

    def _item(self, item: Item, x: float, y: float) -> None:
        if isinstance(item, RowItem):
            self._row(item, x, y)
        else:
            self._text(item, x, y)

    def _row(self, item: RowItem, x: float, y: float) -> None:
        x += item.left
        for cell, items in zip(item.row.cells, item.cells, strict=True):
            if cell.shade:
                self._fill(x, y, cell.width, item.height, cell.shade)
            self._stack(items, x + cell.margins[3], y + cell.margins[0])
            self._frame(cell.borders, x, y, cell.width, item.height)
            x += cell.width

    def _text(self, item: TextItem, x: float, y: float) -> None:
        paragraph, line = item.paragraph, item.line
        left, width = x + paragraph.left, item.width - paragraph.left - paragraph.right
        if paragraph.shade:
            self._fill(left, y, width, line.height, paragraph.shade)
        if paragraph.borders:
            lines = dict(paragraph.borders)
            between = lines.pop("between", None)
            if not item.opens:
                lines.pop("top", None)
            if not item.closes:
                lines.pop("bottom", None)
                if between is not None:
                    lines["bottom"] = between
            self._frame(lines, left - 2, y - 1, width + 4, line.height + 2)
        base = y + line.baseline
        for piece in line.pieces:
            self._piece(piece, x + piece.x, base)

    def _piece(self, piece: Piece, x: float, base: float) -> None:
        look = piece.look
        if piece.span is not None:
            self._picture(piece, x, base)
            return
        place = self.section.height - base + look.rise
        self.canvas.setFillColor(HexColor(f"#{look.color}"))
        at = x
        for run in fonts.runs(piece.text, look.font):
            self.canvas.setFont(run.font, look.size)
            self.canvas.drawString(at, place, run.text)
            at += pdfmetrics.stringWidth(run.text, run.font, look.size)
        if look.underline or look.strike:
            self.canvas.setStrokeColor(HexColor(f"#{look.color}"))
            self.canvas.setLineWidth(look.size / 18)
            height = place - look.size * 0.12 if look.underline else place + look.size * 0.28
            self.canvas.line(x, height, at, height)

    def _picture(self, piece: Piece, x: float, base: float) -> None:
        span = piece.span
        assert span is not None
        bottom = self.section.height - base
        shown = _decoded(span.image)
        if shown is not None:
            self.canvas.drawImage(ImageReader(shown), x, bottom, span.width, span.height, mask="auto")
        else:
            # Vector formats of Windows and broken pictures: an empty frame says that something stood here.
            self.canvas.setLineWidth(0.5)
            self.canvas.rect(x, bottom, span.width, span.height)

    def _fill(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self.canvas.setFillColor(HexColor(f"#{color}"))
        self.canvas.rect(x, self.section.height - y - height, width, height, stroke=0, fill=1)

    def _frame(self, lines: Borders, x: float, y: float, width: float, height: float) -> None:
        top, bottom = self.section.height - y, self.section.height - y - height
        ends = {
            "top": (x, top, x + width, top),
            "bottom": (x, bottom, x + width, bottom),
            "left": (x, top, x, bottom),
            "right": (x + width, top, x + width, bottom),
        }
        for side, line in lines.items():
            if side in ends:
                self.canvas.setStrokeColor(HexColor(f"#{line.color}"))
                self.canvas.setLineWidth(line.width)
                self.canvas.line(*ends[side])


def _decoded(content: bytes) -> Image.Image | None:
    """The picture's pixels, or None where it can't be read or is too large."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > _MAX_PIXELS:
                return None
            return picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _blocks(edges: Mapping[str, Sequence[Block]], kind: str) -> Sequence[Block]:
    return edges.get(kind) or (() if kind == "first" else edges.get("default", ()))
