# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame: going places, keys, lock, undo, names, languages; on the invented example."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from casework.changes import Kind
from casework.language import Language, fold
from casework.queries.cases import case_page
from casework.queries.dates import What
from casework.queries.today import today as today_query
from casework.queries.view import View
from casework.services import session
from casework.words import NamesMode
from tests.ui.window import PASSPHRASE, TODAY, Program
from ui.actions import Menu
from ui.context import Place
from ui.input_watch import digit
from ui.main_window import MainWindow
from ui.models.table import Column, TableModel
from ui.panels.case_page import CasePanel
from ui.screens.cases import CasesPage
from ui.screens.today import TodayPage
from ui.widgets.date_lines import DateLine
from ui.widgets.text import Label

Opened = Callable[..., Program]


def window_of(program: Program) -> MainWindow:
    assert program.app.window is not None
    return program.app.window


def case_panel(program: Program, case_id: int = 1) -> CasePanel:
    window_of(program).go(Place(kind=Kind.CASE, id=case_id))
    program.settle()
    page = window_of(program).page
    assert isinstance(page, CasesPage)
    assert page._panel is not None
    return page._panel


def words_shown(program: Program) -> str:
    page = window_of(program).page
    return " ".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def test_today_shows_the_next_hearing_without_a_click(opened: Opened) -> None:
    program = opened()
    assert program.app.context is not None
    hearing = today_query(program.app.context.workspace, program.app.context.view).next_hearing
    assert hearing is not None
    shown = words_shown(program)
    assert "Prochaine audience" in shown
    assert hearing.where in shown
    assert f"jeudi {hearing.on.day}" in shown


def test_one_click_says_why_a_deadline_is_on_that_day(opened: Opened) -> None:
    program = opened()
    line = next(
        line
        for line in window_of(program).page.findChildren(DateLine)
        if line._row.what is What.EVIDENCE_LOSS and line.isVisible()
    )
    program.qtbot.mouseClick(line.why, Qt.MouseButton.LeftButton)
    assert line._why is not None
    texts = " ".join(label.text() for label in line._why.findChildren(Label))
    assert "L252-5" in texts or "art." in texts


def test_every_action_is_in_a_menu_and_in_the_palette(opened: Opened) -> None:
    program = opened()
    window = window_of(program)
    in_menus = {action.text() for menu in window.menuBar().actions() for action in menu.menu().actions()}  # type: ignore[attr-defined]
    for command in window.actions_.commands():
        assert command.menu in Menu
        assert window.actions_[command.key].text() in in_menus
    window.open_palette()
    offered = {offer.text for offer in window.palette_._offers}
    window.palette_.close()
    expected = {command.text.replace("&", "") for command in window.actions_.commands() if command.key != "palette"}
    assert offered == expected


def test_mnemonics_within_a_menu_differ(opened: Opened) -> None:
    program = opened()
    window = window_of(program)
    tops = [action.text() for action in window.menuBar().actions()]
    menus = [[action.text() for action in top.menu().actions()] for top in window.menuBar().actions()]  # type: ignore[attr-defined]
    for texts in (tops, *menus):
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), texts


def test_the_palette_finds_a_person_and_an_action_whatever_the_accents(opened: Opened) -> None:
    program = opened()
    window = window_of(program)
    window.open_palette()
    program.qtbot.keyClicks(window.palette_.line, "wetherb")
    program.qtbot.waitUntil(lambda: any("Wetherby" in offer.text for offer in window.palette_._shown))
    window.palette_.line.setText("reglages")
    program.qtbot.waitUntil(lambda: [offer.text for offer in window.palette_._shown] == ["Réglages"])
    program.qtbot.keyClick(window.palette_.line, Qt.Key.Key_Return)
    assert window.place.screen == "settings"


def test_the_palette_shows_the_passage_that_was_found_under_its_kind_and_enter_opens_it(opened: Opened) -> None:
    program = opened()
    window = window_of(program)
    window.open_palette()
    palette = window.palette_
    program.qtbot.keyClicks(palette.line, "interprete")
    program.qtbot.waitUntil(lambda: any(offer.extract for offer in palette._shown))
    headings = [palette.list.item(row).text() for row in range(palette.list.count()) if palette._shown_at(row) is None]
    assert "Faits" in headings
    offer = next(offer for offer in palette._shown if offer.group == "Faits" and offer.extract)
    assert {fold(offer.extract[start:end]) for start, end in offer.marks} == {"interprete"}
    while palette._shown_at(palette.list.currentRow()) is not offer:
        program.qtbot.keyClick(palette.line, Qt.Key.Key_Down)
        assert palette._shown_at(palette.list.currentRow()) is not None
    program.qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.place.kind is Kind.INCIDENT


@pytest.mark.parametrize(
    ("platform", "scan_code", "key", "number"),
    [
        ("xcb", 10, Qt.Key.Key_Ampersand, 1),  # French: & stands where 1 does
        ("xcb", 15, Qt.Key.Key_Minus, 6),  # French: - stands where 6 does, and must not shrink the text
        ("xcb", 18, Qt.Key.Key_Ccedilla, 9),
        ("wayland", 12, Qt.Key.Key_QuoteDbl, 3),
        ("windows", 4, Qt.Key.Key_QuoteDbl, 3),
        ("offscreen", 0, Qt.Key.Key_3, 3),
        ("xcb", 38, Qt.Key.Key_Q, 0),
        ("xcb", 19, Qt.Key.Key_Agrave, 0),
    ],
)
def test_the_digit_row_goes_by_place(platform: str, scan_code: int, key: Qt.Key, number: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier, scan_code, 0, 0)
    assert digit(event, platform) == number


def test_ctrl_and_a_digit_open_that_screen_and_back_returns(opened: Opened) -> None:
    program = opened()
    window = window_of(program)
    window.activateWindow()
    program.qtbot.waitUntil(window.isActiveWindow)
    program.qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.place.screen == "cases"
    program.qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.place.screen == "agenda"
    window.back()
    assert window.place.screen == "cases"


def test_lock_works_inside_a_dialog_and_keeps_what_was_being_typed(opened: Opened, example_folder: Path) -> None:
    program = opened()
    panel = case_panel(program)
    title = panel.summary.form["title"]
    assert isinstance(title, QLineEdit)
    title.setFocus()
    title.selectAll()
    program.qtbot.keyClicks(title, "Half a title")
    dialog = QDialog(program.app.window)
    inside = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(inside)
    dialog.setModal(True)
    dialog.show()
    program.qtbot.keyClick(inside, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.relaunched == [True]
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets())
    again = session.unlock(example_folder, PASSPHRASE)
    try:
        page = case_page(again.workspace, View(Language.FR, NamesMode.REAL, TODAY), panel.case_id)
        assert page.row.title == "Half a title"
    finally:
        again.close()


def test_the_idle_window_warns_and_a_key_stops_the_lock(opened: Opened) -> None:
    program = opened()
    watch = program.app.watch
    warned: list[int] = []
    watch.lock_soon.connect(warned.append)
    watch.idle_seconds = 20
    watch.look()
    assert warned
    assert window_of(program).notices.isVisible()
    program.qtbot.keyClick(window_of(program), Qt.Key.Key_Shift)
    assert warned[-1] == 0
    assert not window_of(program).notices.isVisible()
    watch.idle_seconds = 0
    watch.look()
    assert program.relaunched == [True]


def test_a_deed_is_undone_by_name_and_done_again(opened: Opened) -> None:
    program = opened()
    panel = case_panel(program)
    context = program.app.context
    assert context is not None
    panel.journal.note.setPlainText("Appel du greffe")
    panel.journal._on_note()
    program.settle()

    def notes() -> list[str]:
        return [text for _, _, text in case_page(context.workspace, context.view, 1).notes]

    assert notes() == ["Appel du greffe"]
    window_of(program).actions_["undo"].trigger()
    program.settle()
    assert notes() == []
    assert any("Note gardée" in text for _, text in program.messages.told)
    window_of(program).actions_["redo"].trigger()
    program.settle()
    assert notes() == ["Appel du greffe"]


def test_borrowed_names_are_said_in_a_word_and_shown_at_once(opened: Opened) -> None:
    program = opened()
    panel = case_panel(program)
    assert "Wetherby" in words_shown(program)
    window_of(program).actions_["names"].trigger()
    program.settle()
    assert "emprunt" in window_of(program).names.text()
    assert "Nora" in words_shown(program)
    assert "Wetherby" not in words_shown(program)
    assert panel.case_id == 1


def test_the_window_changes_language_while_it_is_open(opened: Opened) -> None:
    program = opened()
    program.app.prefer(replace(program.app.preferences, language="en"))
    program.until(lambda: window_of(program).actions_["lock"].text() == "&Lock (Ctrl+L)")
    assert isinstance(window_of(program).page, TodayPage)
    assert "Next hearing" in words_shown(program)


def test_a_list_of_100_000_rows_narrows_and_sorts_at_once() -> None:
    rows = [(number, f"Dossier {number % 997} défense") for number in range(100_000)]
    model = TableModel[tuple[int, str]](
        (Column("n", lambda row: str(row[0]), key=lambda row: row[0]), Column("t", lambda row: row[1])),
        lambda row: row[0],
    )
    model.show(rows)
    model.narrow("defense 996")
    assert model.rowCount() == sum("996" in f"{number} {text}" for number, text in rows)
    started = time.process_time()
    model.narrow("defense 12")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert time.process_time() - started < 1.5
    assert model.id_at(0) > model.id_at(model.rowCount() - 1)


def test_the_window_fits_800_by_480(opened: Opened) -> None:
    program = opened()
    window = window_of(program)
    window.resize(800, 480)
    assert (window.width(), window.height()) == (800, 480)
    for key in ("today", "cases", "agenda", "post", "pieces", "packets", "contacts", "incidents", "settings"):
        window.go(Place(key))
        program.settle()
        assert window.width() == 800, key
