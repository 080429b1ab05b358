# SPDX-License-Identifier: GPL-3.0-or-later
"""Which name stands for a person: the real one, a borrowed one, or a number when there is no borrowed one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from casework.language import NBSP, Language, fold
from casework.words import NamesMode

#: A run of letters, its accents written apart or not. Digits and "_" part words: file names are made of such.
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
#: What may stand inside a name: "Le Goff", "Pryce-Tyndall", "O’Connell", "WETHERBY, Alice", "le_goff".
_INSIDE = re.compile(r"[\s'’_.,\u2010-\u2015-]{1,2}")
#: "de", "van", "El": a word of a last name that says nothing alone.
_PARTICLE = 3

Words = tuple[str, ...]


class Named(Protocol):
    """Somebody, as far as naming goes: a record of a person, or a plain row of one."""

    @property
    def id(self) -> int: ...
    @property
    def first_names(self) -> str: ...
    @property
    def last_name(self) -> str: ...
    @property
    def real_name(self) -> str: ...
    @property
    def borrowed_name(self) -> str: ...


#: A text of a hundred thousand lists holds the same few thousand words.
_folded = lru_cache(maxsize=50_000)(fold)


@dataclass(frozen=True, slots=True)
class Mask:
    """Puts the names to show in the place of real ones. Whole words only: "Anne" leaves "Annexe" alone.

    Case, accents, hyphens and kinds of apostrophe do not matter, and what was put in is not looked at again.
    """

    shown: Mapping[Words, str] = field(default_factory=dict)
    #: With which words a name begins: most texts have none of them.
    first_words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "first_words", frozenset(words[0] for words in self.shown))

    def __call__(self, text: str) -> str:
        """The text without the real names; the longest spelling of a name goes first."""
        if not self.shown or not text:
            return text
        plain = fold(text)  # most texts name nobody: seen at once
        if not any(name[0] in plain for name in self.shown):
            return text
        found = list(_WORD.finditer(text))
        words = [_folded(match.group()) for match in found]
        if self.first_words.isdisjoint(words):
            return text
        longest = max(map(len, self.shown))
        parts: list[str] = []
        at = written = 0
        while at < len(found):
            length = next(
                (
                    length
                    for length in range(min(longest, len(found) - at), 0, -1)
                    if tuple(words[at : at + length]) in self.shown and _is_one_name(text, found[at : at + length])
                ),
                0,
            )
            if length:
                parts += [text[written : found[at].start()], self.shown[tuple(words[at : at + length])]]
                written = found[at + length - 1].end()
            at += length or 1
        return "".join((*parts, text[written:]))


@dataclass(frozen=True, slots=True)
class Names:
    """How names are shown to this reader."""

    mode: NamesMode
    language: Language = Language.FR

    def of(self, person: Named) -> str:
        """The name to show. A borrowed one stands in quotation marks, as the reports of the field print it."""
        if self.mode is NamesMode.REAL:
            return person.real_name
        return self._quoted(person.borrowed_name) if person.borrowed_name else self._numbered(person)

    def mask(self, people: Iterable[Named]) -> Mask:
        """What hides these people in a text; hides nothing in real mode."""
        if self.mode is NamesMode.REAL:
            return Mask()
        shown: dict[Words, str] = {}
        for person in people:
            for spelling in _spellings(person.first_names, person.last_name):
                shown.setdefault(spelling, self.of(person))
        return Mask(shown)

    def masked(self, text: str, people: Iterable[Named]) -> str:
        """A text in which these people's real names gave way to the names shown; as it is in real mode."""
        return self.mask(people)(text)

    def _quoted(self, name: str) -> str:
        return f"«{NBSP}{name}{NBSP}»" if self.language is Language.FR else f"“{name}”"

    def _numbered(self, person: Named) -> str:
        return f"{'Personne' if self.language is Language.FR else 'Person'}{NBSP}{person.id}"


@lru_cache(maxsize=20_000)
def _spellings(first_names: str, last_name: str) -> frozenset[Words]:
    """Every way in which a text may name somebody: whole, in either order, and by each name alone."""
    first, last = tuple(_words(first_names)), tuple(_words(last_name))
    given = [tuple(_words(name)) for name in first_names.split()]
    found = {first, last, first + last, last + first, *given}
    found |= {name + last for name in given} | {last + name for name in given}
    found |= {(word,) for word in last if len(word) > _PARTICLE}
    return frozenset(words for words in found if len("".join(words)) > 1)


def _words(text: str) -> Iterator[str]:
    return (fold(match.group()) for match in _WORD.finditer(text))


def _is_one_name(text: str, found: list[re.Match[str]]) -> bool:
    return all(_INSIDE.fullmatch(text, one.end(), following.start()) for one, following in pairwise(found))
