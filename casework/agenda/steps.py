# SPDX-License-Identifier: GPL-3.0-or-later
"""Warnings in steps: a date is named when 30, 15, 7, 3 days or 1 are left, and by the hour where hours count."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

#: Days before a date on which it is named, farthest first.
STEPS = (30, 15, 7, 3, 1, 0)


def step_reached(day: date, today: date) -> int | None:
    """The step that a date reached today; None on the days between.

    Nobody reads the list on a Saturday or a Sunday: what those days brought is named on Monday, by its nearest step.
    """
    left = (day - today).days
    since = 2 if today.weekday() == 0 else 0
    reached = [step for step in STEPS if 0 <= left <= step <= left + since]
    return min(reached, default=None)


def hours_left(day: date, at: time | None, now: datetime) -> int | None:
    """Whole hours until a limit in hours, on its last two days; None otherwise. Both are wall clocks in France."""
    if at is None:
        return None
    left = datetime.combine(day, at) - now
    return left // timedelta(hours=1) if timedelta() <= left < timedelta(hours=48) else None
