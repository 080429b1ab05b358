# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands before an open workspace: unlock, and the pages of the first run."""
