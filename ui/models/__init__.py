# SPDX-License-Identifier: GPL-3.0-or-later
"""Table models: one per list, on the base in :mod:`ui.models.table`."""
