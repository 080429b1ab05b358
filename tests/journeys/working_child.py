# SPDX-License-Identifier: GPL-3.0-or-later
"""What :mod:`tests.journeys.test_kill` kills: does one job over and over and says what was confirmed.

Run as ``python -m tests.journeys.working_child JOB WORKSPACE FOLDER PASSPHRASE``. Each confirmed job is followed by
a line on stdout.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import count
from pathlib import Path

from casework.noted import FootageKnown, IncidentNoted
from casework.services import cases, incidents, packets, pieces
from casework.storage.workspace import Workspace

_DAY = date(2026, 11, 24)


def main(job: str, folder: Path, files: Path, passphrase: str) -> None:
    """Work until killed."""
    workspace = Workspace.unlock(folder, passphrase)
    _say("ready")
    work = {"incident": _note, "evidence": _take_in, "packet": _build}[job]
    for number in count(1):
        _say(work(workspace, files, number))


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def _note(workspace: Workspace, files: Path, number: int) -> int:
    del files
    noted = IncidentNoted(
        title=f"Contrôle {number}",
        narrative="x" * 2000,
        starts_on=_DAY,
        footage=[FootageKnown(kind="cctv")],
    )
    return incidents.record(workspace, noted, today=_DAY).id


def _take_in(workspace: Workspace, files: Path, number: int) -> int:
    path = files / f"{number}.bin"
    # Never the same bytes twice: a content that is known already would not be taken in again.
    path.write_bytes(f"{files.name} {number};".encode() * 200_000)
    return pieces.admit(workspace, [path]).changed.id


def _build(workspace: Workspace, files: Path, number: int) -> int:
    case = cases.open_case(workspace, cases.OpenCase(title=f"Dossier {number}", opened_on=_DAY)).id
    path = files / f"{number}.txt"
    path.write_text(f"Pièce {number}\n" * 50, encoding="utf-8")
    pieces.admit(workspace, [path], case_id=case)
    packet = packets.prepare(workspace, packets.PreparePacket(case_id=case, title="Envoi")).id
    return packets.make(workspace, packet, today=_DAY).id


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
