# SPDX-License-Identifier: GPL-3.0-or-later
"""For whom a query reads: the language, the names, the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.deadlines import RuleBook, load_rules
from casework.language import Language
from casework.model import Case, CasePerson, Person, Setting
from casework.privacy.names import Names
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

    def title(self, case: Case) -> str:
        """A case's title, its people's real names masked where they must be."""
        return self.shown.masked(case.title, people_of(case))

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


def people_of(case: Case) -> Iterable[Person]:
    """Everyone with a part in the case."""
    return [line.person for line in case.people if line.person is not None]


def names_mode(session: Session) -> NamesMode:
    """The mode this workspace stands in; real names until somebody chose otherwise."""
    value = session.scalar(select(Setting.value).where(Setting.name == "names"))
    return NamesMode(value["mode"]) if value else NamesMode.REAL


def rule_book(session: Session) -> RuleBook:
    """The rules of the program with this charity's own laid over them."""
    own = session.scalar(select(Setting.value).where(Setting.name == "law"))
    return load_rules({str(name): str(text) for name, text in own.items()} if own else None)
