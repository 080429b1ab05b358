# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting: the arithmetic of any method, following its recipe. What the steps mean is told by :mod:`.reasons`.

Order of operations, after the choice of the computation: months and years (distance included), clamped once; days;
the clear day; the move to a working day. The day of the trigger is never counted (CPC art. 641, CPP art. 801).
"""

from __future__ import annotations

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
from casework.deadlines.rules import Method

_MONTHS = {"months": 1, "years": 12}
_MINUTES = {"minutes": 1, "hours": 60}


class Bonus(NamedTuple):
    """What the facts add: months of distance contained in the amount, days of distance beyond it, our own margin.

    ``suspended``: days for which the period stood still; no bonus, they are part of it.
    """

    months: int = 0
    days: int = 0
    margin: bool = False
    suspended: int = 0


NO_BONUS = Bonus()


class Counted(NamedTuple):
    """The end of a period and the days on the way there, all in order.

    ``start``: the trigger; ``by_months``, ``by_days``: after the months, after the days and any suspension;
    ``unrolled``: with distance, margin and clear day, not yet moved; ``end``: the last day, usable until 24:00, or a
    moment in Europe/Paris where the hour counts;
    ``bare``: the day without any bonus, from which the safe day is taken; ``hourly``: the hour counts.
    """

    start: date | datetime
    by_months: date
    by_days: date
    unrolled: date | datetime
    end: date | datetime
    bare: date
    hourly: bool


def count(
    method: Method,
    trigger: date | datetime,
    amount: int,
    unit: str,
    *,
    calendar: Calendar,
    region: Region,
    bonus: Bonus = NO_BONUS,
) -> Counted:
    """Count one period. Raises UnitInvalid, HourMissing, TimeSkipped, DateTooFar."""
    if unit not in method.units:
        raise UnitInvalid(method.id, unit, ", ".join(method.units))
    if method.count == "clock":
        return _on_the_clock(method, trigger, amount * _MINUTES[unit], calendar, region)
    start = day_of(trigger)
    if method.count == "calendar":
        return _in_days(method, start, amount, unit, calendar, region, bonus)
    if method.count == "working_days":
        end = calendar.nth_working_day(start, amount, region)
    elif method.count == "year_end":
        end = last_day_of_year(start, amount)
    else:
        end = start
    return Counted(start, start, end, end, end, end, hourly=False)


def day_of(trigger: date | datetime) -> date:
    """The day of the trigger in France."""
    return in_paris(trigger).date() if isinstance(trigger, datetime) else trigger


def _in_days(
    method: Method, start: date, amount: int, unit: str, calendar: Calendar, region: Region, bonus: Bonus
) -> Counted:
    sign = method.direction
    own_months = amount * _MONTHS.get(unit, 0)
    months = own_months + method.extra_months
    days = amount if unit == "days" else 0
    if method.fixed_days is not None:
        days = method.fixed_days

    by_months = add_months(start, sign * months) if months else start
    by_days = shift(by_months, sign * (days + bonus.suspended))
    margin = method.margin_days if bonus.margin else 0
    unrolled = shift(by_days, sign * (bonus.days + margin + method.added_days))
    if bonus.months or method.extra_months:
        bare = shift(add_months(start, sign * (own_months - bonus.months)), sign * (days + bonus.suspended))
    else:
        bare = by_days
    if method.roll == "never":
        end = unrolled
    elif method.roll == "back":
        end = calendar.roll_back(unrolled, region)
    else:
        end = calendar.roll(unrolled, region)
    return Counted(start, by_months, by_days, unrolled, end, bare, hourly=False)


def _on_the_clock(
    method: Method, trigger: date | datetime, minutes: int, calendar: Calendar, region: Region
) -> Counted:
    if not isinstance(trigger, datetime):
        raise HourMissing(method.id)
    start = in_paris(trigger)
    moment = add_minutes(start, minutes)
    day = moment.date()
    end: date | datetime = moment
    if method.roll == "end_of_day" and not calendar.is_working(day, region):
        end = calendar.roll(day, region)
    return Counted(start, day, day, moment, end, day, hourly=True)
