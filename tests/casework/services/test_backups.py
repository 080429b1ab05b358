# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as people meet them: chosen once, made by themselves, rehearsed, and back on a new laptop."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Cancelled, InvalidValue
from casework.queries.cases import list_cases
from casework.queries.vault import backup_state
from casework.services import backups, pieces, vault
from casework.storage import errors
from casework.storage.keys import KdfParameters
from casework.storage.workspace import Workspace
from tests.builders import a_case, a_file, a_view
from tests.conftest import PASSPHRASE


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "clé USB"
    folder.mkdir()
    return folder


def filled(workspace: Workspace, tmp_path: Path) -> None:
    pieces.admit(workspace, [a_file(tmp_path)], case_id=a_case(workspace, title="Dossier de Maëlle"))


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_workspace_has_no_backup_and_says_so_at_once(workspace: Workspace) -> None:
    state = backup_state(workspace)
    now = datetime.now(UTC)
    assert (state.folder, state.made, state.days(now)) == (None, None, None)
    assert state.is_late(now)
    assert not state.is_due(now), "nobody said where to"
    with pytest.raises(backups.NoBackupFolder):
        backups.make(workspace)


def test_once_chosen_it_is_due_then_done_then_due_again_after_a_day_of_work(workspace: Workspace, stick: Path) -> None:
    backups.choose(workspace, stick)
    assert backup_state(workspace).is_due(datetime.now(UTC))
    made = backups.make(workspace)
    state, now = backup_state(workspace), datetime.now(UTC)
    assert state.made is not None
    assert abs(state.made - made.made) < timedelta(minutes=1)
    assert (state.days(now), state.is_late(now), state.is_due(now + timedelta(days=2))) == (0, False, False)
    a_case(workspace)
    assert not backup_state(workspace).is_due(now)
    assert backup_state(workspace).is_due(now + timedelta(days=1))


def test_after_seven_days_it_is_late(workspace: Workspace, stick: Path) -> None:
    backups.choose(workspace, stick)
    backups.make(workspace)
    state, now = backup_state(workspace), datetime.now(UTC)
    assert [state.is_late(now + timedelta(days=days)) for days in (0, 6, 7)] == [False, False, True]


def test_switched_off_or_pulled_out_it_is_never_due(workspace: Workspace, stick: Path) -> None:
    backups.choose(workspace, stick, automatic=False)
    assert not backup_state(workspace).is_due(datetime.now(UTC))
    backups.choose(workspace, stick)
    shutil.rmtree(stick)
    assert not backup_state(workspace).is_due(datetime.now(UTC))
    with pytest.raises(backups.BackupFolderAway):
        backups.make(workspace)


def test_a_backup_on_the_same_disk_is_noticed(workspace: Workspace, stick: Path) -> None:
    backups.choose(workspace, stick)
    assert backup_state(workspace).same_disk


def test_no_backup_inside_the_workspace_nor_among_another_ones(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    with pytest.raises(InvalidValue):
        backups.choose(workspace, workspace.folder / "backup")
    made = Workspace.create(tmp_path / "other", PASSPHRASE, kdf=KdfParameters.fast_for_tests()).workspace
    with made:
        backups.choose(made, stick)
    with pytest.raises(errors.BackupOfAnother):
        backups.choose(workspace, stick)
    assert backup_state(workspace).folder is None


def test_a_rehearsal_restores_all_of_it_and_leaves_nothing(workspace: Workspace, stick: Path, tmp_path: Path) -> None:
    filled(workspace, tmp_path)
    backups.choose(workspace, stick)
    with pytest.raises(errors.NotABackup):
        backups.rehearse(workspace)
    backups.make(workspace)
    assert backup_state(workspace).rehearsal_is_due(datetime.now(UTC))
    before, names = everything(stick), {path.name for path in workspace.folder.rglob("*")}
    report = backups.rehearse(workspace)
    assert (report.cases, report.pieces, report.contents) == (1, 1, 1)
    assert everything(stick) == before
    assert {path.name for path in workspace.folder.rglob("*")} == names
    assert not backup_state(workspace).rehearsal_is_due(datetime.now(UTC))


def test_a_damaged_backup_fails_the_rehearsal_and_the_file_is_named(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    filled(workspace, tmp_path)
    backups.choose(workspace, stick)
    backups.make(workspace)
    (content,) = (path for path in (stick / "blobs").glob("??/*"))
    damaged = bytearray(content.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    content.write_bytes(damaged)
    with pytest.raises(errors.BackupDamaged) as refused:
        backups.rehearse(workspace)
    assert refused.value.name == f"blobs/{content.name}"
    assert not list(workspace.parts.iterdir())


def test_what_a_killed_rehearsal_left_goes_at_the_next_unlocking(workspace: Workspace) -> None:
    left = workspace.parts / "casework-rehearsal-0123"
    left.mkdir()
    (left / "case.db").write_bytes(b"half")
    workspace.close()
    with Workspace.unlock(workspace.folder, PASSPHRASE):
        assert not left.exists()


def test_a_new_laptop_needs_the_stick_and_the_paper_only(workspace: Workspace, stick: Path, tmp_path: Path) -> None:
    filled(workspace, tmp_path)
    key = vault.offer_recovery_key()
    groups = key.split("-")
    vault.take_recovery_key(workspace, PASSPHRASE, key, {2: groups[1], 5: groups[4]})
    backups.choose(workspace, stick)
    backups.make(workspace)
    workspace.close()
    shutil.rmtree(workspace.folder)
    assert len(backups.kept_in(stick)) == 1
    report = backups.restore_into(stick, tmp_path / "new", key, moment=backups.kept_in(stick)[0])
    assert (report.cases, report.pieces) == (1, 1)
    with Workspace.unlock_with_recovery(tmp_path / "new", key) as restored:
        assert [row.title for row in list_cases(restored, a_view())] == ["Dossier de Maëlle"]
        assert vault.check(restored).sound


def test_a_restore_with_a_passphrase_and_refusals_that_make_nothing(
    workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    backups.choose(workspace, stick)
    backups.make(workspace)
    target = tmp_path / "new"
    with pytest.raises(errors.WrongPassphrase):
        backups.restore_into(stick, target, "wrong", by_recovery_key=False)
    with pytest.raises(errors.RecoveryKeyMistyped):
        backups.restore_into(stick, target, "ABCD-EFGH")
    with pytest.raises(errors.WrongRecoveryKey):
        backups.restore_into(stick, target, vault.offer_recovery_key())
    with pytest.raises(errors.NotABackup):
        backups.restore_into(tmp_path, target, PASSPHRASE, by_recovery_key=False)
    assert not target.exists()
    backups.restore_into(stick, target, PASSPHRASE, by_recovery_key=False)
    Workspace.unlock(target, PASSPHRASE).close()


def test_a_stopped_backup_leaves_the_last_good_one(workspace: Workspace, stick: Path, tmp_path: Path) -> None:
    filled(workspace, tmp_path)
    backups.choose(workspace, stick)
    backups.make(workspace, now=datetime(2026, 11, 23, 18, 2, tzinfo=UTC))
    a_case(workspace)
    before = everything(stick)
    with pytest.raises(Cancelled):
        backups.make(workspace, cancelled=lambda: True)
    assert everything(stick) == before
    backups.rehearse(workspace)
