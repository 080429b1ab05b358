# SPDX-License-Identifier: GPL-3.0-or-later
"""Routes as states and events: data in ``resources/law/procedures/``, checked on load, and followed here.

:func:`apply` works a route's stage and running rules out of its whole history, so that an event entered late, corrected
or out of order ends in the same stage as one entered in time, and nothing is lost: what does not fit is flagged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any, NamedTuple

from casework.deadlines.compute import split_reference
from casework.deadlines.errors import EventUnknown, LawEntryTwice, RouteUnknown
from casework.deadlines.evidence_loss import check_reference, references
from casework.deadlines.reading import Table, Words
from casework.deadlines.vocabulary import law_file, load_vocabulary, whole_table
from casework.paths import resources

#: What a rule opened by an event is counted from: the event's own day, the incident's, a hearing's, or the unrolled end
#: of the main appeal period.
BASES = ("event", "incident", "hearing", "appeal_end")
#: What an event means to the silence clock.
MARKS = ("", "sent", "received", "chased", "silence", "decision")
_ANY = "*"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who causes an event; ``ours``: somebody on our side."""

    id: str
    label: Words
    ours: bool


class Opens(NamedTuple):
    """A rule that an event opens: ``rule`` or ``rule/key``, what it is counted from, and under which condition."""

    rule: str
    basis: str
    only: str


@dataclass(frozen=True, slots=True)
class State:
    """One stage. ``next``: what to do there, where there is something to say."""

    id: str
    label: Words
    next: Words
    end: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that can happen. ``to`` is "" where the stage stays; ``clock``: the rule on whose date time itself
    brings the event about; ``suspends`` and ``resumes``: rules that stand still meanwhile.
    """

    id: str
    label: Words
    from_: tuple[str, ...]
    to: str
    by: Actor
    documents: tuple[Words, ...]
    letters: tuple[str, ...]
    opens: tuple[Opens, ...]
    closes: tuple[str, ...]
    suspends: tuple[str, ...]
    resumes: tuple[str, ...]
    clock: str
    mark: str
    note: Words

    def allowed_in(self, state: str) -> bool:
        """Whether the event is expected at that stage."""
        return _ANY in self.from_ or state in self.from_


@dataclass(frozen=True, eq=False, slots=True)
class Route:
    """One procedure: its states in their usual order, and its events, those of every route included.

    ``interrupts_nothing``: taking it stops no other period, and people often believe that it does.
    """

    id: str
    matter_kind: str
    label: Words
    purpose: Words
    notes: tuple[Words, ...]
    authorities: tuple[str, ...]
    interrupts_nothing: bool
    initial: str
    states: Mapping[str, State]
    events: Mapping[str, Event]

    def event(self, code: str) -> Event:
        """The event of that code. Raises EventUnknown."""
        if code not in self.events:
            raise EventUnknown(self.id, code)
        return self.events[code]

    def for_letter(self, letter: str, stage: str) -> Event | None:
        """The event that sending a letter is, at that stage: one of ours that names it, or None."""
        named = [one for one in self.events.values() if letter in one.letters and one.by.ours]
        return next((one for one in named if one.allowed_in(stage)), None)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as a case holds it. ``id`` is the caller's, given back unchanged. Corrected events are left out."""

    code: str
    on: date
    at: time | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Running:
    """A rule that runs because of an event. ``suspended``: whole days it stood still so far; ``still``: it does now.

    ``basis`` says from what it is counted; for ``event`` that is ``since``.
    """

    rule: str
    basis: str
    only: str
    since: Happened
    suspended: int = 0
    still: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """An event that did not fit: ``unknown`` to the route, or ``unexpected`` at the stage it came to."""

    happened: Happened
    problem: str
    stage: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a route stands after its history: stage, rules running, closed ones, and what did not fit."""

    stage: str
    running: tuple[Running, ...]
    closed: tuple[tuple[str, Happened], ...]
    flags: tuple[Flag, ...]
    history: tuple[Happened, ...]


@cache
def load_procedures() -> Mapping[str, Route]:
    """Every route by its id. Raises LawFileFault."""
    words = whole_table(law_file("procedure_words.toml"))
    actors = {}
    for name, one in words.named_tables("actor"):
        actors[name] = Actor(name, one.words("label"), one.flag("ours"))
        one.finish()
    conditions = load_conditions()
    everywhere = [_event(one, actors, conditions) for one in words.tables("event", "id")]
    routes = {}
    for path in sorted(resources("law", "procedures").glob("*.toml")):
        route = _route(whole_table(law_file(f"procedures/{path.name}")), actors, conditions, everywhere)
        routes[route.id] = route
    return routes


@cache
def load_conditions() -> Mapping[str, Words]:
    """The conditions under which rules open, by their code. Raises LawFileFault."""
    table = whole_table(law_file("procedure_words.toml"))
    return {name: one.words("label") for name, one in table.named_tables("condition")}


def route(name: str) -> Route:
    """The route of that id. Raises RouteUnknown."""
    routes = load_procedures()
    if name not in routes:
        raise RouteUnknown(name, ", ".join(routes))
    return routes[name]


def allowed_events(route: Route, stage: str) -> tuple[Event, ...]:
    """What may happen next at a stage: the route's own events first, those of every route after them."""
    return tuple(event for event in route.events.values() if event.allowed_in(stage))


def apply(route: Route, history: Iterable[Happened], *, already: Iterable[Running] = ()) -> Progress:
    """Follow a history, in any order of entry. ``already``: what runs before anything happened.

    Events are taken by day and hour; of several on one day, first one that is expected. An event that is not expected
    is flagged; it moves the stage only forwards, but the rules it opens and closes count: what happened, happened.
    """
    ranks = {state: rank for rank, state in enumerate(route.states)}
    stage = route.initial
    running = {one.rule: one for one in already}
    closed: list[tuple[str, Happened]] = []
    flags: list[Flag] = []
    taken: list[Happened] = []
    stopped: dict[str, date] = {}
    waiting = sorted(history, key=lambda one: (one.on, one.at or time.min))
    while waiting:
        happened = _next(route, waiting, stage)
        waiting.remove(happened)
        taken.append(happened)
        event = route.events.get(happened.code)
        if event is None:
            flags.append(Flag(happened, "unknown", stage))
            continue
        expected = event.allowed_in(stage)
        if not expected:
            flags.append(Flag(happened, "unexpected", stage))
        if event.to and (expected or ranks[event.to] > ranks[stage]):
            stage = event.to
        _close(event, happened, running, closed)
        for opens in event.opens:
            # What runs from the facts is opened once, whatever names it again.
            known = opens.rule in running or any(rule == opens.rule for rule, _ in closed)
            if not (opens.basis == "incident" and known):
                running[opens.rule] = Running(opens.rule, opens.basis, opens.only, happened)
        _stand_still(event, happened, running, stopped)
    return Progress(stage, tuple(running.values()), tuple(closed), tuple(flags), tuple(taken))


def _next(route: Route, waiting: Sequence[Happened], stage: str) -> Happened:
    """The next event: the first, or another of the same moment that is expected where the first is not."""
    first = waiting[0]
    same = [one for one in waiting if one.on == first.on and (one.at == first.at or None in (one.at, first.at))]
    for one in same:
        event = route.events.get(one.code)
        if event is not None and event.allowed_in(stage):
            return one
    return first


def meets(reference: str, closes: Iterable[str]) -> bool:
    """Whether a running ``rule`` or ``rule/key`` is closed by a list of rules and computations."""
    rule_id, _ = split_reference(reference)
    own = {reference, rule_id}
    return any(one in own or (rule_id == reference and one.startswith(f"{rule_id}/")) for one in closes)


def _close(event: Event, happened: Happened, running: dict[str, Running], closed: list[tuple[str, Happened]]) -> None:
    for reference in [one for one in running if meets(one, event.closes)]:
        del running[reference]
        closed.append((reference, happened))


def _stand_still(event: Event, happened: Happened, running: dict[str, Running], stopped: dict[str, date]) -> None:
    """Stop and start the rules that an event suspends and resumes, and count the days between."""
    for reference, one in list(running.items()):
        if meets(reference, event.suspends) and not one.still:
            stopped[reference] = happened.on
            running[reference] = Running(one.rule, one.basis, one.only, one.since, one.suspended, still=True)
        elif meets(reference, event.resumes) and one.still:
            days = one.suspended + (happened.on - stopped.pop(reference)).days
            running[reference] = Running(one.rule, one.basis, one.only, one.since, days)


def _route(
    table: Table, actors: Mapping[str, Actor], conditions: Mapping[str, Words], everywhere: Sequence[Event]
) -> Route:
    states = {}
    for one in table.tables("state", "id"):
        state = State(one.text("id"), one.words("label"), one.words("next", needed=False), one.flag("end"))
        one.finish()
        states[state.id] = state
    events: dict[str, Event] = {}
    for one in table.tables("event", "id"):
        one.texts("from", {*states, _ANY})
        one.one_of("to", states, "")
        event = _event(one, actors, conditions)
        if event.id in events:
            raise LawEntryTwice(table.file.name, one.line("id"), table.text("id"), "event", event.id)
        events[event.id] = event
    found = Route(
        id=table.text("id"),
        matter_kind=table.one_of("matter_kind", load_vocabulary().matter_kinds),
        label=table.words("label"),
        purpose=table.words("purpose"),
        notes=table.list_of_words("notes"),
        authorities=table.texts("authorities"),
        interrupts_nothing=table.flag("interrupts_nothing"),
        initial=table.one_of("initial", states),
        states=states,
        events={**events, **{one.id: one for one in everywhere if one.id not in events}},
    )
    table.finish()
    return found


def _event(one: Table, actors: Mapping[str, Actor], conditions: Mapping[str, Words]) -> Event:
    event = Event(
        id=one.text("id"),
        label=one.words("label"),
        from_=one.texts("from"),
        to=one.text("to", ""),
        by=actors[one.one_of("by", actors)],
        documents=one.list_of_words("documents"),
        letters=one.texts("letters"),
        opens=tuple(_opens(one, entry, conditions) for entry in one.list_of_tables("opens")),
        closes=references(one, "closes"),
        suspends=references(one, "suspends"),
        resumes=references(one, "resumes"),
        clock=one.text("clock", ""),
        mark=one.one_of("mark", MARKS, ""),
        note=one.words("note", needed=False),
    )
    if event.clock:
        check_reference(one, "clock", event.clock)
    one.finish()
    return event


def _opens(table: Table, entry: dict[str, Any], conditions: Mapping[str, Words]) -> Opens:
    opens = Opens(entry.get("rule", ""), entry.get("from", "event"), entry.get("only", ""))
    if set(entry) - {"rule", "from", "only"} or opens.basis not in BASES:
        raise table.wrong("opens", f'{{ rule = "…", from = {" | ".join(BASES)}, only = "…" }}')
    if opens.only and opens.only not in conditions:
        raise table.wrong("opens", ", ".join(conditions))
    check_reference(table, "opens", opens.rule)
    return opens
