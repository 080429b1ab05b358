# SPDX-License-Identifier: GPL-3.0-or-later
"""The speed table finds its groups, compares fairly and says what was missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework import bench
from casework.bench import Compared, Measured, Unit, __main__


def test_every_group_of_the_package_is_found() -> None:
    modules = {path.stem for path in Path(bench.__file__).parent.glob("[a-z]*.py")}
    assert set(bench.groups()) == modules
    assert {"evidence", "law", "letter", "size", "start"} <= modules


def test_both_ways_are_run_in_turn_after_one_of_each_that_warms_up() -> None:
    calls: list[str] = []
    compared = bench.compare(lambda: calls.append("ours"), lambda: calls.append("bare"), rounds=2)
    assert calls == ["ours", "bare"] * 3
    assert compared.ours > 0


def test_ratio_says_how_many_times_the_bare_time_ours_takes() -> None:
    assert Compared(3.0, 2.0).ratio == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("value", "at_least", "reached"), [(1.5, False, True), (1.6, False, False), (1.5, True, True), (1.4, True, False)]
)
def test_line_is_reached_at_its_limit_and_on_the_right_side_of_it(value: float, at_least: bool, reached: bool) -> None:
    assert Measured("work", value, Unit.TIMES, 1.5, at_least).reached is reached


def test_table_shows_value_limit_and_what_was_missed() -> None:
    lines = bench.table(
        [
            Measured("Letter", 1.234, Unit.TIMES, 1.5, note="0.5 s against 0.4 s"),
            Measured("Evidence", 0.5, Unit.TIMES, 0.7, at_least=True),
        ]
    ).splitlines()
    assert lines[1].split() == ["Letter", "1.234", "x", "<=", "1.5", "x", "reached", "0.5", "s", "against", "0.4", "s"]
    assert lines[2].split() == ["Evidence", "0.5", "x", ">=", "0.7", "x", "MISSED"]


@pytest.mark.parametrize(("value", "code"), [(1.0, 0), (9.0, 1)])
def test_exit_code_tells_whether_all_was_reached(
    value: float, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scratches: list[Path] = []

    def measure(scratch: Path) -> list[Measured]:
        assert scratch.is_dir()
        scratches.append(scratch)
        return [Measured("Work", value, Unit.SECONDS, 2)]

    monkeypatch.setattr(__main__, "groups", lambda: {"one": measure})
    assert __main__.main([]) == code
    assert "Work" in capsys.readouterr().out
    assert not scratches[0].exists()


def test_unknown_group_is_wrong_usage_and_the_known_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["speed"]) == 2
    assert "evidence" in capsys.readouterr().err
