# SPDX-License-Identifier: GPL-3.0-or-later
"""What builds, starts and checks the program. ``launch`` and what it imports need the standard library only."""
