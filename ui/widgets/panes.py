# SPDX-License-Identifier: GPL-3.0-or-later
"""List and detail side by side; on a narrow window the detail covers the list until Back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.widgets.parts import column, row
from ui.widgets.text import button


class ListDetail(QWidget):
    """``show_detail`` and ``show_list`` matter only while narrow; wide, both are seen."""

    def __init__(self, left: QWidget, right: QWidget, *, share: tuple[int, int] = (2, 3), letters: int = 130) -> None:
        """``letters``: the width, in letters, under which one pane covers the other; larger text folds sooner."""
        super().__init__()
        self._letters = letters
        self._back = button(self.tr("Back to the list"), self.show_list, role="link", icon_name="arrow-left")
        self._back.hide()
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
        self.setLayout(column(row(self._back, None), self._split, spacing=0))

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
        self._back.setVisible(self._narrow and self._detail_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * self._letters
        if narrow != self._narrow or event.oldSize().width() <= 0:
            self._narrow = narrow
            self._arrange()
        if event.oldSize().width() <= 0:
            whole = sum(self._share)
            self._split.setSizes([event.size().width() * part // whole for part in self._share])
