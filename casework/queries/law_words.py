# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the law data in the reader's language."""

from __future__ import annotations

from casework.deadlines import load_rules
from casework.language import Language


def kind_words(kind: str, language: Language) -> str:
    """A kind of case in words."""
    words = load_rules().matter_kinds.get(kind)
    return kind if words is None else words.fr if language is Language.FR else words.en


def route_words(route: str, language: Language) -> str:
    """A route in words."""
    return kind_words(route, language)


def stage_words(route: str, stage: str, language: Language) -> str:
    """A stage of a route in words."""
    return stage


def event_words(route: str, event: str, language: Language) -> str:
    """An event of a route in words."""
    return event


def next_events(route: str, stage: str, language: Language) -> list[tuple[str, str]]:
    """What may happen next."""
    return []
