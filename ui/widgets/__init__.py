# SPDX-License-Identifier: GPL-3.0-or-later
"""Small parts that screens are made of; they know nothing of cases."""
