# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces of evidence as lists and the viewer show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casework.errors import NotFound
from casework.language import fold
from casework.model import Case, Packet, PacketPiece, Piece
from casework.privacy.names import Mask
from casework.queries.roll import roll_of
from casework.queries.view import View
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRow:
    """One piece. ``media_type`` is the content told from its bytes; ``used_in`` are titles of packets sent with it."""

    id: int
    case_id: int | None
    reference: str
    position: int
    title: str
    kind: str
    media_type: str
    size: int
    sha256: str
    original_name: str
    taken_on: date | None
    taken_at: time | None
    author: str
    given_by: str
    admitted_at: datetime
    confidential: bool
    used_in: int
    version: int

    @property
    def key(self) -> str:
        """What a filter looks in, folded."""
        return fold(f"{self.title} {self.original_name} {self.reference}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PiecePage:
    """One piece with what was read from the file itself, kept apart from what people say of it."""

    row: PieceRow
    capture: Mapping[str, object]
    received_on: date | None
    received_how: str
    original_kept_by: str
    note: str


def list_pieces(workspace: Workspace, view: View, *, case_id: int | None = None) -> tuple[PieceRow, ...]:
    """The pieces of a case in their order; without a case, all, the newest first."""
    statement = (
        select(*_COLUMNS, Case.reference)
        .outerjoin(Case, Piece.case_id == Case.id)
        .where(Piece.binned_at.is_(None), or_(Case.id.is_(None), Case.binned_at.is_(None)))
    )
    if case_id is not None:
        statement = statement.where(Piece.case_id == case_id).order_by(Piece.position, Piece.id)
    else:
        statement = statement.order_by(Piece.id.desc())
    with workspace.reading() as session:
        used = _used(session)
        roll = roll_of(session, view, cases=None if case_id is None else (case_id,))
        return tuple(
            _row(piece, piece.reference or "", roll.mask(piece.case_id), used) for piece in session.execute(statement)
        )


def piece_page(workspace: Workspace, view: View, piece_id: int) -> PiecePage:
    """One piece.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        piece = session.get(Piece, piece_id)
        if piece is None or piece.binned_at is not None:
            raise NotFound("piece", str(piece_id))
        case = session.get(Case, piece.case_id) if piece.case_id else None
        mask = view.mask(case) if case else view.mask_all(session)
        return PiecePage(
            row=_row(piece, case.reference if case else "", mask, _used(session)),
            capture={name: mask(claim) if isinstance(claim, str) else claim for name, claim in piece.capture.items()},
            received_on=piece.received_on,
            received_how=mask(piece.received_how),
            original_kept_by=mask(piece.original_kept_by),
            note=mask(piece.note),
        )


def _used(session: Session) -> dict[int, int]:
    """Piece → how many packets it stands in."""
    counted: dict[int, int] = {}
    statement = select(PacketPiece.piece_id).join(Packet, PacketPiece.packet_id == Packet.id)
    for piece_id in session.scalars(statement.where(Packet.binned_at.is_(None))):
        counted[piece_id] = counted.get(piece_id, 0) + 1
    return counted


_COLUMNS = tuple(
    getattr(Piece, name)
    for name in (
        "id",
        "case_id",
        "position",
        "title",
        "kind",
        "media_type",
        "size",
        "sha256",
        "original_name",
        "taken_on",
        "taken_at",
        "author",
        "given_by",
        "admitted_at",
        "confidential",
        "version",
    )
)


def _row(piece: Any, reference: str, mask: Mask, used: dict[int, int]) -> PieceRow:  # noqa: ANN401
    """``piece`` is a record, or a row with its columns."""
    return PieceRow(
        id=piece.id,
        case_id=piece.case_id,
        reference=reference,
        position=piece.position,
        title=mask(piece.title),
        kind=piece.kind.value,
        media_type=piece.media_type,
        size=piece.size,
        sha256=piece.sha256,
        original_name=mask(piece.original_name),
        taken_on=piece.taken_on,
        taken_at=piece.taken_at,
        author=mask(piece.author),
        given_by=mask(piece.given_by),
        admitted_at=piece.admitted_at,
        confidential=piece.confidential,
        used_in=used.get(piece.id, 0),
        version=piece.version,
    )
