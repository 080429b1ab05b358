# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces that screens are laid out with: cards, empty states, the notice strip, the drop area, chips."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon_size, picture
from ui.messages import Notice
from ui.theme import colours
from ui.widgets.text import Label, button, dress, icon_button

NOTICE_SECONDS = 10


def column(
    *parts: QWidget | QLayout, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Parts one under the other."""
    made = QVBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(*margins)
    _fill(made, parts)
    return made


def row(*parts: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Parts side by side; ``None`` stands for the space that gives way."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    made.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            _fill(made, (part,))
    return made


def _fill(layout: QVBoxLayout | QHBoxLayout, parts: Iterable[QWidget | QLayout]) -> None:
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def clear(layout: QLayout) -> None:
    """Empty a layout, its inner layouts too, and delete what was in it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def scrolled(inside: QWidget) -> QScrollArea:
    """The widget in an area that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def stacked(*parts: QWidget | QLayout) -> QWidget:
    """The inside of a screen that reads from top to bottom, with the usual margins."""
    inside = QWidget()
    layout = column(*parts, spacing=16, margins=(28, 22, 28, 28))
    layout.addStretch(1)
    inside.setLayout(layout)
    return inside


class Card(QFrame):
    """A raised panel; ``tone`` colours its left edge (accent, warning, danger), beside words that say the same."""

    def __init__(self, title: str = "", tone: str = "") -> None:
        super().__init__()
        dress(self, role="card", tone=tone)
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(18, 14, 18, 14)
        self.inside.setSpacing(6)
        if title:
            self.inside.addWidget(Label(title, "caption"))
            self.setAccessibleName(title)

    def add(self, *parts: QWidget | QLayout) -> Card:
        _fill(self.inside, parts)
        return self


class EmptyState(QWidget):
    """What a screen says when it has nothing to show, and what to do about it."""

    def __init__(self, icon_name: str, title: str, hint: str = "", act: QPushButton | None = None) -> None:
        super().__init__()
        drawing = QLabel()
        drawing.setPixmap(picture(icon_name, 48, colours().muted, self.devicePixelRatioF()))
        drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = Label(title, "heading", wrap=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(drawing, heading, spacing=10, margins=(24, 24, 24, 24))
        layout.insertStretch(0, 1)
        if hint:
            words = Label(hint, "muted", wrap=True)
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(words)
        if act is not None:
            layout.addSpacing(6)
            layout.addLayout(row(None, act, None))
        layout.addStretch(2)
        self.setLayout(layout)


class NoticeStrip(QWidget):
    """The line under the tool bar that tells what happened, with its undo."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        self._words = Label(wrap=True, copy=True)
        self._act = button("", self._on_act)
        self._close = icon_button("x", self.tr("Close this message"), self.hide)
        self._doing: Callable[[], object] | None = None
        inside = row(self._icon, self._words, self._act, self._close, spacing=10)
        inside.setContentsMargins(16, 6, 10, 6)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show it; good news leaves by itself, a refusal stays until it is closed."""
        names = {"danger": "circle-alert", "warning": "triangle-alert"}
        now = colours()
        ink = {"danger": now.danger, "warning": now.warning}.get(notice.tone, now.accent)
        self._icon.setPixmap(
            picture(names.get(notice.tone, "check"), icon_size().width(), ink, self.devicePixelRatioF())
        )
        self._words.setText(notice.text)
        self._words.setAccessibleName(notice.text)
        self._doing = notice.act
        self._act.setText(notice.act_name)
        self._act.setVisible(notice.act is not None)
        self.setProperty("tone", notice.tone)
        dress(self)
        self.show()
        self._timer.stop()
        if not notice.tone:
            self._timer.start(NOTICE_SECONDS * 1000)

    def _on_act(self) -> None:
        doing, self._doing = self._doing, None
        self.hide()
        if doing is not None:
            doing()


class DropArea(QFrame):
    """A place to drop files on, with a button that does the same: nothing is reachable only by dragging."""

    dropped = Signal(list)  # of Path

    def __init__(self, title: str, hint: str, choose: str, on_choose: Callable[[], object]) -> None:
        super().__init__()
        dress(self, role="drop")
        self.setAcceptDrops(True)
        drawing = QLabel()
        drawing.setPixmap(picture("upload", 28, colours().muted, self.devicePixelRatioF()))
        words = column(Label(title, "strong", wrap=True), Label(hint, "small", wrap=True), spacing=2)
        inside = row(drawing, words, button(choose, on_choose, icon_name="plus"), spacing=14)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            dress(self, tone="accent")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        dress(self, tone="none")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        dress(self, tone="none")
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


class Chips(QWidget):
    """A row of small switches of which one is on: how lists are narrowed."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        layout = row(spacing=6)
        for number, (_, text) in enumerate(choices):
            chip = QPushButton(text)
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setChecked(number == 0)
            self._group.addButton(chip, number)
            layout.addWidget(chip)
        layout.addStretch(1)
        self.setLayout(layout)
        self._group.idToggled.connect(self._on_toggled)

    @property
    def key(self) -> str:
        return self._keys[max(0, self._group.checkedId())]

    def choose(self, key: str) -> None:
        self._group.button(self._keys.index(key)).setChecked(True)

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._keys[number])


class Heading(QWidget):
    """The top of a screen: its title, a line under it, and its buttons, the primary one last."""

    def __init__(self, title: str, hint: str = "", *acts: QWidget) -> None:
        super().__init__()
        self.title = Label(title, "title")
        self.hint = Label(hint, "muted", wrap=True)
        inside = row(column(self.title, self.hint, spacing=2), *acts)
        inside.setStretch(0, 1)
        inside.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setLayout(inside)
        # Only now: what has no parent yet would show as a window of its own for a moment.
        self.hint.setVisible(bool(hint))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
