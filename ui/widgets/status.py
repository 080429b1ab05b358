# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the foot: what is saved, when the last backup was, when the window locks, what is being done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from casework.language import Language, clock
from ui.background import Job, Runner
from ui.widgets.parts import row
from ui.widgets.text import Label, button

SHOW_AFTER = 0.4
CANCEL_AFTER = 2.0


class StatusLine(QStatusBar):
    """Listens to the runner by itself; a job without a title is a quick save and shows only its time."""

    def __init__(self, runner: Runner, language: Language) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._language = language
        self._jobs: list[Job] = []
        self.saved = Label()
        self.backup = Label()
        self.lock = Label()
        self._doing = Label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._cancel = button(self.tr("Cancel"), self._on_cancel, role="quiet", icon_name="x")
        self._work = QWidget()
        self._work.setLayout(row(self._doing, self._bar, self._cancel))
        self._work.hide()
        for part in (self.saved, self.backup, self.lock):
            self.addWidget(part)
        self.addPermanentWidget(self._work)
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._look)
        runner.began.connect(self._on_began)
        runner.progressed.connect(self._on_progressed)
        runner.ended.connect(self._on_ended)

    def say_saved(self, at: datetime) -> None:
        self.saved.setText(self.tr("Saved at {time}").format(time=clock(at, self._language)))

    def say_lock(self, seconds: int) -> None:
        """How long until the window locks by itself."""
        if seconds > 60:
            self.lock.setText(self.tr("locks in %n minute(s)", "", (seconds + 30) // 60))
        else:
            self.lock.setText(self.tr("locks in %n second(s)", "", seconds))

    def _on_began(self, job: Job) -> None:
        if job.title:
            self._jobs.append(job)
            self._timer.start()

    def _on_progressed(self, job: Job) -> None:
        if self._jobs and job is self._jobs[0]:
            self._look()

    def _on_ended(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
            self._look()

    def _look(self) -> None:
        if not self._jobs:
            self._timer.stop()
            self._work.hide()
            return
        job = self._jobs[0]
        self._work.setVisible(job.seconds >= SHOW_AFTER)
        self._cancel.setVisible(job.cancellable and job.seconds >= CANCEL_AFTER)
        self._doing.setText(job.title)
        self._bar.setAccessibleName(job.title)
        self._bar.setRange(0, job.of)
        self._bar.setValue(job.reached)

    def _on_cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()
