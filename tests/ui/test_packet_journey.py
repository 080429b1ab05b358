# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, driven by clicks: a case with facts and pieces becomes a packet on paper, and the silence counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from casework.changes import Kind
from casework.documents.facts import page_count
from casework.language import Language, long_date
from casework.queries.cases import case_page
from casework.queries.correspondence import list_post
from casework.queries.dates import What
from casework.queries.packets import list_packets
from casework.queries.view import view_of
from casework.services import letters, packets
from tests.ui.hand import Hand
from tests.ui.window import TODAY, Program
from ui.context import Place
from ui.panels.live_pages import State
from ui.panels.packet_sheet import PacketPanel
from ui.screens.cases import CasesPage
from ui.screens.packets import PacketsPage

#: ux.md, section 4: from the unlocked window to the packet on paper, the system's print dialog apart.
BUDGET = 6


@pytest.fixture
def program(opened: Callable[..., Program]) -> Program:
    return opened(language="en", width=1366, height=728)


def _unwritten(program: Program) -> int:
    """The example's complaint, as if nothing had been written yet: facts and pieces are in, no letter, no packet."""
    assert program.app.context is not None
    workspace = program.app.context.workspace
    begun = list_packets(workspace, view_of(workspace, Language.EN, TODAY))[0]
    packets.bin_packet(workspace, begun.id)
    assert begun.letter_id is not None
    letters.bin_letter(workspace, begun.letter_id)
    return begun.case_id


def _sheet(program: Program) -> PacketPanel:
    assert program.app.window is not None
    page = program.app.window.page
    assert isinstance(page, PacketsPage)
    assert page.sheet is not None
    return page.sheet


def test_from_facts_and_pieces_to_paper_in_six_clicks(program: Program, tmp_path: Path) -> None:
    case_id = _unwritten(program)
    hand, paper = Hand(program), tmp_path / "paper.pdf"
    program.messages.printed = paper
    assert program.app.window is not None
    assert program.app.context is not None
    workspace, view = program.app.context.workspace, program.app.context.view

    hand.click("Cases")
    cases = program.app.window.page
    assert isinstance(cases, CasesPage)
    hand.click_row(cases.list.table, case_id)
    program.until(lambda: hand.sees("Prepare a packet"))
    hand.click("Prepare a packet")
    sheet = _sheet(program)
    assert sheet.letter is not None
    assert sheet.letter.sheet.row.template == "complaint_prosecutor"
    assert not sheet.print_button.isEnabled()
    assert sheet.missing.isVisible()

    hand.click("Possible offences")
    hand.type("atteinte à la liberté individuelle\tCP art. 432-4\t")
    program.until(sheet.print_button.isEnabled)
    hand.click("Print")
    program.until(sheet.posting.isVisible)
    assert page_count(paper.read_bytes()) == sheet.shown.row.pages

    hand.type("1A 111 222 3333 4")
    hand.click("It was posted")
    assert hand.clicks <= BUDGET

    sent = list_post(workspace, view, case_id=case_id)[0]
    assert (sent.tracking_number, sent.waiting) == ("1A 111 222 3333 4", 0)
    clock = next(each for each in case_page(workspace, view, case_id).dates if each.what is What.OPENS)
    told = program.messages.told[-1][1]
    assert long_date(clock.on, Language.EN, weekday=True) in told
    assert clock.title in told
    assert not sheet.posting.isVisible()
    assert sheet.print_button.isEnabled(), "what was sent can be printed again"


def test_a_registered_letter_without_its_number_is_asked_for_it(program: Program, tmp_path: Path) -> None:
    program.messages.printed = tmp_path / "paper.pdf"
    sheet = _open_example(program)
    hand = Hand(program)
    hand.click("Print")
    program.until(sheet.posting.isVisible)
    hand.click("It was posted")
    assert sheet.posting.isVisible()
    assert sheet.shown.row.status == "printed"
    hand.type("1A 111 222 3333 4")
    hand.click("It was posted")
    assert _sheet(program).shown.row.status == "posted"


def test_a_printed_packet_is_not_drawn_anew_when_it_is_opened_again(program: Program, tmp_path: Path) -> None:
    program.messages.printed = tmp_path / "paper.pdf"
    sheet = _open_example(program)
    printed = sheet.shown.pdf_sha256
    hand = Hand(program)
    hand.click("Print")
    program.until(sheet.posting.isVisible)
    hand.click("Not yet")
    hand.click("Packets")
    again = _open_example(program)
    assert again is not sheet
    assert again.shown.pdf_sha256 == printed
    assert again.posted_button.isVisible()


def test_other_order_and_titles_draw_the_pages_anew_as_they_will_print(program: Program) -> None:
    sheet = _open_example(program)
    first = sheet.shown.lines[0]
    drawn = sheet.shown.pdf_sha256
    hand = Hand(program)
    sheet.pieces.list.setCurrentRow(0)
    sheet.pieces.list.setFocus()
    hand.press(sheet.pieces.down)
    sheet.pieces.title.setFocus()
    sheet.pieces.title.selectAll()
    hand.type("Attestation de la première témoin\t")
    program.until(lambda: sheet.shown.built and sheet.shown.pdf_sha256 != drawn)
    assert [line.piece_id for line in sheet.shown.lines][1] == first.piece_id
    assert sheet.shown.lines[1].title == "Attestation de la première témoin"
    assert sheet.pages.state is State.READY


def test_a_piece_that_is_unticked_stays_in_the_case(program: Program) -> None:
    sheet = _open_example(program)
    before = len(sheet.shown.lines)
    sheet.pieces.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    program.until(lambda: len(sheet.shown.lines) == before - 1 and sheet.shown.built)
    assert sheet.pieces.list.count() == before


def test_another_letter_takes_the_same_pieces(program: Program) -> None:
    sheet = _open_example(program)
    lines = [line.piece_id for line in sheet.shown.lines]
    sheet.template.choose("new:footage_preservation")
    program.until(lambda: _sheet(program) is not sheet)
    other = _sheet(program)
    assert other.letter is not None
    assert other.letter.sheet.row.template == "footage_preservation"
    assert [line.piece_id for line in other.shown.lines] == lines


def _open_example(program: Program) -> PacketPanel:
    """The packet of the example, its pages drawn."""
    assert program.app.window is not None
    assert program.app.context is not None
    workspace = program.app.context.workspace
    row = list_packets(workspace, program.app.context.view)[0]
    program.app.window.go(Place(kind=Kind.PACKET, id=row.id))
    sheet = _sheet(program)
    program.until(lambda: sheet.pages.state is State.READY and sheet.shown.built)
    return sheet
