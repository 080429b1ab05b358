# SPDX-License-Identifier: GPL-3.0-or-later
"""File names as the administrative courts' platform takes them (CJA R414-5; Télérecours documentation).

Each piece is a file of its own whose name begins with its number in the inventory, then says what it is: at most 80
signs, letters and digits without accents, hyphen and underscore.
"""

from __future__ import annotations

import re
import unicodedata

INVENTORY = "00_inventaire"
_MOST_SIGNS = 80


def file_name(number: str, title: str, piece: tuple[int, int] = (1, 1)) -> str:
    """``03-certificat-medical``, ``03-bis-traduction``; ``piece`` is (1, 2) for the first of two files of a piece."""
    leading, rest = _split(number)
    start = "-".join(part for part in (leading, _plain(rest)) if part)
    end = f"-{piece[0]}-sur-{piece[1]}" if piece[1] > 1 else ""
    room = _MOST_SIGNS - len(start) - len(end) - 1
    words = _plain(title)
    if len(words) > room:
        # Between two words where that keeps most of them.
        cut = words[:room].rfind("-")
        words = words[: cut if cut > room // 2 else room].rstrip("-_")
    return f"{start}-{words}{end}" if words else f"{start}{end}"


def _split(number: str) -> tuple[str, str]:
    found = re.match(r"\d+", number)
    return (f"{int(found.group()):02}", number[found.end() :]) if found else ("", number)


def _plain(text: str) -> str:
    """Lower case ASCII with single hyphens."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss").replace("n°", "no ")
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", text).strip("-_")
