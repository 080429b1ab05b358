# SPDX-License-Identifier: GPL-3.0-or-later
"""What a finished job changed, by kind of thing, so that screens know what to read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of thing that screens and lists show."""

    PERSON = "person"
    ORGANISATION = "organisation"
    AUTHORITY = "authority"
    INCIDENT = "incident"
    CASE = "case"
    PROCEEDING = "proceeding"
    HEARING = "hearing"
    DEADLINE = "deadline"
    CORRESPONDENCE = "correspondence"
    PIECE = "piece"
    LETTER = "letter"
    PACKET = "packet"
    NOTE = "note"
    TASK = "task"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Changed:
    """The answer of a service: what it made or changed.

    ``id`` is the main record's id (0 where there is none), ``job`` the audit job that can be undone ("" where
    nothing was written).
    """

    kinds: frozenset[Kind]
    id: int = 0
    job: str = ""
    also: tuple[int, ...] = field(default=())
