# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has a part in which cases and events, read once for a whole list.

A list of ten thousand cases can't load each case with its people as records: the same names and masks come from a few
plain reads here, in the same order and by the same rules as :class:`casework.queries.view.View` has for one case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from casework.model import BorrowedName, CaseIncident, CasePerson, IncidentPerson, Organisation, Person
from casework.privacy.names import Mask
from casework.queries.view import View
from casework.words import CaseRole, NamesMode

_CLIENTS = (CaseRole.CLIENT, CaseRole.CO_CLIENT)
#: From this many on, reading all is quicker than asking for each.
_MANY = 300
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Who:
    """A person, as far as naming her goes."""

    id: int
    first_names: str
    last_name: str
    borrowed_name: str

    @property
    def real_name(self) -> str:
        """First names and last name."""
        return f"{self.first_names} {self.last_name}".strip()


def roll_of(
    session: Session, view: View, *, cases: Collection[int] | None = (), incidents: Collection[int] | None = ()
) -> Roll:
    """The roll for the cases and events named; for all, kept with the session, where ``None`` is given."""
    if not (_is_many(cases) or _is_many(incidents)):
        return Roll(session, view, cases or (), incidents or ())
    key = ("roll", view)
    if key not in session.info:
        session.info[key] = Roll(session, view, None, None)
    kept: Roll = session.info[key]
    return kept


def _is_many(ids: Collection[int] | None) -> bool:
    return ids is None or len(ids) > _MANY


class Roll:
    """Made by :func:`roll_of`. Each part is read when it is first asked for."""

    def __init__(
        self, session: Session, view: View, cases: Collection[int] | None, incidents: Collection[int] | None
    ) -> None:
        self._session = session
        self._view = view
        self._cases = cases
        self._incidents = incidents
        self._masks: dict[tuple[str, int], Mask] = {}
        self._bare = Mask()
        self._known: dict[int, Who] = {}

    @cached_property
    def _parties(self) -> dict[int, list[tuple[CaseRole, int | None, str | None]]]:
        """Case → everyone with a part in it, in order: role, and a person or the name of an organisation."""
        statement = (
            select(CasePerson.case_id, CasePerson.role, CasePerson.person_id, Organisation.name)
            .outerjoin(Organisation, CasePerson.organisation_id == Organisation.id)
            .where(_among(CasePerson.case_id, self._cases))
            .order_by(CasePerson.id)
        )
        return _grouped((case, (role, person, name)) for case, role, person, name in self._session.execute(statement))

    @cached_property
    def _events(self) -> dict[int, list[int]]:
        """Case → its events, in order."""
        joined = select(CaseIncident.case_id, CaseIncident.incident_id).where(_among(CaseIncident.case_id, self._cases))
        return _grouped((case, event) for case, event in self._session.execute(joined.order_by(CaseIncident.id)))

    @cached_property
    def _in_events(self) -> dict[int, list[int]]:
        """Event → the people in it, in order."""
        wanted = self._incidents
        if wanted is not None:
            wanted = {*wanted, *(each for events in self._events.values() for each in events)}
        statement = (
            select(IncidentPerson.incident_id, IncidentPerson.person_id)
            .where(_among(IncidentPerson.incident_id, wanted))
            .order_by(IncidentPerson.id)
        )
        return _grouped((event, person) for event, person in self._session.execute(statement) if person is not None)

    def _who(self, person_id: int) -> Who:
        if not self._known:
            self._known = people_of(self._session, self._wanted())
        if person_id not in self._known:
            self._known |= people_of(self._session, {person_id})
        return self._known[person_id]

    def _wanted(self) -> Collection[int] | None:
        """Whom to read at once."""
        if self._cases is None:
            return None
        people = {person for parties in self._parties.values() for _, person, _ in parties if person is not None}
        return people | {person for each in self._in_events.values() for person in each}

    @cached_property
    def _everyone(self) -> Mask:
        return self._view.shown.mask(people_of(self._session, None).values())

    def name(self, person_id: int) -> str:
        """A person's name, as shown to this reader."""
        return self._view.shown.of(self._who(person_id))

    def clients(self, case_id: int | None) -> str:
        """For whom the case is: names shown, in order."""
        return ", ".join(
            self.name(person) if person is not None else name or ""
            for role, person, name in self._parties.get(case_id or 0, ())
            if role in _CLIENTS
        )

    def mask(self, case_id: int | None) -> Mask:
        """What hides the people of a case and of its events; without a case, everyone."""
        if self._view.names is NamesMode.REAL:
            return self._bare
        if case_id is None:
            return self._everyone
        key = ("case", case_id)
        if key not in self._masks:
            people = [person for _, person, _ in self._parties.get(case_id, ()) if person is not None]
            for event in self._events.get(case_id, ()):
                people += self._in_events.get(event, ())
            self._masks[key] = self._view.shown.mask(map(self._who, people))
        return self._masks[key]

    def mask_event(self, incident_id: int) -> Mask:
        """What hides the people of an event."""
        if self._view.names is NamesMode.REAL:
            return self._bare
        key = ("incident", incident_id)
        if key not in self._masks:
            self._masks[key] = self._view.shown.mask(map(self._who, self._in_events.get(incident_id, ())))
        return self._masks[key]


def people_of(session: Session, ids: Collection[int] | None) -> dict[int, Who]:
    """By id; all where ``None`` is given."""
    names = session.execute(
        select(Person.id, Person.first_names, Person.last_name).where(_among(Person.id, ids)).order_by(Person.id)
    ).all()
    borrowed: dict[int, str] = {}
    for person, name in session.execute(
        select(BorrowedName.person_id, BorrowedName.name)
        .where(_among(BorrowedName.person_id, ids))
        .order_by(BorrowedName.id)
    ):
        borrowed.setdefault(person, name)
    return {each: Who(each, first, last, borrowed.get(each, "")) for each, first, last in names}


def _among(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], ids: Collection[int] | None
) -> ColumnElement[bool]:
    return column.is_not(None) if ids is None or _is_many(ids) else column.in_(ids)


Value = TypeVar("Value")


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
