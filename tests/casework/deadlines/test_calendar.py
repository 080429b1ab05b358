# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar of the courts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.deadlines import load_rules
from casework.deadlines.calendar import PARIS, add_minutes, add_months, easter, in_paris
from casework.deadlines.errors import DateTooFar, RegionUnknown, TimeSkipped

CALENDAR = load_rules().calendar
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
REGIONS = st.sampled_from(sorted(CALENDAR.regions))

#: Easter Monday, Ascension, Whit Monday, then the weekdays of 1 May, 8 May, 14 July, 15 August, 1 and 11 November,
#: 25 December and 1 January, as a printed calendar gives them.
PRINTED = """
2024 2024-04-01 2024-05-09 2024-05-20 Wed Wed Sun Thu Fri Mon Wed Mon
2025 2025-04-21 2025-05-29 2025-06-09 Thu Thu Mon Fri Sat Tue Thu Wed
2026 2026-04-06 2026-05-14 2026-05-25 Fri Fri Tue Sat Sun Wed Fri Thu
2027 2027-03-29 2027-05-06 2027-05-17 Sat Sat Wed Sun Mon Thu Sat Fri
2028 2028-04-17 2028-05-25 2028-06-05 Mon Mon Fri Tue Wed Sat Mon Sat
2029 2029-04-02 2029-05-10 2029-05-21 Tue Tue Sat Wed Thu Sun Tue Mon
2030 2030-04-22 2030-05-30 2030-06-10 Wed Wed Sun Thu Fri Mon Wed Tue
"""
FIXED = [(5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25), (1, 1)]


@pytest.mark.parametrize("row", PRINTED.strip().splitlines())
def test_the_national_holidays_are_those_of_the_printed_calendar(row: str) -> None:
    year, *moving_and_weekdays = row.split()
    moving, weekdays = moving_and_weekdays[:3], moving_and_weekdays[3:]
    fixed = [date(int(year), month, day) for month, day in FIXED]
    expected = {*map(date.fromisoformat, moving), *fixed}

    found = {holiday.in_year(int(year)) for holiday in CALENDAR.region("metropole").holidays}

    assert found == expected
    assert [day.strftime("%a") for day in fixed] == weekdays


#: Our places beside the subdivisions of the library that we are compared with.
SUBDIVISIONS = {
    "metropole": None,
    "alsace-moselle": "57",
    "guadeloupe": "971",
    "martinique": "972",
    "guyane": "973",
    "la-reunion": "974",
    "mayotte": "976",
    "saint-martin": "MF",
    "saint-barthelemy": "BL",
}


def _customs(place: str, year: int) -> set[date]:
    """Days kept by custom in three islands that no text of our sources makes a public holiday: not counted."""
    good_friday, mid_lent, schoelcher = easter(year) - timedelta(2), easter(year) - timedelta(24), date(year, 7, 21)
    kept = {"guadeloupe": {good_friday, mid_lent, schoelcher}}
    return kept.get(place, {good_friday, schoelcher} if place in ("martinique", "saint-martin") else set())


@pytest.mark.parametrize("place", SUBDIVISIONS)
@pytest.mark.parametrize("year", [2019, 2024, 2026, 2029, 2031])
def test_each_place_has_the_holidays_that_another_library_knows(place: str, year: int) -> None:
    theirs = set(holidays.country_holidays("FR", subdiv=SUBDIVISIONS[place], years=year))

    ours = {holiday.in_year(year) for holiday in CALENDAR.region(place).holidays}

    assert ours == theirs - _customs(place, year)


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_between_22_march_and_25_april(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_8_may_was_no_holiday_before_1982() -> None:
    national = CALENDAR.region("metropole")

    assert CALENDAR.is_working(date(1981, 5, 8), national)
    assert not CALENDAR.is_working(date(1985, 5, 8), national)


@pytest.mark.parametrize("typed", ["la-reunion", "La Réunion", "reunion", "RE", "re", "974"])
def test_a_place_is_found_however_it_is_spelled(typed: str) -> None:
    assert CALENDAR.region(typed).id == "la-reunion"


@pytest.mark.parametrize("typed", ["", "atlantis", "  "])
def test_an_unknown_place_is_refused(typed: str) -> None:
    with pytest.raises(RegionUnknown):
        CALENDAR.region(typed)


@given(DAYS, REGIONS)
def test_rolling_gives_the_nearest_working_day_in_its_direction(day: date, place: str) -> None:
    region = CALENDAR.region(place)
    later, earlier = CALENDAR.roll(day, region), CALENDAR.roll_back(day, region)

    assert CALENDAR.is_working(later, region)
    assert CALENDAR.is_working(earlier, region)
    assert earlier <= day <= later
    between = [earlier + timedelta(days=n) for n in range(1, (later - earlier).days)]
    assert not any(CALENDAR.is_working(one, region) for one in between)


@given(DAYS, st.integers(0, 60), REGIONS)
def test_the_nth_working_day_has_so_many_working_days_up_to_it(day: date, number: int, place: str) -> None:
    region = CALENDAR.region(place)
    last = CALENDAR.nth_working_day(day, number, region)
    passed = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]

    assert sum(CALENDAR.is_working(one, region) for one in passed) == number


@given(DAYS, st.integers(-120, 600))
def test_months_keep_the_day_number_or_end_the_month(day: date, months: int) -> None:
    later = add_months(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


def test_the_calendar_ends_with_the_year_9999() -> None:
    with pytest.raises(DateTooFar):
        add_months(date(9999, 1, 1), 12)


@pytest.mark.parametrize(
    ("begins", "hours", "ends", "why"),
    [
        ("2026-10-25T00:30", 24, "2026-10-25T23:30", "the night of October has an hour more"),
        ("2026-03-29T00:30", 24, "2026-03-30T01:30", "the night of March has an hour less"),
        ("2026-10-24T18:00", 48, "2026-10-26T17:00", "48 hours of detention over the change"),
        ("2026-03-28T23:00", 4, "2026-03-29T04:00", "four hours of identity check over the change"),
        ("2026-06-02T14:30", 24, "2026-06-03T14:30", "no change, same hour"),
    ],
)
def test_hours_elapse_whatever_the_clocks_do(begins: str, hours: int, ends: str, why: str) -> None:
    end = add_minutes(in_paris(datetime.fromisoformat(begins)), hours * 60)

    assert end.strftime("%Y-%m-%dT%H:%M") == ends, why


def test_an_hour_that_march_leaves_out_is_refused() -> None:
    with pytest.raises(TimeSkipped):
        in_paris(datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001 - as typed, without a zone


def test_an_hour_that_comes_twice_is_the_first_of_the_two() -> None:
    assert in_paris(datetime(2026, 10, 25, 2, 30)).astimezone(UTC).hour == 0  # noqa: DTZ001 - as typed


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - zone given
    st.integers(0, 10_000),
)
def test_elapsed_time_is_elapsed_time(moment: datetime, minutes: int) -> None:
    end = add_minutes(moment.astimezone(PARIS), minutes)

    assert end - moment == timedelta(minutes=minutes)
    assert end.tzinfo is PARIS
