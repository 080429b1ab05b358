# SPDX-License-Identifier: GPL-3.0-or-later
"""A nationality in words, from its ISO 3166 code. Data in ``resources/nationalities.toml``."""

from __future__ import annotations

import tomllib
from functools import cache

from babel import Locale

from casework.language import Language
from casework.paths import resources


@cache
def _adjectives() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources("nationalities.toml").read_text(encoding="utf-8"))


def nationality(code: str, language: Language) -> str:
    """``britannique`` (as in "de nationalité …"), ``British``; the country's name where there is no adjective yet.

    Anything that is no country code is given back as it was typed.
    """
    known = _adjectives().get(code.upper())
    if known is not None:
        return known[language.value]
    return str(Locale(language.value).territories.get(code.upper(), code))


def nationalities(language: Language) -> tuple[tuple[str, str], ...]:
    """Every (code, word) of the data, in the order of the words."""
    return tuple(
        sorted(((code, words[language.value]) for code, words in _adjectives().items()), key=lambda each: each[1])
    )
