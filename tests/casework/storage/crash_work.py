# SPDX-License-Identifier: GPL-3.0-or-later
"""What the children of the crash tests do until they are killed. Each confirmed piece of work is a line in ``log``."""

from __future__ import annotations

import io
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casework.model import Organisation, Piece
from casework.model.base import utc_now
from casework.storage import backup, backup_set, migrations, restore
from casework.storage.keys import KdfParameters, SlotKind
from casework.storage.workspace import Workspace

FAST = KdfParameters.fast_for_tests()
PHRASES = ("girafe orage tulipe cargo violon", "lampe neige rivage citron moulin")
READY = "ready"


def _say(log: Path, line: object) -> None:
    """Written by the system call itself: what was said before the kill is there after it."""
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, f"{line}\n".encode())
    os.close(descriptor)


def edit(folder: Path, log: Path, start: int) -> None:
    """Two records in each job, so that half a job would show."""
    with Workspace.unlock(folder, PHRASES[0]) as workspace:
        for number in range(start, start + 100_000):
            with workspace.writing("edit") as session:
                session.add(Organisation(name=f"first {number}", city=str(number)))
                session.flush()
                session.add(Organisation(name=f"second {number}", city=str(number)))
            if number == start:
                _say(log, READY)  # warm: the kill falls into work, not into loading
            _say(log, number)


def intake(folder: Path, log: Path, start: int) -> None:
    """A content of up to 2 MB and its record."""
    with Workspace.unlock(folder, PHRASES[0]) as workspace:
        for number in range(start, start + 100_000):
            content = random.Random(number).randbytes(number * 7919 % 2_000_000)
            stored = workspace.blobs.add(io.BytesIO(content))
            with workspace.writing("intake") as session:
                session.add(Piece(sha256=stored.sha256, size=stored.size, admitted_at=utc_now()))
            if number == start:
                _say(log, READY)
            _say(log, stored.sha256)


def passphrase(folder: Path, log: Path, start: int) -> None:
    """From one passphrase to the other and back; ``start`` tells which opens now."""
    with Workspace.unlock(folder, PHRASES[start % 2]) as workspace:
        _say(log, READY)
        for number in range(start, start + 100_000):
            workspace.access.change_passphrase(PHRASES[number % 2], PHRASES[(number + 1) % 2], kdf=FAST)
            _say(log, number + 1)


def back_up(folder: Path, log: Path, start: int) -> None:
    """A change and a backup, each a day later than the one before."""
    with Workspace.unlock(folder, PHRASES[0]) as workspace:
        _say(log, READY)
        for number in range(start, start + 100_000):
            with workspace.writing("edit") as session:
                stored = workspace.blobs.add(io.BytesIO(random.Random(number).randbytes(300_000)))
                session.add(Piece(sha256=stored.sha256, size=stored.size, admitted_at=utc_now()))
            day = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=number)
            _say(log, backup.make(workspace, folder.with_name("stick"), now=day).id)


def bring_back(folder: Path, log: Path, start: int) -> None:
    """One restore after the other, each into a new folder."""
    found = backup_set.open_snapshot(folder.with_name("stick"), "", SlotKind.PASSPHRASE, PHRASES[0])
    _say(log, READY)
    for number in range(start, start + 100_000):
        restore.restore(found, folder.with_name(f"restored-{number}"))
        _say(log, number)


def rotate(folder: Path, log: Path, start: int) -> None:
    """One new master key after the other."""
    del start
    with Workspace.unlock(folder, PHRASES[0]) as workspace:
        _say(log, READY)
        while True:
            _say(log, workspace.rotate(PHRASES[0], kdf=FAST))


def migrate(folder: Path, log: Path, start: int) -> None:
    """Open a workspace that a step of ``migrations`` beside it must change first."""
    del start
    migrations.FOLDER = folder.with_name("migrations")
    migrations.newest.cache_clear()
    _say(log, READY)
    Workspace.unlock(folder, PHRASES[0]).close()
    _say(log, "migrated")
