# SPDX-License-Identifier: GPL-3.0-or-later
"""The last resort: every piece back, with the recovery key and the blob files alone, when the database is lost."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from casework.storage import files, header, recovery
from casework.storage.access import open_slot
from casework.storage.blobs import BlobStore
from casework.storage.errors import FolderNotEmpty, PieceFileDamaged, WrongRecoveryKey, disk_errors
from casework.storage.keys import SlotKind

_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Rescued:
    """How many pieces were written, and the files of those that were damaged."""

    written: int
    damaged: tuple[str, ...]


def rescue(folder: Path, recovery_key: str, target: Path) -> Rescued:
    """Write every piece of the workspace in ``folder`` to ``target``, a new or empty folder, **decrypted**.

    Each is named by the start of its SHA-256 and its own name, made harmless. The database is not opened.
    Raises :class:`RecoveryKeyMistyped`, :class:`WrongRecoveryKey`, :class:`FolderNotEmpty`, and errors of the disk.
    """
    found = header.read(folder)
    opened = open_slot(found, SlotKind.RECOVERY, recovery.parse(recovery_key))
    if opened is None:
        raise WrongRecoveryKey
    if target.exists() and any(target.iterdir()):
        raise FolderNotEmpty(str(target))
    with disk_errors():
        files.make_private_folder(target)
    store = BlobStore(folder / found.blobs_name(), target, found.vault, opened[0])
    written, damaged = 0, []
    for path in store.paths():
        try:
            _write(store, path, target)
            written += 1
        except PieceFileDamaged:
            damaged.append(path.name)
    return Rescued(written, tuple(damaged))


def _write(store: BlobStore, path: Path, target: Path) -> None:
    facts = store.facts(path)
    name = _UNSAFE.sub("_", facts.name).strip(". ")[-120:]
    out = target / f"{facts.sha256[:12]} {name}".strip()
    with disk_errors():
        descriptor = files.create(out)
        try:
            for data in store.contents(path):
                files.write_all(descriptor, data)
        except PieceFileDamaged:
            out.unlink()
            raise
        finally:
            os.close(descriptor)
