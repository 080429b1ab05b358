# SPDX-License-Identifier: GPL-3.0-or-later
"""What the file knows that changes a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from casework.deadlines import Facts, facts_from
from casework.model import Authority, Case, Hearing, Proceeding
from casework.queries.find import get
from casework.words import CaseRole


def facts_of(
    session: Session,
    *,
    case_id: int | None = None,
    proceeding_id: int | None = None,
    hearing_id: int | None = None,
    typed: Mapping[str, str] | None = None,
) -> Facts:
    """Where the court is and where the client lives, as far as it is known; what a person typed goes before.

    Raises:
        NotFound: one of them is not there.
        casework.deadlines.errors: a fact was typed that cannot be.
    """
    facts = Facts()
    authority = None
    if proceeding_id is not None:
        authority = get(session, Proceeding, proceeding_id).authority
    if hearing_id is not None:
        authority = session.get(Authority, get(session, Hearing, hearing_id).authority_id or 0) or authority
    if authority is not None and authority.region:
        facts = replace(facts, region=authority.region)
    if case_id is not None:
        case = get(session, Case, case_id)
        homes = [line.person.country for line in case.people if line.role is CaseRole.CLIENT and line.person]
        if len(set(homes)) == 1:
            facts = replace(facts, residence=homes[0])
    if typed:
        said = facts_from(dict(typed))
        facts = replace(facts, **{name: getattr(said, name) for name in typed})
    return facts
