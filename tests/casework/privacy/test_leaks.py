# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that must not leave, however they are spelt, and where they hide in a finished file."""

from __future__ import annotations

import io

import pikepdf
import pytest
from docx import Document

from casework.documents.textpages import Sheet, lay_out
from casework.model import BorrowedName, Person
from casework.privacy.leaks import Hit, NamesFound, Watchlist, What, require_none, texts_of
from casework.words import Disclosure


def maelle(**values: object) -> Person:
    given: dict[str, object] = {
        "id": 7,
        "first_names": "Maëlle",
        "last_name": "Le Valcourt",
        "phone": "06 98 76 54 32",
        "email": "m.valcourt@example.org",
        "address_lines": "12, rue des Garennes\nBâtiment C",
        "disclosure": Disclosure.NOBODY,
        "borrowed_names": [BorrowedName(name="Hirondelle"), BorrowedName(name="Mésange")],
        **values,
    }
    return Person(**given)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("vu avec MAELLE hier", What.NAME),
        ("Mme Valcourt", What.NAME),
        ("LE VALCOURT, Maelle", What.NAME),
        ("compte_rendu-valcourt-2.pdf", What.NAME),
        ("dite Mésange", What.OTHER_NAME),
        ("signé M. L.", What.INITIALS),
        ("signé L.M.", What.INITIALS),
        ("au 0698765432", What.PHONE),
        ("au +33 6 98.76.54.32", What.PHONE),
        ("au 0033\u00a06\u202f98\u202f76\u202f54\u202f32", What.PHONE),
        ("M.Valcourt@Example.org", What.EMAIL),
        ("habite 12 RUE DES GARENNES", What.ADDRESS),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, what: What) -> None:
    hits = Watchlist([maelle()]).search({"page 1": text})
    assert Hit("page 1", what, 7) in hits


@pytest.mark.parametrize(
    "text", ["« Hirondelle » a déposé plainte", "les valcourtois", "le 12 novembre", "réf. 06 98 76 54", "M. Untel", ""]
)
def test_what_may_stand_there_is_no_hit(text: str) -> None:
    assert Watchlist([maelle()]).search({"page 1": text}) == ()


def test_of_people_outside_the_case_plain_words_do_not_count_and_full_names_do() -> None:
    far = Watchlist([], [maelle(first_names="Rose", last_name="Petitjean")])
    assert far.search({"a": "une rose, signé R. P."}) == ()
    assert {hit.what for hit in far.search({"a": "Rose Petitjean"})} == {What.NAME}
    assert {hit.what for hit in far.search({"a": "Petitjean"})} == {What.NAME}


def test_who_may_be_named_to_anyone_is_no_hit() -> None:
    assert Watchlist([maelle(disclosure=Disclosure.ANYONE)]).search({"a": "Maëlle Le Valcourt"}) == ()


def test_a_pdf_is_searched_on_each_page_in_its_title_and_its_bookmarks() -> None:
    drawn = lay_out([Sheet("Une feuille"), Sheet("Deux", (), "Vu avec Maëlle.")])
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        pdf.docinfo["/Author"] = "Valcourt"
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Maëlle", 0))
        pdf.save(made)
    hits = Watchlist([maelle()]).search(texts_of("liasse.pdf", made.getvalue()))
    assert {hit.place for hit in hits} == {"page 2", "metadata"}


def test_a_word_file_is_searched_across_runs_and_in_its_properties() -> None:
    document = Document()
    paragraph = document.add_paragraph("Vu avec Maë")
    paragraph.add_run("lle").bold = True
    document.core_properties.author = "Valcourt"
    made = io.BytesIO()
    document.save(made)
    places = {hit.place for hit in Watchlist([maelle()]).search(texts_of("lettre.docx", made.getvalue()))}
    assert places == {"word/document.xml", "docProps/core.xml"}


def test_the_file_s_own_name_counts() -> None:
    hits = Watchlist([maelle()]).search(texts_of("plainte Valcourt.csv", "a;b\r\n".encode("utf-8-sig")))
    assert [hit.place for hit in hits] == ["file name"]


def test_the_refusal_says_where_and_how_often_and_never_what() -> None:
    with pytest.raises(NamesFound) as refused:
        require_none(Watchlist([maelle()]), {"page 3": "Maëlle, 06 98 76 54 32", "text": "Hirondelle"})
    assert (refused.value.places, refused.value.count) == ("page 3", 2)
    assert "Ma" not in repr(refused.value)
    require_none(Watchlist([maelle()]), {"text": "Hirondelle"})
