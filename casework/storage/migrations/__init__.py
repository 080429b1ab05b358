# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a workspace's database to the shape that this program knows, or making a new one: all in one transaction.

Each step is a module ``versions/NNNN_name.py`` with ``upgrade()`` in Alembic's words, importing nothing of the
program; it may name in ``ROWS_CHANGE`` the tables whose number of rows it changes on purpose. Foreign keys are off
while it runs: with them on, rebuilding a table silently deleted all rows that referred to it (measured), so every
table's rows are counted before and after, and the keys checked, before anything is committed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, text
from sqlalchemy.exc import DBAPIError

from casework.model import Base, search  # noqa: F401 - makes the search index known to the metadata
from casework.storage.engine import DatabaseKey, connect, database_errors, engine_on, translated
from casework.storage.errors import MigrationFailed, NewerWorkspace

FOLDER = Path(__file__).resolve().parent
_VERSION_TABLE = "alembic_version"


@cache
def newest() -> str:
    """The revision this program knows, ``0001`` and so on: read from the names, since loading Alembic takes 0.1 s."""
    return max(path.name[:4] for path in (FOLDER / "versions").glob("[0-9]*.py"))


def revision_of(connection: Connection) -> str:
    """The revision of an open database; empty before the first."""
    known = connection.exec_driver_sql(f"SELECT name FROM sqlite_master WHERE name = '{_VERSION_TABLE}'").first()  # noqa: S608 - our own constant
    found = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION_TABLE}").first() if known else None  # noqa: S608
    return str(found[0]) if found else ""


def is_behind(connection: Connection) -> bool:
    """Whether there are steps to take. Raises :class:`NewerWorkspace` when the database knows more than we."""
    revision = revision_of(connection)
    if revision > newest():
        raise NewerWorkspace
    return revision < newest()


def create(path: Path, key: DatabaseKey) -> None:
    """A new database in the newest shape. Raises ``FileExistsError`` rather than touch one that is there."""
    with database_errors():
        connect(path, key, mode="rwc").close()
    upgrade(path, key)


def upgrade(path: Path, key: DatabaseKey, *, to: str = "head") -> None:
    """Take every step that is missing. The caller has made a snapshot before.

    Raises :class:`MigrationFailed` with the step, the database being as it was.
    """
    engine = engine_on(path, key, foreign_keys=False)
    try:
        with database_errors(), engine.execution_options(write=True).connect() as connection, connection.begin():
            _run(connection, to)
    finally:
        engine.dispose()


def _run(connection: Connection, to: str) -> None:
    from alembic.migration import MigrationContext  # noqa: PLC0415 - 0.1 s that a start does not need
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(str(FOLDER))
    context = MigrationContext.configure(
        connection, opts={"fn": lambda revision, _: script._upgrade_revs(to, revision), "render_as_batch": True}
    )
    before = row_counts(connection)
    step = revision_of(connection)
    _drop_triggers(connection)
    try:
        with Operations.context(context):
            context.run_migrations()
        step = revision_of(connection)
        exempt = _rows_that_change(script, to)
        after = row_counts(connection)
        if any(after.get(table) != rows for table, rows in before.items() if table not in exempt):
            raise MigrationFailed(step)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise MigrationFailed(step)
        make_derived(connection)
    except DBAPIError as problem:
        if translated(problem.orig):
            raise  # the disk, not the step
        raise MigrationFailed(step) from problem


def _rows_that_change(script: Any, to: str) -> set[str]:  # noqa: ANN401 - Alembic's ScriptDirectory
    return {
        table
        for found in script.walk_revisions("base", to)
        for table in (*getattr(found.module, "ROWS_CHANGE", ()), _VERSION_TABLE)
    }


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each ordinary table has; search indexes and their shadow tables left out."""
    tables = connection.exec_driver_sql("SELECT name, type FROM pragma_table_list WHERE schema = 'main'").all()
    return {
        name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608 - names of the schema
        for name, kind in tables
        if kind == "table" and not name.startswith("sqlite_")
    }


def _drop_triggers(connection: Connection) -> None:
    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def make_derived(connection: Connection, metadata: MetaData = Base.metadata) -> None:
    """Make what the models declare beside tables, as ``metadata.info`` says: ``virtual`` (search indexes, by name;
    made where missing), ``triggers`` (by name; SQLite loses them whenever their table is rebuilt) and ``refill``
    (statements that make search indexes say again what the tables do: while a step ran, no trigger kept them)."""
    present = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
    for kind in ("virtual", "triggers"):
        for name, statement in metadata.info.get(kind, {}).items():
            if name not in present:
                connection.exec_driver_sql(statement)
    for statement in metadata.info.get("refill", ()):
        connection.exec_driver_sql(statement)
