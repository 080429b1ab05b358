# SPDX-License-Identifier: GPL-3.0-or-later
"""People, the names they go by, the organisations and the authorities."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casework.model.base import Record
from casework.words import AuthorityKind, Civility, Disclosure, Gender, OrganisationKind, PersonKind


class Person(Record):
    """Anyone the file speaks of. The real name stands here; borrowed names hang on it."""

    __tablename__ = "person"

    kind: Mapped[PersonKind] = mapped_column(default=PersonKind.DEFENDER)
    civility: Mapped[Civility] = mapped_column(default=Civility.UNKNOWN)
    gender: Mapped[Gender] = mapped_column(default=Gender.UNKNOWN)
    first_names: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None] = mapped_column(default=None)
    birth_place: Mapped[str] = mapped_column(default="")
    #: ISO 3166 codes: nationality decides consulates, country decides distance periods (residence, not nationality).
    nationality: Mapped[str] = mapped_column(default="")
    occupation: Mapped[str] = mapped_column(default="")
    address_lines: Mapped[str] = mapped_column(Text, default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="FR")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    languages: Mapped[list[str]] = mapped_column(default=list)
    speaks_french: Mapped[bool | None] = mapped_column(default=None)
    #: Who reads letters out to her in her language.
    interpreter_name: Mapped[str] = mapped_column(default="")
    #: Letters may give the charity's address instead (CPP art. 10-2, 9°), with the third party's agreement.
    address_at_office: Mapped[bool] = mapped_column(default=False)
    is_minor: Mapped[bool] = mapped_column(default=False)
    legal_representative: Mapped[str] = mapped_column(default="")
    #: In the words a letter prints after the name: "sa mère", "tuteur".
    legal_representative_role: Mapped[str] = mapped_column(default="")
    disclosure: Mapped[Disclosure] = mapped_column(default=Disclosure.AUTHORITIES)
    notes: Mapped[str] = mapped_column(Text, default="")

    borrowed_names: Mapped[list[BorrowedName]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="BorrowedName.id"
    )
    affiliations: Mapped[list[Affiliation]] = relationship(back_populates="person", cascade="all, delete-orphan")

    @property
    def real_name(self) -> str:
        """First names and last name, as a letter prints them."""
        return f"{self.first_names} {self.last_name}".strip()

    @property
    def borrowed_name(self) -> str:
        """The first borrowed name; "" when there is none."""
        return self.borrowed_names[0].name if self.borrowed_names else ""


class BorrowedName(Record):
    """A name under which a person appears where the real one must not."""

    __tablename__ = "borrowed_name"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(unique=True)
    used_for: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(back_populates="borrowed_names")


class Organisation(Record):
    """An association, an operator, a newspaper, a shop."""

    __tablename__ = "organisation"

    kind: Mapped[OrganisationKind] = mapped_column(default=OrganisationKind.PARTNER)
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    registration_number: Mapped[str] = mapped_column(default="")
    address_lines: Mapped[str] = mapped_column(Text, default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="FR")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    aliases: Mapped[list[str]] = mapped_column(default=list)
    notes: Mapped[str] = mapped_column(Text, default="")


class Affiliation(Record):
    """That a person works with an organisation, or holds an office, for a time."""

    __tablename__ = "affiliation"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("authority.id"), index=True)
    role: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)

    person: Mapped[Person] = relationship(back_populates="affiliations")
    organisation: Mapped[Organisation | None] = relationship()


class Authority(Record):
    """A court, a prosecutor, an inspectorate: whom letters go to. Copied from our directory, then the charity's own."""

    __tablename__ = "authority"

    #: The id in ``resources/authorities``; "" for one the charity added.
    directory_key: Mapped[str] = mapped_column(default="", index=True)
    kind: Mapped[AuthorityKind] = mapped_column(default=AuthorityKind.OTHER)
    name: Mapped[str]
    title_line: Mapped[str] = mapped_column(default="")
    holder_gender: Mapped[Gender] = mapped_column(default=Gender.UNKNOWN)
    salutation: Mapped[str] = mapped_column(default="")
    closing_formula: Mapped[str] = mapped_column(Text, default="")
    address_lines: Mapped[str] = mapped_column(Text, default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="FR")
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="")
    #: The holiday region of the law data; "" is mainland France.
    region: Mapped[str] = mapped_column(default="")
    communes: Mapped[list[str]] = mapped_column(default=list)
    aliases: Mapped[list[str]] = mapped_column(default=list)
    checked_on: Mapped[date | None] = mapped_column(default=None)
    verified: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)
