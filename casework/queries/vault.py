# SPDX-License-Identifier: GPL-3.0-or-later
"""How the workspace itself stands: who can open it, when its recovery key was last tried, when it was backed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.model import Setting
from casework.storage import audit, backup
from casework.storage.keys import SlotKind
from casework.storage.workspace import Workspace

#: The setting that says where backups go and when; inside the workspace, since a path may name people.
BACKUP_SETTING = "backup"
#: The log's words for what this module looks up.
CHECKED = "vault.checked"
RECOVERY_TRIED = "vault.recovery_tried"
REHEARSED = "backup.rehearsed"
#: The printed key is to be looked for once a year.
RECOVERY_DAYS = 365
#: A restore is to be rehearsed twice a year.
REHEARSAL_DAYS = 182


@dataclass(frozen=True, slots=True)
class PassphraseHolder:
    """One passphrase: ``label`` holds initials or a role, ``mine`` is the one that opened the workspace this time."""

    id: str
    label: str
    made_on: date
    mine: bool


@dataclass(frozen=True, slots=True)
class VaultSheet:
    """What can be said of the workspace without naming anyone. Sizes in bytes."""

    folder: Path
    made_on: date
    holders: tuple[PassphraseHolder, ...]
    recovery_made_on: date
    recovery_tried: datetime | None
    device_until: datetime | None
    checked: datetime | None
    database_size: int
    contents: int
    contents_size: int
    log_entries: int

    def recovery_is_due(self, now: datetime) -> bool:
        """Whether the printed key was neither made nor tried within a year."""
        last = self.recovery_tried.date() if self.recovery_tried else self.recovery_made_on
        return (now.date() - last).days >= RECOVERY_DAYS


def vault_sheet(workspace: Workspace) -> VaultSheet:
    """The whole sheet. Counts the evidence files one by one: for a worker."""
    info = workspace.info()
    with workspace.reading() as session:
        tried, checked = _when(session, RECOVERY_TRIED), _when(session, CHECKED)
    devices = [datetime.fromisoformat(slot.expires) for slot in info.slots if slot.kind is SlotKind.DEVICE]
    return VaultSheet(
        folder=info.folder,
        made_on=date.fromisoformat(info.created),
        holders=tuple(
            PassphraseHolder(slot.id, slot.label, date.fromisoformat(slot.created), slot.id == info.opened_by)
            for slot in info.slots
            if slot.kind is SlotKind.PASSPHRASE
        ),
        recovery_made_on=max(date.fromisoformat(slot.created) for slot in info.slots if slot.kind is SlotKind.RECOVERY),
        recovery_tried=tried,
        device_until=max(devices, default=None),
        checked=checked,
        database_size=info.database_size,
        contents=info.blobs,
        contents_size=info.blobs_size,
        log_entries=info.log_entries,
    )


@dataclass(frozen=True, slots=True)
class BackupState:
    """Where backups go and how old the last good one is.

    ``folder`` is None until one was chosen; ``there`` whether it can be reached now; ``same_disk`` whether it lies on
    the disk of the workspace, so that one theft takes both; ``changed`` whether anything was written since.
    """

    folder: Path | None
    automatic: bool
    there: bool
    same_disk: bool
    made: datetime | None
    rehearsed: datetime | None
    changed: bool

    def days(self, now: datetime) -> int | None:
        """Calendar days since the last good backup, by this computer's clock; None before the first."""
        return None if self.made is None else max(0, (now.astimezone().date() - self.made.astimezone().date()).days)

    def is_late(self, now: datetime) -> bool:
        """Seven days without a good backup, or none at all: to be said in red."""
        days = self.days(now)
        return days is None or days >= backup.NAG_DAYS

    def is_due(self, now: datetime) -> bool:
        """Whether one should be made by itself now: wanted, reachable, a day old, and something to save."""
        if not (self.automatic and self.there and self.changed):
            return False
        return self.made is None or now - self.made >= timedelta(days=1)

    def rehearsal_is_due(self, now: datetime) -> bool:
        """Whether half a year went by without a rehearsed restore."""
        return self.made is not None and (
            self.rehearsed is None or now - self.rehearsed >= timedelta(days=REHEARSAL_DAYS)
        )


def backup_state(workspace: Workspace) -> BackupState:
    """How the backups stand."""
    with workspace.reading() as session:
        found = session.scalar(select(Setting.value).where(Setting.name == BACKUP_SETTING)) or {}
        made = audit.last_of(session, backup.ACTION)
        last, _ = audit.head(session)
        rehearsed = _when(session, REHEARSED)
    folder = Path(str(found["folder"])) if found.get("folder") else None
    there = folder is not None and folder.is_dir()
    return BackupState(
        folder=folder,
        automatic=bool(found.get("automatic", True)),
        there=there,
        same_disk=folder is not None and there and folder.stat().st_dev == workspace.folder.stat().st_dev,
        made=made.at if made else None,
        rehearsed=rehearsed,
        changed=made is None or last > made.seq,
    )


def _when(session: Session, action: str) -> datetime | None:
    found = audit.last_of(session, action)
    return found.at if found else None
