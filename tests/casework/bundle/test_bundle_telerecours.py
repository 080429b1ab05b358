# SPDX-License-Identifier: GPL-3.0-or-later
"""One file per piece for the administrative courts (CJA R412-2, R414-5)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from casework.bundle import Options, Profile, build
from casework.bundle.telerecours import file_name
from casework.errors import FileNotWritten
from casework.language import Language
from tests.casework.bundle.conftest import a_source
from tests.samples import pages, pdfs, pictures


def _options(**changes: object) -> Options:
    return replace(Options.for_profile(Profile.TELERECOURS, Language.FR, "Référé-liberté"), **changes)  # type: ignore[arg-type]


def test_each_piece_is_a_file_of_its_own_behind_an_inventory(tmp_path: Path) -> None:
    sources = [
        a_source(pdfs.plain(2, words="Decision"), "a.pdf", title="Décision attaquée, n° 12/2026 & annexes"),
        a_source(pictures.photograph(6), "b.jpg", title="Photographie du campement"),
        a_source(b"", "c.pdf", title="Pièce vide"),
    ]
    out = tmp_path / "depot"
    report = build(sources, out, _options(), scratch=tmp_path)
    assert sorted(path.name for path in out.iterdir()) == [
        "00_inventaire.pdf",
        "01-decision-attaquee-no-12-2026-annexes.pdf",
        "02-photographie-du-campement.pdf",
        "03-piece-vide.pdf",
    ]
    assert [part.path for part in report.parts] == sorted(out.iterdir())
    inventory = pages.texts(out / "00_inventaire.pdf")[0]
    assert "Inventaire détaillé des pièces" in inventory
    assert "01-decision-attaquee-no-12-2026-annexes.pdf" in inventory.replace(" ", "")
    first = pages.texts(out / "01-decision-attaquee-no-12-2026-annexes.pdf")
    assert ["Pièce n° 1 – 1/2" in first[0], "Pièce n° 1 – 2/2" in first[1]] == [True, True]
    assert "le fichier est vide" in pages.texts(out / "03-piece-vide.pdf")[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["depot"]


def test_a_piece_beyond_the_limit_comes_in_several_files(tmp_path: Path) -> None:
    noise = pictures.noise()
    long = a_source(pdfs.of_photographs([noise] * 4, 800, 600), "long.pdf", title="Relevés")
    out = tmp_path / "depot"
    report = build([long], out, _options(max_bytes=int(2.6 * len(noise))), scratch=tmp_path)
    names = sorted(path.name for path in out.iterdir())[1:]
    assert names == [f"01-releves-{number}-sur-{len(names)}.pdf" for number in range(1, len(names) + 1)]
    assert len(names) >= 2
    assert not any(part.too_large for part in report.parts)


def test_a_folder_that_exists_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "depot").mkdir()
    with pytest.raises(FileNotWritten):
        build([a_source(pdfs.plain())], tmp_path / "depot", _options(), scratch=tmp_path)


@pytest.mark.parametrize(
    ("number", "title", "name"),
    [
        ("3", "Certificat médical, Dr X", "03-certificat-medical-dr-x"),
        ("3 bis", "Traduction", "03-bis-traduction"),
        ("12", "", "12"),
        ("7", "Œuvre % & / . nº", "07-oeuvre-no"),
        ("7", "مرفق", "07"),
    ],
)
def test_names_are_what_the_platform_takes(number: str, title: str, name: str) -> None:
    assert file_name(number, title) == name


def test_long_names_are_cut_between_words() -> None:
    name = file_name("104", "attestation de " + "tres " * 40, (2, 3))
    assert len(name) <= 80
    assert re.fullmatch(r"104-attestation-de-(tres-)+tres-2-sur-3", name)
