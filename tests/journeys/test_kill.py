# SPDX-License-Identifier: GPL-3.0-or-later
"""``kill -9`` in the middle of the day's work: what was confirmed is there, nothing is half there."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.model import Deadline, Incident, Packet, Piece
from casework.storage.workspace import Workspace
from tests.conftest import PASSPHRASE

#: More of them by hand: CASEWORK_KILLS=100.
KILLS = int(os.environ.get("CASEWORK_KILLS", "4"))
ROOT = Path(__file__).resolve().parents[2]


def _killed_at_random(job: str, folder: Path, files: Path, chance: random.Random) -> list[int]:
    """Start the child, kill it at a random moment of its work, return the ids it had confirmed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.working_child", job, str(folder), str(files), PASSPHRASE],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    first = child.stdout.readline()
    time.sleep(chance.uniform(0.0, 0.4))
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    whole = (first + rest).splitlines() if rest.endswith("\n") or not rest else (first + rest).splitlines()[:-1]
    return [int(line) for line in whole]


@pytest.mark.parametrize("job", ["incident", "evidence", "packet"])
def test_a_kill_loses_nothing_that_was_confirmed(job: str, new_workspace: Path, tmp_path: Path) -> None:
    folder, files = tmp_path / "workspace", tmp_path / "files"
    shutil.copytree(new_workspace, folder)
    chance = random.Random(f"kill {job}")
    confirmed: set[int] = set()
    for number in range(KILLS):
        work = files / str(number)
        work.mkdir(parents=True)
        confirmed |= set(_killed_at_random(job, folder, work, chance))
        with Workspace.unlock(folder, PASSPHRASE) as workspace:
            report = workspace.check()
            assert report.sound, report
            with workspace.reading() as session:
                if job == "incident":
                    kept = set(session.scalars(select(Incident.id)))
                    counting = set(session.scalars(select(Deadline.incident_id)))
                    assert counting == kept, "an incident without the countdown of its recording is half saved"
                elif job == "evidence":
                    kept = set(session.scalars(select(Piece.id)))
                else:
                    kept = set(session.scalars(select(Packet.id).where(Packet.pdf_sha256 != "")))
            assert confirmed <= kept
            assert not any(workspace.scratch().iterdir())
    assert len(confirmed) >= KILLS
