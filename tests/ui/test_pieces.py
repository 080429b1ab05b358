# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of evidence: taking in, looking, naming, ordering, the bin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from casework.changes import Kind
from casework.queries.pieces import list_pieces, piece_page
from casework.services import pieces
from tests.ui.hand import Hand
from tests.ui.window import Program
from ui.context import Place
from ui.panels.pieces import PiecesPanel
from ui.screens.cases import CasesPage
from ui.screens.pieces import PiecesPage


@pytest.fixture
def program(opened: Callable[..., Program]) -> Program:
    return opened(language="en", width=1366, height=728)


def _of_case(program: Program, case_id: int = 1) -> PiecesPanel:
    """The pieces on the page of a case."""
    assert program.app.window is not None
    program.app.window.go(Place(kind=Kind.CASE, id=case_id, part="pieces"))
    program.settle()
    page = program.app.window.page
    assert isinstance(page, CasesPage)
    return page.findChildren(PiecesPanel)[0]


def _titles(program: Program, case_id: int = 1) -> list[str]:
    assert program.app.context is not None
    context = program.app.context
    return [row.title for row in list_pieces(context.workspace, context.view, case_id=case_id)]


def test_files_are_taken_in_numbered_and_told_one_refused_file_apart(program: Program, tmp_path: Path) -> None:
    panel, before = _of_case(program), _titles(program)
    (tmp_path / "constat_du_soir.txt").write_text("Vu à 18 h.", encoding="utf-8")
    program.messages.files = [tmp_path / "constat_du_soir.txt", tmp_path / "missing.txt"]
    panel.choose_files()
    program.settle()
    assert _titles(program) == [*before, "constat du soir"]
    tone, told = program.messages.told[-1]
    assert tone == "warning"
    assert "1 piece" in told
    assert "missing.txt" in told


def test_the_same_bytes_are_known_again(program: Program, tmp_path: Path) -> None:
    panel = _of_case(program)
    (tmp_path / "one.txt").write_text("Vu.", encoding="utf-8")
    panel.admit([tmp_path / "one.txt"])
    program.settle()
    before = _titles(program)
    panel.admit([tmp_path / "one.txt"])
    program.settle()
    assert _titles(program) == before
    assert "here already" in program.messages.told[-1][1]


def test_a_copied_picture_is_taken_in_and_leaves_no_file(program: Program) -> None:
    panel = _of_case(program)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    panel.paste()
    program.settle()
    assert _titles(program)[-1] == "capture"
    assert program.app.context is not None
    assert not (program.app.context.workspace.scratch() / "capture.png").exists()


def test_f2_renames_and_leaving_the_field_keeps_the_name(program: Program) -> None:
    panel = _of_case(program)
    panel.open(2)
    program.settle()
    panel.list.table.setFocus()
    hand = Hand(program)
    hand.key(Qt.Key.Key_F2)
    assert panel.detail.title.hasFocus()
    panel.detail.title.selectAll()
    hand.type("Le parking vu du nord\t")
    assert _titles(program)[1] == "Le parking vu du nord"


def test_alt_and_arrows_change_the_order_even_when_the_list_is_filtered(program: Program) -> None:
    panel, before = _of_case(program), _titles(program)
    panel.list.filter.setText("capture")
    program.until(lambda: panel.list.model.rowCount() == 1)
    panel.open(3)
    panel.list.table.setFocus()
    QTest.keyClick(panel.list.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    program.settle()
    assert _titles(program) == [before[0], before[2], before[1], *before[3:]]


def test_what_the_file_says_stands_apart_from_what_people_say(program: Program) -> None:
    panel = _of_case(program)
    assert program.app.context is not None
    context = program.app.context
    photo = next(row for row in list_pieces(context.workspace, context.view) if row.media_type == "jpeg")
    capture = piece_page(context.workspace, context.view, photo.id).capture
    assert capture, "the example's photograph carries its capture data"
    panel.open(photo.id)
    program.settle()
    assert panel.detail._claims.isVisibleTo(panel.detail)
    assert "taken_at" not in panel.detail.form.values()


def test_a_mail_and_a_word_file_are_shown_as_pages(program: Program) -> None:
    panel = _of_case(program)
    assert program.app.context is not None
    context = program.app.context
    for row in list_pieces(context.workspace, context.view, case_id=1):
        panel.open(row.id)
        program.until(lambda: panel.detail.view.count > 0)


def test_the_bin_is_undone_by_one_click(program: Program) -> None:
    panel, before = _of_case(program), _titles(program)
    panel.open(4)
    program.settle()
    hand = Hand(program)
    hand.click("To the bin")
    assert _titles(program) == [*before[:3], before[4]]
    assert panel.detail.piece_id == 0
    hand.click("Undo")
    assert _titles(program) == before


def test_small_pictures_are_drawn_when_they_are_wanted(program: Program) -> None:
    panel = _of_case(program)
    hand = Hand(program)
    hand.click("Small pictures")
    program.until(lambda: len(panel._pictures._kept) == 3)
    assert panel.grid.isVisible()
    panel.open(2)
    assert panel.detail.piece_id == 2


def test_checking_all_pieces_says_that_nothing_was_altered(program: Program) -> None:
    hand = Hand(program)
    hand.click("Pieces")
    assert program.app.window is not None
    assert isinstance(program.app.window.page, PiecesPage)
    hand.click("Check all pieces")
    assert "byte for byte" in program.messages.told[-1][1]


def test_an_altered_piece_is_named(program: Program) -> None:
    assert program.app.context is not None
    context = program.app.context
    row = list_pieces(context.workspace, context.view, case_id=1)[0]
    path = context.workspace.blobs.path(row.sha256)
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)
    assert pieces.verify(context.workspace).altered == (row.id,)
    hand = Hand(program)
    hand.click("Pieces")
    hand.click("Check all pieces")
    assert program.messages.told[-1][0] == "danger"
    page = program.app.window.page if program.app.window else None
    assert isinstance(page, PiecesPage)
    assert page.panel.detail.piece_id == row.id
