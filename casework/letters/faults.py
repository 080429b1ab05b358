# SPDX-License-Identifier: GPL-3.0-or-later
"""A template's fault in words, for the person who edits it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from casework.language import NBSP, Language
from casework.letters.check import Fault
from casework.paths import letter_templates


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    path = letter_templates("fr").parent / "faults.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(fault: Fault, language: Language) -> str:
    """One sentence: what, where, in which paragraph."""
    text = _sentences()[fault.kind.value][language.value].replace("{detail}", fault.detail)
    if fault.paragraph:
        quoted = f"«{NBSP}{fault.paragraph}{NBSP}»" if language is Language.FR else f"“{fault.paragraph}”"
        text += f" ({fault.place}{NBSP}: {quoted})" if language is Language.FR else f" ({fault.place}: {quoted})"
    elif fault.place:
        text += f" ({fault.place})"
    return text
