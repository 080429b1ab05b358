# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking one person out of texts: her names in every spelling, her telephone, her e-mail, her street."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from casework.language import fold
from casework.model.people import Person
from casework.privacy.names import Mask, Names
from casework.words import NamesMode

#: What stands in the place of what was taken out, in every language.
GONE = "[…]"
#: A name of so few letters is a word too; alone it is taken out of the person's own cases only.
_SHORT = 4


class Eraser:
    """Made from the person before she is deleted; knows nothing of the database."""

    def __init__(self, person: Person) -> None:
        spellings = set(Names(NamesMode.BORROWED).mask([person]).shown)
        for borrowed in person.borrowed_names:
            alias = Person(id=0, first_names="", last_name=borrowed.name, borrowed_names=[])
            spellings |= set(Names(NamesMode.BORROWED).mask([alias]).shown)
        last = fold(person.last_name).split()
        self._near = Mask(dict.fromkeys(spellings, GONE))
        self._far = Mask(
            {words: GONE for words in spellings if len(words) > 1 or (words[0] in last and len(words[0]) > _SHORT)}
        )
        self._plain = tuple(_plain(person))

    def text(self, text: str, *, near: bool) -> str:
        """The text without her; ``near``: of one of her own cases, where her first name alone means her."""
        without = text
        for pattern in self._plain:  # first: an e-mail address holds her name
            without = pattern.sub(GONE, without)
        return (self._near if near else self._far)(without)

    def value(self, value: Any, *, near: bool) -> Any:  # noqa: ANN401 - JSON of any shape
        """The same for each text in a JSON value, keys included."""
        if isinstance(value, str):
            return self.text(value, near=near)
        if isinstance(value, list):
            return [self.value(each, near=near) for each in value]
        if isinstance(value, dict):
            return {self.text(key, near=near): self.value(each, near=near) for key, each in value.items()}
        return value


def _plain(person: Person) -> Iterable[re.Pattern[str]]:
    if "@" in person.email:
        yield re.compile(re.escape(person.email.strip()), re.IGNORECASE)
    digits = [sign for sign in person.phone if sign.isdecimal()]
    if len(digits) >= 8:
        # The zero of a French number gives way to the country's code.
        start = r"(?:(?:\+|00)33[\s\u00a0.]*)?(?:(?:\(0\)|0)[\s\u00a0.]*)?"
        rest = r"[\s\u00a0\u202f.\-/]*".join(digits[1:] if digits[0] == "0" else digits)
        yield re.compile(rf"(?<!\d){start}{rest}(?!\d)")
    for line in person.address_lines.splitlines():
        if len(line.strip()) >= 8:
            yield re.compile(re.escape(line.strip()), re.IGNORECASE)
