# SPDX-License-Identifier: GPL-3.0-or-later
"""All dates of a case on one line of time, past ones greyed, and adding one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from casework.changes import Changed
from casework.queries.cases import CasePage
from casework.queries.people import list_authorities
from casework.services import cases, hearings
from casework.words import AuthorityKind
from ui.context import Context
from ui.widgets.date_lines import lines_of
from ui.widgets.fields import Choice, DateField, TimeField
from ui.widgets.form import Form
from ui.widgets.parts import Card, EmptyState, clear, column, row, scrolled
from ui.widgets.text import Label, button

COURTS = frozenset(
    kind.value
    for kind in (
        AuthorityKind.CRIMINAL_COURT,
        AuthorityKind.POLICE_COURT,
        AuthorityKind.APPEAL_COURT,
        AuthorityKind.CASSATION_COURT,
        AuthorityKind.ADMINISTRATIVE_TRIBUNAL,
        AuthorityKind.ADMINISTRATIVE_APPEAL_COURT,
        AuthorityKind.CONSEIL_ETAT,
        AuthorityKind.INVESTIGATING_JUDGE,
        AuthorityKind.ECHR,
    )
)


class CaseAgenda(QWidget):
    """The two forms open under their buttons, and close when the date is in."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self._hearing = self._hearing_form()
        self._task = self._task_form()
        acts = row(
            button(self.tr("Add a hearing"), lambda: self._show(self._hearing), icon_name="gavel"),
            button(self.tr("Add a task"), lambda: self._show(self._task), icon_name="check"),
            None,
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        inside = QWidget()
        whole = column(acts, self._hearing, self._task, self._lines, spacing=10, margins=(0, 12, 8, 12))
        whole.addStretch(1)
        inside.setLayout(whole)
        self.setLayout(column(scrolled(inside)))

    def read(self, page: CasePage) -> None:
        clear(self._lines)
        if not page.dates:
            self._lines.addWidget(EmptyState("calendar-days", self.tr("No next date: choose one.")))
            return
        coming = [each for each in page.dates if each.status == "open"]
        past = [each for each in page.dates if each.status != "open"]
        lines_of(self._context, coming, self._lines, with_case=False)
        if past:
            self._lines.addSpacing(10)
            self._lines.addWidget(Label(self.tr("Past and done"), "caption"))
            lines_of(self._context, past, self._lines, with_case=False)

    def _show(self, form: QWidget) -> None:
        for each in (self._hearing, self._task):
            each.setVisible(each is form and not form.isVisible())
        if form.isVisible():
            form.setFocus()

    def _hearing_form(self) -> Card:
        context = self._context
        form = Form(2)
        when = DateField(self.tr("Day"), context.language, context.today, warn_past=True)
        form.add("on", self.tr("Day"), when)
        hour = TimeField(self.tr("Time"), context.language)
        form.add("at", self.tr("Time"), hour)
        courts = list_authorities(context.workspace, kinds=COURTS)
        form.add(
            "authority",
            self.tr("Court"),
            Choice(self.tr("Court"), [("", self.tr("Another court")), *((str(one.id), one.name) for one in courts)]),
        )
        form.add("court", self.tr("Name of another court"), QLineEdit())
        form.add("chamber", self.tr("Chamber"), QLineEdit())
        form.add("room", self.tr("Room"), QLineEdit())
        form.add("purpose", self.tr("About"), QLineEdit())
        form.add("attending", self.tr("Who goes"), QLineEdit())
        form.add("month_only", "", QCheckBox(self.tr("Only the month is known")), wide=True)

        def save() -> None:
            values = form.values()
            day = values["on"]
            if when.day is None or day is None:
                when.setFocus()
                return
            chosen = str(values["authority"] or "")
            month_only = bool(values["month_only"])
            it = hearings.HearingSet(
                case_id=self._case_id,
                on=when.day.replace(day=1) if month_only else when.day,
                at=hour.at,
                month_only=month_only,
                authority_id=int(chosen) if chosen else None,
                court=str(values["court"]),
                chamber=str(values["chamber"]),
                room=str(values["room"]),
                purpose=str(values["purpose"]),
                attending=str(values["attending"]),
            )
            workspace = context.workspace
            self._save(lambda: hearings.schedule(workspace, it), self.tr("The hearing is in the agenda."), form)

        return self._card(self.tr("A hearing"), form, save, when)

    def _task_form(self) -> Card:
        context = self._context
        form = Form(2)
        text = QLineEdit()
        form.add("text", self.tr("What is to be done"), text)
        when = DateField(self.tr("By"), context.language, context.today, warn_past=True)
        form.add("due_on", self.tr("By"), when)

        def save() -> None:
            said, day, workspace, case_id = text.text().strip(), when.day, context.workspace, self._case_id
            if not said or when.is_wrong:
                text.setFocus()
                return
            self._save(
                lambda: cases.add_task(workspace, said, case_id=case_id, due_on=day),
                self.tr("The task is noted."),
                form,
            )

        return self._card(self.tr("A task"), form, save, text)

    def _card(self, title: str, form: Form, save: Callable[[], None], first: QWidget) -> Card:
        card = Card(title, tone="accent")
        card.add(form, row(None, button(self.tr("Add"), save)))
        card.setFocusProxy(first)
        card.hide()
        return card

    def _save(self, job: Callable[[], Changed], said: str, form: Form) -> None:
        def done(_changed: Changed) -> None:
            form.clear()
            self._hearing.hide()
            self._task.hide()

        self._context.do(self, job, said=said, then=done)
