# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of a list: whole rows, rows that grow with the text, Tab leaves it, Enter opens."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.table import TableModel

Row = TypeVar("Row")


class Table(QTableView, Generic[Row]):
    """``chosen`` tells the id of the row that is lit; ``opened`` that of one double-clicked or entered."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, model: TableModel[Row], name: str, *, several: bool = False, headed: bool = True) -> None:
        super().__init__()
        self._model = model
        self._quiet = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(30, round(self.fontMetrics().height() * 1.9)))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setVisible(headed)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        letter = self.fontMetrics().horizontalAdvance("0")
        for number, column in enumerate(model.columns):
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            elif column.width:
                self.setColumnWidth(number, column.width * letter + 30)
        self.setSortingEnabled(headed)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_activated)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self._kept: list[int] = []

    def current_id(self) -> int:
        """The id of the lit row, 0 where none is."""
        rows = self.selectionModel().selectedRows()
        return self._model.id_at(rows[0].row()) if rows else 0

    def selected_ids(self) -> list[int]:
        return [self._model.id_at(index.row()) for index in self.selectionModel().selectedRows()]

    def light(self, record_id: int) -> bool:
        """Light the row with this id and bring it into view; whether it is shown."""
        row = self._model.find(record_id)
        if row < 0:
            return False
        self.selectRow(row)
        self.scrollTo(self._model.index(row, 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.opened.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.id_at(index.row()))

    def _on_selection(self, now: QItemSelection, before: QItemSelection) -> None:
        if not self._quiet:
            self.chosen.emit(self.current_id())

    def _remember(self) -> None:
        self._kept = self.selected_ids()

    def _restore(self) -> None:
        """After a reading the same row stays lit, without telling that it was chosen anew."""
        self._quiet = True
        for record_id in self._kept[:1]:
            self.light(record_id)
        self._quiet = False
        if self._kept and not self.current_id():
            self.chosen.emit(0)
