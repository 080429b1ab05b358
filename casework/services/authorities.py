# SPDX-License-Identifier: GPL-3.0-or-later
"""Courts, prosecutors, inspectorates: the directory that letters are addressed from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from casework.changes import Changed, Kind
from casework.errors import InvalidValue
from casework.letters.directory import Entry, entries
from casework.model import Authority
from casework.services.records import change, done, get
from casework.storage.workspace import Workspace
from casework.words import AuthorityKind

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


def install_directory(workspace: Workspace) -> Changed:
    """Copy our directory in: authorities that the workspace does not have yet. What somebody changed stays as it is."""
    with workspace.writing("authorities.install_directory") as session:
        known = set(session.scalars(select(Authority.directory_key)))
        for entry in entries():
            if entry.key not in known:
                session.add(_from_directory(entry))
        return done(session, Kind.AUTHORITY)


def _from_directory(entry: Entry) -> Authority:
    return Authority(
        directory_key=entry.key,
        kind=AuthorityKind(entry.kind),
        name=entry.name,
        title_line=entry.title_line,
        address_lines="\n".join(entry.address),
        postcode=entry.postcode,
        city=entry.city,
        country=entry.country,
        communes=list(entry.communes),
        aliases=list(entry.aliases),
        channel=entry.channel,
        url=entry.url,
        email=entry.email,
        verified=entry.verified,
        checked_on=entry.checked_on,
        source=entry.source,
    )
