# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked before the keys are changed: some fields, the present passphrase, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLayout, QWidget

from ui.entry.passphrase import named
from ui.widgets.fields import Passphrase
from ui.widgets.parts import column, row
from ui.widgets.text import button, line


class Asking(QWidget):
    """``wanted`` when the button is pressed and nothing is lacking, ``left`` when the person thinks better of it."""

    wanted = Signal()
    left = Signal()

    def __init__(self, act: str, *, passphrase: bool) -> None:
        """``act`` names the deed; with ``passphrase`` one that opens the workspace now is asked for, last."""
        super().__init__()
        self.passphrase = Passphrase(self.tr("Your present passphrase"))
        self.passphrase.changed.connect(self._look)
        self.passphrase.entered.connect(self._on_go)
        self._asks = passphrase
        self._enough: Callable[[], bool] = lambda: True
        self.go = button(act, self._on_go, role="primary")
        self._inside = column(line(), spacing=10, margins=(0, 8, 0, 0))
        if passphrase:
            self._inside.addWidget(named(self.tr("Your present passphrase"), self.passphrase))
        self._inside.addLayout(row(None, button(self.tr("Leave it"), self.left.emit, role="quiet"), self.go))
        self.setLayout(self._inside)
        self._look()

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put these above the passphrase, in order."""
        for at, part in enumerate(parts, start=1):
            if isinstance(part, QWidget):
                self._inside.insertWidget(at, part)
            else:
                self._inside.insertLayout(at, part)

    def need(self, enough: Callable[[], bool], *changes: SignalInstance) -> None:
        """The button waits until ``enough`` holds; it is asked whenever one of the signals comes."""
        self._enough = enough
        for change in changes:
            change.connect(self._look)
        self._look()

    def begin(self) -> None:
        """Put the cursor where typing begins, the passphrase being forgotten."""
        self.passphrase.clear()
        first = self._inside.itemAt(1)
        widget = first.widget() if first is not None else None
        target = widget.focusProxy() if widget is not None else None
        (target or self.passphrase.edit).setFocus()
        self._look()

    def _on_go(self) -> None:
        if self.go.isEnabled():
            self.wanted.emit()

    def _look(self, *_change: object) -> None:
        self.go.setEnabled(self._enough() and (not self._asks or bool(self.passphrase.text)))
