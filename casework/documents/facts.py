# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said of a PDF that this program made itself. Foreign files go through the child process."""

from __future__ import annotations

import io

import pikepdf


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)
