# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing a person: listed first, then gone from every table, index, log, free page and file; the rest stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import func, select

from casework.errors import Cancelled, NotFound
from casework.model import Case, Incident, IncidentPerson, Person, Piece
from casework.services import cases, people, pieces, retention, vault
from casework.storage import errors
from casework.storage.keys import Purpose
from casework.storage.workspace import Workspace
from tests.builders import a_case, a_file, a_person, an_incident
from tests.conftest import PASSPHRASE
from tests.journeys.marks import spellings

LAST, FIRST, BORROWED, PHONE = "Quastenberg", "Zéphyrine", "Vermillonne", "07 93 51 84 62"
PAGE = 4096
MARKS = (LAST, FIRST, BORROWED, "93 51 84 62", "Onuphre")


@pytest.fixture
def erased(workspace: Workspace, tmp_path: Path) -> int:
    """Somebody with a case of her own, a part in another's case, and a place in several texts and in the log."""
    her = a_person(workspace, LAST, first_names=FIRST, borrowed_name=BORROWED, phone=PHONE, notes="cousine d’Onuphre")
    friend = a_person(workspace, "Brandelune", first_names="Capucine")
    alone = an_incident(workspace, people=[her], title="Seule", narrative="Récit d’Onuphre.")
    both = an_incident(
        workspace, people=[her, friend], title=f"{FIRST} et Capucine", narrative=f"{FIRST} {LAST} filmait."
    )
    own = a_case(workspace, title=f"Plainte de {LAST}", clients=[her], incidents=[alone], reference="2026-001")
    shared = a_case(
        workspace, title=f"Plainte avec {FIRST}", clients=[her, friend], incidents=[both], reference="2026-002"
    )
    cases.write_note(workspace, shared, f"{FIRST} rappelle au {PHONE}")
    pieces.admit(workspace, [a_file(tmp_path, "a.txt", f"Récit de {LAST}".encode())], case_id=own)
    pieces.admit(workspace, [a_file(tmp_path, "b.txt", b"Constat neutre")], case_id=shared)
    # A third case, that named her once and no longer does: only the log remembers.
    other = a_case(workspace, title=f"Vu par {FIRST} {LAST}", reference="2026-003")
    cases.amend(workspace, other, {"title": "Vu par une amie"})
    people.amend(workspace, her, {"city": "Calais"})
    return her


def plain(workspace: Workspace) -> bytes:
    """The database and its write-ahead log as they lie on the disk, decrypted page by page: free pages, slack and all.

    SQLCipher 4: AES-256-CBC, 4,096 bytes a page, of which the last 80 are the IV (16) and the HMAC (64); the first page
    begins with the salt (16).
    """
    path = workspace.folder / workspace.access.header.database_name()
    log = path.with_name(path.name + "-wal")
    database = path.read_bytes()
    pages = [database[start : start + PAGE] for start in range(0, len(database), PAGE)]
    frames = log.read_bytes()[32:] if log.exists() else b""
    pages += [frames[start + 24 : start + 24 + PAGE] for start in range(0, len(frames), 24 + PAGE)]
    key, salt = workspace.access.master.key(Purpose.DATABASE), workspace.access.header.salt
    return b"".join(_decrypted(page, key, salt) for page in pages)


def _decrypted(page: bytes, key: bytes, salt: bytes) -> bytes:
    start = 16 if page.startswith(salt) else 0
    body, iv = page[start : PAGE - 80], page[PAGE - 80 : PAGE - 64]
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()


def marks_in(workspace: Workspace) -> set[str]:
    """Which marks stand anywhere in it, in any spelling."""
    content = plain(workspace)
    assert b"CREATE TABLE" in content, "it was really decrypted"
    return {mark for mark in MARKS if any(form in content for form in spellings(mark))}


def test_the_dry_run_lists_what_would_go_and_changes_nothing(workspace: Workspace, erased: int) -> None:
    before = workspace.info().log_head
    told = retention.plan_erasure(workspace, erased)
    assert told.cases == ("2026-001",)
    assert (told.deleted["person"], told.deleted["case"], told.deleted["incident"], told.deleted["piece"]) == (
        1,
        1,
        1,
        1,
    )
    assert told.reworded.keys() >= {"case", "incident", "note"}
    assert told.contents == 1
    assert workspace.info().log_head == before


def test_afterwards_no_copy_of_her_is_in_the_unlocked_database(workspace: Workspace, erased: int) -> None:
    assert marks_in(workspace) == set(MARKS), "else the search proves nothing"
    planned = retention.plan_erasure(workspace, erased)
    _, told = retention.erase(workspace, PASSPHRASE, erased)
    assert told == planned
    assert marks_in(workspace) == set()
    assert vault.check(workspace).sound, "the log holds, and no record lacks its evidence"


def test_what_is_others_stays_and_her_part_becomes_nobody_s(workspace: Workspace, erased: int) -> None:
    retention.erase(workspace, PASSPHRASE, erased)
    with workspace.reading() as session:
        titles = dict(session.execute(select(Case.reference, Case.title)).all())  # type: ignore[arg-type]
        assert titles == {"2026-002": "Plainte avec […]", "2026-003": "Vu par une amie"}
        (event,) = session.scalars(select(Incident))
        assert event.narrative == "[…] filmait."
        parts = session.scalars(select(IncidentPerson)).all()
        assert {(part.person_id is None, part.described_as) for part in parts} == {(True, "[…]"), (False, "")}
        assert session.scalar(select(func.count()).select_from(Piece)) == 1
        assert [person.last_name for person in session.scalars(select(Person))] == ["Brandelune"]
    assert len(list(workspace.blobs.paths())) == 1


def test_it_asks_for_the_passphrase_and_can_be_stopped_before(workspace: Workspace, erased: int) -> None:
    with pytest.raises(errors.WrongPassphrase):
        retention.erase(workspace, "wrong", erased)
    with pytest.raises(Cancelled):
        retention.erase(workspace, PASSPHRASE, erased, cancelled=lambda: True)
    assert retention.plan_erasure(workspace, erased).deleted["person"] == 1
    retention.erase(workspace, PASSPHRASE, erased)
    with pytest.raises(NotFound):
        retention.plan_erasure(workspace, erased)
