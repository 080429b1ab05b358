# SPDX-License-Identifier: GPL-3.0-or-later
"""Courts, prosecutors, inspectorates: the directory that letters are addressed from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from casework.changes import Changed, Kind
from casework.errors import InvalidValue
from casework.model import Authority
from casework.services.records import change, done, get
from casework.storage.workspace import Workspace

_FIELDS = frozenset(
    {
        "kind",
        "name",
        "title_line",
        "holder_gender",
        "salutation",
        "closing_formula",
        "address_lines",
        "postcode",
        "city",
        "country",
        "email",
        "phone",
        "url",
        "channel",
        "region",
        "communes",
        "aliases",
        "source",
    }
)


def record(workspace: Workspace, values: Mapping[str, object]) -> Changed:
    """A new authority of the charity's own.

    Raises:
        InvalidValue: no name.
    """
    with workspace.writing("authorities.record") as session:
        authority = Authority(name="")
        change(authority, values, _FIELDS)
        if not authority.name.strip():
            raise InvalidValue("name", "")
        session.add(authority)
        return done(session, Kind.AUTHORITY, record=authority)


def amend(workspace: Workspace, authority_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change some fields; an address that was confirmed has to be confirmed again."""
    with workspace.writing("authorities.amend") as session:
        authority = get(session, Authority, authority_id)
        change(authority, values, _FIELDS, version=version)
        if values.keys() & {"address_lines", "postcode", "city", "name", "email"}:
            authority.verified = False
        return done(session, Kind.AUTHORITY, record=authority)


def confirm(workspace: Workspace, authority_id: int, *, today: date) -> Changed:
    """Somebody checked the address: no mark beside it any more."""
    with workspace.writing("authorities.confirm") as session:
        authority = get(session, Authority, authority_id)
        authority.verified = True
        authority.checked_on = today
        return done(session, Kind.AUTHORITY, record=authority)
