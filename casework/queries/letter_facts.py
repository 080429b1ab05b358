# SPDX-License-Identifier: GPL-3.0-or-later
"""From the records of a case to the plain values a letter is filled with.

The only place that knows both sides. Nothing is decided here that the letters package can decide from values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from babel import Locale
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from casework.language import Language, clock
from casework.letters import facts
from casework.model import (
    Authority,
    Case,
    CasePerson,
    Correspondence,
    Deadline,
    Footage,
    Incident,
    Letter,
    Office,
    OfficerSighting,
    Person,
    Piece,
    Proceeding,
)
from casework.nationalities import nationality
from casework.queries.find import get
from casework.words import (
    CaseRole,
    Civility,
    DeadlineStatus,
    Direction,
    Force,
    Gender,
    IncidentRole,
    Means,
    RioState,
)

_CIVILITIES = {Civility.M: "M.", Civility.MME: "Mme", Civility.ME: "Me", Civility.DR: "Dr"}
_GENDERS = {
    Gender.FEMININE: facts.Gender.FEMININE,
    Gender.MASCULINE: facts.Gender.MASCULINE,
    Gender.UNKNOWN: facts.Gender.UNKNOWN,
}
_FORCES = {
    Force.NATIONAL_POLICE: ("police nationale", "national police"),
    Force.CRS: ("compagnie républicaine de sécurité (CRS)", "riot police (CRS)"),
    Force.BORDER_POLICE: ("police aux frontières", "border police"),
    Force.GENDARMERIE: ("gendarmerie nationale", "gendarmerie"),
    Force.MOBILE_GENDARMERIE: ("gendarmerie mobile", "mobile gendarmerie"),
    Force.MUNICIPAL_POLICE: ("police municipale", "municipal police"),
    Force.PRIVATE_SECURITY: ("sécurité privée", "private security"),
}
_CAMERAS = {
    "cctv": facts.CameraKind.CCTV,
    "body-camera": facts.CameraKind.BODY_CAMERA,
    "dashcam": facts.CameraKind.DASHCAM,
    "drone": facts.CameraKind.DRONE,
    "emergency-call": facts.CameraKind.CALL_17,
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


#: Kept with the answers, but no question of the letter's own.
_NOT_QUESTIONS = frozenset({"by_office", "tracking_number"})


@dataclass(frozen=True, slots=True)
class NumberedPiece:
    """A piece with the number it bears towards this recipient."""

    number: int
    title: str
    piece: Piece


def gather(
    session: Session, letter: Letter, pieces: Sequence[NumberedPiece], *, today: date, draft: bool = False
) -> facts.LetterFacts:
    """Everything the letter can draw on. ``pieces`` are those that go with it, numbered."""
    return replace(_Gathering(session, letter, today).gathered(pieces), draft=draft)


class _Gathering:
    def __init__(self, session: Session, letter: Letter, today: date) -> None:
        self.session = session
        self.letter = letter
        self.today = today
        self.language = Language(letter.language)
        self.case = get(session, Case, letter.case_id)
        self.proceeding = get(session, Proceeding, letter.proceeding_id) if letter.proceeding_id else None
        self.incidents = self._incidents()

    def gathered(self, pieces: Sequence[NumberedPiece]) -> facts.LetterFacts:
        office = self.session.scalars(select(Office)).first() or Office(address_lines="", name="")
        return facts.LetterFacts(
            language=self.language,
            today=self.letter.dated_on or self.today,
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
            complainants=tuple(self._client(line, office) for line in self.case.people if _is_client(line)),
            by_office=bool(self.letter.answers.get("by_office", False)),
            recipient=self._recipient(self.letter.recipient),
            incidents=tuple(self._incident(incident) for incident in self.incidents),
            pieces=tuple(self._piece(piece) for piece in pieces),
            earlier=tuple(self._earlier()),
            deadline=self._deadline(),
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
            alias=person.borrowed_name,
            domicile_elected=elected,
            minor=person.is_minor,
            legal_representative=person.legal_representative,
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

    def _incident(self, incident: Incident) -> facts.Incident:
        return facts.Incident(
            date=incident.starts_on if incident.precision == "exact" else None,
            date_text=incident.date_words,
            start_time=incident.starts_at,
            end_time=incident.ends_at,
            place_text=", ".join(part for part in (incident.place_text, incident.commune) if part),
            gps=incident.gps,
            narrative=incident.narrative,
            chronology=tuple(
                facts.Moment(at=clock(moment.at, self.language) if moment.at else moment.at_words, what=moment.what)
                for moment in incident.moments
            ),
            officers=tuple(officer for seen in incident.officers for officer in self._officers(seen)),
            officers_count=self._count(incident),
            witnesses=tuple(
                facts.Witness(name=line.person.real_name if line.person else line.described_as, saw=line.note)
                for line in incident.people
                if line.role is IncidentRole.WITNESS
            ),
            injuries=incident.injuries,
            itt_days=incident.itt_days,
            damage=incident.damage,
            footage_known=tuple(self._camera(camera, incident) for camera in incident.footage),
        )

    def _officers(self, seen: OfficerSighting) -> list[facts.Officer]:
        force = _FORCES.get(seen.force, ("", ""))[0 if self.language is Language.FR else 1]
        return [
            facts.Officer(
                rio=seen.rio_number,
                force=force,
                unit=seen.unit,
                description=seen.description,
                vehicle_plate=seen.vehicle,
                acts=seen.did,
                rio_not_worn=seen.rio_state in (RioState.NOT_WORN, RioState.HIDDEN),
                rio_refused=seen.rio_state is RioState.REFUSED,
            )
        ]

    def _count(self, incident: Incident) -> str:
        low, high = incident.officers_from, incident.officers_to
        if low is None and high is None:
            return ""
        if low is None or high is None or low == high:
            return str(low if low is not None else high)
        return f"{low} à {high}" if self.language is Language.FR else f"{low} to {high}"

    def _camera(self, camera: Footage, incident: Incident) -> facts.Camera:
        loss = self.session.scalars(
            select(Deadline).where(
                Deadline.incident_id == incident.id,
                Deadline.nature == "evidence_loss",
                Deadline.status == DeadlineStatus.OPEN,
                Deadline.facts["footage"].as_string() == camera.kind,
            )
        ).first()
        operator = camera.operator or (camera.operator_authority.name if camera.operator_authority else "")
        return facts.Camera(
            kind=_CAMERAS.get(camera.kind, facts.CameraKind.CCTV),
            camera_place=camera.place,
            operator=operator,
            time_window=self._window(camera.from_at, camera.to_at),
            erased_on=loss.last_day if loss else None,
            article=str(loss.computed.get("articles", [""])[0]) if loss and loss.computed.get("articles") else "",
        )

    def _window(self, start: time | None, end: time | None) -> str:
        french = self.language is Language.FR
        if start and end:
            a, b = clock(start, self.language), clock(end, self.language)
            return f"de {a} à {b}" if french else f"from {a} to {b}"
        if start or end:
            return ("vers " if french else "about ") + clock(start or end or time(), self.language)
        return ""

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
        """What went to and came from this recipient before, in order of days. Nothing while nobody is chosen."""
        if self.letter.recipient_id is None:
            return []
        lines = self.session.scalars(
            select(Correspondence)
            .where(
                Correspondence.case_id == self.case.id,
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
