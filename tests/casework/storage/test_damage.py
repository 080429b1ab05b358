# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged, cut and torn files, a full and a protected disk: found, named, and no half change kept."""

from __future__ import annotations

import errno
import io
import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from casework.model import Organisation, Piece
from casework.model.base import utc_now
from casework.storage import errors, files, header, lock
from casework.storage.audit import job_of
from casework.storage.undo import revert
from casework.storage.workspace import Workspace
from tests.casework.storage.conftest import FAST, PASSPHRASE

PAGE = 4096
OTHER = "lampe neige rivage citron moulin"


def _seeded() -> random.Random:
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - to try it again
    return random.Random(seed)


def _cities(workspace: Workspace) -> Counter[str]:
    with workspace.reading() as session:
        return Counter(session.scalars(select(Organisation.city)))


def _pair(workspace: Workspace, number: int, size: int = 10) -> None:
    """Two records in one job, so that half a job would show."""
    with workspace.writing("pair") as session:
        session.add_all(Organisation(name="x", city=str(number), notes="y" * size) for _ in range(2))


def test_a_flipped_bit_in_any_page_of_the_database_is_found(folder: Path, workspace: Workspace) -> None:
    for number in range(20):
        _pair(workspace, number)
    workspace.close()
    chance, path = _seeded(), folder / "case.db"
    whole = path.read_bytes()
    for page in chance.sample(range(len(whole) // PAGE), 25):
        # The first 16 bytes are the salt, which the header keeps too: a flip there is no damage.
        place = page * PAGE + chance.randrange(16, PAGE)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
        try:
            with Workspace.unlock(folder, PASSPHRASE) as opened:
                assert opened.check().database, f"page {page}"
        except errors.DatabaseDamaged:
            pass
        path.write_bytes(whole)
    with Workspace.unlock(folder, PASSPHRASE) as opened:
        assert opened.check().sound


def test_a_database_cut_anywhere_is_found(folder: Path, workspace: Workspace) -> None:
    workspace.close()
    path = folder / "case.db"
    whole = path.read_bytes()
    for cut in range(0, len(whole), PAGE * 7):
        path.write_bytes(whole[:cut])
        try:
            with Workspace.unlock(folder, PASSPHRASE) as opened:
                assert opened.check().database, f"cut at {cut}"
        except errors.DatabaseDamaged:
            pass


def test_a_torn_journal_gives_whole_jobs_in_order_and_nothing_half(folder: Path, workspace: Workspace) -> None:
    _pair(workspace, -1)
    for number in range(12):
        _pair(workspace, number, size=3000)
    journal = (folder / "case.db-wal").read_bytes()
    database = (folder / "case.db").read_bytes()
    workspace.close()
    (folder / "case.db").unlink()
    chance = _seeded()
    for cut in [*sorted(chance.sample(range(len(journal)), 25)), len(journal)]:
        (folder / "case.db").write_bytes(database)
        (folder / "case.db-wal").write_bytes(journal[:cut])
        with Workspace.unlock(folder, PASSPHRASE) as opened:
            cities = _cities(opened)
            assert set(cities.values()) <= {2}, f"half a job, journal cut at {cut}"
            done = sorted(int(city) for city in cities)
            assert done == list(range(-1, len(done) - 1)), "a job without the one before it"
            assert opened.check().sound
        for left in folder.glob("case.db*"):
            left.unlink()
    assert len(cities) == 13, "the whole journal gives every job"


def test_a_full_disk_stops_the_job_and_keeps_what_was_there(workspace: Workspace) -> None:
    _pair(workspace, 1)
    for connection in (workspace._database.readers.connect(), workspace._database.readers.connect()):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 4}")
        connection.close()
    with pytest.raises(errors.DiskFull):
        _pair(workspace, 2, size=200_000)
    assert set(_cities(workspace)) == {"1"}
    _pair(workspace, 3)
    assert workspace.check().sound


@pytest.mark.parametrize("layer", ["create", "write_all", "sync", "replace"])
@pytest.mark.parametrize("step", [0, 1])
def test_a_header_that_can_not_be_written_leaves_the_old_or_the_new_passphrase(
    folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, layer: str, step: int
) -> None:
    calls = iter(range(100))
    real: Callable[..., object] = getattr(files, layer)

    def fail(*arguments: object) -> object:
        if next(calls) == step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(files, layer, fail)
        with pytest.raises(errors.DiskFull):
            workspace.access.change_passphrase(PASSPHRASE, OTHER, kdf=FAST)
    workspace.close()
    # The header is written first and its copy second: failing at the copy, the change itself is made.
    Workspace.unlock(folder, OTHER if step else PASSPHRASE).close()
    assert (folder / header.COPY).read_bytes() == (folder / header.NAME).read_bytes()
    assert not list(folder.glob("*.part"))


def test_a_protected_disk_is_named(folder: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.close()

    def read_only(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(lock.os, "open", read_only)
        with pytest.raises(errors.ReadOnlyDisk):
            Workspace.unlock(folder, PASSPHRASE)
    Workspace.unlock(folder, PASSPHRASE).close()


def test_check_names_missing_and_damaged_contents_and_the_rest_stays_usable(workspace: Workspace) -> None:
    stored = [workspace.blobs.add(io.BytesIO(bytes([number]) * 1000)) for number in range(3)]
    with workspace.writing("fill") as session:
        session.add_all(Piece(sha256=one.sha256, size=one.size, admitted_at=utc_now()) for one in stored)
    gone, broken, whole = (one.sha256 for one in stored)
    workspace.blobs.path(gone).unlink()
    path = workspace.blobs.path(broken)
    path.write_bytes(path.read_bytes()[:-1])
    report = workspace.check()
    assert (report.missing, report.damaged, report.sound) == ((gone,), (broken,), False)
    with workspace.blobs.open(whole) as stream:
        assert stream.read() == b"\2" * 1000


def test_contents_of_cancelled_jobs_are_swept_after_a_day_and_those_of_deleted_records_stay(
    workspace: Workspace,
) -> None:
    kept, deleted, orphan = (workspace.blobs.add(io.BytesIO(word)) for word in (b"kept", b"deleted", b"orphan"))
    with workspace.writing("fill") as session:
        session.add_all(Piece(sha256=one.sha256, size=one.size, admitted_at=utc_now()) for one in (kept, deleted))
    with workspace.writing("delete") as session:
        session.execute(delete(Piece).where(Piece.sha256 == deleted.sha256))
    assert workspace.sweep_orphans() == 0
    for one in (kept, deleted, orphan):
        os.utime(workspace.blobs.path(one.sha256), (0, 0))
    damaged = workspace.blobs.path(workspace.blobs.add(io.BytesIO(b"damaged")).sha256)
    damaged.write_bytes(damaged.read_bytes()[:-1])
    os.utime(damaged, (0, 0))
    assert workspace.sweep_orphans() == 1
    assert damaged.exists()
    assert orphan.sha256 not in workspace.blobs
    with workspace.writing("undo") as writing:
        revert(writing, job_of(session))
    assert workspace.check().sound
