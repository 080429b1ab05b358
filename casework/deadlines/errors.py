# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong when a date is asked of the law, and when the law's files are read."""

from __future__ import annotations

from dataclasses import dataclass

from casework.errors import CaseworkError


@dataclass(eq=False)
class RuleUnknown(CaseworkError):
    """No rule has this id; ``nearest`` names those spelled like it."""

    rule: str
    nearest: str = "-"


@dataclass(eq=False)
class ComputationUnknown(CaseworkError):
    """The rule has no computation of this key."""

    rule: str
    computation: str
    keys: str


@dataclass(eq=False)
class ComputationAmbiguous(CaseworkError):
    """The rule has several computations and the facts do not say which one is meant."""

    rule: str
    keys: str


@dataclass(eq=False)
class RuleVersionUnknown(CaseworkError):
    """The rule has no such version (any more)."""

    rule: str
    version: str


@dataclass(eq=False)
class RuleNotInForce(CaseworkError):
    """The trigger lies before the rule existed (or after it ended)."""

    rule: str
    on: str
    since: str


@dataclass(eq=False)
class ComputationNotInForce(CaseworkError):
    """The computation asked for does not govern this trigger date; ``instead`` names those that do."""

    rule: str
    computation: str
    on: str
    instead: str


@dataclass(eq=False)
class HourMissing(CaseworkError):
    """The period runs in hours, and only the day of the trigger is known."""

    rule: str


@dataclass(eq=False)
class DateImpossible(CaseworkError):
    """Not a date of the calendar, or not written YYYY-MM-DD or YYYY-MM-DDTHH:MM."""

    text: str


@dataclass(eq=False)
class TimeSkipped(CaseworkError):
    """A time of day that the spring change of clocks leaves out in France."""

    text: str


@dataclass(eq=False)
class DateTooFar(CaseworkError):
    """The count would leave the calendar."""

    text: str


@dataclass(eq=False)
class NumberInvalid(CaseworkError):
    """Not a number that can be counted with: whole, or for kilometres decimal, and never below zero."""

    name: str
    text: str


@dataclass(eq=False)
class MethodUnknown(CaseworkError):
    """No counting method has this name."""

    method: str
    methods: str


@dataclass(eq=False)
class UnitInvalid(CaseworkError):
    """The counting method does not count in this unit."""

    method: str
    unit: str
    units: str


@dataclass(eq=False)
class RegionUnknown(CaseworkError):
    """No list of public holidays has this place."""

    region: str
    regions: str


@dataclass(eq=False)
class ResidenceUnknown(CaseworkError):
    """Neither a country code nor the code of an overseas territory."""

    residence: str


@dataclass(eq=False)
class FactUnknown(CaseworkError):
    """A fact that no rule asks for."""

    name: str
    names: str


@dataclass(eq=False)
class FactInvalid(CaseworkError):
    """A fact that is answered by yes or no, and was answered otherwise."""

    name: str
    text: str


@dataclass(eq=False)
class OriginalRuleMissing(CaseworkError):
    """The rule restarts another period, and which one was not said."""

    rule: str


@dataclass(eq=False)
class OriginalRuleRefused(CaseworkError):
    """The period to restart is itself a restart."""

    rule: str


@dataclass(eq=False)
class LawFileFault(CaseworkError):
    """Root of the faults in a file of the law: which file, line and rule."""

    file: str
    line: int
    rule: str


@dataclass(eq=False)
class LawFileUnreadable(LawFileFault):
    """The file is not TOML."""

    detail: str


@dataclass(eq=False)
class LawValueMissing(LawFileFault):
    """A value that each entry must have is not there."""

    field: str


@dataclass(eq=False)
class LawValueWrong(LawFileFault):
    """A value of the wrong kind, or none of those allowed."""

    field: str
    value: str
    allowed: str


@dataclass(eq=False)
class LawFieldUnknown(LawFileFault):
    """A field that the program does not know: most often a spelling mistake."""

    field: str


@dataclass(eq=False)
class LawEntryTwice(LawFileFault):
    """Two entries that cannot be told apart."""

    field: str
    value: str


@dataclass(eq=False)
class RouteUnknown(CaseworkError):
    """No procedure has this code."""

    route: str
    routes: str


@dataclass(eq=False)
class EventUnknown(CaseworkError):
    """The procedure has no such event."""

    route: str
    event: str


@dataclass(eq=False)
class RecordingUnknown(CaseworkError):
    """No kind of recording has this name."""

    kind: str
    kinds: str
