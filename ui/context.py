# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen is given, and what a screen is.

A screen is a plug-in: a module that declares a :class:`Screen`. It gets a :class:`Context` and builds a
:class:`Page`; it never meets the main window or another screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from casework.changes import Changed, Kind
from casework.language import Language
from casework.queries.view import View, view_of
from casework.services import history
from casework.services.session import Opened, Workspace
from ui.actions import Command
from ui.background import IsCancelled, Job, Progress, Runner
from ui.messages import Messages
from ui.preferences import Preferences
from ui.undo import Done, UndoStack
from ui.viewing import Viewing


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a screen, or the record of a kind, which finds its screen by itself.

    ``part`` names a tab or a thing to begin there ("new", "packet").
    """

    screen: str = ""
    kind: Kind | None = None
    id: int = 0
    part: str = ""


class Context(QObject):
    """The one object that joins a screen to the rest. ``changed`` carries :class:`casework.changes.Changed`."""

    changed = Signal(object)
    wanted = Signal(object)  # Place
    preferences_wanted = Signal(object)

    def __init__(
        self,
        opened: Opened,
        runner: Runner,
        viewing: Viewing,
        messages: Messages,
        preferences: Preferences,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.opened = opened
        self.runner = runner
        self.viewing = viewing
        self.messages = messages
        self.preferences = preferences
        self._today = today
        self.undo_stack = UndoStack()

    @property
    def workspace(self) -> Workspace:
        """What services and queries are called with; nothing is done to it here."""
        return self.opened.workspace

    @property
    def view(self) -> View:
        """For whom queries read: the interface's language, the names mode of the workspace, today."""
        return view_of(self.workspace, self.language, self.today)

    @property
    def language(self) -> Language:
        return self.preferences.spoken

    @property
    def today(self) -> date:
        return self._today()

    def work(
        self,
        owner: QObject,
        job: Callable[[Progress, IsCancelled], Any],
        done: Callable[[Any], None],
        *,
        title: str,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Run a long job that reports its progress and may be cancelled; ``title`` stands in the status line."""
        return self.runner.run(owner, job, done, failed=failed, title=title, cancellable=True)

    def go(self, place: Place) -> None:
        """Show that place; Back returns from it."""
        self.wanted.emit(place)

    def prefer(self, wanted: Preferences) -> None:
        """Take these preferences from now on."""
        self.preferences_wanted.emit(wanted)

    def do(
        self,
        owner: QObject,
        job: Callable[[], Changed],
        *,
        said: str = "",
        then: Callable[[Changed], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        undoable: bool = True,
    ) -> None:
        """Run a service, off the UI thread; tell the lists what changed and the person what was done.

        What was sent, printed or sealed is not ``undoable``: it is put right by something new.
        """

        def work(progress: Progress, cancelled: IsCancelled) -> Changed:
            del progress, cancelled
            return job()

        def done(changed: Changed) -> None:
            if undoable:
                self.undo_stack.add(Done(changed.job, said))
            self.changed.emit(changed)
            if said:
                undo = partial(self.undo, changed.job) if changed.job and undoable else None
                self.messages.notice(said, act_name=self.tr("Undo") if undo else "", act=undo)
            if then is not None:
                then(changed)

        self.runner.run(owner, work, done, failed=failed)

    def undo(self, only: str = "") -> None:
        """Take back the newest deed; with ``only``, if that is this job."""
        done = self.undo_stack.next_undo
        if done is None or (only and done.job != only):
            self.messages.notice(self.tr("Nothing to undo."))
            return
        workspace = self.workspace
        told = self.tr("Undone: {what}").format(what=done.said) if done.said else self.tr("Undone.")

        def work(progress: Progress, cancelled: IsCancelled) -> Changed:
            del progress, cancelled
            return history.undo(workspace, done.job)

        def taken_back(changed: Changed) -> None:
            self.undo_stack.undone(changed.job)
            self.changed.emit(changed)
            self.messages.notice(told)

        def refused(error: Exception) -> None:
            self.undo_stack.drop_undo()
            self.messages.error(error)

        self.runner.run(self, work, taken_back, failed=refused)

    def redo(self) -> None:
        """Do again what was undone last."""
        done = self.undo_stack.next_redo
        if done is None:
            self.messages.notice(self.tr("Nothing to do again."))
            return
        workspace = self.workspace

        def work(progress: Progress, cancelled: IsCancelled) -> Changed:
            del progress, cancelled
            return history.undo(workspace, done.job)

        def again(changed: Changed) -> None:
            self.undo_stack.redone(changed.job)
            self.changed.emit(changed)
            self.messages.notice(done.said or self.tr("Done again."))

        def refused(error: Exception) -> None:
            self.undo_stack.drop_redo()
            self.messages.error(error)

        self.runner.run(self, work, again, failed=refused)


class Page(QWidget):
    """The base of what screens build. A page reads anew when something it shows was changed: at once if it is
    in view, else when it next comes into view."""

    #: The kinds of thing it shows.
    shows: frozenset[Kind] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.context = context
        self._stale = True
        context.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read again what is shown."""

    def visit(self, place: Place) -> None:
        """Show that record, or begin that thing."""

    def flush(self) -> None:
        """Hand every unsaved field to its service: the page is being left, locked or rebuilt."""

    def begin_new(self) -> None:
        """Ctrl+N: a new one of what is shown."""

    def print_shown(self) -> None:
        """Ctrl+P: print what is shown."""

    def filter_list(self) -> None:
        """Ctrl+F: go to the filter of the list."""

    def show_home(self) -> None:
        """What the side bar's entry means: the screen itself, no record of it."""

    def leave_detail(self) -> bool:
        """On a narrow window, go from the detail back to the list; whether that was to be done."""
        return False

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes round, in order."""
        return (self,)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, changed: Changed) -> None:
        if not self.shows & changed.kinds:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True


@dataclass(frozen=True)
class Screen:
    """A destination of the side bar. ``title`` is asked again when the language changes.

    ``opens`` are the kinds of record that are shown here; ``commands`` are its actions beyond going there.
    """

    key: str
    title: Callable[[], str]
    icon: str
    build: Callable[[Context], Page]
    opens: frozenset[Kind] = frozenset()
    commands: Callable[[Context], Sequence[Command]] = field(default=lambda _context: ())
    in_side_bar: bool = True
