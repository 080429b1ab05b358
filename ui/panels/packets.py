# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets as a list: all, or those of a case."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from casework.changes import Kind
from casework.language import short_date
from casework.queries.packets import PacketRow, list_packets
from casework.words import PacketStatus
from ui.context import Context, Place
from ui.labels import word
from ui.models.table import Column, TableModel
from ui.widgets.parts import Chips, EmptyState, column
from ui.widgets.record_list import RecordList


class PacketList(QWidget):
    """A packet opens on its sheet."""

    def __init__(self, context: Context, case_id: int | None) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        columns = (
            Column[PacketRow](self.tr("Case"), lambda row: row.reference, width=10),
            Column[PacketRow](self.tr("Packet"), lambda row: row.title, tip=lambda row: row.title, stretch=True),
            Column[PacketRow](self.tr("To"), lambda row: row.recipient, tip=lambda row: row.recipient, width=26),
            Column[PacketRow](self.tr("State"), lambda row: word(PacketStatus(row.status)), width=14),
            Column[PacketRow](
                self.tr("Built"),
                lambda row: short_date(row.built_at.astimezone().date()) if row.built_at else "",
                key=lambda row: row.built_at,
                width=11,
            ),
            Column[PacketRow](
                self.tr("Pages"), lambda row: str(row.pages or ""), key=lambda row: row.pages, right=True, width=6
            ),
        )
        empty = EmptyState(
            "send",
            self.tr("No packet yet."),
            self.tr("Choose a case, then “Prepare a packet”: a letter, its bordereau and its numbered pieces."),
        )
        self._rows: tuple[PacketRow, ...] = ()
        self._chips = Chips(
            self.tr("Which packets"),
            [("all", self.tr("All")), *((status.value, word(status)) for status in PacketStatus)],
        )
        self._chips.chosen.connect(lambda _key: self._show())
        above = (self._chips,) if case_id is None else ()
        self.list = RecordList[PacketRow](TableModel(columns, lambda row: row.id), self.tr("Packets"), empty, *above)
        self.list.opened.connect(self._open)
        self.list.table.clicked.connect(lambda _index: self._open(self.list.table.current_id()))
        self.setLayout(column(self.list, margins=(0, 12, 0, 0)))

    def read(self) -> None:
        self._rows = list_packets(self._context.workspace, self._context.view, case_id=self._case_id)
        self._show()

    def _show(self) -> None:
        key = self._chips.key
        self.list.show_rows([row for row in self._rows if key in ("all", row.status)])

    def _open(self, packet_id: int) -> None:
        self._context.go(Place(kind=Kind.PACKET, id=packet_id))
