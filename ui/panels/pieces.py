# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence: taking files in, the numbered list or the small pictures, and the piece that is lit beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from casework.changes import Kind
from casework.errors import NotFound
from casework.language import NBSP, short_date
from casework.queries.pieces import PieceRow, list_pieces
from casework.sentences import sentence
from casework.services import pieces
from casework.words import PieceKind
from ui.background import IsCancelled, Progress
from ui.context import Context
from ui.labels import word
from ui.models.table import Column, TableModel
from ui.panels.piece_detail import PieceDetail
from ui.panels.piece_pictures import PiecePictures, kind_icon
from ui.widgets.panes import ListDetail
from ui.widgets.parts import Chips, DropArea, EmptyState, column, row
from ui.widgets.record_list import RecordList
from ui.widgets.text import button, icon_button

_TITLE = 1  # the column that the small pictures show


class PiecesPanel(QWidget):
    """The pieces of a case, in their order; without a case all of them, the newest first."""

    shows = frozenset({Kind.PIECE, Kind.PACKET})

    def __init__(self, context: Context, case_id: int | None) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self._rows: list[PieceRow] = []
        self._pictures = PiecePictures(context, self)
        self._pictures.drawn.connect(self._on_pictures)
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
        self._looks = Chips(
            self.tr("How pieces are shown"), [("list", self.tr("List")), ("pictures", self.tr("Small pictures"))]
        )
        self._looks.chosen.connect(self._on_looks)
        self.list = RecordList[PieceRow](TableModel(self._columns(), lambda row: row.id), self.tr("Pieces"), empty)
        self.list.chosen.connect(self._on_chosen)
        self.grid = self._small_pictures()
        left = QWidget()
        left.setLayout(column(self.drop, self._tools(), self.list, self.grid, margins=(0, 10, 12, 0)))
        self.detail = PieceDetail(context)
        self.panes = ListDetail(left, self.detail, share=(1, 1), letters=125)
        self.setLayout(column(self.panes))
        for keys, act in (
            ("F2", self._on_rename),
            ("Alt+Up", partial(self._move, -1)),
            ("Alt+Down", partial(self._move, 1)),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.detail.show_piece(0)

    # -- parts

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
            Column(self.tr("Title"), _title, tip=lambda row: row.original_name, icon=self._icon, stretch=True),
            Column(
                self.tr("Date"),
                lambda row: short_date(row.taken_on) if row.taken_on else "",
                key=lambda row: row.taken_on,
                width=11,
            ),
            Column(self.tr("Kind"), self._kind, tip=self._kind, width=10),
        )

    def _icon(self, shown: PieceRow) -> QIcon:
        """A picture where it is large enough to be told, else the sign of its kind."""
        return self._pictures.icon(shown) if self._looks.key == "pictures" else kind_icon(shown)

    def _kind(self, shown: PieceRow) -> str:
        kind = word(PieceKind(shown.kind))
        return self.tr("{kind}, confidential").format(kind=kind) if shown.confidential else kind

    def _small_pictures(self) -> QListView:
        grid = QListView()
        grid.setModel(self.list.model)
        grid.setModelColumn(_TITLE)
        grid.setViewMode(QListView.ViewMode.IconMode)
        grid.setResizeMode(QListView.ResizeMode.Adjust)
        grid.setMovement(QListView.Movement.Static)
        grid.setIconSize(QSize(112, 112))
        letter = grid.fontMetrics()
        grid.setGridSize(QSize(150, 124 + 3 * letter.height()))
        grid.setWordWrap(True)
        grid.setUniformItemSizes(True)
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setAccessibleName(self.tr("Pieces as small pictures"))
        grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        grid.setSelectionModel(self.list.table.selectionModel())
        grid.hide()
        return grid

    def _tools(self) -> QWidget:
        tools = QWidget()
        paste = button(self.tr("Paste"), self.paste, role="quiet", icon_name="copy")
        paste.setToolTip(self.tr("Take in what was copied: files or a picture (Ctrl+V)"))
        parts: list[QWidget | None] = [self._looks, None, paste]
        if self._case_id is not None:
            self.up = icon_button("chevron-up", self.tr("Move up (Alt+Up)"), partial(self._move, -1))
            self.down = icon_button("chevron-down", self.tr("Move down (Alt+Down)"), partial(self._move, 1))
            parts += [self.up, self.down]
        tools.setLayout(row(*parts, spacing=4))
        return tools

    # -- reading

    def read(self) -> None:
        """Read the list again, and the piece that is lit."""
        self._rows = list(list_pieces(self._context.workspace, self._context.view, case_id=self._case_id))
        self.list.show_rows(self._rows)
        if self.detail.piece_id:
            self._show(self.detail.piece_id)

    def open(self, piece_id: int) -> None:
        """Light this piece and show it."""
        self.list.light(piece_id)

    def flush(self) -> None:
        self.detail.flush()

    def _on_chosen(self, piece_id: int) -> None:
        self._show(piece_id)
        if piece_id:
            self.panes.show_detail()

    def _show(self, piece_id: int) -> None:
        try:
            self.detail.show_piece(piece_id)
        except NotFound:
            # It has just gone to the bin.
            self.detail.show_piece(0)

    def _on_looks(self, key: str) -> None:
        self.grid.setVisible(key == "pictures")
        self.list.setVisible(key == "list")

    def _on_pictures(self) -> None:
        self.list.table.viewport().update()
        self.grid.viewport().update()

    def _on_rename(self) -> None:
        self.panes.show_detail()
        self.detail.rename()

    # -- order

    def _move(self, step: int) -> None:
        """Change places with the neighbour in the bordereau, whatever filter or order the list is in."""
        lit = self.list.table.current_id()
        here = next((at for at, each in enumerate(self._rows) if each.id == lit), -1)
        there = here + step
        if self._case_id is None or here < 0 or not 0 <= there < len(self._rows):
            return
        # Done here as well, so that a key held down does not work on an order that is out of date.
        self._rows[here], self._rows[there] = self._rows[there], self._rows[here]
        workspace, case_id, ids = self._context.workspace, self._case_id, [each.id for each in self._rows]
        self._context.do(self, lambda: pieces.reorder(workspace, case_id, ids))

    # -- taking in

    def choose_files(self) -> None:
        """Ask for files and take them in."""
        self.admit(self._context.messages.open_files(self.tr("Add pieces")))

    def paste(self) -> None:
        """Take in what was copied: files, or a picture such as a screen capture."""
        copied = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        image = QGuiApplication.clipboard().image()
        if paths:
            self.admit(paths)
        elif not image.isNull():
            self._admit_picture(image)
        else:
            self._context.messages.notice(
                self.tr("Nothing that was copied can be taken in. Save it as a file, then drop it here."),
                tone="warning",
            )

    def admit(self, paths: Sequence[Path]) -> None:
        """Encrypt and record these files, off the UI thread."""
        if paths:
            self._take_in(lambda: list(paths), len(paths))

    def _admit_picture(self, image: QImage) -> None:
        # The intake reads files: the picture lies in the workspace's own folder for that moment only.
        target = self._context.workspace.scratch() / "capture.png"

        def write() -> list[Path]:
            image.save(str(target), "PNG")  # type: ignore[call-overload]
            return [target]

        self._take_in(write, 1, ours=True)

    def _take_in(self, files: Callable[[], list[Path]], count: int, *, ours: bool = False) -> None:
        """``ours``: the files were made for this, and go away afterwards."""
        workspace, case_id, today = self._context.workspace, self._case_id, self._context.today

        def work(progress: Progress, cancelled: IsCancelled) -> pieces.Admitted:
            paths = files()
            try:
                return pieces.admit(
                    workspace, paths, case_id=case_id, received_on=today, progress=progress, cancelled=cancelled
                )
            finally:
                for path in paths if ours else ():
                    path.unlink(missing_ok=True)

        self._context.work(self, work, self._on_admitted, title=self.tr("Taking in %n file(s)", "", count))

    def _on_admitted(self, admitted: pieces.Admitted) -> None:
        self._context.changed.emit(admitted.changed)
        told = []
        if admitted.changed.also:
            told.append(self.tr("%n piece(s) added.", "", len(admitted.changed.also)))
        if admitted.known:
            told.append(self.tr("%n file(s) were here already.", "", len(admitted.known)))
        told += [
            f"{refused.name}{NBSP}: {sentence(refused.error, self._context.language)}" for refused in admitted.refused
        ]
        self._context.messages.notice(" ".join(told), tone="warning" if admitted.refused else "")
        if admitted.changed.also:
            self.open(admitted.changed.also[0])


def _title(shown: PieceRow) -> str:
    return shown.title or shown.original_name
