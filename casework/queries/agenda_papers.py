# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda as it leaves: on paper, or as a calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from casework.agenda import ics, paper
from casework.agenda.entries import Entry
from casework.language import Language, long_date
from casework.model.base import utc_now
from casework.queries import dates
from casework.queries.dates import DateRow, What
from casework.queries.view import View
from casework.storage.workspace import Workspace
from casework.words import NamesMode

_HEADINGS = {
    What.HEARING: ("Audience", "Hearing"),
    What.DUE: ("Échéance", "Deadline"),
    What.OPENS: ("À partir de ce jour", "From this day"),
    What.EVIDENCE_LOSS: ("Perte de preuve", "Evidence lost"),
    What.THEIRS: ("Délai de l’autorité", "Authority’s limit"),
    What.TASK: ("À faire", "To do"),
}
_ALARMS = {What.HEARING: (7, 1), What.DUE: (7, 3, 1), What.EVIDENCE_LOSS: (3, 1)}


def agenda_ics(
    workspace: Workspace, view: View, first: date, last: date, *, neutral: bool, made_at: datetime | None = None
) -> bytes:
    """The dates from ``first`` to ``last`` as iCalendar; ``neutral``: kinds and references only.

    Adjourned hearings go out as cancelled, so that a calendar which imported the old day lets go of it.
    """
    return ics.to_ics(
        _entries(workspace, view, dates.between(workspace, view, first, last)),
        made_at=made_at or utc_now(),
        language=view.language,
        neutral=neutral,
    )


def agenda_pdf(workspace: Workspace, view: View, first: date, last: date, *, hearings_only: bool = False) -> bytes:
    """The dates from ``first`` to ``last`` on paper; the foot says which names it bears."""
    rows = [row for row in dates.between(workspace, view, first, last) if row.status != "adjourned"]
    if hearings_only:
        rows = [row for row in rows if row.what is What.HEARING]
    french = view.language is Language.FR
    names = {
        NamesMode.REAL: "Noms réels" if french else "Real names",
        NamesMode.BORROWED: "Noms d’emprunt" if french else "Borrowed names",
    }[view.names]
    titles = ("Audiences", "Hearings") if hearings_only else ("Agenda", "Agenda")
    begins, ends = long_date(first, view.language), long_date(last, view.language)
    printed = long_date(view.today, view.language)
    return paper.to_pdf(
        _entries(workspace, view, rows),
        paper.Heading(
            title=titles[0 if french else 1],
            under=f"Du {begins} au {ends}" if french else f"From {begins} to {ends}",
            foot=f"{names} · imprimé le {printed}" if french else f"{names} · printed on {printed}",
            empty="Rien pendant cette période." if french else "Nothing in this period.",
        ),
        view.language,
    )


def _entries(workspace: Workspace, view: View, rows: Sequence[DateRow]) -> list[Entry]:
    vault = workspace.access.header.vault
    return [_entry(row, vault, view.language) for row in rows]


def _entry(row: DateRow, vault: str, language: Language) -> Entry:
    french = language is Language.FR
    note = " · ".join(part for part in (row.articles, _doubt(row, french=french)) if part)
    return Entry(
        # Hearings and deadlines count their ids apart; the vault's id tells two charities' calendars apart.
        uid=f"{row.what.value}-{row.id}-{vault}@casework",
        on=row.on,
        at=row.at,
        month_only=row.month_only,
        is_hearing=row.what is What.HEARING,
        heading=_HEADINGS[row.what][0 if french else 1],
        reference=row.reference,
        title=row.title or row.reason,
        who=row.who,
        where=row.where,
        note=note,
        alarm_days=_ALARMS.get(row.what, ()),
        cancelled=row.status == "adjourned",
    )


def _doubt(row: DateRow, *, french: bool) -> str:
    doubts = []
    if row.verified != "yes":
        doubts.append("règle à vérifier" if french else "rule to be verified")
    if row.provisional:
        doubts.append("provisoire : accusé de réception attendu" if french else "provisional: receipt awaited")
    return ", ".join(doubts)
