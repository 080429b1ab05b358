# SPDX-License-Identifier: GPL-3.0-or-later
"""Which date a job has set: so that whoever posts a letter or records an answer is told at once what it started."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from casework.changes import Changed, Kind
from casework.language import long_date
from casework.queries.cases import case_page
from casework.queries.dates import DateRow, What
from ui.context import Context, Place

# Enough of a case's dates to tell which were set by a job: (kind, id) → (day, status).
Dates = dict[tuple[What, int], tuple[date, str]]


class Telling(QObject):
    """Runs a job on a case and says, with what it says of the job, the date that it set or moved."""

    def __init__(self, context: Context, case_id: int | None, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._case_id, self._owner = context, case_id, parent

    def run(
        self,
        job: Callable[[], Changed],
        said: str,
        then: Callable[[Changed], None] | None = None,
        *,
        undoable: bool = True,
    ) -> None:
        """``said`` closes with a full stop; ``undoable`` as :meth:`ui.context.Context.do` takes it."""
        before = known(dates_of(self._context, self._case_id))

        def tell(changed: Changed) -> None:
            found = new_date(dates_of(self._context, self._case_id), before)
            if found is None:
                self._context.messages.notice(said)
            else:
                self._tell_date(said, found)
            if then is not None:
                then(changed)

        self._context.do(self._owner, job, then=tell, undoable=undoable)

    def _tell_date(self, said: str, found: DateRow) -> None:
        words = clock_words(self._context, found)
        if found.what in (What.OPENS, What.THEIRS):
            told = self.tr("{said} The silence clock runs until {date}.").format(said=said, date=words)
        else:
            told = self.tr("{said} New date: {date}.").format(said=said, date=words)
        agenda = Place(kind=Kind.CASE, id=self._case_id or 0, part="agenda")
        self._context.messages.notice(told, act_name=self.tr("See the agenda"), act=partial(self._context.go, agenda))


def dates_of(context: Context, case_id: int | None) -> tuple[DateRow, ...]:
    """The dates of a case as they stand now; none where there is no case."""
    if case_id is None:
        return ()
    return case_page(context.workspace, context.view, case_id).dates


def known(rows: tuple[DateRow, ...]) -> Dates:
    """What is to be remembered of them before a job."""
    return {(each.what, each.id): (each.on, each.status) for each in rows}


def new_date(rows: tuple[DateRow, ...], before: Dates) -> DateRow | None:
    """The open date that a job set or moved; of several, the one that waits for the other side, then the first."""
    fresh = [
        each
        for each in rows
        if each.status == "open"
        and each.what not in (What.HEARING, What.TASK)
        and before.get((each.what, each.id)) != (each.on, each.status)
    ]
    return min(fresh, key=lambda each: (each.what not in (What.OPENS, What.THEIRS), each.on), default=None)


def clock_words(context: Context, found: DateRow) -> str:
    """``lundi 1er mars 2027 : …``: the day with its weekday, what it is, and why that day."""
    day = long_date(found.on, context.language, weekday=True)
    return f"{day} – {' · '.join(part for part in (found.title, found.reason) if part)}"
