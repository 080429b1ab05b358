# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking in evidence: what goes in stays as it was, what can't go in is named, and a change of mind leaves nothing."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PIL import Image

from casework.errors import Cancelled, FileNotWritten, FileUnreadable, InvalidValue, NotFound
from casework.model import Piece
from casework.queries.contents import open_content
from casework.queries.pieces import PieceRow, list_pieces, piece_page
from casework.services import cases, packets, pieces
from casework.services.records import get
from casework.storage.errors import NotAPlainFile, PieceFileMissing
from casework.storage.workspace import Workspace
from tests.builders import TODAY, a_case, a_file, a_view, an_incident

WINDOWS = sys.platform == "win32"


def rows(workspace: Workspace, case: int | None = None) -> tuple[PieceRow, ...]:
    return list_pieces(workspace, a_view(), case_id=case)


def a_photo(folder: Path, *, orientation: int = 6, taken: str = "2026:11:12 14:12:40") -> Path:
    """A telephone's picture, lying on its side."""
    picture = Image.new("RGB", (64, 48), (120, 140, 90))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x0110] = "Pear", "P1"
    exif.get_ifd(0x8769)[0x9003] = taken
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif)
    return a_file(folder, "IMG_2291.jpg", made.getvalue())


def test_a_file_goes_in_byte_for_byte_under_its_hash(workspace: Workspace, tmp_path: Path) -> None:
    content = os.urandom(70_000)
    admitted = pieces.admit(
        workspace, [a_file(tmp_path, "constat_du_12.bin", content)], given_by="Permanence", received_on=TODAY
    )
    (row,) = rows(workspace)
    assert admitted.changed.also == (row.id,)
    assert (admitted.refused, admitted.known) == ((), ())
    assert (row.sha256, row.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (row.title, row.original_name, row.given_by) == ("constat du 12", "constat_du_12.bin", "Permanence")
    with open_content(workspace, row.sha256) as stream:
        assert stream.read() == content


def test_several_files_keep_the_order_they_were_given_in(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    names = ["b.txt", "a.txt", "c.txt"]
    pieces.admit(workspace, [a_file(tmp_path, name, name.encode()) for name in names], case_id=case)
    pieces.admit(workspace, [a_file(tmp_path, "d.txt", b"d")], case_id=case)
    assert [(row.position, row.original_name) for row in rows(workspace, case)] == [
        (1, "b.txt"),
        (2, "a.txt"),
        (3, "c.txt"),
        (4, "d.txt"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        (
            "x.eml",
            b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nDate: Thu, 12 Nov 2026 15:02:11 +0100\r\n\r\nx",
            "mail",
        ),
        ("x.pdf", b"%PDF-1.4\n%%EOF", "document"),
        ("x.mp4", b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "video"),
        ("x.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00", "audio"),
        ("empty", b"", "other"),
    ],
)
def test_the_kind_is_told_from_the_bytes(
    workspace: Workspace, tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    pieces.admit(workspace, [a_file(tmp_path, name, content)])
    assert rows(workspace)[0].kind == kind


def test_what_a_photo_claims_is_kept_apart_from_what_people_say(workspace: Workspace, tmp_path: Path) -> None:
    piece = pieces.admit(workspace, [a_photo(tmp_path)]).changed.id
    page = piece_page(workspace, a_view(), piece)
    assert (page.row.taken_on, page.row.taken_at) == (date(2026, 11, 12), time(14, 12, 40))
    assert page.row.kind == "photo"
    assert page.capture["orientation"] == 6
    assert "P1" in str(page.capture["device"])
    pieces.amend(workspace, piece, {"taken_on": date(2026, 11, 11), "author": "Permanence"})
    page = piece_page(workspace, a_view(), piece)
    assert page.row.taken_on == date(2026, 11, 11)
    assert str(page.capture["taken_at"]).startswith("2026-11-12T14:12:40")


def test_a_photo_with_a_clock_gone_mad_is_taken_in_without_a_date(workspace: Workspace, tmp_path: Path) -> None:
    pieces.admit(workspace, [a_photo(tmp_path, taken="2026:02:31 25:61:00")])
    assert rows(workspace)[0].taken_on is None


def test_the_same_file_twice_in_one_case_is_one_piece(workspace: Workspace, tmp_path: Path) -> None:
    case, other = a_case(workspace), a_case(workspace)
    twins = [a_file(tmp_path, "a.txt", b"same"), a_file(tmp_path, "copy of a.txt", b"same")]
    first = pieces.admit(workspace, twins, case_id=case)
    (piece,) = first.changed.also
    assert first.known == (piece,)
    again = pieces.admit(workspace, twins[:1], case_id=case)
    assert (again.changed.also, again.known) == ((), (piece,))
    elsewhere = pieces.admit(workspace, twins[:1], case_id=other)
    assert len(elsewhere.changed.also) == 1
    assert len(list(workspace.blobs.paths())) == 1


def test_a_piece_that_was_binned_may_be_taken_in_again(workspace: Workspace, tmp_path: Path) -> None:
    case, path = a_case(workspace), a_file(tmp_path)
    pieces.bin_piece(workspace, pieces.admit(workspace, [path], case_id=case).changed.id)
    assert rows(workspace, case) == ()
    assert len(pieces.admit(workspace, [path], case_id=case).changed.also) == 1
    assert len(rows(workspace, case)) == 1


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_change_of_mind_leaves_no_piece(workspace: Workspace, tmp_path: Path, after: int) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    paths = [a_file(tmp_path, f"{number}.bin", os.urandom(10)) for number in range(3)]
    with pytest.raises(Cancelled):
        pieces.admit(workspace, paths, cancelled=cancelled)
    assert rows(workspace) == ()
    assert not list(workspace.folder.rglob("*.part"))


def test_progress_counts_bytes_and_ends_at_all_of_them(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    paths = [a_file(tmp_path, "a", b"x" * 30), a_file(tmp_path, "b", b"y" * 12)]
    pieces.admit(workspace, paths, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (42, 42)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_files_that_cannot_be_read_are_refused_by_name_and_the_others_go_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    good = [a_file(tmp_path, "a.txt", b"a"), a_file(tmp_path, "b.txt", b"b")]
    admitted = pieces.admit(workspace, [good[0], tmp_path / "gone.txt", tmp_path / "folder", good[1]])
    assert [row.original_name for row in reversed(rows(workspace))] == ["a.txt", "b.txt"]
    assert [refused.name for refused in admitted.refused] == ["gone.txt", "folder"]
    assert isinstance(admitted.refused[0].error, FileUnreadable)


@pytest.mark.skipif(WINDOWS, reason="links and pipes of POSIX")
def test_a_link_and_a_pipe_are_refused_without_waiting(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(a_file(tmp_path))
    os.mkfifo(tmp_path / "pipe")
    admitted = pieces.admit(workspace, [tmp_path / "link", tmp_path / "pipe"])
    assert rows(workspace) == ()
    assert all(isinstance(refused.error, NotAPlainFile) for refused in admitted.refused)


@pytest.mark.skipif(WINDOWS, reason="names that Windows does not allow")
@pytest.mark.parametrize(
    "raw",
    [
        "photo\u202egpj.exe".encode(),
        b"deux\nlignes.txt",
        b"latin-\xe9t\xe9.txt",
        b"<b>gras&amp;.txt",
        b"../..%2fetc%2fpasswd".replace(b"/", b"_"),
        "e\u0301te\u0301.txt".encode(),
        b"x" * 250 + b".txt",
        b"; rm -rf ~ #.txt",
        b"-rf",
        b".hidden",
    ],
)
def test_a_hostile_name_is_kept_exactly_and_shown_harmlessly(workspace: Workspace, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / os.fsdecode(raw)
    path.write_bytes(b"x")
    piece = pieces.admit(workspace, [path]).changed.id
    row = piece_page(workspace, a_view(), piece).row
    assert row.title
    for shown in (row.title, row.original_name):
        assert shown.isprintable()
        assert not {"\u202e", "\n", "\udce9"} & set(shown)
    with workspace.reading() as session:
        assert get(session, Piece, piece).original_name_raw == raw


def test_taking_in_for_a_case_that_is_not_there_adds_nothing(workspace: Workspace, tmp_path: Path) -> None:
    for target in ({"case_id": 99}, {"incident_id": 99}):
        with pytest.raises(NotFound):
            pieces.admit(workspace, [a_file(tmp_path)], **target)
    assert rows(workspace) == ()


def test_nothing_given_is_nothing_done(workspace: Workspace) -> None:
    admitted = pieces.admit(workspace, [])
    assert (admitted.changed.id, admitted.changed.also, admitted.refused, admitted.known) == (0, (), (), ())


def test_pieces_are_put_in_order_and_those_not_named_follow(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    paths = [a_file(tmp_path, name, name.encode()) for name in "abcd"]
    a, b, c, d = pieces.admit(workspace, paths, case_id=case).changed.also
    pieces.reorder(workspace, case, [d, b, d])
    assert [row.id for row in rows(workspace, case)] == [d, b, a, c]
    assert [row.position for row in rows(workspace, case)] == [1, 2, 3, 4]


def test_a_piece_of_another_case_cannot_be_ordered_in(workspace: Workspace, tmp_path: Path) -> None:
    case, other = a_case(workspace), a_case(workspace)
    (mine,) = pieces.admit(workspace, [a_file(tmp_path, "a", b"a")], case_id=case).changed.also
    (theirs,) = pieces.admit(workspace, [a_file(tmp_path, "b", b"b")], case_id=other).changed.also
    with pytest.raises(InvalidValue):
        pieces.reorder(workspace, case, [theirs, mine])
    assert [row.id for row in rows(workspace, case)] == [mine]


def test_the_bytes_and_the_hash_cannot_be_changed_by_a_form(workspace: Workspace, tmp_path: Path) -> None:
    piece = pieces.admit(workspace, [a_file(tmp_path)]).changed.id
    for field in ("sha256", "size", "original_name", "capture", "case_id"):
        with pytest.raises(InvalidValue):
            pieces.amend(workspace, piece, {field: "x"})
    incident = an_incident(workspace)
    pieces.amend(workspace, piece, {"incident_id": incident, "confidential": True, "kind": "statement"})
    row = piece_page(workspace, a_view(), piece).row
    assert (row.confidential, row.kind) == (True, "statement")
    with pytest.raises(NotFound):
        pieces.amend(workspace, piece, {"incident_id": 99})


def test_a_plain_copy_leaves_byte_for_byte_and_the_journal_knows(workspace: Workspace, tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    piece = pieces.admit(workspace, [a_file(tmp_path, "video.bin", content)]).changed.id
    target = tmp_path / "out.bin"
    entries = workspace.info().log_entries
    assert pieces.export(workspace, piece, target) == target
    assert target.read_bytes() == content
    assert workspace.info().log_entries == entries + 1


def test_a_copy_to_nowhere_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    piece = pieces.admit(workspace, [a_file(tmp_path)]).changed.id
    with pytest.raises(FileNotWritten):
        pieces.export(workspace, piece, tmp_path / "absent" / "out.txt")


def test_verifying_names_what_is_gone_and_what_was_altered(workspace: Workspace, tmp_path: Path) -> None:
    paths = [a_file(tmp_path, name, name.encode() * 100) for name in "abc"]
    kept, gone, altered = pieces.admit(workspace, paths).changed.also
    by_id = {row.id: row.sha256 for row in rows(workspace)}
    workspace.blobs.path(by_id[gone]).unlink()
    path = workspace.blobs.path(by_id[altered])
    content = bytearray(path.read_bytes())
    content[-20] ^= 1
    path.write_bytes(content)
    told: list[tuple[int, int]] = []
    found = pieces.verify(workspace, progress=lambda done, total: told.append((done, total)))
    assert (found.checked, found.missing, found.altered) == (3, (gone,), (altered,))
    assert told[-1] == (3, 3)
    assert kept not in (*found.missing, *found.altered)
    with pytest.raises(PieceFileMissing):
        open_content(workspace, by_id[gone])


def test_verifying_can_be_stopped(workspace: Workspace, tmp_path: Path) -> None:
    pieces.admit(workspace, [a_file(tmp_path)])
    with pytest.raises(Cancelled):
        pieces.verify(workspace, cancelled=lambda: True)


def test_a_copy_of_a_lost_content_leaves_no_file(workspace: Workspace, tmp_path: Path) -> None:
    piece = pieces.admit(workspace, [a_file(tmp_path)]).changed.id
    workspace.blobs.path(rows(workspace)[0].sha256).unlink()
    target = tmp_path / "out.txt"
    with pytest.raises(PieceFileMissing):
        pieces.export(workspace, piece, target)
    assert not target.exists()


def test_the_list_says_in_how_many_packets_a_piece_stands(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    (piece,) = pieces.admit(workspace, [a_file(tmp_path)], case_id=case).changed.also
    packet = packets.prepare(workspace, packets.PreparePacket(case_id=case)).id
    packets.prepare(workspace, packets.PreparePacket(case_id=case))
    assert rows(workspace, case)[0].used_in == 2
    packets.bin_packet(workspace, packet)
    assert piece_page(workspace, a_view(), piece).row.used_in == 1


def test_the_list_of_all_pieces_leaves_out_those_of_a_binned_case(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    pieces.admit(workspace, [a_file(tmp_path, "a", b"a")], case_id=case)
    pieces.admit(workspace, [a_file(tmp_path, "b", b"b")])
    cases.bin_case(workspace, case)
    assert [row.original_name for row in rows(workspace)] == ["b"]


SOURCES: dict[str, Callable[[Workspace], object]] = {
    "page": lambda workspace: piece_page(workspace, a_view(), 1),
    "export": lambda workspace: pieces.export(workspace, 1, workspace.folder.parent / "x"),
}


@pytest.mark.parametrize("what", SOURCES)
def test_a_binned_piece_is_out_of_reach(workspace: Workspace, tmp_path: Path, what: str) -> None:
    assert pieces.admit(workspace, [a_file(tmp_path)]).changed.id == 1
    pieces.bin_piece(workspace, 1)
    with pytest.raises(NotFound):
        SOURCES[what](workspace)
