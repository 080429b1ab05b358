# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+Z over data: what was done in this session, newest last, by the name under which it was told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """A job of the log that can be taken back, and what the person was told of it ("" for a field saved)."""

    job: str
    said: str


class UndoStack:
    """Two stacks of jobs; :mod:`ui.context` runs the service. A new deed empties what could be done again."""

    def __init__(self) -> None:
        self._back: list[Done] = []
        self._forth: list[Done] = []

    def add(self, done: Done) -> None:
        if done.job:
            self._back.append(done)
            self._forth.clear()

    @property
    def next_undo(self) -> Done | None:
        return self._back[-1] if self._back else None

    @property
    def next_redo(self) -> Done | None:
        return self._forth[-1] if self._forth else None

    def undone(self, answer: str) -> None:
        """The newest was taken back; ``answer`` is the job that takes the undoing back."""
        done = self._back.pop()
        self._forth.append(Done(answer, done.said))

    def redone(self, answer: str) -> None:
        done = self._forth.pop()
        self._back.append(Done(answer, done.said))

    def drop_undo(self) -> None:
        """The newest can't be taken back any more (something changed since)."""
        self._back.pop()

    def drop_redo(self) -> None:
        self._forth.pop()
