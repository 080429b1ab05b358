# SPDX-License-Identifier: GPL-3.0-or-later
"""Proceedings with their stages and events, hearings, and deadlines with their computation."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.model.base import Record
from casework.model.cases import Case
from casework.model.people import Authority
from casework.words import DeadlineStatus, Outcome


class Proceeding(Record):
    """One route taken in a case: a complaint to a prosecutor, a referral, a prosecution."""

    __tablename__ = "proceeding"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    #: A route of ``resources/law/procedures`` and a state of it.
    route: Mapped[str]
    stage: Mapped[str]
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"), index=True, default=None)
    #: Parquet, RG, DDD, IGPN number: as the authority writes it.
    their_reference: Mapped[str] = mapped_column(default="")
    opened_on: Mapped[date]
    closed_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[Outcome | None] = mapped_column(default=None)
    #: The conditions of ``resources/law/procedure_words.toml`` that hold here: an ordinary offence, a press offence …
    conditions: Mapped[list[str]] = mapped_column(default=list)

    case: Mapped[Case] = relationship()
    authority: Mapped[Authority | None] = relationship()
    events: Mapped[list[ProceedingEvent]] = relationship(
        back_populates="proceeding", cascade="all, delete-orphan", order_by="ProceedingEvent.id"
    )
    charges: Mapped[list[Charge]] = relationship(cascade="all, delete-orphan", order_by="Charge.id")


class ProceedingEvent(Record):
    """Something that moved a proceeding, in the order it was entered; never overwritten, only superseded."""

    __tablename__ = "proceeding_event"

    proceeding_id: Mapped[int] = mapped_column(ForeignKey("proceeding.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    on: Mapped[date]
    at: Mapped[time | None] = mapped_column(default=None)
    proof: Mapped[str] = mapped_column(default="")
    proof_piece_id: Mapped[int | None] = mapped_column(ForeignKey("piece.id"), default=None)
    note: Mapped[str] = mapped_column(Text, default="")
    #: Conditions that this event brought along ("if items are seized").
    conditions: Mapped[list[str]] = mapped_column(default=list)
    #: A wrong entry stays in the history, with the reason; another may stand in its place.
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("proceeding_event.id"), default=None)
    superseded_reason: Mapped[str] = mapped_column(default="")

    proceeding: Mapped[Proceeding] = relationship(back_populates="events")


class Charge(Record):
    """An offence alleged, by a sheet of ``resources/law/offences.toml`` or in the officer's own words."""

    __tablename__ = "charge"

    proceeding_id: Mapped[int] = mapped_column(ForeignKey("proceeding.id", ondelete="CASCADE"), index=True)
    offence: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(default="")
    article: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(default="")


class Hearing(Record):
    """A day in court, or only a month while the day is not known."""

    __tablename__ = "hearing"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    proceeding_id: Mapped[int | None] = mapped_column(ForeignKey("proceeding.id"), index=True, default=None)
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"), default=None)
    court: Mapped[str] = mapped_column(default="")
    chamber: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    on: Mapped[date] = mapped_column(index=True)
    at: Mapped[time | None] = mapped_column(default=None)
    #: Only the month is known: ``on`` is its first day and is never shown as a day.
    month_only: Mapped[bool] = mapped_column(default=False)
    purpose: Mapped[str] = mapped_column(default="")
    attending: Mapped[str] = mapped_column(default="")
    lawyer: Mapped[str] = mapped_column(default="")
    interpreter: Mapped[str] = mapped_column(default="")
    result: Mapped[str] = mapped_column(Text, default="")
    adjourned_from_id: Mapped[int | None] = mapped_column(ForeignKey("hearing.id"), default=None)

    case: Mapped[Case] = relationship()
    authority: Mapped[Authority | None] = relationship()


class Deadline(Record):
    """A date that law, house rule or a person set, with everything needed to say why."""

    __tablename__ = "deadline"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True, default=None)
    incident_id: Mapped[int | None] = mapped_column(
        ForeignKey("incident.id", ondelete="CASCADE"), index=True, default=None
    )
    proceeding_id: Mapped[int | None] = mapped_column(ForeignKey("proceeding.id"), index=True, default=None)
    hearing_id: Mapped[int | None] = mapped_column(ForeignKey("hearing.id"), index=True, default=None)
    correspondence_id: Mapped[int | None] = mapped_column(ForeignKey("correspondence.id"), index=True, default=None)
    rule_id: Mapped[str]
    computation_key: Mapped[str]
    rule_version: Mapped[str] = mapped_column(default="")
    trigger: Mapped[str]
    trigger_on: Mapped[date]
    trigger_at: Mapped[time | None] = mapped_column(default=None)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    method: Mapped[str]
    nature: Mapped[str]
    #: ``last_at`` only for limits in hours; 24:00 is kept as ``last_day`` without a time.
    last_day: Mapped[date] = mapped_column(index=True)
    last_at: Mapped[time | None] = mapped_column(default=None)
    safe_day: Mapped[date | None] = mapped_column(default=None)
    verified: Mapped[str] = mapped_column(default="no")
    #: The engine's whole answer when it was computed, to be explained again word for word.
    computed: Mapped[dict[str, Any]] = mapped_column(default=dict)
    status: Mapped[DeadlineStatus] = mapped_column(default=DeadlineStatus.OPEN, index=True)
    critical: Mapped[bool] = mapped_column(default=False)
    done_on: Mapped[date | None] = mapped_column(default=None)
    done_note: Mapped[str] = mapped_column(default="")
    by_hand_reason: Mapped[str] = mapped_column(default="")
    seen_by: Mapped[str] = mapped_column(default="")
    seen_at: Mapped[datetime | None] = mapped_column(default=None)

    revisions: Mapped[list[DeadlineRevision]] = relationship(
        cascade="all, delete-orphan", order_by="DeadlineRevision.id"
    )
    case: Mapped[Case | None] = relationship()


class DeadlineRevision(Record):
    """What a deadline was before its trigger, its rule or a person moved it."""

    __tablename__ = "deadline_revision"

    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id", ondelete="CASCADE"), index=True)
    last_day: Mapped[date]
    last_at: Mapped[time | None] = mapped_column(default=None)
    safe_day: Mapped[date | None] = mapped_column(default=None)
    trigger_on: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    computed: Mapped[dict[str, Any]] = mapped_column(default=dict)
