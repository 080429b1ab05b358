# SPDX-License-Identifier: GPL-3.0-or-later
"""Packets as lists and sheets show them, and the numbers that pieces bear towards one recipient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from casework.errors import NotFound
from casework.model import Case, Letter, Packet, PacketPiece, Piece
from casework.privacy.names import Mask
from casework.queries.letter_facts import NumberedPiece
from casework.queries.view import View
from casework.storage.workspace import Workspace
from casework.words import PacketStatus

_SENT = (PacketStatus.POSTED, PacketStatus.RECEIVED, PacketStatus.ANSWERED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketRow:
    """One packet in a list."""

    id: int
    case_id: int
    reference: str
    title: str
    recipient: str
    status: str
    pages: int
    built_at: datetime | None
    letter_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketLine:
    """One piece of a packet, as the bordereau will print it. ``problem``: what had to be done to it, or why a sheet
    stands in its place; ``status`` tells which."""

    id: int
    piece_id: int
    number: str
    title: str
    date: date | None
    page_ranges: str
    kind: str
    confidential: bool
    pages: int
    first_page: int
    status: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketSheet:
    """A packet whole: what goes in, what came out, what is still to be done."""

    row: PacketRow
    version: int
    recipient_id: int | None
    language: str
    profile: str
    template: str
    lines: tuple[PacketLine, ...]
    pdf_sha256: str
    built: bool
    #: Of the PDF, in bytes; 0 while there is none.
    size: int
    tracking_number: str
    channel: str


def list_packets(workspace: Workspace, view: View, *, case_id: int | None = None) -> tuple[PacketRow, ...]:
    """Every packet outside the bin, newest first."""
    statement = (
        select(Packet, Case)
        .join(Case, Packet.case_id == Case.id)
        .where(Packet.binned_at.is_(None), Case.binned_at.is_(None))
        .order_by(Packet.id.desc())
        .options(joinedload(Packet.recipient), *view.people())
    )
    if case_id is not None:
        statement = statement.where(Packet.case_id == case_id)
    with workspace.reading() as session:
        return tuple(_row(view, packet, case) for packet, case in session.execute(statement))


def packet_sheet(workspace: Workspace, view: View, packet_id: int) -> PacketSheet:
    """One packet.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        packet = session.get(Packet, packet_id, options=[selectinload(Packet.pieces).joinedload(PacketPiece.piece)])
        if packet is None or packet.binned_at is not None:
            raise NotFound("packet", str(packet_id))
        case = session.get_one(Case, packet.case_id)
        reported = {line["piece"]: line for line in packet.report.get("pieces", ())}
        numbers = packet_numbers(session, packet)
        letter = packet.letter
        return PacketSheet(
            row=_row(view, packet, case),
            version=packet.version,
            recipient_id=packet.recipient_id,
            language=packet.language,
            profile=packet.profile,
            template=letter.template if letter else "",
            lines=tuple(
                _line(line, numbers[line.id], reported.get(line.piece_id, {}), view.mask(case))
                for line in packet.pieces
            ),
            pdf_sha256=packet.pdf_sha256,
            built=bool(packet.pdf_sha256),
            size=int(str(packet.report.get("size", 0))),
            tracking_number=str(letter.answers.get("tracking_number", "")) if letter else "",
            channel=letter.channel if letter else "",
        )


def packet_numbers(session: Session, packet: Packet) -> dict[int, str]:
    """Packet line id → its number. What this recipient already has keeps its number; the rest follow on.

    One rising series towards each recipient; a number, once sent, is never used again.
    """
    if packet.status in _SENT:
        return {line.id: line.number for line in packet.pieces}
    sent = session.execute(
        select(PacketPiece.piece_id, PacketPiece.number)
        .join(Packet, PacketPiece.packet_id == Packet.id)
        .where(
            Packet.case_id == packet.case_id,
            Packet.recipient_id == packet.recipient_id,
            Packet.status.in_(_SENT),
            Packet.id != packet.id,
        )
    ).all()
    known = {line.piece_id: line.number for line in sent}
    last = max(
        (int(number.split()[0]) for _, number in sent if number.split()[:1] and number.split()[0].isdigit()), default=0
    )
    numbers = {}
    for line in packet.pieces:
        if line.piece_id in known:
            numbers[line.id] = known[line.piece_id]
        else:
            last += 1
            numbers[line.id] = str(last)
    return numbers


def numbered_for(session: Session, letter: Letter) -> tuple[NumberedPiece, ...]:
    """The pieces that go with a letter: those of its packet, else all of its case that may go out."""
    packet = session.scalars(
        select(Packet).where(Packet.letter_id == letter.id, Packet.binned_at.is_(None)).order_by(Packet.id.desc())
    ).first()
    if packet is not None:
        return numbered(session, packet)
    pieces = going_out(session, letter.case_id)
    return tuple(NumberedPiece(number, piece.title, piece) for number, piece in enumerate(pieces, start=1))


def numbered(session: Session, packet: Packet) -> tuple[NumberedPiece, ...]:
    """The pieces of a packet with their numbers, as a letter cites them."""
    numbers = packet_numbers(session, packet)
    return tuple(
        NumberedPiece(int(numbers[line.id].split()[0]), line.title or line.piece.title, line.piece)
        for line in packet.pieces
    )


def going_out(session: Session, case_id: int) -> Sequence[Piece]:
    """The pieces of a case in order, without those kept confidential."""
    return session.scalars(
        select(Piece)
        .where(Piece.case_id == case_id, Piece.binned_at.is_(None), ~Piece.confidential)
        .order_by(Piece.position, Piece.id)
    ).all()


def _row(view: View, packet: Packet, case: Case) -> PacketRow:
    return PacketRow(
        id=packet.id,
        case_id=case.id,
        reference=case.reference,
        title=view.mask(case)(packet.title) or view.title(case),
        recipient=packet.recipient.name if packet.recipient else "",
        status=packet.status.value,
        pages=packet.pages,
        built_at=packet.built_at,
        letter_id=packet.letter_id,
    )


def _line(line: PacketPiece, number: str, report: dict[str, object], mask: Mask) -> PacketLine:
    return PacketLine(
        id=line.id,
        piece_id=line.piece_id,
        number=number,
        title=mask(line.title or line.piece.title),
        date=line.piece.taken_on,
        page_ranges=line.page_ranges,
        kind=line.piece.kind.value,
        confidential=line.piece.confidential,
        pages=int(str(report.get("pages", 0))),
        first_page=int(str(report.get("first_page", 0))),
        status=str(report.get("status", "")),
        problem=str(report.get("reason", "")),
    )
