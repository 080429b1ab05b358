# SPDX-License-Identifier: GPL-3.0-or-later
"""The root of everything that can go wrong and that a person can act on.

An error carries facts, never sentences. What a person reads stands in ``resources/sentences/*.toml``, in
French and English, and is put together by :mod:`casework.sentences`, for the window and the command line alike.
Each package declares its own errors next to the code that raises them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(eq=False)
class CaseworkError(Exception):
    """Base class. Subclasses are ``@dataclass(eq=False)`` whose fields are the facts of the sentence."""

    def __post_init__(self) -> None:
        # Never the facts: args end up in tracebacks and logs, and facts may hold names.
        super().__init__(type(self).__name__)

    def facts(self) -> dict[str, object]:
        """The fields by name, as the sentence's placeholders name them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        return type(self).__name__


@dataclass(eq=False)
class NotFound(CaseworkError):
    """A record was asked for that is not there (any more)."""

    kind: str
    reference: str


@dataclass(eq=False)
class InvalidValue(CaseworkError):
    """A value typed or passed in that the program can't take, with the reason's code."""

    field: str
    value: str
    reason: str = ""


@dataclass(eq=False)
class Cancelled(CaseworkError):
    """The person stopped the job; nothing of it was kept."""


@dataclass(eq=False)
class FileUnreadable(CaseworkError):
    """A file outside the workspace could not be read."""

    name: str


@dataclass(eq=False)
class FileNotWritten(CaseworkError):
    """A file outside the workspace could not be written; nothing half-made was left."""

    name: str
