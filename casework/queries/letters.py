# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters as lists and sheets show them, and what they still lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from casework.errors import NotFound
from casework.language import Language
from casework.letters.catalogue import letter as catalogue_letter
from casework.letters.catalogue import letters as catalogue
from casework.letters.compose import MissingFact, Where, missing
from casework.letters.fields import Field
from casework.letters.fields import catalogue as fields
from casework.model import Authority, Case, CasePerson, Letter, Proceeding
from casework.privacy.names import Mask
from casework.queries.letter_facts import complainants_of, gather
from casework.queries.packets import numbered_for
from casework.queries.roll import roll_of
from casework.queries.view import View
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One letter in a list."""

    id: int
    case_id: int
    reference: str
    title: str
    template: str
    recipient: str
    status: str
    language: str
    dated_on: date | None
    sent_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """A letter whole. ``missing`` are the facts it lacks; ``questions`` those that belong to it alone."""

    row: LetterRow
    version: int
    recipient_id: int | None
    channel: str
    channels: tuple[str, ...]
    answers: Mapping[str, object]
    questions: tuple[Field, ...]
    missing: tuple[MissingFact, ...]
    warning: str
    proof: str
    docx_sha256: str
    pdf_sha256: str
    pdf_by: str
    pages: int
    #: Ids by which a missing fact is put right: complainants' people, incidents, in the letter's order.
    people: tuple[int | None, ...]
    incidents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A letter that could be written. ``suits``: for a route of the case; ``due``: for the stage it has reached.

    ``proceeding_id`` is the proceeding it then belongs to, so that sending it moves that one on.
    """

    id: str
    title: str
    warning: str
    suits: bool
    due: bool = False
    proceeding_id: int | None = None


def list_letters(workspace: Workspace, view: View, *, case_id: int | None = None) -> tuple[LetterRow, ...]:
    """Every letter outside the bin, newest first."""
    statement = (
        select(*_COLUMNS, Case.reference, Authority.name.label("recipient"))
        .join(Case, Letter.case_id == Case.id)
        .outerjoin(Authority, Letter.recipient_id == Authority.id)
        .where(Letter.binned_at.is_(None), Case.binned_at.is_(None))
        .order_by(Letter.id.desc())
    )
    if case_id is not None:
        statement = statement.where(Letter.case_id == case_id)
    with workspace.reading() as session:
        roll = roll_of(session, view, cases=None if case_id is None else (case_id,))
        return tuple(
            _row(letter, letter.reference, letter.recipient or "", roll.mask(letter.case_id))
            for letter in session.execute(statement)
        )


def letter_sheet(workspace: Workspace, view: View, letter_id: int) -> LetterSheet:
    """One letter.

    Raises:
        NotFound: there is none of that id outside the bin.
    """
    with workspace.reading() as session:
        letter = session.get(Letter, letter_id)
        if letter is None or letter.binned_at is not None:
            raise NotFound("letter", str(letter_id))
        case = session.get_one(Case, letter.case_id)
        entry = catalogue_letter(letter.template)
        facts = gather(session, letter, numbered_for(session, letter), today=view.today)
        clients = complainants_of(letter, case)
        return LetterSheet(
            row=_row(letter, case.reference, letter.recipient.name if letter.recipient else "", view.mask(case)),
            version=letter.version,
            recipient_id=letter.recipient_id,
            channel=letter.channel,
            channels=tuple(channel.value for channel in entry.channels),
            answers=dict(letter.answers),
            questions=entry.question_fields(),
            missing=tuple(_said(view, fact, clients) for fact in missing(letter.template, facts)),
            warning=entry.warning(view.language),
            proof=entry.proof(view.language),
            docx_sha256=letter.docx_sha256,
            pdf_sha256=letter.pdf_sha256,
            pdf_by=letter.pdf_by,
            pages=letter.pages,
            people=tuple(line.person_id for line in clients),
            incidents=tuple(
                line.incident_id for line in case.incidents if letter.incident_id in (None, line.incident_id)
            ),
        )


def templates_for(workspace: Workspace, language: Language, case_id: int) -> tuple[Template, ...]:
    """All letters: first those that the stage of a proceeding calls for, then those for its route, then the rest."""
    with workspace.reading() as session:
        ways = [
            (proceeding_id, route, stage)
            for proceeding_id, route, stage in session.execute(
                select(Proceeding.id, Proceeding.route, Proceeding.stage)
                .where(Proceeding.case_id == case_id, Proceeding.binned_at.is_(None))
                .order_by(Proceeding.id.desc())
            )
        ]
    found = []
    for entry in catalogue().values():
        due = [each for each, route, stage in ways if route in entry.routes and stage in entry.stages]
        suits = [each for each, route, _ in ways if route in entry.routes]
        found.append(
            Template(
                id=entry.id,
                title=entry.title(language),
                warning=entry.warning(language),
                suits=bool(suits),
                due=bool(due),
                proceeding_id=next(iter(due or suits), None),
            )
        )
    return tuple(sorted(found, key=lambda each: (not each.due, not each.suits)))


def _said(view: View, fact: MissingFact, clients: Sequence[CasePerson]) -> MissingFact:
    """The same in the reader's language, and of whom where it is a person's: the letter has its own language."""
    known = fields()
    entry = known.get(fact.field) or known.get(fact.field.replace("complainants[].", "client."))
    label = entry.label(view.language) if entry is not None else fact.label
    if fact.where is Where.PERSON and fact.index < len(clients):
        label = f"{label} ({view.party(clients[fact.index])})"
    return replace(fact, label=label, language=view.language)


_COLUMNS = (
    Letter.id,
    Letter.case_id,
    Letter.title,
    Letter.template,
    Letter.status,
    Letter.language,
    Letter.dated_on,
    Letter.sent_on,
)


def _row(letter: Any, reference: str, recipient: str, mask: Mask) -> LetterRow:  # noqa: ANN401
    """``letter`` is a record, or a row with its columns."""
    return LetterRow(
        id=letter.id,
        case_id=letter.case_id,
        reference=reference,
        title=mask(letter.title),
        template=letter.template,
        recipient=recipient,
        status=letter.status.value,
        language=letter.language,
        dated_on=letter.dated_on,
        sent_on=letter.sent_on,
    )
