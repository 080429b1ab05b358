# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that has a date: hearings, deadlines, tasks. Today, the agenda and the case page read from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select, union_all
from sqlalchemy.orm import Session

from casework.deadlines import Computation, Facts, Rule, RuleBook, Words, compute
from casework.errors import CaseworkError, NotFound
from casework.language import Language
from casework.model import Case, CaseIncident, Deadline, DeadlineRevision, Hearing, Incident, Task
from casework.privacy.names import Mask
from casework.queries.law_words import nature_words
from casework.queries.roll import Roll, roll_of
from casework.queries.view import Confirmation, View, confirmations, rule_book
from casework.storage.workspace import Workspace
from casework.words import CaseStatus, DeadlineStatus


class What(StrEnum):
    """What kind of date it is; decides the icon and where Today puts it."""

    HEARING = "hearing"
    #: A day by which we must act.
    DUE = "due"
    #: A day from which we may act, or on which silence becomes an answer.
    OPENS = "opens"
    #: A day by which a recording may be gone.
    EVIDENCE_LOSS = "evidence_loss"
    #: A limit or a duty of the other side.
    THEIRS = "theirs"
    TASK = "task"


_WHAT = {
    "last_day": What.DUE,
    "internal_target": What.DUE,
    "payment": What.DUE,
    "earliest_day": What.OPENS,
    "earliest_hearing": What.OPENS,
    "event_date": What.OPENS,
    "evidence_loss": What.EVIDENCE_LOSS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """One dated thing. ``id`` is the record's, of the kind that ``what`` names.

    ``on`` is the day itself; with ``month_only`` only its month is known. ``work_to`` is the day staff work to (the
    safe day of a deadline), by which rows are sorted and ``days_left`` counted. ``at`` where the hour counts.
    ``status`` is "adjourned" for a hearing that another one took the place of.
    ``provisional``: waits for a proof (the receipt of a registered letter). ``unseen``: a critical deadline that
    nobody looked over yet.
    """

    what: What
    id: int
    case_id: int | None
    incident_id: int | None
    reference: str
    title: str
    who: str
    where: str
    on: date
    at: time | None
    work_to: date
    days_left: int
    month_only: bool = False
    reason: str = ""
    articles: str = ""
    verified: str = "yes"
    rule: str = ""
    nature: str = ""
    critical: bool = False
    unseen: bool = False
    provisional: bool = False
    by_hand: bool = False
    status: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDate:
    """What a deadline was before, until ``until``: moved by whom ("" for the program), why. ``by_hand``: the reason for
    which a person had set it, "" where it was computed."""

    on: date
    at: time | None
    trigger_on: date
    until: datetime
    by: str
    reason: str
    by_hand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerRule:
    """The rule reads differently by now; counted anew, the deadline would be this."""

    on: date
    work_to: date
    version: str
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A deadline that explains itself. ``earlier``: the dates it had before, oldest first.

    ``own_rule``: the charity's own rule had a part in it. ``done_note``: how it was met, or why it was put aside.
    """

    row: DateRow
    consequence: str
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    articles: tuple[str, ...]
    interrupted_by: tuple[str, ...]
    not_interrupted_by: tuple[str, ...]
    notes: str
    sources: tuple[tuple[str, str], ...]
    earlier: tuple[EarlierDate, ...]
    by_hand_reason: str
    seen_by: str
    seen_at: datetime | None
    done_note: str
    own_rule: bool
    confirmation: Confirmation | None
    newer: NewerRule | None


def of_case(session: Session, view: View, case_id: int) -> tuple[DateRow, ...]:
    """All dates of a case and of its incidents, past and done ones included, in order."""
    incidents = select(CaseIncident.incident_id).where(CaseIncident.case_id == case_id)
    rows = _deadlines(session, view, or_(Deadline.case_id == case_id, Deadline.incident_id.in_(incidents)))
    rows += _hearings(session, view, Hearing.case_id == case_id)
    rows += _tasks(session, view, Task.case_id == case_id)
    return in_order(rows)


def open_until(session: Session, view: View, last: date) -> tuple[DateRow, ...]:
    """Every open date of live cases up to ``last``, overdue ones first; a month-only hearing from its month on."""
    deadline = Deadline.status == DeadlineStatus.OPEN
    soon = or_(Deadline.safe_day <= last, Deadline.last_day <= last)
    rows = _deadlines(session, view, deadline, soon, LIVE)
    rows += _hearings(session, view, _ahead(view.today), Hearing.on <= last, LIVE)
    rows += _tasks(session, view, Task.due_on <= last, Task.done_on.is_(None), LIVE)
    return in_order(rows)


def next_dates(today: date) -> Subquery:
    """``case_id`` and ``next_on``, the day staff work to next, of every case in which something open lies ahead."""
    deadlines = select(Deadline.case_id, func.coalesce(Deadline.safe_day, Deadline.last_day).label("next_on")).where(
        Deadline.status == DeadlineStatus.OPEN, Deadline.binned_at.is_(None), Deadline.last_day >= today
    )
    hearings = select(Hearing.case_id, Hearing.on.label("next_on")).where(_ahead(today), Hearing.binned_at.is_(None))
    tasks = select(Task.case_id, Task.due_on.label("next_on")).where(
        Task.due_on >= today, Task.done_on.is_(None), Task.binned_at.is_(None)
    )
    every = union_all(deadlines, hearings, tasks).subquery()
    return (
        select(every.c.case_id, func.min(every.c.next_on).label("next_on"))
        .where(every.c.case_id.is_not(None))
        .group_by(every.c.case_id)
        .subquery()
    )


def open_deadlines(session: Session, view: View, *where: ColumnElement[bool]) -> tuple[DateRow, ...]:
    """The open deadlines that meet the conditions."""
    return in_order(_deadlines(session, view, Deadline.status == DeadlineStatus.OPEN, LIVE, *where))


def between(workspace: Workspace, view: View, first: date, last: date) -> tuple[DateRow, ...]:
    """The agenda from ``first`` to ``last``, both included, by the day itself; adjourned hearings among them."""
    with workspace.reading() as session:
        rows = _deadlines(
            session,
            view,
            Deadline.status == DeadlineStatus.OPEN,
            Deadline.last_day >= first,
            Deadline.last_day <= last,
            LIVE,
        )
        rows += _hearings(session, view, _from(first), Hearing.on <= last, LIVE)
        rows += _tasks(session, view, Task.due_on >= first, Task.due_on <= last, Task.done_on.is_(None), LIVE)
    return tuple(sorted(rows, key=lambda row: (row.on, row.month_only, row.at or time.max, row.id)))


def why(workspace: Workspace, view: View, deadline_id: int) -> Why:
    """Everything behind one deadline.

    Raises:
        NotFound: there is none of that id.
    """
    with workspace.reading() as session:
        rows = _deadlines(session, view, Deadline.id == deadline_id)
        deadline = session.get(Deadline, deadline_id)
        if not rows or deadline is None:
            raise NotFound("deadline", str(deadline_id))
        mask = _mask_of(session, view, deadline)
        language = view.language.value
        book = rule_book(session)
        rule = book.rule(deadline.rule_id, deadline.trigger_on, deadline.rule_version)
        return Why(
            row=rows[0],
            consequence=_said(rule.consequence, view.language),
            steps=tuple(deadline.computed["steps"][language]),
            warnings=tuple(deadline.computed["warnings"][language]),
            articles=tuple(deadline.computed["articles"]),
            interrupted_by=tuple(_said(words, view.language) for words in rule.interrupted_by),
            not_interrupted_by=tuple(_said(words, view.language) for words in rule.not_interrupted_by),
            notes=_said(rule.notes, view.language),
            sources=tuple((source.title, source.url) for source in rule.sources),
            earlier=tuple(_earlier(revision, mask) for revision in deadline.revisions),
            by_hand_reason=mask(deadline.by_hand_reason),
            seen_by=deadline.seen_by,
            seen_at=deadline.seen_at,
            done_note=mask(deadline.done_note),
            own_rule=deadline.computed.get("origin") == "office",
            confirmation=_confirmed(deadline, confirmations(session)),
            newer=_newer(book, deadline),
        )


def _mask_of(session: Session, view: View, deadline: Deadline) -> Mask:
    if deadline.case_id is not None:
        return view.mask(session.get_one(Case, deadline.case_id))
    if deadline.incident_id is not None:
        return view.mask_event(session.get_one(Incident, deadline.incident_id))
    return view.mask_all(session)


def _confirmed(deadline: Any, known: Mapping[str, Confirmation]) -> Confirmation | None:  # noqa: ANN401
    """A lawyer's word on the rule, where it is on the wording that the date was computed with."""
    found = known.get(deadline.rule_id)
    return found if found and found.fingerprint == deadline.computed.get("fingerprint") else None


def _earlier(revision: DeadlineRevision, mask: Mask) -> EarlierDate:
    return EarlierDate(
        on=revision.last_day,
        at=revision.last_at,
        trigger_on=revision.trigger_on,
        until=revision.created_at,
        by=revision.by,
        reason=mask(revision.reason),
        by_hand=mask(str(revision.computed.get("by_hand", ""))),
    )


def _newer(book: RuleBook, deadline: Deadline) -> NewerRule | None:
    """What the rule as it reads today makes of an open deadline, where its wording is another one."""
    if deadline.status is not DeadlineStatus.OPEN or "fingerprint" not in deadline.computed:
        return None
    trigger = datetime.combine(deadline.trigger_on, deadline.trigger_at) if deadline.trigger_at else deadline.trigger_on
    reference = f"{deadline.rule_id}/{deadline.computation_key}"
    try:
        computed = compute(book, reference, trigger, facts_kept(deadline.facts))
    except CaseworkError:
        return None  # the new version does not reach back to this trigger: the old date stands
    if computed.fingerprint == deadline.computed["fingerprint"]:
        return None
    return NewerRule(
        on=computed.last_date,
        work_to=computed.safe_day,
        version=computed.version,
        own=computed.origin == "office",
    )


def facts_kept(stored: Mapping[str, Any]) -> Facts:
    """The facts that a deadline was computed with, out of what is stored beside it."""
    return Facts(**{name: stored[name] for name in asdict(Facts()) if name in stored})


def in_order(rows: Iterable[DateRow]) -> tuple[DateRow, ...]:
    """By the day that staff work to."""
    return tuple(sorted(rows, key=lambda row: (row.work_to, row.at or time.max, row.what, row.id)))


def _title(rule: Rule, computation: Computation, language: Language) -> str:
    """The rule, and which of its dates: in the data's words, else what the date is where it is no day to act by law."""
    which = _said(computation.when, language)
    if not which and _WHAT.get(computation.nature) is What.DUE and computation.nature != "last_day":
        which = nature_words(computation.nature, language).lower()
    return " – ".join(part for part in (_said(rule.title, language), which) if part)


def _said(words: Words, language: Language) -> str:
    return words.fr if language is Language.FR else words.en


_NOT_BINNED = or_(Case.id.is_(None), Case.binned_at.is_(None))
#: Of a case that is worked on, or of none.
LIVE = or_(Case.id.is_(None), Case.binned_at.is_(None) & Case.status.in_((CaseStatus.OPEN, CaseStatus.ON_HOLD)))
_ADJOURNED = (
    select(Hearing.adjourned_from_id)
    .where(Hearing.adjourned_from_id.is_not(None), Hearing.binned_at.is_(None))
    .scalar_subquery()
)


def _from(day: date) -> ColumnElement[bool]:
    """Hearings of that day and after; a month-only one from the start of its month."""
    return or_(Hearing.on >= day, and_(Hearing.month_only, Hearing.on >= day.replace(day=1)))


def _ahead(today: date) -> ColumnElement[bool]:
    """Hearings still to be held."""
    return and_(_from(today), Hearing.result == "", Hearing.id.not_in(_ADJOURNED))


_DEADLINE = tuple(
    getattr(Deadline, name)
    for name in (
        "id",
        "case_id",
        "incident_id",
        "rule_id",
        "rule_version",
        "computation_key",
        "trigger_on",
        "nature",
        "last_day",
        "last_at",
        "safe_day",
        "computed",
        "verified",
        "critical",
        "seen_by",
        "facts",
        "by_hand_reason",
        "status",
    )
)


def _deadlines(session: Session, view: View, *where: ColumnElement[bool]) -> list[DateRow]:
    book, confirmed = rule_book(session), confirmations(session)
    found = session.execute(
        select(
            *_DEADLINE,
            Case.reference,
            Incident.reference.label("event"),
            Incident.place_text,
            Incident.commune,
        )
        .outerjoin(Case, Deadline.case_id == Case.id)
        .outerjoin(Incident, Deadline.incident_id == Incident.id)
        .where(*where, Deadline.binned_at.is_(None), Incident.binned_at.is_(None), _NOT_BINNED)
    ).all()
    roll = _roll(session, view, found)
    rows = []
    for deadline in found:
        work_to = deadline.safe_day or deadline.last_day
        rule = book.rule(deadline.rule_id, deadline.trigger_on, deadline.rule_version)
        computation = rule.computation(deadline.computation_key, deadline.trigger_on)
        place = ", ".join(part for part in (deadline.place_text, deadline.commune) if part)
        rows.append(
            DateRow(
                what=_WHAT.get(deadline.nature, What.THEIRS),
                id=deadline.id,
                case_id=deadline.case_id,
                incident_id=deadline.incident_id,
                reference=deadline.reference or deadline.event or "",
                title=_title(rule, computation, view.language),
                who=roll.clients(deadline.case_id),
                where=roll.mask_event(deadline.incident_id)(place) if place else "",
                on=deadline.last_day,
                at=deadline.last_at,
                work_to=work_to,
                days_left=(work_to - view.today).days,
                reason=nature_words(deadline.nature, view.language),
                articles=", ".join(deadline.computed.get("articles", ())),
                verified="yes" if _confirmed(deadline, confirmed) else deadline.verified,
                rule=f"{deadline.rule_id}/{deadline.computation_key}",
                nature=deadline.nature,
                critical=deadline.critical,
                unseen=deadline.critical and not deadline.seen_by,
                provisional=bool(deadline.facts.get("provisional")),
                by_hand=bool(deadline.by_hand_reason),
                status=deadline.status.value,
            )
        )
    return rows


def _roll(session: Session, view: View, found: Sequence[Any]) -> Roll:
    """Who has a part in the cases and events of these rows."""
    cases = {row.case_id for row in found if row.case_id is not None}
    incidents = {each for row in found if (each := getattr(row, "incident_id", None)) is not None}
    return roll_of(session, view, cases=cases, incidents=incidents)


_HEARING = tuple(
    getattr(Hearing, name)
    for name in ("id", "case_id", "purpose", "court", "chamber", "room", "on", "at", "month_only", "result")
)


def _hearings(session: Session, view: View, *where: ColumnElement[bool]) -> list[DateRow]:
    found = session.execute(
        select(*_HEARING, Case.reference, Case.title, Hearing.id.in_(_ADJOURNED).label("moved"))
        .join(Case, Hearing.case_id == Case.id)
        .where(*where, Hearing.binned_at.is_(None), _NOT_BINNED)
    ).all()
    roll = _roll(session, view, found)
    return [
        DateRow(
            what=What.HEARING,
            id=hearing.id,
            case_id=hearing.case_id,
            incident_id=None,
            reference=hearing.reference,
            title=roll.mask(hearing.case_id)(hearing.purpose),
            who=roll.clients(hearing.case_id),
            where=", ".join(part for part in (hearing.court, hearing.chamber, hearing.room) if part),
            on=hearing.on,
            at=hearing.at,
            work_to=hearing.on,
            days_left=(hearing.on - view.today).days,
            month_only=hearing.month_only,
            reason=roll.mask(hearing.case_id)(hearing.title),
            status="adjourned" if hearing.moved else "done" if hearing.result else "open",
        )
        for hearing in found
    ]


def _tasks(session: Session, view: View, *where: ColumnElement[bool]) -> list[DateRow]:
    found = session.execute(
        select(Task.id, Task.case_id, Task.text, Task.due_on, Task.done_on, Case.reference)
        .outerjoin(Case, Task.case_id == Case.id)
        .where(*where, Task.due_on.is_not(None), Task.binned_at.is_(None), _NOT_BINNED)
    ).all()
    roll = _roll(session, view, found)
    return [
        DateRow(
            what=What.TASK,
            id=task.id,
            case_id=task.case_id,
            incident_id=None,
            reference=task.reference or "",
            title=roll.mask(task.case_id)(task.text),
            who=roll.clients(task.case_id),
            where="",
            on=due,
            at=None,
            work_to=due,
            days_left=(due - view.today).days,
            status="done" if task.done_on else "open",
        )
        for task in found
        if (due := task.due_on) is not None
    ]
