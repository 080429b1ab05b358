# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing the computation, residence, distance, the safe day, restarts, and saying why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework.deadlines import (
    Computed,
    Facts,
    compute,
    explain,
    facts_from,
    load_rules,
    typed_moment,
    warnings_in_words,
)
from casework.deadlines.calendar import PARIS
from casework.deadlines.compute import compute_one
from casework.deadlines.errors import (
    ComputationAmbiguous,
    ComputationUnknown,
    DateImpossible,
    DateTooFar,
    FactInvalid,
    FactUnknown,
    HourMissing,
    NumberInvalid,
    OriginalRuleMissing,
    OriginalRuleRefused,
    RegionUnknown,
    ResidenceUnknown,
    TimeSkipped,
)
from casework.deadlines.facts import kilometres, whole_number
from casework.errors import CaseworkError
from casework.language import NBSP, Language

BOOK = load_rules()
ON = date(2026, 3, 5)


def _compute(reference: str, on: str, **facts: str) -> Computed:
    return compute(BOOK, reference, typed_moment(on), facts_from(facts))


# Which computation

CHOSEN = """
limitation-crime               main              an ordinary crime
limitation-press               from_publication  three months from the publication
civil-party-complaint-earliest after_silence     three months of silence
police-custody                 initial           before any extension
appeal-criminal                main
cassation                      declaration       five clear days from the judgment
fixed-fine                     contest           not the day to pay
annulment-action               main
cada-referral                  cada
cctv                           loss
body-camera                    loss
"""


@pytest.mark.parametrize("row", CHOSEN.strip().splitlines())
def test_the_rule_alone_means_its_plain_computation(row: str) -> None:
    rule, key, *_ = row.split()

    assert _compute(rule, "2026-03-05T10:00").computation == key


@pytest.mark.parametrize(
    "rule",
    ["penal-order", "oqtf", "investigation-requests", "fast-track-trial", "search-annulment", "parking-court"],
)
def test_where_the_facts_do_not_decide_nothing_is_guessed(rule: str) -> None:
    with pytest.raises(ComputationAmbiguous) as caught:
        _compute(rule, "2026-03-05T10:00")

    assert set(caught.value.keys.split(", ")) == set(BOOK.newest(rule).keys)


def test_most_rules_are_computed_by_their_name_alone() -> None:
    asked_for = []
    for rule in BOOK.rules():
        try:
            _compute(rule.id, "2026-03-05T10:00", original_rule="annulment-action/main")
        except ComputationAmbiguous:
            asked_for.append(rule)

    assert all(len(rule.keys) > 1 for rule in asked_for)
    assert len(asked_for) < len(BOOK.rules()) / 4


def test_each_of_the_160_computations_gives_a_date_with_reasons_in_both_languages() -> None:
    facts = Facts(original_rule="annulment-action/main")
    for rule in BOOK.rules():
        for one in rule.computations:
            on = one.trigger_to or max(rule.effective_from, one.trigger_from or date.min) + timedelta(days=400)
            computed = compute_one(BOOK, rule, one, datetime(on.year, on.month, on.day, 10, 30, tzinfo=PARIS), facts)

            assert computed.safe_day <= computed.last_date
            assert computed.articles
            assert computed.cited(Language.FR)
            for language in Language:
                said = explain(computed, language)
                assert said
                assert not any("{" in phrase for phrase in (*said, *warnings_in_words(computed, language)))


# Where the person lives (counting paper, section 7), before a court of the mainland

HOMES = {"mainland": "FR", "overseas": "MQ", "eu": "BE", "other": "GB"}
RESIDENCES = """
rule              on          mainland    overseas    eu          other
citation-interval 2026-03-05  2026-03-15  2026-04-15  2026-04-15  2026-05-15
opposition-default 2026-03-05 2026-03-16  2026-04-07  2026-04-07  2026-04-07
appeal-criminal   2026-03-05  2026-03-16  2026-03-16  2026-03-16  2026-03-16
cassation         2026-03-05  2026-03-11  2026-03-11  2026-03-11  2026-03-11
fixed-fine        2026-03-05  2026-04-20  2026-04-20  2026-05-20  2026-05-20
increased-fine    2026-03-05  2026-04-07  2026-04-07  2026-05-05  2026-05-05
annulment-action  2026-03-05  2026-05-06  2026-06-08  2026-07-06  2026-07-06
press-citation-interval 2026-03-05 2026-03-25 2026-03-25 2026-03-25 2026-03-25
"""


@pytest.mark.parametrize("row", RESIDENCES.strip().splitlines()[1:])
@pytest.mark.parametrize(("column", "home"), list(enumerate(HOMES.values(), start=2)))
def test_residence_on_the_trigger_day_decides(row: str, column: int, home: str) -> None:
    cells = row.split()

    assert _compute(cells[0], cells[1], residence=home).last_day_text == cells[column]


@pytest.mark.parametrize(
    ("home", "court", "key"),
    [
        ("RE", "la-reunion", "main"),
        ("FR", "la-reunion", "overseas"),
        ("MQ", "la-reunion", "overseas"),
        ("RE", "metropole", "overseas"),
        ("FR", "alsace-moselle", "main"),
        ("GB", "la-reunion", "abroad"),
        ("", "la-reunion", "main"),
    ],
)
def test_distance_to_an_administrative_court_runs_both_ways(home: str, court: str, key: str) -> None:
    assert _compute("annulment-action", "2026-03-05", residence=home, region=court).computation == key


def test_the_united_kingdom_left_the_union() -> None:
    assert _compute("citation-interval", "2019-03-05", residence="GB").computation == "eu"
    assert _compute("citation-interval", "2021-03-05", residence="GB").computation == "abroad"


@pytest.mark.parametrize(("typed", "key"), [("gb", "abroad"), ("UK", "abroad"), ("overseas", "overseas"), ("eu", "eu")])
def test_a_residence_is_understood_as_people_write_it(typed: str, key: str) -> None:
    assert _compute("citation-interval", "2026-03-05", residence=typed).computation == key


def test_a_computation_named_outright_is_computed_and_the_residence_remarked_on() -> None:
    computed = _compute("annulment-action/main", "2026-03-05", residence="GB")

    assert computed.last_day == date(2026, 5, 6)
    assert "residence_other" in {warning.kind for warning in computed.warnings}


@pytest.mark.parametrize(
    ("km", "first_hearing"), [("0", "2026-03-25"), ("49,9", "2026-03-25"), ("50", "2026-03-26"), ("320", "2026-03-31")]
)
def test_a_press_citation_gives_a_day_for_each_full_50_km(km: str, first_hearing: str) -> None:
    assert _compute("press-citation-interval", "2026-03-05", distance_km=km).last_day_text == first_hearing


def test_a_citation_of_our_own_has_a_day_more() -> None:
    assert _compute("citation-interval", "2026-03-05", we_cite="yes").last_day == date(2026, 3, 16)
    assert _compute("citation-interval", "2026-03-05").last_day == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("region", "last_day"),
    [("metropole", "2026-05-22"), ("martinique", "2026-05-26"), ("MQ", "2026-05-26"), ("guyane", "2026-05-22")],
)
def test_the_holidays_are_those_of_the_court(region: str, last_day: str) -> None:
    # 22 May is a holiday in Martinique; then a weekend and Whit Monday.
    assert _compute("appeal-criminal", "2026-05-12", region=region).last_day_text == last_day


def test_a_roll_over_an_unverified_holiday_is_remarked_on() -> None:
    computed = _compute("appeal-criminal", "2026-12-16", region="alsace-moselle")

    assert computed.last_day == date(2026, 12, 28)
    assert "holiday_unverified" in {warning.kind for warning in computed.warnings}


# The safe day

SAFE = """
appeal-criminal/main      2026-04-21        2026-05-04        2026-04-30  without the move: the day before the holiday
cassation/declaration     2026-03-02        2026-03-09        2026-03-06  without the clear day: 7 March is a Saturday
annulment-action/main     2026-03-05        2026-05-06        2026-05-05  without the clear day
annulment-action/abroad   2026-01-20        2026-05-21        2026-03-20  without the clear day and the distance
fixed-fine/contest_abroad 2026-03-05        2026-05-20        2026-04-17  without the month for distance
limitation-delit/main     2020-03-15        2026-03-15        2026-03-13  never moved: a day clear of it
press-truth-offer/main    2026-06-01        2026-06-11        2026-06-10  never moved
cctv/loss                 2026-01-31        2026-02-28        2026-02-27  footage goes on a Saturday
oqtf/detention_centre     2026-04-30T18:00  2026-05-02T18:00  2026-04-30  48 hours over a holiday
oqtf/detention_centre     2026-05-01T18:00  2026-05-03T18:00  2026-05-01  never before the trigger itself
civil-party-letter-24h/main 2026-06-15      2026-06-12        2026-06-12  already counted back
state-liability/main      2022-06-30        2026-12-31        2026-12-30  the year's last day but one
citation-interval/metropole 2026-03-05      2026-03-15        2026-03-15  a first possible day has none earlier
police-custody/initial    2026-06-02T14:30  2026-06-03T14:30  2026-06-03  the limit of others
implicit-rejection/birth  2026-01-15        2026-03-15        2026-03-15  an event
"""


@pytest.mark.parametrize("row", SAFE.strip().splitlines())
def test_the_safe_day_does_without_every_bonus(row: str) -> None:
    reference, on, last_day, safe, why = row.split(maxsplit=4)
    computed = _compute(reference, on)

    assert (computed.last_day_text, computed.safe_day.isoformat()) == (last_day, safe), why


# Hours


def test_a_24_hour_appeal_moves_to_the_end_of_the_next_working_day() -> None:
    computed = _compute("appeal-release-decision", "2026-05-07T10:00")

    assert computed.last_day_text == "2026-05-11T24:00"
    assert computed.end == datetime(2026, 5, 12, tzinfo=PARIS)


def test_a_24_hour_appeal_on_working_days_ends_at_its_hour() -> None:
    assert _compute("appeal-release-decision", "2026-06-02T10:00").last_day_text == "2026-06-03T10:00"


def test_custody_over_the_october_night_ends_an_hour_earlier_on_the_clock() -> None:
    assert _compute("police-custody/initial", "2026-10-25T00:30").last_day_text == "2026-10-25T23:30"


def test_the_two_half_past_twos_of_october_are_different_moments() -> None:
    first = _compute("identity-check/hold", "2026-10-25T02:30+02:00")
    second = _compute("identity-check/hold", "2026-10-25T02:30+01:00")

    assert (first.last_day_text, second.last_day_text) == ("2026-10-25T05:30", "2026-10-25T06:30")


def test_an_end_in_days_is_over_at_midnight() -> None:
    assert _compute("appeal-criminal", "2026-03-02").end == datetime(2026, 3, 13, tzinfo=PARIS)


# Restarted periods


def test_legal_aid_restarts_the_original_period_from_the_last_event() -> None:
    computed = _compute("legal-aid-effect", "2026-03-07", original_rule="annulment-action/main")

    assert (computed.rule, computed.computation, computed.method) == (
        "legal-aid-effect",
        "new_period",
        "restart_original",
    )
    assert computed.last_day == date(2026, 5, 11)
    assert {"Décret 2020-1717 art. 43, 44, 37 to 39, 69, 70", "CJA art. R421-1", "CPC art. 642"} <= set(
        computed.articles
    )
    assert any("annulment-action/main" in step for step in explain(computed, Language.FR))


def test_the_original_period_follows_the_residence_too() -> None:
    computed = _compute("legal-aid-effect", "2026-01-20", original_rule="annulment-action", residence="GB")

    assert computed.last_day == date(2026, 5, 21)


def test_legal_aid_is_not_relied_on_in_criminal_appeals() -> None:
    computed = _compute("legal-aid-effect", "2026-03-07", original_rule="appeal-criminal/main")

    assert "not_restarting" in {warning.kind for warning in computed.warnings}


# Suspension


def test_a_period_that_stood_still_ends_so_many_days_later() -> None:
    computed = _compute("limitation-press/from_publication", "2026-01-15", suspended_days="30")

    assert computed.last_day == date(2026, 5, 15)
    assert computed.safe_day == date(2026, 5, 13)
    assert "délai suspendu, trente jours de plus : vendredi 15 mai 2026" in [
        step.replace(NBSP, " ") for step in explain(computed, Language.FR)
    ]


def test_a_suspended_period_in_days_is_moved_only_at_its_end() -> None:
    assert _compute("appeal-criminal", "2026-03-02", suspended_days="2").last_day == date(2026, 3, 16)


# Reasons in words


def test_the_reasons_read_as_a_lawyer_would_say_them() -> None:
    computed = _compute("appeal-criminal", "2026-04-21")

    assert [step.replace(NBSP, " ") for step in explain(computed, Language.FR)] == [
        "prononcé le mardi 21 avril 2026",
        "dix jours : vendredi 1er mai 2026",
        "jour non ouvrable (fête du Travail)",
        "reporté au lundi 4 mai 2026 (CPP art. 801)",
        "jour de sécurité : jeudi 30 avril 2026",
    ]
    assert [step.replace(NBSP, " ") for step in explain(computed, Language.EN)] == [
        "pronounced on Tuesday 21 April 2026",
        "ten days: Friday 1 May 2026",
        "not a working day (Labour Day)",
        "moved to Monday 4 May 2026 (CPP art. 801)",
        "safe day: Thursday 30 April 2026",
    ]


@pytest.mark.parametrize(
    ("reference", "on", "words"),
    [
        ("annulment-action/main", "2025-12-31", "ce mois n’a pas de 31 : samedi 28 février 2026, dernier jour du mois"),
        ("cassation/declaration", "2026-03-02", "délai franc, un jour de plus : dimanche 8 mars 2026"),
        ("echr/main", "2026-01-10", "jour non ouvrable : aucun report"),
        ("press-truth-offer/main", "2026-04-21", "jour non ouvrable (fête du Travail) : aucun report"),
        ("police-custody/initial", "2026-06-02T14:30", "privation de liberté le mardi 2 juin 2026 à 14 h 30"),
        ("fixed-fine/contest_abroad", "2026-03-05", "délai de distance, un mois : dimanche 5 avril 2026"),
        ("search-annulment/earliest", "2026-01-15", "possible à partir du lendemain : jeudi 16 juillet 2026"),
        ("civil-party-letter-24h/main", "2026-06-15", "avancé au vendredi 12 juin 2026, jour ouvrable précédent"),
        ("appeal-release-decision", "2026-05-07T10:00", "reporté au lundi 11 mai 2026 à 24 h (CPP art. 801)"),
    ],
)  # fmt: skip
def test_each_kind_of_step_is_said(reference: str, on: str, words: str) -> None:
    said = [step.replace(NBSP, " ") for step in explain(_compute(reference, on), Language.FR)]

    assert words in said


def test_the_article_on_days_off_is_cited_only_when_it_moved_the_end() -> None:
    assert "CPP art. 801" in _compute("appeal-criminal", "2026-03-04").articles
    assert "CPP art. 801" not in _compute("appeal-criminal", "2026-03-02").articles
    assert "CPC art. 642" in _compute("annulment-action", "2026-03-07").articles


@pytest.mark.parametrize(
    ("reference", "on", "kind"),
    [
        ("press-counter-evidence/main", "2026-03-05", "verified_no"),
        ("oqtf/ordinary", "2026-03-05", "verified_partial"),
        ("annulment-action", "2026-03-05", "residence_assumed"),
        ("press-citation-interval", "2026-03-05", "distance_assumed"),
        ("citation-interval", "2026-03-05", "margin_if_ours"),
        ("identity-check/hold", "2026-09-01T10:00", "law"),
        ("appeal-criminal", "2028-12-28", "law"),
    ],
)
def test_what_is_uncertain_is_said_with_the_date(reference: str, on: str, kind: str) -> None:
    assert kind in {warning.kind for warning in _compute(reference, on).warnings}


def test_nothing_is_remarked_on_where_nothing_is_uncertain() -> None:
    assert _compute("appeal-criminal", "2026-03-02").warnings == ()


# What is typed


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-31",
        "2026-13-01",
        "31/02/2026",
        "demain",
        "",
        "2026-02-03T25:00",
        "2026-02-03T10",
        "20260203",
        "0000-01-01",
    ],
)
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(DateImpossible):
        typed_moment(text)


def test_the_end_of_a_day_may_be_typed_as_24_00() -> None:
    assert typed_moment("2026-06-02T24:00") == datetime(2026, 6, 3, tzinfo=PARIS)


def test_an_hour_may_carry_its_offset() -> None:
    assert typed_moment("2026-06-02T12:30Z") == datetime(2026, 6, 2, 14, 30, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("reference", "on", "facts", "error"),
    [
        ("police-custody", "2026-06-02", {}, HourMissing),
        ("police-custody", "2026-03-29T02:30", {}, TimeSkipped),
        ("appeal-criminal/second", "2026-06-02", {}, ComputationUnknown),
        ("appeal-criminal", "2026-06-02", {"region": "atlantis"}, RegionUnknown),
        ("appeal-criminal", "2026-06-02", {"residence": "XX"}, ResidenceUnknown),
        ("appeal-criminal", "2026-06-02", {"age": "30"}, FactUnknown),
        ("citation-interval", "2026-06-02", {"we_cite": "perhaps"}, FactInvalid),
        ("press-citation-interval", "2026-06-02", {"distance_km": "-3"}, NumberInvalid),
        ("press-citation-interval", "2026-06-02", {"distance_km": "far"}, NumberInvalid),
        ("press-citation-interval", "2026-06-02", {"distance_km": "nan"}, NumberInvalid),
        ("limitation-delit", "2026-06-02", {"suspended_days": "a few"}, NumberInvalid),
        ("legal-aid-effect", "2026-06-02", {}, OriginalRuleMissing),
        ("legal-aid-effect", "2026-06-02", {"original_rule": "legal-aid-effect/new_period"}, OriginalRuleRefused),
        ("legal-aid-effect", "2026-06-02", {"original_rule": "oqtf"}, ComputationAmbiguous),
        ("legal-aid-effect", "2026-06-02", {"original_rule": "oqtf/detention_centre"}, HourMissing),
        ("limitation-crime", "9990-06-02", {}, DateTooFar),
    ],
)
def test_what_cannot_be_computed_is_refused(
    reference: str, on: str, facts: dict[str, str], error: type[CaseworkError]
) -> None:
    with pytest.raises(error):
        _compute(reference, on, **facts)


def test_numbers_are_read_as_people_write_them() -> None:
    assert kilometres("320,5") == 320.5
    assert whole_number("--amount", " 10 ") == 10
    for text in ("", "ten", "1e3", "-1", "1.5", "٣"):
        with pytest.raises(NumberInvalid):
            whole_number("--amount", text)
