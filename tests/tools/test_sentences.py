# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error of the program has its sentence, in both languages, that fits its facts and is well set."""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
import tomllib
from dataclasses import fields

import pytest

import casework
from casework.errors import CaseworkError
from casework.language import NBSP, Language
from casework.paths import resources
from casework.sentences import has_sentence, sentence

SENTENCES = {
    (path.name, name, language): text
    for path in sorted(resources("sentences").glob("*.toml"))
    for name, texts in tomllib.loads(path.read_text(encoding="utf-8")).items()
    for language, text in texts.items()
}


def _import_everything() -> None:
    """All modules but those that act when imported: what ``python -m`` starts, and what Alembic runs."""
    for module in pkgutil.walk_packages(casework.__path__, "casework."):
        if not module.name.endswith(".__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)


def _kinds(root: type[CaseworkError] = CaseworkError) -> list[type[CaseworkError]]:
    found = [root]
    for kind in root.__subclasses__():
        found += _kinds(kind)
    return found


def _errors() -> list[type[CaseworkError]]:
    _import_everything()
    return sorted((kind for kind in set(_kinds()) if kind.__module__.startswith("casework.")), key=_name)


def _name(kind: type[CaseworkError]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def test_every_error_has_a_sentence_in_both_languages() -> None:
    bases = {kind for kind in _errors() if kind.__subclasses__()}
    without = [_name(kind) for kind in _errors() if kind not in bases and not has_sentence(kind)]
    assert without == []


def test_every_sentence_can_be_filled_with_the_facts_of_its_error() -> None:
    by_name = {kind.__name__: kind for kind in _errors()}
    wrong = [
        (file, name, language, sorted(wanted))
        for (file, name, language), text in SENTENCES.items()
        if (wanted := _placeholders(text) - {field.name for field in fields(by_name[name])})
    ]
    assert wrong == []


def test_every_sentence_belongs_to_an_error() -> None:
    names = {kind.__name__ for kind in _errors()}
    assert sorted({(file, name) for file, name, _language in SENTENCES if name not in names}) == []


def test_no_two_errors_share_a_name() -> None:
    names = [kind.__name__ for kind in _errors()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_error_has_two_sentences() -> None:
    places = [name for _file, name, language in SENTENCES if language == "fr"]
    assert sorted({name for name in places if places.count(name) > 1}) == []


@pytest.mark.parametrize("language", list(Language))
def test_every_error_speaks_when_its_facts_are_given(language: Language) -> None:
    for kind in _errors():
        error = kind(*("7" for _field in fields(kind)))
        words = sentence(error, language)
        assert words != kind.__name__ or kind.__subclasses__(), _name(kind)
        assert "{" not in words
        assert str(error) == kind.__name__


def test_french_sentences_are_set_as_french_is() -> None:
    badly = [
        (file, name, text)
        for (file, name, language), text in SENTENCES.items()
        if language == "fr" and _faults_of_french(re.sub(r"\{\w+\}", "x", text))
    ]
    assert badly == []


@pytest.mark.parametrize("text", ["l'une", "quoi ?", "quoi?", "voici : rien", "« oui »", "«oui»", "a\u202f; b"])
def test_badly_set_french_is_found(text: str) -> None:
    assert _faults_of_french(text)


@pytest.mark.parametrize("text", [f"Quoi{NBSP}? L’une{NBSP}: «{NBSP}oui{NBSP}».", "À 10:30, rien."])
def test_well_set_french_is_left_in_peace(text: str) -> None:
    assert not _faults_of_french(text)


def _faults_of_french(text: str) -> list[str]:
    """Straight apostrophes, and spaces that are missing or may break: before ; : ! ? and inside « »."""
    return re.findall(rf"'|\u202f|[^{NBSP}»?!](?:[;!?]|:(?=\s|$))|[^{NBSP}]»|«[^{NBSP}]", text)


def _placeholders(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in string.Formatter().parse(text) if name is not None}
