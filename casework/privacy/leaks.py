# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a paper with borrowed names leaves: is a protected name, number or address in its final text after all?

The text searched is that of the finished file, its metadata and its name, not of what went in: what a converter or a
caption adds is found too. A hit says where and whose, never what: it may be logged.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from xml.etree import ElementTree as ET

from casework.documents.render import PdfView
from casework.errors import CaseworkError, InvalidValue
from casework.language import fold
from casework.model.people import Person
from casework.privacy.names import Names
from casework.words import Disclosure, NamesMode

_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
_DIGITS = re.compile(r"(?:\+|00)?\d(?:[\s\u00a0\u202f./()-]{0,2}\d){7,14}")
_DOTTED = re.compile(r"\b([^\W\d_])\.[\s\u00a0]?(?:-[\s\u00a0]?)?([^\W\d_])\.")
#: A house number alone says nothing; a street of so many letters does.
_ADDRESS = 8
#: A single name of so few letters ("Lou", "May") is a word too: it is looked for in the files of its own case only.
_SHORT = 4
_MOST_XML = 50_000_000


class What(StrEnum):
    """What was found."""

    NAME = "name"
    OTHER_NAME = "other_name"
    INITIALS = "initials"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Hit:
    """Where (``"page 3"``, ``"file name"``), what, and whose (the person's id)."""

    place: str
    what: What
    person: int


@dataclass(eq=False)
class NamesFound(CaseworkError):
    """A paper with borrowed names still tells who somebody is. Nothing was written. ``places``: where, in words."""

    places: str
    count: int
    hits: tuple[Hit, ...] = ()


class Watchlist:
    """Everything that may not stand in the paper. ``near`` are the people of the case itself: of them initials and
    each given name count; of all the others (``far``) only what can't be a plain word."""

    def __init__(self, near: Iterable[Person], far: Iterable[Person] = ()) -> None:
        self._words: dict[tuple[str, ...], tuple[What, int]] = {}
        self._initials: dict[tuple[str, str], int] = {}
        self._phones: dict[str, int] = {}
        self._plain: dict[str, tuple[What, int]] = {}
        known = set()
        for person in near:
            known.add(person.id)
            self._protect(person, near=True)
        for person in far:
            if person.id not in known:
                self._protect(person, near=False)
        self._longest = max(map(len, self._words), default=0)

    def _protect(self, person: Person, *, near: bool) -> None:
        if person.disclosure is Disclosure.ANYONE:
            return
        for spelling in Names(NamesMode.BORROWED).mask([person]).shown:
            if near or len(spelling) > 1 or self._is_last_name(person, spelling):
                self._words.setdefault(spelling, (What.NAME, person.id))
        # The first borrowed name is the one that is shown; another one would join two lives.
        for other in person.borrowed_names[1:]:
            self._words.setdefault(_words(other.name), (What.OTHER_NAME, person.id))
        first, last = fold(person.first_names)[:1], fold(person.last_name)[:1]
        if near and first and last:
            self._initials[first, last] = person.id
            self._initials[last, first] = person.id
        if len(number := _number(person.phone)) >= 8:
            self._phones[number] = person.id
        if "@" in person.email:
            self._plain[person.email.strip().casefold()] = (What.EMAIL, person.id)
        for line in person.address_lines.splitlines():
            if len(street := " ".join(fold(line).replace(",", " ").split())) >= _ADDRESS:
                self._plain[street] = (What.ADDRESS, person.id)

    @staticmethod
    def _is_last_name(person: Person, spelling: tuple[str, ...]) -> bool:
        return len(spelling[0]) > _SHORT and spelling[0] in _words(person.last_name)

    def search(self, texts: Mapping[str, str]) -> tuple[Hit, ...]:
        """The hits in these texts, by place; each person once for each kind and place."""
        found: dict[Hit, None] = {}
        for place, text in texts.items():
            for what, person in self._in(text):
                found[Hit(place, what, person)] = None
        return tuple(found)

    def _in(self, text: str) -> Iterable[tuple[What, int]]:
        words = _words(text)
        for at in range(len(words)):
            for length in range(1, min(self._longest, len(words) - at) + 1):
                if hit := self._words.get(words[at : at + length]):
                    yield hit
        for match in _DOTTED.finditer(text):
            if person := self._initials.get((fold(match[1]), fold(match[2]))):
                yield What.INITIALS, person
        for match in _DIGITS.finditer(text):
            number = _number(match.group())
            for phone, person in self._phones.items():
                if phone in number:
                    yield What.PHONE, person
        folded = " ".join(fold(text).replace(",", " ").split())
        lower = text.casefold()
        for plain, hit in self._plain.items():
            if plain in (lower if hit[0] is What.EMAIL else folded):
                yield hit


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(match.group()) for match in _WORD.finditer(text))


def _number(text: str) -> str:
    """The digits of a telephone number, without the country's code or the zero in its place."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    if text.strip().startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00").removeprefix("33")
    return digits.removeprefix("0")


def texts_of(name: str, data: bytes) -> dict[str, str]:
    """The final text of a finished file, by place: a PDF's pages and metadata, a Word or Excel package's parts, the
    rest as UTF-8; always the file's name.

    Raises:
        InvalidValue: a package that is larger than any of ours.
        casework.documents.errors.DocumentUnreadable: a PDF that can't be read back.
    """
    texts = {"file name": name}
    if data.startswith(b"%PDF"):
        with PdfView(data) as view:
            texts |= {f"page {number + 1}": view.text(number) for number in range(view.pages)}
        texts["metadata"] = _metadata(data)
    elif data.startswith(b"PK\x03\x04"):
        texts |= _parts(name, data)
    else:
        texts["text"] = data.decode("utf-8-sig", "replace")
    return texts


def _metadata(data: bytes) -> str:
    import pikepdf  # noqa: PLC0415 - 0.1 s

    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = [str(value) for value in pdf.docinfo.values()]
        with pdf.open_outline() as outline:
            ahead = list(outline.root)
            while ahead:
                item = ahead.pop()
                told.append(item.title)
                ahead += item.children
        if "/Metadata" in pdf.Root:
            told.append(pdf.Root.Metadata.read_bytes().decode("utf-8", "replace"))
    return "\n".join(told)


def _parts(name: str, data: bytes) -> dict[str, str]:
    texts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(part.file_size for part in package.infolist()) > _MOST_XML:
            raise InvalidValue("file", name)
        for part in package.namelist():
            if part.endswith((".xml", ".rels")):
                # Paragraphs part words; runs inside them do not: "Wether" + "by" is one word on the page.
                root = ET.fromstring(package.read(part))  # noqa: S314 - a package that we have just made
                lines = ["".join(each.itertext()) for each in root.iter() if each.tag.endswith(("}p", "}si", "}c"))]
                texts[part] = "\n".join(lines or ["\n".join(root.itertext())])
    return texts


def require_none(watchlist: Watchlist, texts: Mapping[str, str]) -> None:
    """Raises :class:`NamesFound` with every hit."""
    if hits := watchlist.search(texts):
        places = ", ".join(dict.fromkeys(hit.place for hit in hits))
        raise NamesFound(places, len(hits), hits)
