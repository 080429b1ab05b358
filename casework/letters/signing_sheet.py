# SPDX-License-Identifier: GPL-3.0-or-later
"""The plain-words sheet of a signing file, and the file itself: what a person holds before she signs.

What each letter does and what follows is data, ``resources/letters/signing.toml``.
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pikepdf
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from casework.documents.fonts import SANS, SANS_BOLD, draw, new_canvas, wrap
from casework.language import Language, long_date
from casework.letters.catalogue import Letter
from casework.paths import resources

_LEFT, _RIGHT, _TOP, _BOTTOM = 22 * mm, 188 * mm, 275 * mm, 72 * mm
_GREY, _BLACK = HexColor(0x555555), HexColor(0)
_SIZES = (11.0, 10.0, 9.0, 8.0)
_COURTS = frozenset(
    {"prosecutor", "prosecutor_general", "investigating_judge", "criminal_court", "police_court", "omp"}
)


@dataclass(frozen=True, slots=True)
class NextDate:
    """A day to know: the last one, and the safe one where we work to an earlier day."""

    what: str
    last_day: date
    safe_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Who told the signer what the letter says. Empty and None are lines to fill in by hand."""

    by: str = ""
    on: date | None = None
    language: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningSheet:
    """What the sheet says of one letter. ``to``: who receives it; ``office``: whom to ask, with a telephone number."""

    letter: Letter
    reference: str
    to: str
    signers: Sequence[str]
    pieces: int
    dates: Sequence[NextDate]
    office: str
    phone: str
    explained: Explained


_WORDS = {
    Language.FR: {
        "title": "Avant de signer",
        "sign": "Ce que vous signez",
        "to": "À qui la lettre est adressée\u00a0: {}",
        "pieces": "Nombre de pièces jointes\u00a0: {}",
        "signers": "Qui signe\u00a0: {}",
        "next": "Ce qui va se passer",
        "dates": "Les prochaines dates",
        "date": "{what}\u00a0: au plus tard le {last}",
        "safe": "{what}\u00a0: au plus tard le {last}\u00a0; nous travaillons pour le {safe}",
        "none": "Aucune date n’est encore fixée. Nous vous écrirons dès qu’il y en aura une.",
        "never": "Ce qu’il ne faut pas faire",
        "warning": "À savoir",
        "ask": "Une question\u00a0? {office}",
        "explained": "Cette lettre a été expliquée",
        "by": "par",
        "on": "le",
        "in": "en (langue)",
        "through": "interprète",
        "signature": "Signature de la personne, qui garde une copie de ces feuilles",
        "parts": "Lettre|Copie de lecture|Avant de signer",
    },
    Language.EN: {
        "title": "Before you sign",
        "sign": "What you sign",
        "to": "To whom the letter goes: {}",
        "pieces": "Number of exhibits enclosed: {}",
        "signers": "Who signs: {}",
        "next": "What happens next",
        "dates": "The next dates",
        "date": "{what}: by {last} at the latest",
        "safe": "{what}: by {last} at the latest; we work to {safe}",
        "none": "No date is set yet. We will write to you as soon as there is one.",
        "never": "What not to do",
        "warning": "Good to know",
        "ask": "A question? {office}",
        "explained": "This letter was explained",
        "by": "by",
        "on": "on",
        "in": "in (language)",
        "through": "interpreter",
        "signature": "Signature of the person, who keeps a copy of these sheets",
        "parts": "Letter|Reading copy|Before you sign",
    },
}


def sheet_pdf(sheet: SigningSheet, language: Language) -> bytes:
    """The sheet as one A4 page in large letters; they shrink, down to 8 points, so that it stays one."""
    for size in _SIZES:
        made, height = _drawn(sheet, language, size)
        if height >= _BOTTOM:
            break
    return made


def signing_file(letter: bytes, copy: bytes, sheet: bytes, language: Language) -> bytes:
    """Letter, reading copy and sheet as one PDF, each with its bookmark in the reader's language; the same bytes for
    the same parts."""
    made = io.BytesIO()
    with pikepdf.new() as whole:
        with whole.open_outline() as outline:
            for title, part in zip(_WORDS[language]["parts"].split("|"), (letter, copy, sheet), strict=True):
                outline.root.append(pikepdf.OutlineItem(title, len(whole.pages)))
                with pikepdf.open(io.BytesIO(part)) as opened:
                    whole.pages.extend(opened.pages)
        whole.save(made, deterministic_id=True)
    return made.getvalue()


@cache
def _data() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads(resources("letters", "signing.toml").read_text(encoding="utf-8"))


def _parts(sheet: SigningSheet, language: Language) -> list[tuple[str, list[str]]]:
    words, own, common = _WORDS[language], _data()[sheet.letter.id], _data()["common"]
    never = [common[f"never_{language}"]]
    if _COURTS.intersection(sheet.letter.addressees):
        never.append(common[f"never_court_{language}"])
    facts = [f"{sheet.letter.title(language)}. {own[f'about_{language}']}"]
    facts += [words["to"].format(sheet.to)] if sheet.to else []
    facts += [words["signers"].format(", ".join(sheet.signers))] if sheet.signers else []
    facts += [words["pieces"].format(sheet.pieces)] if sheet.pieces else []
    dates = [
        words["safe" if each.safe_day and each.safe_day != each.last_day else "date"].format(
            what=each.what,
            last=long_date(each.last_day, language, weekday=True),
            safe=long_date(each.safe_day or each.last_day, language, weekday=True),
        )
        for each in sheet.dates
    ]
    return [
        (words["sign"], facts),
        (words["next"], [str(own[f"next_{language}"])]),
        (words["dates"], dates or [words["none"]]),
        (words["never"], [str(line) for lines in never if isinstance(lines, list) for line in lines]),
        (words["warning"], [sheet.letter.warning(language)] if sheet.letter.warning(language) else []),
    ]


def _drawn(sheet: SigningSheet, language: Language, size: float) -> tuple[bytes, float]:
    """The page, and the height at which its text ended."""
    words = _WORDS[language]
    made = io.BytesIO()
    canvas = new_canvas(made, "fr-FR" if language is Language.FR else "en-GB")
    canvas.setTitle(f"{words['title']} {sheet.reference}")
    y = _TOP
    draw(canvas, _LEFT, y, words["title"], SANS_BOLD, 20)
    canvas.setFillColor(_GREY)
    draw(canvas, _LEFT, y - 17, sheet.reference, SANS, 10)
    canvas.setFillColor(_BLACK)
    y -= 40
    for heading, lines in _parts(sheet, language):
        if not lines:
            continue
        y -= size * 0.6
        draw(canvas, _LEFT, y, heading, SANS_BOLD, size + 2)
        y -= size * 1.6
        for line in lines:
            if len(lines) > 1:
                draw(canvas, _LEFT, y, "–", SANS, size)
            for piece in wrap(line, SANS, size, _RIGHT - _LEFT - 5 * mm):
                draw(canvas, _LEFT + 5 * mm, y, piece, SANS, size)
                y -= size * 1.35
    _record(canvas, sheet, words, language)
    canvas.showPage()
    canvas.save()
    return made.getvalue(), y


def _record(canvas: Canvas, sheet: SigningSheet, words: Mapping[str, str], language: Language) -> None:
    """The foot: who explained the letter, as noted or as lines to fill in, and room to sign."""
    told = sheet.explained
    canvas.setStrokeColor(_GREY)
    canvas.rect(_LEFT, 22 * mm, _RIGHT - _LEFT, 46 * mm)
    draw(canvas, _LEFT + 4 * mm, 61 * mm, words["explained"], SANS_BOLD, 11)
    lines = (
        (words["by"], told.by),
        (words["on"], long_date(told.on, language) if told.on else ""),
        (words["in"], told.language),
        (words["through"], told.through if told.by else ""),
    )
    half = (_RIGHT - _LEFT) / 2
    for number, (label, value) in enumerate(lines):
        x, y = _LEFT + 4 * mm + (number % 2) * half, (53 - number // 2 * 9) * mm
        end = draw(canvas, x, y, label, SANS, 9) + 2 * mm
        draw(canvas, end, y, value, SANS, 10)
        canvas.line(end, y - 1.5 * mm, x + half - 8 * mm, y - 1.5 * mm)
    draw(canvas, _LEFT + 4 * mm, 34 * mm, words["signature"], SANS, 9)
    canvas.setFillColor(_GREY)
    asked = ", ".join(part for part in (sheet.office, sheet.phone) if part)
    draw(canvas, _LEFT, 14 * mm, words["ask"].format(office=asked) if asked else "", SANS, 9)
    canvas.setFillColor(_BLACK)
