# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing from memory: no plain copy of anything printed touches the disk."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication

from casework.language import short_date


def a4_printer(title: str) -> QPrinter:
    """The system's printer set to A4. ``title`` shows in its queue: a reference, never a name."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return printer


def ask_for_printer(printer: QPrinter) -> bool:
    """The system's own dialog."""
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def print_recovery_key(key: str) -> bool:
    """One sheet to keep in a safe place; whether it was sent to a printer."""
    printer = a4_printer("Casework")
    if not ask_for_printer(printer):
        return False
    draw_recovery_key(printer, key)
    return True


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
    painter.drawText(QRectF(left, 25 * unit, width, 15 * unit), wrap, QCoreApplication.translate("Printing", "Recovery key"))
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
