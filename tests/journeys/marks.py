# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that stand nowhere else, so that one of them found anywhere is a leak."""

from __future__ import annotations

FIRST = "Zéphyrine"
LAST = "Quastenberg"
ALIAS = "Vermillonne"
PHONE = "07 93 51 84 62"
PLACE = "Brumecourt-les-Saules"
NOTE = "Le cousin Onuphre a tout vu depuis la fenêtre."
HALF = "Rappeler Théodulf demain avant"
FILE = "attestation Quastenberg.txt"

#: One word of each, as bytes are searched for it.
WORDS = ("Zéphyrine", "Quastenberg", "Vermillonne", "07 93 51 84 62", "Brumecourt", "Onuphre", "Théodulf")


def in_memory(word: str) -> tuple[bytes, ...]:
    """As a running program holds it: Qt in UTF-16, the database in UTF-8, Python in one byte a letter."""
    return tuple({word.encode(code) for code in ("utf-8", "utf-16-le", "latin-1")})


def spellings(word: str) -> tuple[bytes, ...]:
    """As files may hold it: UTF-8, UTF-16, Latin-1, upper and lower case, as JSON escapes it."""
    cased = {word, word.upper(), word.lower()}
    found = {text.encode(code) for text in cased for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")}
    found |= {text.encode("ascii", "backslashreplace") for text in cased}
    return tuple(sorted(found))
