# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting: one function that follows the recipe of any method, and says each step.

Order of operations, after the choice of the computation: months and years (distance included), clamped once; days;
the clear day; the move to a working day. The day of the trigger is never counted (CPC art. 641, CPP art. 801).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from casework.deadlines.calendar import (
    Calendar,
    Region,
    add_minutes,
    add_months,
    in_paris,
    last_day_of_year,
    shift,
)
from casework.deadlines.errors import HourMissing, UnitInvalid
from casework.deadlines.reading import Words
from casework.deadlines.rules import Method

_MONTHS = {"months": 1, "years": 12}
_MINUTES = {"minutes": 1, "hours": 60}


class Step(NamedTuple):
    """One step of the reasoning, not yet in words. ``kind`` names the sentence of ``resources/law/sentences.toml``."""

    kind: str
    day: date | datetime | None = None
    amount: int = 0
    unit: str = ""
    words: Words | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The end of a period. ``bare`` is its day without clear day, roll or distance; ``hourly`` that the hour counts.

    ``end`` is a moment in Europe/Paris where the hour counts, else a day, usable until 24:00.
    """

    end: date | datetime
    bare: date
    hourly: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Bonus:
    """What distance and prudence add: months contained in the amount, days beyond it, and our own margin."""

    months: int = 0
    days: int = 0
    margin: bool = False


NO_BONUS = Bonus()


def count(
    method: Method,
    trigger: date | datetime,
    amount: int,
    unit: str,
    *,
    calendar: Calendar,
    region: Region,
    bonus: Bonus = NO_BONUS,
    roll_article: str = "",
) -> Counted:
    """Count one period. Raises UnitInvalid, HourMissing, TimeSkipped, DateTooFar."""
    if unit not in method.units:
        raise UnitInvalid(method.id, unit, ", ".join(method.units))
    if method.count == "clock":
        return _on_the_clock(method, trigger, amount, unit, calendar, region, roll_article)
    start = day_of(trigger)
    if method.count == "calendar":
        return _in_days(method, start, amount, unit, calendar, region, bonus, roll_article)
    if method.count == "working_days":
        end = calendar.nth_working_day(start, amount, region)
        return Counted(end, end, hourly=False, steps=(Step("counted_working", end, amount, unit),))
    if method.count == "year_end":
        end = last_day_of_year(start, amount)
        return Counted(end, end, hourly=False, steps=(Step("year_end", end, amount, unit),))
    return Counted(start, start, hourly=False, steps=(Step(method.id, start),))


def day_of(trigger: date | datetime) -> date:
    """The day of the trigger in France."""
    return in_paris(trigger).date() if isinstance(trigger, datetime) else trigger


def _in_days(
    method: Method,
    start: date,
    amount: int,
    unit: str,
    calendar: Calendar,
    region: Region,
    bonus: Bonus,
    roll_article: str,
) -> Counted:
    steps: list[Step] = []
    own_months = amount * _MONTHS.get(unit, 0)
    months = own_months + method.extra_months
    days = amount if unit == "days" else 0
    if method.fixed_days is not None:
        days = method.fixed_days
    months, days = months * method.direction, days * method.direction

    day = start
    if months:
        day = add_months(start, months)
        if method.extra_months:
            steps.append(Step("distance_months", day, method.extra_months, "months"))
        else:
            steps.append(Step("counted", day, amount, unit))
        if bonus.months:
            steps.append(Step("distance_within", None, bonus.months, "months"))
        if day.day != start.day:
            steps.append(Step("clamped", day, start.day))
    if days or not months:
        day = shift(day, days)
        kind = "counted_before" if method.direction < 0 else "counted"
        steps.append(Step(kind, day, abs(days), "days"))
    bare = shift(add_months(start, months - (bonus.months + method.extra_months) * method.direction), days)
    if bonus.days:
        day = shift(day, bonus.days)
        steps.append(Step("distance_days", day, bonus.days, "days"))
    if bonus.margin and method.margin_days:
        day = shift(day, method.margin_days)
        steps.append(Step("margin", day, method.margin_days, "days"))
    if method.added_days:
        day = shift(day, method.added_days * method.direction)
        steps.append(Step("clear" if method.clear else "day_after", day, method.added_days, "days"))
    end, moved = _rolled(method, day, calendar, region, roll_article)
    return Counted(end, bare, hourly=False, steps=(*steps, *moved))


def _rolled(
    method: Method, day: date, calendar: Calendar, region: Region, roll_article: str
) -> tuple[date, tuple[Step, ...]]:
    if calendar.is_working(day, region):
        return day, ()
    if method.roll == "never":
        return day, (_why_not_working("not_rolled", day, calendar, region),)
    end = calendar.roll_back(day, region) if method.roll == "back" else calendar.roll(day, region)
    kind = "rolled_back" if method.roll == "back" else "rolled"
    return end, (_why_not_working("not_working", day, calendar, region), Step(kind, end, note=roll_article))


def _why_not_working(kind: str, day: date, calendar: Calendar, region: Region) -> Step:
    holiday = calendar.holiday(day, region)
    return Step(kind, day, words=holiday.label if holiday else None, note=holiday.article if holiday else "")


def _on_the_clock(
    method: Method,
    trigger: date | datetime,
    amount: int,
    unit: str,
    calendar: Calendar,
    region: Region,
    roll_article: str,
) -> Counted:
    if not isinstance(trigger, datetime):
        raise HourMissing(method.id)
    end = add_minutes(in_paris(trigger), amount * _MINUTES[unit])
    counted = Step("counted_hours", end, amount, unit)
    changed = in_paris(trigger).utcoffset() != end.utcoffset()
    steps = (counted, Step("clock_change", end)) if changed else (counted,)
    day = end.date()
    if method.roll != "end_of_day" or calendar.is_working(day, region):
        return Counted(end, day, hourly=True, steps=steps)
    last = calendar.roll(day, region)
    moved = (
        _why_not_working("not_working", day, calendar, region),
        Step("rolled_to_midnight", last, note=roll_article),
    )
    return Counted(last, day, hourly=True, steps=(*steps, *moved))
