# SPDX-License-Identifier: GPL-3.0-or-later
"""``python3 run.py demo``: the main job on a throw-away workspace of invented cases.

What it writes lies in the output folder, named on the terminal with its page count. The workspace lies beside it,
really encrypted, and the window is opened on it where there is a display.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pikepdf

from casework.commands.values import today as today_here
from casework.errors import CaseworkError
from casework.example import Example, fill_workspace
from casework.language import Language, long_date, system_language
from casework.queries import today as due
from casework.queries.agenda_papers import agenda_ics, agenda_pdf
from casework.queries.dates import DateRow
from casework.queries.view import View
from casework.sentences import sentence
from casework.services import letters as letter_services
from casework.services import packets, session
from casework.storage.workspace import Workspace
from casework.words import NamesMode

#: Of the throw-away workspace; said on the terminal, since nothing in it is real.
PASSPHRASE = "falaise lanterne marée boussole cerfeuil"  # noqa: S105
WORKSPACE = "coffre-demo"
#: Of the registered letter that the demo says it posted.
REGISTERED = "1A 000 000 0000 0"


def main(arguments: list[str] | None = None) -> int:
    """Make everything and say where it is."""
    parser = argparse.ArgumentParser(prog="run.py demo", description="the main job on invented cases")
    parser.add_argument("--out", type=Path, default=Path("demo-output"), metavar="DIR")
    args = parser.parse_args(arguments)
    language = system_language()
    out: Path = args.out
    try:
        out.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(out / WORKSPACE, ignore_errors=True)
        opened = session.create_workspace(out / WORKSPACE, PASSPHRASE).opened
        try:
            _work(opened.workspace, out, today_here(), language)
        finally:
            opened.close()
    except CaseworkError as error:
        print(sentence(error, language), file=sys.stderr)  # noqa: T201
        return 1
    except OSError as error:
        print(f"{out}: {error.strerror}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _work(workspace: Workspace, out: Path, today: date, language: Language) -> None:
    french = language is Language.FR
    with tempfile.TemporaryDirectory(prefix="casework-demo-") as folder:
        made = fill_workspace(workspace, Path(folder), today=today)
    view = View(Language.FR, NamesMode.REAL, today)
    papers = _papers(workspace, made, view, out)
    packets.post(workspace, made.packet, packets.Posted(on=today, tracking_number=REGISTERED))
    _say(
        f"Posté, recommandé n° {REGISTERED}. Échéances calculées :"
        if french
        else f"Posted, registered letter {REGISTERED}. Deadlines computed:"
    )
    for row in _all_due(workspace, View(language, NamesMode.REAL, today)):
        _say(
            f"  {long_date(row.on, language, weekday=True)}  {row.reference}  {row.title} ({row.articles or row.where})"
        )
    for path in papers:
        _say(f"{path}  {_extent(path)}")
    _say(
        f"Coffre d’essai : {out / WORKSPACE}  phrase de passe : {PASSPHRASE}"
        if french
        else f"Trial workspace: {out / WORKSPACE}  passphrase: {PASSPHRASE}"
    )


def _all_due(workspace: Workspace, view: View) -> list[DateRow]:
    found = due.today(workspace, view)
    return [*found.overdue, *found.evidence, *found.week, *found.month, *found.far]


def _papers(workspace: Workspace, made: Example, view: View, out: Path) -> list[Path]:
    packets.make(workspace, made.packet, today=view.today)
    last = view.today + timedelta(days=60)
    paths = [
        letter_services.export(workspace, made.letter, out / "plainte.docx", word=True),
        letter_services.export(workspace, made.letter, out / "plainte.pdf", word=False),
        packets.export(workspace, made.packet, out / "envoi-plainte.pdf"),
    ]
    for name, content in (
        ("audiences.pdf", agenda_pdf(workspace, view, view.today, last, hearings_only=True)),
        ("agenda.ics", agenda_ics(workspace, view, view.today, last, neutral=False)),
    ):
        (out / name).write_bytes(content)
        paths.append(out / name)
    return paths


def _extent(path: Path) -> str:
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return f"{len(pdf.pages)} p."
    return f"{path.stat().st_size // 1024 + 1} ko"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
