# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a backup of an open workspace on another medium, and keeping the right ones: 7 days, 4 weeks, 12 months.

Contents are copied once and shared by all snapshots. A backup counts only after it was read back from the medium.
A full disk, a stick pulled out or a kill leaves the earlier ones as they were.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from casework.errors import Cancelled, InvalidValue
from casework.storage import audit, backup_set, files, header, migrations, references, restore
from casework.storage.backup_set import Filed, Manifest
from casework.storage.engine import Database
from casework.storage.errors import BackupDamaged, NotABackup, disk_errors
from casework.storage.keys import canonical

if TYPE_CHECKING:
    from casework.storage.workspace import Workspace

DAILY, WEEKLY, MONTHLY = 7, 4, 12
#: After so many days without a good backup the window says so in red.
NAG_DAYS = 7
ACTION = "backup.made"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A backup that was made and read back. ``lacking`` contents were missing or damaged in the workspace itself."""

    id: str
    made_at: datetime
    cases: int
    pieces: int
    contents: int
    copied: int
    lacking: tuple[str, ...]


def make(
    workspace: Workspace,
    folder: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    actor: str = "",
    now: datetime | None = None,
) -> BackupReport:
    """Make a backup in ``folder``, read it back, note it in the log, and remove those no longer kept.

    Raises :class:`BackupOfAnother`, :class:`BackupDamaged` (the medium gave back something else), :class:`DiskFull`,
    :class:`DiskTrouble`, :class:`ReadOnlyDisk`, :class:`Cancelled`: earlier backups are untouched then.
    """
    if folder.absolute().is_relative_to(workspace.folder.absolute()):
        raise InvalidValue("--to", str(folder))
    vault = workspace.access.header.vault
    backup_set.prepare(folder, vault)
    made_at = now or datetime.now(UTC)
    snapshot = backup_set.new_id(made_at)
    part = folder / backup_set.SNAPSHOTS / (snapshot + backup_set.PART)
    with disk_errors():
        _remove_unfinished(folder)
        files.make_private_folder(part)
        try:
            manifest, listed, copied, lacking = _fill(workspace, folder, part, progress, cancelled)
            access = workspace.access
            restore.verify(backup_set.open_with_master(folder, part, access.header, access.master), cancelled=cancelled)
            files.replace(part, part.with_name(snapshot))
        finally:
            shutil.rmtree(part, ignore_errors=True)
    with workspace.writing(ACTION, actor) as session:
        audit.record_event(
            session, ACTION, "backup", snapshot, {"log_seq": manifest.log_seq, "log_head": manifest.log_head}
        )
    with disk_errors():
        prune(folder)
    workspace.forget_state_before_migration()
    workspace.sweep_orphans()
    return BackupReport(
        id=snapshot,
        made_at=made_at,
        cases=manifest.rows.get("case", 0),
        pieces=manifest.rows.get("piece", 0),
        contents=len(listed),
        copied=copied,
        lacking=lacking,
    )


def _fill(
    workspace: Workspace,
    folder: Path,
    part: Path,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[Manifest, tuple[Filed, ...], int, tuple[str, ...]]:
    """Write one snapshot into its unfinished folder: what was written, how much of it was new, what is lacking."""
    snapshot = part.name.removesuffix(backup_set.PART)
    key = backup_set.database_key(workspace.access.master, snapshot)
    files.write_whole(part / header.NAME, workspace.access.header.to_bytes())
    workspace.snapshot(part / backup_set.DATABASE, key)
    # All that follows is read from the copy: the workspace goes on being worked in meanwhile.
    copy = Database(part / backup_set.DATABASE, key, read_only=True)
    try:
        with Session(copy.readers) as session:
            needed = references.needed(session)
            rows = migrations.row_counts(session.connection())
            revision = migrations.revision_of(session.connection())
            log_seq, log_head = audit.head(session)
            newest = audit.entries(session, after=log_seq - 1)
    finally:
        copy.close()
    known = {filed.name: filed for earlier in backup_set.snapshots(folder) for filed in _files_of(folder, earlier)}
    listed: list[Filed] = []
    lacking: list[str] = []
    copied = 0
    for done, sha256 in enumerate(sorted(needed)):
        progress(done, len(needed))
        source = workspace.blobs.path(sha256)
        if not source.is_file():
            lacking.append(sha256)
            continue
        filed = known.get(source.name)
        if filed is None or not _is_there(folder, filed):
            filed = _copy(source, folder, cancelled)
            copied += 1
        listed.append(filed)
    progress(len(needed), len(needed))
    told = canonical([[filed.name, filed.size, filed.sha256] for filed in listed])
    files.write_whole(part / backup_set.FILES, told)
    manifest = Manifest(
        id=snapshot,
        revision=revision,
        rows=rows,
        log_seq=log_seq,
        log_head=log_head,
        newest_change=newest[0].at.isoformat() if newest else "",
        lacking=len(lacking),
        files_sha256=hashlib.sha256(told).hexdigest(),
        database_sha256=backup_set.sha256_of(part / backup_set.DATABASE),
    )
    files.write_whole(part / backup_set.MANIFEST, manifest.sealed(workspace.access.master))
    return manifest, tuple(listed), copied, tuple(lacking)


def _files_of(folder: Path, snapshot: str) -> tuple[Filed, ...]:
    try:
        return backup_set.read_files(folder / backup_set.SNAPSHOTS / snapshot)
    except BackupDamaged:
        return ()  # its contents are copied again; the check of that snapshot tells


def _is_there(folder: Path, filed: Filed) -> bool:
    return sum(path.stat().st_size for path in backup_set.parts_of(folder, filed.name)) == filed.size


def _copy(source: Path, folder: Path, cancelled: Callable[[], bool]) -> Filed:
    """Copy one content, split where it is large. The first part is named last: without it there is nothing."""
    target = folder / backup_set.BLOBS / source.name[:2] / source.name
    files.make_private_folder(target.parent)
    digest, size, made = hashlib.sha256(), 0, list[Path]()
    try:
        with source.open("rb") as file:
            while not made or file.tell() < source.stat().st_size:
                if cancelled():
                    raise Cancelled
                unfinished = target.with_name(f"{target.name}.{len(made)}{backup_set.PART}")
                unfinished.unlink(missing_ok=True)
                made.append(unfinished)
                descriptor = files.create(unfinished)
                try:
                    left = backup_set.SPLIT
                    while left and (data := file.read(min(1 << 20, left))):
                        files.write_all(descriptor, data)
                        digest.update(data)
                        size += len(data)
                        left -= len(data)
                    files.sync(descriptor)
                finally:
                    os.close(descriptor)
        for number, unfinished in reversed(list(enumerate(made))):
            files.replace(unfinished, target.with_name(f"{target.name}.{number}") if number else target)
    finally:
        for unfinished in made:
            unfinished.unlink(missing_ok=True)
    return Filed(target.name, size, digest.hexdigest())


def _remove_unfinished(folder: Path) -> None:
    for left in (folder / backup_set.SNAPSHOTS).glob(f"*{backup_set.PART}"):
        shutil.rmtree(left)
    for left in (folder / backup_set.BLOBS).glob(f"??/*{backup_set.PART}"):
        left.unlink()


def kept(ids: Iterable[str]) -> frozenset[str]:
    """Which snapshots stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one."""
    newest_first = sorted(ids, reverse=True)
    staying: set[str] = set()
    for count, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        seen: dict[str, str] = {}
        for snapshot in newest_first:
            seen.setdefault(backup_set.moment(snapshot).strftime(period), snapshot)
        staying.update(list(seen.values())[:count])
    return frozenset(staying)


def prune(folder: Path) -> int:
    """Remove the snapshots that are no longer kept, then the contents that none of the others needs; how many of these.

    As long as one snapshot's list can't be read, no content is removed: it might be needed.
    """
    ids = backup_set.snapshots(folder)
    for snapshot in set(ids) - kept(ids):
        path = folder / backup_set.SNAPSHOTS / snapshot
        (path / backup_set.MANIFEST).unlink()  # without it the snapshot does not count: a kill now leaves no half one
        shutil.rmtree(path)
    try:
        needed = {
            filed.name
            for snapshot in backup_set.snapshots(folder)
            for filed in backup_set.read_files(folder / backup_set.SNAPSHOTS / snapshot)
        }
    except BackupDamaged:
        return 0
    removed = 0
    for path in (folder / backup_set.BLOBS).glob("??/*"):
        if path.name.split(".")[0] not in needed:
            files.wipe(path)
            removed += 1
    return removed


def last_made(session: Session) -> datetime | None:
    """When the last backup was made and read back, as the log tells; None before the first."""
    found = audit.last_of(session, ACTION)
    return found.at if found else None


def latest(folder: Path) -> str:
    """The newest snapshot's id. Raises :class:`NotABackup` where there is none."""
    ids = backup_set.snapshots(folder)
    if not ids:
        raise NotABackup(str(folder))
    return ids[-1]
