# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases: open, describe, join people and events to them, close, open again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.deadlines import load_rules
from casework.errors import CaseworkError, InvalidValue
from casework.model import (
    Case,
    CaseIncident,
    CaseLink,
    CasePerson,
    Incident,
    Note,
    Organisation,
    Person,
    Proceeding,
    Task,
)
from casework.services import proceedings
from casework.services.records import change, done, get, next_reference, refuse_masked, to_bin
from casework.storage.workspace import Workspace
from casework.words import CaseRole, CaseStatus, IncidentRole, Outcome

#: Texts that forms show masked while borrowed names are shown.
_MASKED = frozenset({"title", "summary", "place", "tags"})
_FIELDS = frozenset({"title", "kind", "summary", "place", "tags", "opened_on", "status"})


@dataclass(eq=False)
class ReferenceTaken(CaseworkError):
    """Another case has that reference."""

    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case to open. ``route`` names a procedure to begin at once, before ``authority_id``; "" for none yet.

    ``clients`` are the ids of people; with none, the victims of the incidents are taken.
    """

    title: str
    kind: str = "complaint_prosecutor"
    opened_on: date
    reference: str = ""
    summary: str = ""
    place: str = ""
    tags: Sequence[str] = ()
    clients: Sequence[int] = ()
    organisations: Sequence[int] = ()
    incidents: Sequence[int] = ()
    route: str = ""
    authority_id: int | None = None
    is_example: bool = False


def open_case(workspace: Workspace, it: OpenCase) -> Changed:
    """Open a case.

    Raises:
        InvalidValue: no title, or a kind of case that there is not.
        ReferenceTaken: the reference typed is another case's.
        NotFound: a person, an organisation or an incident is not there.
    """
    with workspace.writing("cases.open") as session:
        return done(session, Kind.CASE, Kind.PROCEEDING, Kind.DEADLINE, record=add(session, it))


def add(session: Session, it: OpenCase) -> Case:
    """The same inside another job."""
    if not it.title.strip():
        raise InvalidValue("title", it.title)
    _require_kind(it.kind)
    reference = it.reference.strip() or next_reference(session, Case, it.opened_on)
    if session.scalar(select(Case.id).where(Case.reference == reference)) is not None:
        raise ReferenceTaken(reference)
    case = Case(
        reference=reference,
        title=it.title.strip(),
        kind=it.kind,
        opened_on=it.opened_on,
        summary=it.summary,
        place=it.place,
        tags=list(it.tags),
        is_example=it.is_example,
    )
    incidents = [get(session, Incident, incident_id) for incident_id in it.incidents]
    case.incidents = [CaseIncident(incident=incident) for incident in incidents]
    clients = list(it.clients)
    if not clients and not it.organisations:
        clients = [
            line.person_id
            for incident in incidents
            for line in incident.people
            if line.role is IncidentRole.VICTIM and line.person_id is not None
        ]
    case.people = [
        CasePerson(person=get(session, Person, person_id), role=CaseRole.CLIENT) for person_id in dict.fromkeys(clients)
    ]
    case.people += [
        CasePerson(organisation=get(session, Organisation, each), role=CaseRole.CLIENT) for each in it.organisations
    ]
    if not case.place and incidents:
        case.place = incidents[0].commune
    session.add(case)
    session.flush()
    if it.route:
        proceedings.add(session, case, it.route, on=it.opened_on, authority_id=it.authority_id)
    return case


def amend(workspace: Workspace, case_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change the title, the kind, the summary, the place or the tags.

    Raises:
        NotFound, ChangedMeanwhile, InvalidValue: as named.
    """
    with workspace.writing("cases.amend") as session:
        case = get(session, Case, case_id)
        refuse_masked(session, values, _MASKED)
        change(case, values, _FIELDS, version=version)
        _require_kind(case.kind)
        if not case.title.strip():
            raise InvalidValue("title", "")
        return done(session, Kind.CASE, record=case)


def _require_kind(kind: str) -> None:
    if kind not in load_rules().matter_kinds:
        raise InvalidValue("kind", kind)


def join_person(workspace: Workspace, case_id: int, person_id: int, role: CaseRole) -> Changed:
    """Give a person a role in a case; the same role twice changes nothing."""
    with workspace.writing("cases.join_person") as session:
        case = get(session, Case, case_id)
        person = get(session, Person, person_id)
        if not any(line.person_id == person_id and line.role is role for line in case.people):
            case.people.append(CasePerson(person=person, role=role))
        return done(session, Kind.CASE, record=case)


def part_person(workspace: Workspace, case_id: int, person_id: int) -> Changed:
    """Take a person out of a case."""
    with workspace.writing("cases.part_person") as session:
        case = get(session, Case, case_id)
        case.people = [line for line in case.people if line.person_id != person_id]
        return done(session, Kind.CASE, record=case)


def join_incident(workspace: Workspace, case_id: int, incident_id: int) -> Changed:
    """Add an event to a case."""
    with workspace.writing("cases.join_incident") as session:
        case = get(session, Case, case_id)
        incident = get(session, Incident, incident_id)
        if not any(line.incident_id == incident_id for line in case.incidents):
            case.incidents.append(CaseIncident(incident=incident))
        session.flush()
        proceedings.settle_all(session, [case.id])
        return done(session, Kind.CASE, Kind.DEADLINE, record=case)


def link(workspace: Workspace, case_id: int, other_id: int, reason: str, *, mirror: bool = False) -> Changed:
    """Say that two cases have to do with each other, and why.

    Raises:
        InvalidValue: no reason, or a case with itself.
    """
    if not reason.strip() or case_id == other_id:
        raise InvalidValue("reason", reason)
    with workspace.writing("cases.link") as session:
        case, other = get(session, Case, case_id), get(session, Case, other_id)
        session.add(CaseLink(from_case_id=case.id, to_case_id=other.id, reason=reason.strip(), mirror=mirror))
        return done(session, Kind.CASE, record=case)


def close(workspace: Workspace, case_id: int, outcome: Outcome, reason: str, *, today: date) -> Changed:
    """Close a case with its result and the reason.

    Raises:
        InvalidValue: no reason.
    """
    if not reason.strip():
        raise InvalidValue("reason", "")
    with workspace.writing("cases.close") as session:
        case = get(session, Case, case_id)
        case.status = CaseStatus.CLOSED
        case.outcome = outcome
        case.closed_on = today
        case.closing_reason = reason.strip()
        return done(session, Kind.CASE, Kind.DEADLINE, record=case)


def reopen(workspace: Workspace, case_id: int) -> Changed:
    """Open a closed case again; what was said when it was closed stays in the journal."""
    with workspace.writing("cases.reopen") as session:
        case = get(session, Case, case_id)
        case.status = CaseStatus.OPEN
        case.outcome = None
        case.closed_on = None
        return done(session, Kind.CASE, Kind.DEADLINE, record=case)


def bin_case(workspace: Workspace, case_id: int) -> Changed:
    """To the bin, for thirty days."""
    with workspace.writing("cases.bin") as session:
        case = get(session, Case, case_id)
        to_bin(case)
        for proceeding in session.scalars(select(Proceeding).where(Proceeding.case_id == case_id)):
            to_bin(proceeding)
        return done(session, Kind.CASE, Kind.DEADLINE, record=case)


def write_note(workspace: Workspace, case_id: int, text: str) -> Changed:
    """A remark on a case.

    Raises:
        InvalidValue: no text.
    """
    if not text.strip():
        raise InvalidValue("text", "")
    with workspace.writing("notes.write") as session:
        case = get(session, Case, case_id)
        case.notes.append(Note(text=text.strip()))
        return done(session, Kind.NOTE, record=case)


def add_task(workspace: Workspace, text: str, *, case_id: int | None = None, due_on: date | None = None) -> Changed:
    """Something to do.

    Raises:
        InvalidValue: no text.
    """
    if not text.strip():
        raise InvalidValue("text", "")
    with workspace.writing("tasks.add") as session:
        if case_id is not None:
            get(session, Case, case_id)
        task = Task(text=text.strip(), case_id=case_id, due_on=due_on)
        session.add(task)
        return done(session, Kind.TASK, record=task)


def finish_task(workspace: Workspace, task_id: int, *, today: date) -> Changed:
    """Tick a task off."""
    with workspace.writing("tasks.finish") as session:
        task = get(session, Task, task_id)
        task.done_on = today
        return done(session, Kind.TASK, record=task)
