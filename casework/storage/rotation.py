# SPDX-License-Identifier: GPL-3.0-or-later
"""A new master key, after a passphrase and a copy of the folder may both have been seen.

An old header and an old passphrase open the old master key for ever, so everything moves to a new one: a new
database file under a new key and salt, and every blob's file key wrapped anew under a new name. Old and new lie side
by side until the header is replaced, which is the instant of the change; a kill before it leaves the old
workspace (the next attempt goes on where this one stopped), a kill after it the new one and some files to remove.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.storage import files, header
from casework.storage.blobs import BlobStore
from casework.storage.engine import Database, DatabaseKey
from casework.storage.errors import HeaderDamaged, disk_errors
from casework.storage.header import Header, Rotation
from casework.storage.keys import MasterKey, Purpose


def begin(folder: Path, found: Header, master: MasterKey) -> tuple[Header, MasterKey]:
    """The next master key, kept in the header wrapped by the present one; an attempt under way is taken up."""
    if found.rotation is None:
        fresh = MasterKey.new(found.vault)
        nonce = os.urandom(12)
        sealed = AESGCM(master.key(Purpose.ROTATION)).encrypt(nonce, fresh.secret(), found.vault.encode())
        started = replace(
            found,
            rotation=Rotation(found.generation + 1, nonce.hex(), sealed.hex(), os.urandom(16).hex()),
        ).signed(master)
        header.write(folder, started)
        return started, fresh
    under_way = found.rotation
    try:
        secret = AESGCM(master.key(Purpose.ROTATION)).decrypt(
            bytes.fromhex(under_way.nonce), bytes.fromhex(under_way.sealed), found.vault.encode()
        )
    except (InvalidTag, ValueError) as problem:
        raise HeaderDamaged from problem
    return found, MasterKey(secret, found.vault)


def next_header(found: Header) -> Header:
    """The header of the next generation, still without slots and unsigned."""
    under_way = found.rotation
    assert under_way is not None
    return replace(
        found, generation=under_way.generation, salt=bytes.fromhex(under_way.salt), slots=(), rotation=None, mac=""
    )


def move_blobs(
    old: BlobStore,
    new: BlobStore,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    """Every blob into the new store; those that are there already are passed over. The old ones stay."""
    with disk_errors():
        files.make_private_folder(new.folder)
    paths = list(old.paths())
    moved: set[Path] = set()
    for done, path in enumerate(paths):
        progress(done, len(paths))
        moved.add(old.rewrap(path, new, cancelled))
    for deleted_since in set(new.paths()) - moved:
        files.wipe(deleted_since)
    progress(len(paths), len(paths))


def move_database(database: Database, target: Path, key: DatabaseKey) -> None:
    """The database as a new file under its new key; what an earlier attempt left there is replaced."""
    with disk_errors():
        for left in target.parent.glob(f"{target.name}*"):
            left.unlink()
    database.snapshot(target, key)
    with disk_errors():
        files.sync_folder(target.parent)


def remove_other_generations(folder: Path, found: Header) -> None:
    """Remove the databases and blobs of every generation that the header does not name. A blob's key goes first."""
    if found.rotation is not None:
        return
    with disk_errors():
        for path in folder.glob("case*.db*"):
            if path.name.split(".db")[0] + ".db" != found.database_name():
                files.wipe(path)
        for path in folder.glob("blobs*"):
            if path.name != found.blobs_name() and path.is_dir():
                for blob in path.glob("??/*"):
                    files.wipe(blob)
                shutil.rmtree(path)
