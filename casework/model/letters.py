# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters filled from templates, and the packets they are sent in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.model.base import Record
from casework.model.evidence import Piece
from casework.model.people import Authority
from casework.words import LetterStatus, PacketStatus


class Letter(Record):
    """One letter of a case. Draft answers are kept; once final, its bytes are frozen by their hash."""

    __tablename__ = "letter"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    proceeding_id: Mapped[int | None] = mapped_column(ForeignKey("proceeding.id"), index=True, default=None)
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incident.id"), default=None)
    template: Mapped[str]
    #: Which text of the template it was filled from: a fingerprint, nothing that is kept in the store.
    template_sha256: Mapped[str] = mapped_column(default="", info={"stored": False})
    language: Mapped[str] = mapped_column(default="fr")
    title: Mapped[str] = mapped_column(default="")
    status: Mapped[LetterStatus] = mapped_column(default=LetterStatus.DRAFT)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"), default=None)
    channel: Mapped[str] = mapped_column(default="lrar")
    dated_on: Mapped[date | None] = mapped_column(default=None)
    #: The answers to the questions that belong to this letter alone, by their name in the catalogue.
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    docx_sha256: Mapped[str] = mapped_column(default="")
    pdf_sha256: Mapped[str] = mapped_column(default="")
    #: "libreoffice" or "own": which of the two made the PDF.
    pdf_by: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=0)
    checked_by: Mapped[str] = mapped_column(default="")
    #: Who told the signer what it says, when, in which language (ISO 639), through which interpreter.
    explained_on: Mapped[date | None] = mapped_column(default=None)
    explained_by: Mapped[str] = mapped_column(default="")
    explained_in: Mapped[str] = mapped_column(default="")
    explained_through: Mapped[str] = mapped_column(default="")
    finalised_at: Mapped[datetime | None] = mapped_column(default=None)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    sent_on: Mapped[date | None] = mapped_column(default=None)

    recipient: Mapped[Authority | None] = relationship()


class Packet(Record):
    """A letter with its bordereau and numbered pieces, as it goes out."""

    __tablename__ = "packet"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), default=None)
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"), default=None)
    title: Mapped[str] = mapped_column(default="")
    profile: Mapped[str] = mapped_column(default="single_pdf")
    language: Mapped[str] = mapped_column(default="fr")
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    status: Mapped[PacketStatus] = mapped_column(default=PacketStatus.PREPARING)
    #: The PDF as last built; what was sent is this, byte for byte.
    pdf_sha256: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=0)
    report: Mapped[dict[str, Any]] = mapped_column(default=dict)
    built_at: Mapped[datetime | None] = mapped_column(default=None)
    printed_at: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(Text, default="")

    letter: Mapped[Letter | None] = relationship()
    recipient: Mapped[Authority | None] = relationship()
    pieces: Mapped[list[PacketPiece]] = relationship(
        back_populates="packet", cascade="all, delete-orphan", order_by="PacketPiece.position"
    )


class PacketPiece(Record):
    """A piece as it stands in one packet: its place, its number, its title in the bordereau."""

    __tablename__ = "packet_piece"

    packet_id: Mapped[int] = mapped_column(ForeignKey("packet.id", ondelete="CASCADE"), index=True)
    piece_id: Mapped[int] = mapped_column(ForeignKey("piece.id"), index=True)
    position: Mapped[int]
    #: Frozen once the packet was sent: "3", "3 bis".
    number: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    page_ranges: Mapped[str] = mapped_column(default="")

    packet: Mapped[Packet] = relationship(back_populates="pieces")
    piece: Mapped[Piece] = relationship()
