# SPDX-License-Identifier: GPL-3.0-or-later
"""From the passphrase to Today with 10,000 cases and 100,000 pieces and letters, beside an empty workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casework.bench import Measured, Unit, compare
from casework.bench._volume import CASES, PASSPHRASE, TODAY, empty, filled
from casework.language import Language
from casework.queries.today import today
from casework.queries.view import view_of
from casework.storage.workspace import Workspace


def measure(scratch: Path) -> Iterator[Measured]:
    """With the key derivation that people have: it is part of what they wait for."""
    full, bare = filled(), empty(scratch / "empty")
    compared = compare(lambda: _to_today(full), lambda: _to_today(bare))
    work = f"Unlock to Today with {CASES:,} cases, against an empty workspace"
    yield Measured(work, compared.ratio, Unit.TIMES, 2, note=compared.note)


def _to_today(folder: Path) -> None:
    with Workspace.unlock(folder, PASSPHRASE) as workspace:
        today(workspace, view_of(workspace, Language.FR, TODAY))
