# SPDX-License-Identifier: GPL-3.0-or-later
"""What the log says of a record: who did what when, each value before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from casework.storage import audit
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One line. ``operation`` is add, change, delete or event; ``erased``: the details went with a person's erasure."""

    at: datetime
    actor: str
    action: str
    operation: str
    old: Mapping[str, object]
    new: Mapping[str, object]
    facts: Mapping[str, object]
    job: str
    erased: bool


def history_of(workspace: Workspace, table: str, record_id: int) -> tuple[JournalEntry, ...]:
    """The history of one record, oldest first: for a piece of evidence, its whole custody."""
    with workspace.reading() as session:
        return tuple(
            JournalEntry(
                at=entry.at,
                actor=entry.actor,
                action=entry.action,
                operation=entry.operation,
                old=entry.old,
                new=entry.new,
                facts=entry.facts,
                job=entry.job,
                erased=entry.erased,
            )
            for entry in audit.history(session, table, record_id)
        )
