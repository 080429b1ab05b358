# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading each list of the program with 10,000 cases and 100,000 pieces and letters. It grows with the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from casework.bench import ROUNDS, Measured, Unit, seconds
from casework.bench._volume import PASSPHRASE, TODAY, filled
from casework.language import Language
from casework.queries.cases import list_cases
from casework.queries.correspondence import list_post
from casework.queries.incidents import list_incidents
from casework.queries.letters import list_letters
from casework.queries.people import list_people
from casework.queries.pieces import list_pieces
from casework.queries.view import View
from casework.storage.workspace import Workspace
from casework.words import NamesMode

_REACH = 3.0
_LISTS: dict[str, Callable[[Workspace, View], object]] = {
    "cases": list_cases,
    "events": list_incidents,
    "people": list_people,
    "letters": list_letters,
    "correspondence": list_post,
    "pieces": list_pieces,
}


def measure(scratch: Path) -> Iterator[Measured]:
    """Median seconds of the query behind each list, whole, as a thread beside the window's runs it."""
    del scratch
    with Workspace.unlock(filled(), PASSPHRASE) as workspace:
        for mode in NamesMode:
            view = View(Language.FR, mode, TODAY)
            for name, read in _LISTS.items():
                times = sorted(seconds(lambda: read(workspace, view)) for _round in range(ROUNDS))  # noqa: B023 - run at once
                yield Measured(f"The list of {name}, {mode.value} names", times[ROUNDS // 2], Unit.SECONDS, _REACH)
