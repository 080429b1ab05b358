# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters of a case and its post: what was written, sent and received."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.changes import Kind
from casework.language import short_date
from casework.queries.correspondence import PostRow, list_post
from casework.queries.letters import LetterRow, Template, list_letters, templates_for
from casework.services import letters
from casework.words import Direction, LetterStatus, Means
from ui.context import Context, Place
from ui.labels import word
from ui.panels.packet_begin import prepare_letter
from ui.widgets.fields import Choice
from ui.widgets.parts import Card, EmptyState, clear, column, row, scrolled
from ui.widgets.text import Label, button, line

_WAITING = frozenset({LetterStatus.DRAFT, LetterStatus.CHECKED, LetterStatus.FINAL, LetterStatus.SIGNED})


class LettersPanel(QWidget):
    """A letter opens on its own sheet, or in the sheet of its packet: what is seen there is what prints."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self._templates: tuple[Template, ...] = ()
        self._template = Choice(self.tr("Letter"), [])
        self._template.picked.connect(self._show_warning)
        self._warning = Label("", "small", wrap=True)
        self._begin = Card(self.tr("A new letter"), tone="accent")
        write = button(self.tr("Write"), self._on_begin)
        chosen = row(self._template, write)
        chosen.setStretch(0, 1)
        self._begin.add(chosen, self._warning)
        self._begin.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        inside = QWidget()
        new = row(button(self.tr("New letter"), self.begin, icon_name="plus"), None)
        whole = column(new, self._begin, self._lines, spacing=12, margins=(0, 12, 8, 12))
        whole.addStretch(1)
        inside.setLayout(whole)
        self.setLayout(column(scrolled(inside)))

    def begin(self) -> None:
        """Offer the letters that may be written: those that the stage of the case calls for first."""
        self._templates = templates_for(self._context.workspace, self._context.language, self._case_id)
        self._template.offer([(one.id, one.title) for one in self._templates])
        self._show_warning()
        self._begin.show()
        self._template.setFocus()

    def flush(self) -> None:
        """Nothing here waits to be saved."""

    def read(self) -> None:
        context = self._context
        rows = list_letters(context.workspace, context.view, case_id=self._case_id)
        clear(self._lines)
        for number, each in enumerate(rows):
            if number:
                self._lines.addWidget(line())
            self._lines.addLayout(self._letter(each))
        post = list_post(context.workspace, context.view, case_id=self._case_id)
        if post:
            self._lines.addSpacing(12)
            self._lines.addWidget(Label(self.tr("Sent and received"), "caption"))
        for each_post in post:
            self._lines.addLayout(self._post(each_post))
        if not rows and not post:
            hint = self.tr("A complaint, a request to keep footage, a reminder: the letters that fit come first.")
            self._lines.addWidget(EmptyState("mail", self.tr("No letters yet."), hint))

    def _show_warning(self) -> None:
        chosen = next((one for one in self._templates if one.id == self._template.key), None)
        told = chosen.warning if chosen is not None else ""
        self._warning.setText(told or self.tr("Letters to authorities are written in French and bear real names."))

    def _letter(self, shown: LetterRow) -> QVBoxLayout:
        status = LetterStatus(shown.status)
        dated = shown.sent_on or shown.dated_on
        day = short_date(dated) if dated else ""
        words = column(
            Label(shown.title, "strong", wrap=True),
            Label(" · ".join(part for part in (shown.recipient, day) if part), "small", wrap=True),
            spacing=1,
        )
        parted = row(words, Label(word(status), "badge"))
        parted.setStretch(0, 1)
        place = Place(kind=Kind.LETTER, id=shown.id)
        see = button(self.tr("Open"), partial(self._context.go, place), role="quiet")
        see.setAccessibleName(self.tr("Open: {title}").format(title=shown.title))
        parted.addWidget(see)
        if status in _WAITING:
            go = button(self.tr("Prepare"), partial(prepare_letter, self._context, self, shown))
            go.setAccessibleName(self.tr("Prepare: {title}").format(title=shown.title))
            parted.addWidget(go)
        return column(parted)

    def _post(self, shown: PostRow) -> QVBoxLayout:
        sent = shown.direction == Direction.SENT
        title = self.tr("Sent on {date}") if sent else self.tr("Received on {date}")
        receipt = ""
        if shown.receipt_on:
            receipt = self.tr("receipt of {date}").format(date=short_date(shown.receipt_on))
        parts = (shown.who, shown.subject, word(Means(shown.means)), shown.tracking_number, receipt)
        words = column(
            Label(title.format(date=short_date(shown.on)), "strong"),
            Label(" · ".join(part for part in parts if part), "small", wrap=True, copy=True),
            spacing=1,
        )
        parted = row(words)
        parted.setStretch(0, 1)
        if shown.waiting is not None:
            parted.addWidget(Label(self.tr("silent for %n day(s)", "", shown.waiting), "badge", tone="warning"))
        place = Place(kind=Kind.CORRESPONDENCE, id=shown.id)
        go = button(self.tr("Open"), partial(self._context.go, place), role="quiet")
        go.setAccessibleName(self.tr("Open: {title}").format(title=shown.subject or shown.who))
        parted.addWidget(go)
        return column(parted)

    def _on_begin(self) -> None:
        context, case_id = self._context, self._case_id
        workspace = context.workspace
        chosen = next(one for one in self._templates if one.id == self._template.key)
        it = letters.DraftLetter(case_id=case_id, template=chosen.id, proceeding_id=chosen.proceeding_id)
        self._begin.hide()
        context.do(
            self,
            lambda: letters.draft(workspace, it),
            then=lambda changed: context.go(Place(kind=Kind.LETTER, id=changed.id)),
        )
