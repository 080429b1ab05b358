# SPDX-License-Identifier: GPL-3.0-or-later
"""What people type for a date, and the day it means. Today is Monday 23 November 2026."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.language import Language, long_date, short_date
from ui.dates import Lean, Problem, Reading, read_date, read_time

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("23/11", "2026-11-23"),
        ("24/11", "2026-11-24"),
        ("22/11", "2027-11-22"),
        ("23/11/26", "2026-11-23"),
        ("3.2.2027", "2027-02-03"),
        ("03 02 2027", "2027-02-03"),
        ("23 nov", "2026-11-23"),
        ("23nov", "2026-11-23"),
        ("1er déc.", "2026-12-01"),
        ("1er décembre 2026", "2026-12-01"),
        ("1st December 2026", "2026-12-01"),
        ("5 août 27", "2027-08-05"),
        ("lundi 23 novembre 2026", "2026-11-23"),
        ("Monday, 23 November 2026", "2026-11-23"),
        ("2026-12-01", "2026-12-01"),
        ("demain", "2026-11-24"),
        ("après-demain", "2026-11-25"),
        ("aujourd’hui", "2026-11-23"),
        ("hier", "2026-11-22"),
        ("tomorrow", "2026-11-24"),
        ("+10j", "2026-12-03"),
        ("+ 10 jours", "2026-12-03"),
        ("-10j", "2026-11-13"),
        ("dans 2 semaines", "2026-12-07"),
        ("+3 mois", "2027-02-23"),
        ("lundi", "2026-11-30"),
        ("mardi", "2026-11-24"),
        ("lundi prochain", "2026-11-30"),
        ("mardi dernier", "2026-11-17"),
        ("29/2", "2028-02-29"),
    ],
)
def test_a_typed_date_of_something_to_come_means_this_day(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY, Lean.FUTURE) == Reading(date.fromisoformat(meant))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("23/11", "2026-11-23"), ("24/11", "2025-11-24"), ("24/11/26", "2026-11-24"), ("lundi", "2026-11-16")],
)
def test_a_typed_date_of_something_past_looks_back(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY, Lean.PAST) == Reading(date.fromisoformat(meant))


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("31/11", Problem.NO_SUCH_DAY),
        ("29/02/2027", Problem.NO_SUCH_DAY),
        ("11/23/2026", Problem.NO_SUCH_DAY),
        ("mardi 23 novembre 2026", Problem.WRONG_WEEKDAY),
        ("23/11/2126", Problem.TOO_FAR),
        ("23/11/1987", Problem.TOO_FAR),
        ("5 jui", Problem.UNREADABLE),
        ("23", Problem.UNREADABLE),
        ("bientôt", Problem.UNREADABLE),
        ("+10x", Problem.UNREADABLE),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(typed: str, problem: Problem) -> None:
    assert read_date(typed, TODAY) == Reading(problem=problem)


def test_an_empty_field_is_neither_a_date_nor_a_mistake() -> None:
    assert read_date("  ", TODAY) == Reading()


def test_a_date_of_birth_may_lie_a_century_back() -> None:
    far = timedelta(days=120 * 366)
    assert read_date("4/7/1961", TODAY, Lean.PAST, far=far).day == date(1961, 7, 4)


def test_the_end_of_january_and_one_month_is_the_end_of_february() -> None:
    assert read_date("+1m", date(2027, 1, 31)).day == date(2027, 2, 28)


@given(st.dates(TODAY - timedelta(days=7000), TODAY + timedelta(days=7000)))
def test_every_date_the_program_shows_is_read_back_as_itself(day: date) -> None:
    for shown in (
        short_date(day),
        day.isoformat(),
        long_date(day, Language.FR),
        long_date(day, Language.FR, weekday=True),
        long_date(day, Language.EN, weekday=True),
    ):
        assert read_date(shown, TODAY) == Reading(day)


@given(st.text(max_size=20))
def test_no_text_makes_the_reader_fail(typed: str) -> None:
    reading = read_date(typed, TODAY)
    assert reading.day is None or reading.problem is None
    read_time(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14 h 30", time(14, 30)),
        ("14 h", time(14)),
        ("9", time(9)),
        ("1430", time(14, 30)),
        ("8h05", time(8, 5)),
        ("25:00", None),
        ("14:60", None),
        ("midi", None),
    ],
)
def test_a_typed_time_means_this(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant
