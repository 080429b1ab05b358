# SPDX-License-Identifier: GPL-3.0-or-later
"""Preparing a packet: one sheet, not a wizard. The letter on the left, the pieces in the middle, and on the right the
pages exactly as they will print, drawn anew whenever something changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.bundle.report import Status as PieceStatus
from casework.changes import Changed, Kind
from casework.documents.sniff import Content
from casework.letters.catalogue import letter as catalogue_letter
from casework.letters.compose import MissingFact
from casework.queries.letters import list_letters, templates_for
from casework.queries.packets import PacketSheet, packet_sheet
from casework.queries.pieces import list_pieces
from casework.services import packets
from casework.words import LetterStatus, NamesMode, PacketStatus
from ui import printing
from ui.background import IsCancelled, Progress
from ui.context import Context, Place
from ui.labels import word
from ui.panels.letter_form import LetterForm, made_by
from ui.panels.live_pages import LivePages, State, Work
from ui.panels.missing_facts import MissingFacts
from ui.panels.new_dates import Telling
from ui.panels.packet_begin import another_letter
from ui.panels.packet_pieces import PacketPieces
from ui.panels.packet_posting import Posting
from ui.panels.piece_detail import size_words
from ui.viewing import Pages
from ui.widgets.fields import Choice
from ui.widgets.folding import FoldingPanes
from ui.widgets.parts import column, row, scrolled
from ui.widgets.text import Label, button

_OPEN = frozenset({PacketStatus.PREPARING, PacketStatus.PRINTED})


class PacketPanel(QWidget):
    """Built for one packet. What is printed is byte for byte what is shown."""

    def __init__(self, context: Context, packet_id: int) -> None:
        super().__init__()
        self._context, self.packet_id = context, packet_id
        self.shown = self._read_sheet()
        self._missing: tuple[MissingFact, ...] = ()
        self.letter = LetterForm(context, self.shown.row.letter_id) if self.shown.row.letter_id else None
        self.pieces = PacketPieces()
        self.pieces.arranged.connect(self._on_arranged)
        self.pages = LivePages(
            context,
            self.tr("As it will print"),
            self.tr("The packet, as it will print"),
            self.tr("Building the packet"),
        )
        self.pages.turned_to.connect(lambda _state: self._show_state())
        if self.shown.row.status != PacketStatus.PREPARING and self.shown.built:
            # Printed already: the sheet shows those very pages until somebody changes something.
            self.pages.trust(self._inputs())
        self.missing = MissingFacts()
        if self.letter is not None:
            self.letter.lacking.connect(self._on_lacking)
            self.missing.wanted.connect(self._on_missing)
        self.posting = Posting(context, self.shown.channel)
        self.posting.posted.connect(self._on_posted)
        self.panes = FoldingPanes(
            self.tr("Parts of the packet"),
            (
                ("letter", self.tr("Letter"), self._left(), 4),
                ("pieces", self.tr("Pieces"), self._middle(), 3),
                ("pages", self.tr("Pages"), self._right(), 5),
            ),
            letters=110,
        )
        whole = column(self._head(), self.panes, self.missing, self.posting, self._foot(), spacing=8)
        whole.setContentsMargins(22, 12, 22, 10)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.read()

    # -- parts

    def _head(self) -> QWidget:
        self._title = Label("", "title", wrap=True)
        self._about = Label("", "muted", wrap=True)
        self._status = Label("", "badge", tone="accent")
        self._names = Label("", "badge")
        back = button(
            self.tr("To the case"),
            partial(self._context.go, Place(kind=Kind.CASE, id=self.shown.row.case_id)),
            role="link",
            icon_name="folder",
        )
        head = QWidget()
        inside = row(column(self._title, row(self._status, self._names, self._about), spacing=2), back)
        inside.setStretch(0, 1)
        head.setLayout(inside)
        return head

    def _left(self) -> QWidget:
        self.template = Choice(self.tr("Letter"), self._letters())
        self.template.choose(f"letter:{self.shown.row.letter_id}" if self.shown.row.letter_id else "none")
        self.template.picked.connect(self._on_other_letter)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 10, 8)
        left.setSpacing(8)
        left.addWidget(Label(self.tr("Letter"), "heading"))
        left.addWidget(self.template)
        if self.letter is not None:
            left.addWidget(self.letter)
            see = Place(kind=Kind.LETTER, id=self.letter.letter_id)
            open_it = button(
                self.tr("Open the letter alone"), partial(self._context.go, see), role="link", icon_name="file-text"
            )
            left.addLayout(row(open_it, None))
        else:
            left.addWidget(Label(self.tr("This packet has no letter: pieces and bordereau only."), "muted", wrap=True))
        left.addStretch(1)
        inside = QWidget()
        inside.setLayout(left)
        return scrolled(inside)

    def _middle(self) -> QWidget:
        middle = QWidget()
        heading = Label(self.tr("Pieces, as in the bordereau"), "heading", wrap=True)
        middle.setLayout(column(heading, self.pieces, spacing=6, margins=(10, 0, 10, 8)))
        return middle

    def _right(self) -> QWidget:
        right = QWidget()
        right.setLayout(column(self.pages, margins=(10, 0, 0, 8)))
        return right

    def _foot(self) -> QWidget:
        self._state = Label("", "muted", wrap=True)
        self.print_button = button(self.tr("Print"), self.print_shown, role="primary", icon_name="printer")
        self.save_button = button(self.tr("Save the PDF…"), self._on_export, icon_name="save")
        self.posted_button = button(self.tr("It was posted…"), self.posting.ask, icon_name="send")
        foot = QWidget()
        inside = row(self._state, self.posted_button, self.save_button, self.print_button, spacing=10)
        inside.setStretch(0, 1)
        foot.setLayout(inside)
        return foot

    def _letters(self) -> list[tuple[str, str]]:
        """Letters of the case that have not left, then those that may be begun, then none."""
        workspace, view, case_id = self._context.workspace, self._context.view, self.shown.row.case_id
        there = [
            (f"letter:{each.id}", each.title)
            for each in list_letters(workspace, view, case_id=case_id)
            if each.status not in (LetterStatus.SENT, LetterStatus.ANSWERED) or each.id == self.shown.row.letter_id
        ]
        new = self.tr("New: {letter}")
        offered = [
            (f"new:{one.id}", new.format(letter=one.title)) for one in templates_for(workspace, view.language, case_id)
        ]
        return [*there, ("none", self.tr("No letter")), *offered]

    # -- reading

    def _read_sheet(self) -> PacketSheet:
        return packet_sheet(self._context.workspace, self._context.view, self.packet_id)

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed."""
        return PacketStatus(self.shown.row.status) in _OPEN

    def read(self) -> None:
        """Read everything again; pages are built anew only if something they show has changed."""
        self.shown = sheet = self._read_sheet()
        self._title.setText(sheet.row.title or self.tr("Packet"))
        self._status.setText(word(PacketStatus(sheet.row.status)))
        recipient = self.tr("to {authority}").format(authority=sheet.row.recipient) if sheet.row.recipient else ""
        self._about.setText(" · ".join(part for part in (sheet.row.reference, recipient) if part))
        self._show_names()
        sent = {line.piece_id for line in sheet.lines}
        others = [
            piece
            for piece in list_pieces(self._context.workspace, self._context.view, case_id=sheet.row.case_id)
            if piece.id not in sent and not piece.confidential
        ]
        self.pieces.show_lines(sheet.lines, others if self.is_open else [])
        self.pieces.setEnabled(self.is_open)
        self.template.setEnabled(self.is_open)
        if self.letter is not None:
            self.letter.read()
        if sheet.pdf_sha256:
            self.pages.show_pdf(sheet.pdf_sha256)
        if self.is_open and not sheet.lines and self.letter is None:
            self.pages.say(self.tr("Nothing goes out yet: choose a letter, or add pieces to the case."))
        elif self.is_open:
            self.pages.follow(self._inputs(), self._work())
        self._show_state()

    def flush(self) -> None:
        self.pieces.flush()
        if self.letter is not None:
            self.letter.flush()

    def _inputs(self) -> object:
        """All that the pages are made from, to be compared."""
        lines = tuple((line.piece_id, line.title, line.page_ranges) for line in self.shown.lines)
        return lines, self.letter.inputs if self.letter else None, self._context.today

    def _work(self) -> Work:
        workspace, packet_id, today = self._context.workspace, self.packet_id, self._context.today
        recipient = self.letter.sheet.recipient_id if self.letter else self.shown.recipient_id
        moved = recipient != self.shown.recipient_id
        final = not self._missing

        def work(progress: Progress, cancelled: IsCancelled) -> Changed:
            if moved:
                # What goes out goes to whom the letter is written.
                packets.amend(workspace, packet_id, {"recipient_id": recipient})
            return packets.make(workspace, packet_id, today=today, final=final, progress=progress, cancelled=cancelled)

        return work

    def _on_lacking(self, facts: tuple[MissingFact, ...]) -> None:
        self._missing = facts if self.is_open else ()
        self.missing.show_facts(self._missing)

    def _on_missing(self, fact: MissingFact) -> None:
        if self.letter is not None:
            self.panes.show_pane("letter")
            self.letter.go_to(fact)

    # -- how it stands

    def _show_names(self) -> None:
        """Which names the paper bears, said before it is printed."""
        template = self.shown.template
        borrowed = self._context.view.names is NamesMode.BORROWED and bool(template)
        if borrowed and catalogue_letter(template).alias_allowed:
            self._names.setText(self.tr("borrowed names on paper"))
        else:
            self._names.setText(self.tr("real names on paper"))

    def _show_state(self) -> None:
        sheet = self.shown
        ready = bool(sheet.pdf_sha256) and self.pages.state is State.READY
        parts = []
        if ready:
            parts.append(self.tr("%n page(s)", "", sheet.row.pages))
            if sheet.size:
                parts.append(size_words(sheet.size, self._context.language))
        if self.letter is not None and ready and self.letter.sheet.pdf_by:
            parts.append(made_by(self.letter.sheet.pdf_by))
        problems = sum(1 for line in sheet.lines if line.status == PieceStatus.PLACEHOLDER)
        if problems:
            parts.append(self.tr("%n piece(s) could not be read: a sheet says so in the packet.", "", problems))
        if not sheet.lines:
            parts.append(self.tr("no piece goes with it"))
        self._state.setText(" · ".join(parts))
        complete = ready and not self._missing
        self.print_button.setEnabled(complete or (ready and not self.is_open))
        self.print_button.setToolTip(self.tr("First put right what is missing.") if self._missing else "")
        self.save_button.setEnabled(ready)
        self.posted_button.setVisible(self.is_open and complete and not self.posting.isVisible())

    # -- changing

    def _on_arranged(self, lines: list[packets.Line]) -> None:
        workspace, packet_id = self._context.workspace, self.packet_id
        self._context.do(self, lambda: packets.arrange(workspace, packet_id, lines))

    def _on_other_letter(self) -> None:
        """The same pieces behind another letter: one that is there, a new one, or none."""
        key = self.template.key
        now = f"letter:{self.shown.row.letter_id}" if self.shown.row.letter_id else "none"
        if key != now:
            self.flush()
            another_letter(self._context, self, self.shown, key)

    # -- out

    def print_shown(self) -> None:
        """To the printer, from memory; then ask once whether it was posted."""
        if not self.print_button.isEnabled():
            return
        printer = self._context.messages.choose_printer(self.shown.row.reference)
        if printer is None:
            return
        self.print_button.setEnabled(False)
        sha256 = self.shown.pdf_sha256

        def print_pages(pages: Pages) -> None:
            printing.print_pages(self, self._context.viewing, pages, printer, self._on_printed, self._on_not_printed)

        viewing = self._context.viewing
        viewing.open(self, self._context.workspace, sha256, Content.PDF.value, print_pages, self._on_not_printed)

    def _on_printed(self) -> None:
        workspace, packet_id = self._context.workspace, self.packet_id
        if self.is_open:

            def then(_changed: Changed) -> None:
                self.posting.ask()
                self._show_state()

            said = self.tr("Sent to the printer.")
            self._context.do(
                self, lambda: packets.mark_printed(workspace, packet_id), said=said, then=then, undoable=False
            )
        self._show_state()

    def _on_not_printed(self, error: Exception) -> None:
        self._show_state()
        self._context.messages.error(error)

    def _on_export(self) -> None:
        suggested = f"{self.shown.row.reference}.pdf"
        target = self._context.messages.save_file(self.tr("Save the PDF"), suggested, "PDF (*.pdf)")
        if target is None:
            return
        workspace, packet_id = self._context.workspace, self.packet_id

        def work(progress: Progress, cancelled: IsCancelled) -> Path:
            del progress, cancelled
            return packets.export(workspace, packet_id, target)

        def done(path: Path) -> None:
            size = size_words(path.stat().st_size, self._context.language)
            told = self.tr("Saved outside the encrypted workspace ({size}). It bears real names.").format(size=size)
            self._context.messages.notice(told, tone="warning")

        self._context.runner.run(self, work, done)

    def _on_posted(self, posted: packets.Posted) -> None:
        workspace, packet_id = self._context.workspace, self.packet_id
        telling = Telling(self._context, self.shown.row.case_id, self)
        telling.run(
            lambda: packets.post(workspace, packet_id, posted),
            self.tr("Posted. What was sent is kept as it was."),
            lambda _changed: self.posting.hide(),
            undoable=False,
        )

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes round."""
        return self.panes.panes()

    def sizeHint(self) -> QSize:
        return QSize(1100, 640)
