# SPDX-License-Identifier: GPL-3.0-or-later
"""Room for one small form at a time, under what it is about; Escape or its button again closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.form import Form
from ui.widgets.parts import Card, column, row
from ui.widgets.text import Label, button


class Drawer(QWidget):
    """Empty and without height until something is opened in it."""

    def __init__(self) -> None:
        super().__init__()
        self._room = column(spacing=0)
        self.setLayout(self._room)
        self._name = ""
        self._shown: QWidget | None = None
        self._from: QWidget | None = None
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.shut)
        self.hide()

    @property
    def shown(self) -> QWidget | None:
        """What is open."""
        return self._shown

    def toggle(self, name: str, build: Callable[[], QWidget]) -> None:
        """Open that form, closing another; if it is open itself, close it."""
        same = name == self._name
        back = self.window().focusWidget() if self._shown is None else self._from
        self.shut()
        if same:
            return
        self._name, self._from = name, back
        self._shown = build()
        self._room.addWidget(self._shown)
        self.show()
        self._shown.setFocus()
        QTimer.singleShot(0, self, self._into_view)

    def _into_view(self) -> None:
        """Scroll so that what was opened is seen, its head at the least."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self._shown is not None:
            above.ensureWidgetVisible(self, 0, 0)
            above.ensureWidgetVisible(self._shown, 0, 0)

    def shut(self) -> None:
        """Close what is open; the focus goes back to where it was opened from."""
        if self._shown is None:
            return
        self._room.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown, self._name = None, ""
        self.hide()
        if self._from is not None:
            self._from.setFocus()


class Ask(Card):
    """A question with a few fields and one button. ``answer`` does what is asked; with a field that can't be read, or
    one of ``needed`` empty, the cursor goes there instead."""

    def __init__(
        self,
        title: str,
        form: Form,
        yes: str,
        answer: Callable[[], object],
        *,
        needed: tuple[str, ...] = (),
        hint: str = "",
    ) -> None:
        super().__init__(title, tone="accent")
        self.form = form
        self._answer, self._needed = answer, needed
        if hint:
            self.add(Label(hint, "small", wrap=True))
        self.yes = button(yes, self.take)
        self.add(form, row(None, self.yes))
        self.setFocusProxy(next(iter(form.fields())))

    def take(self) -> None:
        """Answer, if everything needed is there."""
        values = self.form.values()
        wrong = next((name for name in self._needed if not values[name]), None) or self.form.first_wrong
        if wrong is not None:
            self.form[wrong].setFocus()
            return
        self._answer()
