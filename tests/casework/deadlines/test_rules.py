# SPDX-License-Identifier: GPL-3.0-or-later
"""The law as data: complete, in two languages, faults named by their line, a charity's own rules over it."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casework.deadlines import RuleBook, Words, compute, load_rules
from casework.deadlines.errors import (
    ComputationNotInForce,
    LawEntryTwice,
    LawFieldUnknown,
    LawFileFault,
    LawFileUnreadable,
    LawValueMissing,
    LawValueWrong,
    RuleNotInForce,
    RuleUnknown,
    RuleVersionUnknown,
)
from casework.errors import CaseworkError
from casework.language import NBSP, french
from casework.paths import resources
from casework.sentences import has_sentence

BOOK = load_rules()
FROZEN = Path(__file__).with_name("law_ids.csv")
#: The law papers lie beside the checkout on the machines that check; a clone elsewhere has only the frozen list.
PAPERS = Path(__file__).resolve().parents[4] / "shared" / "law" / "deadlines.json"


def _ours(book: RuleBook) -> list[dict[str, str]]:
    return [
        {
            "rule": rule.id,
            "key": one.key,
            "trigger": one.trigger,
            "amount": str(one.amount),
            "unit": one.unit,
            "direction": one.direction,
            "method": one.method,
            "nature": one.nature,
            "trigger_from": str(one.trigger_from or ""),
            "trigger_to": str(one.trigger_to or ""),
        }
        for rule in book.rules()
        for one in rule.computations
    ]


def _sorted(rows: list[dict[str, str]]) -> list[tuple[tuple[str, str], ...]]:
    return sorted(tuple(sorted(row.items())) for row in rows)


def test_there_are_65_rules_and_160_computations() -> None:
    assert len(BOOK.rules()) == 65
    assert sum(len(rule.computations) for rule in BOOK.rules()) == 160


def test_no_id_key_trigger_method_or_period_has_strayed_from_the_frozen_list() -> None:
    with FROZEN.open(encoding="utf-8", newline="") as file:
        assert _sorted(_ours(BOOK)) == _sorted(list(csv.DictReader(file)))


def test_the_frozen_list_is_that_of_the_law_papers_where_they_are_at_hand() -> None:
    with FROZEN.open(encoding="utf-8", newline="") as file:
        frozen = list(csv.DictReader(file))
    papers = json.loads(PAPERS.read_text(encoding="utf-8")) if PAPERS.exists() else None
    expected = frozen if papers is None else list(_paper_rows(papers))

    assert _sorted(frozen) == _sorted(expected)


def _paper_rows(papers: dict[str, Any]) -> Iterator[dict[str, str]]:
    names = ("key", "trigger", "amount", "unit", "direction", "method", "nature", "trigger_from", "trigger_to")
    for rule in papers["rules"]:
        for one in rule["computations"]:
            yield {"rule": rule["id"], **{name: str(one.get(name, "")) for name in names}}


def test_titles_articles_and_texts_are_those_of_the_law_papers_where_they_are_at_hand() -> None:
    papers = json.loads(PAPERS.read_text(encoding="utf-8"))["rules"] if PAPERS.exists() else []
    for paper in papers:
        rule = BOOK.newest(paper["id"])
        assert rule.title == Words(french(paper["title_fr"]), paper["title_en"])
        assert [article.en for article in rule.articles] == paper["articles"]
        assert rule.effective_from.isoformat() == paper["effective"]["from"]
        assert (rule.kind, rule.verified, rule.risk) == (paper["kind"], paper["verified"], paper["risk"])
        assert list(rule.matter_kinds) == paper["matter_kinds"]
        assert list(rule.extensions) == paper["extensions"]
        assert rule.notes.en == paper["notes"]
        assert [words.en for words in rule.interrupted_by] == paper["interrupted_or_suspended_by"]
        assert [words.en for words in rule.not_interrupted_by] == paper["not_interrupted_by"]
        assert [(source.title, source.url) for source in rule.sources] == [
            (source["title"], source["url"]) for source in paper["sources"]
        ]


LAW_FILES = sorted(resources("law").rglob("*.toml"))


def _texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, name)
    elif isinstance(value, str):
        yield name, value


@pytest.mark.parametrize("path", LAW_FILES, ids=lambda path: path.stem)
def test_every_french_text_is_typed_as_french_is_printed(path: Path) -> None:
    for name, text in _texts(tomllib.loads(path.read_text(encoding="utf-8"))):
        if name == "fr" or name.endswith("_fr"):
            assert text == french(text)
            assert not re.search(r"[^\s\u00a0] [;:!?»]|« ", text.replace(NBSP, "\u00a0"))


def _pairs(value: object, place: str) -> Iterator[str]:
    """Names of texts that lack their other language."""
    if isinstance(value, list):
        for item in value:
            yield from _pairs(item, place)
    elif isinstance(value, dict):
        for name, item in value.items():
            for own, other in (("_fr", "_en"), ("_en", "_fr")):
                if name.endswith(own) and name != "articles_fr" and not value.get(name[:-3] + other):
                    yield f"{place}.{name}"
            yield from _pairs(item, f"{place}.{name}")


@pytest.mark.parametrize("path", LAW_FILES, ids=lambda path: path.stem)
def test_every_text_is_there_in_both_languages(path: Path) -> None:
    assert list(_pairs(tomllib.loads(path.read_text(encoding="utf-8")), path.name)) == []


def test_everything_that_rules_name_is_used_or_known() -> None:
    used = {one.trigger for rule in BOOK.rules() for one in rule.computations}

    assert used == set(BOOK.triggers)
    assert {one.method for rule in BOOK.rules() for one in rule.computations} == set(BOOK.methods)
    assert {rule.field for rule in BOOK.rules()} == set(BOOK.fields)


@pytest.mark.parametrize(
    "kind",
    [one for one in CaseworkError.__subclasses__() + LawFileFault.__subclasses__() if "deadlines" in one.__module__],
)
def test_every_error_of_the_law_has_its_sentences(kind: type[CaseworkError]) -> None:
    assert has_sentence(kind)


def test_rules_are_found_by_matter_and_by_trigger() -> None:
    assert {rule.id for rule in BOOK.for_matter("parking")} == {"parking-rapo", "parking-court"}
    found = {f"{rule.id}/{one.key}" for rule, one in BOOK.for_trigger("judgment_pronounced")}
    assert found == {"appeal-criminal/main", "cross-appeal/pg_risk"}


# A charity's own rules


OWN_RULE = """
[trigger.promise_made]
label_fr = "Promesse faite"
label_en = "Promise made"

[[rule]]
id = "office-answer"
field = "ombudsman"
title_fr = "Réponse promise"
title_en = "Promised answer"
kind = "planning"
matter_kinds = ["ombudsman"]
who_must_act_fr = "nous"
who_must_act_en = "we"
consequence_fr = "Aucune"
consequence_en = "None"
articles = ["usage"]
effective_from = 2020-01-01
verified = "no"
risk = "low"

[[rule.computation]]
key = "main"
trigger = "promise_made"
amount = 5
unit = "days"
method = "days_roll"
nature = "internal_target"
"""


def test_a_charity_adds_a_rule_and_its_date_is_marked_as_its_own() -> None:
    book = load_rules({"office.toml": OWN_RULE})

    computed = compute(book, "office-answer", date(2026, 4, 24))

    assert computed.last_day == date(2026, 4, 29)
    assert computed.origin == "office"
    assert "office" in {warning.kind for warning in computed.warnings}
    assert "office-answer" not in load_rules().versions


def test_a_charity_corrects_one_period_and_the_rest_of_the_rule_stays() -> None:
    text = """
[[rule]]
id = "cctv"
[[rule.computation]]
key = "loss"
amount = 15
unit = "days"
method = "days_strict"
"""
    book = load_rules({"office.toml": text})
    rule = book.newest("cctv")

    assert compute(book, "cctv/loss", date(2026, 3, 1)).last_day == date(2026, 3, 16)
    assert rule.origin == "office"
    assert rule.title == BOOK.newest("cctv").title
    assert rule.keys == ("loss", "internal_target")
    assert rule.fingerprint != BOOK.newest("cctv").fingerprint
    assert compute(book, "body-camera", date(2026, 3, 1)).origin == "program"


def test_when_the_law_changes_each_trigger_keeps_its_version() -> None:
    text = """
[[rule]]
id = "appeal-criminal"
version = "2"
effective_from = 2029-01-01
articles = ["CPP art. L9999-1"]
[[rule.computation]]
key = "main"
amount = 15
"""
    book = load_rules({"office.toml": text})

    before = compute(book, "appeal-criminal", date(2028, 12, 4))
    after = compute(book, "appeal-criminal", date(2029, 1, 2))

    assert (before.version, before.last_day) == ("1", date(2028, 12, 14))
    assert (after.version, after.last_day) == ("2", date(2029, 1, 17))
    assert book.newest("appeal-criminal").version == "2"
    assert compute(book, "appeal-criminal", date(2029, 1, 2), version="1").last_day == date(2029, 1, 12)


def test_a_version_that_is_gone_is_said_so() -> None:
    with pytest.raises(RuleVersionUnknown):
        compute(BOOK, "appeal-criminal", date(2026, 1, 2), version="7")


# Faults


def _fault(text: str) -> LawFileFault:
    with pytest.raises(LawFileFault) as caught:
        load_rules({"office.toml": text})
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "kind", "line"),
    [
        ('method = "days_roll"', 'method = "days_rolled"', LawValueWrong, 27),
        ('nature = "internal_target"', 'nature = "target"', LawValueWrong, 28),
        ("amount = 5", 'amount = "cinq"', LawValueWrong, 25),
        ("amount = 5", "amount = -5", LawValueWrong, 25),
        ('unit = "days"', 'unit = "months"', LawValueWrong, 26),
        ('trigger = "promise_made"', 'trigger = "promise_maid"', LawValueWrong, 24),
        ("effective_from = 2020-01-01", 'effective_from = "2020-01-01"', LawValueWrong, 18),
        ("effective_from = 2020-01-01", "effective_from = 2020-01-01\neffective_until = 2019-01-01", LawValueWrong, 19),
        ('title_en = "Promised answer"', 'title_en = ""', LawValueMissing, 10),
        ('consequence_en = "None"\n', "", LawValueMissing, 7),
        ('risk = "low"', 'risk = "low"\nriks = "high"', LawFieldUnknown, 21),
        ("effective_from = 2020-01-01", "effective_from = 2020-02-31", LawFileUnreadable, 18),
        ('field = "ombudsman"', 'field = "sport"', LawValueWrong, 8),
        ('articles = ["usage"]', "articles = []", LawValueMissing, 17),
    ],
)
def test_a_fault_names_the_file_the_line_and_the_rule(old: str, new: str, kind: type[LawFileFault], line: int) -> None:
    assert old in OWN_RULE
    fault = _fault(OWN_RULE.replace(old, new))

    assert type(fault) is kind
    assert fault.file == "office.toml"
    assert fault.line == line
    assert fault.rule.startswith("office-answer") or kind is LawFileUnreadable


def test_two_computations_of_one_key_must_govern_different_days() -> None:
    again = OWN_RULE[OWN_RULE.index("[[rule.computation]]") :]

    assert type(_fault(OWN_RULE + again)) is LawEntryTwice
    apart = OWN_RULE + "trigger_to = 2023-12-31\n" + again + "trigger_from = 2024-01-01\n"
    assert len(load_rules({"office.toml": apart}).newest("office-answer").computations) == 2


def test_a_value_on_the_second_line_of_its_kind_is_found_in_the_right_rule() -> None:
    first = OWN_RULE.replace("office-answer", "office-first")
    second = OWN_RULE[OWN_RULE.index("[[rule]]") :].replace('kind = "planning"', 'kind = "plan"')

    fault = _fault(first + second)

    at = (first + second).splitlines().index('kind = "plan"') + 1
    assert (fault.rule, fault.line) == ("office-answer", at)


def test_a_rule_that_does_not_exist_brings_those_spelled_like_it() -> None:
    with pytest.raises(RuleUnknown) as caught:
        compute(BOOK, "apeal-criminal", date(2026, 1, 2))

    assert caught.value.nearest.startswith("appeal-criminal")


@pytest.mark.parametrize(
    ("reference", "on", "error"),
    [
        ("drone-dashcam", "2023-04-19", RuleNotInForce),
        ("parking-rapo", "2017-12-31", RuleNotInForce),
        ("oqtf/ordinary", "2024-07-14", RuleNotInForce),
        ("echr/main", "2022-01-31", ComputationNotInForce),
        ("echr/old_rule", "2022-02-01", ComputationNotInForce),
        ("limitation-crime/main", "2007-02-28", ComputationNotInForce),
        ("fast-track-trial/appear_after_jld", "2024-09-29", RuleNotInForce),
    ],
)
def test_a_date_before_the_rule_existed_is_refused(reference: str, on: str, error: type[CaseworkError]) -> None:
    with pytest.raises(error):
        compute(BOOK, reference, date.fromisoformat(on))


@pytest.mark.parametrize(
    ("reference", "on", "key", "last_day"),
    [
        ("echr", "2022-01-31", "old_rule", "2022-07-31"),
        ("echr", "2022-02-01", "main", "2022-06-01"),
        ("body-camera", "2022-01-25", "old_rule", "2022-07-25"),
        ("body-camera", "2022-01-26", "loss", "2022-02-26"),
        ("limitation-delit", "2014-02-28", "main_before_reform", "2017-02-28"),
        ("limitation-delit", "2014-03-01", "main", "2020-03-01"),
        ("fast-track-trial/adjourn_min", "2024-09-29", "adjourn_min", "2024-10-13"),
        ("fast-track-trial/adjourn_min", "2024-09-30", "adjourn_min", "2024-10-28"),
        ("fast-track-trial/adjourn_max", "2024-09-30", "adjourn_max", "2024-12-09"),
        ("fast-track-trial/judgment_if_detained", "2024-09-29", "judgment_if_detained", "2024-11-29"),
    ],
)
def test_the_law_of_the_triggers_day_is_applied(reference: str, on: str, key: str, last_day: str) -> None:
    computed = compute(BOOK, reference, date.fromisoformat(on))

    assert (computed.computation, computed.last_day_text) == (key, last_day)
