# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets: the list, and the sheet on which one is prepared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from casework.changes import Kind
from casework.errors import NotFound
from ui.context import Context, Page, Place, Screen
from ui.panels.packet_sheet import PacketPanel
from ui.panels.packets import PacketList
from ui.widgets.parts import Heading, column


class PacketsPage(Page):
    """A packet's sheet takes the whole page; Back returns to where it was opened."""

    shows = frozenset(Kind)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = PacketList(context, None)
        hint = self.tr("Letters with their numbered pieces: prepared, printed, posted.")
        inside = QWidget()
        whole = column(Heading(self.tr("Packets"), hint), self.list, margins=(28, 22, 28, 20))
        whole.setStretch(1, 1)
        inside.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(inside)
        self.sheet: PacketPanel | None = None
        self.setLayout(column(self._stack))

    def refresh(self) -> None:
        self.list.read()
        if self.sheet is not None:
            try:
                self.sheet.read()
            except NotFound:
                # It went to the bin, or was undone.
                self._close_sheet()

    def visit(self, place: Place) -> None:
        if place.kind is not Kind.PACKET:
            return
        if self.sheet is None or self.sheet.packet_id != place.id:
            self._close_sheet()
            try:
                self.sheet = PacketPanel(self.context, place.id)
            except NotFound as gone:
                self.context.messages.error(gone)
                return
            self._stack.addWidget(self.sheet)
        self._stack.setCurrentWidget(self.sheet)

    def show_home(self) -> None:
        self._close_sheet()

    def _close_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.flush()
            self._stack.removeWidget(self.sheet)
            self.sheet.deleteLater()
            self.sheet = None

    def flush(self) -> None:
        if self.sheet is not None:
            self.sheet.flush()

    def print_shown(self) -> None:
        if self.sheet is not None:
            self.sheet.print_shown()

    def filter_list(self) -> None:
        self.list.list.filter.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return self.sheet.parts() if self.sheet is not None else (self,)


SCREEN = Screen(
    key="packets",
    title=lambda: QCoreApplication.translate("Screens", "Packets"),
    icon="send",
    build=PacketsPage,
    opens=frozenset({Kind.PACKET}),
)
