# SPDX-License-Identifier: GPL-3.0-or-later
"""Unlocking, the first run, and what the locked window gives away: nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casework.queries.office import office_sheet
from casework.services import session
from tests.ui.window import PASSPHRASE, Program, create_fast
from ui.entry.first_run import FirstRun
from ui.entry.unlock import UnlockPage, wait_after

Run = Callable[..., Program]


def entry_page(program: Program) -> UnlockPage | FirstRun:
    assert program.app.entry is not None
    page = program.app.entry.currentWidget()
    assert isinstance(page, UnlockPage | FirstRun)
    return page


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    create_fast(folder, PASSPHRASE).opened.close()
    return folder


def test_the_right_passphrase_opens_the_window_on_today(run: Run, locked: Path) -> None:
    program = run(locked)
    program.app.start()
    page = entry_page(program)
    assert isinstance(page, UnlockPage)
    program.qtbot.keyClicks(page.passphrase.edit, PASSPHRASE)
    program.qtbot.keyClick(page.passphrase.edit, Qt.Key.Key_Return)
    program.until(lambda: program.app.window is not None)
    assert program.app.window is not None
    assert program.app.window.isVisible()
    assert program.app.window.place.screen == "today"
    assert program.app.entry is None


def test_a_wrong_passphrase_says_so_and_says_what_is_safe(run: Run, locked: Path) -> None:
    program = run(locked)
    program.app.start()
    page = entry_page(program)
    assert isinstance(page, UnlockPage)
    program.qtbot.keyClicks(page.passphrase.edit, "wrong")
    page.unlock()
    program.settle()
    assert "phrase de passe" in page.told.text()
    assert page.go.isEnabled()
    assert program.app.window is None


def test_after_five_wrong_passphrases_the_wait_grows_but_never_ends_it() -> None:
    assert [wait_after(failures) for failures in (1, 4, 5, 6, 7, 10, 50)] == [0, 0, 2, 4, 8, 60, 60]


def test_the_recovery_key_opens_and_sets_a_new_passphrase(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    made = create_fast(folder, PASSPHRASE)
    made.opened.close()
    program = run(folder)
    program.app.start()
    page = entry_page(program)
    assert isinstance(page, UnlockPage)
    page._on_other_way()
    page.key.setText(made.recovery_key.lower().replace("-", " "))
    for field in (page.new.first, page.new.again):
        field.edit.setText("ardoise pivoine wagon cerise lanterne")
    page.unlock()
    program.until(lambda: program.app.window is not None)
    program.app.close()
    session.unlock(folder, "ardoise pivoine wagon cerise lanterne").close()


def test_the_locked_window_shows_no_name_no_number_no_date(run: Run, example_folder: Path) -> None:
    program = run(example_folder)
    program.app.start()
    assert program.app.entry is not None
    shown = " ".join(label.text() for label in program.app.entry.findChildren(QLabel))
    assert program.app.entry.windowTitle() == "Casework"
    for secret in ("Wetherby", "2026", "Calais", "Littoral"):
        assert secret not in shown


def test_a_first_run_makes_a_workspace_once_two_groups_of_the_key_are_typed_back(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    program = run(folder)
    program.app.start()
    page = entry_page(program)
    assert isinstance(page, FirstRun)
    page._go(1)
    program.qtbot.keyClicks(page.office["name"], "Entraide des Dunes")
    page._go(2)
    assert not page._make.isEnabled()
    for field in (page.passphrase.first, page.passphrase.again):
        program.qtbot.keyClicks(field.edit, PASSPHRASE)
    program.qtbot.mouseClick(page._make, Qt.MouseButton.LeftButton)
    program.until(lambda: bool(page.key.key))
    groups = page.key.key.split("-")
    assert not page._kept.isEnabled()
    for number, field in zip(page.key.wanted, page.key.fields, strict=True):
        program.qtbot.keyClicks(field, groups[number - 1].lower())
    assert page._kept.isEnabled()
    page._finish(example=False)
    program.until(lambda: program.app.window is not None)
    assert program.app.context is not None
    assert office_sheet(program.app.context.workspace).name == "Entraide des Dunes"


def test_caps_lock_is_noticed_from_a_capital_without_shift(run: Run, locked: Path) -> None:
    program = run(locked)
    program.app.start()
    page = entry_page(program)
    assert isinstance(page, UnlockPage)
    program.qtbot.keyClick(page.passphrase.edit, "A")
    assert not page.passphrase._caps.isHidden()
    program.qtbot.keyClick(page.passphrase.edit, "a")
    assert page.passphrase._caps.isHidden()
