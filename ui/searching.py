# SPDX-License-Identifier: GPL-3.0-or-later
"""What the palette finds among the records: cases, facts, people, authorities, pieces, letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from casework.changes import Kind
from casework.language import fold
from casework.queries.cases import list_cases
from casework.queries.correspondence import list_post
from casework.queries.incidents import list_incidents
from casework.queries.people import list_authorities, list_people
from casework.queries.pieces import list_pieces
from ui.context import Context, Place
from ui.widgets.palette import Offer

_EACH = 8


class Search:
    """Reads the lists once, at the first search after a change, and looks in their folded keys."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._read: list[tuple[str, Offer]] | None = None
        context.changed.connect(self._forget)

    def __call__(self, typed: str) -> list[Offer]:
        """At most a few of each kind, all words of ``typed`` occurring in them."""
        if self._read is None:
            self._read = [entry for read in (self._cases, self._records) for entry in read()]
        words = fold(typed).split()
        found: list[Offer] = []
        shown: dict[str, int] = {}
        for key, offer in self._read:
            if shown.get(offer.icon, 0) < _EACH and all(word in key for word in words):
                shown[offer.icon] = shown.get(offer.icon, 0) + 1
                found.append(offer)
        return found

    def _forget(self, _changed: object) -> None:
        self._read = None

    def _go(self, kind: Kind, record_id: int) -> Callable[[], None]:
        return partial(self._context.go, Place(kind=kind, id=record_id))

    def _cases(self) -> Iterable[tuple[str, Offer]]:
        for case in list_cases(self._context.workspace, self._context.view, live_only=False):
            text = f"{case.reference}  {case.title}"
            yield case.key, Offer(text, self._go(Kind.CASE, case.id), "folder", case.who)

    def _records(self) -> Iterable[tuple[str, Offer]]:
        workspace, view = self._context.workspace, self._context.view
        for incident in list_incidents(workspace, view):
            text = f"{incident.reference}  {incident.title}"
            yield incident.key, Offer(text, self._go(Kind.INCIDENT, incident.id), "clipboard-list", incident.place)
        for person in list_people(workspace, view):
            yield person.key, Offer(person.name, self._go(Kind.PERSON, person.id), "user", person.city)
        for authority in list_authorities(workspace):
            yield (
                authority.key,
                Offer(authority.name, self._go(Kind.AUTHORITY, authority.id), "building-2", authority.city),
            )
        for piece in list_pieces(workspace, view):
            title = piece.title or piece.original_name
            yield piece.key, Offer(title, self._go(Kind.PIECE, piece.id), "paperclip", piece.reference)
        for post in list_post(workspace, view):
            text = post.subject or QCoreApplication.translate("Search", "Letter")
            yield post.key, Offer(text, self._go(Kind.CORRESPONDENCE, post.id), "mail", post.who)
