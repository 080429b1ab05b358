# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as people have them: a folder chosen once, made by themselves, read back, rehearsed, restored anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from casework.changes import Changed, Kind
from casework.errors import CaseworkError, InvalidValue
from casework.queries.vault import BACKUP_SETTING, REHEARSED, BackupState, backup_state
from casework.services.office import put_setting
from casework.services.records import done
from casework.storage import audit, backup, backup_set, recovery, restore
from casework.storage.keys import SlotKind
from casework.storage.restore import Verified
from casework.storage.workspace import Workspace

__all__ = ["BackupState", "Verified", "backup_state", "choose", "kept_in", "make", "rehearse", "restore_into"]


@dataclass(eq=False)
class NoBackupFolder(CaseworkError):
    """A backup was asked for before anybody chose where to."""


@dataclass(eq=False)
class BackupFolderAway(CaseworkError):
    """The chosen folder can't be reached now: the stick is not plugged in."""

    folder: str


def choose(workspace: Workspace, folder: Path, *, automatic: bool = True) -> Changed:
    """Send backups to this folder from now on: by themselves (daily, and on closing) where ``automatic``.

    Raises:
        InvalidValue: it lies inside the workspace.
        casework.storage.errors: BackupOfAnother (another workspace's backups lie there), ReadOnlyDisk, DiskFull.
    """
    if folder.absolute().is_relative_to(workspace.folder.absolute()):
        raise InvalidValue("folder", folder.name)
    backup_set.prepare(folder, workspace.access.header.vault)
    with workspace.writing("backup.choose") as session:
        put_setting(session, BACKUP_SETTING, {"folder": str(folder.absolute()), "automatic": automatic})
        return done(session, Kind.OFFICE)


@dataclass(frozen=True, slots=True)
class Made:
    """A good backup. ``lacking``: evidence files that were missing or damaged in the workspace itself."""

    made: datetime
    cases: int
    pieces: int
    copied: int
    lacking: int


def make(
    workspace: Workspace,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    now: datetime | None = None,
) -> Made:
    """Back up to the chosen folder and read the backup back from there; only then does it count.

    Raises:
        NoBackupFolder: none was chosen.
        BackupFolderAway: it can't be reached.
        casework.errors.Cancelled: earlier backups are as they were.
        casework.storage.errors: BackupOfAnother, BackupDamaged, DiskFull, DiskTrouble, ReadOnlyDisk; likewise.
    """
    report = backup.make(workspace, _folder(workspace), progress, cancelled, now=now)
    return Made(report.made_at, report.cases, report.pieces, report.copied, len(report.lacking))


def rehearse(
    workspace: Workspace,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Verified:
    """Restore the newest backup beside the workspace, whole, compare it with what it says of itself, and remove it.

    Raises:
        NoBackupFolder, BackupFolderAway: as :func:`make`.
        casework.storage.errors: NotABackup (there is none yet), BackupDamaged, DiskFull.
    """
    folder = _folder(workspace)
    path = folder / backup_set.SNAPSHOTS / backup.latest(folder)
    found = backup_set.open_with_master(folder, path, backup_set.header_of(path), workspace.access.master)
    report = restore.rehearse(found, workspace.parts, progress, cancelled)
    with workspace.writing(REHEARSED) as session:
        audit.record_event(session, REHEARSED, "backup", report.id, {"cases": report.cases, "pieces": report.pieces})
    return report


def kept_in(folder: Path) -> tuple[datetime, ...]:
    """The moments of the backups in a folder, newest first; needs no key.

    Raises:
        casework.storage.errors.NotABackup: there are none.
    """
    return tuple(backup_set.moment(snapshot) for snapshot in reversed(backup_set.snapshots(folder)))


def restore_into(
    folder: Path,
    target: Path,
    secret: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    by_recovery_key: bool = True,
    moment: datetime | None = None,
) -> Verified:
    """Make a workspace of a backup in a new or empty folder, on any computer, with the recovery key or a passphrase
    of that time. ``moment`` is one of :func:`kept_in`, the newest by default. All or nothing.

    Raises:
        casework.errors.Cancelled: nothing was made.
        casework.storage.errors: NotABackup, BackupDamaged, RecoveryKeyMistyped, WrongRecoveryKey, WrongPassphrase,
            FolderNotEmpty, DiskFull; nothing was made.
    """
    backup_set.vault_of(folder)  # not a backup at all: said before the key is looked at
    snapshot = backup_set.new_id(moment) if moment else ""
    if by_recovery_key:
        found = backup_set.open_snapshot(folder, snapshot, SlotKind.RECOVERY, recovery.parse(secret))
    else:
        found = backup_set.open_snapshot(folder, snapshot, SlotKind.PASSPHRASE, secret)
    return restore.restore(found, target, progress, cancelled)


def _folder(workspace: Workspace) -> Path:
    state = backup_state(workspace)
    if state.folder is None:
        raise NoBackupFolder
    if not state.there:
        raise BackupFolderAway(str(state.folder))
    return state.folder
