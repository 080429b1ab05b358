# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette: find anything, or run any action by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from casework.language import fold, visible
from ui.icons import icon
from ui.widgets.offer_lines import LINE, OfferLines, line
from ui.widgets.parts import column
from ui.widgets.text import Label

#: Looks for the words typed, for whom, and hands what it found to the last one.
Found = Callable[[QObject, str, Callable[[Sequence["Offer"]], None]], None]
_SHOWN = 80
_NUMBER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offer:
    """One line of the palette."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    hint: str = ""
    words: str = ""
    #: The heading it stands under; the passage that was found, and the matches in it.
    group: str = ""
    extract: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def matching(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """Those in which every word typed begins a word; first those that begin with what was typed."""
    wanted = fold(typed).split()
    hits: list[tuple[bool, int, Offer]] = []
    for number, offer in enumerate(offers):
        words = fold(f"{offer.text} {offer.words}").split()
        if all(any(word.startswith(part) for word in words) for part in wanted):
            hits.append((not fold(offer.text).startswith(fold(typed)), number, offer))
    return [offer for _, _, offer in sorted(hits, key=lambda hit: hit[:2])]


class Palette(QDialog):
    """A line to type in and what it finds: the actions at once, records by kind as soon as ``search`` has them."""

    def __init__(self, parent: QWidget, offers: Sequence[Offer], search: Found) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._over = parent
        self._offers = offers
        self._search = search
        self._records: Sequence[Offer] = ()
        self._shown: list[Offer] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find a case, a person, a word, or an action…"))
        self.line.setAccessibleName(self.tr("Search everywhere"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_text)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(OfferLines(self.list))
        self.list.itemClicked.connect(self._run)
        self._none = Label(self.tr("Nothing found."), "muted")
        self._none.setContentsMargins(16, 8, 16, 16)
        box = QFrame()
        box.setObjectName("palette_box")
        box.setLayout(column(self.line, self._none, self.list, spacing=2, margins=(6, 6, 6, 6)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(box)
        self._on_text("")

    def popup(self) -> None:
        """Open over the top of the parent's window."""
        window = self._over.window()
        width = min(680, window.width() - 40)
        self.resize(width, min(460, window.height() - 80))
        middle = window.mapToGlobal(window.rect().topLeft())
        self.move(middle.x() + (window.width() - width) // 2, middle.y() + 52)
        self.show()
        self.line.setFocus()

    def _on_text(self, typed: str) -> None:
        if not typed.strip():
            self._records = ()
        self._show()
        self._search(self, typed, self._on_found)

    def _on_found(self, found: Sequence[Offer]) -> None:
        self._records = found
        self._show()

    def _show(self) -> None:
        """Records under their headings, then the actions that match. What was lit stays lit."""
        row = self.list.currentRow()
        lit = self._shown[number] if (number := self._number(row)) >= 0 and row != self._first() else None
        self._shown = [*self._records, *matching(self._offers, self.line.text())][:_SHOWN]
        self.list.clear()
        heading = ""
        for number, offer in enumerate(self._shown):
            group = offer.group or (self.tr("Actions") if heading else "")
            if group != heading:
                heading = group
                self.list.addItem(_heading(group))
            item = QListWidgetItem(visible(f"{offer.text}    {offer.hint}" if offer.hint else offer.text))
            item.setData(_NUMBER, number)
            item.setData(LINE, line(offer.text, offer.hint, offer.extract, offer.marks))
            if offer.icon:
                item.setIcon(icon(offer.icon))
            self.list.addItem(item)
        rows = (row for row in range(self.list.count()) if lit is not None and self._shown_at(row) == lit)
        self.list.setCurrentRow(next(rows, self._first()))
        self._none.setVisible(not self._shown)
        self.list.setVisible(bool(self._shown))

    def _number(self, row: int) -> int:
        """Which offer stands in a row; -1 for a heading."""
        item = self.list.item(row)
        number = item.data(_NUMBER) if item is not None else None
        return -1 if number is None else int(number)

    def _shown_at(self, row: int) -> Offer | None:
        number = self._number(row)
        return self._shown[number] if number >= 0 else None

    def _first(self) -> int:
        return next((row for row in range(self.list.count()) if self._number(row) >= 0), -1)

    def _step(self, step: int) -> None:
        """To the next offer, past headings, round the end."""
        row = self.list.currentRow()
        for _ in range(self.list.count()):
            row = (row + step) % self.list.count()
            if self._number(row) >= 0:
                self.list.setCurrentRow(row)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case _:
                return False
        return True

    def _run(self) -> None:
        offer = self._shown_at(self.list.currentRow())
        if offer is not None:
            self.accept()
            offer.run()


def _heading(text: str) -> QListWidgetItem:
    item = QListWidgetItem(visible(text))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item
