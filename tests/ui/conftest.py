# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, started on workspaces of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework import example
from casework.services import session
from tests.ui.window import PASSPHRASE, TODAY, Program, create_fast, start
from ui.preferences import Preferences

#: The example workspace, made once for each process of the test run and copied for each test.
_made: list[Path] = []


@pytest.fixture
def example_folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the invented example in it, the test's own."""
    if not _made:
        home = tmp_path_factory.mktemp("example")
        (home / "files").mkdir()
        opened = create_fast(home / "workspace", PASSPHRASE).opened
        example.fill_workspace(opened.workspace, home / "files", today=TODAY)
        opened.close()
        _made.append(home / "workspace")
    folder = tmp_path / "workspace"
    shutil.copytree(_made[0], folder)
    return folder


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start the program on a folder; ended after the test."""
    started: list[Program] = []

    def go(folder: Path, **settings: object) -> Program:
        wanted = Preferences(**{"language": "fr", "appearance": "light", **settings})  # type: ignore[arg-type]
        program = start(qtbot, folder, tmp_path / "window.toml", settings=wanted)
        started.append(program)
        return program

    yield go
    for program in started:
        program.end()


@pytest.fixture
def opened(run: Callable[..., Program], example_folder: Path) -> Callable[..., Program]:
    """Start the program with the example workspace unlocked."""

    def go(**settings: object) -> Program:
        program = run(example_folder, **settings)
        program.app.open(session.unlock(example_folder, PASSPHRASE))
        program.settle()
        return program

    return go
