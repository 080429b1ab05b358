# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates that the law computes, kept with their reasons, and computed again when what they hang on moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.deadlines import (
    Computed,
    Facts,
    compute,
    explain,
    load_recordings,
    split_reference,
    warnings_in_words,
)
from casework.deadlines.errors import RecordingUnknown
from casework.language import Language
from casework.model import Case, Deadline, DeadlineRevision, Hearing, Incident
from casework.queries.dates import facts_kept
from casework.queries.deadline_facts import facts_of
from casework.queries.view import rule_book
from casework.services.records import ReasonMissing, done, get, to_bin
from casework.storage.workspace import Workspace
from casework.words import DeadlineStatus, FootageState

#: Natures whose day, missed, cannot be had back: they ask for a second pair of eyes.
CRITICAL = frozenset({"last_day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """What a deadline hangs on. Together with the rule it says which deadline is meant when it is computed again."""

    case_id: int | None = None
    incident_id: int | None = None
    proceeding_id: int | None = None
    hearing_id: int | None = None
    correspondence_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddDeadline:
    """A deadline a person asks for: a rule (``rule`` or ``rule/key``) and the day of its trigger."""

    reference: str
    on: date
    at: time | None = None
    case_id: int
    proceeding_id: int | None = None
    hearing_id: int | None = None
    facts: Mapping[str, str] | None = None


def add(workspace: Workspace, it: AddDeadline) -> Changed:
    """Compute a date and keep it with its reasons.

    Raises:
        NotFound: the case is not there.
        casework.deadlines.errors: the rule does not fit the trigger or the facts.
    """
    with workspace.writing("deadlines.add") as session:
        get(session, Case, it.case_id)
        hang = Hang(case_id=it.case_id, proceeding_id=it.proceeding_id, hearing_id=it.hearing_id)
        facts = facts_of(
            session, case_id=it.case_id, proceeding_id=it.proceeding_id, hearing_id=it.hearing_id, typed=it.facts
        )
        return done(session, Kind.DEADLINE, record=keep(session, it.reference, it.on, it.at, hang, facts=facts))


def set_by_hand(workspace: Workspace, deadline_id: int, last_day: date, reason: str, *, by: str = "") -> Changed:
    """Another date than the law's, with a reason; the computed one stays among the revisions.

    Raises:
        ReasonMissing: no reason.
    """
    _require(reason)
    with workspace.writing("deadlines.set_by_hand", by) as session:
        deadline = get(session, Deadline, deadline_id)
        _revise(deadline, reason, by)
        deadline.last_day, deadline.last_at, deadline.safe_day = last_day, None, None
        deadline.by_hand_reason = reason.strip()
        _unseen(deadline)
        return done(session, Kind.DEADLINE, record=deadline)


def mark_done(workspace: Workspace, deadline_id: int, *, today: date, note: str = "") -> Changed:
    """It was met. A critical one asks how.

    Raises:
        ReasonMissing: a critical deadline without a word on how it was met.
    """
    with workspace.writing("deadlines.mark_done") as session:
        deadline = get(session, Deadline, deadline_id)
        if deadline.critical:
            _require(note)
        deadline.status = DeadlineStatus.DONE
        deadline.done_on = today
        deadline.done_note = note.strip()
        _unseen(deadline)
        return done(session, Kind.DEADLINE, record=deadline)


def cancel(workspace: Workspace, deadline_id: int, reason: str) -> Changed:
    """It does not apply (any more).

    Raises:
        ReasonMissing: no reason.
    """
    _require(reason)
    with workspace.writing("deadlines.cancel") as session:
        deadline = get(session, Deadline, deadline_id)
        deadline.status = DeadlineStatus.CANCELLED
        deadline.done_note = reason.strip()
        _unseen(deadline)
        return done(session, Kind.DEADLINE, record=deadline)


def bin_deadline(workspace: Workspace, deadline_id: int, reason: str) -> Changed:
    """To the bin, for thirty days.

    Raises:
        ReasonMissing: a critical deadline without a reason.
    """
    with workspace.writing("deadlines.bin") as session:
        deadline = get(session, Deadline, deadline_id)
        if deadline.critical:
            _require(reason)
        deadline.done_note = reason.strip()
        to_bin(deadline)
        return done(session, Kind.DEADLINE, record=deadline)


def recompute(workspace: Workspace, deadline_id: int, reason: str = "") -> Changed:
    """Count it anew from the same trigger, by the rule as it reads today; the old date stays among the earlier ones."""
    with workspace.writing("deadlines.recompute") as session:
        deadline = get(session, Deadline, deadline_id)
        return done(
            session,
            Kind.DEADLINE,
            record=again(session, deadline, deadline.trigger_on, deadline.trigger_at, reason=reason),
        )


def look_over(workspace: Workspace, deadline_id: int, by: str, *, at: datetime) -> Changed:
    """A second person looked at a critical deadline and found it right."""
    with workspace.writing("deadlines.look_over", by) as session:
        deadline = get(session, Deadline, deadline_id)
        deadline.seen_by, deadline.seen_at = by.strip(), at
        return done(session, Kind.DEADLINE, record=deadline)


def keep(
    session: Session,
    reference: str,
    on: date,
    at: time | None,
    hang: Hang,
    *,
    facts: Facts,
    extra: Mapping[str, Any] | None = None,
    reason: str = "",
    settled: bool = False,
) -> Deadline:
    """Compute, and keep as a new deadline or over the open one that hangs on the same things.

    ``extra`` goes into the stored facts (what kind of recording, whether only provisional); its "footage" entry tells
    deadlines of one rule apart. ``settled``: nobody asks for this date, the history of a proceeding does. Then what a
    person set by hand stands while its trigger stands, what a person did or put aside is not asked for again, and
    what an event had closed opens again.
    """
    trigger = datetime.combine(on, at) if at is not None else on
    computed = compute(rule_book(session), reference, trigger, facts)
    stored = {**_told(facts), **(extra or {})}
    deadline = _same(session, computed, hang, stored) or (_closed(session, computed, hang, stored) if settled else None)
    if deadline is not None and settled:
        if deadline.status is not DeadlineStatus.OPEN and CLOSED_BY not in deadline.facts:
            return deadline
        if deadline.by_hand_reason and (deadline.trigger_on, deadline.trigger_at) == (on, at):
            return deadline
    if deadline is None:
        deadline = Deadline(
            case_id=hang.case_id,
            incident_id=hang.incident_id,
            proceeding_id=hang.proceeding_id,
            hearing_id=hang.hearing_id,
            correspondence_id=hang.correspondence_id,
            rule_id=computed.rule,
            computation_key=computed.computation,
        )
        session.add(deadline)
    elif deadline.by_hand_reason or (deadline.last_day, deadline.last_at, deadline.trigger_on) != (
        computed.last_date,
        _last_at(computed),
        on,
    ):
        _revise(deadline, reason, "")
        _unseen(deadline)
    deadline.status, deadline.done_on = DeadlineStatus.OPEN, None
    write(deadline, computed, on, at, stored)
    session.flush()
    return deadline


def follow_incident(session: Session, incident: Incident) -> None:
    """Keep the countdown of every recording that may exist, from the incident's day; drop those no longer named.

    The office's own target ("write within three days") is met once a recording was asked for.
    """
    hang = Hang(incident_id=incident.id)
    waiting = {camera.kind: camera.state for camera in incident.footage if camera.state is not FootageState.KEPT}
    recordings = load_recordings()
    if unknown := [kind for kind in waiting if kind not in recordings]:
        raise RecordingUnknown(unknown[0], ", ".join(recordings))
    for deadline in session.scalars(select(Deadline).where(Deadline.incident_id == incident.id, *_OPEN)):
        kind = deadline.facts.get("footage")
        if kind is not None and (kind not in waiting or incident.starts_on is None):
            close(deadline, "event")
    if incident.starts_on is None:
        return
    for kind, state in waiting.items():
        recording = recordings[kind]
        for reference in (*recording.rules, *recording.targets):
            if reference in recording.targets and state is FootageState.REQUESTED:
                _asked_for(session, incident, kind, reference)
                continue
            keep(
                session,
                reference,
                incident.starts_on,
                incident.starts_at,
                hang,
                facts=Facts(),
                extra={"footage": kind, "since": 0},
                settled=True,
            )


def _asked_for(session: Session, incident: Incident, kind: str, reference: str) -> None:
    """The recording was asked for: the office's own target is met."""
    rule_id, _ = split_reference(reference)
    for deadline in session.scalars(
        select(Deadline).where(Deadline.incident_id == incident.id, Deadline.rule_id == rule_id, *_OPEN)
    ):
        if deadline.facts.get("footage") == kind:
            deadline.status = DeadlineStatus.DONE


def follow_hearing(session: Session, hearing: Hearing) -> None:
    """The hearing moved: what is counted from its day is computed again.

    A month is no day, and a hearing in the bin has none: such dates wait, and come back with the day.
    """
    for deadline in _hanging(session, hearing):
        if hearing.month_only or hearing.binned_at is not None:
            close(deadline, "hearing")
        elif deadline.status is not DeadlineStatus.OPEN or (deadline.trigger_on, deadline.trigger_at) != (
            hearing.on,
            hearing.at,
        ):
            again(session, deadline, hearing.on, hearing.at)


def hand_over(session: Session, old: Hearing, new: Hearing) -> None:
    """After an adjournment the deadlines that hung on the old day hang on the new one."""
    for deadline in _hanging(session, old):
        deadline.hearing_id = new.id
    session.flush()
    follow_hearing(session, new)


def close(deadline: Deadline, by: str, *, on: date | None = None) -> None:
    """Done on a day, or put aside, by the course of things and not by a person: the reverse opens it again."""
    deadline.status = DeadlineStatus.DONE if on else DeadlineStatus.CANCELLED
    deadline.done_on = on
    deadline.facts = {**deadline.facts, CLOSED_BY: by}


def _hanging(session: Session, hearing: Hearing) -> list[Deadline]:
    """The deadlines of a hearing that are open, or wait for its day."""
    found = session.scalars(
        select(Deadline).where(Deadline.hearing_id == hearing.id, Deadline.binned_at.is_(None)).order_by(Deadline.id)
    )
    return [one for one in found if one.status is DeadlineStatus.OPEN or one.facts.get(CLOSED_BY) == "hearing"]


def again(session: Session, deadline: Deadline, on: date, at: time | None, *, reason: str = "") -> Deadline:
    """Compute a deadline anew from another trigger day; the old date stays among its revisions."""
    hang = Hang(**{name: getattr(deadline, name) for name in Hang.__dataclass_fields__})
    deadline.status = DeadlineStatus.OPEN
    session.flush()
    return keep(
        session,
        f"{deadline.rule_id}/{deadline.computation_key}",
        on,
        at,
        hang,
        facts=facts_kept(deadline.facts),
        extra={name: value for name, value in deadline.facts.items() if name in _BESIDE},
        reason=reason,
    )


#: What is kept with the facts but is none of the engine's.
_BESIDE = ("footage", "by_event", "since", "still", "provisional")
#: In the stored facts of a deadline that no person closed: "event" or "hearing".
CLOSED_BY = "closed_by"
_OPEN = (Deadline.status == DeadlineStatus.OPEN, Deadline.binned_at.is_(None))


def _told(facts: Facts) -> dict[str, Any]:
    plain = asdict(Facts())
    return {name: value for name, value in asdict(facts).items() if value != plain[name]}


def _same(session: Session, computed: Computed, hang: Hang, stored: Mapping[str, Any]) -> Deadline | None:
    """The open deadline that this one replaces."""
    conditions = [getattr(Deadline, name) == value for name, value in asdict(hang).items()]
    found = session.scalars(
        select(Deadline).where(
            Deadline.rule_id == computed.rule,
            Deadline.computation_key == computed.computation,
            *_OPEN,
            *conditions,
        )
    )
    return next((each for each in found if each.facts.get("footage") == stored.get("footage")), None)


def _closed(session: Session, computed: Computed, hang: Hang, stored: Mapping[str, Any]) -> Deadline | None:
    """The newest closed deadline that the same event had opened."""
    conditions = [getattr(Deadline, name) == value for name, value in asdict(hang).items()]
    found = session.scalars(
        select(Deadline)
        .where(
            Deadline.rule_id == computed.rule,
            Deadline.computation_key == computed.computation,
            Deadline.binned_at.is_(None),
            *conditions,
        )
        .order_by(Deadline.id.desc())
    )
    names = ("since", "footage")
    return next((each for each in found if all(each.facts.get(name) == stored.get(name) for name in names)), None)


def write(deadline: Deadline, computed: Computed, on: date, at: time | None, stored: dict[str, Any]) -> None:
    """Put what was computed into a record; ``stored`` are its facts."""
    deadline.rule_version = computed.version
    deadline.trigger = computed.trigger
    deadline.trigger_on = on
    deadline.trigger_at = at
    deadline.facts = stored
    deadline.method = computed.method
    deadline.nature = computed.nature
    deadline.last_day = computed.last_date
    deadline.last_at = _last_at(computed)
    deadline.safe_day = computed.safe_day
    deadline.verified = computed.verified
    deadline.critical = computed.nature in CRITICAL
    deadline.by_hand_reason = ""
    deadline.computed = {
        "reference": computed.reference,
        "origin": computed.origin,
        "fingerprint": computed.fingerprint,
        "last_day": computed.last_day_text,
        "safe_day": computed.safe_day.isoformat(),
        "articles": list(computed.articles),
        # In words, in both languages, at once: the law data may read differently when somebody asks why.
        "steps": {language.value: explain(computed, language) for language in Language},
        "warnings": {language.value: warnings_in_words(computed, language) for language in Language},
    }


def _last_at(computed: Computed) -> time | None:
    """The hour of a limit in hours, on the clock of Paris."""
    last = computed.last_day
    return last.time().replace(tzinfo=None) if isinstance(last, datetime) else None


def _revise(deadline: Deadline, reason: str, by: str) -> None:
    by_hand = {"by_hand": deadline.by_hand_reason} if deadline.by_hand_reason else {}
    deadline.revisions.append(
        DeadlineRevision(
            last_day=deadline.last_day,
            last_at=deadline.last_at,
            safe_day=deadline.safe_day,
            trigger_on=deadline.trigger_on,
            reason=reason.strip(),
            by=by,
            computed={**deadline.computed, **by_hand},
        )
    )


def _unseen(deadline: Deadline) -> None:
    """A critical deadline that changed wants a second look again."""
    deadline.seen_by, deadline.seen_at = "", None


def _require(reason: str) -> None:
    if not reason.strip():
        raise ReasonMissing
