# SPDX-License-Identifier: GPL-3.0-or-later
"""How backups lie on their medium, and opening one of them with a passphrase or the recovery key alone.

::

    <folder>/  casework-backup.json            whose backups these are: the workspace's id
               blobs/ab/<32 hex>[.1 .2 …]      contents as encrypted in the workspace, shared by all snapshots;
                                               split at 2 GiB, since sticks are often FAT32
               snapshots/20261124T180200Z/     vault.json   the header at that time: so the recovery key is enough
                                               case.db      a whole copy, under a key of its own from the master key
                                               files.json   every file with size and SHA-256
                                               manifest     sealed: counts, head of the log, SHA-256 of files.json

A snapshot's folder gets its name last; one that still ends in ``.part`` does not count.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.errors import CaseworkError
from casework.storage import files, header
from casework.storage.access import open_slot
from casework.storage.engine import DatabaseKey
from casework.storage.errors import (
    BackupDamaged,
    BackupOfAnother,
    HeaderDamaged,
    NotABackup,
    NotAWorkspace,
    WrongPassphrase,
    WrongRecoveryKey,
    disk_errors,
)
from casework.storage.header import Header
from casework.storage.keys import NONCE_BYTES, MasterKey, Purpose, SlotKind, canonical

MARK = "casework-backup.json"
BLOBS = "blobs"
SNAPSHOTS = "snapshots"
DATABASE = "case.db"
FILES = "files.json"
MANIFEST = "manifest"
PART = ".part"
SPLIT = 2 << 30
_READ = 1 << 20
_ID = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Filed:
    """One content of a snapshot: its name in ``blobs/``, its size there in bytes, and the SHA-256 of those bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot says of itself. ``rows`` by table; ``log_seq`` and ``log_head`` the log's last entry;
    ``lacking`` how many contents were already missing or damaged in the workspace when it was made."""

    id: str
    revision: str
    rows: dict[str, int]
    log_seq: int
    log_head: str
    newest_change: str
    lacking: int
    files_sha256: str
    database_sha256: str

    @property
    def made_at(self) -> datetime:
        """When, in UTC."""
        return datetime.strptime(self.id, _ID).replace(tzinfo=UTC)

    def sealed(self, master: MasterKey) -> bytes:
        """The file's content."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(master.key(Purpose.BACKUP, f"manifest/{self.id}")).encrypt(
            nonce, canonical(asdict(self)), b""
        )

    @classmethod
    def unsealed(cls, data: bytes, snapshot: str, master: MasterKey) -> Manifest:
        """Read back. Raises :class:`BackupDamaged`."""
        cipher = AESGCM(master.key(Purpose.BACKUP, f"manifest/{snapshot}"))
        try:
            return cls(**json.loads(cipher.decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], b"")))
        except (InvalidTag, ValueError, TypeError) as problem:
            raise BackupDamaged(MANIFEST) from problem


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One opened snapshot: its keys are at hand and its manifest is genuine."""

    folder: Path
    path: Path
    header: Header
    master: MasterKey
    manifest: Manifest
    contents: tuple[Filed, ...]

    def key(self) -> DatabaseKey:
        """The key of its database."""
        return database_key(self.master, self.manifest.id)


def database_key(master: MasterKey, snapshot: str) -> DatabaseKey:
    """A snapshot's own database key and salt."""
    return DatabaseKey(
        master.key(Purpose.BACKUP, f"database/{snapshot}"), master.key(Purpose.BACKUP, f"salt/{snapshot}")[:16]
    )


def new_id(now: datetime) -> str:
    """A snapshot's id: its moment in UTC."""
    return now.astimezone(UTC).strftime(_ID)


def moment(snapshot: str) -> datetime:
    """The moment that an id tells."""
    return datetime.strptime(snapshot, _ID).replace(tzinfo=UTC)


def vault_of(folder: Path) -> str:
    """Whose backups lie here. Raises :class:`NotABackup`."""
    try:
        data = (folder / MARK).read_bytes()
        vault = str(json.loads(data)["vault"])
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise NotABackup(str(folder)) from problem
    if data != _mark(vault):
        raise NotABackup(str(folder))
    return vault


def _mark(vault: str) -> bytes:
    return canonical({"format": "casework-backup", "version": 1, "vault": vault})


def prepare(folder: Path, vault: str) -> None:
    """Make the folder ready for backups of this workspace. Raises :class:`BackupOfAnother`."""
    if (folder / MARK).exists():
        if vault_of(folder) != vault:
            raise BackupOfAnother(str(folder))
    else:
        with disk_errors():
            files.make_private_folder(folder)
            files.write_whole(folder / MARK, _mark(vault))
    with disk_errors():
        for name in (BLOBS, SNAPSHOTS):
            files.make_private_folder(folder / name)


def snapshots(folder: Path) -> tuple[str, ...]:
    """The ids of the finished snapshots, oldest first. Raises :class:`NotABackup`."""
    vault_of(folder)
    return tuple(sorted(path.name for path in (folder / SNAPSHOTS).glob("*Z") if (path / MANIFEST).is_file()))


def read_files(path: Path) -> tuple[Filed, ...]:
    """The list of contents of a snapshot. Raises :class:`BackupDamaged`."""
    try:
        return tuple(
            Filed(str(name), int(size), str(sha256)) for name, size, sha256 in json.loads((path / FILES).read_bytes())
        )
    except (OSError, ValueError, TypeError) as problem:
        raise BackupDamaged(f"{path.name}/{FILES}") from problem


def header_of(path: Path) -> Header:
    """The header that a snapshot carries. Raises :class:`BackupDamaged`."""
    try:
        return Header.from_bytes((path / header.NAME).read_bytes())
    except (HeaderDamaged, NotAWorkspace, OSError) as problem:
        raise BackupDamaged(f"{path.name}/{header.NAME}") from problem


def open_snapshot(folder: Path, snapshot: str, kind: SlotKind, secret: str | bytes) -> Snapshot:
    """Open with a passphrase, or the 32 bytes of the recovery key, as they were when it was made.

    Raises :class:`NotABackup`, :class:`BackupDamaged`, :class:`WrongPassphrase`, :class:`WrongRecoveryKey`.
    """
    chosen = snapshot or (snapshots(folder) or ("",))[-1]
    path = folder / SNAPSHOTS / chosen
    if not chosen or not (path / header.NAME).is_file():
        raise NotABackup(str(folder))
    found = header_of(path)
    try:
        opened = open_slot(found, kind, secret)
    except HeaderDamaged as problem:
        raise BackupDamaged(f"{chosen}/{header.NAME}") from problem
    if found.vault != vault_of(folder):
        raise BackupOfAnother(str(folder))
    if opened is None:
        refused: CaseworkError = WrongPassphrase() if kind is SlotKind.PASSPHRASE else WrongRecoveryKey()
        raise refused
    return open_with_master(folder, path, found, opened[0])


def open_with_master(folder: Path, path: Path, found: Header, master: MasterKey) -> Snapshot:
    """The same with the master key at hand; ``path`` may still be unfinished. Raises :class:`BackupDamaged`."""
    snapshot = path.name.removesuffix(PART)
    if not found.is_genuine(master):
        raise BackupDamaged(f"{snapshot}/{header.NAME}")
    try:
        manifest = Manifest.unsealed((path / MANIFEST).read_bytes(), snapshot, master)
        listed = (path / FILES).read_bytes()
    except OSError as problem:
        raise BackupDamaged(f"{snapshot}/{MANIFEST}") from problem
    if hashlib.sha256(listed).hexdigest() != manifest.files_sha256:
        raise BackupDamaged(f"{snapshot}/{FILES}")
    return Snapshot(folder, path, found, master, manifest, read_files(path))


def parts_of(folder: Path, name: str) -> tuple[Path, ...]:
    """The files that hold a content on the medium, in order; empty where there are none."""
    first = folder / BLOBS / name[:2] / name
    found = [first] if first.is_file() else []
    while found and (more := first.with_name(f"{name}.{len(found)}")).is_file():
        found.append(more)
    return tuple(found)


def read_parts(paths: tuple[Path, ...]) -> Iterator[bytes]:
    """Their bytes one after the other."""
    for path in paths:
        with path.open("rb") as file:
            while data := file.read(_READ):
                yield data


def sha256_of(path: Path) -> str:
    """Of a whole file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
