# SPDX-License-Identifier: GPL-3.0-or-later
"""The question asked once after printing: was it posted, when, how, under which number? Then the silence counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from casework.services.packets import Posted
from casework.words import Means
from ui.context import Context
from ui.dates import Lean
from ui.labels import choices
from ui.widgets.fields import Choice, DateField
from ui.widgets.form import Form
from ui.widgets.parts import Card, row
from ui.widgets.text import Label, button, dress


class Posting(Card):
    """``posted`` carries a :class:`casework.services.packets.Posted`."""

    posted = Signal(object)

    def __init__(self, context: Context, channel: str) -> None:
        super().__init__("", tone="accent")
        self._form = Form(3)
        self._on = DateField(self.tr("Posted on"), context.language, context.today, lean=Lean.PAST)
        self._on.show_day(context.today)
        self._means = Choice(self.tr("How"), choices(Means))
        self._means.choose(channel or Means.LRAR.value)
        self._means.picked.connect(self._complain)
        self.tracking = QLineEdit()
        self.tracking.setPlaceholderText("1A 123 456 7890 1")
        self.tracking.returnPressed.connect(self._on_posted)
        self.tracking.textEdited.connect(lambda _text: self._complain(""))
        self._form.add("tracking", self.tr("Registered letter number (LRAR)"), self.tracking)
        self._form.add("on", self.tr("Posted on"), self._on)
        self._form.add("means", self.tr("How"), self._means)
        self._told = Label(self.tr("From then on the other side’s silence is counted."), "small", wrap=True)
        self.yes = button(self.tr("It was posted"), self._on_posted, icon_name="check")
        foot = row(self._told, button(self.tr("Not yet"), self.hide, role="quiet"), self.yes)
        foot.setStretch(0, 1)
        self.inside.setContentsMargins(18, 10, 18, 10)
        self.add(Label(self.tr("Posted?"), "heading"), self._form, foot)
        self.setAccessibleName(self.tr("Posted?"))
        self.hide()

    def ask(self) -> None:
        """Show the question, the cursor where the number goes."""
        self.show()
        self.tracking.setFocus()

    def _complain(self, words: str = "") -> None:
        self._told.setText(words or self.tr("From then on the other side’s silence is counted."))
        dress(self._told, tone="danger" if words else "none")

    def _on_posted(self) -> None:
        number = self.tracking.text().strip()
        if Means(self._means.key) is Means.LRAR and not number:
            self._complain(self.tr("The number stands on the posting slip. Without a slip, choose another way."))
            self.tracking.setFocus()
        elif self._on.day is None:
            self._complain(self.tr("Type the day it was posted."))
            self._on.setFocus()
        else:
            self.posted.emit(Posted(on=self._on.day, means=Means(self._means.key), tracking_number=number))
