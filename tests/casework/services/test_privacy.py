# SPDX-License-Identifier: GPL-3.0-or-later
"""A case handed on: whole, under the names asked for, and not at all when somebody would be recognised."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from casework.cli import main
from casework.documents.render import PdfView
from casework.errors import InvalidValue
from casework.privacy.leaks import NamesFound
from casework.queries.view import View
from casework.services import cases, pieces, privacy
from casework.storage import audit
from casework.storage.workspace import Workspace
from casework.words import NamesMode
from tests.builders import a_case, a_file, a_person, a_view
from tests.conftest import PASSPHRASE

BORROWED = a_view(names=NamesMode.BORROWED)


@pytest.fixture
def case(workspace: Workspace, tmp_path: Path) -> int:
    somebody = a_person(workspace, "Valcourt", borrowed_name="Hirondelle", phone="06 98 76 54 32")
    case = a_case(workspace, title="Plainte de Maëlle Valcourt", clients=[somebody], reference="2026-031")
    pieces.admit(workspace, [a_file(tmp_path, "constat.txt")], case_id=case)
    return case


def text_of(file: Path) -> str:
    if file.suffix == ".json":
        return file.read_text(encoding="utf-8")
    with PdfView(file.read_bytes()) as view:
        return "\n".join(view.text(page) for page in range(view.pages))


@pytest.mark.parametrize("name", ["dossier.pdf", "dossier.json"])
def test_under_borrowed_names_the_whole_file_names_nobody(
    workspace: Workspace, case: int, tmp_path: Path, name: str
) -> None:
    said = text_of(privacy.export_case(workspace, BORROWED, case, tmp_path / name))
    assert "Hirondelle" in said
    assert "2026-031" in said
    assert "Valcourt" not in said
    with workspace.reading() as session:
        entry = audit.last_of(session, "case.export")
    assert entry is not None
    assert (entry.record, entry.facts["names"]) == (str(case), "borrowed")


@pytest.mark.parametrize(("view", "kind"), [(a_view(), "real")])
def test_under_real_names_it_says_who(workspace: Workspace, case: int, tmp_path: Path, view: View, kind: str) -> None:
    assert "Valcourt" in text_of(privacy.export_case(workspace, view, case, tmp_path / f"{kind}.pdf"))


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Rappeler au 06.98.76.54.32", "dossier.pdf"),
        ("Une amie, Capucine Brandelune, l’a vue", "dossier.json"),
        ("Rien", "valcourt.pdf"),
    ],
)
def test_who_would_be_recognised_stops_it_and_nothing_is_written_or_logged(
    workspace: Workspace, case: int, tmp_path: Path, note: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    a_person(workspace, "Brandelune", first_names="Capucine")
    cases.write_note(workspace, case, note)
    out = tmp_path / "out"
    out.mkdir()
    caplog.set_level(logging.DEBUG)
    with pytest.raises(NamesFound):
        privacy.export_case(workspace, BORROWED, case, out / name)
    assert not list(out.iterdir())
    assert not any(secret in caplog.text for secret in ("Brandelune", "98", "alcourt"))
    with workspace.reading() as session:
        assert audit.last_of(session, "case.export") is None


def test_another_kind_of_file_is_refused(workspace: Workspace, case: int, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue):
        privacy.export_case(workspace, BORROWED, case, tmp_path / "dossier.exe")


def test_the_command_hands_out_borrowed_names_unless_asked(
    workspace: Workspace, case: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.close()
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    command = ["export", "case", "2026-031", "--workspace", str(workspace.folder), "--passphrase-file", str(secret)]
    target = tmp_path / "dossier.json"
    assert main([*command, "--out", str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["names"] == "borrowed"
    assert "Valcourt" not in text_of(target)
    assert main([*command, "--out", str(tmp_path / "valcourt.json")]) == 1
    assert "file name" in capsys.readouterr().err
    assert main([*command, "--out", str(target), "--names", "real"]) == 0
    assert "Valcourt" in text_of(target)
