# SPDX-License-Identifier: GPL-3.0-or-later
"""The one command runs every check, tells of each that failed, and names what was absent."""

from __future__ import annotations

import sys

import pytest

from tools import checks
from tools.checks import Check

YES = (sys.executable, "-c", "")
NO = (sys.executable, "-c", "raise SystemExit(3)")


def test_every_kind_of_check_is_in_the_one_command() -> None:
    names = [check.name for check in checks.every_check()]
    assert names == ["format", "lint", "imports", "translations", "types", "tests"]


def test_arguments_go_to_pytest_alone() -> None:
    assert [check.name for check in checks.every_check(["-k", "word"]) if "word" in check.command] == ["tests"]


def test_failed_check_does_not_hide_the_next(capfd: pytest.CaptureFixture[str]) -> None:
    failed = checks.run([Check("one", NO), Check("two", YES), Check("three", NO)])
    assert failed == ["one", "three"]
    told = capfd.readouterr().out
    assert "FAILED  one" in told
    assert "passed  two" in told


@pytest.mark.parametrize(("command", "code"), [(YES, 0), (NO, 1)])
def test_last_line_names_absent_programs_and_the_exit_code_tells_success(
    command: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "every_check", lambda _arguments: [Check("one", command)])
    monkeypatch.setattr(checks, "absent", lambda: ["Tesseract", "qpdf"])
    assert checks.main([]) == code
    assert capfd.readouterr().out.splitlines()[-1] == "Optional programs absent: Tesseract, qpdf"


def test_program_is_absent_when_none_of_its_commands_is_there() -> None:
    there = {"libreoffice", "qpdf"}
    found = checks.absent(lambda command: command if command in there else None)
    assert found == ["Tesseract", "poppler", "Xvfb"]
