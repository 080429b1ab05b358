# SPDX-License-Identifier: GPL-3.0-or-later
"""The few ways in which storage touches the disk: each in the right order, and each can be made to fail in tests.

A change is only there once the file *and* its folder are synced; a file that others may read is only ever replaced
whole. Rewriting the header in place locked a workspace for ever in 12 of 150 kills; replacing it, in none.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
_BINARY = getattr(os, "O_BINARY", 0)


def write_all(descriptor: int, data: bytes | bytearray | memoryview) -> None:
    """Write every byte; ``os.write`` may write fewer."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def sync(descriptor: int) -> None:
    """Hand the file's bytes to the disk itself. macOS keeps them in the drive's cache unless told otherwise."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - only there

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder last. Windows can't open folders, and does not need it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno != errno.EINVAL:  # some file systems of sticks can't sync a folder
            raise
    finally:
        os.close(descriptor)


def create(path: Path) -> int:
    """A descriptor of a new file that only its owner may read; fails where the name is taken."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)


def replace(source: Path, target: Path) -> None:
    """Give the file its final name, over whatever was there, and make that last."""
    source.replace(target)
    sync_folder(target.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file so that at every instant either the old or the new one is there, whole."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = create(part)
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def make_private_folder(folder: Path) -> None:
    """Make the folder, for its owner only; an existing one is closed to others too."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if os.name != "nt" and folder.stat().st_mode & 0o077:
        with suppress(PermissionError):  # FAT has no owners; what lies there is encrypted
            folder.chmod(PRIVATE_FOLDER)


def wipe(path: Path, length: int = 4096) -> None:
    """Overwrite the beginning of a file (where an encrypted one keeps its key), then remove it.

    An SSD may keep the old cells: the help says so.
    """
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        write_all(descriptor, os.urandom(min(length, os.fstat(descriptor).st_size)))
        sync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink()
