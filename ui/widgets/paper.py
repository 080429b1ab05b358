# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing a sheet that the program makes, from memory: no plain file that nobody asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from casework.documents.sniff import Content
from ui import printing
from ui.background import IsCancelled, Progress
from ui.context import Context
from ui.viewing import Pages


def print_paper(context: Context, owner: QObject, title: str, make: Callable[[], bytes]) -> None:
    """Ask for a printer, make the PDF in memory, print it. ``title`` shows in the printer's queue: never a name."""
    printer = context.messages.choose_printer(title)
    if printer is None:
        return

    def work(progress: Progress, cancelled: IsCancelled) -> Pages:
        del progress, cancelled
        return Pages(make(), Content.PDF, context.language)

    def print_pages(pages: Pages) -> None:
        said = QCoreApplication.translate("Paper", "Sent to the printer.")
        messages = context.messages
        printing.print_pages(owner, context.viewing, pages, printer, lambda: messages.notice(said), messages.error)

    context.viewing.runner.run(owner, work, print_pages)
