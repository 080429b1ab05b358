# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of events. Most never become a case; noting one takes less than a minute."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from casework.changes import Kind
from casework.queries.incidents import incident_page
from casework.services import incidents
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.panels.incident_form import IncidentForm
from ui.panels.incidents import IncidentList
from ui.widgets.panes import ListDetail
from ui.widgets.parts import EmptyState, column, row, scrolled
from ui.widgets.text import Label, button


class IncidentsPage(Page):
    """The log on the left, the form on the right."""

    shows = frozenset({Kind.INCIDENT, Kind.CASE, Kind.PERSON, Kind.DEADLINE})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form: IncidentForm | None = None
        self._head: IncidentHead | None = None
        empty = EmptyState(
            "clipboard-list", self.tr("What happened?"), self.tr("When, where, what, who: a minute is enough.")
        )
        self.list = IncidentList(context, empty)
        self.list.chosen.connect(self._on_chosen)
        new = button(self.tr("Note facts"), self.begin_new, role="primary", icon_name="plus")
        left = QWidget()
        left.setLayout(column(row(Label(self.tr("Facts"), "title"), None, new), self.list, margins=(22, 18, 14, 12)))
        self._detail = QStackedWidget()
        self._detail.addWidget(EmptyState("clipboard-list", self.tr("Choose facts from the list, or note new ones.")))
        self.panes_ = ListDetail(left, self._detail, share=(2, 3))
        self.list.opened.connect(lambda _record: self.panes_.show_detail())
        self.setLayout(column(self.panes_))

    def refresh(self) -> None:
        self.list.read()
        if self.form is not None and self.form.incident_id:
            self.form.read()
        if self._head is not None:
            self._head.read()

    def visit(self, place: Place) -> None:
        if place.part.startswith("new"):
            case = place.part.removeprefix("new").lstrip(":")
            self._open(0, int(case or 0))
        elif place.kind is Kind.INCIDENT:
            self._open(place.id)
            self.list.light(place.id)

    def begin_new(self) -> None:
        self._open(0)

    def flush(self) -> None:
        if self.form is not None:
            self.form.flush()

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

    def _on_chosen(self, incident_id: int) -> None:
        if incident_id and (self.form is None or self.form.incident_id != incident_id):
            self._open(incident_id)

    def _open(self, incident_id: int, case_id: int = 0) -> None:
        self.flush()
        for number in reversed(range(1, self._detail.count())):
            old = self._detail.widget(number)
            if old is not None:
                self._detail.removeWidget(old)
                old.deleteLater()
        self.form = IncidentForm(self.context, incident_id, case_id)
        self._head = IncidentHead(self.context, self.form)
        inside = QWidget()
        whole = column(self._head, self.form, spacing=14, margins=(22, 18, 22, 22))
        whole.addStretch(1)
        inside.setLayout(whole)
        area = scrolled(inside)
        self._detail.addWidget(area)
        self._detail.setCurrentWidget(area)
        self.panes_.show_detail()
        if not incident_id:
            self.form.main.focus_first()


class IncidentHead(QWidget):
    """Its number, the cases it belongs to, and what may be made of it."""

    def __init__(self, context: Context, form: IncidentForm) -> None:
        super().__init__()
        self._context, self._form = context, form
        self._number = Label("", "badge", tone="accent")
        self._title = Label("", "title", wrap=True)
        self._hint = Label(self.tr("Saved as you type."), "small")
        self._cases = row(spacing=6)
        self._open_case = button(self.tr("Open a case from these facts"), self._on_case, icon_name="folder")
        self._bin = button(self.tr("To the bin"), self._on_bin, role="quiet", icon_name="trash-2")
        acts = row(self._open_case, self._bin, None)
        self.setLayout(column(row(self._number, self._hint, None), self._title, self._cases, acts, spacing=6))
        form.recorded.connect(lambda _id: self.read())
        self.read()

    def read(self) -> None:
        incident_id = self._form.incident_id
        for part in (self._number, self._open_case, self._bin):
            part.setVisible(bool(incident_id))
        if not incident_id:
            self._title.setText(self.tr("New facts"))
            return
        page = incident_page(self._context.workspace, self._context.view, incident_id)
        self._number.setText(page.reference)
        self._title.setText(page.noted.title or self.tr("Facts"))
        while self._cases.count():
            item = self._cases.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for case_id, reference in page.cases:
            go = button(
                self.tr("Case {reference}").format(reference=reference),
                partial(self._context.go, Place(kind=Kind.CASE, id=case_id)),
                role="link",
            )
            self._cases.addWidget(go)
        self._cases.addStretch(1)

    def _on_case(self) -> None:
        self._form.flush()
        self._context.go(Place("cases", part=f"new:{self._form.incident_id}"))

    def _on_bin(self) -> None:
        workspace, incident_id = self._context.workspace, self._form.incident_id
        context = self._context
        context.do(
            context,
            lambda: incidents.bin_incident(workspace, incident_id),
            said=self.tr("The facts are in the bin."),
            then=lambda _changed: context.go(Place("incidents")),
        )


def _commands(context: Context) -> list[Command]:
    return [
        Command(
            "incident.new",
            QCoreApplication.translate("Screens", "Note &facts now"),
            partial(context.go, Place("incidents", part="new")),
            Menu.CASE,
            "clipboard-list",
            ("Ctrl+Shift+F",),
        )
    ]


SCREEN = Screen(
    key="incidents",
    title=lambda: QCoreApplication.translate("Screens", "Facts"),
    icon="clipboard-list",
    build=IncidentsPage,
    opens=frozenset({Kind.INCIDENT}),
    commands=_commands,
)
