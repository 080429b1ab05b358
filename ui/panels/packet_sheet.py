# SPDX-License-Identifier: GPL-3.0-or-later
"""Preparing a packet: one sheet, not a wizard. The letter on the left, the pieces in the middle, and on the right the
pages exactly as they will print, drawn anew whenever something changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from casework.changes import Changed, Kind
from casework.documents.sniff import Content
from casework.errors import Cancelled
from casework.queries.letters import letter_sheet
from casework.queries.packets import PacketSheet, packet_sheet
from casework.queries.pieces import list_pieces
from casework.services import packets
from casework.words import Means, PacketStatus
from ui import printing
from ui.background import IsCancelled, Job, Progress
from ui.context import Context, Place
from ui.dates import Lean
from ui.labels import choices, word
from ui.panels.letter_form import LetterForm
from ui.panels.packet_pieces import PacketPieces
from ui.panels.pieces import size_words
from ui.viewing import Pages
from ui.widgets.fields import Choice, DateField
from ui.widgets.form import Form
from ui.widgets.pages import PageView
from ui.widgets.parts import Card, column, row, scrolled
from ui.widgets.text import Label, button

_CALM_MILLISECONDS = 900
_OPEN = frozenset({PacketStatus.PREPARING, PacketStatus.PRINTED})


class PacketPanel(QWidget):
    """Built for one packet. What is printed is byte for byte what is shown."""

    def __init__(self, context: Context, packet_id: int) -> None:
        super().__init__()
        self._context, self.packet_id = context, packet_id
        self._sheet = self._read_sheet()
        self._built_from: object = None
        self._building: Job | None = None
        self._missing = 0
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MILLISECONDS)
        self._calm.timeout.connect(self._build)

        self._title = Label("", "title", wrap=True)
        self._about = Label("", "muted", wrap=True)
        back = button(
            self.tr("To the case"),
            partial(context.go, Place(kind=Kind.CASE, id=self._sheet.row.case_id)),
            role="link",
            icon_name="folder",
        )
        head = row(column(self._title, self._about, spacing=0), back)
        head.setStretch(0, 1)

        self.letter: LetterForm | None = None
        left = QVBoxLayout()
        left.setContentsMargins(0, 4, 10, 8)
        left.addWidget(Label(self.tr("Letter"), "heading"))
        if self._sheet.row.letter_id:
            self.letter = LetterForm(context, self._sheet.row.letter_id)
            self.letter.completed.connect(self._on_completed)
            left.addWidget(self.letter)
        else:
            left.addWidget(Label(self.tr("This packet has no letter: pieces and bordereau only."), "muted", wrap=True))
            write = Place(kind=Kind.CASE, id=self._sheet.row.case_id, part="letters")
            left.addWidget(button(self.tr("Write a letter"), partial(context.go, write)))
        left.addStretch(1)
        left_inside = QWidget()
        left_inside.setLayout(left)

        self.pieces = PacketPieces()
        self.pieces.arranged.connect(self._on_arranged)
        middle = QWidget()
        middle.setLayout(column(Label(self.tr("Pieces"), "heading"), self.pieces, spacing=6, margins=(10, 4, 10, 8)))
        self.view = PageView(context.viewing, context.language, self.tr("The packet, as it will print"))
        self._where = Label("", "small")
        self.view.turned.connect(
            lambda page, of: self._where.setText(self.tr("page {page} of {of}").format(page=page, of=of))
        )
        right = QWidget()
        shown = row(Label(self.tr("As it will print"), "heading"), None, self._where)
        right.setLayout(column(shown, self.view, spacing=6, margins=(10, 4, 0, 8)))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for part in (scrolled(left_inside), middle, right):
            self._split.addWidget(part)
        for number, share in enumerate((4, 4, 5)):
            self._split.setStretchFactor(number, share)

        self._state = Label("", "muted", wrap=True)
        self.print_button = button(self.tr("Print"), self.print_shown, role="primary", icon_name="printer")
        self.save_button = button(self.tr("Save the PDF…"), self._on_export, icon_name="save")
        self._posted_button = button(self.tr("It was posted…"), self._show_posting)
        foot = row(self._state, self._posted_button, self.save_button, self.print_button, spacing=10)
        foot.setStretch(0, 1)
        self.posting = self._posting_card()
        whole = column(head, self._split, self.posting, foot, spacing=10, margins=(22, 14, 22, 12))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.read()

    # -- reading

    def _read_sheet(self) -> PacketSheet:
        return packet_sheet(self._context.workspace, self._context.view, self.packet_id)

    @property
    def is_open(self) -> bool:
        return PacketStatus(self._sheet.row.status) in _OPEN

    def read(self) -> None:
        """Read everything again; pages are built anew only if something they show has changed."""
        self._sheet = sheet = self._read_sheet()
        self._title.setText(sheet.row.title or self.tr("Packet"))
        status = word(PacketStatus(sheet.row.status))
        recipient = self.tr("to {authority}").format(authority=sheet.row.recipient) if sheet.row.recipient else ""
        self._about.setText(" · ".join(part for part in (sheet.row.reference, recipient, status) if part))
        sent = {line.piece_id for line in sheet.lines}
        others = [
            piece
            for piece in list_pieces(self._context.workspace, self._context.view, case_id=sheet.row.case_id)
            if piece.id not in sent and not piece.confidential
        ]
        self.pieces.show_lines(sheet.lines, others if self.is_open else [])
        self.pieces.setEnabled(self.is_open)
        if self.letter is not None:
            self.letter.read()
        self._posted_button.setVisible(self.is_open and sheet.row.status == PacketStatus.PRINTED)
        if sheet.pdf_sha256:
            self.view.show_content(self._context.workspace, sheet.pdf_sha256, Content.PDF.value)
        if self.is_open and self._inputs() != self._built_from:
            self._calm.start()
        self._show_state()

    def flush(self) -> None:
        if self.letter is not None:
            self.letter.flush()

    def _inputs(self) -> object:
        """All that the pages are made from, to be compared."""
        lines = tuple((line.piece_id, line.title, line.page_ranges) for line in self._sheet.lines)
        letter: Any = None
        if self._sheet.row.letter_id:
            shown = letter_sheet(self._context.workspace, self._context.view, self._sheet.row.letter_id)
            letter = (repr(sorted(shown.answers.items())), shown.recipient_id, shown.channel, shown.missing)
        return lines, letter, self._sheet.recipient_id, self._context.today

    def _on_completed(self, missing: int) -> None:
        self._missing = missing

    def _show_state(self) -> None:
        sheet = self._sheet
        ready = bool(sheet.pdf_sha256) and self._building is None and not self._calm.isActive()
        parts = []
        if self._building is not None or self._calm.isActive():
            parts.append(self.tr("Drawing the pages…"))
        elif sheet.pdf_sha256:
            parts.append(self.tr("%n page(s)", "", sheet.row.pages))
        if self._missing and self.is_open:
            parts.append(self.tr("%n fact(s) missing: this is a draft.", "", self._missing))
        problems = sum(1 for line in sheet.lines if line.problem)
        if problems:
            parts.append(self.tr("%n piece(s) could not be read: a sheet says so in the packet.", "", problems))
        self._state.setText(" · ".join(parts))
        self.print_button.setEnabled(ready and (not self._missing or not self.is_open))
        self.print_button.setToolTip(self.tr("First put right what is missing.") if self._missing else "")
        self.save_button.setEnabled(ready)

    # -- building

    def _build(self) -> None:
        if not self.is_open or self._building is not None:
            return
        inputs = self._inputs()
        if inputs == self._built_from:
            self._show_state()
            return
        self._built_from = inputs
        workspace, packet_id, today = self._context.workspace, self.packet_id, self._context.today
        recipient = self._letter_recipient()
        final = not self._missing

        def work(progress: Progress, cancelled: IsCancelled) -> Changed:
            if recipient is not None:
                packets.amend(workspace, packet_id, {"recipient_id": recipient})
            return packets.make(workspace, packet_id, today=today, final=final, progress=progress, cancelled=cancelled)

        title = self.tr("Building the packet")
        self._building = self._context.work(self, work, self._on_built, title=title, failed=self._on_not_built)
        self._show_state()

    def _letter_recipient(self) -> int | None:
        """The letter's recipient where the packet has another: what goes out goes to whom it is written."""
        if not self._sheet.row.letter_id:
            return None
        shown = letter_sheet(self._context.workspace, self._context.view, self._sheet.row.letter_id)
        return shown.recipient_id if shown.recipient_id != self._sheet.recipient_id else None

    def _on_built(self, changed: Changed) -> None:
        self._building = None
        self._sheet = self._read_sheet()
        # Building may have set the recipient: that is no change to build for again.
        self._built_from = self._inputs()
        self._context.changed.emit(changed)

    def _on_not_built(self, error: Exception) -> None:
        self._building = None
        self._show_state()
        if not isinstance(error, Cancelled):
            self._context.messages.error(error)

    def _on_arranged(self, lines: list[packets.Line]) -> None:
        workspace, packet_id = self._context.workspace, self.packet_id
        self._context.do(self, lambda: packets.arrange(workspace, packet_id, lines))

    # -- out

    def print_shown(self) -> None:
        """To the printer, from memory; then ask once whether it was posted."""
        if not self.print_button.isEnabled():
            return
        printer = self._context.messages.choose_printer(self._sheet.row.reference)
        if printer is None:
            return
        self.print_button.setEnabled(False)
        sha256 = self._sheet.pdf_sha256

        def print_pages(pages: Pages) -> None:
            printing.print_pages(self, self._context.viewing, pages, printer, self._on_printed, self._on_not_printed)

        viewing = self._context.viewing
        viewing.open(self, self._context.workspace, sha256, Content.PDF.value, print_pages, self._on_not_printed)

    def _on_printed(self) -> None:
        workspace, packet_id = self._context.workspace, self.packet_id
        if self.is_open:
            said = self.tr("Sent to the printer.")
            self._context.do(
                self,
                lambda: packets.mark_printed(workspace, packet_id),
                said=said,
                then=lambda _changed: self._show_posting(),
            )
        self._show_state()

    def _on_not_printed(self, error: Exception) -> None:
        self._show_state()
        self._context.messages.error(error)

    def _on_export(self) -> None:
        suggested = f"{self._sheet.row.reference}.pdf"
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

    # -- posted

    def _posting_card(self) -> Card:
        form = Form(3)
        self._posted_on = DateField(self.tr("Posted on"), self._context.language, self._context.today, lean=Lean.PAST)
        self._posted_on.show_day(self._context.today)
        self._means = Choice(self.tr("How"), choices(Means))
        self._means.choose(self._sheet.channel or Means.LRAR.value)
        self.tracking = QLineEdit()
        self.tracking.setPlaceholderText("1A 123 456 7890 1")
        form.add("on", self.tr("Posted on"), self._posted_on)
        form.add("means", self.tr("How"), self._means)
        form.add("tracking", self.tr("Registered letter number (LRAR)"), self.tracking)
        card = Card(self.tr("Posted?"), tone="accent")
        card.add(
            form,
            row(
                Label(self.tr("From then on the other side’s silence is counted."), "small"),
                None,
                button(self.tr("Not yet"), card.hide, role="quiet"),
                button(self.tr("It was posted"), self._on_posted, icon_name="check"),
            ),
        )
        card.hide()
        return card

    def _show_posting(self) -> None:
        self.posting.show()
        self.tracking.setFocus()

    def _on_posted(self) -> None:
        day = self._posted_on.day
        if day is None:
            self._posted_on.setFocus()
            return
        workspace, packet_id = self._context.workspace, self.packet_id
        posted = packets.Posted(on=day, means=Means(self._means.key), tracking_number=self.tracking.text())

        def then(_changed: Changed) -> None:
            self.posting.hide()

        said = self.tr("Posted. The silence clock has started; its date stands in the agenda.")
        self._context.do(self, lambda: packets.post(workspace, packet_id, posted), said=said, then=then)

    def parts(self) -> Sequence[QWidget]:
        """What F6 goes round."""
        return tuple(self._split.widget(number) or self for number in range(self._split.count()))

    def sizeHint(self) -> QSize:
        return QSize(1100, 640)
