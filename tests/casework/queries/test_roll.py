# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read once for a whole list names and hides people as the page of one case does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from casework import sample
from casework.model import Case, Incident
from casework.queries import cases, correspondence, incidents, letters, pieces
from casework.queries import roll as rolls
from casework.queries.roll import roll_of
from casework.storage.workspace import Workspace
from casework.words import NamesMode
from tests.builders import TODAY, a_view
from tests.conftest import PASSPHRASE


@pytest.fixture(scope="module")
def filled(new_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Some dozens of invented cases; only read."""
    folder = tmp_path_factory.mktemp("filled") / "workspace"
    shutil.copytree(new_workspace, folder)
    with Workspace.unlock(folder, PASSPHRASE) as opened:
        sample.fill(opened, 40, 3, today=TODAY)
        yield opened


@pytest.mark.parametrize("mode", NamesMode)
@pytest.mark.parametrize("every", [True, False], ids=["all cases", "each case"])
def test_names_and_masks_are_those_of_the_case_itself(filled: Workspace, mode: NamesMode, every: bool) -> None:
    view = a_view(names=mode)
    with filled.reading() as session:
        for case in session.scalars(select(Case)):
            roll = roll_of(session, view, cases=None if every else [case.id])
            assert roll.clients(case.id) == view.clients(case)
            assert roll.mask(case.id) == view.mask(case)
        for incident in session.scalars(select(Incident)):
            roll = roll_of(session, view, incidents=None if every else [incident.id])
            assert roll.mask_event(incident.id) == view.mask_event(incident)
        assert roll_of(session, view, cases=None).mask(None) == view.mask_all(session)


@pytest.mark.parametrize("mode", NamesMode)
def test_the_list_of_one_case_says_the_same_as_the_list_of_all(filled: Workspace, mode: NamesMode) -> None:
    view = a_view(names=mode)
    for read in (correspondence.list_post, letters.list_letters, pieces.list_pieces):
        whole = read(filled, view)
        for case in cases.list_cases(filled, view, live_only=False):
            one = read(filled, view, case_id=case.id)
            assert set(one) == {row for row in whole if row.case_id == case.id}
    events = {row.id: row for row in incidents.list_incidents(filled, view)}
    for case in cases.list_cases(filled, view, live_only=False):
        assert all(events[row.id] == row for row in incidents.list_incidents(filled, view, case_id=case.id))


def test_the_roll_of_all_is_read_once(filled: Workspace) -> None:
    with filled.reading() as session:
        many = range(rolls._MANY + 1)
        assert roll_of(session, a_view(), cases=None) is roll_of(session, a_view(), cases=many)
        assert roll_of(session, a_view(), cases=[1]) is not roll_of(session, a_view(), cases=[1])
