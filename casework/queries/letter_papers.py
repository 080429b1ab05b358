# SPDX-License-Identifier: GPL-3.0-or-later
"""Which signed papers a letter can name on its day: a mandate, a consent, a request for legal aid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from casework.letters import facts
from casework.model import AddressConsent, Case, CasePerson, Mandate, Person, Proceeding, ProceedingEvent


def consent_on(session: Session, person: Person, day: date) -> date | None:
    """The day of the association's consent that holds on the letter's day."""
    return session.scalars(
        select(AddressConsent.given_on)
        .where(
            AddressConsent.person_id == person.id,
            AddressConsent.binned_at.is_(None),
            AddressConsent.given_on <= day,
            or_(AddressConsent.withdrawn_on.is_(None), AddressConsent.withdrawn_on > day),
        )
        .order_by(AddressConsent.given_on.desc())
    ).first()


def mandate(session: Session, complainants: Sequence[CasePerson], day: date) -> facts.Mandate | None:
    """The mandate that the letter can name: in force on its day from each of its complainants, else none. Where
    they signed on different days, the last of them: from then on the association acts for all."""
    found: list[Mandate] = []
    for line in complainants:
        signed = session.scalars(
            select(Mandate)
            .where(
                Mandate.person_id == line.person_id,
                Mandate.binned_at.is_(None),
                Mandate.signed_on <= day,
                or_(Mandate.withdrawn_on.is_(None), Mandate.withdrawn_on > day),
            )
            .order_by(Mandate.signed_on.desc(), Mandate.id.desc())
        ).first()
        if signed is None:
            return None
        found.append(signed)
    if not found:
        return None
    last = max(found, key=lambda each: each.signed_on)
    return facts.Mandate(date=last.signed_on, scope=last.scope, signed=True)


def legal_aid_requested_on(session: Session, case: Case, proceeding: Proceeding | None, day: date) -> date | None:
    """The day of the last request for legal aid in the letter's proceeding, or in the case where it has none."""
    of_letter = Proceeding.case_id == case.id if proceeding is None else Proceeding.id == proceeding.id
    return session.scalars(
        select(ProceedingEvent.on)
        .join(Proceeding, ProceedingEvent.proceeding_id == Proceeding.id)
        .where(
            of_letter,
            Proceeding.binned_at.is_(None),
            ProceedingEvent.code == "legal_aid_asked",
            ProceedingEvent.binned_at.is_(None),
            ProceedingEvent.superseded_by_id.is_(None),
            ProceedingEvent.superseded_reason == "",
            ProceedingEvent.on <= day,
        )
        .order_by(ProceedingEvent.on.desc())
    ).first()
