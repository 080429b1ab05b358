# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a letter or its template, in facts. Sentences: ``resources/sentences/letters.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from casework.errors import CaseworkError


@dataclass(eq=False)
class TemplateUnknown(CaseworkError):
    """No letter has this id."""

    template: str


@dataclass(eq=False)
class TemplateRefused(CaseworkError):
    """The template asks for what a template may not do, or names what does not exist.

    ``kind`` is a :class:`casework.letters.check.FaultKind` value, ``detail`` the word at fault, ``paragraph`` the
    text of the paragraph where it stands (all for the person who edits the template; never logged).
    """

    kind: str
    detail: str
    paragraph: str


@dataclass(eq=False)
class LetterIncomplete(CaseworkError):
    """Facts that this letter needs are missing. ``fields`` are field names, ``labels`` their names in words."""

    fields: tuple[str, ...]
    labels: str
    count: int


@dataclass(eq=False)
class AliasNotAllowed(CaseworkError):
    """A borrowed name was to be used in a letter that needs the real identity. Offer an elected address instead."""

    letter: str


@dataclass(eq=False)
class LetterDataWrong(CaseworkError):
    """A data file for a letter is not of the shape that ``docs/letter-data.md`` says. ``where`` is a dotted name."""

    where: str
    reason: str


@dataclass(eq=False)
class LetterDamaged(CaseworkError):
    """The filled letter lacks fixed text of its template, or is not a sound document; it was not written."""

    detail: str
