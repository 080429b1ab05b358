# SPDX-License-Identifier: GPL-3.0-or-later
"""The routes of a case: entering what happened, what that changed, correcting it, offences and one more route."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from casework.changes import Kind
from casework.queries.cases import CasePage, case_page, list_cases
from tests.ui.window import Program
from ui.context import Context, Place
from ui.panels.case_page import CasePanel
from ui.panels.events import DifferenceCard, EventForm
from ui.panels.offences import OffencePanel
from ui.panels.proceedings import ProceedingPanel
from ui.screens.cases import CasesPage
from ui.widgets.drawer import Ask
from ui.widgets.fields import Choice, DateField

Opened = Callable[..., Program]


def the_case(program: Program) -> tuple[Context, CasePanel]:
    """The complaint of the example, on its summary."""
    context = program.app.context
    assert context is not None
    assert program.app.window is not None
    row = min(list_cases(context.workspace, context.view), key=lambda one: one.reference)
    program.app.window.go(Place(kind=Kind.CASE, id=row.id, part="summary"))
    program.settle()
    page = program.app.window.page
    assert isinstance(page, CasesPage)
    return context, next(panel for panel in page.findChildren(CasePanel) if panel.case_id == row.id)


def the_route(panel: CasePanel) -> ProceedingPanel:
    return next(iter(panel.summary.routes.panels.values()))


def read(context: Context, panel: CasePanel) -> CasePage:
    return case_page(context.workspace, context.view, panel.case_id)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel)).replace("\N{NO-BREAK SPACE}", " ")


def enter(program: Program, route: ProceedingPanel, code: str, day: str) -> DifferenceCard:
    """Enter an event as a person does; gives what the panel says it changed."""
    route.begin_event()
    form = route.drawer.shown
    assert isinstance(form, EventForm)
    form.choose(code)
    form.when.edit.setText(day)
    form._on_save()
    program.settle()
    told = route.drawer.shown
    assert isinstance(told, DifferenceCard)
    return told


def ask(program: Program, route: ProceedingPanel, **values: str) -> None:
    form = route.drawer.shown
    assert isinstance(form, Ask)
    for name, text in values.items():
        field = form.form[name]
        if isinstance(field, Choice):
            field.choose(text)
        elif isinstance(field, DateField):
            field.edit.setText(text)
        else:
            assert isinstance(field, QLineEdit)
            field.setText(text)
    form.take()
    program.settle()


def test_a_complaint_says_that_it_interrupts_nothing(opened: Opened) -> None:
    _, panel = the_case(opened())
    assert "n’interrompt rien" in said(the_route(panel))


def test_an_event_entered_moves_the_stage_and_says_which_dates_it_opened_and_which_letters(opened: Opened) -> None:
    program = opened()
    context, panel = the_case(program)
    route = the_route(panel)
    enter(program, route, "send", "3/8")
    enter(program, route, "receipt", "6/8")
    told = said(enter(program, route, "dismissal", "20/11"))
    assert "À présent : classée sans suite" in told
    assert "Ouvert :" in told
    assert "Clos :" in told
    assert "Courriers pour cela" in told
    assert read(context, panel).proceedings[0].stage == "dismissed"


def test_the_expected_events_come_first_and_the_others_can_be_entered_too(opened: Opened) -> None:
    program = opened()
    context, panel = the_case(program)
    route = the_route(panel)
    route.begin_event()
    form = route.drawer.shown
    assert isinstance(form, EventForm)
    assert form._codes == ["send"]
    form.choose("dismissal")
    assert form.chosen is not None
    assert not form.chosen.expected
    form.when.edit.setText("20/11")
    form._on_save()
    program.settle()
    assert "inattendu à cette étape" in said(route)
    assert read(context, panel).proceedings[0].stage == "dismissed"


def test_an_event_without_its_day_is_asked_for_it(opened: Opened) -> None:
    program = opened()
    context, panel = the_case(program)
    route = the_route(panel)
    route.begin_event()
    form = route.drawer.shown
    assert isinstance(form, EventForm)
    form.choose("send")
    form._on_save()
    assert "Il manque le jour." in said(form)
    assert read(context, panel).proceedings[0].events == ()


def test_a_correction_keeps_the_wrong_entry_in_sight_with_its_reason(opened: Opened) -> None:
    program = opened()
    _, panel = the_case(program)
    route = the_route(panel)
    enter(program, route, "send", "3/8")
    (event,) = route.sheet.events
    route._toggle_correct(event)
    ask(program, route, on="4/8", reason="Cachet du 4")
    words = said(route)
    assert "saisie erronée : Cachet du 4" in words
    assert "04/08/2026" in words


def test_a_withdrawal_needs_its_reason(opened: Opened) -> None:
    program = opened()
    context, panel = the_case(program)
    route = the_route(panel)
    enter(program, route, "send", "3/8")
    (event,) = route.sheet.events
    route._toggle_withdraw(event)
    ask(program, route)
    assert len(read(context, panel).proceedings[0].events) == 1
    ask(program, route, reason="Jamais partie")
    assert read(context, panel).proceedings[0].events == ()
    assert read(context, panel).proceedings[0].stage == "draft"


def test_an_offence_shows_its_sheet(opened: Opened) -> None:
    program = opened()
    _, panel = the_case(program)
    route = the_route(panel)
    route._ask_charge()
    ask(program, route, offence="defamation", article="art. 32")
    line = next(each for each in route.findChildren(QWidget) if hasattr(each, "show_sheet") and each.isVisibleTo(route))
    line.show_sheet()
    program.settle()
    sheet = route.findChild(OffencePanel)
    assert isinstance(sheet, OffencePanel)
    assert "Loi 29 juillet 1881 art. 23" in said(sheet)


def test_another_route_is_taken_beside_the_first(opened: Opened) -> None:
    program = opened()
    context, panel = the_case(program)
    panel.summary.routes.begin()
    form = panel.summary.routes._drawer.shown
    assert isinstance(form, Ask)
    route = form.form["route"]
    assert isinstance(route, Choice)
    route.choose("ombudsman")
    form.take()
    program.settle()
    assert [one.route for one in read(context, panel).proceedings] == ["complaint_prosecutor", "ombudsman"]
    assert len(panel.summary.routes.panels) == 2


def test_a_form_being_filled_in_outlives_a_change_elsewhere(opened: Opened) -> None:
    program = opened()
    context, panel = the_case(program)
    route = the_route(panel)
    route.begin_event()
    form = route.drawer.shown
    assert isinstance(form, EventForm)
    form.choose("send")
    form.proof.setText("LRAR")
    panel.read()
    assert route.drawer.shown is form
    assert form.proof.text() == "LRAR"
    del context
