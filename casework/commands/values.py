# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed on a command line, and what is told in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path

from casework.errors import InvalidValue

#: Far enough for any limit; beyond, adding days would leave the calendar.
_YEARS = range(1900, 2201)


def today() -> date:
    """The day on this machine's clock; the only place on the command line that looks at it."""
    return datetime.now().astimezone().date()


def day(text: str) -> date:
    """``2026-11-24``.

    Raises:
        InvalidValue: no such day, or none of our times; one sentence and exit code 1, as for every value that makes
            no sense.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue("date", text) from error
    if found.year not in _YEARS:
        raise InvalidValue("date", text)
    return found


def plain(value: object) -> object:
    """A frozen row, or anything in one, as JSON knows it: dates in ISO form, folded filter keys left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.name != "key"}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, Path) else value


def hour(text: str) -> time:
    """``14:30``.

    Raises:
        InvalidValue: no such time of day.
    """
    try:
        found = time.fromisoformat(text)
    except ValueError as error:
        raise InvalidValue("time", text) from error
    if found.tzinfo is not None:  # the clock on the wall there, always
        raise InvalidValue("time", text)
    return found.replace(second=0, microsecond=0)
