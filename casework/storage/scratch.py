# SPDX-License-Identifier: GPL-3.0-or-later
"""The private folder for converters that insist on files: in memory where the system has such a place, emptied always.

Linux: ``$XDG_RUNTIME_DIR/casework-XXXX``, which is RAM and gone at logout. Elsewhere a folder for the owner only in the
user's own temp folder. The folder's name carries a tag of the workspace, so that the next start finds what a killed
program left.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def _root() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_dir() and os.access(runtime, os.W_OK | os.X_OK):
        return Path(runtime)
    return Path(tempfile.gettempdir())


class Scratch:
    """The folder of one open workspace, made when first asked for."""

    def __init__(self, vault: str) -> None:
        self._prefix = f"casework-{vault[:8]}-"
        self._folder: Path | None = None

    def folder(self) -> Path:
        """The folder, for the owner only."""
        if self._folder is None or not self._folder.is_dir():
            self._folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=_root()))
        return self._folder

    def sweep(self) -> int:
        """Remove every scratch folder of this workspace; how many could not be removed (a converter holds them)."""
        left = 0
        for found in _root().glob(f"{self._prefix}*"):
            # Only a real folder of our own: the temp folder is open to everyone.
            if found.is_symlink() or not found.is_dir() or (os.name != "nt" and found.stat().st_uid != os.getuid()):
                continue
            shutil.rmtree(found, ignore_errors=True)
            left += found.exists()
        self._folder = None
        return left
