# SPDX-License-Identifier: GPL-3.0-or-later
"""Noting what happened: when, where, what, who, which officers, what may have recorded it. Saved as it is typed."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from casework.changes import Changed
from casework.language import fold
from casework.noted import FootageKnown, IncidentNoted, MomentNoted, OfficerSeen, PersonInIncident
from casework.queries.dates import DateRow
from casework.queries.incidents import incident_page
from casework.queries.people import list_people
from casework.services import cases, incidents, people
from casework.services.session import Workspace
from casework.words import DatePrecision, FootageState, Force, IncidentRole, RioState
from ui.context import Context
from ui.dates import Lean
from ui.labels import choices, recordings
from ui.widgets.date_lines import lines_of
from ui.widgets.fields import Choice, DateField, LongText, NameField, TimeField
from ui.widgets.form import Form, Value
from ui.widgets.lines import Lines
from ui.widgets.parts import Card, column
from ui.widgets.text import Label

_TRUTH = {"": None, "yes": True, "no": False}
_TRUTHS = ("fingerprinted", "photographed", "lawyer_asked")


class IncidentForm(QWidget):
    """A new event (``incident_id`` 0) is recorded with its first words; ``recorded`` tells its id then.

    ``case_id`` is the case it is noted for, 0 for none.
    """

    recorded = Signal(int)

    def __init__(self, context: Context, incident_id: int, case_id: int = 0) -> None:
        super().__init__()
        self._context, self.incident_id, self._case_id = context, incident_id, case_id
        self._recording = False
        self._again = False
        self._noted = IncidentNoted()
        known = list_people(context.workspace, context.view)
        self._ids = {fold(one.name): one.id for one in known}
        self._names = {one.id: one.name for one in known}
        self.main = self._main_form()
        self.people = Lines(self.tr("Who"), self.tr("Add a person"), self._person_form)
        self.officers = Lines(self.tr("Officers"), self.tr("Add officers"), self._officer_form)
        self.footage = Lines(self.tr("Recordings that may exist"), self.tr("Add a recording"), self._footage_form)
        self.moments = Lines(self.tr("Hour by hour"), self.tr("Add a moment"), self._moment_form)
        self.more = self._more_form()
        self._losses = Card(self.tr("How long recordings are kept"), tone="warning")
        self._losses.hide()
        for lines in (self.people, self.officers, self.footage, self.moments):
            lines.edited.connect(self.save)
        for form in (self.main, self.more):
            form.wants_saving.connect(lambda _values: self.save())
        self.setLayout(
            column(
                self.main,
                self.people,
                self.officers,
                self.footage,
                self._losses,
                self.moments,
                Label(self.tr("More"), "heading"),
                self.more,
                spacing=18,
            )
        )
        if incident_id:
            self.read()

    # -- the fields

    def _main_form(self) -> Form:
        context = self._context
        form = Form(3)
        form.add(
            "starts_on",
            self.tr("Day"),
            DateField(self.tr("Day"), context.language, context.today, lean=Lean.PAST),
        )
        form.add("starts_at", self.tr("From"), TimeField(self.tr("From"), context.language))
        form.add("ends_at", self.tr("To"), TimeField(self.tr("To"), context.language))
        form.add("commune", self.tr("Town"), QLineEdit())
        form.add("place_text", self.tr("Place"), QLineEdit())
        form.add("precision", self.tr("How well the day is known"), Choice("", choices(DatePrecision)))
        form.add("title", self.tr("In a few words"), QLineEdit(), wide=True)
        hint = self.tr("What happened, in the order it happened. The words said, as they were said.")
        form.add("narrative", self.tr("What happened"), LongText(self.tr("What happened"), 7, hint), wide=True)
        return form

    def _person_form(self) -> Form:
        language = self._context.language
        form = Form(3)
        name = NameField(self.tr("Name, or a description"), list(self._names.values()))
        form.add("name", self.tr("Name, or a description"), name)
        form.add("role", self.tr("Part"), Choice("", choices(IncidentRole)))
        form.add("unnamed", "", QCheckBox(self.tr("A description: nobody could name them")), wide=True)
        for field, label in (
            ("held_from", self.tr("Held from")),
            ("held_to", self.tr("Held to")),
            ("interpreter_asked_at", self.tr("Interpreter asked for at")),
            ("interpreter_came_at", self.tr("Interpreter came at")),
        ):
            form.add(field, label, TimeField(label, language))
        for field, label in (
            ("fingerprinted", self.tr("Fingerprints taken")),
            ("photographed", self.tr("Photographed")),
            ("lawyer_asked", self.tr("Asked for a lawyer")),
        ):
            form.add(field, label, self._truth(label))
        form.add("lawyer_answer", self.tr("What was answered"), QLineEdit())
        form.add("note", self.tr("What happened to them alone"), QLineEdit())
        return form

    def _truth(self, label: str) -> Choice:
        return Choice(label, [("", self.tr("not known")), ("yes", self.tr("yes")), ("no", self.tr("no"))])

    def _officer_form(self) -> Form:
        form = Form(3)
        count = QSpinBox()
        count.setRange(1, 500)
        form.add("how_many", self.tr("How many alike"), count)
        form.add("force", self.tr("Force"), Choice("", choices(Force)))
        form.add("unit", self.tr("Unit"), QLineEdit())
        form.add("rio_state", self.tr("RIO number"), Choice("", choices(RioState)))
        form.add("rio_number", self.tr("The number"), QLineEdit())
        form.add("rio_answer", self.tr("Answer when asked for it"), QLineEdit())
        form.add("description", self.tr("Looked like"), QLineEdit())
        form.add("vehicle", self.tr("Vehicle"), QLineEdit())
        form.add("did", self.tr("Did"), QLineEdit())
        return form

    def _footage_form(self) -> Form:
        language = self._context.language
        form = Form(3)
        form.add("kind", self.tr("Kind"), Choice("", recordings()))
        form.add("place", self.tr("Where the camera is"), QLineEdit())
        form.add("operator", self.tr("Whose"), QLineEdit())
        form.add("from_at", self.tr("From"), TimeField(self.tr("From"), language))
        form.add("to_at", self.tr("To"), TimeField(self.tr("To"), language))
        form.add("state", self.tr("State"), Choice("", choices(FootageState)))
        return form

    def _moment_form(self) -> Form:
        form = Form(3)
        form.add("at", self.tr("At"), TimeField(self.tr("At"), self._context.language))
        form.add("at_words", self.tr("Or in words"), QLineEdit())
        form.add("what", self.tr("What"), QLineEdit())
        return form

    def _more_form(self) -> Form:
        form = Form(2)
        form.add("words_heard", self.tr("Words heard"), LongText(self.tr("Words heard"), 2))
        ground = self.tr("Reason the officers gave")
        form.add("legal_ground_claimed", ground, LongText(ground, 2))
        form.add("injuries", self.tr("Injuries"), LongText(self.tr("Injuries"), 2))
        form.add("damage", self.tr("Damage"), LongText(self.tr("Damage"), 2))
        form.add("date_words", self.tr("The date in words, if not exact"), QLineEdit())
        form.add("source_words", self.tr("Who told us"), QLineEdit())
        return form

    # -- reading

    def read(self) -> None:
        """Show the event as kept, unless it is just what was saved from here."""
        page = incident_page(self._context.workspace, self._context.view, self.incident_id)
        self._show_losses(page.losses)
        if page.noted == self._noted or self._recording:
            return
        self._noted = noted = page.noted
        names = self._names | page.names
        own = asdict(noted)
        self.main.fill({name: own[name] for name in self.main.values()})
        self.more.fill({name: own[name] for name in self.more.values()})
        self.people.show_lines([_person_values(one, names) for one in noted.people])
        self.officers.show_lines([asdict(one) for one in noted.officers])
        self.footage.show_lines([asdict(one) for one in noted.footage])
        self.moments.show_lines([asdict(one) for one in noted.moments])

    def _show_losses(self, rows: tuple[DateRow, ...]) -> None:
        while self._losses.inside.count() > 1:
            item = self._losses.inside.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines_of(self._context, rows, self._losses.inside, with_case=False)
        self._losses.setVisible(bool(rows))

    # -- saving

    def flush(self) -> None:
        self.main.flush()
        self.more.flush()
        for lines in (self.people, self.officers, self.footage, self.moments):
            lines.flush()

    def noted(self) -> IncidentNoted:
        """What the form holds now; what it does not show stays as it was."""
        main, more = self.main.values(), self.more.values()
        day = main["starts_on"]
        title = str(main["title"] or "")
        if not title and not main["narrative"]:
            title = self.tr("To be completed")
        return replace(
            self._noted,
            title=title,
            starts_on=day if isinstance(day, date) else None,
            starts_at=_time(main["starts_at"]),
            ends_at=_time(main["ends_at"]),
            precision=DatePrecision(str(main["precision"])),
            commune=str(main["commune"]),
            place_text=str(main["place_text"]),
            narrative=str(main["narrative"]),
            **{name: str(value or "") for name, value in more.items()},  # type: ignore[arg-type]
            officers=tuple(_officer(values) for values in self.officers.values()),
            footage=tuple(_camera(values) for values in self.footage.values()),
            moments=tuple(MomentNoted(**values) for values in self.moments.values() if values["what"]),
        )

    def save(self) -> None:
        """Record or amend, off the UI thread; names nobody bears yet become people first."""
        if self._recording:
            self._again = True
            return
        noted = self.noted()
        persons = [values for values in self.people.values() if values["name"]]
        ids, workspace, incident_id, case_id = dict(self._ids), self._context.workspace, self.incident_id, self._case_id
        today = self._context.today
        self._recording = True

        def job() -> Changed:
            whole = replace(noted, people=tuple(_person(workspace, values, ids) for values in persons))
            if incident_id:
                return incidents.amend(workspace, incident_id, whole)
            made = incidents.record(workspace, whole, today=today)
            if case_id:
                joined = cases.join_incident(workspace, case_id, made.id)
                return replace(joined, id=made.id, kinds=joined.kinds | made.kinds)
            return made

        def then(changed: Changed) -> None:
            self._recording = False
            self._ids = ids
            if not self.incident_id:
                self.incident_id = changed.id
                self.recorded.emit(changed.id)
            self._noted = incident_page(workspace, self._context.view, self.incident_id).noted
            if self._again:
                self._again = False
                self.save()

        def failed(error: Exception) -> None:
            self._recording = False
            self._context.messages.error(error)

        self._context.do(self, job, then=then, failed=failed)


def _time(value: Value) -> time | None:
    return value if isinstance(value, time) else None


def _person_values(one: PersonInIncident, names: dict[int, str]) -> dict[str, Any]:
    truth = {None: "", True: "yes", False: "no"}
    shown = {name: truth[getattr(one, name)] for name in _TRUTHS}
    name = names.get(one.person_id, "") if one.person_id else one.described_as
    return {**asdict(one), **shown, "name": name, "unnamed": one.person_id is None}


def _person(workspace: Workspace, values: dict[str, Any], ids: dict[str, int]) -> PersonInIncident:
    """A line as the service takes it. ``ids`` (folded name → id) gains the people made here."""
    name = str(values.pop("name"))
    person_id = None
    if not values.pop("unnamed"):
        person_id = ids.get(fold(name))
        if person_id is None:
            first, _, last = name.rpartition(" ")
            person_id = people.record(workspace, {"first_names": first, "last_name": last}).id
            ids[fold(name)] = person_id
    values |= {name: _TRUTH[values[name]] for name in _TRUTHS}
    values |= {
        "person_id": person_id,
        "described_as": "" if person_id else name,
        "role": IncidentRole(values["role"]),
    }
    return PersonInIncident(**values)


def _officer(values: dict[str, Any]) -> OfficerSeen:
    typed = {"force": Force(values["force"]), "rio_state": RioState(values["rio_state"])}
    return OfficerSeen(**{**values, **typed})


def _camera(values: dict[str, Any]) -> FootageKnown:
    return FootageKnown(**{**values, "state": FootageState(values["state"])})
