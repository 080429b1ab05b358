# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens without anybody asking: the day's backup, the one on closing, and the word at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.queries.vault import BackupState, backup_state
from casework.services import backups, cases
from casework.services.session import Workspace
from tests.ui.window import TODAY, Program
from ui.main_window import MainWindow
from ui.panels.backup_duties import BackupDuties

Opened = Callable[..., Program]


def window_of(program: Program) -> MainWindow:
    assert program.app.window is not None
    return program.app.window


def workspace_of(program: Program) -> Workspace:
    assert program.app.context is not None
    return program.app.context.workspace


def duties_of(program: Program) -> BackupDuties:
    (found,) = window_of(program).findChildren(BackupDuties)
    return found


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def a_state(days: int | None) -> BackupState:
    made = None if days is None else datetime.now(UTC) - timedelta(days=days)
    return BackupState(
        folder=Path("stick"), automatic=True, there=True, same_disk=False, made=made, rehearsed=None, changed=True
    )


@pytest.mark.parametrize(
    ("days", "said", "tone"),
    [
        (None, "no backup yet", "danger"),
        (0, "backup: today", ""),
        (1, "backup: yesterday", ""),
        (6, "backup: 6 days ago", ""),
        (7, "backup: 7 days ago", "danger"),
    ],
)
def test_the_foot_says_how_old_the_backup_is(opened: Opened, days: int | None, said: str, tone: str) -> None:
    program = opened(language="en")
    duties_of(program).say(a_state(days))
    shown = window_of(program).status.backup
    assert (shown.text(), shown.property("tone") or "") == (said, tone)


def test_the_day_s_backup_is_made_by_itself_and_only_once(opened: Opened, stick: Path) -> None:
    program = opened(language="en")
    backups.choose(workspace_of(program), stick)
    duties_of(program).look()
    duties_of(program).look()
    program.settle()
    assert len(backups.kept_in(stick)) == 1
    assert window_of(program).status.backup.text() == "backup: today"
    duties_of(program).look()
    program.settle()
    assert len(backups.kept_in(stick)) == 1


def test_closing_makes_a_backup_first_and_then_closes(opened: Opened, stick: Path) -> None:
    program = opened(language="en")
    workspace = workspace_of(program)
    backups.choose(workspace, stick)
    window = window_of(program)
    assert not window.close()
    assert duties_of(program).closing is not None
    program.qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert backup_state(workspace).made is not None


def test_with_nothing_new_or_no_stick_it_closes_at_once(opened: Opened, stick: Path) -> None:
    program = opened(language="en")
    backups.choose(workspace_of(program), stick)
    backups.make(workspace_of(program))
    assert window_of(program).close()


def test_the_backup_on_closing_can_be_left_out(opened: Opened, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = opened(language="en")
    workspace, window = workspace_of(program), window_of(program)
    backups.choose(workspace, stick)
    assert not window.close()
    dialog = duties_of(program).closing
    assert dialog is not None
    dialog.without.click()
    program.qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert backup_state(workspace).made is None
    assert backups.kept_in(stick) == ()


def test_a_backup_that_fails_on_closing_says_so_and_the_next_close_closes(opened: Opened, stick: Path) -> None:
    program = opened(language="en")
    workspace, window = workspace_of(program), window_of(program)
    backups.choose(workspace, stick)
    cases.open_case(workspace, cases.OpenCase(title="Plainte", opened_on=TODAY))
    (stick / "casework-backup.json").write_bytes(b"{}")
    assert not window.close()
    program.settle()
    assert window.isVisible()
    assert program.messages.told[-1][0] == "danger"
    assert window.close()
