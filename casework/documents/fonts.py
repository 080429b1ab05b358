# SPDX-License-Identifier: GPL-3.0-or-later
"""The fonts we print with, embedded in every PDF: Liberation, and DejaVu Sans for the signs that Liberation lacks.

ReportLab names fonts globally; :func:`register` makes ours known once. Text from outside may hold any sign, so it
is always drawn through :func:`runs`, which never leaves an empty box without a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casework.language import visible
from casework.paths import resources

SANS, SANS_BOLD, SANS_ITALIC, SANS_BOLD_ITALIC = (
    "LiberationSans-Regular",
    "LiberationSans-Bold",
    "LiberationSans-Italic",
    "LiberationSans-BoldItalic",
)
SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC = (
    "LiberationSerif-Regular",
    "LiberationSerif-Bold",
    "LiberationSerif-Italic",
    "LiberationSerif-BoldItalic",
)
MONO = "LiberationMono-Regular"
_WIDE, _WIDE_BOLD = "DejaVuSans", "DejaVuSans-Bold"
_ALL = (
    *(SANS, SANS_BOLD, SANS_ITALIC, SANS_BOLD_ITALIC),
    *(SERIF, SERIF_BOLD, SERIF_ITALIC, SERIF_BOLD_ITALIC),
    *(MONO, _WIDE, _WIDE_BOLD),
)
_UNKNOWN = "\ufffd"


@cache
def register() -> None:
    """Make the sans and serif families known to ReportLab's paragraphs, with bold and italic (``<b>``, ``<i>``)."""
    for family in (SANS, SERIF):
        stem = family.removesuffix("-Regular")
        styles = [family, f"{stem}-Bold", f"{stem}-Italic", f"{stem}-BoldItalic"]
        for name in styles:
            font(name)
        pdfmetrics.registerFontFamily(family, *styles)


@cache
def font(name: str) -> TTFont:
    """The font of this name, read from ``resources/fonts`` at its first use (30 ms each)."""
    if name not in _ALL:
        raise ValueError(name)
    found = TTFont(name, str(resources("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(found)
    return found


def new_canvas(file: BinaryIO, language: str = "") -> Canvas:
    """An A4 canvas that embeds every font it uses and gives the same bytes for the same drawing.

    ``language`` is the document's (RFC 5646: ``fr-FR``), for screen readers; "" where it holds several.
    """
    name: Any = font(SANS).fontName  # typeshed takes this argument for a number
    return Canvas(file, pagesize=A4, invariant=1, pageCompression=1, initialFontName=name, lang=language or None)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font."""

    font: str
    text: str


def runs(text: str, name: str) -> Iterator[Run]:
    """Split text into stretches that one font can draw.

    Signs that ``name`` lacks come from DejaVu Sans; signs that both lack are drawn as U+FFFD, so that the reader
    sees that something stands there. Letters are composed first (a Mac's file names are decomposed).
    """
    first = font(name).face.charToGlyph
    wide_name = _WIDE_BOLD if "Bold" in name else _WIDE
    current, taken = name, ""
    for sign in visible(unicodedata.normalize("NFC", text)):
        if ord(sign) in first:
            wanted = name
        else:
            wanted = wide_name
            if ord(sign) not in font(wide_name).face.charToGlyph:
                sign = _UNKNOWN  # noqa: PLW2901
        if wanted != current and taken:
            yield Run(current, taken)
            taken = ""
        current, taken = wanted, taken + sign
    if taken:
        yield Run(current, taken)


def unprintable(text: str) -> int:
    """How many signs of the text neither of our sans-serif fonts can draw (other scripts, emoji)."""
    covered = (font(SANS).face.charToGlyph, font(_WIDE).face.charToGlyph)
    return sum(1 for sign in unicodedata.normalize("NFC", text) if sign.isprintable() and not _in(sign, covered))


def _in(sign: str, covered: tuple[dict[int, int], dict[int, int]]) -> bool:
    return any(ord(sign) in glyphs for glyphs in covered)


def width(text: str, name: str, size: float) -> float:
    """Width in points of one line of text, in the fonts that :func:`runs` picks."""
    return sum(pdfmetrics.stringWidth(run.text, run.font, size) for run in runs(text, name))


def draw(canvas: Canvas, x: float, y: float, text: str, name: str, size: float) -> float:
    """Draw one line with its left end at x and its base line at y, in points; returns the x of its right end."""
    for run in runs(text, name):
        canvas.setFont(run.font, size)
        canvas.drawString(x, y, run.text)
        x += pdfmetrics.stringWidth(run.text, run.font, size)
    return x


def wrap(text: str, name: str, size: float, wide: float) -> list[str]:
    """Break one paragraph into lines of at most ``wide`` points, at spaces that may break, else inside a word.

    Always at least one line. U+00A0 does not break.
    """
    lines: list[str] = []
    line = ""
    for word in text.replace("\t", "    ").split(" "):
        tried = f"{line} {word}" if line else word
        if width(tried, name, size) <= wide:
            line = tried
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, name, size) > wide and len(line) > 1:
            cut = _fitting(line, name, size, wide)
            lines.append(line[:cut])
            line = line[cut:]
    lines.append(line)
    return lines


def _fitting(text: str, name: str, size: float, wide: float) -> int:
    """How many signs fit, at least one: by halving, since a line of one word may be a megabyte long."""
    low, high = 1, min(len(text), max(2, int(wide / size * 8)))
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle], name, size) <= wide:
            low = middle
        else:
            high = middle - 1
    return low
