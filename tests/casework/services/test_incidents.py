# SPDX-License-Identifier: GPL-3.0-or-later
"""Noting what happened, and changing the note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from casework.deadlines.errors import RecordingUnknown
from casework.errors import InvalidValue, NotFound
from casework.language import fold
from casework.noted import FootageKnown, IncidentNoted, MomentNoted, OfficerSeen, PersonInIncident
from casework.queries.dates import What
from casework.queries.incidents import IncidentPage, incident_page, list_incidents
from casework.queries.today import today
from casework.services import cases, incidents
from casework.services.incidents import NothingNoted
from casework.services.records import ChangedMeanwhile
from casework.storage.workspace import Workspace
from casework.words import DatePrecision, FootageState, Force, IncidentRole, RioState
from tests.builders import TODAY, a_case, a_person, a_view, an_incident


def page(workspace: Workspace, incident: int) -> IncidentPage:
    return incident_page(workspace, a_view(), incident)


def whole(person: int) -> IncidentNoted:
    """An event with something in each part."""
    return IncidentNoted(
        title="Contrôle rue des Garennes",
        starts_on=date(2026, 11, 12),
        starts_at=time(14, 10),
        ends_on=date(2026, 11, 12),
        ends_at=time(18, 5),
        precision=DatePrecision.EXACT,
        commune="Calais",
        place_text="parking",
        gps="50.95, 1.85",
        narrative="« On ne bouge plus ! »\n\nPuis plus rien.",
        itt_days=3,
        officers_from=9,
        officers_to=11,
        acts=("A2", "A11"),
        people=(
            PersonInIncident(person_id=person, held_from=time(14, 10), fingerprinted=True, lawyer_asked=False),
            PersonInIncident(described_as="un passant", role=IncidentRole.WITNESS),
        ),
        officers=(OfficerSeen(how_many=9, force=Force.CRS, rio_state=RioState.NOT_WORN),),
        footage=(FootageKnown(kind="cctv", place="mât", from_at=time(14), to_at=time(15)),),
        moments=(MomentNoted(what="arrivée", at=time(14, 35)), MomentNoted(what="départ", at_words="vers midi")),
    )


def test_what_was_noted_comes_back_word_for_word(workspace: Workspace) -> None:
    noted = whole(a_person(workspace))
    incident = incidents.record(workspace, noted, today=TODAY).id
    assert page(workspace, incident).noted == noted


def test_a_few_words_suffice_and_none_do_not(workspace: Workspace) -> None:
    for noted in (IncidentNoted(), IncidentNoted(title="  ", narrative="\n"), IncidentNoted(commune="Calais")):
        with pytest.raises(NothingNoted):
            incidents.record(workspace, noted, today=TODAY)
    incident = incidents.record(workspace, IncidentNoted(narrative="Une fouille."), today=TODAY).id
    with pytest.raises(NothingNoted):
        incidents.amend(workspace, incident, IncidentNoted())
    assert page(workspace, incident).noted.narrative == "Une fouille."


def test_the_reference_counts_in_the_year_of_the_event(workspace: Workspace) -> None:
    references = [
        page(workspace, an_incident(workspace, on=on)).reference
        for on in (date(2025, 12, 31), date(2026, 1, 1), None, date(2025, 1, 1))
    ]
    assert references == ["F-2025-001", "F-2026-001", "F-2026-002", "F-2025-002"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"people": [PersonInIncident(person_id=99)]}, NotFound),
        ({"people": [PersonInIncident(described_as=" ")]}, InvalidValue),
        ({"footage": [FootageKnown(kind="periscope")]}, RecordingUnknown),
        ({"footage": [FootageKnown(kind="cctv", operator_authority_id=99)]}, NotFound),
        ({"source_organisation_id": 99}, NotFound),
        ({"precision": "vaguely"}, InvalidValue),
        ({"officers": [OfficerSeen(force="sheriff")]}, InvalidValue),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_line_takes_the_whole_note_with_it(
    workspace: Workspace, wrong: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        incidents.record(workspace, IncidentNoted(**{"title": "Contrôle", **wrong}), today=TODAY)  # type: ignore[arg-type]
    assert list_incidents(workspace, a_view()) == ()
    incident = an_incident(workspace)
    before = page(workspace, incident)
    with pytest.raises(error):
        incidents.amend(workspace, incident, replace(before.noted, title="Autre", **wrong))
    assert page(workspace, incident) == before


def test_lines_are_added_changed_and_taken_away_by_writing_the_form_again(workspace: Workspace) -> None:
    noted = whole(a_person(workspace))
    incident = incidents.record(workspace, noted, today=TODAY).id
    fewer = replace(
        noted,
        acts=("A11", "A25", "A25"),
        people=noted.people[:1],
        officers=(*noted.officers, OfficerSeen(rank="brigadier")),
        footage=(),
        moments=tuple(reversed(noted.moments)),
    )
    incidents.amend(workspace, incident, fewer)
    assert page(workspace, incident).noted == replace(fewer, acts=("A11", "A25"))


def test_two_people_who_change_only_the_officers_do_not_overwrite_each_other(workspace: Workspace) -> None:
    incident = an_incident(workspace)
    opened = page(workspace, incident)
    first = replace(opened.noted, officers=(OfficerSeen(rank="brigadier"),))
    second = replace(opened.noted, officers=(OfficerSeen(rank="commissaire"),))
    incidents.amend(workspace, incident, first, version=opened.version)
    with pytest.raises(ChangedMeanwhile):
        incidents.amend(workspace, incident, second, version=opened.version)
    assert page(workspace, incident).noted.officers[0].rank == "brigadier"


def test_the_shortest_life_of_a_recording_is_counted_from_the_event(workspace: Workspace) -> None:
    incident = an_incident(workspace, footage=[FootageKnown(kind="cctv"), FootageKnown(kind="body-camera")])
    losses = [row for row in page(workspace, incident).losses if row.what is What.EVIDENCE_LOSS]
    assert len(losses) == 2
    assert all(row.on > date(2026, 11, 12) for row in losses)
    assert {row.rule.split("/")[0] for row in losses} == {"cctv", "body-camera"}


def test_a_day_corrected_moves_the_loss_of_recordings_with_it(workspace: Workspace) -> None:
    incident = an_incident(workspace, footage=[FootageKnown(kind="cctv")])
    before = page(workspace, incident)
    incidents.amend(workspace, incident, replace(before.noted, starts_on=date(2026, 11, 14)))
    after = page(workspace, incident)
    assert len(after.losses) == len(before.losses)
    for old, new in zip(before.losses, after.losses, strict=True):
        assert new.id == old.id
        assert new.on - old.on >= timedelta(days=2)


def test_a_recording_that_was_kept_or_never_was_is_no_longer_counted_down(workspace: Workspace) -> None:
    cameras = [FootageKnown(kind="cctv"), FootageKnown(kind="drone")]
    incident = an_incident(workspace, footage=cameras)
    noted = page(workspace, incident).noted
    kept = replace(noted, footage=(replace(cameras[0], state=FootageState.KEPT),))
    incidents.amend(workspace, incident, kept)
    assert page(workspace, incident).losses == ()


def test_without_a_day_nothing_is_counted_and_with_one_it_is(workspace: Workspace) -> None:
    incident = an_incident(workspace, on=None, footage=[FootageKnown(kind="cctv")], date_words="un soir d’hiver")
    assert page(workspace, incident).losses == ()
    incidents.amend(workspace, incident, replace(page(workspace, incident).noted, starts_on=date(2026, 11, 20)))
    assert page(workspace, incident).losses


def test_a_binned_event_is_in_no_list_and_its_recordings_are_not_due(workspace: Workspace) -> None:
    incident = an_incident(workspace, on=TODAY, footage=[FootageKnown(kind="cctv")])
    assert today(workspace, a_view()).evidence
    incidents.bin_incident(workspace, incident)
    assert list_incidents(workspace, a_view()) == ()
    assert today(workspace, a_view()).evidence == ()
    with pytest.raises(NotFound):
        page(workspace, incident)


def test_events_are_listed_latest_first_and_those_without_a_day_last(workspace: Workspace) -> None:
    older, undated, newer = (an_incident(workspace, on=on) for on in (date(2026, 3, 1), None, date(2026, 9, 1)))
    assert [row.id for row in list_incidents(workspace, a_view())] == [newer, older, undated]


def test_the_list_of_a_case_holds_its_events_and_each_event_its_cases(workspace: Workspace) -> None:
    mine, other = an_incident(workspace), an_incident(workspace)
    case, mirror = a_case(workspace, incidents=[mine]), a_case(workspace, incidents=[mine, other])
    assert [row.id for row in list_incidents(workspace, a_view(), case_id=case)] == [mine]
    assert page(workspace, mine).cases == ((case, "2026-001"), (mirror, "2026-002"))
    cases.bin_case(workspace, mirror)
    (row,) = list_incidents(workspace, a_view(), case_id=case)
    assert row.cases == ("2026-001",)
    assert fold("2026-001") in row.key.replace(fold(row.reference), "")


def test_the_list_names_people_known_and_described(workspace: Workspace) -> None:
    incidents.record(workspace, whole(a_person(workspace)), today=TODAY)
    (row,) = list_incidents(workspace, a_view())
    assert row.who == "Maëlle Valcourt, un passant"
    assert row.place == "parking, Calais"
    assert row.acts == ("A2", "A11")
