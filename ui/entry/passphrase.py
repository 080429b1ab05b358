# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a passphrase: typed twice, its strength said in words and on a bar."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from casework.services import session
from ui.widgets.fields import Passphrase
from ui.widgets.parts import column
from ui.widgets.text import Label

GOOD_ENOUGH = 4


class NewPassphrase(QWidget):
    """``changed`` tells whether it is good now."""

    changed = Signal(bool)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = Passphrase(self.tr("New passphrase"))
        self.again = Passphrase(self.tr("The same again"))
        self._meter = QProgressBar()
        self._meter.setRange(0, GOOD_ENOUGH)
        self._meter.setTextVisible(False)
        self._meter.setAccessibleName(self.tr("Strength of the passphrase"))
        self._verdict = Label(" ", "small", wrap=True)
        self.first.changed.connect(self._on_typed)
        self.again.changed.connect(self._on_typed)
        self.again.entered.connect(self.entered)
        self.setLayout(
            column(
                named(self.tr("New passphrase"), self.first),
                self._meter,
                self._verdict,
                named(self.tr("The same again"), self.again),
            )
        )
        self.setFocusProxy(self.first.edit)

    @property
    def text(self) -> str:
        return self.first.text

    @property
    def is_good(self) -> bool:
        """Strong enough, and typed alike twice."""
        return self.first.text == self.again.text and session.passphrase_score(self.text) >= GOOD_ENOUGH

    def clear(self) -> None:
        self.first.clear()
        self.again.clear()

    def _on_typed(self) -> None:
        score = session.passphrase_score(self.text)
        self._meter.setValue(score)
        if not self.text:
            said = " "
        elif score < GOOD_ENOUGH:
            said = self.tr("Too easy to guess: add words.")
        elif self.first.text != self.again.text:
            said = self.tr("Good. Type it a second time.")
        else:
            said = self.tr("Good.")
        self._verdict.setText(said)
        self.changed.emit(self.is_good)


def named(name: str, field: QWidget) -> QWidget:
    """A field under its label."""
    label = Label(name, "caption")
    target = field.focusProxy() or field
    label.setBuddy(target)
    if isinstance(target, QLineEdit) and not target.accessibleName():
        target.setAccessibleName(name)
    both = QWidget()
    both.setLayout(column(label, field, spacing=3))
    return both
