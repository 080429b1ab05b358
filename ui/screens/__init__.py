# SPDX-License-Identifier: GPL-3.0-or-later
"""The destinations of the side bar, one module each; joined together in :mod:`ui.app`."""
