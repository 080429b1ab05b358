# SPDX-License-Identifier: GPL-3.0-or-later
"""One invented case with all that hangs on it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import inspect

from casework import deadlines as law
from casework.documents.sniff import Content
from casework.errors import CaseworkError
from casework.language import Language, fold, long_date
from casework.letters.catalogue import Letter as Template
from casework.letters.catalogue import letters as catalogue
from casework.model import (
    Case,
    CaseIncident,
    CasePerson,
    Correspondence,
    Deadline,
    Hearing,
    Incident,
    IncidentAct,
    IncidentPerson,
    Letter,
    Note,
    OfficerSighting,
    Piece,
    Proceeding,
    ProceedingEvent,
    Record,
    Task,
)
from casework.sample.ground import YEARS, Batch, Ground, chance_of, lists, sentences
from casework.services import deadlines
from casework.words import (
    CaseRole,
    CaseStatus,
    DeadlineStatus,
    Direction,
    Force,
    IncidentRole,
    LetterStatus,
    Means,
    Outcome,
    PieceKind,
    RioState,
)

#: Pieces and items of correspondence of each case.
ITEMS = 10
#: Kinds of case that are not called as their route is.
_ROUTES = {
    "administrative": ("ta_annulment", "ta_liberty", "gracious_appeal"),
    "press_prosecution": ("prosecution_defence",),
    "press_complaint": ("direct_citation",),
    "custody_incident": ("complaint_prosecutor",),
    "immigration": ("ta_liberty",),
    "seizure": ("complaint_prosecutor",),
    "compensation": ("ta_damages",),
}
_IN_COURT = frozenset({"prosecution_defence", "direct_citation", "ta_annulment", "ta_liberty", "civil_party_complaint"})
_ACTS = tuple(f"A{number}" for number in range(1, 35))


class OneCase:
    """Makes one case. Its chance is its own, so that it does not depend on those before it."""

    def __init__(self, ground: Ground, batch: Batch, number: int) -> None:
        self._ground = ground
        self._batch = batch
        self._chance = chance_of(ground.seed, "case", number)
        words, chance = lists(), self._chance
        self._commune = chance.choice(words["communes"])
        self._street = chance.choice(words["streets"])
        self._opened = ground.today - timedelta(days=chance.randrange(365 * YEARS))
        self._happened = self._opened - timedelta(days=chance.randrange(1, 40))
        self._clients = chance.sample(ground.people, 1 if chance.random() < 0.8 else 2)
        self._who = self._clients[0].name
        self._kind = chance.choice(tuple(ground.book.matter_kinds))
        route = chance.choice(_ROUTES.get(self._kind, (self._kind,)))
        self._route = law.load_procedures().get(route)
        age = (ground.today - self._opened).days / (365 * YEARS)
        self._closed = chance.random() < age * 0.9
        self._day = long_date(self._happened, Language.FR)
        self._id = 0

    def _add(self, kind: type[Record], on: date, /, **values: Any) -> int:  # noqa: ANN401 - a row's values
        return self._batch.add(kind, self._chance, min(on, self._ground.today), values)

    def _between(self, first: date, last: date) -> date:
        return first + timedelta(days=self._chance.randrange(max((last - first).days, 0) + 1))

    def _said(self, number: int, of: str) -> str:
        chance = self._chance
        return sentences(
            chance,
            number,
            of,
            who=self._who,
            commune=self._commune,
            street=self._street,
            day=self._day,
            reference=f"{self._happened.year % 100:02d}/{chance.randrange(100, 99_999):05d}",
        )

    def make(self) -> None:
        """The case and all that hangs on it."""
        incident = self._incident() if self._chance.random() < 0.8 else 0
        self._case()
        if incident:
            self._add(CaseIncident, self._opened, case_id=self._id, incident_id=incident)
        authority, their_name = self._authority()
        proceeding = self._proceeding(authority, incident) if self._route else 0
        letter = self._letter(proceeding, authority)
        pieces = self._chance.randrange(3, 9)
        self._post(ITEMS - pieces, authority, their_name, proceeding, letter)
        self._pieces(pieces)
        for _ in range(self._chance.randrange(3)):
            self._add(
                Note, self._between(self._opened, self._ground.today), case_id=self._id, text=self._said(1, "notes")
            )
        if self._chance.random() < 0.4:
            due = self._ground.today + timedelta(days=self._chance.randrange(-60, 60))
            done = due if due < self._ground.today and self._chance.random() < 0.9 else None
            words = self._said(1, "tasks")
            self._add(Task, self._opened, case_id=self._id, text=words, due_on=due, done_on=done)

    def _incident(self) -> int:
        chance, words = self._chance, lists()
        record_id = self._add(
            Incident,
            self._happened,
            reference=self._ground.reference("F-", self._happened),
            title=chance.choice(words["incident_titles"]).format(street=self._street),
            starts_on=self._happened,
            starts_at=time(chance.randrange(6, 23), chance.randrange(60)),
            commune=self._commune,
            place_text=self._street,
            narrative=self._said(chance.randrange(3, 8), "narratives"),
            officers_from=chance.randrange(2, 12),
        )
        for person in self._clients:
            self._add(
                IncidentPerson, self._happened, incident_id=record_id, person_id=person.id, role=IncidentRole.VICTIM
            )
        for code in chance.sample(_ACTS, chance.randrange(1, 4)):
            self._add(IncidentAct, self._happened, incident_id=record_id, code=code)
        seen = chance.random() < 0.3
        self._add(
            OfficerSighting,
            self._happened,
            incident_id=record_id,
            how_many=chance.randrange(1, 9),
            force=chance.choice((Force.NATIONAL_POLICE, Force.CRS, Force.GENDARMERIE, Force.MUNICIPAL_POLICE)),
            rio_state=RioState.SEEN if seen else RioState.NOT_WORN,
            rio_number=f"{chance.randrange(10**6, 10**7)}" if seen else "",
        )
        return record_id

    def _case(self) -> None:
        chance, words = self._chance, lists()
        kind = self._ground.book.matter_kinds[self._kind].fr
        title = chance.choice(words["case_titles"]).format(
            kind=kind[:1].upper() + kind[1:],
            street=self._street,
            title=chance.choice(words["incident_titles"]).format(street=self._street).lower(),
            commune=self._commune,
            month=self._day.split("\u00a0", maxsplit=1)[-1],
        )
        ended = self._between(self._opened, self._ground.today) if self._closed else None
        self._id = self._add(
            Case,
            self._opened,
            reference=self._ground.reference("", self._opened),
            title=title,
            kind=self._kind,
            status=CaseStatus.CLOSED if self._closed else CaseStatus.OPEN,
            outcome=chance.choice(tuple(Outcome)) if self._closed else None,
            closed_on=ended,
            closing_reason="Fin de la procédure." if self._closed else "",
            opened_on=self._opened,
            summary=self._said(chance.randrange(1, 4), "summaries"),
            place=self._commune,
            tags=chance.sample(words["tags"], chance.randrange(3)),
        )
        for place, person in enumerate(self._clients):
            role = CaseRole.CO_CLIENT if place else CaseRole.CLIENT
            self._add(CasePerson, self._opened, case_id=self._id, person_id=person.id, role=role)
        if chance.random() < 0.1:
            partner = chance.choice(self._ground.organisations)
            self._add(CasePerson, self._opened, case_id=self._id, organisation_id=partner, role=CaseRole.PARTNER)

    def _authority(self) -> tuple[int | None, str]:
        kinds = self._route.authorities if self._route else ("prosecutor",)
        known = [found for kind in kinds for found in self._ground.authorities.get(kind, ())]
        return self._chance.choice(known) if known else (None, self._chance.choice(lists()["courts"]))

    def _proceeding(self, authority: int | None, incident: int) -> int:
        """The route walked some steps, and the dates that its history opens."""
        route, chance = self._route, self._chance
        assert route is not None
        history: list[law.Happened] = []
        stage, on = route.initial, self._opened
        record_id = self._batch.ids[Proceeding]
        for _ in range(chance.randrange(1, 5)):
            possible = [event for event in law.allowed_events(route, stage) if not event.clock]
            on = self._between(on + timedelta(days=2), on + timedelta(days=90))
            if not possible or on > self._ground.today:
                break
            event = chance.choice(possible)
            at = time(chance.randrange(8, 19), 0)
            history.append(law.Happened(event.id, on, at, self._batch.ids[ProceedingEvent] + len(history)))
            stage = law.apply(route, history).stage
        self._add(
            Proceeding,
            self._opened,
            case_id=self._id,
            route=route.id,
            stage=stage,
            authority_id=authority,
            their_reference=f"{self._opened.year % 100:02d}/{chance.randrange(100, 99_999):05d}",
            opened_on=self._opened,
            conditions=["ordinary"],
        )
        for happened in history:
            self._add(
                ProceedingEvent,
                happened.on,
                proceeding_id=record_id,
                code=happened.code,
                on=happened.on,
                at=happened.at,
                conditions=[],
            )
        hearing = self._hearing(record_id, authority) if route.id in _IN_COURT else None
        self._dates(route, history, record_id, hearing, bool(incident))
        return record_id

    def _hearing(self, proceeding: int, authority: int | None) -> tuple[int, date] | None:
        chance, words = self._chance, lists()
        on = self._between(self._opened + timedelta(days=30), self._ground.today + timedelta(days=180))
        if on.weekday() > 4:
            on -= timedelta(days=2)
        past = on < self._ground.today
        record_id = self._add(
            Hearing,
            self._opened,
            case_id=self._id,
            proceeding_id=proceeding,
            authority_id=authority,
            court=chance.choice(words["courts"]),
            on=on,
            at=time(chance.randrange(9, 17), chance.choice((0, 30))),
            purpose=chance.choice(words["purposes"]),
            result=chance.choice(words["results"]) if past else "",
        )
        return record_id, on

    def _dates(
        self,
        route: law.Route,
        history: list[law.Happened],
        proceeding: int,
        hearing: tuple[int, date] | None,
        has_incident: bool,
    ) -> None:
        """The dates that run, computed; those long past are met."""
        residence = self._clients[0].country
        for running in law.apply(route, history).running:
            if running.only not in ("", "ordinary"):
                continue
            basis: date | None = {
                "event": running.since.on,
                "incident": self._happened if has_incident else None,
                "hearing": hearing[1] if hearing else None,
            }.get(running.basis)
            if basis is None:
                continue
            at = running.since.at if running.basis == "event" else None
            trigger = datetime.combine(basis, at) if at else basis
            try:
                computed = law.compute(self._ground.book, running.rule, trigger, law.Facts(residence=residence))
            except CaseworkError:
                continue  # the rule does not reach back to that day, or asks for a fact that an invented case lacks
            stored = {"by_event": True, "since": running.since.id, "residence": residence}
            deadline = Deadline(rule_id=computed.rule, computation_key=computed.computation)
            deadlines.write(deadline, computed, basis, at, stored)
            overdue = (self._ground.today - computed.last_date).days
            met = self._closed or (overdue > 0 and (overdue > 30 or self._chance.random() < 0.8))
            deadline.status = DeadlineStatus.DONE if met else DeadlineStatus.OPEN
            deadline.case_id, deadline.proceeding_id = self._id, proceeding
            deadline.hearing_id = hearing[0] if hearing and running.basis == "hearing" else None
            set_there = inspect(deadline).dict
            values = {name: value for name, value in set_there.items() if not name.startswith("_")}
            self._add(Deadline, basis, **values)

    def _letter(self, proceeding: int, authority: int | None) -> int | None:
        if self._chance.random() < 0.3:
            return None
        fitting = [each for each in catalogue().values() if self._route and self._route.id in each.routes]
        template: Template = self._chance.choice(fitting or list(catalogue().values()))
        on = self._between(self._opened, self._opened + timedelta(days=20))
        sent = on < self._ground.today - timedelta(days=3)
        return self._add(
            Letter,
            on,
            case_id=self._id,
            proceeding_id=proceeding or None,
            template=template.id,
            title=template.fr,
            status=LetterStatus.SENT if sent else LetterStatus.DRAFT,
            recipient_id=authority,
            dated_on=on if sent else None,
            sent_on=on if sent else None,
            answers={"harm_text": self._said(2, "narratives")},
        )

    def _post(self, lines: int, authority: int | None, their_name: str, proceeding: int, letter: int | None) -> None:
        """Sent and received in turn; the first is the case's letter, and some of the newest await an answer."""
        chance, on = self._chance, self._opened
        asked: int | None = None
        for number in range(lines):
            on = min(self._between(on, on + timedelta(days=60)), self._ground.today)
            sent = number % 2 == 0
            digits = f"{chance.randrange(10**10):010d}"
            record_id = self._add(
                Correspondence,
                on,
                case_id=self._id,
                proceeding_id=proceeding or None,
                direction=Direction.SENT if sent else Direction.RECEIVED,
                means=Means.LRAR if sent else chance.choice((Means.SIMPLE_POST, Means.EMAIL)),
                authority_id=authority,
                other_party="" if authority else their_name,
                subject=self._said(1, "subjects"),
                body=self._said(chance.randrange(1, 4), "bodies"),
                on=on,
                tracking_number=f"1A {digits[:3]} {digits[3:6]} {digits[6:9]} {digits[9]}" if sent else "",
                receipt_on=on + timedelta(days=3) if sent and on < self._ground.today - timedelta(days=3) else None,
                reply_to_id=None if sent else asked,
                reply_awaited=sent and number == lines - 1 and not self._closed and chance.random() < 0.2,
                letter_id=letter if number == 0 else None,
            )
            asked = record_id

    def _pieces(self, number: int) -> None:
        chance, words = self._chance, lists()
        for position in range(1, number + 1):
            sha256, size, content = chance.choice(self._ground.contents)
            on = min(self._between(self._opened, self._opened + timedelta(days=30)), self._ground.today)
            title = chance.choice(words["piece_titles"]).format(street=self._street)
            self._add(
                Piece,
                on,
                case_id=self._id,
                kind=chance.choice((PieceKind.DOCUMENT, PieceKind.STATEMENT, PieceKind.CAPTURE)),
                title=title,
                position=position,
                sha256=sha256,
                size=size,
                media_type=Content.TEXT.value,
                original_name=f"{fold(title).replace(' ', '_')}_{position:02d}.txt",
                taken_on=self._happened,
                author=self._who if chance.random() < 0.2 else "",
                given_by=chance.choice(self._clients).name if chance.random() < 0.3 else "",
                admitted_at=datetime.combine(on, time(12), tzinfo=UTC),
                text=content,
            )
