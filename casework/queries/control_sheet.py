# SPDX-License-Identifier: GPL-3.0-or-later
"""The control sheet of a deadline, ready to print."""

from __future__ import annotations

from casework.agenda import control_sheet
from casework.language import NBSP, Language, clock, long_date
from casework.queries import dates
from casework.queries.view import View
from casework.storage.workspace import Workspace

_CERTAINTY = {
    "yes": ("vérifiée dans une source", "verified in a source"),
    "partial": (
        "vérifiée en partie seulement : à faire confirmer par un avocat",
        "verified in part only: ask a lawyer",
    ),
    "no": (
        "de mémoire, jamais vérifiée : à faire confirmer par un avocat",
        "from knowledge, not verified: ask a lawyer",
    ),
}

_PROVISIONAL = {
    Language.FR: "Provisoire : compté depuis l’envoi, faute d’avis de réception. À recalculer dès sa réception.",
    Language.EN: "Provisional: counted from the sending, for want of a receipt. Computed again once it is here.",
}


def control_sheet_pdf(workspace: Workspace, view: View, deadline_id: int) -> bytes:
    """One page on one deadline.

    Raises:
        NotFound: there is none of that id.
    """
    why = dates.why(workspace, view, deadline_id)
    row, french = why.row, view.language is Language.FR
    hour = f" {clock(row.at, view.language)}" if row.at else ""
    certainty = _CERTAINTY.get(row.verified, _CERTAINTY["no"])[0 if french else 1]
    return control_sheet.to_pdf(
        control_sheet.ControlSheet(
            reference=row.reference,
            who=row.who,
            rule=row.title,
            rule_id=row.rule,
            nature=row.reason,
            last_day=long_date(row.on, view.language, weekday=True) + hour,
            # Where nobody on our side must act by it, there is no earlier day to work to.
            safe_day=row.work_to if row.work_to != row.on else None,
            steps=why.steps,
            articles=why.articles,
            certainty=certainty.replace(" :", f"{NBSP}:") if french else certainty,
            warnings=(*(_PROVISIONAL[view.language],) * row.provisional, *why.warnings),
            consequence=why.consequence,
            interrupted_by=why.interrupted_by,
            not_interrupted_by=why.not_interrupted_by,
            sources=why.sources,
            printed_on=view.today,
        ),
        view.language,
    )
