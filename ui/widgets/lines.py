# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of small forms of one kind: people of an event, officers seen, recordings, moments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets.form import Form
from ui.widgets.parts import column, row
from ui.widgets.text import Label, button, dress, icon_button


class Lines(QWidget):
    """``edited`` asks for saving: a line was filled in, changed or taken away."""

    edited = Signal()

    def __init__(self, title: str, add: str, build: Callable[[], Form]) -> None:
        super().__init__()
        self._build = build
        self._forms: list[tuple[QFrame, Form, Mapping[str, Any]]] = []
        self._stack = QVBoxLayout()
        self._stack.setSpacing(8)
        more = button(add, self.begin, role="link", icon_name="plus")
        self.setLayout(column(Label(title, "heading"), self._stack, row(more, None), spacing=6))

    def show_lines(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Replace all lines. Entries that the form has no field for are kept and given back by :meth:`values`."""
        for frame, _, _ in self._forms:
            frame.hide()
            frame.deleteLater()
        self._forms = []
        for values in lines:
            self._add(values)

    def values(self) -> list[dict[str, Any]]:
        return [{**kept, **form.values()} for _, form, kept in self._forms]

    def begin(self) -> None:
        """One more, with the cursor in its first field."""
        self._add({}).focus_first()

    def flush(self) -> None:
        for _, form, _ in self._forms:
            form.flush()

    def _add(self, values: Mapping[str, Any]) -> Form:
        form = self._build()
        form.fill(values)
        form.wants_saving.connect(lambda _values: self.edited.emit())
        frame = QFrame()
        dress(frame, role="card")
        remove = icon_button("x", self.tr("Remove"), partial(self._remove, frame))
        side = column(remove, spacing=0)
        side.addStretch(1)
        inside = row(form, side)
        inside.setContentsMargins(14, 8, 6, 12)
        inside.setStretch(0, 1)
        frame.setLayout(inside)
        self._forms.append((frame, form, values))
        self._stack.addWidget(frame)
        return form

    def _remove(self, frame: QFrame) -> None:
        self._forms = [line for line in self._forms if line[0] is not frame]
        frame.hide()
        frame.deleteLater()
        self.edited.emit()
