# SPDX-License-Identifier: GPL-3.0-or-later
"""The case (dossier): who it is for, what it is about, what it hangs together with."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.model.base import Record
from casework.model.incidents import Incident
from casework.model.people import Organisation, Person
from casework.words import CaseRole, CaseStatus, Outcome


class Case(Record):
    """A defence or a complaint that the charity keeps a file on."""

    __tablename__ = "case"

    reference: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    #: A key of ``resources/law/matter_kinds.toml``.
    kind: Mapped[str] = mapped_column(default="complaint_prosecutor")
    status: Mapped[CaseStatus] = mapped_column(default=CaseStatus.OPEN, index=True)
    outcome: Mapped[Outcome | None] = mapped_column(default=None)
    opened_on: Mapped[date]
    closed_on: Mapped[date | None] = mapped_column(default=None)
    closing_reason: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(default="")
    tags: Mapped[list[str]] = mapped_column(default=list)
    #: Invented data of the first run; taken away in one click.
    is_example: Mapped[bool] = mapped_column(default=False)

    people: Mapped[list[CasePerson]] = relationship(
        back_populates="case", cascade="all, delete-orphan", order_by="CasePerson.id"
    )
    incidents: Mapped[list[CaseIncident]] = relationship(
        back_populates="case", cascade="all, delete-orphan", order_by="CaseIncident.id"
    )
    notes: Mapped[list[Note]] = relationship(cascade="all, delete-orphan", order_by="Note.id")
    tasks: Mapped[list[Task]] = relationship(cascade="all, delete-orphan", order_by="Task.id")


class CasePerson(Record):
    """A person's or an organisation's part in a case."""

    __tablename__ = "case_person"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (organisation_id IS NULL)", name="one_party"),
        {"sqlite_autoincrement": True},
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True, default=None)
    role: Mapped[CaseRole] = mapped_column(default=CaseRole.CLIENT)
    note: Mapped[str] = mapped_column(default="")

    case: Mapped[Case] = relationship(back_populates="people")
    person: Mapped[Person | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class CaseIncident(Record):
    """That an event belongs to a case; one event may belong to several, as a defence and as a complaint."""

    __tablename__ = "case_incident"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), index=True)

    case: Mapped[Case] = relationship(back_populates="incidents")
    incident: Mapped[Incident] = relationship()


class CaseLink(Record):
    """That one case has to do with another, and why."""

    __tablename__ = "case_link"

    from_case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    to_case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(default="")
    #: The same person accused and complaining over one event: the two files must not contradict each other.
    mirror: Mapped[bool] = mapped_column(default=False)


class Note(Record):
    """A dated remark on a case."""

    __tablename__ = "note"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)


class Task(Record):
    """Something to do, with or without a day."""

    __tablename__ = "task"

    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True, default=None)
    text: Mapped[str]
    due_on: Mapped[date | None] = mapped_column(default=None, index=True)
    done_on: Mapped[date | None] = mapped_column(default=None)
