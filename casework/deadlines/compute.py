# SPDX-License-Identifier: GPL-3.0-or-later
"""From a rule, a trigger and the facts to a date that explains itself.

Which computation, when only the rule is named (:func:`choose`), is decided in this order:

1. those that govern the trigger's day (``trigger_from``/``trigger_to``, the rule's entry into force);
2. those for the person's residence on that day;
3. the one marked ``default`` in the data (always so for the key ``main``);
4. the only one left; otherwise the program does not guess and names the keys (ComputationAmbiguous).

The safe day ignores every bonus (clear day, move to a working day, distance); where the method never moves the end it
also stays a day clear of it. It is never before the trigger. Dates by which nobody on our side must act (a first
possible day, an event, the authority's own limit) have no earlier safe day: theirs is the date itself.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from casework.deadlines.calendar import PARIS, Calendar, Region, shift
from casework.deadlines.errors import (
    ComputationAmbiguous,
    FactInvalid,
    FactUnknown,
    HourMissing,
    NumberInvalid,
    OriginalRuleMissing,
    OriginalRuleRefused,
)
from casework.deadlines.methods import Bonus, Counted, Step, count, day_of
from casework.deadlines.reading import Words
from casework.deadlines.rules import Computation, Method, Rule, RuleBook
from casework.language import Language


@dataclass(frozen=True, slots=True)
class Facts:
    """What changes a date besides the trigger.

    ``region``: place of the court or authority, an id of ``holidays.toml``. ``residence``: ISO country or overseas code
    where the person lived on the trigger day, "" when not known (counted as mainland France). ``distance_km``: from
    home to court (loi de 1881, art. 54). ``original_rule``: ``rule/key`` of the period that legal aid restarts.
    ``we_cite``: our own side serves the citation.
    """

    region: str = "metropole"
    residence: str = ""
    distance_km: float = 0
    original_rule: str = ""
    we_cite: bool = False


_YES_NO = {"yes": True, "true": True, "1": True, "oui": True, "no": False, "false": False, "0": False, "non": False}


def facts_from(values: dict[str, str]) -> Facts:
    """Facts from typed names and values. Raises FactUnknown, NumberInvalid, FactInvalid."""
    known = {field.name for field in fields(Facts)}
    facts = Facts()
    for name, text in values.items():
        if name not in known:
            raise FactUnknown(name, ", ".join(sorted(known)))
        if name == "distance_km":
            facts = replace(facts, distance_km=_kilometres(text))
        elif name == "we_cite":
            if text.strip().lower() not in _YES_NO:
                raise FactInvalid(name, text)
            facts = replace(facts, we_cite=_YES_NO[text.strip().lower()])
        else:
            facts = replace(facts, **{name: text.strip()})  # type: ignore[arg-type]
    return facts


def _kilometres(text: str) -> float:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError as error:
        raise NumberInvalid("distance_km", text) from error
    if not 0 <= value < 1_000_000:
        raise NumberInvalid("distance_km", text)
    return value


@dataclass(frozen=True, slots=True)
class Computed:
    """A date, and everything needed to say why.

    ``last_day`` is a moment in Europe/Paris for periods in hours, else a day that ends at 24:00; ``hourly`` says that
    the hour counts (so that a day means 24:00 of it). ``verified`` is ``yes``, ``partial`` or ``no``.
    """

    rule: str
    version: str
    fingerprint: str
    origin: str
    computation: str
    method: str
    nature: str
    trigger: str
    trigger_at: date | datetime
    last_day: date | datetime
    safe_day: date
    hourly: bool
    steps: tuple[Step, ...]
    articles: tuple[Words, ...]
    verified: str
    warnings: tuple[Step, ...]

    @property
    def reference(self) -> str:
        """``rule/key``."""
        return f"{self.rule}/{self.computation}"

    @property
    def last_date(self) -> date:
        """The day on which the period ends."""
        return self.last_day.date() if isinstance(self.last_day, datetime) else self.last_day

    def cited(self, language: Language) -> tuple[str, ...]:
        """The articles, as a reader of that language writes them."""
        return tuple(article[language] for article in self.articles)

    @property
    def last_day_text(self) -> str:
        """``2026-05-04``; for hours ``2026-05-04T14:30``, or ``2026-05-04T24:00`` for the end of the day."""
        return moment_text(self.last_day, hourly=self.hourly)

    @property
    def end(self) -> datetime:
        """The moment when the period is over, in Europe/Paris: midnight after the last day, or the hour itself."""
        if isinstance(self.last_day, datetime):
            return self.last_day
        following = self.last_day + timedelta(days=1)
        return datetime(following.year, following.month, following.day, tzinfo=PARIS)


def moment_text(moment: date | datetime, *, hourly: bool) -> str:
    """The end of a period as JSON gives it."""
    if isinstance(moment, datetime):
        return moment.strftime("%Y-%m-%dT%H:%M")
    return f"{moment.isoformat()}T24:00" if hourly else moment.isoformat()


def split_reference(reference: str) -> tuple[str, str | None]:
    """``rule/key`` into its parts; the key is None where there is none."""
    rule_id, _, key = reference.strip().partition("/")
    return rule_id, key or None


def compute(
    book: RuleBook, reference: str, trigger: date | datetime, facts: Facts | None = None, *, version: str | None = None
) -> Computed:
    """The date of ``rule`` or ``rule/key`` for a trigger and facts.

    ``version`` asks for the version that an older date was computed with. Raises RuleUnknown, ComputationUnknown,
    ComputationAmbiguous, RuleNotInForce, ComputationNotInForce, HourMissing, TimeSkipped, RegionUnknown,
    ResidenceUnknown, OriginalRuleMissing, OriginalRuleRefused, RuleVersionUnknown, DateTooFar.
    """
    facts = facts or Facts()
    if facts.residence:
        book.residences.code(facts.residence)  # refuse a place that does not exist, even where it changes nothing
    rule_id, key = split_reference(reference)
    on = day_of(trigger)
    rule = book.rule(rule_id, on, version)
    computation = choose(book, rule, on, facts) if key is None else rule.computation(key, on)
    return compute_one(book, rule, computation, trigger, facts)


def choose(book: RuleBook, rule: Rule, on: date, facts: Facts) -> Computation:
    """The computation of a rule that the facts decide on; see the module's head for the order."""
    governing = rule.governing(on)
    group = residence_group(book, rule, on, facts)
    fitting = [one for one in governing if not one.residences or group in one.residences]
    defaults = [one for one in fitting if one.default]
    for candidates in (defaults, fitting):
        if len(candidates) == 1:
            return candidates[0]
    raise ComputationAmbiguous(rule.id, ", ".join(dict.fromkeys(one.key for one in fitting or governing)))


def residence_group(book: RuleBook, rule: Rule, on: date, facts: Facts) -> str:
    """The group of residence as the rule sees it.

    Where distance runs to the court (CJA R421-7, CPP 552), someone overseas before the court of the same territory is
    at home, and someone from elsewhere in France before a court overseas is at a distance.
    """
    residences = book.residences
    if not facts.residence:
        return residences.home
    group = residences.group(facts.residence, on)
    court = book.calendar.region(facts.region).code
    relative = any(book.extensions[name].relative_to_court for name in rule.extensions)
    if relative and group in (residences.home, residences.overseas):
        lives_in = residences.code(facts.residence) if group == residences.overseas else ""
        return residences.home if lives_in == court else residences.overseas
    return group


def compute_one(
    book: RuleBook, rule: Rule, computation: Computation, trigger: date | datetime, facts: Facts
) -> Computed:
    """The date of one computation, chosen before. Raises as :func:`compute` does once the choice is made."""
    method = book.methods[computation.method]
    if method.count == "original":
        return _restarted(book, rule, computation, trigger, facts)
    region = book.calendar.region(facts.region)
    if method.count == "clock" and not isinstance(trigger, datetime):
        raise HourMissing(rule.id)
    counted = count(
        method,
        trigger,
        computation.amount,
        computation.unit,
        calendar=book.calendar,
        region=region,
        bonus=_bonus(book, rule, computation, facts),
        roll_article=rule.roll_article,
    )
    ours = book.natures[computation.nature].ours
    safe = safe_day(method, counted, day_of(trigger), book.calendar, region) if ours else _day(counted.end)
    # Moved to a working day, or out of hours into a day's end: then the text on non-working days was applied too.
    moved = any(step.kind.startswith("rolled") and step.note for step in counted.steps)
    known = book.triggers[computation.trigger]
    began = Step("trigger", trigger if counted.hourly else day_of(trigger), words=known.said or known.label)
    if known.said is not None:
        began = began._replace(kind="trigger_said")
    return Computed(
        rule=rule.id,
        version=rule.version,
        fingerprint=rule.fingerprint,
        origin=rule.origin,
        computation=computation.key,
        method=computation.method,
        nature=computation.nature,
        trigger=computation.trigger,
        trigger_at=trigger,
        last_day=counted.end,
        safe_day=safe,
        hourly=counted.hourly,
        steps=(began, *counted.steps, *((Step("safe", safe),) if ours else ())),
        articles=_with(rule.articles, rule.roll_article) if moved else rule.articles,
        verified=rule.verified,
        warnings=_warnings(book, rule, computation, day_of(trigger), counted, facts),
    )


def _with(articles: tuple[Words, ...], article: str) -> tuple[Words, ...]:
    return articles if any(one.en == article for one in articles) else (*articles, Words(article, article))


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def safe_day(method: Method, counted: Counted, start: date, calendar: Calendar, region: Region) -> date:
    """The day that staff work to; see the module's head."""
    if method.roll == "back":
        return _day(counted.end)
    bare = counted.bare if method.roll != "never" else shift(counted.bare, -1)
    safe = calendar.roll_back(bare, region)
    starts_it = method.direction > 0 and method.count != "as_given"
    return max(safe, start) if starts_it else safe


def _bonus(book: RuleBook, rule: Rule, computation: Computation, facts: Facts) -> Bonus:
    per_day = next(
        (book.extensions[name].km_per_day for name in rule.extensions if book.extensions[name].km_per_day), 0
    )
    days = int(facts.distance_km // per_day) if per_day else 0
    return Bonus(months=computation.distance_months, days=days, margin=facts.we_cite)


def _restarted(
    book: RuleBook, rule: Rule, computation: Computation, trigger: date | datetime, facts: Facts
) -> Computed:
    """The original rule counted anew from this trigger (décret 2020-1717, art. 43)."""
    if not facts.original_rule:
        raise OriginalRuleMissing(rule.id)
    original_id, key = split_reference(facts.original_rule)
    on = day_of(trigger)
    original = book.rule(original_id, on)
    chosen = choose(book, original, on, facts) if key is None else original.computation(key, on)
    if book.methods[chosen.method].count == "original":
        raise OriginalRuleRefused(facts.original_rule)
    anew = compute_one(book, original, chosen, trigger, facts)
    known = book.triggers[computation.trigger]
    began = Step("trigger", trigger if anew.hourly else on, words=known.label)
    doubtful = {original.id, original.field, anew.reference} & computation.not_restarting
    warnings = (*anew.warnings, Step("not_restarting")) if doubtful else anew.warnings
    return replace(
        anew,
        rule=rule.id,
        version=rule.version,
        fingerprint=f"{rule.fingerprint}+{original.fingerprint}",
        origin="office" if "office" in (rule.origin, original.origin) else rule.origin,
        computation=computation.key,
        method=computation.method,
        nature=computation.nature,
        trigger=computation.trigger,
        steps=(began, Step("restarted", words=original.title, note=anew.reference), *anew.steps[1:]),
        articles=(*rule.articles, *(article for article in anew.articles if article not in rule.articles)),
        verified=_weaker(rule.verified, anew.verified),
        warnings=warnings,
    )


def _weaker(first: str, second: str) -> str:
    """The less certain of two states of verification."""
    order = ("yes", "partial", "no")
    return max(first, second, key=order.index)


def _warnings(
    book: RuleBook, rule: Rule, computation: Computation, on: date, counted: Counted, facts: Facts
) -> tuple[Step, ...]:
    found: list[Step] = []
    if rule.verified != "yes":
        found.append(Step(f"verified_{rule.verified}"))
    if rule.origin == "office":
        found.append(Step("office"))
    last = _day(counted.end)
    if any(
        step.kind in ("not_working", "not_rolled") and step.note and not _holiday_verified(book, step, facts)
        for step in counted.steps
    ):
        found.append(Step("holiday_unverified"))
    for_some = any(one.residences for one in rule.governing(on))
    if for_some and not facts.residence:
        found.append(Step("residence_assumed"))
    elif computation.residences and residence_group(book, rule, on, facts) not in computation.residences:
        found.append(Step("residence_other", note=facts.residence))
    measured = any(book.extensions[name].km_per_day for name in rule.extensions)
    if measured and not facts.distance_km:
        found.append(Step("distance_assumed"))
    method = book.methods[computation.method]
    if method.margin_days and not facts.we_cite:
        found.append(Step("margin_if_ours", shift(last, method.margin_days)))
    for warning in book.warnings:
        touched = rule.id in warning.rules or rule.field in warning.fields
        late = warning.trigger_from is None or on >= warning.trigger_from
        if touched and late and (warning.last_day_from is None or last >= warning.last_day_from):
            found.append(Step("law", words=warning.text))
    return tuple(found)


def _holiday_verified(book: RuleBook, step: Step, facts: Facts) -> bool:
    assert isinstance(step.day, date)
    holiday = book.calendar.holiday(step.day, book.calendar.region(facts.region))
    return holiday is None or holiday.verified == "yes"
