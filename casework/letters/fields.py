# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue of merge fields: what a template may name, of which kind, and what people call it.

Data in ``templates/letters/fields.toml``. A path is dotted; ``pieces[].title`` is a column of the list ``pieces``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final

from casework.language import Language
from casework.paths import letter_templates


class Kind(StrEnum):
    """What a field holds, and so what a template may do with it."""

    TEXT = "text"
    LINES = "lines"  # text that may hold line ends, printed as such
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    MONEY = "money"
    FLAG = "flag"
    CHOICE = "choice"
    TEXTS = "texts"  # list of texts
    PARAGRAPHS = "paragraphs"  # a long text, as the list of its paragraphs
    ROWS = "rows"  # list of groups
    GROUP = "group"
    ANY = "any"  # an expression already reported as wrong; never in the catalogue


class Source(StrEnum):
    """Where a field's value comes from."""

    FACT = "fact"  # from the records of the case
    DERIVED = "derived"  # worked out here: agreement, postal form, totals
    ANSWER = "answer"  # asked for this letter alone


@dataclass(frozen=True, slots=True)
class Field:
    """One merge field. ``choices`` are code → (French, English) of a ``CHOICE``."""

    path: str
    kind: Kind
    fr: str
    en: str
    source: Source
    choices: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The first part of the path: ``client`` of ``client.last_name``."""
        return self.path.split(".")[0].removesuffix("[]")

    def label(self, language: Language) -> str:
        """The field in the reader's words."""
        return self.fr if language is Language.FR else self.en

    def choice(self, code: str, language: Language) -> str:
        """A choice in words."""
        return self.choices[code][0 if language is Language.FR else 1]


@dataclass(frozen=True, slots=True)
class Shape:
    """A field as a template sees it: its kind and, for groups and rows, what it holds."""

    kind: Kind
    children: Mapping[str, Shape] = field(default_factory=dict)


#: What may be asked of Jinja's ``loop``.
LOOP: Final = Shape(
    Kind.GROUP,
    {
        "index": Shape(Kind.NUMBER),
        "length": Shape(Kind.NUMBER),
        "first": Shape(Kind.FLAG),
        "last": Shape(Kind.FLAG),
    },
)


@cache
def catalogue() -> Mapping[str, Field]:
    """Every field by path, in the order of the data file."""
    raw = tomllib.loads((letter_templates("fr").parent / "fields.toml").read_text(encoding="utf-8"))
    found: dict[str, Field] = {}
    for source in Source:
        for path, values in raw[source.value].items():
            kind, fr, en, *rest = values
            choices = {code: (words[0], words[1]) for code, words in rest[0].items()} if rest else {}
            found[path] = Field(path, Kind(kind), fr, en, source, choices)
    return found


def parts(path: str) -> list[str]:
    """``pieces[].title`` → ``["pieces", "title"]``."""
    return path.replace("[]", "").split(".")


#: Lists whose rows are shaped as one of them is: ``complainants`` are so many ``client``.
_ALIKE: Final = {"complainants": "client", "incidents": "incident"}


@cache
def shapes() -> Shape:
    """The whole catalogue as one group, as the sandbox types templates against it.

    Each choice ``x`` holds a code, to be compared; its words stand beside it as ``x_text``.
    """
    typed: list[tuple[list[str], Kind]] = []
    for entry in catalogue().values():
        typed.append((parts(entry.path), entry.kind))
        if entry.kind is Kind.CHOICE:
            typed.append((parts(f"{entry.path}_text"), Kind.TEXT))
    children = dict(_grouped(typed))
    for several, one in _ALIKE.items():
        children[several] = Shape(Kind.ROWS, children[one].children)
    return Shape(Kind.GROUP, children)


def _grouped(typed: list[tuple[list[str], Kind]]) -> Iterator[tuple[str, Shape]]:
    """Fields by the first part of their path, each with what lies under it."""
    for name in dict.fromkeys(path[0] for path, _ in typed):
        kinds = [kind for path, kind in typed if path == [name]]
        under = [(path[1:], kind) for path, kind in typed if path[0] == name and len(path) > 1]
        yield name, Shape(kinds[0] if kinds else Kind.GROUP, dict(_grouped(under)))
