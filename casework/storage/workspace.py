# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted workspace: a folder that is made, unlocked, read, written to, checked and closed.

::

    <folder>/ (0700)  vault.json  vault.json.bak  case.db[-wal,-shm]  blobs/ab/<32 hex>  tmp/  lock
"""

from __future__ import annotations

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from casework.errors import CaseworkError
from casework.storage import (
    audit,
    capture,
    files,
    header,
    keyring_slot,
    migrations,
    places,
    recovery,
    references,
    rotation,
)
from casework.storage.access import Access, open_slot
from casework.storage.blobs import BlobStore
from casework.storage.engine import Database, DatabaseKey, database_errors
from casework.storage.errors import (
    AuditBroken,
    DatabaseDamaged,
    DiskTrouble,
    FolderNotEmpty,
    HeaderDamaged,
    KeyringUnavailable,
    PieceFileDamaged,
    PieceFileMissing,
    SyncedFolder,
    WorkspaceLocked,
    WrongPassphrase,
    WrongRecoveryKey,
    disk_errors,
)
from casework.storage.header import Header
from casework.storage.keys import DEFAULT_KDF, KdfParameters, MasterKey, Purpose, Slot, SlotKind, seal
from casework.storage.lock import FolderLock
from casework.storage.report import CheckReport, WorkspaceInfo
from casework.storage.scratch import Scratch

_PARTS = "tmp"
_BEING_MADE = "being-made"
_BEFORE_MIGRATION = "before-migration.db"


@dataclass(frozen=True, slots=True)
class Created:
    """A new workspace, and its recovery key (``ABCD-EFGH-…``), which is shown once and kept nowhere."""

    workspace: Workspace
    recovery_key: str


class Workspace:
    """An unlocked workspace. Made by :meth:`create`, :meth:`unlock` and its kin; ends with :meth:`close`.

    Sessions may be opened in any thread; each is used in the thread that opened it.
    """

    def __init__(self, folder: Path, found: Header, master: MasterKey, slot: Slot, lock: FolderLock) -> None:
        """Only for the class methods: the lock is held and the header is genuine."""
        self.folder = folder
        self._lock = lock
        self._guard = threading.Lock()
        self._scratch = Scratch(found.vault)
        self._open = True
        self._open_parts(found, master, slot)

    def _open_parts(self, found: Header, master: MasterKey, slot: Slot) -> None:
        self.access = Access(self.folder, found, master, slot)
        self._master = master
        self._log_key = found.log_key(master)
        self._database_key = DatabaseKey(master.key(Purpose.DATABASE), found.salt)
        self._database = self._opened_database()
        self.blobs = BlobStore(self.folder / found.blobs_name(), self.folder / _PARTS, found.vault, master)

    def _opened_database(self) -> Database:
        path = self.folder / self.access.header.database_name()
        return Database(path, self._database_key, prepare=capture.prepare)

    # Making and opening

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        label: str = "",
        kdf: KdfParameters = DEFAULT_KDF,
        allow_synced: bool = False,
    ) -> Created:
        """Make a workspace in a new or empty folder. It exists once ``vault.json`` does, which is written last.

        Raises :class:`WeakPassphrase`, :class:`FolderNotEmpty`, :class:`SyncedFolder` (unless allowed),
        :class:`NotEnoughMemory`, :class:`DiskFull`, :class:`ReadOnlyDisk`.
        """
        recovery.check_passphrase(passphrase)
        if not allow_synced and (service := places.synced_by(folder)):
            raise SyncedFolder(str(folder), service)
        os.umask(0o077)
        with disk_errors():
            _make_empty(folder)
        lock = FolderLock(folder)
        try:
            started = Header.new()
            master = MasterKey.new(started.vault)
            slot = seal(master, started.vault, SlotKind.PASSPHRASE, passphrase, label=label, kdf=kdf)
            recovery_key = secrets.token_bytes(32)
            safety = seal(master, started.vault, SlotKind.RECOVERY, recovery_key)
            made = replace(started, slots=(slot, safety)).with_log_key(secrets.token_bytes(32), master).signed(master)
            with disk_errors():
                files.make_private_folder(folder / made.blobs_name())
                key = DatabaseKey(master.key(Purpose.DATABASE), made.salt)
                migrations.create(folder / made.database_name(), key)
                header.write(folder, made)
                (folder / _PARTS / _BEING_MADE).unlink()
            return Created(cls(folder, made, master, slot, lock), recovery.spell(recovery_key))
        except BaseException:
            lock.release()
            raise

    @classmethod
    def unlock(cls, folder: Path, passphrase: str) -> Workspace:
        """Open with a passphrase: each passphrase slot is tried.

        Raises :class:`WrongPassphrase`, :class:`NotAWorkspace`, :class:`HeaderDamaged`, :class:`NewerWorkspace`,
        :class:`DatabaseMissing`, :class:`DatabaseDamaged`, :class:`AlreadyOpen`; no file was changed then.
        """
        return cls._unlock(folder, SlotKind.PASSPHRASE, passphrase, WrongPassphrase())

    @classmethod
    def unlock_with_recovery(cls, folder: Path, recovery_key: str) -> Workspace:
        """Open with the printed key. Raises :class:`RecoveryKeyMistyped`, :class:`WrongRecoveryKey` and the others."""
        return cls._unlock(folder, SlotKind.RECOVERY, recovery.parse(recovery_key), WrongRecoveryKey())

    @classmethod
    def unlock_with_device(cls, folder: Path) -> Workspace:
        """Open with the system's key ring. Whatever is amiss there: :class:`KeyringUnavailable`, ask the passphrase."""
        found = header.read(folder)
        now = datetime.now(UTC)
        if not any(not slot.expired(now) for slot in found.of_kind(SlotKind.DEVICE)):
            raise KeyringUnavailable
        return cls._unlock(folder, SlotKind.DEVICE, keyring_slot.read(found.vault), KeyringUnavailable())

    @classmethod
    def _unlock(cls, folder: Path, kind: SlotKind, secret: str | bytes, refused: CaseworkError) -> Workspace:
        os.umask(0o077)
        found = header.read(folder)
        lock = FolderLock(folder)
        try:
            master, slot = _opened(found, kind, secret, refused)
            workspace = cls(folder, found, master, slot, lock)
        except BaseException:
            lock.release()
            raise
        try:
            workspace._bring_up_to_date()
            header.renew_copy(folder)
            workspace._tidy()
        except BaseException:
            workspace.close()
            raise
        return workspace

    def _bring_up_to_date(self) -> None:
        """Take the migrations that are missing, after keeping a whole copy of the database as it was."""
        with database_errors(), self._database.readers.connect() as connection:
            if not migrations.is_behind(connection):
                return
        kept = self.folder / _BEFORE_MIGRATION
        with disk_errors():
            kept.unlink(missing_ok=True)
        self._database.snapshot(kept, self._database_key)
        self._database.close()
        migrations.upgrade(self._database.path, self._database_key)
        self._database = self._opened_database()

    @staticmethod
    def repair_header(folder: Path) -> None:
        """After :class:`HeaderDamagedCopyWhole`: put the whole copy in place. Raises :class:`HeaderDamaged`."""
        header.restore_from_copy(folder)

    def _tidy(self) -> None:
        self.blobs.sweep_parts()
        for part in self.folder.glob("*.part"):
            part.unlink(missing_ok=True)
        self._scratch.sweep()
        rotation.remove_other_generations(self.folder, self.access.header)

    def close(self) -> None:
        """Lock: close the database, empty the scratch folder, forget the keys. Harmless when done twice."""
        with self._guard:
            if not self._open:
                return
            self._open = False
            self._database.close()
            self._scratch.sweep()
            self._master.forget()
            self._log_key = b""
            self._lock.release()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_open(self) -> bool:
        """Whether it is still unlocked."""
        return self._open

    def _require_open(self) -> None:
        if not self._open:
            raise WorkspaceLocked

    # Working in it

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database and can't change it. Readers do not wait for a writer."""
        self._require_open()
        with database_errors(), Session(self._database.readers, autoflush=False, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self, action: str, actor: str = "") -> Iterator[Session]:
        """A session for one job: commits at the end, rolls back on any exception, and writes its changes to the log.

        ``action`` is the job's name in the log (``incident.record``), ``actor`` initials or a role. The job's id
        for undo is :func:`casework.storage.audit.job_of` of the session. Once this returns, the job is on disk.
        Raises :class:`ChangedSince`, :class:`WorkspaceBusy`, :class:`DiskFull`, :class:`ReadOnlyDisk`.
        """
        self._require_open()
        with database_errors(), Session(self._database.writers, expire_on_commit=False) as session:
            audit.attach(session, self._log_key, action, actor)
            session.connection()  # takes the write lock now: what the job reads can't change under it
            yield session
            session.commit()

    def rotate(
        self,
        passphrase: str,
        *,
        kdf: KdfParameters = DEFAULT_KDF,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> str:
        """Give the workspace a new master key; the new recovery key. No other job may run meanwhile.

        Afterwards only this passphrase and the new recovery key open it: other people's are added again, and old
        headers and backups open nothing new. Cancelled or killed, the workspace is as before, and the next attempt
        goes on. Raises :class:`WrongPassphrase`.
        """
        self._require_open()
        present = self.access.header
        opened = open_slot(present, SlotKind.PASSPHRASE, passphrase)
        if opened is None:
            raise WrongPassphrase
        present, fresh = rotation.begin(self.folder, present, self._master)
        self.access = Access(self.folder, present, self._master, opened[1])
        following = rotation.next_header(present)
        store = BlobStore(self.folder / following.blobs_name(), self.folder / _PARTS, following.vault, fresh)
        rotation.move_blobs(self.blobs, store, progress, cancelled)
        recovery_key = secrets.token_bytes(32)
        slot = seal(fresh, following.vault, SlotKind.PASSPHRASE, passphrase, label=opened[1].label, kdf=kdf)
        safety = seal(fresh, following.vault, SlotKind.RECOVERY, recovery_key)
        following = replace(following, slots=(slot, safety)).with_log_key(self._log_key, fresh).signed(fresh)
        with database_errors(), self._database.writers.begin():  # nobody writes between the copy and the change
            rotation.move_database(
                self._database,
                self.folder / following.database_name(),
                DatabaseKey(fresh.key(Purpose.DATABASE), following.salt),
            )
        header.write(self.folder, following)
        self._database.close()
        self._master.forget()
        self._open_parts(following, fresh, slot)
        rotation.remove_other_generations(self.folder, following)
        self.forget_state_before_migration()
        return recovery.spell(recovery_key)

    def forget_state_before_migration(self) -> None:
        """Remove the copy of the database that was kept before its shape changed: once a backup holds the new state
        it is only one more place where an erased name would lie."""
        kept = self.folder / _BEFORE_MIGRATION
        if kept.is_file():
            with disk_errors():
                files.wipe(kept)

    def compact(self) -> None:
        """After an erasure: no free page and no log of the database holds what was deleted."""
        self._require_open()
        self._database.compact()

    @property
    def parts(self) -> Path:
        """The folder for what is being made, encrypted, on the workspace's own disk; emptied at each unlocking."""
        return self.folder / _PARTS

    def snapshot(self, target: Path, key: DatabaseKey) -> None:
        """A whole copy of the database as a new file under another key, while work goes on."""
        self._require_open()
        self._database.snapshot(target, key)

    def scratch(self) -> Path:
        """A private folder for converters, emptied when the workspace is closed, or opened again after a crash."""
        self._require_open()
        return self._scratch.folder()

    def info(self) -> WorkspaceInfo:
        """Sizes and counts; no names."""
        with self.reading() as session:
            count, log_head = audit.head(session)
            revision = migrations.revision_of(session.connection())
        sizes = [path.stat().st_size for path in self.blobs.paths()]
        return WorkspaceInfo(
            folder=self.folder,
            vault=self.access.header.vault,
            created=self.access.header.created,
            revision=revision,
            generation=self.access.header.generation,
            slots=self.access.slots(),
            opened_by=self.access.opened_by,
            database_size=self._database.path.stat().st_size,
            blobs=len(sizes),
            blobs_size=sum(sizes),
            log_entries=count,
            log_head=log_head,
        )

    def check(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> CheckReport:
        """Read everything: each page of the database, the log's chain, each content that a record needs."""
        renewed = header.renew_copy(self.folder)
        faults = self._database.faults()
        broken, count, needed = 0, 0, frozenset[str]()
        try:
            with self.reading() as session:
                needed = references.needed(session)
                count = audit.verify_chain(session, self._log_key).entries
        except AuditBroken as problem:
            broken = problem.entry
        except (DatabaseDamaged, DiskTrouble):
            faults = faults or ("database",)
        missing, damaged = [], []
        for done, sha256 in enumerate(sorted(needed)):
            progress(done, len(needed))
            try:
                self.blobs.verify(sha256, cancelled)
            except PieceFileMissing:
                missing.append(sha256)
            except PieceFileDamaged:
                damaged.append(sha256)
        progress(len(needed), len(needed))
        return CheckReport(faults, broken, count, len(needed), tuple(missing), tuple(damaged), renewed)

    def sweep_orphans(self) -> int:
        """Remove contents that an interrupted or cancelled job left more than a day ago; how many.

        Only those that no record needs and that the log never heard of: the content of a record that was deleted
        stays, so that undoing the deletion brings back the whole, until it is erased on purpose.
        """
        removed = 0
        with self.reading() as session:
            for path in self.blobs.orphans(references.needed(session)):
                with suppress(PieceFileDamaged):  # nobody can tell what it was: the check of the workspace is for that
                    if not audit.mentions(session, self.blobs.facts(path).sha256):
                        files.wipe(path)
                        removed += 1
        return removed


def _opened(found: Header, kind: SlotKind, secret: str | bytes, refused: CaseworkError) -> tuple[MasterKey, Slot]:
    opened = open_slot(found, kind, secret)
    if opened is None:
        raise refused
    if not found.is_genuine(opened[0]):
        raise HeaderDamaged
    return opened


def _make_empty(folder: Path) -> None:
    """A private folder with nothing in it but the mark of a workspace being made. What a killed attempt left is
    removed; anything else raises :class:`FolderNotEmpty`."""
    mark = folder / _PARTS / _BEING_MADE
    if mark.is_file() and not (folder / header.NAME).exists():
        for left in folder.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(str(folder))
    files.make_private_folder(folder)
    files.make_private_folder(mark.parent)
    os.close(files.create(mark))
