# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work with marked names. Not to be imported by the process that took the place of the locked one: the marks
would be in its memory by this alone."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from casework.changes import Kind
from casework.noted import IncidentNoted, PersonInIncident
from casework.services import backups, cases, history, incidents, letters, packets, people, pieces
from casework.services.session import Workspace
from tests.journeys.marks import ALIAS, FIRST, HALF, LAST, NOTE, PHONE, PLACE
from ui import app as window
from ui.context import Place
from ui.messages import bug_report
from ui.widgets.fields import LongText

_DAY = date(2026, 11, 24)


def work(workspace: Workspace, files: Path, out: Path) -> int:
    """Every kind of work that passes names on: to the database, to converters, to papers, to a backup."""
    somebody = people.record(
        workspace, {"first_names": FIRST, "last_name": LAST, "phone": PHONE, "city": PLACE}, borrowed_name=ALIAS
    ).id
    noted = IncidentNoted(
        title=f"Contrôle de {FIRST} {LAST}",
        narrative=f"{FIRST} {LAST}, {PHONE}, contrôlée à {PLACE}. {NOTE}",
        starts_on=_DAY,
        commune=PLACE,
        people=[PersonInIncident(person_id=somebody)],
    )
    event = incidents.record(workspace, noted, today=_DAY).id
    case = cases.open_case(
        workspace,
        cases.OpenCase(title=f"Plainte de {LAST}", opened_on=_DAY, incidents=[event], clients=[somebody]),
    ).id
    cases.write_note(workspace, case, NOTE)
    pieces.admit(workspace, sorted(files.iterdir()), case_id=case)
    letters.draft(workspace, letters.DraftLetter(case_id=case, template="chaser"))
    packet = packets.prepare(workspace, packets.PreparePacket(case_id=case, title=f"Envoi {LAST}")).id
    packets.make(workspace, packet, today=_DAY)
    packets.export(workspace, packet, out / "packet.pdf")
    changed = cases.amend(workspace, case, {"summary": f"Résumé {LAST}"})
    history.undo(workspace, changed.job)
    backups.choose(workspace, out.parent / "stick")
    backups.make(workspace)
    backups.rehearse(workspace)
    return case


def in_the_window(program: window.App, case: int) -> None:
    """Look at every screen, break something, and stop in the middle of a word."""
    assert program.window is not None
    for screen in window.SCREENS:
        program.window.go(Place(screen.key))
        QApplication.processEvents()
    program.window.go(Place(kind=Kind.CASE, id=case))
    logging.getLogger("ui.messages").error("bug: %s", bug_report(_broken(case)))
    QApplication.clipboard().setText(f"{FIRST} {LAST}")
    typed = LongText("A thought")
    typed.setParent(program.window)
    typed.show()
    typed.insertPlainText(HALF)


def _broken(case: int) -> Exception:
    """An error whose text names somebody, as a careless line might raise it."""
    try:
        int(f"{FIRST} {LAST} {case}")
    except ValueError as error:
        return error
    raise AssertionError
