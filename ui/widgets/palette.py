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
from ui.widgets.parts import column
from ui.widgets.text import Label

Found = Callable[[str], Sequence["Offer"]]
_SHOWN = 60


@dataclass(frozen=True)
class Offer:
    """One line of the palette."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    hint: str = ""
    words: str = ""


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
    """A line to type in and what it finds. ``search`` gives records for the words typed, ``offers`` the actions."""

    def __init__(self, parent: QWidget, offers: Sequence[Offer], search: Found) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._over = parent
        self._offers = offers
        self._search = search
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
        found = list(self._search(typed)) if typed.strip() else []
        self._shown = (found + matching(self._offers, typed))[:_SHOWN]
        self.list.clear()
        for offer in self._shown:
            item = QListWidgetItem(visible(f"{offer.text}    {offer.hint}" if offer.hint else offer.text))
            if offer.icon:
                item.setIcon(icon(offer.icon))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(not self._shown)
        self.list.setVisible(bool(self._shown))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.line or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                if self._shown:
                    self.list.setCurrentRow((self.list.currentRow() + step) % len(self._shown))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case _:
                return False
        return True

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            offer = self._shown[row]
            self.accept()
            offer.run()
