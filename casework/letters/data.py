# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter's facts from a JSON file, for ``casework letter fill --data``; the shape is in ``docs/letter-data.md``.

The names are those of :class:`casework.letters.facts.LetterFacts` and of the merge fields. Unknown names are refused,
since a misspelt one would leave a blank; what is merely absent is told by ``missing``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from casework.letters.errors import LetterDataWrong
from casework.letters.facts import Client, Domicile, EarlierLetter, Incident, LetterFacts, Piece, Witness
from casework.letters.fields import Kind, Source, catalogue
from casework.letters.values import parsed

#: Other names by which the same thing may be given.
_ALIASES: Final = {
    "principal": "client",
    "agent": "office",
    "legal_aid": "legal_aid_requested_on",
}
#: Where a date that is not known to the day may be given in words, the words go here.
_IN_WORDS: Final = {(Incident, "date"): "date_text", (Piece, "date"): "date_text"}
_CLOCK: Final = re.compile(r"(\d{1,2})\s*[hH:]\s*(\d{2})?")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def facts(data: object, *, today: date) -> LetterFacts:
    """The facts in a parsed JSON document. ``today`` is the letter's date where the file gives none.

    Raises :class:`LetterDataWrong` with the dotted name of the first value that can't be used.
    """
    if not isinstance(data, Mapping):
        raise LetterDataWrong("", "object")
    own = {field.name for field in fields(LetterFacts)} - {"answers"}
    given: dict[str, Any] = {}
    answers: dict[str, object] = {}
    for name, value in data.items():
        key = _ALIASES.get(str(name), str(name))
        if value is None:
            continue
        if key == "client":
            given["complainants"] = (_value(Client, value, "client"),)
        elif key == "incident":
            given["incidents"] = (_value(Incident, value, "incident"),)
        elif key in {"clients", "complainants"}:
            given["complainants"] = _value(tuple[Client, ...], value, key)
        elif key == "previous_chasers":
            given["earlier"] = tuple(_chaser(item, f"{key}[{index}]") for index, item in enumerate(_rows(value, key)))
        elif key == "answers":
            answers |= _answers(value, "")
        elif key in own:
            given[key] = _value(get_type_hints(LetterFacts)[key], value, key)
        else:
            answers |= _answers({key: value}, "")
    found = LetterFacts(**{"today": today, **given}, answers=answers)
    return _with_first_letter(found)


def _with_first_letter(found: LetterFacts) -> LetterFacts:
    """Reminders listed on their own come after the first letter, which ``first_sent_on`` tells of."""
    sent_on = found.answers.get("first_sent_on")
    if not found.earlier or not isinstance(sent_on, date) or any(one.sent_on == sent_on for one in found.earlier):
        return found
    return replace(found, earlier=(EarlierLetter(sent_on=sent_on), *found.earlier))


def _chaser(item: object, where: str) -> EarlierLetter:
    if isinstance(item, Mapping):
        item = {("sent_on" if name == "date" else name): value for name, value in item.items()}
        made = _group(EarlierLetter, item, where)
        assert isinstance(made, EarlierLetter)
        return made
    return EarlierLetter(sent_on=_date(item, where))


def _rows(value: object, where: str) -> Sequence[object]:
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return value
    raise LetterDataWrong(where, "list")


def _answers(values: object, start: str) -> dict[str, object]:
    """Nested objects as dotted names, each checked against the catalogue."""
    if not isinstance(values, Mapping):
        raise LetterDataWrong(start.rstrip("."), "object")
    asked = {path: entry for path, entry in catalogue().items() if entry.source is Source.ANSWER}
    found: dict[str, object] = {}
    for name, value in values.items():
        path = f"{start}{name}"
        if path in asked:
            found[path] = parsed(asked[path], _dated(asked[path].kind, value, path))
        elif any(known.startswith(f"{path}.") for known in asked):
            found |= _answers(value, f"{path}.")
        else:
            raise LetterDataWrong(path, _hint(path, asked))
    return found


def _hint(name: str, known: Sequence[str] | Mapping[str, object]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"unknown ({near[0]} ?)" if near else "unknown"


def _dated(kind: Kind, value: object, where: str) -> object:
    if value is None or value == "":
        return None
    if kind is Kind.DATE:
        return _date(value, where)
    return _time(value, where) if kind is Kind.TIME else value


def _value(hint: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type hint is any object
    """A JSON value as the type that a field of the facts asks for."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is UnionType:
        hint = next(kind for kind in inside if kind is not NoneType)
        origin, inside = get_origin(hint), get_args(hint)
    if origin is tuple:
        if isinstance(value, str) and inside[0] is str:
            return tuple(line for line in value.split("\n") if line.strip())
        return tuple(_value(inside[0], item, f"{where}[{index}]") for index, item in enumerate(_rows(value, where)))
    if is_dataclass(hint):
        return _group(hint, value, where)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        codes = {member.value: member for member in hint}
        if not isinstance(value, str) or value not in codes:
            raise LetterDataWrong(where, " | ".join(code for code in codes if code))
        return codes[value]
    simple = {date: _date, time: _time, bool: _flag, int: _number}.get(hint, _text)
    return simple(value, where)


def _group(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - any of the dataclasses of facts
    if isinstance(value, str) and kind is Witness:
        return Witness(name=value)
    if isinstance(value, str) and kind is Domicile:
        return Domicile(address_lines=tuple(line for line in value.split("\n") if line.strip()))
    if not isinstance(value, Mapping):
        raise LetterDataWrong(where, "object")
    hints = get_type_hints(kind)
    made: dict[str, object] = {}
    for name, item in value.items():
        path = f"{where}.{name}"
        if name not in hints:
            raise LetterDataWrong(path, _hint(str(name), list(hints)))
        if item is None:
            continue
        words = _IN_WORDS.get((kind, str(name)))
        if words and isinstance(item, str) and not _is_date(item):
            made[words] = item
        elif hints[name] is str and isinstance(item, list):
            made[str(name)] = "\n".join(_text(line, path) for line in item)
        else:
            made[str(name)] = _value(hints[name], item, path)
    try:
        return kind(**made)
    except TypeError as problem:
        raise LetterDataWrong(where, "incomplete") from problem


def _is_date(text: str) -> bool:
    try:
        _date(text, "")
    except LetterDataWrong:
        return False
    return True


def _date(value: object, where: str) -> date:
    if isinstance(value, str):
        try:
            if slashed := _SLASHED.fullmatch(value.strip()):
                return date(int(slashed[3]), int(slashed[2]), int(slashed[1]))
            return date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise LetterDataWrong(where, "date (2026-07-02)")


def _time(value: object, where: str) -> time:
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return time(int(found[1]), int(found[2] or 0))
    raise LetterDataWrong(where, "time (14:30)")


def _flag(value: object, where: str) -> bool:
    if isinstance(value, bool):
        return value
    raise LetterDataWrong(where, "true | false")


def _number(value: object, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isdigit():
        return int(value)
    raise LetterDataWrong(where, "number")


def _text(value: object, where: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise LetterDataWrong(where, "text")
