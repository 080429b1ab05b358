# SPDX-License-Identifier: GPL-3.0-or-later
"""Before a letter is signed: what is pointed at, what is explained, what is kept of it."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from casework.errors import InvalidValue, NotFound
from casework.language import Language
from casework.letters.catalogue import letters as catalogue
from casework.letters.reading import Concern, findings
from casework.letters.signing_sheet import Explained, NextDate, SigningSheet, sheet_pdf
from casework.model import Case, Letter
from casework.queries.letter_facts import complainants_of
from casework.services import cases, letters, people, signing
from casework.services.letters import DraftLetter, LetterFrozen, LetterNotFilled
from casework.services.signing import Explanation, LetterOutOfDate
from casework.storage.workspace import Workspace
from casework.words import CaseRole
from tests.builders import TODAY, a_case, a_person
from tests.casework.services.conftest import Filled

TOLD = Explanation(by="Solène Verhaeghe", on=TODAY, language="en", through="M. Idris Vellamo")


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return found


def kept(workspace: Workspace, letter_id: int) -> tuple[object, ...]:
    with workspace.reading() as session:
        it = session.get_one(Letter, letter_id)
        return it.explained_by, it.explained_on, it.explained_in, it.explained_through


def test_the_signing_file_is_letter_copy_and_sheet_in_that_order(example: Filled) -> None:
    workspace, letter = example.workspace, example.made.letter
    letters.fill(workspace, letter, today=TODAY)
    signing.record_explained(workspace, letter, TOLD)
    made = signing.signing_file(workspace, letter, Language.EN, today=TODAY)
    pages = pages_of(made)
    whole = " ".join(pages)
    assert "Plainte contre" in pages[0]
    assert whole.index("procédure pénale") < whole.index("Courtesy translation") < whole.index("Before you sign")
    sheet = pages[-1]
    for words in ("Complaint to the public prosecutor", "Wetherby", "we work to", "Solène Verhaeghe", "Idris Vellamo"):
        assert words in sheet
    assert "English" in sheet
    assert "24 November 2026" in sheet
    assert made == signing.signing_file(workspace, letter, Language.EN, today=TODAY)
    outlined = pypdfium2.PdfDocument(made)
    titles = [mark.get_title() for mark in outlined.get_toc()]
    outlined.close()
    assert titles == ["Letter", "Reading copy", "Before you sign"]
    # What the case says now is no longer what the letter says: a copy would mislead whoever signs.
    with workspace.reading() as session:
        first = complainants_of(Letter(answers={}), session.get_one(Case, example.made.complaint))[0].person_id
    assert first is not None
    people.amend(workspace, first, {"birth_place": "Bradford"})
    with pytest.raises(LetterOutOfDate):
        signing.signing_file(workspace, letter, Language.FR, today=TODAY)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("template", catalogue())
def test_every_letter_has_a_sheet_of_one_page_in_plain_words(template: str, language: Language) -> None:
    sheet = SigningSheet(
        letter=catalogue()[template],
        reference="2026-014",
        to="Madame la Procureure de la République, Tribunal judiciaire de Boulogne-sur-Mer",
        signers=["Mme Anna Quillfeather", "M. Idris Vellamo"],
        pieces=12,
        dates=[NextDate("Recours contre la décision", date(2026, 12, 1), date(2026, 11, 27))] * 4,
        office="Comité d’appui juridique du Littoral",
        phone="03 53 01 24 60",
        explained=Explained(),
    )
    (text,) = pages_of(sheet_pdf(sheet, language))
    assert ("vendredi 27 novembre 2026" if language is Language.FR else "Friday 27 November 2026") in text
    assert ("Ce qu’il ne faut pas faire" if language is Language.FR else "What not to do") in text


def test_nothing_can_be_signed_explained_or_checked_before_it_is_filled(example: Filled) -> None:
    workspace, letter = example.workspace, example.made.letter
    with pytest.raises(LetterNotFilled):
        signing.signing_file(workspace, letter, Language.FR, today=TODAY)
    with pytest.raises(LetterNotFilled):
        signing.record_explained(workspace, letter, TOLD)
    with pytest.raises(LetterNotFilled):
        signing.to_check(workspace, letter, Language.FR)
    with pytest.raises(LetterNotFilled):
        signing.mark_checked(workspace, letter, by="Aude")


def test_who_explained_it_is_kept_until_the_text_changes(example: Filled) -> None:
    workspace, letter = example.workspace, example.made.letter
    letters.fill(workspace, letter, today=TODAY)
    signing.mark_checked(workspace, letter, by="Aude Lanvallay")
    signing.record_explained(workspace, letter, TOLD)
    assert kept(workspace, letter) == ("Solène Verhaeghe", TODAY, "en", "M. Idris Vellamo")
    letters.fill(workspace, letter, today=TODAY)
    assert kept(workspace, letter)[0] == "Solène Verhaeghe"
    letters.answer(workspace, letter, {"harm_text": "Autre chose."})
    assert kept(workspace, letter) == ("", None, "", "")
    with workspace.reading() as session:
        it = session.get_one(Letter, letter)
        assert (it.checked_by, it.status.value) == ("", "draft")


@pytest.mark.parametrize("wrong", [{"by": "  "}, {"language": ""}, {"language": "klingonais"}, {"language": "xx"}])
def test_an_explanation_names_somebody_and_a_language_there_is(example: Filled, wrong: dict[str, str]) -> None:
    given = {"by": "Aude", "on": TODAY, "language": "en", **wrong}
    with pytest.raises(InvalidValue):
        signing.record_explained(example.workspace, example.made.letter, Explanation(**given))  # type: ignore[arg-type]


def test_a_checked_letter_says_by_whom_and_a_final_one_is_checked_no_more(example: Filled) -> None:
    workspace, letter = example.workspace, example.made.letter
    letters.fill(workspace, letter, today=TODAY)
    assert Concern.UNPROVED in {found.concern for found in signing.to_check(workspace, letter, Language.EN)}
    with pytest.raises(InvalidValue):
        signing.mark_checked(workspace, letter, by=" ")
    signing.mark_checked(workspace, letter, by="Aude Lanvallay")
    letters.finalise(workspace, letter, today=TODAY)
    with workspace.reading() as session:
        assert session.get_one(Letter, letter).checked_by == "Aude Lanvallay"
    with pytest.raises(LetterFrozen):
        signing.mark_checked(workspace, letter, by="Aude Lanvallay")


def test_each_client_gets_a_letter_that_speaks_for_her_alone(workspace: Workspace) -> None:
    case = a_case(workspace)
    persons = [a_person(workspace), a_person(workspace, "Quillfeather")]
    for person in persons:
        cases.join_person(workspace, case, person, CaseRole.CLIENT)
    cases.join_person(workspace, case, a_person(workspace, "Dunmarrow"), CaseRole.WITNESS)
    made = signing.letters_for_each(workspace, DraftLetter(case_id=case, template="complaint_prosecutor"))
    assert len(made.also) == 2
    with workspace.reading() as session:
        for letter_id, person in zip(made.also, persons, strict=True):
            letter = session.get_one(Letter, letter_id)
            assert [line.person_id for line in complainants_of(letter, session.get_one(Case, case))] == [person]
        assert letter.title.endswith("Quillfeather")


def test_a_case_that_is_not_there_gets_no_letters(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        signing.letters_for_each(workspace, DraftLetter(case_id=99, template="complaint_prosecutor"))


@pytest.mark.parametrize(
    ("paragraph", "language", "concern", "excerpt"),
    [
        (
            "Un agent nous a poussées contre le mur.",
            Language.FR,
            Concern.UNPROVED,
            "Un agent nous a poussées contre le mur.",
        ),
        ("Cette attitude est scandaleuse.", Language.FR, Concern.ADJECTIVE, "scandaleuse"),
        ("Le brigadier-chef Durandal était présent.", Language.FR, Concern.OFFICER, "brigadier-chef Durandal"),
        ("An officer pushed us.", Language.EN, Concern.UNPROVED, "An officer pushed us."),
        ("This was outrageous.", Language.EN, Concern.ADJECTIVE, "outrageous"),
        ("We saw Sergeant Marchebas.", Language.EN, Concern.OFFICER, "Sergeant Marchebas"),
    ],
)
def test_the_second_reader_is_shown(paragraph: str, language: Language, concern: Concern, excerpt: str) -> None:
    (found,) = findings(["Madame la Procureure,", paragraph], language)
    assert (found.concern, found.paragraph, found.excerpt) == (concern, 2, excerpt)
    assert found.advice


@pytest.mark.parametrize(
    "paragraph",
    [
        "Un agent nous a poussées contre le mur (pièce n°\u00a03).",
        "Les agents de la police nationale sont tenus de porter leur numéro RIO.",
        "L’agent RIO 1234567 se tenait près du véhicule.",
        "Je demande l’audition des témoins.",
    ],
)
def test_the_second_reader_is_not_bothered_with(paragraph: str) -> None:
    assert findings([paragraph], Language.FR) == ()
