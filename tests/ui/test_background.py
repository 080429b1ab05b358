# SPDX-License-Identifier: GPL-3.0-or-later
"""Work off the UI thread: who gets the answer, who does not, and what closing does."""

import threading
import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework.errors import Cancelled
from ui.background import IsCancelled, Progress, Runner


@pytest.fixture
def told() -> list[Exception]:
    return []


@pytest.fixture
def runner(qtbot: QtBot, told: list[Exception]) -> Iterator[Runner]:
    made = Runner(told.append)
    yield made
    made.close()


def test_the_answer_comes_back_on_the_ui_thread(qtbot: QtBot, runner: Runner) -> None:
    here = threading.current_thread()
    seen: list[tuple[object, threading.Thread, threading.Thread]] = []
    owner = QObject()

    def work(progress: Progress, cancelled: IsCancelled) -> threading.Thread:
        return threading.current_thread()

    runner.run(owner, work, lambda worker: seen.append(("done", worker, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    said, worker, answered_on = seen[0]
    assert said == "done"
    assert worker is not here
    assert answered_on is here


def test_jobs_run_one_after_the_other_in_the_order_handed_in(qtbot: QtBot, runner: Runner) -> None:
    running = 0
    order: list[int] = []
    owner = QObject()

    def numbered(number: int) -> None:
        def work(progress: Progress, cancelled: IsCancelled) -> int:
            nonlocal running
            running += 1
            assert running == 1
            time.sleep(0.001)
            running -= 1
            return number

        runner.run(owner, work, order.append)

    for number in range(20):
        numbered(number)
    qtbot.waitUntil(lambda: runner.idle)
    assert order == list(range(20))


def test_nobody_is_called_once_the_owner_is_gone(qtbot: QtBot, runner: Runner) -> None:
    go = threading.Event()
    called: list[object] = []
    owner = QWidget()
    runner.run(owner, lambda progress, cancelled: go.wait(5), called.append)
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert called == []


def test_an_error_without_a_taker_is_told_to_the_person(qtbot: QtBot, runner: Runner, told: list[Exception]) -> None:
    def work(progress: Progress, cancelled: IsCancelled) -> None:
        raise ValueError

    runner.run(QObject(runner), work)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ValueError)


def test_a_cancelled_job_ends_with_its_own_error_and_reports_progress_before(qtbot: QtBot, runner: Runner) -> None:
    failures: list[Exception] = []
    reached: list[int] = []
    runner.progressed.connect(lambda job: reached.append(job.reached))

    def work(progress: Progress, cancelled: IsCancelled) -> None:
        for step in range(10_000):
            progress(step, 10_000)
            if cancelled():
                raise Cancelled
            time.sleep(0.001)

    job = runner.run(QObject(runner), work, failed=failures.append, cancellable=True)
    qtbot.waitUntil(lambda: bool(reached))
    job.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Cancelled)


def test_closing_lets_saves_finish_and_stops_what_may_be_stopped(qtbot: QtBot) -> None:
    runner = Runner(lambda error: None)
    saved: list[str] = []
    stopped: list[Exception] = []

    def long(progress: Progress, cancelled: IsCancelled) -> None:
        while not cancelled():
            time.sleep(0.002)
        raise Cancelled

    runner.run(QObject(runner), long, failed=stopped.append, cancellable=True)
    runner.run(QObject(runner), lambda progress, cancelled: saved.append("draft"))
    runner.close()
    assert saved == ["draft"]
    assert isinstance(stopped[0], Cancelled)
    with pytest.raises(RuntimeError):
        runner.run(QObject(), lambda progress, cancelled: None)


def test_closing_waits_for_a_save_that_an_answer_hands_in(qtbot: QtBot) -> None:
    runner = Runner(lambda error: None)
    saved: list[str] = []
    owner = QObject()

    def again(_first: object) -> None:
        runner.run(owner, lambda progress, cancelled: saved.append("second"))

    runner.run(owner, lambda progress, cancelled: saved.append("first"), again)
    runner.close()
    assert saved == ["first", "second"]


def test_owners_destroyed_in_mid_job_harm_nobody(qtbot: QtBot, runner: Runner) -> None:
    """The shape that breaks programs: windows closed while their jobs run, hundreds of times."""
    answered: list[int] = []
    kept: list[QWidget] = []

    def work(progress: Progress, cancelled: IsCancelled) -> list[int]:
        for step in range(20):
            progress(step, 20)
        QThread.usleep(50)
        return list(range(50))

    for number in range(400):
        owner = QWidget()
        runner.run(owner, work, lambda result: answered.append(len(result)))
        if number % 2:
            shiboken6.delete(owner)
        else:
            kept.append(owner)
        if number % 10 == 0:
            qtbot.wait(1)
    qtbot.waitUntil(lambda: runner.idle, timeout=20_000)
    # Half of the owners live to hear; of the others, those deleted before the answer hear nothing.
    assert len(answered) == len(kept) == 200
