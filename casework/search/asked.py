# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody typed, as terms, and the terms as an FTS5 query.

Nothing typed ever reaches MATCH as it is: each term is put in quotation marks, so that ``NEAR(`` or ``title:`` are
words like any other. Accents, case, hyphens and apostrophes do not matter: the index folds them, and so do we. A word
finds those that begin with it, but a number only itself: 24/0012 is not 24/00123.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from casework.language import visible

_CHUNK = re.compile(r"\"([^\"]*)\"|«([^»]*)»|“([^”]*)”|(\S+)")
_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = re.compile(r"[\s./\u2010-\u2015-]+")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu)['’](?=\w)", re.IGNORECASE)
_LONGEST = 300
_MOST = 16
#: From this length on the beginning of a registered letter's number finds it.
_PREFIX_OF_NUMBER = 8
_LIGATURES = (("œ", "oe"), ("æ", "ae"))


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another. ``open_ended``: the last one may go on."""

    words: tuple[str, ...]
    open_ended: bool

    def spellings(self) -> Iterator[str]:
        """The term quoted for FTS5, with and without ligatures, which the index keeps as they were written."""
        phrase = " ".join(self.words)
        found = [phrase]
        for sign, letters in _LIGATURES:
            found += [found[0].replace(letters, sign)]
        end = "*" if self.open_ended else ""
        for each in dict.fromkeys(found):
            yield f'"{each}"{end}'

    def query(self) -> str:
        """The term in FTS5's words."""
        spellings = list(self.spellings())
        return spellings[0] if len(spellings) == 1 else f"({' OR '.join(spellings)})"


@dataclass(frozen=True, slots=True)
class Asked:
    """All terms must be found; or ``number`` (a number without its spaces, "" where none was typed)."""

    terms: tuple[Term, ...]
    number: str

    def query(self) -> str:
        """The whole in FTS5's words; "" where there is nothing to look for."""
        return self.joined(tuple(term.query() for term in self.terms))

    def joined(self, queries: tuple[str, ...]) -> str:
        """The queries of the terms, joined, with the number beside them."""
        every = " AND ".join(queries)
        if not self.number:
            return every
        end = "*" if len(self.number) >= _PREFIX_OF_NUMBER else ""
        number = f'numbers : "{self.number}"{end}'
        return f"({every}) OR {number}" if every else number


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as the index knows them, folded, each with its place: (word, start, end)."""
    return [(_folded(found.group()), found.start(), found.end()) for found in _WORD.finditer(_composed(text))]


def asked(typed: str) -> Asked:
    """The terms of what was typed. Words in quotation marks, French or English, are a phrase."""
    typed = _composed(visible(typed[:_LONGEST]))
    terms: list[Term] = []
    for found in _CHUNK.finditer(typed):
        quoted = found.group(4) is None
        chunk = found.group().strip('"«»“”')
        # "l’avocat" is looked for as "avocat": the article says nothing.
        words = tuple(_spelled(word) for word, _, _ in words_of(chunk if quoted else _ELISION.sub("", chunk)))
        if words:
            terms.append(Term(words, not quoted and _may_go_on(words[-1])))
    return Asked(tuple(dict.fromkeys(terms))[:_MOST], _number(typed))


def _may_go_on(word: str) -> bool:
    return len(word) > 1 and word.isalpha()


def _number(typed: str) -> str:
    """What was typed without its spaces, where that looks like the number of something."""
    joined = _SEPARATORS.sub("", typed).lower()
    digits = sum(sign.isdecimal() for sign in joined)
    return joined if joined.isascii() and joined.isalnum() and len(joined) >= 6 and digits >= 5 else ""


def _composed(text: str) -> str:
    """With a sign for each letter and its accent, so that no accent stands as a sign of its own between two words."""
    return unicodedata.normalize("NFC", text)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _spelled(word: str) -> str:
    for sign, letters in _LIGATURES:
        word = word.replace(sign, letters)
    return word
