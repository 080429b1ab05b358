# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample evidence of others, when it lies beside the checkout: each trait gets the outcome its README names."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from casework.bundle import Options, Source, Status
from casework.bundle.clean import forbidden_left
from tests.casework.bundle.conftest import Built, built
from tests.samples import pages

PLACEHOLDERS = {"empty.pdf", "invalid.pdf", "qpdf-empty.pdf", "libreoffice-writer-password.pdf"}
REFERENCES = {"mp3.mp3", "mp4-with-audio.mp4"}
REPAIRED = {"append-xref-loop.pdf": 30, "helloworld-bad.pdf": 1, "cyclic-toc.pdf": 1, "filled-background.pdf": 3}
PAGES = {
    "boxes.pdf": 8,
    "ca-warn-report.pdf": 16,
    "duplicate-pages.pdf": 7,
    "form_dd0293.pdf": 4,
    "g4-multi.tiff": 3,
    "GeoBase_NHNC1_Data_Model_UML_EN.pdf": 19,
    "habibi-rotated.pdf": 4,
    "multipage.pdf": 6,
    "IMG_5195.HEIC": 1,
    "hopper_orientation_6.webp": 1,
    "image01551.jpg": 1,
    "r4-owner-password.pdf": 1,
    "r6-empty-password.pdf": 1,
    "r6-user-password.pdf": 1,
    "issue19176.pdf": 1,
    "no_contents.pdf": 1,
}


@pytest.fixture(scope="module")
def samples_bundle(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = sorted(path for path in samples.iterdir() if path.name not in {"README.md", "MANIFEST.tsv"})
    sources = [
        Source(path.stem, path.name, lambda path=path: path.open("rb"), path.stat().st_size)  # type: ignore[misc]
        for path in files
    ]
    return built(tmp_path_factory.mktemp("samples"), sources, Options(title="Échantillons"))


def test_each_sample_comes_out_as_its_trait_asks(samples_bundle: Built) -> None:
    found = {piece.source: piece for piece in samples_bundle.report.pieces}
    assert {name for name, piece in found.items() if piece.status is Status.PLACEHOLDER} == PLACEHOLDERS
    assert {name for name, piece in found.items() if piece.status is Status.REFERENCE} == REFERENCES
    assert {name: found[name].pages for name in REPAIRED} == REPAIRED
    assert {found[name].status for name in REPAIRED} == {Status.REPAIRED}
    assert {name: found[name].pages for name in PAGES} == PAGES


def test_every_sample_page_has_its_stamp_and_its_number(samples_bundle: Built) -> None:
    texts = samples_bundle.texts()
    for piece in samples_bundle.report.pieces:
        for page in range(piece.pages):
            text = texts[piece.first_page - 1 + page]
            # A font of the piece with odd metrics may run its words into ours: what counts is that ours are there.
            assert f"Pièce n° {piece.number} – {page + 1}/{piece.pages}" in text, piece.source
            assert f"p. {piece.first_page + page} / {len(texts)}" in text, piece.source


def test_no_sample_page_comes_out_blanker_than_it_was(samples: Path, samples_bundle: Built) -> None:
    for piece in samples_bundle.report.pieces:
        if not piece.source.endswith(".pdf") or piece.status not in {Status.OK, Status.REPAIRED}:
            continue
        try:
            before = pages.pictures(samples / piece.source, dpi=20)
        except Exception:  # noqa: BLE001  (what pdfium can't open has nothing to compare with)
            continue
        for page, image in enumerate(before):
            after = pages.picture(samples_bundle.path, samples_bundle.page_of(piece.source, page), dpi=20)
            assert pages.ink(after) > 0.6 * pages.ink(image), (piece.source, page)


def test_nothing_active_is_left_of_the_samples(samples_bundle: Built) -> None:
    with samples_bundle.open() as pdf:
        assert forbidden_left(pdf) == 0
        assert "/AcroForm" not in pdf.Root
        assert "/Names" not in pdf.Root


def test_links_within_a_sample_still_lead_somewhere(samples: Path, samples_bundle: Built) -> None:
    name = "GeoBase_NHNC1_Data_Model_UML_EN.pdf"
    with pikepdf.open(samples / name) as original, samples_bundle.open() as pdf:
        before = sum(len(_links(page.obj)) for page in original.pages)
        start = samples_bundle.page_of(name)
        after = [link for page in list(pdf.pages)[start : start + 19] for link in _links(page.obj)]
        known = {page.obj.objgen for page in pdf.pages}
        assert len(after) == before > 10
        for link in after:
            target = link.get("/Dest") or (link.A.get("/D") if "/A" in link else None)
            assert target is None or target[0].objgen in known


def _links(page: pikepdf.Object) -> list[pikepdf.Object]:
    return [entry for entry in page.get("/Annots", []) if entry.get("/Subtype") == "/Link"]


@pytest.mark.needs("qpdf")
def test_qpdf_finds_no_fault_in_the_bundle(samples_bundle: Built) -> None:

    qpdf = shutil.which("qpdf")
    assert qpdf
    done = subprocess.run([qpdf, "--check", str(samples_bundle.path)], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_files_of_the_same_bytes_are_two_pieces(samples_bundle: Built) -> None:
    twins = [piece for piece in samples_bundle.report.pieces if re.search(r"DSCN0010|photo t", piece.source)]
    assert len(twins) == 2
    assert twins[0].sha256 == twins[1].sha256
    assert twins[0].number != twins[1].number
