# SPDX-License-Identifier: GPL-3.0-or-later
"""From the files of ``resources/law/rules/``, and a charity's own rules, to a :class:`~.rules.RuleBook`.

Everything is checked here, once: an unknown method, trigger, nature, field or unit, a missing translation, a
version that ends before it begins. A fault names the file, the line and the rule.

A charity's own rules ("overlay") are TOML text of the same form: ``[[rule]]`` and ``[trigger.NAME]``. A rule with an id
of ours starts from our newest version: each value that the text gives replaces ours, computations by their key. With
another ``version`` it becomes one more version beside ours, from its own ``effective_from`` on. Such rules carry
``origin = "office"``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from casework.deadlines.errors import LawEntryTwice
from casework.deadlines.reading import LawFile, Table, Words
from casework.deadlines.rules import Computation, Field, Rule, RuleBook, fingerprint
from casework.deadlines.vocabulary import (
    RISKS,
    VERIFIED,
    Vocabulary,
    law_file,
    load_vocabulary,
    read_triggers,
    read_warnings,
    whole_table,
)
from casework.paths import resources

PROGRAM, OFFICE = "program", "office"
_FIRST_VERSION = "1"
#: What tells two computations of one rule apart in an overlay: the key, and the range of triggers where it has one.
_COMPUTATION_NAMES = ("key", "trigger_from", "trigger_to")


def load_rules(overlays: Mapping[str, str] | None = None) -> RuleBook:
    """The rules of the program, with the charity's own laid over them (``overlays``: name of each text → the text).

    Raises LawFileFault.
    """
    book, _ = _program()
    return _with_overlays(overlays) if overlays else book


@cache
def _program() -> tuple[RuleBook, dict[str, dict[str, Any]]]:
    """The book without overlays, and each rule's newest entry as its file gives it, for an overlay to start from."""
    vocabulary = load_vocabulary()
    rules: list[Rule] = []
    entries: dict[str, dict[str, Any]] = {}
    fields: dict[str, Field] = {}
    for path in sorted(resources("law", "rules").glob("*.toml")):
        table = whole_table(law_file(f"rules/{path.name}"))
        one = table.table("field")
        field = Field(one.text("id"), one.words("label"), one.text("roll_article"))
        one.finish()
        fields[field.id] = field
        for entry in table.tables("rule", "id"):
            rule = _rule(entry, vocabulary, field, PROGRAM)
            if any(other.id == rule.id and other.version == rule.version for other in rules):
                raise LawEntryTwice(table.file.name, entry.line("id"), rule.id, "version", rule.version)
            rules.append(rule)
            entries[rule.id] = {"field": field.id, **entry.values}
        table.finish()
    versions = _by_id(rules)
    book = RuleBook(
        versions=versions,
        fields=fields,
        triggers=vocabulary.triggers,
        methods=vocabulary.methods,
        natures=vocabulary.natures,
        kinds=vocabulary.kinds,
        extensions=vocabulary.extensions,
        matter_kinds=vocabulary.matter_kinds,
        residences=vocabulary.residences,
        calendar=vocabulary.calendar,
        warnings=read_warnings(frozenset(versions), frozenset(fields)),
    )
    return book, entries


def _by_id(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.id, []).append(rule)
    return {rule_id: tuple(sorted(ones, key=lambda rule: rule.effective_from)) for rule_id, ones in found.items()}


def _with_overlays(overlays: Mapping[str, str]) -> RuleBook:
    book, entries = _program()
    texts = [whole_table(LawFile(name, text)) for name, text in overlays.items()]
    triggers = dict(book.triggers)
    for table in texts:
        triggers.update(read_triggers(table))
    vocabulary = replace(load_vocabulary(), triggers=triggers)
    rules = {(rule.id, rule.version): rule for ones in book.versions.values() for rule in ones}
    for table in texts:
        for given in table.tables("rule", "id"):
            base = entries.get(given.text("id"), {})
            entry = Table(table.file, _laid_over(base, given.values), given.text("id"))
            field = book.fields[entry.one_of("field", book.fields)]
            rule = _rule(entry, vocabulary, field, OFFICE)
            rules[rule.id, rule.version] = rule
        table.finish()
    return replace(book, triggers=triggers, versions=_by_id(rules.values()))


def _laid_over(base: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The base entry with what is given in its place; computations are replaced or added one by one."""
    merged = {**base, **given}
    ours = base.get("computation", [])
    theirs = given.get("computation", [])
    if not ours or not theirs or not all(isinstance(one, dict) for one in theirs):
        return merged
    names = [tuple(one.get(name) for name in _COMPUTATION_NAMES) for one in ours]
    computations = [dict(one) for one in ours]
    for one in theirs:
        same = [number for number, name in enumerate(names) if name[0] == one.get("key")]
        exact = [number for number in same if names[number] == tuple(one.get(name) for name in _COMPUTATION_NAMES)]
        at = exact or (same if len(same) == 1 else [])
        if at:
            computations[at[0]].update(one)
        else:
            computations.append(dict(one))
    merged["computation"] = computations
    return merged


def _rule(entry: Table, vocabulary: Vocabulary, field: Field, origin: str) -> Rule:
    """One entry ``[[rule]]``, checked."""
    since = entry.day("effective_from")
    if since is None:
        raise entry.missing("effective_from")
    until = entry.day("effective_until")
    if until is not None and until < since:
        raise entry.wrong("effective_until", f"≥ {since.isoformat()}")
    entry.text("field", field.id)
    extensions = entry.texts("extensions", vocabulary.extensions)
    computations = tuple(_computation(one, vocabulary) for one in entry.tables("computation", "key"))
    if not computations:
        raise entry.missing("computation")
    own_roll = next((vocabulary.extensions[name].roll_article for name in extensions), "")
    rule = Rule(
        id=entry.text("id"),
        version=entry.text("version", _FIRST_VERSION),
        origin=origin,
        field=field.id,
        title=entry.words("title"),
        kind=entry.one_of("kind", vocabulary.kinds),
        matter_kinds=entry.texts("matter_kinds", vocabulary.matter_kinds),
        who_must_act=entry.words("who_must_act"),
        consequence=entry.words("consequence"),
        articles=_articles(entry),
        roll_article=entry.text("roll_article", own_roll or field.roll_article),
        effective_from=since,
        effective_until=until,
        effective_note=entry.words("effective_note", needed=False),
        interrupted_by=entry.list_of_words("interrupted_by"),
        not_interrupted_by=entry.list_of_words("not_interrupted_by"),
        extensions=extensions,
        verified=entry.one_of("verified", VERIFIED),
        sources=tuple(vocabulary.sources[name] for name in entry.texts("sources", vocabulary.sources)),
        risk=entry.one_of("risk", RISKS),
        notes=entry.words("notes", needed=False),
        computations=computations,
        fingerprint=fingerprint(json.dumps(entry.values, sort_keys=True, default=str)),
    )
    _told_apart(entry, rule)
    entry.finish()
    return rule


def _articles(entry: Table) -> tuple[Words, ...]:
    """``articles``, and ``articles_fr`` where the citation itself holds English words."""
    cited = entry.texts("articles")
    if not cited:
        raise entry.missing("articles")
    in_french = entry.texts("articles_fr") or cited
    if len(in_french) != len(cited):
        raise entry.wrong("articles_fr", f"{len(cited)}")
    return tuple(Words(fr, en) for fr, en in zip(in_french, cited, strict=True))


def _told_apart(entry: Table, rule: Rule) -> None:
    """Two computations of one key must not govern the same day, and only one can be the default for a residence."""
    for number, one in enumerate(rule.computations):
        for other in rule.computations[number + 1 :]:
            days = [day for day in (one.trigger_from, one.trigger_to, other.trigger_from, other.trigger_to) if day]
            if one.key == other.key and (
                not days or any(rule.governs(one, day) and rule.governs(other, day) for day in days)
            ):
                raise LawEntryTwice(entry.file.name, entry.line("id"), rule.id, "key", one.key)


def _computation(one: Table, vocabulary: Vocabulary) -> Computation:
    """One entry ``[[rule.computation]]``, checked."""
    method = vocabulary.methods[one.one_of("method", vocabulary.methods)]
    if one.one_of("direction", ("after", "before"), "after") != ("after" if method.direction > 0 else "before"):
        raise one.wrong("direction", "after" if method.direction > 0 else "before")
    amount = one.whole("amount")
    if amount < 0:
        raise one.wrong("amount", "0, 1, 2 …")
    first, last = one.day("trigger_from"), one.day("trigger_to")
    if first is not None and last is not None and last < first:
        raise one.wrong("trigger_to", f"≥ {first.isoformat()}")
    key = one.text("key")
    computation = Computation(
        key=key,
        trigger=one.one_of("trigger", vocabulary.triggers),
        amount=amount,
        unit=one.one_of("unit", method.units),
        direction="after" if method.direction > 0 else "before",
        method=method.id,
        nature=one.one_of("nature", vocabulary.natures),
        when=one.words("when", needed=False),
        trigger_from=first,
        trigger_to=last,
        governs_from=one.day("governs_from"),
        residences=frozenset(one.texts("residences", vocabulary.residences.groups)),
        distance_months=one.whole("distance_months", 0),
        default=one.flag("default") or key == "main",
        not_restarting=frozenset(one.texts("not_restarting")),
    )
    one.finish()
    return computation
