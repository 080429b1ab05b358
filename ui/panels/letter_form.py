# SPDX-License-Identifier: GPL-3.0-or-later
"""One letter: to whom, how, the questions that are its own, and what it still lacks, each with a link."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.changes import Kind
from casework.letters.compose import MissingFact, Where
from casework.queries.letters import LetterSheet, letter_sheet
from casework.queries.people import list_authorities
from casework.services import letters
from casework.words import LetterStatus, Means
from ui.context import Context, Place
from ui.labels import word
from ui.panels.questions import Questions
from ui.widgets.fields import Choice
from ui.widgets.form import Form, Value
from ui.widgets.parts import Card, clear, column, row
from ui.widgets.text import Label, button

_FROZEN = frozenset({LetterStatus.FINAL, LetterStatus.SIGNED, LetterStatus.SENT, LetterStatus.ANSWERED})


class LetterForm(QWidget):
    """``completed`` tells how many facts are missing, after each reading."""

    completed = Signal(int)

    def __init__(self, context: Context, letter_id: int) -> None:
        super().__init__()
        self._context, self.letter_id = context, letter_id
        sheet = self._read_sheet()
        self.frozen = LetterStatus(sheet.row.status) in _FROZEN
        self._missing = QVBoxLayout()
        self._missing.setSpacing(2)
        self.form = Form(1)
        offered = [(str(one.id), one.name) for one in list_authorities(context.workspace)]
        self.form.add("recipient_id", self.tr("To"), Choice(self.tr("To"), [("", self.tr("Choose…")), *offered]))
        ways = [(way, word(Means(way))) for way in sheet.channels]
        self.form.add("channel", self.tr("How"), Choice(self.tr("How"), ways))
        self.form.wants_saving.connect(self._on_form)
        self.questions = Questions(sheet.questions, sheet.answers, context.language, context.today)
        self.questions.answered.connect(self._on_answers)
        parts: list[QWidget] = [self.form]
        if sheet.warning:
            parts.append(Card(tone="warning").add(Label(sheet.warning, "small", wrap=True)))
        lacking = QWidget()
        lacking.setLayout(self._missing)
        parts += [lacking, self.questions]
        self.setLayout(column(*parts, spacing=14))
        for part in (self.form, self.questions):
            part.setEnabled(not self.frozen)
        self.read()

    def _read_sheet(self) -> LetterSheet:
        return letter_sheet(self._context.workspace, self._context.view, self.letter_id)

    def read(self) -> None:
        """Read again what is missing; fields being typed in are left alone."""
        sheet = self._read_sheet()
        self.form.fill({"recipient_id": str(sheet.recipient_id or ""), "channel": sheet.channel})
        clear(self._missing)
        if sheet.missing and not self.frozen:
            title = self.tr("%n fact(s) missing", "", len(sheet.missing))
            self._missing.addWidget(Label(title, "strong", tone="danger"))
            for fact in sheet.missing:
                link = button(fact.label, partial(self._go, sheet, fact), role="link")
                self._missing.addLayout(row(link, None))
        self.completed.emit(0 if self.frozen else len(sheet.missing))

    def flush(self) -> None:
        self.form.flush()
        self.questions.flush()

    def _go(self, sheet: LetterSheet, fact: MissingFact) -> None:
        """To the place where the fact is put right."""
        go = self._context.go
        match fact.where:
            case Where.OFFICE | Where.LETTER:
                go(Place("settings", part="office"))
            case Where.RECIPIENT if sheet.recipient_id:
                go(Place(kind=Kind.AUTHORITY, id=sheet.recipient_id))
            case Where.RECIPIENT:
                self.form["recipient_id"].setFocus()
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
