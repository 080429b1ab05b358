# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts lines and table rows on pages: keep with next, widows, rows that are split, headings that come again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from casework.documents.word_lines import Line, set_lines
from casework.documents.word_model import Block, Cell, Paragraph, Row, Table

#: A page that would hold less than this takes the content anyway, so that odd files still end.
_LEAST: Final = 40.0


@dataclass(frozen=True, slots=True)
class TextItem:
    """One line of a paragraph, with the space above it and whether it may not begin a page."""

    line: Line
    paragraph: Paragraph
    width: float
    above: float = 0.0
    glued: bool = False
    opens: bool = True
    closes: bool = True
    page_before: bool = False

    @property
    def height(self) -> float:
        return self.line.height


@dataclass(frozen=True, slots=True)
class RowItem:
    """One row of a table: per cell its items, with all their heights known."""

    row: Row
    cells: Sequence[Sequence[Item]]
    left: float
    height: float
    above: float = 0.0
    glued: bool = False
    page_before: bool = False
    heading: RowItem | None = None

    def split(self, room: float) -> tuple[RowItem, RowItem] | None:
        """The part that fits into ``room`` and the rest, or None when the row may not be split here."""
        if self.row.whole or self.row.exact or self.row.header:
            return None
        heads, tails = [], []
        for cell, items in zip(self.row.cells, self.cells, strict=True):
            used = cell.margins[0] + cell.margins[2]
            count = 0
            while count < len(items) and used + items[count].above + items[count].height <= room:
                used += items[count].above + items[count].height
                count += 1
            heads.append(items[:count])
            tails.append(items[count:])
        if not any(heads) or not any(tails):
            return None
        plain = replace(self.row, height=0.0)
        return _measured(plain, heads, self), _measured(plain, tails, replace(self, above=0.0, glued=False))


Item = TextItem | RowItem


def _measured(row: Row, cells: list[Sequence[Item]], like: RowItem) -> RowItem:
    return replace(like, row=row, cells=cells, height=_row_height(row, cells))


def _row_height(row: Row, cells: Sequence[Sequence[Item]]) -> float:
    if row.exact:
        return row.height
    tall = [
        sum(item.above + item.height for item in items) + _after(items) + cell.margins[0] + cell.margins[2]
        for cell, items in zip(row.cells, cells, strict=True)
        if cell.merge != "continue"
    ]
    return max([row.height, *tall])


def _after(items: Sequence[Item]) -> float:
    """The space below the last paragraph of a cell counts in its height."""
    last = items[-1] if items else None
    return last.paragraph.after if isinstance(last, TextItem) and last.closes else 0.0


def flow(blocks: Sequence[Block], width: float, page: int = 1, total: int = 1) -> list[Item]:
    """Blocks as items, top to bottom, for a column of this width."""
    items: list[Item] = []
    below = 0.0
    held = False
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            rows = list(_table(block, page, total, below, held))
            items += rows
            below, held = 0.0, False
            continue
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        above = 0.0 if _hugs(block, before) else block.before
        made = _paragraph(block, before, after, width, (page, total))
        first = replace(made[0], above=max(below, above), glued=held or made[0].glued)
        items += [first, *made[1:]]
        below = 0.0 if _hugs(block, after) else block.after
        held = block.keep_next
        if made[-1].line.page_after:
            below = 0.0
    return items


def _hugs(one: Paragraph, other: Block | None) -> bool:
    """No space between paragraphs of one style that ask for none."""
    return one.contextual and isinstance(other, Paragraph) and other.style == one.style


def _framed_alike(one: Paragraph, other: Block | None) -> bool:
    return bool(one.borders) and isinstance(other, Paragraph) and other.borders == one.borders


def _paragraph(
    block: Paragraph, before: Block | None, after: Block | None, width: float, numbers: tuple[int, int]
) -> list[TextItem]:
    lines = set_lines(block, width, *numbers)
    count = len(lines)
    opens, closes = not _framed_alike(block, before), not _framed_alike(block, after)
    return [
        TextItem(
            line,
            block,
            width,
            # Neither one line alone at the foot nor one alone at the head of a page.
            glued=index > 0 and not lines[index - 1].page_after and (block.keep_lines or index in {1, count - 1}),
            opens=opens and index == 0,
            closes=closes and index == count - 1,
            page_before=(block.page_before and index == 0) or (index > 0 and lines[index - 1].page_after),
        )
        for index, line in enumerate(lines)
    ]


def _table(table: Table, page: int, total: int, below: float, held: bool) -> Iterator[RowItem]:
    heading: RowItem | None = None
    for index, row in enumerate(table.rows):
        cells = [
            flow(cell.blocks, max(cell.width - cell.margins[1] - cell.margins[3], 10.0), page, total)
            if cell.merge != "continue"
            else []
            for cell in row.cells
        ]
        item = RowItem(
            row,
            cells,
            table.left,
            _row_height(row, cells),
            above=below if index == 0 else 0.0,
            glued=held,
            heading=heading,
        )
        yield item
        held = _keeps(row.cells)
        if row.header and (index == 0 or (heading is not None and table.rows[index - 1].header)):
            heading = item


def _keeps(cells: Sequence[Cell]) -> bool:
    """Word keeps a row with the next where its text asks for it; a heading row is never left alone."""
    for cell in cells[:1]:
        first = cell.blocks[0] if cell.blocks else None
        return isinstance(first, Paragraph) and first.keep_next
    return False


@dataclass(slots=True)
class Page:
    """What stands where: (y from the top of the text area, item)."""

    placed: list[tuple[float, Item]] = field(default_factory=list)


def paginate(items: Sequence[Item], height: float) -> list[Page]:
    """Items on pages whose text area has this height; always at least one page."""
    return _Pager(max(height, _LEAST)).run(items)


class _Pager:
    def __init__(self, height: float) -> None:
        self.height = height
        self.pages = [Page()]
        self.y = 0.0

    def run(self, items: Sequence[Item]) -> list[Page]:
        group: list[Item] = []
        for item in items:
            if group and not item.glued:
                self._group(group)
                group = []
            group.append(item)
        if group:
            self._group(group)
        return self.pages

    def _turn(self) -> None:
        self.pages.append(Page())
        self.y = 0.0

    def _group(self, group: list[Item]) -> None:
        """Items that stay together go to the next page together, unless they would not fit there either."""
        if group[0].page_before and self.pages[-1].placed:
            self._turn()
        whole = sum(item.above + item.height for item in group)
        if self.y + whole > self.height + 0.01 and self.pages[-1].placed:
            one_row = len(group) == 1 and isinstance(group[0], RowItem)
            if whole - group[0].above <= self.height and not (one_row and self._split(group[0])):
                self._turn()
            elif one_row and whole - group[0].above <= self.height:
                return
        for item in group:
            self._item(item)

    def _split(self, item: Item) -> bool:
        """Put as much of a row as fits here, if at least a third of the page is free for it."""
        if not isinstance(item, RowItem) or self.height - self.y < self.height / 3:
            return False
        parts = item.split(self.height - self.y - item.above)
        if parts is None:
            return False
        self._put(parts[0])
        self._turn()
        self._item(parts[1])
        return True

    def _item(self, item: Item) -> None:
        if item.page_before and self.pages[-1].placed:
            self._turn()
        room = self.height - self.y
        if item.above + item.height > room + 0.01:
            if isinstance(item, RowItem) and item.height > self.height:
                self._long(item)
                return
            if self.pages[-1].placed:
                self._turn()
        self._put(item)

    def _long(self, item: RowItem) -> None:
        """A row taller than a page: split as often as it takes; what can't be split runs over the foot."""
        rest: RowItem = item
        while rest.height > self.height - self.y:
            parts = rest.split(self.height - self.y - rest.above)
            if parts is None:
                if not self.pages[-1].placed:
                    break
                self._turn()
                continue
            self._put(parts[0])
            self._turn()
            rest = parts[1]
        self._put(rest)

    def _put(self, item: Item) -> None:
        heading = item.heading if isinstance(item, RowItem) else None
        if heading is not None and not self.pages[-1].placed and heading.height < self.height / 3:
            self._put(replace(heading, above=0.0))
        # Space above is dropped at the head of a page, but not on the first page, where the author set it.
        above = item.above if self.pages[-1].placed or len(self.pages) == 1 else 0.0
        self.pages[-1].placed.append((self.y + above, item))
        self.y += above + item.height


def stacked(items: Sequence[Item]) -> float:
    """The height of items put one under the other."""
    return sum(item.above + item.height for item in items)
