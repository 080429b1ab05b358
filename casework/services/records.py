# SPDX-License-Identifier: GPL-3.0-or-later
"""The few moves that every service shares: find a record, change its fields, move it to the bin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import cast

from sqlalchemy import Boolean, Column, Date, Enum, Integer, String, Time, func, inspect, select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.errors import CaseworkError, InvalidValue
from casework.model import Base, Case, Incident, Record
from casework.model.base import utc_now
from casework.queries.find import get
from casework.queries.view import names_mode
from casework.storage.audit import job_of
from casework.words import NamesMode

__all__ = ["change", "count", "done", "get", "next_reference", "refer", "to_bin"]


@dataclass(eq=False)
class ChangedMeanwhile(CaseworkError):
    """The record was changed elsewhere since the form was opened; nothing was written."""

    kind: str


@dataclass(eq=False)
class NamesAreBorrowed(CaseworkError):
    """A text that may name people can be changed only while real names are shown."""


@dataclass(eq=False)
class ReasonMissing(CaseworkError):
    """This can be done only with a word on why; it goes into the journal."""


def change(record: Record, values: Mapping[str, object], allowed: frozenset[str], *, version: int = 0) -> None:
    """Set fields by name. ``version`` is the one the person saw (0: whatever it is now).

    Raises:
        InvalidValue: a field that may not be set this way, or a value that does not fit it.
        ChangedMeanwhile: the record has another version by now.
    """
    if version and record.version != version:
        raise ChangedMeanwhile(record.__tablename__)
    for name, value in values.items():
        if name not in allowed:
            raise InvalidValue(name, str(value))
        fitting = _fitting(_column(record, name), value)
        if getattr(record, name) != fitting:
            setattr(record, name, fitting)


#: What a value must be for a column of that type. The database takes anything, and then can't be read again.
_PLAIN = ((Date, date), (Time, time), (Boolean, bool), (Integer, int), (String, str))


def _column(record: Record, name: str) -> Column[object]:
    found: Column[object] = inspect(type(record)).columns[name]
    return found


def _fitting(column: Column[object], value: object) -> object:
    """The value as the column holds it: a word of a closed list as its enum."""
    if value is None:
        if not column.nullable:
            raise InvalidValue(column.name, "")
        return None
    if isinstance(column.type, Enum):
        kind = cast("type[StrEnum]", column.type.enum_class)
        try:
            return kind(str(value))
        except ValueError as error:
            raise InvalidValue(column.name, str(value)) from error
    wanted = next((python for kind, python in _PLAIN if isinstance(column.type, kind)), object)
    if not isinstance(value, wanted):
        raise InvalidValue(column.name, str(value))
    return value


def refer(session: Session, record: Record) -> None:
    """See that every record this one newly points at is there.

    Raises:
        NotFound: one is not, or lies in the bin.
    """
    kinds: dict[object, type[Record]] = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    state = inspect(record)
    pointers = [(column, key) for column in state.mapper.columns for key in column.foreign_keys]
    with session.no_autoflush:  # or the database refuses it first, and not in words
        for column, key in pointers:
            for pointed in state.attrs[column.key].history.added or ():
                if pointed is not None:
                    get(session, kinds[key.column.table], pointed)


def refuse_masked(session: Session, values: Mapping[str, object], texts: frozenset[str]) -> None:
    """While borrowed names are shown, a form holds masked texts: written back, they would replace the real ones.

    Raises:
        NamesAreBorrowed: one of these texts is to be changed in that mode.
    """
    if values.keys() & texts and names_mode(session) is NamesMode.BORROWED:
        raise NamesAreBorrowed


def to_bin(record: Record) -> None:
    """Out of every list, for thirty days to be had back."""
    record.binned_at = utc_now()


def next_reference(session: Session, kind: type[Case] | type[Incident], day: date, prefix: str = "") -> str:
    """``2026-014``: the year and the next free number in it; ``F-2026-014`` with the prefix ``F-``."""
    start = f"{prefix}{day.year}-"
    taken = session.scalars(select(kind.reference).where(kind.reference.startswith(start, autoescape=True)))
    numbers = [int(rest) for reference in taken if (rest := reference.removeprefix(start)).isdecimal()]
    return f"{start}{max(numbers, default=0) + 1:03d}"


def count(session: Session, kind: type[Record]) -> int:
    """How many there are outside the bin."""
    return session.scalar(select(func.count()).select_from(kind).where(kind.binned_at.is_(None))) or 0


def done(session: Session, *kinds: Kind, record: Record | None = None) -> Changed:
    """The answer of a service, made before the transaction ends so that the record's id is known."""
    session.flush()
    return Changed(frozenset(kinds), record.id if record is not None else 0, job_of(session))
