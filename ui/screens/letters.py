# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that we write: the list, and the sheet of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from casework.changes import Kind
from casework.errors import NotFound
from casework.language import short_date
from casework.queries.letters import LetterRow, list_letters
from casework.words import LetterStatus
from ui.context import Context, Page, Place, Screen
from ui.labels import word
from ui.models.table import Column, TableModel
from ui.panels.letter_sheet import LetterPanel
from ui.widgets.parts import EmptyState, Heading, column
from ui.widgets.record_list import RecordList


class LettersPage(Page):
    """A letter's sheet takes the whole page; Back returns to where it was opened."""

    shows = frozenset(Kind)

    def __init__(self, context: Context, case_id: int | None = None) -> None:
        super().__init__(context)
        self._case_id = case_id
        columns = (
            Column[LetterRow](self.tr("Case"), lambda row: row.reference, width=10),
            Column[LetterRow](self.tr("Letter"), lambda row: row.title, tip=lambda row: row.title, stretch=True),
            Column[LetterRow](self.tr("To"), lambda row: row.recipient, tip=lambda row: row.recipient, width=28),
            Column[LetterRow](self.tr("State"), lambda row: word(LetterStatus(row.status)), width=10),
            Column[LetterRow](
                self.tr("Sent"),
                lambda row: short_date(row.sent_on) if row.sent_on else "",
                key=lambda row: row.sent_on,
                width=11,
            ),
        )
        empty = EmptyState("mail", self.tr("No letters yet."), self.tr("Letters are written from the page of a case."))
        self.list = RecordList[LetterRow](TableModel(columns, lambda row: row.id), self.tr("Our letters"), empty)
        self.list.opened.connect(lambda letter_id: context.go(Place(kind=Kind.LETTER, id=letter_id)))
        hint = self.tr("Drafts, final and sent letters of all cases.")
        inside = QWidget()
        whole = column(Heading(self.tr("Our letters"), hint), self.list, margins=(28, 22, 28, 20))
        whole.setStretch(1, 1)
        inside.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(inside)
        self.sheet: LetterPanel | None = None
        self.setLayout(column(self._stack))

    def refresh(self) -> None:
        self.list.show_rows(list_letters(self.context.workspace, self.context.view, case_id=self._case_id))
        if self.sheet is not None:
            try:
                self.sheet.read()
            except NotFound:
                # It went to the bin, or was undone.
                self._close_sheet()

    def visit(self, place: Place) -> None:
        if place.kind is not Kind.LETTER:
            return
        if self.sheet is None or self.sheet.letter_id != place.id:
            self._close_sheet()
            try:
                self.sheet = LetterPanel(self.context, place.id)
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

    def filter_list(self) -> None:
        self.list.filter.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return self.sheet.parts() if self.sheet is not None else (self,)


SCREEN = Screen(
    key="letters",
    title=lambda: QCoreApplication.translate("Screens", "Our letters"),
    icon="pencil",
    build=LettersPage,
    opens=frozenset({Kind.LETTER}),
    in_side_bar=False,
)
