# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework law``: the contract for scripts and outside checks."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from casework.cli import main


def _run(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*words, "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    document = json.loads(captured.out)
    assert isinstance(document, dict)
    return document


def _refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    return captured.err


def test_compute_answers_with_the_date_and_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    found = _run(capsys, "law", "compute", "appeal-criminal", "--on", "2026-04-21")

    assert {name: found[name] for name in ("rule", "computation", "method", "trigger", "last_day", "safe_day")} == {
        "rule": "appeal-criminal",
        "computation": "main",
        "method": "days_roll",
        "trigger": "judgment_pronounced",
        "last_day": "2026-05-04",
        "safe_day": "2026-04-30",
    }
    assert found["verified"] == "yes"
    assert "CPP art. 498" in found["articles"]
    assert len(found["steps"]) == 5
    assert any("registry" in words or "greffe" in words for words in found["not_interrupted_by"])


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        (["appeal-criminal/main", "--on", "2026-03-02"], "2026-03-12"),
        (["penal-order", "--computation", "delit", "--on", "2026-09-01"], "2026-10-16"),
        (["penal-order/delit", "--computation", "contravention", "--on", "2026-10-12"], "2026-11-12"),
        (["annulment-action", "--on", "2026-01-20", "--set", "residence=GB"], "2026-05-21"),
        (["press-citation-interval", "--on", "2026-03-05", "--set", "distance_km=300"], "2026-03-31"),
        (["legal-aid-effect", "--on", "2026-03-05", "--set", "original_rule=annulment-action/main"], "2026-05-06"),
        (["appeal-criminal", "--on", "2026-12-16", "--set", "region=alsace-moselle"], "2026-12-28"),
        (["appeal-criminal", "--on", "2026-12-08", "--set", "region=la-reunion"], "2026-12-18"),
        (["police-custody/initial", "--on", "2026-10-25T00:30"], "2026-10-25T23:30"),
        (["appeal-release-decision", "--on", "2026-05-07T10:00"], "2026-05-11T24:00"),
        (["cctv", "--on", "2026-01-31T15:00"], "2026-02-28"),
    ],
)
def test_compute_takes_the_facts_that_change_a_date(
    capsys: pytest.CaptureFixture[str], words: list[str], last_day: str
) -> None:
    assert _run(capsys, "law", "compute", *words)["last_day"] == last_day


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        (["days_roll", "--on", "2026-04-21", "--amount", "10", "--unit", "days"], "2026-05-04"),
        (["days_roll", "--on", "2026-05-12", "--amount", "10", "--place", "martinique"], "2026-05-26"),
        (["days_franc", "--on", "2026-03-02", "--amount", "5", "--unit", "day"], "2026-03-09"),
        (["months_franc", "--on", "2026-03-07", "--amount", "2"], "2026-05-11"),
        (["hours", "--on", "2026-03-29T00:30", "--amount", "24"], "2026-03-30T01:30"),
        (["hours", "--on", "2026-06-02T23:45", "--amount", "30", "--unit", "minutes"], "2026-06-03T00:15"),
        (["hours_act", "--on", "2026-05-07T10:00", "--amount", "24"], "2026-05-11T24:00"),
        (["before_hearing_24h", "--on", "2026-06-15", "--amount", "24"], "2026-06-12"),
        (["quadriennale", "--on", "2022-06-30", "--amount", "4", "--unit", "years"], "2026-12-31"),
        (["working_days", "--on", "2026-04-30", "--amount", "3"], "2026-05-06"),
        (["as_fixed", "--on", "2026-04-30", "--amount", "0"], "2026-04-30"),
    ],
)
def test_count_counts_by_a_method_alone(capsys: pytest.CaptureFixture[str], words: list[str], last_day: str) -> None:
    assert _run(capsys, "law", "count", *words)["last_day"] == last_day


def test_rules_lists_them_all_with_the_names_of_the_papers(capsys: pytest.CaptureFixture[str]) -> None:
    found = _run(capsys, "law", "rules")

    assert found["counts"] == {"rules": 65, "computations": 160}
    assert len(found["rules"]) == 65
    appeal = next(rule for rule in found["rules"] if rule["id"] == "appeal-criminal")
    assert appeal["domain"] == "criminal"
    assert appeal["computations"][0]["trigger"] == "judgment_pronounced"


def test_rules_shows_one_rule_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--interface", "en", "law", "rules", "appeal-criminal"]) == 0
    shown = capsys.readouterr().out

    assert "appeal must be declared at the registry" in shown
    assert "CPP art. 498" in shown


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ["law", "rules"],
        ["law", "rules", "legal-aid-effect"],
        ["law", "compute", "oqtf/ordinary", "--on", "2026-03-31"],
        ["law", "count", "months_roll", "--on", "2026-03-31", "--amount", "1"],
    ],
)
def test_each_verb_speaks_to_people_in_both_languages(
    capsys: pytest.CaptureFixture[str], language: str, words: list[str]
) -> None:
    assert main(["--interface", language, *words]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_a_date_is_printed_with_its_weekday_its_reason_and_whether_it_is_verified(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--interface", "en", "law", "compute", "press-counter-evidence", "--on", "2026-03-05"]) == 0
    shown = capsys.readouterr().out

    assert "Tuesday 10\u00a0March 2026" in shown
    assert "verified: no" in shown
    assert "a lawyer must confirm it" in shown


@pytest.mark.parametrize(
    "words",
    [
        ["compute", "appeal-criminal", "--on", "2026-02-31"],
        ["compute", "appeal-criminal", "--on", "tomorrow"],
        ["compute", "no-such-rule", "--on", "2026-02-03"],
        ["compute", "appeal-criminal/nothing", "--on", "2026-02-03"],
        ["compute", "penal-order", "--on", "2026-02-03"],
        ["compute", "police-custody", "--on", "2026-02-03"],
        ["compute", "police-custody", "--on", "2026-03-29T02:30"],
        ["compute", "drone-dashcam", "--on", "2020-01-01"],
        ["compute", "appeal-criminal", "--on", "2026-02-03", "--set", "region=atlantis"],
        ["compute", "appeal-criminal", "--on", "2026-02-03", "--set", "colour=blue"],
        ["compute", "legal-aid-effect", "--on", "2026-02-03"],
        ["rules", "no-such-rule"],
        ["count", "days_rolled", "--on", "2026-02-03", "--amount", "10"],
        ["count", "days_roll", "--on", "2026-02-03", "--amount", "ten"],
        ["count", "days_roll", "--on", "2026-02-03", "--amount", "10", "--unit", "months"],
        ["count", "days_roll", "--on", "2026-02-03", "--amount", "10", "--place", "atlantis"],
        ["count", "hours", "--on", "2026-02-03", "--amount", "10"],
        ["count", "restart_original", "--on", "2026-02-03", "--amount", "0"],
        ["count", "years_strict", "--on", "2026-02-03", "--amount", "9999"],
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_wrong_gets_one_sentence_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], words: list[str], language: str
) -> None:
    sentence = _refused(capsys, "--interface", language, "law", *words)

    assert "{" not in sentence


@pytest.mark.parametrize(
    "words", [["compute", "appeal-criminal"], ["count", "days_roll", "--on", "2026-02-03"], [],
              ["compute", "appeal-criminal", "--on", "2026-02-03", "--set", "region"]]
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["law", *words])

    assert caught.value.code == 2
    assert capsys.readouterr().out == ""


def test_the_law_starts_without_database_and_window() -> None:
    code = (
        "import sys; from casework.cli import main; main(['law', 'rules', '--json']); "
        "sys.stderr.write(' '.join(name for name in ('sqlalchemy', 'PySide6', 'reportlab') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr == ""
