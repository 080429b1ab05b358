# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a workspace. One class each; the sentences stand in ``resources/sentences/storage.toml``."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from casework.errors import CaseworkError


@dataclass(eq=False)
class NotAWorkspace(CaseworkError):
    """The folder holds no workspace."""

    folder: str


@dataclass(eq=False)
class FolderNotEmpty(CaseworkError):
    """A workspace (or a restored one) is only made in a folder that is new or empty."""

    folder: str


@dataclass(eq=False)
class SyncedFolder(CaseworkError):
    """The folder is kept in step with other machines, which can tear a database apart and leaks its sizes."""

    folder: str
    service: str


@dataclass(eq=False)
class AlreadyOpen(CaseworkError):
    """Another program (or this one) has the workspace open."""


@dataclass(eq=False)
class WorkspaceLocked(CaseworkError):
    """The workspace was closed while a job still wanted it."""


@dataclass(eq=False)
class HeaderDamaged(CaseworkError):
    """``vault.json`` is not what was written. Whether the second copy is whole is told by the subclass."""


@dataclass(eq=False)
class HeaderDamagedCopyWhole(HeaderDamaged):
    """``vault.json`` is damaged and ``vault.json.bak`` is whole."""


@dataclass(eq=False)
class DatabaseDamaged(CaseworkError):
    """The database can't be read with the right key."""


@dataclass(eq=False)
class DatabaseMissing(CaseworkError):
    """The header is there and the database is not. Never made anew."""


@dataclass(eq=False)
class NewerWorkspace(CaseworkError):
    """Written by a newer program."""


@dataclass(eq=False)
class WrongPassphrase(CaseworkError):
    """No slot opens with this passphrase."""


@dataclass(eq=False)
class WrongRecoveryKey(CaseworkError):
    """The key is well formed and belongs to another workspace, or was replaced."""


@dataclass(eq=False)
class RecoveryKeyMistyped(CaseworkError):
    """The recovery key's own checksum does not fit: a sign is wrong or missing."""


@dataclass(eq=False)
class WeakPassphrase(CaseworkError):
    """Fewer than five different words, and too easily guessed."""


@dataclass(eq=False)
class KeyParametersRefused(CaseworkError):
    """The header asks for a key derivation outside the limits: too weak, or so large that it would stop the machine."""


@dataclass(eq=False)
class NotEnoughMemory(CaseworkError):
    """The memory that the key derivation needs can't be had. Never lowered silently."""

    mebibytes: int


@dataclass(eq=False)
class SlotNotFound(CaseworkError):
    """No key slot has this id."""

    slot: str


@dataclass(eq=False)
class LastSlot(CaseworkError):
    """The last passphrase can't be removed, nor the recovery key."""


@dataclass(eq=False)
class KeyringUnavailable(CaseworkError):
    """The system's key ring is missing, locked, not one we trust, silent, or has no fitting entry: one case for all."""


@dataclass(eq=False)
class PieceFileMissing(CaseworkError):
    """The encrypted file of a piece is not in the workspace."""

    piece: str


@dataclass(eq=False)
class PieceFileDamaged(CaseworkError):
    """The encrypted file of a piece is not what was written."""

    piece: str


@dataclass(eq=False)
class NotAPlainFile(CaseworkError):
    """A folder, link, pipe or device where a file was expected."""

    name: str


@dataclass(eq=False)
class FileChanging(CaseworkError):
    """The file changed while it was read."""

    name: str


@dataclass(eq=False)
class DiskFull(CaseworkError):
    """No room left. Nothing half-made was kept."""


@dataclass(eq=False)
class ReadOnlyDisk(CaseworkError):
    """The disk or folder can't be written to."""


@dataclass(eq=False)
class DiskTrouble(CaseworkError):
    """The disk answered with an error (unplugged, or failing)."""


@dataclass(eq=False)
class WorkspaceBusy(CaseworkError):
    """Another job of this program held the workspace for longer than five seconds."""


@dataclass(eq=False)
class ChangedSince(CaseworkError):
    """A record was changed by someone else after it was read, or after the job that is to be undone."""

    table: str
    record: str


@dataclass(eq=False)
class JobNotFound(CaseworkError):
    """No job of this id can be undone: unknown, or its details were erased."""

    job: str


@dataclass(eq=False)
class AuditBroken(CaseworkError):
    """The log was altered at this entry."""

    entry: int


@dataclass(eq=False)
class MigrationFailed(CaseworkError):
    """Bringing the workspace up to this program's version did not succeed; it is as it was before."""

    step: str


@dataclass(eq=False)
class NotABackup(CaseworkError):
    """The folder holds no backup of this workspace."""

    folder: str


@dataclass(eq=False)
class BackupDamaged(CaseworkError):
    """A file of the backup is missing or not what was written."""

    name: str


@dataclass(eq=False)
class BackupOfAnother(CaseworkError):
    """The folder holds the backups of another workspace."""

    folder: str


_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


def disk_error(problem: OSError) -> CaseworkError:
    """The operating system's answer as one of our errors."""
    if problem.errno in _FULL:
        return DiskFull()
    if problem.errno in _READ_ONLY:
        return ReadOnlyDisk()
    return DiskTrouble()


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turns ``OSError`` inside into :class:`DiskFull`, :class:`ReadOnlyDisk` or :class:`DiskTrouble`."""
    try:
        yield
    except OSError as problem:
        raise disk_error(problem) from problem
