# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed becomes terms, and never SQL or FTS5 syntax; the matches are found again in a text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.search import Term, asked, marked


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A bare index with our tokenizer; no data of anybody."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE search USING "
        "fts5(title, body, numbers, borrowed, names, tokenize='unicode61 remove_diacritics 2')"
    )
    yield connection
    connection.close()


def finds(index: sqlite3.Connection, typed: str, body: str, numbers: str = "") -> bool:
    index.execute("DELETE FROM search")
    index.execute("INSERT INTO search(body, numbers) VALUES (?, ?)", (body, numbers))
    query = asked(typed).query()
    return bool(query) and index.execute("SELECT 1 FROM search WHERE search MATCH ?", (query,)).fetchone() is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("defense", "La Défense de l’étudiante"),
        ("DÉFENSE", "defense"),
        ("garde-à-vue", "placé en garde à vue"),
        ("garde à vue", "une garde-à-vue illégale"),
        ("commiss", "conduit au commissariat"),
        ("l'avocat", "a demandé un avocat"),
        ("l’avocat", "vu avec l'avocate"),
        ('"rue des Garennes"', "parking de la rue des Garennes, Calais"),
        ("« rue des Garennes »", "parking de la rue des Garennes, Calais"),
        ("soeur", "sa sœur était là"),
        ("sœur", "sa soeur était là"),
        ("24/0012", "n° 24/0012 du parquet"),
        ("24-0012", "n° 24/0012 du parquet"),
        ("e\u0301tat", "l’état des lieux"),
    ],
)
def test_words_are_found_however_they_are_written(index: sqlite3.Connection, typed: str, text: str) -> None:
    assert finds(index, typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("24/0012", "n° 24/00123 du parquet"),
        ("24/0012", "n° 24/012 du parquet"),
        ('"rue Garennes"', "rue des Garennes"),
        ('"commiss"', "conduit au commissariat"),
        ("calais dunkerque", "à Calais seulement"),
        ("", "à Calais"),
        ("-- * ( )", "à Calais"),
    ],
)
def test_what_is_not_there_is_not_found(index: sqlite3.Connection, typed: str, text: str) -> None:
    assert not finds(index, typed, text)


@pytest.mark.parametrize("typed", ["1A 203 456 789 0", "1A2034567890", "1a203.456.789-0", "1A2034567"])
def test_a_registered_letter_is_found_by_its_number_with_or_without_spaces(
    index: sqlite3.Connection, typed: str
) -> None:
    assert finds(index, typed, "", "1A 203 456 789 0 1A2034567890")


def test_another_registered_letter_is_not(index: sqlite3.Connection) -> None:
    assert not finds(index, "1A 203 456 789 1", "", "1A 203 456 789 0 1A2034567890")


@given(st.text())
def test_nothing_typed_is_ever_an_error_of_the_query(typed: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE search USING fts5(title, body, numbers, borrowed, names)")
        query = asked(typed).query()
        if query:
            connection.execute("SELECT 1 FROM search WHERE search MATCH ?", (query,)).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(
    "typed", ['a" OR "b', "title:x", "NEAR(a b)", "a NOT b", "^a", "a*", 'x"*', "col : y", "{a b}:c"]
)
def test_signs_of_the_query_language_are_words_like_any_other(index: sqlite3.Connection, typed: str) -> None:
    assert not finds(index, typed, "something else")


def test_a_word_goes_on_and_a_number_does_not() -> None:
    assert asked("plainte 2026").terms == (Term(("plainte",), True), Term(("2026",), False))


def test_the_matches_are_marked_in_the_text_as_it_is_written() -> None:
    extract = marked("Le  Commissariat\nde Calais, n° 24/0012", asked("commiss 24/0012"))
    assert extract.text == "Le Commissariat de Calais, n° 24/0012"
    assert [extract.text[start:end] for start, end in extract.marks] == ["Commissariat", "24/0012"]


def test_only_a_whole_phrase_is_marked() -> None:
    extract = marked("rue des Garennes, des Garennes", asked('"rue des Garennes"'))
    assert [extract.text[start:end] for start, end in extract.marks] == ["rue des Garennes"]
