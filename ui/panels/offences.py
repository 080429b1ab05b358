# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of an offence: what it may cost, by when it must be prosecuted, what to answer, what to look for."""

from __future__ import annotations

from collections.abc import Iterable

from casework.language import NBSP
from casework.queries.offences import OffenceSheet
from ui.widgets.parts import Card
from ui.widgets.text import Label


class OffencePanel(Card):
    """To read, and to copy from."""

    def __init__(self, sheet: OffenceSheet) -> None:
        super().__init__()
        self.setAccessibleName(sheet.label)
        self.add(Label(sheet.label, "heading", wrap=True))
        self.add(Label(f"{sheet.regime} · {f'{NBSP}; '.join(sheet.articles)}", "muted", wrap=True, copy=True))
        self._part(self.tr("At most"), (sheet.penalty,))
        self._part(self.tr("Limitation"), sheet.limitation)
        self._part(self.tr("Watch at once"), sheet.clocks)
        self._part(self.tr("May go without a full hearing by"), sheet.quick_ways)
        self._part(self.tr("What to answer"), sheet.defences)
        self._part(self.tr("What to look for"), sheet.evidence)
        self._part(self.tr("To know"), sheet.notes)

    def _part(self, title: str, items: Iterable[str]) -> None:
        words = [item for item in items if item]
        if words:
            self.add(Label(title, "caption"))
            for item in words:
                self.add(Label(f"–{NBSP}{item}" if len(words) > 1 else item, wrap=True, copy=True))
