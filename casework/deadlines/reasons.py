# SPDX-License-Identifier: GPL-3.0-or-later
"""The reasoning behind a counted date as steps, not yet in words. :mod:`.explain` says them.

Apart from the arithmetic, so that ten thousand dates are counted without telling a story about each.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from casework.deadlines.calendar import Calendar, Region, shift
from casework.deadlines.methods import Bonus, Counted
from casework.deadlines.reading import Words
from casework.deadlines.rules import Method, Trigger


class Step(NamedTuple):
    """One step of the reasoning. ``kind`` names its sentence in ``resources/law/sentences.toml``."""

    kind: str
    day: date | datetime | None = None
    amount: int = 0
    unit: str = ""
    words: Words | None = None
    note: str = ""


def began(trigger: Trigger, at: date | datetime) -> Step:
    """The step that says what happened, and when."""
    if trigger.said is not None:
        return Step("trigger_said", at, words=trigger.said)
    return Step("trigger", at, words=trigger.label)


def steps_of(
    method: Method,
    amount: int,
    unit: str,
    counted: Counted,
    *,
    calendar: Calendar,
    region: Region,
    bonus: Bonus,
    roll_article: str,
) -> list[Step]:
    """The steps from the trigger to the end, the trigger itself not among them."""
    if method.count == "clock":
        steps = _clock_steps(amount, unit, counted)
    elif method.count == "calendar":
        steps = _calendar_steps(method, amount, unit, counted, bonus)
    elif method.count in ("working_days", "year_end"):
        kind = "counted_working" if method.count == "working_days" else "year_end"
        steps = [Step(kind, counted.end, amount, unit)]
    else:
        steps = [Step(method.id, counted.end)]
    return steps + _move_steps(method, counted, calendar, region, roll_article)


def _clock_steps(amount: int, unit: str, counted: Counted) -> list[Step]:
    steps = [Step("counted_hours", counted.unrolled, amount, unit)]
    assert isinstance(counted.start, datetime)
    assert isinstance(counted.unrolled, datetime)
    if counted.start.utcoffset() != counted.unrolled.utcoffset():
        steps.append(Step("clock_change"))
    return steps


def _calendar_steps(method: Method, amount: int, unit: str, counted: Counted, bonus: Bonus) -> list[Step]:
    steps: list[Step] = []
    own_months = unit in ("months", "years")
    if own_months or method.extra_months:
        if method.extra_months:
            steps.append(Step("distance_months", counted.by_months, method.extra_months, "months"))
        else:
            steps.append(Step("counted", counted.by_months, amount, unit))
        if bonus.months:
            steps.append(Step("distance_within", None, bonus.months, "months"))
        if counted.by_months.day != counted.start.day:
            steps.append(Step("clamped", counted.by_months, counted.start.day))
    day = counted.by_days
    if not own_months:
        days = amount if method.fixed_days is None else method.fixed_days
        counted_to = shift(day, -bonus.suspended * method.direction)
        steps.append(Step("counted_before" if method.direction < 0 else "counted", counted_to, days, "days"))
    if bonus.suspended:
        steps.append(Step("suspended", day, bonus.suspended, "days"))
    margin = method.margin_days if bonus.margin else 0
    added = "clear" if method.clear else "day_after"
    for kind, days in (("distance_days", bonus.days), ("margin", margin), (added, method.added_days)):
        if days:
            day = shift(day, days * method.direction)
            steps.append(Step(kind, day, days, "days"))
    return steps


def _move_steps(method: Method, counted: Counted, calendar: Calendar, region: Region, roll_article: str) -> list[Step]:
    unrolled = counted.unrolled.date() if isinstance(counted.unrolled, datetime) else counted.unrolled
    if calendar.is_working(unrolled, region) or (counted.hourly and method.roll == "never"):
        return []
    holiday = calendar.holiday(unrolled, region)
    words = holiday.label if holiday else None
    if method.roll == "never":
        return [Step("not_rolled", unrolled, words=words)]
    kinds = {"back": "rolled_back", "forward": "rolled", "end_of_day": "rolled_to_midnight"}
    return [Step("not_working", unrolled, words=words), Step(kinds[method.roll], counted.end, note=roll_article)]


def moves(steps: list[Step]) -> bool:
    """Whether the end was moved, so that the text on days off was applied too."""
    return any(step.kind in ("rolled", "rolled_to_midnight") for step in steps)
