# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundle: numbered, stamped pieces behind a bordereau, as one PDF."""

from casework.bundle.build import build
from casework.bundle.report import PartReport, PieceReport, Report, Status
from casework.bundle.source import Options, Profile, Source

__all__ = ["Options", "PartReport", "PieceReport", "Profile", "Report", "Source", "Status", "build"]
