# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundle: numbered, stamped pieces behind a bordereau, as one PDF.

Names are imported when first asked for: the assembling process imports this package too, needs next to nothing of
it, and its start counts (design, section 6).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casework.bundle.building import build
    from casework.bundle.report import PartReport, PieceReport, Report, Status
    from casework.bundle.source import Options, Profile, Source

_HOMES = {
    "build": "building",
    "PartReport": "report",
    "PieceReport": "report",
    "Report": "report",
    "Status": "report",
    "Options": "source",
    "Profile": "source",
    "Source": "source",
}

__all__ = ["Options", "PartReport", "PieceReport", "Profile", "Report", "Source", "Status", "build"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"casework.bundle.{_HOMES[name]}"), name)
