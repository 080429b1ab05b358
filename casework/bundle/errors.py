# SPDX-License-Identifier: GPL-3.0-or-later
"""What can stop a whole bundle. One bad piece never does: it becomes a sheet in its place."""

from __future__ import annotations

from dataclasses import dataclass

from casework.errors import CaseworkError


@dataclass(eq=False)
class NothingToBundle(CaseworkError):
    """No source was given, or the folder holds no file."""


@dataclass(eq=False)
class BundleNotBuilt(CaseworkError):
    """The pieces were read, but the bundle could not be put together; nothing was written."""


@dataclass(eq=False)
class NumberTwice(CaseworkError):
    """Two pieces were given the same number."""

    number: str


@dataclass(eq=False)
class LetterUnreadable(CaseworkError):
    """The letter's own PDF, which goes first, could not be read."""


@dataclass(eq=False)
class ListUnreadable(CaseworkError):
    """A list of pieces (``path,title,date``) can't be read at this line, counted from 1."""

    name: str
    line: int
