# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of the agenda, as a calendar file and a printed list take it: plain values, names as they shall appear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """``uid`` stays the same for the same record, so that a calendar that imports twice holds it once.

    With ``month_only`` the day in ``on`` is the first of the month and is never shown as a day. ``at`` is Europe/Paris.
    ``heading`` says what kind of date it is ("Audience", "Échéance"). ``alarm_days``: how long before to remind.
    ``cancelled``: it will not take place on that day, and a calendar that holds it already has to hear so.
    """

    uid: str
    on: date
    at: time | None = None
    month_only: bool = False
    is_hearing: bool = False
    heading: str = ""
    reference: str = ""
    title: str = ""
    who: str = ""
    where: str = ""
    note: str = ""
    alarm_days: tuple[int, ...] = ()
    cancelled: bool = False
