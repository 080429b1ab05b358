# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan in the words of the assembling process: plain lists and numbers, pages counted from 0 within a part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from casework.bundle.plan import Block, Kind, Part, Plan
from casework.bundle.sheets import Drawn, Row
from casework.bundle.words import Words

#: The letter goes through the assembling process like a piece, under this index.
LETTER = -1
_UNNUMBERED = frozenset({Kind.LETTER, Kind.COVER})


def stamp(row: Row, words: Words) -> str:
    """A piece's stamp but for the page, which is left as ``{page}``."""
    return words.piece_mark.replace("{number}", row.number).replace("{pages}", str(row.pages))


def page_mark(plan: Plan, words: Words) -> str:
    """The running number but for the page, which is left as ``{page}``."""
    return words.page_mark.replace("{pages}", str(plan.pages))


def part_order(part: Part, rows: Sequence[Row], words: Words, path: Path, *, numbered: bool) -> dict[str, Any]:
    """One part: its blocks and its bookmarks. ``numbered`` when pages bear the bundle's running number."""
    blocks: list[dict[str, Any]] = []
    bookmarks: list[dict[str, Any]] = []
    for block, at in placed(part):
        order: dict[str, Any] = {"count": block.count, "numbered": numbered and block.kind not in _UNNUMBERED}
        if block.kind in {Kind.PIECE, Kind.SHEET}:
            order["stamp"] = stamp(rows[block.piece], words)
        if block.kind is Kind.PIECE:
            order |= {"piece": block.piece, "first": block.first}
        elif block.kind is Kind.LETTER:
            order |= {"piece": LETTER, "first": 0}
        blocks.append(order)
        if title := _bookmark(block, part.first_page + at, rows, words):
            bookmarks.append({"title": title, "to": at, "under": None})
    return {"path": str(path), "first_page": part.first_page, "blocks": blocks, "bookmarks": bookmarks}


def own_order(plan: Plan, drawn: Drawn) -> list[dict[str, Any]]:
    """For each part: where in our own file each of its blocks of ours begins, and what links where."""
    return [_own_order(part, number, drawn) for number, part in enumerate(plan.parts)]


def _own_order(part: Part, number: int, drawn: Drawn) -> dict[str, Any]:
    firsts: list[int] = []
    own_at: dict[int, int] = {}
    starts: dict[int, int] = {}
    bordereau = None
    for block, at in placed(part):
        if block.kind in {Kind.PIECE, Kind.SHEET} and block.first == 0:
            starts[block.piece] = at
        if block.kind in {Kind.PIECE, Kind.LETTER}:
            continue
        first = drawn.pages[block.kind, number if block.kind is Kind.PARTS else block.piece]
        firsts.append(first)
        own_at |= {first + offset: at + offset for offset in range(block.count)}
        if block.kind is Kind.BORDEREAU:
            bordereau = at
    # A line whose piece lies in another file leads nowhere: a link into another file is an action we don't allow.
    links = [
        {"on": own_at[page], "box": box, "to": starts[piece]}
        for page, box, piece in drawn.links
        if page in own_at and piece in starts
    ]
    if bordereau is not None:
        links += [{"on": own_at[page], "box": box, "to": bordereau} for page, box in drawn.backs if page in own_at]
    return {"firsts": firsts, "links": links}


def placed(part: Part) -> Iterator[tuple[Block, int]]:
    """The blocks, each with its first page in the part, from 0."""
    at = 0
    for block in part.blocks:
        yield block, at
        at += block.count


def _bookmark(block: Block, page: int, rows: Sequence[Row], words: Words) -> str:
    """The bookmark's words, with its printed page; "" for blocks without one."""
    match block.kind:
        case Kind.BORDEREAU:
            name = words.bordereau
        case Kind.LETTER:
            name = words.letter
        case Kind.PARTS:
            name = words.parts_title
        case Kind.INTEGRITY:
            name = words.integrity
        case Kind.PIECE | Kind.SHEET:
            row = rows[block.piece]
            name = words.piece.format(number=row.number)
            name = f"{name} – {row.title}" if row.title else name
        case _:
            return ""
    return f"{name} {words.bookmark_page.format(page=page)}"
