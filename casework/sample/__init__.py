# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented volume data: thousands of cases with all that hangs on them, for tests and speed work.

The same seed on the same day gives the same data. Rows go in by the thousand, past the services; the dates among them
are the engine's own. Words and names are in ``resources/sample.toml``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from casework.errors import Cancelled
from casework.model import Authority, Deadline, Person
from casework.sample.ground import Batch, next_ids, prepare, store_contents, write
from casework.sample.one_case import ITEMS, OneCase
from casework.services import authorities
from casework.services.records import count
from casework.storage.workspace import Workspace

__all__ = ["ITEMS", "Filled", "fill"]

_BATCH = 250
_CONTENTS = 200
Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Filled:
    """How many of each were made."""

    cases: int
    people: int
    items: int
    deadlines: int


def fill(
    workspace: Workspace,
    cases: int,
    seed: int,
    *,
    today: date,
    progress: Progress = lambda done, total: None,
    cancelled: IsCancelled = lambda: False,
) -> Filled:
    """Put in that many invented cases with ten pieces and items of correspondence each. ``progress`` counts cases.

    Raises:
        Cancelled: what was written until then stays, each case whole.
    """
    with workspace.reading() as session:
        without_directory = not count(session, Authority)
    if without_directory:
        authorities.install_directory(workspace)
    contents = store_contents(workspace, min(_CONTENTS, max(cases, 1)), seed)
    with workspace.writing("sample.people") as session:
        batch = Batch(seed, next_ids(session))
        ground = prepare(session, batch, seed, today, contents, people=max(3, cases * 6 // 10))
        made = len(batch.rows[Person])
        write(session, batch)
    kept = 0
    for start in range(0, cases, _BATCH):
        if cancelled():
            raise Cancelled
        with workspace.writing("sample.cases") as session:
            batch.rows = {}
            for number in range(start, min(start + _BATCH, cases)):
                OneCase(ground, batch, number).make()
            kept += len(batch.rows.get(Deadline, ()))
            write(session, batch)
        progress(min(start + _BATCH, cases), cases)
    return Filled(cases, made, cases * ITEMS, kept)
