# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, times, numbers and lists as French and English readers write them, on paper and on screen.

Every space that must not break is U+00A0. Never U+202F: ReportLab breaks lines at it and the Liberation fonts
have no such glyph; Babel's numbers are mended here before anyone sees them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

NBSP = "\u00a0"


class Language(StrEnum):
    """The two languages of the interface and of documents."""

    FR = "fr"
    EN = "en"


def system_language() -> Language:
    """French where the system speaks French, else English. Looks at the POSIX variables only: no Qt here."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return Language.FR if value.lower().startswith("fr") else Language.EN
    return Language.EN


def long_date(day: date, language: Language, *, weekday: bool = False) -> str:
    """``23 novembre 2026``, ``1er décembre 2026``, with ``weekday``: ``lundi 23 novembre 2026``."""
    name = format_date(day, "EEEE", locale=language.value)
    month = format_date(day, "MMMM", locale=language.value)
    number = "1er" if language is Language.FR and day.day == 1 else str(day.day)
    text = f"{number}{NBSP}{month} {day.year}"
    return f"{name} {text}" if weekday else text


def short_date(day: date) -> str:
    """``23/11/2026``: day before month in both languages, as both our readers' countries write it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def clock(at: time | datetime, language: Language) -> str:
    """``14 h 30`` (``14 h`` on the hour) in French, ``14:30`` in English."""
    if language is Language.EN:
        return f"{at.hour:02d}:{at.minute:02d}"
    return f"{at.hour}{NBSP}h" + (f"{NBSP}{at.minute:02d}" if at.minute else "")


def duration(minutes: int, language: Language) -> str:
    """``1 h 40 min`` from a number of minutes; both languages write it alike."""
    del language
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours}{NBSP}h"] if hours else []) + ([f"{rest}{NBSP}min"] if rest or not hours else [])
    return NBSP.join(parts)


def listed(items: Sequence[str], language: Language) -> str:
    """``A, B et C`` / ``A, B and C``."""
    if len(items) < 2:
        return "".join(items)
    word = "et" if language is Language.FR else "and"
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def number(value: int | float | Decimal, language: Language) -> str:
    """``1 234,5`` / ``1,234.5``."""
    return _mend(str(format_decimal(value, locale=language.value)))


def euros(value: Decimal | int, language: Language) -> str:
    """``1 234,50 €`` / ``€1,234.50``."""
    return _mend(str(format_currency(value, "EUR", locale=language.value)))


def _mend(text: str) -> str:
    return text.replace("\u202f", NBSP)


# What follows decides for ; : ! ? (an address or an hour holds them too), never for the closing quotation mark.
_BEFORE = re.compile(r"(?<=[^\s(\[])[ \u00a0]*([;:!?]+(?=[\s»)\]]|$)|»)")
_OPENING = re.compile(r"«[ \u00a0]*")
_ABBREVIATION = re.compile(r"\b(n°|art\.|p\.|M\.|MM\.|Mme|Mmes|Me|Dr)[ ]+(?=\S)")
_UNIT = re.compile(r"(?<=\d)[ ]+(?=(?:€|%|h\b|min\b|cm\b|km\b|m\b|kg\b|Mo\b|ko\b|ans?\b|mois\b|jours?\b|heures?\b))")


def french(text: str) -> str:
    """Put right what typists leave undone: no-break spaces and typographic apostrophes. Idempotent."""
    text = _mend(text).replace("'", "’")
    text = _OPENING.sub(f"«{NBSP}", text)
    text = _BEFORE.sub(lambda found: NBSP + found.group(1), text)
    text = _ABBREVIATION.sub(lambda found: found.group(1) + NBSP, text)
    return _UNIT.sub(NBSP, text)


def fold(text: str) -> str:
    """The key by which words are compared: accents, case, hyphens and kinds of space do not matter."""
    # Decomposed, a sign may show a capital that it hid ("℡"), and a small letter may be several.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = plain.replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return " ".join(re.sub(r"[-‐-―_/]", " ", plain).split())


_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Text from outside, made safe to show: control, line and direction marks become the sign U+FFFD."""
    return _UNSEEN.sub("\ufffd", text)
