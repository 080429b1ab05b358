# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: made, read back, found damaged, restored with the printed key alone, and never half."""

from __future__ import annotations

import errno
import io
import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Cancelled, CaseworkError, InvalidValue
from casework.model import Organisation, Piece
from casework.model.base import utc_now
from casework.storage import audit, backup, backup_set, errors, files, recovery, restore
from casework.storage.backup_set import Snapshot
from casework.storage.keys import SlotKind
from casework.storage.workspace import Created, Workspace
from tests.casework.storage.conftest import FAST, PASSPHRASE

NAME = "Refuge du Cap"
START = datetime(2026, 11, 24, 18, 2, tzinfo=UTC)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "clé USB"


def _fill(workspace: Workspace, pieces: int = 3) -> list[bytes]:
    contents = [random.Random(number).randbytes(40_000 + number) for number in range(pieces)]
    with workspace.writing("fill", "AB") as session:
        session.add(Organisation(name=NAME))
        for content in contents:
            stored = workspace.blobs.add(io.BytesIO(content))
            session.add(Piece(sha256=stored.sha256, size=stored.size, admitted_at=utc_now()))
    return contents


def _open(stick: Path, created: Created, snapshot: str = "") -> Snapshot:
    key = recovery.parse(created.recovery_key)
    return backup_set.open_snapshot(stick, snapshot, SlotKind.RECOVERY, key)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_backup_restores_with_the_printed_key_alone(created: Created, stick: Path, tmp_path: Path) -> None:
    contents = _fill(created.workspace)
    report = backup.make(created.workspace, stick)
    assert (report.pieces, report.contents, report.copied, report.lacking) == (3, 3, 3, ())
    created.workspace.close()
    shutil.rmtree(created.workspace.folder)
    restored = restore.restore(_open(stick, created), tmp_path / "nouveau")
    assert (restored.pieces, restored.contents) == (3, 3)
    with Workspace.unlock_with_recovery(tmp_path / "nouveau", created.recovery_key) as again:
        assert again.check().sound
        with again.reading() as session:
            assert session.query(Organisation).one().name == NAME
            assert {again.blobs.open(piece.sha256).read() for piece in session.query(Piece)} == set(contents)
    Workspace.unlock(tmp_path / "nouveau", PASSPHRASE).close()


def test_no_name_lies_on_the_medium(workspace: Workspace, stick: Path) -> None:
    _fill(workspace)
    backup.make(workspace, stick)
    assert all(NAME.encode() not in data and b"Refuge" not in data for data in _bytes(stick).values())


def test_only_what_is_new_is_copied(workspace: Workspace, stick: Path) -> None:
    _fill(workspace)
    backup.make(workspace, stick, now=START)
    with workspace.writing("add") as session:
        stored = workspace.blobs.add(io.BytesIO(b"new"))
        session.add(Piece(sha256=stored.sha256, size=3, admitted_at=utc_now()))
    second = backup.make(workspace, stick, now=START + timedelta(days=1))
    assert (second.contents, second.copied) == (4, 1)
    assert len(backup_set.snapshots(stick)) == 2


def test_a_backup_is_noted_in_the_log_with_its_head(workspace: Workspace, stick: Path) -> None:
    with workspace.reading() as session:
        assert backup.last_made(session) is None
    _fill(workspace)
    backup.make(workspace, stick)
    with workspace.reading() as session:
        made = audit.last_of(session, backup.ACTION)
        assert made is not None
        assert audit.holds_head(session, made.facts["log_seq"], made.facts["log_head"])
        assert backup.last_made(session) == made.at


def test_a_large_content_is_split_and_comes_back_whole(
    created: Created, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_set, "SPLIT", 15_000)
    contents = _fill(created.workspace, 2)
    backup.make(created.workspace, stick)
    assert len(list((stick / "blobs").glob("??/*.2"))) == 2
    restore.restore(_open(stick, created), tmp_path / "r")
    with Workspace.unlock(tmp_path / "r", PASSPHRASE) as again, again.reading() as session:
        assert {again.blobs.open(piece.sha256).read() for piece in session.query(Piece)} == set(contents)


def test_every_flipped_bit_is_found_with_the_name_of_its_file(created: Created, stick: Path) -> None:
    _fill(created.workspace)
    report = backup.make(created.workspace, stick)
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - to try it again
    chance = random.Random(seed)
    for path in sorted(stick.rglob("*")):
        if not path.is_file():
            continue
        whole = path.read_bytes()
        for place in {0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(8))}:
            path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
            with pytest.raises(CaseworkError) as found:
                restore.verify(_open(stick, created), everything=True)
            assert isinstance(found.value, errors.BackupDamaged | errors.NotABackup | errors.BackupOfAnother), path
        path.write_bytes(whole)
    assert restore.verify(_open(stick, created), everything=True).read == report.contents


def test_a_cut_or_missing_file_is_found_and_a_restore_from_it_makes_nothing(
    created: Created, stick: Path, tmp_path: Path
) -> None:
    _fill(created.workspace)
    backup.make(created.workspace, stick)
    blob = next(path for path in (stick / "blobs").rglob("*") if path.is_file())
    whole = blob.read_bytes()
    for damage in (lambda: blob.write_bytes(whole[:-1]), blob.unlink):
        damage()
        with pytest.raises(errors.BackupDamaged) as found:
            restore.verify(_open(stick, created))
        assert blob.name in found.value.name
        with pytest.raises(errors.BackupDamaged):
            restore.restore(_open(stick, created), tmp_path / "r")
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["coffre", stick.name])


def test_damage_heals_with_the_next_backup(created: Created, stick: Path) -> None:
    _fill(created.workspace)
    backup.make(created.workspace, stick, now=START)
    blob = next(path for path in (stick / "blobs").rglob("*") if path.is_file())
    blob.unlink()
    assert backup.make(created.workspace, stick, now=START + timedelta(hours=1)).copied == 1
    restore.verify(_open(stick, created), everything=True)


def test_a_piece_missing_from_the_workspace_is_told_and_the_rest_is_saved(
    created: Created, stick: Path, tmp_path: Path
) -> None:
    _fill(created.workspace)
    with created.workspace.reading() as session:
        sha256 = session.query(Piece).first().sha256  # type: ignore[union-attr] # there are three
    created.workspace.blobs.path(sha256).unlink()
    report = backup.make(created.workspace, stick)
    assert report.lacking == (sha256,)
    restore.restore(_open(stick, created), tmp_path / "r")


def test_rehearsing_a_restore_leaves_nothing_behind(created: Created, stick: Path, tmp_path: Path) -> None:
    _fill(created.workspace)
    backup.make(created.workspace, stick)
    before = sorted(tmp_path.iterdir())
    assert restore.rehearse(_open(stick, created), tmp_path).contents == 3
    assert sorted(tmp_path.iterdir()) == before


def test_a_restored_workspace_takes_the_place_of_the_present_one_which_is_kept(
    created: Created, stick: Path, tmp_path: Path
) -> None:
    _fill(created.workspace)
    backup.make(created.workspace, stick)
    restore.restore(_open(stick, created), tmp_path / "r")
    with pytest.raises(errors.AlreadyOpen):
        restore.take_place(tmp_path / "r", created.workspace.folder, START)
    created.workspace.close()
    kept = restore.take_place(tmp_path / "r", created.workspace.folder, START)
    for folder in (kept, created.workspace.folder):
        Workspace.unlock(folder, PASSPHRASE).close()


def test_nothing_is_restored_over_something(created: Created, stick: Path) -> None:
    backup.make(created.workspace, stick)
    before = _bytes(created.workspace.folder / "blobs")
    with pytest.raises(errors.FolderNotEmpty):
        restore.restore(_open(stick, created), created.workspace.folder)
    assert _bytes(created.workspace.folder / "blobs") == before


def test_a_wrong_key_another_workspace_or_no_backup_at_all_are_told_apart(
    created: Created, stick: Path, tmp_path: Path
) -> None:
    backup.make(created.workspace, stick)
    with pytest.raises(errors.WrongPassphrase):
        backup_set.open_snapshot(stick, "", SlotKind.PASSPHRASE, "wrong")
    with pytest.raises(errors.WrongRecoveryKey):
        backup_set.open_snapshot(stick, "", SlotKind.RECOVERY, b"x" * 32)
    with pytest.raises(errors.NotABackup):
        backup_set.open_snapshot(tmp_path, "", SlotKind.PASSPHRASE, PASSPHRASE)
    other = Workspace.create(tmp_path / "autre", PASSPHRASE, kdf=FAST).workspace
    with other, pytest.raises(errors.BackupOfAnother):
        backup.make(other, stick)


def test_a_backup_inside_the_workspace_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue):
        backup.make(workspace, workspace.folder / "sauvegarde")


def test_the_medium_failing_at_any_step_leaves_the_last_good_backup(
    created: Created, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(created.workspace)
    backup.make(created.workspace, stick, now=START)
    with created.workspace.writing("add") as session:
        stored = created.workspace.blobs.add(io.BytesIO(b"n" * 3_000_000))
        session.add(Piece(sha256=stored.sha256, size=3_000_000, admitted_at=utc_now()))
    good = backup_set.snapshots(stick)
    failures = 0
    for step in range(200):
        with monkeypatch.context() as patch:
            _fail_at(step, patch)
            try:
                backup.make(created.workspace, stick, now=START + timedelta(hours=1))
                break
            except errors.DiskFull:
                failures += 1
        assert backup_set.snapshots(stick) == good
        assert not list((stick / "snapshots").glob("*.part"))
        restore.verify(_open(stick, created))
    assert failures >= 20
    restore.verify(_open(stick, created), everything=True)


def _fail_at(step: int, patch: pytest.MonkeyPatch) -> None:
    """The disk is full at this one call among all that write."""
    calls = iter(range(1_000_000))

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def layer(*arguments: object) -> object:
            if next(calls) == step:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments)

        return layer

    for name in ("write_all", "sync", "create", "replace", "make_private_folder"):
        patch.setattr(files, name, failing(getattr(files, name)))


def test_a_cancelled_backup_or_restore_leaves_nothing_new(created: Created, stick: Path, tmp_path: Path) -> None:
    _fill(created.workspace)
    with pytest.raises(Cancelled):
        backup.make(created.workspace, stick, cancelled=lambda: True)
    assert backup_set.snapshots(stick) == ()
    backup.make(created.workspace, stick)
    with pytest.raises(Cancelled):
        restore.restore(_open(stick, created), tmp_path / "r", cancelled=lambda: True)
    assert not list(tmp_path.glob("r*"))


def test_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    ids = [backup_set.new_id(START - timedelta(days=day, hours=hour)) for day in range(500) for hour in (0, 3)]
    kept = backup.kept(ids)
    days = sorted({(START - backup_set.moment(snapshot)).days for snapshot in kept})
    assert days[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert all(backup_set.moment(snapshot).hour == 18 for snapshot in kept)
    months = {backup_set.moment(snapshot).strftime("%Y-%m") for snapshot in kept}
    assert len(months) == 12
    assert 7 + 3 + 10 <= len(kept) <= 7 + 4 + 12


def test_contents_go_with_the_last_snapshot_that_needs_them(created: Created, stick: Path) -> None:
    workspace = created.workspace
    _fill(workspace, 2)
    backup.make(workspace, stick, now=START)
    with workspace.reading() as session:
        piece = session.query(Piece).first()
        assert piece is not None
    with workspace.writing("delete") as session:
        session.delete(session.get_one(Piece, piece.id))
    name = workspace.blobs.path(piece.sha256).name
    backup.make(workspace, stick, now=START + timedelta(minutes=5))  # the same day: the first one goes
    assert len(backup_set.snapshots(stick)) == 1
    assert not backup_set.parts_of(stick, name)
    restore.verify(_open(stick, created), everything=True)


def test_old_backups_still_open_with_the_old_key_after_a_change_of_master_key(
    created: Created, stick: Path, tmp_path: Path
) -> None:
    _fill(created.workspace)
    backup.make(created.workspace, stick, now=START)
    fresh = created.workspace.rotate(PASSPHRASE, kdf=FAST)
    backup.make(created.workspace, stick, now=START + timedelta(days=1))
    old, new = backup_set.snapshots(stick)
    restore.restore(_open(stick, created, old), tmp_path / "old")
    key = recovery.parse(fresh)
    restore.restore(backup_set.open_snapshot(stick, new, SlotKind.RECOVERY, key), tmp_path / "new")
    for folder in ("old", "new"):
        with Workspace.unlock(tmp_path / folder, PASSPHRASE) as again:
            assert again.check().sound
