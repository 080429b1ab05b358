# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter that goes out without pieces, and the date that a letter bears."""

from __future__ import annotations

from datetime import timedelta

from casework.queries.letters import letter_sheet
from casework.queries.packets import packet_sheet
from casework.services import letters, packets
from casework.storage.workspace import Workspace
from casework.words import Means
from tests.builders import TODAY, a_case, a_view, an_authority


def _letter(workspace: Workspace) -> int:
    an_authority(workspace)
    it = letters.DraftLetter(case_id=a_case(workspace), template="complaint_prosecutor")
    return letters.draft(workspace, it).id


def _packet(workspace: Workspace, letter_id: int) -> int:
    case_id = letter_sheet(workspace, a_view(), letter_id).row.case_id
    return packets.prepare(workspace, packets.PreparePacket(case_id=case_id, letter_id=letter_id)).id


def test_a_letter_without_pieces_is_a_packet_by_itself(workspace: Workspace) -> None:
    letter_id = _letter(workspace)
    packet_id = _packet(workspace, letter_id)
    packets.make(workspace, packet_id, today=TODAY, final=False)
    sheet, letter = packet_sheet(workspace, a_view(), packet_id), letter_sheet(workspace, a_view(), letter_id)
    assert sheet.pdf_sha256 == letter.pdf_sha256
    assert sheet.row.pages == letter.pages > 0
    assert sheet.size > 0


def test_a_draft_that_was_only_looked_at_bears_no_date_yet(workspace: Workspace) -> None:
    letter_id = _letter(workspace)
    letters.fill(workspace, letter_id, today=TODAY, final=False)
    assert letter_sheet(workspace, a_view(), letter_id).row.dated_on is None


def test_a_letter_that_left_bears_the_day_on_its_paper(workspace: Workspace) -> None:
    letter_id = _letter(workspace)
    packet_id = _packet(workspace, letter_id)
    packets.make(workspace, packet_id, today=TODAY, final=False)
    packets.post(workspace, packet_id, packets.Posted(on=TODAY + timedelta(days=1), means=Means.SIMPLE_POST))
    row = letter_sheet(workspace, a_view(), letter_id).row
    assert row.dated_on == TODAY
    assert row.sent_on == TODAY + timedelta(days=1)
