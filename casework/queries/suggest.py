# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program can know without asking: the authority for a place, the letter for a stage."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.language import fold
from casework.model import Authority, Case


def recipient_for(session: Session, case: Case, kinds: Sequence[str]) -> Authority | None:
    """The authority of one of these kinds that is competent for the case's place; else the only one of its kind.

    A suggestion: with several and none for the place, nobody is guessed.
    """
    places = {fold(case.place)} | {fold(line.incident.commune) for line in case.incidents}
    found = session.scalars(
        select(Authority).where(Authority.kind.in_(kinds), Authority.binned_at.is_(None)).order_by(Authority.id)
    ).all()
    for kind in kinds:
        of_kind = [authority for authority in found if authority.kind.value == kind]
        for authority in of_kind:
            if places & {fold(commune) for commune in authority.communes}:
                return authority
        if len(of_kind) == 1:
            return of_kind[0]
    return None
