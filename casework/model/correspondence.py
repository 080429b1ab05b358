# SPDX-License-Identifier: GPL-3.0-or-later
"""What was sent and received: by what means, with which number, proved by what, answering what."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.model.base import Record
from casework.model.people import Authority, Person
from casework.words import Direction, Means


class Correspondence(Record):
    """One letter, message or call, in or out."""

    __tablename__ = "correspondence"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True, default=None)
    proceeding_id: Mapped[int | None] = mapped_column(ForeignKey("proceeding.id"), index=True, default=None)
    direction: Mapped[Direction]
    means: Mapped[Means]
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"), index=True, default=None)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    other_party: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(Text, default="")
    #: The day on the letter, the day it left or came in; a letter may be seen online before it arrives.
    dated_on: Mapped[date | None] = mapped_column(default=None)
    on: Mapped[date] = mapped_column(index=True)
    at: Mapped[time | None] = mapped_column(default=None)
    #: Kept as typed; looked up without spaces.
    tracking_number: Mapped[str] = mapped_column(default="")
    #: The day the other side is proved to have had it: only from then does silence count.
    receipt_on: Mapped[date | None] = mapped_column(default=None)
    receipt_proof: Mapped[str] = mapped_column(default="")
    proof_piece_id: Mapped[int | None] = mapped_column(ForeignKey("piece.id"), default=None)
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("correspondence.id"), index=True, default=None)
    reply_awaited: Mapped[bool] = mapped_column(default=False)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), default=None)
    packet_id: Mapped[int | None] = mapped_column(ForeignKey("packet.id"), default=None)

    authority: Mapped[Authority | None] = relationship()
    person: Mapped[Person | None] = relationship()
