# SPDX-License-Identifier: GPL-3.0-or-later
"""Proceedings as a lawyer would tell them: what happened, on which day, and which date follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from casework.deadlines.errors import EventUnknown, HourMissing
from casework.language import NBSP
from casework.model import Correspondence
from casework.queries import cases as case_queries
from casework.queries import dates
from casework.queries.dates import DateRow, Why
from casework.queries.incidents import incident_page
from casework.queries.today import silences
from casework.services import correspondence, deadlines, hearings, history, incidents, proceedings
from casework.services.hearings import HearingSet
from casework.services.proceedings import Event
from casework.services.records import ReasonMissing
from casework.storage.workspace import Workspace
from casework.words import Direction, Means
from tests.builders import TODAY, a_case, a_view, an_authority, an_incident

APPEAL = "appeal-criminal/main"
SILENCE = "civil-party-complaint-earliest/after_silence"


def a_defence(workspace: Workspace) -> tuple[int, int]:
    """A case in which somebody is prosecuted, and its proceeding."""
    case = a_case(workspace, title="Défense pénale", kind="prosecution_defence", route="prosecution_defence")
    return case, case_queries.first_proceeding(workspace, case)


def a_complaint(workspace: Workspace, *, on: date = date(2026, 3, 2)) -> tuple[int, int]:
    """A complaint about what happened on a day, before a prosecutor, and its proceeding."""
    an_authority(workspace)
    incident = an_incident(workspace, on=on)
    case = a_case(workspace, incidents=[incident], place="Calais", route="complaint_prosecutor")
    return case, case_queries.first_proceeding(workspace, case)


def happens(workspace: Workspace, proceeding: int, code: str, on: date, at: time | None = None, **more: object) -> int:
    """Enter an event; gives its id."""
    event = Event(proceeding_id=proceeding, code=code, on=on, at=at, **more)  # type: ignore[arg-type]
    proceedings.record_event(workspace, event)
    page = case_queries.case_page(workspace, a_view(), _case_of(workspace, proceeding))
    return max(one.id for each in page.proceedings if each.id == proceeding for one in each.events)


def _case_of(workspace: Workspace, proceeding: int) -> int:
    for row in case_queries.list_cases(workspace, a_view()):
        page = case_queries.case_page(workspace, a_view(), row.id)
        if any(each.id == proceeding for each in page.proceedings):
            return row.id
    raise AssertionError(proceeding)


def rows_of(workspace: Workspace, case: int, rule: str) -> list[DateRow]:
    """All dates of a rule in a case, closed ones too."""
    return [row for row in case_queries.case_page(workspace, a_view(), case).dates if row.rule == rule]


def the_date(workspace: Workspace, case: int, rule: str) -> DateRow:
    """The one date of that rule."""
    (row,) = rows_of(workspace, case, rule)
    return row


def why(workspace: Workspace, row: DateRow) -> Why:
    return dates.why(workspace, a_view(), row.id)


def stage(workspace: Workspace, case: int) -> str:
    return case_queries.case_page(workspace, a_view(), case).proceedings[0].stage


# -- a judgment and its appeal


def test_a_judgment_pronounced_on_21_april_2026_may_be_appealed_until_monday_4_may(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    appeal = the_date(workspace, case, APPEAL)
    # Ten days end on 1 May, a holiday; 2 and 3 May are a week-end (CPP art. 498 and 801).
    assert (appeal.on, appeal.work_to) == (date(2026, 5, 4), date(2026, 4, 30))
    assert stage(workspace, case) == "convicted"
    told = why(workspace, appeal)
    assert "CPP art. 498" in told.articles
    assert any("lundi 4 mai 2026" in step.replace(NBSP, " ") for step in told.steps)


def test_an_appeal_entered_closes_its_deadline_on_the_day_it_was_made(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    happens(workspace, proceeding, "appeal_declared", date(2026, 4, 28))
    assert the_date(workspace, case, APPEAL).status == "done"


def test_a_judgment_entered_months_late_gives_the_date_it_always_had(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "appeal_declared", date(2026, 4, 28))
    happens(workspace, proceeding, "conviction", date(2026, 4, 21))  # learnt of afterwards
    assert stage(workspace, case) == "appeal"
    assert [row for row in rows_of(workspace, case, APPEAL) if row.status == "open"] == []


def test_a_corrected_judgment_moves_the_appeal_and_keeps_the_old_date_with_the_reason(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    event = happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    proceedings.correct_event(workspace, event, date(2026, 4, 22), None, "La minute porte le 22 avril")
    appeal = the_date(workspace, case, APPEAL)
    assert appeal.on == date(2026, 5, 4)  # 2 May is a Saturday
    (earlier,) = why(workspace, appeal).earlier
    assert (earlier.on, earlier.reason) == (date(2026, 5, 4), "La minute porte le 22 avril")
    assert earlier.trigger_on == date(2026, 4, 21)


def test_an_event_that_never_happened_takes_its_date_with_it(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    event = happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    proceedings.withdraw_event(workspace, event, "Autre dossier")
    assert the_date(workspace, case, APPEAL).status == "cancelled"
    assert stage(workspace, case) != "convicted"


def test_an_event_is_corrected_with_a_reason_or_not_at_all(workspace: Workspace) -> None:
    _, proceeding = a_defence(workspace)
    event = happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    with pytest.raises(ReasonMissing):
        proceedings.correct_event(workspace, event, date(2026, 4, 22), None, "  ")


def test_an_appeal_that_was_not_made_after_all_opens_its_deadline_again(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    appeal = happens(workspace, proceeding, "appeal_declared", date(2026, 4, 28))
    proceedings.withdraw_event(workspace, appeal, "Déclaration refusée au greffe")
    row = the_date(workspace, case, APPEAL)  # the same one, not a second
    assert (row.status, row.on) == ("open", date(2026, 5, 4))


def test_undoing_the_entry_of_a_judgment_takes_everything_back(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    before = case_queries.case_page(workspace, a_view(), case)
    changed = proceedings.record_event(
        workspace, Event(proceeding_id=proceeding, code="conviction", on=date(2026, 4, 21))
    )
    history.undo(workspace, changed.job)
    after = case_queries.case_page(workspace, a_view(), case)
    assert (after.dates, after.proceedings) == (before.dates, before.proceedings)


# -- what a person decided stands


def test_a_deadline_marked_done_is_not_asked_for_again_by_the_next_event(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    appeal = the_date(workspace, case, APPEAL)
    deadlines.mark_done(workspace, appeal.id, today=TODAY, note="Appel formé au greffe")
    happens(workspace, proceeding, "note", date(2026, 4, 29))
    assert [row.status for row in rows_of(workspace, case, APPEAL)] == ["done"]


def test_a_deadline_put_aside_stays_aside(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    deadlines.cancel(workspace, the_date(workspace, case, APPEAL).id, "La personne accepte la peine")
    happens(workspace, proceeding, "note", date(2026, 4, 29))
    assert [row.status for row in rows_of(workspace, case, APPEAL)] == ["cancelled"]


def test_a_date_set_by_hand_stands_through_later_events(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    appeal = the_date(workspace, case, APPEAL)
    deadlines.set_by_hand(workspace, appeal.id, date(2026, 4, 27), "Consigne de l’avocate")
    happens(workspace, proceeding, "note", date(2026, 4, 29))
    kept = the_date(workspace, case, APPEAL)
    assert (kept.on, kept.by_hand) == (date(2026, 4, 27), True)


def test_when_the_trigger_itself_was_wrong_a_date_set_by_hand_is_counted_anew_and_remembered(
    workspace: Workspace,
) -> None:
    case, proceeding = a_defence(workspace)
    event = happens(workspace, proceeding, "conviction", date(2026, 4, 21))
    deadlines.set_by_hand(workspace, the_date(workspace, case, APPEAL).id, date(2026, 4, 27), "Consigne de l’avocate")
    proceedings.correct_event(workspace, event, date(2026, 6, 9), None, "Renvoyé au 9 juin")
    row = the_date(workspace, case, APPEAL)
    assert (row.on, row.by_hand) == (date(2026, 6, 19), False)
    assert [one.by_hand for one in why(workspace, row).earlier] == ["", "Consigne de l’avocate"]


# -- a complaint, its receipt, silence


def posted(workspace: Workspace, case: int, proceeding: int, on: date) -> int:
    """The complaint left by registered post, and this was entered as a line of correspondence."""
    return correspondence.record(
        workspace,
        correspondence.Post(
            direction=Direction.SENT,
            means=Means.LRAR,
            on=on,
            case_id=case,
            proceeding_id=proceeding,
            other_party="Parquet",
            reply_awaited=True,
        ),
    ).id


def test_silence_counts_from_the_receipt_and_not_from_the_sending(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    line = posted(workspace, case, proceeding, date(2026, 3, 10))
    happens(workspace, proceeding, "send", date(2026, 3, 10))
    assert rows_of(workspace, case, SILENCE) == []
    correspondence.receipt_came(workspace, line, date(2026, 3, 13), proof="AR signé")
    row = the_date(workspace, case, SILENCE)
    # Three months have passed on 13 June: from the 14th one may go to the judge (CPP art. 85).
    assert (row.on, row.provisional) == (date(2026, 6, 14), False)
    assert stage(workspace, case) == "receipt_proved"


def left(workspace: Workspace, line_id: int, template: str) -> None:
    """A letter of that kind went out as this line of correspondence, as a posted packet does it."""
    with workspace.writing("test.sent") as session:
        proceedings.sent(session, session.get_one(Correspondence, line_id), template)


def test_a_complaint_posted_has_a_provisional_clock_until_its_receipt_is_here(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    line = posted(workspace, case, proceeding, date(2026, 3, 10))
    left(workspace, line, "complaint_prosecutor")
    provisional = the_date(workspace, case, SILENCE)
    assert (provisional.on, provisional.provisional, stage(workspace, case)) == (date(2026, 6, 11), True, "filed")
    correspondence.receipt_came(workspace, line, date(2026, 3, 13), proof="AR signé")
    final = the_date(workspace, case, SILENCE)
    assert (final.id, final.on, final.provisional) == (provisional.id, date(2026, 6, 14), False)
    assert [one.on for one in why(workspace, final).earlier] == [date(2026, 6, 11)]


def test_a_chaser_awaits_nothing_itself_and_starts_the_count_of_silence_again(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    asked = posted(workspace, case, proceeding, date(2026, 9, 1))
    correspondence.receipt_came(workspace, asked, date(2026, 9, 4))
    chaser = posted(workspace, case, proceeding, date(2026, 10, 15))
    left(workspace, chaser, "chaser")
    (owed,) = silences(workspace, a_view())
    assert (owed.correspondence_id, owed.days) == (asked, (TODAY - date(2026, 10, 15)).days)


def test_a_dismissal_closes_the_clock_of_silence_and_opens_the_review(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    happens(workspace, proceeding, "send", date(2026, 3, 10))
    happens(workspace, proceeding, "receipt", date(2026, 3, 13))
    happens(workspace, proceeding, "dismissal", date(2026, 5, 5))
    assert the_date(workspace, case, SILENCE).status == "done"
    assert the_date(workspace, case, "review-dismissal-prosecutor-general/internal_target").status == "open"
    assert stage(workspace, case) == "dismissed"


# -- limitation: interrupted, suspended, and the day it runs from


def limitation(workspace: Workspace, case: int) -> DateRow:
    return next(row for row in rows_of(workspace, case, "limitation-delit/main") if row.status == "open")


def test_a_plain_complaint_does_not_move_limitation(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    before = limitation(workspace, case).on
    happens(workspace, proceeding, "send", date(2026, 3, 10))
    happens(workspace, proceeding, "receipt", date(2026, 3, 13))
    assert limitation(workspace, case).on == before


def test_a_suspension_of_thirty_days_moves_the_end_of_limitation_by_thirty_days(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    happens(workspace, proceeding, "send", date(2026, 3, 10))
    before = limitation(workspace, case)
    happens(workspace, proceeding, "suspension_begins", date(2026, 4, 1))
    happens(workspace, proceeding, "suspension_ends", date(2026, 5, 1))
    after = limitation(workspace, case)
    assert (after.on - before.on).days == 30
    assert [one.on for one in why(workspace, after).earlier] == [before.on]


def test_an_act_that_interrupts_opens_a_new_period_and_closes_the_old_one(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    happens(workspace, proceeding, "send", date(2026, 3, 10))
    happens(workspace, proceeding, "interrupting_act", date(2026, 9, 1))
    assert the_date(workspace, case, "limitation-delit/after_interruption").on.year == 2032
    assert the_date(workspace, case, "limitation-delit/main").status == "done"


def test_an_act_that_interrupts_before_the_complaint_left_counts_as_well(workspace: Workspace) -> None:
    case, proceeding = a_complaint(workspace)
    happens(workspace, proceeding, "interrupting_act", date(2026, 3, 9))
    happens(workspace, proceeding, "send", date(2026, 3, 10))
    assert the_date(workspace, case, "limitation-delit/main").status == "done"


def test_when_the_day_of_the_facts_is_corrected_limitation_is_counted_from_the_right_day(workspace: Workspace) -> None:
    an_authority(workspace)
    incident = an_incident(workspace, on=date(2026, 3, 2))
    case = a_case(workspace, incidents=[incident], place="Calais", route="complaint_prosecutor")
    before = limitation(workspace, case)
    noted = incident_page(workspace, a_view(), incident).noted
    incidents.amend(workspace, incident, replace(noted, starts_on=date(2026, 3, 4)))
    assert (limitation(workspace, case).on - before.on).days == 2


# -- hours


def test_custody_cannot_be_entered_without_its_hour(workspace: Workspace) -> None:
    _, proceeding = a_defence(workspace)
    with pytest.raises(HourMissing):
        happens(workspace, proceeding, "custody", date(2026, 4, 21))


def test_custody_begun_at_ten_to_three_in_the_afternoon_ends_at_that_hour_the_next_day(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "custody", date(2026, 4, 21), time(14, 50))
    row = the_date(workspace, case, "police-custody/initial")
    assert (row.on, row.at) == (date(2026, 4, 22), time(14, 50))


def test_an_event_of_another_route_is_refused(workspace: Workspace) -> None:
    _, proceeding = a_defence(workspace)
    with pytest.raises(EventUnknown):
        happens(workspace, proceeding, "parquet_number", date(2026, 4, 21))


# -- hearings


def summoned_to(workspace: Workspace, on: date, **more: object) -> tuple[int, int, int]:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "summons", date(2026, 9, 1))
    hearing = hearings.schedule(
        workspace,
        HearingSet(case_id=case, proceeding_id=proceeding, on=on, at=time(14), court="Tribunal judiciaire", **more),  # type: ignore[arg-type]
    ).id
    return case, proceeding, hearing


NULLITIES = "nullities-in-limine/main"


def test_what_counts_back_from_a_hearing_waits_for_it_and_comes_with_it(workspace: Workspace) -> None:
    case, proceeding = a_defence(workspace)
    happens(workspace, proceeding, "summons", date(2026, 9, 1))
    assert rows_of(workspace, case, NULLITIES) == []
    hearings.schedule(
        workspace,
        HearingSet(case_id=case, proceeding_id=proceeding, on=date(2026, 12, 8), at=time(14), court="TJ"),
    )
    assert the_date(workspace, case, NULLITIES).on == date(2026, 12, 8)


def test_a_hearing_moved_moves_what_hangs_on_it(workspace: Workspace) -> None:
    case, _, hearing = summoned_to(workspace, date(2026, 12, 8))
    hearings.amend(workspace, hearing, {"on": date(2026, 12, 15)})
    row = the_date(workspace, case, NULLITIES)
    assert row.on == date(2026, 12, 15)
    assert [one.on for one in why(workspace, row).earlier] == [date(2026, 12, 8)]


def test_an_adjournment_hands_the_deadlines_to_the_new_hearing(workspace: Workspace) -> None:
    case, _, hearing = summoned_to(workspace, date(2026, 12, 8))
    hearings.adjourn(workspace, hearing, date(2027, 2, 2), time(9))
    assert the_date(workspace, case, NULLITIES).on == date(2027, 2, 2)


def test_with_only_a_month_the_dates_wait_and_come_back_with_the_day(workspace: Workspace) -> None:
    case, _, hearing = summoned_to(workspace, date(2026, 12, 8))
    hearings.amend(workspace, hearing, {"month_only": True, "on": date(2027, 3, 1)})
    assert the_date(workspace, case, NULLITIES).status == "cancelled"
    hearings.amend(workspace, hearing, {"month_only": False, "on": date(2027, 3, 16)})
    row = the_date(workspace, case, NULLITIES)
    assert (row.status, row.on) == ("open", date(2027, 3, 16))


def test_a_hearing_in_the_bin_leaves_no_date_behind(workspace: Workspace) -> None:
    case, _, hearing = summoned_to(workspace, date(2026, 12, 8))
    hearings.bin_hearing(workspace, hearing)
    assert [row for row in rows_of(workspace, case, NULLITIES) if row.status == "open"] == []
