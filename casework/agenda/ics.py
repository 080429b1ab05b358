# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda as an iCalendar file (RFC 5545): what a telephone or Thunderbird reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from casework.agenda.entries import Entry
from casework.language import Language, visible

_PARIS = ZoneInfo("Europe/Paris")
_HEARING = timedelta(hours=2)


def to_ics(entries: Iterable[Entry], *, made_at: datetime, language: Language, neutral: bool) -> bytes:
    """The entries as one calendar.

    Deadlines are whole days (``VALUE=DATE``), hearings with an hour carry ``TZID=Europe/Paris`` and its VTIMEZONE; a
    limit in hours has that moment as its start and no length. A hearing of which only the month is known covers the
    month and blocks no time. ``neutral``: only the kind and the reference, nothing else, for a calendar that others
    may see. ``made_at`` is the moment of the export.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Casework//agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, made_at, language, neutral=neutral))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(entry: Entry, made_at: datetime, language: Language, *, neutral: bool) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("summary", _line(_summary(entry, language, neutral=neutral)))
    if entry.at is not None:
        start = datetime.combine(entry.on, entry.at, tzinfo=_PARIS)
        event.add("dtstart", start)
        if entry.is_hearing:
            event.add("dtend", start + _HEARING)
    else:
        event.add("dtstart", entry.on)
        event.add("dtend", _next_month(entry.on) if entry.month_only else entry.on + timedelta(days=1))
    if entry.cancelled or not (entry.is_hearing and entry.at):
        event.add("transp", "TRANSPARENT")
    if entry.cancelled:
        event.add("status", "CANCELLED")
    if entry.where and not neutral:
        event.add("location", _line(entry.where))
    if entry.note and not neutral:
        event.add("description", "\n".join(_line(line) for line in entry.note.splitlines()))
    for days in () if entry.month_only or entry.cancelled else entry.alarm_days:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _line(f"{entry.heading} {entry.reference}".strip()))
        alarm.add("trigger", timedelta(days=-days) if days else timedelta(0))
        event.add_component(alarm)
    return event


def _summary(entry: Entry, language: Language, *, neutral: bool) -> str:
    parts = [entry.heading, entry.reference]
    if entry.month_only:
        parts.append("date à confirmer" if language is Language.FR else "date to be confirmed")
    if not neutral:
        parts += [entry.title, entry.who]
    return " · ".join(part for part in parts if part)


def _line(text: str) -> str:
    """One line without anything that could begin another property."""
    return visible(" ".join(text.split()))


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
