# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the dates and times that people type: strictly, day before month, French and English words alike.

Written by hand on purpose: general date readers guess (``23/11/26`` becomes 2126 or 1926 with them), and a
guessed hearing date costs a right. What is read is shown back in full, weekday included, before it counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from casework.language import fold


class Lean(StrEnum):
    """Which way a date without a year, or a bare weekday, is meant."""

    PAST = "past"  # facts, letters received: today or before
    FUTURE = "future"  # hearings, deadlines: today or after


class Problem(StrEnum):
    """Why a text is no date."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no_such_day"
    WRONG_WEEKDAY = "wrong_weekday"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Reading:
    """A day, or the reason why there is none. An empty text reads as neither."""

    day: date | None = None
    problem: Problem | None = None


_WEEKDAYS = (
    ("lundi", "monday"),
    ("mardi", "tuesday"),
    ("mercredi", "wednesday"),
    ("jeudi", "thursday"),
    ("vendredi", "friday"),
    ("samedi", "saturday"),
    ("dimanche", "sunday"),
)
_MONTHS = (
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)
_WORDS = {
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "auj": 0,
    "today": 0,
    "demain": 1,
    "tomorrow": 1,
    "apres demain": 2,
    "hier": -1,
    "yesterday": -1,
    "avant hier": -2,
}
_UNITS = {
    "j": "day",
    "jour": "day",
    "jours": "day",
    "d": "day",
    "day": "day",
    "days": "day",
    "s": "week",
    "sem": "week",
    "semaine": "week",
    "semaines": "week",
    "w": "week",
    "week": "week",
    "weeks": "week",
    "m": "month",
    "mois": "month",
    "month": "month",
    "months": "month",
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s?[/. ]\s?(\d{1,2})(?:\s?[/. ]\s?(\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\s?([a-z]{3,})\.?(?:\s(\d{4}|\d{2}))?")
_STEP = re.compile(r"(?:([+-])\s?|(?:dans|in)\s)(\d{1,3})\s?([a-z]+)")
_FAR = timedelta(days=20 * 366)


def read_date(text: str, today: date, lean: Lean = Lean.FUTURE, *, far: timedelta = _FAR) -> Reading:
    """The day meant by ``text``; ``far`` is how far from ``today`` a day may lie (dates of birth widen it)."""
    iso = _ISO.fullmatch(text.strip())
    if iso:
        return _within(_day(int(iso[1]), int(iso[2]), int(iso[3])), today, far)
    said = fold(text).replace(",", " ").replace("  ", " ").strip()
    if not said:
        return Reading()
    # fold() makes a space of "-" and "/", which loses the sign of "-10j" and keeps 23/11 readable as "23 11".
    if text.strip().startswith("-"):
        said = "-" + said.lstrip()
    if said in _WORDS:
        return Reading(today + timedelta(days=_WORDS[said]))
    if step := _STEP.fullmatch(said):
        return _within(_stepped(step, today), today, far)
    weekday, rest = _leading_weekday(said)
    if weekday is not None and rest in ("", "prochain", "dernier"):
        return Reading(_next(weekday, today, Lean.PAST if rest == "dernier" else Lean.FUTURE if rest else lean))
    reading = _within(_written(rest, today, lean), today, far)
    if reading.day is not None and weekday is not None and reading.day.weekday() != weekday:
        return Reading(problem=Problem.WRONG_WEEKDAY)
    return reading


def _written(said: str, today: date, lean: Lean) -> Reading:
    """``23/11``, ``23.11.26``, ``23 nov 2026``, ``1er décembre``."""
    if numbers := _NUMBERS.fullmatch(said):
        day, month, year = int(numbers[1]), int(numbers[2]), numbers[3]
    elif (named := _NAMED.fullmatch(said)) and (found := _month(named[2])):
        day, month, year = int(named[1]), found, named[3]
    else:
        return Reading(problem=Problem.UNREADABLE)
    if year is None:
        return _nearest(day, month, today, lean)
    if len(year) == 2:
        return _short_year(day, month, int(year), today)
    return _day(int(year), month, day)


def _day(year: int, month: int, day: int) -> Reading:
    try:
        return Reading(date(year, month, day))
    except ValueError:
        return Reading(problem=Problem.NO_SUCH_DAY)


def _nearest(day: int, month: int, today: date, lean: Lean) -> Reading:
    """Without a year: today, or the first such day on the side leaned to (29 February may be years away)."""
    step = 1 if lean is Lean.FUTURE else -1
    for distance in range(9):
        found = _day(today.year + step * distance, month, day).day
        if found and (found >= today if lean is Lean.FUTURE else found <= today):
            return Reading(found)
    return Reading(problem=Problem.NO_SUCH_DAY)


def _short_year(day: int, month: int, year: int, today: date) -> Reading:
    """Of the centuries that two figures leave open, the one nearest to today."""
    century = today.year // 100 * 100
    nearest = min((century - 100 + year, century + year, century + 100 + year), key=lambda it: abs(it - today.year))
    return _day(nearest, month, day)


def _month(word: str) -> int:
    """1 to 12 for a name or an unmistakable beginning of one (three letters or more), else 0."""
    hits = {number for number, names in enumerate(_MONTHS, start=1) if any(name.startswith(word) for name in names)}
    return hits.pop() if len(hits) == 1 else 0


def _leading_weekday(said: str) -> tuple[int | None, str]:
    first, _, rest = said.partition(" ")
    first = first.rstrip(".")
    if len(first) >= 3 and first.isalpha():
        for number, names in enumerate(_WEEKDAYS):
            if any(name.startswith(first) for name in names):
                return number, rest
    return None, said


def _next(weekday: int, today: date, lean: Lean) -> date:
    """The first such weekday after (or before) today; today itself is never meant."""
    if lean is Lean.FUTURE:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _stepped(step: re.Match[str], today: date) -> Reading:
    unit = _UNITS.get(step[3])
    if unit is None:
        return Reading(problem=Problem.UNREADABLE)
    count = -int(step[2]) if step[1] == "-" else int(step[2])
    if unit == "month":
        months = today.year * 12 + today.month - 1 + count
        year, month = divmod(months, 12)
        for day in range(today.day, today.day - 4, -1):  # 31 January + 1 month is the last day of February
            if found := _day(year, month + 1, day).day:
                return Reading(found)
    return Reading(today + timedelta(days=count * (7 if unit == "week" else 1)))


def _within(reading: Reading, today: date, far: timedelta) -> Reading:
    if reading.day is not None and abs(reading.day - today) > far:
        return Reading(problem=Problem.TOO_FAR)
    return reading


_TIME = re.compile(r"(\d{1,2})(?:\s?(?:[:h.]|heures?)\s?(\d{2})?)?(?:\s?min)?")
_TIME_PACKED = re.compile(r"(\d{2})(\d{2})")


def read_time(text: str) -> time | None:
    """``14:30``, ``14h30``, ``14 h``, ``1430``, ``14`` and so on; ``None`` where it is no time of day."""
    said = fold(text)
    found = _TIME_PACKED.fullmatch(said) or _TIME.fullmatch(said)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
