# SPDX-License-Identifier: GPL-3.0-or-later
"""The packet: numbered once towards each recipient, built as one PDF, posted, and then the silence counts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from casework.errors import Cancelled, InvalidValue, NotFound
from casework.queries.cases import case_page
from casework.queries.contents import open_content
from casework.queries.correspondence import list_post
from casework.queries.letters import letter_sheet
from casework.queries.packets import PacketSheet, list_packets, packet_sheet
from casework.queries.today import silences, today
from casework.services import letters, packets, pieces
from casework.services.letters import DraftLetter
from casework.services.packets import Line, PacketNotBuilt, PacketSent, Posted, PreparePacket
from casework.storage.workspace import Workspace
from casework.words import Means
from tests.builders import TODAY, a_case, a_file, a_view, an_authority
from tests.casework.services.conftest import Filled

SLIP = Posted(on=TODAY, tracking_number="1A 234 567 8901 2")


def sheet(workspace: Workspace, packet: int) -> PacketSheet:
    return packet_sheet(workspace, a_view(), packet)


def numbers(workspace: Workspace, packet: int) -> list[str]:
    return [line.number for line in sheet(workspace, packet).lines]


def some_pieces(workspace: Workspace, folder: Path, case: int, names: str = "abc") -> tuple[int, ...]:
    files = [a_file(folder, f"{name}.txt", f"Pièce {name}".encode()) for name in names]
    return pieces.admit(workspace, files, case_id=case).changed.also


def test_without_a_choice_all_that_may_go_out_goes_in_in_order(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    a, b, c = some_pieces(workspace, tmp_path, case)
    pieces.amend(workspace, b, {"confidential": True})
    pieces.reorder(workspace, case, [c, b, a])
    packet = packets.prepare(workspace, PreparePacket(case_id=case)).id
    assert [line.piece_id for line in sheet(workspace, packet).lines] == [c, a]
    assert numbers(workspace, packet) == ["1", "2"]


def test_a_packet_is_made_of_things_that_are_there_and_belong_together(workspace: Workspace) -> None:
    case, other = a_case(workspace), a_case(workspace)
    letter = letters.draft(workspace, DraftLetter(case_id=other, template="complaint_prosecutor")).id
    for wrong, error in (
        ({"case_id": 99}, NotFound),
        ({"letter_id": 99}, NotFound),
        ({"pieces": [99]}, NotFound),
        ({"recipient_id": 99}, NotFound),
        ({"letter_id": letter}, InvalidValue),
        ({"profile": "origami"}, InvalidValue),
    ):
        with pytest.raises(error):
            packets.prepare(workspace, PreparePacket(**{"case_id": case, **wrong}))  # type: ignore[arg-type]
    assert list_packets(workspace, a_view()) == ()


def test_lines_are_arranged_renamed_and_left_out(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    a, b, c = some_pieces(workspace, tmp_path, case)
    packet = packets.prepare(workspace, PreparePacket(case_id=case)).id
    packets.arrange(workspace, packet, [Line(piece_id=c, title="Courrier"), Line(piece_id=a, page_ranges="1-2")])
    first, second = sheet(workspace, packet).lines
    assert (first.piece_id, first.title, first.number) == (c, "Courrier", "1")
    assert (second.piece_id, second.title, second.page_ranges) == (a, "a", "1-2")
    with pytest.raises(InvalidValue):
        packets.arrange(workspace, packet, [Line(piece_id=b), Line(piece_id=b)])
    with pytest.raises(NotFound):
        packets.arrange(workspace, packet, [Line(piece_id=99)])
    assert [line.piece_id for line in sheet(workspace, packet).lines] == [c, a]


def test_the_packet_of_the_example_is_one_pdf_with_letter_bordereau_and_stamped_pieces(
    example: Filled, tmp_path: Path
) -> None:
    workspace, packet = example.workspace, example.made.packet
    told: list[tuple[int, int]] = []
    packets.make(workspace, packet, today=TODAY, progress=lambda done, total: told.append((done, total)))
    built = sheet(workspace, packet)
    assert built.built
    assert told
    assert told[-1][0] == told[-1][1]
    target = packets.export(workspace, packet, tmp_path / "envoi.pdf")
    document = pypdfium2.PdfDocument(target)
    texts = [page.get_textpage().get_text_bounded().replace("\u00a0", " ") for page in document]
    document.close()
    assert len(texts) == built.row.pages
    for line in built.lines:
        assert line.pages > 0
        assert f"Pièce n° {line.number}" in texts[line.first_page - 1]
        assert line.status in {"ok", "converted"}
    with open_content(workspace, built.pdf_sha256) as stream:
        assert target.read_bytes() == stream.read()
    assert not list(workspace.folder.rglob("packet.pdf"))


def test_a_change_of_mind_while_building_leaves_no_pdf(example: Filled) -> None:
    with pytest.raises(Cancelled):
        packets.make(example.workspace, example.made.packet, today=TODAY, cancelled=lambda: True)
    assert not sheet(example.workspace, example.made.packet).built
    assert not list(example.workspace.folder.rglob("packet.pdf"))


def test_what_is_changed_has_to_be_built_again(example: Filled) -> None:
    workspace, packet = example.workspace, example.made.packet
    packets.make(workspace, packet, today=TODAY)
    packets.mark_printed(workspace, packet)
    assert sheet(workspace, packet).row.status == "printed"
    packets.amend(workspace, packet, {"title": "Autre"})
    assert (sheet(workspace, packet).built, sheet(workspace, packet).row.status) == (False, "preparing")
    for act in (
        lambda: packets.mark_printed(workspace, packet),
        lambda: packets.post(workspace, packet, SLIP),
        lambda: packets.export(workspace, packet, workspace.folder.parent / "x.pdf"),
    ):
        with pytest.raises(PacketNotBuilt):
            act()


def test_a_registered_letter_has_a_number_and_somebody_to_go_to(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    some_pieces(workspace, tmp_path, case, "a")
    packet = packets.prepare(workspace, PreparePacket(case_id=case, title="Pièces")).id
    packets.make(workspace, packet, today=TODAY)
    for posted in (Posted(on=TODAY, tracking_number=" "), SLIP):
        with pytest.raises(InvalidValue):
            packets.post(workspace, packet, posted)
    assert list_post(workspace, a_view()) == ()
    assert sheet(workspace, packet).row.status == "preparing"


def test_posting_freezes_what_was_sent_and_starts_the_silence_of_the_prosecutor(example: Filled) -> None:
    workspace, packet = example.workspace, example.made.packet
    packets.make(workspace, packet, today=TODAY)
    assert [row.packet_id for row in today(workspace, a_view()).to_send] == [packet]
    packets.post(workspace, packet, SLIP)
    (line,) = list_post(workspace, a_view())
    assert (line.tracking_number, line.on, line.waiting) == (SLIP.tracking_number, TODAY, 0)
    assert letter_sheet(workspace, a_view(), example.made.letter).row.status == "sent"
    assert [row.correspondence_id for row in silences(workspace, a_view())] == [line.id]
    assert today(workspace, a_view()).to_send == ()
    page = case_page(workspace, a_view(), example.made.complaint)
    assert any(row.provisional for row in page.dates)
    frozen = sheet(workspace, packet)
    for act in (
        lambda: packets.make(workspace, packet, today=TODAY),
        lambda: packets.amend(workspace, packet, {"title": "x"}),
        lambda: packets.arrange(workspace, packet, []),
        lambda: packets.post(workspace, packet, SLIP),
        lambda: packets.bin_packet(workspace, packet),
    ):
        with pytest.raises(PacketSent):
            act()
    assert sheet(workspace, packet) == frozen


def test_a_number_once_sent_is_kept_towards_its_recipient_and_never_used_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    case, mayor = a_case(workspace), an_authority(workspace, "mayor", name="Mairie")
    prosecutor = an_authority(workspace)
    a, b, c = some_pieces(workspace, tmp_path, case)
    by_hand = Posted(on=TODAY, means=Means.HAND_DELIVERY)

    def send(*ids: int, to: int) -> list[str]:
        packet = packets.prepare(workspace, PreparePacket(case_id=case, recipient_id=to, pieces=ids)).id
        packets.make(workspace, packet, today=TODAY)
        packets.post(workspace, packet, by_hand)
        return numbers(workspace, packet)

    assert send(a, b, to=prosecutor) == ["1", "2"]
    assert send(c, b, to=prosecutor) == ["3", "2"]
    assert send(c, to=mayor) == ["1"]
    (d,) = some_pieces(workspace, tmp_path, case, "d")
    assert send(d, a, to=prosecutor) == ["4", "1"]


def test_a_title_given_later_does_not_change_what_was_sent(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    (a,) = some_pieces(workspace, tmp_path, case, "a")
    it = PreparePacket(case_id=case, recipient_id=an_authority(workspace))
    packet = packets.prepare(workspace, it).id
    packets.make(workspace, packet, today=TODAY)
    packets.post(workspace, packet, Posted(on=TODAY + timedelta(days=1), means=Means.EMAIL))
    pieces.amend(workspace, a, {"title": "Tout autre chose"})
    assert [line.title for line in sheet(workspace, packet).lines] == ["a"]


def test_a_binned_packet_is_in_no_list(workspace: Workspace) -> None:
    packet = packets.prepare(workspace, PreparePacket(case_id=a_case(workspace))).id
    packets.bin_packet(workspace, packet)
    assert list_packets(workspace, a_view()) == ()
    with pytest.raises(NotFound):
        sheet(workspace, packet)
