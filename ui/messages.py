# SPDX-License-Identifier: GPL-3.0-or-later
"""The only module that tells the person something, or asks.

Errors of ``casework`` come as their sentence (:mod:`casework.sentences`); anything else is a bug and gets a calm
dialog with a report that names nobody. Screens are given a :class:`Messages`; tests give them one that records.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from casework import __version__
from casework.errors import Cancelled, CaseworkError
from casework.language import Language
from casework.sentences import sentence
from ui.widgets.text import Label, button

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Notice:
    """A line for the strip under the tool bar. ``tone``: "" says it is done, "warning", "danger" stays until closed.

    ``act`` is offered as a button called ``act_name`` (undo, mostly).
    """

    text: str
    tone: str = ""
    act_name: str = ""
    act: Callable[[], object] | None = None


class Messages(QObject):
    """The door to the person. ``noticed`` carries :class:`Notice`; without a strip they wait in ``waiting``."""

    noticed = Signal(object)

    def __init__(self, language: Callable[[], Language], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._has_strip = False
        self.waiting: list[Notice] = []

    # -- telling

    def notice(self, text: str, *, tone: str = "", act_name: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something that needs no answer."""
        self._put(Notice(text, tone, act_name, act))

    def error(self, error: Exception) -> None:
        """Say what went wrong, in the person's language; what is not ours to explain is a bug."""
        if isinstance(error, Cancelled):
            self.notice(sentence(error, self._language()))
        elif isinstance(error, CaseworkError):
            _log.warning("refused: %s", type(error).__name__)
            self.notice(sentence(error, self._language()), tone="danger")
        else:
            self.bug(error)

    def attach_strip(self) -> None:
        """A strip is listening now: give it what has waited."""
        self._has_strip = True
        waiting, self.waiting = self.waiting, []
        for notice in waiting:
            self.noticed.emit(notice)

    def _put(self, notice: Notice) -> None:
        if self._has_strip:
            self.noticed.emit(notice)
        else:
            self.waiting.append(notice)

    def bug(self, error: BaseException) -> None:
        """Log it without names, and show the report, which the person may copy and send."""
        report = bug_report(error)
        _log.error("bug: %s", report)
        self.show(BugDialog(report, self._window()))

    # -- asking

    def show(self, dialog: QDialog) -> bool:
        """Open a dialog and wait for it; whether it was accepted."""
        return dialog.exec() == QDialog.DialogCode.Accepted

    def decide(self, question: str, explanation: str, yes: str) -> bool:
        """Ask before something that can't be undone. ``yes`` names the deed; the other button is always "no"."""
        return self.show(DecisionDialog(question, explanation, yes, self._window()))

    def open_files(self, title: str, patterns: str = "") -> list[Path]:
        """Files to read; ``patterns`` as QFileDialog takes them."""
        names, _ = QFileDialog.getOpenFileNames(self._window(), title, "", patterns)
        return [Path(name) for name in names]

    def open_folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window(), title)
        return Path(name) if name else None

    def save_file(self, title: str, suggested: str, pattern: str) -> Path | None:
        """Where to write a copy; the system asks before replacing a file."""
        name, _ = QFileDialog.getSaveFileName(self._window(), title, suggested, pattern)
        return Path(name) if name else None

    def choose_printer(self, title: str) -> QPrinter | None:
        """The system's print dialog, for A4. ``title`` shows in the printer's queue: a reference, never a name."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self._window())
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None

    @staticmethod
    def _window() -> QWidget | None:
        return QApplication.activeWindow()


def bug_report(error: BaseException) -> str:
    """What a developer needs and nothing about anybody: versions, kinds of error, places in the code.

    The error's own text is left out: it may quote what was being worked on.
    """
    lines = [
        f"Casework {__version__} · Python {platform.python_version()} · PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()} · {QGuiApplication.platformName()}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            place = Path(frame.filename)
            lines.append(f"  {'/'.join(place.parts[-2:])}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def catch_bugs(tell: Callable[[BaseException], None]) -> None:
    """Route what nobody caught, in slots too, to ``tell``. An interrupt from the terminal still ends the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(error)

    sys.excepthook = hook


class DecisionDialog(QDialog):
    """A question before a deed that can't be undone; Escape and Enter both mean no."""

    def __init__(self, question: str, explanation: str, yes: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casework")
        self.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(question, "heading", wrap=True))
        layout.addWidget(Label(explanation, wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        no = button(self.tr("Leave as it is"), self.reject)
        no.setDefault(True)
        row.addWidget(no)
        row.addWidget(button(yes, self.accept, role="danger"))
        layout.addSpacing(6)
        layout.addLayout(row)
        self.setAccessibleName(question)
        no.setFocus()


class BugDialog(QDialog):
    """Something broke that should not: what is safe, and a report that may be copied."""

    def __init__(self, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casework")
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(Label(self.tr("The program made a mistake"), "heading", wrap=True))
        explanation = self.tr(
            "What was saved is safe. You can go on; if it happens again, lock and unlock. "
            "The report below names nobody and is sent nowhere: copy it to whoever helps you."
        )
        layout.addWidget(Label(explanation, wrap=True))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Report"))
        layout.addWidget(text)
        row = QHBoxLayout()
        copy = button(self.tr("Copy the report"), lambda: QGuiApplication.clipboard().setText(report), icon_name="copy")
        row.addWidget(copy)
        row.addStretch(1)
        close = button(self.tr("Close"), self.accept, role="primary")
        close.setDefault(True)
        row.addWidget(close)
        layout.addLayout(row)


def patterns(*pairs: tuple[str, Sequence[str]]) -> str:
    """``Word (*.docx);;…`` as the file dialogs want it."""
    return ";;".join(f"{name} ({' '.join(globs)})" for name, globs in pairs)
