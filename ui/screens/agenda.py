# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda: a plain list by day, weeks parted, printed as it is shown."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.changes import Kind
from casework.language import long_date
from casework.queries import dates
from casework.queries.agenda_papers import agenda_pdf
from casework.queries.dates import DateRow, What
from ui import printing
from ui.background import IsCancelled, Progress
from ui.context import Context, Page, Screen
from ui.viewing import Pages
from ui.widgets.date_lines import lines_of
from ui.widgets.parts import Card, Chips, EmptyState, Heading, clear, column, row, scrolled
from ui.widgets.text import button

_SPANS = {"week": 7, "month": 31, "quarter": 92, "year": 366}


class AgendaPage(Page):
    """From today on, as far as is asked; a week to a card."""

    shows = frozenset({Kind.HEARING, Kind.DEADLINE, Kind.TASK, Kind.CASE, Kind.INCIDENT, Kind.PERSON})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.span = Chips(
            self.tr("How far"),
            [
                ("month", self.tr("a month")),
                ("week", self.tr("a week")),
                ("quarter", self.tr("three months")),
                ("year", self.tr("a year")),
            ],
        )
        self.which = Chips(
            self.tr("Which dates"),
            [("all", self.tr("All")), ("hearings", self.tr("Hearings")), ("due", self.tr("Deadlines and tasks"))],
        )
        for chips in (self.span, self.which):
            chips.chosen.connect(lambda _key: self.refresh())
        print_button = button(self.tr("Print"), self.print_shown, icon_name="printer")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(14)
        self._inside.setContentsMargins(0, 0, 8, 20)
        body = QWidget()
        body.setLayout(self._inside)
        self._head = Heading(self.tr("Agenda"), " ", print_button)
        whole = column(
            self._head,
            row(self.span, self.which, None, spacing=24),
            scrolled(body),
            spacing=12,
            margins=(28, 22, 20, 0),
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)

    @property
    def _last(self) -> date:
        return self.context.today + timedelta(days=_SPANS[self.span.key])

    def refresh(self) -> None:
        clear(self._inside)
        language = self.context.language
        first, last = self.context.today, self._last
        until = self.tr("until {date}").format(date=long_date(last, language, weekday=True))
        self._head.hint.setText(until)
        rows = [
            each for each in dates.between(self.context.workspace, self.context.view, first, last) if self._wanted(each)
        ]
        for monday, week in groupby(rows, key=lambda each: each.on - timedelta(days=each.on.weekday())):
            title = self.tr("Week of {date}").format(date=long_date(monday, language))
            card = Card(title, tone="accent" if monday <= first < monday + timedelta(days=7) else "")
            lines_of(self.context, week, card.inside)
            self._inside.addWidget(card)
        if not rows:
            self._inside.addWidget(
                EmptyState(
                    "calendar-days",
                    self.tr("Nothing {until}.").format(until=until),
                    self.tr("Dates are added on the page of a case."),
                )
            )
        self._inside.addStretch(1)

    def _wanted(self, each: DateRow) -> bool:
        match self.which.key:
            case "hearings":
                return each.what is What.HEARING
            case "due":
                return each.what in (What.DUE, What.TASK)
        return True

    def print_shown(self) -> None:
        """On paper, with the names that the window shows; the foot says which."""
        workspace, view, first, last = self.context.workspace, self.context.view, self.context.today, self._last
        hearings = self.which.key == "hearings"
        printer = self.context.messages.choose_printer(self.tr("Agenda"))
        if printer is None:
            return

        def work(progress: Progress, cancelled: IsCancelled) -> Pages:
            del progress, cancelled
            return Pages(agenda_pdf(workspace, view, first, last, hearings_only=hearings), is_picture=False)

        def print_pages(pages: Pages) -> None:
            said = self.tr("Sent to the printer.")
            messages = self.context.messages
            printing.print_pages(
                self, self.context.viewing, pages, printer, lambda: messages.notice(said), messages.error
            )

        self.context.viewing.runner.run(self, work, print_pages)


SCREEN = Screen(
    key="agenda",
    title=lambda: QCoreApplication.translate("Screens", "Agenda"),
    icon="calendar-days",
    build=AgendaPage,
    opens=frozenset({Kind.HEARING, Kind.DEADLINE, Kind.TASK}),
)
