# SPDX-License-Identifier: GPL-3.0-or-later
"""Word's inheritance of properties: document defaults, styles based on styles, lists, and what stands in place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Final

from lxml import etree

from casework.documents import fonts
from casework.documents.word_model import Border, Look, Paragraph

Element = etree._Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SERIF: Final = re.compile(
    r"serif|times|roman|cambria|georgia|garamond|book|palatino|caladea|tinos|century", re.IGNORECASE
)
_SANS: Final = re.compile(r"sans|arial|helvetica|calibri|carlito|verdana|tahoma|aptos|segoe", re.IGNORECASE)
_MONO: Final = re.compile(r"mono|courier|consol|typewriter", re.IGNORECASE)
_FAMILIES: Final = {
    "serif": (fonts.SERIF, fonts.SERIF_BOLD, fonts.SERIF_ITALIC, fonts.SERIF_BOLD_ITALIC),
    "sans": (fonts.SANS, fonts.SANS_BOLD, fonts.SANS_ITALIC, fonts.SANS_BOLD_ITALIC),
    "mono": (fonts.MONO, fonts.MONO, fonts.MONO, fonts.MONO),
}
_ALIGN: Final = {"both": "justify", "distribute": "justify", "center": "center", "right": "right", "end": "right"}
_SIDES: Final = ("top", "right", "bottom", "left", "between", "insideH", "insideV")
#: In twentieths of a point: Word's own pages end at 31,680.
_GREATEST: Final = 60_000.0
_LARGEST_FONT: Final = 400.0
#: Styles based on styles deeper than this are a loop.
_MAX_BASED: Final = 20


def points(element: Element | None, name: str, default: float) -> float:
    """A length in twentieths of a point, in points; ``default`` where it is absent or no number."""
    value = element.get(f"{_W}{name}", "") if element is not None else ""
    return _number(value, default * 20) / 20


def _number(text: str, default: float) -> float:
    """A number of Word's, no greater than any page is; ``default`` for what is none."""
    try:
        value = float(text)
    except ValueError:
        return default
    return max(-_GREATEST, min(_GREATEST, value)) if isfinite(value) else default


def borders(element: Element | None) -> dict[str, Border]:
    """Lines by side; a line of width 0 is one that was taken away."""
    found: dict[str, Border] = {}
    for line in element if element is not None else ():
        side = {"start": "left", "end": "right"}.get(etree.QName(line).localname, etree.QName(line).localname)
        if side in _SIDES:
            kind = line.get(f"{_W}val", "none")
            color = line.get(f"{_W}color", "auto")
            width = 0.0 if kind in {"none", "nil"} else max(0.25, min(12.0, _number(line.get(f"{_W}sz", "4"), 4) / 8))
            found[side] = Border(width, "000000" if color == "auto" else color)
    return found


@dataclass(slots=True)
class Properties:
    """What was found for a paragraph, run or table: plain values by Word's own names, each from its nearest source."""

    values: dict[str, str] = field(default_factory=dict)
    run: Properties = None  # type: ignore[assignment]  # set for paragraphs and tables, never read for runs
    borders: dict[str, Border] = field(default_factory=dict)
    margins: dict[str, float] = field(default_factory=dict)
    tabs: dict[float, str] = field(default_factory=dict)
    style: str = ""

    def on(self, name: str) -> bool:
        return self.values.get(name, "0") not in {"0", "false", "off", "none", ""}

    def number(self, name: str, default: float = 0.0) -> float:
        return _number(self.values.get(name, ""), default)

    def margins_of(self, own: Element | None) -> tuple[float, float, float, float]:
        """Cell margins: the cell's own, else the table's, else Word's."""
        found = dict(self.margins)
        for side in own if own is not None else ():
            found[etree.QName(side).localname] = points(side, "w", 0)
        return (
            found.get("top", 0.0),
            found.get("right", found.get("end", 5.4)),
            found.get("bottom", 0.0),
            found.get("left", found.get("start", 5.4)),
        )

    def paragraph(self, label: str) -> Paragraph:
        """These properties as an empty paragraph of the model."""
        rule = self.values.get("spacing.lineRule", "auto")
        line = self.number("spacing.line", 240)
        first = self.number("ind.firstLine") / 20 - self.number("ind.hanging") / 20
        return Paragraph(
            spans=(),
            look=_look(self.run),
            style=self.style,
            align=_ALIGN.get(self.values.get("jc", ""), "left"),
            before=self.number("spacing.before") / 20,
            after=self.number("spacing.after") / 20,
            line=line / 240 if rule == "auto" else line / 20,
            line_rule=rule,
            left=self.number("ind.left", self.number("ind.start")) / 20,
            right=self.number("ind.right", self.number("ind.end")) / 20,
            first=first,
            tabs=tuple(sorted((place, kind) for place, kind in self.tabs.items() if kind != "clear")),
            keep_next=self.on("keepNext"),
            keep_lines=self.on("keepLines"),
            page_before=self.on("pageBreakBefore"),
            contextual=self.on("contextualSpacing"),
            label=label,
            borders={side: line for side, line in self.borders.items() if line.width > 0},
            shade="" if self.values.get("shd.fill", "auto") == "auto" else self.values["shd.fill"],
        )


def _look(values: Properties) -> Look:
    name = values.values.get("font", "")
    family = (
        "mono" if _MONO.search(name) else "sans" if _SANS.search(name) else "serif" if _SERIF.search(name) else "sans"
    )
    font = _FAMILIES[family][values.on("b") + 2 * values.on("i")]
    size = max(1.0, min(_LARGEST_FONT, values.number("sz", 20) / 2))
    vertical = values.values.get("vertAlign", "")
    color = values.values.get("color", "auto")
    return Look(
        font,
        size * (0.65 if vertical in {"superscript", "subscript"} else 1),
        "000000" if not re.fullmatch("[0-9A-Fa-f]{6}", color) else color,
        values.on("u"),
        values.on("strike") or values.on("dstrike"),
        {"superscript": size * 0.35, "subscript": -size * 0.15}.get(vertical, 0.0),
    )


class Styles:
    """The styles and lists of one document, and the state of its counters."""

    def __init__(self, styles: Element | None, numbering: Element | None, theme: Element | None) -> None:
        self._theme = _theme_fonts(theme)
        self._by_id: dict[str, Element] = {}
        self._default = ""
        self.language = ""
        self._base_run, self._base_paragraph = Properties(), Properties()
        if styles is not None:
            for style in styles.findall(f"{_W}style"):
                key = style.get(f"{_W}styleId", "")
                self._by_id[key] = style
                if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") == "1":
                    self._default = key
            run = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
            self._take_run(run, self._base_run)
            _take_paragraph(styles.find(f"{_W}docDefaults/{_W}pPrDefault/{_W}pPr"), self._base_paragraph)
            lang = run.find(f"{_W}lang") if run is not None else None
            self.language = lang.get(f"{_W}val", "") if lang is not None else ""
        self._lists = _Lists(numbering)

    def paragraph(self, own: Element | None, table: Properties | None = None) -> Properties:
        """All that holds for a paragraph, its style and list included; ``table`` is that of the table it stands in."""
        style = own.find(f"{_W}pStyle") if own is not None else None
        key = style.get(f"{_W}val", "") if style is not None else self._default
        found = Properties(self._base_paragraph.values | (table.values if table else {}), style=key)
        found.run = Properties(dict(self._base_run.values))
        for one in self._chain(key):
            _take_paragraph(one.find(f"{_W}pPr"), found)
            self._take_run(one.find(f"{_W}rPr"), found.run)
        indents = Properties()
        _take_paragraph(own, indents)
        listed = indents.values.get("numId", found.values.get("numId", "0"))
        level = indents.values.get("ilvl", found.values.get("ilvl", "0"))
        _take_paragraph(self._lists.paragraph(listed, level), found)
        for one in self._chain(key) if "numId" not in indents.values else ():
            # The indent of a style that brings its list along wins over the list's.
            only = one.find(f"{_W}pPr/{_W}ind")
            if only is not None:
                _take(only, "ind", found)
        _take_paragraph(own, found)
        return found

    def label(self, shape: Properties) -> str:
        """The list mark of this paragraph, counting on; empty outside lists."""
        return self._lists.next(shape.values.get("numId", "0"), shape.values.get("ilvl", "0"))

    def run(self, own: Element | None, base: Properties) -> tuple[Look, bool, bool]:
        """(look, whether it is shown, whether in capitals) of a run within a paragraph."""
        found = Properties(dict(base.values))
        style = own.find(f"{_W}rStyle") if own is not None else None
        if style is not None:
            for one in self._chain(style.get(f"{_W}val", "")):
                self._take_run(one.find(f"{_W}rPr"), found)
        self._take_run(own, found)
        return _look(found), not found.on("vanish"), found.on("caps")

    def table(self, own: Element | None) -> Properties:
        """Borders and cell margins of a table, and what its style says of paragraphs in it."""
        found = Properties()
        style = own.find(f"{_W}tblStyle") if own is not None else None
        chain = self._chain(style.get(f"{_W}val", "") if style is not None else "")
        for one in chain:
            _take_paragraph(one.find(f"{_W}pPr"), found)
        sources = [one.find(f"{_W}tblPr") for one in chain]
        for source in (*sources, own):
            if source is not None:
                found.borders |= borders(source.find(f"{_W}tblBorders"))
                margins = source.find(f"{_W}tblCellMar")
                for side in margins if margins is not None else ():
                    found.margins[etree.QName(side).localname] = points(side, "w", 0)
        return found

    def _chain(self, key: str) -> list[Element]:
        """The style and those it is based on, the base first."""
        chain: list[Element] = []
        while key in self._by_id and len(chain) < _MAX_BASED:
            chain.append(self._by_id[key])
            based = chain[-1].find(f"{_W}basedOn")
            key = based.get(f"{_W}val", "") if based is not None else ""
        return chain[::-1]

    def _take_run(self, source: Element | None, into: Properties) -> None:
        for one in source if source is not None else ():
            name = etree.QName(one).localname
            if name == "rFonts":
                theme = one.get(f"{_W}asciiTheme", "")
                font = self._theme.get(theme[:5], "") if theme else one.get(f"{_W}ascii", one.get(f"{_W}hAnsi", ""))
                into.values["font"] = font or into.values.get("font", "")
            else:
                into.values[name] = one.get(f"{_W}val", "1")


def _take_paragraph(source: Element | None, into: Properties) -> None:
    for one in source if source is not None else ():
        name = etree.QName(one).localname
        if name == "pBdr":
            into.borders = {**into.borders, **borders(one)}
        elif name == "tabs":
            into.tabs = {**into.tabs, **{points(tab, "pos", 0): tab.get(f"{_W}val", "left") for tab in one}}
        elif name == "numPr":
            for part in one:
                into.values[etree.QName(part).localname] = part.get(f"{_W}val", "0")
        elif name in {"spacing", "ind", "shd"}:
            _take(one, name, into)
        elif name not in {"rPr", "sectPr", "pStyle"}:
            into.values[name] = one.get(f"{_W}val", "1")


def _take(source: Element, name: str, into: Properties) -> None:
    for key, value in source.attrib.items():
        short = etree.QName(key).localname
        # Hanging and first line are one value with two signs: the nearer one counts alone.
        if name == "ind" and short in {"hanging", "firstLine"}:
            into.values.pop("ind.hanging", None)
            into.values.pop("ind.firstLine", None)
        into.values[f"{name}.{short}"] = str(value)


def _theme_fonts(theme: Element | None) -> Mapping[str, str]:
    """``minor`` and ``major`` → font name; themes with no name we know are sans serif, as Word's are."""
    found: dict[str, str] = {}
    for kind in ("minor", "major") if theme is not None else ():
        latin = next(iter(theme.iter(f"{_A}{kind}Font")), None) if theme is not None else None
        face = latin.find(f"{_A}latin") if latin is not None else None
        found[kind] = face.get("typeface", "") if face is not None else ""
    return found


class _Lists:
    """``numbering.xml``: the mark and indent of each list level, and how far each list has counted."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[tuple[str, str], Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._starts: dict[tuple[str, str], int] = {}
        self._shared: dict[str, str] = {}
        if root is None:
            return
        abstract = {one.get(f"{_W}abstractNumId", ""): one for one in root.findall(f"{_W}abstractNum")}
        for number in root.findall(f"{_W}num"):
            key = number.get(f"{_W}numId", "")
            base = number.find(f"{_W}abstractNumId")
            base_key = base.get(f"{_W}val", "") if base is not None else ""
            overrides = number.findall(f"{_W}lvlOverride")
            # Lists of one kind count on together unless one starts anew.
            self._shared[key] = key if overrides else f"abstract {base_key}"
            for level in abstract[base_key].findall(f"{_W}lvl") if base_key in abstract else ():
                self._set(key, level.get(f"{_W}ilvl", "0"), level)
            for override in overrides:
                depth = override.get(f"{_W}ilvl", "0")
                own_level = override.find(f"{_W}lvl")
                start = override.find(f"{_W}startOverride")
                if own_level is not None:
                    self._set(key, depth, own_level)
                if start is not None:
                    self._starts[key, depth] = int(start.get(f"{_W}val", "1"))

    def _set(self, key: str, depth: str, level: Element) -> None:
        self._levels[key, depth] = level
        start = level.find(f"{_W}start")
        self._starts[key, depth] = int(start.get(f"{_W}val", "1")) if start is not None else 1

    def paragraph(self, key: str, depth: str) -> Element | None:
        level = self._levels.get((key, depth))
        return level.find(f"{_W}pPr") if level is not None else None

    def next(self, key: str, depth: str) -> str:
        level = self._levels.get((key, depth))
        if level is None:
            return ""
        counts = self._counts.setdefault(self._shared[key], {})
        here = int(depth)
        counts[here] = counts.get(here, self._starts[key, depth] - 1) + 1
        for deeper in [other for other in counts if other > here]:
            del counts[deeper]
        text = level.find(f"{_W}lvlText")
        pattern = text.get(f"{_W}val", "") if text is not None else ""
        kind = self._format(key, depth)
        if kind == "bullet":
            return "•" if any(0xE000 <= ord(sign) <= 0xF8FF for sign in pattern) else pattern
        return re.sub(
            r"%([1-9])",
            lambda found: _counted(
                counts.get(int(found[1]) - 1, self._starts.get((key, str(int(found[1]) - 1)), 1)),
                self._format(key, str(int(found[1]) - 1)),
            ),
            pattern,
        )

    def _format(self, key: str, depth: str) -> str:
        level = self._levels.get((key, depth))
        fmt = level.find(f"{_W}numFmt") if level is not None else None
        return fmt.get(f"{_W}val", "decimal") if fmt is not None else "decimal"


def _counted(number: int, kind: str) -> str:
    """The number in one of Word's formats."""
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in {"lowerRoman", "upperRoman"}:
        text, left = "", number
        for value, sign in zip(
            (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
            ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
            strict=True,
        ):
            text += sign * (left // value)
            left %= value
        return text if kind == "lowerRoman" else text.upper()
    return "" if kind == "none" else f"{number:02d}" if kind == "decimalZero" else str(number)
