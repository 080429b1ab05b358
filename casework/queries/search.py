# SPDX-License-Identifier: GPL-3.0-or-later
"""One box over everything: records, letters, correspondence, notes, and the text of pieces.

While borrowed names are shown, a real name neither finds nor is shown: words that are part of anybody's real name are
left out of the query, and what is shown goes through a mask of the case's people and of everybody whose name stands in
it. A borrowed name finds its person, and her cases, in both modes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, bindparam, select, text
from sqlalchemy.orm import Session, selectinload

from casework.changes import Kind
from casework.model import (
    Authority,
    BorrowedName,
    Case,
    CasePerson,
    Charge,
    Correspondence,
    Footage,
    Hearing,
    Incident,
    IncidentPerson,
    Letter,
    Moment,
    Note,
    OfficerSighting,
    Organisation,
    Packet,
    Person,
    Piece,
    Proceeding,
    ProceedingEvent,
    Record,
    Task,
)
from casework.model.search import BY_NUMBER, NAME_WORDS, NAMES, SOURCES, STEP, TABLE, WORDS, Source
from casework.privacy.names import Mask
from casework.queries.roll import Who, people_of, roll_of
from casework.queries.view import View
from casework.search import Asked, Term, asked, marked, words_of
from casework.storage.workspace import Workspace
from casework.words import NamesMode

#: How many rows of the index are looked at, best first: more than anybody reads, and few enough to stay quick.
_LOOKED_AT = 300
_EXTRACT_WORDS = 24
#: A beginning of a word stands for at most so many words of the index, once names have to be left out of them.
_MOST_WORDS = 400
_NOT_NAMES = "{title body numbers}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to look among. ``kinds``: of what was found, all where none is named; days are those of the records."""

    kinds: frozenset[Kind] = frozenset()
    case_id: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found. ``kind`` and ``id`` are what to open; ``found_in`` is where the words stand: a note of
    a case, the name of a person (``person``) in one of her cases. ``marks``: the matches in the extract."""

    kind: Kind
    id: int
    found_in: Kind
    case_id: int | None
    reference: str
    title: str
    on: date | None
    extract: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Target:
    """What a row of the index leads to."""

    kind: Kind
    id: int


@dataclass(slots=True)
class _Shown:
    """A record as a hit shows it, still under its real names."""

    case_id: int | None
    reference: str
    title: str
    on: date | None
    person: Person | None = None
    incident_id: int | None = None


@dataclass(slots=True)
class _Found:
    target: _Target
    found_in: Kind
    rowid: int
    extract: str = ""


def search(
    workspace: Workspace,
    view: View,
    typed: str,
    filters: Filters | None = None,
    *,
    limit: int = 50,
    of_each: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Hit, ...]:
    """What answers to the words typed, best first: at most ``limit``, and ``of_each`` of a kind (0: as many as there
    are). ``cancelled`` says that somebody typed on: then nothing is answered."""
    wanted, filters = asked(typed), filters or Filters()
    with workspace.reading() as session:
        query = wanted.query() if view.names is NamesMode.REAL else _without_real_names(session, wanted)
        if not query:
            return ()
        rowids = _matching(session, query, filters)
        if cancelled():
            return ()
        found = _targets(session, rowids)
        found += _cases_of_people(session, found, filters)
        # More than are kept: of what was found, some may hang on a case in the bin.
        likely = _best(found, filters, 2 * limit, 2 * of_each)
        shown = _shown(session, [each.target for each in likely])
        kept = _best([each for each in likely if each.target in shown], filters, limit, of_each)
        if cancelled():
            return ()
        # What is searched for a passage was found already: the words as typed will do, but never among real names.
        _extract(session, wanted.query() if view.names is NamesMode.REAL else _among_texts(wanted), kept)
        names = _Names(session, view, kept, shown)
        return tuple(_hit(each, shown[each.target], names, wanted) for each in kept)


# -- the index


def _matching(session: Session, query: str, filters: Filters) -> list[int]:
    """The rows of the index that match, best first."""
    statement = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH :query"  # noqa: S608 - our own constants
    values: dict[str, object] = {"query": query, "most": _LOOKED_AT}
    if filters.case_id is not None:
        statement += f" AND rowid IN ({_rows(SOURCES, lambda each: each.case)})"
        values["case"] = filters.case_id
    if filters.first is not None or filters.last is not None:
        dated = [each for each in SOURCES if each.day != "0"]
        statement += f" AND rowid IN ({_rows(dated, lambda each: f'{each.day} BETWEEN :first AND :last')})"
        values["first"] = (filters.first or date.min).isoformat()
        values["last"] = (filters.last or date.max).isoformat()
    if filters.kinds:
        numbers = ", ".join(
            str(each.number) for each in SOURCES if {_LEADS_TO[each.table].kind, _found_in(each)} & filters.kinds
        )
        statement += f" AND rowid % {STEP} IN ({numbers})"
    statement += " ORDER BY rank LIMIT :most"
    return list(session.execute(text(statement), values).scalars())


def _rows(sources: Iterable[Source], condition: Callable[[Source], str]) -> str:
    """The rows of the index whose records meet a condition."""
    return " UNION ALL ".join(
        f'SELECT id * {STEP} + {each.number} FROM "{each.table}" AS r WHERE {condition(each).replace("~", "r")}'  # noqa: S608 - names of our own models
        for each in sources
    )


def _extract(session: Session, query: str, found: Sequence[_Found]) -> None:
    """The passage of its text in which each was found."""
    rowids = [each.rowid for each in found if each.rowid]
    if not rowids:
        return
    statement = text(
        f"SELECT rowid, snippet({TABLE}, -1, '', '', '…', {_EXTRACT_WORDS}) FROM {TABLE} "  # noqa: S608 - our own constants
        f"WHERE {TABLE} MATCH :query AND rowid IN :rowids"
    ).bindparams(bindparam("rowids", expanding=True))
    passages: dict[int, str] = dict(session.execute(statement, {"query": query, "rowids": rowids}).all())
    for each in found:
        each.extract = passages.get(each.rowid) or ""


# -- real names


def _without_real_names(session: Session, wanted: Asked) -> str:
    """The query without the words of anybody's real name; "" where nothing is left of it."""
    queries = []
    for term in wanted.terms:
        safe = " OR ".join(_safe(session, term))
        borrowed = f"borrowed : {term.query()}"
        queries.append(f"({_NOT_NAMES} : ({safe}) OR {borrowed})" if safe else f"({borrowed})")
    return wanted.joined(tuple(queries))


def _among_texts(wanted: Asked) -> str:
    return f"{{title body numbers borrowed}} : ({wanted.query()})"


def _safe(session: Session, term: Term) -> list[str]:
    """The term where no word of it is part of a real name; one whose end is open as the words it may end with."""
    closed = term.words[:-1] if term.open_ended else term.words
    if any(_is_name(session, word) for word in closed):
        return []
    if not term.open_ended:
        return list(term.spellings())
    beginning = term.words[-1]
    names = set(_beginning(session, NAME_WORDS, beginning))
    if not names:
        return list(term.spellings())
    endings = [word for word in _beginning(session, WORDS, beginning) if word not in names]
    return [each for word in endings[:_MOST_WORDS] for each in Term((*closed, word), open_ended=False).spellings()]


def _is_name(session: Session, word: str) -> bool:
    statement = text(f"SELECT 1 FROM {NAME_WORDS} WHERE term = :word")  # noqa: S608 - our own constant
    return session.execute(statement, {"word": word}).first() is not None


def _beginning(session: Session, words: str, beginning: str) -> Sequence[str]:
    """The words of an index that begin like this, those in most records first."""
    statement = text(f"SELECT term FROM {words} WHERE term >= :first AND term < :beyond ORDER BY doc DESC")  # noqa: S608 - our own constants
    beyond = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return session.execute(statement, {"first": beginning, "beyond": beyond}).scalars().all()


class _Names:
    """What may be shown of the texts found: as they are, or with every name hidden that stands in them."""

    def __init__(self, session: Session, view: View, found: Sequence[_Found], shown: dict[_Target, _Shown]) -> None:
        self._view = view
        self._others = Mask()
        if view.names is NamesMode.REAL:
            return
        records = [shown[each.target] for each in found]
        self._roll = roll_of(
            session,
            view,
            cases={each.case_id for each in records if each.case_id is not None},
            incidents={each.incident_id for each in records if each.incident_id is not None},
        )
        told = " ".join([*(each.extract for each in found), *(each.title for each in records)])
        self._others = view.shown.mask(_named_in(session, told))

    def masked(self, shown: _Shown, told: str) -> str:
        """The case's own people first: a first name that several bear stands for the one who is in the case."""
        if self._view.names is NamesMode.REAL:
            return told
        own = dict(self._others.shown)
        if shown.case_id is not None:
            own |= self._roll.mask(shown.case_id).shown
        if shown.incident_id is not None:
            own |= self._roll.mask_event(shown.incident_id).shown
        return Mask(own)(told)

    def of(self, person: Person) -> str:
        """A person's name as it is shown, her borrowed one beside the real one."""
        name = self._view.shown.of(person)
        beside = self._view.names is NamesMode.REAL and person.borrowed_name
        return f"{name} ({person.borrowed_name})" if beside else name


def _named_in(session: Session, told: str) -> Sequence[Who]:
    """Everybody of whose real name a word stands in the text."""
    words = sorted({word for word, _, _ in words_of(told)})
    if not words:
        return ()
    statement = text(f"SELECT rowid FROM {NAMES} WHERE {NAMES} MATCH :query")  # noqa: S608 - our own constant
    query = " OR ".join(f'"{word}"' for word in words)
    return tuple(people_of(session, session.execute(statement, {"query": query}).scalars().all()).values())


# -- from rows of the index to what is opened


@dataclass(frozen=True, slots=True)
class _Leads:
    """From a source to what is opened: itself, or the record that it is part of. ``to``: id → id of that one."""

    kind: Kind
    model: type[Record]
    to: Select[int, int] | None = None
    found_in: Kind | None = None


def _part(model: type[Record], owner: object) -> Select[int, int]:
    return select(model.id, owner).where(model.binned_at.is_(None))  # type: ignore[call-overload,no-any-return] # a column


_ROUTE_OF = {
    each: select(each.id, Proceeding.case_id)
    .join(Proceeding, each.proceeding_id == Proceeding.id)
    .where(Proceeding.binned_at.is_(None))
    for each in (ProceedingEvent, Charge)
}
_LEADS_TO: dict[str, _Leads] = {
    "case": _Leads(Kind.CASE, Case),
    "person": _Leads(Kind.PERSON, Person),
    "borrowed_name": _Leads(Kind.PERSON, BorrowedName, _part(BorrowedName, BorrowedName.person_id)),
    "organisation": _Leads(Kind.ORGANISATION, Organisation),
    "authority": _Leads(Kind.AUTHORITY, Authority),
    "incident": _Leads(Kind.INCIDENT, Incident),
    "moment": _Leads(Kind.INCIDENT, Moment, _part(Moment, Moment.incident_id)),
    "officer_sighting": _Leads(Kind.INCIDENT, OfficerSighting, _part(OfficerSighting, OfficerSighting.incident_id)),
    "footage": _Leads(Kind.INCIDENT, Footage, _part(Footage, Footage.incident_id)),
    "incident_person": _Leads(Kind.INCIDENT, IncidentPerson, _part(IncidentPerson, IncidentPerson.incident_id)),
    "proceeding": _Leads(Kind.CASE, Proceeding, _part(Proceeding, Proceeding.case_id), Kind.PROCEEDING),
    "proceeding_event": _Leads(Kind.CASE, ProceedingEvent, _ROUTE_OF[ProceedingEvent], Kind.PROCEEDING),
    "charge": _Leads(Kind.CASE, Charge, _ROUTE_OF[Charge], Kind.PROCEEDING),
    "hearing": _Leads(Kind.HEARING, Hearing),
    "correspondence": _Leads(Kind.CORRESPONDENCE, Correspondence),
    "piece": _Leads(Kind.PIECE, Piece),
    "letter": _Leads(Kind.LETTER, Letter),
    "packet": _Leads(Kind.PACKET, Packet),
    "note": _Leads(Kind.CASE, Note, _part(Note, Note.case_id), Kind.NOTE),
    "task": _Leads(Kind.TASK, Task),
}


def _found_in(source: Source) -> Kind:
    leads = _LEADS_TO[source.table]
    return leads.found_in or leads.kind


def _targets(session: Session, rowids: Sequence[int]) -> list[_Found]:
    """What each row of the index leads to, in their order."""
    by_source: dict[int, list[int]] = {}
    for rowid in rowids:
        by_source.setdefault(rowid % STEP, []).append(rowid // STEP)
    owners: dict[tuple[int, int], int] = {}
    for number, ids in by_source.items():
        leads = _LEADS_TO[BY_NUMBER[number].table]
        if leads.to is None:
            owners |= {(number, each): each for each in ids}
        else:
            owners |= {
                (number, part): owner for part, owner in session.execute(leads.to.where(leads.model.id.in_(ids)))
            }
    found = []
    for rowid in rowids:
        source = BY_NUMBER[rowid % STEP]
        owner = owners.get((source.number, rowid // STEP))
        if owner is not None:
            found.append(_Found(_Target(_LEADS_TO[source.table].kind, owner), _found_in(source), rowid))
    return found


def _cases_of_people(session: Session, found: Sequence[_Found], filters: Filters) -> list[_Found]:
    """The cases of the people who were found by name: whoever looks for somebody looks for her file."""
    people = [each.target.id for each in found if each.target.kind is Kind.PERSON][:20]
    if not people or (filters.kinds and Kind.CASE not in filters.kinds) or filters.first or filters.last:
        return []
    statement = select(CasePerson.case_id).where(CasePerson.person_id.in_(people), CasePerson.binned_at.is_(None))
    if filters.case_id is not None:
        statement = statement.where(CasePerson.case_id == filters.case_id)
    newest = statement.distinct().order_by(CasePerson.case_id.desc()).limit(_LOOKED_AT)
    return [_Found(_Target(Kind.CASE, case_id), Kind.PERSON, 0) for case_id in session.scalars(newest)]


def _best(found: Iterable[_Found], filters: Filters, limit: int, of_each: int) -> list[_Found]:
    """The first of each record, within the limits."""
    kept: dict[_Target, _Found] = {}
    counted: dict[Kind, int] = {}
    for each in found:
        kind = each.target.kind
        if each.target in kept or (of_each and counted.get(kind, 0) >= of_each):
            continue
        if filters.kinds and not {kind, each.found_in} & filters.kinds:
            continue
        kept[each.target] = each
        counted[kind] = counted.get(kind, 0) + 1
        if len(kept) >= limit:
            break
    return list(kept.values())


# -- what is shown of a record

_LIVE_CASE = Case.binned_at.is_(None)


def _shown(session: Session, targets: Collection[_Target]) -> dict[_Target, _Shown]:
    """Each record as it is shown; those in the bin, or of a case in the bin, are left out."""
    ids: dict[Kind, list[int]] = {}
    for target in targets:
        ids.setdefault(target.kind, []).append(target.id)
    shown: dict[_Target, _Shown] = {}
    for kind, wanted in ids.items():
        shown |= {_Target(kind, each): row for each, row in _READ[kind](session, wanted)}
    return shown


_Rows = Iterable[tuple[int, _Shown]]


def _cases(session: Session, ids: Sequence[int]) -> _Rows:
    rows = session.execute(
        select(Case.id, Case.reference, Case.title, Case.opened_on).where(Case.id.in_(ids), _LIVE_CASE)
    )
    return ((row.id, _Shown(row.id, row.reference, row.title, row.opened_on)) for row in rows)


def _people(session: Session, ids: Sequence[int]) -> _Rows:
    found = session.scalars(
        select(Person)
        .where(Person.id.in_(ids), Person.binned_at.is_(None))
        .options(selectinload(Person.borrowed_names))
    )
    return ((each.id, _Shown(None, "", "", None, person=each)) for each in found)


def _contacts(model: type[Organisation] | type[Authority]) -> Callable[[Session, Sequence[int]], _Rows]:
    def read(session: Session, ids: Sequence[int]) -> _Rows:
        rows = session.execute(select(model.id, model.name).where(model.id.in_(ids), model.binned_at.is_(None)))
        return ((row.id, _Shown(None, "", row.name, None)) for row in rows)

    return read


def _incidents(session: Session, ids: Sequence[int]) -> _Rows:
    rows = session.execute(
        select(Incident.id, Incident.reference, Incident.title, Incident.starts_on).where(
            Incident.id.in_(ids), Incident.binned_at.is_(None)
        )
    )
    return ((row.id, _Shown(None, row.reference, row.title, row.starts_on, incident_id=row.id)) for row in rows)


def _of_cases(
    model: type[Hearing] | type[Correspondence] | type[Piece] | type[Letter] | type[Packet] | type[Task],
    title: Sequence[str],
    day: str,
) -> Callable[[Session, Sequence[int]], _Rows]:
    """Records that belong to a case, or may: the first of the title's columns that says something."""

    def read(session: Session, ids: Sequence[int]) -> _Rows:
        columns = model.__table__.c
        rows = session.execute(
            select(model.id, model.case_id, Case.reference, columns[day], *(columns[name] for name in title))
            .outerjoin(Case, model.case_id == Case.id)
            .where(model.id.in_(ids), model.binned_at.is_(None), (model.case_id.is_(None)) | _LIVE_CASE)
        )
        for row in rows:
            words = next((str(each) for each in row[4:] if each), "")
            on = row[3].date() if isinstance(row[3], datetime) else row[3]
            yield row[0], _Shown(row[1], row[2] or "", words, on)

    return read


_READ: dict[Kind, Callable[[Session, Sequence[int]], _Rows]] = {
    Kind.CASE: _cases,
    Kind.PERSON: _people,
    Kind.ORGANISATION: _contacts(Organisation),
    Kind.AUTHORITY: _contacts(Authority),
    Kind.INCIDENT: _incidents,
    Kind.HEARING: _of_cases(Hearing, ("purpose", "court"), "on"),
    Kind.CORRESPONDENCE: _of_cases(Correspondence, ("subject", "other_party", "tracking_number"), "on"),
    Kind.PIECE: _of_cases(Piece, ("title", "original_name"), "taken_on"),
    Kind.LETTER: _of_cases(Letter, ("title", "template"), "dated_on"),
    Kind.PACKET: _of_cases(Packet, ("title",), "built_at"),
    Kind.TASK: _of_cases(Task, ("text",), "due_on"),
}


def _hit(found: _Found, shown: _Shown, names: _Names, wanted: Asked) -> Hit:
    title = names.of(shown.person) if shown.person is not None else names.masked(shown, shown.title)
    passage = "" if found.extract in f"{shown.reference} {shown.title}" else found.extract
    extract = marked(names.masked(shown, passage), wanted)
    return Hit(
        kind=found.target.kind,
        id=found.target.id,
        found_in=found.found_in,
        case_id=shown.case_id,
        reference=shown.reference,
        title=title,
        on=shown.on,
        extract=extract.text,
        marks=extract.marks,
    )
