# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's cards in the settings, worked by hand on the invented example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from casework.queries.pieces import list_pieces
from casework.queries.vault import backup_state, vault_sheet
from casework.queries.view import View
from casework.services import session
from casework.services.session import Workspace
from casework.words import NamesMode
from tests.ui.window import PASSPHRASE, TODAY, Program
from ui.context import Place
from ui.entry.passphrase import NewPassphrase
from ui.entry.recovery_key import RecoveryKey
from ui.panels.vault_asking import Asking
from ui.screens.settings import SettingsPage
from ui.widgets.text import Label

Opened = Callable[..., Program]
OTHER = "ardoise pivoine wagon cerise lanterne"


def settings(program: Program) -> SettingsPage:
    assert program.app.window is not None
    program.app.window.go(Place("settings"))
    program.settle()
    page = program.app.window.page
    assert isinstance(page, SettingsPage)
    return page


def workspace_of(program: Program) -> Workspace:
    assert program.app.context is not None
    return program.app.context.workspace


def asking(page: SettingsPage) -> Asking:
    assert page.security.asking is not None
    return page.security.asking


def finish(program: Program, page: SettingsPage, passphrase: str = PASSPHRASE) -> None:
    ask = asking(page)
    program.qtbot.keyClicks(ask.passphrase.edit, passphrase)
    assert ask.go.isEnabled()
    program.qtbot.mouseClick(ask.go, Qt.MouseButton.LeftButton)
    program.settle()


def words(page: SettingsPage) -> str:
    return " ".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def test_the_page_says_what_cannot_be_recovered_and_that_there_is_no_backup(opened: Opened) -> None:
    program = opened(language="en")
    page = settings(program)
    assert "the files are lost for good" in words(page)
    assert "There is no backup yet" in page.backups.said.text()
    assert page.backups.said.property("tone") == "danger"
    assert page.security.device.text().startswith("Off.")
    assert "Never checked" in page.check.said.text()


def test_a_colleague_s_passphrase_is_added_and_taken_away_again(opened: Opened) -> None:
    program = opened(language="en")
    page = settings(program)
    page.security.ask_add()
    ask = asking(page)
    label = next(field for field in ask.findChildren(QLineEdit) if field.maxLength() == 16)
    program.qtbot.keyClicks(label, "MV")
    for field in (ask.findChildren(NewPassphrase)[0].first, ask.findChildren(NewPassphrase)[0].again):
        program.qtbot.keyClicks(field.edit, OTHER)
    assert not ask.go.isEnabled(), "the present passphrase is asked for too"
    finish(program, page)
    assert page.security.asking is None
    assert "MV · since" in words(page)
    holder = vault_sheet(workspace_of(program)).holders[1]
    page.security.ask_remove(holder)
    finish(program, page)
    assert "MV" not in words(page)
    assert len(vault_sheet(workspace_of(program)).holders) == 1


def test_a_wrong_present_passphrase_changes_nothing_and_can_be_typed_again(opened: Opened) -> None:
    program = opened(language="en")
    page = settings(program)
    page.security.ask_change()
    new = asking(page).findChildren(NewPassphrase)[0]
    for field in (new.first, new.again):
        program.qtbot.keyClicks(field.edit, OTHER)
    finish(program, page, "something else")
    assert program.messages.told[-1][0] == "danger"
    finish(program, page)
    assert program.messages.told[-1][0] == ""
    folder = workspace_of(program).folder
    program.app.close()
    session.unlock(folder, OTHER).close()


def test_a_new_recovery_key_counts_once_two_groups_were_typed_back(opened: Opened) -> None:
    program = opened(language="en")
    page = settings(program)
    page.security.ask_new_key()
    shown = asking(page).findChildren(RecoveryKey)[0]
    groups = shown.key.split("-")
    key = shown.key
    program.qtbot.keyClicks(asking(page).passphrase.edit, PASSPHRASE)
    assert not asking(page).go.isEnabled()
    for number, field in zip(shown.wanted, shown.fields, strict=True):
        program.qtbot.keyClicks(field, groups[number - 1].lower())
    asking(page).passphrase.clear()
    finish(program, page)
    assert workspace_of(program).access.is_recovery_key(key)
    page.security.ask_try()
    typed = next(field for field in asking(page).findChildren(QLineEdit) if field.placeholderText())
    program.qtbot.keyClicks(typed, key)
    program.qtbot.mouseClick(asking(page).go, Qt.MouseButton.LeftButton)
    program.settle()
    assert "opens this workspace" in program.messages.told[-1][1]
    assert "tried on" in page.security.paper.text()


def test_the_check_says_all_is_whole_then_names_the_piece_that_is_not(opened: Opened) -> None:
    program = opened(language="en")
    page = settings(program)
    program.qtbot.mouseClick(page.check.go, Qt.MouseButton.LeftButton)
    program.settle()
    assert "Everything is whole" in page.check.said.text()
    workspace = workspace_of(program)
    row = next(row for row in list_pieces(workspace, View(program.app.preferences.spoken, NamesMode.REAL, TODAY)))
    victim = next(path for path in workspace.blobs.paths() if workspace.blobs.facts(path).sha256 == row.sha256)
    content = bytearray(victim.read_bytes())
    content[-1] ^= 1
    victim.write_bytes(content)
    program.qtbot.mouseClick(page.check.go, Qt.MouseButton.LeftButton)
    program.settle()
    assert "Damage was found" in page.check.said.text()
    assert f"piece {row.id} · file damaged" in words(page)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_backup_is_chosen_made_and_rehearsed_by_three_buttons(opened: Opened, stick: Path) -> None:
    program = opened(language="en")
    page = settings(program)
    assert not page.backups.now.isEnabled()
    program.messages.target = stick
    program.qtbot.mouseClick(page.backups.choose, Qt.MouseButton.LeftButton)
    program.settle()
    assert "same disk" in page.backups.warned.text()
    program.qtbot.mouseClick(page.backups.now, Qt.MouseButton.LeftButton)
    program.settle()
    assert "Backup good, read back" in program.messages.told[-1][1]
    assert page.backups.said.text().startswith("Last good backup")
    program.qtbot.mouseClick(page.backups.rehearsal, Qt.MouseButton.LeftButton)
    program.settle()
    assert "rehearsed and succeeds" in program.messages.told[-1][1]
    assert backup_state(workspace_of(program)).rehearsed is not None
