# SPDX-License-Identifier: GPL-3.0-or-later
"""The example that the first run offers, made once and copied for each test that changes it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from casework.example import Example, fill_workspace
from casework.services import authorities
from casework.storage.workspace import Workspace
from tests.builders import TODAY
from tests.conftest import PASSPHRASE


@dataclass(frozen=True)
class Filled:
    """An unlocked workspace with the example in it."""

    workspace: Workspace
    made: Example


@pytest.fixture(scope="session")
def example_folder(new_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Example]:
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(new_workspace, folder / "workspace")
    with Workspace.unlock(folder / "workspace", PASSPHRASE) as workspace:
        authorities.install_directory(workspace)
        made = fill_workspace(workspace, folder, today=TODAY)
    return folder / "workspace", made


@pytest.fixture
def example(example_folder: tuple[Path, Example], tmp_path: Path) -> Iterator[Filled]:
    """The example of 24 November 2026: a complaint with its letter and packet, and a hearing in another case."""
    folder, made = example_folder
    shutil.copytree(folder, tmp_path / "example")
    with Workspace.unlock(tmp_path / "example", PASSPHRASE) as workspace:
        yield Filled(workspace, made)
