# SPDX-License-Identifier: GPL-3.0-or-later
"""One value of a letter, by the kind of its field: checked when it comes in, written out when it is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Final

from casework.language import NBSP, Language, clock, euros, french, long_date
from casework.letters.errors import LetterDataWrong
from casework.letters.fields import Field, Kind, catalogue

#: What stands in a letter where nothing is known.
EMPTY: Final[Mapping[Kind, object]] = {
    Kind.FLAG: False,
    Kind.TEXTS: [],
    Kind.PARAGRAPHS: [],
    Kind.ROWS: [],
}


_QUOTED: Final = re.compile(r'["“]([^"“”\n]+)["”]')
_ARTICLE: Final = re.compile(r"\b(articles?|alinéa|[LRDA]\.) +(?=[\dLRDA])")
_MONTHS: Final = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_DAY: Final = re.compile(rf"\b(\d{{1,2}}|1er) ({_MONTHS})( (?=\d{{4}}\b))?")
_CODES: Final = {
    "CP": "code pénal",
    "CPP": "code de procédure pénale",
    "CPC": "code de procédure civile",
    "CSI": "code de la sécurité intérieure",
    "CJA": "code de justice administrative",
    "CRPA": "code des relations entre le public et l’administration",
    "CGCT": "code général des collectivités territoriales",
    "CESEDA": "code de l’entrée et du séjour des étrangers et du droit d’asile",
}
_NUMBERED: Final = re.compile(r"\b([LRDA])\.?[ \u00a0]?(?=\d{2,4}-)")


def _bound_day(found: re.Match[str]) -> str:
    return f"{found[1]}{NBSP}{found[2]}{NBSP if found[3] else ''}"


def prose(text: str, language: Language) -> str:
    """A text that people wrote, with the typography of the letter's language."""
    text = "\n".join(line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n"))
    if language is Language.EN:
        return text
    text = _DAY.sub(_bound_day, french(_QUOTED.sub(f"«{NBSP}\\1{NBSP}»", text)))
    return _ARTICLE.sub(f"\\1{NBSP}", text)


def cited(article: str, language: Language) -> str:
    """An article as letters cite it: ``CSI art. L252-5`` → « CSI, art. L. 252-5 »."""
    text = _NUMBERED.sub(f"\\1.{NBSP}", re.sub(r"(?<=\w) (?=art\.)", ", ", article))
    return prose(text, language)


def spelled(article: str, language: Language) -> str:
    """An article in running text: ``CP art. 432-4`` → « code pénal, article 432-4 »."""
    short = re.match(r"(\w+),? art\. ?", article)
    if language is Language.FR and short and short[1] in _CODES:
        article = f"{_CODES[short[1]]}, article {article[short.end() :]}"
    return cited(article, language)


def paragraphs(text: str, language: Language) -> list[str]:
    """The paragraphs of a long text: its lines that aren't blank."""
    return [line for line in prose(text, language).split("\n") if line]


def day(value: date | None, language: Language) -> str:
    """``23 novembre 2026``, or nothing."""
    return long_date(value, language).replace(" ", NBSP) if value else ""


def at(value: time | None, language: Language) -> str:
    """``14 h 30``, or nothing."""
    return clock(value, language) if value else ""


def parsed(field: Field, value: object) -> object:
    """The value as its kind's Python type; texts in ISO form are read. Raises :class:`LetterDataWrong`."""
    try:
        return _parsed(field, value)
    except (TypeError, ValueError, InvalidOperation) as problem:
        raise LetterDataWrong(field.path, field.kind.value) from problem


def _parsed(field: Field, value: object) -> object:
    if value is None or value == "":
        return EMPTY.get(field.kind)
    match field.kind:
        case Kind.DATE:
            return value if isinstance(value, date) else date.fromisoformat(_text(value))
        case Kind.TIME:
            return value if isinstance(value, time) else time.fromisoformat(_text(value))
        case Kind.NUMBER:
            return value if isinstance(value, int) and not isinstance(value, bool) else int(_text(value))
        case Kind.MONEY:
            return _amount(value)
        case Kind.FLAG | Kind.CHOICE:
            if value not in ((True, False) if field.kind is Kind.FLAG else field.choices):
                raise ValueError
            return value
        case Kind.TEXTS | Kind.ROWS:
            return [_row(field, item) if field.kind is Kind.ROWS else _text(item) for item in _list(value)]
        case Kind.PARAGRAPHS if not isinstance(value, str):
            return "\n".join(_text(item) for item in _list(value))
    return _text(value)


def _amount(value: object) -> Decimal:
    amount = Decimal(str(value)) if isinstance(value, float | Decimal) else Decimal(_text(value))
    if not amount.is_finite():
        raise ValueError
    return amount


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise ValueError


def _list(value: object) -> Sequence[object]:
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        return value
    raise ValueError


def columns(rows: Field) -> dict[str, Field]:
    """The columns of a list by their name."""
    start = f"{rows.path}[]."
    return {path.removeprefix(start): entry for path, entry in catalogue().items() if path.startswith(start)}


def _row(rows: Field, item: object) -> dict[str, object]:
    if not isinstance(item, Mapping):
        raise ValueError  # noqa: TRY004 - one error for every wrong shape, turned into LetterDataWrong by parsed()
    known = columns(rows)
    for name in item:
        if name not in known:
            raise LetterDataWrong(f"{rows.path}[].{name}", "unknown")
    return {name: parsed(entry, item.get(name)) for name, entry in known.items()}


def printed(field: Field, value: object, language: Language) -> dict[str, object]:
    """The value as templates see it, under the last part of its path; a choice brings its words along."""
    name = field.path.rsplit(".", 1)[-1]
    value = parsed(field, value)
    if field.kind is Kind.CHOICE:
        words = field.choice(str(value), language) if value else ""
        return {name: value or "", f"{name}_text": words}
    return {name: _written(field, value, language)}


def _written(field: Field, value: object, language: Language) -> object:
    if value is None:
        return ""
    match value:
        case bool() | int():
            return value
        case date():
            return day(value, language)
        case time():
            return at(value, language)
        case Decimal():
            return euros(value, language)
        case str() if field.path.endswith(".article"):
            return spelled(value, language)
        case str():
            return paragraphs(value, language) if field.kind is Kind.PARAGRAPHS else prose(value, language)
    assert isinstance(value, list)
    if field.kind is Kind.TEXTS:
        return [prose(item, language) for item in value]
    known = columns(field)
    return [
        {key: shown for name, cell in row.items() for key, shown in printed(known[name], cell, language).items()}
        for row in value
    ]
