# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened: the event, the people in it, the officers seen, the recordings that may exist.

Most events never become a case; they stand on their own.
"""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.model.base import Record
from casework.model.people import Authority, Organisation, Person
from casework.words import DatePrecision, FootageState, Force, IncidentRole, RioState


class Incident(Record):
    """One event. ``starts_on`` is the sort date; ``precision`` and ``date_words`` say how it is known."""

    __tablename__ = "incident"

    reference: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None] = mapped_column(default=None, index=True)
    starts_at: Mapped[time | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    ends_at: Mapped[time | None] = mapped_column(default=None)
    precision: Mapped[DatePrecision] = mapped_column(default=DatePrecision.EXACT)
    date_words: Mapped[str] = mapped_column(default="")
    commune: Mapped[str] = mapped_column(default="")
    place_text: Mapped[str] = mapped_column(default="")
    gps: Mapped[str] = mapped_column(default="")
    narrative: Mapped[str] = mapped_column(Text, default="")
    legal_ground_claimed: Mapped[str] = mapped_column(Text, default="")
    words_heard: Mapped[str] = mapped_column(Text, default="")
    injuries: Mapped[str] = mapped_column(Text, default="")
    itt_days: Mapped[int | None] = mapped_column(default=None)
    damage: Mapped[str] = mapped_column(Text, default="")
    #: Estimates: people count badly under pressure, and no form may force an exact figure.
    officers_from: Mapped[int | None] = mapped_column(default=None)
    officers_to: Mapped[int | None] = mapped_column(default=None)
    first_hand: Mapped[bool] = mapped_column(default=True)
    source_organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), default=None)
    source_words: Mapped[str] = mapped_column(default="")
    reliability: Mapped[str] = mapped_column(default="")

    acts: Mapped[list[IncidentAct]] = relationship(cascade="all, delete-orphan", order_by="IncidentAct.id")
    people: Mapped[list[IncidentPerson]] = relationship(
        back_populates="incident", cascade="all, delete-orphan", order_by="IncidentPerson.id"
    )
    officers: Mapped[list[OfficerSighting]] = relationship(cascade="all, delete-orphan", order_by="OfficerSighting.id")
    footage: Mapped[list[Footage]] = relationship(cascade="all, delete-orphan", order_by="Footage.id")
    moments: Mapped[list[Moment]] = relationship(cascade="all, delete-orphan", order_by="Moment.position")
    source_organisation: Mapped[Organisation | None] = relationship()


class IncidentAct(Record):
    """One kind of abuse in an event, by its code in the taxonomy (data)."""

    __tablename__ = "incident_act"

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    note: Mapped[str] = mapped_column(Text, default="")


class IncidentPerson(Record):
    """A person's part in an event, with what happened to her and not to the others."""

    __tablename__ = "incident_person"

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    #: For someone nobody could name ("a woman held by the throat"): still countable.
    described_as: Mapped[str] = mapped_column(default="")
    role: Mapped[IncidentRole] = mapped_column(default=IncidentRole.VICTIM)
    held_from: Mapped[time | None] = mapped_column(default=None)
    held_to: Mapped[time | None] = mapped_column(default=None)
    fingerprinted: Mapped[bool | None] = mapped_column(default=None)
    photographed: Mapped[bool | None] = mapped_column(default=None)
    interpreter_asked_at: Mapped[time | None] = mapped_column(default=None)
    interpreter_came_at: Mapped[time | None] = mapped_column(default=None)
    interpreter_language: Mapped[str] = mapped_column(default="")
    lawyer_asked: Mapped[bool | None] = mapped_column(default=None)
    lawyer_answer: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    #: Fear, work lost, sleep: kept apart, never in an export unless asked for by name.
    impact: Mapped[str] = mapped_column(Text, default="")

    incident: Mapped[Incident] = relationship(back_populates="people")
    person: Mapped[Person | None] = relationship()


class OfficerSighting(Record):
    """An officer, or several alike, as seen in one event."""

    __tablename__ = "officer_sighting"

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id", ondelete="CASCADE"), index=True)
    how_many: Mapped[int] = mapped_column(default=1)
    force: Mapped[Force] = mapped_column(default=Force.UNKNOWN)
    unit: Mapped[str] = mapped_column(default="")
    rank: Mapped[str] = mapped_column(default="")
    rio_state: Mapped[RioState] = mapped_column(default=RioState.UNKNOWN)
    rio_number: Mapped[str] = mapped_column(default="")
    asked_for_rio: Mapped[bool | None] = mapped_column(default=None)
    rio_answer: Mapped[str] = mapped_column(default="")
    plain_clothes: Mapped[bool] = mapped_column(default=False)
    description: Mapped[str] = mapped_column(Text, default="")
    vehicle: Mapped[str] = mapped_column(default="")
    did: Mapped[str] = mapped_column(Text, default="")


class Footage(Record):
    """A camera or record that saw the event, ours or theirs, and whether it was asked for."""

    __tablename__ = "footage"

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id", ondelete="CASCADE"), index=True)
    #: A key of ``resources/law/evidence_loss.toml``: it decides how soon the recording may be gone.
    kind: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    operator: Mapped[str] = mapped_column(default="")
    operator_authority_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"), default=None)
    from_at: Mapped[time | None] = mapped_column(default=None)
    to_at: Mapped[time | None] = mapped_column(default=None)
    state: Mapped[FootageState] = mapped_column(default=FootageState.UNKNOWN)

    operator_authority: Mapped[Authority | None] = relationship()


class Moment(Record):
    """One line of an event's chronology: when, as well as it is known, and what."""

    __tablename__ = "moment"

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    at: Mapped[time | None] = mapped_column(default=None)
    at_words: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(Text, default="")
