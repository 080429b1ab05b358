# SPDX-License-Identifier: GPL-3.0-or-later
"""The offence sheets for the defence."""

from __future__ import annotations

from datetime import date

import pytest

from casework.deadlines import compute, load_offences, load_rules
from casework.deadlines.offences import Offence

SHEETS = load_offences()


def test_the_ten_sheets_are_there() -> None:
    assert list(SHEETS) == [
        "defamation", "insult", "outrage", "violence", "rebellion", "malicious_calls", "aid_to_stay", "damage",
        "refusal_to_stop", "gathering",
    ]  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.id)
def test_each_sheet_says_what_the_defence_needs(sheet: Offence) -> None:
    assert sheet.articles
    assert sheet.defences
    assert sheet.evidence
    assert all(compute(load_rules(), rule, date(2026, 3, 2)).nature == "last_day" for rule in sheet.limitation)


def test_press_offences_have_three_months_and_ordinary_ones_six_years() -> None:
    book = load_rules()
    first = {sheet.id: compute(book, sheet.limitation[0], date(2026, 3, 2)).last_day for sheet in SHEETS.values()}

    assert {id_ for id_, sheet in SHEETS.items() if sheet.regime == "press"} == {"defamation", "insult"}
    assert first["defamation"] == date(2026, 6, 2)
    assert first["outrage"] == date(2032, 3, 2)
