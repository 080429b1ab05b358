# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that rules are written in: triggers, methods, natures, extensions, sources, places of living, holidays.

Read from the files of ``resources/law/`` beside the folder of rules. Raises LawFileFault for what is wrong there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from casework.deadlines.calendar import Calendar, Holiday, Region
from casework.deadlines.errors import LawValueMissing
from casework.deadlines.reading import LawFile, Table, Words
from casework.deadlines.rules import (
    Extension,
    LawWarning,
    Method,
    Nature,
    ResidenceGroup,
    Residences,
    Source,
    Trigger,
)
from casework.paths import resources

VERIFIED = ("yes", "partial", "no")
RISKS = ("low", "medium", "high")
_COUNTS = ("calendar", "working_days", "clock", "year_end", "as_given", "original")
_ROLLS = ("never", "forward", "back", "end_of_day")
_UNITS = ("minutes", "hours", "days", "working_days", "months", "years", "same_as_original")


@dataclass(frozen=True, eq=False, slots=True)
class Vocabulary:
    """Everything but the rules themselves."""

    triggers: Mapping[str, Trigger]
    methods: Mapping[str, Method]
    natures: Mapping[str, Nature]
    kinds: Mapping[str, Words]
    extensions: Mapping[str, Extension]
    matter_kinds: Mapping[str, Words]
    sources: Mapping[str, Source]
    residences: Residences
    calendar: Calendar


def law_file(name: str) -> LawFile:
    """A file of ``resources/law/`` by its path there."""
    return LawFile(name, resources("law", *name.split("/")).read_text(encoding="utf-8"))


def whole_table(file: LawFile) -> Table:
    """A whole file as one table."""
    return Table(file, file.tables())


@cache
def load_vocabulary() -> Vocabulary:
    """Everything but the rules, read once. Raises LawFileFault."""
    words = whole_table(law_file("words.toml"))
    natures = {name: Nature(name, one.words("label"), one.flag("ours")) for name, one in words.named_tables("nature")}
    kinds = {name: one.words("label") for name, one in words.named_tables("kind")}
    matters = whole_table(law_file("matter_kinds.toml")).named_tables("matter_kind")
    return Vocabulary(
        triggers=read_triggers(whole_table(law_file("triggers.toml"))),
        methods=_methods(),
        natures=natures,
        kinds=kinds,
        extensions=_extensions(),
        matter_kinds={name: one.words("label") for name, one in matters},
        sources=_sources(),
        residences=_residences(),
        calendar=_calendar(),
    )


def read_triggers(table: Table) -> dict[str, Trigger]:
    """The tables ``[trigger.NAME]``."""
    found = {}
    for name, one in table.named_tables("trigger"):
        said = one.words("said", needed=False)
        found[name] = Trigger(name, one.words("label"), said if said.fr else None)
        one.finish()
    return found


def _methods() -> dict[str, Method]:
    found = {}
    for name, one in whole_table(law_file("methods.toml")).named_tables("method"):
        found[name] = Method(
            id=name,
            label=one.words("label"),
            explanation=one.words("explanation"),
            count=one.one_of("count", _COUNTS),  # type: ignore[arg-type]
            units=one.texts("units", _UNITS),
            direction=-1 if one.one_of("direction", ("after", "before")) == "before" else 1,
            roll=one.one_of("roll", _ROLLS),  # type: ignore[arg-type]
            fixed_days=one.whole("fixed_days") if "fixed_days" in one else None,
            extra_months=one.whole("extra_months", 0),
            added_days=one.whole("added_days", 0),
            clear=one.flag("clear"),
            opens=one.flag("opens"),
            margin_days=one.whole("margin_days", 0),
        )
        one.finish()
    return found


def _extensions() -> dict[str, Extension]:
    found = {}
    for name, one in whole_table(law_file("extensions.toml")).named_tables("extension"):
        found[name] = Extension(
            id=name,
            text=one.words("text"),
            roll_article=one.text("roll_article", ""),
            relative_to_court=one.flag("relative_to_court"),
            km_per_day=one.whole("km_per_day", 0),
        )
        one.finish()
    return found


def _sources() -> dict[str, Source]:
    found = {}
    for name, one in whole_table(law_file("sources.toml")).named_tables("source"):
        found[name] = Source(name, one.text("title"), one.text("url"))
        one.finish()
    return found


def _residences() -> Residences:
    table = whole_table(law_file("residences.toml"))
    groups = {}
    roles = {}
    for name, one in table.named_tables("group"):
        codes = dict.fromkeys(one.texts("codes"), None)
        left = {code: until.day("until") for code, until in one.named_tables("left")}
        groups[name] = ResidenceGroup(name, one.words("label"), {**codes, **left}, one.texts("aliases"))
        roles[one.one_of("role", ("home", "overseas", "abroad", "rest"))] = name
        one.finish()
    for role in ("home", "overseas", "rest"):
        if role not in roles:
            raise LawValueMissing(table.file.name, 1, "-", f'role = "{role}"')
    same = dict(table.pairs("same"))
    return Residences(groups, same, roles["home"], roles["overseas"], roles["rest"])


def _holiday(one: Table) -> Holiday:
    offset = one.whole("easter_offset", 0)
    month = 0 if offset else one.whole("month")
    if not offset and not 1 <= month <= 12:
        raise one.wrong("month", "1 … 12")
    holiday = Holiday(
        id=one.text("id"),
        label=one.words("label"),
        article=one.text("article"),
        verified=one.one_of("verified", VERIFIED),
        month=month,
        day=0 if offset else one.whole("day"),
        easter_offset=offset,
        since=one.whole("since", 0),
    )
    one.finish()
    return holiday


def _calendar() -> Calendar:
    table = whole_table(law_file("holidays.toml"))
    national = [_holiday(one) for one in table.tables("holiday", "id")]
    regions = {}
    for one in table.tables("region", "id"):
        region = Region(
            id=one.text("id"),
            label=one.words("label"),
            code=one.text("code", ""),
            aliases=one.texts("aliases"),
            holidays=(*national, *(_holiday(own) for own in one.tables("holiday", "id"))),
        )
        one.finish()
        regions[region.id] = region
    weekend = frozenset(table.wholes("weekend"))
    table.finish()
    return Calendar(regions, weekend)


def read_warnings(rules: frozenset[str], fields: frozenset[str]) -> tuple[LawWarning, ...]:
    """The warnings about changes of law, checked against the rules and fields there are."""
    found = []
    for name, one in whole_table(law_file("warnings.toml")).named_tables("warning"):
        found.append(
            LawWarning(
                id=name,
                text=one.words("text"),
                rules=frozenset(one.texts("rules", rules)),
                fields=frozenset(one.texts("fields", fields)),
                trigger_from=one.day("trigger_from"),
                last_day_from=one.day("last_day_from"),
            )
        )
        one.finish()
    return tuple(found)
