# SPDX-License-Identifier: GPL-3.0-or-later
"""Correspondence: what was sent and what came, who is silent, which receipt is back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QStackedWidget, QWidget

from casework.changes import Changed, Kind
from casework.language import NBSP, short_date
from casework.queries.cases import list_cases
from casework.queries.correspondence import PostRow, list_post
from casework.queries.people import list_authorities
from casework.services import correspondence
from casework.words import Direction, Means
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.dates import Lean
from ui.icons import icon
from ui.labels import choices, word
from ui.models.table import Column, TableModel
from ui.panels import packet_begin
from ui.panels.new_dates import Telling
from ui.theme import colours
from ui.widgets.fields import Choice, DateField, LongText
from ui.widgets.form import Form
from ui.widgets.panes import ListDetail
from ui.widgets.parts import Card, Chips, EmptyState, column, row, scrolled, stacked
from ui.widgets.record_list import RecordList
from ui.widgets.text import Label, button


class PostPage(Page):
    """The list, and beside it a line's facts with what may be done next."""

    shows = frozenset({Kind.CORRESPONDENCE, Kind.CASE, Kind.LETTER, Kind.PACKET})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: tuple[PostRow, ...] = ()
        self._is_new = False
        self._chips = Chips(
            self.tr("Which letters"),
            [("all", self.tr("All")), ("waiting", self.tr("Awaiting an answer")), ("received", self.tr("Received"))],
        )
        self._chips.chosen.connect(lambda _key: self._show_rows())
        empty = EmptyState(
            "mail", self.tr("No letters yet."), self.tr("What you send from a packet stands here by itself.")
        )
        self.list = RecordList[PostRow](
            TableModel(self._columns(), lambda each: each.id), self.tr("Letters"), empty, self._chips
        )
        self.list.chosen.connect(self._on_chosen)
        new = button(self.tr("Record a letter"), self.begin_new, icon_name="plus")
        left = QWidget()
        left.setLayout(column(row(Label(self.tr("Letters"), "title"), None, new), self.list, margins=(22, 18, 14, 12)))
        self._detail = QStackedWidget()
        self._detail.addWidget(EmptyState("mail", self.tr("Choose a letter from the list.")))
        self.panes_ = ListDetail(left, self._detail, share=(3, 2))
        self.setLayout(column(self.panes_))

    def _columns(self) -> tuple[Column[PostRow], ...]:
        def arrow(each: PostRow) -> str:
            return word(Direction(each.direction))

        def silent(each: PostRow) -> str:
            return "" if each.waiting is None else self.tr("silent for %n day(s)", "", each.waiting)

        return (
            Column(self.tr("Day"), lambda each: short_date(each.on), key=lambda each: each.on, width=11),
            Column(
                "",
                arrow,
                icon=lambda each: icon("send" if each.direction == Direction.SENT else "inbox"),
                width=8,
            ),
            Column(self.tr("With"), lambda each: each.who, tip=lambda each: each.who, stretch=True),
            Column(self.tr("About"), lambda each: each.subject, tip=lambda each: each.subject, width=24),
            Column(
                self.tr("Silence"),
                silent,
                key=lambda each: None if each.waiting is None else -each.waiting,
                colour=lambda each: colours().warning if (each.waiting or 0) > 30 else "",
                width=19,
            ),
        )

    def refresh(self) -> None:
        self._rows = list_post(self.context.workspace, self.context.view)
        self._show_rows()
        if not self._is_new and (lit := self.list.table.current_id()):
            self._on_chosen(lit)

    def _show_rows(self) -> None:
        match self._chips.key:
            case "waiting":
                rows = tuple(each for each in self._rows if each.waiting is not None)
            case "received":
                rows = tuple(each for each in self._rows if each.direction == Direction.RECEIVED)
            case _:
                rows = self._rows
        self.list.show_rows(rows)

    def visit(self, place: Place) -> None:
        if place.part == "new":
            self.begin_new()
        elif place.kind is Kind.CORRESPONDENCE:
            self._chips.choose("all")
            self.list.light(place.id)
            self._on_chosen(place.id)

    def begin_new(self) -> None:
        self._put(NewPost(self.context, None), is_new=True)

    def filter_list(self) -> None:
        self.list.filter.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.panes_.left, self._detail)

    def leave_detail(self) -> bool:
        if self.panes_.is_narrow and self.panes_.right.isVisible():
            self.panes_.show_list()
            return True
        return False

    def _on_chosen(self, line_id: int) -> None:
        found = next((each for each in self._rows if each.id == line_id), None)
        if found is not None:
            line = PostLine(self.context, found)
            line.answer_wanted.connect(lambda: self._put(NewPost(self.context, found), is_new=True))
            self._put(line, is_new=False)

    def _put(self, widget: QWidget, *, is_new: bool) -> None:
        for number in reversed(range(1, self._detail.count())):
            old = self._detail.widget(number)
            if old is not None:
                self._detail.removeWidget(old)
                old.deleteLater()
        self._is_new = is_new
        self._detail.addWidget(widget)
        self._detail.setCurrentWidget(widget)
        self.panes_.show_detail()
        if is_new:
            widget.setFocus()


class PostLine(QWidget):
    """One line, with what may be done: its receipt, its answer, its case."""

    answer_wanted = Signal()

    def __init__(self, context: Context, shown: PostRow) -> None:
        super().__init__()
        self._context, self._shown = context, shown
        sent = shown.direction == Direction.SENT
        title = self.tr("Sent on {date}") if sent else self.tr("Received on {date}")
        facts = Card()
        for name, value in (
            (self.tr("With"), shown.who),
            (self.tr("About"), shown.subject),
            (self.tr("How"), word(Means(shown.means))),
            (self.tr("Registered letter number (LRAR)"), shown.tracking_number),
            (self.tr("Receipt of"), short_date(shown.receipt_on) if shown.receipt_on else ""),
        ):
            if value:
                facts.add(Label(name, "caption"), Label(value, wrap=True, copy=True))
        parts: list[QWidget] = [Label(title.format(date=short_date(shown.on)), "title"), facts]
        if sent and shown.receipt_on is None and shown.means == Means.LRAR:
            parts.append(self._receipt_card())
        acts = row(spacing=8)
        if sent:
            acts.addWidget(button(self.tr("Record the answer"), self.answer_wanted.emit, icon_name="inbox"))
            if shown.waiting is not None and shown.case_id:
                chase = button(self.tr("Write a reminder"), partial(packet_begin.chase, context, self, shown))
                acts.addWidget(chase)
        if shown.case_id:
            place = Place(kind=Kind.CASE, id=shown.case_id, part="letters")
            acts.addWidget(button(self.tr("Open the case"), partial(context.go, place), icon_name="folder"))
        acts.addStretch(1)
        self.setLayout(column(scrolled(stacked(*parts, acts))))

    def _receipt_card(self) -> Card:
        self._receipt = DateField(self.tr("Receipt of"), self._context.language, self._context.today, lean=Lean.PAST)
        name = Label(self.tr("Day on the slip"), "caption")
        name.setBuddy(self._receipt.edit)
        card = Card(self.tr("Is the receipt back?"), tone="accent")
        return card.add(
            Label(self.tr("Silence is counted from this day, not from the posting."), "small", wrap=True),
            name,
            self._receipt,
            row(None, button(self.tr("Keep the receipt"), self._on_receipt)),
        )

    def _on_receipt(self) -> None:
        day = self._receipt.day
        if day is None:
            self._receipt.setFocus()
            return
        workspace, line_id = self._context.workspace, self._shown.id
        telling = Telling(self._context, self._shown.case_id, self)
        telling.run(lambda: correspondence.receipt_came(workspace, line_id, day), self.tr("Receipt kept."))


class NewPost(QWidget):
    """A letter, message or call to record, perhaps the answer to one of ours."""

    def __init__(self, context: Context, answers: PostRow | None) -> None:
        super().__init__()
        self._context, self._answers = context, answers
        self.form = form = Form(2)
        ways = [(Direction.RECEIVED.value, self.tr("received")), (Direction.SENT.value, self.tr("sent"))]
        form.add("direction", self.tr("Was it sent or received?"), Choice("", ways))
        form.add("means", self.tr("How"), Choice("", choices(Means)))
        self._on = DateField(self.tr("Day"), context.language, context.today, lean=Lean.PAST)
        form.add("on", self.tr("Day it came or left"), self._on)
        self._dated = DateField(self.tr("Date written on it"), context.language, context.today, lean=Lean.PAST)
        form.add("dated_on", self.tr("Date written on it"), self._dated)
        known = list_authorities(context.workspace)
        nobody = ("", self.tr("Somebody else"))
        form.add("authority", self.tr("Authority"), Choice("", [nobody, *((str(one.id), one.name) for one in known)]))
        form.add("other_party", self.tr("Somebody else: who"), QLineEdit())
        found = list_cases(context.workspace, context.view)
        none = ("", self.tr("No case"))
        form.add(
            "case",
            self.tr("Case"),
            Choice("", [none, *((str(one.id), f"{one.reference}{NBSP}{one.title}") for one in found)]),
        )
        form.add("tracking_number", self.tr("Registered letter number (LRAR)"), QLineEdit())
        form.add("subject", self.tr("About"), QLineEdit(), wide=True)
        form.add("body", self.tr("What it says, in short"), LongText(self.tr("What it says, in short"), 3), wide=True)
        form.add("reply_awaited", "", QCheckBox(self.tr("We await an answer")), wide=True)
        form.fill({"on": context.today, "means": Means.SIMPLE_POST.value})
        title = self.tr("Record a letter")
        if answers is not None:
            title = self.tr("Answer to: {subject}").format(subject=answers.subject)
            authority = str(answers.authority_id or "")
            form.fill(
                {
                    "direction": Direction.RECEIVED.value,
                    "authority": authority,
                    "other_party": "" if authority else answers.who,
                    "case": str(answers.case_id or ""),
                    "subject": answers.subject,
                }
            )
        self._told = Label("", tone="danger", wrap=True)
        save = button(self.tr("Keep"), self._on_save, role="primary")
        self.setLayout(column(scrolled(stacked(Label(title, "title", wrap=True), form, self._told, row(None, save)))))
        self.setFocusProxy(form["direction"])

    def _on_save(self) -> None:
        values = self.form.values()
        day = self._on.day
        if day is None:
            self._told.setText(self.tr("Which day did it come or leave?"))
            self._on.setFocus()
            return
        authority, case = str(values["authority"] or ""), str(values["case"] or "")
        post = correspondence.Post(
            direction=Direction(str(values["direction"])),
            means=Means(str(values["means"])),
            on=day,
            dated_on=self._dated.day,
            case_id=int(case) if case else None,
            authority_id=int(authority) if authority else None,
            other_party=str(values["other_party"]),
            subject=str(values["subject"]),
            body=str(values["body"]),
            tracking_number=str(values["tracking_number"]),
            reply_awaited=bool(values["reply_awaited"]),
        )
        if self._answers is not None:
            post = replace(post, reply_to_id=self._answers.id)
        workspace, context = self._context.workspace, self._context

        def then(changed: Changed) -> None:
            context.go(Place(kind=Kind.CORRESPONDENCE, id=changed.id))

        said = self.tr("The letter is kept.")
        Telling(context, post.case_id, self).run(lambda: correspondence.record(workspace, post), said, then)


def _commands(context: Context) -> list[Command]:
    return [
        Command(
            "post.new",
            QCoreApplication.translate("Screens", "&Record a letter"),
            partial(context.go, Place("post", part="new")),
            Menu.CASE,
            "mail",
        )
    ]


SCREEN = Screen(
    key="post",
    title=lambda: QCoreApplication.translate("Screens", "Letters"),
    icon="mail",
    build=PostPage,
    opens=frozenset({Kind.CORRESPONDENCE}),
    commands=_commands,
)
