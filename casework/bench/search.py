# SPDX-License-Identifier: GPL-3.0-or-later
"""Search as you type over 10,000 cases and 100,000 pieces and letters, beside the bare FTS5 query on the same file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from casework.bench import Measured, Unit, compare
from casework.bench._volume import CASES, PASSPHRASE, TODAY, filled
from casework.language import Language
from casework.model.search import TABLE
from casework.queries.search import search
from casework.queries.view import View
from casework.search import asked
from casework.storage.workspace import Workspace
from casework.words import NamesMode

#: As they come while somebody types: beginnings, frequent and rare words, two words, a phrase, a number.
_TYPED = ("pla", "fouil", "tente", "commissariat", "fouille véhicule", '"rue des Garennes"', "1A 203")
_SHOWN = 50


def measure(scratch: Path) -> Iterator[Measured]:
    """All of them in turn, with what the palette shows of each, in both modes of names."""
    del scratch
    with Workspace.unlock(filled(), PASSPHRASE) as workspace:
        for mode in NamesMode:
            view = View(Language.FR, mode, TODAY)

            def ours(view: View = view) -> None:
                for typed in _TYPED:
                    search(workspace, view, typed, of_each=8)

            compared = compare(ours, lambda: _bare(workspace))
            work = f"Search as you type over {CASES:,} cases, {mode.value} names, against bare FTS5"
            yield Measured(work, compared.ratio, Unit.TIMES, 2, note=compared.note)


def _bare(workspace: Workspace) -> None:
    statement = text(
        f"SELECT rowid, snippet({TABLE}, -1, '', '', '…', 24) FROM {TABLE} "  # noqa: S608  (our own constant)
        f"WHERE {TABLE} MATCH :query ORDER BY rank LIMIT {_SHOWN}"
    )
    with workspace.reading() as session:
        for typed in _TYPED:
            session.execute(statement, {"query": asked(typed).query()}).all()
