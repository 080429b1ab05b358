# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing a person for good: first a list of what would go, then the deed, which nothing takes back.

GDPR art. 17. A case that was hers alone goes whole, with its pieces; in what is also others' she becomes nobody. The
log keeps that something was done and when, and loses what. Earlier backups hold her until they are pruned.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import JSON, Enum, String, Table, delete, null, select, text, update
from sqlalchemy.orm import Session
from sqlalchemy.schema import Column

from casework.changes import Changed, Kind
from casework.errors import Cancelled
from casework.model import Base, CasePerson, IncidentPerson, Person
from casework.model.audit import AuditDetail, AuditEntry
from casework.model.cases import CaseIncident
from casework.privacy.erasure import GONE, Eraser
from casework.services.records import get
from casework.storage import audit, references
from casework.storage.errors import WrongPassphrase
from casework.storage.workspace import Workspace

#: Months after which the last backup that still holds an erased person is pruned (see casework.storage.backup).
BACKUP_MONTHS = 12

#: Rows that belong to what they refer to, though the database would let them stand alone.
_BELONGS = {
    ("piece", "case_id"),
    ("piece", "incident_id"),
    ("task", "case_id"),
    ("correspondence", "case_id"),
    ("deadline", "case_id"),
    ("deadline", "incident_id"),
    ("case_person", "person_id"),
}
_LOG = {"audit_entry", "audit_detail"}
_Rows = dict[str, set[int]]


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a person takes away: rows to be deleted by table, rows whose words change, the references of the
    cases that go whole, and evidence files that nothing else needs. ``naming``: pieces and papers that stay, since
    they belong to others' cases too, and in whose text she was read: look at them yourself."""

    deleted: dict[str, int]
    reworded: dict[str, int]
    cases: tuple[str, ...]
    contents: int
    naming: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _Plan:
    eraser: Eraser
    gone: _Rows = field(default_factory=lambda: defaultdict(set))
    cut: list[tuple[str, str, set[int]]] = field(default_factory=list)
    reworded: dict[tuple[str, int], dict[str, object]] = field(default_factory=dict)
    cases: tuple[str, ...] = ()
    contents: frozenset[str] = frozenset()


def plan_erasure(workspace: Workspace, person_id: int) -> Erasure:
    """The dry run: what :func:`erase` would do now. Nothing is changed.

    Raises:
        NotFound: there is no such person.
    """
    with workspace.reading() as session:
        return _told(_planned(session, person_id))


def erase(
    workspace: Workspace,
    passphrase: str,
    person_id: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Changed, Erasure]:
    """Erase the person from records, search, log, free pages of the database and the evidence store.

    Once rows are being deleted it can't be stopped any more. Raises:
        NotFound: there is no such person.
        Cancelled: nothing was changed.
        casework.storage.errors.WrongPassphrase: this one opens nothing.
    """
    if not workspace.access.is_passphrase(passphrase):
        raise WrongPassphrase
    steps = 4
    with workspace.writing("retention.erase") as session:
        plan = _planned(session, person_id)
        told = _told(plan)
        progress(1, steps)
        if cancelled():
            raise Cancelled
        _delete(session, plan)
    progress(2, steps)
    with workspace.writing("retention.erase") as session:  # the entries of the deletion hold the old values too
        for table, record in _logged(session, plan):
            audit.erase_details(session, table, record)
        audit.record_event(session, "person.erased", "person", person_id, {"rows": sum(told.deleted.values())})
    for sha256 in plan.contents:
        workspace.blobs.delete(sha256)
    progress(3, steps)
    workspace.forget_state_before_migration()
    workspace.compact()
    progress(steps, steps)
    return Changed(frozenset(Kind)), told


def _planned(session: Session, person_id: int) -> _Plan:
    person = get(session, Person, person_id)
    plan = _Plan(Eraser(person))
    hers = set(session.scalars(select(CasePerson.case_id).where(CasePerson.person_id == person_id)))
    shared = set(
        session.scalars(
            select(CasePerson.case_id).where(CasePerson.case_id.in_(hers), CasePerson.person_id != person_id)
        )
    )
    events = set(session.scalars(select(IncidentPerson.incident_id).where(IncidentPerson.person_id == person_id)))
    plan.gone["case"] = hers - shared
    plan.gone["incident"] = {event for event in events if _is_hers_alone(session, event, person_id, plan.gone["case"])}
    plan.gone["person"] = {person_id}
    tables = Base.metadata.tables
    plan.cases = tuple(
        session.scalars(select(tables["case"].c.reference).where(tables["case"].c.id.in_(plan.gone["case"])))
    )
    _follow(session, plan)
    near = {"case": set(shared), "incident": events - plan.gone["incident"], "person": {person_id}}
    _spread(session, near)
    _reword(session, plan, near)
    plan.contents = _contents(session, plan)
    return plan


def _is_hers_alone(session: Session, event: int, person_id: int, going: set[int]) -> bool:
    others = select(IncidentPerson.id).where(
        IncidentPerson.incident_id == event,
        IncidentPerson.person_id.is_not(None),
        IncidentPerson.person_id != person_id,
    )
    cases = set(session.scalars(select(CaseIncident.case_id).where(CaseIncident.incident_id == event)))
    return session.scalar(others.limit(1)) is None and cases <= going


def _references() -> Iterator[tuple[Table, Column[int], str]]:
    """Every column that refers to a record, and the table it refers to."""
    for table in Base.metadata.sorted_tables:
        if table.name not in _LOG:
            for column in table.columns:
                for key in column.foreign_keys:
                    yield table, column, key.column.table.name


def _referring(session: Session, table: Table, column: Column[int], to: set[int]) -> set[int]:
    return set(session.scalars(select(table.c.id).where(column.in_(to)))) if to else set()


def _follow(session: Session, plan: _Plan) -> None:
    """Everything that can't be without what goes, and the references that are cut."""
    known = -1
    while known != (known := sum(map(len, plan.gone.values()))):
        for table, column, target in _references():
            key = next(iter(column.foreign_keys))
            if not column.nullable or key.ondelete == "CASCADE" or (table.name, column.name) in _BELONGS:
                plan.gone[table.name] |= _referring(session, table, column, plan.gone[target])
    for table, column, target in _references():
        left = _referring(session, table, column, plan.gone[target]) - plan.gone[table.name]
        if left:
            plan.cut.append((table.name, column.name, left))


def _spread(session: Session, near: dict[str, set[int]]) -> None:
    """All rows that hang on these, directly or not."""
    known = -1
    while known != (known := sum(map(len, near.values()))):
        for table, column, target in _references():
            if target in near:
                near.setdefault(table.name, set()).update(_referring(session, table, column, near[target]))


def _reword(session: Session, plan: _Plan, near: dict[str, set[int]]) -> None:
    """The rows that stay and speak of her, with what they will say."""
    for table in Base.metadata.sorted_tables:
        columns = [
            column
            for column in table.columns
            if isinstance(column.type, String | JSON) and not isinstance(column.type, Enum)
        ]
        if table.name in _LOG or not columns or "id" not in table.columns:
            continue
        for row in session.execute(select(table.c.id, *columns)):
            if row.id in plan.gone[table.name]:
                continue
            is_near = row.id in near.get(table.name, ())
            said = {column.name: plan.eraser.value(row._mapping[column], near=is_near) for column in columns}
            changed = {name: value for name, value in said.items() if value != row._mapping[table.c[name]]}
            if changed:
                plan.reworded[table.name, row.id] = changed


def _contents(session: Session, plan: _Plan) -> frozenset[str]:
    """The contents that only rows which go refer to."""
    going: set[str] = set()
    staying: set[str] = set()
    for table, column in references.columns():
        for row in session.execute(select(table.c.id, column).where(column != "")):
            (going if row[0] in plan.gone[table.name] else staying).add(row[1])
    return frozenset(going - staying)


def _told(plan: _Plan) -> Erasure:
    reworded: dict[str, int] = defaultdict(int)
    for table, _ in plan.reworded:
        reworded[table] += 1
    return Erasure(
        deleted={table: len(ids) for table, ids in plan.gone.items() if ids},
        reworded=dict(reworded),
        cases=plan.cases,
        contents=len(plan.contents),
        naming=tuple((table, row) for (table, row), values in plan.reworded.items() if "text" in values),
    )


def _delete(session: Session, plan: _Plan) -> None:
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    tables = Base.metadata.tables
    for name, column, ids in plan.cut:
        values: dict[str, object] = {column: null()}
        if name == "incident_person":  # a part in others' event stays a part, of nobody
            values |= {"described_as": GONE, "note": "", "impact": "", "interpreter_language": "", "lawyer_answer": ""}
        session.execute(update(tables[name]).where(tables[name].c.id.in_(ids)).values(values))
    for (name, row), values in plan.reworded.items():
        table = tables[name]
        raw = {"original_name_raw": b""} if "original_name" in values else {}
        new = {**values, **raw, "version": table.c.version + 1}
        session.execute(update(table).where(table.c.id == row).values(new))
    for table in reversed(Base.metadata.sorted_tables):
        if plan.gone.get(table.name):
            session.execute(delete(table).where(table.c.id.in_(plan.gone[table.name])))


def _logged(session: Session, plan: _Plan) -> set[tuple[str, str]]:
    """The records whose entries in the log tell of her: those that went, those reworded, and any other detail in which
    she is named, whatever the record says by now."""
    found = {(table, str(row)) for table, ids in plan.gone.items() for row in ids}
    found |= {(table, str(row)) for table, row in plan.reworded}
    found |= {(table, str(row)) for table, _, ids in plan.cut for row in ids}
    rows = session.execute(
        select(AuditEntry.table_name, AuditEntry.record, AuditDetail.body).join(
            AuditDetail, AuditDetail.seq == AuditEntry.seq
        )
    ).yield_per(1000)
    for table, record, body in rows:
        if (table, record) not in found:
            told = json.loads(body)
            if plan.eraser.value(told, near=False) != told:
                found.add((table, record))
    return found
