# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo is one more job: whole, logged, and itself undone."""

from __future__ import annotations

import pytest

from casework.changes import Kind
from casework.model import Base
from casework.queries.cases import case_page, list_cases
from casework.queries.journal import history_of
from casework.services import cases, history
from casework.storage.errors import ChangedSince
from casework.storage.workspace import Workspace
from tests.builders import a_case, a_view


def test_a_case_put_in_the_bin_comes_back_as_it_was(workspace: Workspace) -> None:
    case = a_case(workspace, title="Plainte", route="complaint_prosecutor")
    before = case_page(workspace, a_view(), case)
    job = cases.bin_case(workspace, case).job
    assert list_cases(workspace, a_view()) == ()

    changed = history.undo(workspace, job)

    assert changed.kinds >= {Kind.CASE, Kind.PROCEEDING}
    assert case_page(workspace, a_view(), case).proceedings == before.proceedings


def test_undoing_the_undo_does_it_again(workspace: Workspace) -> None:
    case = a_case(workspace)
    job = cases.amend(workspace, case, {"title": "Autre titre"}).job
    redo = history.undo(workspace, job).job
    history.undo(workspace, redo)
    assert case_page(workspace, a_view(), case).row.title == "Autre titre"


def test_what_was_changed_since_is_not_overwritten(workspace: Workspace) -> None:
    case = a_case(workspace)
    job = cases.amend(workspace, case, {"title": "Premier"}).job
    cases.amend(workspace, case, {"title": "Second"})
    with pytest.raises(ChangedSince):
        history.undo(workspace, job)
    assert case_page(workspace, a_view(), case).row.title == "Second"


def test_the_history_of_a_case_tells_each_value_before_and_after(workspace: Workspace) -> None:
    case = a_case(workspace, title="Avant")
    cases.amend(workspace, case, {"title": "Après"})
    last = history_of(workspace, "case", case)[-1]
    assert (last.action, last.old["title"], last.new["title"]) == ("cases.amend", "Avant", "Après")


def test_every_table_belongs_to_a_kind_of_thing() -> None:
    tables = {name for name in Base.metadata.tables if not name.startswith("audit_")}
    assert tables == set(history._KINDS)
