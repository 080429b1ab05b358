# SPDX-License-Identifier: GPL-3.0-or-later
"""Which page stands where: pure numbers, no files.

Page numbers run from 1 on the first page of the first part, letter, cover and bordereau included, so that the
printed number is the viewer's number (the English guidance of 29 November 2021; law/bundles section 8.2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from casework.bundle.errors import NumberTwice
from casework.errors import InvalidValue


class Kind(StrEnum):
    """What a block of pages is. All but LETTER and PIECE are pages that we draw."""

    LETTER = "letter"
    PARTS = "parts"
    COVER = "cover"
    BORDEREAU = "bordereau"
    SEPARATOR = "separator"
    BLANK = "blank"
    PIECE = "piece"
    SHEET = "sheet"
    INTEGRITY = "integrity"


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive pages of one kind. ``first`` is the first page within the kind or the piece, from 0."""

    kind: Kind
    count: int
    piece: int = -1
    first: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One file: its blocks, the printed number of its first page, its pages, its pieces by index."""

    blocks: tuple[Block, ...]
    first_page: int
    pages: int
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole. ``starts`` and ``part_of`` tell the printed page and the part (from 0) of each piece by index.

    ``by_piece`` when each piece is a file of its own, whose pages count from 1, behind an inventory.
    """

    parts: tuple[Part, ...]
    pages: int
    starts: dict[int, int]
    part_of: dict[int, int]
    by_piece: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """How much room a piece takes. ``sheet`` when one sheet of ours stands in for it; 0 pages when withdrawn."""

    pages: int
    size: int = 0
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """The pages around the pieces, and how the pieces are set apart."""

    letter: int = 0
    cover: int = 0
    bordereau: int = 1
    integrity: int = 1
    separators: bool = False
    blank_backs: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A limit in bytes for each part, and what the pages around the pieces take of it."""

    limit: int
    first: int = 0
    each: int = 0


def numbers(given: Sequence[str]) -> list[str]:
    """The number of each piece: the one it was given, else the one after the highest so far.

    Raises NumberTwice. One series, increasing, never reused (law/bundles section 2.2).
    """
    taken: set[str] = set()
    highest = 0
    found = []
    for wanted in given:
        number = " ".join(wanted.split()) or str(highest + 1)
        if number in taken:
            raise NumberTwice(number)
        taken.add(number)
        if leading := re.match(r"\d+", number):
            highest = max(highest, int(leading.group()))
        found.append(number)
    return found


@dataclass(slots=True)
class _Filling:
    """The part that is being filled."""

    blocks: list[Block] = field(default_factory=list)
    pages: int = 0
    pieces: list[int] = field(default_factory=list)

    def add(self, block: Block) -> None:
        if block.count:
            self.blocks.append(block)
            self.pages += block.count

    def turn_to_front(self) -> None:
        """A blank page where the next page would lie on the back of a sheet."""
        if self.pages % 2:
            self.add(Block(Kind.BLANK, 1))


def arrange(extents: Sequence[Extent], around: Around, room: Room | None = None) -> Plan:
    """Lay out the pieces in their order, in as many parts as ``room`` asks for; without it in one."""
    groups = _groups(extents, room) if room else [[Block(Kind.PIECE, e.pages, i) for i, e in enumerate(extents)]]
    several = len(groups) > 1
    parts: list[Part] = []
    starts: dict[int, int] = {}
    part_of: dict[int, int] = {}
    page = 1
    for index, group in enumerate(groups):
        filling = _Filling()
        if index == 0:
            filling.add(Block(Kind.LETTER, around.letter))
            if around.blank_backs:
                filling.turn_to_front()
            filling.add(Block(Kind.COVER, around.cover))
        if several:
            filling.add(Block(Kind.PARTS, 1, first=index))
        if index == 0:
            filling.add(Block(Kind.BORDEREAU, around.bordereau))
        for run in group:
            _add_piece(filling, run, extents[run.piece], around)
            if run.first == 0:
                starts[run.piece] = page + filling.pages - run.count
                part_of[run.piece] = index
        if index == len(groups) - 1:
            if around.blank_backs:
                filling.turn_to_front()
            filling.add(Block(Kind.INTEGRITY, around.integrity))
        parts.append(Part(tuple(filling.blocks), page, filling.pages, tuple(filling.pieces)))
        page += filling.pages
    return Plan(tuple(parts), page - 1, starts, part_of)


def arrange_by_piece(extents: Sequence[Extent], around: Around, room: Room | None = None) -> Plan:
    """A file for the inventory and one for each piece; several only for a piece that is larger than ``room``."""
    parts = [Part((Block(Kind.BORDEREAU, around.bordereau),), 1, around.bordereau, ())]
    starts: dict[int, int] = {}
    part_of: dict[int, int] = {}
    for piece, extent in enumerate(extents):
        if not extent.pages:
            continue
        starts[piece], part_of[piece] = 1, len(parts)
        groups = _groups([extent], room) if room else [[Block(Kind.PIECE, extent.pages)]]
        for group in groups:
            blocks = tuple(
                Block(Kind.SHEET if extent.sheet else Kind.PIECE, run.count, piece, run.first) for run in group
            )
            parts.append(Part(blocks, blocks[0].first + 1, sum(block.count for block in blocks), (piece,)))
    return Plan(tuple(parts), sum(part.pages for part in parts), starts, part_of, by_piece=True)


def _add_piece(filling: _Filling, run: Block, extent: Extent, around: Around) -> None:
    filling.pieces.append(run.piece)
    if not run.count:
        return
    if around.blank_backs:
        filling.turn_to_front()
    if around.separators and run.first == 0:
        filling.add(Block(Kind.SEPARATOR, 1, run.piece))
        if around.blank_backs:
            filling.turn_to_front()
    filling.add(Block(Kind.SHEET, 1, run.piece) if extent.sheet else run)


def _groups(extents: Sequence[Extent], room: Room) -> list[list[Block]]:
    """Fill part after part in order. A piece is cut only when it does not fit into a part of its own."""
    groups: list[list[Block]] = [[]]
    free = room.limit - room.first
    whole = room.limit - room.each
    for piece, extent in enumerate(extents):
        if extent.size > free and groups[-1]:
            groups.append([])
            free = whole
        if extent.size <= free or extent.pages <= 1:
            groups[-1].append(Block(Kind.PIECE, extent.pages, piece))
            free -= extent.size
            continue
        each = max(1, extent.size // extent.pages)
        done = 0
        while done < extent.pages:
            count = min(extent.pages - done, max(1, free // each))
            groups[-1].append(Block(Kind.PIECE, count, piece, done))
            done += count
            free -= count * each
            if done < extent.pages:
                groups.append([])
                free = whole
    return groups


def page_indexes(ranges: str, count: int) -> list[int]:
    """The pages (from 0) that ``"1-3, 7, 9-"`` means in a document of ``count`` pages; all for "".

    Pages beyond the last are left out. Raises InvalidValue when the text is not of this form or leaves no page.
    """
    if not ranges.strip():
        return list(range(count))
    chosen: list[int] = []
    for part in ranges.split(","):
        found = re.fullmatch(r"\s*(\d+)\s*(?:([-–])\s*(\d*)\s*)?", part)
        if not found:
            raise InvalidValue("pages", ranges)
        first = int(found.group(1))
        last = first if not found.group(2) else min(int(found.group(3) or count), count)
        chosen.extend(range(first - 1, min(last, count)))
    chosen = [index for index in chosen if 0 <= index < count]
    if not chosen:
        raise InvalidValue("pages", ranges)
    return chosen
