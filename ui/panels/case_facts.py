# SPDX-License-Identifier: GPL-3.0-or-later
"""The events of a case."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from casework.changes import Kind
from ui.context import Context, Place
from ui.panels.incidents import IncidentList
from ui.widgets.parts import EmptyState, column, row
from ui.widgets.text import button


class CaseFacts(QWidget):
    """A list; an event opens on its own screen, where Back returns from."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        note = button(
            self.tr("Note facts for this case"),
            partial(context.go, Place("incidents", part=f"new:{case_id}")),
            icon_name="plus",
        )
        empty = EmptyState(
            "clipboard-list", self.tr("What happened?"), self.tr("When, where, what, who: a minute is enough.")
        )
        self.list = IncidentList(context, empty, case_id=case_id)
        self.list.opened.connect(lambda record: context.go(Place(kind=Kind.INCIDENT, id=record)))
        self.list.table.clicked.connect(
            lambda _index: context.go(Place(kind=Kind.INCIDENT, id=self.list.table.current_id()))
        )
        self.setLayout(column(row(note, None), self.list, margins=(0, 12, 0, 0)))

    def read(self) -> None:
        self.list.read()
