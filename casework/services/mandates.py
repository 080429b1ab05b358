# SPDX-License-Identifier: GPL-3.0-or-later
"""Mandates that people give the association, and its consent to receive their mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.errors import InvalidValue
from casework.model import AddressConsent, Mandate, Person
from casework.services.records import done, get, refer
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMandate:
    """A signed mandate. ``scope``: for what, in the words of the paper; ``piece_id``: the paper, where it is kept."""

    person_id: int
    signed_on: date
    scope: str = ""
    piece_id: int | None = None


def record(workspace: Workspace, it: RecordMandate) -> Changed:
    """Keep a mandate; letters written from its day on say so.

    Raises:
        NotFound: the person or the piece is not there.
    """
    with workspace.writing("mandates.record") as session:
        get(session, Person, it.person_id)
        mandate = Mandate(person_id=it.person_id, signed_on=it.signed_on, scope=it.scope, piece_id=it.piece_id)
        return _kept(session, mandate)


def withdraw(workspace: Workspace, mandate_id: int, *, on: date) -> Changed:
    """She no longer wants the association to act: letters of that day and later name no mandate.

    Raises:
        NotFound: there is no such mandate.
        InvalidValue: it was signed only after that day.
    """
    with workspace.writing("mandates.withdraw") as session:
        return _ended(session, get(session, Mandate, mandate_id), Mandate.signed_on.key, on)


def lend_address(workspace: Workspace, person_id: int, *, on: date, piece_id: int | None = None) -> Changed:
    """The association agreed to receive this person's mail: letters give its address and the day of its consent.

    Raises:
        NotFound: the person or the piece is not there.
    """
    with workspace.writing("mandates.lend_address") as session:
        get(session, Person, person_id).address_at_office = True
        return _kept(session, AddressConsent(person_id=person_id, given_on=on, piece_id=piece_id))


def end_address(workspace: Workspace, consent_id: int, *, on: date) -> Changed:
    """The association receives her mail no longer: letters give her own address again.

    Raises:
        NotFound: there is no such consent.
        InvalidValue: it was given only after that day.
    """
    with workspace.writing("mandates.end_address") as session:
        consent = get(session, AddressConsent, consent_id)
        consent.person.address_at_office = False
        return _ended(session, consent, AddressConsent.given_on.key, on)


def _kept(session: Session, paper: Mandate | AddressConsent) -> Changed:
    refer(session, paper)
    session.add(paper)
    return done(session, Kind.PERSON, record=paper)


def _ended(session: Session, paper: Mandate | AddressConsent, begun: str, on: date) -> Changed:
    if on < getattr(paper, begun):
        raise InvalidValue("withdrawn_on", on.isoformat())
    paper.withdrawn_on = on
    return done(session, Kind.PERSON, record=paper)
