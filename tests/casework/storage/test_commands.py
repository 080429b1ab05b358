# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework workspace``, ``backup`` and ``doctor``, as a person or a script types them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from casework import cli
from casework.commands import doctor
from casework.model import Case, Piece
from casework.model.base import utc_now
from casework.storage import header
from casework.storage.workspace import Created, Workspace
from tests.casework.storage.conftest import PASSPHRASE

OTHER = "lampe neige rivage citron moulin"


class Line:
    """The command line on one workspace, in English."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capture = capture
        self.error = ""
        self.typed = folder.with_name("typed.txt")
        self.typed.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def __call__(self, *words: str, code: int = 0, unlock: bool = True) -> str:
        options = ["--workspace", str(self.folder), "--passphrase-file", str(self.typed)] if unlock else []
        assert cli.main(["--interface", "en", *words, *options]) == code
        out, self.error = self.capture.readouterr()
        return out

    def json(self, *words: str, code: int = 0, unlock: bool = True) -> Any:
        return json.loads(self(*words, "--json", code=code, unlock=unlock))

    def file(self, name: str, text: str) -> str:
        path = self.folder.with_name(name)
        path.write_text(text + "\n", encoding="utf-8")
        return str(path)


@pytest.fixture
def line(folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(folder, capsys)


@pytest.fixture
def closed(created: Created) -> Created:
    """A workspace that exists and that nobody has open."""
    created.workspace.close()
    return created


def test_create_makes_a_workspace_and_prints_its_recovery_key_once(line: Line) -> None:
    made = line.json("workspace", "create", "--label", "AB")
    assert [slot["label"] for slot in made["slots"]] == ["AB", ""]
    Workspace.unlock_with_recovery(line.folder, made["recovery_key"]).close()
    assert made["recovery_key"] not in line("workspace", "info")


def test_create_in_a_full_folder_is_refused_in_one_sentence(line: Line, closed: Created) -> None:
    assert line("workspace", "create", code=1) == ""
    assert "is not empty" in line.error
    assert line.error.count("\n") == 1


def test_info_counts_and_names_nobody(line: Line, closed: Created) -> None:
    told = line.json("workspace", "info")
    assert (told["pieces"], told["log_entries"], told["generation"]) == (0, 0, 1)


def test_a_wrong_passphrase_is_refused_in_one_sentence(line: Line, closed: Created) -> None:
    line.typed.write_text("wrong\n", encoding="utf-8")
    assert line("workspace", "info", code=1) == ""
    assert line.error.startswith("This passphrase does not open")


def test_check_says_which_piece_of_which_case_is_hit(line: Line, created: Created) -> None:
    workspace = created.workspace
    kept, lost = workspace.blobs.add(io.BytesIO(b"kept")), workspace.blobs.add(io.BytesIO(b"lost"))
    with workspace.writing("fill") as session:
        case = Case(reference="D-2026-004", title="x", opened_on=utc_now().date())
        session.add(case)
        session.flush()
        session.add(Piece(sha256=kept.sha256, size=4, admitted_at=utc_now(), case_id=case.id))
        hit = Piece(sha256=lost.sha256, size=4, admitted_at=utc_now(), case_id=case.id)
        session.add(hit)
    path = workspace.blobs.path(lost.sha256)
    workspace.close()
    assert line.json("workspace", "check")["sound"] is True
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    told = line.json("workspace", "check", code=1)
    assert told["damaged"] == [
        {"sha256": lost.sha256, "held_by": [{"table": "piece", "id": hit.id, "case": "D-2026-004"}]}
    ]
    path.unlink()
    line("workspace", "check", code=1)
    assert f"D-2026-004  piece {hit.id}" in line.error


def test_passphrases_change_come_and_go(line: Line, closed: Created) -> None:
    new = line.file("new.txt", OTHER)
    line("workspace", "passphrase", "--new-passphrase-file", new)
    line("workspace", "info", code=1)
    line.typed.write_text(OTHER, encoding="utf-8")
    slots = line.json(
        "workspace", "passphrase", "--add", "CD", "--new-passphrase-file", line.file("cd.txt", PASSPHRASE)
    )["slots"]
    added = next(slot["id"] for slot in slots if slot["label"] == "CD")
    line("workspace", "passphrase", "--remove", added)
    assert len(line.json("workspace", "info")["slots"]) == 2


def test_the_recovery_key_sets_a_new_passphrase(line: Line, closed: Created) -> None:
    key, new = line.file("key.txt", closed.recovery_key), line.file("new.txt", OTHER)
    line("workspace", "recover", "--recovery-key-file", key, "--new-passphrase-file", new)
    Workspace.unlock(line.folder, OTHER).close()


def test_recover_repairs_the_header_makes_a_new_key_and_rescues_pieces(
    line: Line, closed: Created, tmp_path: Path
) -> None:
    path = line.folder / header.NAME
    path.write_bytes(path.read_bytes()[:-40])
    line("workspace", "info", code=1)
    assert "recover --header" in line.error
    line("workspace", "recover", "--header")
    key = line.json("workspace", "recover", "--new-key")["recovery_key"]
    with Workspace.unlock(line.folder, PASSPHRASE) as workspace:
        workspace.blobs.add(io.BytesIO(b"photo"), name="../../é:vil\u202e.jpg")
        damaged = workspace.blobs.path(workspace.blobs.add(io.BytesIO(b"damaged")).sha256)
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\0")
    (line.folder / "case.db").write_bytes(b"gone")
    target = tmp_path / "rescued"
    told = line.json("workspace", "recover", "--rescue", str(target), "--recovery-key-file", line.file("key.txt", key))
    assert (told["written"], told["damaged"]) == (1, [damaged.name])
    (rescued,) = target.iterdir()
    assert rescued.read_bytes() == b"photo"
    assert rescued.name.endswith("_.._é_vil_.jpg")


def test_rotate_gives_a_new_recovery_key(line: Line, closed: Created) -> None:
    told = line.json("workspace", "rotate")
    assert told["generation"] == 2
    Workspace.unlock_with_recovery(line.folder, told["recovery_key"]).close()
    line("workspace", "recover", "--recovery-key-file", line.file("old.txt", closed.recovery_key), code=1)


def test_a_backup_is_made_checked_rehearsed_and_restored(line: Line, closed: Created, tmp_path: Path) -> None:
    stick, target = str(tmp_path / "stick"), tmp_path / "restored"
    assert line.json("backup", "make", "--to", stick)["lacking"] == []
    assert line.json("backup", "check", "--from", stick, "--everything")["cases"] == 0
    key = line.file("key.txt", closed.recovery_key)
    with_key = ("--from", stick, "--recovery-key-file", key, "--into", str(target))
    line("backup", "restore", "--rehearse", *with_key, unlock=False)
    assert not target.exists()
    line("backup", "restore", *with_key, unlock=False)
    Workspace.unlock(target, PASSPHRASE).close()
    line("backup", "check", "--from", str(tmp_path), code=1)
    assert "no Casework backup" in line.error


def test_doctor_looks_at_everything_and_says_what_it_means(line: Line) -> None:
    told = line.json("doctor", unlock=False)["checks"]
    assert [check["name"] for check in told] == ["encryption", "fonts", "LibreOffice", "key ring", "printer", "clock"]
    assert {check["name"]: check["state"] for check in told}["encryption"] == "ok"
    assert "encryption" in line("doctor", unlock=False)


def test_doctor_fails_where_work_would_be_wrong(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = doctor.Finding("clock", doctor.State.FAULT, "x", "set it")
    monkeypatch.setattr(doctor, "LOOKS", (lambda: fault,))
    assert "set it" in line("doctor", unlock=False, code=1)
