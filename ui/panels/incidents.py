# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of events as a list: all of them, or those of a case."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casework.queries.incidents import IncidentRow, list_incidents
from ui.context import Context
from ui.models.table import Column, TableModel
from ui.widgets.record_list import RecordList
from ui.words import day_or_words


class IncidentList(RecordList[IncidentRow]):
    """When, where, what, who, and the cases it belongs to."""

    def __init__(self, context: Context, empty: QWidget, *above: QWidget, case_id: int | None = None) -> None:
        columns = (
            Column[IncidentRow](
                QCoreApplication.translate("IncidentList", "When"),
                lambda row: day_or_words(row.on, row.date_words),
                key=lambda row: row.on,
                width=10,
            ),
            Column[IncidentRow](
                QCoreApplication.translate("IncidentList", "What and where"), _about, tip=_about, stretch=True
            ),
            Column[IncidentRow](
                QCoreApplication.translate("IncidentList", "Case"), lambda row: ", ".join(row.cases), width=9
            ),
        )
        name = QCoreApplication.translate("IncidentList", "Facts")
        super().__init__(TableModel(columns, lambda row: row.id), name, empty, *above)
        self._context = context
        self._case_id = case_id

    def read(self) -> None:
        """Read the rows again."""
        self.show_rows(list_incidents(self._context.workspace, self._context.view, case_id=self._case_id))


def _about(row: IncidentRow) -> str:
    return " · ".join(part for part in (row.title, row.place) if part)
