# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework law``: the rules, a date of a rule, and bare counting. Needs no workspace.

JSON of ``law compute``: ``rule``, ``computation``, ``method``, ``trigger`` (its name), ``on`` (its date), ``last_day``,
``safe_day``, ``steps``, ``articles``, ``verified``, and more. Rule ids, keys, methods and trigger names are those of
the data. Hour-based ends are ``YYYY-MM-DDTHH:MM`` in Europe/Paris, ``T24:00`` for the end of a day.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, datetime

from casework.commands.output import Output
from casework.deadlines import (
    Computed,
    Rule,
    RuleBook,
    compute,
    day_in_words,
    explain,
    facts_from,
    load_rules,
    typed_moment,
    warnings_in_words,
)
from casework.deadlines.compute import moment_text, safe_day
from casework.deadlines.errors import HourMissing, OriginalRuleMissing
from casework.deadlines.explain import amount_in_words, step_in_words
from casework.deadlines.facts import whole_number
from casework.deadlines.methods import NO_BONUS, count
from casework.deadlines.reasons import steps_of


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``law rules|compute|count``."""
    law = subparsers.add_parser("law", help="rules of law: list them, compute a date, count a period")
    verbs = law.add_subparsers(dest="action", required=True, metavar="ACTION")

    rules = verbs.add_parser("rules", help="every rule and its computations")
    rules.add_argument("rule", nargs="?", metavar="RULE_ID", help="only this rule, with everything known about it")
    rules.set_defaults(run=_rules)

    one = verbs.add_parser("compute", help="the date of a rule, with its reasons")
    one.add_argument("rule", metavar="RULE_ID", help="a rule, or rule/key")
    one.add_argument("--on", required=True, metavar="DATE", help="the trigger: YYYY-MM-DD or YYYY-MM-DDTHH:MM")
    one.add_argument("--computation", metavar="KEY", help="which computation, where the facts do not decide")
    one.add_argument("--set", action="append", default=[], type=_fact, metavar="NAME=VALUE", dest="facts",
                     help="region, residence, distance_km, original_rule, we_cite, suspended_days")  # fmt: skip
    one.set_defaults(run=_compute)

    bare = verbs.add_parser("count", help="count a period by a method, without a rule")
    bare.add_argument("method", metavar="METHOD", help="days_roll, days_franc, months_franc, hours …")
    bare.add_argument("--on", required=True, metavar="DATE", help="the trigger: YYYY-MM-DD or YYYY-MM-DDTHH:MM")
    bare.add_argument("--amount", required=True, metavar="N", help="how many")
    bare.add_argument("--unit", metavar="U", help="days, months, years, hours, minutes; by default the method's own")
    bare.add_argument("--place", default="metropole", metavar="PLACE", help="whose public holidays")
    bare.set_defaults(run=_count)

    for verb in verbs.choices.values():
        verb.add_argument("--json", action="store_true", help="one JSON document on stdout and nothing else")
        # Every verb takes these two; the law needs no workspace and opens none.
        verb.add_argument("--workspace", metavar="DIR", help=argparse.SUPPRESS)
        verb.add_argument("--passphrase-file", metavar="FILE", help=argparse.SUPPRESS)


def _fact(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"NAME=VALUE, not {text!r}")
    return name.strip(), value


def _rules(args: argparse.Namespace, out: Output) -> int:
    book = load_rules()
    if args.rule is not None:
        versions = book.versions[book.newest(args.rule).id]
        if args.json:
            out.json({"rules": [_rule_json(rule) for rule in versions]})
        else:
            _show_rule(book, versions, out)
        return 0
    rules = book.rules()
    computations = sum(len(rule.computations) for rule in rules)
    if args.json:
        document = {
            "rules": [_rule_json(rule) for rule in rules],
            "counts": {"rules": len(rules), "computations": computations},
        }
        out.json(document)
        return 0
    out.table(
        [out.say("règle", "rule"), out.say("calculs", "computations"), out.say("vérifiée", "verified"),
         out.say("titre", "title")],
        [(rule.id, ", ".join(rule.keys), _verified(rule.verified, out), rule.title[out.language]) for rule in rules],
    )  # fmt: skip
    out.line()
    out.line(
        out.say(f"{len(rules)} règles, {computations} calculs", f"{len(rules)} rules, {computations} computations")
    )
    return 0


def _compute(args: argparse.Namespace, out: Output) -> int:
    book = load_rules()
    on = typed_moment(args.on)
    facts = facts_from(dict(args.facts))
    reference = args.rule if args.computation is None else f"{args.rule.partition('/')[0]}/{args.computation}"
    computed = compute(book, reference, on, facts)
    if args.json:
        out.json(_computed_json(computed, out))
        return 0
    out.line(computed.of.title[out.language] + _when(computed, out))
    out.line(f"  {_label(computed, out)}{out.say(' : ', ': ')}{_end_in_words(computed.last_day, computed.hourly, out)}")
    if book.natures[computed.nature].ours:
        day = day_in_words(computed.safe_day, out.language)
        out.line(f"  {out.say('jour de sécurité : ', 'safe day: ')}{day}")
    out.line(f"  {out.say('pourquoi : ', 'why: ')}")
    for step in explain(computed, out.language):
        out.line(f"    - {step}")
    out.line(f"  {out.say('articles : ', 'articles: ')}{' ; '.join(computed.cited(out.language))}")
    out.line(f"  {out.say('vérifiée : ', 'verified: ')}{_verified(computed.verified, out)}")
    _show_interruptions(computed.of, out)
    for warning in warnings_in_words(computed, out.language):
        out.line(f"  {out.say('attention : ', 'note: ')}{warning}")
    return 0


def _count(args: argparse.Namespace, out: Output) -> int:
    book = load_rules()
    method = book.method(args.method)
    if method.count == "original":
        raise OriginalRuleMissing(method.id)
    on = typed_moment(args.on)
    amount = whole_number("--amount", args.amount)
    unit = _unit(args.unit) if args.unit else method.units[0]
    region = book.calendar.region(args.place)
    if method.count == "clock" and not isinstance(on, datetime):
        raise HourMissing(method.id)
    counted = count(method, on, amount, unit, calendar=book.calendar, region=region)
    safe = safe_day(method, counted, book.calendar, region)
    steps = steps_of(
        method, amount, unit, counted, calendar=book.calendar, region=region, bonus=NO_BONUS, roll_article=""
    )
    last_day = moment_text(counted.end, hourly=counted.hourly)
    in_words = [step_in_words(step, out.language) for step in steps]
    if args.json:
        out.json(
            {
                "method": method.id,
                "trigger": moment_text(counted.start, hourly=False),
                "amount": amount,
                "unit": unit,
                "place": region.id,
                "last_day": last_day,
                "safe_day": safe.isoformat(),
                "steps": in_words,
            }
        )
        return 0
    out.line(
        f"{method.label[out.language]}, {amount_in_words(amount, unit, out.language)}, {region.label[out.language]}"
    )
    out.line(f"  {_end_in_words(counted.end, counted.hourly, out)}")
    out.line(f"  {out.say('jour de sécurité : ', 'safe day: ')}{day_in_words(safe, out.language)}")
    for step in in_words:
        out.line(f"    - {step}")
    return 0


def _unit(text: str) -> str:
    """A unit as typed: singular or plural."""
    typed = text.strip().lower()
    return typed if typed.endswith("s") or typed == "same_as_original" else f"{typed}s"


def _computed_json(computed: Computed, out: Output) -> dict[str, object]:
    return {
        "rule": computed.rule,
        "computation": computed.computation,
        "version": computed.version,
        "origin": computed.origin,
        "title": computed.of.title[out.language],
        "method": computed.method,
        "nature": computed.nature,
        "trigger": computed.trigger,
        "on": moment_text(computed.trigger_at, hourly=False),
        "last_day": computed.last_day_text,
        "safe_day": computed.safe_day.isoformat(),
        "steps": explain(computed, out.language),
        "articles": list(computed.articles),
        "verified": computed.verified,
        "warnings": warnings_in_words(computed, out.language),
        "consequence": computed.of.consequence[out.language],
        "interrupted_by": [words[out.language] for words in computed.of.interrupted_by],
        "not_interrupted_by": [words[out.language] for words in computed.of.not_interrupted_by],
        "facts": {
            "region": computed.book.calendar.region(computed.facts.region).id,
            "residence": computed.facts.residence,
            "distance_km": computed.facts.distance_km,
            "original_rule": computed.facts.original_rule,
            "we_cite": computed.facts.we_cite,
            "suspended_days": computed.facts.suspended_days,
        },
    }


def _rule_json(rule: Rule) -> dict[str, object]:
    """A rule with the field names of the law papers."""
    return {
        "id": rule.id,
        "version": rule.version,
        "origin": rule.origin,
        "title_fr": rule.title.fr,
        "title_en": rule.title.en,
        "domain": rule.field,
        "kind": rule.kind,
        "matter_kinds": list(rule.matter_kinds),
        "computations": [
            {
                "key": one.key,
                "trigger": one.trigger,
                "amount": one.amount,
                "unit": one.unit,
                "direction": one.direction,
                "method": one.method,
                "nature": one.nature,
                "when_fr": one.when.fr,
                "when_en": one.when.en,
                "trigger_from": _iso(one.trigger_from),
                "trigger_to": _iso(one.trigger_to),
            }
            for one in rule.computations
        ],
        "consequence_fr": rule.consequence.fr,
        "consequence_en": rule.consequence.en,
        "articles": [article.en for article in rule.articles],
        "effective": {"from": rule.effective_from.isoformat(), "until": _iso(rule.effective_until)},
        "interrupted_or_suspended_by": [words.en for words in rule.interrupted_by],
        "not_interrupted_by": [words.en for words in rule.not_interrupted_by],
        "extensions": list(rule.extensions),
        "verified": rule.verified,
        "risk": rule.risk,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _show_rule(book: RuleBook, versions: Sequence[Rule], out: Output) -> None:
    language = out.language
    for rule in versions:
        out.line(f"{rule.title[language]} ({rule.id})")
        out.line(f"  {out.say('en vigueur depuis le ', 'in force since ')}{rule.effective_from.isoformat()}")
        for one in rule.computations:
            when = f", {one.when[language]}" if one.when[language] else ""
            period = amount_in_words(one.amount, one.unit, language) if one.unit != "same_as_original" else "="
            out.line(f"  - {one.key}{out.say(' : ', ': ')}{period}, {book.triggers[one.trigger].label[language]}{when}")
        out.line(f"  {out.say('sinon : ', 'if missed: ')}{rule.consequence[language]}")
        out.line(f"  {out.say('articles : ', 'articles: ')}{' ; '.join(one[language] for one in rule.articles)}")
        out.line(f"  {out.say('vérifiée : ', 'verified: ')}{_verified(rule.verified, out)}")
        _show_interruptions(rule, out)
        if rule.notes[language]:
            out.line(f"  {rule.notes[language]}")


def _show_interruptions(rule: Rule, out: Output) -> None:
    for words in rule.interrupted_by:
        out.line(f"  {out.say('interrompt ou suspend : ', 'interrupted or suspended by: ')}{words[out.language]}")
    for words in rule.not_interrupted_by:
        out.line(f"  {out.say('n’interrompt pas : ', 'not interrupted by: ')}{words[out.language]}")


def _label(computed: Computed, out: Output) -> str:
    return computed.book.natures[computed.nature].label[out.language]


def _when(computed: Computed, out: Output) -> str:
    when = computed.by.when[out.language]
    return f" ({when})" if when else ""


def _end_in_words(end: date | datetime, hourly: bool, out: Output) -> str:
    words = day_in_words(end, out.language)
    return words if not hourly or isinstance(end, datetime) else words + out.say(", 24 h", ", 24:00")


def _verified(state: str, out: Output) -> str:
    words = {"yes": ("oui", "yes"), "partial": ("en partie", "in part"), "no": ("non", "no")}
    return out.say(*words[state])
