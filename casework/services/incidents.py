# SPDX-License-Identifier: GPL-3.0-or-later
"""Noting what happened."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.errors import CaseworkError, InvalidValue
from casework.model import (
    CaseIncident,
    Footage,
    Incident,
    IncidentAct,
    IncidentPerson,
    Moment,
    OfficerSighting,
    Person,
    Record,
)
from casework.model.base import utc_now
from casework.noted import OWN_FIELDS, IncidentNoted
from casework.services import deadlines, proceedings
from casework.services.records import change, done, get, next_reference, refer, to_bin
from casework.storage.workspace import Workspace


@dataclass(eq=False)
class NothingNoted(CaseworkError):
    """An incident needs at least a few words on what happened."""


_PARTS: dict[str, type[Record]] = {
    "people": IncidentPerson,
    "officers": OfficerSighting,
    "footage": Footage,
    "moments": Moment,
}


def record(workspace: Workspace, noted: IncidentNoted, *, today: date) -> Changed:
    """Note an incident; recordings named in it start their erasure countdown in the same transaction.

    Raises:
        NothingNoted: neither a title nor a narrative.
        NotFound: a person, an organisation or an authority named by id is not there.
    """
    with workspace.writing("incidents.record") as session:
        incident = add(session, noted, today=today)
        return done(session, Kind.INCIDENT, Kind.DEADLINE, record=incident)


def add(session: Session, noted: IncidentNoted, *, today: date) -> Incident:
    """The same inside another job."""
    _require_words(noted)
    incident = Incident(reference=next_reference(session, Incident, noted.starts_on or today, "F-"))
    session.add(incident)
    _write(session, incident, noted)
    return incident


def amend(workspace: Workspace, incident_id: int, noted: IncidentNoted, *, version: int = 0) -> Changed:
    """Write the whole incident anew from its form; dates that hang on it are computed again.

    Raises:
        NothingNoted, NotFound, ChangedMeanwhile: as named.
    """
    _require_words(noted)
    with workspace.writing("incidents.amend") as session:
        incident = get(session, Incident, incident_id)
        change(incident, {}, frozenset(), version=version)
        # The version moves although perhaps only a line of a list does: the whole form is one thing to its reader.
        incident.updated_at = utc_now()
        _write(session, incident, noted)
        return done(session, Kind.INCIDENT, Kind.DEADLINE, record=incident)


def bin_incident(workspace: Workspace, incident_id: int) -> Changed:
    """To the bin, for thirty days."""
    with workspace.writing("incidents.bin") as session:
        incident = get(session, Incident, incident_id)
        to_bin(incident)
        return done(session, Kind.INCIDENT, Kind.DEADLINE, record=incident)


def _require_words(noted: IncidentNoted) -> None:
    if not (noted.narrative.strip() or noted.title.strip()):
        raise NothingNoted


def _write(session: Session, incident: Incident, noted: IncidentNoted) -> None:
    with session.no_autoflush:  # or the database refuses a wrong id first, and not in words
        change(incident, {name: getattr(noted, name) for name in OWN_FIELDS}, OWN_FIELDS)
        for person in noted.people:
            if person.person_id is not None:
                get(session, Person, person.person_id)
            elif not person.described_as.strip():
                raise InvalidValue("person", "")
        codes = {act.code for act in incident.acts}
        incident.acts = [act for act in incident.acts if act.code in noted.acts]
        incident.acts += [IncidentAct(code=code) for code in dict.fromkeys(noted.acts) if code not in codes]
        for part, kind in _PARTS.items():
            _match(getattr(incident, part), [asdict(item) for item in getattr(noted, part)], kind)
        for record in (incident, *incident.footage):
            refer(session, record)
    for position, moment in enumerate(incident.moments):
        moment.position = position
    session.flush()
    deadlines.follow_incident(session, incident)
    in_cases = session.scalars(select(CaseIncident.case_id).where(CaseIncident.incident_id == incident.id))
    proceedings.settle_all(session, list(in_cases))


def _match(records: list[Record], wanted: list[dict[str, object]], kind: type[Record]) -> None:
    """Make the list say what the form says, line by line, so that an unchanged line keeps its record."""
    for record, values in zip(records, wanted, strict=False):
        change(record, values, frozenset(values))
    del records[len(wanted) :]
    for values in wanted[len(records) :]:
        record = kind()
        change(record, values, frozenset(values))
        records.append(record)
