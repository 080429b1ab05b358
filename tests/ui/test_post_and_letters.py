# SPDX-License-Identifier: GPL-3.0-or-later
"""Correspondence and letters on screen: receipt, answer, reminder; a letter filled, made final, signed, saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from casework.changes import Kind
from casework.queries.cases import case_page
from casework.queries.correspondence import list_post
from casework.queries.dates import What
from casework.queries.letters import list_letters
from casework.queries.packets import list_packets
from casework.services import letters, packets
from tests.ui.hand import Hand
from tests.ui.window import TODAY, Program
from ui.context import Context, Place
from ui.panels.letter_sheet import LetterPanel
from ui.panels.live_pages import State
from ui.screens.letters import LettersPage
from ui.screens.packets import PacketsPage
from ui.screens.post import PostPage


@pytest.fixture
def program(opened: Callable[..., Program]) -> Program:
    return opened(language="en", width=1366, height=728)


def _context(program: Program) -> Context:
    assert program.app.context is not None
    return program.app.context


def _posted(program: Program) -> int:
    """The example's packet was posted today; its line in the correspondence, shown."""
    context = _context(program)
    packet_id = list_packets(context.workspace, context.view)[0].id
    packets.make(context.workspace, packet_id, today=TODAY)
    packets.post(context.workspace, packet_id, packets.Posted(on=TODAY, tracking_number="1A 111 222 3333 4"))
    line = next(row for row in list_post(context.workspace, context.view) if row.tracking_number == "1A 111 222 3333 4")
    context.go(Place(kind=Kind.CORRESPONDENCE, id=line.id))
    program.settle()
    return line.id


def test_the_receipt_moves_the_silence_clock_and_says_until_when(program: Program) -> None:
    _posted(program)
    hand = Hand(program)
    hand.click("Keep the receipt")
    hand.type("24/11/2026")
    hand.click("Keep the receipt")
    context = _context(program)
    clock = next(each for each in case_page(context.workspace, context.view, 1).dates if each.what is What.OPENS)
    assert not clock.provisional
    row = next(each for each in list_post(context.workspace, context.view) if each.tracking_number)
    assert row.receipt_on == TODAY


def test_a_reminder_takes_three_clicks_and_knows_what_it_reminds_of(program: Program) -> None:
    line_id = _posted(program)
    context = _context(program)
    hand = Hand(program)
    hand.click("Letters")
    page = program.app.window.page if program.app.window else None
    assert isinstance(page, PostPage)
    hand.click_row(page.list.table, line_id)
    hand.click("Write a reminder")
    assert hand.clicks == 3
    sheet = program.app.window.page if program.app.window else None
    assert isinstance(sheet, PacketsPage)
    assert sheet.sheet is not None
    letter = sheet.sheet.letter
    assert letter is not None
    assert letter.sheet.row.template == "chaser"
    assert letter.sheet.answers["first_tracking_number"] == "1A 111 222 3333 4"
    assert letter.sheet.recipient_id == list_post(context.workspace, context.view)[0].authority_id
    program.until(lambda: sheet.sheet is not None and sheet.sheet.shown.built)
    assert sheet.sheet.shown.lines == ()


def test_recording_an_answer_ends_the_waiting(program: Program) -> None:
    line_id = _posted(program)
    hand = Hand(program)
    hand.click("Record the answer")
    hand.click("Keep")
    context = _context(program)
    rows = list_post(context.workspace, context.view)
    assert next(each for each in rows if each.id == line_id).waiting is None
    assert next(each for each in rows if each.reply_to_id == line_id).who
    assert "kept" in program.messages.told[-1][1]


def _letter(program: Program) -> LetterPanel:
    context = _context(program)
    row = list_letters(context.workspace, context.view)[0]
    context.go(Place(kind=Kind.LETTER, id=row.id))
    page = program.app.window.page if program.app.window else None
    assert isinstance(page, LettersPage)
    assert page.sheet is not None
    sheet = page.sheet
    program.until(lambda: sheet.pages.state is State.READY and sheet.form.sheet.pages)
    return sheet


def test_an_answer_typed_is_on_the_page_a_moment_later(program: Program) -> None:
    sheet = _letter(program)
    drawn = sheet.form.sheet.pdf_sha256
    sheet.form.questions.focus("harm_text")
    hand = Hand(program)
    hand.type(" Une nuit sans sommeil.")
    program.until(lambda: sheet.form.sheet.pdf_sha256 != drawn and sheet.pages.state is State.READY)
    assert "Une nuit sans sommeil." in str(sheet.form.sheet.answers["harm_text"])


def test_a_letter_becomes_final_and_signed_and_is_changed_no_more(program: Program) -> None:
    sheet = _letter(program)
    hand = Hand(program)
    hand.click("Final…")
    assert sheet.shown.status == "final"
    assert not sheet.form.questions.isEnabled()
    hand.click("It is signed")
    assert sheet.shown.status == "signed"
    assert _context(program).undo_stack.next_undo is None


def test_the_word_file_leaves_through_the_save_dialog_with_a_warning(program: Program, tmp_path: Path) -> None:
    _letter(program)
    program.messages.target = tmp_path / "lettre.docx"
    Hand(program).click("Word…")
    words = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "lettre.docx")).paragraphs)
    assert "procureur" in words.lower()
    assert program.messages.told[-1][0] == "warning"


def test_missing_facts_are_named_in_the_language_of_the_reader(opened: Callable[..., Program]) -> None:
    program = opened(language="fr", width=1366, height=728)
    context = _context(program)
    sheet = _letter(program)
    letters.answer(context.workspace, sheet.letter_id, {"qualifications": None})
    sheet.read()
    assert sheet.missing.isVisible()
    assert Hand(program).sees("Qualifications possibles")
    assert not sheet.final_button.isEnabled()
