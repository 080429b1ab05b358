# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters of a case and its post: what was written, sent and received."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.changes import Kind
from casework.language import Language, short_date
from casework.queries.correspondence import list_post
from casework.queries.letters import LetterRow, list_letters, templates_for
from casework.queries.packets import list_packets
from casework.services import letters, packets
from casework.words import Direction, LetterStatus, Means
from ui.context import Context, Place
from ui.labels import word
from ui.widgets.fields import Choice
from ui.widgets.parts import Card, EmptyState, clear, column, row, scrolled
from ui.widgets.text import Label, button, line

_WAITING = frozenset({LetterStatus.DRAFT, LetterStatus.CHECKED, LetterStatus.FINAL, LetterStatus.SIGNED})


class LettersPanel(QWidget):
    """A letter is worked on in the sheet of its packet: what is seen there is what prints."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self._rows: tuple[LetterRow, ...] = ()
        found = templates_for(context.workspace, context.language, case_id)
        self._template = Choice(self.tr("Letter"), [(one.id, one.title) for one in found])
        self._language = Choice(
            self.tr("Language of the letter"), [(Language.FR.value, "Français"), (Language.EN.value, "English")]
        )
        self._begin = Card(self.tr("A new letter"), tone="accent")
        self._begin.add(
            row(self._template, self._language, button(self.tr("Write"), self._on_begin), None),
            Label(self.tr("Letters to authorities are written in French and bear real names."), "small", wrap=True),
        )
        self._begin.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        inside = QWidget()
        whole = column(self._begin, self._lines, spacing=12, margins=(0, 12, 8, 12))
        whole.addStretch(1)
        inside.setLayout(whole)
        self.setLayout(column(scrolled(inside)))

    def begin(self) -> None:
        """Offer the letters that may be written."""
        self._begin.show()
        self._template.setFocus()

    def unsent(self) -> int | None:
        """The newest letter that has not left."""
        return next((row.id for row in self._rows if row.status in _WAITING), None)

    def flush(self) -> None:
        """Nothing here waits to be saved."""

    def read(self) -> None:
        context = self._context
        self._rows = list_letters(context.workspace, context.view, case_id=self._case_id)
        clear(self._lines)
        for number, each in enumerate(self._rows):
            if number:
                self._lines.addWidget(line())
            self._lines.addLayout(self._letter(each))
        post = list_post(context.workspace, context.view, case_id=self._case_id)
        if post:
            self._lines.addSpacing(12)
            self._lines.addWidget(Label(self.tr("Sent and received"), "caption"))
        for each_post in post:
            sent = each_post.direction == Direction.SENT
            title = self.tr("Sent on {date}") if sent else self.tr("Received on {date}")
            receipt = ""
            if each_post.receipt_on:
                receipt = self.tr("receipt of {date}").format(date=short_date(each_post.receipt_on))
            parts = (each_post.who, each_post.subject, word(Means(each_post.means)), each_post.tracking_number, receipt)
            words = column(
                Label(title.format(date=short_date(each_post.on)), "strong"),
                Label(" · ".join(part for part in parts if part), "small", wrap=True, copy=True),
                spacing=1,
            )
            parted = row(words)
            parted.setStretch(0, 1)
            if each_post.waiting is not None:
                parted.addWidget(Label(self.tr("silent for %n day(s)", "", each_post.waiting), "badge", tone="warning"))
            go = button(
                self.tr("Open"), partial(context.go, Place(kind=Kind.CORRESPONDENCE, id=each_post.id)), role="quiet"
            )
            parted.addWidget(go)
            self._lines.addLayout(parted)
        if not self._rows and not post:
            write = button(self.tr("Write a letter"), self.begin)
            self._lines.addWidget(EmptyState("mail", self.tr("No letters yet."), "", write))

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
        if status in _WAITING:
            go = button(self.tr("Prepare"), partial(self._prepare, shown.id))
            go.setAccessibleName(self.tr("Prepare: {title}").format(title=shown.title))
            parted.addWidget(go)
        return column(parted)

    def _on_begin(self) -> None:
        workspace, case_id = self._context.workspace, self._case_id
        it = letters.DraftLetter(case_id=case_id, template=self._template.key, language=Language(self._language.key))
        self._begin.hide()
        self._context.do(self, lambda: letters.draft(workspace, it), then=lambda changed: self._prepare(changed.id))

    def _prepare(self, letter_id: int) -> None:
        """Go on with the packet of this letter, or begin one."""
        context, case_id = self._context, self._case_id
        workspace = context.workspace
        begun = packet_of(context, case_id, letter_id)
        if begun is not None:
            context.go(Place(kind=Kind.PACKET, id=begun))
            return
        context.do(
            self,
            lambda: packets.prepare(workspace, packets.PreparePacket(case_id=case_id, letter_id=letter_id)),
            then=lambda changed: context.go(Place(kind=Kind.PACKET, id=changed.id)),
        )


def packet_of(context: Context, case_id: int, letter_id: int) -> int | None:
    """The packet in which a letter goes out, if one was begun."""
    rows = list_packets(context.workspace, context.view, case_id=case_id)
    return next((row.id for row in rows if row.letter_id == letter_id), None)
