# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda: a plain list by day, weeks parted, holidays named, today pinned; printed, or handed to a calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTimer
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from casework.changes import Kind
from casework.language import fold, long_date
from casework.queries import dates
from casework.queries.agenda_papers import agenda_pdf
from casework.queries.dates import DateRow, What
from casework.queries.law_rules import holidays
from casework.queries.today import Silence, silences
from casework.services.agenda import export_calendar
from casework.words import NamesMode
from ui.background import IsCancelled, Progress
from ui.context import Context, Page, Screen
from ui.panels.silences import silence_lines
from ui.widgets.date_lines import DateLine
from ui.widgets.drawer import Drawer
from ui.widgets.fields import Choice
from ui.widgets.paper import print_paper
from ui.widgets.parts import Card, Chips, EmptyState, Heading, clear, column, row, scrolled
from ui.widgets.text import Label, button, line

_SPANS = {"week": 7, "month": 31, "quarter": 92, "year": 366}
#: So many lines are built at once; more on asking.
_LINES = 80
#: Below so many letters of width the month makes room for the list.
_WIDE = 105
_OF = {
    "hearings": frozenset({What.HEARING}),
    "due": frozenset({What.DUE, What.OPENS, What.THEIRS}),
    "tasks": frozenset({What.TASK}),
    "evidence": frozenset({What.EVIDENCE_LOSS}),
}


class AgendaPage(Page):
    """From a day on, today unless another was picked in the small month."""

    shows = frozenset(
        {Kind.HEARING, Kind.DEADLINE, Kind.TASK, Kind.CASE, Kind.INCIDENT, Kind.PERSON, Kind.CORRESPONDENCE}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._first: date | None = None
        self._limit = _LINES
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
            [
                ("all", self.tr("All")),
                ("hearings", self.tr("Hearings")),
                ("due", self.tr("Deadlines")),
                ("tasks", self.tr("Tasks")),
                ("evidence", self.tr("Recordings")),
                ("silences", self.tr("Answers awaited")),
            ],
        )
        for chips in (self.span, self.which):
            chips.chosen.connect(lambda _key: self._again())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Filter: accents do not matter"))
        self.search.setAccessibleName(self.tr("Filter the agenda"))
        self.search.setClearButtonEnabled(True)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(120)
        self._calm.timeout.connect(self._again)
        self.search.textChanged.connect(lambda _text: self._calm.start())
        self._back = button(self.tr("Back to today"), self.show_home, role="link", icon_name="sun")
        self._back.hide()
        self._head = Heading(
            self.tr("Agenda"),
            " ",
            button(self.tr("To a calendar…"), self.ask_export, icon_name="upload"),
            button(self.tr("Print…"), self.print_shown, icon_name="printer"),
        )
        self.drawer = Drawer()
        self._inside = QVBoxLayout()
        self._inside.setSpacing(14)
        self._inside.setContentsMargins(0, 0, 8, 20)
        body = QWidget()
        body.setLayout(self._inside)
        self._area = scrolled(body)
        self.month = self._small_month()
        self._side = QWidget()
        side = column(self.month, self._back)
        side.addStretch(1)
        self._side.setLayout(side)
        lists = row(self._area, self._side, spacing=20)
        lists.setStretch(0, 1)
        narrowing = row(self.which, self.search, spacing=16)
        narrowing.setStretch(1, 1)
        whole = column(
            self._head,
            narrowing,
            self.span,
            self.drawer,
            lists,
            spacing=10,
            margins=(28, 22, 20, 0),
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)

    # -- the small month

    def _small_month(self) -> QCalendarWidget:
        month = QCalendarWidget()
        month.setAccessibleName(self.tr("Jump to a day"))
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        month.setFixedWidth(self.fontMetrics().averageCharWidth() * 38)
        month.setMaximumHeight(self.fontMetrics().height() * 13)
        month.clicked.connect(self._on_day)
        month.activated.connect(self._on_day)
        month.currentPageChanged.connect(lambda _year, _month: self._mark())
        return month

    def _on_day(self, picked: QDate) -> None:
        self.jump(date(picked.year(), picked.month(), picked.day()))

    def jump(self, day: date) -> None:
        """Show the agenda from that day on."""
        self._first = None if day == self.context.today else day
        self._again()

    def _mark(self) -> None:
        """The days of the month shown on which something is, in bold; holidays underlined."""
        first = date(self.month.yearShown(), self.month.monthShown(), 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self.month.setDateTextFormat(QDate(), QTextCharFormat())
        bold, holiday = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setFontUnderline(True)
        holiday.setFontItalic(True)
        for day, name in holidays(first, last, self.context.language).items():
            holiday.setToolTip(name)
            self.month.setDateTextFormat(QDate(day.year, day.month, day.day), holiday)
        for each in dates.between(self.context.workspace, self.context.view, first, last):
            if not each.month_only:
                self.month.setDateTextFormat(QDate(each.on.year, each.on.month, each.on.day), bold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= self.fontMetrics().averageCharWidth() * _WIDE)

    # -- the list

    @property
    def first(self) -> date:
        """The first day shown."""
        return self._first or self.context.today

    @property
    def last(self) -> date:
        """The last day shown."""
        return self.first + timedelta(days=_SPANS[self.span.key])

    def _again(self) -> None:
        self._limit = _LINES
        self.refresh()

    def show_home(self) -> None:
        self._first = None
        today = self.context.today
        self.month.setSelectedDate(QDate(today.year, today.month, today.day))
        self._again()

    def refresh(self) -> None:
        clear(self._inside)
        language, today = self.context.language, self.context.today
        awaited = self.which.key == "silences"
        self.span.setVisible(not awaited)
        self._back.setVisible(self._first is not None)
        self._mark()
        if awaited:
            self._head.hint.setText(self.tr("Who owes an answer, longest silence first"))
            self._show_silences()
            return
        first, last = self.first, self.last
        until = self.tr("from {first} to {last}").format(
            first=long_date(first, language, weekday=True), last=long_date(last, language, weekday=True)
        )
        self._head.hint.setText(until[:1].upper() + until[1:])
        found = dates.between(self.context.workspace, self.context.view, first, last)
        rows = [each for each in found if self._wanted(each)]
        if self._first is None:
            self._pin(today, [each for each in rows if each.on == today and not each.month_only])
            rows = [each for each in rows if each.on != today or each.month_only]
        self._show_weeks(rows[: self._limit], holidays(first, last, language))
        if len(rows) > self._limit:
            left = self.tr("Show %n more", "", len(rows) - self._limit)
            self._inside.addLayout(row(button(left, self._more), None))
        if not rows:
            self._inside.addWidget(
                EmptyState(
                    "calendar-days",
                    self.tr("Nothing {until}.").format(until=until),
                    self.tr("Dates are added on the page of a case."),
                )
            )
        self._inside.addStretch(1)

    def _more(self) -> None:
        self._limit += 4 * _LINES
        self.refresh()

    def _pin(self, today: date, rows: Sequence[DateRow]) -> None:
        day = long_date(today, self.context.language, weekday=True)
        card = Card(self.tr("Today, {date}").format(date=day), tone="accent")
        self._lines(rows, card.inside)
        if not rows:
            card.add(Label(self.tr("Nothing today."), "muted"))
        self._inside.addWidget(card)

    def _show_weeks(self, rows: Sequence[DateRow], named: Mapping[date, str]) -> None:
        language, today = self.context.language, self.context.today
        for monday, week in groupby(rows, key=lambda each: each.on - timedelta(days=each.on.weekday())):
            this = monday <= today < monday + timedelta(days=7)
            title = self.tr("This week") if this else self.tr("Week of {date}").format(date=long_date(monday, language))
            card = Card(title)
            for day, name in sorted(named.items()):
                if monday <= day < monday + timedelta(days=7):
                    told = self.tr("{day}: public holiday ({name})")
                    words = told.format(day=long_date(day, language, weekday=True), name=name)
                    card.add(Label(words, "small", wrap=True))
            for number, (day, of_day) in enumerate(groupby(week, key=lambda each: each.on)):
                each_day = list(of_day)
                if number:
                    card.add(line())
                known = [each for each in each_day if not each.month_only]
                if known:
                    words = long_date(day, language, weekday=True)
                    card.add(Label(words[:1].upper() + words[1:], "strong"))
                    self._lines(known, card.inside)
                self._lines([each for each in each_day if each.month_only], card.inside, with_day=True)
            self._inside.addWidget(card)

    def _lines(self, rows: Sequence[DateRow], into: QVBoxLayout, *, with_day: bool = False) -> None:
        for each in rows:
            into.addWidget(DateLine(self.context, each, with_day=with_day))

    def _show_silences(self) -> None:
        wanted = fold(self.search.text())
        rows = [one for one in silences(self.context.workspace, self.context.view) if wanted in fold(_words(one))]
        for authority, owed in groupby(sorted(rows, key=lambda one: one.authority), key=lambda one: one.authority):
            card = Card(authority or self.tr("Others"))
            silence_lines(self.context, owed, card.inside)
            self._inside.addWidget(card)
        if not rows:
            self._inside.addWidget(EmptyState("hourglass", self.tr("Nobody owes an answer.")))
        self._inside.addStretch(1)

    def _wanted(self, each: DateRow) -> bool:
        if self.which.key in _OF and each.what not in _OF[self.which.key]:
            return False
        words = fold(self.search.text())
        return not words or words in fold(" ".join((each.title, each.reason, each.who, each.reference, each.where)))

    def filter_list(self) -> None:
        self.search.setFocus()

    # -- on paper, and to a calendar

    def print_shown(self) -> None:
        """Ask what goes on paper, and under which names; the foot says which."""
        self.drawer.toggle("print", self._print_form)

    def _print_form(self) -> QWidget:
        card = Card(self.tr("Print the agenda"), tone="accent")
        what = Chips(
            self.tr("What"),
            [
                ("hearings week", self.tr("hearings of a week")),
                ("hearings month", self.tr("hearings of a month")),
                ("week", self.tr("everything of a week")),
                ("month", self.tr("everything of a month")),
            ],
        )
        names = Chips(
            self.tr("Names on the paper"),
            [("real", self.tr("real names")), ("borrowed", self.tr("borrowed names"))],
        )
        names.choose(self.context.view.names.value)

        def answer() -> None:
            self._print(what.key, NamesMode(names.key))
            self.drawer.shut()

        go = button(self.tr("Print"), answer, icon_name="printer")
        card.add(row(what, None), row(names, None, go))
        card.setFocusProxy(go)
        return card

    def _print(self, what: str, names: NamesMode) -> None:
        workspace, first = self.context.workspace, self.first
        view = replace(self.context.view, names=names)
        last = first + timedelta(days=6 if what.endswith("week") else 30)
        hearings_only = what.startswith("hearings")
        print_paper(
            self.context,
            self,
            self.tr("Agenda"),
            lambda: agenda_pdf(workspace, view, first, last, hearings_only=hearings_only),
        )

    def ask_export(self) -> None:
        """Ask how far, and how much the titles tell."""
        self.drawer.toggle("export", self._export_form)

    def _export_form(self) -> QWidget:
        card = Card(self.tr("To a calendar (.ics)"), tone="accent")
        span = Choice(
            self.tr("How far"),
            [("92", self.tr("three months")), ("366", self.tr("a year")), ("31", self.tr("a month"))],
        )
        neutral = QCheckBox(self.tr("Neutral titles: only what it is, and the reference of the case"))
        neutral.setChecked(True)
        hint = self.tr("The file leaves the encrypted workspace: telephones and calendars of others may show it.")

        def answer() -> None:
            if self._export(int(span.key), neutral=neutral.isChecked()):
                self.drawer.shut()

        card.add(Label(hint, "small", wrap=True), row(span, neutral, None, button(self.tr("Save…"), answer)))
        card.setFocusProxy(span)
        return card

    def _export(self, days: int, *, neutral: bool) -> bool:
        target = self.context.messages.save_file(self.tr("Save the calendar"), "agenda.ics", "iCalendar (*.ics)")
        if target is None:
            return False
        workspace, view, first = self.context.workspace, self.context.view, self.first

        def work(progress: Progress, cancelled: IsCancelled) -> None:
            del progress, cancelled
            export_calendar(workspace, view, first, first + timedelta(days=days), target, neutral=neutral)

        def done(_nothing: None) -> None:
            said = self.tr("Saved outside the encrypted workspace.")
            self.context.messages.notice(said, tone="" if neutral else "warning")

        self.context.runner.run(self, work, done)
        return True


def _words(one: Silence) -> str:
    return " ".join((one.authority, one.subject, one.reference, one.who))


SCREEN = Screen(
    key="agenda",
    title=lambda: QCoreApplication.translate("Screens", "Agenda"),
    icon="calendar-days",
    build=AgendaPage,
    opens=frozenset({Kind.HEARING, Kind.DEADLINE, Kind.TASK}),
)
