# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole of one letter: what it still lacks, and the filled Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from casework.language import Language, listed
from casework.letters.catalogue import Letter, Signer, letter, template
from casework.letters.context import context
from casework.letters.errors import AliasNotAllowed, LetterIncomplete
from casework.letters.facts import LetterFacts
from casework.letters.fields import Field, Kind, Source, catalogue
from casework.letters.fill import fill
from casework.letters.values import columns, parsed


class Where(StrEnum):
    """The place in the program where a missing fact is put right."""

    OFFICE = "office"
    CASE = "case"
    RECIPIENT = "recipient"
    PERSON = "person"
    INCIDENT = "incident"
    PIECES = "pieces"
    MANDATE = "mandate"
    LETTER = "letter"
    QUESTION = "question"


_PLACES: Final = {
    "office": Where.OFFICE,
    "matter": Where.CASE,
    "recipient": Where.RECIPIENT,
    "client": Where.PERSON,
    "complainants": Where.PERSON,
    "incident": Where.INCIDENT,
    "incidents": Where.INCIDENT,
    "officers": Where.INCIDENT,
    "witnesses": Where.INCIDENT,
    "footage_known": Where.INCIDENT,
    "pieces": Where.PIECES,
    "mandate": Where.MANDATE,
    "place_of_signature": Where.LETTER,
    "today": Where.LETTER,
    "by_office": Where.LETTER,
    "legal_aid_requested_on": Where.LETTER,
}

#: What a legal person does not have, and what it has instead.
_HUMAN: Final = frozenset({"last_name", "first_names", "birth_date", "birth_place", "born", "nationality"})
_ORGANISATION: Final = ("organisation", "legal_representative")

_CITED: Final = re.compile(
    r"pi[èe]ces?[ \u00a0]+n°[ \u00a0]*(\d+)((?:[ \u00a0]*(?:,|et)[ \u00a0]*(?:n°[ \u00a0]*)?\d+)*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class MissingFact:
    """One thing a letter lacks. ``index`` counts from 0 which person, incident or row; ``label`` names it in words."""

    field: str
    label: str
    where: Where
    index: int = 0
    language: Language = Language.FR


def missing(template_id: str, facts: LetterFacts) -> list[MissingFact]:
    """What must be known before this letter can be final, in the order of the catalogue; empty when all is there."""
    wanted = letter(template_id)
    facts = suited(wanted, facts)
    _refuse_alias(wanted, facts)
    fields = context(wanted, facts)
    found = [fact for path in wanted.required for fact in _lacking(path, fields, facts)]
    return found + _uncovered_citations(facts)


def compose(template_id: str, facts: LetterFacts, *, docx: bytes | None = None) -> bytes:
    """The filled letter. ``docx`` is the charity's own template in place of ours.

    Raises :class:`AliasNotAllowed`, and for anything but a draft :class:`LetterIncomplete`.
    """
    wanted = letter(template_id)
    facts = suited(wanted, facts)
    lacking = missing(template_id, facts)
    if lacking and not facts.draft:
        labels = tuple(dict.fromkeys(fact.label for fact in lacking))
        raise LetterIncomplete(tuple(fact.field for fact in lacking), listed(labels, facts.language), len(lacking))
    fields = context(wanted, facts)
    for fact in lacking:
        _show_gap(fact, fields)
    return fill(docx or template(template_id, facts.language), fields)


def _show_gap(fact: MissingFact, fields: dict[str, object]) -> None:
    """In a draft, what is missing stands as « [Lieu des faits] » where it will stand."""
    entry = _entry(fact.field)
    if entry is None or entry.kind is Kind.FLAG or (entry.kind is Kind.ROWS and entry.source is not Source.ANSWER):
        return
    gap: object = f"[{fact.label}]"
    if entry.kind in {Kind.TEXTS, Kind.PARAGRAPHS} or entry.path == "recipient.address_block":
        gap = [gap]
    elif entry.kind is Kind.ROWS:
        gap = [{name: f"[{column.label(fact.language)}]" for name, column in columns(entry).items()}]
    rows_name, _, column = fact.field.rpartition("[].")
    names = column.split(".")
    place: object = fields
    if rows_name:
        rows = fields[rows_name]
        assert isinstance(rows, list)
        if not rows:
            return
        place = rows[fact.index]
    for name in names[:-1]:
        assert isinstance(place, dict)
        place = place[name]
    assert isinstance(place, dict)
    place[f"{names[-1]}_text" if entry.kind is Kind.CHOICE else names[-1]] = gap


def _entry(path: str) -> Field | None:
    known = catalogue()
    return known.get(path) or known.get(path.replace("complainants[].", "client.").replace("incidents[].", "incident."))


def suited(wanted: Letter, facts: LetterFacts) -> LetterFacts:
    """What the letter itself decides: its only possible addressee, and that the office signs where no one else may."""
    if not facts.recipient.kind and len(wanted.addressees) == 1:
        facts = replace(facts, recipient=replace(facts.recipient, kind=wanted.addressees[0]))
    if Signer.OFFICE in wanted.signers and Signer.COMPLAINANT not in wanted.signers:
        facts = replace(facts, by_office=True)
    return facts


def _refuse_alias(wanted: Letter, facts: LetterFacts) -> None:
    if not wanted.alias_allowed and any(person.alias_mode for person in facts.complainants):
        raise AliasNotAllowed(wanted.title(facts.language))


def _lacking(path: str, fields: dict[str, object], facts: LetterFacts) -> Iterator[MissingFact]:
    """The facts lacking for one requirement: none where either side of ``a|b`` is there."""
    choices = path.split("|")
    first = choices[0]
    if any("[]" not in choice and _value(choice, fields) for choice in choices[1:]):
        return
    if "[]." not in first:
        if not any(_value(choice, fields) for choice in choices):
            yield _fact(first, facts.language)
        return
    rows_name, column = first.split("[].")
    rows = fields.get(rows_name)
    assert isinstance(rows, list)
    if not rows and rows_name == "complainants":
        yield _fact(first, facts.language)
    columns = [choice.split("[].")[-1] for choice in choices]
    for index, row in enumerate(rows):
        for name in _columns_of(rows_name, column, row):
            if not any(row.get(other) for other in ([name] if name != column else columns)):
                yield _fact(f"{rows_name}[].{name}", facts.language, index)


def _columns_of(rows_name: str, column: str, row: dict[str, object]) -> tuple[str, ...]:
    if rows_name != "complainants" or column not in _HUMAN:
        return (column,)
    if row["alias_mode"]:  # whoever is to go by a borrowed name must have one
        return (column,) if column == "last_name" else ()
    if row["organisation"]:
        return _ORGANISATION if column == "last_name" else ()
    return (column,)


def _value(path: str, fields: dict[str, object]) -> object:
    value: object = fields
    for name in path.split("."):
        assert isinstance(value, dict)
        value = value[name]
    return value


def _fact(path: str, language: Language, index: int = 0) -> MissingFact:
    entry = _entry(path)
    assert entry is not None
    return MissingFact(path, entry.label(language), _PLACES.get(entry.group, Where.QUESTION), index, language)


def cited_pieces(text: str) -> set[int]:
    """The numbers of the pieces that a text refers to: « pièce n° 3 », « pièces n° 1, 2 et 4 »."""
    numbers: set[int] = set()
    for found in _CITED.finditer(text):
        numbers |= {int(found[1]), *(int(number) for number in re.findall(r"\d+", found[2]))}
    return numbers


def _uncovered_citations(facts: LetterFacts) -> list[MissingFact]:
    """Pieces that the facts refer to and that do not go with the letter, or may not go to this recipient."""
    going = {piece.number for piece in facts.pieces if not piece.confidential}
    texts = [incident.narrative for incident in facts.incidents]
    texts += [value for value in facts.answers.values() if isinstance(value, str)]
    texts += [
        item
        for value in facts.answers.values()
        if isinstance(value, (list, tuple))
        for item in value
        if isinstance(item, str)
    ]
    cited = set().union(*(cited_pieces(text) for text in texts)) if texts else set()
    cited |= {
        witness.statement_piece
        for incident in facts.incidents
        for witness in incident.witnesses
        if witness.statement_piece is not None
    }
    claims = parsed(catalogue()["claims"], facts.answers.get("claims"))
    assert isinstance(claims, list)
    cited |= {row["piece_number"] for row in claims if row["piece_number"] is not None}
    label = (
        "Pièce n°\u00a0{} citée mais non jointe"
        if facts.language is Language.FR
        else "Exhibit {} cited but not enclosed"
    )
    return [
        MissingFact(f"pieces[{number}]", label.format(number), Where.PIECES, number) for number in sorted(cited - going)
    ]
