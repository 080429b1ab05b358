# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a backup back: checking it where it lies, restoring it into a new folder, and rehearsing that.

A restore is all or nothing: everything is made and checked in a folder beside the target, which gets its name last. The
present workspace is never written to; taking its place is a rename, and it is kept until someone deletes it.
"""

from __future__ import annotations

import hashlib
import os
import random
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from casework.errors import Cancelled, CaseworkError
from casework.storage import audit, backup_set, files, header, migrations, references
from casework.storage.backup_set import Filed, Snapshot
from casework.storage.blobs import BlobStore
from casework.storage.engine import Database, DatabaseKey
from casework.storage.errors import (
    BackupDamaged,
    DatabaseDamaged,
    DiskFull,
    FolderNotEmpty,
    disk_errors,
)
from casework.storage.keys import Purpose
from casework.storage.lock import FolderLock

_SAMPLE = 20
_PARTS = "tmp"


@dataclass(frozen=True, slots=True)
class Verified:
    """A backup, or a restored workspace, that was read and found whole."""

    id: str
    made_at: datetime
    cases: int
    pieces: int
    contents: int
    read: int
    newest_change: str


def verify(
    found: Snapshot,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    everything: bool = False,
) -> Verified:
    """Read a snapshot from its medium: the database with every check, each content present, and a sample of the
    contents (``everything``: all) byte for byte.

    Raises :class:`BackupDamaged` with the file's name.
    """
    manifest = found.manifest
    path = found.path / backup_set.DATABASE
    if not path.is_file() or backup_set.sha256_of(path) != manifest.database_sha256:
        raise BackupDamaged(f"{manifest.id}/{backup_set.DATABASE}")
    _require_sound(path, found.key(), found)
    for filed in found.contents:
        if sum(part.stat().st_size for part in backup_set.parts_of(found.folder, filed.name)) != filed.size:
            raise BackupDamaged(f"{backup_set.BLOBS}/{filed.name}")
    chosen = found.contents
    if not everything and len(chosen) > _SAMPLE:
        chosen = tuple(random.SystemRandom().sample(chosen, _SAMPLE))
    for done, filed in enumerate(chosen):
        progress(done, len(chosen))
        _read_through(found, filed, cancelled)
    return _verified(found, len(chosen))


def _verified(found: Snapshot, read: int) -> Verified:
    manifest = found.manifest
    return Verified(
        id=manifest.id,
        made_at=manifest.made_at,
        cases=manifest.rows.get("case", 0),
        pieces=manifest.rows.get("piece", 0),
        contents=len(found.contents),
        read=read,
        newest_change=manifest.newest_change,
    )


def _read_through(found: Snapshot, filed: Filed, cancelled: Callable[[], bool], target: int | None = None) -> None:
    """Read one content whole, compare it with its SHA-256, and write it to the descriptor where one is given."""
    digest = hashlib.sha256()
    try:
        for data in backup_set.read_parts(backup_set.parts_of(found.folder, filed.name)):
            if cancelled():
                raise Cancelled
            digest.update(data)
            if target is not None:
                with disk_errors():
                    files.write_all(target, data)
    except OSError as problem:
        raise BackupDamaged(f"{backup_set.BLOBS}/{filed.name}") from problem
    if digest.hexdigest() != filed.sha256:
        raise BackupDamaged(f"{backup_set.BLOBS}/{filed.name}")


def _require_sound(path: Path, key: DatabaseKey, found: Snapshot) -> None:
    """The database opens, its pages and rows are whole, its log holds and ends where the manifest says."""
    name = f"{found.manifest.id}/{backup_set.DATABASE}"
    try:
        database = Database(path, key, read_only=True)
    except DatabaseDamaged as problem:
        raise BackupDamaged(name) from problem
    try:
        if database.faults():
            raise BackupDamaged(name)
        with Session(database.readers) as session:
            audit.verify_chain(session, found.header.log_key(found.master))
            as_told = audit.head(session) == (found.manifest.log_seq, found.manifest.log_head)
            if not as_told or migrations.row_counts(session.connection()) != found.manifest.rows:
                raise BackupDamaged(name)
    finally:
        database.close()


def restore(
    found: Snapshot,
    target: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Verified:
    """Make a workspace from a snapshot in a new or empty folder; it is checked before the folder gets its name.

    It opens with the passphrases and the recovery key of the time of the backup. Raises :class:`FolderNotEmpty`,
    :class:`BackupDamaged`, :class:`DiskFull`, :class:`Cancelled`: nothing was made then.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FolderNotEmpty(str(target))
    os.umask(0o077)
    part = target.absolute().with_name(f"{target.name}.restoring-{secrets.token_hex(4)}")
    with disk_errors():
        _require_room(found, target.absolute().parent)
        files.make_private_folder(part)
        try:
            _build(found, part, progress, cancelled)
            if target.exists():
                target.rmdir()
            files.replace(part, target.absolute())
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return _verified(found, len(found.contents))


def _require_room(found: Snapshot, where: Path) -> None:
    """Say so before an hour of copying, not after."""
    while not where.exists():
        where = where.parent
    needed = sum(filed.size for filed in found.contents) + 2 * (found.path / backup_set.DATABASE).stat().st_size
    if shutil.disk_usage(where).free < needed:
        raise DiskFull


def _build(found: Snapshot, part: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]) -> None:
    source = found.path / backup_set.DATABASE
    if backup_set.sha256_of(source) != found.manifest.database_sha256:
        raise BackupDamaged(f"{found.manifest.id}/{backup_set.DATABASE}")
    key = DatabaseKey(found.master.key(Purpose.DATABASE), found.header.salt)
    made = part / found.header.database_name()
    copy = Database(source, found.key(), read_only=True)
    try:
        copy.snapshot(made, key)
    finally:
        copy.close()
    _require_sound(made, key, found)
    blobs = part / found.header.blobs_name()
    files.make_private_folder(blobs)
    for done, filed in enumerate(found.contents):
        progress(done, len(found.contents))
        target = blobs / filed.name[:2] / filed.name
        files.make_private_folder(target.parent)
        descriptor = files.create(target)
        try:
            _read_through(found, filed, cancelled, descriptor)
            files.sync(descriptor)
        finally:
            os.close(descriptor)
    _require_contents(found, made, key, BlobStore(blobs, part / _PARTS, found.header.vault, found.master))
    files.make_private_folder(part / _PARTS)
    header.write(part, found.header)
    FolderLock(part).release()
    for folder in (*blobs.glob("??"), blobs, part):
        files.sync_folder(folder)
    progress(len(found.contents), len(found.contents))


def _require_contents(found: Snapshot, made: Path, key: DatabaseKey, store: BlobStore) -> None:
    """Each content that the restored records need opens under the restored keys, but those lacking from the start."""
    database = Database(made, key, read_only=True)
    try:
        with Session(database.readers) as session:
            needed = references.needed(session)
    finally:
        database.close()
    absent = 0
    for sha256 in needed:
        if sha256 not in store:
            absent += 1
            continue
        try:
            store.open(sha256).close()
        except CaseworkError as problem:
            raise BackupDamaged(f"{backup_set.BLOBS}/{store.path(sha256).name}") from problem
    if absent > found.manifest.lacking:
        raise BackupDamaged(backup_set.FILES)


def rehearse(
    found: Snapshot,
    where: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Verified:
    """Do all of a restore but the last step, in a folder inside ``where`` that is removed again."""
    rehearsal = where / f"casework-rehearsal-{secrets.token_hex(4)}"
    try:
        return restore(found, rehearsal, progress, cancelled)
    finally:
        shutil.rmtree(rehearsal, ignore_errors=True)


def take_place(restored: Path, workspace: Path, now: datetime) -> Path:
    """Put a restored workspace where the present one is, by two renames. Where the present one is kept.

    The present one must be closed. Raises :class:`AlreadyOpen`.
    """
    FolderLock(workspace).release()
    kept = workspace.with_name(f"{workspace.name}.before-restore-{now:%Y%m%dT%H%M%S}")
    with disk_errors():
        workspace.rename(kept)
        try:
            restored.rename(workspace)
        except OSError:
            kept.rename(workspace)
            raise
        files.sync_folder(workspace.parent)
    return kept
