# SPDX-License-Identifier: GPL-3.0-or-later
"""What a letter lacks is told before it is filled; what it decides itself; which words it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from casework.language import NBSP, Language
from casework.letters import sample
from casework.letters.catalogue import letter, letters
from casework.letters.compose import Where, cited_pieces, compose, missing, suited
from casework.letters.context import PIECES_LISTED, context
from casework.letters.errors import AliasNotAllowed, LetterDataWrong, LetterIncomplete, TemplateUnknown
from casework.letters.facts import (
    Camera,
    Channel,
    Client,
    EarlierLetter,
    Gender,
    Incident,
    LetterFacts,
    Piece,
    Recipient,
)
from casework.letters.fields import Kind, Source, catalogue, parts

_RICH = sample.rich(Language.FR)


def test_every_field_of_the_catalogue_is_in_every_context() -> None:
    for facts in (_RICH, sample.poor(Language.FR)):
        fields = context(None, facts)
        for entry in catalogue().values():
            value: object = fields
            for name in parts(entry.path):
                if isinstance(value, list):
                    value = value[0] if value else {}
                if not value and value != fields:
                    break
                assert isinstance(value, dict)
                assert name in value, entry.path
                value = value[name]


@pytest.mark.parametrize("template_id", letters())
def test_the_richest_case_lacks_nothing_and_the_emptiest_lacks_all_that_is_required(template_id: str) -> None:
    assert missing(template_id, _RICH) == []
    lacking = {fact.field for fact in missing(template_id, sample.poor(Language.FR))}
    wanted = [path for path in letter(template_id).required if "[]" not in path or path.startswith("complainants")]
    assert lacking >= {path.split("|")[0] for path in wanted}


def test_a_missing_fact_says_which_person_and_where_to_put_it_right() -> None:
    persons = (_RICH.complainants[0], replace(_RICH.complainants[1], birth_date=None))
    found = missing("complaint_prosecutor", replace(_RICH, complainants=persons))
    assert [(fact.field, fact.label, fact.where, fact.index) for fact in found] == [
        ("complainants[].birth_date", "Date de naissance", Where.PERSON, 1)
    ]


def test_what_the_letter_alone_asks_is_a_question() -> None:
    found = missing("complaint_prosecutor", replace(_RICH, answers={}))
    assert [(fact.field, fact.where) for fact in found] == [("qualifications", Where.QUESTION)]


def test_an_elected_address_does_for_a_private_one() -> None:
    person = replace(_RICH.complainants[0], address_lines=(), postcode_city="")
    assert missing("complaint_prosecutor", replace(_RICH, complainants=(person,))) == []


def test_a_legal_person_needs_a_representative_and_no_birth() -> None:
    company = Client(organisation="Cantine & Cie", address_lines=("1 rue X",), postcode_city="62100 Calais")
    found = missing("complaint_prosecutor", replace(_RICH, complainants=(company,)))
    assert [fact.field for fact in found] == ["complainants[].legal_representative"]


def test_a_piece_that_is_cited_but_does_not_go_along_is_missing() -> None:
    facts = replace(
        _RICH, incidents=(Incident(date_text="hier", place_text="Calais", narrative="Voir pièces n° 2 et 9."),)
    )
    assert [fact.label for fact in missing("complaint_prosecutor", facts)] == [f"Pièce n°{NBSP}9 citée mais non jointe"]


def test_a_claim_names_its_proof_among_the_pieces() -> None:
    answers = {**_RICH.answers, "claims": [{"head": "soins", "amount": "80", "piece_number": 8}]}
    found = missing("civil_party_letter", replace(_RICH, answers=answers))
    assert [fact.field for fact in found] == ["pieces[8]"]


def test_a_confidential_piece_may_not_be_cited() -> None:
    pieces = tuple(replace(piece, confidential=piece.number == 3) for piece in _RICH.pieces)
    assert [fact.field for fact in missing("complaint_prosecutor", replace(_RICH, pieces=pieces))] == ["pieces[3]"]


def test_citations_are_read_in_all_their_forms() -> None:
    assert cited_pieces("pièce n° 3, pièces n° 1, 2 et 4 ; Pièce n°\u00a07") == {1, 2, 3, 4, 7}
    assert cited_pieces("n° 3, piècette 5") == set()


def test_a_final_with_gaps_is_refused_and_a_draft_is_marked() -> None:
    facts = replace(_RICH, answers={})
    with pytest.raises(LetterIncomplete) as caught:
        compose("complaint_prosecutor", facts)
    assert caught.value.fields == ("qualifications",)
    assert compose("complaint_prosecutor", replace(facts, draft=True))


@pytest.mark.parametrize("template_id", [key for key, one in letters().items() if not one.alias_allowed])
def test_borrowed_names_are_blocked_where_the_law_wants_the_real_one(template_id: str) -> None:
    facts = replace(_RICH, complainants=(replace(_RICH.complainants[0], alias="Nelly", alias_mode=True),))
    with pytest.raises(AliasNotAllowed):
        missing(template_id, facts)


def test_complaints_civil_party_claims_fines_and_court_papers_block_borrowed_names() -> None:
    blocked = {key for key, one in letters().items() if not one.alias_allowed}
    assert blocked >= {
        "complaint_prosecutor",
        "civil_party_complaint",
        "civil_party_letter",
        "fine_contest",
        "hearing_request",
        "penal_order_opposition",
        "press_offer_of_proof",
        "witness_statement",
    }


def test_in_alias_mode_nothing_in_the_fields_identifies_the_person() -> None:
    person = replace(_RICH.complainants[0], alias="Nelly", alias_mode=True)
    fields = str(context(letter("un_communication"), replace(_RICH, complainants=(person,)))["client"])
    assert "Nelly" in fields
    for real in ("Ashworth", "Imogen", "Leeds", "1996", "Mill Lane", "+44", "imogen@"):
        assert real not in fields


def test_the_letter_decides_its_only_addressee_and_that_the_office_signs() -> None:
    facts = replace(_RICH, recipient=replace(_RICH.recipient, kind="", salutation=""))
    assert compose("complaint_prosecutor", facts)
    assert suited(letter("complaint_prosecutor"), facts).recipient.kind == "prosecutor"
    assert suited(letter("client_status"), facts).by_office


def _field(facts: LetterFacts, path: str) -> object:
    value: object = context(None, facts)
    for name in path.split("."):
        assert isinstance(value, dict)
        value = value[name]
    return value


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("today", f"6{NBSP}juillet{NBSP}2026"),
        ("incident.when", f"le 2{NBSP}juillet{NBSP}2026, de 10{NBSP}h{NBSP}15 à 14{NBSP}h"),
        ("names", f"Mme{NBSP}Imogen Ashworth, M.{NBSP}Jean-Noël Dupont & fils <x> et "
         "Marguerite-Alexandrine Philippa Wilhelmina Nguyễn-O’Connor"),
        ("recipient.channel_line", f"Lettre recommandée avec demande d’avis de réception n°{NBSP}1A 000 000 0000 0"),
        ("sign_line", f"Fait à Calais, le 6{NBSP}juillet{NBSP}2026"),
        ("claims_total", f"2{NBSP}469,00{NBSP}€"),
        ("pieces_range", f"n°{NBSP}1 à n°{NBSP}3"),
        ("fine.kind", "forfaitaire"),
        ("fine.kind_text", "amende forfaitaire"),
        ("elapsed", f"35{NBSP}jours"),
        ("footage.first_erased_on", f"1er{NBSP}août{NBSP}2026"),
    ],
)  # fmt: skip
def test_words_are_written_as_french_letters_write_them(path: str, expected: object) -> None:
    assert _field(_RICH, path) == expected


def test_prose_gets_its_typography_and_names_do_not() -> None:
    incident = Incident(narrative='Il a dit : "Où allez-vous ?"', place_text="l'hôtel")
    person = Client(last_name="O'Connor")
    facts = replace(_RICH, incidents=(incident,), complainants=(person,))
    assert _field(facts, "incident.narrative") == [f"Il a dit{NBSP}: «{NBSP}Où allez-vous{NBSP}?{NBSP}»"]
    assert _field(facts, "incident.place_text") == "l’hôtel"
    assert _field(facts, "client.last_name") == "O'Connor"


def test_articles_are_cited_as_letters_cite_them_and_windows_have_their_day() -> None:
    camera = Camera(time_window="de 10 h à 11 h", article="CSI art. L252-5")
    facts = replace(_RICH, incidents=(Incident(date=date(2026, 7, 2), footage_known=(camera,)),))
    row = _field(facts, "footage_known")
    assert isinstance(row, list)
    assert row[0]["article"] == f"CSI, art.{NBSP}L.{NBSP}252-5"
    assert row[0]["time_window"] == f"2{NBSP}juillet{NBSP}2026, de 10{NBSP}h à 11{NBSP}h"


def test_a_camera_without_hours_has_those_of_the_incident_and_codes_are_spelled_out() -> None:
    incident = Incident(date=date(2026, 7, 2), start_time=time(10), end_time=time(11), footage_known=(Camera(),))
    answers = {"qualifications": [{"label": "discrimination", "article": "CP art. 432-7"}]}
    facts = replace(_RICH, incidents=(incident,), answers=answers)
    row = _field(facts, "footage_known")
    assert isinstance(row, list)
    assert row[0]["time_window"] == f"2{NBSP}juillet{NBSP}2026, de 10{NBSP}h à 11{NBSP}h"
    assert _field(facts, "qualifications") == [
        {"label": "discrimination", "article": f"code pénal, article{NBSP}432-7"}
    ]


def test_english_letters_have_english_words() -> None:
    facts = replace(_RICH, language=Language.EN)
    assert _field(facts, "incident.when") == f"on 2{NBSP}July{NBSP}2026, from 10:15 to 14:00"
    assert _field(facts, "grammar.je_soussigne") == "we, the undersigned"
    assert _field(facts, "recipient.channel_text") == "registered letter with acknowledgement of receipt"


def test_three_months_of_silence_count_from_proven_receipt_only() -> None:
    to = Recipient(kind="prosecutor")
    proven = EarlierLetter(sent_on=date(2026, 3, 1), received_on=date(2026, 4, 6))
    unproven = EarlierLetter(sent_on=date(2026, 1, 1), channel=Channel.SIMPLE_POST)
    facts = replace(sample.poor(Language.FR), recipient=to)
    assert _field(replace(facts, earlier=(proven,)), "silent_three_months") is True
    assert _field(replace(facts, earlier=(proven,), today=date(2026, 7, 5)), "silent_three_months") is False
    assert _field(replace(facts, earlier=(unproven,)), "silent_three_months") is False


def test_a_long_list_of_pieces_is_left_to_the_bordereau() -> None:
    pieces = tuple(Piece(number=number, title="Photo") for number in range(1, PIECES_LISTED + 2))
    assert _field(replace(_RICH, pieces=pieces), "pieces_many") is True


def test_a_minor_is_signed_for_and_two_sign_on_one_line() -> None:
    rows = _field(_RICH, "signatories")
    assert rows == [
        {
            "left": f"Mme{NBSP}Imogen Ashworth",
            "left_role": "",
            "right": f"M.{NBSP}Jean-Noël Dupont & fils <x>",
            "right_role": "",
        },
        {
            "left": "Mme Orla O’Connor",
            "left_role": "pour Marguerite-Alexandrine Philippa Wilhelmina Nguyễn-O’Connor",
            "right": "",
            "right_role": "",
        },
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("hearing.date", "bientôt"),
        ("hearing.time", "25:00"),
        ("costs_475_1", "beaucoup"),
        ("costs_475_1", Decimal("NaN")),
        ("admits", "oui"),
        ("capacity", "roi"),
        ("capacity", ["roi"]),
        ("qualifications", "vol"),
        ("qualifications", [{"titre": "vol"}]),
        ("requested_acts", "un acte"),
        ("nonsense", "x"),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused(path: str, value: object) -> None:
    with pytest.raises(LetterDataWrong):
        context(None, replace(_RICH, answers={path: value}))


def test_answers_may_be_iso_texts_as_forms_store_them() -> None:
    answers = {"hearing.date": "2026-12-01", "hearing.time": "09:00", "costs_475_1": "800"}
    facts = replace(_RICH, answers=answers)
    assert _field(facts, "hearing.date") == f"1er{NBSP}décembre{NBSP}2026"
    assert _field(facts, "hearing.time") == f"9{NBSP}h"
    assert _field(facts, "costs_475_1") == f"800,00{NBSP}€"
    assert _field(replace(facts, answers={"hearing.time": time(9, 5)}), "hearing.time") == f"9{NBSP}h{NBSP}05"


def test_unknown_gender_leaves_every_sentence_readable() -> None:
    person = Client(gender=Gender.UNKNOWN, first_names="Sacha", last_name="Morel", birth_date=date(2000, 1, 1))
    assert _field(replace(_RICH, complainants=(person,)), "client.identity") == (
        f"Sacha Morel, né(e) le 1er{NBSP}janvier{NBSP}2000"
    )


def test_an_unknown_letter_is_said_to_be_unknown() -> None:
    with pytest.raises(TemplateUnknown):
        letter("nonsense")


def test_kinds_and_sources_of_the_catalogue_are_all_in_use() -> None:
    assert {entry.kind for entry in catalogue().values()} == set(Kind) - {Kind.GROUP, Kind.ANY}
    assert {entry.source for entry in catalogue().values()} == set(Source)
