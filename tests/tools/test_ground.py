# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``tests/conftest.py`` promises to every test holds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from casework.storage.workspace import Workspace
from tools.environment import ROOT


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_no_test_reaches_the_network(family: socket.AddressFamily) -> None:
    with socket.socket(family, socket.SOCK_DGRAM) as sock, pytest.raises(AssertionError, match="connect"):
        sock.connect(("::1" if family is socket.AF_INET6 else "127.0.0.1", 9))


def test_no_test_asks_for_a_name() -> None:
    with pytest.raises(AssertionError, match="getaddrinfo"):
        socket.getaddrinfo("casework.example", 443)


def test_no_test_listens() -> None:
    with socket.socket() as sock, pytest.raises(AssertionError, match="bind"):
        sock.bind(("127.0.0.1", 0))


@pytest.mark.parametrize("name", ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"])
def test_home_is_the_tests_own(name: str) -> None:
    folder = Path(os.environ[name])
    assert folder.is_dir()
    assert folder.is_relative_to(tempfile.gettempdir())


def test_windows_are_drawn_offscreen() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_workspace_is_open_and_really_encrypted(workspace: Workspace) -> None:
    assert workspace.is_open
    assert not (workspace.folder / "case.db").read_bytes().startswith(b"SQLite format 3")


def test_what_needs_an_absent_program_is_left_out_and_counted(tmp_path: Path) -> None:
    (tmp_path / "test_two.py").write_text(
        "import pytest\n"
        "@pytest.mark.needs('qpdf')\n"
        "def test_that_asks_qpdf(): raise AssertionError\n"
        "def test_that_asks_nobody(): pass\n",
        encoding="utf-8",
    )
    (tmp_path / "pytest.ini").touch()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 passed, 1 deselected" in done.stdout, done.stdout + done.stderr
