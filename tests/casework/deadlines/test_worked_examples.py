# SPDX-License-Identifier: GPL-3.0-or-later
"""The sixty worked examples, checked by hand: ``worked_examples.txt``, written for a lawyer to read and to add to."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from casework.deadlines import compute, load_rules, typed_moment

EXAMPLES = Path(__file__).with_name("worked_examples.txt")

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def _rows() -> list[list[str]]:
    return [
        [cell.strip() for cell in line.split("|")]
        for line in EXAMPLES.read_text(encoding="utf-8").splitlines()
        if "|" in line
    ]


def _moment(text: str) -> date | datetime:
    """``lundi 2026-03-02`` or ``mardi 2026-06-02 14:30``; the weekday must be that of the date."""
    weekday, _, day = text.partition(" ")
    moment = typed_moment(day)
    assert WEEKDAYS[moment.weekday()] == weekday, text
    return moment


def test_there_are_sixty_examples() -> None:
    assert len(_rows()) == 60


@pytest.mark.parametrize(("reference", "method", "trigger", "last_day", "why"), _rows())
def test_the_worked_example_comes_out(reference: str, method: str, trigger: str, last_day: str, why: str) -> None:
    computed = compute(load_rules(), reference, _moment(trigger))

    assert computed.method == method
    assert computed.last_day == _moment(last_day), why


def test_the_press_limit_on_a_sunday_after_a_holiday_has_its_safe_day_on_thursday() -> None:
    computed = compute(load_rules(), "limitation-press/from_publication", date(2026, 2, 10))

    assert computed.last_day == date(2026, 5, 10)
    assert computed.safe_day == date(2026, 5, 7)


def test_two_clear_months_follow_a_decision_born_of_silence() -> None:
    book = load_rules()
    born = compute(book, "implicit-rejection/birth", date(2026, 1, 15)).last_day

    assert compute(book, "implicit-rejection/court", born).last_day == date(2026, 5, 18)
