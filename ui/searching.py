# SPDX-License-Identifier: GPL-3.0-or-later
"""What the palette finds among the records, by kind, in a thread of its own: nobody waits for it while typing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from casework.changes import Kind
from casework.language import short_date
from casework.queries.search import Hit, search
from ui.background import IsCancelled, Progress, Runner
from ui.context import Context, Place
from ui.widgets.palette import Offer

_log = logging.getLogger(__name__)
#: Of each kind the palette shows the best.
_EACH = 8
#: One letter is the beginning of everything.
_LEAST = 2
#: In the order in which the palette shows them: title and icon.
_GROUPS: dict[Kind, tuple[object, str]] = {
    Kind.CASE: (QT_TRANSLATE_NOOP("Search", "Cases"), "folder"),
    Kind.PERSON: (QT_TRANSLATE_NOOP("Search", "People"), "user"),
    Kind.INCIDENT: (QT_TRANSLATE_NOOP("Search", "Facts"), "clipboard-list"),
    Kind.HEARING: (QT_TRANSLATE_NOOP("Search", "Hearings"), "gavel"),
    Kind.TASK: (QT_TRANSLATE_NOOP("Search", "To do"), "check"),
    Kind.CORRESPONDENCE: (QT_TRANSLATE_NOOP("Search", "Correspondence"), "mail"),
    Kind.LETTER: (QT_TRANSLATE_NOOP("Search", "Letters"), "pencil"),
    Kind.PACKET: (QT_TRANSLATE_NOOP("Search", "Packets"), "send"),
    Kind.PIECE: (QT_TRANSLATE_NOOP("Search", "Pieces"), "paperclip"),
    Kind.AUTHORITY: (QT_TRANSLATE_NOOP("Search", "Authorities"), "building-2"),
    Kind.ORGANISATION: (QT_TRANSLATE_NOOP("Search", "Organisations"), "users"),
}
Answer = Callable[[Sequence[Offer]], None]


class Search(QObject):
    """Answers the newest words typed; what was asked before them is dropped."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._runner = Runner(self._failed, self)
        self._newest = 0

    def __call__(self, owner: QObject, typed: str, answer: Answer) -> None:
        """Look for the words, and answer on the UI thread if ``owner`` still exists then."""
        self._newest += 1
        number = self._newest
        if len(typed.strip()) < _LEAST:
            answer(())
            return
        workspace, view = self._context.workspace, self._context.view

        def outdated() -> bool:
            return number != self._newest

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[Hit, ...]:
            del progress, cancelled
            return () if outdated() else search(workspace, view, typed, of_each=_EACH, cancelled=outdated)

        def done(hits: tuple[Hit, ...]) -> None:
            if not outdated():
                answer(self._offers(hits))

        self._runner.run(owner, work, done)

    def _offers(self, hits: Sequence[Hit]) -> list[Offer]:
        kinds = list(_GROUPS)
        shown = sorted((hit for hit in hits if hit.kind in _GROUPS), key=lambda hit: kinds.index(hit.kind))
        return [self._offer(hit) for hit in shown]

    def _offer(self, hit: Hit) -> Offer:
        group, icon = _GROUPS[hit.kind]
        own = hit.kind in (Kind.CASE, Kind.INCIDENT)
        day = short_date(hit.on) if hit.on else ""
        return Offer(
            text=f"{hit.reference}  {hit.title}" if own else hit.title or day,
            run=partial(self._context.go, Place(kind=hit.kind, id=hit.id)),
            icon=icon,
            hint=day if own else " · ".join(part for part in (hit.reference, day) if part),
            group=QCoreApplication.translate("Search", str(group)),
            extract=hit.extract,
            marks=hit.marks,
        )

    def _failed(self, error: Exception) -> None:
        """A search that fails (the workspace was locked under it) is no event for the person: nothing is found."""
        _log.error("a search failed: %s", type(error).__name__)
