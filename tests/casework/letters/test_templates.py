# SPDX-License-Identifier: GPL-3.0-or-later
"""The letters themselves: for each, in words, what must stand in it; and what must hold of all of them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx as python_docx
import mammoth
import pypdfium2
import pytest

from casework.deadlines import load_rules
from casework.documents.package_check import check_package
from casework.documents.word_draw import draw
from casework.documents.word_read import read
from casework.language import NBSP, Language
from casework.letters import sample
from casework.letters.catalogue import letters, template, untouched
from casework.letters.check import check, fields_used
from casework.letters.compose import compose, missing
from casework.letters.facts import (
    Camera,
    Client,
    EarlierLetter,
    Incident,
    LetterFacts,
    Matter,
    Office,
    Piece,
    Recipient,
)
from casework.letters.fields import catalogue
from casework.paths import letter_templates
from casework.words import AuthorityKind
from tools.letter_templates.__main__ import built, sums

_RICH = sample.rich(Language.FR)

#: What the legal note demands of each letter, as words of the filled French text (the richest case).
MUST_STAND: dict[str, list[str]] = {
    "complaint_prosecutor": [
        "Nous soussignés",
        "porter plainte",
        "Identité des plaignants",
        "le 3 mai 1996 à Leeds",
        "Exposé des faits",
        "Identification des auteurs",
        "RIO n° 7654321",
        "article R. 434-15",
        "Préjudices",
        "2 jours",
        "Qualifications possibles",
        "articles 132-76 et 132-77",
        "Infraction de presse",
        "trois mois (loi du 29 juillet 1881, article 65)",
        "Actes d’enquête sollicités",
        "unité médico-judiciaire",
        "Conservation urgente des preuves",
        "article L. 252-5",
        "article L. 241-1",
        "articles R. 242-11 et R. 243-4",
        "récépissé",
        "article 15-3",
        "article 40-2",
        "article 10-2",
        "article 85",
        "Pièces jointes",
        "Mme Orla O’Connor",
    ],
    "chaser": [
        "6 mars 2026",
        "9 mars 2026",
        "Cette demande vous a déjà été rappelée",
        "article 40-2",
        "Plus de trois mois s’étant écoulés",
        "article 85",
        "Suites envisagées",
    ],
    "review_prosecutor_general": [
        "article 40-3",
        "articles 36 et 40-3",
        "Motif du classement",
        "Critique",
        "prescription",
    ],
    "civil_party_complaint": [
        "constituer partie civile",
        "articles 85 et suivants",
        "article 89",
        "France métropolitaine",
        "Recevabilité",
        "article 50 de la loi du 29 juillet 1881",
        "Préjudice",
        "consignation",
        "article 88",
    ],
    "civil_party_letter": ["420-1", "vingt-quatre heures", "Total", "2 469,00 €", "article 475-1", "dommages-intérêts"],
    "file_copy_request": ["article 388-4", "article 390-2", "article R. 165", "prévenu"],
    "footage_preservation": [
        "URGENT",
        "réquisition",
        "marge de trente minutes",
        "un mois",
        "sept jours",
        "deux mois",
        "article 15 du règlement (UE) 2016/679",
        "1er août 2026",
    ],
    "inspectorate_report": [
        "n’interrompt aucun délai",
        "226-10",
        "Qui signale",
        "Quand et où",
        "Ce qui s’est passé",
        "Agents",
        "Preuves",
        "Démarches en cours",
        "signes",
    ],
    "ombudsman_referral": [
        "Défenseur des droits",
        "R. 434-2",
        "Démarches déjà accomplies",
        "Ce qui est attendu",
        "article 33",
        "n’interrompt aucun délai",
    ],
    "fine_contest": [
        "Requête en exonération",
        "article 530-2-1",
        "article 537",
        "sans suite",
        "tribunal de police",
        "L’original de l’avis est joint",
        "articles 529-2 et 529-10",
    ],
    "parking_rapo": [
        "L. 2333-87",
        "R. 2333-120-13",
        "certificat d’immatriculation",
        "tribunal du stationnement payant",
    ],
    "gracious_appeal": ["L. 411-2", "L. 232-4", "Discussion", "L. 521-2", "tribunal administratif", "intérêt à agir"],
    "cada_request": ["L. 311-1", "L. 311-9", "appels au 17", "Le silence gardé pendant un mois valant refus"],
    "cada_referral": ["L. 342-1", "Historique", "deux mois", "avis favorable"],
    "hearing_request": ["article 552", "article 553", "interprète", "trois mois sans acte interruptif", "à éviter"],
    "witness_statement": [
        "article 202",
        "11527*03",
        "de sa main",
        "441-7",
        "15 000 euros",
        "pièce d’identité",
        "Lien de parenté",
    ],
    "mandate": ["Mandant", "Mandataire", "☐", "71-1130", "pouvoir spécial", "502", "Bon pour mandat", "retiré"],
    "piece_list": ["Bordereau de pièces", "Passeports", "3 pièce(s)", "6 pages", "R. 412-2", "ne changent plus"],
    "client_status": ["Prochaines dates", "Ce que vous devez faire", "Ne payez pas l’amende", "Nous contacter"],
    "un_communication": ["A/RES/53/144", "Auteurs présumés", "Consentement", "Appel urgent", "confidentiel"],
    "press_offer_of_proof": ["Dix jours", "articles 35 et 55", "déchéance", "élection de domicile", "Profession"],
    "seized_item_request": ["article 41-4", "Scellé", "propriété", "restitution"],
    "taj_erasure": ["230-8", "R. 40-31", "deux mois", "R. 40-31-1", "chambre de l’instruction"],
    "penal_order_opposition": ["opposition", "article 495-3", "peine plus sévère", "interprète", "récépissé"],
}

_BOTH = [(key, language) for language in Language for key in letters()]


def _plain(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split())


def _text(docx: bytes) -> str:
    document = python_docx.Document(io.BytesIO(docx))
    return _plain(" ".join(node.text or "" for node in document.element.iter() if str(node.tag).endswith("}t")))


def _lines(docx: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(draw(read(check_package(docx))))
    return [line.strip() for page in pdf for line in page.get_textpage().get_text_range().splitlines() if line.strip()]


@pytest.mark.parametrize("template_id", letters())
def test_what_the_law_and_practice_demand_stands_in_the_letter(template_id: str) -> None:
    answers = {path: value for path, value in _RICH.answers.items() if path not in {"first_sent_on", "receipt_on"}}
    text = _text(compose(template_id, replace(_RICH, answers=answers)))
    assert [words for words in MUST_STAND[template_id] if words not in text] == []


def test_each_letter_of_the_catalogue_has_its_demands_and_both_its_files() -> None:
    assert set(MUST_STAND) == set(letters())
    assert len(letters()) == 24
    assert all(template(key, language) for key, language in _BOTH)


@pytest.mark.parametrize(("template_id", "language"), _BOTH)
def test_a_template_passes_its_own_checker_and_reads_the_same_facts_in_both_languages(
    template_id: str, language: Language
) -> None:
    content = template(template_id, language)
    assert check(content) == []
    facts = {name for name in fields_used(content) if not name.startswith("grammar")}
    french = {name for name in fields_used(template(template_id, Language.FR)) if not name.startswith("grammar")}
    assert facts == french


def test_the_word_files_are_those_that_their_texts_make() -> None:
    stale = [path.name for path, content in built() if not path.exists() or path.read_bytes() != content]
    assert stale == [], "run python -m tools.letter_templates"
    assert all(untouched(key, language) for key, language in _BOTH)
    known = (letter_templates("fr").parent / "sha256.txt").read_text(encoding="utf-8")
    assert known == sums(built())


def _least(template_id: str) -> LetterFacts:
    """The poorest case that the letter allows: what it requires, and nothing else."""
    wanted = [path.split("|")[0] for path in letters()[template_id].required]
    person = Client(
        first_names="Sacha",
        last_name="Morel",
        birth_date=date(2000, 1, 1),
        birth_place="Lens",
        nationality="française",
        address_lines=("2 rue du Port",),
        postcode_city="62100 Calais",
        email="sacha@exemple.org",
    )
    camera = Camera(camera_place="place d’Armes", time_window="de 10 h à 11 h")
    incident = Incident(date=date(2026, 7, 2), place_text="Calais", narrative="Un contrôle.", footage_known=(camera,))
    if "footage_known" not in wanted:
        incident = replace(incident, footage_known=())
    answers = {path: value for path, value in _RICH.answers.items() if path in {*wanted, "dismissal.date"}}
    if "claims" in answers:
        answers["claims"] = [{"head": "soins", "amount": "80"}]
    return LetterFacts(
        today=_RICH.today,
        place_of_signature="Calais",
        office=Office(
            name="Permanence",
            address_lines=("1 rue X",),
            postcode_city="62100 Calais",
            email="p@exemple.org" if "office.email" in wanted else "",
            representative_name="Camille Roy",
        ),
        matter=Matter(
            reference="2026-001",
            authority_reference="42" if "matter.authority_reference" in wanted else "",
        ),
        complainants=(person,),
        recipient=Recipient(title_line="Service compétent", postcode_city="62100 Calais"),
        incidents=(incident,) if "incidents" in wanted else (),
        pieces=(Piece(number=1, title="Avis"),) if "pieces" in wanted else (),
        answers=answers,
    )


def _cases() -> list[tuple[str, LetterFacts]]:
    return [(key, facts) for key in letters() for facts in (_RICH, _least(key))]


@pytest.mark.parametrize(("template_id", "facts"), _cases())
def test_no_line_begins_with_a_closing_sign_and_nothing_is_left_unfilled(template_id: str, facts: LetterFacts) -> None:
    lines = _lines(compose(template_id, facts))
    assert [line for line in lines if re.match("[:;!?»]", line)] == []
    assert [line for line in lines if line.endswith(("«", " n°", "art."))] == []
    text = "\n".join(lines)
    assert not re.search(r"\b[jlmnst]’[bcdfgjkmpqrstvwxz]", text, re.IGNORECASE), text
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\ufffd| ,|, ,|,,|\(\)| \.|\.\.", text), text


@pytest.mark.parametrize("template_id", letters())
def test_other_readers_of_word_files_read_the_letter(template_id: str) -> None:
    docx = compose(template_id, _RICH)
    read_by_mammoth = _plain(mammoth.extract_raw_text(io.BytesIO(docx)).value)
    assert "Nguyễn-O’Connor" in read_by_mammoth or template_id == "witness_statement"
    assert "{{" not in read_by_mammoth


def test_the_english_copy_says_that_only_the_french_counts_but_for_what_is_sent_in_english() -> None:
    facts = sample.rich(Language.EN)
    for key in letters():
        filled = check_package(compose(key, facts))["word/header1.xml"].decode()
        assert ("only the French text counts" in filled) == (key not in {"client_status", "un_communication"}), key


def test_a_draft_is_marked_on_each_page_and_a_final_is_not() -> None:
    draft = check_package(compose("complaint_prosecutor", replace(_RICH, draft=True)))["word/header1.xml"].decode()
    final = check_package(compose("complaint_prosecutor", _RICH))["word/header1.xml"].decode()
    assert "PROJET – NE PAS ENVOYER" in draft
    assert "PROJET" not in final


def test_a_draft_shows_what_is_missing_where_it_will_stand() -> None:
    text = _text(compose("complaint_prosecutor", replace(sample.poor(Language.FR), draft=True)))
    assert "[Adresse postale du destinataire]" in text
    assert "[Infraction] ([Article])" in text
    text = _text(compose("fine_contest", replace(_RICH, answers={}, draft=True)))
    assert "avis n° [Numéro de l’avis]" in text
    assert "[Motifs]" in text


def test_a_civil_party_complaint_too_early_is_not_let_through() -> None:
    answers = {**_RICH.answers, "crime": False, "press_offence": False, "dismissal.date": None}
    early = {**answers, "prior_complaint.received_on": _RICH.today.replace(month=5)}
    late = {**answers, "prior_complaint.received_on": _RICH.today.replace(month=4)}
    lacking = missing("civil_party_complaint", replace(_RICH, answers=early))
    assert [fact.field for fact in lacking] == ["three_months_passed"]
    assert missing("civil_party_complaint", replace(_RICH, answers=late)) == []
    assert "Plus de trois mois" in _text(compose("civil_party_complaint", replace(_RICH, answers=late)))


def test_a_fine_is_denied_unless_the_person_says_that_it_is_admitted() -> None:
    answers = {path: value for path, value in _RICH.answers.items() if path != "admits"}
    assert "Nous contestons avoir commis" in _text(compose("fine_contest", replace(_RICH, answers=answers)))
    assert "Sans contester la matérialité" in _text(compose("fine_contest", _RICH))


def test_the_footage_letter_differs_for_prosecutor_operator_and_ombudsman() -> None:
    def text(kind: str) -> str:
        to = Recipient(kind=kind, title_line="Service", postcode_city="62100 Calais")
        return _text(compose("footage_preservation", replace(_RICH, recipient=to)))

    assert "articles 60-1 et 77-1-1" in text("prosecutor")
    assert "suspendre tout effacement automatique" in text("operator")
    assert "pouvoirs d’instruction" in text("ombudsman")
    assert "suspendre tout effacement" not in text("prosecutor")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("prosecutor", "numéro d’enregistrement de la procédure"),
        ("igpn", "à quel service le signalement a été transmis"),
        ("ombudsman", "l’état de l’instruction de la réclamation"),
        ("prefect", "bien vouloir répondre à cette demande"),
    ],
)
def test_a_reminder_asks_each_body_what_it_should_know(kind: str, words: str) -> None:
    to = Recipient(kind=kind, title_line="Service", postcode_city="62100 Calais")
    assert words in _text(compose("chaser", replace(_RICH, recipient=to)))


def test_a_first_reminder_within_three_months_does_not_claim_that_they_are_over() -> None:
    earlier = (EarlierLetter(subject="plainte", sent_on=_RICH.today.replace(day=1), received_on=_RICH.today),)
    answers = {"next_step": "une plainte avec constitution de partie civile sera déposée"}
    text = _text(compose("chaser", replace(_RICH, earlier=earlier, answers=answers)))
    assert "Plus de trois mois" not in text
    assert "déjà été rappelée" not in text


def test_one_woman_alone_writes_in_the_feminine_singular() -> None:
    text = _text(compose("complaint_prosecutor", replace(_RICH, complainants=_RICH.complainants[:1])))
    assert "Je soussignée, Mme Imogen Ashworth," in text
    assert "Identité de la plaignante" in text
    assert "Je vous demande" in text
    assert "nous " not in text.replace("nous distribuions", "").replace("Nous avons répondu", "").lower()


def test_the_catalogue_names_rules_computations_and_bodies_that_exist() -> None:
    rules = load_rules()
    known = {
        f"{rule.id}/{computation.key}"
        for versions in rules.versions.values()
        for rule in versions
        for computation in rule.computations
    }
    bodies = {kind.value for kind in AuthorityKind} | {"client", "claimant"}
    for one in letters().values():
        assert set(one.starts) | set(one.meets) <= known, one.id
        assert set(one.addressees) <= bodies, one.id


@pytest.mark.parametrize("template_id", letters())
def test_what_a_letter_requires_and_asks_are_fields(template_id: str) -> None:
    one = letters()[template_id]
    assert set(one.questions) <= set(catalogue())
    used = set(fields_used(template(template_id, Language.FR)))
    asked = {path for path in one.questions if not path.endswith("[]")}
    unused = {path for path in asked if path not in used and f"{path}_text" not in used}
    assert unused == set(), "a question whose answer appears nowhere"
