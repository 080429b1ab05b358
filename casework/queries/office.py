# SPDX-License-Identifier: GPL-3.0-or-later
"""The charity's own details."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from casework.model import Office
from casework.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeSheet:
    """The letterhead, field by field; all empty in a new workspace."""

    name: str = ""
    legal_form: str = ""
    registration_number: str = ""
    address_lines: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    representative_name: str = ""
    representative_role: str = ""


def office_sheet(workspace: Workspace) -> OfficeSheet:
    """What stands at the head of letters."""
    with workspace.reading() as session:
        office = session.scalars(select(Office)).first()
        if office is None:
            return OfficeSheet()
        return OfficeSheet(**{name: getattr(office, name) for name in OfficeSheet.__dataclass_fields__})
