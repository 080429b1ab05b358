# SPDX-License-Identifier: GPL-3.0-or-later
"""The markup in which the letters are written.

A head of ``key: value`` lines, a line ``---``, then one paragraph a line; blank lines do not count::

    # Heading (numbered)        ## Lesser heading          plain paragraph
    - bullet                    1. numbered                > quoted          ^ centred        >> to the right
    [] box to tick              {% if … %} alone on a line: a condition on the paragraphs that follow
    @table 20 60 20             a table with column widths in per cent; rows ``| a | b | c |``, the first is its head;
    @facts 40 60                the same without a head, the first column in bold;
    @end                        ends a table or a box
    @box                        a framed block of paragraphs
    @lines 12                   ruled lines for handwriting
    @page                       page break
    @pieces  @signatures        the standard blocks of the layout

Within a text: ``**bold**``, ``*italic*``, ``~`` for a no-break space, and the tags of the letter itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from casework.language import Language, french


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in a named style; ``text`` still holds its inline marks."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Control:
    """A Jinja statement that stands for itself between paragraphs or rows, without its marks."""

    statement: str


@dataclass(frozen=True, slots=True)
class Table:
    """``widths`` in per cent; ``rows`` are lists of cells or controls; ``head``: the first row names the columns."""

    widths: list[int]
    head: bool
    rows: list[list[str] | Control] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Box:
    """A framed group of paragraphs."""

    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Lines:
    """Ruled lines for handwriting."""

    count: int


@dataclass(frozen=True, slots=True)
class Standard:
    """A block that every letter of a layout shares: ``pieces``, ``signatures``, ``page``."""

    name: str


Block = Paragraph | Control | Table | Box | Lines | Standard

_MARKS = (
    ("## ", "Heading2"),
    ("# ", "Heading1"),
    ("- ", "ListBullet"),
    (">> ", "Right"),
    ("> ", "Quote"),
    ("^ ", "Centre"),
    ("[] ", "Tick"),
    ("1. ", "ListNumber"),
)
_CONTROL = re.compile(r"\{% *(.*?) *%\}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_REFERENCE = re.compile(r"\b(articles?|[LRDA]\.|nos?|chapitre|alinéa|exhibits?|no\.) (?=[\dLRDA\ue000])")


@dataclass(frozen=True, slots=True)
class Source:
    """One letter's text."""

    head: dict[str, str]
    blocks: list[Block]


def read(text: str, language: Language) -> Source:
    """Parse the markup; raises ValueError with the line that can't be read."""
    head_text, _, body = text.partition("\n---\n")
    head = {}
    for line in head_text.splitlines():
        if line and not line.startswith("//"):
            key, _, value = line.partition(":")
            head[key.strip()] = typeset(value.strip(), language)
    lines = iter(body.splitlines())
    return Source(head, list(_blocks(lines, language)))


def _blocks(lines: Iterator[str], language: Language, closing: bool = False) -> Iterator[Block]:
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        if line == "@end" and closing:
            return
        control = _CONTROL.fullmatch(line)
        mark, style = next((pair for pair in _MARKS if line.startswith(pair[0])), ("", "Normal"))
        if line.startswith("@"):
            yield _directive(line[1:].split(), lines, language)
        elif control and len(_TAG.findall(line)) == 1:
            yield Control(control[1])
        else:
            yield Paragraph(style, typeset(line.removeprefix(mark), language))


def _directive(words: list[str], lines: Iterator[str], language: Language) -> Block:
    name, *arguments = words
    if name in {"table", "facts"}:
        return Table([int(width) for width in arguments], name == "table", list(_rows(lines, language)))
    if name == "box":
        return Box(list(_blocks(lines, language, closing=True)))
    if name == "lines":
        return Lines(int(arguments[0]))
    if name in {"pieces", "signatures", "page"}:
        return Standard(name)
    raise ValueError(name)


def _rows(lines: Iterator[str], language: Language) -> Iterator[list[str] | Control]:
    for raw in lines:
        line = raw.strip()
        if line == "@end":
            return
        if control := _CONTROL.fullmatch(line):
            yield Control(control[1])
        elif line.startswith("|"):
            yield [typeset(cell.strip(), language) for cell in _cells(line)]
        elif line:
            raise ValueError(line)
    raise ValueError("@table without @end")


def _cells(line: str) -> list[str]:
    """The cells of a row; a bar inside a tag is a filter, not a column."""
    tags = iter(_TAG.findall(line))
    cells = _TAG.sub("\ue000", line).strip("|").split("|")
    return [re.sub("\ue000", lambda _: next(tags), cell) for cell in cells]


def typeset(text: str, language: Language) -> str:
    """The fixed text with its no-break spaces and apostrophes; tags are left as they are."""
    tags = _TAG.findall(text)
    masked = _TAG.sub("\ue000", text).replace("~", "\u00a0")
    if language is Language.FR:
        masked = french(masked)
    masked = _REFERENCE.sub("\\1\u00a0", masked)
    found = iter(tags)
    return re.sub("\ue000", lambda _: next(found), masked)
