# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground every test stands on: no screen, no network, no home folder of a person, always the same examples.

What runs at import must come before anything loads Qt or looks at HOME.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import hypothesis
import pytest

from casework.storage.keys import KdfParameters
from casework.storage.workspace import Workspace
from tests.network import forbid
from tools.checks import OPTIONAL

#: Of the workspaces that tests open.
PASSPHRASE = "girafe orage tulipe cargo violon"

_HOME = Path(tempfile.mkdtemp(prefix="casework-tests-"))
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}
for _name, _folder in _FOLDERS.items():
    (_HOME / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_HOME / _folder)
os.environ["QT_QPA_PLATFORM"] = "offscreen"

#: No time limit per example (the machine may be busy), and no chance: a test that fails fails again.
hypothesis.settings.register_profile("casework", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("casework")

#: Files of others, for trying what we take in. They lie beside the checkout, if at all, and never in it.
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples" / "evidence"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "needs(program): wants an optional program (a key of tools.checks.OPTIONAL); left out where it is not",
    )
    forbid()


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count, what this machine has not the means for."""
    left_out = [item for item in items if any(_lacking(item))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _lacking(item: pytest.Item) -> Iterable[str]:
    for marker in item.iter_markers("needs"):
        yield from (name for name in marker.args if not any(map(shutil.which, OPTIONAL[name])))
    if "samples" in getattr(item, "fixturenames", ()) and not SAMPLES.is_dir():
        yield "samples"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not SAMPLES.is_dir():
        terminalreporter.write_line("Sample evidence absent: the tests on files of others were left out.")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample evidence. Where it is absent, the tests that want it are left out."""
    return SAMPLES


@pytest.fixture(scope="session")
def new_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new workspace that nobody opens: tests get copies, which is faster than making each."""
    folder = tmp_path_factory.mktemp("new") / "workspace"
    Workspace.create(folder, PASSPHRASE, kdf=KdfParameters.fast_for_tests()).workspace.close()
    return folder


@pytest.fixture
def workspace(new_workspace: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A new, empty workspace, really encrypted, unlocked; its passphrase is PASSPHRASE."""
    folder = tmp_path / "workspace"
    shutil.copytree(new_workspace, folder)
    with Workspace.unlock(folder, PASSPHRASE) as opened:
        yield opened
