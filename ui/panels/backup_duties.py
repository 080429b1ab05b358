# SPDX-License-Identifier: GPL-3.0-or-later
"""What an open workspace does by itself: tidying after unlocking, a backup a day and one on closing, and saying at
the foot of the window how old the last good one is."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from casework.changes import Changed, Kind
from casework.errors import Cancelled
from casework.services import backups, vault
from casework.services.backups import BackupState, Made
from ui.background import Job
from ui.context import Context
from ui.widgets.parts import column, row
from ui.widgets.text import Label, button, dress

#: After unlocking, people want to work: what can wait does.
FIRST_LOOK = 60
LOOK_EVERY = 15 * 60


class BackupDuties(QObject):
    """Belongs to one window on one unlocked workspace."""

    def __init__(self, context: Context, shown: Label, window: QWidget) -> None:
        """``shown`` is the label in the status line; ``window`` is closed again once the backup on closing is made."""
        super().__init__(window)
        self._context = context
        self._shown = shown
        self._window = window
        self._leaving = False
        self._making: Job | None = None
        self.closing: ClosingDialog | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY * 1000)
        QTimer.singleShot(FIRST_LOOK * 1000, self, self._begin)
        context.changed.connect(self._on_changed)
        QGuiApplication.instance().commitDataRequest.connect(self._on_session_ends)  # type: ignore[union-attr]
        self.say(backups.backup_state(context.workspace))

    def say(self, state: BackupState) -> None:
        """Put it in the status line: how many days ago, in red from seven on."""
        now = datetime.now(UTC)
        days = state.days(now)
        if days is None:
            said = self.tr("no backup yet")
        elif days <= 1:
            said = self.tr("backup: yesterday") if days else self.tr("backup: today")
        else:
            said = self.tr("backup: %n day(s) ago", "", days)
        self._shown.setText(said)
        dress(self._shown, tone="danger" if state.is_late(now) else "")

    def _begin(self) -> None:
        if self._context.runner.closed:
            return
        workspace = self._context.workspace
        self._context.runner.run(self, lambda _progress, _cancelled: vault.tidy(workspace))
        self.look()

    def look(self) -> None:
        """Make the day's backup if it is due; say how things stand."""
        if self._context.runner.closed:
            return
        state = backups.backup_state(self._context.workspace)
        self.say(state)
        if state.is_due(datetime.now(UTC)) and self._making is None:
            self._make()

    def _make(self) -> None:
        self._making = self._context.work(
            self,
            partial(backups.make, self._context.workspace),
            self._on_made,
            title=self.tr("Backing up"),
            failed=self._on_failed,
        )

    def _on_made(self, made: Made) -> None:
        self._making = None
        self.say(backups.backup_state(self._context.workspace))
        if made.lacking:
            lacking = self.tr("Evidence files are missing from the workspace: check the vault in the settings.")
            self._context.messages.notice(lacking, tone="danger")
        if self.closing is not None:
            self._close()

    def _on_failed(self, error: Exception) -> None:
        self._making = None
        if self.closing is not None and isinstance(error, Cancelled):
            self._close()
            return
        if self.closing is not None:
            # The person is told, and stays; closing once more closes.
            self.closing.hide()
            self.closing = None
            self._leaving = True
        self._context.messages.error(error)

    def _on_changed(self, changed: Changed) -> None:
        if Kind.OFFICE in changed.kinds:
            self.say(backups.backup_state(self._context.workspace))

    # -- on closing

    def may_close(self) -> bool:
        """Whether the window may close now; if not, a backup is being made first, and closes it afterwards."""
        if self._leaving or self.closing is not None:
            return self._leaving
        state = backups.backup_state(self._context.workspace)
        if not (state.automatic and state.there and state.changed):
            return True
        self.closing = ClosingDialog(self._window)
        if self._making is None:
            self._make()
        if self._making is not None:
            self.closing.follow(self._context, self._making)
        self.closing.open()
        return False

    def _close(self) -> None:
        if self.closing is not None:
            self.closing.hide()
        self._leaving = True
        # Not from inside the job's answer: closing waits for the runner.
        QTimer.singleShot(0, self._window, self._window.close)

    def _on_session_ends(self, _manager: QSessionManager) -> None:
        self._leaving = True


class ClosingDialog(QDialog):
    """Shown while the backup on closing is made; it can be left out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casework")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.setMinimumWidth(420)
        self._job: Job | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Backing up"))
        self.without = button(self.tr("Close without a backup"), self.reject)
        words = Label(self.tr("Backing up before closing. Leave the stick where it is."), wrap=True)
        self.setLayout(column(words, self.bar, row(None, self.without), spacing=12, margins=(24, 22, 24, 18)))

    def follow(self, context: Context, job: Job) -> None:
        """Show this job's progress."""
        self._job = job
        context.runner.progressed.connect(self._on_progressed)

    def _on_progressed(self, job: Job) -> None:
        if job is self._job:
            self.bar.setRange(0, job.of)
            self.bar.setValue(job.reached)

    def reject(self) -> None:
        """Escape too: stop the backup; the window closes when it has stopped."""
        self.without.setEnabled(False)
        if self._job is not None:
            self._job.cancel()
