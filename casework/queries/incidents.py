# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from casework.errors import NotFound
from casework.language import fold
from casework.model import Case, CaseIncident, Deadline, Incident, IncidentPerson, Person
from casework.noted import OWN_FIELDS, PARTS, IncidentNoted
from casework.queries import dates
from casework.queries.dates import DateRow
from casework.queries.view import View
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One line of the log. ``precision`` says how ``on`` is known; ``date_words`` is what to show when not exactly."""

    id: int
    reference: str
    title: str
    on: date | None
    at: time | None
    precision: str
    date_words: str
    place: str
    acts: tuple[str, ...]
    who: str
    cases: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """An incident as its form shows it. ``names`` gives the name to show for each person by id."""

    id: int
    reference: str
    version: int
    noted: IncidentNoted
    names: dict[int, str]
    cases: tuple[tuple[int, str], ...]
    losses: tuple[DateRow, ...]


def list_incidents(workspace: Workspace, view: View, *, case_id: int | None = None) -> tuple[IncidentRow, ...]:
    """Every event outside the bin, latest first; those without a date last."""
    statement = (
        select(Incident)
        .where(Incident.binned_at.is_(None))
        .order_by(Incident.starts_on.is_(None), Incident.starts_on.desc(), Incident.id.desc())
        .options(
            selectinload(Incident.people).joinedload(IncidentPerson.person).selectinload(Person.borrowed_names),
            selectinload(Incident.acts),
        )
    )
    if case_id is not None:
        statement = statement.join(CaseIncident, CaseIncident.incident_id == Incident.id).where(
            CaseIncident.case_id == case_id
        )
    with workspace.reading() as session:
        cases = _cases(session)
        return tuple(_row(view, incident, cases.get(incident.id, ())) for incident in session.scalars(statement))


def incident_page(workspace: Workspace, view: View, incident_id: int) -> IncidentPage:
    """One event, whole.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        incident = session.get(Incident, incident_id)
        if incident is None or incident.binned_at is not None:
            raise NotFound("incident", str(incident_id))
        cases = session.execute(
            select(Case.id, Case.reference)
            .join(CaseIncident, CaseIncident.case_id == Case.id)
            .where(CaseIncident.incident_id == incident_id, Case.binned_at.is_(None))
        )
        return IncidentPage(
            id=incident.id,
            reference=incident.reference,
            version=incident.version,
            noted=_as_noted(incident),
            names={line.person.id: view.shown.of(line.person) for line in incident.people if line.person},
            cases=tuple((case_id, reference) for case_id, reference in cases),
            losses=dates.open_deadlines(session, view, Deadline.incident_id == incident_id),
        )


def _cases(session: Session) -> dict[int, tuple[str, ...]]:
    """Incident → the references of its cases."""
    found: dict[int, tuple[str, ...]] = {}
    pairs = select(CaseIncident.incident_id, Case.reference).join(Case, CaseIncident.case_id == Case.id)
    for incident_id, reference in session.execute(pairs.where(Case.binned_at.is_(None))):
        found[incident_id] = (*found.get(incident_id, ()), reference)
    return found


def _row(view: View, incident: Incident, cases: tuple[str, ...]) -> IncidentRow:
    mask = view.mask_event(incident)
    who = ", ".join(view.shown.of(line.person) if line.person else mask(line.described_as) for line in incident.people)
    title = mask(incident.title)
    place = mask(", ".join(part for part in (incident.place_text, incident.commune) if part))
    return IncidentRow(
        id=incident.id,
        reference=incident.reference,
        title=title,
        on=incident.starts_on,
        at=incident.starts_at,
        precision=incident.precision.value,
        date_words=incident.date_words,
        place=place,
        acts=tuple(act.code for act in incident.acts),
        who=who,
        cases=cases,
        key=fold(" ".join((incident.reference, title, who, place, *cases))),
    )


def _as_noted(incident: Incident) -> IncidentNoted:
    """The record as the form holds it."""
    parts: Mapping[str, Any] = {
        part: tuple(
            kind(**{field.name: getattr(line, field.name) for field in fields(kind)})
            for line in getattr(incident, part)
        )
        for part, kind in PARTS.items()
    }
    own: Mapping[str, Any] = {name: getattr(incident, name) for name in OWN_FIELDS}
    return IncidentNoted(**own, acts=tuple(act.code for act in incident.acts), **parts)
