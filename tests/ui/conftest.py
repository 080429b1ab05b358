# SPDX-License-Identifier: GPL-3.0-or-later
"""No screen is needed: Qt draws into memory. Set before any test imports Qt."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
