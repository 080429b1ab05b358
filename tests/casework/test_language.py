# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, numbers, lists and typography as French and English readers write them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.language import (
    Language,
    clock,
    duration,
    euros,
    fold,
    french,
    listed,
    long_date,
    number,
    short_date,
    system_language,
    visible,
)

FR, EN = Language.FR, Language.EN
TYPED = st.text(alphabet=" \u00a0\u202f\nabM.p°n3é’'«»!?;:,()[]hkm€%", max_size=40)


@pytest.mark.parametrize(
    ("day", "in_french", "in_english"),
    [
        (date(2026, 12, 1), "mardi 1er\u00a0décembre 2026", "Tuesday 1\u00a0December 2026"),
        (date(2026, 8, 15), "samedi 15\u00a0août 2026", "Saturday 15\u00a0August 2026"),
        (date(2028, 2, 29), "mardi 29\u00a0février 2028", "Tuesday 29\u00a0February 2028"),
    ],
)
def test_a_long_date_is_written_as_its_country_writes_it(day: date, in_french: str, in_english: str) -> None:
    assert long_date(day, FR, weekday=True) == in_french
    assert long_date(day, EN, weekday=True) == in_english
    assert long_date(day, FR) == in_french.split(" ", 1)[1]


def test_a_short_date_is_day_before_month() -> None:
    assert short_date(date(2026, 3, 9)) == "09/03/2026"


@pytest.mark.parametrize(
    ("at", "in_french", "in_english"),
    [
        (time(14, 30), "14\u00a0h\u00a030", "14:30"),
        (time(9, 5), "9\u00a0h\u00a005", "09:05"),
        (time(0, 0), "0\u00a0h", "00:00"),
        (datetime(2026, 1, 1, 18, 0), "18\u00a0h", "18:00"),  # noqa: DTZ001 - the wall clock, as records keep it
    ],
)
def test_an_hour_is_written_as_its_country_writes_it(at: time | datetime, in_french: str, in_english: str) -> None:
    assert clock(at, FR) == in_french
    assert clock(at, EN) == in_english


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0\u00a0min"), (45, "45\u00a0min"), (60, "1\u00a0h"), (100, "1\u00a0h\u00a040\u00a0min"), (1500, "25\u00a0h")],
)
def test_a_duration_is_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration(minutes, FR) == duration(minutes, EN) == words


@pytest.mark.parametrize(
    ("items", "in_french", "in_english"),
    [
        ([], "", ""),
        (["Alice"], "Alice", "Alice"),
        (["Alice", "Megan"], "Alice et Megan", "Alice and Megan"),
        (["Alice", "Megan", "Hannah"], "Alice, Megan et Hannah", "Alice, Megan and Hannah"),
    ],
)
def test_a_list_ends_with_and(items: list[str], in_french: str, in_english: str) -> None:
    assert listed(items, FR) == in_french
    assert listed(items, EN) == in_english


def test_numbers_and_euros_never_break_and_hold_no_narrow_space() -> None:
    assert number(Decimal("1234567.5"), FR) == "1\u00a0234\u00a0567,5"
    assert number(1234.5, EN) == "1,234.5"
    assert euros(Decimal("1234.5"), FR) == "1\u00a0234,50\u00a0€"
    assert euros(1234, EN) == "€1,234.00"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Vraiment ?", "Vraiment\u00a0?"),
        ("Vraiment?", "Vraiment\u00a0?"),
        ("Quoi ?!", "Quoi\u00a0?!"),
        ("Objet : plainte ; suite", "Objet\u00a0: plainte\u00a0; suite"),
        ("« ici »", "«\u00a0ici\u00a0»"),
        ("«ici»", "«\u00a0ici\u00a0»"),
        ("« Ah ! »", "«\u00a0Ah\u00a0!\u00a0»"),
        ("l'article", "l’article"),
        ("n° 12", "n°\u00a012"),
        ("art. 41", "art.\u00a041"),
        ("M. Ferrand et Mme Valcourt", "M.\u00a0Ferrand et Mme\u00a0Valcourt"),
        ("3 jours, 100 €, 5 %", "3\u00a0jours, 100\u00a0€, 5\u00a0%"),
        ("un fine narrow\u202fspace", "un fine narrow\u00a0space"),
        ("https://www.exemple.fr/a?b=c", "https://www.exemple.fr/a?b=c"),
        ("à 14:30", "à 14:30"),
        ("Me voici", "Me\u00a0voici"),
        ("stop. Fin", "stop. Fin"),
        ("(?)", "(?)"),
        ("!", "!"),
        ("", ""),
    ],
)
def test_what_typists_leave_undone_is_put_right(typed: str, right: str) -> None:
    assert french(typed) == right


@given(TYPED)
def test_putting_right_twice_changes_nothing_more(text: str) -> None:
    assert french(french(text)) == french(text)


@given(TYPED)
def test_putting_right_changes_spaces_and_apostrophes_only(text: str) -> None:
    def bare(text: str) -> str:
        return "".join(text.replace("'", "’").split())

    assert bare(french(text)) == bare(text)
    assert "\u202f" not in french(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élise", "elise"),
        ("Le Goff-Tanguy", "LE GOFF TANGUY"),
        ("O’Connell", "o'connell"),
        ("cœur", "COEUR"),
        ("rue\u00a0des  Garennes", "rue des garennes"),
        ("É", unicodedata.normalize("NFD", "é")),
        ("a_b/c", "a b c"),
    ],
)
def test_words_that_readers_take_for_the_same_are_the_same_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_are_different_keys() -> None:
    assert fold("Marquant") != fold("Marquand")


@given(st.text(max_size=40))
def test_a_key_folded_again_is_the_same_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\r",
        "\x1b",
        "\x7f",
        "\x9b",
        "\u061c",
        "\u200b",
        "\u200f",
        "\u2028",
        "\u202e",
        "\u2067",
        "\ufeff",
        "\udcff",
    ],
)
def test_marks_that_would_turn_or_hide_a_line_become_visible(sign: str) -> None:
    assert visible(f"exe{sign}fdp.scr") == "exe\ufffdfdp.scr"


@given(st.text(max_size=60))
def test_a_visible_text_can_be_written_anywhere(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    visible(text).encode("utf-8")


def test_accents_lines_and_tabs_are_left_alone() -> None:
    assert visible("Élise\tœuvre\n«\u00a0ici\u00a0»") == "Élise\tœuvre\n«\u00a0ici\u00a0»"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, FR),
        ({"LANG": "en_GB.UTF-8"}, EN),
        ({"LANG": "de_DE.UTF-8"}, EN),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, EN),
        ({"LANG": "C", "LC_MESSAGES": "fr_BE"}, FR),
        ({}, EN),
    ],
)
def test_french_where_the_system_speaks_french(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: Language
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() is language
