# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes behind a record, as a stream that decrypts as it is read. Nothing is written in clear to look at it."""

from __future__ import annotations

from typing import BinaryIO

from casework.storage.workspace import Workspace


def open_content(workspace: Workspace, sha256: str) -> BinaryIO:
    """A content of the encrypted store, seekable.

    Raises:
        casework.storage.errors: PieceFileMissing, PieceFileDamaged.
    """
    return workspace.blobs.open(sha256)
