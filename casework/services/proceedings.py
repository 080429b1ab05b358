# SPDX-License-Identifier: GPL-3.0-or-later
"""Proceedings move by events: an event sets the stage, opens and closes dates, and is never lost.

Stage and dates are always worked out from the whole history (:func:`casework.deadlines.apply`), so that an event
entered late, corrected or out of order ends in the same state as one entered in time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework import deadlines as law
from casework.changes import Changed, Kind
from casework.errors import CaseworkError, InvalidValue
from casework.model import (
    Authority,
    Case,
    CaseIncident,
    Charge,
    Correspondence,
    Deadline,
    Hearing,
    Incident,
    Letter,
    Proceeding,
    ProceedingEvent,
)
from casework.queries.deadline_facts import facts_of
from casework.queries.suggest import recipient_for
from casework.queries.view import rule_book
from casework.services import deadlines
from casework.services.deadlines import Hang
from casework.services.records import ReasonMissing, change, done, get, to_bin
from casework.storage.workspace import Workspace
from casework.words import DeadlineStatus, Direction, FootageState, Means

_FIELDS = frozenset({"authority_id", "their_reference", "conditions"})
#: What holds of an offence until somebody says which it is: both clocks are shown, the shorter one is worked to.
_UNKNOWN_OFFENCE = ["ordinary", "contravention"]
#: Means that prove by themselves when the other side had the letter.
_PROVES_AT_ONCE = frozenset({Means.HAND_DELIVERY, Means.REGISTRY, Means.BAILIFF, Means.PLATFORM})
_LOSS = "evidence_loss"


@dataclass(eq=False)
class AlreadyCorrected(CaseworkError):
    """The entry was corrected or withdrawn before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in a proceeding. ``conditions`` are those under which more dates open."""

    proceeding_id: int
    code: str
    on: date
    at: time | None = None
    proof: str = ""
    note: str = ""
    conditions: Sequence[str] = ()


def begin(workspace: Workspace, case_id: int, route: str, *, on: date, authority_id: int | None = None) -> Changed:
    """Take one more route in a case; without an authority the competent one is suggested.

    Raises:
        NotFound: the case or the authority is not there.
        casework.deadlines.errors.RouteUnknown: no such route.
    """
    with workspace.writing("proceedings.begin") as session:
        case = get(session, Case, case_id)
        proceeding = add(session, case, route, on=on, authority_id=authority_id)
        return done(session, Kind.PROCEEDING, Kind.DEADLINE, Kind.CASE, record=proceeding)


def add(session: Session, case: Case, route: str, *, on: date, authority_id: int | None = None) -> Proceeding:
    """The same inside another job."""
    known = law.route(route)
    authority = (
        get(session, Authority, authority_id) if authority_id else recipient_for(session, case, known.authorities)
    )
    proceeding = Proceeding(
        case_id=case.id,
        route=known.id,
        stage=known.initial,
        opened_on=on,
        authority=authority,
        conditions=list(_UNKNOWN_OFFENCE),
    )
    session.add(proceeding)
    session.flush()
    settle(session, proceeding)
    return proceeding


def amend(workspace: Workspace, proceeding_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change the authority, the number it gave, or the conditions that hold."""
    with workspace.writing("proceedings.amend") as session:
        proceeding = get(session, Proceeding, proceeding_id)
        change(proceeding, values, _FIELDS, version=version)
        session.flush()
        settle(session, proceeding)
        return done(session, Kind.PROCEEDING, Kind.DEADLINE, record=proceeding)


def charge(workspace: Workspace, proceeding_id: int, *, offence: str, words: str = "", article: str = "") -> Changed:
    """Add an alleged offence, by its sheet or in the officer's own words.

    Raises:
        InvalidValue: neither.
    """
    if not (offence or words.strip()):
        raise InvalidValue("offence", "")
    with workspace.writing("proceedings.charge") as session:
        proceeding = get(session, Proceeding, proceeding_id)
        proceeding.charges.append(Charge(offence=offence, words=words.strip(), article=article))
        return done(session, Kind.PROCEEDING, record=proceeding)


def drop_charge(workspace: Workspace, charge_id: int) -> Changed:
    """The offence is not alleged (any more)."""
    with workspace.writing("proceedings.drop_charge") as session:
        found = get(session, Charge, charge_id)
        proceeding = get(session, Proceeding, found.proceeding_id)
        proceeding.charges.remove(found)
        return done(session, Kind.PROCEEDING, record=proceeding)


def record_event(workspace: Workspace, it: Event) -> Changed:
    """Enter what happened: the stage moves, dates open and close.

    Raises:
        NotFound: the proceeding is not there.
        casework.deadlines.errors.EventUnknown: no such event on this route.
        casework.deadlines.errors.HourMissing: the event opens a limit in hours and no hour was given.
    """
    with workspace.writing("proceedings.record_event") as session:
        proceeding = get(session, Proceeding, it.proceeding_id)
        happened(session, proceeding, it)
        return done(session, Kind.PROCEEDING, Kind.DEADLINE, Kind.CASE, record=proceeding)


def happened(session: Session, proceeding: Proceeding, it: Event) -> ProceedingEvent:
    """The same inside another job."""
    law.route(proceeding.route).event(it.code)
    event = ProceedingEvent(
        code=it.code, on=it.on, at=it.at, proof=it.proof, note=it.note, conditions=list(it.conditions)
    )
    proceeding.events.append(event)
    session.flush()
    settle(session, proceeding)
    return event


def correct_event(workspace: Workspace, event_id: int, on: date, at: time | None, reason: str) -> Changed:
    """The event was on another day: the wrong entry stays in the history, dates are computed again and keep their past.

    Raises:
        ReasonMissing: no reason.
        AlreadyCorrected: the entry was corrected before.
    """
    with workspace.writing("proceedings.correct_event") as session:
        wrong = _wrong(session, event_id, reason)
        right = ProceedingEvent(
            proceeding_id=wrong.proceeding_id,
            code=wrong.code,
            on=on,
            at=at,
            proof=wrong.proof,
            note=wrong.note,
            conditions=list(wrong.conditions),
        )
        session.add(right)
        session.flush()
        wrong.superseded_by_id = right.id
        return _settled_again(session, wrong.proceeding_id, reason)


def withdraw_event(workspace: Workspace, event_id: int, reason: str) -> Changed:
    """The event never happened: it stays in the history, and what it opened is closed again.

    Raises:
        ReasonMissing: no reason.
        AlreadyCorrected: the entry was corrected before.
    """
    with workspace.writing("proceedings.withdraw_event") as session:
        wrong = _wrong(session, event_id, reason)
        return _settled_again(session, wrong.proceeding_id, reason)


def _wrong(session: Session, event_id: int, reason: str) -> ProceedingEvent:
    if not reason.strip():
        raise ReasonMissing
    wrong = get(session, ProceedingEvent, event_id)
    if wrong.superseded_reason:
        raise AlreadyCorrected
    wrong.superseded_reason = reason.strip()
    return wrong


def _settled_again(session: Session, proceeding_id: int, reason: str) -> Changed:
    session.flush()
    proceeding = get(session, Proceeding, proceeding_id)
    session.refresh(proceeding, ["events"])
    settle(session, proceeding, reason=reason)
    return done(session, Kind.PROCEEDING, Kind.DEADLINE, Kind.CASE, record=proceeding)


def bin_proceeding(workspace: Workspace, proceeding_id: int) -> Changed:
    """To the bin, for thirty days."""
    with workspace.writing("proceedings.bin") as session:
        proceeding = get(session, Proceeding, proceeding_id)
        to_bin(proceeding)
        return done(session, Kind.PROCEEDING, Kind.DEADLINE, record=proceeding)


def sent(session: Session, line: Correspondence, template: str) -> None:
    """A letter left: its route moves on and the other side's silence begins to be watched.

    Until the receipt is proved the silence clock is provisional: counted from the sending, and marked as such.
    """
    if template == "footage_preservation":
        _footage_asked_for(session, line)
        return
    if template == "chaser":
        _chases(session, line)
    proceeding = session.get(Proceeding, line.proceeding_id or 0)
    if proceeding is None:
        return
    event = law.route(proceeding.route).for_letter(template, proceeding.stage)
    if event is not None:
        happened(session, proceeding, _told_by(line, proceeding, event.id, line.on))
    if line.means in _PROVES_AT_ONCE and line.receipt_on is None:
        line.receipt_on = line.on
        receipt_proved(session, line)
    elif (legal := _silence(proceeding)) and event is not None and event.mark == "sent":
        deadlines.keep(
            session,
            legal,
            line.on,
            None,
            _hang(proceeding),
            facts=facts_of(session, case_id=proceeding.case_id, proceeding_id=proceeding.id),
            extra={"provisional": "receipt"},
        )


def receipt_proved(session: Session, line: Correspondence) -> None:
    """The slip came back: what was counted from the sending is counted from the receipt."""
    proceeding = session.get(Proceeding, line.proceeding_id or 0)
    if proceeding is None or line.receipt_on is None or line.direction is not Direction.SENT:
        return
    received = [event for event in law.route(proceeding.route).events.values() if event.mark == "received"]
    event = next((each for each in received if each.allowed_in(proceeding.stage)), None)
    if event is not None:
        happened(session, proceeding, _told_by(line, proceeding, event.id, line.receipt_on))


def settle(session: Session, proceeding: Proceeding, *, reason: str = "") -> None:
    """Make stage and deadlines what the history says. What a person set by hand or did is left alone."""
    route = law.route(proceeding.route)
    events = [event for event in proceeding.events if not event.superseded_reason]
    progress = law.apply(
        route,
        [law.Happened(event.code, event.on, event.at, event.id) for event in events],
        already=_from_the_start(route),
    )
    proceeding.stage = progress.stage
    holding = {*proceeding.conditions, *(name for event in events for name in event.conditions)}
    kept: set[int] = set()
    roots = _first_entries(proceeding.events)
    for running in progress.running:
        if running.only and running.only not in holding:
            continue
        since = roots.get(running.since.id, 0) if running.basis in ("event", "appeal_end") else 0
        deadline = _run(session, proceeding, running, since, reason)
        if deadline is not None:
            kept.add(deadline.id)
    closed = dict(progress.closed)
    for deadline in session.scalars(
        select(Deadline).where(
            Deadline.proceeding_id == proceeding.id,
            Deadline.status == DeadlineStatus.OPEN,
            Deadline.binned_at.is_(None),
        )
    ):
        if deadline.id in kept or not deadline.facts.get("by_event"):
            continue
        ending = next((event for name, event in closed.items() if law.meets(_reference(deadline), [name])), None)
        deadlines.close(deadline, "event", on=ending.on if ending else None)
    session.flush()


def settle_all(session: Session, case_ids: Sequence[int]) -> None:
    """Settle every proceeding of these cases: something that their dates are counted from was changed."""
    found = session.scalars(
        select(Proceeding)
        .where(Proceeding.case_id.in_(case_ids), Proceeding.binned_at.is_(None))
        .order_by(Proceeding.id)
    )
    for proceeding in found:
        settle(session, proceeding)


def _first_entries(events: Sequence[ProceedingEvent]) -> dict[int, int]:
    """Event → the entry that it corrects in the end, itself where it corrects none: one happening, however often
    it was written anew."""
    corrects = {event.superseded_by_id: event.id for event in events if event.superseded_by_id is not None}
    roots = {}
    for event in events:
        first = event.id
        while first in corrects:
            first = corrects[first]
        roots[event.id] = first
    return roots


def _from_the_start(route: law.Route) -> list[law.Running]:
    """Limitation runs from the facts themselves, before anything was sent."""
    before = law.Happened("", date.min)
    return [
        law.Running(opens.rule, opens.basis, opens.only, before)
        for event in law.allowed_events(route, route.initial)
        if event.by.ours
        for opens in event.opens
        if opens.basis == "incident"
    ]


def _run(session: Session, proceeding: Proceeding, running: law.Running, since: int, reason: str) -> Deadline | None:
    """Keep the deadline of one running rule; None where its basis is not known or another record looks after it."""
    book = rule_book(session)
    rule_id, _ = law.split_reference(running.rule)
    if book.newest(rule_id).kind == _LOSS and running.basis == "incident":
        return None  # the incident asks which cameras there were, and counts them down itself
    basis = _basis(session, proceeding, running, book)
    if basis is None:
        return None
    on, at, hearing_id = basis
    hang = Hang(case_id=proceeding.case_id, proceeding_id=proceeding.id, hearing_id=hearing_id)
    return deadlines.keep(
        session,
        running.rule,
        on,
        at,
        hang,
        facts=replace(
            facts_of(session, case_id=proceeding.case_id, proceeding_id=proceeding.id, hearing_id=hearing_id),
            suspended_days=running.suspended,
        ),
        extra={"by_event": True, "since": since, **({"still": True} if running.still else {})},
        reason=reason,
        settled=True,
    )


def _basis(
    session: Session, proceeding: Proceeding, running: law.Running, book: law.RuleBook
) -> tuple[date, time | None, int | None] | None:
    """The day and hour a rule is counted from, and the hearing it hangs on."""
    if running.basis == "event":
        return running.since.on, running.since.at, None
    if running.basis == "incident":
        first = session.execute(
            select(Incident.starts_on, Incident.starts_at)
            .join(CaseIncident, CaseIncident.incident_id == Incident.id)
            .where(CaseIncident.case_id == proceeding.case_id, Incident.starts_on.is_not(None))
            .order_by(Incident.starts_on)
        ).first()
        return (first[0], first[1], None) if first and first[0] else None
    if running.basis == "hearing":
        hearing = session.scalars(
            select(Hearing)
            .where(
                Hearing.case_id == proceeding.case_id,
                (Hearing.proceeding_id == proceeding.id) | Hearing.proceeding_id.is_(None),
                Hearing.binned_at.is_(None),
                ~Hearing.month_only,
                Hearing.on >= running.since.on,
                Hearing.id.not_in(select(Hearing.adjourned_from_id).where(Hearing.adjourned_from_id.is_not(None))),
            )
            .order_by(Hearing.on)
        ).first()
        return (hearing.on, hearing.at, hearing.id) if hearing else None
    judged = session.scalars(
        select(Deadline)
        .where(Deadline.proceeding_id == proceeding.id, Deadline.rule_id == "appeal-criminal")
        .order_by(Deadline.id.desc())
    ).first()
    return (law.bare_end(book, _reference(judged), judged.trigger_on), None, None) if judged else None


def _footage_asked_for(session: Session, line: Correspondence) -> None:
    """The letter names every recording of its events: they were asked for, though only a seizure keeps them."""
    letter = session.get(Letter, line.letter_id or 0)
    wanted = letter.incident_id if letter else None
    for joined in session.scalars(select(CaseIncident).where(CaseIncident.case_id == line.case_id)):
        if wanted in (None, joined.incident_id):
            for camera in joined.incident.footage:
                if camera.state is FootageState.UNKNOWN:
                    camera.state = FootageState.REQUESTED
            session.flush()
            deadlines.follow_incident(session, joined.incident)


def _chases(session: Session, line: Correspondence) -> None:
    """A chaser awaits nothing of its own: the letter it chases does, and counts again from it."""
    awaited = session.scalars(
        select(Correspondence)
        .where(
            Correspondence.case_id == line.case_id,
            Correspondence.id != line.id,
            Correspondence.direction == Direction.SENT,
            Correspondence.reply_awaited,
            Correspondence.binned_at.is_(None),
            Correspondence.authority_id == line.authority_id,
        )
        .order_by(Correspondence.on, Correspondence.id)
    ).first()
    if awaited is not None and line.reply_to_id is None:
        line.reply_to_id, line.reply_awaited = awaited.id, False


def _told_by(line: Correspondence, proceeding: Proceeding, code: str, on: date) -> Event:
    proof = " ".join(part for part in (line.means.value.upper(), line.tracking_number) if part)
    return Event(proceeding_id=proceeding.id, code=code, on=on, proof=proof)


def _silence(proceeding: Proceeding) -> str:
    """The rule that says what this authority's silence means; "" where the law has none."""
    return law.silence_of(proceeding.authority.kind.value).legal if proceeding.authority else ""


def _hang(proceeding: Proceeding) -> Hang:
    return Hang(case_id=proceeding.case_id, proceeding_id=proceeding.id)


def _reference(deadline: Deadline) -> str:
    return f"{deadline.rule_id}/{deadline.computation_key}"
