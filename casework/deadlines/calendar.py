# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar of the courts: public holidays of each place, working days, months and hours.

The holidays are data (``resources/law/holidays.toml``); this module knows only what Easter is, and how to move.
Days are dates without a time zone; hours are moments in Europe/Paris, counted in UTC.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from casework.deadlines.errors import DateTooFar, RegionUnknown, TimeSkipped
from casework.deadlines.reading import Words
from casework.language import fold

PARIS = ZoneInfo("Europe/Paris")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, as printed by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """One public holiday: a fixed day of the year, or so many days from Easter Sunday."""

    id: str
    label: Words
    article: str
    verified: str
    month: int = 0
    day: int = 0
    easter_offset: int = 0
    since: int = 0

    def in_year(self, year: int) -> date | None:
        """Its day in that year; None before it was a holiday."""
        if year < self.since:
            return None
        if self.month:
            return date(year, self.month, self.day)
        return easter(year) + timedelta(days=self.easter_offset)


@dataclass(frozen=True, slots=True)
class Region:
    """A place of courts with its own list of holidays; ``code`` is its overseas code, "" on the mainland."""

    id: str
    label: Words
    code: str
    aliases: tuple[str, ...]
    holidays: tuple[Holiday, ...]


@dataclass(frozen=True, eq=False)
class Calendar:
    """The holidays of every place. ``weekend`` holds ISO weekdays (6 is Saturday)."""

    regions: Mapping[str, Region]
    weekend: frozenset[int]
    _years: dict[tuple[str, int], dict[date, Holiday]] = field(init=False, default_factory=dict, repr=False)

    def region(self, name: str) -> Region:
        """The place by its id, label or alias, however it is spelled. Raises RegionUnknown."""
        if name in self.regions:
            return self.regions[name]
        key = fold(name)
        for region in self.regions.values():
            spellings = (region.id, region.code, region.label.fr, region.label.en, *region.aliases)
            if key and key in {fold(spelling) for spelling in spellings}:
                return region
        raise RegionUnknown(name, ", ".join(self.regions))

    def holiday(self, day: date, region: Region) -> Holiday | None:
        """The public holiday that falls on this day at this place."""
        known = self._years.get((region.id, day.year))
        if known is None:
            dated = ((holiday.in_year(day.year), holiday) for holiday in region.holidays)
            known = {on: holiday for on, holiday in dated if on is not None}
            self._years[region.id, day.year] = known
        return known.get(day)

    def is_working(self, day: date, region: Region) -> bool:
        """Neither Saturday, Sunday nor a public holiday of the place (CPP art. 801)."""
        return day.isoweekday() not in self.weekend and self.holiday(day, region) is None

    def roll(self, day: date, region: Region) -> date:
        """The first working day on or after this one."""
        while not self.is_working(day, region):
            day = shift(day, 1)
        return day

    def roll_back(self, day: date, region: Region) -> date:
        """The last working day on or before this one."""
        while not self.is_working(day, region):
            day = shift(day, -1)
        return day

    def nth_working_day(self, day: date, number: int, region: Region) -> date:
        """The ``number``-th working day after this one; the day itself for zero."""
        for _ in range(number):
            day = self.roll(shift(day, 1), region)
        return day


def shift(day: date, days: int) -> date:
    """So many days later, or earlier. Raises DateTooFar."""
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise DateTooFar(day.isoformat()) from error


def add_months(day: date, months: int) -> date:
    """The same day-number so many months later; where the month has none, its last day (CPC art. 641)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise DateTooFar(day.isoformat())
    # Every month has 28 days: most days need no look at the length of theirs.
    number = day.day if day.day <= 28 else min(day.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, number)


def last_day_of_year(day: date, years: int) -> date:
    """31 December of the year that lies so many years later. Raises DateTooFar."""
    return add_months(day.replace(month=12, day=31), 12 * years)


def in_paris(moment: datetime) -> datetime:
    """A moment on the clock of Paris; without time zone it is read as already standing there.

    An hour that comes twice in October is the first of the two: the earlier, so the safer. Raises TimeSkipped for
    one that March leaves out.
    """
    if moment.tzinfo is not None:
        return moment.astimezone(PARIS)
    local = moment.replace(tzinfo=PARIS)
    if local.astimezone(UTC).astimezone(PARIS).replace(tzinfo=None) != moment.replace(fold=0):
        raise TimeSkipped(moment.isoformat(timespec="minutes"))
    return local


def add_minutes(moment: datetime, minutes: int) -> datetime:
    """So much elapsed time later, across changes of clock. ``moment`` stands in Europe/Paris. Raises DateTooFar."""
    try:
        return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(PARIS)
    except OverflowError as error:
        raise DateTooFar(moment.isoformat(timespec="minutes")) from error
