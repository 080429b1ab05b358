# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand that clicks and types as a person does, and counts what it costs her."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView, QWidget

from tests.ui.window import Program


class Hand:
    """A click costs one, a key that is no typing costs one, typing is free (``docs``: the journeys' budgets)."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.clicks = 0
        assert program.app.window is not None
        program.app.window.activateWindow()
        program.qtbot.waitUntil(program.app.window.isActiveWindow)

    def click(self, text: str) -> None:
        """Click the one visible, enabled button, link or entry of the side bar with this text."""
        window = self.program.app.window
        assert window is not None
        found = [
            each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text().strip() == text
        ]
        assert len(found) == 1, (text, len(found))
        assert found[0].isEnabled(), text
        self.press(found[0])

    def sees(self, text: str) -> bool:
        """Whether a button or link with this text is there to be clicked."""
        window = self.program.app.window
        assert window is not None
        return any(
            each.isVisible() and each.isEnabled() and each.text().strip() == text
            for each in window.findChildren(QAbstractButton)
        )

    def press(self, widget: QWidget) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.program.settle()

    def click_row(self, table: QTableView, record_id: int) -> None:
        """Click the row of a list that shows this record."""
        row = table.model().find(record_id)  # type: ignore[attr-defined]
        place = table.visualRect(table.model().index(row, 1)).center()
        self.clicks += 1
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(1, 0))
        self.program.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key that is not typing."""
        self.clicks += 1
        QTest.keyClick(self._focus(), key, modifier)
        self.program.settle()

    def type(self, text: str) -> None:
        """Type into what has the focus; a tab goes on to the next field."""
        for letter in text:
            if letter == "\t":
                QTest.keyClick(self._focus(), Qt.Key.Key_Tab)
            else:
                # QTest.keyClicks knows ASCII only; a French keyboard does not stop there.
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(self._focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.program.settle()

    @staticmethod
    def _focus() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget
