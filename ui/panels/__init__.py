# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of screens that know a kind of record: shown on a screen of their own and on the page of a case."""
