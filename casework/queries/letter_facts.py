# SPDX-License-Identifier: GPL-3.0-or-later
"""From the records of a case to the plain values a letter is filled with.

The only place that knows both sides. Nothing is decided here that the letters package can decide from values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from babel import Locale
from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session

from casework.language import Language
from casework.letters import facts
from casework.letters.catalogue import letter as catalogue_letter
from casework.model import (
    Authority,
    Case,
    CasePerson,
    Correspondence,
    Deadline,
    Incident,
    Letter,
    Office,
    Person,
    Proceeding,
)
from casework.nationalities import nationality
from casework.privacy.names import Mask
from casework.queries.find import get
from casework.queries.letter_incidents import NumberedPiece, statements, told
from casework.queries.letter_papers import consent_on, legal_aid_requested_on, mandate
from casework.queries.view import View
from casework.words import (
    CaseRole,
    Civility,
    DeadlineStatus,
    Direction,
    Gender,
    Means,
    NamesMode,
)

_CIVILITIES = {Civility.M: "M.", Civility.MME: "Mme", Civility.ME: "Me", Civility.DR: "Dr"}
_GENDERS = {
    Gender.FEMININE: facts.Gender.FEMININE,
    Gender.MASCULINE: facts.Gender.MASCULINE,
    Gender.UNKNOWN: facts.Gender.UNKNOWN,
}
_CHANNELS = {
    Means.LRAR: facts.Channel.LRAR,
    Means.SIMPLE_POST: facts.Channel.SIMPLE_POST,
    Means.HAND_DELIVERY: facts.Channel.HAND_DELIVERY,
    Means.REGISTRY: facts.Channel.HAND_DELIVERY,
    Means.BAILIFF: facts.Channel.BAILIFF,
    Means.PLATFORM: facts.Channel.PLATFORM,
    Means.ONLINE: facts.Channel.PLATFORM,
    Means.EMAIL: facts.Channel.EMAIL,
}


__all__ = ["BORROWED_NAMES", "FOR_PARTY", "NumberedPiece", "complainants_of", "gather"]

#: For which party to the case alone the letter speaks, by the id of her line in it; without: for all clients.
FOR_PARTY = "for_party"
#: People go by their borrowed names; only where the catalogue allows it.
BORROWED_NAMES = "borrowed_names"
#: Kept with the answers, but no question of the letter's own.
_NOT_QUESTIONS = frozenset(
    {"by_office", "tracking_number", "signatory_name", "signatory_role", FOR_PARTY, BORROWED_NAMES}
)


def gather(
    session: Session,
    letter: Letter,
    pieces: Sequence[NumberedPiece],
    *,
    today: date,
    draft: bool = False,
    language: Language | None = None,
) -> facts.LetterFacts:
    """Everything the letter can draw on. ``pieces`` are those that go with it, numbered. ``language`` is another one
    than the letter's own for its reading copy."""
    gathering = _Gathering(session, letter, today, language or Language(letter.language))
    found = replace(gathering.gathered(pieces), draft=draft)
    if gathering.borrowed:
        found = _masked(found, View(gathering.language, NamesMode.BORROWED, today).mask(gathering.case))
    return found


def complainants_of(letter: Letter, case: Case) -> list[CasePerson]:
    """The clients for whom the letter speaks, in the order in which it names them."""
    only = letter.answers.get(FOR_PARTY)
    return [line for line in case.people if _is_client(line) and only in (None, line.id)]


def _masked(value: Any, mask: Mask) -> Any:  # noqa: ANN401 - whatever stands in the facts, of the same type
    """The same with every real name in any of its texts replaced: people write names into narratives and titles."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, (tuple, list)):
        return type(value)(_masked(each, mask) for each in value)
    if isinstance(value, Mapping):
        return {name: _masked(each, mask) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _masked(getattr(value, each.name), mask) for each in fields(value)})
    return value


class _Gathering:
    def __init__(self, session: Session, letter: Letter, today: date, language: Language) -> None:
        self.session = session
        self.letter = letter
        #: The day on the letter.
        self.day = letter.dated_on or today
        self.language = language
        self.borrowed = bool(letter.answers.get(BORROWED_NAMES)) and catalogue_letter(letter.template).alias_allowed
        self.case = get(session, Case, letter.case_id)
        self.proceeding = get(session, Proceeding, letter.proceeding_id) if letter.proceeding_id else None
        self.incidents = self._incidents()
        self.complainants = complainants_of(letter, self.case)

    def gathered(self, pieces: Sequence[NumberedPiece]) -> facts.LetterFacts:
        office = self.session.scalars(select(Office)).first() or Office(address_lines="", name="")
        return facts.LetterFacts(
            language=self.language,
            today=self.day,
            place_of_signature=office.city or "",
            office=_office(office),
            matter=facts.Matter(
                reference=self.case.reference,
                title=self.case.title,
                kind=self.case.kind,
                opened_on=self.case.opened_on,
                authority_reference=self.proceeding.their_reference if self.proceeding else "",
                incident_ids=tuple(incident.reference for incident in self.incidents),
            ),
            complainants=tuple(self._client(line, office) for line in self.complainants),
            by_office=bool(self.letter.answers.get("by_office", False)),
            recipient=self._recipient(self.letter.recipient),
            incidents=tuple(
                told(self.session, each, statements(pieces), self.language, borrowed=self.borrowed)
                for each in self.incidents
            ),
            pieces=tuple(self._piece(piece) for piece in pieces),
            earlier=tuple(self._earlier()),
            deadline=self._deadline(),
            signatory=facts.Signatory(
                name=str(self.letter.answers.get("signatory_name", "")),
                role=str(self.letter.answers.get("signatory_role", "")),
            ),
            mandate=mandate(self.session, self.complainants, self.day),
            legal_aid_requested_on=legal_aid_requested_on(self.session, self.case, self.proceeding, self.day),
            answers={name: value for name, value in self.letter.answers.items() if name not in _NOT_QUESTIONS},
        )

    def _incidents(self) -> list[Incident]:
        all_of_case = [line.incident for line in self.case.incidents]
        return [each for each in all_of_case if self.letter.incident_id in (None, each.id)]

    def _client(self, line: CasePerson, office: Office) -> facts.Client:
        if line.organisation is not None:
            organisation = line.organisation
            return facts.Client(
                organisation=organisation.name,
                registration=organisation.registration_number,
                address_lines=_lines(organisation.address_lines),
                postcode_city=f"{organisation.postcode} {organisation.city}".strip(),
                email=organisation.email,
                phone=organisation.phone,
            )
        person = line.person
        assert person is not None  # the table's check: one of the two
        return self._person(person, office)

    def _person(self, person: Person, office: Office) -> facts.Client:
        elected = None
        if person.address_at_office:
            elected = facts.Domicile(
                name=office.name,
                address_lines=_lines(office.address_lines),
                postcode_city=f"{office.postcode} {office.city}".strip(),
                consent_on=consent_on(self.session, person, self.day),
            )
        locale = Locale(self.language.value)
        return facts.Client(
            civility=_CIVILITIES.get(person.civility, ""),
            gender=_GENDERS[person.gender],
            last_name=person.last_name,
            first_names=person.first_names,
            birth_date=person.birth_date,
            birth_place=person.birth_place,
            nationality=nationality(person.nationality, self.language),
            occupation=person.occupation,
            address_lines=_lines(person.address_lines),
            postcode_city=f"{person.postcode} {person.city}".strip(),
            country="" if person.country == "FR" else locale.territories.get(person.country, person.country),
            email=person.email,
            phone=person.phone,
            language=locale.languages.get(person.languages[0], person.languages[0]) if person.languages else "",
            speaks_french=person.speaks_french is not False,
            interpreter_name=person.interpreter_name,
            alias=person.borrowed_name,
            alias_mode=self.borrowed,
            domicile_elected=elected,
            minor=person.is_minor,
            legal_representative=person.legal_representative,
            legal_representative_role=person.legal_representative_role,
        )

    def _recipient(self, authority: Authority | None) -> facts.Recipient:
        if authority is None:
            return facts.Recipient(channel=facts.Channel(self.letter.channel))
        country = "" if authority.country == "FR" else authority.country
        return facts.Recipient(
            kind=authority.kind.value,
            title_line=authority.title_line,
            name=authority.name,
            gender=_GENDERS[authority.holder_gender],
            address_lines=_lines(authority.address_lines),
            postcode_city=f"{authority.postcode} {authority.city}".strip(),
            country=Locale(self.language.value).territories.get(country, country),
            email=authority.email,
            salutation=authority.salutation,
            closing_formula=authority.closing_formula,
            channel=facts.Channel(self.letter.channel),
            tracking_number=str(self.letter.answers.get("tracking_number", "")),
        )

    def _piece(self, numbered: NumberedPiece) -> facts.Piece:
        piece = numbered.piece
        return facts.Piece(
            number=numbered.number,
            title=numbered.title or piece.title or piece.original_name,
            date=piece.taken_on,
            pages=piece.pages or None,
            source=piece.author,
            sha256=piece.sha256,
            confidential=piece.confidential,
        )

    def _earlier(self) -> list[facts.EarlierLetter]:
        """What went to and came from this recipient before, in order of days. Nothing while nobody is chosen. With a
        proceeding, what belongs to another one is left out."""
        if self.letter.recipient_id is None:
            return []
        same_thread = or_(
            true() if self.proceeding is None else Correspondence.proceeding_id == self.proceeding.id,
            Correspondence.proceeding_id.is_(None),
        )
        lines = self.session.scalars(
            select(Correspondence)
            .where(
                Correspondence.case_id == self.case.id,
                same_thread,
                Correspondence.authority_id == self.letter.recipient_id,
                Correspondence.binned_at.is_(None),
            )
            .order_by(Correspondence.on, Correspondence.id)
        )
        return [
            facts.EarlierLetter(
                subject=line.subject,
                sent_on=line.on,
                received_on=line.receipt_on,
                channel=_CHANNELS.get(line.means, facts.Channel.SIMPLE_POST),
                tracking_number=line.tracking_number,
                incoming=line.direction is Direction.RECEIVED,
            )
            for line in lines
        ]

    def _deadline(self) -> facts.DeadlineFacts:
        """The date this letter speaks of: the next open one of its proceeding, or of its case where it has none; or
        the incident's next loss of evidence."""
        of_proceeding = (Deadline.case_id == self.case.id) & (
            true() if self.letter.proceeding_id is None else Deadline.proceeding_id == self.letter.proceeding_id
        )
        of_incident = Deadline.incident_id.in_([incident.id for incident in self.incidents])
        loss = self.letter.template == "footage_preservation"
        due = self.session.scalars(
            select(Deadline)
            .where(
                Deadline.status == DeadlineStatus.OPEN,
                Deadline.binned_at.is_(None),
                (of_incident & (Deadline.nature == "evidence_loss")) if loss else of_proceeding,
            )
            .order_by(Deadline.last_day)
        ).first()
        if due is None:
            return facts.DeadlineFacts()
        articles = due.computed.get("articles") or [""]
        return facts.DeadlineFacts(
            rule_id=due.rule_id,
            trigger_date=due.trigger_on,
            last_day=due.last_day,
            safe_day=due.safe_day,
            article=str(articles[0]),
        )


def _is_client(line: CasePerson) -> bool:
    return line.role in (CaseRole.CLIENT, CaseRole.CO_CLIENT)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _office(office: Office) -> facts.Office:
    return facts.Office(
        name=office.name,
        legal_form=office.legal_form or "",
        rna_or_siren=office.registration_number or "",
        address_lines=_lines(office.address_lines or ""),
        postcode_city=f"{office.postcode or ''} {office.city or ''}".strip(),
        phone=office.phone or "",
        email=office.email or "",
        representative_name=office.representative_name or "",
        representative_role=office.representative_role or "",
    )
