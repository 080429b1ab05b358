# SPDX-License-Identifier: GPL-3.0-or-later
"""What the records say is what the real templates print."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from casework.language import NBSP, Language
from casework.letters.compose import compose
from casework.letters.facts import LetterFacts
from casework.model import Letter
from casework.noted import IncidentNoted, PersonInIncident
from casework.queries.cases import first_proceeding
from casework.queries.letter_facts import gather
from casework.queries.letters import letter_sheet
from casework.queries.packets import numbered_for
from casework.services import cases, correspondence, incidents, letters, mandates, pieces, proceedings
from casework.services.correspondence import Post
from casework.services.letters import DraftLetter
from casework.services.mandates import RecordMandate
from casework.storage.workspace import Workspace
from casework.words import CaseRole, Direction, IncidentRole, Means
from tests.builders import TODAY, a_case, a_file, a_person, a_view, an_authority, an_incident


def a_letter(workspace: Workspace, case: int, template: str = "complaint_prosecutor", **values: object) -> int:
    return letters.draft(workspace, DraftLetter(case_id=case, template=template, **values)).id  # type: ignore[arg-type]


def facts_of(workspace: Workspace, letter_id: int, **values: object) -> LetterFacts:
    with workspace.reading() as session:
        letter = session.get_one(Letter, letter_id)
        return gather(session, letter, numbered_for(session, letter), today=TODAY, draft=True, **values)  # type: ignore[arg-type]


def printed(workspace: Workspace, letter_id: int) -> str:
    """The letter's text as its Word file has it, tables included."""
    with workspace.reading() as session:
        template = session.get_one(Letter, letter_id).template
    body = Document(io.BytesIO(compose(template, facts_of(workspace, letter_id)))).element.body
    return "\n".join(
        "".join(node.text or "" for node in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))
    ).replace(NBSP, " ")


def a_case_of(workspace: Workspace, *persons: int, **values: Any) -> int:
    case = a_case(workspace, **values)
    for number, person in enumerate(persons):
        role = CaseRole.CO_CLIENT if number else CaseRole.CLIENT
        cases.join_person(workspace, case, person, role)
    return case


def test_a_mandate_is_named_with_its_day_until_it_is_withdrawn(workspace: Workspace) -> None:
    person = a_person(workspace)
    letter = a_letter(workspace, a_case_of(workspace, person))
    assert "mandat" not in printed(workspace, letter)
    mandate = mandates.record(workspace, RecordMandate(person_id=person, signed_on=date(2026, 11, 16))).id
    assert "en vertu d’un mandat du 16 novembre 2026, joint à la présente" in printed(workspace, letter)
    mandates.withdraw(workspace, mandate, on=TODAY)
    assert "mandat" not in printed(workspace, letter)


def test_no_mandate_is_claimed_for_two_where_one_signed(workspace: Workspace) -> None:
    one, other = a_person(workspace), a_person(workspace, "Quillfeather")
    letter = a_letter(workspace, a_case_of(workspace, one, other))
    mandates.record(workspace, RecordMandate(person_id=one, signed_on=date(2026, 11, 16)))
    assert "mandat" not in printed(workspace, letter)
    mandates.record(workspace, RecordMandate(person_id=other, signed_on=date(2026, 11, 18)))
    assert "mandat du 18 novembre 2026" in printed(workspace, letter)


def test_a_mandate_signed_after_the_letter_is_not_in_it(workspace: Workspace) -> None:
    person = a_person(workspace)
    letter = a_letter(workspace, a_case_of(workspace, person))
    mandates.record(workspace, RecordMandate(person_id=person, signed_on=TODAY))
    letters.amend(workspace, letter, {"dated_on": TODAY - timedelta(days=1)})
    assert facts_of(workspace, letter).mandate is None


def test_the_elected_address_comes_with_the_day_of_the_consent(workspace: Workspace) -> None:
    person = a_person(workspace, address_at_office=True)
    letter = a_letter(workspace, a_case_of(workspace, person), "review_prosecutor_general")
    assert "accord donné" not in printed(workspace, letter)
    mandates.lend_address(workspace, person, on=date(2026, 11, 10))
    (client,) = facts_of(workspace, letter).complainants
    assert client.domicile_elected is not None
    assert client.domicile_elected.consent_on == date(2026, 11, 10)
    assert "avec l’accord donné le 10 novembre 2026" in printed(workspace, letter)


def test_the_interpreter_who_read_it_out_is_named(workspace: Workspace) -> None:
    person = a_person(
        workspace, speaks_french=False, languages=["ps"], interpreter_name="M. Idris Vellamo", gender="feminine"
    )
    text = printed(workspace, a_letter(workspace, a_case_of(workspace, person)))
    assert "a été lue à Mme Maëlle Valcourt en pachto" in text
    assert "par l’intermédiaire de M. Idris Vellamo" in text


def test_a_minor_is_represented_by_somebody_in_a_role(workspace: Workspace) -> None:
    person = a_person(
        workspace, is_minor=True, legal_representative="Orla Valcourt", legal_representative_role="sa mère"
    )
    assert "représenté(e) par Orla Valcourt (sa mère)" in printed(
        workspace, a_letter(workspace, a_case_of(workspace, person), "review_prosecutor_general")
    )


def test_another_than_the_president_may_sign_for_the_association(workspace: Workspace) -> None:
    letter = a_letter(
        workspace,
        a_case_of(workspace, a_person(workspace)),
        "footage_preservation",
        answers={"by_office": True, "signatory_name": "Théodule Marchebas", "signatory_role": "secrétaire"},
    )
    text = printed(workspace, letter)
    assert "Théodule Marchebas" in text
    assert "secrétaire" in text


def test_a_request_for_legal_aid_is_dated_from_the_proceeding(workspace: Workspace) -> None:
    case = a_case_of(workspace, a_person(workspace), route="complaint_prosecutor")
    proceeding = first_proceeding(workspace, case)
    letter = a_letter(workspace, case, proceeding_id=proceeding)
    assert "aide juridictionnelle" not in printed(workspace, letter)
    assert proceeding is not None
    asked = proceedings.Event(proceeding_id=proceeding, code="legal_aid_asked", on=date(2026, 11, 19))
    proceedings.record_event(workspace, asked)
    assert "aide juridictionnelle a été déposée le 19 novembre 2026" in printed(workspace, letter)


def test_a_witness_is_cited_with_the_number_of_her_statement(workspace: Workspace, tmp_path: Path) -> None:
    witness = a_person(workspace, "Dunmarrow", first_names="Isolde")
    seen = IncidentNoted(
        narrative="Contrôle.",
        starts_on=date(2026, 11, 12),
        people=[PersonInIncident(person_id=witness, role=IncidentRole.WITNESS)],
    )
    event = incidents.record(workspace, seen, today=TODAY).id
    case = a_case_of(workspace, a_person(workspace), incidents=[event])
    admitted = pieces.admit(workspace, [a_file(tmp_path, "a.txt", b"a"), a_file(tmp_path, "b.txt", b"b")], case_id=case)
    pieces.amend(workspace, admitted.changed.also[1], {"kind": "statement", "author": "Isolde DUNMARROW"})
    text = printed(workspace, a_letter(workspace, case))
    assert "Isolde Dunmarrow (attestation, pièce n° 2)" in text


def test_borrowed_names_stand_in_every_text_where_they_are_allowed(workspace: Workspace) -> None:
    person = a_person(workspace, borrowed_name="Nora")
    event = an_incident(workspace, narrative="Maëlle Valcourt a été poussée.")
    case = a_case_of(workspace, person, incidents=[event], title="Communication Valcourt")
    letter = a_letter(workspace, case, "un_communication", answers={"borrowed_names": True})
    text = printed(workspace, letter)
    assert "Nora" in text
    assert "Valcourt" not in text


def test_borrowed_names_are_not_used_where_the_law_wants_real_ones(workspace: Workspace) -> None:
    person = a_person(workspace, borrowed_name="Nora")
    letter = a_letter(workspace, a_case_of(workspace, person), answers={"borrowed_names": True})
    text = printed(workspace, letter)
    assert "Maëlle Valcourt" in text
    assert "Nora" not in text


def test_whoever_has_no_borrowed_name_is_missing_one(workspace: Workspace) -> None:
    letter = a_letter(
        workspace, a_case_of(workspace, a_person(workspace)), "un_communication", answers={"borrowed_names": True}
    )
    assert "complainants[].name" in {fact.field for fact in letter_sheet(workspace, a_view(), letter).missing}


def test_earlier_letters_are_those_of_the_same_proceeding(workspace: Workspace) -> None:
    authority = an_authority(workspace)
    case = a_case_of(workspace, a_person(workspace), route="complaint_prosecutor", authority_id=authority)
    mine = first_proceeding(workspace, case)
    other = proceedings.begin(workspace, case, "prosecution_defence", on=TODAY).id
    for proceeding, subject in ((mine, "Plainte"), (other, "Copie du dossier"), (None, "Appel")):
        correspondence.record(
            workspace,
            Post(
                case_id=case,
                proceeding_id=proceeding,
                direction=Direction.SENT,
                means=Means.LRAR,
                authority_id=authority,
                subject=subject,
                on=date(2026, 11, 2),
            ),
        )
    letter = a_letter(workspace, case, "chaser", proceeding_id=mine, recipient_id=authority)
    assert [one.subject for one in facts_of(workspace, letter).earlier] == ["Plainte", "Appel"]


def test_a_reading_copy_says_the_same_in_the_other_language(workspace: Workspace) -> None:
    person = a_person(workspace, nationality="GB")
    letter = a_letter(workspace, a_case_of(workspace, person))
    assert facts_of(workspace, letter).complainants[0].nationality == "britannique"
    assert facts_of(workspace, letter, language=Language.EN).complainants[0].nationality == "British"
