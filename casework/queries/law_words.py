# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the law data in the reader's language. What the data does not know is shown as it is, never refused."""

from __future__ import annotations

from dataclasses import dataclass

from casework import deadlines as law
from casework.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class NextEvent:
    """What may happen next. ``ours``: we do it. ``conditions`` (code, label) decide which dates it opens."""

    code: str
    label: str
    who: str
    ours: bool
    letters: tuple[str, ...]
    conditions: tuple[tuple[str, str], ...]
    by_clock: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A code of the law data with its words."""

    code: str
    label: str


def said(words: law.Words, language: Language) -> str:
    """Words of the data in one language."""
    return words.fr if language is Language.FR else words.en


def kinds(language: Language) -> tuple[Choice, ...]:
    """Every kind of case."""
    return tuple(Choice(code, said(words, language)) for code, words in law.load_rules().matter_kinds.items())


def routes(language: Language) -> tuple[Choice, ...]:
    """Every route, in the order of the data."""
    return tuple(Choice(code, said(route.label, language)) for code, route in law.load_procedures().items())


def recordings(language: Language) -> tuple[Choice, ...]:
    """The kinds of camera and record that an incident asks for."""
    return tuple(Choice(code, said(each.label, language)) for code, each in law.load_recordings().items())


def kind_words(kind: str, language: Language) -> str:
    """A kind of case in words."""
    words = law.load_rules().matter_kinds.get(kind)
    return said(words, language) if words else kind


def nature_words(nature: str, language: Language) -> str:
    """What a date is: "dernier jour pour agir", "premier jour possible"."""
    known = law.load_rules().natures.get(nature)
    words = said(known.label, language) if known else nature
    return words[:1].upper() + words[1:]


def route_words(route: str, language: Language) -> str:
    """A route in words."""
    known = law.load_procedures().get(route)
    return said(known.label, language) if known else route


def stage_words(route: str, stage: str, language: Language) -> str:
    """A stage of a route in words."""
    known = law.load_procedures().get(route)
    return said(known.states[stage].label, language) if known and stage in known.states else stage


def next_step(route: str, stage: str, language: Language) -> str:
    """What to do at a stage, where there is something to say."""
    known = law.load_procedures().get(route)
    return said(known.states[stage].next, language) if known and stage in known.states else ""


def event_words(route: str, event: str, language: Language) -> str:
    """An event of a route in words."""
    known = law.load_procedures().get(route)
    return said(known.events[event].label, language) if known and event in known.events else event


def next_events(route: str, stage: str, language: Language) -> tuple[NextEvent, ...]:
    """What may happen next, the route's own events first."""
    known = law.load_procedures().get(route)
    if known is None:
        return ()
    conditions = law.load_conditions()
    return tuple(
        NextEvent(
            code=event.id,
            label=said(event.label, language),
            who=said(event.by.label, language),
            ours=event.by.ours,
            letters=event.letters,
            conditions=tuple(
                (opens.only, said(conditions[opens.only], language)) for opens in event.opens if opens.only
            ),
            by_clock=bool(event.clock),
        )
        for event in law.allowed_events(known, stage)
    )
