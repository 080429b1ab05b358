# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates computed for as many cases as an association has in its life, and whether the time grows with their number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from casework.bench import Measured, Unit, compare
from casework.deadlines import Facts, RuleBook, compute, load_rules
from casework.deadlines.calendar import PARIS

_CASES = 10_000
_DAYS = 300
_FIRST = datetime(2026, 1, 2, 10, 30, tzinfo=PARIS)


def measure(scratch: Path) -> Iterator[Measured]:
    """Seconds for a date in each of 10,000 cases, the rules taken in turn; and beside it half as many, twice."""
    del scratch
    book = load_rules()
    references = _references(book)

    def in_halves() -> None:
        for _half in range(2):
            _compute(book, references, _CASES // 2)

    compared = compare(lambda: _compute(book, references, _CASES), in_halves)
    work = f"A date in each of 10,000 cases, by {len(references)} rules in turn"
    yield Measured(work, compared.ours, Unit.SECONDS, 2)
    yield Measured("The same, against half of it done twice", compared.ratio, Unit.TIMES, 1.5, note=compared.note)


def _references(book: RuleBook) -> list[str]:
    """``rule/key`` of a computation of each rule that governs all days of the measurement."""
    days = (_FIRST.date(), _FIRST.date() + timedelta(days=_DAYS))
    found = []
    for rule in book.rules():
        governing = [one for one in rule.computations if all(rule.governs(one, day) for day in days)]
        found += [f"{rule.id}/{one.key}" for one in governing[:1]]
    return found


def _compute(book: RuleBook, references: list[str], cases: int) -> None:
    facts = Facts(original_rule=references[0])
    for number, reference in enumerate(islice(cycle(references), cases)):
        compute(book, reference, _FIRST + timedelta(days=number % _DAYS), facts)
