# SPDX-License-Identifier: GPL-3.0-or-later
"""What a workspace says of itself: sizes, counts and damage, and never a name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casework.storage.access import SlotInfo


@dataclass(frozen=True, slots=True)
class WorkspaceInfo:
    """What can be said of an open workspace without naming anyone. Sizes in bytes."""

    folder: Path
    vault: str
    created: str
    revision: str
    generation: int
    slots: tuple[SlotInfo, ...]
    opened_by: str
    database_size: int
    blobs: int
    blobs_size: int
    log_entries: int
    log_head: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the whole workspace found; ``missing`` and ``damaged`` are the SHA-256 of contents."""

    database: tuple[str, ...]
    log_broken_at: int
    log_entries: int
    contents: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    header_copy_renewed: bool

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not (self.database or self.log_broken_at or self.missing or self.damaged)
