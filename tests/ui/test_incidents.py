# SPDX-License-Identifier: GPL-3.0-or-later
"""Noting facts: typed once, saved by itself, nothing of them lost, a case from them in a click."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from casework.language import Language
from casework.queries.cases import case_page
from casework.queries.incidents import incident_page, list_incidents
from casework.queries.people import list_people
from casework.queries.view import view_of
from casework.services import session
from casework.words import RioState
from tests.ui.window import PASSPHRASE, Program, create_fast
from ui.context import Context, Place
from ui.panels.incident_form import IncidentForm
from ui.screens.cases import CasesPage, NewCase
from ui.screens.incidents import IncidentsPage
from ui.widgets.fields import DateField, LongText, TimeField
from ui.widgets.form import Form

Run = Callable[..., Program]


def begin(program: Program) -> tuple[Context, IncidentForm]:
    assert program.app.window is not None
    assert program.app.context is not None
    program.app.window.go(Place("incidents", part="new"))
    page = program.app.window.page
    assert isinstance(page, IncidentsPage)
    assert page.form is not None
    return program.app.context, page.form


def fill(program: Program, form: Form, **values: str) -> None:
    for name, text in values.items():
        field = form[name]
        if isinstance(field, DateField | TimeField):
            field.edit.setText(text)
        elif isinstance(field, LongText):
            field.setPlainText(text)
        else:
            assert isinstance(field, QLineEdit)
            field.setText(text)


def empty(run: Run, tmp_path: Path) -> Program:
    program = run(tmp_path / "workspace")
    program.app.open(create_fast(tmp_path / "workspace", PASSPHRASE).opened)
    program.settle()
    return program


def test_an_incident_is_kept_with_its_people_officers_and_recordings(run: Run, tmp_path: Path) -> None:
    program = empty(run, tmp_path)
    context, form = begin(program)
    fill(program, form.main, starts_on="12/11", starts_at="14h10", commune="Calais", title="Contrôle au parking")
    form.people.begin()
    fill(program, form.people._forms[0][1], name="Ada Lindqvist", held_from="14:10")
    form.officers.begin()
    fill(program, form.officers._forms[0][1], did="a pris les empreintes")
    form.officers._forms[0][1].fill({"rio_state": RioState.NOT_WORN.value, "how_many": 10})
    form.footage.begin()
    fill(program, form.footage._forms[0][1], place="mât du parking")
    form.save()
    program.settle()
    row = list_incidents(context.workspace, context.view)[0]
    page = incident_page(context.workspace, context.view, row.id)
    noted = page.noted
    assert (noted.starts_on, noted.starts_at, noted.title) == (date(2026, 11, 12), time(14, 10), "Contrôle au parking")
    assert [person.name for person in list_people(context.workspace, context.view)] == ["Ada Lindqvist"]
    assert noted.people[0].held_from == time(14, 10)
    assert (noted.officers[0].how_many, noted.officers[0].rio_state) == (10, RioState.NOT_WORN)
    assert page.losses
    assert form._losses.isVisible()


def test_saving_again_changes_the_same_incident_and_adds_nobody_twice(run: Run, tmp_path: Path) -> None:
    program = empty(run, tmp_path)
    context, form = begin(program)
    fill(program, form.main, title="Fouille")
    form.people.begin()
    fill(program, form.people._forms[0][1], name="Ada Lindqvist")
    form.save()
    form.save()
    program.settle()
    fill(program, form.main, narrative="Trois agents.")
    form.flush()
    program.settle()
    form.save()
    program.settle()
    assert len(list_incidents(context.workspace, context.view)) == 1
    assert len(list_people(context.workspace, context.view)) == 1
    noted = incident_page(context.workspace, context.view, form.incident_id).noted
    assert (noted.title, noted.narrative) == ("Fouille", "Trois agents.")


def test_somebody_without_a_name_is_kept_as_a_description(run: Run, tmp_path: Path) -> None:
    program = empty(run, tmp_path)
    context, form = begin(program)
    fill(program, form.main, title="Poussée")
    form.people.begin()
    fill(program, form.people._forms[0][1], name="une femme en veste rouge")
    form.people._forms[0][1].fill({"unnamed": True})
    form.save()
    program.settle()
    noted = incident_page(context.workspace, context.view, form.incident_id).noted
    assert noted.people[0].described_as == "une femme en veste rouge"
    assert list_people(context.workspace, context.view) == ()


def test_what_the_form_does_not_show_is_kept(run: Run, example_folder: Path) -> None:
    program = run(example_folder)
    program.app.open(session.unlock(example_folder, PASSPHRASE))
    context = program.app.context
    assert context is not None
    before = incident_page(context.workspace, context.view, 1).noted
    form = IncidentForm(context, 1)
    program.qtbot.addWidget(form)
    form.save()
    program.settle()
    after = incident_page(context.workspace, context.view, 1).noted
    assert after == before


def test_a_case_is_opened_from_facts_with_its_victims_as_clients(run: Run, tmp_path: Path) -> None:
    program = empty(run, tmp_path)
    context, form = begin(program)
    fill(program, form.main, title="Contrôle", starts_on="hier", commune="Calais")
    form.people.begin()
    fill(program, form.people._forms[0][1], name="Ada Lindqvist")
    form.save()
    program.settle()
    window = program.app.window
    assert window is not None
    window.go(Place("cases", part=f"new:{form.incident_id}"))
    page = window.page
    assert isinstance(page, CasesPage)
    new = page.findChild(NewCase)
    assert new is not None
    assert new.form.values()["title"] == "Plainte – Contrôle"
    new._on_make()
    program.until(lambda: page._panel is not None)
    assert page._panel is not None
    shown = case_page(context.workspace, context.view, page._panel.case_id)
    assert [person.name for person in shown.people] == ["Ada Lindqvist"]
    assert shown.proceedings[0].route == "complaint_prosecutor"


def test_half_typed_facts_are_there_after_a_lock(run: Run, tmp_path: Path) -> None:
    program = empty(run, tmp_path)
    _, form = begin(program)
    fill(program, form.main, commune="Calais")
    program.app.lock()
    assert program.relaunched == [True]
    opened = session.unlock(tmp_path / "workspace", PASSPHRASE)
    try:
        rows = list_incidents(opened.workspace, view_of(opened.workspace, Language.FR, date(2026, 11, 24)))
        assert [(row.title, row.place) for row in rows] == [("À compléter", "Calais")]
    finally:
        opened.close()
