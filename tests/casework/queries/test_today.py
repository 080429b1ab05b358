# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due, seen from one day; the agenda between two."""

from __future__ import annotations

from datetime import date, time, timedelta

import pypdfium2
import pytest
from icalendar import Calendar, Event

from casework.language import Language
from casework.noted import FootageKnown
from casework.queries import dates
from casework.queries.agenda_papers import agenda_ics, agenda_pdf
from casework.queries.cases import case_page, list_cases
from casework.queries.dates import What
from casework.queries.today import Today, today
from casework.services import cases, deadlines, hearings
from casework.services.deadlines import AddDeadline
from casework.services.hearings import HearingSet
from casework.storage.workspace import Workspace
from casework.words import NamesMode
from tests.builders import TODAY, a_case, a_person, a_view, an_incident

YEAR = (date(2026, 1, 1), date(2027, 12, 31))


def due(workspace: Workspace, on: date = TODAY) -> Today:
    return today(workspace, a_view(today=on))


def a_task(workspace: Workspace, days: int, case: int | None = None) -> str:
    """A task so many days from today, named after it."""
    name = f"tâche {days:+d}"
    cases.add_task(workspace, name, case_id=case, due_on=TODAY + timedelta(days=days))
    return name


@pytest.mark.parametrize(
    ("days", "where"),
    [
        (-400, "overdue"),
        (-1, "overdue"),
        (0, "week"),
        (7, "week"),
        (8, "month"),
        (30, "month"),
        (31, "far"),
        (400, "far"),
    ],
)
def test_each_thing_stands_in_one_place(workspace: Workspace, days: int, where: str) -> None:
    name = a_task(workspace, days)
    found = due(workspace)
    places = {place: [row.title for row in getattr(found, place)] for place in ("overdue", "week", "month", "far")}
    assert places == {"overdue": [], "week": [], "month": [], "far": [], where: [name]}


def test_what_lies_beyond_a_year_or_so_is_not_shown_yet(workspace: Workspace) -> None:
    a_task(workspace, 401)
    assert due(workspace).far == ()


def test_each_place_is_in_order_of_days(workspace: Workspace) -> None:
    names = {days: a_task(workspace, days) for days in (5, 1, -2, 3, -9)}
    found = due(workspace)
    assert [row.title for row in found.overdue] == [names[-9], names[-2]]
    assert [row.title for row in found.week] == [names[1], names[3], names[5]]


def test_a_deadline_stands_where_its_safe_day_falls_and_tells_its_reason(workspace: Workspace) -> None:
    case = a_case(workspace, clients=[a_person(workspace)])
    deadlines.add(workspace, AddDeadline(reference="appeal-criminal/main", on=TODAY, case_id=case))
    (row,) = due(workspace).month
    assert row.work_to <= row.on
    assert row.days_left == (row.work_to - TODAY).days
    assert (row.critical, row.unseen, row.who) == (True, True, "Maëlle Valcourt")
    assert row.articles
    after = row.on + timedelta(days=1)
    assert [late.id for late in due(workspace, after).overdue] == [row.id]
    deadlines.mark_done(workspace, row.id, today=TODAY, note="déclaration au greffe")
    assert due(workspace, after).overdue == ()


def test_recordings_about_to_be_erased_stand_apart_until_they_are_gone(workspace: Workspace) -> None:
    an_incident(workspace, on=TODAY, footage=[FootageKnown(kind="cctv")])
    found = due(workspace)
    assert {row.what for row in found.evidence} == {What.EVIDENCE_LOSS}
    assert not {What.EVIDENCE_LOSS} & {row.what for row in (*found.overdue, *found.week, *found.month, *found.far)}
    last = max(row.on for row in found.evidence)
    assert due(workspace, last).evidence
    assert due(workspace, last + timedelta(days=1)).evidence == ()


@pytest.mark.parametrize(("days", "forgotten"), [(None, 1), (-1, 1), (0, 0), (900, 0)])
def test_a_case_with_nothing_ahead_is_counted_as_forgotten(
    workspace: Workspace, days: int | None, forgotten: int
) -> None:
    case = a_case(workspace)
    if days is not None:
        a_task(workspace, days, case)
    assert due(workspace).without_next_date == forgotten
    assert (list_cases(workspace, a_view())[0].next_on is None) is bool(forgotten)


def test_a_task_done_or_a_deadline_cancelled_no_longer_keeps_a_case_from_being_forgotten(workspace: Workspace) -> None:
    case = a_case(workspace)
    deadline = deadlines.add(workspace, AddDeadline(reference="appeal-criminal/main", on=TODAY, case_id=case)).id
    assert due(workspace).without_next_date == 0
    deadlines.cancel(workspace, deadline, "Relaxe")
    assert due(workspace).without_next_date == 1


def test_the_list_and_the_page_of_a_case_agree_on_what_comes_next(workspace: Workspace) -> None:
    for days in ((3, 12), (-3, 20), (-5,), ()):
        case = a_case(workspace)
        for each in days:
            a_task(workspace, each, case)
    for row in list_cases(workspace, a_view()):
        assert case_page(workspace, a_view(), row.id).row.next_on == row.next_on


def test_the_agenda_holds_both_its_ends_and_nothing_outside(workspace: Workspace) -> None:
    names = {days: a_task(workspace, days) for days in (-1, 0, 5, 6)}
    rows = dates.between(workspace, a_view(), TODAY, TODAY + timedelta(days=5))
    assert [row.title for row in rows] == [names[0], names[5]]


def test_a_month_is_in_the_agenda_of_any_day_of_it(workspace: Workspace) -> None:
    case = a_case(workspace)
    hearings.schedule(workspace, HearingSet(case_id=case, on=date(2027, 2, 1), month_only=True, court="TJ"))
    for first, found in ((date(2027, 2, 28), 1), (date(2027, 3, 1), 0)):
        assert len(dates.between(workspace, a_view(), first, first + timedelta(days=10))) == found


def test_hearings_of_a_day_stand_in_order_of_their_hours(workspace: Workspace) -> None:
    case = a_case(workspace)
    for at in (time(14), None, time(9)):
        hearings.schedule(workspace, HearingSet(case_id=case, on=date(2026, 12, 3), at=at, court="TJ"))
    assert [row.at for row in dates.between(workspace, a_view(), *YEAR)] == [time(9), time(14), None]


def events(workspace: Workspace, *, neutral: bool = False) -> list[Event]:
    made = agenda_ics(workspace, a_view(), *YEAR, neutral=neutral)
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_two_exports_name_the_same_things_alike_and_an_adjourned_hearing_is_called_off(workspace: Workspace) -> None:
    case = a_case(workspace)
    first = hearings.schedule(workspace, HearingSet(case_id=case, on=date(2026, 12, 3), at=time(9), court="TJ")).id
    a_task(workspace, 5, case)
    before = {str(event["uid"]): event for event in events(workspace)}
    hearings.adjourn(workspace, first, date(2027, 1, 14), time(9))
    after = {str(event["uid"]): event for event in events(workspace)}
    assert before.keys() < after.keys()
    called_off = [uid for uid, event in after.items() if event.get("status") == "CANCELLED"]
    assert len(called_off) == 1
    assert called_off[0] in before


def test_the_kinds_of_date_never_share_an_identifier(workspace: Workspace) -> None:
    case = a_case(workspace)
    a_task(workspace, 5, case)
    hearings.schedule(workspace, HearingSet(case_id=case, on=date(2026, 12, 3), court="TJ"))
    deadlines.add(workspace, AddDeadline(reference="appeal-criminal/main", on=TODAY, case_id=case))
    identifiers = [str(event["uid"]) for event in events(workspace)]
    assert len(set(identifiers)) == len(identifiers) == 3
    vault = workspace.access.header.vault
    assert all(uid.endswith(f"-{vault}@casework") for uid in identifiers)


@pytest.mark.parametrize("language", Language)
def test_the_printed_list_of_hearings_holds_only_hearings_still_to_be_held(
    workspace: Workspace, language: Language
) -> None:
    case = a_case(workspace)
    first = hearings.schedule(workspace, HearingSet(case_id=case, on=date(2026, 12, 3), court="TJ", purpose="Fond")).id
    hearings.adjourn(workspace, first, date(2027, 1, 14), time(9))
    name = a_task(workspace, 5, case)

    def text(*, hearings_only: bool) -> str:
        view = a_view(language=language, names=NamesMode.REAL)
        document = pypdfium2.PdfDocument(agenda_pdf(workspace, view, *YEAR, hearings_only=hearings_only))
        read = " ".join(page.get_textpage().get_text_bounded() for page in document)
        document.close()
        return read

    assert text(hearings_only=True).count("Fond") == 1
    assert name not in text(hearings_only=True)
    assert name in text(hearings_only=False)
    assert ("Noms réels" if language is Language.FR else "Real names") in text(hearings_only=False)
