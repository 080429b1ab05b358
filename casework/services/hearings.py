# SPDX-License-Identifier: GPL-3.0-or-later
"""Hearings: put on a date, moved, adjourned, held. What hangs on a hearing's date moves with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.errors import CaseworkError, InvalidValue
from casework.model import Authority, Case, Hearing
from casework.services import deadlines, proceedings
from casework.services.records import change, done, get, refer, refuse_masked, to_bin
from casework.storage.workspace import Workspace

#: Texts that forms show masked while borrowed names are shown.
_MASKED = frozenset({"purpose", "attending", "result"})
_FIELDS = frozenset(
    {
        "authority_id",
        "court",
        "chamber",
        "room",
        "on",
        "at",
        "month_only",
        "purpose",
        "attending",
        "lawyer",
        "interpreter",
        "result",
    }
)


@dataclass(eq=False)
class AlreadyAdjourned(CaseworkError):
    """The hearing was adjourned before; its successor is the one to move."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingSet:
    """A hearing to put in the agenda. With ``month_only`` the day in ``on`` is the first of the month."""

    case_id: int
    on: date
    at: time | None = None
    month_only: bool = False
    proceeding_id: int | None = None
    authority_id: int | None = None
    court: str = ""
    chamber: str = ""
    room: str = ""
    purpose: str = ""
    attending: str = ""
    lawyer: str = ""
    interpreter: str = ""


def schedule(workspace: Workspace, it: HearingSet) -> Changed:
    """Put a hearing in the agenda.

    Raises:
        InvalidValue: neither a court's name nor an authority.
        NotFound: the case, the proceeding or the authority is not there.
    """
    with workspace.writing("hearings.schedule") as session:
        hearing = add(session, it)
        proceedings.settle_all(session, [hearing.case_id])
        return done(session, Kind.HEARING, Kind.DEADLINE, record=hearing)


def add(session: Session, it: HearingSet) -> Hearing:
    """The same inside another job."""
    case = get(session, Case, it.case_id)
    court = it.court.strip()
    if it.authority_id is not None:
        court = court or get(session, Authority, it.authority_id).name
    if not court:
        raise InvalidValue("court", "")
    hearing = Hearing(
        case_id=case.id,
        proceeding_id=it.proceeding_id,
        authority_id=it.authority_id,
        court=court,
        chamber=it.chamber,
        room=it.room,
        on=it.on.replace(day=1) if it.month_only else it.on,
        at=None if it.month_only else it.at,
        month_only=it.month_only,
        purpose=it.purpose,
        attending=it.attending,
        lawyer=it.lawyer,
        interpreter=it.interpreter,
    )
    refer(session, hearing)
    session.add(hearing)
    session.flush()
    return hearing


def amend(workspace: Workspace, hearing_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change fields of a hearing; deadlines counted back from its day are computed again.

    Raises:
        NotFound, ChangedMeanwhile, InvalidValue: as named; a hearing without a court.
    """
    with workspace.writing("hearings.amend") as session:
        hearing = get(session, Hearing, hearing_id)
        refuse_masked(session, values, _MASKED)
        change(hearing, values, _FIELDS, version=version)
        refer(session, hearing)
        if not hearing.court.strip():
            raise InvalidValue("court", "")
        if hearing.month_only:
            hearing.on, hearing.at = hearing.on.replace(day=1), None
        session.flush()
        deadlines.follow_hearing(session, hearing)
        proceedings.settle_all(session, [hearing.case_id])
        return done(session, Kind.HEARING, Kind.DEADLINE, record=hearing)


def adjourn(workspace: Workspace, hearing_id: int, on: date, at: time | None, *, month_only: bool = False) -> Changed:
    """Adjourn to another day: the old hearing stays in the chain, the new one takes over its deadlines.

    Raises:
        AlreadyAdjourned: it was adjourned before.
    """
    with workspace.writing("hearings.adjourn") as session:
        old = get(session, Hearing, hearing_id)
        if session.scalar(select(Hearing.id).where(Hearing.adjourned_from_id == old.id, Hearing.binned_at.is_(None))):
            raise AlreadyAdjourned
        new = add(
            session,
            HearingSet(
                case_id=old.case_id,
                on=on,
                at=at,
                month_only=month_only,
                proceeding_id=old.proceeding_id,
                authority_id=old.authority_id,
                court=old.court,
                chamber=old.chamber,
                room=old.room,
                purpose=old.purpose,
                attending=old.attending,
                lawyer=old.lawyer,
                interpreter=old.interpreter,
            ),
        )
        new.adjourned_from_id = old.id
        session.flush()
        deadlines.hand_over(session, old, new)
        proceedings.settle_all(session, [new.case_id])
        return done(session, Kind.HEARING, Kind.DEADLINE, record=new)


def bin_hearing(workspace: Workspace, hearing_id: int) -> Changed:
    """To the bin, for thirty days."""
    with workspace.writing("hearings.bin") as session:
        hearing = get(session, Hearing, hearing_id)
        to_bin(hearing)
        session.flush()
        deadlines.follow_hearing(session, hearing)
        proceedings.settle_all(session, [hearing.case_id])
        return done(session, Kind.HEARING, Kind.DEADLINE, record=hearing)
