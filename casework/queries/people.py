# SPDX-License-Identifier: GPL-3.0-or-later
"""People, organisations and authorities as lists and forms show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from casework.errors import NotFound
from casework.language import fold
from casework.model import Authority, BorrowedName, Organisation, Person
from casework.queries.roll import Who
from casework.queries.view import View
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One line of the contacts. ``name`` obeys the names mode; ``key`` is what a filter looks in, folded."""

    id: int
    name: str
    kind: str
    city: str
    contact: str
    verified: bool
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A record as its form shows it: every field by name. Real values: a form is for who may see them."""

    id: int
    version: int
    values: Mapping[str, object]
    borrowed_names: tuple[str, ...] = ()


def list_people(workspace: Workspace, view: View) -> tuple[ContactRow, ...]:
    """Everyone, by the name shown."""
    with workspace.reading() as session:
        borrowed: dict[int, list[str]] = {}
        for person_id, name in session.execute(
            select(BorrowedName.person_id, BorrowedName.name).order_by(BorrowedName.id)
        ):
            borrowed.setdefault(person_id, []).append(name)
        rows = []
        for person in session.execute(select(*_PERSON).where(Person.binned_at.is_(None))):
            names = borrowed.get(person.id, [])
            shown = view.shown.of(Who(person.id, person.first_names, person.last_name, names[0] if names else ""))
            rows.append(
                ContactRow(
                    id=person.id,
                    name=shown,
                    kind=person.kind.value,
                    city=person.city,
                    contact=person.phone or person.email,
                    verified=True,
                    # A borrowed name finds its person; the real one only while real names are shown.
                    key=fold(" ".join((shown, *names, person.city))),
                )
            )
    return tuple(sorted(rows, key=lambda row: (fold(row.name), row.id)))


_PERSON = (
    Person.id,
    Person.first_names,
    Person.last_name,
    Person.kind,
    Person.city,
    Person.phone,
    Person.email,
)


def person_sheet(workspace: Workspace, person_id: int) -> Sheet:
    """One person, whole.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        person = session.get(Person, person_id)
        if person is None or person.binned_at is not None:
            raise NotFound("person", str(person_id))
        return _sheet(person, tuple(borrowed.name for borrowed in person.borrowed_names))


def list_organisations(workspace: Workspace) -> tuple[ContactRow, ...]:
    """Every organisation, by name."""
    with workspace.reading() as session:
        found = session.scalars(select(Organisation).where(Organisation.binned_at.is_(None)))
        rows = [
            ContactRow(
                id=each.id,
                name=each.name,
                kind=each.kind.value,
                city=each.city,
                contact=each.phone or each.email,
                verified=True,
                key=fold(" ".join((each.name, each.short_name, each.city, *each.aliases))),
            )
            for each in found
        ]
    return tuple(sorted(rows, key=lambda row: (fold(row.name), row.id)))


def organisation_sheet(workspace: Workspace, organisation_id: int) -> Sheet:
    """One organisation, whole."""
    with workspace.reading() as session:
        found = session.get(Organisation, organisation_id)
        if found is None or found.binned_at is not None:
            raise NotFound("organisation", str(organisation_id))
        return _sheet(found)


def list_authorities(workspace: Workspace, *, kinds: frozenset[str] = frozenset()) -> tuple[ContactRow, ...]:
    """Every authority, by name; of some kinds only, when named."""
    with workspace.reading() as session:
        found = session.scalars(select(Authority).where(Authority.binned_at.is_(None)))
        rows = [
            ContactRow(
                id=each.id,
                name=each.name,
                kind=each.kind.value,
                city=each.city,
                contact=each.email or each.url,
                verified=each.verified,
                key=fold(" ".join((each.name, each.title_line, each.city, *each.aliases, *each.communes))),
            )
            for each in found
            if not kinds or each.kind.value in kinds
        ]
    return tuple(sorted(rows, key=lambda row: (fold(row.name), row.id)))


def authority_sheet(workspace: Workspace, authority_id: int) -> Sheet:
    """One authority, whole."""
    with workspace.reading() as session:
        found = session.get(Authority, authority_id)
        if found is None or found.binned_at is not None:
            raise NotFound("authority", str(authority_id))
        return _sheet(found)


_HOUSEKEEPING = frozenset({"id", "uid", "version", "created_at", "updated_at", "binned_at"})


def _sheet(record: Person | Organisation | Authority, borrowed: tuple[str, ...] = ()) -> Sheet:
    values = {
        column.key: getattr(record, column.key)
        for column in record.__table__.columns
        if column.key not in _HOUSEKEEPING
    }
    return Sheet(id=record.id, version=record.version, values=values, borrowed_names=borrowed)
