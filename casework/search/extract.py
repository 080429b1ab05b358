# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in a text the terms were found."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from casework.search.asked import Asked, Term, words_of


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of text and the matches in it, as (start, end)."""

    text: str
    marks: tuple[tuple[int, int], ...]


def marked(text: str, asked: Asked) -> Extract:
    """The text on one line, with its matches."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    words = words_of(text)
    marks: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        length = max((_length(term, words[at : at + len(term.words)]) for term in asked.terms), default=0)
        if length:
            marks.append((words[at][1], words[at + length - 1][2]))
        at += length or 1
    return Extract(text, tuple(marks))


def _length(term: Term, words: list[tuple[str, int, int]]) -> int:
    """How many words the term takes here, 0 where it does not stand here."""
    spelled = [word.replace("œ", "oe").replace("æ", "ae") for word, _, _ in words]
    *before, last = term.words
    if len(spelled) < len(term.words) or tuple(spelled[:-1]) != tuple(before):
        return 0
    return len(spelled) if spelled[-1] == last or (term.open_ended and spelled[-1].startswith(last)) else 0
