# SPDX-License-Identifier: GPL-3.0-or-later
"""Which contents of the evidence store the records still need.

Every text column named ``sha256`` or ``…_sha256`` refers to the store, unless it says ``info={"stored": False}`` (the
hash of something kept elsewhere). Going by the name means that a column nobody thought of protects its content.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import MetaData, Table, null, select
from sqlalchemy.orm import Session
from sqlalchemy.schema import Column

from casework.model import Base, Case

#: Hashes of files that come with the program or lie beside the store.
_NOT_STORED = {("letter", "template_sha256")}


def columns(metadata: MetaData = Base.metadata) -> tuple[tuple[Table, Column[str]], ...]:
    """The columns that refer to the store."""
    return tuple(
        (table, column)
        for table in metadata.sorted_tables
        for column in table.columns
        if (column.name == "sha256" or column.name.endswith("_sha256"))
        and column.info.get("stored", True)
        and (table.name, column.name) not in _NOT_STORED
    )


def needed(session: Session) -> frozenset[str]:
    """The SHA-256 (hex) of every content that some record refers to."""
    return frozenset(
        sha256
        for _, column in columns()
        for sha256 in session.scalars(select(column).where(column != "").distinct())
        if sha256
    )


def is_needed(session: Session, sha256: str) -> bool:
    """Whether any record still refers to this content: asked before it is deleted."""
    return any(session.scalar(select(column).where(column == sha256).limit(1)) is not None for _, column in columns())


@dataclass(frozen=True, slots=True)
class Holder:
    """A record that refers to a content: its table and id, and the reference of its case where it has one."""

    table: str
    id: int
    case: str


def holders(session: Session, sha256: str) -> tuple[Holder, ...]:
    """Who refers to this content, so that a damaged file can be named by its case and piece."""
    found: list[Holder] = []
    for table, column in columns():
        case = table.columns.get("case_id")
        reference = select(Case.reference).where(Case.id == case).scalar_subquery() if case is not None else null()
        rows = session.execute(select(table.c.id, reference).where(column == sha256).order_by(table.c.id))
        found += [Holder(table.name, row[0], row[1] or "") for row in rows]
    return tuple(found)
