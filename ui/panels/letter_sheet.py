# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter on its own: its facts and questions on the left, its pages as they will print on the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from casework.changes import Changed, Kind
from casework.language import short_date
from casework.letters.compose import MissingFact
from casework.queries.letters import LetterRow
from casework.services import letters
from casework.words import LetterStatus
from ui.background import IsCancelled, Progress
from ui.context import Context, Place
from ui.labels import word
from ui.panels.letter_form import LetterForm, made_by
from ui.panels.live_pages import LivePages, State, Work
from ui.panels.missing_facts import MissingFacts
from ui.panels.packet_begin import prepare_letter
from ui.widgets.folding import FoldingPanes
from ui.widgets.parts import column, row, scrolled
from ui.widgets.text import Label, button


class LetterPanel(QWidget):
    """Built for one letter; another letter gets another panel."""

    def __init__(self, context: Context, letter_id: int) -> None:
        super().__init__()
        self._context, self.letter_id = context, letter_id
        self._missing: tuple[MissingFact, ...] = ()
        self.form = LetterForm(context, letter_id)
        self.pages = LivePages(
            context, self.tr("As it will print"), self.tr("The letter, as it will print"), self.tr("Filling the letter")
        )
        self.pages.turned_to.connect(lambda _state: self._show_state())
        self.missing = MissingFacts()
        self.form.lacking.connect(self._on_lacking)
        self.missing.wanted.connect(self._on_missing)
        left = QWidget()
        left.setLayout(column(self.form, margins=(0, 0, 12, 8)))
        right = QWidget()
        right.setLayout(column(self.pages, margins=(12, 0, 0, 8)))
        self.panes = FoldingPanes(
            self.tr("Parts of the letter"),
            (
                ("letter", self.tr("Letter"), scrolled(left), 2),
                ("pages", self.tr("Pages"), right, 3),
            ),
            letters=90,
        )
        whole = column(self._head(), self.panes, self.missing, self._foot(), spacing=8, margins=(22, 12, 22, 10))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.read()

    @property
    def shown(self) -> LetterRow:
        """The letter as a list shows it."""
        return self.form.sheet.row

    def _head(self) -> QWidget:
        self._title = Label("", "title", wrap=True)
        self._status = Label("", "badge", tone="accent")
        self._about = Label("", "muted", wrap=True)
        case = Place(kind=Kind.CASE, id=self.shown.case_id)
        back = button(self.tr("To the case"), partial(self._context.go, case), role="link", icon_name="folder")
        inside = row(column(self._title, row(self._status, self._about), spacing=2), back)
        inside.setStretch(0, 1)
        head = QWidget()
        head.setLayout(inside)
        return head

    def _foot(self) -> QWidget:
        self._state = Label("", "muted", wrap=True)
        self.word_button = button("Word…", partial(self._on_export, word_file=True), icon_name="save")
        self.pdf_button = button("PDF…", partial(self._on_export, word_file=False), icon_name="save")
        for each, said in ((self.word_button, self.tr("Save for Word…")), (self.pdf_button, self.tr("Save the PDF…"))):
            each.setToolTip(said)
            each.setAccessibleName(said)
        self.final_button = button(self.tr("Final…"), self._on_final, icon_name="lock")
        self.signed_button = button(self.tr("It is signed"), self._on_signed, icon_name="pencil")
        self.packet_button = button(self.tr("Prepare the packet"), self._on_packet, role="primary", icon_name="send")
        acts = (self.word_button, self.pdf_button, self.final_button, self.signed_button, self.packet_button)
        inside = row(self._state, *acts, spacing=8)
        inside.setStretch(0, 1)
        foot = QWidget()
        foot.setLayout(inside)
        return foot

    # -- reading

    def read(self) -> None:
        """Read again; the pages are drawn anew only if something they show has changed."""
        self.form.read()
        shown, sheet = self.shown, self.form.sheet
        status = LetterStatus(shown.status)
        self._title.setText(shown.title)
        self._status.setText(word(status))
        sent = self.tr("sent on {date}").format(date=short_date(shown.sent_on)) if shown.sent_on else ""
        to = self.tr("to {authority}").format(authority=shown.recipient) if shown.recipient else ""
        self._about.setText(" · ".join(part for part in (shown.reference, to, sent) if part))
        if sheet.pdf_sha256:
            self.pages.show_pdf(sheet.pdf_sha256)
        if not self.form.frozen:
            self.pages.follow((self.form.inputs, self._context.today), self._work())
        self._show_state()

    def flush(self) -> None:
        self.form.flush()

    def _work(self) -> Work:
        workspace, letter_id, today = self._context.workspace, self.letter_id, self._context.today
        final = not self._missing

        def work(progress: Progress, cancelled: IsCancelled) -> Changed:
            return letters.fill(workspace, letter_id, today=today, final=final, progress=progress, cancelled=cancelled)

        return work

    def _on_lacking(self, facts: tuple[MissingFact, ...]) -> None:
        self._missing = facts
        self.missing.show_facts(facts)

    def _on_missing(self, fact: MissingFact) -> None:
        self.panes.show_pane("letter")
        self.form.go_to(fact)

    def _show_state(self) -> None:
        sheet, status = self.form.sheet, LetterStatus(self.shown.status)
        filled = bool(sheet.pdf_sha256) and self.pages.state is State.READY
        parts = []
        if filled:
            parts.append(self.tr("%n page(s)", "", sheet.pages))
            parts.append(made_by(sheet.pdf_by))
        self._state.setText(" · ".join(parts))
        for each in (self.word_button, self.pdf_button):
            each.setEnabled(filled)
        draft = status in (LetterStatus.DRAFT, LetterStatus.CHECKED)
        self.final_button.setVisible(draft)
        self.final_button.setEnabled(filled and not self._missing)
        self.final_button.setToolTip(self.tr("First put right what is missing.") if self._missing else "")
        self.signed_button.setVisible(status is LetterStatus.FINAL)
        self.packet_button.setVisible(status not in (LetterStatus.SENT, LetterStatus.ANSWERED))

    # -- acting

    def _on_packet(self) -> None:
        self.flush()
        prepare_letter(self._context, self, self.shown)

    def _on_final(self) -> None:
        question = self.tr("Freeze this letter as it stands?")
        explanation = self.tr("Its text can no longer be changed then; what is wrong is put right by a new letter.")
        if not self._context.messages.decide(question, explanation, self.tr("Freeze it")):
            return
        workspace, letter_id, today = self._context.workspace, self.letter_id, self._context.today
        said = self.tr("The letter is final.")
        self._context.do(self, lambda: letters.finalise(workspace, letter_id, today=today), said=said, undoable=False)

    def _on_signed(self) -> None:
        workspace, letter_id, today = self._context.workspace, self.letter_id, self._context.today
        said = self.tr("The letter is signed.")
        self._context.do(self, lambda: letters.mark_signed(workspace, letter_id, on=today), said=said, undoable=False)

    def _on_export(self, *, word_file: bool) -> None:
        pattern = "Word (*.docx)" if word_file else "PDF (*.pdf)"
        suggested = f"{self.shown.reference}-{self.shown.template}.{'docx' if word_file else 'pdf'}"
        title = self.tr("Save a copy of the letter")
        target = self._context.messages.save_file(title, suggested, pattern)
        if target is None:
            return
        workspace, letter_id = self._context.workspace, self.letter_id

        def work(progress: Progress, cancelled: IsCancelled) -> Path:
            del progress, cancelled
            return letters.export(workspace, letter_id, target, word=word_file)

        said = self.tr("A plain copy was saved outside the encrypted workspace. It bears real names.")
        self._context.runner.run(self, work, lambda _path: self._context.messages.notice(said, tone="warning"))

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes round."""
        return self.panes.panes()
