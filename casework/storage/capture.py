# SPDX-License-Identifier: GPL-3.0-or-later
"""How every change of a row comes to be known, whatever made it: temporary triggers on each table.

Listening to the ORM would miss statements, link tables and cascades of the database; triggers miss nothing and roll
back with the transaction. They are temporary, so they are made from the models of the running program and migrations
need not know them. A column or table with ``info={"audit": False}`` holds what can be made again (extracted text)
and is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, MetaData, Table

from casework.model import Base

_STORE = "casework_change"
_LOG_TABLES = {"audit_entry", "audit_detail"}
_MADE = "casework_capture"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after, as the database stores it (dates as text, truth as 0 and 1, bytes as hex).

    ``before`` is None for a new row, ``after`` for a deleted one.
    """

    table: str
    record: str
    before: Row | None
    after: Row | None


def captured_columns(table: Table) -> tuple[Column[Any], ...]:
    """The columns whose values are logged."""
    return tuple(column for column in table.columns if column.info.get("audit", True))


def captured_tables(metadata: MetaData = Base.metadata) -> tuple[Table, ...]:
    """The tables whose changes are logged: all but the log itself and what can be made again."""
    return tuple(
        table
        for table in metadata.sorted_tables
        if table.name not in _LOG_TABLES and table.info.get("audit", True) and table.primary_key.columns
    )


def record_key(table: Table, row: Row) -> str:
    """The primary key as the log writes it: ``17``, or ``17,4`` for a link table."""
    return ",".join(str(row[column.name]) for column in table.primary_key.columns)


def is_bytes(column: Column[Any]) -> bool:
    """Whether the column's values are bytes, which JSON can't hold."""
    return isinstance(column.type, LargeBinary)


def _value(side: str, column: Column[Any]) -> str:
    name = f'{side}."{column.name}"'
    return f"iif({name} IS NULL, NULL, hex({name}))" if is_bytes(column) else name


def _values(side: str, table: Table) -> str:
    return f"json_array({', '.join(_value(side, column) for column in captured_columns(table))})"


@cache
def _statements() -> tuple[str, ...]:
    made = [f"CREATE TEMP TABLE {_STORE} (seq INTEGER PRIMARY KEY, name TEXT, before TEXT, after TEXT)"]
    for table in captured_tables():
        for operation, before, after in (
            ("INSERT", "NULL", _values("NEW", table)),
            ("UPDATE", _values("OLD", table), _values("NEW", table)),
            ("DELETE", _values("OLD", table), "NULL"),
        ):
            made.append(
                f'CREATE TEMP TRIGGER "{_MADE}_{operation}_{table.name}" AFTER {operation} ON main."{table.name}" '  # noqa: S608 - names of our own models
                f"BEGIN INSERT INTO {_STORE}(name, before, after) VALUES ('{table.name}', {before}, {after}); END"
            )
    return tuple(made)


def prepare(connection: Connection) -> None:
    """Make the triggers on this connection of the pool, once; some 2 ms."""
    if connection.info.get(_MADE):
        return
    for statement in _statements():
        connection.exec_driver_sql(statement)
    connection.info[_MADE] = True


def take_changes(connection: Connection) -> list[RowChange]:
    """What this transaction changed since the last call, one for each row in the order first touched."""
    tables = {table.name: table for table in captured_tables()}
    names = {name: [column.name for column in captured_columns(table)] for name, table in tables.items()}
    merged: dict[tuple[str, str], RowChange] = {}
    found = connection.exec_driver_sql(f"SELECT name, before, after FROM {_STORE} ORDER BY seq").all()  # noqa: S608 - our own constant
    for name, before_text, after_text in found:
        before = _row(names[name], before_text)
        after = _row(names[name], after_text)
        # A changed primary key would be two records: the key before and the key after.
        if (
            before is not None
            and after is not None
            and record_key(tables[name], before) != record_key(tables[name], after)
        ):
            _merge(merged, RowChange(name, record_key(tables[name], before), before, None))
            _merge(merged, RowChange(name, record_key(tables[name], after), None, after))
        else:
            _merge(merged, RowChange(name, record_key(tables[name], before or after or {}), before, after))
    if found:
        connection.exec_driver_sql(f"DELETE FROM {_STORE}")  # noqa: S608 - our own constant
    return [change for change in merged.values() if change.before != change.after]


def _row(names: list[str], text: str | None) -> Row | None:
    return None if text is None else dict(zip(names, json.loads(text), strict=True))


def _merge(merged: dict[tuple[str, str], RowChange], change: RowChange) -> None:
    key = (change.table, change.record)
    earlier = merged.get(key)
    merged[key] = RowChange(*key, earlier.before if earlier else change.before, change.after)
