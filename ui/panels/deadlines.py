# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding a deadline by its rule: found by words, counted while it is typed, explained before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from casework.changes import Changed
from casework.errors import CaseworkError
from casework.language import NBSP, clock, long_date
from casework.queries import law_rules
from casework.queries.law_rules import RuleDate, Trial
from casework.sentences import sentence
from casework.services import deadlines
from ui.context import Context
from ui.dates import Lean
from ui.widgets.fields import Choice, DateField, TimeField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.parts import Card, clear, column, row
from ui.widgets.text import Label, button

_AS_IN_FILE = ""


class AddDeadline(Card):
    """Two steps in one place: the rule, then its day. Nothing is kept before the button below the explanation."""

    def __init__(self, context: Context, case_id: int, done: Callable[[], object]) -> None:
        super().__init__(self.tr("A deadline"), tone="accent")
        self._context, self._case_id, self._done = context, case_id, done
        self._rules = law_rules.list_rules(context.workspace, context.language)
        self._kind = law_rules.matter_kind(context.workspace, case_id)
        self._by_reference = {one.reference: one for rule in self._rules for one in rule.dates}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Words of the rule, an article: appeal, classement, 498…"))
        self.search.setAccessibleName(self.tr("Search the rules"))
        self.search.setClearButtonEnabled(True)
        self.every_kind = QCheckBox(self.tr("Rules for other kinds of case too"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)
        self._none = Label(self.tr("No rule has these words."), "muted")
        self._facts = QVBoxLayout()
        self._trial = QVBoxLayout()
        for part in (self._facts, self._trial):
            part.setSpacing(6)
        self.form = Form(3)
        head = row(self.search, self.every_kind)
        head.setStretch(0, 1)
        self.add(head, self.list, self._none, self._facts, self._trial)
        self.keep = button(self.tr("Add the deadline"), self.add_deadline)
        self.keep.setEnabled(False)
        self.add(row(None, self.keep))
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.every_kind.toggled.connect(lambda _on: self._narrow())
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_rule())
        self.search.returnPressed.connect(self._take_first)
        self.setFocusProxy(self.search)
        self._narrow()

    # -- which rule

    def _narrow(self) -> None:
        kind = "" if self.every_kind.isChecked() else self._kind
        self.list.blockSignals(True)
        self.list.clear()
        for rule in law_rules.narrowed(self._rules, self.search.text(), kind):
            for one in rule.dates:
                text = self.tr("{date}\nfrom: {trigger}").format(date=one.label, trigger=one.trigger)
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, one.reference)
                self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(self.list.count() > 0)
        self._none.setVisible(self.list.count() == 0)
        self._on_rule()

    def _take_first(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(0)
            self.form.focus_first()

    @property
    def chosen(self) -> RuleDate | None:
        """The date of a rule that is lit."""
        item = self.list.currentItem()
        return self._by_reference[item.data(Qt.ItemDataRole.UserRole)] if item else None

    def choose(self, reference: str) -> None:
        """Light a date by its reference."""
        for number in range(self.list.count()):
            if self.list.item(number).data(Qt.ItemDataRole.UserRole) == reference:
                self.list.setCurrentRow(number)

    # -- from which day, with which facts

    def _on_rule(self) -> None:
        clear(self._facts)
        clear(self._trial)
        self.keep.setEnabled(False)
        one, context = self.chosen, self._context
        if one is None:
            return
        self.form = Form(3)
        self._when = DateField(self.tr("Day"), context.language, context.today, lean=Lean.PAST)
        trigger = one.trigger[:1].upper() + one.trigger[1:]
        self.form.add("on", trigger, self._when)
        self._when.changed.connect(self.try_it)
        if one.wants_hour:
            hour = TimeField(self.tr("Hour"), context.language)
            self.form.add("at", self.tr("Hour"), hour)
            hour.changed.connect(self.try_it)
        as_in_file = (_AS_IN_FILE, self.tr("As in the case"))
        if one.wants_residence:
            groups = [(each.code, each.label) for each in law_rules.residences(context.language)]
            self._pick("residence", self.tr("Where the person lives"), [as_in_file, *groups])
        places = [(each.code, each.label) for each in law_rules.regions(context.language)]
        self._pick("region", self.tr("Where the court is"), [as_in_file, *places])
        if one.wants_distance:
            distance = QLineEdit()
            self.form.add("distance_km", self.tr("Kilometres from home to court"), distance)
            distance.textEdited.connect(lambda _text: self.try_it())
        if one.wants_original:
            again = [(each.reference, each.label) for each in self._by_reference.values() if not each.wants_original]
            self._pick("original_rule", self.tr("The period that starts again"), [("", self.tr("Choose…")), *again])
        if one.wants_citing:
            ours = QCheckBox(self.tr("We have it served ourselves"))
            self.form.add("we_cite", "", ours)
            ours.toggled.connect(lambda _on: self.try_it())
        self._facts.addWidget(self.form)

    def _pick(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        field = Choice(label, choices)
        self.form.add(name, label, field)
        field.picked.connect(self.try_it)

    def _typed(self) -> dict[str, str]:
        """The facts that were typed; those left as in the case stay out."""
        found = self.form.values()
        typed = {
            name: str(found[name])
            for name in ("residence", "region", "distance_km", "original_rule")
            if found.get(name, "")
        }
        if found.get("we_cite"):
            typed["we_cite"] = "yes"
        return typed

    # -- which date

    def try_it(self) -> None:
        """Count with what is typed so far, and say how."""
        clear(self._trial)
        self.keep.setEnabled(False)
        one, day = self.chosen, self._when.day
        if one is None or day is None:
            return
        context = self._context
        try:
            trial = law_rules.try_rule(
                context.workspace,
                context.view,
                one.reference,
                day,
                self._hour(),
                case_id=self._case_id,
                typed=self._typed(),
            )
        except CaseworkError as error:
            self._trial.addWidget(Label(sentence(error, context.language), tone="warning", wrap=True))
            return
        self._trial.addWidget(self._explained(trial))
        self.keep.setEnabled(True)

    def _hour(self) -> time | None:
        hour = self.form.values().get("at")
        return hour if isinstance(hour, time) else None

    def _explained(self, trial: Trial) -> QWidget:
        language = self._context.language
        hour = f" {clock(trial.at, language)}" if trial.at else ""
        card = Card()
        last = Label(long_date(trial.on, language, weekday=True) + hour, "heading", copy=True)
        card.add(flow(Label(trial.nature, "caption"), last, spacing=10))
        if trial.work_to != trial.on:
            safe = Label(long_date(trial.work_to, language, weekday=True), "strong", copy=True)
            card.add(flow(Label(self.tr("Safe day"), "caption"), safe, spacing=10))
        for number, step in enumerate(trial.steps, start=1):
            card.add(Label(f"{number}.{NBSP}{step}", wrap=True, copy=True))
        for warning in trial.warnings:
            card.add(Label(warning, wrap=True, tone="warning"))
        card.add(Label(f"{NBSP}; ".join(trial.articles), "small", wrap=True, copy=True))
        if trial.on < self._context.today:
            card.add(Label(self.tr("This day is past."), "strong", tone="danger"))
        made = QWidget()
        made.setLayout(column(card))
        return made

    def add_deadline(self) -> None:
        """Keep it in the case."""
        one, day = self.chosen, self._when.day
        if one is None or day is None:
            return
        workspace = self._context.workspace
        it = deadlines.AddDeadline(
            reference=one.reference,
            on=day,
            at=self._hour(),
            case_id=self._case_id,
            facts=self._typed() or None,
        )
        said = self.tr("The deadline is in the agenda.")

        def then(_changed: Changed) -> None:
            self._done()

        self._context.do(self, lambda: deadlines.add(workspace, it), said=said, then=then)
