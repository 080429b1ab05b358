# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: it misses nothing, it shows tampering, and a job can be undone from it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, delete, insert, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from casework.model import Case, CaseIncident, Incident, Organisation, Piece
from casework.model.base import utc_now
from casework.storage import audit, capture
from casework.storage.errors import AuditBroken, ChangedSince, JobNotFound
from casework.storage.undo import revert
from casework.storage.workspace import Workspace


def _add(workspace: Workspace, name: str = "Association des Dunes") -> tuple[int, str]:
    with workspace.writing("organisation.add", "AB") as session:
        made = Organisation(name=name)
        session.add(made)
    return made.id, audit.job_of(session)


def _rename(workspace: Workspace, made: int, name: str) -> str:
    with workspace.writing("organisation.change", "CD") as session:
        session.get_one(Organisation, made).name = name
    return audit.job_of(session)


def _name(workspace: Workspace, made: int) -> str | None:
    with workspace.reading() as session:
        found = session.get(Organisation, made)
        return found.name if found else None


def _undo(workspace: Workspace, job: str) -> str:
    with workspace.writing("undo", "AB") as session:
        revert(session, job)
    return audit.job_of(session)


def _rows(workspace: Workspace) -> list[audit.Entry]:
    with workspace.reading() as session:
        return list(audit.entries(session))


def _case(session: Session) -> Case:
    made = Case(reference="D-2026-001", title="x", opened_on=date(2026, 3, 2))
    session.add(made)
    session.flush()
    return made


def _values(piece: Piece) -> dict[str, object]:
    return {column.key: getattr(piece, column.key) for column in Piece.__table__.columns}


def test_a_change_is_logged_with_who_old_and_new(workspace: Workspace) -> None:
    made, _ = _add(workspace, "Avant")
    _rename(workspace, made, "Après")
    with workspace.reading() as session:
        added, changed = audit.history(session, "organisation", made)
    assert (added.operation, added.actor, added.new["name"]) == ("add", "AB", "Avant")
    assert (changed.operation, changed.actor, changed.action) == ("change", "CD", "organisation.change")
    assert (changed.old["name"], changed.new["name"]) == ("Avant", "Après")
    assert set(changed.new) == {"name", "version", "updated_at"}


def test_statements_that_pass_by_the_records_are_logged_too(workspace: Workspace) -> None:
    first, _ = _add(workspace, "A")
    second, _ = _add(workspace, "B")
    with workspace.writing("bulk") as session:
        session.execute(update(Organisation).values(city="Calais"))
        session.execute(text("DELETE FROM organisation WHERE id = :id"), {"id": first})
    with workspace.reading() as session:
        entries = audit.job_entries(session, audit.job_of(session_of(workspace, "bulk")))
    assert {(entry.operation, entry.record) for entry in entries} == {("delete", str(first)), ("change", str(second))}
    assert next(entry for entry in entries if entry.operation == "delete").old["city"] == ""


def session_of(workspace: Workspace, action: str) -> Session:
    """A stand-in that carries the job id of the newest job of this name."""
    job = [entry.job for entry in _rows(workspace) if entry.action == action][-1]
    session = Session()
    audit.attach(session, b"", action, "")
    audit._trail(session).job = job
    return session


def test_every_table_of_the_models_but_the_log_is_watched() -> None:
    from casework.model import Base

    watched = {table.name for table in capture.captured_tables()}
    assert set(Base.metadata.tables) - watched == {"audit_entry", "audit_detail"}


def test_a_record_with_two_keys_is_known_by_both() -> None:
    table = Table(
        "link", MetaData(), Column("left", Integer, primary_key=True), Column("right", Integer, primary_key=True)
    )
    assert capture.record_key(table, {"left": 17, "right": 4}) == "17,4"


def test_what_comes_and_goes_within_one_job_leaves_no_line(workspace: Workspace) -> None:
    with workspace.writing("nothing") as session:
        made = Organisation(name="éphémère")
        session.add(made)
        session.flush()
        session.delete(made)
    assert _rows(workspace) == []


def test_a_link_is_logged_and_can_be_undone(workspace: Workspace) -> None:
    with workspace.writing("case.new") as session:
        case = _case(session)
        incident = Incident(reference="F-1", starts_on=date(2026, 3, 1))
        session.add(incident)
    with workspace.writing("case.link") as session:
        session.execute(insert(CaseIncident).values(case_id=case.id, incident_id=incident.id))
    job = audit.job_of(session)
    with workspace.reading() as session:
        (entry,) = audit.job_entries(session, job)
        assert entry.table == "case_incident"
    _undo(workspace, job)
    with workspace.reading() as session:
        assert session.query(CaseIncident).count() == 0


def test_an_event_without_a_record_is_logged(workspace: Workspace) -> None:
    with workspace.writing("piece.open", "AB") as session:
        audit.record_event(session, "piece.opened", "piece", 12, {"pages": 3})
    (entry,) = _rows(workspace)
    assert (entry.action, entry.operation, entry.table, entry.record) == ("piece.opened", "event", "piece", "12")
    assert entry.facts == {"pages": 3}


def test_a_job_that_is_rolled_back_leaves_no_line(workspace: Workspace) -> None:
    def fail() -> None:
        with workspace.writing("organisation.add") as session:
            session.add(Organisation(name="x"))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert _rows(workspace) == []


def test_a_savepoint_that_is_rolled_back_leaves_no_line_and_the_rest_does(workspace: Workspace) -> None:
    with workspace.writing("two") as session:
        session.add(Organisation(name="kept"))
        session.flush()
        with session.begin_nested() as inner:
            session.add(Organisation(name="dropped"))
            session.flush()
            inner.rollback()
    assert [entry.new["name"] for entry in _rows(workspace)] == ["kept"]


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entry SET actor = 'XY' WHERE seq = 1",
        "UPDATE audit_entry SET at = '2020-01-01T00:00:00.000+00:00' WHERE seq = 2",
        "DELETE FROM audit_entry WHERE seq = 2",
        "UPDATE audit_detail SET body = replace(body, 'Dunes', 'Monts') WHERE seq = 1",
    ],
)
def test_the_database_itself_forbids_changing_the_log(workspace: Workspace, tampering: str) -> None:
    made, _ = _add(workspace)
    _rename(workspace, made, "x")
    with pytest.raises(DBAPIError, match="entries are only added"), workspace.writing("tamper") as session:
        session.execute(text(tampering))


@pytest.mark.parametrize(
    ("tampering", "at"),
    [
        ("UPDATE audit_entry SET actor = 'XY' WHERE seq = 1", 1),
        ("UPDATE audit_entry SET record = '9' WHERE seq = 2", 2),
        ("DELETE FROM audit_detail WHERE seq = 2; DELETE FROM audit_entry WHERE seq = 2", 2),
        ("UPDATE audit_detail SET body = replace(body, 'Dunes', 'Monts') WHERE seq = 1", 1),
        ("DELETE FROM audit_detail WHERE seq = 1", 1),
    ],
)
def test_tampering_by_someone_who_has_the_key_of_the_database_is_found(
    workspace: Workspace, tampering: str, at: int
) -> None:
    made, _ = _add(workspace)
    _rename(workspace, made, "x")
    _rename(workspace, made, "y")
    with workspace.writing("tamper") as session:
        for name in ("audit_entry_no_update", "audit_entry_no_delete", "audit_detail_no_update"):
            session.execute(text(f"DROP TRIGGER {name}"))
        for statement in tampering.split("; "):
            session.execute(text(statement))
    with workspace.reading() as session, pytest.raises(AuditBroken) as found:
        audit.verify_chain(session, workspace._log_key)
    assert found.value.entry == at
    assert workspace.check().log_broken_at == at


def test_a_cut_tail_is_found_by_a_head_that_was_quoted(workspace: Workspace) -> None:
    made, _ = _add(workspace)
    _rename(workspace, made, "x")
    with workspace.reading() as session:
        quoted = audit.head(session)
        assert audit.holds_head(session, *quoted)
    with workspace.writing("tamper") as session:
        session.execute(text("DROP TRIGGER audit_entry_no_delete"))
        session.execute(text("DELETE FROM audit_detail WHERE seq = 2"))
        session.execute(text("DELETE FROM audit_entry WHERE seq = 2"))
    with workspace.reading() as session:
        audit.verify_chain(session, workspace._log_key)
        assert not audit.holds_head(session, *quoted)


def test_erased_details_keep_the_chain_whole_and_the_values_gone(workspace: Workspace) -> None:
    made, _ = _add(workspace)
    _rename(workspace, made, "Autre")
    with workspace.writing("organisation.erase") as session:
        assert audit.erase_details(session, "organisation", made) == 2
    with workspace.reading() as session:
        report = audit.verify_chain(session, workspace._log_key)
        entries = audit.history(session, "organisation", made)
    assert (report.entries, report.erased) == (3, 2)
    assert [entry.erased for entry in entries] == [True, True, False]
    assert all("name" not in entry.new for entry in entries)


def test_undoing_a_change_brings_the_value_back_and_can_be_undone(workspace: Workspace) -> None:
    made, _ = _add(workspace, "Avant")
    job = _rename(workspace, made, "Après")
    undone = _undo(workspace, job)
    assert _name(workspace, made) == "Avant"
    _undo(workspace, undone)
    assert _name(workspace, made) == "Après"


def test_undoing_an_addition_and_a_deletion(workspace: Workspace) -> None:
    made, added = _add(workspace)
    undone = _undo(workspace, added)
    assert _name(workspace, made) is None
    _undo(workspace, undone)
    assert _name(workspace, made) == "Association des Dunes"


def test_bytes_dates_and_structured_values_come_back_as_they_were(workspace: Workspace) -> None:
    with workspace.writing("piece.add") as session:
        made = Piece(
            sha256="ab" * 32,
            size=3,
            original_name_raw=b"\xff\x00photo",
            admitted_at=utc_now(),
            taken_on=date(2026, 2, 28),
            capture={"gps": [50.95, 1.85], "clé": None},
        )
        session.add(made)
    with workspace.reading() as session:
        before = _values(session.get_one(Piece, made.id))
    with workspace.writing("piece.delete") as session:
        session.execute(delete(Piece))
    _undo(workspace, audit.job_of(session))
    with workspace.reading() as session:
        after = _values(session.get_one(Piece, made.id))
    assert after == before | {"version": before["version"] + 1, "updated_at": after["updated_at"]}


def test_nothing_changed_since_is_overwritten_by_undoing(workspace: Workspace) -> None:
    made, _ = _add(workspace, "Avant")
    job = _rename(workspace, made, "Après")
    _rename(workspace, made, "Plus tard")
    with pytest.raises(ChangedSince):
        _undo(workspace, job)
    assert _name(workspace, made) == "Plus tard"


def test_an_addition_that_others_depend_on_is_not_undone(workspace: Workspace) -> None:
    with workspace.writing("case.new") as session:
        case = _case(session)
    job = audit.job_of(session)
    with workspace.writing("piece.add") as session:
        session.add(Piece(case_id=case.id, sha256="cd" * 32, size=1, admitted_at=utc_now()))
    with pytest.raises(ChangedSince):
        _undo(workspace, job)
    with workspace.reading() as session:
        assert session.get(Case, case.id) is not None


def test_undoing_what_is_unknown_or_erased_is_refused(workspace: Workspace) -> None:
    made, job = _add(workspace)
    with pytest.raises(JobNotFound):
        _undo(workspace, "f" * 32)
    with workspace.writing("organisation.erase") as session:
        audit.erase_details(session, "organisation", made)
    with pytest.raises(JobNotFound):
        _undo(workspace, job)


def test_many_changes_in_one_job_are_all_in_the_log(workspace: Workspace) -> None:
    with workspace.writing("bulk") as session:
        session.execute(insert(Organisation), [{"name": f"n{number}"} for number in range(5_000)])
    with workspace.reading() as session:
        assert audit.verify_chain(session, workspace._log_key).entries == 5_000
