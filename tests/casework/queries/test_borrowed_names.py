# SPDX-License-Identifier: GPL-3.0-or-later
"""In borrowed mode no query tells a real name, wherever somebody wrote it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

import pypdfium2
import pytest

from casework.commands.values import plain
from casework.language import Language, fold
from casework.model import Letter, Packet
from casework.noted import FootageKnown, MomentNoted, PersonInIncident
from casework.queries import agenda_papers, dates
from casework.queries import cases as case_queries
from casework.queries import correspondence as post_queries
from casework.queries import hearings as hearing_queries
from casework.queries import incidents as incident_queries
from casework.queries import letters as letter_queries
from casework.queries import packets as packet_queries
from casework.queries import people as people_queries
from casework.queries import pieces as piece_queries
from casework.queries import proceedings as proceeding_queries
from casework.queries import today as today_queries
from casework.queries.view import View, view_of
from casework.services import (
    cases,
    correspondence,
    deadlines,
    hearings,
    incidents,
    letters,
    office,
    packets,
    people,
    pieces,
    proceedings,
)
from casework.services.records import get, to_bin
from casework.storage.workspace import Workspace
from casework.words import CaseRole, Direction, IncidentRole, LetterStatus, Means, NamesMode, Outcome
from tests.builders import TODAY, a_case, a_file, a_person, a_view, an_authority, an_incident
from tests.conftest import PASSPHRASE

#: A client, and a witness who has no part in the case itself, only in its event.
REAL = ("Maëlle", "Valcourt", "Ignace", "Trévidic")
#: The same written everywhere that people write.
SAID = "Maëlle Valcourt (VALCOURT), vue par Ignace et M. Trevidic"


@dataclass(frozen=True)
class Named:
    """A workspace in which every text names its people."""

    workspace: Workspace
    case: int
    incident: int
    piece: int
    letter: int
    packet: int
    deadline: int
    hearing: int
    proceeding: int


@pytest.fixture(scope="module")
def named(new_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Named]:
    """For tests that only read: made once."""
    folder = tmp_path_factory.mktemp("named")
    shutil.copytree(new_workspace, folder / "workspace")
    with Workspace.unlock(folder / "workspace", PASSPHRASE) as opened:
        yield name_everywhere(opened, folder)


@pytest.fixture
def own(workspace: Workspace, tmp_path: Path) -> Named:
    """For a test that changes something."""
    return name_everywhere(workspace, tmp_path)


def name_everywhere(workspace: Workspace, tmp_path: Path) -> Named:
    client = a_person(workspace, borrowed_name="Capucine")
    witness = a_person(workspace, "Trévidic", first_names="Ignace")
    incident = an_incident(
        workspace,
        title=SAID,
        place_text=f"devant chez {SAID}",
        people=[],
        moments=[MomentNoted(what=SAID)],
        footage=[FootageKnown(kind="cctv")],
    )
    page = incident_queries.incident_page(workspace, a_view(), incident).noted
    people_in = [
        PersonInIncident(person_id=client),
        PersonInIncident(person_id=witness, role=IncidentRole.WITNESS),
        PersonInIncident(described_as="un ami d’Ignace", role=IncidentRole.WITNESS),
    ]
    incidents.amend(workspace, incident, replace(page, people=people_in))
    case = a_case(workspace, title=SAID, summary=SAID, place=SAID, tags=[SAID], incidents=[incident], clients=[client])
    other = a_case(workspace, title="Autre")
    cases.link(workspace, case, other, SAID)
    cases.write_note(workspace, case, SAID)
    cases.add_task(workspace, f"Appeler {SAID}", case_id=case, due_on=TODAY)
    cases.add_task(workspace, f"Rappeler {SAID}", due_on=TODAY)
    first = hearings.schedule(
        workspace,
        hearings.HearingSet(
            case_id=case,
            on=date(2026, 12, 3),
            at=time(9),
            court="TJ",
            purpose=SAID,
            attending=SAID,
            lawyer=SAID,
            interpreter=SAID,
        ),
    ).id
    hearings.amend(workspace, first, {"result": SAID})
    hearing = hearings.adjourn(workspace, first, date(2027, 1, 14), time(9)).id
    proceeding = proceedings.begin(workspace, case, "complaint_prosecutor", on=TODAY).id
    proceedings.charge(workspace, proceeding, offence="", words=SAID)
    proceedings.record_event(
        workspace,
        proceedings.Event(proceeding_id=proceeding, code="send", on=TODAY, proof=SAID, note=SAID),
    )
    deadline = deadlines.add(
        workspace, deadlines.AddDeadline(reference="appeal-criminal/main", on=TODAY, case_id=case)
    ).id
    deadlines.set_by_hand(workspace, deadline, date(2026, 12, 4), SAID)
    deadlines.set_by_hand(workspace, deadline, date(2026, 12, 3), SAID)
    deadlines.mark_done(workspace, deadline, today=TODAY, note=SAID)
    for case_id in (case, None):
        correspondence.record(
            workspace,
            correspondence.Post(
                direction=Direction.SENT,
                means=Means.EMAIL,
                on=TODAY,
                case_id=case_id,
                other_party=SAID,
                subject=SAID,
                reply_awaited=True,
            ),
        )
    correspondence.record(
        workspace,
        correspondence.Post(direction=Direction.RECEIVED, means=Means.PHONE, on=TODAY, person_id=witness, case_id=case),
    )
    piece = pieces.admit(
        workspace,
        [a_file(tmp_path, "attestation_Valcourt par Ignace.txt")],
        case_id=case,
        given_by=SAID,
        received_how=SAID,
    ).changed.id
    pieces.amend(workspace, piece, {"author": SAID, "note": SAID, "original_kept_by": SAID})
    pieces.admit(workspace, [a_file(tmp_path, "Trevidic seul.txt", b"seul")])
    authority = an_authority(workspace)
    letter = letters.draft(
        workspace, letters.DraftLetter(case_id=case, template="complaint_prosecutor", recipient_id=authority)
    ).id
    letters.amend(workspace, letter, {"title": SAID})
    packet = packets.prepare(workspace, packets.PreparePacket(case_id=case, letter_id=letter, title=SAID)).id
    packets.arrange(workspace, packet, [packets.Line(piece_id=piece, title=SAID)])
    return Named(workspace, case, incident, piece, letter, packet, deadline, hearing, proceeding)


def readable(value: object) -> str:
    """All that a screen or a script gets."""
    return json.dumps(plain(value), ensure_ascii=False)


def tells(text: str) -> list[str]:
    return [name for name in REAL if fold(name) in fold(text)]


YEAR = (date(2026, 1, 1), date(2027, 12, 31))

QUERIES: dict[str, Callable[[Named, View], object]] = {
    "list of cases": lambda named, view: case_queries.list_cases(named.workspace, view),
    "page of a case": lambda named, view: case_queries.case_page(named.workspace, view, named.case),
    "list of incidents": lambda named, view: incident_queries.list_incidents(named.workspace, view),
    "head of an incident": lambda named, view: [
        (page := incident_queries.incident_page(named.workspace, view, named.incident)).names,
        page.losses,
        page.cases,
    ],
    "people": lambda named, view: people_queries.list_people(named.workspace, view),
    "correspondence": lambda named, view: post_queries.list_post(named.workspace, view),
    "pieces": lambda named, view: piece_queries.list_pieces(named.workspace, view),
    "page of a piece": lambda named, view: piece_queries.piece_page(named.workspace, view, named.piece),
    "letters": lambda named, view: letter_queries.list_letters(named.workspace, view),
    "head of a letter": lambda named, view: letter_queries.letter_sheet(named.workspace, view, named.letter).row,
    "packets": lambda named, view: packet_queries.list_packets(named.workspace, view),
    "a packet": lambda named, view: packet_queries.packet_sheet(named.workspace, view, named.packet),
    "today": lambda named, view: today_queries.today(named.workspace, view),
    "silences": lambda named, view: today_queries.silences(named.workspace, view),
    "agenda": lambda named, view: dates.between(named.workspace, view, *YEAR),
    "a hearing": lambda named, view: hearing_queries.hearing_sheet(named.workspace, view, named.hearing),
    "a proceeding": lambda named, view: proceeding_queries.proceeding_sheet(named.workspace, view, named.proceeding),
    "reasons of a deadline": lambda named, view: dates.why(named.workspace, view, named.deadline),
}


@pytest.mark.parametrize("what", QUERIES)
def test_no_real_name_is_told_in_borrowed_mode(named: Named, what: str) -> None:
    view = a_view(names=NamesMode.BORROWED)
    assert tells(readable(QUERIES[what](named, view))) == []


@pytest.mark.parametrize("what", sorted(QUERIES.keys() - {"head of a letter"}))
def test_the_same_lists_tell_the_names_in_real_mode(named: Named, what: str) -> None:
    assert tells(readable(QUERIES[what](named, a_view())))


def test_what_a_filter_looks_in_holds_no_real_name_either(named: Named) -> None:
    view = a_view(names=NamesMode.BORROWED)
    keys = [
        row.key
        for rows in (
            case_queries.list_cases(named.workspace, view),
            incident_queries.list_incidents(named.workspace, view),
            people_queries.list_people(named.workspace, view),
            post_queries.list_post(named.workspace, view),
            piece_queries.list_pieces(named.workspace, view),
        )
        for row in rows
    ]
    assert tells(" ".join(keys)) == []
    assert "capucine" in " ".join(keys)


def test_a_reason_for_closing_tells_no_name(own: Named) -> None:
    cases.close(own.workspace, own.case, Outcome.WITHDRAWN, SAID, today=TODAY)
    page = case_queries.case_page(own.workspace, a_view(names=NamesMode.BORROWED), own.case)
    assert "«\u00a0Capucine\u00a0»" in page.closing_reason
    assert tells(page.closing_reason) == []


def test_a_letter_ready_to_leave_tells_no_name(own: Named) -> None:
    with own.workspace.writing("test.final") as session:
        get(session, Letter, own.letter).status = LetterStatus.FINAL
        to_bin(get(session, Packet, own.packet))
    found = today_queries.today(own.workspace, a_view(names=NamesMode.BORROWED)).to_send
    assert [row.letter_id for row in found] == [own.letter]
    assert tells(readable(found)) == []


@pytest.mark.parametrize("neutral", [True, False])
def test_the_calendar_file_tells_no_name(named: Named, neutral: bool) -> None:
    view = a_view(names=NamesMode.BORROWED)
    made = agenda_papers.agenda_ics(named.workspace, view, *YEAR, neutral=neutral).decode().replace("\r\n ", "")
    assert tells(made) == []
    assert ("Capucine" in made) is not neutral


def test_the_printed_agenda_tells_no_name_and_says_that_names_are_borrowed(named: Named) -> None:
    made = agenda_papers.agenda_pdf(named.workspace, a_view(names=NamesMode.BORROWED), *YEAR)
    document = pypdfium2.PdfDocument(made)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert tells(text) == []
    assert "Noms d’emprunt" in text


def test_the_mode_chosen_for_the_workspace_is_that_of_every_reader(own: Named) -> None:
    assert view_of(own.workspace, Language.FR, TODAY).names is NamesMode.REAL
    office.choose_names(own.workspace, NamesMode.BORROWED)
    assert view_of(own.workspace, Language.FR, TODAY).names is NamesMode.BORROWED
    assert view_of(own.workspace, Language.FR, TODAY, names=NamesMode.REAL).names is NamesMode.REAL
    office.choose_names(own.workspace, NamesMode.REAL)
    assert view_of(own.workspace, Language.FR, TODAY).names is NamesMode.REAL


def test_a_client_who_joins_later_is_masked_from_then_on(workspace: Workspace) -> None:
    case = a_case(workspace, title="Défense de Valcourt")
    view = a_view(names=NamesMode.BORROWED)
    cases.join_person(workspace, case, a_person(workspace, borrowed_name="Capucine"), CaseRole.OPPONENT)
    assert case_queries.case_page(workspace, view, case).row.title == "Défense de «\u00a0Capucine\u00a0»"


def test_a_second_borrowed_name_finds_its_person_too(workspace: Workspace) -> None:
    person = a_person(workspace, borrowed_name="Capucine")
    people.lend_name(workspace, person, "Flore")
    sheet = people_queries.person_sheet(workspace, person)
    assert sheet.borrowed_names == ("Capucine", "Flore")
    (row,) = people_queries.list_people(workspace, a_view(names=NamesMode.BORROWED))
    assert row.name == "«\u00a0Capucine\u00a0»"
    assert "flore" in row.key
