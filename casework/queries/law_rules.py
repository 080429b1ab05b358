# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of law to look through, to try on a date, and the charity's own texts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from casework import deadlines as law
from casework.language import Language, fold
from casework.model import Case, Setting
from casework.queries.deadline_facts import facts_of
from casework.queries.law_words import Choice, kind_words, nature_words, said
from casework.queries.view import Confirmation, View, confirmations, rule_book
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDate:
    """One date of a rule, and which facts change it. ``reference``: ``rule/key``."""

    reference: str
    label: str
    trigger: str
    period: str
    method: str
    nature: str
    wants_hour: bool
    wants_residence: bool
    wants_distance: bool
    wants_original: bool
    wants_citing: bool
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule, as its newest version reads. ``own``: added or changed by the charity. ``confirmed_anew`` is False
    where a lawyer confirmed an earlier wording only. ``key``: what a filter looks in, folded."""

    id: str
    version: str
    title: str
    field: str
    own: bool
    verified: str
    confirmation: Confirmation | None
    confirmed_anew: bool
    kinds: tuple[str, ...]
    kind_labels: tuple[str, ...]
    since: date
    until: date | None
    who: str
    consequence: str
    articles: tuple[str, ...]
    interrupted_by: tuple[str, ...]
    not_interrupted_by: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    notes: str
    dates: tuple[RuleDate, ...]
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A date tried out before it is kept."""

    title: str
    nature: str
    on: date
    at: time | None
    work_to: date
    ours: bool
    steps: tuple[str, ...]
    warnings: tuple[str, ...]
    articles: tuple[str, ...]
    verified: str


def list_rules(workspace: Workspace, language: Language) -> tuple[RuleLine, ...]:
    """Every rule, in the order of the files."""
    with workspace.reading() as session:
        book, confirmed = rule_book(session), confirmations(session)
    return tuple(_line(book, rule, confirmed.get(rule.id), language) for rule in book.rules())


def matter_kind(workspace: Workspace, case_id: int) -> str:
    """The kind of a case, by which rules are narrowed; "" where it is gone."""
    with workspace.reading() as session:
        return session.scalar(select(Case.kind).where(Case.id == case_id)) or ""


def narrowed(rules: Iterable[RuleLine], words: str, kind: str = "") -> tuple[RuleLine, ...]:
    """The rules in which every word stands, in either language, accents apart; of one kind of case where given."""
    wanted = fold(words).split()
    return tuple(
        rule for rule in rules if (not kind or kind in rule.kinds) and all(word in rule.key for word in wanted)
    )


def regions(language: Language) -> tuple[Choice, ...]:
    """The places of courts that have public holidays of their own."""
    return tuple(Choice(code, said(one.label, language)) for code, one in law.load_rules().calendar.regions.items())


def residences(language: Language) -> tuple[Choice, ...]:
    """Where people live, as far as periods care."""
    return tuple(
        Choice(code, said(group.label, language)) for code, group in law.load_rules().residences.groups.items()
    )


def holidays(first: date, last: date, language: Language) -> Mapping[date, str]:
    """The public holidays of mainland France between two days, both included."""
    calendar = law.load_rules().calendar
    home = calendar.region(law.Facts().region)
    found: dict[date, str] = {}
    day = first
    while day <= last:
        if holiday := calendar.holiday(day, home):
            found[day] = said(holiday.label, language)
        day += timedelta(days=1)
    return found


def try_rule(
    workspace: Workspace,
    view: View,
    reference: str,
    on: date,
    at: time | None,
    *,
    case_id: int | None = None,
    typed: Mapping[str, str] | None = None,
) -> Trial:
    """The date that a rule gives, with the facts of a case; nothing is kept.

    Raises:
        casework.deadlines.errors: the rule does not fit the day or the facts.
    """
    with workspace.reading() as session:
        book = rule_book(session)
        facts = facts_of(session, case_id=case_id, typed=typed)
    computed = law.compute(book, reference, datetime.combine(on, at) if at is not None else on, facts)
    last = computed.last_day
    return Trial(
        title=_date_label(computed.of, computed.by, view.language),
        nature=nature_words(computed.nature, view.language),
        on=computed.last_date,
        at=last.time().replace(tzinfo=None) if isinstance(last, datetime) else None,
        work_to=computed.safe_day,
        ours=book.natures[computed.nature].ours,
        steps=tuple(law.explain(computed, view.language)),
        warnings=tuple(law.warnings_in_words(computed, view.language)),
        articles=computed.cited(view.language),
        verified=computed.verified,
    )


def own_texts(workspace: Workspace) -> Mapping[str, str]:
    """The charity's own rules: the name of each text → the text."""
    with workspace.reading() as session:
        value = session.scalar(select(Setting.value).where(Setting.name == "law"))
    return {str(name): str(text) for name, text in (value or {}).items()}


def text_to_begin(rule: RuleLine) -> str:
    """What a correction of a rule begins with: each line that is left as it is may be taken out."""
    lines = ["[[rule]]", f'id = "{rule.id}"', f'verified = "{rule.verified}"']
    for one in rule.dates:
        key = one.reference.partition("/")[2]
        lines += ["", "# " + one.label, "[[rule.computation]]", f'key = "{key}"']
        lines += [f"# {one.trigger} : {one.period}"]
    return "\n".join(lines) + "\n"


def _line(book: law.RuleBook, rule: law.Rule, confirmation: Confirmation | None, language: Language) -> RuleLine:
    dates = _dates(book, rule, language)
    words = [
        rule.id,
        rule.title.fr,
        rule.title.en,
        *(text for article in rule.articles for text in (article.fr, article.en)),
    ]
    return RuleLine(
        id=rule.id,
        version=rule.version,
        title=said(rule.title, language),
        field=said(book.fields[rule.field].label, language),
        own=rule.origin == "office",
        verified=rule.verified,
        confirmation=confirmation,
        confirmed_anew=confirmation is not None and confirmation.fingerprint == rule.fingerprint,
        kinds=rule.matter_kinds,
        kind_labels=tuple(kind_words(kind, language) for kind in rule.matter_kinds),
        since=rule.effective_from,
        until=rule.effective_until,
        who=said(rule.who_must_act, language),
        consequence=said(rule.consequence, language),
        articles=tuple(said(article, language) for article in rule.articles),
        interrupted_by=tuple(said(one, language) for one in rule.interrupted_by),
        not_interrupted_by=tuple(said(one, language) for one in rule.not_interrupted_by),
        sources=tuple((source.title, source.url) for source in rule.sources),
        notes=said(rule.notes, language),
        dates=dates,
        key=" ".join((fold(" ".join(words)), *(one.key for one in dates))),
    )


def _dates(book: law.RuleBook, rule: law.Rule, language: Language) -> tuple[RuleDate, ...]:
    """Each key once: of several ranges of triggers, the latest says what it is."""
    latest = {one.key: one for one in rule.computations}
    extensions = [book.extensions[name] for name in rule.extensions]
    lives = any(one.residences for one in rule.computations)
    found = []
    for one in latest.values():
        method, trigger = book.methods[one.method], book.triggers[one.trigger]
        found.append(
            RuleDate(
                reference=f"{rule.id}/{one.key}",
                label=_date_label(rule, one, language),
                trigger=said(trigger.label, language),
                period=law.amount_in_words(one.amount, one.unit, language) if method.count != "original" else "",
                method=said(method.label, language),
                nature=nature_words(one.nature, language),
                wants_hour=method.count == "clock",
                wants_residence=lives or method.extra_months > 0,
                wants_distance=any(extension.km_per_day for extension in extensions),
                wants_original=method.count == "original",
                wants_citing=method.margin_days > 0,
                key=fold(" ".join((one.when.fr, one.when.en, trigger.label.fr, trigger.label.en, one.key))),
            )
        )
    return tuple(found)


def _date_label(rule: law.Rule, computation: law.Computation, language: Language) -> str:
    which = said(computation.when, language)
    return " – ".join(part for part in (said(rule.title, language), which) if part)
