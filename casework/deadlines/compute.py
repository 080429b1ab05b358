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

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from casework.deadlines.calendar import PARIS, Calendar, Region, shift
from casework.deadlines.errors import (
    ComputationAmbiguous,
    HourMissing,
    OriginalRuleMissing,
    OriginalRuleRefused,
)
from casework.deadlines.facts import Facts
from casework.deadlines.methods import Bonus, Counted, count, day_of
from casework.deadlines.reasons import Step, began, moves, steps_of
from casework.deadlines.rules import Computation, Method, Rule, RuleBook
from casework.language import Language

#: So many computed dates are remembered at most (some 40 MB).
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Computed:
    """A date, and everything needed to say why.

    ``last_day`` is a moment in Europe/Paris for periods in hours, else a day that ends at 24:00; ``hourly`` says that
    the hour counts (so that a day means 24:00 of it). ``original`` is the period that was restarted, where one was.
    The reasons are worked out when they are asked for.
    """

    book: RuleBook
    of: Rule
    by: Computation
    trigger_at: date | datetime
    facts: Facts
    last_day: date | datetime
    safe_day: date
    hourly: bool
    original: Computed | None = None

    @property
    def rule(self) -> str:
        """The rule's id."""
        return self.of.id

    @property
    def version(self) -> str:
        """The rule's version."""
        return self.of.version

    @property
    def origin(self) -> str:
        """``program``, or ``office`` where the charity's own rule had a part in it."""
        return "office" if self.original and self.original.origin == "office" else self.of.origin

    @property
    def fingerprint(self) -> str:
        """Changes whenever the content of the rule behind the date does."""
        return f"{self.of.fingerprint}+{self.original.fingerprint}" if self.original else self.of.fingerprint

    @property
    def computation(self) -> str:
        """The computation's key."""
        return self.by.key

    @property
    def reference(self) -> str:
        """``rule/key``."""
        return f"{self.of.id}/{self.by.key}"

    @property
    def method(self) -> str:
        """The counting method's name."""
        return self.by.method

    @property
    def nature(self) -> str:
        """What kind of date it is: ``last_day``, ``earliest_day`` …"""
        return self.by.nature

    @property
    def trigger(self) -> str:
        """The trigger's name."""
        return self.by.trigger

    @property
    def verified(self) -> str:
        """``yes``, ``partial`` or ``no``; of two rules the weaker."""
        order = ("yes", "partial", "no")
        return max(self.of.verified, self.original.verified if self.original else "yes", key=order.index)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The reasoning, from the trigger to the last day and, where we must act, the safe day."""
        at = self.trigger_at if self.hourly else day_of(self.trigger_at)
        first = began(self.book.triggers[self.by.trigger], at)
        if self.original:
            restarted = Step("restarted", words=self.original.of.title, note=self.original.reference)
            return (first, restarted, *self.original.steps[1:])
        safe = (Step("safe", self.safe_day),) if self.book.natures[self.by.nature].ours else ()
        return (first, *self._counted_steps(), *safe)

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles as the data names them; :meth:`cited` is for readers."""
        return self.cited(Language.EN)

    def cited(self, language: Language) -> tuple[str, ...]:
        """The rule's articles; with that on days off where the end was moved, and those of a restarted period."""
        own = tuple(article[language] for article in self.of.articles)
        if self.original:
            more = self.original.cited(language)
        else:
            more = (self.of.roll_article,) if moves(self._counted_steps()) else ()
        return (*own, *(article for article in more if article not in own))

    @property
    def warnings(self) -> tuple[Step, ...]:
        """What a reader must know besides the steps: not verified, assumed, about to change."""
        if self.original:
            doubtful = {self.original.rule, self.original.of.field, self.original.reference} & self.by.not_restarting
            return (*self.original.warnings, *((Step("not_restarting"),) if doubtful else ()))
        return tuple(_warnings(self))

    @property
    def last_date(self) -> date:
        """The day on which the period ends."""
        return _day(self.last_day)

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

    def _counted_steps(self) -> list[Step]:
        region = self.book.calendar.region(self.facts.region)
        return steps_of(
            self.book.methods[self.by.method],
            self.by.amount,
            self.by.unit,
            _count(self.book, self.of, self.by, self.trigger_at, self.facts),
            calendar=self.book.calendar,
            region=region,
            bonus=_bonus(self.book, self.of, self.by, self.facts),
            roll_article=self.of.roll_article,
        )


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
    relative = any(book.extensions[name].relative_to_court for name in rule.extensions)
    if relative and group in (residences.home, residences.overseas):
        court = book.calendar.region(facts.region).code
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
    # Only days are remembered: the two half past twos of an October night are equal as keys, and are not one moment.
    return (_counted if isinstance(trigger, datetime) else _remembered)(book, rule, computation, trigger, facts)


def _counted(book: RuleBook, rule: Rule, computation: Computation, trigger: date | datetime, facts: Facts) -> Computed:
    counted = _count(book, rule, computation, trigger, facts)
    if book.natures[computation.nature].ours:
        safe = safe_day(book.methods[computation.method], counted, book.calendar, book.calendar.region(facts.region))
    else:
        safe = _day(counted.end)
    return Computed(book, rule, computation, trigger, facts, counted.end, safe, counted.hourly)


#: The same dates return in every case of an office.
_remembered = lru_cache(maxsize=_REMEMBERED)(_counted)


def safe_day(method: Method, counted: Counted, calendar: Calendar, region: Region) -> date:
    """The day that staff work to; see the module's head."""
    if method.roll == "back" or method.opens:
        return _day(counted.end)
    bare = counted.bare if method.roll != "never" else shift(counted.bare, -1)
    safe = calendar.roll_back(bare, region)
    starts_it = method.direction > 0 and method.count != "as_given"
    return max(safe, _day(counted.start)) if starts_it else safe


def _count(book: RuleBook, rule: Rule, computation: Computation, trigger: date | datetime, facts: Facts) -> Counted:
    method = book.methods[computation.method]
    if method.count == "clock" and not isinstance(trigger, datetime):
        raise HourMissing(rule.id)
    return count(
        method,
        trigger,
        computation.amount,
        computation.unit,
        calendar=book.calendar,
        region=book.calendar.region(facts.region),
        bonus=_bonus(book, rule, computation, facts),
    )


def _bonus(book: RuleBook, rule: Rule, computation: Computation, facts: Facts) -> Bonus:
    days = 0
    if facts.distance_km:
        per_day = [book.extensions[name].km_per_day for name in rule.extensions if book.extensions[name].km_per_day]
        days = int(facts.distance_km // per_day[0]) if per_day else 0
    suspended = facts.suspended_days if computation.direction == "after" else 0
    return Bonus(computation.distance_months, days, facts.we_cite, suspended)


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
    return replace(anew, of=rule, by=computation, original=anew)


def _warnings(computed: Computed) -> list[Step]:
    book, rule, by, facts = computed.book, computed.of, computed.by, computed.facts
    on, last = day_of(computed.trigger_at), computed.last_date
    found: list[Step] = []
    if rule.verified != "yes":
        found.append(Step(f"verified_{rule.verified}"))
    if rule.origin == "office":
        found.append(Step("office"))
    if any(_on_unverified_holiday(computed, step) for step in computed.steps):
        found.append(Step("holiday_unverified"))
    if not facts.residence and any(one.residences for one in rule.governing(on)):
        found.append(Step("residence_assumed"))
    elif by.residences and residence_group(book, rule, on, facts) not in by.residences:
        found.append(Step("residence_other", note=facts.residence))
    if not facts.distance_km and any(book.extensions[name].km_per_day for name in rule.extensions):
        found.append(Step("distance_assumed"))
    margin = book.methods[by.method].margin_days
    if margin and not facts.we_cite:
        found.append(Step("margin_if_ours", shift(last, margin)))
    for warning in book.warnings:
        touched = rule.id in warning.rules or rule.field in warning.fields
        begun = warning.trigger_from is None or on >= warning.trigger_from
        if touched and begun and (warning.last_day_from is None or last >= warning.last_day_from):
            found.append(Step("law", words=warning.text))
    return found


def _on_unverified_holiday(computed: Computed, step: Step) -> bool:
    if step.kind != "not_working" or step.day is None:
        return False
    calendar = computed.book.calendar
    holiday = calendar.holiday(step.day, calendar.region(computed.facts.region))
    return holiday is not None and holiday.verified != "yes"


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def bare_end(book: RuleBook, reference: str, trigger: date) -> date:
    """The end of a period without clear day, move to a working day or distance; some periods run from there.

    Raises as :func:`compute` does.
    """
    computed = compute(book, reference, trigger)
    counted = count(
        book.methods[computed.by.method],
        trigger,
        computed.by.amount,
        computed.by.unit,
        calendar=book.calendar,
        region=book.calendar.region(computed.facts.region),
    )
    return counted.bare
