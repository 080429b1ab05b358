# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreement, forms of address, postal blocks: tables that a secretary could check."""

from __future__ import annotations

import pytest

from casework.language import Language
from casework.letters.address import postal_block
from casework.letters.facts import Client, Gender
from casework.letters.grammar import civility, closing, grammar, salutation

_SHE, _HE, _THEY = Client(gender=Gender.FEMININE), Client(gender=Gender.MASCULINE), Client()


@pytest.mark.parametrize(
    ("persons", "undersigned", "complainant", "accord"),
    [
        ([_SHE], "je soussignée", "la plaignante", "e"),
        ([_HE], "je soussigné", "le plaignant", ""),
        ([_THEY], "je soussigné(e)", "la personne plaignante", "(e)"),
        ([_SHE, _SHE], "nous soussignées", "les plaignantes", "es"),
        ([_SHE, _HE], "nous soussignés", "les plaignants", "s"),
        ([_SHE, _THEY], "nous soussigné(e)s", "les personnes plaignantes", "(e)s"),
        ([_HE, _THEY], "nous soussignés", "les plaignants", "s"),
        ([Client(civility="Mme")], "je soussignée", "la plaignante", "e"),
        ([Client(civility="M.")], "je soussigné", "le plaignant", ""),
    ],
)
def test_words_agree_with_who_complains(persons: list[Client], undersigned: str, complainant: str, accord: str) -> None:
    forms = grammar(persons, by_office=False, language=Language.FR)
    assert (forms["je_soussigne"], forms["le_plaignant"], forms["accord"]) == (undersigned, complainant, accord)


def test_articles_contract() -> None:
    forms = grammar([_HE], by_office=False, language=Language.FR)
    assert (forms["du_plaignant"], forms["au_plaignant"]) == ("du plaignant", "au plaignant")


def test_one_person_says_je_several_or_the_office_say_nous() -> None:
    assert grammar([_SHE], by_office=False, language=Language.FR)["je_demande"] == "je demande"
    assert grammar([_SHE, _HE], by_office=False, language=Language.FR)["je_demande"] == "nous demandons"
    assert grammar([_SHE], by_office=True, language=Language.FR)["je_demande"] == "nous demandons"
    assert grammar([_SHE], by_office=False, language=Language.EN)["je_demande"] == "I ask"


def test_a_civility_is_never_guessed() -> None:
    assert [civility(one, Language.FR) for one in (_SHE, _HE, _THEY)] == ["Mme", "M.", ""]


@pytest.mark.parametrize(
    ("kind", "gender", "expected"),
    [
        ("prosecutor", Gender.FEMININE, "Madame la Procureure de la République"),
        ("prosecutor", Gender.MASCULINE, "Monsieur le Procureur de la République"),
        ("prosecutor", Gender.UNKNOWN, "Madame, Monsieur"),
        ("prefect", Gender.FEMININE, "Madame la Préfète"),
        ("operator", Gender.FEMININE, "Madame, Monsieur"),
    ],
)
def test_an_office_holder_is_greeted_by_title(kind: str, gender: Gender, expected: str) -> None:
    assert salutation(kind, gender, Language.FR) == expected


def test_the_closing_agrees_with_writer_and_reader() -> None:
    greeting = "Madame la Procureure de la République"
    assert closing("prosecutor", greeting, plural=False, language=Language.FR) == (
        "Je vous prie d’agréer, Madame la Procureure de la République, l’expression de ma haute considération."
    )
    assert closing("operator", "Madame, Monsieur", plural=True, language=Language.FR) == (
        "Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées."
    )


def test_an_address_is_in_capitals_without_punctuation_from_the_street_down() -> None:
    block = postal_block(
        ("Madame la Procureure de la République", "Tribunal judiciaire de Boulogne-sur-Mer"),
        ("12, rue de l’Église",),
        "62200 Boulogne-sur-Mer",
    )
    assert block == [
        "Madame la Procureure de la République",
        "Tribunal judiciaire",
        "de Boulogne-sur-Mer",
        "12 RUE DE L ÉGLISE",
        "62200 BOULOGNE SUR MER",
    ]


def test_no_address_line_is_longer_than_sorting_machines_read_and_france_is_not_named() -> None:
    block = postal_block(("Association " + "très " * 12,), ("1 rue X",), "LS1 1AA Leeds", "Royaume-Uni")
    assert max(map(len, block)) <= 38
    assert block[-1] == "ROYAUME UNI"
    assert postal_block(("A",), (), "62100 Calais", "France")[-1] == "62100 CALAIS"
