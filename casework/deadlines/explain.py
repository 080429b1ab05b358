# SPDX-License-Identifier: GPL-3.0-or-later
"""The reasoning behind a date in words, from ``resources/law/sentences.toml``.

"prononcé le mardi 21 avril 2026", "dix jours : vendredi 1er mai 2026", "jour non ouvrable (fête du Travail)",
"reporté au lundi 4 mai 2026 (CPP art. 801)".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

from casework.deadlines.compute import Computed
from casework.deadlines.reasons import Step
from casework.language import Language, clock, long_date
from casework.paths import resources


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads(resources("law", "sentences.toml").read_text(encoding="utf-8"))


def explain(computed: Computed, language: Language) -> list[str]:
    """The steps from the trigger to the last day and the safe day, one phrase each."""
    return [step_in_words(step, language) for step in computed.steps]


def warnings_in_words(computed: Computed, language: Language) -> list[str]:
    """What a reader must know besides the steps: not verified, assumed, about to change."""
    return [step_in_words(step, language) for step in computed.warnings]


def sentence_in_words(steps: Iterable[Step], language: Language) -> str:
    """Steps joined into one line: "prononcé le … ; dix jours : … ; reporté au …"."""
    joint = "\u00a0; " if language is Language.FR else "; "
    return joint.join(step_in_words(step, language) for step in steps)


def step_in_words(step: Step, language: Language) -> str:
    """One step or warning as a phrase."""
    pattern: str = _sentences()["step"][step.kind][language.value]
    day = "" if step.day is None else day_in_words(step.day, language)
    words = "" if step.words is None else step.words[language]
    return pattern.format(
        day=day,
        number=step.amount,
        amount=amount_in_words(step.amount, step.unit, language) if step.unit else "",
        words=words.format(day=day) if step.kind == "trigger_said" else words,
        note=step.note,
        because=f" ({words})" if words else "",
        article=f" ({step.note})" if step.note else "",
    )


def day_in_words(moment: date | datetime, language: Language) -> str:
    """``lundi 4 mai 2026``, with the hour where there is one: ``lundi 4 mai 2026 à 14 h 30``."""
    day = long_date(moment, language, weekday=True)
    if not isinstance(moment, datetime):
        return day
    pattern: str = _sentences()["at"][language.value]
    return pattern.format(day=day, clock=clock(moment, language))


def amount_in_words(amount: int, unit: str, language: Language) -> str:
    """``dix jours``, ``un mois``; in figures where the number has no word in the data."""
    unit_words = _sentences()["unit"][unit]
    if amount == 0 and f"none_{language.value}" in unit_words:
        return str(unit_words[f"none_{language.value}"])
    if amount == 1:
        return str(unit_words[f"one_{language.value}"])
    number = _sentences()["number"].get(str(amount), {}).get(language.value, str(amount))
    return str(unit_words[f"many_{language.value}"]).format(n=number)
