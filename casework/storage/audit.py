# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of what was done: written by itself in each write transaction, chained, readable, and the source of undo.

Each entry's digest is ``HMAC-SHA256(audit key, digest before || canonical JSON of the entry)``. Whoever has the file
but not the key can't make a chain that holds; whoever cuts the tail is found by a backup or receipt that quotes
the head.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, event, func, insert, select
from sqlalchemy.orm import Session

from casework.model.audit import AuditDetail, AuditEntry
from casework.storage.capture import RowChange, take_changes
from casework.storage.errors import AuditBroken
from casework.storage.keys import canonical

_START = bytes(32)
_TRAIL = "casework.audit"
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. ``old`` and ``new`` hold the values that changed, as the database stores them; ``facts`` an
    event's. ``erased`` when the details were removed with the person they spoke of.
    """

    seq: int
    at: datetime
    actor: str
    job: str
    action: str
    operation: str
    table: str
    record: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    facts: Mapping[str, Any]
    erased: bool


@dataclass(frozen=True, slots=True)
class ChainReport:
    """A log that holds: how many entries, how many of them without details by erasure, and the last digest (hex)."""

    entries: int
    erased: int
    head: str


@dataclass(slots=True)
class _Pending:
    action: str
    operation: str
    table: str
    record: str
    body: dict[str, Any]


@dataclass(slots=True)
class Trail:
    """What one write transaction will leave in the log."""

    key: bytes
    action: str
    actor: str
    job: str = field(default_factory=lambda: uuid.uuid4().hex)
    events: list[_Pending] = field(default_factory=list)


def attach(session: Session, key: bytes, action: str, actor: str) -> None:
    """From now on each commit of this session writes its changes to the log first, in the same transaction."""
    session.info[_TRAIL] = Trail(key, action, actor)

    @event.listens_for(session, "before_commit")
    def _before_commit(committing: Session) -> None:
        if committing.get_nested_transaction() is None:  # a savepoint is no commit
            committing.flush()
            _write(committing, _trail(committing))


def _trail(session: Session) -> Trail:
    trail = session.info.get(_TRAIL)
    if not isinstance(trail, Trail):
        raise RuntimeError("only a session of Workspace.writing() leaves a log")  # noqa: TRY004 - a bug, not a value
    return trail


def job_of(session: Session) -> str:
    """The id under which the log knows this transaction; readable after it is over too."""
    return _trail(session).job


def record_event(session: Session, action: str, kind: str, record: int | str, detail: Mapping[str, Any]) -> None:
    """Log something that leaves no record: a piece opened, a letter printed, an export. ``detail`` is JSON data."""
    _trail(session).events.append(_Pending(action, "event", kind, str(record), {"facts": dict(detail)}))


def erase_details(session: Session, table: str, record: int | str) -> int:
    """Remove the details of every entry about this record, and log that it was done. How many were removed."""
    session.flush()
    seqs = select(AuditEntry.seq).where(AuditEntry.table_name == table, AuditEntry.record == str(record))
    removed = session.execute(delete(AuditDetail).where(AuditDetail.seq.in_(seqs)))
    _trail(session).events.append(_Pending("audit.erased", "erase", table, str(record), {"facts": {}}))
    return int(getattr(removed, "rowcount", 0))


def _pending(trail: Trail, change: RowChange) -> _Pending:
    before, after = change.before, change.after
    if before is None:
        return _Pending(trail.action, "add", change.table, change.record, {"new": after})
    if after is None:
        return _Pending(trail.action, "delete", change.table, change.record, {"old": before})
    changed = [name for name, value in after.items() if before[name] != value]
    body = {"old": {name: before[name] for name in changed}, "new": {name: after[name] for name in changed}}
    return _Pending(trail.action, "change", change.table, change.record, body)


def _write(session: Session, trail: Trail) -> None:
    connection = session.connection()
    pending = [_pending(trail, change) for change in take_changes(connection)] + trail.events
    trail.events = []
    if not pending:
        return
    last = connection.execute(
        select(AuditEntry.seq, AuditEntry.digest).order_by(AuditEntry.seq.desc()).limit(1)
    ).first()
    seq, digest = (last.seq, last.digest) if last else (0, _START)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    entries: list[dict[str, Any]] = []
    details: list[dict[str, Any]] = []
    for line in pending:
        seq += 1
        salt = os.urandom(16)
        body = canonical(line.body)
        entry = {
            "seq": seq,
            "at": at,
            "actor": trail.actor,
            "job": trail.job,
            "action": line.action,
            "operation": line.operation,
            "table_name": line.table,
            "record": line.record,
            "detail_digest": hashlib.sha256(salt + body).digest(),
        }
        digest = _link(trail.key, digest, entry)
        entries.append(entry | {"digest": digest})
        details.append({"seq": seq, "salt": salt, "body": body.decode("ascii")})
    connection.execute(insert(AuditEntry), entries)
    connection.execute(insert(AuditDetail), details)


def _link(key: bytes, before: bytes, entry: Mapping[str, Any]) -> bytes:
    told = {name: value.hex() if isinstance(value, bytes) else value for name, value in entry.items()}
    return hmac.digest(key, before + canonical(told), "sha256")


_CHAINED = (
    "seq",
    "at",
    "actor",
    "job",
    "action",
    "operation",
    "table_name",
    "record",
    "detail_digest",
)


def verify_chain(session: Session, key: bytes) -> ChainReport:
    """Walk the whole log. Raises :class:`AuditBroken` at the first entry that was altered, removed, put in between,
    or whose details were changed, or removed without an entry that says so.
    """
    rows = session.execute(
        select(*(getattr(AuditEntry, name) for name in _CHAINED), AuditEntry.digest, AuditDetail.salt, AuditDetail.body)
        .outerjoin(AuditDetail, AuditDetail.seq == AuditEntry.seq)
        .order_by(AuditEntry.seq)
    ).yield_per(_BATCH)
    digest, entries = _START, 0
    bare: dict[int, tuple[str, str]] = {}
    erased_up_to: dict[tuple[str, str], int] = {}
    for row in rows:
        entries += 1
        entry = {name: row[place] for place, name in enumerate(_CHAINED)}
        digest = _link(key, digest, entry)
        if row.seq != entries or not hmac.compare_digest(digest, row.digest):
            raise AuditBroken(entries)
        subject = (row.table_name, row.record)
        if row.operation == "erase":
            erased_up_to[subject] = row.seq
        if row.body is None:
            bare[row.seq] = subject
        elif hashlib.sha256(row.salt + row.body.encode()).digest() != row.detail_digest:
            raise AuditBroken(row.seq)
    for seq, subject in bare.items():
        if erased_up_to.get(subject, 0) <= seq:
            raise AuditBroken(seq)
    return ChainReport(entries, len(bare), digest.hex())


def head(session: Session) -> tuple[int, str]:
    """The number and digest (hex) of the last entry, as a backup or receipt quotes them; ``(0, "00…")`` when empty."""
    last = session.execute(select(AuditEntry.seq, AuditEntry.digest).order_by(AuditEntry.seq.desc()).limit(1)).first()
    return (last.seq, last.digest.hex()) if last else (0, _START.hex())


def holds_head(session: Session, seq: int, digest: str) -> bool:
    """Whether the log still holds an entry that was quoted earlier; if not, its tail was cut."""
    found = session.scalar(select(AuditEntry.digest).where(AuditEntry.seq == seq))
    return digest == _START.hex() if seq == 0 else found is not None and found.hex() == digest


def entry_count(session: Session) -> int:
    """How many entries there are."""
    return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def history(session: Session, table: str, record: int | str) -> tuple[Entry, ...]:
    """Everything done to one record, oldest first. For a link table give the key as ``17,4``."""
    return _read(session, AuditEntry.table_name == table, AuditEntry.record == str(record))


def job_entries(session: Session, job: str) -> tuple[Entry, ...]:
    """Everything one job did, in order."""
    return _read(session, AuditEntry.job == job)


def entries(session: Session, *, after: int = 0, limit: int = 1000) -> tuple[Entry, ...]:
    """The log itself, from the entry after this number on."""
    return _read(session, AuditEntry.seq > after, limit=limit)


def last_of(session: Session, action: str) -> Entry | None:
    """The newest entry of this action, or None."""
    seq = session.scalar(select(func.max(AuditEntry.seq)).where(AuditEntry.action == action))
    return _read(session, AuditEntry.seq == seq)[0] if seq is not None else None


def mentions(session: Session, word: str) -> bool:
    """Whether any detail that is still there holds this word; reads all of them."""
    return session.scalar(select(AuditDetail.seq).where(func.instr(AuditDetail.body, word) > 0).limit(1)) is not None


def _read(session: Session, *conditions: Any, limit: int | None = None) -> tuple[Entry, ...]:  # noqa: ANN401 - SQL
    rows = session.execute(
        select(AuditEntry, AuditDetail.body)
        .outerjoin(AuditDetail, AuditDetail.seq == AuditEntry.seq)
        .where(*conditions)
        .order_by(AuditEntry.seq)
        .limit(limit)
    )
    return tuple(_entry(entry, body) for entry, body in rows)


def _entry(found: AuditEntry, body: str | None) -> Entry:
    detail = json.loads(body) if body else {}
    return Entry(
        seq=found.seq,
        at=datetime.fromisoformat(found.at),
        actor=found.actor,
        job=found.job,
        action=found.action,
        operation=found.operation,
        table=found.table_name,
        record=found.record,
        old=detail.get("old", {}),
        new=detail.get("new", {}),
        facts=detail.get("facts", {}),
        erased=body is None,
    )
