# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of every way of counting, whatever the day and the place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.deadlines import Facts, compute, load_rules
from casework.deadlines.calendar import PARIS
from casework.deadlines.compute import safe_day
from casework.deadlines.errors import HourMissing, UnitInvalid
from casework.deadlines.methods import Bonus, Counted, count
from casework.deadlines.rules import Method

BOOK = load_rules()
CALENDAR = BOOK.calendar
DAYS = st.dates(date(2015, 1, 1), date(2060, 12, 31))
REGIONS = st.sampled_from(sorted(CALENDAR.regions))
AMOUNTS = st.integers(0, 90)

IN_DAYS = [one for one in BOOK.methods.values() if one.count not in ("clock", "original")]
AFTER = [one for one in IN_DAYS if one.direction > 0]
ON_THE_CLOCK = [one for one in BOOK.methods.values() if one.count == "clock"]


def for_all(*values: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Tries forty sets of values: there are many properties here, and each is tried for several methods."""
    return lambda test: settings(max_examples=40)(given(*values)(test))


def _name(method: Method) -> str:
    return method.id


def _count(method: Method | str, day: date | datetime, amount: int, place: str = "metropole") -> Counted:
    known = BOOK.methods[method] if isinstance(method, str) else method
    region = CALENDAR.region(place)
    return count(known, day, amount, known.units[0], calendar=CALENDAR, region=region)


def _end(method: Method | str, day: date, amount: int, place: str = "metropole") -> date:
    end = _count(method, day, amount, place).end
    assert not isinstance(end, datetime)
    return end


@pytest.mark.parametrize("method", AFTER, ids=_name)
@for_all(DAYS, AMOUNTS, REGIONS)
def test_no_end_lies_before_its_trigger(method: Method, day: date, amount: int, place: str) -> None:
    assert _end(method, day, amount, place) >= day


@pytest.mark.parametrize("method", [one for one in IN_DAYS if one.direction < 0], ids=_name)
@for_all(DAYS, AMOUNTS, REGIONS)
def test_what_is_counted_back_never_lies_after_the_hearing(method: Method, day: date, amount: int, place: str) -> None:
    assert _end(method, day, amount, place) <= day


@pytest.mark.parametrize("method", IN_DAYS, ids=_name)
@for_all(DAYS, AMOUNTS, REGIONS)
def test_a_later_trigger_never_ends_earlier(method: Method, day: date, amount: int, place: str) -> None:
    assert _end(method, day, amount, place) <= _end(method, day + timedelta(days=1), amount, place)


@pytest.mark.parametrize("method", AFTER, ids=_name)
@for_all(DAYS, AMOUNTS, REGIONS)
def test_a_longer_period_never_ends_earlier(method: Method, day: date, amount: int, place: str) -> None:
    assert _end(method, day, amount, place) <= _end(method, day, amount + 1, place)


@pytest.mark.parametrize("method", [one for one in IN_DAYS if one.roll != "never"], ids=_name)
@for_all(DAYS, AMOUNTS, REGIONS)
def test_a_moved_end_is_a_working_day(method: Method, day: date, amount: int, place: str) -> None:
    assert CALENDAR.is_working(_end(method, day, amount, place), CALENDAR.region(place))


@pytest.mark.parametrize("method", [one for one in IN_DAYS if one.roll == "never"], ids=_name)
@for_all(DAYS, AMOUNTS)
def test_an_end_that_is_never_moved_is_the_same_everywhere(method: Method, day: date, amount: int) -> None:
    ends = {_end(method, day, amount, place) for place in CALENDAR.regions if method.count != "working_days"}

    assert len(ends) <= 1


@pytest.mark.parametrize("method", IN_DAYS, ids=_name)
@for_all(DAYS, AMOUNTS, REGIONS)
def test_the_safe_day_is_never_after_the_end_and_never_before_the_trigger(
    method: Method, day: date, amount: int, place: str
) -> None:
    counted = _count(method, day, amount, place)
    safe = safe_day(method, counted, CALENDAR, CALENDAR.region(place))

    # A period of no length ends on its trigger: there is nothing earlier to be safe on.
    assert safe <= _end(method, day, amount, place)
    if method.direction > 0 and method.count != "as_given":
        assert safe >= day


@pytest.mark.parametrize(("clear", "plain"), [("days_franc", "days_roll"), ("months_franc", "months_roll")])
@for_all(DAYS, AMOUNTS, REGIONS)
def test_a_clear_period_is_one_day_longer_before_it_is_moved(
    clear: str, plain: str, day: date, amount: int, place: str
) -> None:
    longer, shorter = _count(clear, day, amount, place), _count(plain, day, amount, place)

    assert longer.unrolled == shorter.by_days + timedelta(days=1)
    assert longer.end == CALENDAR.roll(shorter.by_days + timedelta(days=1), CALENDAR.region(place))


@pytest.mark.parametrize(
    ("rolled", "strict"),
    [("days_roll", "days_strict"), ("months_roll", "months_strict"), ("years_roll", "years_strict")],
)
@for_all(DAYS, AMOUNTS, REGIONS)
def test_the_rolled_end_is_the_strict_end_moved(rolled: str, strict: str, day: date, amount: int, place: str) -> None:
    assert _end(rolled, day, amount, place) == CALENDAR.roll(_end(strict, day, amount), CALENDAR.region(place))


@pytest.mark.parametrize(
    ("earliest", "strict"), [("earliest_months", "months_strict"), ("earliest_years", "years_strict")]
)
@for_all(DAYS, AMOUNTS)
def test_an_act_is_possible_the_day_after_the_period(earliest: str, strict: str, day: date, amount: int) -> None:
    assert _end(earliest, day, amount) == _end(strict, day, amount) + timedelta(days=1)


@for_all(DAYS, AMOUNTS)
def test_silence_is_counted_as_strict_months(day: date, amount: int) -> None:
    assert _end("silence_months", day, amount) == _end("months_strict", day, amount)


@for_all(DAYS, AMOUNTS)
def test_a_year_is_twelve_months(day: date, amount: int) -> None:
    assert _end("years_strict", day, amount) == _end("months_strict", day, 12 * amount)


@pytest.mark.parametrize(("method", "months"), [("min_interval_plus_1_month", 1), ("min_interval_plus_2_months", 2)])
@for_all(DAYS, AMOUNTS)
def test_distance_comes_before_the_days(method: str, months: int, day: date, amount: int) -> None:
    assert _end(method, day, amount) == _end("days_strict", _end("months_strict", day, months), amount)


@for_all(DAYS, AMOUNTS, REGIONS)
def test_the_fine_of_someone_abroad_has_a_month_and_its_days(day: date, amount: int, place: str) -> None:
    month_later = _end("months_strict", day, 1)

    assert _end("days_roll_plus_1_month", day, amount, place) == _end("days_roll", month_later, amount, place)


@for_all(DAYS, REGIONS)
def test_a_letter_arrives_a_full_day_before_the_day_of_the_hearing(day: date, place: str) -> None:
    assert day - _end("before_hearing_24h", day, 24, place) >= timedelta(days=2)


@for_all(DAYS, AMOUNTS, REGIONS)
def test_clear_days_before_a_hearing_leave_so_many_days_between(day: date, amount: int, place: str) -> None:
    assert (day - _end("before_clear_days", day, amount, place)).days - 1 >= amount
    assert (day - _end("before_days", day, amount, place)).days >= amount


@pytest.mark.parametrize("method", ["as_fixed", "on_hearing_day"])
@for_all(DAYS)
def test_a_given_day_stays_as_it_is(method: str, day: date) -> None:
    assert _end(method, day, 0) == day


@for_all(DAYS, st.integers(0, 20))
def test_the_four_year_bar_ends_with_a_year(day: date, years: int) -> None:
    assert _end("quadriennale", day, years) == date(day.year + years, 12, 31)


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone given


@for_all(MOMENTS, AMOUNTS, REGIONS)
def test_hours_are_elapsed_hours_and_never_moved(moment: datetime, amount: int, place: str) -> None:
    counted = _count("hours", moment, amount, place)

    assert isinstance(counted.end, datetime)
    assert counted.end - moment == timedelta(hours=amount)


@for_all(MOMENTS, AMOUNTS, REGIONS)
def test_a_24_hour_act_ends_on_the_clock_or_with_a_working_day(moment: datetime, amount: int, place: str) -> None:
    region = CALENDAR.region(place)
    plain = _count("hours", moment, amount, place).end
    act = _count("hours_act", moment, amount, place).end
    assert isinstance(plain, datetime)

    if CALENDAR.is_working(plain.date(), region):
        assert act == plain
    else:
        assert act == CALENDAR.roll(plain.date(), region)


@pytest.mark.parametrize("method", ON_THE_CLOCK, ids=_name)
def test_hours_without_an_hour_are_refused(method: Method) -> None:
    with pytest.raises(HourMissing):
        _count(method, date(2026, 6, 2), 24)


@pytest.mark.parametrize("method", IN_DAYS, ids=_name)
@for_all(MOMENTS, st.integers(0, 30))
def test_a_method_of_days_does_not_mind_the_hour(method: Method, moment: datetime, amount: int) -> None:
    assert _count(method, moment, amount) == _count(method, moment.astimezone(PARIS).date(), amount)


def test_a_method_refuses_a_unit_that_it_does_not_count_in() -> None:
    with pytest.raises(UnitInvalid):
        count(BOOK.methods["days_roll"], date(2026, 1, 1), 2, "months", calendar=CALENDAR,
              region=CALENDAR.region("metropole"))  # fmt: skip


def test_half_an_hour_is_counted_in_minutes() -> None:
    computed = compute(BOOK, "identity-check/bag_or_vehicle_wait", datetime(2026, 6, 2, 23, 45, tzinfo=PARIS))

    assert computed.last_day_text == "2026-06-03T00:15"


@for_all(DAYS, st.integers(0, 2), st.integers(0, 60))
def test_distance_does_not_move_the_safe_day(day: date, months: int, days: int) -> None:
    method, region = BOOK.methods["months_franc"], CALENDAR.region("metropole")
    near = count(method, day, 2, "months", calendar=CALENDAR, region=region)
    far = count(method, day, 2 + months, "months", calendar=CALENDAR, region=region, bonus=Bonus(months, days))

    assert far.bare == near.bare
    assert far.end >= near.end


@for_all(DAYS)
def test_a_restarted_period_is_the_original_one_from_the_new_day(day: date) -> None:
    again = compute(BOOK, "legal-aid-effect", max(day, date(2021, 1, 1)), Facts(original_rule="annulment-action/main"))

    assert again.last_day == compute(BOOK, "annulment-action/main", max(day, date(2021, 1, 1))).last_day


def test_every_method_of_the_data_is_tried_here() -> None:
    tried = {one.id for one in (*IN_DAYS, *ON_THE_CLOCK)} | {"restart_original"}

    assert tried == set(BOOK.methods)
    assert len(tried) == 25
