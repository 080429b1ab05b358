# SPDX-License-Identifier: GPL-3.0-or-later
"""Authorities that owe an answer: since when, proved or not, what the house rule and the law say next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from casework.changes import Changed, Kind
from casework.language import long_date, short_date
from casework.queries.today import Silence
from casework.services import correspondence
from casework.words import Direction, Means
from ui.context import Context, Place
from ui.dates import Lean
from ui.labels import choices
from ui.panels.events import write_letter
from ui.widgets.drawer import Ask, Drawer
from ui.widgets.fields import Choice, DateField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.parts import column, row
from ui.widgets.text import Label, button, line

_CHASER = "chaser"


class SilenceLine(QWidget):
    """One letter that awaits its answer."""

    def __init__(self, context: Context, shown: Silence, *, with_case: bool = True) -> None:
        super().__init__()
        self._context, self._shown = context, shown
        self._drawer = Drawer()
        who = Label(shown.authority or shown.subject, "strong", wrap=True)
        head = row(who, Label(self._state(), "badge", tone="warning" if shown.since is None else ""), spacing=12)
        head.setStretch(0, 1)
        parts = [shown.subject if shown.authority else "", shown.reference if with_case else "", shown.who]
        parts.append(self.tr("sent on {date}").format(date=short_date(shown.sent_on)))
        if shown.since is not None:
            parts.append(self.tr("received on {date}").format(date=short_date(shown.since)))
        about = Label(" · ".join(part for part in parts if part), "small", wrap=True, copy=True)
        whole = column(head, about, spacing=2)
        for words in self._next():
            whole.addWidget(Label(words, "small", wrap=True))
        whole.addWidget(self._acts(with_case=with_case))
        whole.addWidget(self._drawer)
        self.setLayout(whole)

    def _state(self) -> str:
        if self._shown.since is None:
            return self.tr("not running: no proof of receipt")
        return self.tr("silent for %n day(s)", "", self._shown.days)

    def _next(self) -> list[str]:
        shown, language = self._shown, self._context.language
        words = []
        if shown.next_step and shown.next_on is not None:
            told = self.tr("House rule: {step}, {date}")
            words.append(told.format(step=shown.next_step, date=long_date(shown.next_on, language, weekday=True)))
        if shown.legal is not None:
            told = self.tr("In law: {what}, {date}")
            if shown.legal.provisional:
                told = self.tr("In law: {what}, {date} (counted from the sending, until the receipt is here)")
            day = long_date(shown.legal.on, language, weekday=True)
            words.append(told.format(what=shown.legal.title, date=day))
        if shown.rung:
            words.append(self.tr("After that: {what}").format(what=shown.rung))
        return words

    def _acts(self, *, with_case: bool) -> QWidget:
        shown, named = self._shown, self._shown.authority or self._shown.subject
        acts = []
        if shown.since is None:
            acts.append(button(self.tr("The receipt came"), self.ask_receipt, icon_name="check"))
        if shown.case_id is not None:
            acts.append(button(self.tr("Chase"), self.chase, icon_name="send"))
        acts.append(button(self.tr("They answered"), self.ask_answer, icon_name="mail"))
        if with_case and shown.case_id is not None:
            place = Place(kind=Kind.CASE, id=shown.case_id, part="letters")
            acts.append(button(self.tr("Open"), lambda: self._context.go(place), role="quiet"))
        for act in acts:
            act.setAccessibleName(self.tr("{act}: {who}").format(act=act.text(), who=named))
        return flow(*acts)

    # -- what is done

    def ask_receipt(self) -> None:
        """When did it come, proved by what."""
        self._drawer.toggle("receipt", self._receipt_form)

    def _receipt_form(self) -> QWidget:
        context, line_id = self._context, self._shown.correspondence_id
        form = Form(2)
        when = DateField(self.tr("Received on"), context.language, context.today, lean=Lean.PAST)
        proof = QLineEdit()
        proof.setPlaceholderText(self.tr("signed slip, récépissé…"))
        form.add("on", self.tr("Received on"), when)
        form.add("proof", self.tr("Proof"), proof)

        def answer() -> None:
            day, told, workspace = when.day, proof.text().strip(), context.workspace
            if day is not None:
                self._do(
                    lambda: correspondence.receipt_came(workspace, line_id, day, proof=told),
                    self.tr("Receipt noted: silence counts from that day."),
                )

        return Ask(self.tr("The receipt came"), form, self.tr("Note it"), answer, needed=("on",))

    def chase(self) -> None:
        """Draft the chaser, and go on with it in its packet."""
        if self._shown.case_id is not None:
            write_letter(self._context, self._shown.case_id, _CHASER, self._shown.proceeding_id)

    def ask_answer(self) -> None:
        """When did they answer, and how."""
        self._drawer.toggle("answer", self._answer_form)

    def _answer_form(self) -> QWidget:
        context, shown = self._context, self._shown
        form = Form(3)
        when = DateField(self.tr("Answered on"), context.language, context.today, lean=Lean.PAST)
        means = Choice(self.tr("By"), choices(Means))
        subject = QLineEdit()
        form.add("on", self.tr("Answered on"), when)
        form.add("means", self.tr("By"), means)
        form.add("subject", self.tr("In a few words"), subject)

        def answer() -> None:
            day, workspace = when.day, context.workspace
            if day is None:
                return
            post = correspondence.Post(
                direction=Direction.RECEIVED,
                means=Means(means.key),
                on=day,
                case_id=shown.case_id,
                proceeding_id=shown.proceeding_id,
                authority_id=shown.authority_id,
                other_party="" if shown.authority_id else shown.authority,
                subject=subject.text().strip(),
                reply_to_id=shown.correspondence_id,
            )
            self._do(
                lambda: correspondence.record(workspace, post), self.tr("Answer noted; nothing is awaited any more.")
            )

        hint = self.tr("If the answer is a decision, enter it in the route too: its dates follow from that.")
        return Ask(self.tr("They answered"), form, self.tr("Note it"), answer, needed=("on",), hint=hint)

    def _do(self, job: Callable[[], Changed], said: str) -> None:
        self._context.do(self._context, job, said=said)


def silence_lines(context: Context, rows: Iterable[Silence], into: QVBoxLayout, *, with_case: bool = True) -> None:
    """Lines with a thin rule between them."""
    for number, each in enumerate(rows):
        if number:
            into.addWidget(line())
        into.addWidget(SilenceLine(context, each, with_case=with_case))
