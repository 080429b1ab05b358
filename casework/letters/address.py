# SPDX-License-Identifier: GPL-3.0-or-later
"""The postal address block, as the envelope's window and the sorting machine want it (NF Z10-011)."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import Final

#: The longest line that sorting machines read; a DL window shows no more at 11 points.
WIDTH: Final = 38
#: What a window shows.
LINES: Final = 6

_PUNCTUATION: Final = re.compile(r"[-‐-―.,;:!?/\\'’()«»\"]+")


def postal_block(
    addressee: Sequence[str], address_lines: Sequence[str], postcode_city: str, country: str = ""
) -> list[str]:
    """Lines of at most 38 characters: who, as written; then the address in capitals without punctuation.

    More than six lines come out only if the parts themselves do not fit in fewer.
    """
    lines = [part for line in addressee if line.strip() for part in _wrapped(line)]
    foreign = country if country.strip().casefold() not in {"", "france"} else ""
    for line in (*address_lines, postcode_city, foreign):
        capitals = " ".join(_PUNCTUATION.sub(" ", line).upper().split())
        if capitals:
            lines += _wrapped(capitals)
    return lines


def _wrapped(line: str) -> list[str]:
    """Broken before « de » rather than after it."""
    bound = re.sub(r"\b(de|du|des|la|le|les) (?=\S)", "\\1\u00a0", " ".join(line.split()))
    lines = textwrap.wrap(bound, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [part.replace("\u00a0", " ") for part in lines]
