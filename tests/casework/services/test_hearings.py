# SPDX-License-Identifier: GPL-3.0-or-later
"""Hearings: put on a day, moved, adjourned, held. (What hangs on them is tested with proceedings.)"""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from casework.errors import InvalidValue, NotFound
from casework.queries import dates
from casework.queries.cases import case_page
from casework.queries.dates import DateRow, What
from casework.queries.today import today
from casework.services import hearings
from casework.services.hearings import AlreadyAdjourned, HearingSet
from casework.services.records import ChangedMeanwhile
from casework.storage.workspace import Workspace
from tests.builders import TODAY, a_case, a_view, an_authority

SOON = date(2026, 12, 3)


def a_hearing(workspace: Workspace, case: int | None = None, on: date = SOON, **values: object) -> int:
    given: dict[str, object] = {"case_id": case or a_case(workspace), "on": on, "court": "TJ de Boulogne", **values}
    return hearings.schedule(workspace, HearingSet(**given)).id  # type: ignore[arg-type]


def agenda(workspace: Workspace) -> list[DateRow]:
    rows = dates.between(workspace, a_view(), date(2026, 11, 1), date(2027, 12, 31))
    return [row for row in rows if row.what is What.HEARING]


def test_a_hearing_is_shown_with_its_hour_and_place(workspace: Workspace) -> None:
    a_hearing(workspace, at=time(14), chamber="2e chambre", room="salle B", purpose="Fond")
    (row,) = agenda(workspace)
    assert (row.on, row.at, row.where, row.title) == (SOON, time(14), "TJ de Boulogne, 2e chambre, salle B", "Fond")
    assert today(workspace, a_view()).next_hearing == row


def test_the_court_is_named_or_taken_from_the_directory(workspace: Workspace) -> None:
    a_hearing(workspace, court=" ", authority_id=an_authority(workspace, "criminal_court", name="TJ de Lille"))
    assert agenda(workspace)[0].where == "TJ de Lille"
    with pytest.raises(InvalidValue):
        a_hearing(workspace, court="  ")


@pytest.mark.parametrize("wrong", [{"case_id": 99}, {"authority_id": 99}, {"proceeding_id": 99}])
def test_a_hearing_hangs_on_nothing_that_is_not_there(workspace: Workspace, wrong: dict[str, int]) -> None:
    with pytest.raises(NotFound):
        a_hearing(workspace, **wrong)
    assert agenda(workspace) == []


def test_of_a_month_no_day_and_no_hour_is_kept(workspace: Workspace) -> None:
    hearing = a_hearing(workspace, on=date(2027, 2, 17), at=time(9), month_only=True)
    (row,) = agenda(workspace)
    assert (row.on, row.at, row.month_only) == (date(2027, 2, 1), None, True)
    hearings.amend(workspace, hearing, {"month_only": False, "on": date(2027, 2, 23), "at": time(10)})
    (row,) = agenda(workspace)
    assert (row.on, row.at, row.month_only) == (date(2027, 2, 23), time(10), False)
    hearings.amend(workspace, hearing, {"month_only": True})
    assert agenda(workspace)[0].on == date(2027, 2, 1)


def test_a_refused_change_leaves_the_hearing_where_it_was(workspace: Workspace) -> None:
    hearing = a_hearing(workspace)
    before = agenda(workspace)
    for wrong in ({"court": " "}, {"on": None}, {"on": "2026-12-04"}, {"at": "14:00"}, {"case_id": 1}):
        with pytest.raises(InvalidValue):
            hearings.amend(workspace, hearing, {"room": "C", **wrong})
    with pytest.raises(ChangedMeanwhile):
        hearings.amend(workspace, hearing, {"room": "C"}, version=9)
    assert agenda(workspace) == before


def test_an_adjournment_makes_a_chain_of_which_only_the_last_lies_ahead(workspace: Workspace) -> None:
    case = a_case(workspace)
    first = a_hearing(workspace, case, at=time(14), room="B", purpose="Fond", attending="SV", interpreter="anglais")
    second = hearings.adjourn(workspace, first, date(2027, 1, 14), time(9)).id
    third = hearings.adjourn(workspace, second, date(2027, 3, 1), None, month_only=True).id
    rows = agenda(workspace)
    assert [(row.id, row.status) for row in rows] == [(first, "adjourned"), (second, "adjourned"), (third, "open")]
    assert {(row.title, row.where) for row in rows} == {("Fond", "TJ de Boulogne, B")}
    shown = today(workspace, a_view()).next_hearing
    assert shown is not None
    assert shown.id == third
    page = case_page(workspace, a_view(), case)
    assert page.next is not None
    assert page.next.id == third
    assert page.row.next_on == date(2027, 3, 1)


def test_a_hearing_is_adjourned_once(workspace: Workspace) -> None:
    first = a_hearing(workspace)
    second = hearings.adjourn(workspace, first, date(2027, 1, 14), None).id
    with pytest.raises(AlreadyAdjourned):
        hearings.adjourn(workspace, first, date(2027, 1, 21), None)
    assert len(agenda(workspace)) == 2
    hearings.bin_hearing(workspace, second)
    assert [(row.id, row.status) for row in agenda(workspace)] == [(first, "open")]
    hearings.adjourn(workspace, first, date(2027, 1, 21), None)


def test_a_hearing_that_was_held_lies_behind(workspace: Workspace) -> None:
    case = a_case(workspace)
    hearing = a_hearing(workspace, case, on=TODAY)
    assert today(workspace, a_view()).without_next_date == 0
    hearings.amend(workspace, hearing, {"result": "Mise en délibéré"})
    due = today(workspace, a_view())
    assert (due.next_hearing, due.without_next_date) == (None, 1)
    assert [row.status for row in case_page(workspace, a_view(), case).dates] == ["done"]


@pytest.mark.parametrize(
    ("on", "month_only", "ahead"),
    [
        (TODAY, False, True),
        (TODAY - timedelta(days=1), False, False),
        (date(2026, 11, 1), True, True),
        (date(2026, 10, 1), True, False),
    ],
)
def test_what_lies_ahead_ends_with_the_day_or_with_the_month(
    workspace: Workspace, on: date, month_only: bool, ahead: bool
) -> None:
    case = a_case(workspace)
    a_hearing(workspace, case, on=on, month_only=month_only)
    due = today(workspace, a_view())
    page = case_page(workspace, a_view(), case)
    assert (due.next_hearing is not None) is ahead
    assert (due.without_next_date == 0) is ahead
    assert (page.next is not None) is ahead


def test_a_hearing_on_a_day_goes_before_one_of_the_same_month_without_a_day(workspace: Workspace) -> None:
    a_hearing(workspace, on=date(2026, 11, 1), month_only=True)
    sure = a_hearing(workspace, on=date(2026, 11, 26))
    shown = today(workspace, a_view()).next_hearing
    assert shown is not None
    assert shown.id == sure
