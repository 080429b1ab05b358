# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of the journeys is the window of its own tests."""

from tests.ui.conftest import run

__all__ = ["run"]
