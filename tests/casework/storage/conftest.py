# SPDX-License-Identifier: GPL-3.0-or-later
"""A real encrypted workspace in a temporary folder, with the fastest key derivation that is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework.storage.keys import KdfParameters
from casework.storage.workspace import Created, Workspace

PASSPHRASE = "girafe orage tulipe cargo violon"
FAST = KdfParameters.fast_for_tests()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "coffre"


@pytest.fixture
def created(folder: Path) -> Iterator[Created]:
    made = Workspace.create(folder, PASSPHRASE, kdf=FAST)
    yield made
    made.workspace.close()


@pytest.fixture
def workspace(created: Created) -> Workspace:
    return created.workspace
