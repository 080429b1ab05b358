# SPDX-License-Identifier: GPL-3.0-or-later
"""Migrations: the newest one is what the models say, and one that goes wrong leaves the database as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

import casework.model.audit
from casework.model import Base
from casework.storage import errors, header, migrations
from casework.storage.engine import Database, DatabaseKey, connect, engine_on
from casework.storage.workspace import Workspace
from tests.casework.storage.conftest import PASSPHRASE

KEY = DatabaseKey(b"k" * 32, b"s" * 16)
STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "9001", "0001", None, None
ROWS_CHANGE = {exempt!r}
def upgrade():
    {body}
"""


def _shape(connection: Connection) -> dict[str, object]:
    """Every table's columns, keys and indexes; the order of columns does not matter."""
    tables = connection.exec_driver_sql(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).scalars()
    shape: dict[str, object] = {}
    for table in set(tables) - {"alembic_version"}:

        def rows(pragma: str, of: str = table) -> list[tuple[object, ...]]:
            return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {pragma}('{of}')")]

        indexes = {(row[1], row[2], tuple(rows("pragma_index_info", str(row[1])))) for row in rows("pragma_index_list")}
        columns = {tuple(row[1:]) for row in rows("pragma_table_xinfo")}
        named = {(name, unique, tuple(part[2] for part in parts)) for name, unique, parts in indexes}
        shape[table] = (columns, {tuple(row[2:]) for row in rows("pragma_foreign_key_list")}, named)
    triggers = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    shape["triggers"] = {tuple(row) for row in triggers}
    return shape


def test_the_newest_revision_is_what_the_models_say(tmp_path: Path) -> None:
    migrations.create(tmp_path / "migrated.db", KEY)
    connect(tmp_path / "models.db", KEY, mode="rwc").close()
    shapes = []
    for name in ("migrated.db", "models.db"):
        engine = engine_on(tmp_path / name, KEY)
        with engine.execution_options(write=True).connect() as connection, connection.begin():
            if name == "models.db":
                Base.metadata.create_all(connection)
                migrations.make_derived(connection)
            shapes.append(_shape(connection))
        engine.dispose()
    migrated, models = shapes
    assert set(migrated) == set(models), "run: python -m tools.new_migration"
    for table in models:
        assert migrated[table] == models[table], f"{table}: run python -m tools.new_migration"


def test_the_log_is_among_the_models() -> None:
    assert casework.model.audit.AuditEntry.__tablename__ in Base.metadata.tables


def test_migrations_import_nothing_of_the_program() -> None:
    for step in (migrations.FOLDER / "versions").glob("*.py"):
        assert "casework" not in step.read_text(encoding="utf-8"), step.name


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the migrations' folder to which a test may add a step."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for step in (migrations.FOLDER / "versions").glob("*.py"):
        (folder / "versions" / step.name).write_bytes(step.read_bytes())
    monkeypatch.setattr(migrations, "FOLDER", folder)
    migrations.newest.cache_clear()
    yield folder / "versions"
    monkeypatch.undo()
    migrations.newest.cache_clear()


def _add_step(steps: Path, body: str, exempt: tuple[str, ...] = ()) -> None:
    written = STEP.format(body=body.replace("\n", "\n    "), exempt=exempt).replace("0001", migrations.newest())
    (steps / "9001_test.py").write_text(written, encoding="utf-8")
    migrations.newest.cache_clear()


def _filled(folder: Path) -> None:
    with Workspace.unlock(folder, PASSPHRASE) as workspace, workspace.writing("fill") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO organisation (name, kind, short_name, registration_number, address_lines, postcode, city,"
            " country, email, phone, aliases, notes, uid, version, created_at, updated_at)"
            " VALUES ('x', 'partner', '', '', '', '', '', 'FR', '', '', '[]', '', 'u', 1, '2026-01-01', '2026-01-01')"
        )


def test_a_step_is_taken_when_a_workspace_is_opened_and_the_copy_before_it_is_kept(
    folder: Path, workspace: Workspace, steps: Path
) -> None:
    workspace.close()
    _filled(folder)
    _add_step(
        steps,
        "with op.batch_alter_table('organisation') as batch:\n    batch.add_column(sa.Column('motto', sa.Text()))",
    )
    with Workspace.unlock(folder, PASSPHRASE) as again:
        assert again.info().revision == "9001"
        with again.reading() as session:
            assert session.connection().exec_driver_sql("SELECT name, motto FROM organisation").all() == [("x", None)]
            triggers = session.connection().exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
            assert triggers.scalar_one() == len(Base.metadata.info["triggers"])
        kept = Database(folder / "before-migration.db", again._database_key)
        with kept.readers.connect() as connection:
            assert migrations.revision_of(connection) == "0001"
        kept.close()
        again.forget_state_before_migration()
        assert not (folder / "before-migration.db").exists()


@pytest.mark.parametrize(
    "body",
    [
        "op.add_column('organisation', sa.Column('a', sa.Text()))\nop.execute('DELETE FROM nowhere')",
        "op.execute('DELETE FROM organisation')",
        "op.drop_table('organisation')",
        "op.execute('UPDATE organisation SET id = 7')\n"
        "op.execute(\"INSERT INTO affiliation SELECT * FROM affiliation\")\nop.execute('PRAGMA nonsense(')",
    ],
)
def test_a_step_that_fails_or_loses_rows_leaves_everything_as_it_was(
    folder: Path, workspace: Workspace, steps: Path, body: str
) -> None:
    workspace.close()
    _filled(folder)
    _add_step(steps, body)
    with pytest.raises(errors.MigrationFailed):
        Workspace.unlock(folder, PASSPHRASE)
    (steps / "9001_test.py").unlink()
    migrations.newest.cache_clear()
    with Workspace.unlock(folder, PASSPHRASE) as again:
        assert again.info().revision == "0001"
        assert again.check().sound
        with again.reading() as session:
            assert session.connection().exec_driver_sql("SELECT name FROM organisation").all() == [("x",)]


def test_a_step_may_lose_rows_that_it_names(folder: Path, workspace: Workspace, steps: Path) -> None:
    workspace.close()
    _filled(folder)
    _add_step(steps, "op.execute('DELETE FROM organisation')", exempt=("organisation",))
    Workspace.unlock(folder, PASSPHRASE).close()


def test_a_database_is_never_made_over_another(tmp_path: Path) -> None:
    migrations.create(tmp_path / "x.db", KEY)
    with pytest.raises(FileExistsError):
        migrations.create(tmp_path / "x.db", KEY)


def test_a_snapshot_is_whole_and_under_its_own_key(folder: Path, workspace: Workspace, tmp_path: Path) -> None:
    workspace.close()
    _filled(folder)
    with Workspace.unlock(folder, PASSPHRASE) as again:
        other = DatabaseKey(os.urandom(32), os.urandom(16))
        again._database.snapshot(tmp_path / "copy.db", other)
        copy = Database(tmp_path / "copy.db", other)
        with copy.readers.connect() as connection:
            assert connection.exec_driver_sql("SELECT name FROM organisation").scalar_one() == "x"
        assert copy.faults() == ()
        copy.close()
        with pytest.raises(errors.DatabaseDamaged):
            Database(tmp_path / "copy.db", again._database_key)
    assert header.read(folder).generation == 1
