# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from casework.errors import NotFound
from casework.language import fold
from casework.model import Case, CaseIncident, Deadline, Incident, IncidentAct, IncidentPerson
from casework.noted import OWN_FIELDS, PARTS, IncidentNoted
from casework.queries import dates
from casework.queries.dates import DateRow
from casework.queries.roll import Roll, roll_of
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

    @property
    def key(self) -> str:
        """What a filter looks in, folded."""
        return fold(" ".join((self.reference, self.title, self.who, self.place, *self.cases)))


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
    chosen = select(CaseIncident.incident_id).where(CaseIncident.case_id == case_id)
    where = [Incident.binned_at.is_(None), *([Incident.id.in_(chosen)] if case_id is not None else [])]
    statement = (
        select(*_COLUMNS)
        .where(*where)
        .order_by(Incident.starts_on.is_(None), Incident.starts_on.desc(), Incident.id.desc())
    )
    with workspace.reading() as session:
        rows = session.execute(statement).all()
        wanted = None if case_id is None else [row.id for row in rows]
        roll = roll_of(session, view, incidents=wanted)
        cases, acts, people = _cases(session), _acts(session, where), _parts(session, where)
        return tuple(
            _row(row, roll, cases.get(row.id, ()), acts.get(row.id, ()), people.get(row.id, ())) for row in rows
        )


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


_COLUMNS = (
    Incident.id,
    Incident.reference,
    Incident.title,
    Incident.starts_on,
    Incident.starts_at,
    Incident.precision,
    Incident.date_words,
    Incident.place_text,
    Incident.commune,
)
_Part = tuple[int | None, str]


def _acts(session: Session, where: Sequence[ColumnElement[bool]]) -> dict[int, tuple[str, ...]]:
    """Incident → the codes of what was done in it, in order."""
    found: dict[int, tuple[str, ...]] = {}
    statement = select(IncidentAct.incident_id, IncidentAct.code).join(Incident).where(*where).order_by(IncidentAct.id)
    for incident_id, code in session.execute(statement):
        found[incident_id] = (*found.get(incident_id, ()), code)
    return found


def _parts(session: Session, where: Sequence[ColumnElement[bool]]) -> dict[int, tuple[_Part, ...]]:
    """Incident → who was in it: the person, or the words for somebody nobody could name."""
    found: dict[int, tuple[_Part, ...]] = {}
    columns = (IncidentPerson.incident_id, IncidentPerson.person_id, IncidentPerson.described_as)
    statement = select(*columns).join(Incident).where(*where).order_by(IncidentPerson.id)
    for incident_id, person_id, words in session.execute(statement):
        found[incident_id] = (*found.get(incident_id, ()), (person_id, words))
    return found


def _row(
    incident: Any,  # noqa: ANN401 - a row with the columns above
    roll: Roll,
    cases: tuple[str, ...],
    acts: tuple[str, ...],
    people: Sequence[_Part],
) -> IncidentRow:
    mask = roll.mask_event(incident.id)
    return IncidentRow(
        id=incident.id,
        reference=incident.reference,
        title=mask(incident.title),
        on=incident.starts_on,
        at=incident.starts_at,
        precision=incident.precision.value,
        date_words=incident.date_words,
        place=mask(", ".join(part for part in (incident.place_text, incident.commune) if part)),
        acts=acts,
        who=", ".join(roll.name(person) if person is not None else mask(words) for person, words in people),
        cases=cases,
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
