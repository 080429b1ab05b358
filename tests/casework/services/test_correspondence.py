# SPDX-License-Identifier: GPL-3.0-or-later
"""What was sent and received. Silence counts from proof only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.errors import InvalidValue, NotFound
from casework.queries.correspondence import PostRow, list_post
from casework.queries.today import silences
from casework.services import cases, correspondence
from casework.services.correspondence import Post
from casework.storage.workspace import Workspace
from casework.words import Direction, Means, Outcome
from tests.builders import TODAY, a_case, a_view, an_authority

SENT = TODAY - timedelta(days=40)


def a_letter(workspace: Workspace, case: int | None = None, **values: object) -> int:
    given: dict[str, object] = {
        "direction": Direction.SENT,
        "means": Means.LRAR,
        "on": SENT,
        "case_id": case,
        "other_party": "Ville de Calais",
        "subject": "Demande de copie",
        "reply_awaited": True,
        **values,
    }
    return correspondence.record(workspace, Post(**given)).id  # type: ignore[arg-type]


def only(workspace: Workspace) -> PostRow:
    (row,) = list_post(workspace, a_view())
    return row


def test_a_line_tells_who_what_when_and_how(workspace: Workspace) -> None:
    case = a_case(workspace)
    a_letter(workspace, case, authority_id=an_authority(workspace), tracking_number="1A 234 567 8901 2")
    row = only(workspace)
    assert (row.who, row.subject, row.on, row.means) == (
        "Tribunal judiciaire de Boulogne-sur-Mer",
        "Demande de copie",
        SENT,
        "lrar",
    )
    assert row.reference == "2026-001"
    assert row.waiting == 40


def test_a_tracking_number_is_kept_as_typed_and_found_without_its_spaces(workspace: Workspace) -> None:
    a_letter(workspace, tracking_number="1A 234 567 8901 2")
    assert only(workspace).tracking_number == "1A 234 567 8901 2"
    assert "1A23456789012".casefold() in only(workspace).key.casefold()


def test_somebody_must_stand_on_the_other_side(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue):
        a_letter(workspace, other_party="  ")
    assert list_post(workspace, a_view()) == ()


def test_an_answer_ends_the_waiting_and_belongs_to_the_same_case(workspace: Workspace) -> None:
    case = a_case(workspace)
    asked = a_letter(workspace, case)
    correspondence.record(
        workspace,
        Post(direction=Direction.RECEIVED, means=Means.EMAIL, on=TODAY, other_party="Ville", reply_to_id=asked),
    )
    answer, question = list_post(workspace, a_view(), case_id=case)
    assert (answer.direction, answer.reply_to_id, question.waiting) == ("received", asked, None)
    assert silences(workspace, a_view()) == ()


def test_without_proof_the_silence_does_not_run_and_with_it_it_counts_from_the_proof(workspace: Workspace) -> None:
    line = a_letter(workspace)
    (silence,) = silences(workspace, a_view())
    assert (silence.since, silence.days) == (None, 40)
    correspondence.receipt_came(workspace, line, SENT + timedelta(days=2), proof="avis signé")
    (silence,) = silences(workspace, a_view())
    assert (silence.since, silence.days) == (SENT + timedelta(days=2), 38)
    assert only(workspace).waiting == 38


def test_nothing_is_received_before_it_is_sent(workspace: Workspace) -> None:
    line = a_letter(workspace)
    with pytest.raises(InvalidValue):
        correspondence.receipt_came(workspace, line, SENT - timedelta(days=1))
    assert only(workspace).receipt_on is None
    correspondence.receipt_came(workspace, line, SENT)
    assert only(workspace).receipt_on == SENT


def test_a_reminder_does_not_end_the_waiting_and_counts_it_again(workspace: Workspace) -> None:
    line = a_letter(workspace, receipt_on=SENT)
    correspondence.record(
        workspace,
        Post(
            direction=Direction.SENT,
            means=Means.LRAR,
            on=TODAY - timedelta(days=5),
            other_party="Ville de Calais",
            reply_to_id=line,
        ),
    )
    assert [(silence.correspondence_id, silence.days) for silence in silences(workspace, a_view())] == [(line, 5)]


def test_the_longest_silence_stands_first_and_a_closed_case_is_silent(workspace: Workspace) -> None:
    case = a_case(workspace)
    recent = a_letter(workspace, on=TODAY - timedelta(days=3))
    old = a_letter(workspace, case, on=date(2026, 1, 5))
    assert [row.correspondence_id for row in silences(workspace, a_view())] == [old, recent]
    cases.close(workspace, case, Outcome.WITHDRAWN, "Retirée", today=TODAY)
    assert [row.correspondence_id for row in silences(workspace, a_view())] == [recent]


def test_a_line_is_amended_within_its_fields(workspace: Workspace) -> None:
    line = a_letter(workspace)
    correspondence.amend(workspace, line, {"subject": "Autre", "means": "email"})
    assert (only(workspace).subject, only(workspace).means) == ("Autre", "email")
    for field, value in (("direction", "received"), ("means", "pigeon"), ("on", None)):
        with pytest.raises(InvalidValue):
            correspondence.amend(workspace, line, {field: value})
    with pytest.raises(NotFound):
        correspondence.amend(workspace, line, {"case_id": 99})


def test_a_binned_line_is_neither_listed_nor_awaited(workspace: Workspace) -> None:
    correspondence.bin_line(workspace, a_letter(workspace))
    assert list_post(workspace, a_view()) == ()
    assert silences(workspace, a_view()) == ()


def test_lines_of_a_binned_case_are_not_listed(workspace: Workspace) -> None:
    case = a_case(workspace)
    a_letter(workspace, case)
    kept = a_letter(workspace)
    cases.bin_case(workspace, case)
    assert [row.id for row in list_post(workspace, a_view())] == [kept]
