# SPDX-License-Identifier: GPL-3.0-or-later
"""The records. Importing this package makes every table known to the metadata."""

from __future__ import annotations

from casework.model.base import Base, Record
from casework.model.cases import Case, CaseIncident, CaseLink, CasePerson, Note, Task
from casework.model.correspondence import Correspondence
from casework.model.evidence import Piece
from casework.model.incidents import Footage, Incident, IncidentAct, IncidentPerson, Moment, OfficerSighting
from casework.model.letters import Letter, Packet, PacketPiece
from casework.model.mandates import AddressConsent, Mandate
from casework.model.office import Office, Setting
from casework.model.people import Affiliation, Authority, BorrowedName, Organisation, Person
from casework.model.proceedings import Charge, Deadline, DeadlineRevision, Hearing, Proceeding, ProceedingEvent

__all__ = [
    "AddressConsent",
    "Affiliation",
    "Authority",
    "Base",
    "BorrowedName",
    "Case",
    "CaseIncident",
    "CaseLink",
    "CasePerson",
    "Charge",
    "Correspondence",
    "Deadline",
    "DeadlineRevision",
    "Footage",
    "Hearing",
    "Incident",
    "IncidentAct",
    "IncidentPerson",
    "Letter",
    "Mandate",
    "Moment",
    "Note",
    "Office",
    "OfficerSighting",
    "Organisation",
    "Packet",
    "PacketPiece",
    "Person",
    "Piece",
    "Proceeding",
    "ProceedingEvent",
    "Record",
    "Setting",
    "Task",
]
