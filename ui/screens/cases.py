# SPDX-License-Identifier: GPL-3.0-or-later
"""Cases: the list by next date, and the page of the one that is lit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from casework.changes import Changed, Kind
from casework.language import short_date
from casework.queries.cases import CaseRow, list_cases
from casework.queries.incidents import list_incidents
from casework.queries.law_words import kind_words
from casework.queries.people import list_authorities, list_people
from casework.services import cases
from casework.words import AuthorityKind
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.models.table import Column, TableModel
from ui.panels.case_page import CasePanel
from ui.theme import colours
from ui.widgets.fields import Choice
from ui.widgets.form import Form
from ui.widgets.panes import ListDetail
from ui.widgets.parts import Chips, EmptyState, column, row, scrolled, stacked
from ui.widgets.record_list import RecordList
from ui.widgets.text import Label, button
from ui.words import days_left

#: The kinds of case offered, by their key in the law data.
KINDS = (
    "complaint_prosecutor",
    "civil_party_complaint",
    "direct_citation",
    "police_inspectorate",
    "ombudsman",
    "administrative",
    "access_documents",
    "data_protection",
    "fine",
    "parking",
    "prosecution_defence",
    "press_prosecution",
    "press_complaint",
    "custody_incident",
    "seizure",
    "compensation",
    "un",
    "echr",
)


class CasesPage(Page):
    """The detail waits a moment while one walks through the list with the arrow keys."""

    shows = frozenset(Kind)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._panel: CasePanel | None = None
        self._shown = 0
        self._chips = Chips(
            self.tr("Which cases"), [("live", self.tr("Live")), ("all", self.tr("All, closed ones too"))]
        )
        self._chips.chosen.connect(lambda _key: self.refresh())
        empty = EmptyState(
            "folder",
            self.tr("No case yet."),
            self.tr("Begin by noting what happened; then open a case from it."),
            button(self.tr("Note facts"), partial(context.go, Place("incidents", part="new"))),
        )
        self.list = RecordList[CaseRow](
            TableModel(self._columns(), lambda each: each.id), self.tr("Cases"), empty, self._chips
        )
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        left = QWidget()
        new = button(self.tr("New case"), self.begin_new, icon_name="plus")
        left.setLayout(column(row(Label(self.tr("Cases"), "title"), None, new), self.list, margins=(22, 18, 14, 12)))
        self._detail = QStackedWidget()
        self._detail.addWidget(EmptyState("folder", self.tr("Choose a case from the list.")))
        self.panes_ = ListDetail(left, self._detail, share=(3, 5))
        self.setLayout(column(self.panes_))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(120)
        self._calm.timeout.connect(self._show_chosen)

    def _columns(self) -> tuple[Column[CaseRow], ...]:
        def urgent(shown: CaseRow) -> str:
            now = colours()
            if shown.days_left is None:
                return now.warning
            return now.danger if shown.days_left <= 2 else now.warning if shown.days_left <= 7 else ""

        def when(shown: CaseRow) -> str:
            if shown.next_on is None or shown.days_left is None:
                return self.tr("no date")
            # Near dates by how long is left, far ones by the year they are in.
            if shown.days_left > 31:
                return short_date(shown.next_on)
            return f"{short_date(shown.next_on)[:5]} · {days_left(shown.days_left)}"

        def about(shown: CaseRow) -> str:
            return " · ".join(part for part in (shown.title, shown.who, shown.place) if part)

        language = self.context.language
        return (
            Column(self.tr("Reference"), lambda each: each.reference, width=8),
            Column(
                self.tr("Case"),
                about,
                tip=lambda each: f"{about(each)}\n{kind_words(each.kind, language)}",
                stretch=True,
            ),
            Column(self.tr("Next date"), when, key=lambda each: each.next_on, colour=urgent, width=17),
        )

    # -- reading

    def refresh(self) -> None:
        self.list.show_rows(list_cases(self.context.workspace, self.context.view, live_only=self._chips.key == "live"))
        if self._panel is not None:
            self._panel.read()

    def visit(self, place: Place) -> None:
        if place.part.startswith("new"):
            self.begin_new(place.part.removeprefix("new").lstrip(":"))
        elif place.kind is Kind.CASE:
            self._show(place.id)
            self.list.light(place.id)
            if place.part and self._panel is not None:
                self._panel.show_part(place.part)

    def flush(self) -> None:
        if self._panel is not None:
            self._panel.flush()

    def filter_list(self) -> None:
        self.panes_.show_list()
        self.list.filter.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.panes_.left, self._detail)

    def leave_detail(self) -> bool:
        if self.panes_.is_narrow and self.panes_.right.isVisible():
            self.panes_.show_list()
            return True
        return False

    def _on_chosen(self, case_id: int) -> None:
        if case_id:
            self._calm.start()

    def _show_chosen(self) -> None:
        if case_id := self.list.table.current_id():
            self._show(case_id)

    def _on_opened(self, case_id: int) -> None:
        self._show(case_id)
        self.panes_.show_detail()

    def _show(self, case_id: int) -> None:
        if self._panel is not None and self._panel.case_id == case_id:
            self.panes_.show_detail()
            return
        self._put(CasePanel(self.context, case_id))
        self.panes_.show_detail()

    def _put(self, widget: QWidget) -> None:
        """Show this in the detail pane; what was there before goes."""
        self.flush()
        for number in reversed(range(1, self._detail.count())):
            old = self._detail.widget(number)
            if old is not None:
                self._detail.removeWidget(old)
                old.deleteLater()
        self._panel = widget if isinstance(widget, CasePanel) else None
        # Where the window is too low for the head and a tab, the whole page scrolls.
        area = scrolled(widget)
        self._detail.addWidget(area)
        self._detail.setCurrentWidget(area)

    # -- a new case

    def begin_new(self, incident: str = "") -> None:
        """The form of a new case; ``incident`` is the id of the event it comes from."""
        new = NewCase(self.context, incident)
        new.made.connect(lambda case_id: self.context.go(Place(kind=Kind.CASE, id=case_id)))
        self._put(new)
        self.panes_.show_detail()
        new.form["title"].setFocus()


class NewCase(QWidget):
    """Few fields: what is not asked here is on the case's page."""

    made = Signal(int)

    def __init__(self, context: Context, incident: str) -> None:
        super().__init__()
        self._context = context
        workspace, view = context.workspace, context.view
        events = list_incidents(workspace, view)
        self.form = Form(2)
        self.form.add("title", self.tr("Title"), QLineEdit(), wide=True)
        self.form.add(
            "incident",
            self.tr("From these facts"),
            Choice(
                self.tr("From these facts"),
                [("", self.tr("None yet")), *((str(one.id), f"{one.reference} {one.title}") for one in events)],
            ),
            wide=True,
        )
        self.form.add(
            "kind",
            self.tr("Kind"),
            Choice(self.tr("Kind"), [(key, kind_words(key, context.language)) for key in KINDS]),
        )
        self.form.add("place", self.tr("Place"), QLineEdit())
        people = list_people(workspace, view)
        self.form.add(
            "client",
            self.tr("For whom"),
            Choice(
                self.tr("For whom"),
                [("", self.tr("The victims of these facts")), *((str(one.id), one.name) for one in people)],
            ),
        )
        offices = list_authorities(workspace, kinds=frozenset({AuthorityKind.PROSECUTOR.value}))
        self.form.add(
            "authority",
            self.tr("Before"),
            Choice(
                self.tr("Before"),
                [("", self.tr("Suggested by the place")), *((str(one.id), one.name) for one in offices)],
            ),
        )
        self._told = Label("", tone="danger", wrap=True)
        go = button(self.tr("Open the case"), self._on_make, role="primary")
        self.setLayout(
            column(scrolled(stacked(Label(self.tr("New case"), "title"), self.form, self._told, row(None, go))))
        )
        if incident:
            chosen = next((one for one in events if str(one.id) == incident), None)
            if chosen is not None:
                title = self.tr("Complaint – {facts}").format(facts=chosen.title)
                self.form.fill({"incident": incident, "title": title, "place": chosen.place})

    def _on_make(self) -> None:
        values = self.form.values()
        title = str(values["title"] or "")
        if not title:
            self._told.setText(self.tr("A title is needed: a few words that you will recognise."))
            self.form["title"].setFocus()
            return
        chosen = {name: str(values[name] or "") for name in ("incident", "client", "authority", "kind")}
        kind = chosen["kind"]
        it = cases.OpenCase(
            title=title,
            kind=kind,
            opened_on=self._context.today,
            place=str(values["place"] or ""),
            incidents=[int(chosen["incident"])] if chosen["incident"] else [],
            clients=[int(chosen["client"])] if chosen["client"] else [],
            route=kind if kind == "complaint_prosecutor" else "",
            authority_id=int(chosen["authority"]) if chosen["authority"] else None,
        )
        workspace = self._context.workspace

        def then(changed: Changed) -> None:
            self.made.emit(changed.id)

        self._context.do(self, lambda: cases.open_case(workspace, it), said=self.tr("The case is open."), then=then)


def _commands(context: Context) -> list[Command]:
    return [
        Command(
            "case.new",
            QCoreApplication.translate("Screens", "New &case"),
            partial(context.go, Place("cases", part="new")),
            Menu.CASE,
            "folder",
            ("Ctrl+Shift+N",),
        )
    ]


SCREEN = Screen(
    key="cases",
    title=lambda: QCoreApplication.translate("Screens", "Cases"),
    icon="folder",
    build=CasesPage,
    opens=frozenset({Kind.CASE}),
    commands=_commands,
)
