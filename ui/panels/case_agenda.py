# SPDX-License-Identifier: GPL-3.0-or-later
"""All dates of a case on one line of time, past ones greyed; adding one; who owes an answer."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from casework.changes import Changed
from casework.queries.cases import CasePage
from casework.queries.today import silences
from casework.services import cases
from ui.context import Context
from ui.panels.deadlines import AddDeadline
from ui.panels.hearings import HearingPanel
from ui.panels.silences import silence_lines
from ui.widgets.date_lines import lines_of
from ui.widgets.drawer import Ask, Drawer
from ui.widgets.fields import DateField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.parts import Card, EmptyState, clear, column, scrolled
from ui.widgets.text import Label, button


class CaseAgenda(QWidget):
    """The forms open under their buttons, and close when the date is in."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        acts = flow(
            button(self.tr("Add a hearing"), self.begin_hearing, icon_name="gavel"),
            button(self.tr("Add a deadline"), self.begin_deadline, icon_name="clock"),
            button(self.tr("Add a task"), self.begin_task, icon_name="check"),
        )
        self.drawer = Drawer()
        self._lines, self._owed = QVBoxLayout(), QVBoxLayout()
        self._lines.setSpacing(2)
        inside = QWidget()
        whole = column(acts, self.drawer, self._lines, self._owed, spacing=10, margins=(0, 12, 8, 12))
        whole.addStretch(1)
        inside.setLayout(whole)
        self.setLayout(column(scrolled(inside)))

    def read(self, page: CasePage) -> None:
        """Show the dates as they are now; a form being filled in stays."""
        clear(self._lines)
        clear(self._owed)
        if not page.dates:
            self._lines.addWidget(EmptyState("calendar-days", self.tr("No next date: choose one.")))
        coming = [each for each in page.dates if each.status == "open"]
        past = [each for each in page.dates if each.status != "open"]
        lines_of(self._context, coming, self._lines, with_case=False)
        if past:
            self._lines.addSpacing(10)
            self._lines.addWidget(Label(self.tr("Past and done"), "caption"))
            lines_of(self._context, past, self._lines, with_case=False)
        owed = [one for one in silences(self._context.workspace, self._context.view) if one.case_id == self._case_id]
        if owed:
            card = Card(self.tr("Awaiting an answer"))
            silence_lines(self._context, owed, card.inside, with_case=False)
            self._owed.addWidget(card)

    def begin_hearing(self) -> None:
        """Ask for a hearing."""
        context, case_id = self._context, self._case_id
        self.drawer.toggle("hearing", lambda: HearingPanel(context, case_id=case_id, done=self.drawer.shut))

    def begin_deadline(self) -> None:
        """Ask for a rule and its day."""
        context, case_id = self._context, self._case_id
        self.drawer.toggle("deadline", lambda: AddDeadline(context, case_id, self.drawer.shut))

    def begin_task(self) -> None:
        """Ask what is to be done, and by when."""
        self.drawer.toggle("task", self._task_form)

    def _task_form(self) -> QWidget:
        context, case_id = self._context, self._case_id
        workspace = context.workspace
        form, text = Form(2), QLineEdit()
        when = DateField(self.tr("By"), context.language, context.today, warn_past=True)
        form.add("text", self.tr("What is to be done"), text)
        form.add("due_on", self.tr("By"), when)

        def answer() -> None:
            said, day = text.text().strip(), when.day

            def then(_changed: Changed) -> None:
                self.drawer.shut()

            told = self.tr("The task is noted.")
            context.do(self, lambda: cases.add_task(workspace, said, case_id=case_id, due_on=day), said=told, then=then)

        return Ask(self.tr("A task"), form, self.tr("Add"), answer, needed=("text",))
