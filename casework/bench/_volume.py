# SPDX-License-Identifier: GPL-3.0-or-later
"""The workspace that the lines about size are measured on: 10,000 cases, 100,000 pieces and items of correspondence."""

from __future__ import annotations

import atexit
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from casework import sample
from casework.services.session import create_workspace

CASES = 10_000
TODAY = date(2026, 11, 24)
PASSPHRASE = "girafe orage tulipe cargo violon"  # noqa: S105  (of a workspace that lives for minutes)


def empty(folder: Path) -> Path:
    """A new workspace, closed."""
    create_workspace(folder, PASSPHRASE).opened.close()
    return folder


@cache
def filled() -> Path:
    """The same with the volume data, made once for all groups of lines: it takes some minutes. Gone at the end."""
    kept = tempfile.TemporaryDirectory(prefix="casework-bench-volume-")
    atexit.register(kept.cleanup)
    made = create_workspace(Path(kept.name, "workspace"), PASSPHRASE)
    with made.opened.workspace as workspace:
        sample.fill(workspace, CASES, 1, today=TODAY)
        return workspace.folder
