# SPDX-License-Identifier: GPL-3.0-or-later
"""The search index: one FTS5 table inside the encrypted database, kept by triggers so that no writer can forget it.

A row of the index is ``id * 64 + number of the source``. What is deleted is gone from the index too
(``secure-delete``). Beside it stands a small index of real names alone, of people in the bin too: it tells quickly
which words are somebody's name, so that whoever may not see them can be kept from finding by them.
What people wrote of their own fear and loss (``impact``) is not indexed: it is kept apart.
"""
# ruff: noqa: S608 - SQL put together from the names in this module alone

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casework.model.base import Base

TABLE, WORDS = "search", "search_words"
NAMES, NAME_WORDS = "search_names", "search_name_words"
COLUMNS = ("title", "body", "numbers", "borrowed", "names")
STEP = 64
_ROW = re.compile(r'~\."?(\w+)"?')


@dataclass(frozen=True, slots=True)
class Source:
    """A table whose rows can be found. ``~`` stands for the row in all SQL.

    ``case`` is the condition under which the row belongs to the case ``:case``, ``day`` the day it is about; both "0"
    where there is none.
    """

    number: int
    table: str
    title: str = "''"
    body: str = "''"
    numbers: str = "''"
    borrowed: str = "''"
    names: str = "''"
    case: str = "~.case_id = :case"
    day: str = "0"

    def values(self, row: str) -> str:
        """The columns of the index for a row that goes by that name."""
        told = (getattr(self, column) for column in COLUMNS)
        return ", ".join((f"{row}.id * {STEP} + {self.number}", *(each.replace("~", row) for each in told)))

    def depends_on(self) -> tuple[str, ...]:
        """The columns of the table that the index is made from."""
        told = " ".join(getattr(self, column) for column in COLUMNS)
        return tuple(dict.fromkeys((*_ROW.findall(told), "binned_at")))


def _all(*columns: str) -> str:
    return " || ' ' || ".join(f'~."{column}"' for column in columns)


def _list(column: str) -> str:
    """The texts of a JSON column, however deep."""
    return f"coalesce((SELECT group_concat(atom, ' ') FROM json_tree(~.{column}) WHERE type = 'text'), '')"


def _number(*columns: str) -> str:
    """Numbers as typed, and without what parts their figures."""
    told = _all(*columns)
    bare = " || ' ' || ".join(
        f"replace(replace(replace(replace(~.\"{column}\", ' ', ''), '.', ''), '-', ''), char(160), '')"
        for column in columns
    )
    return f"{told} || ' ' || {bare}"


_IN_EVENT = "~.incident_id IN (SELECT incident_id FROM case_incident WHERE case_id = :case)"
_IN_ROUTE = "~.proceeding_id IN (SELECT id FROM proceeding WHERE case_id = :case)"
_OF_PERSON = "~.{} IN (SELECT person_id FROM case_person WHERE case_id = :case)"
_NOTED = "date(~.created_at)"

SOURCES = (
    Source(
        1,
        "case",
        title=_all("reference", "title"),
        body=f"{_all('summary', 'place', 'closing_reason')} || ' ' || {_list('tags')}",
        case="~.id = :case",
        day="~.opened_on",
    ),
    Source(
        2,
        "person",
        names=_all("first_names", "last_name"),
        body=_all("occupation", "birth_place", "city", "email", "notes"),
        numbers=_number("phone"),
        case=_OF_PERSON.format("id"),
    ),
    Source(3, "borrowed_name", borrowed="~.name", body="~.used_for", case=_OF_PERSON.format("person_id")),
    Source(
        4,
        "organisation",
        title=_all("name", "short_name"),
        body=f"{_all('city', 'email', 'notes')} || ' ' || {_list('aliases')}",
        numbers=_number("phone", "registration_number"),
        case="~.id IN (SELECT organisation_id FROM case_person WHERE case_id = :case)",
    ),
    Source(
        5,
        "authority",
        title=_all("name"),
        body=f"{_all('title_line', 'city', 'email')} || ' ' || {_list('aliases')} || ' ' || {_list('communes')}",
        numbers=_number("phone"),
        case="~.id IN (SELECT authority_id FROM proceeding WHERE case_id = :case)",
    ),
    Source(
        6,
        "incident",
        title=_all("reference", "title"),
        body=_all(
            "narrative",
            "commune",
            "place_text",
            "legal_ground_claimed",
            "words_heard",
            "injuries",
            "damage",
            "source_words",
        ),
        case="~.id IN (SELECT incident_id FROM case_incident WHERE case_id = :case)",
        day="~.starts_on",
    ),
    Source(7, "moment", body=_all("what"), case=_IN_EVENT),
    Source(
        8,
        "officer_sighting",
        body=_all("unit", "rank", "description", "did", "rio_answer"),
        numbers=_number("rio_number", "vehicle"),
        case=_IN_EVENT,
    ),
    Source(9, "footage", body=_all("place", "operator"), case=_IN_EVENT),
    Source(10, "incident_person", body=_all("described_as", "note", "lawyer_answer"), case=_IN_EVENT),
    Source(11, "proceeding", title=_all("their_reference"), day="~.opened_on"),
    Source(12, "proceeding_event", body=_all("proof", "note"), case=_IN_ROUTE, day='~."on"'),
    Source(13, "charge", body=_all("words", "article"), case=_IN_ROUTE),
    Source(
        14,
        "hearing",
        title=_all("court", "purpose"),
        body=_all("chamber", "room", "attending", "lawyer", "interpreter", "result"),
        day='~."on"',
    ),
    Source(
        15,
        "correspondence",
        title=_all("subject"),
        body=_all("other_party", "body", "receipt_proof"),
        numbers=_number("tracking_number"),
        day='~."on"',
    ),
    Source(
        16,
        "piece",
        title=_all("title", "original_name"),
        body=_all("author", "given_by", "note", "text"),
        day="coalesce(~.taken_on, date(~.admitted_at))",
    ),
    Source(17, "letter", title=_all("title"), body=_list("answers"), day="coalesce(~.dated_on, date(~.created_at))"),
    Source(18, "packet", title=_all("title"), body=_all("note"), day=_NOTED),
    Source(19, "note", body=_all("text"), day=_NOTED),
    Source(20, "task", title=_all("text"), day="~.due_on"),
)
BY_NUMBER = {source.number: source for source in SOURCES}


def _triggers(source: Source) -> Iterator[tuple[str, str]]:
    columns = ", ".join(("rowid", *COLUMNS))
    put = f"INSERT INTO {TABLE}({columns}) SELECT {source.values('NEW')} WHERE NEW.binned_at IS NULL"
    drop = f"DELETE FROM {TABLE} WHERE rowid = OLD.id * {STEP} + {source.number}"
    depends = ", ".join(f'"{column}"' for column in source.depends_on())
    for operation, when, does in (
        ("insert", "INSERT", f"{put};"),
        ("update", f"UPDATE OF {depends}", f"{drop}; {put};"),
        ("delete", "DELETE", f"{drop};"),
    ):
        name = f"search_{operation}_{source.table}"
        yield name, f'CREATE TRIGGER {name} AFTER {when} ON "{source.table}" BEGIN {does} END'


def _name_triggers() -> Iterator[tuple[str, str]]:
    put = f"INSERT INTO {NAMES}(rowid, name) VALUES (NEW.id, NEW.first_names || ' ' || NEW.last_name)"
    drop = f"DELETE FROM {NAMES} WHERE rowid = OLD.id"
    for operation, when, does in (
        ("insert", "INSERT", f"{put};"),
        ("update", "UPDATE OF first_names, last_name", f"{drop}; {put};"),
        ("delete", "DELETE", f"{drop};"),
    ):
        yield f"{NAMES}_{operation}", f"CREATE TRIGGER {NAMES}_{operation} AFTER {when} ON person BEGIN {does} END"


def _refill() -> Iterator[str]:
    """The whole index anew, as a migration needs it: while it ran, no trigger kept the index."""
    yield f"DELETE FROM {TABLE}"
    yield f"DELETE FROM {NAMES}"
    yield f"INSERT INTO {NAMES}(rowid, name) SELECT id, first_names || ' ' || last_name FROM person"
    columns = ", ".join(("rowid", *COLUMNS))
    for source in SOURCES:
        yield (
            f"INSERT INTO {TABLE}({columns}) SELECT {source.values('r')} "
            f'FROM "{source.table}" AS r WHERE r.binned_at IS NULL'
        )


Base.metadata.info.setdefault("virtual", {}).update(
    {
        TABLE: f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(COLUMNS)}, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
        WORDS: f"CREATE VIRTUAL TABLE {WORDS} USING fts5vocab({TABLE}, 'row')",
        NAMES: f"CREATE VIRTUAL TABLE {NAMES} USING fts5(name, tokenize = 'unicode61 remove_diacritics 2')",
        NAME_WORDS: f"CREATE VIRTUAL TABLE {NAME_WORDS} USING fts5vocab({NAMES}, 'row')",
    }
)
Base.metadata.info.setdefault("triggers", {}).update(
    (*(trigger for source in SOURCES for trigger in _triggers(source)), *_name_triggers())
)
#: Run after each migration, in order.
Base.metadata.info.setdefault("refill", []).extend(
    (
        # Without it the words of deleted records stay in the index: found in the file two or three times, with it none.
        *(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 1)" for index in (TABLE, NAMES)),
        # What stands in a title or a name weighs more than what stands in a text.
        f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('rank', 'bm25(8.0, 1.0, 8.0, 10.0, 10.0)')",
        *_refill(),
    )
)
