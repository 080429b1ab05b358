# SPDX-License-Identifier: GPL-3.0-or-later
"""The only place where things are built and joined together, and the program's way in."""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from casework.changes import Changed, Kind
from casework.errors import CaseworkError
from casework.language import Language
from casework.services import drafts, office, session
from casework.services.drafts import Draft
from ui import preferences, theme
from ui.background import IsCancelled, Progress, Runner
from ui.context import Context, Place, Screen
from ui.entry.first_run import Create, FirstRun
from ui.entry.unlock import UnlockPage
from ui.input_watch import InputWatch
from ui.main_window import SMALLEST, MainWindow
from ui.messages import Messages, catch_bugs
from ui.panels.backup_duties import BackupDuties
from ui.panels.vault_drafts import KeptTexts, half_typed, place_of, put_back
from ui.panels.vault_session import SessionWatch
from ui.preferences import Preferences
from ui.screens import agenda, cases, contacts, guide, incidents, law, letters, packets, pieces, post, settings, today
from ui.searching import Search
from ui.translation import Translation
from ui.viewing import Viewing

#: The destinations, in the order of the side bar.
SCREENS: tuple[Screen, ...] = (
    today.SCREEN,
    cases.SCREEN,
    agenda.SCREEN,
    post.SCREEN,
    pieces.SCREEN,
    packets.SCREEN,
    letters.SCREEN,
    contacts.SCREEN,
    incidents.SCREEN,
    settings.SCREEN,
    law.SCREEN,
    guide.SCREEN,
)
_TEXT_STEP = 10
_log = logging.getLogger(__name__)


class App(QObject):
    """Goes from the unlock screen to the window and back. Locking replaces the whole process (see :meth:`lock`)."""

    def __init__(
        self,
        application: QApplication,
        preferences_file: Path,
        *,
        today: Callable[[], date],
        relaunch: Callable[[], object],
        screens: Sequence[Screen] = SCREENS,
        create: Create = session.create_workspace,
        folder: Path | None = None,
        messages: Callable[[App], Messages] | None = None,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._create = create
        self._file = preferences_file
        self._today = today
        self._relaunch = relaunch
        self._screens = screens
        self.preferences = preferences.read(preferences_file)
        self._folder = folder or self.preferences.folder
        self.messages = messages(self) if messages else Messages(lambda: self.preferences.spoken, self)
        self.runner = Runner(self.messages.error, self)
        self.viewing = Viewing(self.messages.error, self, lambda: self.preferences.spoken)
        self.translation = Translation(self)
        self.entry: QStackedWidget | None = None
        self.window: MainWindow | None = None
        self.context: Context | None = None
        self.left_by: SessionWatch | None = None
        self._opened: session.Opened | None = None
        self._typed: tuple[Draft, ...] = ()
        self._dress()
        self.watch = InputWatch(self.preferences.lock_minutes * 60, self)
        self.watch.lock_asked.connect(self.lock)
        application.installEventFilter(self.watch)
        application.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def _dress(self) -> None:
        self.translation.speak(self.preferences.spoken)
        theme.apply(self._application, self.preferences.looks, self.preferences.text_percent)

    # -- before a workspace is open

    def start(self) -> None:
        """Show the unlock screen, or the first run where there is no workspace."""
        if session.is_workspace(self._folder):
            self._show_entry(self._unlock_page())
        else:
            self._show_entry(self._first_run())

    def _unlock_page(self) -> UnlockPage:
        page = UnlockPage(self._folder, self.runner, self.messages, self.preferences.spoken)
        page.opened.connect(self.open)
        page.other_wanted.connect(self._on_other_workspace)
        return page

    def _first_run(self, start_at: int = 0) -> FirstRun:
        page = FirstRun(
            self._folder,
            self.runner,
            self.messages,
            self.preferences.spoken,
            create=self._create,
            start_at=start_at,
        )
        page.finished.connect(self._on_first_run)
        page.language_chosen.connect(self._on_first_language)
        page.unlock_wanted.connect(self._on_other_workspace)
        return page

    def _show_entry(self, page: QWidget) -> None:
        before, self.entry = self.entry, QStackedWidget()
        self.entry.setWindowTitle("Casework")
        self.entry.addWidget(page)
        self._size(self.entry)
        self.entry.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _on_other_workspace(self) -> None:
        folder = self.messages.open_folder(QApplication.translate("App", "Folder of the workspace"))
        if folder is not None:
            self._folder = folder
            self.start()

    def _on_first_language(self, language: str) -> None:
        self._keep(replace(self.preferences, language=language))
        self._dress()
        self._show_entry(self._first_run(start_at=1))

    def _on_first_run(self, opened: session.Opened, letterhead: dict[str, object], example: bool) -> None:
        self.open(opened)
        assert self.context is not None
        if letterhead:
            workspace = opened.workspace
            self.context.do(self, lambda: office.describe(workspace, letterhead))
        if example:
            self._put_example(self.context)

    def _put_example(self, context: Context) -> None:
        """The invented case of the first run, in the background."""
        workspace, day = context.workspace, self._today()

        def work(progress: Progress, cancelled: IsCancelled) -> Changed:
            del progress, cancelled
            from casework.example import fill_workspace  # noqa: PLC0415 - what is used once must not slow each start

            folder = workspace.scratch() / "example"
            folder.mkdir(exist_ok=True)
            fill_workspace(workspace, folder, today=day)
            return Changed(frozenset(Kind))

        title = QApplication.translate("App", "Putting in the invented case")
        self.runner.run(self, work, context.changed.emit, title=title)

    # -- with a workspace

    def open(self, opened: session.Opened) -> None:
        """Show the window on an unlocked workspace."""
        self._opened = opened
        self._keep(replace(self.preferences, workspace=str(self._folder)))
        texts = drafts.kept(opened.workspace)
        self._build(place_of(texts[0]) if texts else Place(self._screens[0].key))
        if texts:
            # After whatever the page is reading now: its fields are there then.
            self.runner.run(self, lambda _progress, _cancelled: None, lambda _none: self._put_back(texts))
        self.left_by = SessionWatch(self)
        self.left_by.lock_asked.connect(self.lock)
        if self.entry is not None:
            self.entry.close()
            self.entry.deleteLater()
            self.entry = None

    def _put_back(self, texts: tuple[Draft, ...]) -> None:
        """What was half typed at the last lock is back where it was, or shown to be copied."""
        assert self.window is not None
        assert self.context is not None
        left = put_back(self.window.page, texts)
        if len(left) < len(texts):
            told = QApplication.translate("App", "What you were typing when the window locked is back in its field.")
            self.messages.notice(told)
        if left:
            self.messages.show(KeptTexts(left, self.window))
        workspace = self.context.workspace
        self.runner.run(self, lambda _progress, _cancelled: drafts.drop(workspace))

    def _build(self, place: Place) -> None:
        assert self._opened is not None
        before, context = self.window, self.context
        self.context = Context(
            self._opened, self.runner, self.viewing, self.messages, self.preferences, self._today, self
        )
        self.context.preferences_wanted.connect(self.prefer)
        self.window = MainWindow(self.context, self._screens, self.watch, search=Search(self.context))
        self.window.lock_wanted.connect(self.lock)
        self.window.text_size_wanted.connect(self._on_text_size)
        self.window.may_close = BackupDuties(self.context, self.window.status.backup, self.window).may_close
        self.window.closing.connect(self._remember_typed)
        self._size(self.window)
        self.window.go(place)
        self.window.show()
        if before is not None and context is not None:
            before.hide()
            before.deleteLater()
            context.deleteLater()

    def prefer(self, wanted: Preferences) -> None:
        """Take new preferences at once; words and colours are written anew by building the window again."""
        old = self.preferences
        self._keep(wanted.checked())
        self.watch.idle_seconds = self.preferences.lock_minutes * 60
        if self.context is not None:
            self.context.preferences = self.preferences
        looks = ("language", "appearance", "text_percent")
        if any(getattr(old, name) != getattr(self.preferences, name) for name in looks):
            self._dress()
            # Not from inside the widget that asked: it is among those that go.
            QTimer.singleShot(0, self, self._rebuild)

    def _rebuild(self) -> None:
        if self.window is not None:
            self.window.flush()
            self._remember_size()
            self._build(self.window.place)

    def _on_text_size(self, step: int) -> None:
        percent = 100 if step == 0 else self.preferences.text_percent + step * _TEXT_STEP
        self.prefer(replace(self.preferences, text_percent=max(100, min(200, percent))))

    def _on_scheme(self) -> None:
        if self.preferences.looks is theme.Appearance.SYSTEM:
            self._dress()
            QTimer.singleShot(0, self, self._rebuild)

    # -- leaving

    def lock(self) -> None:
        """Out of sight at once; then save, close, and replace the process: only a new one is sure to have
        forgotten the key and the names (measured: after closing, a name stayed 50 times in memory)."""
        if self._opened is None:
            return
        self._remember_typed()
        opened, self._opened = self._opened, None
        for widget in QApplication.topLevelWidgets():
            widget.hide()
        self._remember_size()
        self.close(opened)
        self._relaunch()

    def close(self, opened: session.Opened | None = None) -> None:
        """Hand in what is unsaved, wait for it, close the workspace. Also when the window is closed."""
        opened = opened or self._opened
        self._opened = None
        if self.window is not None:
            self.window.flush()
        self.runner.close()
        self.viewing.close()
        QGuiApplication.clipboard().clear()
        if opened is not None:
            try:
                drafts.keep(opened.workspace, self._typed)
            except CaseworkError as error:  # locking goes on whatever happens
                _log.error("what was being typed was not kept: %s", type(error).__name__)
            opened.close()

    def _remember_typed(self) -> None:
        if self.window is not None:
            self._typed = half_typed(self.window.place)

    def _keep(self, wanted: Preferences) -> None:
        self.preferences = wanted
        preferences.write(self._file, wanted)

    def _size(self, window: QWidget) -> None:
        room = self._application.primaryScreen().availableGeometry().size()
        wanted = QSize(self.preferences.width, self.preferences.height)
        window.setMinimumSize(SMALLEST.boundedTo(room))
        window.resize(wanted.boundedTo(room).expandedTo(SMALLEST.boundedTo(room)))
        if self.preferences.maximized:
            window.showMaximized()

    def _remember_size(self) -> None:
        if self.window is not None:
            size, full = self.window.size(), self.window.isMaximized()
            now = self.preferences
            self._keep(
                replace(now, maximized=True)
                if full
                else replace(now, width=size.width(), height=size.height(), maximized=False)
            )


def relaunch() -> NoReturn:
    """Become a new process of the same program, with nothing of this one's memory."""
    logging.shutdown()
    arguments = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform == "win32":
        subprocess.Popen(arguments)  # noqa: S603 - our own command line
        sys.exit(0)
    os.execv(sys.executable, arguments)  # noqa: S606 - our own command line


def main(arguments: Sequence[str] | None = None) -> int:
    """``casework-window [--workspace DIR] [--language fr|en]``."""
    parser = argparse.ArgumentParser(prog="casework-window", description="Open the Casework window.")
    parser.add_argument("--workspace", type=Path, help="the folder of the workspace")
    parser.add_argument("--language", choices=[language.value for language in Language])
    options, rest = parser.parse_known_args(sys.argv[1:] if arguments is None else arguments)
    os.umask(0o077)
    session.keep_memory_private()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    application = QApplication([sys.argv[0], *rest])
    application.setApplicationName("Casework")
    application.setDesktopFileName("casework")
    app = App(
        application,
        preferences.usual_file(),
        today=date.today,
        relaunch=relaunch,
        folder=options.workspace,
    )
    if options.language:
        app.prefer(replace(app.preferences, language=options.language))
    catch_bugs(app.messages.bug)
    application.aboutToQuit.connect(app.close)
    app.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
