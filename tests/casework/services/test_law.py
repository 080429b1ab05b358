# SPDX-License-Identifier: GPL-3.0-or-later
"""The charity's own law beside the program's."""

from __future__ import annotations

from datetime import date

import pytest

from casework.deadlines.errors import HourMissing, LawFileFault, RuleUnknown
from casework.language import NBSP, Language
from casework.queries import dates, law_rules
from casework.queries.cases import case_page
from casework.queries.dates import DateRow
from casework.services import deadlines, history, law
from casework.services.deadlines import AddDeadline
from casework.storage.workspace import Workspace
from tests.builders import TODAY, a_case, a_person, a_view

TWELVE_DAYS = """
[[rule]]
id = "appeal-criminal"

[[rule.computation]]
key = "main"
amount = 12
"""

HOUSE_RULE = """
[[rule]]
id = "house-call"
field = "criminal"
title_fr = "Rappeler la personne"
title_en = "Call the person back"
kind = "planning"
matter_kinds = ["prosecution_defence"]
who_must_act_fr = "l’association"
who_must_act_en = "the charity"
consequence_fr = "La personne attend"
consequence_en = "The person waits"
articles = ["usage de l’association"]
effective_from = 2020-01-01
verified = "yes"
risk = "low"

[[rule.computation]]
key = "main"
trigger = "judgment_pronounced"
amount = 5
unit = "days"
method = "days_strict"
nature = "internal_target"
"""


def rule(workspace: Workspace, rule_id: str) -> law_rules.RuleLine:
    return next(one for one in law_rules.list_rules(workspace, Language.FR) if one.id == rule_id)


def an_appeal(workspace: Workspace) -> DateRow:
    case = a_case(workspace)
    deadlines.add(workspace, AddDeadline(reference="appeal-criminal/main", on=date(2026, 4, 21), case_id=case))
    (row,) = case_page(workspace, a_view(), case).dates
    return row


def test_every_rule_of_the_program_is_listed_with_its_dates(workspace: Workspace) -> None:
    found = law_rules.list_rules(workspace, Language.FR)
    assert len(found) >= 65
    assert all(one.dates and one.articles and not one.own for one in found)


@pytest.mark.parametrize("words", ["appel correctionnel", "CRIMINAL APPEAL", "498"])
def test_a_rule_is_found_by_words_of_either_language_and_by_its_article(workspace: Workspace, words: str) -> None:
    rules = law_rules.list_rules(workspace, Language.FR)
    assert "appeal-criminal" in [one.id for one in law_rules.narrowed(rules, words)]


def test_rules_are_narrowed_to_the_kind_of_case(workspace: Workspace) -> None:
    rules = law_rules.list_rules(workspace, Language.FR)
    for_fines = law_rules.narrowed(rules, "", "fine")
    assert for_fines
    assert all("fine" in one.kinds for one in for_fines)


def test_a_date_is_tried_with_its_reasons_before_it_is_kept(workspace: Workspace) -> None:
    trial = law_rules.try_rule(workspace, a_view(), "appeal-criminal/main", date(2026, 4, 21), None)
    assert (trial.on, trial.work_to) == (date(2026, 5, 4), date(2026, 4, 30))
    assert any(f"lundi 4{NBSP}mai" in step for step in trial.steps)


def test_a_limit_in_hours_asks_for_the_hour(workspace: Workspace) -> None:
    initial = next(one for one in rule(workspace, "police-custody").dates if one.reference.endswith("/initial"))
    assert initial.wants_hour
    with pytest.raises(HourMissing):
        law_rules.try_rule(workspace, a_view(), initial.reference, date(2026, 4, 21), None)


def test_where_the_client_lives_is_taken_from_the_case_unless_something_else_is_typed(workspace: Workspace) -> None:
    abroad = a_case(workspace, clients=[a_person(workspace, country="GB")])
    at_home = law_rules.try_rule(workspace, a_view(), "fixed-fine", date(2026, 4, 21), None)
    by_case = law_rules.try_rule(workspace, a_view(), "fixed-fine", date(2026, 4, 21), None, case_id=abroad)
    typed = law_rules.try_rule(
        workspace, a_view(), "fixed-fine", date(2026, 4, 21), None, case_id=abroad, typed={"residence": "FR"}
    )
    assert by_case.on > at_home.on == typed.on


def test_a_corrected_rule_counts_new_dates_and_offers_to_count_old_ones_anew(workspace: Workspace) -> None:
    row = an_appeal(workspace)
    law.set_overlay(workspace, "appel", TWELVE_DAYS)
    assert rule(workspace, "appeal-criminal").own
    told = dates.why(workspace, a_view(), row.id)
    assert (told.row.on, told.own_rule) == (date(2026, 5, 4), False)
    assert told.newer is not None
    # Twelve days: Sunday 3 May, so Monday 4, the same day, and a rule that reads differently all the same.
    assert (told.newer.on, told.newer.own) == (date(2026, 5, 4), True)
    deadlines.recompute(workspace, row.id, "Nouvelle durée")
    after = dates.why(workspace, a_view(), row.id)
    assert (after.own_rule, after.newer) == (True, None)


def test_a_rule_of_the_charity_is_added_and_taken_back_by_undo(workspace: Workspace) -> None:
    changed = law.set_overlay(workspace, "rappels", HOUSE_RULE)
    assert rule(workspace, "house-call").title == "Rappeler la personne"
    history.undo(workspace, changed.job)
    assert law_rules.own_texts(workspace) == {}


def test_a_rule_in_use_is_not_taken_away(workspace: Workspace) -> None:
    law.set_overlay(workspace, "rappels", HOUSE_RULE)
    case = a_case(workspace)
    deadlines.add(workspace, AddDeadline(reference="house-call/main", on=date(2026, 4, 21), case_id=case))
    with pytest.raises(law.RuleInUse):
        law.set_overlay(workspace, "rappels", "")
    assert len(case_page(workspace, a_view(), case).dates) == 1


def test_a_text_that_cannot_be_counted_with_is_refused_and_changes_nothing(workspace: Workspace) -> None:
    with pytest.raises(LawFileFault) as refused:
        law.set_overlay(workspace, "appel", TWELVE_DAYS.replace("12", '"twelve"'))
    assert refused.value.file == "appel"
    assert refused.value.line > 1
    assert not rule(workspace, "appeal-criminal").own


def test_what_a_correction_begins_with_is_itself_accepted(workspace: Workspace) -> None:
    for one in law_rules.list_rules(workspace, Language.FR)[:10]:
        law.set_overlay(workspace, "essai", law_rules.text_to_begin(one))
        assert rule(workspace, one.id).own


def test_a_lawyers_confirmation_takes_the_mark_from_dates_of_the_wording_that_was_read(workspace: Workspace) -> None:
    doubtful = next(
        one
        for one in law_rules.list_rules(workspace, Language.FR)
        if one.verified != "yes" and not one.dates[0].wants_hour and not one.dates[0].wants_original
    )
    case = a_case(workspace)
    deadlines.add(workspace, AddDeadline(reference=doubtful.dates[0].reference, on=date(2026, 4, 21), case_id=case))
    law.confirm(workspace, doubtful.id, by="Me Ancel", on=TODAY)
    (row,) = case_page(workspace, a_view(), case).dates
    assert row.verified == "yes"
    told = dates.why(workspace, a_view(), row.id)
    assert told.confirmation is not None
    assert (told.confirmation.by, told.confirmation.on) == ("Me Ancel", TODAY)
    assert rule(workspace, doubtful.id).confirmed_anew


def test_a_confirmation_of_an_earlier_wording_says_so(workspace: Workspace) -> None:
    law.confirm(workspace, "appeal-criminal", by="Me Ancel", on=TODAY)
    law.set_overlay(workspace, "appel", TWELVE_DAYS)
    line = rule(workspace, "appeal-criminal")
    assert line.confirmation is not None
    assert not line.confirmed_anew


def test_only_a_rule_that_exists_is_confirmed(workspace: Workspace) -> None:
    with pytest.raises(RuleUnknown):
        law.confirm(workspace, "no-such-rule", by="Me Ancel", on=TODAY)
