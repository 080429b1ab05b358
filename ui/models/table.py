# SPDX-License-Identifier: GPL-3.0-or-later
"""The base of every list: rows as the queries give them, columns as descriptions.

Sorting and filtering are done here on keys computed once, because a QSortFilterProxyModel over a Python model
asks for each cell again and again (5,000 rows: 400 to 780 ms to sort; here 100,000 rows stay under that).
The filter compares folded text, so ``defenseur`` finds ``Défenseur``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from casework.language import fold, visible

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one column reads a row.

    ``text`` is shown and filtered on; ``key`` sorts (the folded text where there is none); ``colour`` is a
    hexadecimal colour or "", always beside words that say the same; ``stretch`` gives it the room left over.
    """

    title: str
    text: Callable[[Row], str]
    key: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    icon: Callable[[Row], QIcon | None] | None = None
    colour: Callable[[Row], str] | None = None
    right: bool = False
    stretch: bool = False
    width: int = 0


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows under columns. ``identify`` gives the id by which a row is found again after a reading."""

    def __init__(
        self, columns: Sequence[Column[Row]], identify: Callable[[Row], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._identify = identify
        self._rows: Sequence[Row] = ()
        self._shown: list[int] = []
        self._folded: list[str] | None = None
        self._filter = ""
        self._sorted_by = -1
        self._descending = False

    # -- what it shows

    def show(self, rows: Sequence[Row]) -> None:
        """Replace all rows, keeping filter and order."""
        self.beginResetModel()
        self._rows = rows
        self._folded = None
        self._arrange()
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show only rows in which every word occurs, accents and case aside."""
        wanted = fold(words)
        if wanted == self._filter:
            return
        self.beginResetModel()
        self._filter = wanted
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By one column; -1 gives back the order of the query."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._shown[index.row()], index.column()) for index in before]
        self._sorted_by, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()
        place = {number: row for row, number in enumerate(self._shown)}
        after = [self.index(place[number], at) for number, at in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        rows = self._rows
        shown = list(range(len(rows)))
        if self._filter:
            if self._folded is None:
                self._folded = [fold(" ".join(column.text(row) for column in self.columns)) for row in rows]
            words, folded = self._filter.split(), self._folded
            shown = [number for number in shown if all(word in folded[number] for word in words)]
        if 0 <= self._sorted_by < len(self.columns):
            column = self.columns[self._sorted_by]
            key = column.key or (lambda row: fold(column.text(row)))
            keys = [key(row) for row in rows] if len(shown) == len(rows) else {at: key(rows[at]) for at in shown}
            # Rows without a value come last whichever way the arrow points.
            known = [number for number in shown if keys[number] is not None]
            known.sort(key=lambda number: keys[number], reverse=self._descending)
            shown = known + [number for number in shown if keys[number] is None]
        self._shown = shown

    # -- rows and ids

    def row_at(self, row: int) -> Row:
        return self._rows[self._shown[row]]

    def id_at(self, row: int) -> int:
        return self._identify(self.row_at(row))

    def find(self, record_id: int) -> int:
        """The row that shows this id, -1 where none does."""
        for row, number in enumerate(self._shown):
            if self._identify(self._rows[number]) == record_id:
                return row
        return -1

    # -- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return visible(column.text(row))
            case Qt.ItemDataRole.ToolTipRole:
                return visible(column.tip(row)) if column.tip else None
            case Qt.ItemDataRole.DecorationRole:
                return column.icon(row) if column.icon else None
            case Qt.ItemDataRole.ForegroundRole:
                colour = column.colour(row) if column.colour else ""
                return QColor(colour) if colour else None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {visible(column.text(row))}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
