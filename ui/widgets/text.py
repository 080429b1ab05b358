# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels and buttons that show text as it is.

QLabel guesses HTML by default; a title that came from outside could then load, hide or stretch things. Here all
text is plain, and what steers direction or can't be seen is made visible.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from casework.language import visible
from ui.icons import icon, icon_size
from ui.theme import colours


def dress(widget: QWidget, *, role: str = "", tone: str = "") -> None:
    """Set what the style sheet looks at, and have the widget drawn anew if it was shown already."""
    for name, value in (("role", role), ("tone", tone)):
        if value or widget.property(name):
            widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Label(QLabel):
    """A plain-text label. ``role``: title, heading, strong, large, muted, small, caption, badge."""

    def __init__(
        self, text: str = "", role: str = "", *, tone: str = "", wrap: bool = False, copy: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        if role or tone:
            dress(self, role=role, tone=tone)
        if wrap:
            self.setWordWrap(True)
        if copy:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        if role == "badge":
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(visible(text))

    def minimumSizeHint(self) -> QSize:
        """A wrapped QLabel asks for one line at the least; where room is short its other lines would be cut."""
        hint = super().minimumSizeHint()
        if self.wordWrap() and self.width() > 0:
            hint.setHeight(self.heightForWidth(self.width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self.updateGeometry()


def button(text: str, on_click: Callable[[], object], *, role: str = "", icon_name: str = "") -> QPushButton:
    """A push button. ``role``: primary (one to a screen), quiet, link, chip, danger."""
    made = QPushButton(text)
    # clicked(bool) would hand its argument to the slot.
    made.clicked.connect(lambda _checked: on_click())
    if role:
        made.setProperty("role", role)
    if icon_name:
        made.setIcon(icon(icon_name, colours().accent_text if role == "primary" else ""))
        made.setIconSize(icon_size())
    if role == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    return made


def icon_button(icon_name: str, name: str, on_click: Callable[[], object] | None = None) -> QToolButton:
    """A button that shows only a picture; ``name`` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setIconSize(icon_size())
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setProperty("role", "quiet")
    if on_click:
        made.clicked.connect(lambda _checked: on_click())
    return made


def line() -> QFrame:
    """A thin rule between two parts."""
    rule = QFrame()
    rule.setProperty("role", "line")
    return rule
