# SPDX-License-Identifier: GPL-3.0-or-later
"""The template checker: everything wrong with a Word template, each fault with its paragraph, before anyone uses it.

It reads the template exactly as filling does (same package check, same patched XML, same syntax tree), so that what
passes here fills, and what would be refused there is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from casework.documents.package_check import PackageRefused, check_package
from casework.language import Language, visible
from casework.letters import sample
from casework.letters.context import context
from casework.letters.errors import LetterDamaged, TemplateRefused
from casework.letters.fields import shapes
from casework.letters.fill import Filling, fill
from casework.letters.sandbox import Forbidden, Sandbox

#: A template part larger than this is no letter; docxtpl's patterns would need minutes for it.
MAX_TEMPLATE_PART: Final = 2_000_000
#: A template file larger than this is not even read to its end.
MAX_FILE: Final = 10_000_000
#: No tag is longer; an opening without its end is found by this.
_MAX_TAG: Final = 500

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN: Final = re.compile(r"\{\{|\{%|\{#")
_ENDS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_STATEMENT: Final = re.compile(r"\{%[-+]?\s*(?:p|tr|tc|r)?\s*(\w+)[^%]*%\}")
_LOOSE_END: Final = re.compile(r"\}\}|%\}|#\}")
_PIECE: Final = re.compile(r"\b(?:pièces?|exhibits?)\s+(?:n°|nos?\.?)?\s*(\d+)", re.IGNORECASE)
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_FILLED: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


class FaultKind(StrEnum):
    """What is wrong; each has a sentence in ``resources/sentences/letters.toml`` as ``Fault.<kind>``."""

    UNKNOWN_FIELD = "unknown_field"
    BROKEN_TAG = "broken_tag"
    UNCLOSED = "unclosed"
    WRONG_TYPE = "wrong_type"
    FORBIDDEN = "forbidden"
    PIECE = "piece"
    NOT_FILLED = "not_filled"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    MACRO = "macro"
    OBJECT = "object"
    EXTERNAL = "external"
    FIELD_CODE = "field"
    ENCRYPTED = "encrypted"
    NOT_WORD = "not_word"
    HOSTILE = "hostile"


#: Reasons of the package check → fault.
_PACKAGE: Final = {
    "names": FaultKind.HOSTILE,
    "doctype": FaultKind.HOSTILE,
    "encoding": FaultKind.HOSTILE,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``detail`` is the word at fault, ``paragraph`` its paragraph's text, ``place`` where that stands

    (``document 12``: the twelfth paragraph of the main text, tables included; ``header1 1``).
    """

    kind: FaultKind
    detail: str
    paragraph: str
    place: str


def check(template: bytes) -> list[Fault]:
    """All faults found, in the order of the text; none means that the template can be used."""
    try:
        members = check_package(template)
    except PackageRefused as problem:
        return [Fault(_PACKAGE.get(problem.reason) or FaultKind(problem.reason), problem.part, "", problem.part)]
    for name, content in members.items():
        if _FILLED.fullmatch(name) and len(content) > MAX_TEMPLATE_PART:
            return [Fault(FaultKind.TOO_LARGE, name, "", name)]
    try:
        faults = list(_unfilled(members))
        for name, content in members.items():
            if _FILLED.fullmatch(name):
                faults += _tags(name, content)
        if not faults:
            faults += _syntax(template, members)
        if not faults:
            faults += _trial(template)
    except (etree.LxmlError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as problem:
        return [Fault(FaultKind.DAMAGED, type(problem).__name__, "", "")]
    return faults


def fields_used(template: bytes) -> list[str]:
    """The merge fields that a sound template names, sorted."""
    environment = Sandbox(shapes())
    for _, source in Filling(template).sources():
        environment.parse(source)
    return sorted(environment.used)


def paragraphs(part: bytes) -> list[str]:
    """The text of each paragraph of a part, in order; text boxes' paragraphs are counted apart."""
    root = etree.fromstring(part, _PARSER)
    return [
        "".join(
            node.text or ""
            for node in paragraph.iter(f"{_W}t", f"{_W}instrText")
            if next(node.iterancestors(f"{_W}p"), None) is paragraph
        )
        for paragraph in root.iter(f"{_W}p")
    ]


def _place(name: str, index: int) -> str:
    return f"{name.rsplit('/', 1)[-1].removesuffix('.xml')} {index + 1}"


def _fault(kind: FaultKind, detail: str, text: str, place: str) -> Fault:
    return Fault(kind, visible(detail)[:200], visible(" ".join(text.split()))[:300], place)


def _unfilled(members: dict[str, bytes]) -> Iterator[Fault]:
    """Tags where nothing is ever filled: they would stand in the letter as they are."""
    for name, content in members.items():
        if name.startswith("word/") and name.endswith(".xml") and not _FILLED.fullmatch(name):
            found = re.search(r"\{\{.{0,60}?\}\}|\{%.{0,60}?%\}", content.decode("utf-8", "replace"))
            if found:
                yield _fault(FaultKind.NOT_FILLED, found[0], "", name)


def _tags(name: str, content: bytes) -> Iterator[Fault]:
    """Tags that do not end in their paragraph, ends without a beginning, statements without their end, typed-in
    piece numbers. Also what keeps docxtpl's patterns from running away: every opening has its end close by."""
    stack: list[tuple[str, str, int]] = []
    for index, text in enumerate(paragraphs(content)):
        place = _place(name, index)
        rest = text
        while found := _OPEN.search(rest):
            end = rest.find(_ENDS[found[0]], found.end())
            if end < 0 or end - found.start() > _MAX_TAG or _OPEN.search(rest, found.end(), end):
                yield _fault(FaultKind.BROKEN_TAG, rest[found.start() : found.start() + 60], text, place)
                break
            rest = rest[: found.start()] + rest[end + 2 :]
        else:
            if loose := _LOOSE_END.search(rest):
                yield _fault(FaultKind.BROKEN_TAG, loose[0], text, place)
            if piece := _PIECE.search(rest):
                yield _fault(FaultKind.PIECE, piece[0], text, place)
            yield from _balance(_STATEMENT.findall(text), stack, (text, index, name))
    for word, text, index in stack:
        yield _fault(FaultKind.UNCLOSED, word, text, _place(name, index))


def _balance(words: list[str], stack: list[tuple[str, str, int]], where: tuple[str, int, str]) -> Iterator[Fault]:
    text, index, name = where
    for word in words:
        if word in {"for", "if"}:
            stack.append((word, text, index))
        elif word in {"endfor", "endif"}:
            if stack and stack[-1][0] == word.removeprefix("end"):
                stack.pop()
            else:
                yield _fault(FaultKind.UNCLOSED, word, text, _place(name, index))


def _syntax(template: bytes, members: dict[str, bytes]) -> Iterator[Fault]:
    """What Jinja and the allow-list say of each part, as docxtpl hands it over."""
    environment = Sandbox(shapes())
    for partname, source in Filling(template).sources():
        name = partname.removeprefix("/")
        if re.search(r"\{%[^%]*\b(?:vm|hm|colspan|cellbg)\b", source):
            yield _fault(FaultKind.FORBIDDEN, "vm, hm, colspan, cellbg", "", name)
            continue
        texts = paragraphs(members[name])
        try:
            environment.parse(source)
        except Forbidden as problem:
            for finding in dict.fromkeys(problem.findings):
                text, index = _located(texts, finding.detail, finding.line)
                yield _fault(FaultKind(finding.kind), finding.detail, text, _place(name, index))
        except TemplateSyntaxError as problem:
            text, index = _located(texts, "", problem.lineno or 1)
            yield _fault(FaultKind.BROKEN_TAG, problem.message or "", text, _place(name, index))
        except (RecursionError, SyntaxError):
            yield _fault(FaultKind.FORBIDDEN, "nesting", "", name)


def _located(texts: list[str], detail: str, line: int) -> tuple[str, int]:
    """The paragraph nearest to a line whose tags hold the word; rows that vanish shift the lines a little."""
    tagged = [
        index
        for index, text in enumerate(texts)
        if any(detail.rsplit(".", 1)[-1] in tag for tag in re.findall(r"\{[{%].*?[}%]\}", text))
    ]
    near = min(tagged or range(len(texts)), key=lambda index: abs(index - (line - 2)), default=0)
    return (texts[near] if texts else ""), near


def _trial(template: bytes) -> Iterator[Fault]:
    """Fill it, with everything known and with nothing known."""
    for facts in (sample.rich(Language.FR), sample.poor(Language.FR)):
        try:
            fill(template, context(None, facts))
        except TemplateRefused as problem:
            yield _fault(FaultKind(problem.kind), problem.detail, problem.paragraph, "")
            return
        except LetterDamaged as problem:
            yield _fault(FaultKind.DAMAGED, problem.detail, "", problem.detail)
            return
