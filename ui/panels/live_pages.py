# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that follow what they are made from: drawn anew, off the UI thread, a moment after something changed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from casework.changes import Changed
from casework.documents.sniff import Content
from casework.errors import Cancelled, CaseworkError
from casework.sentences import sentence
from ui.background import IsCancelled, Job, Progress
from ui.context import Context
from ui.widgets.pages import PageView
from ui.widgets.parts import column, row
from ui.widgets.text import Label, button

CALM_MILLISECONDS = 700
Work = Callable[[Progress, IsCancelled], Changed]


class State(StrEnum):
    """How the pages stand to what they are made from."""

    WAITING = "waiting"  # something changed, or is being typed
    DRAWING = "drawing"
    READY = "ready"
    STOPPED = "stopped"  # by the person
    FAILED = "failed"


class LivePages(QWidget):
    """A page view with the work that makes its PDF. ``turned_to`` carries the new :class:`State`."""

    turned_to = Signal(object)

    def __init__(self, context: Context, title: str, name: str, job_title: str) -> None:
        super().__init__()
        self._context = context
        self._job_title = job_title
        self._inputs: object = None
        self._work: Work | None = None
        self._job: Job | None = None
        self.state = State.READY
        self.view = PageView(context.viewing, context.language, name)
        self.view.turned.connect(self._on_turned)
        self._where = Label("", "small")
        self._doing = Label("", "small")
        self._again = button(self.tr("Draw the pages again"), self._on_again, role="link", icon_name="refresh-cw")
        self._again.hide()
        head = row(Label(title, "heading"), None, self._doing, self._again, self._where)
        self.setLayout(column(head, self.view, spacing=6))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MILLISECONDS)
        self._calm.timeout.connect(self._begin)

    def show_pdf(self, sha256: str) -> None:
        """Show this PDF of the store; the same again changes nothing."""
        self.view.show_content(self._context.workspace, sha256, Content.PDF.value)

    def say(self, words: str) -> None:
        """There is nothing to draw, and why."""
        self._inputs = None
        self._where.setText("")
        self.view.say(words)

    def trust(self, inputs: object) -> None:
        """What is shown was made from these: nothing is to be drawn until they change."""
        self._inputs = inputs

    def follow(self, inputs: object, work: Work) -> None:
        """Draw by ``work`` if ``inputs`` differ from what was drawn, or is being drawn, last."""
        if inputs == self._inputs:
            return
        self._inputs, self._work = inputs, work
        if self._job is not None:
            self._job.cancel()
        self._turn(State.WAITING)
        self._calm.start()

    def _begin(self) -> None:
        # The window may be closing while the timer still runs.
        if self._work is None or self._context.runner.closed:
            return
        if self._job is not None:
            # The one that was cancelled has still to end.
            self._calm.start()
            return
        self._job = self._context.work(self, self._work, self._on_done, title=self._job_title, failed=self._on_failed)
        self._turn(State.DRAWING)

    def _on_done(self, changed: Changed) -> None:
        self._job = None
        if not self._calm.isActive():
            self._turn(State.READY)
        self._context.changed.emit(changed)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if self._calm.isActive():
            return
        if isinstance(error, Cancelled):
            self._turn(State.STOPPED)
        elif isinstance(error, CaseworkError):
            self._turn(State.FAILED)
            self.view.say(sentence(error, self._context.language))
        else:
            self._turn(State.FAILED)
            self._context.messages.error(error)

    def _on_again(self) -> None:
        self._turn(State.WAITING)
        self._begin()

    def _turn(self, state: State) -> None:
        self.state = state
        busy = state in (State.WAITING, State.DRAWING)
        words = {State.STOPPED: self.tr("Stopped.")}.get(state, self.tr("Drawing the pages…") if busy else "")
        self._doing.setText(words)
        self._again.setVisible(state in (State.STOPPED, State.FAILED))
        self.turned_to.emit(state)

    def _on_turned(self, page: int, of: int) -> None:
        self._where.setText(self.tr("page {page} of {of}").format(page=page, of=of))
