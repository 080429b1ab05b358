# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework bundle`` as scripts use it (design, section 5)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from casework.cli import main
from tests.samples import mails, pages, pdfs, pictures


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pieces = tmp_path / "pieces"
    pieces.mkdir()
    (pieces / "01 certificat.pdf").write_bytes(pdfs.plain(2))
    (pieces / "02 photo.jpg").write_bytes(pictures.photograph(6))
    (pieces / "03 cassé.pdf").write_bytes(b"%PDF-1.4")
    (pieces / "04 courriel.eml").write_bytes(mails.plain().as_bytes())
    (pieces / ".DS_Store").write_bytes(b"\x00")
    (pieces / "sous-dossier").mkdir()
    return pieces


def _run(*arguments: object) -> int:
    return main(["--interface", "fr", "bundle", *map(str, arguments)])


def test_a_folder_becomes_one_bundle_in_name_order(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "liasse.pdf"
    listed = tmp_path / "liasse.json"
    assert _run(folder, "--out", out, "--title", "Plainte", "--list", listed, "--json") == 0
    shown = capsys.readouterr()
    document = json.loads(shown.out)
    assert json.loads(listed.read_text()) == document
    assert set(document) == {"pieces", "pages", "parts"}
    for piece in document["pieces"]:
        assert set(piece) == {"number", "title", "source", "sha256", "pages", "first_page", "status", "reason"}
        assert hashlib.sha256((folder / piece["source"]).read_bytes()).hexdigest() == piece["sha256"]
    assert [piece["number"] for piece in document["pieces"]] == [1, 2, 3, 4]
    assert [piece["status"] for piece in document["pieces"]] == ["ok", "converted", "placeholder", "converted"]
    assert [piece["source"] for piece in document["pieces"]] == sorted(piece["source"] for piece in document["pieces"])
    assert pages.with_pages(out) == document["pages"]
    assert [Path(part["path"]) for part in document["parts"]] == [out]
    assert "03 cassé.pdf" in shown.err
    assert "endommagé" in shown.err
    assert "sous-dossier" in shown.err


def test_without_json_a_person_reads_where_it_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "liasse.pdf"
    assert _run(folder, "--out", out) == 0
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_list_gives_order_titles_and_dates(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], separator: str
) -> None:
    listed = tmp_path / "liste.csv"
    rows = [
        ("path", "title", "date"),
        ("pieces/02 photo.jpg", "Photographie", "02/03/2026"),
        ("pieces/absente.pdf", "Absente", ""),
        ("pieces/01 certificat.pdf", "", "04/03/2026"),
    ]
    listed.write_text("\n".join(separator.join(row) for row in rows) + "\n", encoding="utf-8-sig")
    out = tmp_path / "liasse.pdf"
    assert _run(listed, "--out", out, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [piece["title"] for piece in document["pieces"]] == ["Photographie", "Absente", "01 certificat"]
    assert [piece["status"] for piece in document["pieces"]] == ["converted", "placeholder", "ok"]
    assert document["pieces"][0]["source"] == "pieces/02 photo.jpg"
    first = pages.texts(out)[0]
    assert "02/03/2026" in first
    assert "04/03/2026" in first


def test_parts_of_a_size_are_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pieces = tmp_path / "pieces"
    pieces.mkdir()
    noise = pictures.noise()
    for number in range(4):
        (pieces / f"{number}.jpg").write_bytes(noise)
    assert (
        _run(pieces, "--out", tmp_path / "liasse.pdf", "--max-size", f"{int(len(noise) * 2.6 / 1000)} ko", "--json")
        == 0
    )
    document = json.loads(capsys.readouterr().out)
    paths = [Path(part["path"]) for part in document["parts"]]
    assert [path.name for path in paths] == [f"liasse-{number}.pdf" for number in range(1, len(paths) + 1)]
    assert len(paths) >= 2
    assert sum(pages.with_pages(path) for path in paths) == document["pages"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["absent", "--out", "x.pdf"], "absent"),
        (["vide", "--out", "x.pdf"], "aucune pièce"),
        (["liste.csv", "--out", "x.pdf"], "ligne 1"),
        (["pieces", "--out", "nulle part/x.pdf"], "x.pdf"),
        (["pieces", "--out", "x.pdf", "--max-size", "beaucoup"], "beaucoup"),
        (["pieces", "--out", "x.pdf", "--max-size", "3"], "--max-size"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vide").mkdir()
    (tmp_path / "liste.csv").write_text("nom;objet\na;b\n")
    assert _run(*arguments) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert "Traceback" not in shown.err
    assert not (tmp_path / "x.pdf").exists()
    del folder


def test_a_bundle_written_into_its_own_folder_does_not_swallow_itself(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "00 liasse.pdf"
    for _ in range(2):
        assert _run(folder, "--out", out, "--json") == 0
        document = json.loads(capsys.readouterr().out)
        assert len(document["pieces"]) == 4
