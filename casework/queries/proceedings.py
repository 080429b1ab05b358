# SPDX-License-Identifier: GPL-3.0-or-later
"""One route of a case as its panel shows it: stages, history, what may come next, charges, dates that run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from casework import deadlines as law
from casework.errors import NotFound
from casework.language import Language
from casework.model import Case, Deadline, Proceeding, ProceedingEvent
from casework.queries import dates
from casework.queries.dates import DateRow
from casework.queries.law_words import Choice, event_words, route_words, said
from casework.queries.view import View, rule_book
from casework.storage.workspace import Workspace


class Reached(StrEnum):
    """Where a stage lies, seen from the present one. Stages that were passed over are not shown."""

    PAST = "past"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the route, in its usual order."""

    code: str
    label: str
    reached: Reached


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """Something entered. ``wrong``: why it was corrected or withdrawn, "" where it stands. ``unexpected``: it did not
    fit the stage it came to, and counts all the same."""

    id: int
    code: str
    label: str
    who: str
    on: date
    at: time | None
    needs_hour: bool
    proof: str
    note: str
    wrong: str
    unexpected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleEvent:
    """What may be entered. ``expected`` at this stage; the others count too. ``conditions``: those that decide which
    dates open and are not known to hold yet. ``documents``: what usually comes with it."""

    code: str
    label: str
    who: str
    expected: bool
    everywhere: bool
    needs_hour: bool
    letters: tuple[str, ...]
    conditions: tuple[Choice, ...]
    documents: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeLine:
    """An alleged offence; ``offence`` names its sheet, "" where there is none."""

    id: int
    offence: str
    label: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingSheet:
    """Everything that the panel of one route shows. ``conditions``: (code, words, holds)."""

    id: int
    version: int
    case_id: int
    route: str
    label: str
    purpose: str
    authority_id: int | None
    authority: str
    their_reference: str
    opened_on: date
    stages: tuple[Stage, ...]
    next_step: str
    interrupts_nothing: bool
    conditions: tuple[tuple[str, str, bool], ...]
    events: tuple[EventLine, ...]
    possible: tuple[PossibleEvent, ...]
    charges: tuple[ChargeLine, ...]
    dates: tuple[DateRow, ...]

    @property
    def stage(self) -> str:
        """The present stage in words."""
        return next((stage.label for stage in self.stages if stage.reached is Reached.NOW), "")


@dataclass(frozen=True, slots=True)
class Difference:
    """What an entry changed in a case. ``stage``: the new one in words, "" where it stayed."""

    stage: str
    opened: tuple[DateRow, ...]
    closed: tuple[DateRow, ...]
    moved: tuple[tuple[DateRow, DateRow], ...]


def proceeding_sheet(workspace: Workspace, view: View, proceeding_id: int) -> ProceedingSheet:
    """One route of a case.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        proceeding = session.get(Proceeding, proceeding_id)
        if proceeding is None or proceeding.binned_at is not None:
            raise NotFound("proceeding", str(proceeding_id))
        route = law.route(proceeding.route)
        standing = [event for event in proceeding.events if not event.superseded_reason]
        history = [law.Happened(one.code, one.on, one.at, one.id) for one in standing]
        progress = law.apply(route, history)
        unexpected = {flag.happened.id for flag in progress.flags}
        holding = {*proceeding.conditions, *(name for event in standing for name in event.conditions)}
        mask = view.mask(session.get_one(Case, proceeding.case_id))
        hourly = _hourly_events(rule_book(session), route)
        sheets = law.load_offences()
        language = view.language
        return ProceedingSheet(
            id=proceeding.id,
            version=proceeding.version,
            case_id=proceeding.case_id,
            route=proceeding.route,
            label=route_words(proceeding.route, language),
            purpose=said(route.purpose, language),
            authority_id=proceeding.authority_id,
            authority=proceeding.authority.name if proceeding.authority else "",
            their_reference=proceeding.their_reference,
            opened_on=proceeding.opened_on,
            stages=_stages(route, proceeding.stage, progress.history, language),
            next_step=said(route.states[proceeding.stage].next, language),
            interrupts_nothing=route.interrupts_nothing,
            conditions=_conditions(route, holding, language),
            events=tuple(
                EventLine(
                    id=event.id,
                    code=event.code,
                    label=event_words(proceeding.route, event.code, language),
                    who=said(route.events[event.code].by.label, language) if event.code in route.events else "",
                    on=event.on,
                    at=event.at,
                    needs_hour=event.code in hourly,
                    proof=mask(event.proof),
                    note=mask(event.note),
                    wrong=mask(event.superseded_reason),
                    unexpected=event.id in unexpected,
                )
                for event in sorted(proceeding.events, key=_by_day)
            ),
            possible=_possible(route, proceeding.stage, holding, hourly, language),
            charges=tuple(
                ChargeLine(
                    id=charge.id,
                    offence=charge.offence,
                    label=mask(charge.words)
                    or (said(sheets[charge.offence].label, language) if charge.offence in sheets else charge.offence),
                    article=charge.article,
                )
                for charge in proceeding.charges
            ),
            dates=dates.open_deadlines(session, view, Deadline.proceeding_id == proceeding.id),
        )


def difference(
    before: tuple[DateRow, ...], after: tuple[DateRow, ...], stage_before: str = "", stage_after: str = ""
) -> Difference:
    """What became of a case's dates, told by comparing them."""
    old, new = ({(row.what, row.id): row for row in rows if row.status == "open"} for rows in (before, after))
    return Difference(
        stage=stage_after if stage_after != stage_before else "",
        opened=tuple(row for key, row in new.items() if key not in old),
        closed=tuple(row for key, row in old.items() if key not in new),
        moved=tuple((old[key], row) for key, row in new.items() if key in old and old[key].on != row.on),
    )


def _by_day(event: ProceedingEvent) -> tuple[date, time, int]:
    return (event.on, event.at or time.min, event.id)


def _stages(route: law.Route, stage: str, history: Sequence[law.Happened], language: Language) -> tuple[Stage, ...]:
    """Those the route went through, the present one, and those that come after it in the usual order."""
    been = {law.apply(route, history[:number]).stage for number in range(len(history) + 1)}
    ranks = list(route.states)
    found = []
    for rank, (code, state) in enumerate(route.states.items()):
        if code == stage:
            reached = Reached.NOW
        elif rank > ranks.index(stage):
            reached = Reached.AHEAD
        elif code in been:
            reached = Reached.PAST
        else:
            continue
        found.append(Stage(code, said(state.label, language), reached))
    return tuple(found)


def _conditions(route: law.Route, holding: set[str], language: Language) -> tuple[tuple[str, str, bool], ...]:
    """Every condition that decides about a date somewhere on the route."""
    words = law.load_conditions()
    codes = dict.fromkeys(opens.only for event in route.events.values() for opens in event.opens if opens.only)
    return tuple((code, said(words[code], language), code in holding) for code in codes)


def _possible(
    route: law.Route, stage: str, holding: set[str], hourly: set[str], language: Language
) -> tuple[PossibleEvent, ...]:
    """Those expected at the stage first, those of every route after them, then what the route knows besides. What a
    clock brings about is not for anybody to enter."""
    words = law.load_conditions()
    events = [event for event in route.events.values() if not event.clock]
    found = [
        PossibleEvent(
            code=event.id,
            label=said(event.label, language),
            who=said(event.by.label, language),
            expected=event.allowed_in(stage),
            everywhere="*" in event.from_,
            needs_hour=event.id in hourly,
            letters=event.letters,
            conditions=tuple(
                Choice(code, said(words[code], language))
                for code in dict.fromkeys(opens.only for opens in event.opens)
                if code and code not in holding
            ),
            documents=tuple(said(document, language) for document in event.documents),
            note=said(event.note, language),
        )
        for event in events
    ]
    return tuple(sorted(found, key=lambda event: (not event.expected, event.everywhere)))


def _hourly_events(book: law.RuleBook, route: law.Route) -> set[str]:
    """The events that open a limit in hours, counted from themselves."""
    return {
        event.id
        for event in route.events.values()
        for opens in event.opens
        if opens.basis == "event" and _in_hours(book, opens.rule)
    }


def _in_hours(book: law.RuleBook, reference: str) -> bool:
    rule_id, key = law.split_reference(reference)
    return any(
        book.methods[computation.method].count == "clock"
        for computation in book.newest(rule_id).computations
        if key in (None, computation.key)
    )
