# SPDX-License-Identifier: GPL-3.0-or-later
"""Entering what happened in a proceeding: what, on which day, with which proof; then what it changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QWidget

from casework.changes import Changed
from casework.language import long_date
from casework.queries.cases import case_page
from casework.queries.dates import DateRow
from casework.queries.law_words import Choice as Coded
from casework.queries.letters import list_letters, templates_for
from casework.queries.proceedings import (
    Difference,
    PossibleEvent,
    ProceedingSheet,
    difference,
    proceeding_sheet,
)
from casework.services import letters, proceedings
from ui.context import Context
from ui.dates import Lean
from ui.panels import packet_begin
from ui.widgets.fields import Choice, DateField, LongText, TimeField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.parts import Card, column, row
from ui.widgets.text import Label, button
from ui.words import day_words


class EventForm(Card):
    """The events expected at this stage first, each with who brings it about; any other of the route below them.

    ``entered`` carries the :class:`Difference` that the entry made, and the letters that it calls for.
    """

    entered = Signal(object, tuple)

    def __init__(self, context: Context, sheet: ProceedingSheet) -> None:
        super().__init__(self.tr("What happened?"), tone="accent")
        self._context, self._sheet = context, sheet
        self._events = {event.code: event for event in sheet.possible}
        self._codes: list[str] = []
        self._group = QButtonGroup(self)
        near = [event for event in sheet.possible if event.expected and not event.everywhere]
        for event in near:
            self.add(self._radio(event))
        others = [event for event in sheet.possible if event not in near]
        self.other = Choice(
            self.tr("Something else"),
            [("", self.tr("Choose…")), *((event.code, self._other_words(event)) for event in others)],
        )
        self._else = QRadioButton(self.tr("Something else:"))
        self._group.addButton(self._else, len(self._codes))
        other = row(self._else, self.other)
        other.setStretch(1, 1)
        self.add(other)
        self.other.picked.connect(self._on_other)
        self._form = Form(3)
        self.when = DateField(self.tr("Day"), context.language, context.today, lean=Lean.PAST)
        self.hour = TimeField(self.tr("Hour"), context.language)
        self.proof = QLineEdit()
        self.proof.setPlaceholderText(self.tr("receipt, notice, postmark…"))
        self._form.add("on", self.tr("Day"), self.when)
        self._form.add("at", self.tr("Hour"), self.hour)
        self._form.add("proof", self.tr("Proof"), self.proof)
        self.note = LongText(self.tr("To remember"), 2)
        self._form.add("note", self.tr("To remember"), self.note, wide=True)
        self._hint = Label("", "small", wrap=True)
        self._conditions = column(spacing=2)
        self._boxes: dict[str, QCheckBox] = {}
        self._problem = Label("", "small", tone="danger", wrap=True)
        self.save = button(self.tr("Enter it"), self._on_save)
        self.add(self._hint, self._form, self._conditions, self._problem, row(None, self.save))
        self._group.idToggled.connect(lambda _number, _on: self._on_chosen())
        first = self._group.button(0)
        if first is not None:
            self.setFocusProxy(first)
        self._on_chosen()

    def _radio(self, event: PossibleEvent) -> QWidget:
        made = QRadioButton(f"{event.label} ({event.who})")
        made.setProperty("event", event.code)
        self._group.addButton(made, len(self._codes))
        self._codes.append(event.code)
        return made

    def _other_words(self, event: PossibleEvent) -> str:
        words = f"{event.label} ({event.who})"
        return words if event.expected else self.tr("{event}: not expected at this stage").format(event=words)

    @property
    def chosen(self) -> PossibleEvent | None:
        """The event that was picked."""
        number = self._group.checkedId()
        if number < 0:
            return None
        code = self._codes[number] if number < len(self._codes) else self.other.key
        return self._events.get(code)

    def choose(self, code: str) -> None:
        """Pick an event by its code."""
        if code in self._codes:
            self._group.button(self._codes.index(code)).setChecked(True)
        else:
            self.other.choose(code)

    def _on_other(self) -> None:
        self._else.setChecked(True)
        self._on_chosen()

    def _on_chosen(self) -> None:
        event = self.chosen
        self._form.setVisible(event is not None)
        self.save.setVisible(event is not None)
        self._problem.hide()
        hint = self._hint_of(event) if event else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._form.show_field("at", visible=bool(event and event.needs_hour))
        self._offer(event.conditions if event else ())

    def _hint_of(self, event: PossibleEvent) -> str:
        parts = [event.note]
        if event.documents:
            parts.append(self.tr("Usually with: {documents}.").format(documents=", ".join(event.documents)))
        if event.needs_hour:
            parts.append(self.tr("A limit in hours runs from it: the hour counts."))
        return " ".join(part for part in parts if part)

    def _offer(self, conditions: Sequence[Coded]) -> None:
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {one.code: QCheckBox(one.label) for one in conditions}
        for box in self._boxes.values():
            self._conditions.addWidget(box)

    def _on_save(self) -> None:
        event, day, at = self.chosen, self.when.day, self.hour.at
        if event is None:
            self.other.setFocus()
            return
        if day is None or (event.needs_hour and at is None) or self.hour.is_wrong:
            (self.when if day is None else self.hour).setFocus()
            self._problem.setText(self.tr("The day is missing.") if day is None else self.tr("The hour is missing."))
            self._problem.show()
            return
        it = proceedings.Event(
            proceeding_id=self._sheet.id,
            code=event.code,
            on=day,
            at=at if event.needs_hour else None,
            proof=self.proof.text().strip(),
            note=self.note.toPlainText().strip(),
            conditions=[code for code, box in self._boxes.items() if box.isChecked()],
        )
        told = partial(self._told, event.letters)
        workspace = self._context.workspace
        said = self.tr("Entered; the dates that follow from it were computed.")
        enter(self._context, self, self._sheet, lambda: proceedings.record_event(workspace, it), said, told)

    def _told(self, letters_called: tuple[str, ...], made: Difference) -> None:
        self.entered.emit(made, letters_called)


def enter(
    context: Context,
    owner: QWidget,
    sheet: ProceedingSheet,
    job: Callable[[], Changed],
    said: str,
    told: Callable[[Difference], None],
) -> None:
    """Run a job that moves a proceeding, say it, and find out what it changed in the case."""
    workspace, view = context.workspace, context.view
    before: list[tuple[DateRow, ...]] = []

    def work() -> Changed:
        before.append(case_page(workspace, view, sheet.case_id).dates)
        return job()

    def then(_changed: Changed) -> None:
        after = case_page(workspace, view, sheet.case_id).dates
        now = proceeding_sheet(workspace, view, sheet.id)
        told(difference(before[0], after, sheet.stage, now.stage))

    context.do(owner, work, said=said, then=then)


class DifferenceCard(Card):
    """What an entry changed: the stage, the dates opened, closed and moved, and the letters that it calls for."""

    def __init__(
        self, context: Context, sheet: ProceedingSheet, made: Difference, letters_called: tuple[str, ...]
    ) -> None:
        super().__init__(self.tr("What this changed"), tone="accent")
        self._context, self._sheet = context, sheet
        if made.stage:
            self.add(Label(self.tr("Now: {stage}").format(stage=made.stage), "strong", wrap=True))
        for shown in made.opened:
            self._say(self.tr("Opened: {what}, {date}"), shown)
        for before, shown in made.moved:
            old = long_date(before.on, context.language)
            self._say(self.tr("Moved: {what}, from {old} to {date}").replace("{old}", old), shown)
        for shown in made.closed:
            self._say(self.tr("Closed: {what}, {date}"), shown)
        if not (made.stage or made.opened or made.moved or made.closed):
            self.add(Label(self.tr("Neither the stage nor a date: it stands in the history."), wrap=True))
        fitting = [
            one for one in templates_for(context.workspace, context.language, sheet.case_id) if one.id in letters_called
        ]
        if fitting:
            acts = [button(one.title, partial(self._write, one.id), icon_name="pencil") for one in fitting]
            self.add(Label(self.tr("Letters for this:"), "caption"), flow(*acts))

    def _say(self, pattern: str, shown: DateRow) -> None:
        words = pattern.format(what=shown.title or shown.reason, date=day_words(shown, self._context.language))
        self.add(Label(words, wrap=True, copy=True))

    def _write(self, template: str) -> None:
        write_letter(self._context, self._sheet.case_id, template, self._sheet.id)


def write_letter(
    context: Context, case_id: int, template: str, proceeding_id: int | None = None, *, incident_id: int | None = None
) -> None:
    """Draft a letter in a case and go on with it in the sheet of its packet."""
    workspace = context.workspace
    it = letters.DraftLetter(case_id=case_id, template=template, proceeding_id=proceeding_id, incident_id=incident_id)

    def then(changed: Changed) -> None:
        rows = list_letters(workspace, context.view, case_id=case_id)
        packet_begin.prepare_letter(context, context, next(row for row in rows if row.id == changed.id))

    context.do(context, lambda: letters.draft(workspace, it), then=then)
