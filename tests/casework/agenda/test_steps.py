# SPDX-License-Identifier: GPL-3.0-or-later
"""When a date is named again."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.agenda.steps import STEPS, hours_left, step_reached

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize("left", [30, 15, 7, 3, 1, 0])
def test_a_date_is_named_on_each_step(left: int) -> None:
    assert step_reached(TUESDAY + timedelta(days=left), TUESDAY) == left


@pytest.mark.parametrize("left", [-1, 2, 8, 14, 31])
def test_between_steps_and_afterwards_it_is_not(left: int) -> None:
    assert step_reached(TUESDAY + timedelta(days=left), TUESDAY) is None


def test_what_the_week_end_brought_is_named_on_monday() -> None:
    monday = date(2026, 11, 23)
    assert step_reached(date(2026, 11, 28), monday) == 7  # seven days were left on Saturday


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1)), st.sampled_from(STEPS))
def test_no_step_is_ever_missed_by_who_reads_on_working_days(day: date, step: int) -> None:
    reached_on = day - timedelta(days=step)
    readings = [reached_on + timedelta(days=more) for more in range(3)]
    first_read = next(each for each in readings if each.weekday() < 5)
    if first_read <= day:
        assert step_reached(day, first_read) is not None


def test_hours_count_on_the_last_two_days_only() -> None:
    now = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001 - a wall clock
    assert hours_left(date(2026, 11, 24), time(14, 50), now) == 5
    assert hours_left(date(2026, 11, 27), time(14, 50), now) is None
    assert hours_left(date(2026, 11, 24), time(9), now) is None
    assert hours_left(date(2026, 11, 25), None, now) is None
