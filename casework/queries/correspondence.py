# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters, messages and calls, in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from casework.language import fold
from casework.model import Authority, Case, Correspondence
from casework.queries.roll import Roll, roll_of
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
    proceeding_id: int | None
    authority_id: int | None
    version: int

    @property
    def key(self) -> str:
        """What a filter looks in, folded. A number is looked up without its spaces, however it was typed."""
        return fold(f"{self.who} {self.subject} {self.reference}") + " " + "".join(self.tracking_number.split())


def list_post(workspace: Workspace, view: View, *, case_id: int | None = None) -> tuple[PostRow, ...]:
    """What was sent and received, latest first."""
    statement = (
        select(*_COLUMNS, Case.reference, Authority.name.label("authority"))
        .outerjoin(Case, Correspondence.case_id == Case.id)
        .outerjoin(Authority, Correspondence.authority_id == Authority.id)
        .where(Correspondence.binned_at.is_(None), or_(Case.id.is_(None), Case.binned_at.is_(None)))
        .order_by(Correspondence.on.desc(), Correspondence.id.desc())
    )
    if case_id is not None:
        statement = statement.where(Correspondence.case_id == case_id)
    with workspace.reading() as session:
        roll = roll_of(session, view, cases=None if case_id is None else (case_id,))
        return tuple(_row(view, line, roll) for line in session.execute(statement))


_COLUMNS = (
    Correspondence.id,
    Correspondence.case_id,
    Correspondence.proceeding_id,
    Correspondence.authority_id,
    Correspondence.person_id,
    Correspondence.direction,
    Correspondence.means,
    Correspondence.other_party,
    Correspondence.subject,
    Correspondence.on,
    Correspondence.tracking_number,
    Correspondence.receipt_on,
    Correspondence.reply_awaited,
    Correspondence.reply_to_id,
    Correspondence.version,
)


def _row(view: View, line: Any, roll: Roll) -> PostRow:  # noqa: ANN401 - a row with the columns above
    mask = roll.mask(line.case_id)
    if line.authority is not None:
        who = line.authority
    else:
        who = roll.name(line.person_id) if line.person_id is not None else mask(line.other_party)
    return PostRow(
        id=line.id,
        case_id=line.case_id,
        proceeding_id=line.proceeding_id,
        authority_id=line.authority_id,
        reference=line.reference or "",
        direction=line.direction.value,
        means=line.means.value,
        who=who,
        subject=mask(line.subject),
        on=line.on,
        tracking_number=line.tracking_number,
        receipt_on=line.receipt_on,
        waiting=(view.today - (line.receipt_on or line.on)).days if line.reply_awaited else None,
        reply_to_id=line.reply_to_id,
        version=line.version,
    )
