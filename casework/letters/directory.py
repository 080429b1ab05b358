# SPDX-License-Identifier: GPL-3.0-or-later
"""The authorities that the program knows from the start: data in ``resources/authorities``, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from casework.paths import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One authority. ``verified``: its address was read in a source; else somebody should confirm it first."""

    key: str
    kind: str
    name: str
    title_line: str = ""
    address: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    communes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    channel: str = ""
    url: str = ""
    email: str = ""
    verified: bool = False
    checked_on: date | None = None
    source: str = ""


_LISTS: Final = frozenset({"address", "communes", "aliases"})


@cache
def entries() -> tuple[Entry, ...]:
    """Every authority, in the order of the file."""
    raw = tomllib.loads(resources("authorities", "directory.toml").read_text(encoding="utf-8"))
    return tuple(_entry(key, values) for key, values in raw.items())


def _entry(key: str, values: dict[str, Any]) -> Entry:
    given: dict[str, Any] = {name: tuple(value) if name in _LISTS else value for name, value in values.items()}
    return Entry(key=key, **given)
