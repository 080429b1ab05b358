# SPDX-License-Identifier: GPL-3.0-or-later
"""The charity's own details and the settings that live inside the workspace."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.model import Office, Setting
from casework.services.records import change, done
from casework.storage.workspace import Workspace
from casework.words import NamesMode

_FIELDS = frozenset(
    {
        "name",
        "legal_form",
        "registration_number",
        "address_lines",
        "postcode",
        "city",
        "phone",
        "email",
        "representative_name",
        "representative_role",
    }
)


def describe(workspace: Workspace, values: Mapping[str, object]) -> Changed:
    """Set the letterhead's fields: ``name``, ``address_lines`` (one line each), ``postcode``, ``city`` and so on."""
    with workspace.writing("office.describe") as session:
        office = session.scalars(select(Office)).first()
        if office is None:
            office = Office()
            session.add(office)
            session.flush()
        change(office, values, _FIELDS)
        return done(session, Kind.OFFICE, record=office)


def choose_names(workspace: Workspace, mode: NamesMode) -> Changed:
    """Whether screens and paper show real or borrowed names, from now on."""
    with workspace.writing("office.choose_names") as session:
        put_setting(session, "names", {"mode": mode.value})
        return done(session, *Kind)


def put_setting(session: Session, name: str, value: dict[str, object]) -> None:
    """Keep one setting, replacing what was there."""
    setting = session.scalars(select(Setting).where(Setting.name == name)).first()
    if setting is None:
        session.add(Setting(name=name, value=value))
    else:
        setting.value = value
