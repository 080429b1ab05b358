# SPDX-License-Identifier: GPL-3.0-or-later
"""The first tab of a case: what it is about, who is in it, which ways were taken."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from casework.changes import Kind
from casework.queries.cases import CasePage, PersonRow
from casework.queries.people import list_people
from casework.services import cases
from casework.words import CaseRole
from ui.context import Context, Place
from ui.labels import choices, word
from ui.panels.case_routes import CaseRoutes
from ui.widgets.fields import Choice, LongText
from ui.widgets.form import Form, Value
from ui.widgets.parts import Card, clear, column, row, scrolled
from ui.widgets.text import Label, button, icon_button


class CaseSummary(QWidget):
    """The form saves as it goes; the cards below are written anew at each reading."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self.form = Form(2)
        self.form.add("title", self.tr("Title"), QLineEdit(), wide=True)
        self.form.add("place", self.tr("Place"), QLineEdit())
        self.form.add("tags", self.tr("Tags, parted by commas"), QLineEdit())
        self.form.add("summary", self.tr("In short"), LongText(self.tr("In short"), 3), wide=True)
        self.form.wants_saving.connect(self._on_save)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        inside = QWidget()
        self.routes = CaseRoutes(context, case_id)
        whole = column(
            self._cards, self.routes, Card(self.tr("About")).add(self.form), spacing=14, margins=(0, 12, 8, 12)
        )
        whole.addStretch(1)
        inside.setLayout(whole)
        self.setLayout(column(scrolled(inside)))

    def read(self, page: CasePage) -> None:
        self.form.fill(
            {
                "title": page.row.title,
                "place": page.row.place,
                "tags": ", ".join(page.row.tags),
                "summary": page.summary,
            }
        )
        self.routes.read(page)
        clear(self._cards)
        self._cards.addWidget(self._people(page))
        if page.links:
            card = Card(self.tr("Linked cases"))
            for other, reference, reason, mirror in page.links:
                go = button(reference, partial(self._context.go, Place(kind=Kind.CASE, id=other)), role="link")
                told = self.tr("same event, other side") if mirror else ""
                card.add(row(go, Label(" · ".join(part for part in (reason, told) if part), "muted"), None))
            self._cards.addWidget(card)

    def flush(self) -> None:
        self.form.flush()

    def _on_save(self, values: dict[str, Value]) -> None:
        workspace, case_id = self._context.workspace, self._case_id
        sent: dict[str, object] = dict(values)
        if "tags" in sent:
            sent["tags"] = [tag.strip() for tag in str(sent["tags"]).split(",") if tag.strip()]
        self._context.do(self, lambda: cases.amend(workspace, case_id, sent))

    # -- people

    def _people(self, page: CasePage) -> Card:
        card = Card(self.tr("People"))
        for person in page.people:
            card.add(self._person(person))
        if not page.people:
            card.add(Label(self.tr("Nobody yet. Letters need to know for whom they are written."), "muted", wrap=True))
        known = list_people(self._context.workspace, self._context.view)
        who = Choice(
            self.tr("Person to add"), [("", self.tr("Add a person…")), *((str(one.id), one.name) for one in known)]
        )
        role = Choice(self.tr("As"), choices(CaseRole))
        add = button(self.tr("Add"), lambda: self._join(who.key, role.key))
        new = button(self.tr("New person"), partial(self._context.go, Place("contacts", part="new")), role="link")
        card.add(row(who, role, add, new, None))
        return card

    def _person(self, person: PersonRow) -> QWidget:
        line = QWidget()
        if person.person_id is None:
            name: QWidget = Label(person.name, "strong", copy=True)
        else:
            place = Place(kind=Kind.PERSON, id=person.person_id)
            name = button(person.name, partial(self._context.go, place), role="link")
        parts: list[QWidget | None] = [name, Label(word(CaseRole(person.role)), "muted"), None]
        if person.person_id is not None:
            told = self.tr("Take {name} out of this case").format(name=person.name)
            parts.append(icon_button("x", told, partial(self._part, person.person_id)))
        line.setLayout(row(*parts))
        return line

    def _join(self, person_id: str, role: str) -> None:
        if person_id:
            workspace, case_id = self._context.workspace, self._case_id
            self._context.do(self, lambda: cases.join_person(workspace, case_id, int(person_id), CaseRole(role)))

    def _part(self, person_id: int) -> None:
        workspace, case_id = self._context.workspace, self._case_id
        self._context.do(self, lambda: cases.part_person(workspace, case_id, person_id))
