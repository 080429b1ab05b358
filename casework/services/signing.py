# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens around a signature: a second reader checks, the signer is told what she signs, and it is noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.documents.word import to_pdf
from casework.errors import CaseworkError, InvalidValue
from casework.language import Language
from casework.letters.catalogue import letter as catalogue_letter
from casework.letters.compose import compose, suited
from casework.letters.context import context
from casework.letters.facts import LetterFacts
from casework.letters.reading import Finding, findings, paragraphs_of
from casework.letters.signing_sheet import Explained, NextDate, SigningSheet, sheet_pdf
from casework.letters.signing_sheet import signing_file as bound
from casework.model import Case, CasePerson, Deadline, Letter
from casework.queries import dates
from casework.queries.letter_facts import FOR_PARTY, complainants_of, gather
from casework.queries.packets import numbered_for
from casework.queries.view import View
from casework.services import letters
from casework.services.letters import DraftLetter, LetterFrozen, LetterNotFilled
from casework.services.records import done, get
from casework.storage.audit import record_event
from casework.storage.workspace import Workspace
from casework.words import LetterStatus, NamesMode

#: A person keeps in mind the next few dates, not a calendar.
_DATES_TOLD = 4


@dataclass(eq=False)
class LetterOutOfDate(CaseworkError):
    """The case says something else by now than the letter that was filled: a reading copy would not be its copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """That the letter was explained to whoever signs it. ``language``: its ISO 639 code; ``through``: an interpreter,
    "" where nobody was needed."""

    by: str
    on: date
    language: str
    through: str = ""


def signing_file(workspace: Workspace, letter_id: int, language: Language, *, today: date) -> bytes:
    """One PDF for the person who signs: the letter as it was filled, its copy in the other language, and one sheet in
    plain words in ``language``. Nothing is written outside the workspace.

    Raises:
        LetterNotFilled: there is no letter to sign yet.
        LetterOutOfDate: fill it again first; a final one is replaced by a new letter.
    """
    with workspace.reading() as session:
        letter = get(session, Letter, letter_id)
        if not letter.pdf_sha256:
            raise LetterNotFilled
        numbered = numbered_for(session, letter)
        own = Language(letter.language)
        facts = gather(session, letter, numbered, today=today)
        other = Language.EN if own is Language.FR else Language.FR
        template_id, docx_sha256, pdf_sha256 = letter.template, letter.docx_sha256, letter.pdf_sha256
        copied = gather(session, letter, numbered, today=today, language=other)
        sheet = _sheet(session, letter, facts, View(language, NamesMode.REAL, today))
    with workspace.blobs.open(docx_sha256) as stream:
        filled = paragraphs_of(stream.read())
    if paragraphs_of(compose(template_id, facts)) != filled:
        raise LetterOutOfDate
    with workspace.blobs.open(pdf_sha256) as stream:
        original = stream.read()
    copy = to_pdf(compose(template_id, copied), scratch=workspace.scratch()).pdf
    return bound(original, copy, sheet_pdf(sheet, language), language)


def _sheet(session: Session, letter: Letter, facts: LetterFacts, view: View) -> SigningSheet:
    entry = catalogue_letter(letter.template)
    rows = context(entry, suited(entry, facts))["signatories"]
    assert isinstance(rows, list)
    of_letter = (
        Deadline.case_id == letter.case_id
        if letter.proceeding_id is None
        else Deadline.proceeding_id == letter.proceeding_id
    )
    due = [row for row in dates.open_deadlines(session, view, of_letter) if row.on >= view.today]
    to = facts.recipient
    return SigningSheet(
        letter=entry,
        reference=facts.matter.reference,
        to=", ".join(part for part in (to.title_line, to.name) if part),
        signers=[str(row[side]) for row in rows for side in ("left", "right") if row[side]],
        pieces=len(facts.pieces),
        dates=[
            NextDate(row.title or row.reason, row.on, row.work_to if row.work_to != row.on else None)
            for row in due[:_DATES_TOLD]
        ],
        office=facts.office.name,
        phone=facts.office.phone,
        explained=Explained(
            by=letter.explained_by,
            on=letter.explained_on,
            language=_language_name(letter.explained_in, view.language),
            through=letter.explained_through,
        ),
    )


def _language_name(code: str, language: Language) -> str:
    return str(Locale(language.value).languages.get(code, code))


def record_explained(workspace: Workspace, letter_id: int, it: Explanation) -> Changed:
    """Note who told the signer what the letter says, when, in which language, through whom; the log keeps it too.

    Raises:
        LetterNotFilled: there is no text yet that could have been explained.
        InvalidValue: nobody is named, or there is no such language.
    """
    if not it.by.strip():
        raise InvalidValue("explained_by", "")
    try:
        known = bool(it.language) and Locale.parse(it.language).language in Locale("en").languages
    except (UnknownLocaleError, ValueError):
        known = False
    if not known:
        raise InvalidValue("explained_in", it.language)
    with workspace.writing("letters.record_explained", it.by.strip()) as session:
        letter = get(session, Letter, letter_id)
        if not letter.docx_sha256:
            raise LetterNotFilled
        letter.explained_by, letter.explained_on = it.by.strip(), it.on
        letter.explained_in, letter.explained_through = it.language, it.through.strip()
        # Which text was explained, so that nobody can say later that it was another.
        detail = {"sha256": letter.docx_sha256, "language": it.language, "on": it.on.isoformat()}
        record_event(session, "letter.explained", "letter", letter.id, detail)
        return done(session, Kind.LETTER, record=letter)


def to_check(workspace: Workspace, letter_id: int, language: Language) -> tuple[Finding, ...]:
    """What a second reader should look at in the letter as it was filled; ``language`` is the reader's.

    Raises:
        LetterNotFilled: there is nothing to read yet.
    """
    with workspace.reading() as session:
        letter = get(session, Letter, letter_id)
        if not letter.docx_sha256:
            raise LetterNotFilled
        docx_sha256, own = letter.docx_sha256, Language(letter.language)
    with workspace.blobs.open(docx_sha256) as stream:
        return findings(paragraphs_of(stream.read()), own, reader=language)


def mark_checked(workspace: Workspace, letter_id: int, *, by: str) -> Changed:
    """A second reader went through it. Whatever changes the text afterwards takes the mark away.

    Raises:
        LetterNotFilled: there was nothing to read.
        LetterFrozen: it is final already.
        InvalidValue: nobody is named.
    """
    if not by.strip():
        raise InvalidValue("checked_by", "")
    with workspace.writing("letters.mark_checked", by.strip()) as session:
        letter = get(session, Letter, letter_id)
        if letter.status not in (LetterStatus.DRAFT, LetterStatus.CHECKED):
            raise LetterFrozen
        if not letter.docx_sha256:
            raise LetterNotFilled
        letter.checked_by, letter.status = by.strip(), LetterStatus.CHECKED
        return done(session, Kind.LETTER, record=letter)


def letters_for_each(workspace: Workspace, it: DraftLetter) -> Changed:
    """Begin the same letter once for each client of the case, speaking for that one alone: all of them or none.

    ``Changed.also`` are the letters' ids, in the order of the clients.

    Raises:
        NotFound, casework.letters.errors.TemplateUnknown: as for one letter.
    """
    with workspace.writing("letters.draft_for_each") as session:
        made: list[Letter] = []
        for line in _clients(session, it.case_id):
            letter = letters.add(session, it)
            letter.answers = {**letter.answers, FOR_PARTY: line.id}
            letter.title = f"{letter.title} – {_name(line)}"
            made.append(letter)
        changed = done(session, Kind.LETTER)
        return Changed(changed.kinds, made[0].id if made else 0, changed.job, tuple(each.id for each in made))


def _clients(session: Session, case_id: int) -> list[CasePerson]:
    return complainants_of(Letter(answers={}), get(session, Case, case_id))


def _name(line: CasePerson) -> str:
    if line.person is not None:
        return line.person.real_name
    return line.organisation.name if line.organisation is not None else ""
