# SPDX-License-Identifier: GPL-3.0-or-later
"""What all invented cases share: words, people, contents, and where rows wait until they are written."""

from __future__ import annotations

import io
import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import md5
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from casework import deadlines as law
from casework.language import fold
from casework.model import (
    Authority,
    BorrowedName,
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
    Organisation,
    Person,
    Piece,
    Proceeding,
    ProceedingEvent,
    Record,
    Task,
)
from casework.paths import resources
from casework.queries.view import rule_book
from casework.storage.workspace import Workspace
from casework.words import (
    Civility,
    Gender,
    PersonKind,
)

Row = dict[str, Any]
#: How far back the oldest case was opened.
YEARS = 4


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person whom the cases are about."""

    id: int
    name: str
    country: str


@dataclass(slots=True)
class Ground:
    """What all cases share."""

    seed: int
    today: date
    people: list[Somebody]
    organisations: list[int]
    authorities: Mapping[str, list[tuple[int, str]]]
    contents: list[tuple[str, int, str]]
    book: law.RuleBook
    references: dict[str, int]

    def reference(self, prefix: str, day: date) -> str:
        """The next free one of that year."""
        start = f"{prefix}{day.year}-"
        self.references[start] = self.references.get(start, 0) + 1
        return f"{start}{self.references[start]:03d}"


@dataclass(slots=True)
class Batch:
    """Rows by kind of record, in the order in which one refers to another, and the next free ids."""

    seed: int
    ids: dict[type[Record], int]
    rows: dict[type[Record], list[Row]] = field(default_factory=dict)

    def add(self, kind: type[Record], chance: random.Random, on: date, values: Row) -> int:
        """One row, written down on that day; its id."""
        record_id = self.ids[kind]
        self.ids[kind] += 1
        moment = datetime.combine(on, time(9 + chance.randrange(9), chance.randrange(60)), tzinfo=UTC)
        common = {
            "id": record_id,
            "uid": md5(f"{self.seed}/{kind.__tablename__}/{record_id}".encode(), usedforsecurity=False).hexdigest(),
            "version": 1,
            "created_at": moment,
            "updated_at": moment,
        }
        self.rows.setdefault(kind, []).append(common | values)
        return record_id


@cache
def lists() -> Mapping[str, Sequence[str]]:
    """The names and sentences that everything is put together from."""
    words: Mapping[str, Sequence[str]] = tomllib.loads(resources("sample.toml").read_text(encoding="utf-8"))
    return words


def chance_of(*seeds: object) -> random.Random:
    """Chance that always falls the same way for these seeds."""
    return random.Random("/".join(map(str, seeds)))  # noqa: S311 - the same data each time is wanted


def sentences(chance: random.Random, number: int, of: str, **facts: object) -> str:
    """Some of the sentences of a list, in its order, with the facts put in."""
    words = lists()[of]
    chosen = sorted(chance.sample(range(len(words)), min(number, len(words))))
    told = {"number": chance.randrange(20, 400), "hour": chance.randrange(6, 23), **facts}
    return " ".join(words[each].format(**told) for each in chosen)


_KINDS: tuple[type[Record], ...] = (
    Person,
    BorrowedName,
    Organisation,
    Incident,
    IncidentPerson,
    IncidentAct,
    OfficerSighting,
    Case,
    CasePerson,
    CaseIncident,
    Proceeding,
    ProceedingEvent,
    Hearing,
    Deadline,
    Letter,
    Correspondence,
    Piece,
    Note,
    Task,
)


def next_ids(session: Session) -> dict[type[Record], int]:
    """By kind, an id that no record has or had."""
    given = {name: int(seq) for name, seq in session.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    return {kind: given.get(kind.__tablename__, 0) + 1 for kind in _KINDS}


def write(session: Session, batch: Batch) -> None:
    """All rows that wait, in an order that no reference goes against."""
    for kind in _KINDS:
        if batch.rows.get(kind):
            session.execute(insert(kind), batch.rows[kind])


def store_contents(workspace: Workspace, number: int, seed: int) -> list[tuple[str, int, str]]:
    """Small text files that the pieces share: (SHA-256, size, text)."""
    made = []
    for each in range(number):
        chance = chance_of(seed, "content", each)
        commune, street = (chance.choice(lists()[name]) for name in ("communes", "streets"))
        lines = sentences(chance, chance.randrange(4, 12), "piece_texts", commune=commune, street=street)
        body = f"{lines}\n".encode()
        stored = workspace.blobs.add(io.BytesIO(body), len(body), name=f"note-{each:04d}.txt")
        made.append((stored.sha256, stored.size, lines))
    return made


def prepare(
    session: Session, batch: Batch, seed: int, today: date, contents: list[tuple[str, int, str]], *, people: int
) -> Ground:
    """The people and organisations of all cases as rows in the batch, and the authorities that are there."""
    chance = chance_of(seed, "people")
    taken = {fold(name) for name in session.scalars(select(BorrowedName.name))}
    words = lists()
    free = [f"{first} {last}" for first in words["borrowed_first"] for last in words["borrowed_last"]]
    free = [name for name in free if fold(name) not in taken]
    chance.shuffle(free)
    by_kind: dict[str, list[tuple[int, str]]] = {}
    for authority_id, kind, name in session.execute(
        select(Authority.id, Authority.kind, Authority.name).where(Authority.binned_at.is_(None)).order_by(Authority.id)
    ):
        by_kind.setdefault(kind.value, []).append((authority_id, name))
    return Ground(
        seed=seed,
        today=today,
        people=[_somebody(batch, chance, today, free) for _ in range(people)],
        organisations=[_organisation(batch, chance, today, name) for name in words["organisations"]],
        authorities=by_kind,
        contents=contents,
        book=rule_book(session),
        references=_last_numbers(session),
    )


def _last_numbers(session: Session) -> dict[str, int]:
    """``2026-`` and ``F-2026-`` → the highest number given to a case and to an incident of that year."""
    highest: dict[str, int] = {}
    for reference in (*session.scalars(select(Case.reference)), *session.scalars(select(Incident.reference))):
        start, dash, number = reference.rpartition("-")
        if number.isdecimal():
            highest[start + dash] = max(highest.get(start + dash, 0), int(number))
    return highest


def _somebody(batch: Batch, chance: random.Random, today: date, free: list[str]) -> Somebody:
    words = lists()
    british = chance.random() < 0.2
    gender = chance.choice((Gender.FEMININE, Gender.MASCULINE))
    first_list = "first_names_gb" if british else f"first_names_{'f' if gender is Gender.FEMININE else 'm'}"
    first, last = chance.choice(words[first_list]), chance.choice(words["last_names_gb" if british else "last_names"])
    on = today - timedelta(days=chance.randrange(30, 365 * YEARS))
    record_id = batch.add(
        Person,
        chance,
        on,
        {
            "kind": PersonKind.WITNESS if chance.random() < 0.2 else PersonKind.DEFENDER,
            "civility": Civility.MME if gender is Gender.FEMININE else Civility.M,
            "gender": gender,
            "first_names": first,
            "last_name": last,
            "birth_date": date(chance.randrange(1950, 2005), chance.randrange(1, 13), chance.randrange(1, 29)),
            "nationality": "GB" if british else "FR",
            "country": "GB" if british else "FR",
            "city": chance.choice(words["communes"]),
            # Numbers that are kept for fiction.
            "phone": f"06 39 98 {chance.randrange(100):02d} {chance.randrange(100):02d}",
            "email": f"p{batch.ids[Person]}@courrier.example",
            "languages": ["en"] if british else ["fr"],
            "speaks_french": not british,
        },
    )
    if free and chance.random() < 0.6:
        batch.add(BorrowedName, chance, on, {"person_id": record_id, "name": free.pop()})
    return Somebody(record_id, f"{first} {last}", "GB" if british else "FR")


def _organisation(batch: Batch, chance: random.Random, today: date, name: str) -> int:
    on = today - timedelta(days=365 * YEARS)
    return batch.add(Organisation, chance, on, {"name": name, "city": chance.choice(lists()["communes"])})
