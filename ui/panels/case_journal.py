# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened in a case, newest first: notes, steps of proceedings, letters in and out."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.language import long_date
from casework.queries.cases import CasePage
from casework.queries.correspondence import list_post
from casework.services import cases
from casework.words import Direction, Means
from ui.context import Context
from ui.labels import word
from ui.widgets.fields import LongText
from ui.widgets.parts import EmptyState, clear, column, row, scrolled
from ui.widgets.text import Label, button, line


class CaseJournal(QWidget):
    """Reads from what is recorded; only notes are written here."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self.note = LongText(
            self.tr("A note"), 2, self.tr("Write a note: a call, an impression, something to remember.")
        )
        self.note.setMaximumHeight(self.note.minimumHeight() + 30)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        inside = QWidget()
        add = row(None, button(self.tr("Keep this note"), self._on_note))
        whole = column(self.note, add, self._lines, spacing=10, margins=(0, 12, 8, 12))
        whole.addStretch(1)
        inside.setLayout(whole)
        self.setLayout(column(scrolled(inside)))

    def read(self, page: CasePage) -> None:
        clear(self._lines)
        entries: list[tuple[date, str, str]] = []
        entries += [(at.astimezone().date(), self.tr("Note"), text) for _, at, text in page.notes]
        for proceeding in page.proceedings:
            entries += [(event.on, proceeding.route_label, event.label) for event in proceeding.events]
        for post in list_post(self._context.workspace, self._context.view, case_id=self._case_id):
            means = word(Means(post.means))
            title = self.tr("Sent, {means}") if post.direction == Direction.SENT else self.tr("Received, {means}")
            about = " · ".join(part for part in (post.who, post.subject, post.tracking_number) if part)
            entries.append((post.on, title.format(means=means), about))
        entries.append((page.row.opened_on, self.tr("Case opened"), page.row.reference))
        entries.sort(key=lambda entry: entry[0], reverse=True)
        for number, (day, title, text) in enumerate(entries):
            if number:
                self._lines.addWidget(line())
            day_words = long_date(day, self._context.language)
            self._lines.addLayout(row(Label(title, "strong"), Label(day_words, "small"), None))
            self._lines.addWidget(Label(text, wrap=True, copy=True))
        if not entries:
            self._lines.addWidget(EmptyState("history", self.tr("Nothing yet.")))

    def _on_note(self) -> None:
        text = self.note.toPlainText().strip()
        if text:
            workspace, case_id = self._context.workspace, self._case_id
            self._context.do(
                self,
                lambda: cases.write_note(workspace, case_id, text),
                said=self.tr("Note kept."),
                then=lambda _changed: self.note.clear(),
            )
