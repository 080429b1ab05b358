# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a case: opened, described, joined to people and events, closed, opened again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from casework.errors import InvalidValue, NotFound
from casework.model import CasePerson
from casework.queries.cases import CasePage, case_page, find_case, list_cases
from casework.queries.people import list_people
from casework.queries.today import today
from casework.services import cases, hearings, people
from casework.services.cases import ReferenceTaken
from casework.storage.workspace import Workspace
from casework.words import CaseRole, Outcome
from tests.builders import TODAY, a_case, a_person, a_view, an_incident


def page(workspace: Workspace, case: int) -> CasePage:
    return case_page(workspace, a_view(), case)


def test_a_case_is_for_the_victims_of_its_events_when_nobody_else_is_named(workspace: Workspace) -> None:
    one, two = a_person(workspace, "Valcourt"), a_person(workspace, "Trévidic")
    incident, again = an_incident(workspace, people=[one, two]), an_incident(workspace, people=[two])
    case = a_case(workspace, incidents=[incident, again])
    assert [(line.person_id, line.role) for line in page(workspace, case).people] == [(one, "client"), (two, "client")]
    assert page(workspace, case).row.who == "Maëlle Valcourt, Maëlle Trévidic"


def test_a_case_is_for_whom_it_was_opened_when_somebody_is_named(workspace: Workspace) -> None:
    client = a_person(workspace, "Valcourt")
    incident = an_incident(workspace, people=[a_person(workspace, "Trévidic")])
    organisation = people.record_organisation(workspace, {"name": "Refuge du Nord"}).id
    assert (
        page(workspace, a_case(workspace, incidents=[incident], clients=[client, client])).row.who == "Maëlle Valcourt"
    )
    assert (
        page(workspace, a_case(workspace, incidents=[incident], organisations=[organisation])).row.who
        == "Refuge du Nord"
    )


def test_a_case_takes_the_place_of_its_event_unless_one_is_given(workspace: Workspace) -> None:
    incident = an_incident(workspace, commune="Loon-Plage")
    assert page(workspace, a_case(workspace, incidents=[incident])).row.place == "Loon-Plage"
    assert page(workspace, a_case(workspace, incidents=[incident], place="Calais")).row.place == "Calais"


def test_a_reference_is_given_or_typed_and_never_given_twice(workspace: Workspace) -> None:
    assert page(workspace, a_case(workspace)).row.reference == "2026-001"
    assert page(workspace, a_case(workspace, reference=" CAL-7 ")).row.reference == "CAL-7"
    with pytest.raises(ReferenceTaken):
        a_case(workspace, reference="CAL-7")
    assert len(list_cases(workspace, a_view())) == 2


@pytest.mark.parametrize("wrong", [{"title": "  "}, {"kind": "divorce"}])
def test_a_case_without_title_or_of_no_known_kind_is_not_opened(workspace: Workspace, wrong: dict[str, str]) -> None:
    with pytest.raises(InvalidValue):
        a_case(workspace, **wrong)
    case = a_case(workspace)
    with pytest.raises(InvalidValue):
        cases.amend(workspace, case, wrong)
    assert [row.id for row in list_cases(workspace, a_view())] == [case]


def test_what_is_amended_is_shown(workspace: Workspace) -> None:
    case = a_case(workspace)
    cases.amend(workspace, case, {"title": "Autre", "summary": "Résumé.", "tags": ["RIO"], "place": "Lille"})
    shown = page(workspace, case)
    assert (shown.row.title, shown.summary, shown.row.tags, shown.row.place) == ("Autre", "Résumé.", ("RIO",), "Lille")
    assert shown.version == 2


def test_a_person_joins_once_per_role_and_parts_from_all(workspace: Workspace) -> None:
    case, person = a_case(workspace), a_person(workspace)
    for role in (CaseRole.CLIENT, CaseRole.CLIENT, CaseRole.WITNESS):
        cases.join_person(workspace, case, person, role)
    assert [line.role for line in page(workspace, case).people] == ["client", "witness"]
    cases.part_person(workspace, case, person)
    assert page(workspace, case).people == ()
    with workspace.reading() as session:
        assert session.query(CasePerson).count() == 0
    assert len(list_people(workspace, a_view())) == 1


def test_an_event_joins_once(workspace: Workspace) -> None:
    case, incident = a_case(workspace), an_incident(workspace)
    for _ in range(2):
        cases.join_incident(workspace, case, incident)
    assert [row.id for row in page(workspace, case).incidents] == [incident]


def test_a_link_is_seen_from_both_ends_until_one_is_binned(workspace: Workspace) -> None:
    complaint, defence = a_case(workspace, title="Plainte"), a_case(workspace, title="Défense")
    cases.link(workspace, complaint, defence, " mêmes faits ", mirror=True)
    assert page(workspace, complaint).links == ((defence, "2026-002", "mêmes faits", True),)
    assert page(workspace, defence).links == ((complaint, "2026-001", "mêmes faits", True),)
    cases.bin_case(workspace, complaint)
    assert page(workspace, defence).links == ()


def test_a_link_needs_a_reason_and_another_case(workspace: Workspace) -> None:
    case, other = a_case(workspace), a_case(workspace)
    for far, reason in ((other, " "), (case, "lui-même")):
        with pytest.raises(InvalidValue):
            cases.link(workspace, case, far, reason)
    assert page(workspace, case).links == ()


def test_a_case_is_closed_with_a_reason_and_can_be_opened_again(workspace: Workspace) -> None:
    case = a_case(workspace)
    with pytest.raises(InvalidValue):
        cases.close(workspace, case, Outcome.WON, " ", today=TODAY)
    assert page(workspace, case).row.status == "open"
    cases.close(workspace, case, Outcome.PARTLY_WON, "Relaxe partielle", today=TODAY)
    closed = page(workspace, case)
    assert (closed.row.status, closed.outcome, closed.closed_on) == ("closed", "partly_won", TODAY)
    assert closed.closing_reason == "Relaxe partielle"
    assert list_cases(workspace, a_view()) == ()
    assert [row.id for row in list_cases(workspace, a_view(), live_only=False)] == [case]
    cases.reopen(workspace, case)
    opened = page(workspace, case)
    assert (opened.row.status, opened.outcome, opened.closed_on) == ("open", "", None)


def test_a_closed_case_still_tells_its_dates_but_they_are_no_longer_due(workspace: Workspace) -> None:
    case = a_case(workspace)
    hearings.schedule(workspace, hearings.HearingSet(case_id=case, on=TODAY + timedelta(days=3), court="TJ"))
    cases.add_task(workspace, "Appeler", case_id=case, due_on=TODAY)
    cases.close(workspace, case, Outcome.SETTLED, "Accord", today=TODAY)
    assert len(page(workspace, case).dates) == 2
    due = today(workspace, a_view())
    assert (due.next_hearing, due.week, due.without_next_date) == (None, (), 0)


def test_a_binned_case_is_gone_from_everywhere(workspace: Workspace) -> None:
    case = a_case(workspace)
    cases.add_task(workspace, "Appeler", case_id=case, due_on=TODAY)
    cases.bin_case(workspace, case)
    assert list_cases(workspace, a_view(), live_only=False) == ()
    due = today(workspace, a_view())
    assert (due.week, due.open_cases, due.without_next_date) == ((), 0, 0)
    with pytest.raises(NotFound):
        page(workspace, case)
    with pytest.raises(NotFound):
        find_case(workspace, "2026-001")


def test_a_note_and_a_task_need_words(workspace: Workspace) -> None:
    case = a_case(workspace)
    empty: tuple[Callable[[], object], ...] = (
        lambda: cases.write_note(workspace, case, " \n"),
        lambda: cases.add_task(workspace, " "),
    )
    for write in empty:
        with pytest.raises(InvalidValue):
            write()
    cases.write_note(workspace, case, " Vue par la permanence. ")
    assert [text for _, _, text in page(workspace, case).notes] == ["Vue par la permanence."]


def test_a_task_is_due_until_it_is_done(workspace: Workspace) -> None:
    case = a_case(workspace)
    task = cases.add_task(workspace, "Appeler l’interprète", case_id=case, due_on=TODAY).id
    assert [row.title for row in today(workspace, a_view()).week] == ["Appeler l’interprète"]
    assert page(workspace, case).row.next_on == TODAY
    cases.finish_task(workspace, task, today=TODAY)
    assert today(workspace, a_view()).week == ()
    assert [row.status for row in page(workspace, case).dates] == ["done"]


def test_a_case_is_found_by_its_reference_whatever_spaces_were_typed(workspace: Workspace) -> None:
    case = a_case(workspace)
    assert find_case(workspace, " 2026-001 ") == case
    for wrong in ("2026-002", "", "2026"):
        with pytest.raises(NotFound):
            find_case(workspace, wrong)


def test_cases_are_listed_by_what_comes_next_and_those_without_a_date_last(workspace: Workspace) -> None:
    days: dict[str, date | None] = {"far": TODAY + timedelta(days=40), "none": None, "near": TODAY + timedelta(days=2)}
    made = {}
    for name, day in days.items():
        made[name] = a_case(workspace, title=name)
        if day:
            hearings.schedule(workspace, hearings.HearingSet(case_id=made[name], on=day, court="TJ"))
    rows = list_cases(workspace, a_view())
    assert [row.title for row in rows] == ["near", "far", "none"]
    assert [row.days_left for row in rows] == [2, 40, None]
