# SPDX-License-Identifier: GPL-3.0-or-later
"""One piece: the file as it is, what the file says of itself, and, kept apart, what people say of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSplitter, QWidget

from casework.changes import Changed
from casework.language import NBSP, Language, number, short_date
from casework.queries.pieces import PiecePage, piece_page
from casework.services import pieces
from casework.words import PieceKind
from ui.background import IsCancelled, Progress
from ui.context import Context
from ui.dates import Lean
from ui.labels import choices
from ui.viewing import can_show
from ui.widgets.fields import Choice, DateField, LongText
from ui.widgets.form import Form, Value
from ui.widgets.pages import PageView
from ui.widgets.parts import Card, clear, column, row, scrolled
from ui.widgets.text import Label, button


def size_words(size: int, language: Language) -> str:
    """``340 ko``, ``12,4 Mo``: bytes as people say them."""
    kilo, mega = ("ko", "Mo") if language is Language.FR else ("kB", "MB")
    if size < 1_000_000:
        return f"{number(max(1, round(size / 1000)), language)}{NBSP}{kilo}"
    return f"{number(round(size / 1_000_000, 1), language)}{NBSP}{mega}"


class PieceDetail(QWidget):
    """The viewer over the form; each gives way to the other by the handle between them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page: PiecePage | None = None
        self.view = PageView(context.viewing, context.language, self.tr("The piece"))
        self.view.setMinimumHeight(120)
        self.form = self._form()
        self._facts = Label("", "small", wrap=True, copy=True)
        self._claims = Card(self.tr("What the file says of itself"))
        self._lines = column(spacing=2)
        self._claims.add(self._lines, Label(self.tr("Clocks and tags can be wrong: it proves nothing."), "small"))
        acts = row(
            button(self.tr("Save a copy…"), self._on_export, icon_name="external-link"),
            button(self.tr("To the bin"), self._on_bin, icon_name="trash-2"),
            None,
        )
        inside = QWidget()
        below = column(self.form, self._facts, self._claims, acts, spacing=10, margins=(0, 6, 8, 8))
        below.addStretch(1)
        inside.setLayout(below)
        self._below = scrolled(inside)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.view)
        self._split.addWidget(self._below)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([360, 240])
        self.setLayout(column(self._split, margins=(12, 10, 0, 0)))
        self._below.hide()

    def _form(self) -> Form:
        form = Form(2)
        self.title = QLineEdit()
        form.add("title", self.tr("Title in the bordereau"), self.title, wide=True)
        form.add("kind", self.tr("Kind"), Choice(self.tr("Kind"), choices(PieceKind)))
        taken = DateField(self.tr("Date of the piece"), self._context.language, self._context.today, lean=Lean.PAST)
        form.add("taken_on", self.tr("Date of the piece"), taken)
        form.add("author", self.tr("Made by"), QLineEdit())
        form.add("given_by", self.tr("Given by"), QLineEdit())
        received = DateField(self.tr("Received on"), self._context.language, self._context.today, lean=Lean.PAST)
        form.add("received_on", self.tr("Received on"), received)
        form.add("received_how", self.tr("Received how"), QLineEdit())
        form.add("original_kept_by", self.tr("Who keeps the original"), QLineEdit(), wide=True)
        form.add("note", self.tr("Note"), LongText(self.tr("Note"), 2), wide=True)
        form.add("confidential", "", QCheckBox(self.tr("Confidential: never goes out in a packet")), wide=True)
        form.wants_saving.connect(self._on_save)
        return form

    @property
    def piece_id(self) -> int:
        """Which piece is shown; 0 where none is."""
        return self._page.row.id if self._page is not None else 0

    def show_piece(self, piece_id: int) -> None:
        """Show this piece, or none (0). Raises NotFound."""
        if piece_id != self.piece_id:
            self.form.flush()
        if not piece_id:
            self._page = None
            self.view.say(self.tr("Choose a piece to see it."))
            self._below.hide()
            return
        self._page = page = piece_page(self._context.workspace, self._context.view, piece_id)
        self.form.fill(
            {
                "title": page.row.title,
                "kind": page.row.kind,
                "taken_on": page.row.taken_on,
                "author": page.row.author,
                "given_by": page.row.given_by,
                "received_on": page.received_on,
                "received_how": page.received_how,
                "original_kept_by": page.original_kept_by,
                "note": page.note,
                "confidential": page.row.confidential,
            }
        )
        self._show_facts(page)
        self._show_claims(page.capture)
        self._below.show()
        if can_show(page.row.media_type):
            self.view.show_content(self._context.workspace, page.row.sha256, page.row.media_type)
        else:
            self.view.say(self.tr("This kind of file has no preview. A sheet stands for it in the packet."))

    def flush(self) -> None:
        self.form.flush()

    def rename(self) -> None:
        """Put the cursor in the title."""
        if self.piece_id:
            self.title.setFocus()
            self.title.selectAll()

    def _show_facts(self, page: PiecePage) -> None:
        admitted = page.row.admitted_at.astimezone().date()
        facts = [
            page.row.original_name,
            size_words(page.row.size, self._context.language),
            self.tr("taken in on {date}").format(date=short_date(admitted)),
            f"SHA-256{NBSP}{page.row.sha256[:16]}…",
        ]
        if page.row.used_in:
            facts.append(self.tr("in %n packet(s)", "", page.row.used_in))
        self._facts.setText(" · ".join(facts))
        self._facts.setToolTip(page.row.sha256)

    def _show_claims(self, capture: Mapping[str, object]) -> None:
        clear(self._lines)
        told = {
            "taken_at": self.tr("Taken: {value}"),
            "device": self.tr("Device: {value}"),
            "software": self.tr("Software: {value}"),
        }
        for name, words in told.items():
            if value := capture.get(name):
                text = str(value).replace("T", " ") if name == "taken_at" else str(value)
                self._lines.addWidget(Label(words.format(value=text), "small", wrap=True, copy=True))
        if capture.get("latitude") is not None and capture.get("longitude") is not None:
            place = f"{capture['latitude']}, {capture['longitude']}"
            self._lines.addWidget(Label(self.tr("Place: {value}").format(value=place), "small", copy=True))
        if capture.get("width") and capture.get("height"):
            size = self.tr("{width} by {height} pixels").format(width=capture["width"], height=capture["height"])
            self._lines.addWidget(Label(size, "small"))
        self._claims.setVisible(bool(capture))

    def _on_save(self, values: dict[str, Value]) -> None:
        if self._page is None:
            return
        workspace, piece_id = self._context.workspace, self._page.row.id
        sent: dict[str, object] = dict(values)
        if "kind" in sent:
            sent["kind"] = PieceKind(str(sent["kind"]))
        self._context.do(self, lambda: pieces.amend(workspace, piece_id, sent))

    def _on_bin(self) -> None:
        if self._page is not None:
            workspace, piece_id = self._context.workspace, self._page.row.id

            def job() -> Changed:
                return pieces.bin_piece(workspace, piece_id)

            self._context.do(self, job, said=self.tr("The piece is in the bin."))

    def _on_export(self) -> None:
        if self._page is None:
            return
        suffix = Path(self._page.row.original_name).suffix
        suggested = f"piece-{self._page.row.position:04d}{suffix}"
        target = self._context.messages.save_file(self.tr("Save a copy"), suggested, "")
        if target is None:
            return
        workspace, piece_id = self._context.workspace, self._page.row.id

        def work(progress: Progress, cancelled: IsCancelled) -> Path:
            del progress, cancelled
            return pieces.export(workspace, piece_id, target)

        said = self.tr("A plain copy was saved outside the encrypted workspace.")
        self._context.runner.run(self, work, lambda _path: self._context.messages.notice(said, tone="warning"))
