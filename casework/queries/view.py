# SPDX-License-Identifier: GPL-3.0-or-later
"""For whom a query reads: the language, the names, the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from casework.deadlines import RuleBook, load_rules
from casework.language import Language
from casework.model import Case, CaseIncident, CasePerson, Incident, IncidentPerson, Person, Setting
from casework.privacy.names import Mask, Names
from casework.storage.workspace import Workspace
from casework.words import CaseRole, NamesMode


@dataclass(frozen=True, slots=True)
class View:
    """``today`` is an argument everywhere, so that a test or a printed list can stand on any day."""

    language: Language
    names: NamesMode
    today: date

    @property
    def shown(self) -> Names:
        """How people are named to this reader."""
        return Names(self.names, self.language)

    def mask(self, case: Case) -> Mask:
        """What hides the people of a case and of its events in any text of it. Kept as long as the session."""
        return self._kept(case, _people_of(case))

    def mask_event(self, incident: Incident) -> Mask:
        """What hides the people of an event in any text of it."""
        return self._kept(incident, (line.person for line in incident.people if line.person is not None))

    def _kept(self, record: Case | Incident, people: Iterable[Person]) -> Mask:
        session = object_session(record)
        assert session is not None  # records are read in a session and never leave it
        key = (record.__tablename__, record.id)
        if key not in session.info:
            session.info[key] = self.shown.mask(people)
        kept: Mask = session.info[key]
        return kept

    def mask_all(self, session: Session) -> Mask:
        """What hides everyone in the workspace, for a text that belongs to no case."""
        if self.names is NamesMode.REAL:
            return Mask()
        if "mask" not in session.info:
            everyone = session.scalars(select(Person).options(selectinload(Person.borrowed_names)))
            session.info["mask"] = self.shown.mask(everyone)
        kept: Mask = session.info["mask"]
        return kept

    def title(self, case: Case) -> str:
        """A case's title, its people's real names masked where they must be."""
        return self.mask(case)(case.title)

    def people(self) -> tuple[ORMOption, ...]:
        """To read with each case, so that naming its people costs no query of its own per line."""
        shown = (selectinload(Case.people).joinedload(CasePerson.organisation),)
        person = selectinload(Case.people).joinedload(CasePerson.person)
        if self.names is NamesMode.REAL:
            return (*shown, person)
        in_events = (
            selectinload(Case.incidents)
            .joinedload(CaseIncident.incident)
            .selectinload(Incident.people)
            .joinedload(IncidentPerson.person)
        )
        return (
            *shown,
            person.selectinload(Person.borrowed_names),
            in_events.selectinload(Person.borrowed_names),
        )

    def clients(self, case: Case) -> str:
        """For whom the case is: names shown, in order."""
        return ", ".join(self.party(line) for line in case.people if line.role in (CaseRole.CLIENT, CaseRole.CO_CLIENT))

    def party(self, line: CasePerson) -> str:
        """A person or an organisation with a part in a case, as named to this reader."""
        if line.person is not None:
            return self.shown.of(line.person)
        return line.organisation.name if line.organisation is not None else ""


def view_of(workspace: Workspace, language: Language, today: date, *, names: NamesMode | None = None) -> View:
    """The view in the names mode of this workspace, or in the one asked for."""
    with workspace.reading() as session:
        return View(language, names or names_mode(session), today)


def _people_of(case: Case) -> Iterator[Person]:
    """Everyone with a part in the case or in one of its events."""
    yield from (line.person for line in case.people if line.person is not None)
    for event in case.incidents:
        yield from (line.person for line in event.incident.people if line.person is not None)


def names_mode(session: Session) -> NamesMode:
    """The mode this workspace stands in; real names until somebody chose otherwise."""
    value = session.scalar(select(Setting.value).where(Setting.name == "names"))
    return NamesMode(value["mode"]) if value else NamesMode.REAL


#: The settings that hold the charity's own rules, and what lawyers confirmed.
LAW, CONFIRMED = "law", "law_confirmed"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who found a rule right, and when. ``fingerprint``: of the wording that was read."""

    by: str
    on: date
    note: str
    fingerprint: str


def confirmations(session: Session) -> dict[str, Confirmation]:
    """What lawyers confirmed: rule → its confirmation."""
    kept = session.scalar(select(Setting.value).where(Setting.name == CONFIRMED)) or {}
    return {
        str(rule): Confirmation(one["by"], date.fromisoformat(one["on"]), one["note"], one["fingerprint"])
        for rule, one in kept.items()
    }


def rule_book(session: Session) -> RuleBook:
    """The rules of the program with this charity's own laid over them."""
    own = session.scalar(select(Setting.value).where(Setting.name == LAW))
    return load_rules({str(name): str(text) for name, text in own.items()} if own else None)
