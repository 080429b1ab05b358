# SPDX-License-Identifier: GPL-3.0-or-later
"""List and detail side by side; on a narrow window the detail covers the list until Back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.widgets.parts import column

#: Two panes need this many letters' widths in all, so that larger text folds them sooner.
_LETTERS = 130


class ListDetail(QWidget):
    """``show_detail`` and ``show_list`` matter only while narrow; wide, both are seen."""

    folded = Signal(bool)

    def __init__(self, left: QWidget, right: QWidget, *, share: tuple[int, int] = (2, 3)) -> None:
        super().__init__()
        self.left, self.right = left, right
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(left)
        self._split.addWidget(right)
        self._split.setStretchFactor(0, share[0])
        self._split.setStretchFactor(1, share[1])
        self._split.setHandleWidth(1)
        self._share = share
        self._narrow = False
        self._detail_wanted = False
        self.setLayout(column(self._split, spacing=0))

    @property
    def is_narrow(self) -> bool:
        return self._narrow

    def show_detail(self) -> None:
        self._detail_wanted = True
        self._arrange()

    def show_list(self) -> None:
        self._detail_wanted = False
        self._arrange()

    def _arrange(self) -> None:
        self.left.setVisible(not self._narrow or not self._detail_wanted)
        self.right.setVisible(not self._narrow or self._detail_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _LETTERS
        if narrow != self._narrow or event.oldSize().width() <= 0:
            self._narrow = narrow
            self._arrange()
            self.folded.emit(narrow)
        if event.oldSize().width() <= 0:
            whole = sum(self._share)
            self._split.setSizes([event.size().width() * part // whole for part in self._share])
