# SPDX-License-Identifier: GPL-3.0-or-later
"""Why this date: one click from Today, and what can be done about it there, each undone by the strip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from casework.queries import dates
from casework.queries.cases import list_cases
from casework.services import deadlines
from casework.services.deadlines import AddDeadline
from tests.ui.hand import Hand
from tests.ui.window import Program
from ui.context import Context, Place
from ui.panels.why import WhyPanel
from ui.widgets.date_lines import DateLine
from ui.widgets.drawer import Ask

Opened = Callable[..., Program]


def an_appeal(program: Program) -> tuple[Context, int]:
    """A judgment of 20 November in the example's first case: appeal until Monday 30; and Today in view."""
    context = program.app.context
    assert context is not None
    assert program.app.window is not None
    case = list_cases(context.workspace, context.view)[0].id
    made = deadlines.add(
        context.workspace, AddDeadline(reference="appeal-criminal/main", on=date(2026, 11, 20), case_id=case)
    )
    context.changed.emit(made)
    program.app.window.go(Place("today"))
    program.settle()
    return context, made.id


def the_line(program: Program, deadline_id: int) -> DateLine:
    assert program.app.window is not None
    return next(
        line
        for line in program.app.window.findChildren(DateLine)
        if line._row.id == deadline_id and line._row.rule.startswith("appeal") and line.isVisible()
    )


def the_panel(program: Program, deadline_id: int) -> WhyPanel:
    line = the_line(program, deadline_id)
    line.explain()
    program.settle()
    panel = line.findChild(WhyPanel)
    assert isinstance(panel, WhyPanel)
    return panel


def said(panel: WhyPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel)).replace("\N{NO-BREAK SPACE}", " ")


def answer(program: Program, panel: WhyPanel, **values: str) -> None:
    """Fill in what the open form asks, and press its button."""
    ask = panel._drawer.shown
    assert isinstance(ask, Ask)
    for name, text in values.items():
        field = ask.form[name]
        edit = field if isinstance(field, QLineEdit) else field.edit  # type: ignore[union-attr]
        edit.setText(text)
    ask.take()
    program.settle()


def test_why_is_one_click_from_today(opened: Opened) -> None:
    program = opened()
    _, deadline = an_appeal(program)
    hand = Hand(program)
    hand.press(the_line(program, deadline).why)
    assert hand.clicks == 1
    panel = the_line(program, deadline).findChild(WhyPanel)
    assert isinstance(panel, WhyPanel)
    words = said(panel)
    for expected in (
        "lundi 30 novembre 2026",
        "prononcé le vendredi 20 novembre 2026",
        "CPP art. 498",
        "Non interrompu",
    ):
        assert expected in words


def test_a_critical_date_is_done_with_a_word_and_undone_by_the_strip(opened: Opened) -> None:
    program = opened()
    context, deadline = an_appeal(program)
    panel = the_panel(program, deadline)
    panel.ask_done()
    answer(program, panel)
    assert dates.why(context.workspace, context.view, deadline).row.status == "open"
    answer(program, panel, words="Appel formé au greffe")
    assert dates.why(context.workspace, context.view, deadline).row.status == "done"
    Hand(program).click("Annuler")
    assert dates.why(context.workspace, context.view, deadline).row.status == "open"


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_a_date_set_by_hand_says_so_and_keeps_the_one_of_the_law(opened: Opened, size: tuple[int, int]) -> None:
    program = opened()
    assert program.app.window is not None
    program.app.window.resize(*size)
    _, deadline = an_appeal(program)
    panel = the_panel(program, deadline)
    panel._ask_by_hand()
    answer(program, panel, day="27/11", reason="Greffe fermé le 30", by="Ida")
    words = said(the_panel(program, deadline))
    assert "vendredi 27 novembre 2026" in words
    assert "fixé à la main" in words
    assert "lundi 30 novembre 2026 · compté depuis le 20 novembre 2026" in words


def test_a_second_pair_of_eyes_leaves_its_name(opened: Opened) -> None:
    program = opened()
    _, deadline = an_appeal(program)
    panel = the_panel(program, deadline)
    assert "à vérifier par une autre personne" in said(panel)
    panel._ask_seen()
    answer(program, panel, words="N. B.")
    assert "vérifié par N. B." in said(the_panel(program, deadline))


def test_escape_closes_the_question_and_changes_nothing(opened: Opened) -> None:
    program = opened()
    context, deadline = an_appeal(program)
    before = dates.why(context.workspace, context.view, deadline)
    panel = the_panel(program, deadline)
    panel._ask_cancel()
    panel._drawer.shut()
    assert panel._drawer.shown is None
    assert dates.why(context.workspace, context.view, deadline) == before


def test_the_control_sheet_goes_to_the_printer_from_memory(opened: Opened, tmp_path: Path) -> None:
    program = opened()
    _, deadline = an_appeal(program)
    program.messages.printed = tmp_path / "fiche.pdf"
    the_panel(program, deadline).print_sheet()
    program.until(lambda: any("imprim" in text.lower() for _, text in program.messages.told))
    assert (tmp_path / "fiche.pdf").stat().st_size > 1000
