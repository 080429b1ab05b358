# SPDX-License-Identifier: GPL-3.0-or-later
"""One route of a case: where it stands, what comes next, what happened, which dates run, what is alleged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from casework.changes import Changed
from casework.language import clock, short_date
from casework.queries.offences import offence_sheet, offences
from casework.queries.people import list_authorities
from casework.queries.proceedings import (
    ChargeLine,
    Difference,
    EventLine,
    ProceedingSheet,
    Reached,
    proceeding_sheet,
)
from casework.services import proceedings
from ui.context import Context
from ui.dates import Lean
from ui.icons import icon_size, picture
from ui.panels.events import DifferenceCard, EventForm, enter
from ui.panels.offences import OffencePanel
from ui.theme import colours
from ui.widgets.date_lines import lines_of
from ui.widgets.drawer import Ask, Drawer
from ui.widgets.fields import Choice, DateField, TimeField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.parts import Card, clear, column, row
from ui.widgets.text import Label, button, icon_button, line


class ProceedingPanel(Card):
    """Stays while the case is shown, so that a form being filled in is not lost; :meth:`read` writes the rest anew."""

    def __init__(self, context: Context, proceeding_id: int) -> None:
        super().__init__()
        self._context, self.proceeding_id = context, proceeding_id
        self.sheet = self._read_sheet()
        self.setAccessibleName(self.sheet.label)
        self._head, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self._head, self._below):
            part.setSpacing(6)
        self.record = button(self.tr("Enter what happened"), self.begin_event, icon_name="plus")
        more = button(self.tr("Their reference, what holds here"), self._ask_facts, role="quiet", icon_name="pencil")
        alleged = button(self.tr("Add an offence"), self._ask_charge, role="quiet", icon_name="gavel")
        self.drawer = Drawer()
        self.add(self._head, flow(self.record, more, alleged), self.drawer, self._below)
        self._show()

    def _read_sheet(self) -> ProceedingSheet:
        return proceeding_sheet(self._context.workspace, self._context.view, self.proceeding_id)

    def read(self) -> None:
        """Show the route as it is now."""
        self.sheet = self._read_sheet()
        self._show()

    # -- what it says

    def _show(self) -> None:
        clear(self._head)
        clear(self._below)
        self._fill_head()
        self._fill_history()
        self._fill_charges()
        self._fill_dates()

    def _fill_head(self) -> None:
        sheet = self.sheet
        self._head.addWidget(Label(sheet.label, "heading", wrap=True))
        told = [sheet.authority, self.tr("since {date}").format(date=short_date(sheet.opened_on))]
        if sheet.their_reference:
            told.append(self.tr("Their reference: {number}").format(number=sheet.their_reference))
        self._head.addWidget(Label(" · ".join(part for part in told if part), "muted", wrap=True, copy=True))
        self._head.addWidget(self._stages())
        if sheet.next_step:
            self._head.addWidget(Label(self.tr("Next: {step}").format(step=sheet.next_step), "strong", wrap=True))
        if sheet.interrupts_nothing:
            warning = self.tr(
                "A Défenseur des droits referral, an inspectorate report or a plain complaint interrupts nothing: "
                "the other periods go on."
            )
            self._head.addWidget(Label(warning, tone="warning", wrap=True))

    def _stages(self) -> QWidget:
        parts: list[QWidget] = []
        for stage in self.sheet.stages:
            if stage.reached is Reached.NOW:
                shown = Label(self.tr("Now: {stage}").format(stage=stage.label), "badge", tone="accent")
            else:
                shown = Label(stage.label, "small" if stage.reached is Reached.AHEAD else "muted")
                told = self.tr("{stage}: past") if stage.reached is Reached.PAST else self.tr("{stage}: ahead")
                shown.setAccessibleName(told.format(stage=stage.label))
            if parts:
                arrow = QLabel()
                side = icon_size().width() * 2 // 3
                arrow.setPixmap(picture("chevron-right", side, colours().muted, self.devicePixelRatioF()))
                parts.append(arrow)
            parts.append(shown)
        made = flow(*parts, spacing=4)
        made.setAccessibleName(self.tr("Stages, in their usual order"))
        return made

    def _fill_history(self) -> None:
        if not self.sheet.events:
            return
        self._below.addWidget(Label(self.tr("What happened"), "caption"))
        for event in self.sheet.events:
            self._below.addWidget(self._event(event))

    def _event(self, event: EventLine) -> QWidget:
        day = short_date(event.on) + (f" {clock(event.at, self._context.language)}" if event.at else "")
        words = Label(f"{day}  {event.label}", "muted" if event.wrong else "", wrap=True, copy=True)
        notes = [event.proof, event.note]
        if event.unexpected:
            notes.append(self.tr("not expected at that stage"))
        if event.wrong:
            notes.append(self.tr("wrong entry: {reason}").format(reason=event.wrong))
        told = " · ".join(part for part in notes if part)
        left = column(words, spacing=0)
        if told:
            left.addWidget(Label(told, "small", wrap=True, copy=True))
        made = QWidget()
        inside = row(left)
        inside.setStretch(0, 1)
        if not event.wrong:
            named = f"{event.label}, {short_date(event.on)}"
            correct = icon_button("pencil", self.tr("Correct: {event}").format(event=named))
            correct.clicked.connect(partial(self._toggle_correct, event))
            withdraw = icon_button("x", self.tr("It did not happen: {event}").format(event=named))
            withdraw.clicked.connect(partial(self._toggle_withdraw, event))
            inside.addWidget(correct)
            inside.addWidget(withdraw)
        made.setLayout(inside)
        return made

    def _fill_charges(self) -> None:
        if not self.sheet.charges:
            return
        self._below.addWidget(Label(self.tr("Offences"), "caption"))
        for charge in self.sheet.charges:
            self._below.addWidget(_ChargeLine(self._context, charge))

    def _fill_dates(self) -> None:
        if not self.sheet.dates:
            return
        self._below.addWidget(line())
        self._below.addWidget(Label(self.tr("Dates that run"), "caption"))
        lines_of(self._context, self.sheet.dates, self._below, with_case=False)

    # -- entering

    def begin_event(self) -> None:
        """Open the form for what happened, or close it."""
        self.drawer.toggle("event", self._event_form)

    def _event_form(self) -> QWidget:
        form = EventForm(self._context, self.sheet)
        form.entered.connect(self._on_entered)
        return form

    def _on_entered(self, made: Difference, letters_called: tuple[str, ...] = ()) -> None:
        self.drawer.shut()
        self.drawer.toggle("told", lambda: DifferenceCard(self._context, self.sheet, made, letters_called))

    def _toggle_correct(self, event: EventLine, _checked: bool = False) -> None:
        self.drawer.toggle(f"correct {event.id}", partial(self._correct_form, event))

    def _correct_form(self, event: EventLine) -> QWidget:
        context = self._context
        form = Form(3)
        when = DateField(self.tr("The right day"), context.language, context.today, lean=Lean.PAST)
        when.show_day(event.on)
        hour = TimeField(self.tr("Hour"), context.language)
        hour.show_time(event.at)
        reason = QLineEdit()
        form.add("on", self.tr("The right day"), when)
        if event.needs_hour:
            form.add("at", self.tr("Hour"), hour)
        form.add("reason", self.tr("What was wrong"), reason)

        def answer() -> None:
            day, at, told = when.day, hour.at if event.needs_hour else None, reason.text()
            if day is not None:
                workspace = context.workspace
                said = self.tr("Corrected; the old dates are kept with the reason.")
                self._enter(lambda: proceedings.correct_event(workspace, event.id, day, at, told), said)

        needed = ("on", "at", "reason") if event.needs_hour else ("on", "reason")
        title = self.tr("Correct: {event}").format(event=event.label)
        return Ask(title, form, self.tr("Correct"), answer, needed=needed)

    def _toggle_withdraw(self, event: EventLine, _checked: bool = False) -> None:
        self.drawer.toggle(f"withdraw {event.id}", partial(self._withdraw_form, event))

    def _withdraw_form(self, event: EventLine) -> QWidget:
        workspace = self._context.workspace
        form, reason = Form(1), QLineEdit()
        form.add("reason", self.tr("Why it is withdrawn"), reason)

        def answer() -> None:
            told = reason.text()
            said = self.tr("Withdrawn; what it had opened is closed again.")
            self._enter(lambda: proceedings.withdraw_event(workspace, event.id, told), said)

        title = self.tr("It did not happen: {event}").format(event=event.label)
        return Ask(title, form, self.tr("Withdraw"), answer, needed=("reason",))

    def _enter(self, job: Callable[[], Changed], said: str) -> None:
        enter(self._context, self, self.sheet, job, said, self._on_entered)

    # -- what holds, what is alleged

    def _ask_facts(self) -> None:
        self.drawer.toggle("facts", self._facts_form)

    def _facts_form(self) -> QWidget:
        context, sheet = self._context, self.sheet
        workspace = context.workspace
        form = Form(2)
        known = [("", self.tr("Nobody yet")), *((str(one.id), one.name) for one in list_authorities(workspace))]
        authority = Choice(self.tr("Before whom"), known)
        authority.choose(str(sheet.authority_id or ""))
        reference = QLineEdit(sheet.their_reference)
        form.add("authority", self.tr("Before whom"), authority)
        form.add("reference", self.tr("Their reference"), reference)
        boxes = {}
        for code, words, holds in sheet.conditions:
            boxes[code] = QCheckBox(words)
            boxes[code].setChecked(holds)
            form.add(code, "", boxes[code])

        def answer() -> None:
            values: dict[str, object] = {
                "authority_id": int(authority.key) if authority.key else None,
                "their_reference": reference.text().strip(),
                "conditions": [code for code, box in boxes.items() if box.isChecked()],
            }
            said = self.tr("Noted; the dates that depend on it were computed again.")
            self._enter(lambda: proceedings.amend(workspace, sheet.id, values, version=sheet.version), said)

        hint = self.tr("What holds here decides which dates are counted; while it is not known, both are.")
        return Ask(self.tr("About this route"), form, self.tr("Keep"), answer, hint=hint if boxes else "")

    def _ask_charge(self) -> None:
        self.drawer.toggle("charge", self._charge_form)

    def _charge_form(self) -> QWidget:
        context = self._context
        workspace, proceeding_id = context.workspace, self.proceeding_id
        form = Form(3)
        sheets = [(one.code, one.label) for one in offences(context.language)]
        offence = Choice(self.tr("Offence"), [("", self.tr("Another offence")), *sheets])
        words, article = QLineEdit(), QLineEdit()
        form.add("offence", self.tr("Offence"), offence)
        form.add("words", self.tr("In their words"), words)
        form.add("article", self.tr("Article"), article)

        def answer() -> None:
            code, said, cited = offence.key, words.text(), article.text().strip()
            if not (code or said.strip()):
                words.setFocus()
                return

            def then(_changed: Changed) -> None:
                self.drawer.shut()

            told = self.tr("The offence is noted.")
            job = partial(proceedings.charge, workspace, proceeding_id, offence=code, words=said, article=cited)
            context.do(self, job, said=told, then=then)

        return Ask(self.tr("An alleged offence"), form, self.tr("Add"), answer)


class _ChargeLine(QWidget):
    """An alleged offence, with its sheet one click away."""

    def __init__(self, context: Context, charge: ChargeLine) -> None:
        super().__init__()
        self._context, self._charge = context, charge
        words = " · ".join(part for part in (charge.label, charge.article) if part)
        drop = icon_button("x", self.tr("Take out: {offence}").format(offence=charge.label))
        drop.clicked.connect(self._on_drop)
        head = row(Label(words, wrap=True, copy=True))
        head.setStretch(0, 1)
        self._drawer = Drawer()
        if charge.offence:
            show = button(self.tr("Sheet"), self.show_sheet, role="quiet", icon_name="scroll-text")
            show.setAccessibleName(self.tr("Sheet: {offence}").format(offence=charge.label))
            head.addWidget(show)
        head.addWidget(drop)
        self.setLayout(column(head, self._drawer, spacing=2))

    def show_sheet(self) -> None:
        """Open or close the sheet."""
        sheet = offence_sheet(self._charge.offence, self._context.language)
        if sheet is not None:
            self._drawer.toggle("sheet", lambda: OffencePanel(sheet))

    def _on_drop(self, _checked: bool = False) -> None:
        workspace, charge_id = self._context.workspace, self._charge.id
        self._context.do(
            self._context, lambda: proceedings.drop_charge(workspace, charge_id), said=self.tr("Offence taken out.")
        )
