# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework doctor``: whether this computer has what the program uses, and what is lost where it has not."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from casework.commands.output import Output

#: No clock of today shows an earlier day; a wrong one would make every deadline wrong.
_EARLIEST_TODAY = date(2026, 11, 1)
_SECONDS = 5


class State(StrEnum):
    """``absent`` is a loss one can work with; ``fault`` is not."""

    OK = "ok"
    ABSENT = "absent"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``french`` and ``english`` say what it means for the work."""

    name: str
    state: State
    french: str
    english: str


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``doctor``."""
    parser = subparsers.add_parser("doctor", help="what this computer has of what the program uses")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout and nothing else")
    parser.set_defaults(run=_doctor)


def _doctor(args: argparse.Namespace, out: Output) -> int:
    found = [look() for look in LOOKS]
    if args.json:
        out.json(
            {
                "checks": [
                    {"name": one.name, "state": one.state.value, "meaning": out.say(one.french, one.english)}
                    for one in found
                ]
            }
        )
    words = {
        State.OK: out.say("bon", "ok"),
        State.ABSENT: out.say("absent", "absent"),
        State.FAULT: out.say("DÉFAUT", "FAULT"),
    }
    rows = [(words[one.state], one.name, out.say(one.french, one.english)) for one in found]
    out.table((out.say("état", "state"), out.say("quoi", "what"), out.say("pour le travail", "for the work")), rows)
    return 1 if any(one.state is State.FAULT for one in found) else 0


def look_at_encryption() -> Finding:
    """A real database is made, filled, and looked into from outside."""
    from casework.storage.engine import DatabaseKey, connect  # noqa: PLC0415 - the other looks do not need it

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "try.db")
        connection = connect(path, DatabaseKey(b"k" * 32, b"s" * 16), mode="rwc")
        connection.execute("CREATE TABLE t (a)")
        connection.execute("INSERT INTO t VALUES ('casework-doctor')")
        connection.close()
        hidden = b"casework-doctor" not in path.read_bytes()
    return Finding(
        "encryption",
        State.OK if hidden else State.FAULT,
        "la base de données est chiffrée" if hidden else "la base ne serait pas chiffrée : ne pas utiliser",
        "the database is encrypted" if hidden else "the database would not be encrypted: do not use",
    )


def look_at_fonts() -> Finding:
    """The fonts that come with the program load, and have the signs of French."""
    from casework.documents import fonts  # noqa: PLC0415 - loads ReportLab

    fonts.register()
    whole = fonts.unprintable("Éàçœ «\u00a0n°\u00a0» – ’ €") == 0
    return Finding(
        "fonts",
        State.OK if whole else State.FAULT,
        "les PDF ont tous leurs signes" if whole else "des signes manqueraient dans les PDF : réinstaller",
        "PDFs have all their signs" if whole else "PDFs would lack signs: install again",
    )


def look_at_libreoffice() -> Finding:
    """Whether LibreOffice is there to turn letters into PDF."""
    from casework.documents import libreoffice  # noqa: PLC0415 - only here

    there = libreoffice.program() is not None
    return Finding(
        "LibreOffice",
        State.OK if there else State.ABSENT,
        "les lettres deviennent des PDF par LibreOffice" if there else "les lettres sont dessinées par le programme",
        "letters become PDFs through LibreOffice" if there else "letters are drawn by the program itself",
    )


def look_at_key_ring() -> Finding:
    """Whether one of the trusted key rings answers."""
    from casework.storage import keyring_slot  # noqa: PLC0415 - only here

    there = keyring_slot.is_available("doctor")
    return Finding(
        "key ring",
        State.OK if there else State.ABSENT,
        "le trousseau répond" if there else "la phrase de passe est demandée à chaque fois",
        "the key ring answers" if there else "the passphrase is asked every time",
    )


def look_at_printers() -> Finding:
    """How many printers the system's print service knows; never their names."""
    program = shutil.which("lpstat")
    count = 0
    if program:
        try:
            listed = subprocess.run(  # noqa: S603 - found on the path, no words of anyone's
                [program, "-e"], capture_output=True, timeout=_SECONDS, check=False
            )
            count = len(listed.stdout.splitlines())
        except (OSError, subprocess.TimeoutExpired):
            count = 0
    return Finding(
        "printer",
        State.OK if count else State.ABSENT,
        f"{count} imprimante(s)" if count else "aucune imprimante vue d’ici : la fenêtre peut en connaître d’autres",
        f"{count} printer(s)" if count else "no printer seen from here: the window may know of others",
    )


def look_at_clock() -> Finding:
    """Whether today can be today, and whether the clock of Paris is known."""
    today = datetime.now(ZoneInfo("Europe/Paris")).date()
    right = today >= _EARLIEST_TODAY
    return Finding(
        "clock",
        State.OK if right else State.FAULT,
        f"aujourd’hui est le {today:%d/%m/%Y} à Paris" if right else f"l’horloge dit {today:%d/%m/%Y} : à régler",
        f"today is {today:%d/%m/%Y} in Paris" if right else f"the clock says {today:%d/%m/%Y}: set it",
    )


LOOKS: tuple[Callable[[], Finding], ...] = (
    look_at_encryption,
    look_at_fonts,
    look_at_libreoffice,
    look_at_key_ring,
    look_at_printers,
    look_at_clock,
)
