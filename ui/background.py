# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the UI thread: one runner for the whole application, with a pool of one worker.

Every write goes through it, so there is one writer and no fight for the database's lock. A job is a plain
function ``work(progress, cancelled) -> result`` that gets values, never widgets. The worker thread touches one
Qt object only, the runner, and only to emit; the runner then calls ``done`` or ``failed`` on the UI thread, and
only if the job's owner still exists.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any  # results pass through untouched: their type is the affair of whoever handed the job in

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal, Slot

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]

_log = logging.getLogger(__name__)
_PROGRESS_EVERY = 0.05  # seconds; a job may report each byte, the window need not hear it


@dataclass(eq=False)
class Job:
    """One piece of work handed in; what the status bar shows and may cancel."""

    number: int
    title: str
    owner: QObject
    work: Callable[[Progress, IsCancelled], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    cancellable: bool
    started: float = field(default_factory=time.monotonic)
    reached: int = 0
    of: int = 0
    outcome: Any = None
    error: Exception | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop; it answers with :class:`casework.errors.Cancelled` at its next look."""
        if self.cancellable:
            self._stop.set()

    @property
    def seconds(self) -> float:
        """How long ago it was handed in."""
        return time.monotonic() - self.started

    def is_cancelled(self) -> bool:
        return self._stop.is_set()


class Runner(QObject):
    """Runs jobs one after the other, in the order they were handed in."""

    began = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    _reported = Signal(int)
    _settled = Signal(int)

    def __init__(self, on_error: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="casework")
        self._jobs: dict[int, Job] = {}
        self._count = 0
        self._closed = False
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def idle(self) -> bool:
        """Whether nothing is running or waiting, answers to the owners included."""
        return not self._jobs

    def run(
        self,
        owner: QObject,
        work: Callable[[Progress, IsCancelled], Any],
        done: Callable[[Any], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        title: str = "",
        cancellable: bool = False,
    ) -> Job:
        """Hand in ``work``. ``title`` is what the status bar says while it lasts ("" shows nothing).

        Without ``failed``, an error goes to the one who tells the user. Raises :class:`RuntimeError` after
        :meth:`close`.
        """
        if self._closed:
            raise RuntimeError("the runner is closed")
        self._count += 1
        job = Job(self._count, title, owner, work, done, failed, cancellable)
        self._jobs[job.number] = job
        self._pool.submit(self._work, job)
        self.began.emit(job)
        return job

    def _work(self, job: Job) -> None:
        last = 0.0

        def progress(reached: int, of: int) -> None:
            nonlocal last
            job.reached, job.of = reached, of
            now = time.monotonic()
            if now - last >= _PROGRESS_EVERY:
                last = now
                self._reported.emit(job.number)

        try:
            job.outcome = job.work(progress, job.is_cancelled)
        except Exception as error:  # noqa: BLE001 - handed over to the UI thread, where it is told
            job.error = error
        self._settled.emit(job.number)

    @Slot(int)
    def _on_reported(self, number: int) -> None:
        if job := self._jobs.get(number):
            self.progressed.emit(job)

    @Slot(int)
    def _on_settled(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        self.ended.emit(job)
        if not shiboken6.isValid(job.owner):
            if job.error is not None:
                _log.error("job %d failed after its owner was gone: %s", number, type(job.error).__name__)
            return
        if job.error is not None:
            (job.failed or self._on_error)(job.error)
        elif job.done is not None:
            job.done(job.outcome)

    def cancel_all(self) -> None:
        for job in list(self._jobs.values()):
            job.cancel()

    def close(self) -> None:
        """Stop what can be stopped, wait for the rest, and take no more work.

        Saves run to their end, those too that an answer hands in (a form that changed while it was being saved).
        """
        while not self.idle:
            self.cancel_all()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
            time.sleep(0.002)
        self._closed = True
        self._pool.shutdown(wait=True)
