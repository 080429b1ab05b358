# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: what is next, what is late, who is silent, what is about to be lost. Read every morning, no click needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.changes import Kind
from casework.language import long_date
from casework.queries import today as queries
from casework.queries.dates import DateRow
from casework.words import LetterStatus, PacketStatus
from ui.context import Context, Page, Place, Screen
from ui.labels import word
from ui.panels.silences import silence_lines
from ui.widgets.date_lines import lines_of
from ui.widgets.parts import Card, EmptyState, Heading, clear, column, row, scrolled
from ui.widgets.text import Label, button, line
from ui.words import day_words, days_left, urgency


class TodayPage(Page):
    """Built anew at each reading: it is short, and always whole."""

    shows = frozenset(Kind) - {Kind.NOTE, Kind.PIECE, Kind.OFFICE}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(28, 22, 28, 28)
        self._inside.setSpacing(14)
        body = QWidget()
        body.setLayout(self._inside)
        self._area = scrolled(body)
        self.setLayout(column(self._area))

    def refresh(self) -> None:
        found = queries.today(self.context.workspace, self.context.view)
        clear(self._inside)
        day = long_date(self.context.today, self.context.language, weekday=True)
        note = button(self.tr("Note facts"), self.begin_new, icon_name="plus", role="primary")
        self._inside.addWidget(Heading(self.tr("Today"), day[:1].upper() + day[1:], note))
        if found.next_hearing is not None:
            self._inside.addWidget(self._hearing(found.next_hearing))
        self._section(self.tr("Late"), found.overdue, "danger")
        self._warnings(found.warnings)
        # The card above says it already.
        said = found.next_hearing
        week, month, far = (
            tuple(each for each in rows if each != said) for rows in (found.week, found.month, found.far)
        )
        self._section(self.tr("In the next 7 days"), week)
        self._section(self.tr("About to be lost: recordings"), found.evidence, "warning")
        self._section(self.tr("In the next 30 days"), month)
        if not (found.overdue or week or month):
            self._section(self.tr("Later"), far)
        self._to_send(found.to_send)
        self._silences(found.silences)
        if found.without_next_date:
            count = self.tr("%n open case(s) without a next date.", "", found.without_next_date)
            go = button(self.tr("See the cases"), partial(self.context.go, Place("cases")), role="link")
            self._inside.addWidget(Card(tone="warning").add(row(Label(count, "strong"), go, None)))
        if self._inside.count() == 1:
            self._inside.addWidget(self._nothing(found.open_cases), 1)
        self._inside.addStretch(1)

    def begin_new(self) -> None:
        self.context.go(Place("incidents", part="new"))

    def _nothing(self, open_cases: int) -> EmptyState:
        if open_cases:
            return EmptyState("sun", self.tr("Nothing is due."), self.tr("Hearings and deadlines will stand here."))
        return EmptyState(
            "sun",
            self.tr("Nothing here yet."),
            self.tr("Begin by noting what happened; a case can follow."),
            button(self.tr("Open a case"), partial(self.context.go, Place("cases", part="new"))),
        )

    def _hearing(self, shown: DateRow) -> Card:
        card = Card(self.tr("Next hearing"), tone="accent")
        card.add(
            row(
                Label(day_words(shown, self.context.language), "heading"),
                Label(days_left(shown.days_left), "badge", tone=urgency(shown) or "accent"),
                None,
                spacing=12,
            )
        )
        if shown.where:
            card.add(Label(shown.where, "large", wrap=True, copy=True))
        about = " · ".join(part for part in (shown.who, shown.title, shown.reference) if part)
        go = button(
            self.tr("Open the case"),
            partial(self.context.go, Place(kind=Kind.CASE, id=shown.case_id or 0)),
            role="link",
        )
        card.add(row(Label(about, "muted", copy=True), None, go))
        return card

    def _section(self, title: str, rows: Sequence[DateRow], tone: str = "") -> None:
        if not rows:
            return
        card = Card(f"{title} · {len(rows)}", tone=tone)
        lines_of(self.context, rows, card.inside)
        self._inside.addWidget(card)

    def _warnings(self, found: Sequence[tuple[int, DateRow]]) -> None:
        """One line for what reached a step today; the dates themselves stand below."""
        if not found:
            return
        card = Card(self.tr("Reached a warning step today"), tone="warning")
        for step, each in found:
            words = " · ".join(part for part in (each.title or each.reason, each.reference) if part)
            card.add(row(Label(days_left(step), "badge", tone="warning"), Label(words, wrap=True), spacing=12))
        self._inside.addWidget(card)

    def _to_send(self, found: Sequence[queries.ToSend]) -> None:
        if not found:
            return
        card = Card(self.tr("To sign, print or post") + f" · {len(found)}")
        for number, each in enumerate(found):
            if number:
                card.add(line())
            status = word(PacketStatus(each.status)) if each.packet_id else word(LetterStatus(each.status))
            place = (
                Place(kind=Kind.PACKET, id=each.packet_id)
                if each.packet_id
                else Place(kind=Kind.CASE, id=each.case_id, part="letters")
            )
            go = button(self.tr("Open"), partial(self.context.go, place), role="quiet")
            go.setAccessibleName(self.tr("Open: {title}").format(title=each.title))
            card.add(self._row(each.title, each.reference, status, go))
        self._inside.addWidget(card)

    def _silences(self, found: Sequence[queries.Silence]) -> None:
        if not found:
            return
        card = Card(self.tr("Awaiting an answer") + f" · {len(found)}")
        silence_lines(self.context, found, card.inside)
        self._inside.addWidget(card)

    @staticmethod
    def _row(title: str, about: str, state: str, act: QWidget) -> QHBoxLayout:
        words = column(Label(title, "strong", wrap=True), Label(about, "small", wrap=True, copy=True), spacing=1)
        made = row(words, Label(state, "badge"), act, spacing=12)
        made.setStretch(0, 1)
        made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return made


SCREEN = Screen(
    key="today",
    title=lambda: QCoreApplication.translate("Screens", "Today"),
    icon="sun",
    build=TodayPage,
)
