# SPDX-License-Identifier: GPL-3.0-or-later
"""The few moves that every service shares: find a record, change its fields, move it to the bin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.errors import CaseworkError, InvalidValue
from casework.model import Case, Incident, Record
from casework.model.base import utc_now
from casework.queries.find import get
from casework.storage.audit import job_of

__all__ = ["change", "count", "done", "get", "next_reference", "to_bin"]


@dataclass(eq=False)
class ChangedMeanwhile(CaseworkError):
    """The record was changed elsewhere since the form was opened; nothing was written."""

    kind: str


@dataclass(eq=False)
class ReasonMissing(CaseworkError):
    """This can be done only with a word on why; it goes into the journal."""


def change(record: Record, values: Mapping[str, object], allowed: frozenset[str], *, version: int = 0) -> None:
    """Set fields by name. ``version`` is the one the person saw (0: whatever it is now).

    Raises:
        InvalidValue: a field that may not be set this way.
        ChangedMeanwhile: the record has another version by now.
    """
    if version and record.version != version:
        raise ChangedMeanwhile(record.__tablename__)
    for name, value in values.items():
        if name not in allowed:
            raise InvalidValue(name, str(value))
        if getattr(record, name) != value:
            setattr(record, name, value)


def to_bin(record: Record) -> None:
    """Out of every list, for thirty days to be had back."""
    record.binned_at = utc_now()


def next_reference(session: Session, kind: type[Case] | type[Incident], day: date, prefix: str = "") -> str:
    """``2026-014``: the year and the next free number in it; ``F-2026-014`` with the prefix ``F-``."""
    start = f"{prefix}{day.year}-"
    taken = session.scalars(select(kind.reference).where(kind.reference.startswith(start, autoescape=True)))
    numbers = [int(rest) for reference in taken if (rest := reference.removeprefix(start)).isdigit()]
    return f"{start}{max(numbers, default=0) + 1:03d}"


def count(session: Session, kind: type[Record]) -> int:
    """How many there are outside the bin."""
    return session.scalar(select(func.count()).select_from(kind).where(kind.binned_at.is_(None))) or 0


def done(session: Session, *kinds: Kind, record: Record | None = None) -> Changed:
    """The answer of a service, made before the transaction ends so that the record's id is known."""
    session.flush()
    return Changed(frozenset(kinds), record.id if record is not None else 0, job_of(session))
