# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking in the middle of a word: the text is back afterwards, and the locked window says nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from casework.changes import Kind
from casework.services import drafts, session
from casework.services.drafts import Draft
from casework.storage import audit
from casework.storage.workspace import Workspace
from tests.ui.window import PASSPHRASE, Program
from ui.context import Place
from ui.panels.vault_drafts import KeptTexts
from ui.panels.vault_session import SessionWatch
from ui.widgets.fields import LongText, Passphrase

HALF = "Called last night, she hesitates to lod"


class Shown:
    """Stands in for the person in front of the dialogs."""

    def __init__(self, program: Program) -> None:
        self.dialogs: list[list[str]] = []
        program.app.messages.show = self.show  # type: ignore[method-assign]

    def show(self, dialog: QDialog) -> bool:
        assert isinstance(dialog, KeptTexts)
        self.dialogs.append([field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)])
        dialog.deleteLater()
        return True


def at_work(program: Program, folder: Path) -> Program:
    program.app.open(session.unlock(folder, PASSPHRASE))
    program.settle()
    return program


def note_field(program: Program) -> LongText:
    assert program.app.window is not None
    page = program.app.window.page
    return next(field for field in page.findChildren(LongText) if field.accessibleName() == "A note")


def bring_into_view(field: QWidget) -> None:
    """Turn to the tab it is on."""
    inside, above = field, field.parentWidget()
    while above is not None:
        if isinstance(above, QTabWidget) and above.indexOf(inside) >= 0:
            above.setCurrentWidget(inside)
        elif isinstance(above, QStackedWidget) and isinstance(above.parentWidget(), QTabWidget):
            above.parentWidget().setCurrentWidget(inside)
        elif isinstance(above, QStackedWidget) and above.indexOf(inside) >= 0:
            above.setCurrentWidget(inside)
        inside, above = above, above.parentWidget()
    assert field.isVisible()


@pytest.fixture
def again(run: Callable[..., Program], example_folder: Path) -> Callable[[], Program]:
    return lambda: at_work(run(example_folder, language="en"), example_folder)


def test_a_note_that_was_being_typed_is_back_in_its_field(again: Callable[[], Program]) -> None:
    first = again()
    assert first.app.window is not None
    first.app.window.go(Place(kind=Kind.CASE, id=1))
    first.settle()
    field = note_field(first)
    bring_into_view(field)
    first.qtbot.keyClicks(field, HALF)
    first.app.lock()
    assert first.relaunched == [True]

    second = again()
    assert second.app.window is not None
    assert (second.app.window.place.kind, second.app.window.place.id) == (Kind.CASE, 1)
    second.until(lambda: note_field(second).toPlainText() == HALF)
    second.until(lambda: not drafts.kept(second.app.context.workspace))  # type: ignore[union-attr]
    assert any("is back in its field" in told for _, told in second.messages.told)


def test_a_lock_inside_a_dialog_gives_its_text_back_to_copy(
    again: Callable[[], Program], run: Callable[..., Program], example_folder: Path
) -> None:
    first = again()
    dialog = QDialog(first.app.window)
    line = QLineEdit()
    line.setAccessibleName("Reason")
    QVBoxLayout(dialog).addWidget(line)
    dialog.open()
    first.qtbot.keyClicks(line, HALF)
    first.qtbot.keyClick(line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert first.relaunched == [True]
    assert not dialog.isVisible()

    second = run(example_folder, language="en")
    person = Shown(second)
    at_work(second, example_folder)
    second.until(lambda: person.dialogs)
    assert person.dialogs == [[HALF]]
    workspace = second.app.context.workspace  # type: ignore[union-attr]
    second.until(lambda: not drafts.kept(workspace))
    with workspace.reading() as reading:
        assert not audit.mentions(reading, HALF), "once read, no copy stays in the log"


def test_passphrases_and_filters_are_never_kept(again: Callable[[], Program]) -> None:
    first = again()
    assert first.app.window is not None
    dialog = QDialog(first.app.window)
    secret, search = Passphrase("Passphrase"), QLineEdit()
    search.setClearButtonEnabled(True)
    inside = QVBoxLayout(dialog)
    for field in (secret, search):
        inside.addWidget(field)
    dialog.open()
    first.qtbot.keyClicks(secret.edit, "not to be kept")
    first.qtbot.keyClicks(search, "filter")
    first.app.lock()
    second = again()
    assert drafts.kept(second.app.context.workspace) == ()  # type: ignore[union-attr]


def test_what_two_locks_kept_is_all_there(workspace: Workspace) -> None:
    one, two = Draft("A note", "first", "cases", "case", 4), Draft("Reason", "second")
    drafts.keep(workspace, [one])
    drafts.keep(workspace, [one, two])
    drafts.keep(workspace, [])
    assert drafts.kept(workspace) == (one, two)
    drafts.drop(workspace)
    assert drafts.kept(workspace) == ()
    drafts.drop(workspace)


def test_nothing_is_left_on_the_screen_and_no_title_names_anybody(again: Callable[[], Program]) -> None:
    program = again()
    assert program.app.window is not None
    program.app.window.go(Place(kind=Kind.CASE, id=1))
    program.settle()
    assert {widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.isVisible()} == {"Casework"}
    QApplication.clipboard().setText("Alice Wetherby")
    program.app.lock()
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert QApplication.clipboard().text() == ""


def test_sleep_and_a_locked_session_lock_the_workspace(again: Callable[[], Program]) -> None:
    program = again()
    assert program.app.left_by is not None
    program.app.left_by._on_active(False)
    assert program.relaunched == []
    program.app.left_by._on_active(True)
    assert program.relaunched == [True]


def test_without_a_bus_nothing_is_listened_to_and_nothing_breaks(
    again: Callable[[], Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    program = again()
    assert program.app.left_by is not None
    fresh = SessionWatch(program.app)
    with program.qtbot.waitSignal(fresh.lock_asked, timeout=1000):
        fresh._on_locked()
