# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of one case: who, what is next, and seven tabs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from casework.queries.cases import CasePage, case_page
from casework.queries.law_words import kind_words
from casework.words import CaseStatus
from ui.context import Context
from ui.labels import word
from ui.panels import packet_begin
from ui.panels.case_agenda import CaseAgenda
from ui.panels.case_facts import CaseFacts
from ui.panels.case_journal import CaseJournal
from ui.panels.case_summary import CaseSummary
from ui.panels.letters import LettersPanel
from ui.panels.packets import PacketList
from ui.panels.pieces import PiecesPanel
from ui.widgets.parts import clear, column, row
from ui.widgets.text import Label, button
from ui.words import day_words, days_left, urgency

TABS = ("summary", "facts", "agenda", "letters", "pieces", "packets", "journal")


class CasePanel(QWidget):
    """Built for one case; another case gets another panel."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self.case_id = context, case_id
        self._head = QVBoxLayout()
        self._head.setSpacing(4)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        # Where the window is low the tab gives way before the head does; each tab scrolls by itself.
        self.tabs.setMinimumSize(200, self.fontMetrics().height() * 9)
        self.tabs.setAccessibleName(self.tr("Parts of the case"))
        self.summary = CaseSummary(context, case_id)
        self.facts = CaseFacts(context, case_id)
        self.agenda = CaseAgenda(context, case_id)
        self.letters = LettersPanel(context, case_id)
        self.pieces = PiecesPanel(context, case_id)
        self.packets = PacketList(context, case_id)
        self.journal = CaseJournal(context, case_id)
        for part, title in (
            (self.summary, self.tr("Summary")),
            (self.facts, self.tr("Facts")),
            (self.agenda, self.tr("Agenda")),
            (self.letters, self.tr("Letters")),
            (self.pieces, self.tr("Pieces")),
            (self.packets, self.tr("Packets")),
            (self.journal, self.tr("Journal")),
        ):
            self.tabs.addTab(part, title)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))
        whole = column(self._head, self.tabs, margins=(22, 16, 22, 12), spacing=10)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.read()

    def read(self) -> None:
        """Read the case again, and every tab with it."""
        page = case_page(self._context.workspace, self._context.view, self.case_id)
        self._fill_head(page)
        self.summary.read(page)
        self.facts.read()
        self.agenda.read(page)
        self.letters.read()
        self.pieces.read()
        self.packets.read()
        self.journal.read(page)

    def show_part(self, part: str) -> None:
        """Go to a tab by its key; "packet" prepares a packet at once."""
        if part == "packet":
            self.prepare()
        elif part == "post":
            self.tabs.setCurrentIndex(TABS.index("letters"))
        elif part in TABS:
            self.tabs.setCurrentIndex(TABS.index(part))

    def flush(self) -> None:
        self.summary.flush()
        self.pieces.flush()
        self.letters.flush()

    def _step(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _fill_head(self, page: CasePage) -> None:
        clear(self._head)
        shown = page.row
        badges: list[QWidget] = [Label(shown.reference, "badge", tone="accent")]
        if shown.is_example:
            badges.append(Label(self.tr("invented example"), "badge", tone="warning"))
        if shown.status != CaseStatus.OPEN:
            badges.append(Label(word(CaseStatus(shown.status)), "badge"))
        if shown.stage:
            badges.append(Label(shown.stage, "badge"))
        kind = Label(kind_words(shown.kind, self._context.language), "small")
        self._head.addLayout(row(*badges, kind, None))
        title = Label(shown.title, "title", wrap=True, copy=True)
        self._head.addWidget(title)
        if shown.who:
            self._head.addWidget(Label(shown.who, "muted", wrap=True, copy=True))
        if page.next is not None:
            next_row = row(
                Label(self.tr("Next:"), "strong"),
                Label(day_words(page.next, self._context.language), "strong"),
                Label(days_left(page.next.days_left), "badge", tone=urgency(page.next) or "accent"),
                Label(page.next.title or page.next.reason, wrap=True),
            )
            next_row.setStretch(3, 1)
            self._head.addLayout(next_row)
        else:
            choose = button(self.tr("Add a date"), partial(self.show_part, "agenda"), role="link")
            self._head.addLayout(row(Label(self.tr("No next date."), tone="warning"), choose, None))
        acts = row(
            button(self.tr("Prepare a packet"), self.prepare, role="primary", icon_name="send"),
            button(self.tr("Write a letter"), self._on_letter, icon_name="pencil"),
            button(self.tr("Add pieces"), self._on_pieces, icon_name="paperclip"),
            None,
        )
        self._head.addSpacing(4)
        self._head.addLayout(acts)

    def prepare(self) -> None:
        """Begin a packet with its letter and all pieces that may go out, or go on with the one being prepared."""
        packet_begin.prepare(self._context, self, self.case_id)

    def _on_letter(self) -> None:
        self.show_part("letters")
        self.letters.begin()

    def _on_pieces(self) -> None:
        self.show_part("pieces")
        self.pieces.choose_files()
