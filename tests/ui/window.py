# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a real, encrypted workspace; only the edges are stood in for: files chosen, printers, dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from casework.language import Language
from casework.services import session
from casework.storage.keys import KdfParameters
from ui import preferences
from ui.app import App
from ui.messages import Messages
from ui.preferences import Preferences

PASSPHRASE = "girafe bougie tambour lessive nuage"
TODAY = date(2026, 11, 24)


def create_fast(folder: Path, passphrase: str) -> session.MadeWorkspace:
    """A real workspace whose key takes no second to derive."""
    return session.create_workspace(folder, passphrase, kdf=KdfParameters.fast_for_tests())


class Bug(AssertionError):
    """The window met an error that nobody foresaw."""


class RecordingMessages(Messages):
    """Keeps what the person was told, and answers questions as the test laid down."""

    def __init__(self, app: App) -> None:
        super().__init__(lambda: app.preferences.spoken, app)
        self.told: list[tuple[str, str]] = []
        self.bugs: list[BaseException] = []
        self.files: list[Path] = []
        self.target: Path | None = None
        self.printed: Path | None = None
        self.answer = True
        self.noticed.connect(lambda notice: self.told.append((notice.tone, notice.text)))

    def bug(self, error: BaseException) -> None:
        self.bugs.append(error)

    def show(self, dialog: QDialog) -> bool:
        dialog.deleteLater()
        return self.answer

    def open_files(self, title: str, patterns: str = "") -> list[Path]:
        return self.files

    def open_folder(self, title: str) -> Path | None:
        return self.target

    def save_file(self, title: str, suggested: str, pattern: str) -> Path | None:
        return self.target

    def choose_printer(self, title: str) -> QPrinter | None:
        if self.printed is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        return printer


@dataclass
class Program:
    """One run of the program, and a hand that waits for it."""

    app: App
    qtbot: QtBot
    relaunched: list[bool] = field(default_factory=list)

    @property
    def messages(self) -> RecordingMessages:
        messages = self.app.messages
        assert isinstance(messages, RecordingMessages)
        return messages

    def settle(self, timeout: int = 20_000) -> None:
        """Until nothing is running any more. Raises :class:`Bug` if the window met one."""
        self.qtbot.waitUntil(lambda: self.app.runner.idle and self.app.viewing.runner.idle, timeout=timeout)
        QApplication.processEvents()
        if self.messages.bugs:
            raise Bug from self.messages.bugs[0]

    def until(self, true: Callable[[], object], timeout: int = 20_000) -> None:
        """Until that holds."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=timeout)
        self.settle(timeout)

    def end(self) -> None:
        self.app.close()
        # The application outlives the test: its translators must not speak in the next one.
        self.app.translation.speak(Language.EN)
        for widget in (self.app.window, self.app.entry):
            if widget is not None:
                widget.hide()
        QApplication.instance().removeEventFilter(self.app.watch)  # type: ignore[union-attr]
        self.app.deleteLater()


def start(qtbot: QtBot, folder: Path, kept: Path, *, settings: Preferences | None = None) -> Program:
    """The program as it starts on ``folder``; its preferences lie in ``kept``."""
    if settings is not None:
        preferences.write(kept, settings)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    relaunched: list[bool] = []
    app = App(
        application,
        kept,
        today=lambda: TODAY,
        relaunch=lambda: relaunched.append(True),
        create=create_fast,
        folder=folder,
        messages=RecordingMessages,
    )
    return Program(app, qtbot, relaunched)
