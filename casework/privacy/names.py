# SPDX-License-Identifier: GPL-3.0-or-later
"""Which name stands for a person: the real one, a borrowed one, or a number when there is no borrowed one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from casework.language import NBSP, Language
from casework.model.people import Person
from casework.words import NamesMode


@dataclass(frozen=True, slots=True)
class Names:
    """How names are shown to this reader."""

    mode: NamesMode
    language: Language = Language.FR

    def of(self, person: Person) -> str:
        """The name to show. A borrowed one stands in quotation marks, as the reports of the field print it."""
        if self.mode is NamesMode.REAL:
            return person.real_name
        return self._quoted(person.borrowed_name) if person.borrowed_name else self._numbered(person)

    def masked(self, text: str, people: Iterable[Person]) -> str:
        """A text in which these people's real names gave way to the names shown; as it is in real mode.

        Whole words only, whatever their case: "Anne" leaves "Annexe" alone.
        """
        if self.mode is NamesMode.REAL:
            return text
        for person in people:
            # A backslash in a name must not be read as a group of the pattern.
            shown = self.of(person).replace("\\", r"\\")
            for real in sorted({person.real_name, person.last_name, person.first_names}, key=len, reverse=True):
                if real.strip():
                    text = re.sub(rf"(?<!\w){re.escape(real)}(?!\w)", shown, text, flags=re.IGNORECASE)
        return text

    def _quoted(self, name: str) -> str:
        return f"«{NBSP}{name}{NBSP}»" if self.language is Language.FR else f"“{name}”"

    def _numbered(self, person: Person) -> str:
        return f"{'Personne' if self.language is Language.FR else 'Person'}{NBSP}{person.id}"
