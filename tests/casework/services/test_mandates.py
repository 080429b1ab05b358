# SPDX-License-Identifier: GPL-3.0-or-later
"""Mandates and consents are kept with their days and can be undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from casework.errors import InvalidValue, NotFound
from casework.model import AddressConsent, Mandate, Person
from casework.services import history, mandates
from casework.services.mandates import RecordMandate
from casework.storage.workspace import Workspace
from tests.builders import TODAY, a_person


def test_a_mandate_is_kept_with_its_scope_and_its_end(workspace: Workspace) -> None:
    person = a_person(workspace)
    mandate = mandates.record(workspace, RecordMandate(person_id=person, signed_on=TODAY, scope="le suivi")).id
    mandates.withdraw(workspace, mandate, on=TODAY + timedelta(days=3))
    with workspace.reading() as session:
        kept = session.get_one(Mandate, mandate)
        assert (kept.signed_on, kept.scope, kept.withdrawn_on) == (TODAY, "le suivi", date(2026, 11, 27))


def test_a_mandate_needs_a_person_and_a_paper_that_are_there(workspace: Workspace) -> None:
    person = a_person(workspace)
    for somebody, paper in ((99, None), (person, 99)):
        with pytest.raises(NotFound):
            mandates.record(workspace, RecordMandate(person_id=somebody, signed_on=TODAY, piece_id=paper))
    with workspace.reading() as session:
        assert session.scalars(select(Mandate)).all() == []


def test_nothing_ends_before_it_began(workspace: Workspace) -> None:
    person = a_person(workspace)
    mandate = mandates.record(workspace, RecordMandate(person_id=person, signed_on=TODAY)).id
    consent = mandates.lend_address(workspace, person, on=TODAY).id
    with pytest.raises(InvalidValue):
        mandates.withdraw(workspace, mandate, on=TODAY - timedelta(days=1))
    with pytest.raises(InvalidValue):
        mandates.end_address(workspace, consent, on=TODAY - timedelta(days=1))
    with workspace.reading() as session:
        assert session.get_one(AddressConsent, consent).withdrawn_on is None
        assert session.get_one(Person, person).address_at_office


def test_lending_the_address_turns_it_on_and_ending_turns_it_off(workspace: Workspace) -> None:
    person = a_person(workspace)
    consent = mandates.lend_address(workspace, person, on=TODAY).id
    with workspace.reading() as session:
        assert session.get_one(Person, person).address_at_office
    mandates.end_address(workspace, consent, on=TODAY)
    with workspace.reading() as session:
        assert not session.get_one(Person, person).address_at_office


def test_a_mandate_entered_by_mistake_is_undone(workspace: Workspace) -> None:
    made = mandates.record(workspace, RecordMandate(person_id=a_person(workspace), signed_on=TODAY))
    history.undo(workspace, made.job)
    with workspace.reading() as session:
        assert session.scalars(select(Mandate).where(Mandate.binned_at.is_(None))).all() == []
