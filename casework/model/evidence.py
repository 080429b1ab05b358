# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces of evidence. The bytes lie encrypted in the blob store under their SHA-256 and never change."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.model.base import Record
from casework.words import PieceKind


class Piece(Record):
    """One piece. What was read from the file (``capture``) is kept apart from what people say of it."""

    __tablename__ = "piece"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id"), index=True, default=None)
    incident_id: Mapped[int | None] = mapped_column(ForeignKey("incident.id"), index=True, default=None)
    correspondence_id: Mapped[int | None] = mapped_column(
        ForeignKey("correspondence.id", use_alter=True), index=True, default=None
    )
    kind: Mapped[PieceKind] = mapped_column(default=PieceKind.OTHER)
    title: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(default="application/octet-stream")
    original_name: Mapped[str] = mapped_column(default="")
    #: The name's own bytes, in case it was no text at all.
    original_name_raw: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    taken_on: Mapped[date | None] = mapped_column(default=None)
    taken_at: Mapped[time | None] = mapped_column(default=None)
    date_source: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    given_by: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date | None] = mapped_column(default=None)
    received_how: Mapped[str] = mapped_column(default="")
    admitted_at: Mapped[datetime]
    capture: Mapped[dict[str, Any]] = mapped_column(default=dict)
    confidential: Mapped[bool] = mapped_column(default=False)
    original_kept_by: Mapped[str] = mapped_column(default="")
    derived_from_id: Mapped[int | None] = mapped_column(ForeignKey("piece.id"), index=True, default=None)
    derived_reason: Mapped[str] = mapped_column(default="")
    #: How many pages it has, where it has pages and they were counted; else 0.
    pages: Mapped[int] = mapped_column(default=0)
    #: What can be read in it; made again from the bytes when it is wanted, so the log need not keep it.
    text: Mapped[str] = mapped_column(Text, default="", info={"audit": False})
    note: Mapped[str] = mapped_column(Text, default="")
