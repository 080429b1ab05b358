# SPDX-License-Identifier: GPL-3.0-or-later
"""One box finds everything that was written, in the names that may be shown, and forgets what was deleted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from casework.changes import Kind
from casework.cli import main
from casework.commands.values import plain
from casework.language import fold
from casework.model import Base, Case, Piece
from casework.model.search import SOURCES
from casework.noted import FootageKnown, MomentNoted, OfficerSeen
from casework.queries.search import Filters, Hit, search
from casework.services import cases, correspondence, hearings, history, letters, office, packets, people, pieces
from casework.services.records import get
from casework.storage.workspace import Workspace
from casework.words import Direction, Means, NamesMode
from tests.builders import TODAY, a_case, a_file, a_person, a_view, an_authority, an_incident
from tests.conftest import PASSPHRASE

BORROWED = a_view(names=NamesMode.BORROWED)


def found(workspace: Workspace, typed: str, filters: Filters | None = None) -> list[tuple[Kind, int]]:
    return [(hit.kind, hit.id) for hit in search(workspace, a_view(), typed, filters)]


def post(workspace: Workspace, case: int | None = None, **values: object) -> int:
    given = {"direction": Direction.SENT, "means": Means.LRAR, "on": TODAY, "other_party": "la mairie", "case_id": case}
    return correspondence.record(workspace, correspondence.Post(**{**given, **values})).id  # type: ignore[arg-type]


def test_every_kind_of_record_is_found_by_its_words(workspace: Workspace, tmp_path: Path) -> None:
    person = a_person(workspace, occupation="aiguilleuse")
    incident = an_incident(
        workspace,
        narrative="coups de matraque",
        moments=[MomentNoted(what="sirène")],
        officers=[OfficerSeen(description="moustache")],
        footage=[FootageKnown(kind="cctv", place="pylône")],
    )
    case = a_case(workspace, summary="affaire de la passerelle", tags=["échafaudage"], incidents=[incident])
    authority = an_authority(workspace)
    cases.write_note(workspace, case, "rappeler le menuisier")
    task = cases.add_task(workspace, "acheter des timbres").id
    hearing = hearings.schedule(
        workspace, hearings.HearingSet(case_id=case, on=date(2027, 1, 5), court="TJ", lawyer="Me Quincaille")
    ).id
    line = post(workspace, case, body="accusons réception du parapluie")
    piece = pieces.admit(workspace, [a_file(tmp_path, "ticket de caisse.txt")], case_id=case).changed.id
    letter = letters.draft(
        workspace,
        letters.DraftLetter(
            case_id=case, template="complaint_prosecutor", recipient_id=authority, answers={"harm_text": "insomnie"}
        ),
    ).id
    packet = packets.prepare(workspace, packets.PreparePacket(case_id=case, letter_id=letter, title="Liasse bleue")).id
    expected = {
        "aiguilleuse": (Kind.PERSON, person),
        "matraque": (Kind.INCIDENT, incident),
        "sirene": (Kind.INCIDENT, incident),
        "moustache": (Kind.INCIDENT, incident),
        "pylone": (Kind.INCIDENT, incident),
        "passerelle": (Kind.CASE, case),
        "echafaudage": (Kind.CASE, case),
        "menuisier": (Kind.CASE, case),
        "timbres": (Kind.TASK, task),
        "quincaille": (Kind.HEARING, hearing),
        "parapluie": (Kind.CORRESPONDENCE, line),
        "caisse": (Kind.PIECE, piece),
        "insomnie": (Kind.LETTER, letter),
        "liasse bleue": (Kind.PACKET, packet),
        "procureure": (Kind.AUTHORITY, authority),
    }
    assert {typed: found(workspace, typed) for typed in expected} == {typed: [hit] for typed, hit in expected.items()}


def test_the_index_names_only_columns_that_there_are() -> None:
    for source in SOURCES:
        assert set(source.depends_on()) <= set(Base.metadata.tables[source.table].columns.keys())


def test_the_passage_is_shown_with_the_match_marked(workspace: Workspace) -> None:
    case = a_case(workspace)
    cases.write_note(workspace, case, "Le greffe a promis la copie du procès-verbal pour mardi.")
    (hit,) = search(workspace, a_view(), "proces-verbal")
    assert (hit.kind, hit.id, hit.found_in) == (Kind.CASE, case, Kind.NOTE)
    assert [hit.extract[start:end] for start, end in hit.marks] == ["procès-verbal"]


def test_the_text_of_a_piece_is_found(workspace: Workspace, tmp_path: Path) -> None:
    piece = pieces.admit(workspace, [a_file(tmp_path)]).changed.id
    with workspace.writing("test.text") as session:
        get(session, Piece, piece).text = "Le fourgon était garé devant la boulangerie. " * 200 + "Un hérisson passait."
    (hit,) = search(workspace, a_view(), "hérisson")
    assert (hit.kind, hit.id) == (Kind.PIECE, piece)
    assert "hérisson" in hit.extract
    assert len(hit.extract) < 400


def test_a_number_finds_itself_and_no_longer_one(workspace: Workspace) -> None:
    case = a_case(workspace)
    right, _ = post(workspace, case, subject="n° 24/0012"), post(workspace, case, subject="n° 24/00123")
    assert found(workspace, "24/0012") == [(Kind.CORRESPONDENCE, right)]


@pytest.mark.parametrize("typed", ["1A 203 456 789 0", "1A2034567890", "1a 2034567890"])
@pytest.mark.parametrize("kept", ["1A 203 456 789 0", "1A2034567890", "1A\u00a0203\u00a0456 789 0"])
def test_a_registered_letter_is_found_however_its_number_is_spaced(workspace: Workspace, typed: str, kept: str) -> None:
    line = post(workspace, tracking_number=kept)
    assert found(workspace, typed) == [(Kind.CORRESPONDENCE, line)]


def test_filters_by_kind_case_and_day(workspace: Workspace) -> None:
    one, other = a_case(workspace, title="Pont"), a_case(workspace, title="Pont")
    old, new = post(workspace, one, subject="Pont", on=date(2025, 1, 2)), post(workspace, other, subject="Pont")
    assert len(found(workspace, "pont")) == 4
    assert set(found(workspace, "pont", Filters(case_id=one))) == {(Kind.CASE, one), (Kind.CORRESPONDENCE, old)}
    assert found(workspace, "pont", Filters(kinds=frozenset({Kind.CORRESPONDENCE}), first=date(2026, 1, 1))) == [
        (Kind.CORRESPONDENCE, new)
    ]
    assert found(workspace, "pont", Filters(last=date(2025, 12, 31))) == [(Kind.CORRESPONDENCE, old)]


def test_a_change_an_undo_and_the_bin_are_followed_at_once(workspace: Workspace) -> None:
    case = a_case(workspace, title="Hangar")
    changed = cases.amend(workspace, case, {"title": "Entrepôt"})
    assert found(workspace, "hangar") == []
    assert found(workspace, "entrepot") == [(Kind.CASE, case)]
    history.undo(workspace, changed.job)
    assert found(workspace, "hangar") == [(Kind.CASE, case)]
    cases.write_note(workspace, case, "dans le hangar")
    binned = cases.bin_case(workspace, case)
    assert found(workspace, "hangar") == []
    history.undo(workspace, binned.job)
    assert found(workspace, "hangar") == [(Kind.CASE, case)]


def test_a_deleted_word_is_nowhere_in_the_index(workspace: Workspace) -> None:
    case = a_case(workspace, title="Xylophone")
    with workspace.writing("test.delete") as session:
        session.delete(get(session, Case, case))
    with workspace.reading() as session:
        pages = session.execute(text("SELECT block FROM search_data")).scalars().all()
        assert not any(b"xylophone" in page for page in pages)
        assert session.execute(text("SELECT count(*) FROM search_words WHERE term = 'xylophone'")).scalar() == 0


def tells(hits: tuple[Hit, ...]) -> str:
    return fold(json.dumps([plain(hit) for hit in hits], ensure_ascii=False))


@pytest.fixture
def named(workspace: Workspace) -> Workspace:
    """A client and somebody from another file, both named in one case's texts."""
    client = a_person(workspace, borrowed_name="Capucine")
    a_person(workspace, "Trévidic", first_names="Ignace", borrowed_name="Flore")
    case = a_case(workspace, title="Défense de Maëlle Valcourt", clients=[client])
    cases.write_note(workspace, case, "Valcourt valide le projet, Trévidic aussi ; voir avec Maëlle.")
    post(workspace, subject="Mme Trevidic, valise perdue")
    return workspace


@pytest.mark.parametrize(
    "typed", ["Valcourt", "valcou", "Maëlle", "trevidic", "ignace", '"de Maëlle"', "maelle-valcourt"]
)
def test_a_real_name_finds_nothing_while_borrowed_names_are_shown(named: Workspace, typed: str) -> None:
    assert search(named, a_view(), typed)
    assert search(named, BORROWED, typed) == ()


@pytest.mark.parametrize("typed", ["projet", "défense", "valise", "valid", "val", "perdue"])
def test_no_real_name_is_shown_in_what_other_words_find(named: Workspace, typed: str) -> None:
    hits = search(named, BORROWED, typed)
    assert hits
    assert not any(name in tells(hits) for name in ("valcourt", "maelle", "trevidic", "ignace"))


@pytest.mark.parametrize("view", [a_view(), BORROWED], ids=["real", "borrowed"])
def test_a_borrowed_name_finds_its_person_and_her_case(named: Workspace, view: object) -> None:
    hits = search(named, view, "capu")  # type: ignore[arg-type]
    assert [(hit.kind, hit.found_in) for hit in hits] == [(Kind.PERSON, Kind.PERSON), (Kind.CASE, Kind.PERSON)]


def test_the_second_borrowed_name_finds_her_too(named: Workspace) -> None:
    person = search(named, a_view(), "valcourt maëlle", Filters(kinds=frozenset({Kind.PERSON})))[0].id
    people.lend_name(named, person, "Jonquille")
    assert search(named, BORROWED, "jonquille")[0].title == "«\u00a0Capucine\u00a0»"


def test_the_command_shows_borrowed_names_unless_real_ones_are_asked_for(
    named: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office.choose_names(named, NamesMode.REAL)
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    named.close()
    where = ["--workspace", str(named.folder), "--passphrase-file", str(secret)]
    assert main(["search", "projet", *where]) == 0
    shown = capsys.readouterr().out
    assert "[projet]" in shown
    assert "Valcourt" not in shown
    assert main(["search", "valcourt", "--json", *where]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["search", "valcourt", "--json", "--real-names", *where]) == 0
    assert json.loads(capsys.readouterr().out)
