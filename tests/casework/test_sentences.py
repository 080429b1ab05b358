# SPDX-License-Identifier: GPL-3.0-or-later
"""An error in words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from casework.errors import CaseworkError, FileUnreadable, InvalidValue, NotFound
from casework.language import Language
from casework.sentences import has_sentence, sentence


@dataclass(eq=False)
class Unheard(NotFound):
    """An error of a kind that nobody wrote a sentence for."""


def test_the_facts_of_the_error_stand_in_its_sentence() -> None:
    error = NotFound("case", "2026-009")
    assert "2026-009" in sentence(error, Language.FR)
    assert sentence(error, Language.EN).startswith("Not found: case “2026-009”.")


def test_a_hostile_file_name_cannot_turn_the_line() -> None:
    words = sentence(FileUnreadable("photo\u202egpj.exe"), Language.FR)
    assert "\u202e" not in words
    assert "photo\ufffdgpj.exe" in words


@pytest.mark.parametrize("value", ["{reason}", "{}", "{0.__class__}"])
def test_braces_in_a_value_are_only_braces(value: str) -> None:
    assert value in sentence(InvalidValue("title", value), Language.FR)


def test_a_kind_without_words_takes_those_of_its_parent() -> None:
    assert not has_sentence(Unheard)
    assert sentence(Unheard("case", "7"), Language.EN) == sentence(NotFound("case", "7"), Language.EN)


def test_an_error_never_shows_its_facts_to_a_log() -> None:
    error = NotFound("person", "Maëlle Valcourt")
    assert "Valcourt" not in f"{error}{error!s}{error.args}"
    assert isinstance(error, CaseworkError)
