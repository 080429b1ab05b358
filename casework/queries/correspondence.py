# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters, messages and calls, in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from casework.language import fold
from casework.model import Case, Correspondence
from casework.privacy.names import Mask
from casework.queries.view import View
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """One line. ``waiting`` is the number of days without an answer, None where none is awaited."""

    id: int
    case_id: int | None
    reference: str
    direction: str
    means: str
    who: str
    subject: str
    on: date
    tracking_number: str
    receipt_on: date | None
    waiting: int | None
    reply_to_id: int | None
    version: int
    key: str


def list_post(workspace: Workspace, view: View, *, case_id: int | None = None) -> tuple[PostRow, ...]:
    """What was sent and received, latest first."""
    statement = (
        select(Correspondence, Case)
        .outerjoin(Case, Correspondence.case_id == Case.id)
        .where(Correspondence.binned_at.is_(None), or_(Case.id.is_(None), Case.binned_at.is_(None)))
        .order_by(Correspondence.on.desc(), Correspondence.id.desc())
        .options(joinedload(Correspondence.authority), joinedload(Correspondence.person), *view.people())
    )
    if case_id is not None:
        statement = statement.where(Correspondence.case_id == case_id)
    with workspace.reading() as session:
        return tuple(
            _row(view, line, case, view.mask(case) if case else view.mask_all(session))
            for line, case in session.execute(statement)
        )


def _row(view: View, line: Correspondence, case: Case | None, mask: Mask) -> PostRow:
    who = mask(line.other_party)
    if line.authority is not None:
        who = line.authority.name
    elif line.person is not None:
        who = view.shown.of(line.person)
    subject = mask(line.subject)
    return PostRow(
        id=line.id,
        case_id=line.case_id,
        reference=case.reference if case else "",
        direction=line.direction.value,
        means=line.means.value,
        who=who,
        subject=subject,
        on=line.on,
        tracking_number=line.tracking_number,
        receipt_on=line.receipt_on,
        waiting=(view.today - (line.receipt_on or line.on)).days if line.reply_awaited else None,
        reply_to_id=line.reply_to_id,
        version=line.version,
        # A number is looked up without its spaces, however it was typed.
        key=fold(f"{who} {subject} {case.reference if case else ''}") + " " + "".join(line.tracking_number.split()),
    )
