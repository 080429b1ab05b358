# SPDX-License-Identifier: GPL-3.0-or-later
"""A hearing with its chain of adjournments, and what else is on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.errors import NotFound
from casework.language import fold
from casework.model import Case, Hearing
from casework.privacy.names import Mask
from casework.queries.view import View
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingSheet:
    """A hearing as its form shows it. ``earlier``: (day, result) of those it was adjourned from, oldest first."""

    id: int
    version: int
    case_id: int
    reference: str
    on: date
    at: time | None
    month_only: bool
    authority_id: int | None
    court: str
    chamber: str
    room: str
    purpose: str
    attending: str
    lawyer: str
    interpreter: str
    result: str
    earlier: tuple[tuple[date, str], ...]
    adjourned_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Another hearing on the same day. ``same_person``: someone named as attending or lawyer stands in both."""

    hearing_id: int
    reference: str
    at: time | None
    court: str
    same_person: bool


def hearing_sheet(workspace: Workspace, view: View, hearing_id: int) -> HearingSheet:
    """One hearing.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        hearing = session.get(Hearing, hearing_id)
        if hearing is None or hearing.binned_at is not None:
            raise NotFound("hearing", str(hearing_id))
        case = session.get_one(Case, hearing.case_id)
        mask = view.mask(case)
        next_one = session.scalar(
            select(Hearing.id).where(Hearing.adjourned_from_id == hearing.id, Hearing.binned_at.is_(None))
        )
        return HearingSheet(
            id=hearing.id,
            version=hearing.version,
            case_id=case.id,
            reference=case.reference,
            on=hearing.on,
            at=hearing.at,
            month_only=hearing.month_only,
            authority_id=hearing.authority_id,
            court=hearing.court,
            chamber=hearing.chamber,
            room=hearing.room,
            purpose=mask(hearing.purpose),
            attending=mask(hearing.attending),
            lawyer=mask(hearing.lawyer),
            interpreter=mask(hearing.interpreter),
            result=mask(hearing.result),
            earlier=_earlier(session, hearing, mask),
            adjourned_to=next_one,
        )


def clashes(
    workspace: Workspace, on: date, *, people: tuple[str, ...] = (), leaving_out: int | None = None
) -> tuple[Clash, ...]:
    """The other hearings of that day, those that want the same person first.

    ``people``: names as typed in "attending" and "lawyer" of the hearing being planned, compared folded.
    """
    wanted = _named(*people)
    later = select(Hearing.adjourned_from_id).where(Hearing.adjourned_from_id.is_not(None))
    with workspace.reading() as session:
        found = session.execute(
            select(Hearing, Case.reference)
            .join(Case, Hearing.case_id == Case.id)
            .where(
                Hearing.on == on,
                ~Hearing.month_only,
                Hearing.binned_at.is_(None),
                Case.binned_at.is_(None),
                Hearing.id.not_in(later),
                Hearing.id != (leaving_out or 0),
            )
            .order_by(Hearing.at)
        )
        rows = [
            Clash(
                hearing_id=hearing.id,
                reference=reference,
                at=hearing.at,
                court=hearing.court,
                same_person=bool(wanted & _named(hearing.attending, hearing.lawyer)),
            )
            for hearing, reference in found
        ]
    return tuple(sorted(rows, key=lambda row: not row.same_person))


def _named(*texts: str) -> set[str]:
    """The names in "Me Durand, S. Verhaeghe; Me Petit", folded."""
    return {fold(name) for text in texts for name in text.replace(";", ",").split(",") if name.strip()}


def _earlier(session: Session, hearing: Hearing, mask: Mask) -> tuple[tuple[date, str], ...]:
    chain: list[tuple[date, str]] = []
    before = session.get(Hearing, hearing.adjourned_from_id or 0)
    while before is not None:
        chain.append((before.on, mask(before.result)))
        before = session.get(Hearing, before.adjourned_from_id or 0)
    return tuple(reversed(chain))
