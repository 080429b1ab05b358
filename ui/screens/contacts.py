# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts: people with their borrowed names, authorities as letters address them, organisations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget, QWidget

from casework.changes import Changed, Kind
from casework.queries.people import (
    ContactRow,
    Sheet,
    authority_sheet,
    list_authorities,
    list_organisations,
    list_people,
    organisation_sheet,
    person_sheet,
)
from casework.services import authorities, people
from casework.services.session import Workspace
from casework.words import AuthorityKind, Civility, Gender, OrganisationKind, PersonKind
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.dates import Lean
from ui.labels import choices, word
from ui.models.table import Column, TableModel
from ui.widgets.fields import Choice, DateField, LongText
from ui.widgets.form import Form, Value
from ui.widgets.panes import ListDetail
from ui.widgets.parts import Card, Chips, EmptyState, column, row, scrolled, stacked
from ui.widgets.record_list import RecordList
from ui.widgets.text import Label, button

_KINDS = {"people": Kind.PERSON, "authorities": Kind.AUTHORITY, "organisations": Kind.ORGANISATION}
_WORDS: dict[str, type[StrEnum]] = {
    "people": PersonKind,
    "authorities": AuthorityKind,
    "organisations": OrganisationKind,
}
Make = Callable[[Workspace, Mapping[str, object]], Changed]
Amend = Callable[[Workspace, int, Mapping[str, object]], Changed]
_LIFE = timedelta(days=120 * 366)


class ContactsPage(Page):
    """One list for each of the three, by the chips; the form of the one that is lit saves as it goes."""

    shows = frozenset({Kind.PERSON, Kind.AUTHORITY, Kind.ORGANISATION})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.chips = Chips(
            self.tr("Which contacts"),
            [
                ("people", self.tr("People")),
                ("authorities", self.tr("Authorities")),
                ("organisations", self.tr("Organisations")),
            ],
        )
        self.chips.chosen.connect(lambda _key: self._on_chips())
        columns = (
            Column[ContactRow](self.tr("Name"), lambda each: each.name, tip=lambda each: each.name, stretch=True),
            Column[ContactRow](
                self.tr("Kind"), lambda each: word(_WORDS[self.chips.key](each.kind)) if each.kind else "", width=18
            ),
            Column[ContactRow](self.tr("Town"), lambda each: each.city, width=14),
        )
        empty = EmptyState("users", self.tr("Nobody here yet."))
        self.list = RecordList[ContactRow](
            TableModel(columns, lambda each: each.id), self.tr("Contacts"), empty, self.chips
        )
        self.list.chosen.connect(self._on_chosen)
        new = button(self.tr("New contact"), self.begin_new, role="primary", icon_name="plus")
        left = QWidget()
        left.setLayout(column(row(Label(self.tr("Contacts"), "title"), None, new), self.list, margins=(22, 18, 14, 12)))
        self._detail = QStackedWidget()
        self._detail.addWidget(EmptyState("users", self.tr("Choose somebody from the list.")))
        self.panes_ = ListDetail(left, self._detail, share=(2, 3))
        self.setLayout(column(self.panes_))
        self.form: ContactForm | None = None

    def refresh(self) -> None:
        workspace = self.context.workspace
        match self.chips.key:
            case "people":
                rows = list_people(workspace, self.context.view)
            case "authorities":
                rows = list_authorities(workspace)
            case _:
                rows = list_organisations(workspace)
        self.list.show_rows(rows)
        if self.form is not None and self.form.record_id:
            self.form.read()

    def _on_chips(self) -> None:
        self._close()
        self.list.filter.clear()
        self.refresh()

    def visit(self, place: Place) -> None:
        key = next((key for key, kind in _KINDS.items() if kind is place.kind), "")
        if key and key != self.chips.key:
            self.chips.choose(key)
        if place.part == "new":
            self.begin_new()
        elif place.id:
            self.list.light(place.id)
            self._open(place.id)

    def begin_new(self) -> None:
        self._open(0)

    def flush(self) -> None:
        if self.form is not None:
            self.form.flush()

    def filter_list(self) -> None:
        self.panes_.show_list()
        self.list.filter.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.panes_.left, self._detail)

    def leave_detail(self) -> bool:
        if self.panes_.is_narrow and self.panes_.right.isVisible():
            self.panes_.show_list()
            return True
        return False

    def _on_chosen(self, record_id: int) -> None:
        if record_id and (self.form is None or self.form.record_id != record_id):
            self._open(record_id)

    def _close(self) -> None:
        self.flush()
        self.form = None
        for number in reversed(range(1, self._detail.count())):
            old = self._detail.widget(number)
            if old is not None:
                self._detail.removeWidget(old)
                old.deleteLater()

    def _open(self, record_id: int) -> None:
        self._close()
        builders = {"people": PersonForm, "authorities": AuthorityForm, "organisations": OrganisationForm}
        self.form = builders[self.chips.key](self.context, record_id)
        area = scrolled(stacked(self.form))
        self._detail.addWidget(area)
        self._detail.setCurrentWidget(area)
        self.panes_.show_detail()
        if not record_id:
            self.form.form.focus_first()


class ContactForm(QWidget):
    """The base of the three forms: a new record is made with its first saving."""

    #: Field → the enumeration its choice stands for.
    words: Mapping[str, type[StrEnum]] = {}

    def __init__(self, context: Context, record_id: int) -> None:
        super().__init__()
        self._context, self.record_id = context, record_id
        self._making = False
        self.title = Label("", "title", wrap=True)
        self.form = Form(2)
        self.build()
        self.form.wants_saving.connect(self._on_save)
        self.setLayout(column(self.title, self.form, *self.below(), spacing=14))
        if record_id:
            self.read()
        else:
            self.title.setText(self.tr("New contact"))

    def build(self) -> None:
        """Add the fields."""
        raise NotImplementedError

    def below(self) -> Sequence[QWidget]:
        """What stands under the form."""
        return ()

    def sheet(self) -> Sheet:
        """The record, read."""
        raise NotImplementedError

    #: The services that record a new one and change one; called off the UI thread, so never methods of the form.
    make: Make
    amend: Amend

    def named(self, values: Mapping[str, Value]) -> bool:
        """Whether there is enough for a new record."""
        raise NotImplementedError

    def read(self) -> None:
        sheet = self.sheet()
        values: dict[str, Value] = {}
        for name in self.form.values():
            value = sheet.values.get(name)
            values[name] = ", ".join(value) if isinstance(value, list) else value  # type: ignore[assignment]
        self.form.fill(values)
        self.title.setText(self.heading(sheet))

    def heading(self, sheet: Sheet) -> str:
        return str(sheet.values.get("name", ""))

    def flush(self) -> None:
        self.form.flush()

    def _on_save(self, values: dict[str, Value]) -> None:
        if self.record_id:
            amend, workspace, record_id, changes = (
                self.amend,
                self._context.workspace,
                self.record_id,
                self._sent(values),
            )
            self._context.do(self, lambda: amend(workspace, record_id, changes))
            return
        whole = self.form.values()
        if self._making or not self.named(whole):
            return
        self._making = True
        sent = self._sent({name: value for name, value in whole.items() if value not in ("", None)})

        def then(changed: Changed) -> None:
            self.record_id = changed.id
            self._making = False
            self.read()

        make, workspace = self.make, self._context.workspace
        self._context.do(self, lambda: make(workspace, sent), then=then)

    def _sent(self, values: Mapping[str, Value]) -> dict[str, object]:
        return {name: self.words[name](str(value)) if name in self.words else value for name, value in values.items()}

    def _address(self, *, country: bool = False) -> None:
        self.form.add("address_lines", self.tr("Address"), LongText(self.tr("Address"), 2), wide=True)
        self.form.add("postcode", self.tr("Postcode"), QLineEdit())
        self.form.add("city", self.tr("Town"), QLineEdit())
        if country:
            self.form.add("country", self.tr("Country (FR, GB…)"), QLineEdit())
        self.form.add("email", self.tr("E-mail"), QLineEdit())
        self.form.add("phone", self.tr("Telephone"), QLineEdit())


class PersonForm(ContactForm):
    """A person, with what letters must say of a complainant, and the names lent to her."""

    words = {"kind": PersonKind, "civility": Civility, "gender": Gender}  # noqa: RUF012 - as the base declares it
    make = staticmethod(people.record)
    amend = staticmethod(people.amend)

    def build(self) -> None:
        context = self._context
        self.form.add("first_names", self.tr("First names"), QLineEdit())
        self.form.add("last_name", self.tr("Last name"), QLineEdit())
        self.form.add("civility", self.tr("Civility"), Choice("", choices(Civility)))
        self.form.add("gender", self.tr("Agreement in French"), Choice("", choices(Gender)))
        self.form.add("kind", self.tr("Who they are"), Choice("", choices(PersonKind)))
        self.form.add("occupation", self.tr("Occupation"), QLineEdit())
        born = DateField(self.tr("Born on"), context.language, context.today, lean=Lean.PAST, far=_LIFE)
        self.form.add("birth_date", self.tr("Born on"), born)
        self.form.add("birth_place", self.tr("Born in"), QLineEdit())
        self.form.add("nationality", self.tr("Nationality (FR, GB…)"), QLineEdit())
        self._address(country=True)
        office = QCheckBox(self.tr("Letters give the association’s address instead"))
        self.form.add("address_at_office", "", office, wide=True)
        self.form.add("notes", self.tr("Notes"), LongText(self.tr("Notes"), 2), wide=True)

    def below(self) -> Sequence[QWidget]:
        self._borrowed = Label("", wrap=True, copy=True)
        self._lent = QLineEdit()
        self._lent.setAccessibleName(self.tr("A borrowed name"))
        self._lent.setPlaceholderText(self.tr("A borrowed name"))
        lend = button(self.tr("Lend this name"), self._on_lend, icon_name="venetian-mask")
        card = Card(self.tr("Borrowed names"))
        hint = self.tr("Shown in place of the real name when the window shows borrowed names.")
        return (card.add(self._borrowed, row(self._lent, lend, None), Label(hint, "small", wrap=True)),)

    def heading(self, sheet: Sheet) -> str:
        return f"{sheet.values.get('first_names', '')} {sheet.values.get('last_name', '')}".strip()

    def sheet(self) -> Sheet:
        return person_sheet(self._context.workspace, self.record_id)

    def read(self) -> None:
        super().read()
        names = self.sheet().borrowed_names
        self._borrowed.setText(", ".join(names) if names else self.tr("None yet."))

    def named(self, values: Mapping[str, Value]) -> bool:
        return bool(values["first_names"] or values["last_name"])

    def _on_lend(self) -> None:
        name, workspace, person_id = self._lent.text().strip(), self._context.workspace, self.record_id
        if name and person_id:
            self._context.do(
                self,
                lambda: people.lend_name(workspace, person_id, name),
                then=lambda _changed: self._lent.clear(),
            )


class AuthorityForm(ContactForm):
    """An authority as letters address it. An address that nobody checked says so."""

    words = {"kind": AuthorityKind, "holder_gender": Gender}  # noqa: RUF012 - as the base declares it
    make = staticmethod(authorities.record)
    amend = staticmethod(authorities.amend)

    def build(self) -> None:
        self.form.add("name", self.tr("Name"), QLineEdit(), wide=True)
        self.form.add("kind", self.tr("Kind"), Choice("", choices(AuthorityKind)))
        self.form.add("holder_gender", self.tr("Office holder"), Choice("", choices(Gender)))
        self.form.add("title_line", self.tr("First line of the address"), QLineEdit())
        self.form.add("salutation", self.tr("Salutation"), QLineEdit())
        self._address()
        self.form.add("closing_formula", self.tr("Closing formula"), LongText(self.tr("Closing formula"), 2), wide=True)

    def below(self) -> Sequence[QWidget]:
        self._checked = Card(self.tr("Address"))
        self._state = Label("", wrap=True)
        confirm = button(self.tr("I checked this address"), self._on_confirm, icon_name="badge-check")
        return (self._checked.add(self._state, row(confirm, None)),)

    def sheet(self) -> Sheet:
        return authority_sheet(self._context.workspace, self.record_id)

    def read(self) -> None:
        super().read()
        verified = bool(self.sheet().values.get("verified"))
        self._state.setText(
            self.tr("Somebody checked this address.")
            if verified
            else self.tr(
                "Nobody has checked this address yet: compare it with the authority’s own site or last letter."
            )
        )

    def named(self, values: Mapping[str, Value]) -> bool:
        return bool(values["name"])

    def _on_confirm(self) -> None:
        workspace, record_id, today = self._context.workspace, self.record_id, self._context.today
        if record_id:
            self._context.do(self, lambda: authorities.confirm(workspace, record_id, today=today))


class OrganisationForm(ContactForm):
    """An association, an operator, a newspaper."""

    words = {"kind": OrganisationKind}  # noqa: RUF012 - as the base declares it
    make = staticmethod(people.record_organisation)
    amend = staticmethod(people.amend_organisation)

    def build(self) -> None:
        self.form.add("name", self.tr("Name"), QLineEdit(), wide=True)
        self.form.add("short_name", self.tr("Short name"), QLineEdit())
        self.form.add("kind", self.tr("Kind"), Choice("", choices(OrganisationKind)))
        self.form.add("registration_number", self.tr("Registration number"), QLineEdit())
        self._address(country=True)
        self.form.add("notes", self.tr("Notes"), LongText(self.tr("Notes"), 2), wide=True)

    def sheet(self) -> Sheet:
        return organisation_sheet(self._context.workspace, self.record_id)

    def named(self, values: Mapping[str, Value]) -> bool:
        return bool(values["name"])


def _commands(context: Context) -> list[Command]:
    return [
        Command(
            "contact.new",
            QCoreApplication.translate("Screens", "New &person"),
            partial(context.go, Place("contacts", kind=Kind.PERSON, part="new")),
            Menu.CASE,
            "user",
        )
    ]


SCREEN = Screen(
    key="contacts",
    title=lambda: QCoreApplication.translate("Screens", "Contacts"),
    icon="users",
    build=ContactsPage,
    opens=frozenset({Kind.PERSON, Kind.AUTHORITY, Kind.ORGANISATION}),
    commands=_commands,
)
