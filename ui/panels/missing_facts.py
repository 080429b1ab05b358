# SPDX-License-Identifier: GPL-3.0-or-later
"""What a letter still lacks: one link for each fact, to the place where it is put right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from casework.letters.compose import MissingFact
from ui.widgets.parts import clear, column, scrolled
from ui.widgets.text import Label, button, dress

_ACROSS = 3
_LINES_SHOWN = 3


class MissingFacts(QWidget):
    """Hidden while nothing is missing. ``wanted`` carries the :class:`MissingFact` whose link was followed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[MissingFact, ...] = ()
        self._title = Label("", "strong", tone="danger")
        self._links = QGridLayout()
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setHorizontalSpacing(18)
        self._links.setVerticalSpacing(0)
        self._links.setColumnStretch(_ACROSS, 1)
        inside = QWidget()
        inside.setLayout(self._links)
        self._area = scrolled(inside)
        self.setLayout(column(self._title, self._area, spacing=2))
        self.hide()

    @property
    def count(self) -> int:
        return len(self._shown)

    def show_facts(self, facts: Sequence[MissingFact]) -> None:
        """These are missing now."""
        if self._shown == tuple(facts):
            return
        self._shown = tuple(facts)
        clear(self._links)
        self._title.setText(self.tr("%n fact(s) missing: the letter stays a draft.", "", len(facts)))
        for number, fact in enumerate(facts):
            link = button(fact.label, partial(self.wanted.emit, fact), role="link")
            link.setAccessibleName(self.tr("Missing: {fact}").format(fact=fact.label))
            dress(link)
            self._links.addWidget(link, number // _ACROSS, number % _ACROSS)
        lines = -(-len(facts) // _ACROSS)
        height = round(self.fontMetrics().height() * 1.9)
        self._area.setFixedHeight(height * min(lines, _LINES_SHOWN) + 4)
        self.setVisible(bool(facts))
