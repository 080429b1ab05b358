# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters there are: what each is for, what it needs, who signs it, how it leaves. Data, read once.

``templates/letters/catalogue.toml`` holds one table per letter; the texts themselves are the Word files beside it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256

from casework.errors import FileUnreadable
from casework.language import Language
from casework.letters.errors import TemplateUnknown
from casework.letters.facts import Channel
from casework.letters.fields import Field
from casework.letters.fields import catalogue as fields
from casework.paths import letter_templates


class Signer(StrEnum):
    """Who may sign a letter."""

    COMPLAINANT = "complainant"
    OFFICE = "office"
    COUNSEL = "counsel"
    WITNESS = "witness"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the catalogue.

    ``required`` and ``questions`` are field paths; a path ``a|b`` is met by either. ``starts`` and ``meets`` are
    ``rule/computation`` of the deadlines. ``proof`` says in words what shows that it left.
    """

    id: str
    fr: str
    en: str
    addressees: tuple[str, ...]
    routes: tuple[str, ...]
    stages: tuple[str, ...]
    required: tuple[str, ...]
    questions: tuple[str, ...]
    channels: tuple[Channel, ...]
    proof_fr: str
    proof_en: str
    signers: tuple[Signer, ...]
    alias_allowed: bool
    starts: tuple[str, ...]
    meets: tuple[str, ...]
    warning_fr: str
    warning_en: str
    articles: tuple[str, ...]

    def title(self, language: Language) -> str:
        """The letter's name in the reader's language."""
        return self.fr if language is Language.FR else self.en

    def warning(self, language: Language) -> str:
        """What to know before sending it, in plain words; may be empty."""
        return self.warning_fr if language is Language.FR else self.warning_en

    def proof(self, language: Language) -> str:
        """What to keep as proof that it left."""
        return self.proof_fr if language is Language.FR else self.proof_en

    def question_fields(self) -> tuple[Field, ...]:
        """The questions to ask when this letter is filled; those it can't do without come in ``required`` too."""
        known = fields()
        return tuple(known[path] for path in self.questions)

    def requires(self, path: str) -> bool:
        """Whether the letter can't be final without this field."""
        return any(path in wanted.split("|") for wanted in self.required)


@cache
def letters() -> Mapping[str, Letter]:
    """All letters by id, in the catalogue's order."""
    raw = tomllib.loads((letter_templates("fr").parent / "catalogue.toml").read_text(encoding="utf-8"))
    return {key: _letter(key, values) for key, values in raw.items()}


def _letter(key: str, values: dict[str, object]) -> Letter:
    def texts(name: str) -> tuple[str, ...]:
        found = values.get(name, [])
        return tuple(str(item) for item in found) if isinstance(found, list) else ()

    return Letter(
        id=key,
        fr=str(values["fr"]),
        en=str(values["en"]),
        addressees=texts("addressees"),
        routes=texts("routes"),
        stages=texts("stages"),
        required=texts("required"),
        questions=texts("questions"),
        channels=tuple(Channel(item) for item in texts("channels")),
        proof_fr=str(values["proof_fr"]),
        proof_en=str(values["proof_en"]),
        signers=tuple(Signer(item) for item in texts("signers")),
        alias_allowed=bool(values["alias_allowed"]),
        starts=texts("starts"),
        meets=texts("meets"),
        warning_fr=str(values.get("warning_fr", "")),
        warning_en=str(values.get("warning_en", "")),
        articles=texts("articles"),
    )


def letter(template_id: str) -> Letter:
    """The letter with this id, or :class:`TemplateUnknown`."""
    if template_id not in letters():
        raise TemplateUnknown(template_id)
    return letters()[template_id]


def template(template_id: str, language: Language) -> bytes:
    """The Word file of a letter that comes with the program."""
    path = letter_templates(language.value) / f"{letter(template_id).id}.docx"
    try:
        return path.read_bytes()
    except OSError as problem:
        raise FileUnreadable(path.name) from problem


def untouched(template_id: str, language: Language) -> bool:
    """Whether the Word file of a letter is still the one that came with the program; else it is shown as changed."""
    known = (letter_templates("fr").parent / "sha256.txt").read_text(encoding="utf-8")
    return f"{sha256(template(template_id, language)).hexdigest()} {language.value}/{template_id}.docx\n" in known
