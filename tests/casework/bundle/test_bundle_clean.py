# SPDX-License-Identifier: GPL-3.0-or-later
"""What a piece keeps (links, forms, comments, hidden layers) and what must not come along."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from casework.bundle import Status
from casework.bundle.clean import forbidden_left
from tests.casework.bundle.conftest import Bundle, a_source
from tests.samples import pages, pdfs, pictures

FORBIDDEN = (
    *("/JS", "/JavaScript", "/Launch", "/AA", "/EmbeddedFile", "/EF", "/XFA", "/SubmitForm", "/ImportData", "/GoToR"),
    *("/GoToE", "/RichMedia", "/PieceInfo", "/AcroForm"),
)


def _everything(pdf: pikepdf.Pdf) -> str:
    """All objects of a file as text, but for the data of streams."""
    parts = []
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Stream):
            parts.append(entry.stream_dict.unparse())
        else:
            parts.append(pikepdf.Object.unparse(entry, resolved=True) if isinstance(entry, pikepdf.Object) else b"")
    return b"\n".join(parts).decode("latin-1")


def test_scripts_actions_and_carried_files_do_not_come_along(bundle: Bundle) -> None:
    built = bundle(a_source(pdfs.hostile(), "hostile.pdf"))
    with built.open() as pdf:
        text = _everything(pdf)
        assert [name for name in FORBIDDEN if re.search(re.escape(name) + r"\b", text)] == []
        assert forbidden_left(pdf) == 0
        assert "launchURL" not in text
        assert "outil.exe" not in text
        assert "javascript:" not in text
    assert built.piece("hostile.pdf").status is Status.OK


def test_harmless_things_that_bear_dangerous_names_stay(bundle: Bundle) -> None:
    data = pdfs.named_like_dangers()
    built = bundle(a_source(data, "names.pdf"))
    page = built.page_of("names.pdf")
    inner = (0, 60, 595, 810)
    before, after = pages.picture(data).crop(inner), pages.picture(built.path, page).crop(inner)
    assert pages.difference(before, after) == 0
    assert pdfs.WORDS in built.texts()[page]


def test_the_search_for_forbidden_things_finds_them_in_the_original() -> None:
    with pikepdf.open(io.BytesIO(pdfs.hostile())) as pdf:
        assert forbidden_left(pdf) > 5


def test_what_an_attachment_shows_on_the_page_stays_visible(bundle: Bundle) -> None:
    built = bundle(a_source(pdfs.hostile(), "hostile.pdf"))
    image = pages.picture(built.path, built.page_of("hostile.pdf"))
    for top in (842 - 500, 842 - 440):  # the file attachment and the media, each 20 points high
        assert pages.ink(image.crop((72, top, 92, top + 20))) > 0.9


@pytest.mark.parametrize("appearance", [False, True])
def test_a_filled_form_shows_its_value_without_being_a_form_any_more(bundle: Bundle, appearance: bool) -> None:
    built = bundle(a_source(pdfs.with_form("Yasmine", appearance=appearance), "form.pdf"))
    page = built.page_of("form.pdf")
    assert "Yasmine" in built.texts()[page]
    with built.open() as pdf:
        assert "/AcroForm" not in pdf.Root
        kinds = [str(entry.Subtype) for entry in pdf.pages[page].obj.get("/Annots", [])]
        assert "/Widget" not in kinds


def test_comments_stay_visible(bundle: Bundle) -> None:
    data = pdfs.with_note()
    built = bundle(a_source(data, "note.pdf"))
    box = (100, 842 - 350, 200, 842 - 300)
    assert pages.ink(pages.picture(built.path, built.page_of("note.pdf")).crop(box)) > 0.95


def test_links_to_named_places_become_direct_and_lead_to_the_copied_page(bundle: Bundle) -> None:
    built = bundle(a_source(pdfs.plain(), "first.pdf"), a_source(pdfs.with_named_links(), "links.pdf"))
    page = built.page_of("links.pdf")
    with built.open() as pdf:
        links = list(pdf.pages[page].obj.Annots)
        second = pdf.pages[page + 1].obj
        targets = [link.get("/Dest") or link.A.get("/D") for link in links]
        assert [target[0].objgen == second.objgen for target in targets[:3]] == [True, True, True]
        assert len(links) == 4, "the link that led nowhere is gone"
        assert str(links[3].A.URI) == "https://example.org/page"


def test_a_layer_that_its_author_hid_stays_hidden(bundle: Bundle) -> None:
    data = pdfs.with_hidden_layer()
    built = bundle(a_source(pdfs.plain(), "other.pdf"), a_source(data, "layers.pdf"))
    box = (60, 842 - 470, 400, 842 - 380)
    assert pages.ink(pages.picture(data).crop(box)) == 0
    assert pages.ink(pages.picture(built.path, built.page_of("layers.pdf")).crop(box)) == 0
    with built.open() as pdf:
        assert len(pdf.Root.OCProperties.D.OFF) == 1


def test_a_page_that_stands_in_no_page_tree_does_not_come_along(bundle: Bundle) -> None:
    built = bundle(a_source(pdfs.hiding_a_page(), "hiding.pdf"))
    with built.open() as pdf:
        found = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream)]
        assert not any(
            b"CACHEE" in entry.read_bytes() for entry in found if "/Subtype" not in entry or entry.Subtype != "/Image"
        )


def test_only_the_chosen_pages_come_along_and_nothing_of_the_others(bundle: Bundle) -> None:
    data = pdfs.plain(5, words="Feuillet")
    built = bundle(a_source(data, "long.pdf", pages="2-3, 5"))
    start = built.page_of("long.pdf")
    texts = built.texts()[start : start + 3]
    assert [re.search(r"Feuillet (\d)", text).group(1) for text in texts] == ["2", "3", "5"]  # type: ignore[union-attr]
    assert "Pièce n° 1 – 3/3" in texts[2]
    with built.open() as pdf:
        streams = [entry.read_bytes() for entry in pdf.objects if isinstance(entry, pikepdf.Stream)]
    assert not any(b"Feuillet 1" in data or b"Feuillet 4" in data for data in streams)


def test_neither_metadata_nor_names_of_authors_come_along(bundle: Bundle) -> None:
    photo = pictures.photograph(place=True)
    built = bundle(
        a_source(pdfs.signed_by("Armand Secret"), "signed.pdf"),
        a_source(pdfs.holding_photograph(photo, 300, 400), "photo.pdf"),
        a_source(photo, "photo.jpg"),
        a_source(pictures.with_film_behind(), "film.jpg"),
        title="Plainte",
        author="Association d’aide",
    )
    raw = built.path.read_bytes()
    with built.open() as pdf:
        streams = b"".join(entry.read_raw_bytes() for entry in pdf.objects if isinstance(entry, pikepdf.Stream))
        assert str(pdf.docinfo.Title) == "Plainte"
        assert str(pdf.docinfo.Author) == "Association d’aide"
        assert b"Armand" not in _everything(pdf).encode() + streams + raw
        assert b"Association" in pdf.Root.Metadata.read_bytes()
    for trace in (b"Exif\0\0", b"Fabricant", b"Modele X", b"ftypmp42"):
        assert trace not in streams
