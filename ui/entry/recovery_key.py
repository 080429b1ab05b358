# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery key on the screen: its numbered groups, a button that prints it, and two groups to type back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from casework.services import session
from ui.messages import Messages
from ui.printing import draw_recovery_key
from ui.widgets.parts import Card, clear, column, row
from ui.widgets.text import Label, button


class RecoveryKey(QWidget):
    """Shown once. ``typed_back`` tells whether the two groups asked for were typed right: the key is on paper then."""

    typed_back = Signal(bool)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.key = ""
        self.wanted = (1, 2)
        self._groups = QGridLayout()
        self._groups.setSpacing(10)
        shown = QWidget()
        shown.setLayout(self._groups)
        self.fields = (QLineEdit(), QLineEdit())
        self._asked = (Label(role="caption"), Label(role="caption"))
        for label, field in zip(self._asked, self.fields, strict=True):
            label.setBuddy(field)
            field.setMaxLength(8)
            field.textChanged.connect(self._on_typed)
        pair = row(*(column(label, field, spacing=3) for label, field in zip(self._asked, self.fields, strict=True)))
        pair.setSpacing(16)
        self.setLayout(column(Card(self.tr("Recovery key")).add(shown), pair, spacing=10))

    def show_key(self, key: str) -> None:
        """Show this key (``ABCD-EFGH-…``) and choose the groups to ask for."""
        self.key = key
        clear(self._groups)
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        font.setPointSizeF(self.font().pointSizeF() * 1.2)
        for number, group in enumerate(key.split("-")):
            label = Label(group, copy=True)
            label.setFont(font)
            label.setAccessibleName(self.tr("Group {number}: {signs}").format(number=number + 1, signs=group))
            numbered = row(Label(f"{number + 1}.", "small"), label, None, spacing=6)
            self._groups.addLayout(numbered, number // 4, number % 4)
        self.wanted = session.groups_to_ask()
        for label, field, number in zip(self._asked, self.fields, self.wanted, strict=True):
            label.setText(self.tr("Group {number}").format(number=number))
            field.clear()

    def forget(self) -> None:
        """Off the screen and out of here."""
        self.key = ""
        clear(self._groups)
        for field in self.fields:
            field.clear()

    @property
    def typed(self) -> dict[int, str]:
        """What stands in the two fields, by the number of the group."""
        return {number: field.text() for number, field in zip(self.wanted, self.fields, strict=True)}

    def print_button(self) -> QPushButton:
        """For the row of buttons below."""
        return button(self.tr("Print"), self._on_print, icon_name="printer")

    def _on_print(self) -> None:
        printer = self._messages.choose_printer("Casework")
        if printer is not None:
            draw_recovery_key(printer, self.key)

    def _on_typed(self) -> None:
        self.typed_back.emit(bool(self.key) and session.groups_match(self.key, self.typed))
