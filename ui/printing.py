# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing from memory: no plain copy of anything printed touches the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from casework.language import short_date
from ui.viewing import Pages, Viewing

_DPI = 300


def print_pages(
    owner: QObject,
    viewing: Viewing,
    pages: Pages,
    printer: QPrinter,
    done: Callable[[], None],
    failed: Callable[[Exception], None],
) -> None:
    """Draw every page and send it to the printer, one at a time, while the window stays alive.

    ``pages`` is released at the end. ``done`` and ``failed`` are called on the UI thread, one of them once.
    """
    _Printing(owner, viewing, pages, printer, done, failed).next_page(0)


class _Printing(QObject):
    """One print job. Lives as long as its owner, or until the last page."""

    def __init__(
        self,
        owner: QObject,
        viewing: Viewing,
        pages: Pages,
        printer: QPrinter,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(owner)
        self._viewing, self._pages, self._printer = viewing, pages, printer
        self._done, self._failed = done, failed
        self._painter: QPainter | None = None
        self._dpi = min(_DPI, printer.resolution())

    def next_page(self, page: int) -> None:
        """Ask for one page; past the last one, finish."""
        if page == len(self._pages.sizes):
            self._end()
            self._done()
            return
        draw = self._viewing.draw
        draw(self, self._pages, page, self._dpi, partial(self._on_drawn, page), self._on_failed)

    def _on_drawn(self, page: int, image: QImage) -> None:
        size = self._pages.sizes[page]
        across = size.width > size.height
        orientation = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(orientation)
        if self._painter is None:
            self._painter = QPainter(self._printer)
        else:
            self._printer.newPage()
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        # True to size; only what is larger than the paper is made smaller.
        unit = self._printer.resolution() / 72
        fit = min(unit, paper.width() / size.width, paper.height() / size.height)
        self._painter.drawImage(QRectF(0, 0, size.width * fit, size.height * fit), image)
        self.next_page(page + 1)

    def _on_failed(self, error: Exception) -> None:
        self._printer.abort()
        self._end()
        self._failed(error)

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self._viewing.release(self._pages)
        self.deleteLater()


def draw_recovery_key(printer: QPrinter, key: str) -> None:
    """The sheet: what it is, the groups numbered, what to do with it."""
    painter = QPainter(printer)
    unit = printer.resolution() / 25.4  # dots in a millimetre
    left, width = 25 * unit, 160 * unit
    body = QFont(painter.font())
    body.setPointSizeF(11)
    heading = QFont(body)
    heading.setPointSizeF(18)
    heading.setBold(True)
    fixed = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    fixed.setPointSizeF(15)
    wrap = int(Qt.TextFlag.TextWordWrap)
    painter.setFont(heading)
    painter.drawText(
        QRectF(left, 25 * unit, width, 15 * unit), wrap, QCoreApplication.translate("Printing", "Recovery key")
    )
    painter.setFont(body)
    words = QCoreApplication.translate(
        "Printing",
        "This key opens the encrypted workspace if the passphrase is lost. Whoever holds it can read everything. "
        "Keep it in a closed place, away from the computer. Printed on {date}.",
    ).format(date=short_date(date.today()))  # noqa: DTZ011 - the day at this desk
    painter.drawText(QRectF(left, 42 * unit, width, 30 * unit), wrap, words)
    for number, group in enumerate(key.split("-")):
        across, down = number % 4, number // 4
        painter.setFont(body)
        painter.drawText(
            QRectF(left + across * 40 * unit, (75 + down * 15) * unit, 9 * unit, 9 * unit), wrap, f"{number + 1}."
        )
        painter.setFont(fixed)
        painter.drawText(
            QRectF(left + (across * 40 + 9) * unit, (74 + down * 15) * unit, 30 * unit, 9 * unit), wrap, group
        )
    painter.end()
