# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts that change a date besides the trigger, and reading them, dates and numbers as they are typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from casework.deadlines.calendar import in_paris
from casework.deadlines.errors import DateImpossible, FactInvalid, FactUnknown, NumberInvalid


@dataclass(frozen=True, slots=True)
class Facts:
    """What changes a date besides the trigger.

    ``region``: place of the court or authority, an id of ``holidays.toml``. ``residence``: ISO country or overseas code
    where the person lived on the trigger day, "" when not known (counted as mainland France). ``distance_km``: from
    home to court (loi de 1881, art. 54). ``original_rule``: ``rule/key`` of the period that legal aid restarts.
    ``we_cite``: our own side serves the citation. ``suspended_days``: how long the period stood still.
    """

    region: str = "metropole"
    residence: str = ""
    distance_km: float = 0
    original_rule: str = ""
    we_cite: bool = False
    suspended_days: int = 0


_YES_NO = {"yes": True, "true": True, "1": True, "oui": True, "no": False, "false": False, "0": False, "non": False}
_LONGEST_KM = 50_000


def facts_from(values: Mapping[str, str]) -> Facts:
    """Facts from typed names and values. Raises FactUnknown, NumberInvalid, FactInvalid."""
    facts = Facts()
    for name, text in values.items():
        typed = text.strip()
        match name:
            case "region":
                facts = replace(facts, region=typed)
            case "residence":
                facts = replace(facts, residence=typed)
            case "original_rule":
                facts = replace(facts, original_rule=typed)
            case "suspended_days":
                facts = replace(facts, suspended_days=whole_number(name, typed))
            case "distance_km":
                facts = replace(facts, distance_km=kilometres(typed))
            case "we_cite" if typed.lower() in _YES_NO:
                facts = replace(facts, we_cite=_YES_NO[typed.lower()])
            case "we_cite":
                raise FactInvalid(name, text)
            case _:
                raise FactUnknown(name, ", ".join(field.name for field in fields(Facts)))
    return facts


def kilometres(text: str) -> float:
    """A distance as typed, with a point or a comma. Raises NumberInvalid."""
    if not re.fullmatch(r"\d{1,5}(?:[.,]\d{1,3})?", text) or float(text.replace(",", ".")) > _LONGEST_KM:
        raise NumberInvalid("distance_km", text)
    return float(text.replace(",", "."))


def whole_number(name: str, text: str) -> int:
    """A number of days, months … as typed, zero or more. Raises NumberInvalid."""
    if not re.fullmatch(r"[0-9]{1,6}", text.strip()):
        raise NumberInvalid(name, text)
    return int(text)


_TYPED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII)
_MIDNIGHT_AFTER = "24:00"


def typed_moment(text: str) -> date | datetime:
    """``2026-04-21``, or with an hour ``2026-04-21T14:30`` (Europe/Paris unless an offset says otherwise).

    ``T24:00`` is the midnight that ends the day. Raises DateImpossible, TimeSkipped.
    """
    found = _TYPED.fullmatch(text.strip())
    if not found:
        raise DateImpossible(text)
    day_text, hour, seconds, offset = found.groups()
    try:
        if hour is None:
            return date.fromisoformat(day_text)
        if hour == _MIDNIGHT_AFTER:
            following = date.fromisoformat(day_text) + timedelta(days=1)
            return in_paris(datetime.combine(following, datetime.min.time()))
        return in_paris(datetime.fromisoformat(f"{day_text}T{hour}{seconds or ''}{offset or ''}"))
    except (ValueError, OverflowError) as error:
        raise DateImpossible(text) from error
