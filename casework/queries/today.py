# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due: the one screen that is read every morning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework import deadlines as law
from casework.agenda.steps import step_reached
from casework.model import Authority, Case, Correspondence, Letter, Packet
from casework.queries import dates
from casework.queries.dates import DateRow, What
from casework.queries.law_words import said
from casework.queries.roll import roll_of
from casework.queries.view import View
from casework.storage.workspace import Workspace
from casework.words import AuthorityKind, CaseStatus, Direction, LetterStatus, PacketStatus

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Something sent that awaits an answer. ``since`` is the day it is proved to have arrived, None without proof."""

    correspondence_id: int
    case_id: int | None
    reference: str
    who: str
    authority: str
    subject: str
    sent_on: date
    since: date | None
    days: int
    #: What the house rule says next, and on which day; "" without proof.
    next_step: str = ""
    next_on: date | None = None
    #: What the law makes of the silence, and from which day; None where it says nothing, or nothing proves the receipt.
    legal: DateRow | None = None
    #: What comes after it in words, where a further rung is known.
    rung: str = ""
    authority_id: int | None = None
    proceeding_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSend:
    """A letter or a packet that is ready and has not left."""

    case_id: int
    reference: str
    title: str
    letter_id: int | None
    packet_id: int | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything the first screen shows. ``far`` holds the next dates beyond thirty days, when nothing is nearer."""

    next_hearing: DateRow | None
    #: (days left, date): those that reached a warning step today.
    warnings: tuple[tuple[int, DateRow], ...]
    overdue: tuple[DateRow, ...]
    week: tuple[DateRow, ...]
    month: tuple[DateRow, ...]
    far: tuple[DateRow, ...]
    evidence: tuple[DateRow, ...]
    silences: tuple[Silence, ...]
    to_send: tuple[ToSend, ...]
    without_next_date: int
    open_cases: int


def today(workspace: Workspace, view: View) -> Today:
    """What is due, seen from ``view.today``."""
    with workspace.reading() as session:
        far_end = view.today + timedelta(days=400)
        rows = dates.open_until(session, view, far_end)
        mine = [row for row in rows if row.what not in (What.EVIDENCE_LOSS, What.THEIRS)]
        hearings = [row for row in mine if row.what is What.HEARING]
        overdue = [row for row in mine if _over(row)]
        coming = [row for row in mine if not _over(row)]
        week = [row for row in coming if row.work_to <= view.today + WEEK]
        month = [row for row in coming if view.today + WEEK < row.work_to <= view.today + MONTH]
        far = [row for row in coming if row.work_to > view.today + MONTH]
        return Today(
            next_hearing=min(hearings, key=_surest, default=None),
            warnings=_warnings(rows, view.today),
            overdue=tuple(overdue),
            week=tuple(week),
            month=tuple(month),
            far=tuple(far[:10]),
            evidence=tuple(row for row in rows if row.what is What.EVIDENCE_LOSS and row.on >= view.today),
            silences=_silences(session, view),
            to_send=_to_send(session, view),
            without_next_date=_without_next_date(session, view.today),
            open_cases=session.scalar(select(func.count()).select_from(Case).where(*_LIVE)) or 0,
        )


_LIVE = (Case.binned_at.is_(None), Case.status == CaseStatus.OPEN)


_WARNED = (What.HEARING, What.DUE, What.TASK, What.EVIDENCE_LOSS)


def _warnings(rows: Sequence[DateRow], today: date) -> tuple[tuple[int, DateRow], ...]:
    """What reached a step, nearest first; counted to the day that staff work to."""
    known = (row for row in rows if row.what in _WARNED and not row.month_only)
    reached = ((step_reached(row.work_to, today), row) for row in known)
    return tuple(sorted(((step, row) for step, row in reached if step is not None), key=lambda one: one[0]))


def _over(row: DateRow) -> bool:
    """A day that opens something is not missed by passing."""
    return row.days_left < 0 and row.what in (What.DUE, What.TASK)


def _surest(row: DateRow) -> tuple[date, int]:
    """A hearing whose day is known goes before one that may be on any day of the month."""
    last = (row.on.replace(day=1) + timedelta(days=31)).replace(day=1) if row.month_only else row.on
    return last, row.id


def silences(workspace: Workspace, view: View) -> tuple[Silence, ...]:
    """Every authority that owes an answer, longest silence first; without proof of receipt none is counted."""
    with workspace.reading() as session:
        return _silences(session, view)


def _silences(session: Session, view: View) -> tuple[Silence, ...]:
    found = session.execute(
        select(*_SENT, Case.reference, Authority.name.label("authority"), Authority.kind)
        .outerjoin(Case, Correspondence.case_id == Case.id)
        .outerjoin(Authority, Correspondence.authority_id == Authority.id)
        .where(
            Correspondence.direction == Direction.SENT,
            Correspondence.reply_awaited,
            Correspondence.binned_at.is_(None),
            dates.LIVE,
        )
    ).all()
    roll = roll_of(session, view, cases={line.case_id for line in found if line.case_id is not None})
    chased = _last_chasers(session)
    rows = []
    for line in found:
        mask = roll.mask(line.case_id)
        start = max(filter(None, (line.receipt_on, chased.get(line.id))), default=line.on)
        step = _house_step(view, line.kind, line.receipt_on, chased.get(line.id))
        rows.append(
            Silence(
                correspondence_id=line.id,
                case_id=line.case_id,
                reference=line.reference or "",
                who=roll.clients(line.case_id),
                authority=line.authority or mask(line.other_party),
                subject=mask(line.subject),
                sent_on=line.on,
                since=line.receipt_on,
                days=(view.today - start).days,
                next_step=said(step.step.label, view.language) if step else "",
                next_on=step.day if step else None,
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.days, row.correspondence_id)))


_SENT = (
    Correspondence.id,
    Correspondence.case_id,
    Correspondence.other_party,
    Correspondence.subject,
    Correspondence.on,
    Correspondence.receipt_on,
)


def _last_chasers(session: Session) -> dict[int, date]:
    """Letter awaiting an answer → the day it was last chased."""
    found = session.execute(
        select(Correspondence.reply_to_id, func.max(Correspondence.on))
        .where(
            Correspondence.direction == Direction.SENT,
            Correspondence.reply_to_id.is_not(None),
            Correspondence.binned_at.is_(None),
        )
        .group_by(Correspondence.reply_to_id)
    )
    return {line: day for line, day in found if line is not None}


def _house_step(
    view: View, kind: AuthorityKind | None, receipt_on: date | None, chased: date | None
) -> law.SilenceStep | None:
    """The next step of the house rule that is not past; the last one when all are."""
    steps = law.house_steps(kind.value if kind else "", receipt_on, chased)
    return next((step for step in steps if step.day >= view.today), steps[-1] if steps else None)


def _to_send(session: Session, view: View) -> tuple[ToSend, ...]:
    packets = session.execute(
        select(Packet.id, Packet.case_id, Packet.title, Packet.letter_id, Packet.status, Case.reference, _CASE_TITLE)
        .join(Case, Packet.case_id == Case.id)
        .where(Packet.status.in_((PacketStatus.PREPARING, PacketStatus.PRINTED)), Packet.binned_at.is_(None), *_LIVE)
        .order_by(Packet.id)
    ).all()
    in_packets = {packet.letter_id for packet in packets}
    letters = session.execute(
        select(Letter.id, Letter.case_id, Letter.title, Letter.status, Case.reference)
        .join(Case, Letter.case_id == Case.id)
        .where(Letter.status.in_((LetterStatus.FINAL, LetterStatus.SIGNED)), Letter.binned_at.is_(None), *_LIVE)
        .order_by(Letter.id)
    ).all()
    roll = roll_of(session, view, cases={row.case_id for row in (*packets, *letters)})
    rows = [
        ToSend(
            case_id=packet.case_id,
            reference=packet.reference,
            title=roll.mask(packet.case_id)(packet.title or packet.case_title),
            letter_id=packet.letter_id,
            packet_id=packet.id,
            status=packet.status.value,
        )
        for packet in packets
    ]
    rows += [
        ToSend(
            case_id=letter.case_id,
            reference=letter.reference,
            title=roll.mask(letter.case_id)(letter.title),
            letter_id=letter.id,
            packet_id=None,
            status=letter.status.value,
        )
        for letter in letters
        if letter.id not in in_packets
    ]
    return tuple(rows)


_CASE_TITLE = Case.title.label("case_title")


def _without_next_date(session: Session, today: date) -> int:
    """Open cases in which nothing lies ahead: the ones that get forgotten."""
    ahead = select(dates.next_dates(today).c.case_id)
    return session.scalar(select(func.count()).select_from(Case).where(*_LIVE, Case.id.not_in(ahead))) or 0
