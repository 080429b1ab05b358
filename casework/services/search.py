# SPDX-License-Identifier: GPL-3.0-or-later
"""Making the text of pieces findable. The index itself is kept by the database."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import select, update

from casework.changes import Changed, Kind
from casework.documents.child import Worker
from casework.documents.errors import DocumentUnreadable
from casework.documents.reading import READABLE, text_of
from casework.documents.sniff import Content
from casework.errors import Cancelled
from casework.model import Piece
from casework.storage.errors import PieceFileDamaged, PieceFileMissing
from casework.storage.workspace import Workspace

#: Larger files are not read for their words.
_LARGEST = 200_000_000

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Indexed:
    """How many pieces have words now that had none, and the ids of those that could not be read."""

    changed: Changed
    read: int
    unreadable: tuple[int, ...]


def index_text(
    workspace: Workspace,
    piece_ids: Collection[int] | None = None,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: IsCancelled = lambda: False,
) -> Indexed:
    """Read the words of the pieces named, or of all that have none yet; each is kept by itself, for background work.

    Raises:
        Cancelled: what was read until then stays.
    """
    with workspace.reading() as session:
        statement = select(Piece.id, Piece.sha256, Piece.media_type).where(
            Piece.binned_at.is_(None),
            Piece.text == "",
            Piece.size <= _LARGEST,
            Piece.media_type.in_([content.value for content in READABLE]),
        )
        if piece_ids is not None:
            statement = statement.where(Piece.id.in_(piece_ids))
        waiting = session.execute(statement.order_by(Piece.id)).all()
    read, unreadable = 0, []
    with Worker() as worker:
        for done, (piece_id, sha256, content) in enumerate(waiting):
            progress(done, len(waiting))
            if cancelled():
                raise Cancelled
            try:
                with workspace.blobs.open(sha256) as stream:
                    words = text_of(worker, Content(content), stream.read())
            except (DocumentUnreadable, PieceFileDamaged, PieceFileMissing):
                unreadable.append(piece_id)
                continue
            read += bool(words) and _keep(workspace, piece_id, words)
    progress(len(waiting), len(waiting))
    return Indexed(Changed(frozenset({Kind.PIECE}) if read else frozenset()), read, tuple(unreadable))


def _keep(workspace: Workspace, piece_id: int, words: str) -> bool:
    """Whether the piece was still there. Neither its version nor the log moves: nobody changed what is said of it."""
    pieces = Piece.__table__
    with workspace.writing("pieces.index_text") as session:
        there = session.get(Piece, piece_id) is not None
        session.execute(
            update(Piece)
            .where(pieces.c.id == piece_id)
            .values(text=words, updated_at=pieces.c.updated_at)
            .execution_options(synchronize_session=False)
        )
        return there
