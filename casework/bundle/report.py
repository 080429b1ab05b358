# SPDX-License-Identifier: GPL-3.0-or-later
"""What a finished bundle holds: for the screen, the log of what was sent, and ``casework bundle --json``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Status(StrEnum):
    """What became of a piece."""

    OK = "ok"
    CONVERTED = "converted"
    REPAIRED = "repaired"
    PLACEHOLDER = "placeholder"
    REFERENCE = "reference"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PieceReport:
    """One piece as it stands in the bundle. ``first_page`` is the printed number; 0 pages only when withdrawn.

    ``reason`` is in the bundle's language, "" when there is nothing to say. ``source`` is the file's name as given.
    """

    number: str
    title: str
    source: str
    sha256: str
    size: int
    pages: int
    first_page: int
    status: Status
    reason: str
    part: int = 1


@dataclass(frozen=True, slots=True)
class PartReport:
    """One file that was written. Pieces' numbers as printed; ``too_large`` when one page alone passes the limit."""

    path: Path
    pages: int
    size: int
    sha256: str
    first_page: int
    numbers: tuple[str, ...]
    too_large: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The whole: its pieces in order, its pages over all parts, its files in order."""

    pieces: tuple[PieceReport, ...]
    pages: int
    parts: tuple[PartReport, ...]
