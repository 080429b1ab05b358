# SPDX-License-Identifier: GPL-3.0-or-later
"""One dated thing in a line: the day with its weekday, how long is left, what, for whom, and why that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casework.agenda.steps import hours_left
from casework.changes import Kind
from casework.language import clock
from casework.queries.dates import DateRow, What
from casework.services import cases, deadlines
from ui.context import Context, Place
from ui.icons import icon_size, picture
from ui.panels.footage import ask_to_keep
from ui.panels.hearings import hearing_column
from ui.panels.why import WhyPanel, why_column
from ui.theme import colours
from ui.widgets.flow import flow
from ui.widgets.parts import column
from ui.widgets.text import Label, button, line
from ui.words import day_words, days_left, urgency

_ICONS = {
    What.HEARING: "gavel",
    What.DUE: "clock",
    What.OPENS: "hourglass",
    What.EVIDENCE_LOSS: "film",
    What.THEIRS: "hourglass",
    What.TASK: "check",
}


class DateLine(QWidget):
    """A line that opens its case, explains its date, and is ticked off where that makes sense."""

    def __init__(self, context: Context, shown: DateRow, *, with_case: bool = True, with_day: bool = True) -> None:
        super().__init__()
        self._context = context
        self._row = shown
        self._why: QWidget | None = None
        past = shown.status != "open"
        tone = urgency(shown)
        now = colours()
        ink = {"danger": now.danger, "warning": now.warning}.get(tone, now.muted)
        drawing = QLabel()
        drawing.setPixmap(picture(_ICONS[shown.what], icon_size().width(), ink, self.devicePixelRatioF()))
        drawing.setFixedWidth(icon_size().width() + 8)
        if with_day:
            words = day_words(shown, context.language)
        else:
            words = clock(shown.at, context.language) if shown.at else ""
        day = Label(words, "muted" if past else "strong", tone="" if past else tone)
        if not words:
            day.hide()
        left = Label(self._state(), "badge", tone=tone)
        what = Label(shown.title or shown.reason, wrap=True)
        parts = (shown.who, shown.reference if with_case else "", shown.where)
        about = Label(" · ".join(part for part in parts if part), "small", wrap=True, copy=True)
        acts = QHBoxLayout()
        acts.setSpacing(4)
        if shown.what is What.HEARING:
            self.why = button(self.tr("Details"), self.explain, role="quiet")
            self.why.setAccessibleName(self.tr("Details of the hearing: {title}").format(title=shown.title))
            acts.addWidget(self.why)
        elif shown.what is not What.TASK:
            self.why = button(self.tr("Why?"), self.explain, role="quiet")
            self.why.setAccessibleName(self.tr("Why this date? {title}").format(title=shown.title))
            acts.addWidget(self.why)
        if not past and shown.what is What.EVIDENCE_LOSS and shown.incident_id is not None:
            ask = button(self.tr("Ask to keep it"), self._on_preserve, role="quiet", icon_name="pencil")
            ask.setAccessibleName(self.tr("Write for the recording to be kept: {title}").format(title=shown.title))
            acts.addWidget(ask)
        if not past and shown.what in (What.DUE, What.TASK, What.OPENS):
            done = button(self.tr("Done"), self._on_done, role="quiet", icon_name="check")
            done.setAccessibleName(self.tr("Done: {title}").format(title=shown.title))
            acts.addWidget(done)
        if with_case and shown.case_id:
            go = button(self.tr("Open"), partial(context.go, Place(kind=Kind.CASE, id=shown.case_id)), role="quiet")
            go.setAccessibleName(self.tr("Open the case {reference}").format(reference=shown.reference))
            acts.addWidget(go)
        grid = QGridLayout()
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(drawing, 0, 0, top)
        grid.addWidget(flow(day, left, spacing=10), 0, 1)
        grid.addWidget(what, 1, 1)
        if about.text():
            grid.addWidget(about, 2, 1)
        grid.addLayout(acts, 0, 2, 3, 1, top)
        grid.setColumnStretch(1, 1)
        self._whole = column(grid, spacing=0)
        self.setLayout(self._whole)

    def _state(self) -> str:
        states = {
            "done": self.tr("done"),
            "missed": self.tr("missed"),
            "superseded": self.tr("replaced"),
            "cancelled": self.tr("cancelled"),
            "adjourned": self.tr("adjourned"),
        }
        if self._row.status in states:
            return states[self._row.status]
        if self._row.month_only:
            return self.tr("day not fixed yet")
        if (hours := self._hours_left()) is not None:
            return self.tr("in %n hour(s)", "", hours)
        return days_left(self._row.days_left)

    def _hours_left(self) -> int | None:
        """Of a limit in hours; hearings have their hour, and days count for them."""
        if self._row.what is What.HEARING:
            return None
        now = datetime.now()  # noqa: DTZ005 - the wall clock at this desk
        if now.date() != self._context.today:
            now = datetime.combine(self._context.today, time.min)
        return hours_left(self._row.on, self._row.at, now)

    def _on_preserve(self) -> None:
        if self._row.incident_id is not None:
            ask_to_keep(self._context, self._row.incident_id)

    def explain(self) -> None:
        """Open or close the reasons."""
        if self._why is not None:
            self._why.setVisible(not self._why.isVisible())
            return
        build = hearing_column if self._row.what is What.HEARING else why_column
        self._why = build(self._context, self._row.id)
        self._whole.addWidget(self._why)

    def _on_done(self) -> None:
        context, record = self._context, self._row
        workspace, today = context.workspace, context.today
        if record.what is What.TASK:
            context.do(
                context, lambda: cases.finish_task(workspace, record.id, today=today), said=self.tr("Task done.")
            )
        elif record.critical:
            if self._why is None or not self._why.isVisible():
                self.explain()
            panel = self._why.findChild(WhyPanel) if self._why else None
            if panel is not None:
                panel.ask_done()
        else:
            said = self.tr("Deadline done.")
            context.do(context, lambda: deadlines.mark_done(workspace, record.id, today=today), said=said)


def lines_of(context: Context, rows: Iterable[DateRow], into: QVBoxLayout, *, with_case: bool = True) -> None:
    """Lines with a thin rule between them."""
    for number, each in enumerate(rows):
        if number:
            into.addWidget(line())
        into.addWidget(DateLine(context, each, with_case=with_case))
