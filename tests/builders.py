# SPDX-License-Identifier: GPL-3.0-or-later
"""Things to begin a test with: valid by default, invented, only the facts that matter named by the test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from casework.language import Language
from casework.noted import IncidentNoted, PersonInIncident
from casework.queries.view import View
from casework.services import cases, incidents, people
from casework.services.authorities import record as record_authority
from casework.storage.workspace import Workspace
from casework.words import NamesMode

#: The day on which tests happen: a Tuesday with no holiday near.
TODAY = date(2026, 11, 24)


def a_view(*, language: Language = Language.FR, names: NamesMode = NamesMode.REAL, today: date = TODAY) -> View:
    """For whom a query reads."""
    return View(language, names, today)


def a_person(workspace: Workspace, last_name: str = "Valcourt", *, borrowed_name: str = "", **values: Any) -> int:
    """Somebody who does not exist."""
    given = {"first_names": "Maëlle", "last_name": last_name, **values}
    return people.record(workspace, given, borrowed_name=borrowed_name).id


def an_incident(
    workspace: Workspace, *, on: date | None = date(2026, 11, 12), people: Sequence[int] = (), **values: Any
) -> int:
    """A check in the street."""
    noted = IncidentNoted(
        **{
            "title": "Contrôle rue des Garennes",
            "narrative": "Contrôle d’identité de plus de deux heures.",
            "starts_on": on,
            "commune": "Calais",
            "people": [PersonInIncident(person_id=person) for person in people],
            **values,
        }
    )
    return incidents.record(workspace, noted, today=TODAY).id


def an_authority(workspace: Workspace, kind: str = "prosecutor", **values: Any) -> int:
    """A prosecutor's office for Calais."""
    given = {
        "kind": kind,
        "name": "Tribunal judiciaire de Boulogne-sur-Mer",
        "title_line": "Madame la Procureure de la République",
        "address_lines": "1 rue de l’Exemple",
        "postcode": "62200",
        "city": "Boulogne-sur-Mer",
        "communes": ["Calais"],
        **values,
    }
    return record_authority(workspace, given).id


def a_case(workspace: Workspace, *, title: str = "Plainte après un contrôle", **values: Any) -> int:
    """A complaint, not yet begun."""
    return cases.open_case(workspace, cases.OpenCase(**{"title": title, "opened_on": TODAY, **values})).id


def a_file(folder: Path, name: str = "note.txt", content: bytes = b"Constat du 12 novembre.\n") -> Path:
    """A file to take in."""
    path = folder / name
    path.write_bytes(content)
    return path
