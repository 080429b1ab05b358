# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons: the SVG files of ``resources/icons`` (Lucide), drawn in the colours of the palette."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from casework.paths import resources
from ui.theme import colours

_SIZES = (16, 20, 24, 32, 48)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon of that file name, in the text's colour or ``colour`` (hexadecimal), dimmed where disabled."""
    now = colours()
    return _icon(name, colour or now.text, now.muted)


def icon_size() -> QSize:
    """As high as a line of the application's text and a little more, so that icons grow with it."""
    side = round(QFontMetrics(QApplication.font()).height() * 1.2)
    return QSize(side, side)


def picture(name: str, size: int, colour: str = "", ratio: float = 1.0) -> QPixmap:
    """One drawing of the icon, ``size`` logical pixels square."""
    return _draw(name, size, colour or colours().text, ratio)


@cache
def _icon(name: str, colour: str, dimmed: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        for ratio in (1.0, 2.0):
            made.addPixmap(_draw(name, size, colour, ratio), QIcon.Mode.Normal)
            made.addPixmap(_draw(name, size, dimmed, ratio), QIcon.Mode.Disabled)
    return made


@cache
def _svg(name: str) -> str:
    return resources("icons", f"{name}.svg").read_text(encoding="utf-8")


def _draw(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", QColor(colour).name()).encode()))
    pixels = round(size * ratio)
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
