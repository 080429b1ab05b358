# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person gave the association in writing, and what the association gave her: a mandate, an address."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.model.base import Record
from casework.model.people import Person


class Mandate(Record):
    """That a person asked the association in writing to act for her, until she withdraws it."""

    __tablename__ = "mandate"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    signed_on: Mapped[date]
    scope: Mapped[str] = mapped_column(Text, default="")
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    #: The signed paper, so that letters which say "enclosed" can enclose it.
    piece_id: Mapped[int | None] = mapped_column(ForeignKey("piece.id"), default=None)

    person: Mapped[Person] = relationship()


class AddressConsent(Record):
    """That the association agreed to receive a person's mail (CPP art. 10-2, 9°, and 89: the third party consents)."""

    __tablename__ = "address_consent"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    piece_id: Mapped[int | None] = mapped_column(ForeignKey("piece.id"), default=None)

    person: Mapped[Person] = relationship()
