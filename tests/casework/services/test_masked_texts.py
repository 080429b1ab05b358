# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form shows masked is never written back over the real names."""

from __future__ import annotations

import pytest

from casework.queries.cases import case_page
from casework.services import cases, office
from casework.services.records import NamesAreBorrowed
from casework.storage.workspace import Workspace
from casework.words import NamesMode
from tests.builders import a_case, a_view


def test_a_title_cannot_be_changed_while_borrowed_names_are_shown(workspace: Workspace) -> None:
    case = a_case(workspace, title="Plainte Valcourt")
    office.choose_names(workspace, NamesMode.BORROWED)
    with pytest.raises(NamesAreBorrowed):
        cases.amend(workspace, case, {"title": "Plainte « Nora » et autres"})
    assert case_page(workspace, a_view(), case).row.title == "Plainte Valcourt"


def test_what_names_nobody_can_be_changed_in_either_mode(workspace: Workspace) -> None:
    case = a_case(workspace)
    office.choose_names(workspace, NamesMode.BORROWED)
    cases.amend(workspace, case, {"kind": "police_inspectorate"})
    assert case_page(workspace, a_view(), case).row.kind != ""
