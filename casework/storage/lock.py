# SPDX-License-Identifier: GPL-3.0-or-later
"""One program at a time in a workspace.

A lock of the operating system on the file ``lock``, not a file whose presence means something: it is gone the instant
the program is, even by ``kill -9``. POSIX record locks are used because forked children do not inherit them (a
converter that outlives us must not keep the workspace shut); they do not hold against the same process, so a
list of open folders does that part.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from casework.storage.errors import AlreadyOpen, disk_errors

NAME = "lock"
_guard = threading.Lock()
_open_here: set[tuple[int, int]] = set()


class FolderLock:
    """Held from construction until :meth:`release`. Raises :class:`AlreadyOpen`."""

    def __init__(self, folder: Path) -> None:
        path = folder / NAME
        with _guard, disk_errors():
            # Looked up before opening: closing any descriptor of the file would drop a record lock held on it.
            if path.exists() and _identity(path) in _open_here:
                raise AlreadyOpen
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            self._identity = _identity(path)
            try:
                _lock(self._descriptor)
            except OSError as problem:
                os.close(self._descriptor)
                raise AlreadyOpen from problem
            _open_here.add(self._identity)

    def release(self) -> None:
        """Let others in. Harmless when done twice."""
        with _guard:
            if self._identity in _open_here:
                _open_here.discard(self._identity)
                os.close(self._descriptor)


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - only there

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - only there

        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
