# SPDX-License-Identifier: GPL-3.0-or-later
"""Casework: case files, deadlines, letters and evidence bundles for a small legal charity."""

__version__ = "0.1.0"
