# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter's life: draft, filled, final, signed, sent. Once final its bytes stand under their hash."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.documents.facts import page_count
from casework.documents.word import to_pdf
from casework.errors import Cancelled, CaseworkError
from casework.language import Language
from casework.letters.catalogue import letter as catalogue_letter
from casework.letters.catalogue import template
from casework.letters.compose import compose, missing
from casework.letters.errors import LetterIncomplete
from casework.letters.fields import catalogue as fields
from casework.letters.values import parsed
from casework.model import Authority, Case, Letter, Proceeding
from casework.model.base import utc_now
from casework.privacy.export import hand_out
from casework.queries.letter_facts import NumberedPiece, gather
from casework.queries.packets import numbered_for
from casework.queries.suggest import recipient_for
from casework.services.records import change, done, get, refer, to_bin
from casework.storage.audit import record_event
from casework.storage.workspace import Workspace
from casework.words import LetterStatus

_FIELDS = frozenset({"title", "recipient_id", "channel", "dated_on", "incident_id", "proceeding_id", "language"})
_FROZEN = frozenset({LetterStatus.FINAL, LetterStatus.SIGNED, LetterStatus.SENT, LetterStatus.ANSWERED})

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(eq=False)
class LetterFrozen(CaseworkError):
    """The letter is final: what was signed or sent is corrected by a new letter, never changed."""


@dataclass(eq=False)
class LetterNotFilled(CaseworkError):
    """The letter has no finished text yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLetter:
    """A letter to begin. Without ``recipient_id`` the authority is suggested by kind and place."""

    case_id: int
    template: str
    language: Language = Language.FR
    proceeding_id: int | None = None
    incident_id: int | None = None
    recipient_id: int | None = None
    channel: str = ""
    answers: Mapping[str, object] | None = None


def draft(workspace: Workspace, it: DraftLetter) -> Changed:
    """Begin a letter.

    Raises:
        NotFound: the case, the recipient, the proceeding or the incident is not there.
        casework.letters.errors.TemplateUnknown: no such letter.
    """
    with workspace.writing("letters.draft") as session:
        return done(session, Kind.LETTER, record=add(session, it))


def add(session: Session, it: DraftLetter) -> Letter:
    """The same inside another job."""
    case = get(session, Case, it.case_id)
    entry = catalogue_letter(it.template)
    recipient = get(session, Authority, it.recipient_id) if it.recipient_id else None
    if recipient is None and it.proceeding_id is not None:
        recipient = get(session, Proceeding, it.proceeding_id).authority
    if recipient is None:
        recipient = recipient_for(session, case, entry.addressees)
    letter = Letter(
        case_id=case.id,
        proceeding_id=it.proceeding_id,
        incident_id=it.incident_id,
        template=entry.id,
        language=it.language.value,
        title=entry.title(it.language),
        recipient=recipient,
        channel=it.channel or (entry.channels[0].value if entry.channels else "simple_post"),
        answers=_plain(it.answers or {}),
    )
    refer(session, letter)
    session.add(letter)
    session.flush()
    return letter


def amend(workspace: Workspace, letter_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change whom it goes to, how, or its date; it has to be filled again.

    Raises:
        LetterFrozen: it is final.
    """
    with workspace.writing("letters.amend") as session:
        letter = _open(session, letter_id)
        change(letter, values, _FIELDS, version=version)
        refer(session, letter)
        _unfill(letter)
        return done(session, Kind.LETTER, record=letter)


def answer(workspace: Workspace, letter_id: int, answers: Mapping[str, object]) -> Changed:
    """Keep answers to this letter's own questions; ``None`` takes one back. It has to be filled again.

    Raises:
        LetterFrozen: it is final.
        casework.letters.errors.LetterDataWrong: an answer of the wrong kind.
    """
    with workspace.writing("letters.answer") as session:
        letter = _open(session, letter_id)
        merged = {**letter.answers, **_plain(answers)}
        letter.answers = {name: value for name, value in merged.items() if value is not None}
        _unfill(letter)
        return done(session, Kind.LETTER, record=letter)


def fill(
    workspace: Workspace,
    letter_id: int,
    *,
    today: date,
    pieces: tuple[NumberedPiece, ...] | None = None,
    final: bool = True,
    progress: Progress = lambda done, total: None,
    cancelled: IsCancelled = lambda: False,
) -> Changed:
    """Fill the template and make its PDF; both are kept encrypted. A final letter is refused while facts are missing.

    ``pieces`` are those of its packet; without them, all of the case that may go out. With ``final`` false the letter
    is marked as a draft on paper and may have gaps.

    Raises:
        LetterFrozen: it is final already.
        casework.letters.errors.LetterIncomplete: facts are missing and it is to be final.
        casework.letters.errors.AliasNotAllowed: borrowed names where the law wants real ones.
        Cancelled: nothing was kept.
    """
    progress(0, 3)
    with workspace.reading() as session:
        letter = _open(session, letter_id)
        numbered = numbered_for(session, letter) if pieces is None else pieces
        facts = gather(session, letter, numbered, today=today, draft=not final)
        template_id, language = letter.template, Language(letter.language)
    docx = compose(template_id, facts)
    progress(1, 3)
    _unless(cancelled)
    pdf = to_pdf(docx, scratch=workspace.scratch())
    progress(2, 3)
    _unless(cancelled)
    docx_sha256 = workspace.blobs.add(io.BytesIO(docx), len(docx)).sha256
    pdf_sha256 = workspace.blobs.add(io.BytesIO(pdf.pdf), len(pdf.pdf)).sha256
    with workspace.writing("letters.fill") as session:
        letter = _open(session, letter_id)
        if letter.docx_sha256 != docx_sha256:
            _unread(letter)
        letter.docx_sha256, letter.pdf_sha256 = docx_sha256, pdf_sha256
        letter.pdf_by, letter.pages = pdf.by, page_count(pdf.pdf)
        letter.template_sha256 = hashlib.sha256(template(template_id, language)).hexdigest()
        changed = done(session, Kind.LETTER, record=letter)
    progress(3, 3)
    return changed


def finalise(workspace: Workspace, letter_id: int, *, today: date) -> Changed:
    """Freeze the letter as it was last filled.

    Raises:
        LetterNotFilled: it was never filled.
        LetterIncomplete: facts are missing.
    """
    with workspace.writing("letters.finalise") as session:
        letter = _open(session, letter_id)
        freeze(session, letter, today=today)
        return done(session, Kind.LETTER, record=letter)


def freeze(session: Session, letter: Letter, *, today: date) -> None:
    """The same inside another job."""
    if not letter.docx_sha256:
        raise LetterNotFilled
    lacking = missing(letter.template, gather(session, letter, numbered_for(session, letter), today=today))
    if lacking:
        raise LetterIncomplete(
            tuple(fact.field for fact in lacking), ", ".join(fact.label for fact in lacking), len(lacking)
        )
    letter.status = LetterStatus.FINAL
    letter.dated_on = letter.dated_on or today
    letter.finalised_at = utc_now()


def mark_signed(workspace: Workspace, letter_id: int, *, on: date) -> Changed:
    """It was signed on paper.

    Raises:
        LetterNotFilled, LetterIncomplete: it was not final and can't become so.
    """
    with workspace.writing("letters.mark_signed") as session:
        letter = get(session, Letter, letter_id)
        if letter.status not in _FROZEN:
            freeze(session, letter, today=on)
        if letter.status is LetterStatus.FINAL:
            letter.status = LetterStatus.SIGNED
        letter.signed_on = on
        return done(session, Kind.LETTER, record=letter)


def export(workspace: Workspace, letter_id: int, target: Path, *, word: bool) -> Path:
    """Write the Word file (``word``) or the PDF outside the workspace; the log says so.

    Raises:
        LetterNotFilled: there is nothing to write yet.
        FileNotWritten: the target could not be written.
    """
    with workspace.writing("letters.export") as session:
        letter = get(session, Letter, letter_id)
        sha256 = letter.docx_sha256 if word else letter.pdf_sha256
        if not sha256:
            raise LetterNotFilled
        record_event(session, "letter.export", "letter", letter.id, {"sha256": sha256})
    with workspace.blobs.open(sha256) as stream:
        hand_out(stream, target)
    return target


def bin_letter(workspace: Workspace, letter_id: int) -> Changed:
    """To the bin, for thirty days.

    Raises:
        LetterFrozen: it was sent.
    """
    with workspace.writing("letters.bin") as session:
        letter = get(session, Letter, letter_id)
        if letter.status in (LetterStatus.SENT, LetterStatus.ANSWERED):
            raise LetterFrozen
        to_bin(letter)
        return done(session, Kind.LETTER, record=letter)


def _open(session: Session, letter_id: int) -> Letter:
    letter = get(session, Letter, letter_id)
    if letter.status in _FROZEN:
        raise LetterFrozen
    return letter


def _unfill(letter: Letter) -> None:
    """What was filled before says something else now: it must not become final."""
    letter.docx_sha256 = letter.pdf_sha256 = letter.pdf_by = ""
    letter.pages = 0
    _unread(letter)


def _unread(letter: Letter) -> None:
    """It was another text that a second reader checked and that the signer was told of."""
    letter.checked_by = ""
    letter.explained_by = letter.explained_in = letter.explained_through = ""
    letter.explained_on = None
    letter.status = LetterStatus.DRAFT


def _plain(answers: Mapping[str, object]) -> dict[str, object]:
    """Checked by the kind of its field, and kept as JSON: dates and amounts as text."""
    known = fields()
    plain: dict[str, object] = {}
    for name, value in answers.items():
        if name in known and value is not None:
            parsed(known[name], value)
        plain[name] = value if isinstance(value, (str, int, bool, list, dict, type(None))) else str(value)
    return plain


def _unless(cancelled: IsCancelled) -> None:
    if cancelled():
        raise Cancelled
