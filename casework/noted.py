# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole incident as a form, an import row or a test holds it: frozen values, no records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, time

from casework.words import DatePrecision, FootageState, Force, IncidentRole, RioState


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInIncident:
    """One person's part; either ``person_id``, or ``described_as`` for somebody nobody could name."""

    person_id: int | None = None
    described_as: str = ""
    role: IncidentRole = IncidentRole.VICTIM
    held_from: time | None = None
    held_to: time | None = None
    fingerprinted: bool | None = None
    photographed: bool | None = None
    interpreter_asked_at: time | None = None
    interpreter_came_at: time | None = None
    interpreter_language: str = ""
    lawyer_asked: bool | None = None
    lawyer_answer: str = ""
    note: str = ""
    impact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerSeen:
    """An officer, or ``how_many`` alike."""

    how_many: int = 1
    force: Force = Force.UNKNOWN
    unit: str = ""
    rank: str = ""
    rio_state: RioState = RioState.UNKNOWN
    rio_number: str = ""
    asked_for_rio: bool | None = None
    rio_answer: str = ""
    plain_clothes: bool = False
    description: str = ""
    vehicle: str = ""
    did: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FootageKnown:
    """A recording that may exist; ``kind`` is a key of ``resources/law/evidence_loss.toml``."""

    kind: str
    place: str = ""
    operator: str = ""
    operator_authority_id: int | None = None
    from_at: time | None = None
    to_at: time | None = None
    state: FootageState = FootageState.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentNoted:
    """One line of the chronology; ``at_words`` ("vers midi") where the time is not known."""

    what: str
    at: time | None = None
    at_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentNoted:
    """A whole incident as a form or an import row holds it. Only ``narrative`` or ``title`` must be there."""

    title: str = ""
    starts_on: date | None = None
    starts_at: time | None = None
    ends_on: date | None = None
    ends_at: time | None = None
    precision: DatePrecision = DatePrecision.EXACT
    date_words: str = ""
    commune: str = ""
    place_text: str = ""
    gps: str = ""
    narrative: str = ""
    legal_ground_claimed: str = ""
    words_heard: str = ""
    injuries: str = ""
    itt_days: int | None = None
    damage: str = ""
    officers_from: int | None = None
    officers_to: int | None = None
    first_hand: bool = True
    source_organisation_id: int | None = None
    source_words: str = ""
    reliability: str = ""
    acts: Sequence[str] = ()
    people: Sequence[PersonInIncident] = ()
    officers: Sequence[OfficerSeen] = ()
    footage: Sequence[FootageKnown] = ()
    moments: Sequence[MomentNoted] = ()


#: The lists, by field, and what each of their lines is.
PARTS = {"people": PersonInIncident, "officers": OfficerSeen, "footage": FootageKnown, "moments": MomentNoted}
#: The fields that are columns of the incident itself.
OWN_FIELDS = frozenset(field.name for field in fields(IncidentNoted)) - {*PARTS, "acts"}
