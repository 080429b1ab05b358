# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundle as a whole: numbers, bordereau, links, bookmarks, labels, parts, and the same bytes each time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from casework.bundle import Options, Profile, Source, Status, build
from casework.bundle.errors import LetterUnreadable, NothingToBundle, NumberTwice
from casework.errors import Cancelled, FileNotWritten, InvalidValue
from casework.language import Language
from tests.casework.bundle.conftest import Bundle, a_source
from tests.samples import pages, pdfs, pictures


def _pieces(count: int, each: int = 1) -> list[Source]:
    return [
        a_source(pdfs.plain(each, words=f"Contenu {number}"), f"{number:03}.pdf", title=f"Titre {number}")
        for number in range(1, count + 1)
    ]


def test_the_bordereau_leads_to_each_piece_and_gives_its_page(bundle: Bundle) -> None:
    result = bundle(*_pieces(3, each=2), title="Plainte du 2 mars", reference="2026-014")
    first = result.texts()[0]
    for words in ("Bordereau de pièces", "Plainte du 2 mars", "2026-014", "Titre 2", "2–3", "4–5", "6–7"):
        assert words in first
    assert "3 pièces" in first
    with result.open() as pdf:
        links = [entry for entry in pdf.pages[0].obj.Annots if "/Dest" in entry]
        targets = [_index(pdf, link.Dest[0]) for link in links]
        assert targets == [piece.first_page - 1 for piece in result.report.pieces]
        tops = [float(link.Rect[3]) for link in links]
        assert tops == sorted(tops, reverse=True)


def _index(pdf: pikepdf.Pdf, page: pikepdf.Object) -> int:
    return next(index for index, other in enumerate(pdf.pages) if other.obj.objgen == page.objgen)


def test_a_bordereau_over_several_pages_still_gives_the_right_pages(bundle: Bundle) -> None:
    sources = [
        replace(source, title=f"{source.title}, " + "objet très longuement décrit " * (number % 5))
        for number, source in enumerate(_pieces(80))
    ]
    result = bundle(*sources, integrity=False)
    texts = result.texts()
    for piece in result.report.pieces:
        page = texts[piece.first_page - 1]
        assert f"Contenu {piece.number} " in page
        assert f"p. {piece.first_page} /" in page
        assert f"Pièce n° {piece.number} – 1/1" in page
    listed = result.report.pieces[0].first_page - 1
    assert listed >= 3
    rows = re.findall(r"(\d+) Titre (\d+)\b", " ".join(texts[:listed]))
    assert [int(title) for _, title in rows] == list(range(1, 81))


def test_long_titles_wrap_and_are_printed_whole(bundle: Bundle) -> None:
    title = "Procès-verbal d’audition n° 3 : " + "propos recueillis par l’officier de police judiciaire, " * 6
    result = bundle(a_source(pdfs.plain(), "pv.pdf", title=title.strip()))
    assert title.strip() in result.texts()[0]


def test_bookmarks_have_short_names_and_pages_and_lead_there(bundle: Bundle) -> None:
    result = bundle(*_pieces(2, each=3))
    with result.open() as pdf, pdf.open_outline() as outline:
        titles = [item.title.replace("\u00a0", " ") for item in outline.root]
        assert titles == [
            "Bordereau (p. 1)",
            "Pièce n° 1 – Titre 1 (p. 2)",
            "Pièce n° 2 – Titre 2 (p. 5)",
            "Intégrité des fichiers (p. 8)",
        ]
        assert [_index(pdf, item.destination[0]) for item in outline.root] == [0, 1, 4, 7]  # type: ignore[index]


def test_the_file_opens_at_full_size_under_its_title_in_its_language(bundle: Bundle) -> None:
    result = bundle(*_pieces(1), title="Liasse – plainte", author="Association")
    with result.open() as pdf:
        root = pdf.Root
        assert str(root.Lang) == "fr"
        assert root.PageMode == pikepdf.Name.UseOutlines
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert list(root.OpenAction)[1:] == ["/XYZ", None, None, 1]
        assert str(pdf.docinfo.Title) == "Liasse – plainte"
        assert [page.label for page in pdf.pages] == ["1", "2", "3"]


def test_every_font_of_our_own_pages_is_embedded(bundle: Bundle) -> None:
    result = bundle(a_source(b"", "vide.pdf"), title="Titre", cover=("Tribunal judiciaire",), separators=True)
    with result.open() as pdf:
        fonts = [
            entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/Type") == "/Font"
        ]
        assert fonts
        for font in fonts:
            assert "/FontFile2" in font.FontDescriptor


def test_given_numbers_are_kept_and_the_next_ones_follow(bundle: Bundle) -> None:
    first, second, third, fourth = _pieces(4)
    result = bundle(first, replace(second, number="3 bis"), third, replace(fourth, number="12"))
    assert [piece.number for piece in result.report.pieces] == ["1", "3 bis", "4", "12"]
    assert "Pièce n° 3 bis – 1/1" in result.texts()[2]


def test_a_number_given_twice_is_refused(bundle: Bundle) -> None:
    first, second = _pieces(2)
    with pytest.raises(NumberTwice):
        bundle(replace(first, number="2"), replace(second, number="2"))


def test_a_withdrawn_piece_leaves_its_number_and_a_line(bundle: Bundle) -> None:
    first, second, third = _pieces(3)
    result = bundle(first, replace(second, withdrawn=True), third)
    assert [piece.number for piece in result.report.pieces] == ["1", "2", "3"]
    assert result.report.pieces[1].status is Status.WITHDRAWN
    assert "retirée" in result.texts()[0]
    assert "Contenu 2" not in " ".join(result.texts())
    assert result.report.pieces[2].first_page == 3


def test_the_letter_comes_first_as_it_is_and_counts(bundle: Bundle) -> None:
    letter = pdfs.plain(2, words="Madame la procureure")
    result = bundle(*_pieces(1), letter_pdf=letter)
    texts = result.texts()
    assert "Madame la procureure 1" in texts[0]
    assert "p. 1 /" not in texts[0]
    assert "Bordereau de pièces" in texts[2]
    assert "p. 3 / 5" in texts[2]
    assert pages.difference(pages.picture(letter), pages.picture(result.path)) == 0


def test_a_letter_that_is_none_is_refused(bundle: Bundle) -> None:
    with pytest.raises(LetterUnreadable):
        bundle(*_pieces(1), letter_pdf=b"not a letter")


def test_on_paper_each_piece_has_a_separator_and_starts_on_a_front_page(bundle: Bundle) -> None:
    result = bundle(*_pieces(3, each=2), options=Options.for_profile(Profile.PAPER, Language.FR))
    texts = result.texts()
    for piece in result.report.pieces:
        assert piece.first_page % 2 == 1
        assert f"Pièce n° {piece.number} Titre {piece.number}" in texts[piece.first_page - 3]
    with result.open() as pdf:
        separator = pdf.pages[result.report.pieces[0].first_page - 3].obj
        assert [_index(pdf, link.Dest[0]) for link in separator.Annots] == [0]


def test_an_english_bundle_is_english_throughout(bundle: Bundle) -> None:
    sources = [*_pieces(1), a_source(b"", "empty.pdf")]
    result = bundle(*sources, options=Options.for_profile(Profile.E_BUNDLE_UK, Language.EN, "Complaint"))
    words = " ".join(result.texts())
    for expected in (
        "List of exhibits",
        "Exhibit No. 1 – 1/1",
        "the file is empty (0 bytes)",
        "Integrity of the files",
    ):
        assert expected in words
    for french in ("Pièce", "pièce", "Bordereau", "Empreinte", "fichier"):
        assert french not in words


def test_the_same_input_gives_the_same_bytes_from_memory_and_from_a_folder(tmp_path: Path) -> None:
    data = {"a.pdf": pdfs.with_named_links(), "b.jpg": pictures.photograph(6), "c.pdf": pdfs.with_form()}
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, content in data.items():
        (folder / name).write_bytes(content)
    memory = [a_source(content, name) for name, content in data.items()]
    disk = [replace(source, open=lambda path=folder / source.filename: path.open("rb")) for source in memory]
    found = []
    for number, sources in enumerate((memory, memory, disk)):
        out = tmp_path / f"{number}.pdf"
        build(sources, out, Options(title="Essai"), scratch=tmp_path)
        found.append(out.read_bytes())
    assert found[0] == found[1]
    assert found[0] == found[2]


def test_a_bundle_is_split_by_size_with_a_list_of_parts_and_running_numbers(bundle: Bundle) -> None:
    noise = pictures.noise()
    sources = [a_source(noise, f"{number}.jpg", title=f"Photo {number}") for number in range(1, 7)]
    limit = int(2.7 * len(noise))
    result = bundle(*sources, max_bytes=limit)
    parts = result.report.parts
    assert len(parts) >= 3
    assert [number for part in parts for number in part.numbers] == ["1", "2", "3", "4", "5", "6"]
    assert all(part.size <= limit and part.path.stat().st_size == part.size for part in parts)
    assert sum(part.pages for part in parts) == result.report.pages
    printed = 1
    for number, part in enumerate(parts, 1):
        texts = pages.texts(part.path)
        assert f"Partie {number} sur {len(parts)}" in texts[0]
        for text in texts:
            assert f"p. {printed} / {result.report.pages}" in text
            printed += 1
        with pikepdf.open(part.path) as pdf:
            assert pdf.pages[0].label == str(part.first_page)
    for piece in result.report.pieces:
        part = parts[piece.part - 1]
        assert f"Pièce n° {piece.number} – 1/1" in pages.texts(part.path)[piece.first_page - part.first_page]


def test_a_piece_larger_than_a_part_is_cut_between_its_pages(bundle: Bundle) -> None:
    noise = pictures.noise()
    long = pdfs.of_photographs([noise] * 6, 800, 600)
    result = bundle(a_source(long, "long.pdf"), max_bytes=int(2.5 * len(noise)))
    parts = result.report.parts
    assert len(parts) >= 3
    assert not any(part.too_large for part in parts)
    marks = [
        found.group(1)
        for part in parts
        for text in pages.texts(part.path)
        if (found := re.search(r"Pièce n° 1 – (\d)/6", text))
    ]
    assert marks == ["1", "2", "3", "4", "5", "6"]


def test_a_page_larger_than_a_part_is_kept_whole_and_named(bundle: Bundle) -> None:
    result = bundle(a_source(pictures.noise(), "grande.jpg"), max_bytes=120_000)
    assert [part.too_large for part in result.report.parts].count(True) == 1
    assert result.report.pieces[0].pages == 1


def test_a_cancelled_bundle_leaves_nothing(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for after in (0, 2, 5):
        calls = iter(range(1_000_000))
        with pytest.raises(Cancelled):
            build(
                _pieces(4),
                tmp_path / "out.pdf",
                Options(),
                scratch=scratch,
                cancelled=lambda calls=calls, after=after: next(calls) >= after,  # type: ignore[misc]
            )
        assert list(scratch.iterdir()) == []
        assert [path.name for path in tmp_path.iterdir()] == ["scratch"]


def test_a_bundle_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        build(_pieces(1), tmp_path / "no such folder" / "out.pdf", Options(), scratch=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_progress_runs_up_to_its_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build(
        _pieces(3),
        tmp_path / "out.pdf",
        Options(),
        scratch=tmp_path,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]


def test_nothing_to_bundle_and_impossible_page_ranges_are_said(bundle: Bundle) -> None:
    with pytest.raises(NothingToBundle):
        bundle()
    with pytest.raises(InvalidValue):
        bundle(a_source(pdfs.plain(), "a.pdf", pages="deux à trois"))


def test_hundreds_of_pieces_open_at_once_stay_within_the_limit_of_open_files(tmp_path: Path) -> None:
    folder = tmp_path / "pieces"
    folder.mkdir()
    data = pdfs.plain()
    sources = []
    for number in range(300):
        path = folder / f"{number}.pdf"
        path.write_bytes(data)
        sources.append(Source(f"Pièce {number}", path.name, lambda path=path: path.open("rb"), len(data)))  # type: ignore[misc]
    report = build(sources, tmp_path / "out.pdf", Options(clear_corners=False), scratch=tmp_path)
    assert {piece.status for piece in report.pieces} == {Status.OK}
    with pikepdf.open(io.BytesIO((tmp_path / "out.pdf").read_bytes())) as pdf:
        assert len(pdf.pages) == report.pages
