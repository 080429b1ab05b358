# SPDX-License-Identifier: GPL-3.0-or-later
"""People, their borrowed names, organisations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.errors import CaseworkError, InvalidValue
from casework.language import fold
from casework.model import BorrowedName, Organisation, Person
from casework.services.records import change, done, get, to_bin
from casework.storage.workspace import Workspace

PERSON_FIELDS = frozenset(
    {
        "kind",
        "civility",
        "gender",
        "first_names",
        "last_name",
        "birth_date",
        "birth_place",
        "nationality",
        "occupation",
        "address_lines",
        "postcode",
        "city",
        "country",
        "email",
        "phone",
        "languages",
        "speaks_french",
        "interpreter_name",
        "address_at_office",
        "is_minor",
        "legal_representative",
        "legal_representative_role",
        "disclosure",
        "notes",
    }
)
_ORGANISATION_FIELDS = frozenset(
    {
        "kind",
        "name",
        "short_name",
        "registration_number",
        "address_lines",
        "postcode",
        "city",
        "country",
        "email",
        "phone",
        "aliases",
        "notes",
    }
)


@dataclass(eq=False)
class BorrowedNameTaken(CaseworkError):
    """A borrowed name must be nobody else's, borrowed or real: it would point at the wrong person."""

    name: str


def record(workspace: Workspace, values: Mapping[str, object], *, borrowed_name: str = "") -> Changed:
    """A new person; ``values`` by the field names of a person.

    Raises:
        InvalidValue: neither a first nor a last name.
        BorrowedNameTaken: somebody has that name already.
    """
    with workspace.writing("people.record") as session:
        return done(session, Kind.PERSON, record=add(session, values, borrowed_name=borrowed_name))


def add(session: Session, values: Mapping[str, object], *, borrowed_name: str = "") -> Person:
    """The same inside another job."""
    person = Person()
    change(person, values, PERSON_FIELDS)
    if not person.real_name:
        raise InvalidValue("last_name", "")
    session.add(person)
    session.flush()
    if borrowed_name:
        _lend(session, person, borrowed_name)
    return person


def amend(workspace: Workspace, person_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change some fields of a person.

    Raises:
        NotFound, ChangedMeanwhile, InvalidValue: as named.
    """
    with workspace.writing("people.amend") as session:
        person = get(session, Person, person_id)
        change(person, values, PERSON_FIELDS, version=version)
        if not person.real_name:
            raise InvalidValue("last_name", "")
        return done(session, Kind.PERSON, record=person)


def lend_name(workspace: Workspace, person_id: int, name: str) -> Changed:
    """Give a person a borrowed name, first in line if it is the first.

    Raises:
        BorrowedNameTaken: it is somebody's name.
    """
    with workspace.writing("people.lend_name") as session:
        person = get(session, Person, person_id)
        _lend(session, person, name)
        return done(session, Kind.PERSON, record=person)


def bin_person(workspace: Workspace, person_id: int) -> Changed:
    """To the bin, for thirty days."""
    with workspace.writing("people.bin") as session:
        person = get(session, Person, person_id)
        to_bin(person)
        return done(session, Kind.PERSON, record=person)


def record_organisation(workspace: Workspace, values: Mapping[str, object]) -> Changed:
    """A new organisation.

    Raises:
        InvalidValue: no name.
    """
    with workspace.writing("organisations.record") as session:
        organisation = Organisation(name="")
        change(organisation, values, _ORGANISATION_FIELDS)
        if not organisation.name.strip():
            raise InvalidValue("name", "")
        session.add(organisation)
        return done(session, Kind.ORGANISATION, record=organisation)


def amend_organisation(workspace: Workspace, organisation_id: int, values: Mapping[str, object]) -> Changed:
    """Change some fields of an organisation."""
    with workspace.writing("organisations.amend") as session:
        organisation = get(session, Organisation, organisation_id)
        change(organisation, values, _ORGANISATION_FIELDS)
        return done(session, Kind.ORGANISATION, record=organisation)


def _lend(session: Session, person: Person, name: str) -> None:
    name = " ".join(name.split())
    if not name:
        raise InvalidValue("borrowed_name", "")
    # Compared folded: "Élise" borrowed while an "Elise" lives in the file would point at her.
    taken = {fold(other) for other in session.scalars(select(BorrowedName.name))}
    for first, last in session.execute(select(Person.first_names, Person.last_name)):
        taken |= {fold(each) for each in (first, last, f"{first} {last}", *first.split())}
    if fold(name) in taken:
        raise BorrowedNameTaken(name)
    person.borrowed_names.append(BorrowedName(name=name))
