# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for recordings of an event to be kept, before they are written over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from casework.changes import Kind
from casework.queries.incidents import incident_page
from ui.context import Context, Place
from ui.panels.events import write_letter

_LETTER = "footage_preservation"


def ask_to_keep(context: Context, incident_id: int) -> None:
    """Draft the letter in the event's case and go on with it; an event without a case is shown, to open one."""
    page = incident_page(context.workspace, context.view, incident_id)
    if page.cases:
        write_letter(context, page.cases[0][0], _LETTER, incident_id=incident_id)
        return
    told = QCoreApplication.translate("Footage", "A letter belongs to a case: open one for these facts first.")
    context.messages.notice(told, tone="warning")
    context.go(Place(kind=Kind.INCIDENT, id=incident_id))
