# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the law's TOML files so that a fault is named by file, line and entry.

``tomllib`` keeps no line numbers. A fault's line is found again by searching the text for the entries that lead to
it (``id = "…"``, then ``key = "…"``) and then for the field; these files have one field a line, so that works.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.deadlines.errors import (
    LawFieldUnknown,
    LawFileUnreadable,
    LawValueMissing,
    LawValueWrong,
)
from casework.language import Language


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    fr: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.fr if language is Language.FR else self.en


@dataclass(frozen=True, slots=True)
class LawFile:
    """The text of one file and its name as faults give it."""

    name: str
    text: str

    def tables(self) -> dict[str, Any]:
        """The parsed file. Raises LawFileUnreadable."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"\(at line (\d+), column \d+\)", str(error))
            line = int(place.group(1)) if place else len(self.text.splitlines())
            raise LawFileUnreadable(self.name, line, "-", str(error)) from error

    def line_of(self, anchors: Iterable[str], field: str) -> int:
        """The line (from 1) of ``field`` in the entry that the anchors lead to, or of the entry's own line.

        ``anchors`` are the values of ``id``, ``key`` or ``code``, or table names, from the outside in.
        """
        lines = self.text.splitlines()
        at = 0
        for anchor in anchors:
            wanted = re.compile(
                rf'\s*(?:(?:id|key|code)\s*=\s*"{re.escape(anchor)}"|\[+[^\]]*\b{re.escape(anchor)}\]+)'
            )
            at = next((number for number in range(at, len(lines)) if wanted.match(lines[number])), at)
        named = re.compile(rf"\s*{re.escape(field)}\s*=")
        for number in range(at, len(lines)):
            if number > at and lines[number].startswith("["):
                break
            if named.match(lines[number]):
                return number + 1
        return at + 1


class Table:
    """One TOML table, giving values of the kind asked for, and faults with their place otherwise.

    Each value asked for is ticked off; :meth:`finish` refuses what nobody asked for.
    """

    def __init__(self, file: LawFile, values: Mapping[str, Any], *anchors: str) -> None:
        self.file = file
        self.anchors = anchors
        self.values = values
        self._asked: set[str] = set()

    def __contains__(self, field: str) -> bool:
        return field in self.values

    def below(self, values: Mapping[str, Any], anchor: str) -> Table:
        """A table inside this one."""
        return Table(self.file, values, *self.anchors, anchor)

    def wrong(self, field: str, allowed: str) -> LawValueWrong:
        """The fault to raise for a value that is there but can't be taken."""
        value = str(self.values.get(field))
        return LawValueWrong(self.file.name, self.line(field), self._entry(), field, value, allowed)

    def missing(self, field: str) -> LawValueMissing:
        """The fault to raise for a value that is not there."""
        return LawValueMissing(self.file.name, self.line(field), self._entry(), field)

    def line(self, field: str) -> int:
        """The line of a field in the file."""
        return self.file.line_of(self.anchors, field)

    def text(self, field: str, default: str | None = None) -> str:
        """A string; without ``default`` it must be there and not be empty."""
        value = self._get(field, default)
        if not isinstance(value, str):
            raise self.wrong(field, "text")
        if not value and default is None:
            raise self.missing(field)
        return value

    def words(self, stem: str, *, needed: bool = True) -> Words:
        """``stem_fr`` and ``stem_en``: both filled, or where not ``needed`` both empty."""
        default = None if needed else ""
        words = Words(self.text(f"{stem}_fr", default), self.text(f"{stem}_en", default))
        if bool(words.fr) != bool(words.en):
            empty = f"{stem}_fr" if words.en else f"{stem}_en"
            raise self.missing(empty)
        return words

    def list_of_words(self, field: str) -> tuple[Words, ...]:
        """A list of ``{ fr = "…", en = "…" }``."""
        found = []
        for item in self._list(field):
            if not isinstance(item, dict) or set(item) != {"fr", "en"} or not all(item.values()):
                raise self.wrong(field, '{ fr = "…", en = "…" }')
            found.append(Words(item["fr"], item["en"]))
        return tuple(found)

    def texts(self, field: str, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of strings, each one of ``allowed`` where that is given."""
        found = self._list(field)
        choice = None if allowed is None else set(allowed)
        for item in found:
            if not isinstance(item, str) or not item or (choice is not None and item not in choice):
                raise LawValueWrong(
                    self.file.name, self.line(field), self._entry(), field, str(item), ", ".join(sorted(choice or []))
                )
        return tuple(found)

    def one_of(self, field: str, allowed: Iterable[str], default: str | None = None) -> str:
        """A string that is one of ``allowed``."""
        value = self.text(field, default)
        choice = set(allowed)
        if value not in choice and value != default:
            raise self.wrong(field, ", ".join(sorted(choice)))
        return value

    def whole(self, field: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._get(field, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(field, "0, 1, 2 …")
        return value

    def flag(self, field: str) -> bool:
        """``true`` or ``false``; false where it is not there."""
        value = self._get(field, default=False)
        if not isinstance(value, bool):
            raise self.wrong(field, "true, false")
        return value

    def day(self, field: str) -> date | None:
        """A TOML date, or None where it is not there."""
        if field not in self.values:
            self._asked.add(field)
            return None
        value = self._get(field)
        # A TOML date-time is a date too for isinstance, and is not meant.
        if type(value) is not date:
            raise self.wrong(field, "2026-04-21")
        return value

    def list_of_tables(self, field: str) -> list[dict[str, Any]]:
        """The tables of a list, as they are."""
        found = self._list(field)
        if not all(isinstance(item, dict) for item in found):
            raise self.wrong(field, "{ … }")
        return found

    def tables(self, field: str, named: str) -> list[Table]:
        """The tables of ``[[…field]]``, each anchored by its value of ``named``."""
        found = []
        for item in self._list(field):
            if not isinstance(item, dict):
                raise self.wrong(field, "[[…]]")
            anchor = item.get(named)
            if not isinstance(anchor, str) or not anchor:
                raise self.missing(named)
            found.append(self.below(item, anchor))
        return found

    def table(self, field: str) -> Table:
        """The table ``[field]``."""
        value = self._get(field)
        if not isinstance(value, dict):
            raise self.wrong(field, f"[{field}]")
        return self.below(value, field)

    def wholes(self, field: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        found = self._list(field)
        if not all(isinstance(item, int) for item in found):
            raise self.wrong(field, "[1, 2, …]")
        return tuple(found)

    def pairs(self, field: str) -> dict[str, str]:
        """The table ``[field]`` of names and strings."""
        value = self._get(field, default={})
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise self.wrong(field, 'name = "…"')
        return dict(value)

    def named_tables(self, field: str) -> list[tuple[str, Table]]:
        """The tables of ``[field.NAME]``."""
        value = self._get(field, default={})
        if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
            raise self.wrong(field, f"[{field}.…]")
        return [(name, self.below(item, name)) for name, item in value.items()]

    def finish(self) -> None:
        """Refuse what was never asked for. Raises LawFieldUnknown."""
        for field in self.values:
            if field not in self._asked:
                raise LawFieldUnknown(self.file.name, self.line(field), self._entry(), field)

    def _get(self, field: str, default: object = None) -> object:
        self._asked.add(field)
        value = self.values.get(field, default)
        if value is None:
            raise self.missing(field)
        return value

    def _list(self, field: str) -> list[Any]:
        value = self._get(field, default=[])
        if not isinstance(value, list):
            raise self.wrong(field, "[…]")
        return value

    def _entry(self) -> str:
        return "/".join(self.anchors) or "-"
