# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter's life: draft, filled, final, signed, sent; and what it is allowed to know."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from casework.errors import Cancelled, FileNotWritten, NotFound
from casework.letters.errors import LetterDataWrong, LetterIncomplete, TemplateUnknown
from casework.model import Letter
from casework.queries.contents import open_content
from casework.queries.letter_facts import gather
from casework.queries.letters import LetterSheet, letter_sheet, list_letters, templates_for
from casework.services import cases, correspondence, deadlines, letters
from casework.services.correspondence import Post
from casework.services.deadlines import AddDeadline
from casework.services.letters import DraftLetter, LetterFrozen, LetterNotFilled
from casework.services.records import ChangedMeanwhile, get
from casework.storage.workspace import Workspace
from casework.words import Direction, Means
from tests.builders import TODAY, a_case, a_view, an_authority
from tests.casework.services.conftest import Filled


def sheet(workspace: Workspace, letter: int) -> LetterSheet:
    return letter_sheet(workspace, a_view(), letter)


def a_draft(workspace: Workspace, case: int | None = None, **values: object) -> int:
    given: dict[str, object] = {"case_id": case or a_case(workspace), "template": "complaint_prosecutor", **values}
    return letters.draft(workspace, DraftLetter(**given)).id  # type: ignore[arg-type]


def pdf_text(workspace: Workspace, sha256: str) -> str:
    with open_content(workspace, sha256) as stream:
        document = pypdfium2.PdfDocument(stream.read())
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_a_letter_is_addressed_to_the_authority_competent_for_the_place(workspace: Workspace) -> None:
    an_authority(workspace, name="TJ de Lille", communes=["Lille"])
    calais = an_authority(workspace)
    assert sheet(workspace, a_draft(workspace, a_case(workspace, place="CALAIS"))).recipient_id == calais
    assert sheet(workspace, a_draft(workspace, a_case(workspace, place="Brest"))).recipient_id is None


def test_the_only_authority_of_its_kind_is_taken_wherever_the_place_is(workspace: Workspace) -> None:
    only = an_authority(workspace)
    assert sheet(workspace, a_draft(workspace, a_case(workspace, place="Brest"))).recipient_id == only


def test_no_such_letter_case_proceeding_or_event(workspace: Workspace) -> None:
    with pytest.raises(TemplateUnknown):
        a_draft(workspace, template="love_letter")
    for wrong in ({"case": 99}, {"proceeding_id": 99}, {"incident_id": 99}, {"recipient_id": 99}):
        with pytest.raises(NotFound):
            a_draft(workspace, **wrong)  # type: ignore[arg-type]
    assert list_letters(workspace, a_view()) == ()


def test_what_is_missing_is_listed_before_anything_is_filled(workspace: Workspace) -> None:
    letter = a_draft(workspace)
    lacking = sheet(workspace, letter).missing
    assert lacking
    with pytest.raises(LetterIncomplete) as refused:
        letters.fill(workspace, letter, today=TODAY)
    assert refused.value.facts()
    assert sheet(workspace, letter).docx_sha256 == ""


def test_the_complaint_of_the_example_is_filled_without_retyping(example: Filled) -> None:
    workspace, letter = example.workspace, example.made.letter
    assert sheet(workspace, letter).missing == ()
    told: list[tuple[int, int]] = []
    letters.fill(workspace, letter, today=TODAY, progress=lambda done, total: told.append((done, total)))
    filled = sheet(workspace, letter)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    text = " ".join(pdf_text(workspace, filled.pdf_sha256).split())
    for word in ("Wetherby", "Pryce-Tyndall", "O’Connell", "432-4", "rue des Garennes"):
        assert word in text
    with open_content(workspace, filled.docx_sha256) as stream:
        assert Document(io.BytesIO(stream.read())).paragraphs
    assert filled.pages > 0
    assert filled.pdf_by in {"libreoffice", "own"}


def test_a_change_of_mind_while_filling_keeps_nothing(example: Filled) -> None:
    with pytest.raises(Cancelled):
        letters.fill(example.workspace, example.made.letter, today=TODAY, cancelled=lambda: True)
    assert sheet(example.workspace, example.made.letter).docx_sha256 == ""


def test_a_final_letter_no_longer_changes(example: Filled) -> None:
    workspace, letter = example.workspace, example.made.letter
    with pytest.raises(LetterNotFilled):
        letters.finalise(workspace, letter, today=TODAY)
    letters.fill(workspace, letter, today=TODAY)
    letters.finalise(workspace, letter, today=TODAY)
    frozen = sheet(workspace, letter)
    assert (frozen.row.status, frozen.row.dated_on) == ("final", TODAY)
    for change in (
        lambda: letters.amend(workspace, letter, {"channel": "email"}),
        lambda: letters.answer(workspace, letter, {"harm_text": "Autre"}),
        lambda: letters.fill(workspace, letter, today=TODAY),
        lambda: letters.finalise(workspace, letter, today=TODAY),
    ):
        with pytest.raises(LetterFrozen):
            change()
    assert sheet(workspace, letter) == frozen


@pytest.mark.parametrize("change", ["answer", "amend"])
def test_what_was_filled_before_a_change_cannot_become_final(example: Filled, change: str) -> None:
    workspace, letter = example.workspace, example.made.letter
    letters.fill(workspace, letter, today=TODAY)
    if change == "answer":
        letters.answer(workspace, letter, {"harm_text": "Une autre inquiétude."})
    else:
        letters.amend(workspace, letter, {"recipient_id": an_authority(workspace, name="TJ de Lille")})
    with pytest.raises(LetterNotFilled):
        letters.finalise(workspace, letter, today=TODAY)
    letters.fill(workspace, letter, today=TODAY)
    text = pdf_text(workspace, sheet(workspace, letter).pdf_sha256)
    assert ("autre inquiétude" if change == "answer" else "Lille") in text


def test_signing_freezes_and_a_sent_letter_stays_sent(example: Filled) -> None:
    workspace, letter = example.workspace, example.made.letter
    with pytest.raises(LetterNotFilled):
        letters.mark_signed(workspace, letter, on=TODAY)
    letters.fill(workspace, letter, today=TODAY)
    letters.mark_signed(workspace, letter, on=TODAY)
    assert sheet(workspace, letter).row.status == "signed"
    with workspace.writing("test.sent") as session:
        from casework.words import LetterStatus

        get(session, Letter, letter).status = LetterStatus.SENT
    letters.mark_signed(workspace, letter, on=TODAY)
    assert sheet(workspace, letter).row.status == "sent"
    with pytest.raises(LetterFrozen):
        letters.bin_letter(workspace, letter)


def test_an_answer_is_checked_kept_and_taken_back(workspace: Workspace) -> None:
    letter = a_draft(workspace)
    letters.answer(workspace, letter, {"harm_text": "Une inquiétude durable."})
    assert sheet(workspace, letter).answers["harm_text"] == "Une inquiétude durable."
    with pytest.raises(LetterDataWrong):
        letters.answer(workspace, letter, {"requested_acts": 7, "harm_text": "perdu"})
    assert sheet(workspace, letter).answers["harm_text"] == "Une inquiétude durable."
    letters.answer(workspace, letter, {"harm_text": None})
    assert "harm_text" not in sheet(workspace, letter).answers


def test_two_forms_of_one_letter_do_not_overwrite_each_other(workspace: Workspace) -> None:
    letter = a_draft(workspace)
    opened = sheet(workspace, letter).version
    letters.amend(workspace, letter, {"channel": "email"}, version=opened)
    with pytest.raises(ChangedMeanwhile):
        letters.amend(workspace, letter, {"channel": "lrar"}, version=opened)
    assert sheet(workspace, letter).channel == "email"


def test_both_forms_leave_byte_for_byte(example: Filled, tmp_path: Path) -> None:
    workspace, letter = example.workspace, example.made.letter
    with pytest.raises(LetterNotFilled):
        letters.export(workspace, letter, tmp_path / "x.docx", word=True)
    letters.fill(workspace, letter, today=TODAY)
    filled = sheet(workspace, letter)
    for word, sha256 in ((True, filled.docx_sha256), (False, filled.pdf_sha256)):
        target = letters.export(workspace, letter, tmp_path / f"lettre{word}", word=word)
        with open_content(workspace, sha256) as stream:
            assert target.read_bytes() == stream.read()
    with pytest.raises(FileNotWritten):
        letters.export(workspace, letter, tmp_path / "absent" / "x.docx", word=True)


def test_a_binned_letter_is_in_no_list(workspace: Workspace) -> None:
    case = a_case(workspace)
    gone, kept = a_draft(workspace, case), a_draft(workspace, case)
    letters.bin_letter(workspace, gone)
    assert [row.id for row in list_letters(workspace, a_view(), case_id=case)] == [kept]
    with pytest.raises(NotFound):
        sheet(workspace, gone)
    cases.bin_case(workspace, case)
    assert list_letters(workspace, a_view()) == ()


def test_letters_that_suit_the_route_stand_first(workspace: Workspace) -> None:
    from casework.language import Language

    plain = templates_for(workspace, Language.FR, a_case(workspace))
    assert not any(template.suits for template in plain)
    suited = templates_for(workspace, Language.FR, a_case(workspace, route="complaint_prosecutor"))
    assert suited[0].suits
    assert "complaint_prosecutor" in {template.id for template in suited if template.suits}
    assert {template.id for template in suited} == {template.id for template in plain}
    assert all(template.title for template in suited)


def facts_of(workspace: Workspace, letter: int) -> object:
    with workspace.reading() as session:
        return gather(session, get(session, Letter, letter), (), today=TODAY)


def test_a_letter_speaks_of_no_date_of_another_case(workspace: Workspace) -> None:
    mine, other = a_case(workspace), a_case(workspace)
    deadlines.add(workspace, AddDeadline(reference="appeal-criminal/main", on=TODAY, case_id=other))
    letter = a_draft(workspace, mine)
    assert facts_of(workspace, letter).deadline.rule_id == ""  # type: ignore[attr-defined]
    later = TODAY + timedelta(days=10)
    deadlines.add(workspace, AddDeadline(reference="appeal-criminal/main", on=later, case_id=mine))
    assert facts_of(workspace, letter).deadline.trigger_date == later  # type: ignore[attr-defined]


def test_earlier_letters_are_those_to_the_same_recipient_in_the_same_case(workspace: Workspace) -> None:
    authority, mayor = an_authority(workspace), an_authority(workspace, "mayor", name="Mairie")
    case, other = a_case(workspace, place="Brest"), a_case(workspace)
    for case_id, authority_id, subject in (
        (case, authority, "Plainte"),
        (case, mayor, "Caméras"),
        (other, authority, "Autre"),
        (case, None, "Appel"),
    ):
        correspondence.record(
            workspace,
            Post(
                direction=Direction.SENT,
                means=Means.LRAR,
                on=date(2026, 11, 2),
                case_id=case_id,
                authority_id=authority_id,
                other_party="quelqu’un",
                subject=subject,
            ),
        )
    an_authority(workspace, name="TJ de Lille", communes=[])
    chaser = a_draft(workspace, case, recipient_id=authority)
    assert [line.subject for line in facts_of(workspace, chaser).earlier] == ["Plainte"]  # type: ignore[attr-defined]
    nobody = a_draft(workspace, case)
    assert sheet(workspace, nobody).recipient_id is None
    assert facts_of(workspace, nobody).earlier == ()  # type: ignore[attr-defined]
