# SPDX-License-Identifier: GPL-3.0-or-later
"""Offence sheets for the defence: texts, penalties, regime, limitation, defences and evidence, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from casework.deadlines.evidence_loss import references
from casework.deadlines.reading import Words
from casework.deadlines.vocabulary import law_file, whole_table


@dataclass(frozen=True, slots=True)
class Offence:
    """One sheet. ``limitation``: rules on how long prosecution may begin; ``clocks``: rules to watch at once.

    ``quick_ways``: ways of prosecuting it that skip a full hearing. ``regime``: the ordinary one, or the press law's.
    """

    id: str
    label: Words
    regime: str
    regime_label: Words
    articles: tuple[str, ...]
    penalty: Words
    limitation: tuple[str, ...]
    clocks: tuple[str, ...]
    quick_ways: tuple[Words, ...]
    defences: tuple[Words, ...]
    evidence: tuple[Words, ...]
    notes: tuple[Words, ...]


@cache
def load_offences() -> Mapping[str, Offence]:
    """The sheets by their id, in the order of the file. Raises LawFileFault."""
    table = whole_table(law_file("offences.toml"))
    regimes = {name: one.words("label") for name, one in table.named_tables("regime")}
    ways = {name: one.words("label") for name, one in table.named_tables("quick_way")}
    found = {}
    for one in table.tables("offence", "id"):
        regime = one.one_of("regime", regimes)
        offence = Offence(
            id=one.text("id"),
            label=one.words("label"),
            regime=regime,
            regime_label=regimes[regime],
            articles=one.texts("articles"),
            penalty=one.words("penalty"),
            limitation=references(one, "limitation"),
            clocks=references(one, "clocks"),
            quick_ways=tuple(ways[name] for name in one.texts("quick_ways", ways)),
            defences=one.list_of_words("defences"),
            evidence=one.list_of_words("evidence"),
            notes=one.list_of_words("notes"),
        )
        one.finish()
        found[offence.id] = offence
    table.finish()
    return found
