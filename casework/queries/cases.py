# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of cases and the page of one case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from casework.errors import NotFound
from casework.language import fold
from casework.model import Case, CaseIncident, CaseLink, CasePerson, Proceeding
from casework.privacy.names import Mask
from casework.queries import dates
from casework.queries.dates import DateRow
from casework.queries.law_words import (
    NextEvent,
    event_words,
    kind_words,
    next_events,
    next_step,
    route_words,
    stage_words,
)
from casework.queries.roll import roll_of
from casework.queries.view import View
from casework.storage.workspace import Workspace
from casework.words import CaseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the list. ``next_on`` is the next open date, None when there is none."""

    id: int
    reference: str
    title: str
    who: str
    kind: str
    status: str
    stage: str
    place: str
    tags: tuple[str, ...]
    opened_on: date
    next_on: date | None
    days_left: int | None
    is_example: bool

    @property
    def key(self) -> str:
        """What a filter looks in, folded."""
        return fold(" ".join((self.reference, self.title, self.who, self.place, self.stage, *self.tags)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person's or an organisation's part in the case."""

    person_id: int | None
    organisation_id: int | None
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Something that happened in a proceeding."""

    id: int
    code: str
    label: str
    on: date
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceedingRow:
    """One route taken, with its stages in order, the present one named."""

    id: int
    route: str
    route_label: str
    stage: str
    stage_label: str
    authority_id: int | None
    authority: str
    their_reference: str
    opened_on: date
    next_step: str
    #: What happened, in order of days; corrected entries are in the journal.
    events: tuple[EventRow, ...]
    next_events: tuple[NextEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An event of the case, in one line."""

    id: int
    reference: str
    title: str
    on: date | None
    date_words: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """Everything the head and the summary of a case show."""

    row: CaseRow
    version: int
    summary: str
    people: tuple[PersonRow, ...]
    proceedings: tuple[ProceedingRow, ...]
    incidents: tuple[IncidentRow, ...]
    dates: tuple[DateRow, ...]
    next: DateRow | None
    notes: tuple[tuple[int, datetime, str], ...]
    links: tuple[tuple[int, str, str, bool], ...]
    outcome: str
    closed_on: date | None
    closing_reason: str


def list_cases(workspace: Workspace, view: View, *, live_only: bool = True) -> tuple[CaseRow, ...]:
    """Every case outside the bin, by next date, then those without one by reference, newest first."""
    with workspace.reading() as session:
        nexts = dates.next_dates(view.today)
        statement = (
            select(*_COLUMNS, nexts.c.next_on)
            .outerjoin(nexts, nexts.c.case_id == Case.id)
            .where(Case.binned_at.is_(None))
            .order_by(nexts.c.next_on.is_(None), nexts.c.next_on, Case.reference.desc())
        )
        if live_only:
            statement = statement.where(Case.status.in_((CaseStatus.OPEN, CaseStatus.ON_HOLD)))
        stages, roll = _stages(session), roll_of(session, view, cases=None)
        return tuple(
            _row(view, case, case.next_on, stages, roll.mask(case.id), roll.clients(case.id))
            for case in session.execute(statement)
        )


def case_page(workspace: Workspace, view: View, case_id: int) -> CasePage:
    """One case.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        case = session.get(Case, case_id, options=view.people())
        if case is None or case.binned_at is not None:
            raise NotFound("case", str(case_id))
        all_dates = dates.of_case(session, view, case_id)
        coming = next((row for row in all_dates if _lies_ahead(row, view.today)), None)
        mask = view.mask(case)
        # A link is seen from both of its ends.
        other_end = or_(
            (CaseLink.from_case_id == case_id) & (CaseLink.to_case_id == Case.id),
            (CaseLink.to_case_id == case_id) & (CaseLink.from_case_id == Case.id),
        )
        links = session.execute(
            select(CaseLink, Case)
            .join(Case, other_end)
            .where(CaseLink.binned_at.is_(None), Case.binned_at.is_(None))
            .order_by(CaseLink.id)
        )
        return CasePage(
            row=_row(
                view, case, coming.work_to if coming else None, _stages(session, case_id), mask, view.clients(case)
            ),
            version=case.version,
            summary=mask(case.summary),
            people=tuple(_person(view, line) for line in case.people),
            proceedings=tuple(_proceedings(session, view, case_id)),
            incidents=tuple(_incident(view, case, line) for line in case.incidents),
            dates=all_dates,
            next=coming,
            notes=tuple((note.id, note.created_at, mask(note.text)) for note in case.notes),
            links=tuple((other.id, other.reference, mask(link.reason), link.mirror) for link, other in links),
            outcome=case.outcome.value if case.outcome else "",
            closed_on=case.closed_on,
            closing_reason=mask(case.closing_reason),
        )


def find_case(workspace: Workspace, reference: str) -> int:
    """The id of the case with just this reference.

    Raises:
        NotFound: no case has it.
    """
    with workspace.reading() as session:
        found = session.scalar(select(Case.id).where(Case.reference == reference.strip(), Case.binned_at.is_(None)))
    if found is None:
        raise NotFound("case", reference)
    return found


def first_proceeding(workspace: Workspace, case_id: int) -> int:
    """The id of the first proceeding of a case.

    Raises:
        NotFound: it has none.
    """
    with workspace.reading() as session:
        found = session.scalar(
            select(Proceeding.id)
            .where(Proceeding.case_id == case_id, Proceeding.binned_at.is_(None))
            .order_by(Proceeding.id)
        )
    if found is None:
        raise NotFound("proceeding", str(case_id))
    return found


def _lies_ahead(row: DateRow, today: date) -> bool:
    """Open, and its day (or its month, where the day is not known) not over."""
    return row.status == "open" and row.on >= (today.replace(day=1) if row.month_only else today)


def _stages(session: Session, case_id: int | None = None) -> dict[int, tuple[str, str]]:
    """Case → (route, stage) of its newest open proceeding."""
    statement = select(Proceeding.case_id, Proceeding.route, Proceeding.stage).where(
        Proceeding.binned_at.is_(None), Proceeding.closed_on.is_(None)
    )
    if case_id is not None:
        statement = statement.where(Proceeding.case_id == case_id)
    return {case: (route, stage) for case, route, stage in session.execute(statement.order_by(Proceeding.id))}


_COLUMNS = (
    Case.id,
    Case.reference,
    Case.title,
    Case.kind,
    Case.status,
    Case.place,
    Case.tags,
    Case.opened_on,
    Case.is_example,
)


def _row(  # ``case`` is a record, or a row with its columns
    view: View,
    case: Any,  # noqa: ANN401
    next_on: date | None,
    stages: dict[int, tuple[str, str]],
    mask: Mask,
    who: str,
) -> CaseRow:
    route, stage = stages.get(case.id, ("", ""))
    return CaseRow(
        id=case.id,
        reference=case.reference,
        title=mask(case.title),
        who=who,
        kind=kind_words(case.kind, view.language),
        status=case.status.value,
        stage=stage_words(route, stage, view.language) if route else "",
        place=mask(case.place),
        tags=tuple(map(mask, case.tags)),
        opened_on=case.opened_on,
        next_on=next_on,
        days_left=(next_on - view.today).days if next_on else None,
        is_example=case.is_example,
    )


def _person(view: View, line: CasePerson) -> PersonRow:
    return PersonRow(
        person_id=line.person_id,
        organisation_id=line.organisation_id,
        name=view.party(line),
        role=line.role.value,
    )


def _incident(view: View, case: Case, line: CaseIncident) -> IncidentRow:
    incident = line.incident
    return IncidentRow(
        id=incident.id,
        reference=incident.reference,
        title=view.mask(case)(incident.title),
        on=incident.starts_on,
        date_words=incident.date_words,
        place=view.mask(case)(", ".join(part for part in (incident.place_text, incident.commune) if part)),
    )


def _proceedings(session: Session, view: View, case_id: int) -> Iterator[ProceedingRow]:
    found = session.scalars(
        select(Proceeding)
        .where(Proceeding.case_id == case_id, Proceeding.binned_at.is_(None))
        .options(joinedload(Proceeding.authority), selectinload(Proceeding.events))
        .order_by(Proceeding.id)
    )
    for proceeding in found:
        events = [event for event in proceeding.events if not event.superseded_reason]
        yield ProceedingRow(
            id=proceeding.id,
            route=proceeding.route,
            route_label=route_words(proceeding.route, view.language),
            stage=proceeding.stage,
            stage_label=stage_words(proceeding.route, proceeding.stage, view.language),
            authority_id=proceeding.authority_id,
            authority=proceeding.authority.name if proceeding.authority else "",
            their_reference=proceeding.their_reference,
            opened_on=proceeding.opened_on,
            next_step=next_step(proceeding.route, proceeding.stage, view.language),
            events=tuple(
                EventRow(
                    id=event.id,
                    code=event.code,
                    label=event_words(proceeding.route, event.code, view.language),
                    on=event.on,
                    proof=view.mask(proceeding.case)(event.proof),
                )
                for event in sorted(events, key=lambda event: (event.on, event.id))
            ),
            next_events=next_events(proceeding.route, proceeding.stage, view.language),
        )
