# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of law as the engine holds them. They come from ``resources/law/`` through :mod:`.loading`.

A rule has dated versions, each with its computations: one way each of counting one date from one trigger. Nothing here
knows a period, an article or a holiday: those are data.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from casework.deadlines.calendar import Calendar
from casework.deadlines.errors import (
    ComputationNotInForce,
    ComputationUnknown,
    MethodUnknown,
    ResidenceUnknown,
    RuleNotInForce,
    RuleUnknown,
    RuleVersionUnknown,
)
from casework.deadlines.reading import Words

Roll = Literal["never", "forward", "back", "end_of_day"]
Count = Literal["calendar", "working_days", "clock", "year_end", "as_given", "original"]


@dataclass(frozen=True, slots=True)
class Method:
    """One way of counting, as a recipe that :mod:`.methods` follows.

    ``count`` names the kind of arithmetic, ``direction`` +1 or -1; ``fixed_days`` stands in for the amount where the
    law gives hours before a day; ``extra_months`` is distance; ``added_days`` come after the count (``clear`` says
    whether they make the period a clear one); ``opens``: the date is a beginning or an event, not a limit;
    ``margin_days`` are for an act that our own side serves.
    """

    id: str
    label: Words
    explanation: Words
    count: Count
    units: tuple[str, ...]
    direction: int
    roll: Roll
    fixed_days: int | None
    extra_months: int
    added_days: int
    clear: bool
    opens: bool
    margin_days: int


@dataclass(frozen=True, slots=True)
class Nature:
    """What a date is: the last day to act, the first, an event …; ``ours`` says whether it is we who must act by it."""

    id: str
    label: Words
    ours: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """The event from which a period runs. ``said``: a phrase with ``{day}``, where one reads better than the label."""

    id: str
    label: Words
    said: Words | None


@dataclass(frozen=True, slots=True)
class Extension:
    """A text that moves or lengthens periods; ``roll_article`` where it moves the end to a working day.

    ``relative_to_court``: overseas residence lengthens only before a court elsewhere. ``km_per_day``: one day for each
    full stretch of so many kilometres.
    """

    id: str
    text: Words
    roll_article: str
    relative_to_court: bool
    km_per_day: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was read."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of law: one rules file. ``roll_article`` is its text on non-working days."""

    id: str
    label: Words
    roll_article: str


@dataclass(frozen=True, slots=True)
class LawWarning:
    """A change of law that was not read, or that is coming: shown with the dates of the rules it touches."""

    id: str
    text: Words
    rules: frozenset[str]
    fields: frozenset[str]
    trigger_from: date | None
    last_day_from: date | None


@dataclass(frozen=True, eq=False, slots=True)
class Computation:
    """One date of a rule. ``residences`` are the groups it is for (empty: everyone); ``distance_months`` of ``amount``
    are a bonus for distance, which the safe day ignores. ``governs_from``: first trigger day that it governs, where
    that is not the day the rule came into force.
    """

    key: str
    trigger: str
    amount: int
    unit: str
    direction: str
    method: str
    nature: str
    when: Words
    trigger_from: date | None
    trigger_to: date | None
    governs_from: date | None
    residences: frozenset[str]
    distance_months: int
    default: bool
    not_restarting: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """One version of one rule. ``origin`` is ``"program"``, or ``"office"`` when the charity added or changed it."""

    id: str
    version: str
    origin: str
    field: str
    title: Words
    kind: str
    matter_kinds: tuple[str, ...]
    who_must_act: Words
    consequence: Words
    articles: tuple[Words, ...]
    roll_article: str
    effective_from: date
    effective_until: date | None
    effective_note: Words
    interrupted_by: tuple[Words, ...]
    not_interrupted_by: tuple[Words, ...]
    extensions: tuple[str, ...]
    verified: str
    sources: tuple[Source, ...]
    risk: str
    notes: Words
    computations: tuple[Computation, ...]
    fingerprint: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the computations, each once, in the order of the file."""
        return tuple(dict.fromkeys(computation.key for computation in self.computations))

    def governs(self, computation: Computation, on: date) -> bool:
        """Whether a trigger of that day is counted by this computation."""
        if computation.trigger_to is not None and on > computation.trigger_to:
            return False
        if self.effective_until is not None and on > self.effective_until:
            return False
        since = computation.trigger_from or computation.governs_from
        if since is None:
            # A computation kept for old triggers has an end and no start of its own.
            return computation.trigger_to is not None or on >= self.effective_from
        return on >= since

    def governing(self, on: date) -> tuple[Computation, ...]:
        """The computations that a trigger of that day is counted by. Raises RuleNotInForce when there are none."""
        found = tuple(computation for computation in self.computations if self.governs(computation, on))
        if not found:
            raise RuleNotInForce(self.id, on.isoformat(), self.effective_from.isoformat())
        return found

    def computation(self, key: str, on: date) -> Computation:
        """The computation of that key for a trigger of that day.

        Raises ComputationUnknown, RuleNotInForce, ComputationNotInForce.
        """
        if key not in self.keys:
            raise ComputationUnknown(self.id, key, ", ".join(self.keys))
        governing = self.governing(on)
        for computation in governing:
            if computation.key == key:
                return computation
        if any(
            computation.key == key and computation.trigger_from is None and computation.trigger_to is None
            for computation in self.computations
        ):
            raise RuleNotInForce(self.id, on.isoformat(), self.effective_from.isoformat())
        instead = ", ".join(dict.fromkeys(computation.key for computation in governing))
        raise ComputationNotInForce(self.id, key, on.isoformat(), instead)


@dataclass(frozen=True, slots=True)
class ResidenceGroup:
    """Where people live, as far as periods care: ``codes`` with the last day that each belonged, None for still."""

    id: str
    label: Words
    codes: Mapping[str, date | None]
    aliases: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Residences:
    """The groups of residence and their roles, as ids: ``home`` is mainland France, ``rest`` every country that no
    other group names. ``same`` gives the code meant by a common other spelling.
    """

    groups: Mapping[str, ResidenceGroup]
    same: Mapping[str, str]
    home: str
    overseas: str
    rest: str

    def code(self, text: str) -> str:
        """The code of a country or territory as typed, or the id of a group that was typed. Raises ResidenceUnknown."""
        typed = text.strip()
        typed = self.same.get(typed.upper(), typed)
        for group in self.groups.values():
            if typed.upper() in group.codes:
                return typed.upper()
            if typed.lower() == group.id or typed.lower() in group.aliases:
                return group.id
        raise ResidenceUnknown(text)

    def group(self, text: str, on: date) -> str:
        """The group that living there meant on that day."""
        code = self.code(text)
        if code in self.groups:
            return code
        for group in self.groups.values():
            if code in group.codes:
                until = group.codes[code]
                if until is None or on <= until:
                    return group.id
        return self.rest


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that change whenever a rule's content does."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True, eq=False, slots=True)
class RuleBook:
    """Everything that a date is computed from: the rules in all versions, and the vocabulary that they use."""

    versions: Mapping[str, tuple[Rule, ...]]
    fields: Mapping[str, Field]
    triggers: Mapping[str, Trigger]
    methods: Mapping[str, Method]
    natures: Mapping[str, Nature]
    kinds: Mapping[str, Words]
    extensions: Mapping[str, Extension]
    matter_kinds: Mapping[str, Words]
    residences: Residences
    calendar: Calendar
    warnings: tuple[LawWarning, ...]

    def rules(self) -> tuple[Rule, ...]:
        """The newest version of each rule, in the order of the files."""
        return tuple(versions[-1] for versions in self.versions.values())

    def newest(self, rule_id: str) -> Rule:
        """The newest version. Raises RuleUnknown."""
        return self._all(rule_id)[-1]

    def rule(self, rule_id: str, on: date, version: str | None = None) -> Rule:
        """The version that a trigger of that day falls under, or the version asked for.

        Before the first version the first is given: its computations know whether they reach back.
        Raises RuleUnknown, RuleVersionUnknown.
        """
        versions = self._all(rule_id)
        if version is not None:
            for rule in versions:
                if rule.version == version:
                    return rule
            raise RuleVersionUnknown(rule_id, version)
        return next((rule for rule in reversed(versions) if rule.effective_from <= on), versions[0])

    def for_matter(self, matter_kind: str) -> tuple[Rule, ...]:
        """The rules that concern a kind of matter, newest versions."""
        return tuple(rule for rule in self.rules() if matter_kind in rule.matter_kinds)

    def for_trigger(self, trigger: str) -> tuple[tuple[Rule, Computation], ...]:
        """Every computation that runs from this trigger, newest versions."""
        return tuple(
            (rule, computation)
            for rule in self.rules()
            for computation in rule.computations
            if computation.trigger == trigger
        )

    def method(self, name: str) -> Method:
        """The counting method of that name. Raises MethodUnknown."""
        if name not in self.methods:
            raise MethodUnknown(name, ", ".join(self.methods))
        return self.methods[name]

    def _all(self, rule_id: str) -> Sequence[Rule]:
        if rule_id not in self.versions:
            nearest = difflib.get_close_matches(rule_id, self.versions, n=3, cutoff=0.4)
            raise RuleUnknown(rule_id, ", ".join(nearest) or "-")
        return self.versions[rule_id]
