# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented volume data is the same for the same seed, hangs together, and its dates are the engine's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from casework import sample
from casework.cli import main
from casework.deadlines import compute, load_rules
from casework.errors import Cancelled
from casework.language import fold
from casework.model import Base, BorrowedName, Case, Correspondence, Deadline, Person, Piece, Proceeding, Record
from casework.queries.cases import list_cases
from casework.queries.dates import facts_kept
from casework.queries.today import today
from casework.storage.workspace import Workspace
from tests.builders import TODAY, a_case, a_view
from tests.conftest import PASSPHRASE

CASES = 40


def rows(workspace: Workspace) -> Mapping[str, Sequence[Any]]:
    """Everything but the log and the directory of authorities, which is not invented."""
    left_out = {"audit_entry", "audit_detail", "authority"}
    with workspace.reading() as session:
        return {
            table.name: session.execute(select(table).order_by(*table.primary_key.columns)).all()
            for table in Base.metadata.sorted_tables
            if table.name not in left_out
        }


def how_many(session: Session, kind: type[Record]) -> int:
    return session.scalar(select(func.count()).select_from(kind)) or 0


def test_the_same_seed_gives_the_same_data_and_another_seed_other_data(new_workspace: Path, tmp_path: Path) -> None:
    found = []
    for number, seed in enumerate((1, 1, 2)):
        folder = tmp_path / str(number)
        shutil.copytree(new_workspace, folder)
        with Workspace.unlock(folder, PASSPHRASE) as workspace:
            sample.fill(workspace, CASES, seed, today=TODAY)
            found.append(rows(workspace))
    assert found[0] == found[1]
    assert found[0]["case"] != found[2]["case"]


def test_each_case_has_ten_pieces_and_letters_and_everything_hangs_together(workspace: Workspace) -> None:
    a_case(workspace)
    filled = sample.fill(workspace, CASES, 1, today=TODAY)
    assert (filled.cases, filled.items) == (CASES, CASES * sample.ITEMS)
    with workspace.reading() as session:
        assert how_many(session, Piece) + how_many(session, Correspondence) == filled.items
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        references = session.scalars(select(Case.reference)).all()
        assert len(set(references)) == CASES + 1
        assert len(session.scalars(select(Proceeding.route).distinct()).all()) > 5
        real = {
            fold(part)
            for first, last in session.execute(select(Person.first_names, Person.last_name))
            for part in (first, last)
        }
        assert not real & {fold(name) for name in session.scalars(select(BorrowedName.name))}
    report = workspace.check()
    assert report.sound
    assert len(list_cases(workspace, a_view(), live_only=False)) == CASES + 1
    assert today(workspace, a_view()).open_cases


def test_the_dates_are_those_that_the_engine_computes(workspace: Workspace) -> None:
    filled = sample.fill(workspace, CASES, 1, today=TODAY)
    book = load_rules()
    with workspace.reading() as session:
        kept = session.scalars(select(Deadline)).all()
        assert len(kept) == filled.deadlines > CASES / 3
        for each in kept:
            trigger = datetime.combine(each.trigger_on, each.trigger_at) if each.trigger_at else each.trigger_on
            computed = compute(book, f"{each.rule_id}/{each.computation_key}", trigger, facts_kept(each.facts))
            assert (each.last_day, each.safe_day) == (computed.last_date, computed.safe_day)


def test_a_second_filling_goes_on_where_the_first_ended(workspace: Workspace) -> None:
    sample.fill(workspace, 5, 1, today=TODAY)
    sample.fill(workspace, 5, 1, today=TODAY)
    assert len(list_cases(workspace, a_view(), live_only=False)) == 10


def test_cancelled_keeps_whole_cases_only(workspace: Workspace) -> None:
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        sample.fill(workspace, 260, 1, today=TODAY, cancelled=lambda: next(asked))
    with workspace.reading() as session:
        assert how_many(session, Case) == 250
        assert how_many(session, Piece) + how_many(session, Correspondence) == 250 * sample.ITEMS


def test_the_command_says_what_it_made(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    workspace.close()
    where = ["--workspace", str(workspace.folder), "--passphrase-file", str(secret), "--json"]
    assert main(["sample", "--cases", "3", "--seed", "7", "--on", date(2026, 11, 24).isoformat(), *where]) == 0
    assert json.loads(capsys.readouterr().out)["items"] == 30
    assert main(["sample", "--cases", "0", *where]) == 1
