# SPDX-License-Identifier: GPL-3.0-or-later
"""The second reader's checklist: facts without a piece, words that judge, officers called by name.

It points; it decides nothing. What it looks for is data, ``resources/letters/second_reader.toml``.
"""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from docx import Document
from docx.oxml.ns import qn

from casework.language import NBSP, Language
from casework.paths import resources


class Concern(StrEnum):
    """Why a sentence is pointed at."""

    UNPROVED = "unproved"
    ADJECTIVE = "adjective"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at again. ``paragraph`` counts from 1; ``excerpt`` is the word, or the sentence, at fault."""

    concern: Concern
    paragraph: int
    excerpt: str
    advice: str


#: Where a sentence ends; « M. » and « art. » do not end one, since a small set of letters stands before their point.
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ»\d)]{3}[.!?])\s+(?=[A-ZÀ-Ý«])")


def findings(paragraphs: Sequence[str], language: Language, *, reader: Language | None = None) -> tuple[Finding, ...]:
    """What a second reader should look at, in the order of the text. ``language`` is the letter's, ``reader`` that of
    whoever reads the findings (the letter's where not said)."""
    advice = {concern: str(_data()["label"][f"{concern}_{reader or language}"]) for concern in Concern}
    return tuple(
        Finding(concern, number, excerpt, advice[concern])
        for number, paragraph in enumerate(paragraphs, start=1)
        for concern, excerpt in _in(paragraph.replace(NBSP, " ").replace("\u202f", " "), language)
    )


def _in(paragraph: str, language: Language) -> Iterator[tuple[Concern, str]]:
    # A piece named anywhere in the paragraph is taken to show all of it: people cite at its end.
    proved = _patterns(language, "proof").search(paragraph)
    for sentence in _SENTENCE.split(paragraph):
        if not proved and _patterns(language, "fact").search(sentence):
            yield Concern.UNPROVED, sentence.strip()
        for concern in (Concern.ADJECTIVE, Concern.OFFICER):
            for found in _patterns(language, concern).finditer(sentence):
                yield concern, _whole_word(sentence, found)


def _whole_word(sentence: str, found: re.Match[str]) -> str:
    rest = re.match(r"[\w’-]*", sentence[found.end() :])
    return found[0] + (rest[0] if rest else "")


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(resources("letters", "second_reader.toml").read_text(encoding="utf-8"))


@cache
def _patterns(language: Language, name: str) -> re.Pattern[str]:
    kept = _data()[language.value][name]
    assert isinstance(kept, list)
    return re.compile("|".join(kept), re.IGNORECASE)


def paragraphs_of(docx: bytes) -> tuple[str, ...]:
    """The paragraphs of a filled letter that say something, tables included, in their order."""
    body = Document(io.BytesIO(docx)).element.body
    lines = ("".join(node.text or "" for node in line.iter(qn("w:t"))).strip() for line in body.iter(qn("w:p")))
    return tuple(line for line in lines if line)
