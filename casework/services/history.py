# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking back what was done. The log knows every value before and after; undoing is one more job in it."""

from __future__ import annotations

from casework.changes import Changed, Kind
from casework.storage.audit import job_of
from casework.storage.undo import revert
from casework.storage.workspace import Workspace

#: Table → the kind of thing whose lists show it. Tables that are part of another record name that record's kind.
_KINDS: dict[str, Kind] = {
    "person": Kind.PERSON,
    "borrowed_name": Kind.PERSON,
    "mandate": Kind.PERSON,
    "address_consent": Kind.PERSON,
    "affiliation": Kind.PERSON,
    "organisation": Kind.ORGANISATION,
    "authority": Kind.AUTHORITY,
    "incident": Kind.INCIDENT,
    "incident_act": Kind.INCIDENT,
    "incident_person": Kind.INCIDENT,
    "officer_sighting": Kind.INCIDENT,
    "footage": Kind.INCIDENT,
    "moment": Kind.INCIDENT,
    "case": Kind.CASE,
    "case_person": Kind.CASE,
    "case_incident": Kind.CASE,
    "case_link": Kind.CASE,
    "note": Kind.NOTE,
    "task": Kind.TASK,
    "proceeding": Kind.PROCEEDING,
    "proceeding_event": Kind.PROCEEDING,
    "charge": Kind.PROCEEDING,
    "hearing": Kind.HEARING,
    "deadline": Kind.DEADLINE,
    "deadline_revision": Kind.DEADLINE,
    "correspondence": Kind.CORRESPONDENCE,
    "piece": Kind.PIECE,
    "letter": Kind.LETTER,
    "packet": Kind.PACKET,
    "packet_piece": Kind.PACKET,
    "office": Kind.OFFICE,
    "setting": Kind.OFFICE,
}


def undo(workspace: Workspace, job: str) -> Changed:
    """Take back one job, whole or not at all; the answer's own job takes the undoing back (redo).

    Raises:
        casework.storage.errors.ChangedSince: something it wrote was changed since, or others depend on it.
        casework.storage.errors.JobNotFound: there is none, or what it wrote was erased for good.
    """
    with workspace.writing("history.undo") as session:
        tables = revert(session, job)
        session.flush()
        return Changed(frozenset(_KINDS[table] for table in tables if table in _KINDS), 0, job_of(session))
