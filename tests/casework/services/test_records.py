# SPDX-License-Identifier: GPL-3.0-or-later
"""What every service shares: a value that does not fit, a record that is gone, a form opened too long ago."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from casework.errors import InvalidValue, NotFound
from casework.model import Authority, Case, Incident
from casework.queries import cases as case_queries
from casework.queries import people as people_queries
from casework.services import authorities, cases, correspondence, hearings, incidents, letters, packets, people, pieces
from casework.services.records import ChangedMeanwhile, count, get, next_reference, to_bin
from casework.storage import audit
from casework.storage.workspace import Workspace
from casework.words import Direction, Means
from tests.builders import TODAY, a_case, a_person, a_view, an_authority, an_incident


def entries(workspace: Workspace) -> int:
    """How many entries the journal has."""
    with workspace.reading() as session:
        return audit.head(session)[0]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "finished"),
        ("opened_on", "2026-02-28"),
        ("opened_on", None),
        ("title", None),
        ("title", 7),
        ("reference", "2026-001"),
        ("id", 4),
        ("nonsense", ""),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_leaves_the_record_readable(
    workspace: Workspace, field: str, value: object
) -> None:
    case = a_case(workspace)
    before = case_queries.case_page(workspace, a_view(), case), entries(workspace)
    with pytest.raises(InvalidValue) as refused:
        cases.amend(workspace, case, {field: value})
    assert refused.value.field == field
    assert (case_queries.case_page(workspace, a_view(), case), entries(workspace)) == before


def test_a_word_that_is_in_no_list_never_reaches_the_database(workspace: Workspace) -> None:
    for record, values in (
        (people.record, {"last_name": "Valcourt", "civility": "sir"}),
        (people.record, {"last_name": "Valcourt", "is_minor": "yes"}),
        (people.record_organisation, {"name": "Refuge", "kind": "sect"}),
        (authorities.record, {"name": "Mairie", "kind": "palace"}),
    ):
        with pytest.raises(InvalidValue):
            record(workspace, values)  # type: ignore[operator]
    assert people_queries.list_people(workspace, a_view()) == ()


def test_a_refused_field_takes_the_good_ones_of_the_same_form_with_it(workspace: Workspace) -> None:
    person = a_person(workspace)
    with pytest.raises(InvalidValue):
        people.amend(workspace, person, {"city": "Calais", "birth_date": "30 juin"})
    assert people_queries.person_sheet(workspace, person).values["city"] == ""


Amend = Callable[[Workspace, int, int], object]
FORMS: dict[str, tuple[Callable[[Workspace], int], Amend]] = {
    "case": (
        a_case,
        lambda workspace, number, version: cases.amend(workspace, number, {"title": "Autre"}, version=version),
    ),
    "person": (
        a_person,
        lambda workspace, number, version: people.amend(workspace, number, {"city": "Lille"}, version=version),
    ),
    "authority": (
        an_authority,
        lambda workspace, number, version: authorities.amend(workspace, number, {"city": "Lille"}, version=version),
    ),
}


@pytest.mark.parametrize("kind", FORMS)
def test_who_opened_the_form_before_another_saved_it_is_told_and_overwrites_nothing(
    workspace: Workspace, kind: str
) -> None:
    make, amend = FORMS[kind]
    record = make(workspace)
    amend(workspace, record, 1)
    written = entries(workspace)
    with pytest.raises(ChangedMeanwhile) as refused:
        amend(workspace, record, 1)
    assert refused.value.kind == kind
    assert entries(workspace) == written
    amend(workspace, record, 2)


@pytest.mark.parametrize("field", ["case_id", "proceeding_id", "authority_id", "person_id", "letter_id", "packet_id"])
def test_a_letter_cannot_be_recorded_for_something_that_is_not_there(workspace: Workspace, field: str) -> None:
    post = correspondence.Post(
        direction=Direction.SENT, means=Means.LRAR, on=TODAY, other_party="Mairie", **{field: 99}
    )
    with pytest.raises(NotFound):
        correspondence.record(workspace, post)


def test_nothing_points_at_a_record_in_the_bin(workspace: Workspace) -> None:
    authority = an_authority(workspace)
    case = a_case(workspace)
    packet = packets.prepare(workspace, packets.PreparePacket(case_id=case)).id
    with workspace.writing("test.bin") as session:
        to_bin(get(session, Authority, authority))
    with pytest.raises(NotFound):
        packets.amend(workspace, packet, {"recipient_id": authority})
    with pytest.raises(NotFound):
        letters.draft(
            workspace,
            letters.DraftLetter(case_id=case, template="complaint_prosecutor", recipient_id=authority),
        )


ABSENT: dict[str, Callable[[Workspace], object]] = {
    "case": lambda workspace: cases.amend(workspace, 99, {}),
    "close": lambda workspace: cases.reopen(workspace, 99),
    "note": lambda workspace: cases.write_note(workspace, 99, "x"),
    "task": lambda workspace: cases.finish_task(workspace, 99, today=TODAY),
    "task of a case": lambda workspace: cases.add_task(workspace, "x", case_id=99),
    "client": lambda workspace: a_case(workspace, clients=[99]),
    "organisation": lambda workspace: a_case(workspace, organisations=[99]),
    "event of a case": lambda workspace: a_case(workspace, incidents=[99]),
    "person": lambda workspace: people.amend(workspace, 99, {}),
    "person of an event": lambda workspace: an_incident(workspace, people=[99]),
    "event": lambda workspace: incidents.bin_incident(workspace, 99),
    "hearing": lambda workspace: hearings.amend(workspace, 99, {}),
    "line": lambda workspace: correspondence.bin_line(workspace, 99),
    "letter": lambda workspace: letters.bin_letter(workspace, 99),
    "packet": lambda workspace: packets.bin_packet(workspace, 99),
    "piece": lambda workspace: pieces.bin_piece(workspace, 99),
}


@pytest.mark.parametrize("what", ABSENT)
def test_what_is_not_there_is_said_and_nothing_is_written(workspace: Workspace, what: str) -> None:
    written = entries(workspace)
    with pytest.raises(NotFound):
        ABSENT[what](workspace)
    assert entries(workspace) == written


def test_references_count_on_in_each_year(workspace: Workspace) -> None:
    a_case(workspace, opened_on=date(2026, 5, 1))
    a_case(workspace, opened_on=date(2026, 1, 1))
    a_case(workspace, opened_on=date(2027, 1, 1))
    a_case(workspace, reference="2026-040", opened_on=date(2026, 6, 1))
    a_case(workspace, reference="2026-²", opened_on=date(2026, 6, 1))
    with workspace.reading() as session:
        assert next_reference(session, Case, date(2026, 12, 31)) == "2026-041"
        assert next_reference(session, Case, date(2027, 12, 31)) == "2027-002"
        assert next_reference(session, Case, date(2028, 1, 1)) == "2028-001"
        assert next_reference(session, Incident, TODAY, "F-") == "F-2026-001"


def test_the_number_of_a_binned_case_is_never_given_again(workspace: Workspace) -> None:
    cases.bin_case(workspace, a_case(workspace))
    second = a_case(workspace)
    assert case_queries.case_page(workspace, a_view(), second).row.reference == "2026-002"
    with workspace.reading() as session:
        assert count(session, Case) == 1
