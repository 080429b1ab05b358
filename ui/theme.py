# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window looks: a light and a dark palette, the size of text, and the one style sheet.

Fusion is used on every system, so that the palettes (which every bare X11 session needs: it tells Qt nothing
about dark) look alike everywhere. Contrast of text on its ground is 4.5:1 or more; a test computes it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from casework.paths import resources


class Appearance(StrEnum):
    """What the person chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """Named by what they are for. Hexadecimal RGB."""

    window: str
    side: str
    base: str
    raised: str
    text: str
    muted: str
    border: str
    field_border: str
    accent: str
    accent_text: str
    accent_soft: str
    accent_hover: str
    hover: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    borrowed: str
    borrowed_soft: str
    paper: str


LIGHT = Colours(
    window="#f6f5f2",
    side="#eceae5",
    base="#ffffff",
    raised="#ffffff",
    text="#1f2427",
    muted="#596067",
    border="#dedbd4",
    field_border="#868b90",
    accent="#17595f",
    accent_text="#ffffff",
    accent_soft="#dcebea",
    accent_hover="#0f464b",
    hover="#e4e1da",
    danger="#a3262b",
    danger_soft="#fbe9e7",
    warning="#7d5200",
    warning_soft="#fdf1d8",
    good="#1d6a3c",
    good_soft="#e2f1e6",
    borrowed="#6a3d9a",
    borrowed_soft="#efe6f7",
    paper="#ffffff",
)
DARK = Colours(
    window="#1c1f21",
    side="#17191b",
    base="#24282b",
    raised="#272b2e",
    text="#e9e7e3",
    muted="#a9aeb2",
    border="#3a3f43",
    field_border="#7b8287",
    accent="#74c3c6",
    accent_text="#0d2224",
    accent_soft="#223b3d",
    accent_hover="#97d6d8",
    hover="#2e3336",
    danger="#ff9a94",
    danger_soft="#432525",
    warning="#eec06a",
    warning_soft="#3e3218",
    good="#8bd3a2",
    good_soft="#20382a",
    borrowed="#cfa8f2",
    borrowed_soft="#352844",
    paper="#ffffff",
)


def colours() -> Colours:
    """The colours in use, read off the application's palette so that no state is kept beside it."""
    dark = QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
    return DARK if dark else LIGHT


def wants_dark(appearance: Appearance) -> bool:
    """Whether dark is meant; the system is asked only when it is to decide."""
    if appearance is Appearance.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return appearance is Appearance.DARK


def apply(application: QApplication, appearance: Appearance, text_percent: int) -> None:
    """Dress the whole application; may be called again at any time. ``text_percent`` is kept in 100 to 200."""
    chosen = DARK if wants_dark(appearance) else LIGHT
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(_palette(chosen))
    base = _base_points(application)
    points = base * max(100, min(200, text_percent)) / 100
    font = QFont(application.font())
    font.setPointSizeF(points)
    application.setFont(font)
    application.setStyleSheet(style_sheet(chosen, points))


def style_sheet(chosen: Colours, points: float) -> str:
    """The style sheet filled with colours and sizes (points); indicators are drawn from our own icons."""
    sizes = {
        "small": f"{points * 0.9:.2f}pt",
        "body": f"{points:.2f}pt",
        "large": f"{points * 1.15:.2f}pt",
        "heading": f"{points * 1.35:.2f}pt",
        "title": f"{points * 1.75:.2f}pt",
        "control": f"{round(points * 2.2)}px",
        "icons": resources("icons").as_posix(),
        "tone": "dark" if chosen is DARK else "light",
    }
    text = resources("style", "casework.qss").read_text(encoding="utf-8")
    return Template(text).substitute(asdict(chosen) | sizes)


def _base_points(application: QApplication) -> float:
    """The system's own size, remembered the first time: later calls would see what we set ourselves."""
    remembered = application.property("casework_base_points")
    if remembered is None:
        size = application.font().pointSizeF()
        remembered = size if size > 0 else 10.0
        application.setProperty("casework_base_points", remembered)
    return float(remembered)


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, value in (
        (role.Window, chosen.window),
        (role.WindowText, chosen.text),
        (role.Base, chosen.base),
        (role.AlternateBase, chosen.window),
        (role.Text, chosen.text),
        (role.Button, chosen.raised),
        (role.ButtonText, chosen.text),
        (role.ToolTipBase, chosen.text),
        (role.ToolTipText, chosen.window),
        (role.PlaceholderText, chosen.muted),
        (role.BrightText, chosen.danger),
        (role.Highlight, chosen.accent),
        (role.HighlightedText, chosen.accent_text),
        (role.Accent, chosen.accent),
        (role.Link, chosen.accent),
        (role.LinkVisited, chosen.accent),
        (role.Mid, chosen.border),
        (role.Midlight, chosen.border),
        (role.Dark, chosen.field_border),
        (role.Light, chosen.raised),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(chosen.muted))
    return palette
