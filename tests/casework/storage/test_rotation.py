# SPDX-License-Identifier: GPL-3.0-or-later
"""A new master key: everything moves to it, nothing is lost, and stopping half-way costs nothing."""

from __future__ import annotations

import io
import random
import shutil
from pathlib import Path

import pytest

from casework.errors import Cancelled
from casework.model import Piece
from casework.model.base import utc_now
from casework.storage import audit, errors, header
from casework.storage.workspace import Created, Workspace
from tests.casework.storage.conftest import FAST, PASSPHRASE

OTHER = "lampe neige rivage citron moulin"


def _fill(workspace: Workspace) -> list[str]:
    stored = [workspace.blobs.add(io.BytesIO(random.Random(number).randbytes(2_100_000))) for number in range(3)]
    with workspace.writing("fill", "AB") as session:
        session.add_all(Piece(sha256=one.sha256, size=one.size, admitted_at=utc_now()) for one in stored)
    return [one.sha256 for one in stored]


def test_everything_opens_with_the_new_key_and_nothing_with_the_old(
    folder: Path, created: Created, tmp_path: Path
) -> None:
    workspace = created.workspace
    contents = _fill(workspace)
    workspace.access.add_passphrase("CD", OTHER, kdf=FAST)
    with workspace.reading() as session:
        quoted = audit.head(session)
    stolen = tmp_path / "stolen.json"
    shutil.copy(folder / header.NAME, stolen)
    key = workspace.rotate(PASSPHRASE, kdf=FAST)
    assert workspace.check().sound
    for sha256 in contents:
        workspace.blobs.verify(sha256)
    with workspace.reading() as session:
        assert audit.holds_head(session, *quoted), "receipts given before still hold"
    workspace.close()
    assert sorted(path.name for path in folder.iterdir()) == [
        "blobs-2", "case-2.db", "lock", "tmp", "vault.json", "vault.json.bak",
    ]  # fmt: skip
    with pytest.raises(errors.WrongPassphrase):
        Workspace.unlock(folder, OTHER)
    with pytest.raises(errors.WrongRecoveryKey):
        Workspace.unlock_with_recovery(folder, created.recovery_key)
    Workspace.unlock_with_recovery(folder, key).close()
    # Who had the old header and passphrase has neither the database nor a content.
    for name in (header.NAME, header.COPY):
        shutil.copy(stolen, folder / name)
    with pytest.raises(errors.DatabaseMissing):
        Workspace.unlock(folder, PASSPHRASE)


def test_a_cancelled_change_goes_on_where_it_stopped_and_work_continues_in_between(
    folder: Path, workspace: Workspace
) -> None:
    _fill(workspace)
    told: list[int] = []
    with pytest.raises(Cancelled):
        workspace.rotate(
            PASSPHRASE, kdf=FAST, progress=lambda done, total: told.append(done), cancelled=lambda: len(told) == 3
        )
    moved = {path.name: path.stat().st_mtime_ns for path in (folder / "blobs-2").glob("??/*")}
    assert len(moved) == 2
    workspace.close()
    with Workspace.unlock(folder, PASSPHRASE) as again:
        assert again.check().sound
        added = again.blobs.add(io.BytesIO(b"added in between"))
        with again.writing("add") as session:
            session.add(Piece(sha256=added.sha256, size=added.size, admitted_at=utc_now()))
        again.rotate(PASSPHRASE, kdf=FAST)
        assert again.check().contents == 4
        assert again.check().sound
    for path in (folder / "blobs-2").glob("??/*"):
        assert moved.get(path.name, path.stat().st_mtime_ns) == path.stat().st_mtime_ns, "moved only once"


def test_a_wrong_passphrase_changes_nothing(folder: Path, workspace: Workspace) -> None:
    before = (folder / header.NAME).read_bytes()
    with pytest.raises(errors.WrongPassphrase):
        workspace.rotate(OTHER, kdf=FAST)
    assert (folder / header.NAME).read_bytes() == before


def test_it_can_be_done_twice(folder: Path, workspace: Workspace) -> None:
    _fill(workspace)
    workspace.rotate(PASSPHRASE, kdf=FAST)
    workspace.rotate(PASSPHRASE, kdf=FAST)
    assert workspace.check().sound
    assert workspace.info().generation == 3
    assert len(list(folder.glob("case*.db"))) == 1
