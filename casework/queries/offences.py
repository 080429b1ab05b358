# SPDX-License-Identifier: GPL-3.0-or-later
"""Offence sheets for the defence, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from casework import deadlines as law
from casework.language import Language
from casework.queries.law_words import Choice, said


@dataclass(frozen=True, slots=True, kw_only=True)
class OffenceSheet:
    """One offence: what it may cost, by when it must be prosecuted, what to answer. ``clocks``: the periods to watch
    at once, by the titles of their rules."""

    id: str
    label: str
    regime: str
    articles: tuple[str, ...]
    penalty: str
    limitation: tuple[str, ...]
    clocks: tuple[str, ...]
    quick_ways: tuple[str, ...]
    defences: tuple[str, ...]
    evidence: tuple[str, ...]
    notes: tuple[str, ...]


def offences(language: Language) -> tuple[Choice, ...]:
    """Every sheet, in the order of the data."""
    return tuple(Choice(code, said(sheet.label, language)) for code, sheet in law.load_offences().items())


def offence_sheet(offence: str, language: Language) -> OffenceSheet | None:
    """One sheet; None for an offence that has none."""
    sheet = law.load_offences().get(offence)
    if sheet is None:
        return None

    def each(items: tuple[law.Words, ...]) -> tuple[str, ...]:
        return tuple(said(item, language) for item in items)

    return OffenceSheet(
        id=sheet.id,
        label=said(sheet.label, language),
        regime=said(sheet.regime_label, language),
        articles=sheet.articles,
        penalty=said(sheet.penalty, language),
        limitation=tuple(_rule_words(one, language) for one in sheet.limitation),
        clocks=tuple(_rule_words(one, language) for one in sheet.clocks),
        quick_ways=each(sheet.quick_ways),
        defences=each(sheet.defences),
        evidence=each(sheet.evidence),
        notes=each(sheet.notes),
    )


def _rule_words(reference: str, language: Language) -> str:
    rule_id, key = law.split_reference(reference)
    rule = law.load_rules().newest(rule_id)
    which = next((said(one.when, language) for one in rule.computations if one.key == key), "")
    return " – ".join(part for part in (said(rule.title, language), which) if part)
