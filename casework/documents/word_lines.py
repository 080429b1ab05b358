# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks one paragraph into lines: French rules at signs, tabs, list marks, justified text. Lengths in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from casework.documents import fonts
from casework.documents.word_model import Kind, Look, Paragraph, Span

#: Descent and whole line height of the Liberation fonts, as parts of the size; LibreOffice uses the same.
DESCENT: Final = 0.216
HEIGHT: Final = 1.149
#: Word's tab stops where a paragraph sets none.
_TAB: Final = 35.45

_OBJECT: Final = "\ufffc"
#: A line never begins with : ; ! ? » and never ends with «, however the text was typed.
_BOUND: Final = re.compile(" (?=[:;!?»])|(?<=«) ")
_TOKEN: Final = re.compile(f"\t|\n|{_OBJECT}| +|[^\t\n {_OBJECT}]+")
#: Where a word may be broken: after a hyphen before a letter (article 530-2-1 stays whole), around ideographs, at a
#: zero-width space.
_WITHIN: Final = re.compile(r"(?<=\w-)(?=[^\W\d])|(?<=[\u3040-\u9fff])(?=[\u3040-\u9fff])|(?<=\u200b)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something at a place of a line: text in one look, or a picture."""

    x: float
    text: str
    look: Look
    width: float
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what stands on it, its height, and how far below its top the letters stand."""

    pieces: Sequence[Piece]
    height: float
    baseline: float
    page_after: bool = False


@dataclass(slots=True)
class _Token:
    kind: str  # word, space, tab, end, object
    pieces: list[tuple[str, Look]]
    width: float
    span: Span | None = None
    page: bool = False


def set_lines(paragraph: Paragraph, width: float, page: int = 1, total: int = 1) -> list[Line]:
    """The lines of a paragraph in a column of this width; always at least one."""
    tokens = _tokens(paragraph, page, total)
    if paragraph.label:
        tokens[:0] = [_word([(paragraph.label, paragraph.look)]), _Token("tab", [("\t", paragraph.look)], 0)]
    setter = _Setter(paragraph, width)
    for index, token in enumerate(tokens):
        setter.take(token, tokens[index + 1 :])
    setter.end_line(last=True)
    return setter.lines


@lru_cache(maxsize=40_000)
def text_width(text: str, font: str, size: float) -> float:
    """Width of a text in points."""
    return fonts.width(text, font, size)


def _word(pieces: list[tuple[str, Look]]) -> _Token:
    return _Token("word", pieces, sum(text_width(text, look.font, look.size) for text, look in pieces))


def _tokens(paragraph: Paragraph, page: int, total: int) -> list[_Token]:
    """Words (which may run over several spans), spaces, tabs, ends of line, pictures."""
    spans: list[Span] = []
    for span in paragraph.spans:
        if span.kind is Kind.PAGE_NUMBER:
            spans.append(replace(span, kind=Kind.TEXT, text=str(page)))
        elif span.kind is Kind.PAGE_COUNT:
            spans.append(replace(span, kind=Kind.TEXT, text=str(total)))
        elif span.kind is Kind.TEXT:
            clean = span.text.replace("\u00ad", "").replace("\n", " ").replace("\t", " ").replace(_OBJECT, "")
            spans.append(replace(span, text=clean))
        else:
            spans.append(replace(span, text=_OBJECT if span.kind is Kind.IMAGE else span.text))
    text = _BOUND.sub("\u00a0", "".join(span.text for span in spans))
    owner = [span for span in spans for _ in span.text]
    tokens: list[_Token] = []
    for found in _TOKEN.finditer(text):
        first = owner[found.start()]
        if found[0] == "\t":
            tokens.append(_Token("tab", [("\t", first.look)], 0))
        elif found[0] == "\n":
            tokens.append(_Token("end", [("", first.look)], 0, page=first.kind is Kind.PAGE))
        elif found[0] == _OBJECT:
            tokens.append(_Token("object", [("", first.look)], first.width, first))
        elif found[0][0] == " ":
            width = sum(text_width(" ", owner[at].look.font, owner[at].look.size) for at in range(*found.span()))
            tokens.append(_Token("space", [(found[0], first.look)], width))
        else:
            cuts = [found.start(), *(found.start() + cut.start() for cut in _WITHIN.finditer(found[0])), found.end()]
            tokens += [_word(_grouped(text, owner, a, b)) for a, b in pairwise(cuts) if b > a]
    return tokens


def _grouped(text: str, owner: list[Span], start: int, end: int) -> list[tuple[str, Look]]:
    """The letters from start to end by look."""
    pieces: list[tuple[str, Look]] = []
    for at in range(start, end):
        look = owner[at].look
        if pieces and pieces[-1][1] == look:
            pieces[-1] = (pieces[-1][0] + text[at], look)
        else:
            pieces.append((text[at], look))
    return pieces


class _Setter:
    """Fills lines from the left; x is measured from the column's left edge."""

    def __init__(self, paragraph: Paragraph, width: float) -> None:
        self.paragraph = paragraph
        self.right = max(width - paragraph.right, 20.0)
        self.lines: list[Line] = []
        self._start()

    def _start(self) -> None:
        self._left = self.paragraph.left + (self.paragraph.first if not self.lines else 0.0)
        self._x = self._left
        self._placed: list[tuple[_Token, float]] = []
        self._stretch_from = 0  # tokens before this one stand at tabs and are not stretched
        self._fixed = False  # text ending at a right tab is already in its place

    def take(self, token: _Token, following: Sequence[_Token]) -> None:
        if token.kind == "end":
            self.end_line(last=True, page=token.page)
            if token.page and not following:
                return
            self._start()
        elif token.kind == "tab":
            self._tab(token, following)
        elif token.kind == "space":
            self._put(token)
        else:
            self._fit(token)

    def _put(self, token: _Token) -> None:
        self._placed.append((token, self._x))
        self._x += token.width

    def _fit(self, token: _Token) -> None:
        if self._x + token.width > self.right + 0.01 and any(done.kind != "space" for done, _ in self._placed):
            self.end_line(last=False)
            self._start()
        while self._x + token.width > self.right + 0.01 and token.kind == "word" and _length(token) > 1:
            head, token = _cut(token, self.right - self._x)
            self._put(head)
            self.end_line(last=False)
            self._start()
        self._put(token)

    def _tab(self, token: _Token, following: Sequence[_Token]) -> None:
        stops = [*self.paragraph.tabs]
        if self.paragraph.first < 0:
            stops.append((self.paragraph.left, "left"))
        place, kind = min(
            (stop for stop in stops if stop[0] > self._x + 0.5),
            default=((int((self._x + 0.5) // _TAB) + 1) * _TAB, "left"),
        )
        if kind in {"right", "center", "decimal", "end"}:
            after = 0.0
            for other in following:
                if other.kind in {"tab", "end"}:
                    break
                after += other.width
            # A tab set outside the margin still ends at the margin here, as Word prints it.
            place = max(self._x, min(place, self.right) - (after / 2 if kind == "center" else after))
        self._placed.append((token, self._x))
        self._x = place
        self._stretch_from = len(self._placed)

    def end_line(self, *, last: bool, page: bool = False) -> None:
        placed = self._placed
        while placed and placed[-1][0].kind == "space":
            placed.pop()
        end = placed[-1][1] + placed[-1][0].width if placed else self._left
        free = max(0.0, self.right - end)
        shift = {"right": free, "center": free / 2}.get(self.paragraph.align, 0.0)
        if self._stretch_from:
            shift = 0.0
        gaps = sum(token.kind == "space" for token, _ in placed[self._stretch_from :])
        extra = free / gaps if self.paragraph.align == "justify" and not last and gaps else 0.0
        pieces: list[Piece] = []
        looks: list[Look] = []
        tallest = 0.0
        for index, (token, x) in enumerate(placed):
            if token.kind == "space" and index >= self._stretch_from:
                shift += extra
            looks += [look for _, look in token.pieces]
            if token.kind in {"word", "space"}:
                pieces += _drawn(token, x + shift - (extra if token.kind == "space" else 0.0))
            elif token.span is not None:
                pieces.append(Piece(x + shift, "", token.pieces[0][1], token.width, token.span))
                tallest = max(tallest, token.span.height)
        self.lines.append(_line(self.paragraph, pieces, looks, tallest, page))


def _drawn(token: _Token, x: float) -> list[Piece]:
    if token.kind == "space" and not token.pieces[0][1].underline:
        # Spaces are kept in the text so that it can be copied and searched, one for one gap.
        return [Piece(x, " ", token.pieces[0][1], 0.0)]
    pieces = []
    for text, look in token.pieces:
        width = text_width(text, look.font, look.size)
        pieces.append(Piece(x, text, look, width))
        x += width
    return pieces


def _line(paragraph: Paragraph, pieces: list[Piece], looks: list[Look], tallest: float, page: bool) -> Line:
    size = max((look.size / 0.65 if look.rise else look.size for look in looks), default=paragraph.look.size)
    natural = max(size * HEIGHT, tallest + size * DESCENT if tallest else 0.0)
    if paragraph.line_rule == "exact":
        height = paragraph.line
    elif paragraph.line_rule == "atLeast":
        height = max(paragraph.line, natural)
    else:
        height = natural * paragraph.line
    return Line(pieces, height, height - size * DESCENT, page)


def _length(token: _Token) -> int:
    return sum(len(text) for text, _ in token.pieces)


def _cut(token: _Token, width: float) -> tuple[_Token, _Token]:
    """A word longer than the column, cut where the column ends; at least one letter goes on this line."""
    head: list[tuple[str, Look]] = []
    rest = list(token.pieces)
    left = width
    while rest:
        text, look = rest[0]
        count = 0
        used = 0.0
        while count < len(text):
            step = text_width(text[count], look.font, look.size)
            if used + step > left and (head or count):
                break
            used += step
            count += 1
        if count == len(text) and len(rest) > 1:
            head.append(rest.pop(0))
            left -= used
            continue
        count = min(count, len(text) - 1) if len(rest) == 1 else count
        if count:
            head.append((text[:count], look))
            rest[0] = (text[count:], look)
        break
    return _word(head), _word(rest)
