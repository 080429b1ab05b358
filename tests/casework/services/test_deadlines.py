# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with a date: meet it, set it by hand, put it aside, look it over; and recordings about to be lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casework.noted import FootageKnown
from casework.queries import cases as case_queries
from casework.queries import dates
from casework.queries.dates import DateRow
from casework.queries.incidents import incident_page
from casework.services import deadlines, history, incidents
from casework.services.deadlines import AddDeadline
from casework.services.records import ReasonMissing
from casework.storage.workspace import Workspace
from casework.words import FootageState
from tests.builders import TODAY, a_case, a_view, an_incident


def an_appeal(workspace: Workspace) -> DateRow:
    """A judgment of 20 November 2026, a Friday: appeal until Monday 30."""
    case = a_case(workspace)
    deadlines.add(workspace, AddDeadline(reference="appeal-criminal/main", on=date(2026, 11, 20), case_id=case))
    (row,) = case_queries.case_page(workspace, a_view(), case).dates
    return row


def again(workspace: Workspace, row: DateRow) -> dates.Why:
    return dates.why(workspace, a_view(), row.id)


def test_a_date_added_by_rule_is_critical_and_wants_a_second_look(workspace: Workspace) -> None:
    row = an_appeal(workspace)
    assert (row.on, row.critical, row.unseen) == (date(2026, 11, 30), True, True)


def test_a_second_look_is_kept_with_name_and_hour(workspace: Workspace) -> None:
    row = an_appeal(workspace)
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    deadlines.look_over(workspace, row.id, "Nour B.", at=at)
    told = again(workspace, row)
    assert (told.seen_by, told.seen_at, told.row.unseen) == ("Nour B.", at, False)


def test_a_critical_date_is_not_done_without_a_word(workspace: Workspace) -> None:
    row = an_appeal(workspace)
    with pytest.raises(ReasonMissing):
        deadlines.mark_done(workspace, row.id, today=TODAY)
    deadlines.mark_done(workspace, row.id, today=TODAY, note="Appel formé, récépissé au dossier")
    assert (again(workspace, row).row.status, again(workspace, row).done_note) == (
        "done",
        "Appel formé, récépissé au dossier",
    )


def test_a_date_set_by_hand_keeps_the_one_of_the_law_and_wants_a_new_look(workspace: Workspace) -> None:
    row = an_appeal(workspace)
    deadlines.look_over(workspace, row.id, "Nour B.", at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    deadlines.set_by_hand(workspace, row.id, date(2026, 11, 27), "Greffe fermé le 30", by="Ida")
    told = again(workspace, row)
    assert (told.row.on, told.row.unseen, told.by_hand_reason) == (date(2026, 11, 27), True, "Greffe fermé le 30")
    (before,) = told.earlier
    assert (before.on, before.by, before.reason) == (date(2026, 11, 30), "Ida", "Greffe fermé le 30")


def test_a_date_by_hand_goes_back_to_the_law_when_asked_to(workspace: Workspace) -> None:
    row = an_appeal(workspace)
    deadlines.set_by_hand(workspace, row.id, date(2026, 11, 27), "Greffe fermé le 30")
    deadlines.recompute(workspace, row.id, "Erreur : le greffe est ouvert")
    told = again(workspace, row)
    assert (told.row.on, told.row.by_hand) == (date(2026, 11, 30), False)
    assert [one.by_hand for one in told.earlier] == ["", "Greffe fermé le 30"]


@pytest.mark.parametrize("deed", ["done", "by_hand", "cancelled", "binned"])
def test_each_of_these_is_undone_exactly(workspace: Workspace, deed: str) -> None:
    row = an_appeal(workspace)
    before = again(workspace, row)
    changed = {
        "done": lambda: deadlines.mark_done(workspace, row.id, today=TODAY, note="Fait"),
        "by_hand": lambda: deadlines.set_by_hand(workspace, row.id, date(2026, 11, 27), "Greffe fermé"),
        "cancelled": lambda: deadlines.cancel(workspace, row.id, "Sans objet"),
        "binned": lambda: deadlines.bin_deadline(workspace, row.id, "Doublon"),
    }[deed]()
    history.undo(workspace, changed.job)
    assert again(workspace, row) == before


# -- recordings


def filmed(workspace: Workspace, **more: object) -> int:
    camera = FootageKnown(kind="cctv", place="Place d’Armes", **more)  # type: ignore[arg-type]
    return an_incident(workspace, on=date(2026, 11, 20), footage=(camera,))


def losses(workspace: Workspace, incident: int) -> list[tuple[str, str]]:
    case = a_case(workspace, incidents=[incident])
    rows = case_queries.case_page(workspace, a_view(), case).dates
    return sorted((row.rule, row.status) for row in rows if row.incident_id == incident)


def test_saving_an_incident_again_and_again_counts_each_recording_once(workspace: Workspace) -> None:
    incident = filmed(workspace)
    once = losses(workspace, incident)
    asked = replace(
        incident_page(workspace, a_view(), incident).noted,
        footage=(FootageKnown(kind="cctv", place="Place d’Armes", state=FootageState.REQUESTED),),
    )
    for narrative in ("Un.", "Un, deux.", "Un, deux, trois."):
        incidents.amend(workspace, incident, replace(asked, narrative=narrative))
    after = losses(workspace, incident)
    assert [rule for rule, _ in after] == [rule for rule, _ in once]


def test_a_recording_taken_out_and_put_back_is_counted_down_again(workspace: Workspace) -> None:
    incident = filmed(workspace)
    before = losses(workspace, incident)
    noted = incident_page(workspace, a_view(), incident).noted
    incidents.amend(workspace, incident, replace(noted, footage=()))
    assert {status for _, status in losses(workspace, incident)} == {"cancelled"}
    incidents.amend(workspace, incident, noted)
    assert losses(workspace, incident) == before
