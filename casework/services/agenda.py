# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda leaves the workspace: as a calendar file, written where a person chose."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from casework.privacy.export import hand_out
from casework.queries.agenda_papers import agenda_ics
from casework.queries.view import View
from casework.storage.audit import record_event
from casework.storage.workspace import Workspace


def export_calendar(workspace: Workspace, view: View, first: date, last: date, target: Path, *, neutral: bool) -> Path:
    """Write the dates from ``first`` to ``last`` as iCalendar; the log says that they left, and whether neutral.

    Raises:
        FileNotWritten: the target could not be written.
    """
    made = agenda_ics(workspace, view, first, last, neutral=neutral)
    with workspace.writing("agenda.export") as session:
        record_event(session, "agenda.export", "office", 0, {"neutral": neutral, "names": view.names.value})
    hand_out(io.BytesIO(made), target)
    return target
