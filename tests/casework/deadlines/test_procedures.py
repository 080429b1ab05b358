# SPDX-License-Identifier: GPL-3.0-or-later
"""Routes as states and events: complete data, and histories followed in any order."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.deadlines import (
    Facts,
    Happened,
    Progress,
    allowed_events,
    apply,
    compute,
    house_steps,
    load_procedures,
    load_rules,
    meets,
    route,
    silence_of,
    typed_moment,
)
from casework.deadlines.errors import EventUnknown, RouteUnknown
from casework.deadlines.procedures import Route, load_conditions
from casework.deadlines.silence import load_silence
from casework.paths import resources
from casework.words import AuthorityKind

ROUTES = load_procedures()
BOOK = load_rules()


def _on(day: int, month: int = 3) -> date:
    return date(2026, month, day)


def _follow(name: str, *history: tuple[str, date]) -> Progress:
    return apply(route(name), [Happened(code, on, id=number) for number, (code, on) in enumerate(history)])


def _rules(progress: Progress) -> set[str]:
    return {one.rule for one in progress.running}


# The data

EXPECTED = {
    "complaint_prosecutor", "civil_party_complaint", "direct_citation", "police_inspectorate", "ombudsman",
    "gracious_appeal", "ta_liberty", "ta_annulment", "ta_damages", "access_documents", "data_protection", "un", "echr",
    "fine", "parking", "prosecution_defence",
}  # fmt: skip


def test_the_thirteen_complaint_routes_and_the_prosecution_are_there() -> None:
    assert set(ROUTES) == EXPECTED


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_state_can_be_reached_and_left_unless_it_is_an_end(name: str) -> None:
    machine = ROUTES[name]
    moving = [event for event in machine.events.values() if event.to]
    reached = {machine.initial, *(event.to for event in moving)}
    left = {state for event in moving for state in event.from_}

    assert set(machine.states) == reached
    assert "*" in left or {state.id for state in machine.states.values() if not state.end} <= left


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_letters_and_authorities_named_by_a_route_exist(name: str) -> None:
    catalogue = resources().parent / "templates" / "letters" / "catalogue.toml"
    letters = set(tomllib.loads(catalogue.read_text(encoding="utf-8")))

    assert {letter for event in ROUTES[name].events.values() for letter in event.letters} <= letters
    assert set(ROUTES[name].authorities) <= set(AuthorityKind)


def test_every_condition_is_used() -> None:
    used = {opens.only for one in ROUTES.values() for event in one.events.values() for opens in event.opens}

    assert used - {""} == set(load_conditions())


def test_every_rule_that_an_event_opens_can_be_computed_from_it() -> None:
    facts, on = Facts(original_rule="annulment-action/main"), typed_moment("2026-06-02T10:30")
    # What is counted back from a hearing may lie before it; here only that a date comes out.
    for one in ROUTES.values():
        for event in one.events.values():
            for opens in event.opens:
                assert compute(BOOK, opens.rule, on, facts).last_date >= date(2026, 5, 1)


# A complaint to the prosecutor, as it goes in most cases


def test_silence_is_counted_from_the_receipt_and_not_from_the_sending() -> None:
    sent = _follow("complaint_prosecutor", ("send", _on(1)))
    received = _follow("complaint_prosecutor", ("send", _on(1)), ("receipt", _on(4)))

    assert "civil-party-complaint-earliest/after_silence" not in _rules(sent)
    assert received.stage == "receipt_proved"
    (clock,) = [one for one in received.running if one.rule == "civil-party-complaint-earliest/after_silence"]
    assert compute(BOOK, clock.rule, clock.since.on).last_day == date(2026, 6, 5)


def test_a_dismissal_closes_the_clock_of_silence_and_opens_what_follows() -> None:
    progress = _follow("complaint_prosecutor", ("send", _on(1)), ("receipt", _on(4)), ("dismissal", _on(2, 5)))

    assert progress.stage == "dismissed"
    assert "civil-party-complaint-earliest/after_silence" not in _rules(progress)
    assert "review-dismissal-prosecutor-general/internal_target" in _rules(progress)
    assert ("civil-party-complaint-earliest/after_silence", 2) in [(rule, by.id) for rule, by in progress.closed]


def test_the_retention_of_footage_is_counted_from_the_incident() -> None:
    progress = _follow("complaint_prosecutor", ("send", _on(1)))

    assert {one.rule: one.basis for one in progress.running}["cctv/loss"] == "incident"


def test_a_civil_party_complaint_starts_limitation_anew() -> None:
    progress = _follow("complaint_prosecutor", ("send", _on(1)), ("file_civil_party", _on(5, 7)))

    assert "limitation-delit/after_interruption" in _rules(progress)
    assert progress.stage == "moved_to_civil_party"


# Wrong order, corrections, what nobody foresaw


def test_an_event_entered_late_ends_in_the_same_stage() -> None:
    in_time = _follow("complaint_prosecutor", ("send", _on(1)), ("receipt", _on(4)), ("dismissal", _on(2, 5)))
    late = _follow("complaint_prosecutor", ("dismissal", _on(2, 5)), ("send", _on(1)), ("receipt", _on(4)))

    assert (late.stage, _rules(late)) == (in_time.stage, _rules(in_time))
    assert late.flags == in_time.flags == ()


def test_an_event_that_skips_a_stage_moves_forwards_and_is_flagged() -> None:
    progress = _follow("complaint_prosecutor", ("three_months", _on(5, 6)))

    assert progress.stage == "no_answer"
    assert [(flag.problem, flag.stage) for flag in progress.flags] == [("unexpected", "draft")]


def test_an_event_that_comes_too_late_does_not_move_backwards_and_still_counts() -> None:
    progress = _follow("complaint_prosecutor", ("send", _on(1)), ("dismissal", _on(5)), ("receipt", _on(9)))

    assert progress.stage == "dismissed"
    assert [flag.happened.code for flag in progress.flags] == ["receipt"]
    assert "civil-party-complaint-earliest/after_silence" in _rules(progress)
    assert len(progress.history) == 3


def test_two_events_of_one_day_are_taken_in_the_order_that_makes_sense() -> None:
    progress = _follow("complaint_prosecutor", ("receipt", _on(4)), ("send", _on(4)))

    assert progress.stage == "receipt_proved"
    assert progress.flags == ()


def test_an_unknown_event_is_kept_and_flagged() -> None:
    progress = _follow("complaint_prosecutor", ("send", _on(1)), ("moon_landing", _on(2)))

    assert progress.stage == "filed"
    assert [flag.problem for flag in progress.flags] == ["unknown"]


def _events(machine: Route) -> st.SearchStrategy[list[Happened]]:
    return st.lists(
        st.builds(
            Happened,
            code=st.sampled_from([*machine.events, "never_heard_of"]),
            on=st.dates(date(2026, 1, 1), date(2026, 2, 28)),
            id=st.integers(1, 99),
        ),
        max_size=12,
    )


@pytest.mark.parametrize("name", sorted(EXPECTED))
@settings(max_examples=25)
@given(data=st.data())
def test_no_history_loses_anything_or_leaves_the_route(name: str, data: st.DataObject) -> None:
    machine = ROUTES[name]
    history = data.draw(_events(machine))

    progress = apply(machine, history)

    assert progress.stage in machine.states
    assert sorted(progress.history, key=repr) == sorted(history, key=repr)
    assert [one.on for one in progress.history] == sorted(one.on for one in history)
    assert len({one.rule for one in progress.running}) == len(progress.running)
    assert all(one.suspended >= 0 for one in progress.running)


# Standing still


def test_deliberation_suspends_the_press_limitation_and_the_judgment_ends_it() -> None:
    before = [("date_given", _on(1)), ("serve", _on(2)), ("trial_hearing", _on(20)), ("reserved", _on(25))]
    waiting = _follow("direct_citation", *before)
    judged = _follow("direct_citation", *before, ("judgment_given", _on(24, 4)))

    (still,) = [one for one in waiting.running if one.rule == "limitation-press/keepalive"]
    (again,) = [one for one in judged.running if one.rule == "limitation-press/keepalive"]
    assert still.still
    assert (again.still, again.suspended) == (False, 30)
    facts = Facts(suspended_days=again.suspended)
    assert compute(BOOK, again.rule, again.since.on, facts).last_day == date(2026, 7, 20)


# Other routes


def test_a_conviction_opens_the_appeal_and_the_appeal_closes_it() -> None:
    history = [("summons", _on(1)), ("hearing", _on(20)), ("reserved", _on(20)), ("conviction", _on(21, 4))]
    convicted = _follow("prosecution_defence", *history)
    appealed = _follow("prosecution_defence", *history, ("appeal_declared", _on(28, 4)))

    assert convicted.stage == "convicted"
    assert "appeal-criminal/main" in _rules(convicted)
    assert appealed.stage == "appeal"
    assert "appeal-criminal/main" not in _rules(appealed)


def test_silence_of_the_administration_opens_the_way_to_the_court() -> None:
    progress = _follow("gracious_appeal", ("send", _on(1)), ("receipt", _on(5)), ("two_months", _on(5, 5)))

    assert progress.stage == "rejected_implicit"
    assert _rules(progress) == {"gracious-appeal/new_period_after_silence"}


def test_what_may_happen_next_is_named() -> None:
    codes = [event.id for event in allowed_events(route("complaint_prosecutor"), "filed")]

    assert codes[0] == "receipt"
    assert "send" not in codes
    assert "note" in codes


def test_sending_a_letter_is_an_event_of_the_route() -> None:
    machine = route("complaint_prosecutor")
    sent, chased = machine.for_letter("complaint_prosecutor", "draft"), machine.for_letter("chaser", "receipt_proved")

    assert sent is not None
    assert sent.id == "send"
    assert chased is not None
    assert chased.id == "chase"
    assert machine.for_letter("mandate", "draft") is None


def test_unknown_routes_and_events_are_refused() -> None:
    with pytest.raises(RouteUnknown):
        route("appeal_to_the_king")
    with pytest.raises(EventUnknown):
        route("fine").event("coronation")


@pytest.mark.parametrize(
    ("running", "closes", "closed"),
    [
        ("cctv/loss", ["cctv"], True),
        ("cctv/loss", ["cctv/loss"], True),
        ("cctv/loss", ["cctv/internal_target"], False),
        ("annulment-action", ["annulment-action/main"], True),
        ("cctv/loss", [], False),
    ],
)
def test_a_rule_is_closed_by_its_name_or_its_computation(running: str, closes: list[str], closed: bool) -> None:
    assert meets(running, closes) is closed


# Silence


def test_every_kind_of_authority_has_its_silence() -> None:
    assert set(load_silence()) == set(AuthorityKind)
    for one in load_silence().values():
        assert set(one.next_routes) <= set(ROUTES)
        assert [step.days for step in one.house] == [30, 60, 120]


def test_silence_does_not_run_without_proof() -> None:
    assert house_steps("igpn", None) == ()


def test_silence_counts_from_the_proof_and_again_from_a_chaser() -> None:
    assert [one.day for one in house_steps("igpn", _on(1))] == [date(2026, 3, 31), date(2026, 4, 30), date(2026, 6, 29)]
    assert house_steps("igpn", _on(1), chased_on=_on(2, 4))[0].day == date(2026, 5, 2)
    assert house_steps("igpn", _on(10), chased_on=_on(2))[0].day == date(2026, 4, 9)


def test_the_law_stands_beside_the_house_rule_where_there_is_one() -> None:
    assert silence_of("prosecutor").legal == "civil-party-complaint-earliest/after_silence"
    assert silence_of("igpn").legal == ""
    assert silence_of("a kind of the charity’s own").house == silence_of("other").house
