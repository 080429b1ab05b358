# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence: the numbered list, the file beside it, and what people say of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from casework.changes import Kind
from casework.language import NBSP, Language, number, short_date
from casework.queries.pieces import PiecePage, PieceRow, list_pieces, piece_page
from casework.sentences import sentence
from casework.services import pieces
from casework.words import PieceKind
from ui.background import IsCancelled, Progress
from ui.context import Context
from ui.dates import Lean
from ui.icons import icon
from ui.labels import choices, word
from ui.models.table import Column, TableModel
from ui.viewing import can_show
from ui.widgets.fields import Choice, DateField
from ui.widgets.form import Form, Value
from ui.widgets.pages import PageView
from ui.widgets.panes import ListDetail
from ui.widgets.parts import DropArea, EmptyState, column, row
from ui.widgets.record_list import RecordList
from ui.widgets.text import Label, button, icon_button

_ICONS = {
    PieceKind.PHOTO: "image",
    PieceKind.VIDEO: "film",
    PieceKind.AUDIO: "music",
    PieceKind.MAIL: "mail",
    PieceKind.DOCUMENT: "file-text",
}


def size_words(size: int, language: Language) -> str:
    """``340 ko``, ``12,4 Mo``: bytes as people say them."""
    kilo, mega = ("ko", "Mo") if language is Language.FR else ("kB", "MB")
    if size < 1_000_000:
        return f"{number(max(1, round(size / 1000)), language)}{NBSP}{kilo}"
    return f"{number(round(size / 1_000_000, 1), language)}{NBSP}{mega}"


class PiecesPanel(QWidget):
    """The pieces of a case (or all), in their order, with the viewer."""

    shows = frozenset({Kind.PIECE, Kind.PACKET})

    def __init__(self, context: Context, case_id: int | None) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self.drop = DropArea(
            self.tr("Drop files or messages here"),
            self.tr("They are kept encrypted, byte for byte. From Outlook: save the message first, then drop it."),
            self.tr("Add files…"),
            self.choose_files,
        )
        self.drop.dropped.connect(self.admit)
        empty = EmptyState(
            "paperclip", self.tr("No pieces yet."), self.tr("Photos, videos, letters, messages, certificates.")
        )
        self.list = RecordList[PieceRow](TableModel(self._columns(), lambda row: row.id), self.tr("Pieces"), empty)
        self.list.chosen.connect(self._on_chosen)
        below = QWidget()
        below.setLayout(self._order_buttons())
        if case_id is None:
            below.hide()
        left = QWidget()
        left.setLayout(column(self.drop, self.list, below, margins=(0, 10, 12, 0)))
        self.view = PageView(context.viewing, context.language, self.tr("The piece"))
        self.view.setMinimumHeight(160)
        self.form = self._form()
        self._facts = Label("", "small", wrap=True, copy=True)
        self._export = button(self.tr("Save a copy…"), self._on_export, icon_name="external-link")
        self._bin = button(self.tr("To the bin"), self._on_bin, icon_name="trash-2")
        self._detail = QWidget()
        whole = column(self.view, self.form, self._facts, row(self._export, self._bin, None), margins=(12, 10, 0, 0))
        whole.setStretch(0, 1)
        self._detail.setLayout(whole)
        self.panes = ListDetail(left, self._detail, share=(1, 1), letters=104)
        self.setLayout(column(self.panes))
        self._page: PiecePage | None = None
        self._on_chosen(0)

    def _columns(self) -> tuple[Column[PieceRow], ...]:
        own = (
            Column[PieceRow](
                self.tr("No."), lambda row: str(row.position), key=lambda row: row.position, right=True, width=5
            )
            if self._case_id is not None
            else Column[PieceRow](self.tr("Case"), lambda row: row.reference, width=10)
        )
        return (
            own,
            Column(
                self.tr("Title"),
                lambda row: row.title or row.original_name,
                tip=lambda row: row.original_name,
                icon=lambda row: icon(_ICONS.get(PieceKind(row.kind), "file")),
                stretch=True,
            ),
            Column(
                self.tr("Date"),
                lambda row: short_date(row.taken_on) if row.taken_on else "",
                key=lambda row: row.taken_on,
                width=11,
            ),
            Column(self.tr("Kind"), lambda row: word(PieceKind(row.kind)), width=14),
        )

    def _order_buttons(self) -> QHBoxLayout:
        up = icon_button("chevron-up", self.tr("Move up (Alt+Up)"), partial(self._move, -1))
        up.setShortcut("Alt+Up")
        down = icon_button("chevron-down", self.tr("Move down (Alt+Down)"), partial(self._move, 1))
        down.setShortcut("Alt+Down")
        return row(Label(self.tr("Order in the bordereau:"), "small"), up, down, None)

    def _form(self) -> Form:
        form = Form(2)
        form.add("title", self.tr("Title in the bordereau"), QLineEdit(), wide=True)
        form.add("kind", self.tr("Kind"), Choice(self.tr("Kind"), choices(PieceKind)))
        form.add(
            "taken_on",
            self.tr("Date of the piece"),
            DateField(self.tr("Date of the piece"), self._context.language, self._context.today, lean=Lean.PAST),
        )
        form.add("author", self.tr("Made by"), QLineEdit())
        form.add("given_by", self.tr("Given by"), QLineEdit())
        form.add("confidential", "", QCheckBox(self.tr("Confidential: never goes out in a packet")), wide=True)
        form.wants_saving.connect(self._on_save)
        return form

    def read(self) -> None:
        """Read the list again, and the piece that is lit."""
        self.list.show_rows(list_pieces(self._context.workspace, self._context.view, case_id=self._case_id))
        if self._page is not None:
            self._fill(self._page.row.id)

    def open(self, piece_id: int) -> None:
        self.list.light(piece_id)

    def flush(self) -> None:
        self.form.flush()

    # -- one piece

    def _on_chosen(self, piece_id: int) -> None:
        self.form.flush()
        if not piece_id:
            self._page = None
            self.view.say(self.tr("Choose a piece to see it."))
        for part in (self.form, self._facts, self._export, self._bin):
            part.setVisible(bool(piece_id))
        if piece_id:
            self._fill(piece_id)
            self.panes.show_detail()

    def _fill(self, piece_id: int) -> None:
        self._page = page = piece_page(self._context.workspace, self._context.view, piece_id)
        self.form.fill(
            {
                "title": page.row.title,
                "kind": page.row.kind,
                "taken_on": page.row.taken_on,
                "author": page.row.author,
                "given_by": page.row.given_by,
                "confidential": page.row.confidential,
            }
        )
        admitted = page.row.admitted_at.astimezone().date()
        facts = [
            page.row.original_name,
            size_words(page.row.size, self._context.language),
            self.tr("taken in on {date}").format(date=short_date(admitted)),
            f"SHA-256\N{NO-BREAK SPACE}{page.row.sha256[:16]}…",
        ]
        if page.row.used_in:
            facts.append(self.tr("in %n packet(s)", "", page.row.used_in))
        self._facts.setText(" · ".join(facts))
        self._facts.setToolTip(page.row.sha256)
        if can_show(page.row.media_type):
            self.view.show_content(self._context.workspace, page.row.sha256, page.row.media_type)
        else:
            self.view.say(self.tr("This kind of file has no preview. It will stand in the packet all the same."))

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
            self._context.do(
                self, lambda: pieces.bin_piece(workspace, piece_id), said=self.tr("The piece is in the bin.")
            )

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

    # -- order and intake

    def _move(self, step: int) -> None:
        ids = [self.list.model.id_at(at) for at in range(self.list.model.rowCount())]
        lit = self.list.table.current_id()
        if lit not in ids or self._case_id is None:
            return
        here = ids.index(lit)
        there = here + step
        if not 0 <= there < len(ids):
            return
        ids[here], ids[there] = ids[there], ids[here]
        workspace, case_id = self._context.workspace, self._case_id
        self._context.do(self, lambda: pieces.reorder(workspace, case_id, ids))

    def choose_files(self) -> None:
        """Ask for files and take them in."""
        self.admit(self._context.messages.open_files(self.tr("Add pieces")))

    def admit(self, paths: Sequence[Path]) -> None:
        """Encrypt and record these files, off the UI thread."""
        if not paths:
            return
        workspace, case_id, today = self._context.workspace, self._case_id, self._context.today

        def work(progress: Progress, cancelled: IsCancelled) -> pieces.Admitted:
            return pieces.admit(
                workspace, paths, case_id=case_id, received_on=today, progress=progress, cancelled=cancelled
            )

        self._context.work(self, work, self._on_admitted, title=self.tr("Taking in %n file(s)", "", len(paths)))

    def _on_admitted(self, admitted: pieces.Admitted) -> None:
        self._context.changed.emit(admitted.changed)
        told = []
        if admitted.changed.also:
            told.append(self.tr("%n piece(s) added.", "", len(admitted.changed.also)))
        if admitted.known:
            told.append(self.tr("%n file(s) were here already.", "", len(admitted.known)))
        told += [f"{refused.name}: {sentence(refused.error, self._context.language)}" for refused in admitted.refused]
        self._context.messages.notice(" ".join(told), tone="warning" if admitted.refused else "")
        if admitted.changed.also:
            self.open(admitted.changed.also[0])
