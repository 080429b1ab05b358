# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter: to whom, how, of which date, and the questions that are its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from casework.changes import Kind
from casework.letters.compose import MissingFact, Where
from casework.queries.letters import LetterSheet, letter_sheet
from casework.queries.people import list_authorities
from casework.services import letters
from casework.words import LetterStatus, Means
from ui.context import Context, Place
from ui.dates import Lean
from ui.labels import word
from ui.panels.questions import Questions
from ui.widgets.fields import Choice, DateField
from ui.widgets.form import Form, Value
from ui.widgets.parts import Card, column
from ui.widgets.text import Label

FROZEN = frozenset({LetterStatus.FINAL, LetterStatus.SIGNED, LetterStatus.SENT, LetterStatus.ANSWERED})


class LetterForm(QWidget):
    """Saves as it goes. ``lacking`` carries what is missing, after each reading."""

    lacking = Signal(tuple)

    def __init__(self, context: Context, letter_id: int) -> None:
        super().__init__()
        self._context, self.letter_id = context, letter_id
        self.sheet = self._read_sheet()
        self.form = Form(2)
        self._offered = self._authorities()
        self.recipient = Choice(self.tr("To"), self._offered)
        self.form.add("recipient_id", self.tr("To"), self.recipient, wide=True)
        self._unverified = Label(
            self.tr("This address has not been checked yet: see the contact."), "small", tone="warning", wrap=True
        )
        ways = [(way, word(Means(way))) for way in self.sheet.channels]
        self.form.add("channel", self.tr("How"), Choice(self.tr("How"), ways))
        dated = DateField(self.tr("Dated"), context.language, context.today, lean=Lean.PAST)
        dated.edit.setPlaceholderText(self.tr("the day it is filled"))
        self.form.add("dated_on", self.tr("Dated"), dated)
        self.form.wants_saving.connect(self._on_form)
        self.questions = Questions(self.sheet.questions, self.sheet.answers, context.language, context.today)
        self.questions.answered.connect(self._on_answers)
        parts: list[QWidget] = [self.form, self._unverified]
        if self.sheet.warning:
            parts.append(Card(tone="warning").add(Label(self.sheet.warning, "small", wrap=True)))
        if self.sheet.proof:
            proof = self.tr("Proof to keep: {proof}").format(proof=self.sheet.proof)
            parts.append(Label(proof, "small", wrap=True))
        parts.append(self.questions)
        self.setLayout(column(*parts, spacing=12))

    @property
    def frozen(self) -> bool:
        """Whether the letter can no longer be changed."""
        return LetterStatus(self.sheet.row.status) in FROZEN

    @property
    def inputs(self) -> object:
        """All that the letter's pages are made from, to be compared."""
        sheet = self.sheet
        return (
            sheet.row.id,
            repr(sorted(sheet.answers.items())),
            sheet.recipient_id,
            sheet.channel,
            sheet.row.dated_on,
            sheet.row.language,
            sheet.missing,
        )

    def read(self) -> None:
        """Read again; fields being typed in are left alone."""
        self.sheet = sheet = self._read_sheet()
        if (offered := self._authorities()) != self._offered:
            self._offered = offered
            self.recipient.offer(offered)
        self.form.fill(
            {
                "recipient_id": str(sheet.recipient_id or ""),
                "channel": sheet.channel,
                "dated_on": sheet.row.dated_on,
            }
        )
        for part in (self.form, self.questions):
            part.setEnabled(not self.frozen)
        self._unverified.setVisible(sheet.recipient_id in self._not_checked and not self.frozen)
        self.lacking.emit(() if self.frozen else sheet.missing)

    def flush(self) -> None:
        self.form.flush()
        self.questions.flush()

    def go_to(self, fact: MissingFact) -> None:
        """To the place where this fact is put right: a field here, or another screen."""
        go, sheet = self._context.go, self.sheet
        match fact.where:
            case Where.OFFICE | Where.LETTER:
                go(Place("settings", part="office"))
            case Where.RECIPIENT if sheet.recipient_id:
                go(Place(kind=Kind.AUTHORITY, id=sheet.recipient_id))
            case Where.RECIPIENT:
                self.recipient.setFocus()
            case Where.PERSON if (person := _at(sheet.people, fact.index)) is not None:
                go(Place(kind=Kind.PERSON, id=person))
            case Where.INCIDENT if (incident := _at(sheet.incidents, fact.index)) is not None:
                go(Place(kind=Kind.INCIDENT, id=incident))
            case Where.INCIDENT:
                go(Place(kind=Kind.CASE, id=sheet.row.case_id, part="facts"))
            case Where.PIECES:
                go(Place(kind=Kind.CASE, id=sheet.row.case_id, part="pieces"))
            case Where.QUESTION if self.questions.focus(fact.field.split("|")[0]):
                pass
            case _:
                go(Place(kind=Kind.CASE, id=sheet.row.case_id))

    def _read_sheet(self) -> LetterSheet:
        return letter_sheet(self._context.workspace, self._context.view, self.letter_id)

    def _authorities(self) -> list[tuple[str, str]]:
        found = list_authorities(self._context.workspace)
        self._not_checked = {one.id for one in found if not one.verified}
        to_check = self.tr("{name} (address to be checked)")
        named = [(str(one.id), one.name if one.verified else to_check.format(name=one.name)) for one in found]
        return [("", self.tr("Choose…")), *named]

    def _on_form(self, values: dict[str, Value]) -> None:
        workspace, letter_id = self._context.workspace, self.letter_id
        sent: dict[str, object] = dict(values)
        if "recipient_id" in sent:
            sent["recipient_id"] = int(str(sent["recipient_id"])) if sent["recipient_id"] else None
        self._context.do(self, lambda: letters.amend(workspace, letter_id, sent))

    def _on_answers(self, answers: dict[str, object]) -> None:
        workspace, letter_id = self._context.workspace, self.letter_id
        self._context.do(self, lambda: letters.answer(workspace, letter_id, answers))


def _at(ids: tuple[int | None, ...] | tuple[int, ...], index: int) -> int | None:
    return ids[index] if 0 <= index < len(ids) else None


def made_by(converter: str) -> str:
    """Which program drew the pages of a letter, as :class:`casework.documents.word.WordPdf` names it."""
    if converter == "own":
        return QCoreApplication.translate("Letters", "letter drawn by Casework: LibreOffice is not there")
    return QCoreApplication.translate("Letters", "letter drawn by LibreOffice")
