# SPDX-License-Identifier: GPL-3.0-or-later
"""Undoing a job by its id, from the log: what it added is removed, what it changed or deleted comes back.

Works on rows and so on every table, links included. It is a write like any other: it is logged itself, and undoing
the undoing does the job again. Nothing that someone changed afterwards is ever overwritten.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, literal, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from casework.model import Base
from casework.storage.audit import Entry, job_entries
from casework.storage.capture import Row, captured_columns, is_bytes
from casework.storage.errors import ChangedSince, JobNotFound

_VERSION = "version"
_CHANGED_AT = "updated_at"


def revert(session: Session, job: str) -> tuple[str, ...]:
    """Apply the inverse of what the job did, in this session of ``writing()``; the names of the tables touched.

    Raises :class:`JobNotFound` when there is no such job or its details were erased, and :class:`ChangedSince` for
    the first record that is no longer as the job left it, or that others have come to depend on; then nothing of
    the transaction may be kept.
    """
    session.flush()
    done = [entry for entry in job_entries(session, job) if entry.operation in {"add", "change", "delete"}]
    if not done or any(entry.erased for entry in done):
        raise JobNotFound(job)
    connection = session.connection()
    # Rows may refer to each other in a ring: keys are looked at once everything is back in its place.
    connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    for entry in reversed(done):
        try:
            _revert_one(connection, Base.metadata.tables[entry.table], entry)
        except IntegrityError as problem:
            raise ChangedSince(entry.table, entry.record) from problem
    for entry in done:
        _require_whole(connection, Base.metadata.tables[entry.table], entry)
    session.expire_all()
    return tuple(dict.fromkeys(entry.table for entry in done))


def _revert_one(connection: Connection, table: Table, entry: Entry) -> None:
    here = _is_record(table, entry.record)
    present = _present(connection, table, here)
    if entry.operation == "delete":
        if present is not None:
            raise ChangedSince(entry.table, entry.record)
        _insert(connection, table, _unlogged_defaults(table) | _newer(table, entry.old, entry.old))
        return
    if present is None or not _is_as_left(table, entry, present):
        raise ChangedSince(entry.table, entry.record)
    if entry.operation == "add":
        connection.execute(delete(table).where(here))
    else:
        _update(connection, table, here, _newer(table, entry.old, present))


# Values go back as the log holds them, as the database stores them: in plain SQL, past the columns' Python types.


def _insert(connection: Connection, table: Table, values: Row) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(text(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'), _bound(table, values))  # noqa: S608 - names of our own models


def _update(connection: Connection, table: Table, here: ColumnElement[bool], values: Row) -> None:
    parts = ", ".join(f'"{name}" = :{name}' for name in values)
    where = _in_sql(connection, here)
    connection.execute(text(f'UPDATE "{table.name}" SET {parts} WHERE {where}'), _bound(table, values))  # noqa: S608 - names of our own models


def _bound(table: Table, values: Row) -> dict[str, Any]:
    return {
        name: bytes.fromhex(value) if isinstance(value, str) and is_bytes(table.columns[name]) else value
        for name, value in values.items()
    }


def _unlogged_defaults(table: Table) -> dict[str, Any]:
    """What a row that comes back has in the columns that the log leaves out, until it is made again."""
    return {
        column.name: column.default.arg
        for column in set(table.columns) - set(captured_columns(table))
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def _in_sql(connection: Connection, condition: ColumnElement[bool]) -> str:
    return str(condition.compile(connection, compile_kwargs={"literal_binds": True}))


def _present(connection: Connection, table: Table, here: ColumnElement[bool]) -> Row | None:
    """The row as the database stores it, in the spelling of the log."""
    names = [f'hex("{column.name}")' if is_bytes(column) else f'"{column.name}"' for column in captured_columns(table)]
    where = _in_sql(connection, here)
    found = connection.execute(text(f'SELECT {", ".join(names)} FROM "{table.name}" WHERE {where}')).first()  # noqa: S608 - names of our own models, key from the log
    return dict(zip((column.name for column in captured_columns(table)), found, strict=True)) if found else None


def _is_as_left(table: Table, entry: Entry, present: Row) -> bool:
    """By its version where it has one; else by every value that the job wrote."""
    if _VERSION in table.columns and _VERSION in entry.new:
        return bool(present[_VERSION] == entry.new[_VERSION])
    return all(present[name] == value for name, value in entry.new.items())


def _newer(table: Table, values: Row, present: Row) -> dict[str, Any]:
    """The values with a version above the present one, so that whoever still holds the row can't overwrite it."""
    told = dict(values)
    if _VERSION in table.columns:
        told[_VERSION] = present[_VERSION] + 1
    if _CHANGED_AT in table.columns:
        told[_CHANGED_AT] = datetime.now(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    return told


def _is_record(table: Table, record: str) -> ColumnElement[bool]:
    parts = record.split(",")
    return and_(
        *(
            column == (int(part) if column.type.python_type is int else part)
            for column, part in zip(table.primary_key.columns, parts, strict=True)
        )
    )


def _require_whole(connection: Connection, table: Table, entry: Entry) -> None:
    """Nothing refers to a row that is gone now, and a row that is back refers to nothing that is gone."""
    row = _present(connection, table, _is_record(table, entry.record))
    if row is None:
        for other in Base.metadata.tables.values():
            for key in other.foreign_keys:
                if key.column.table is table and entry.new.get(key.column.name) is not None:
                    refers = key.parent == entry.new[key.column.name]
                    if connection.execute(select(literal(1)).select_from(other).where(refers).limit(1)).first():
                        raise ChangedSince(entry.table, entry.record)
        return
    for key in table.foreign_keys:
        value = row.get(key.parent.name)
        if value is not None and not connection.execute(select(literal(1)).where(key.column == value)).first():
            raise ChangedSince(entry.table, entry.record)
