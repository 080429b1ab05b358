# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda and the agenda tab of a case: dates added, narrowed, printed, handed to a calendar; silence chased."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from casework.changes import Kind
from casework.queries.cases import case_page, list_cases
from casework.queries.people import list_authorities
from casework.services import correspondence, hearings
from casework.words import Direction, Means, NamesMode
from tests.ui.hand import Hand
from tests.ui.window import TODAY, Program
from ui.context import Context, Place
from ui.panels.case_page import CasePanel
from ui.panels.deadlines import AddDeadline
from ui.panels.hearings import HearingPanel
from ui.panels.silences import SilenceLine
from ui.screens.agenda import AgendaPage
from ui.screens.cases import CasesPage
from ui.widgets.date_lines import DateLine

Opened = Callable[..., Program]


def the_context(program: Program) -> Context:
    assert program.app.context is not None
    return program.app.context


def agenda(program: Program) -> AgendaPage:
    assert program.app.window is not None
    program.app.window.go(Place("agenda"))
    page = program.app.window.page
    assert isinstance(page, AgendaPage)
    return page


def case(program: Program, number: int, part: str) -> CasePanel:
    """The page of the example's case of that number, on one of its tabs."""
    assert program.app.window is not None
    context = the_context(program)
    row = sorted(list_cases(context.workspace, context.view), key=lambda one: one.reference)[number]
    program.app.window.go(Place(kind=Kind.CASE, id=row.id, part=part))
    program.settle()
    page = program.app.window.page
    assert isinstance(page, CasesPage)
    return next(panel for panel in page.findChildren(CasePanel) if panel.case_id == row.id)


def lines(program: Program, page: AgendaPage) -> list[DateLine]:
    program.settle()
    return [line for line in page.findChildren(DateLine) if line.isVisibleTo(page)]


def test_the_list_is_narrowed_by_kind_and_by_words_without_their_accents(opened: Opened) -> None:
    program = opened()
    page = agenda(program)
    everything = len(lines(program, page))
    page.which.choose("hearings")
    assert 0 < len(lines(program, page)) < everything
    page.which.choose("all")
    page.search.setText("etienne")
    program.until(lambda: 0 < len(lines(program, page)) < everything)


def test_the_small_month_jumps_and_the_side_bar_comes_back_to_today(opened: Opened) -> None:
    page = agenda(opened())
    page.jump(date(2027, 1, 1))
    assert page.first == date(2027, 1, 1)
    page.show_home()
    assert page.first == TODAY


def test_the_hearings_of_a_week_are_on_paper_under_borrowed_names_in_three_clicks(
    opened: Opened, tmp_path: Path
) -> None:
    program = opened()
    agenda(program)
    program.messages.printed = tmp_path / "audiences.pdf"
    hand = Hand(program)
    hand.click("Imprimer…")
    hand.click("noms d’emprunt")
    hand.click("Imprimer")
    assert hand.clicks == 3
    program.until(lambda: program.messages.printed and program.messages.printed.exists())
    assert program.messages.bugs == []


def test_a_calendar_leaves_with_neutral_titles_unless_others_are_asked_for(opened: Opened, tmp_path: Path) -> None:
    program = opened()
    page = agenda(program)
    program.messages.target = tmp_path / "agenda.ics"
    page.ask_export()
    Hand(program).click("Enregistrer…")
    program.until((tmp_path / "agenda.ics").exists)
    text = (tmp_path / "agenda.ics").read_text(encoding="utf-8")
    assert Calendar.from_ical(text).walk("VEVENT")
    assert "Marquant" not in text


def test_a_hearing_is_added_and_says_that_somebody_is_expected_twice(opened: Opened) -> None:
    program = opened()
    context, panel = the_context(program), case(program, 1, "agenda")
    other = min(list_cases(context.workspace, context.view), key=lambda one: one.reference).id
    hearings.schedule(
        context.workspace,
        hearings.HearingSet(case_id=other, on=date(2026, 12, 15), at=time(9), court="TJ", lawyer="Me Ancel"),
    )
    panel.agenda.begin_hearing()
    form = panel.agenda.drawer.shown
    assert isinstance(form, HearingPanel)
    form.when.edit.setText("15/12")
    assert "15 décembre" not in form._clash.text()
    assert "2026-001" in form._clash.text()
    form.form.fill({"court": "Cour d’appel de Douai", "lawyer": "me ancel"})
    form._look_for_clashes()
    assert form._clash.text().startswith("Quelqu’un est attendu deux fois")
    form.add_hearing()
    program.settle()
    page = case_page(context.workspace, context.view, panel.case_id)
    assert any(row.on == date(2026, 12, 15) and "Douai" in row.where for row in page.dates)
    assert panel.agenda.drawer.shown is None


def test_a_deadline_is_found_by_words_counted_while_typed_and_kept(opened: Opened) -> None:
    program = opened()
    context, panel = the_context(program), case(program, 1, "agenda")
    panel.agenda.begin_deadline()
    form = panel.agenda.drawer.shown
    assert isinstance(form, AddDeadline)
    form.search.setText("appel 498")
    form.choose("appeal-criminal/main")
    form._when.edit.setText("20/11")
    assert form.keep.isEnabled()
    form.add_deadline()
    program.settle()
    page = case_page(context.workspace, context.view, panel.case_id)
    assert [row.on for row in page.dates if row.rule == "appeal-criminal/main"] == [date(2026, 11, 30)]


def test_a_limit_in_hours_is_not_kept_before_its_hour_is_typed(opened: Opened) -> None:
    program = opened()
    panel = case(program, 1, "agenda")
    panel.agenda.begin_deadline()
    form = panel.agenda.drawer.shown
    assert isinstance(form, AddDeadline)
    form.every_kind.setChecked(True)
    form.search.setText("garde a vue")
    form.choose("police-custody/initial")
    form._when.edit.setText("23/11")
    assert not form.keep.isEnabled()
    form.form.fill({"at": time(14, 50)})
    assert form.keep.isEnabled()


@pytest.mark.parametrize("part", ["receipt", "answer"])
def test_a_silence_ends_its_waiting_by_receipt_and_by_answer(opened: Opened, part: str) -> None:
    program = opened()
    context = the_context(program)
    complaint = min(list_cases(context.workspace, context.view), key=lambda one: one.reference).id
    (prosecutor, *_) = [one for one in list_authorities(context.workspace) if one.kind == "prosecutor"]
    correspondence.record(
        context.workspace,
        correspondence.Post(
            direction=Direction.SENT,
            means=Means.LRAR,
            on=TODAY - timedelta(days=60),
            case_id=complaint,
            authority_id=prosecutor.id,
            subject="Demande de copie",
            reply_awaited=True,
        ),
    )
    page = agenda(program)
    page.which.choose("silences")
    hand = Hand(program)
    program.until(lambda: hand.sees("Relancer"))
    if part == "receipt":
        hand.click("L’avis de réception est arrivé")
        hand.type("1/10")
        hand.click("Noter")
        (again,) = [one for one in page.findChildren(SilenceLine) if one.isVisible()]
        assert again._shown.since == date(2026, 10, 1)
    else:
        hand.click("Réponse reçue")
        hand.type("1/10")
        hand.click("Noter")
        assert [one for one in page.findChildren(SilenceLine) if one.isVisible()] == []


def test_paper_bears_the_names_asked_for(opened: Opened, tmp_path: Path) -> None:
    program = opened()
    page = agenda(program)
    program.messages.printed = tmp_path / "semaine.pdf"
    page._print("month", NamesMode.BORROWED)
    program.until(lambda: any("imprim" in text for _, text in program.messages.told))
    assert (tmp_path / "semaine.pdf").stat().st_size > 1000
