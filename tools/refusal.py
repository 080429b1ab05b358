# SPDX-License-Identifier: GPL-3.0-or-later
"""How the tools say that they can't go on."""

from __future__ import annotations

import sys


class Refused(Exception):
    """The start can't go on; the message is the one sentence that a person reads."""


def say(text: str) -> None:
    """To stderr, because stdout belongs to the program that is started (``cli … --json``)."""
    print(text, file=sys.stderr, flush=True)
