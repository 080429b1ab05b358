# SPDX-License-Identifier: GPL-3.0-or-later
"""A Word document as we draw it: sections of paragraphs and tables, lengths in points. No XML beyond this."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a span is."""

    TEXT = "text"
    TAB = "tab"
    LINE = "line"  # forced line break
    PAGE = "page"  # forced page break
    IMAGE = "image"
    PAGE_NUMBER = "page_number"
    PAGE_COUNT = "page_count"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks. ``font`` is one of :mod:`casework.documents.fonts`' names; ``rise`` in points."""

    font: str
    size: float
    color: str = "000000"
    underline: bool = False
    strike: bool = False
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one paragraph. ``image`` with its width and height for pictures."""

    kind: Kind
    text: str
    look: Look
    image: bytes = b""
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Border:
    """One line: width in points, colour."""

    width: float
    color: str


Borders = Mapping[str, Border]  # by side: top, left, bottom, right, between, insideH, insideV


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Spans and how they are set.

    ``line`` is a factor with ``line_rule`` ``auto``, else points (``exact``, ``atLeast``). ``first`` is added to
    ``left`` on the first line. ``tabs`` are (position, ``left`` or ``right`` or ``center``). ``label`` is the mark of
    a list.
    """

    spans: Sequence[Span]
    look: Look
    style: str = ""
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    tabs: Sequence[tuple[float, str]] = ()
    keep_next: bool = False
    keep_lines: bool = False
    page_before: bool = False
    contextual: bool = False
    label: str = ""
    borders: Borders = field(default_factory=dict)
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """``merge`` is ``restart``, ``continue`` or nothing (merged downwards); margins are top, right, bottom, left."""

    blocks: Sequence[Block]
    width: float
    merge: str = ""
    shade: str = ""
    borders: Borders = field(default_factory=dict)
    margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)


@dataclass(frozen=True, slots=True)
class Row:
    """``height`` is the least one, or with ``exact`` the height. ``header`` rows come again on each page."""

    cells: Sequence[Cell]
    height: float = 0.0
    exact: bool = False
    whole: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``left`` is the distance from the text's edge."""

    rows: Sequence[Row]
    left: float = 0.0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one shape. ``headers`` and ``footers`` are by kind: ``default``, ``first``, ``even``."""

    blocks: Sequence[Block]
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header_at: float
    footer_at: float
    headers: Mapping[str, Sequence[Block]]
    footers: Mapping[str, Sequence[Block]]
    title_page: bool = False
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """The whole of it; ``language`` as in ``fr-FR``, may be empty."""

    sections: Sequence[Section]
    title: str = ""
    author: str = ""
    language: str = ""
