# SPDX-License-Identifier: GPL-3.0-or-later
"""The only door by which plain text leaves the workspace onto a disk."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import BinaryIO

from casework.errors import FileNotWritten

_CHUNK = 1 << 20


def hand_out(stream: BinaryIO, target: Path) -> None:
    """Write all that the stream gives to ``target``: whole, readable by its owner only, or not at all.

    Raises:
        FileNotWritten: the folder is not there, not writable, or full.
    """
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                while data := stream.read(_CHUNK):
                    file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritten(target.name) from error
