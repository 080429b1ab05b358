# SPDX-License-Identifier: GPL-3.0-or-later
"""What was sent and received, and the proof of it. Silence counts from proof only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.errors import InvalidValue
from casework.model import Correspondence
from casework.services import proceedings
from casework.services.records import change, done, get, refer, to_bin
from casework.storage.workspace import Workspace
from casework.words import Direction, Means

_FIELDS = frozenset(
    {
        "case_id",
        "proceeding_id",
        "means",
        "authority_id",
        "person_id",
        "other_party",
        "subject",
        "body",
        "dated_on",
        "on",
        "at",
        "tracking_number",
        "reply_to_id",
        "reply_awaited",
        "proof_piece_id",
        "receipt_proof",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A letter, message or call to record. ``on`` is the day it left or came in."""

    direction: Direction
    means: Means
    on: date
    at: time | None = None
    case_id: int | None = None
    proceeding_id: int | None = None
    authority_id: int | None = None
    person_id: int | None = None
    other_party: str = ""
    subject: str = ""
    body: str = ""
    dated_on: date | None = None
    tracking_number: str = ""
    receipt_on: date | None = None
    reply_to_id: int | None = None
    reply_awaited: bool = False
    letter_id: int | None = None
    packet_id: int | None = None


def record(workspace: Workspace, post: Post) -> Changed:
    """Record something sent or received; an answer ends the waiting of the letter it answers.

    Raises:
        InvalidValue: nobody on the other side.
        NotFound: the case, the other side or the letter it answers is not there.
    """
    with workspace.writing("correspondence.record") as session:
        return done(session, Kind.CORRESPONDENCE, Kind.DEADLINE, record=add(session, post))


def add(session: Session, post: Post) -> Correspondence:
    """The same inside another job."""
    if post.authority_id is None and post.person_id is None and not post.other_party.strip():
        raise InvalidValue("other_party", "")
    line = Correspondence(**{name: getattr(post, name) for name in Post.__dataclass_fields__})
    refer(session, line)
    if post.reply_to_id is not None:
        asked = get(session, Correspondence, post.reply_to_id)
        # Our own chaser answers nothing: it starts the count of the other side's silence again.
        if post.direction is Direction.RECEIVED:
            asked.reply_awaited = False
        line.case_id = line.case_id or asked.case_id
        line.proceeding_id = line.proceeding_id or asked.proceeding_id
    session.add(line)
    session.flush()
    return line


def amend(workspace: Workspace, line_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change fields of a line."""
    with workspace.writing("correspondence.amend") as session:
        line = get(session, Correspondence, line_id)
        change(line, values, _FIELDS, version=version)
        refer(session, line)
        return done(session, Kind.CORRESPONDENCE, record=line)


def receipt_came(workspace: Workspace, line_id: int, on: date, *, proof: str = "") -> Changed:
    """The slip is back: from this day the other side is proved to have had it, and its silence counts.

    Raises:
        InvalidValue: received before it was sent.
    """
    with workspace.writing("correspondence.receipt_came") as session:
        line = get(session, Correspondence, line_id)
        if on < line.on:
            raise InvalidValue("receipt_on", on.isoformat())
        line.receipt_on = on
        line.receipt_proof = proof or line.receipt_proof
        proceedings.receipt_proved(session, line)
        return done(session, Kind.CORRESPONDENCE, Kind.DEADLINE, Kind.PROCEEDING, record=line)


def bin_line(workspace: Workspace, line_id: int) -> Changed:
    """To the bin, for thirty days."""
    with workspace.writing("correspondence.bin") as session:
        line = get(session, Correspondence, line_id)
        to_bin(line)
        return done(session, Kind.CORRESPONDENCE, record=line)
