# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces of one packet: which go, in which order, under which title. By mouse or by keys alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from casework.language import visible
from casework.queries.packets import PacketLine
from casework.queries.pieces import PieceRow
from casework.services.packets import Line
from ui.widgets.parts import column, row
from ui.widgets.text import Label, icon_button

_ID = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1
_RANGES = Qt.ItemDataRole.UserRole + 2


class PacketPieces(QWidget):
    """``arranged`` carries the lines as :func:`casework.services.packets.arrange` takes them."""

    arranged = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self._shown: object = None
        self._title_of = 0
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pieces, in the order of the bordereau"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.model().rowsMoved.connect(self._on_moved)
        self.list.itemChanged.connect(self._on_item)
        self.list.currentItemChanged.connect(self._on_current)
        rename = QShortcut(QKeySequence("F2"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        rename.activated.connect(self._begin_title)
        self.list.itemDoubleClicked.connect(lambda _item: self._begin_title())
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title in the bordereau"))
        self.title.editingFinished.connect(self._on_title)
        self.up = icon_button("chevron-up", self.tr("Move up (Alt+Up)"), partial(self._move, -1))
        self.up.setShortcut("Alt+Up")
        self.down = icon_button("chevron-down", self.tr("Move down (Alt+Down)"), partial(self._move, 1))
        self.down.setShortcut("Alt+Down")
        name = Label(self.tr("Title in the bordereau"), "caption")
        name.setBuddy(self.title)
        hint = Label(self.tr("Unticked pieces stay in the case."), "small", wrap=True)
        self.setLayout(column(self.list, row(self.up, self.down, hint, spacing=4), name, self.title, spacing=6))
        # One move may come as several signals; the last state is what counts.
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(0)
        self._calm.timeout.connect(self._tell)

    def flush(self) -> None:
        """Hand over what is being typed or was just moved."""
        self._on_title()
        if self._calm.isActive():
            self._calm.stop()
            self._tell()

    def show_lines(self, lines: Sequence[PacketLine], others: Sequence[PieceRow]) -> None:
        """The packet's lines, and below them, unticked, the other pieces of the case that may go out."""
        if (lines, others) == self._shown:
            return
        self._shown = (lines, others)
        lit = self.list.currentRow()
        self._filling = True
        self.list.clear()
        for each in lines:
            about = [self.tr("%n page(s)", "", each.pages)] if each.pages else []
            told = f"{each.number}. {each.title}\n" + " · ".join([*about, each.problem] if each.problem else about)
            self._add(told, each.piece_id, each.title, each.page_ranges, ticked=True)
        for other in others:
            self._add(other.title or other.original_name, other.id, "", "", ticked=False)
        self.list.setCurrentRow(min(max(lit, 0), self.list.count() - 1))
        self._filling = False
        self._on_current(self.list.currentItem())

    def _add(self, told: str, piece_id: int, title: str, ranges: str, *, ticked: bool) -> None:
        item = QListWidgetItem("\n".join(visible(part) for part in told.split("\n")))
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        for role, value in ((_ID, piece_id), (_TITLE, title), (_RANGES, ranges)):
            item.setData(role, value)
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    def _tell(self) -> None:
        self.arranged.emit(
            [
                Line(piece_id=item.data(_ID), title=item.data(_TITLE), page_ranges=item.data(_RANGES))
                for item in self._items()
                if item.checkState() is Qt.CheckState.Checked
            ]
        )

    def _on_moved(self) -> None:
        if not self._filling:
            self._calm.start()

    def _on_item(self, _item: QListWidgetItem) -> None:
        if not self._filling:
            self._calm.start()

    def _on_current(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        ticked = item is not None and item.checkState() is Qt.CheckState.Checked
        piece = item.data(_ID) if item is not None else 0
        self.title.setEnabled(ticked)
        # What is being typed stays, though the list is read again meanwhile.
        if piece != self._title_of or not self.title.isModified():
            self._title_of = piece
            self.title.setText(item.data(_TITLE) if item is not None and ticked else "")

    def _begin_title(self) -> None:
        self.title.setFocus()
        self.title.selectAll()

    def _on_title(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.title.isEnabled() and self.title.text().strip() != item.data(_TITLE):
            self._filling = True
            item.setData(_TITLE, self.title.text().strip())
            self._filling = False
            self._calm.start()
        self.title.setModified(False)

    def _move(self, step: int) -> None:
        here = self.list.currentRow()
        there = here + step
        if here < 0 or not 0 <= there < self.list.count():
            return
        self._filling = True
        item = self.list.takeItem(here)
        self.list.insertItem(there, item)
        self.list.setCurrentRow(there)
        self._filling = False
        self._calm.start()
