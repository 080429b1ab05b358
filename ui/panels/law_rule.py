# SPDX-License-Identifier: GPL-3.0-or-later
"""One rule of law as it reads: its dates, texts, what interrupts it, how sure it is; a lawyer's confirmation."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.language import NBSP, long_date
from casework.queries.law_rules import RuleLine
from casework.services import law
from ui.context import Context
from ui.dates import Lean
from ui.widgets.drawer import Ask, Drawer
from ui.widgets.fields import DateField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.parts import Card, column
from ui.widgets.text import Label, button


class RulePanel(QWidget):
    """``amend_wanted``: the person wants to correct it, in the association's own text."""

    amend_wanted = Signal(object)

    def __init__(self, context: Context, rule: RuleLine) -> None:
        super().__init__()
        self._context, self.rule = context, rule
        self._drawer = Drawer()
        head = flow(
            Label(self._certainty(), "badge", tone="good" if self._is_sure else "warning"),
            *([Label(self.tr("the association’s own"), "badge", tone="accent")] if rule.own else []),
            Label(rule.id, "small", copy=True),
        )
        acts = [button(self.tr("A lawyer confirms it"), self.ask_confirmation, icon_name="badge-check")]
        if rule.confirmation is not None:
            acts.append(button(self.tr("Take the confirmation back"), self._on_withdraw, role="quiet", icon_name="x"))
        acts.append(
            button(self.tr("Correct it for us"), lambda: self.amend_wanted.emit(rule), role="quiet", icon_name="pencil")
        )
        whole = column(Label(rule.title, "title", wrap=True, copy=True), head, flow(*acts), self._drawer, spacing=10)
        whole.addWidget(self._about())
        whole.addWidget(self._dates())
        whole.addStretch(1)
        self.setLayout(whole)

    @property
    def _is_sure(self) -> bool:
        return self.rule.verified == "yes" or self.rule.confirmed_anew

    def _certainty(self) -> str:
        rule = self.rule
        if rule.confirmation is not None and rule.confirmed_anew:
            told = self.tr("confirmed by {name} on {date}")
        elif rule.confirmation is not None:
            told = self.tr("an earlier wording was confirmed by {name} on {date}")
        else:
            return {
                "yes": self.tr("read in a source"),
                "partial": self.tr("read in part only"),
            }.get(rule.verified, self.tr("from knowledge, never checked"))
        return told.format(name=rule.confirmation.by, date=long_date(rule.confirmation.on, self._context.language))

    def _about(self) -> Card:
        rule, language = self.rule, self._context.language
        card = Card(rule.field)
        self._say(card, self.tr("Texts:"), rule.articles)
        since = long_date(rule.since, language)
        if rule.until is not None:
            force = self.tr("from {first} to {last}").format(first=since, last=long_date(rule.until, language))
        else:
            force = self.tr("since {date}").format(date=since)
        self._say(card, self.tr("In force:"), (f"{force} (version{NBSP}{rule.version})",))
        self._say(card, self.tr("Who must act:"), (rule.who,))
        self._say(card, self.tr("If it passes:"), (rule.consequence,))
        self._say(card, self.tr("Interrupted by:"), rule.interrupted_by)
        self._say(card, self.tr("Not interrupted by:"), rule.not_interrupted_by)
        self._say(card, self.tr("Kinds of case:"), rule.kind_labels)
        self._say(card, self.tr("Read in:"), (" ".join(part for part in source if part) for source in rule.sources))
        if rule.confirmation is not None and rule.confirmation.note:
            self._say(card, self.tr("The lawyer noted:"), (rule.confirmation.note,))
        if rule.notes:
            card.add(Label(rule.notes, wrap=True, copy=True))
        return card

    @staticmethod
    def _say(card: Card, title: str, items: Iterable[str]) -> None:
        words = [item for item in items if item]
        if words:
            card.add(Label(f"{title} {f'{NBSP}; '.join(words)}", wrap=True, copy=True))

    def _dates(self) -> Card:
        card = Card(self.tr("Its dates"))
        for one in self.rule.dates:
            card.add(Label(one.label, "strong", wrap=True, copy=True))
            parts = [self.tr("from: {trigger}").format(trigger=one.trigger), one.period, one.method, one.nature]
            card.add(Label(" · ".join(part for part in parts if part), "small", wrap=True, copy=True))
        return card

    # -- what is done

    def ask_confirmation(self) -> None:
        """Who read it, and when."""
        self._drawer.toggle("confirm", self._confirm_form)

    def _confirm_form(self) -> QWidget:
        context, rule_id = self._context, self.rule.id
        form = Form(3)
        by, note = QLineEdit(), QLineEdit()
        when = DateField(self.tr("On"), context.language, context.today, lean=Lean.PAST)
        when.show_day(context.today)
        form.add("by", self.tr("Name of the lawyer"), by)
        form.add("on", self.tr("On"), when)
        form.add("note", self.tr("What was said"), note)

        def answer() -> None:
            name, day, told, workspace = by.text(), when.day, note.text(), context.workspace
            if day is not None:
                said = self.tr("Confirmation noted; the dates of this rule are no longer marked.")
                context.do(context, lambda: law.confirm(workspace, rule_id, by=name, on=day, note=told), said=said)

        hint = self.tr("It holds for the wording shown here. If the rule changes, it is asked for again.")
        return Ask(
            self.tr("A lawyer confirms this rule"), form, self.tr("Note it"), answer, needed=("by", "on"), hint=hint
        )

    def _on_withdraw(self) -> None:
        workspace, rule_id = self._context.workspace, self.rule.id
        said = self.tr("Confirmation taken back.")
        self._context.do(self._context, lambda: law.withdraw_confirmation(workspace, rule_id), said=said)
