# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that was being typed when the window locked: kept encrypted, offered after unlocking, then gone.

What belongs to a record is saved by its form. This is for the rest: a note not yet added, a field of a dialog.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select

from casework.model import Setting
from casework.services.office import put_setting
from casework.storage import audit
from casework.storage.workspace import Workspace

_SETTING = "drafts"


@dataclass(frozen=True, slots=True)
class Draft:
    """One text, the name of its field, and where it was: screen, kind and id of the record shown, part of it."""

    field: str
    text: str
    screen: str = ""
    kind: str = ""
    id: int = 0
    part: str = ""


def keep(workspace: Workspace, texts: Sequence[Draft]) -> None:
    """Keep these beside those kept earlier and never looked at."""
    if not texts:
        return
    with workspace.writing("drafts.keep") as session:
        before = session.scalar(select(Setting.value).where(Setting.name == _SETTING)) or {}
        told = list(before.get("texts", []))
        told += [asdict(text) for text in texts if asdict(text) not in told]
        put_setting(session, _SETTING, {"texts": told})


def kept(workspace: Workspace) -> tuple[Draft, ...]:
    """What was kept, oldest first."""
    with workspace.reading() as session:
        found = session.scalar(select(Setting.value).where(Setting.name == _SETTING)) or {}
    return tuple(Draft(**told) for told in found.get("texts", []))


def drop(workspace: Workspace) -> None:
    """They were put back or read: no copy stays, in the log neither."""
    with workspace.writing("drafts.drop") as session:
        setting = session.scalars(select(Setting).where(Setting.name == _SETTING)).first()
        if setting is None:
            return
        record = setting.id
        session.delete(setting)
    with workspace.writing("drafts.drop") as session:  # the entry of the deletion itself holds the text too
        audit.erase_details(session, "setting", record)
