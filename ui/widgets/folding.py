# SPDX-License-Identifier: GPL-3.0-or-later
"""Panes side by side; where there is no room for all, one at a time, chosen by a row of switches on top."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.widgets.parts import Chips, column


class FoldingPanes(QWidget):
    """``panes`` are (key, title, widget, share of the width). ``letters`` is the width under which they fold, in
    letters, so that larger text folds them sooner."""

    def __init__(self, name: str, panes: Sequence[tuple[str, str, QWidget, int]], *, letters: int) -> None:
        super().__init__()
        self._letters = letters
        self._panes = {key: widget for key, _, widget, _ in panes}
        self._shares = [share for _, _, _, share in panes]
        self.chips = Chips(name, [(key, title) for key, title, _, _ in panes])
        self.chips.chosen.connect(lambda _key: self._arrange())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for number, (_, _, widget, share) in enumerate(panes):
            self._split.addWidget(widget)
            self._split.setStretchFactor(number, share)
        self._folded = False
        self.setLayout(column(self.chips, self._split, spacing=6))
        self.chips.hide()

    @property
    def is_folded(self) -> bool:
        """Whether only one pane is seen."""
        return self._folded

    def show_pane(self, key: str) -> None:
        """Bring this pane into view."""
        self.chips.choose(key)
        self._arrange()

    def panes(self) -> tuple[QWidget, ...]:
        """All of them, in order."""
        return tuple(self._panes.values())

    def _arrange(self) -> None:
        self.chips.setVisible(self._folded)
        for key, widget in self._panes.items():
            widget.setVisible(not self._folded or key == self.chips.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        first = event.oldSize().width() <= 0
        folded = event.size().width() < self.fontMetrics().averageCharWidth() * self._letters
        if folded != self._folded or first:
            self._folded = folded
            self._arrange()
        if first:
            whole = sum(self._shares)
            self._split.setSizes([event.size().width() * share // whole for share in self._shares])
