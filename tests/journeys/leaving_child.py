# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work in the real window, of which :mod:`tests.journeys.test_leaks` then looks for traces.

Run as ``python -m tests.journeys.leaving_child WORKSPACE FILES OUT`` with the passphrase on the first line of stdin.
Says ``working`` when the day is done, waits for a line, locks as people do (which replaces this process by a new one of
the same command line), and says ``locked`` from there. ``OUT`` gets what is handed out on purpose.
"""

from __future__ import annotations

import logging
import os
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from casework.services import session
from tests.network import forbid
from ui import app as window
from ui import preferences

#: Set before locking, so that the process which takes our place knows that it did.
LOCKED = "CASEWORK_TEST_LOCKED"


def main(folder: Path, files: Path, out: Path) -> None:
    """The window as :func:`ui.app.main` starts it, but that other processes may read its memory."""
    forbid()
    logging.basicConfig(level=logging.DEBUG)
    application = QApplication([sys.argv[0]])
    application.setQuitOnLastWindowClosed(False)
    program = window.App(
        application, preferences.usual_file(), today=lambda: date(2026, 11, 24), relaunch=window.relaunch, folder=folder
    )
    program.start()
    if os.environ.get(LOCKED):
        QTimer.singleShot(500, lambda: _say("locked"))
    else:
        opened = session.unlock(folder, sys.stdin.readline().rstrip("\n"))
        from tests.journeys import marked_day

        case = marked_day.work(opened.workspace, files, out)
        program.open(opened)
        QTimer.singleShot(0, lambda: marked_day.in_the_window(program, case))
        QTimer.singleShot(2000, lambda: _until_told(program))
    application.exec()


def _until_told(program: window.App) -> None:
    _say("working")
    sys.stdin.readline()
    os.environ[LOCKED] = "1"
    program.lock()


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
