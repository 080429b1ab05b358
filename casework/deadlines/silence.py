# SPDX-License-Identifier: GPL-3.0-or-later
"""The clock of silence: what an authority's silence means, and what the office does about it after so many days.

It runs from proof of filing only, and again from each chaser. Where the law says what silence does, its rule stands
beside the house rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from casework.deadlines.calendar import shift
from casework.deadlines.evidence_loss import check_reference
from casework.deadlines.reading import Words
from casework.deadlines.vocabulary import law_file, whole_table

#: The kind of authority whose entry serves every kind without its own.
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class HouseStep:
    """What the office does after so many days: ``chase``, or take the ``next`` rung."""

    days: int
    action: str
    label: Words


@dataclass(frozen=True, slots=True)
class Silence:
    """What silence of one kind of authority means: ``legal`` is a ``rule/key`` or "", ``next`` the rung after it."""

    authority: str
    legal: str
    next_routes: tuple[str, ...]
    next: Words
    house: tuple[HouseStep, ...]


@dataclass(frozen=True, slots=True)
class SilenceStep:
    """A step of the house rule with its day."""

    day: date
    step: HouseStep


@cache
def load_silence() -> Mapping[str, Silence]:
    """What silence means, by kind of authority. Raises LawFileFault."""
    table = whole_table(law_file("silence.toml"))
    house = [
        HouseStep(one.whole("days"), one.one_of("action", ("chase", "next")), one.words("label"))
        for one in table.tables("house", "label_fr")
    ]
    found = {}
    for name, entry in table.named_tables("authority"):
        legal = entry.text("legal", "")
        if legal:
            check_reference(entry, "legal", legal)
        found[name] = Silence(name, legal, entry.texts("next_routes"), entry.words("next"), tuple(house))
        entry.finish()
    table.finish()
    return found


def silence_of(authority_kind: str) -> Silence:
    """What the silence of that kind of authority means; of a kind unknown here, the house rule alone."""
    known = load_silence()
    return known.get(authority_kind, known[_OTHER])


def house_steps(authority_kind: str, proved_on: date | None, chased_on: date | None = None) -> tuple[SilenceStep, ...]:
    """The days of the house rule; none without proof of filing ("not running: no proof").

    Each chaser starts the count again: ``chased_on`` is the last one's day.
    """
    if proved_on is None:
        return ()
    start = max(proved_on, chased_on or proved_on)
    return tuple(SilenceStep(shift(start, step.days), step) for step in silence_of(authority_kind).house)
