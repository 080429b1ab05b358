# SPDX-License-Identifier: GPL-3.0-or-later
"""Which name a reader sees, and how a real one is kept out of free text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.language import Language
from casework.model import BorrowedName, Person
from casework.privacy.names import Names
from casework.words import NamesMode

BORROWED = Names(NamesMode.BORROWED)
REAL = Names(NamesMode.REAL)


def somebody(first: str, last: str, *borrowed: str, number: int = 7) -> Person:
    person = Person(first_names=first, last_name=last)
    person.id = number
    person.borrowed_names = [BorrowedName(name=name) for name in borrowed]
    return person


ALICE = somebody("Alice Rowena", "Wetherby", "Nora")
HANNAH = somebody("Hannah", "O’Connell", "Lucie", number=8)
ETIENNE = somebody("Étienne", "Le Goff-Tanguy", number=9)


def test_a_borrowed_name_stands_in_the_quotation_marks_of_the_language() -> None:
    assert BORROWED.of(ALICE) == "«\u00a0Nora\u00a0»"
    assert Names(NamesMode.BORROWED, Language.EN).of(ALICE) == "“Nora”"


def test_who_has_no_borrowed_name_is_a_number() -> None:
    assert BORROWED.of(ETIENNE) == "Personne\u00a09"
    assert Names(NamesMode.BORROWED, Language.EN).of(ETIENNE) == "Person\u00a09"


def test_the_first_of_several_borrowed_names_is_shown() -> None:
    assert BORROWED.of(somebody("Paul", "Ferrand", "Max", "Tom")) == "«\u00a0Max\u00a0»"


def test_real_mode_shows_the_real_name_and_leaves_texts_alone() -> None:
    assert REAL.of(ALICE) == "Alice Rowena Wetherby"
    assert REAL.masked("Attestation de Mme Wetherby", [ALICE]) == "Attestation de Mme Wetherby"


@pytest.mark.parametrize(
    "text",
    [
        "Mme Wetherby",
        "MME WETHERBY",
        "Alice Rowena Wetherby",
        "Alice Wetherby",
        "Rowena Wetherby",
        "WETHERBY Alice Rowena",
        "Wetherby, Alice",
        "attestation_wetherby.pdf",
        "IMG-Alice2291.jpg",
        "Alice\u00a0Wetherby",
        "prénom : Rowena",
        "l’appel d’Alice",
        "Alice’s telephone",
    ],
)
def test_no_spelling_of_a_real_name_stays_in_a_text(text: str) -> None:
    masked = BORROWED.masked(text, [ALICE])
    assert not {"alice", "rowena", "wetherby"} & {word.casefold() for word in masked.replace("_", " ").split()}
    assert "Nora" in masked
    assert not any(name in masked.casefold() for name in ("alice", "rowena", "wetherby"))


@pytest.mark.parametrize("text", ["M. O'Connell", "O’CONNELL", "o‘connell"])
def test_an_apostrophe_of_any_kind_is_no_hiding_place(text: str) -> None:
    assert "onnell" not in BORROWED.masked(text, [HANNAH]).casefold()


@pytest.mark.parametrize(
    "text",
    ["Etienne", "ÉTIENNE", unicodedata.normalize("NFD", "Étienne"), "le goff tanguy", "Le Goff", "Tanguy"],
)
def test_accents_and_hyphens_are_no_hiding_place(text: str) -> None:
    masked = BORROWED.masked(f"Avec {text}.", [ETIENNE])
    assert masked.replace("Le Personne", "Personne") == "Avec Personne\u00a09."


@pytest.mark.parametrize(
    "text",
    ["Annexe 3", "le paysanne", "Johanna", "mesures goffrées", "un o seul", "La tour de Lens"],
)
def test_a_name_inside_another_word_is_left_alone(text: str) -> None:
    people = [somebody("Anne", "O’Brian"), HANNAH, somebody("Yann", "de la Vigne")]
    assert BORROWED.masked(text, people) == text


def test_a_whole_name_gives_way_once_not_piece_by_piece() -> None:
    assert BORROWED.masked("Alice Rowena Wetherby est là", [ALICE]) == "«\u00a0Nora\u00a0» est là"


def test_two_people_in_one_sentence_are_told_apart() -> None:
    assert BORROWED.masked("Alice et Hannah", [ALICE, HANNAH]) == "«\u00a0Nora\u00a0» et «\u00a0Lucie\u00a0»"


def test_a_borrowed_name_that_is_somebody_elses_real_one_is_not_replaced_again() -> None:
    nora = somebody("Nora", "Delmas", "Zoé", number=12)
    assert BORROWED.masked("Alice", [ALICE, nora]) == "«\u00a0Nora\u00a0»"


def test_namesakes_with_one_last_name_are_told_apart_by_the_first() -> None:
    brother = somebody("Karl", "Wetherby", "Jo", number=13)
    assert BORROWED.masked("Karl Wetherby", [ALICE, brother]) == "«\u00a0Jo\u00a0»"


def test_a_sentence_end_does_not_join_two_names() -> None:
    text = "Vu avec Alice (Wetherby l’a dit)"
    assert BORROWED.masked(text, [ALICE]) == "Vu avec «\u00a0Nora\u00a0» («\u00a0Nora\u00a0» l’a dit)"


def test_a_name_of_signs_breaks_nothing() -> None:
    odd = somebody("Jo\\1", "(.*)", "A\\g<0>")
    assert BORROWED.masked("Jo\\1 (.*) vu", [odd]) == "«\u00a0A\\g<0>\u00a0»\\1 (.*) vu"


@given(st.text(alphabet="abé ’-_.,(2\n", max_size=30), st.text(alphabet="abé’ -", max_size=8))
def test_masking_leaves_no_word_that_is_the_name_and_changes_nothing_without_it(text: str, name: str) -> None:
    person = somebody("", name, "X")
    masked = BORROWED.masked(text, [person])
    assert BORROWED.masked(masked, [person]) == masked
    if "X" not in masked:
        assert masked == text
