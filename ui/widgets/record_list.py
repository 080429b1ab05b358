# SPDX-License-Identifier: GPL-3.0-or-later
"""A list pane: what narrows it on top, the rows below, words when there are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from ui.models.table import TableModel
from ui.widgets.parts import column
from ui.widgets.table import Table
from ui.widgets.text import Label

Row = TypeVar("Row")


class RecordList(QWidget, Generic[Row]):
    """``chosen`` and ``opened`` carry ids, as the table's do."""

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(
        self, model: TableModel[Row], name: str, empty: QWidget, *above: QWidget, several: bool = False
    ) -> None:
        super().__init__()
        self.model = model
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter: accents do not matter"))
        self.filter.setAccessibleName(self.tr("Filter this list"))
        self.filter.setClearButtonEnabled(True)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(80)
        self._calm.timeout.connect(self._on_calm)
        self.filter.textChanged.connect(lambda _text: self._calm.start())
        self.table: Table[Row] = Table(model, name, several=several)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self._none_left = Label(self.tr("Nothing matches the filter."), "muted")
        self._none_left.setContentsMargins(12, 12, 12, 12)
        self._stack = QStackedWidget()
        for part in (self.table, empty, self._none_left):
            self._stack.addWidget(part)
        self.setLayout(column(*above, self.filter, self._stack))
        self.setFocusProxy(self.table)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the rows, keeping filter, order and the lit row."""
        self.model.show(rows)
        self.filter.setVisible(bool(rows))
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 2 if rows else 1)

    def light(self, record_id: int) -> None:
        """Light that row; a filter that hides it is lifted."""
        if not self.table.light(record_id) and self.filter.text():
            self.filter.clear()
            self._on_calm()
            self.table.light(record_id)

    def _on_calm(self) -> None:
        self.model.narrow(self.filter.text())
        if self._stack.currentIndex() != 1:
            self._stack.setCurrentIndex(0 if self.model.rowCount() else 2)
