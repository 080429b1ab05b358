# SPDX-License-Identifier: GPL-3.0-or-later
"""The routes taken in a case, and taking one more."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.changes import Changed
from casework.queries.cases import CasePage
from casework.queries.law_words import routes
from casework.queries.people import list_authorities
from casework.services import proceedings
from ui.context import Context
from ui.dates import Lean
from ui.panels.proceedings import ProceedingPanel
from ui.widgets.drawer import Ask, Drawer
from ui.widgets.fields import Choice, DateField
from ui.widgets.form import Form
from ui.widgets.parts import column, row
from ui.widgets.text import button


class CaseRoutes(QWidget):
    """One panel for each; several can run at once."""

    def __init__(self, context: Context, case_id: int) -> None:
        super().__init__()
        self._context, self._case_id = context, case_id
        self.panels: dict[int, ProceedingPanel] = {}
        self._stack = QVBoxLayout()
        self._stack.setSpacing(14)
        self._drawer = Drawer()
        another = button(self.tr("Take another route"), self.begin, role="link", icon_name="plus")
        self.setLayout(column(self._stack, row(another, None), self._drawer))

    def read(self, page: CasePage) -> None:
        """Read each panel again, keeping what is being filled in; build those that are new."""
        now = {shown.id for shown in page.proceedings}
        for gone in set(self.panels) - now:
            panel = self.panels.pop(gone)
            panel.hide()
            panel.deleteLater()
        for proceeding_id in sorted(now):
            if proceeding_id in self.panels:
                self.panels[proceeding_id].read()
            else:
                self.panels[proceeding_id] = ProceedingPanel(self._context, proceeding_id)
                self._stack.addWidget(self.panels[proceeding_id])

    def begin(self) -> None:
        """Ask which route, before whom, since when."""
        self._drawer.toggle("route", self._route_form)

    def _route_form(self) -> QWidget:
        context, case_id = self._context, self._case_id
        form = Form(3)
        route = Choice(self.tr("Route"), [(one.code, one.label) for one in routes(context.language)])
        known = [(str(one.id), one.name) for one in list_authorities(context.workspace)]
        authority = Choice(self.tr("Before whom"), [("", self.tr("Whoever is competent")), *known])
        since = DateField(self.tr("Since"), context.language, context.today, lean=Lean.PAST)
        since.show_day(context.today)
        form.add("route", self.tr("Route"), route)
        form.add("authority", self.tr("Before whom"), authority)
        form.add("on", self.tr("Since"), since)

        def answer() -> None:
            code, before, day = route.key, int(authority.key) if authority.key else None, since.day
            if day is None:
                return
            workspace = context.workspace

            def then(_changed: Changed) -> None:
                self._drawer.shut()

            said = self.tr("The route is taken; its dates were computed.")
            context.do(
                self,
                lambda: proceedings.begin(workspace, case_id, code, on=day, authority_id=before),
                said=said,
                then=then,
            )

        hint = self.tr("Several routes can run at once. None suspends another, unless the law says so.")
        return Ask(self.tr("One more route"), form, self.tr("Begin"), answer, needed=("on",), hint=hint)
