# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders that others copy elsewhere, the lock, and the scratch folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from casework.storage import places, scratch
from casework.storage.scratch import Scratch
from casework.storage.workspace import Workspace
from tests.casework.storage.conftest import PASSPHRASE


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/a/Dropbox/x", "Dropbox"),
        ("/home/a/OneDrive - Association/x", "OneDrive"),
        ("/Volumes/a/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/home/a/nextcloud/x", "Nextcloud"),
        ("/home/a/Documents/dropboxes/x", ""),
        ("/home/a/Documents/x", ""),
    ],
)
def test_synced_folders_are_known_by_their_name(path: str, service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOUNTS", Path("/nowhere"))
    assert places.synced_by(Path(path)) == service


def test_synced_folders_are_known_by_what_the_service_leaves_in_them(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert places.synced_by(tmp_path / "a" / "b") == ""
    (tmp_path / ".stfolder").mkdir()
    assert places.synced_by(tmp_path / "a" / "b") == "Syncthing"


def test_network_shares_are_known_by_how_they_are_mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/a / ext4 rw 0 0\nserver:/b /srv/our\\040share nfs4 rw 0 0\n/dev/c /srv ext4 rw 0 0\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert places.synced_by(Path("/srv/our share/coffre")) == "nfs4"
    assert places.synced_by(Path("/srv/coffre")) == ""


@pytest.mark.skipif(os.name == "nt", reason="POSIX locks and processes")
def test_a_converter_that_outlives_a_killed_program_does_not_keep_the_workspace_shut(
    folder: Path, workspace: Workspace
) -> None:
    workspace.close()
    program = (
        "import subprocess, sys, time\n"
        "from pathlib import Path\n"
        "from casework.storage.workspace import Workspace\n"
        "held = Workspace.unlock(Path(sys.argv[1]), sys.argv[2])\n"
        "child = subprocess.Popen(['sleep', '60'], close_fds=False)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", program, str(folder), PASSPHRASE], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    with holder, holder.stdout:
        converter = int(holder.stdout.readline())
        holder.kill()
        holder.wait()
        Workspace.unlock(folder, PASSPHRASE).close()
        os.kill(converter, signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")
def test_sweeping_follows_no_link_out_of_the_temp_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "_root", lambda: tmp_path)
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_bytes(b"x")
    (tmp_path / "casework-abababab-evil").symlink_to(tmp_path / "precious")
    made = Scratch("ab" * 16)
    (made.folder() / "letter.docx").write_bytes(b"x")
    assert made.sweep() == 0
    assert (tmp_path / "precious" / "file").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["casework-abababab-evil", "precious"]


def test_without_a_runtime_folder_the_users_temp_folder_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = Scratch("cd" * 16)
    assert made.folder().parent == tmp_path
    assert os.name == "nt" or made.folder().stat().st_mode & 0o077 == 0
    made.sweep()
