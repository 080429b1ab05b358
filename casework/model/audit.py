# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of what was done. Entries are only ever added: triggers forbid anything else, and a chain of HMACs shows it.

An entry holds ids, never names. Old and new values stand apart in a detail that can be erased with the person it
speaks of; the entry keeps a salted hash of it, so the chain still holds afterwards and tells nothing.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.model.base import Base


class AuditEntry(Base):
    """One thing done. ``at`` is UTC, ISO 8601; ``record`` the primary key as text (``17``, or ``17,4`` of a link)."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_record", "table_name", "record"),)

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(32))
    #: Initials or a role, never a name.
    actor: Mapped[str] = mapped_column(String(40))
    job: Mapped[str] = mapped_column(String(32), index=True)
    action: Mapped[str] = mapped_column(String(60))
    #: ``add``, ``change``, ``delete`` of a record; ``event`` for what leaves no record (opened, printed); ``erase``.
    operation: Mapped[str] = mapped_column(String(10))
    table_name: Mapped[str] = mapped_column(String(60))
    record: Mapped[str] = mapped_column(String(80))
    detail_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))


class AuditDetail(Base):
    """What the entry of the same number is about: JSON ``{"old": {…}, "new": {…}}`` or an event's own facts."""

    __tablename__ = "audit_detail"

    seq: Mapped[int] = mapped_column(ForeignKey("audit_entry.seq"), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    body: Mapped[str] = mapped_column(Text)


def _forbid(table: str, operation: str) -> tuple[str, str]:
    name = f"{table}_no_{operation.lower()}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {operation} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: entries are only added'); END"
    )


#: Triggers that stay in the database, by name. Migrations drop and make them anew: SQLite loses them with the table.
Base.metadata.info.setdefault("triggers", {}).update(
    _forbid(table, operation)
    for table, operation in (("audit_entry", "UPDATE"), ("audit_entry", "DELETE"), ("audit_detail", "UPDATE"))
)
