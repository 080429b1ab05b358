# SPDX-License-Identifier: GPL-3.0-or-later
"""Why this date: one click from every line that shows a deadline, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from casework.changes import Changed
from casework.language import NBSP, clock, long_date
from casework.queries import dates
from casework.queries.control_sheet import control_sheet_pdf
from casework.queries.dates import EarlierDate
from casework.services import deadlines
from ui.context import Context
from ui.widgets.drawer import Ask, Drawer
from ui.widgets.fields import DateField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.paper import print_paper
from ui.widgets.parts import Card, column, row
from ui.widgets.text import Label, button
from ui.words import day_words


class WhyPanel(Card):
    """A deadline that explains itself. Rebuilt by the list that holds it whenever deadlines change."""

    def __init__(self, context: Context, deadline_id: int) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Why this date"))
        self._context, self._id = context, deadline_id
        self.why = dates.why(context.workspace, context.view, deadline_id)
        self._drawer = Drawer()
        self._head()
        self._reasons()
        self._history()
        self.add(self._acts(), self._drawer)

    # -- what it says

    def _head(self) -> None:
        why, language = self.why, self._context.language
        last = Label(day_words(why.row, language), "strong", copy=True)
        title = self.tr("Last day") if why.row.on != why.row.work_to else why.row.reason
        self.add(flow(Label(title, "caption"), last, *self._badges(), spacing=10))
        if why.row.work_to != why.row.on:
            safe = Label(long_date(why.row.work_to, language, weekday=True), "strong", copy=True)
            told = Label(self.tr("the day to work to: no grace is counted in it"), "small")
            self.add(flow(Label(self.tr("Safe day"), "caption"), safe, told, spacing=10))

    def _badges(self) -> list[QWidget]:
        why, row = self.why, self.why.row
        found: list[QWidget] = []
        if row.by_hand:
            found.append(Label(self.tr("set by hand"), "badge", tone="warning"))
        if row.provisional:
            found.append(Label(self.tr("provisional: receipt awaited"), "badge", tone="warning"))
        if why.own_rule:
            found.append(Label(self.tr("the association’s own rule"), "badge", tone="accent"))
        if row.critical and row.status == "open":
            seen = why.seen_by
            text = self.tr("checked by {name}").format(name=seen) if seen else self.tr("second look wanted")
            found.append(Label(text, "badge", tone="good" if seen else "warning"))
        return found

    def _reasons(self) -> None:
        why = self.why
        for number, step in enumerate(why.steps, start=1):
            self.add(Label(f"{number}.{NBSP}{step}", wrap=True, copy=True))
        if why.by_hand_reason:
            self.add(Label(self.tr("Set by hand: {reason}").format(reason=why.by_hand_reason), wrap=True, copy=True))
        if why.done_note:
            self.add(Label(self.tr("Noted: {words}").format(words=why.done_note), wrap=True, copy=True))
        for warning in why.warnings:
            self.add(Label(warning, wrap=True, tone="warning"))
        if why.newer is not None:
            self.add(self._newer())
        if why.consequence:
            self.add(Label(self.tr("If it passes: {what}").format(what=why.consequence), wrap=True))
        self._list(self.tr("Interrupted by:"), why.interrupted_by)
        self._list(self.tr("Not interrupted by:"), why.not_interrupted_by)
        self._list(self.tr("Texts:"), why.articles)
        self._list(self.tr("Read in:"), (" ".join(part for part in source if part) for source in why.sources))
        if why.notes:
            self.add(Label(why.notes, "small", wrap=True, copy=True))
        self.add(Label(self._certainty(), "small", tone="" if why.row.verified == "yes" else "warning", wrap=True))

    def _certainty(self) -> str:
        if (found := self.why.confirmation) is not None:
            told = self.tr("Confirmed by {name} on {date}.")
            return told.format(name=found.by, date=long_date(found.on, self._context.language))
        match self.why.row.verified:
            case "yes":
                return self.tr("This rule was read in a source.")
            case "partial":
                return self.tr("This rule was read in part only: have a lawyer confirm it.")
        return self.tr("This rule is from knowledge and was never checked: have a lawyer confirm it.")

    def _list(self, title: str, items: Iterable[str]) -> None:
        words = [item for item in items if item]
        if words:
            self.add(Label(f"{title} {f'{NBSP}; '.join(words)}", "small", wrap=True, copy=True))

    def _newer(self) -> QWidget:
        newer = self.why.newer
        assert newer is not None
        day = long_date(newer.on, self._context.language, weekday=True)
        told = self.tr("The rule has changed since. Counted anew: {date}.").format(date=day)
        line = QWidget()
        inside = row(Label(told, wrap=True, tone="warning"), button(self.tr("Count anew"), self._recompute))
        inside.setStretch(0, 1)
        line.setLayout(inside)
        return line

    def _history(self) -> None:
        if not self.why.earlier:
            return
        self.add(Label(self.tr("Earlier dates"), "caption"))
        for one in self.why.earlier:
            self.add(Label(self._earlier(one), "small", wrap=True, copy=True))

    def _earlier(self, one: EarlierDate) -> str:
        language = self._context.language
        moved = one.until.astimezone()
        day = long_date(one.on, language, weekday=True) + (f" {clock(one.at, language)}" if one.at else "")
        when = f"{long_date(moved.date(), language)} {clock(moved.time(), language)}"
        who = self.tr("until {moment}, by {name}") if one.by else self.tr("until {moment}")
        counted = self.tr("counted from {date}").format(date=long_date(one.trigger_on, language))
        parts = [day, counted, who.format(moment=when, name=one.by)]
        if one.by_hand:
            parts.append(self.tr("set by hand: {reason}").format(reason=one.by_hand))
        if one.reason:
            parts.append(self.tr("moved because: {reason}").format(reason=one.reason))
        return " · ".join(parts)

    # -- what can be done

    def _acts(self) -> QWidget:
        acts: list[QWidget] = []
        if self.why.row.status == "open":
            acts += [
                button(self.tr("Done"), self.ask_done, icon_name="check"),
                button(self.tr("Checked by…"), self._ask_seen, icon_name="badge-check"),
                button(self.tr("Set by hand"), self._ask_by_hand, role="quiet", icon_name="pencil"),
                button(self.tr("Does not apply"), self._ask_cancel, role="quiet", icon_name="x"),
            ]
            if self.why.row.by_hand:
                acts.append(button(self.tr("Back to the law’s date"), self._ask_back, role="quiet"))
        else:
            acts.append(button(self.tr("Open it again"), self._ask_back, role="quiet", icon_name="undo-2"))
        acts += [button(self.tr("Print the control sheet"), self.print_sheet, role="quiet", icon_name="printer")]
        return flow(*acts)

    def ask_done(self) -> None:
        """Ask how it was met; what can't be had back needs a word."""
        workspace, deadline_id, today = self._context.workspace, self._id, self._context.today
        title = self.tr("How was it met?")
        self._ask_reason(
            "done",
            title,
            self.tr("Done"),
            lambda note: deadlines.mark_done(workspace, deadline_id, today=today, note=note),
            self.tr("Deadline done."),
            needed=self.why.row.critical,
        )

    def _ask_cancel(self) -> None:
        workspace, deadline_id = self._context.workspace, self._id
        self._ask_reason(
            "cancel",
            self.tr("Why does it not apply?"),
            self.tr("Put aside"),
            lambda reason: deadlines.cancel(workspace, deadline_id, reason),
            self.tr("Deadline put aside."),
        )

    def _ask_back(self) -> None:
        workspace, deadline_id = self._context.workspace, self._id
        self._ask_reason(
            "back",
            self.tr("Why count it anew?"),
            self.tr("Count anew"),
            lambda reason: deadlines.recompute(workspace, deadline_id, reason),
            self.tr("Counted anew."),
        )

    def _ask_seen(self) -> None:
        workspace, deadline_id = self._context.workspace, self._id
        hint = self.tr("By somebody other than the one who entered it, who read the steps above and found them right.")
        self._ask_reason(
            "seen",
            self.tr("Name or initials of who checked it"),
            self.tr("Checked"),
            lambda name: deadlines.look_over(workspace, deadline_id, name, at=datetime.now(UTC)),
            self.tr("Second look noted."),
            hint=hint,
        )

    def _ask_by_hand(self) -> None:
        context, deadline_id = self._context, self._id
        workspace = context.workspace

        def build() -> QWidget:
            form = Form(3)
            when = DateField(self.tr("New day"), context.language, context.today, warn_past=True)
            form.add("day", self.tr("New day"), when)
            reason, by = QLineEdit(), QLineEdit()
            form.add("reason", self.tr("Why this day"), reason)
            form.add("by", self.tr("Who decides"), by)

            def answer() -> None:
                if (day := when.day) is not None:
                    said = self.tr("Date set by hand.")
                    told, name = reason.text(), by.text().strip()
                    self._do(lambda: deadlines.set_by_hand(workspace, deadline_id, day, told, by=name), said)

            hint = self.tr("The law’s date is kept among the earlier ones.")
            needed = ("day", "reason")
            return Ask(self.tr("Set the date by hand"), form, self.tr("Set"), answer, needed=needed, hint=hint)

        self._drawer.toggle("hand", build)

    def _ask_reason(
        self,
        name: str,
        title: str,
        yes: str,
        job: Callable[[str], Changed],
        said: str,
        *,
        needed: bool = True,
        hint: str = "",
    ) -> None:
        def build() -> QWidget:
            form, words = Form(1), QLineEdit()
            form.add("words", title, words)

            def answer() -> None:
                text = words.text()
                self._do(lambda: job(text), said)

            ask = Ask("", form, yes, answer, needed=("words",) if needed else (), hint=hint)
            words.returnPressed.connect(ask.take)
            return ask

        self._drawer.toggle(name, build)

    def _recompute(self) -> None:
        workspace, deadline_id = self._context.workspace, self._id
        reason = self.tr("The rule has changed")
        self._do(partial(deadlines.recompute, workspace, deadline_id, reason), self.tr("Counted anew."))

    def _do(self, job: Callable[[], Changed], said: str) -> None:
        self._context.do(self, job, said=said)

    def print_sheet(self) -> None:
        """One page on this deadline, on paper."""
        workspace, view, deadline_id = self._context.workspace, self._context.view, self._id
        title = self.tr("Control sheet {reference}").format(reference=self.why.row.reference)
        print_paper(self._context, self, title, lambda: control_sheet_pdf(workspace, view, deadline_id))


def why_column(context: Context, deadline_id: int) -> QWidget:
    """The panel set in a little from the line it explains."""
    made = QWidget()
    made.setLayout(column(WhyPanel(context, deadline_id), margins=(38, 2, 0, 8)))
    return made
