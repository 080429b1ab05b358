# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the workspace itself: its passphrases, its recovery key, its key ring entry, and whether it is whole.

What changes who can open it asks for a passphrase again: the screen may have been left unlocked for a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from casework.changes import Changed, Kind
from casework.errors import InvalidValue
from casework.queries.vault import CHECKED, RECOVERY_TRIED
from casework.services.records import done
from casework.storage import audit, recovery, references
from casework.storage.errors import RecoveryKeyMistyped, WrongPassphrase, WrongRecoveryKey
from casework.storage.keys import DEFAULT_KDF, KdfParameters
from casework.storage.workspace import Workspace

#: Letters of a label. It stands readable in the header, so there is room for initials or a role and for no name.
LONGEST_LABEL = 16
DEVICE_DAYS = range(1, 31)


@dataclass(frozen=True, slots=True)
class Hit:
    """A damaged content: the record that needs it (table and id), the reference of its case, and what is wrong."""

    table: str
    id: int
    case: str
    missing: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. ``database`` counts faults of the database, ``log_broken_at`` is 0 where the log holds."""

    sound: bool
    database: int
    log_broken_at: int
    log_entries: int
    contents: int
    hits: tuple[Hit, ...]


def check(
    workspace: Workspace,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Checked:
    """Read the whole workspace: every page of the database, every link of the log, every evidence file.

    Raises:
        casework.errors.Cancelled: nothing was changed.
    """
    report = workspace.check(progress, cancelled)
    hits: list[Hit] = []
    if not report.database:
        with workspace.reading() as session:
            for sha256 in (*report.missing, *report.damaged):
                hits += [
                    Hit(holder.table, holder.id, holder.case, sha256 in report.missing)
                    for holder in references.holders(session, sha256)
                ]
        _note(workspace, CHECKED, {"sound": report.sound, "damaged": len(hits)})
    return Checked(
        sound=report.sound,
        database=len(report.database),
        log_broken_at=report.log_broken_at,
        log_entries=report.log_entries,
        contents=report.contents,
        hits=tuple(hits),
    )


def add_passphrase(
    workspace: Workspace, passphrase: str, label: str, new: str, *, kdf: KdfParameters = DEFAULT_KDF
) -> Changed:
    """One more person opens the workspace with a passphrase of their own. ``label``: initials or a role.

    Raises:
        InvalidValue: the label is empty or too long.
        casework.storage.errors: WrongPassphrase (``passphrase`` opens nothing), WeakPassphrase.
    """
    said = label.strip()
    if not 0 < len(said) <= LONGEST_LABEL:
        raise InvalidValue("label", said)
    _require(workspace, passphrase)
    return _note(workspace, "vault.passphrase_added", slot=workspace.access.add_passphrase(said, new, kdf=kdf))


def change_passphrase(workspace: Workspace, old: str, new: str, *, kdf: KdfParameters = DEFAULT_KDF) -> Changed:
    """Replace the passphrase ``old``; every other one, and the recovery key, stay.

    Raises:
        casework.storage.errors: WrongPassphrase, WeakPassphrase.
    """
    slot = workspace.access.change_passphrase(old, new, kdf=kdf)
    return _note(workspace, "vault.passphrase_changed", slot=slot)


def remove_passphrase(workspace: Workspace, passphrase: str, slot: str) -> Changed:
    """That person opens it no longer. Whoever kept an old copy of the folder still can: see :func:`new_master_key`.

    Raises:
        casework.storage.errors: WrongPassphrase, SlotNotFound, LastSlot.
    """
    _require(workspace, passphrase)
    workspace.access.remove_passphrase(slot)
    return _note(workspace, "vault.passphrase_removed", slot=slot)


def offer_recovery_key() -> str:
    """A fresh recovery key to be written down. It opens nothing until :func:`take_recovery_key`."""
    return recovery.new_key()


def take_recovery_key(workspace: Workspace, passphrase: str, key: str, typed_back: Mapping[int, str]) -> Changed:
    """Let the offered key replace the old one, now that two of its groups (by number from 1) were typed back.

    Raises:
        casework.storage.errors: WrongPassphrase, RecoveryKeyMistyped (the groups are not those of the key).
    """
    if not recovery.groups_match(recovery.parse(key), typed_back):
        raise RecoveryKeyMistyped
    _require(workspace, passphrase)
    workspace.access.take_recovery_key(key)
    return _note(workspace, RECOVERY_TRIED)


def try_recovery_key(workspace: Workspace, typed: str) -> Changed:
    """The rehearsal: whether what is on paper opens this workspace. Noted, so that next year's reminder knows.

    Raises:
        casework.storage.errors: RecoveryKeyMistyped, WrongRecoveryKey.
    """
    if not workspace.access.is_recovery_key(typed):
        raise WrongRecoveryKey
    return _note(workspace, RECOVERY_TRIED)


def remember_on_device(workspace: Workspace, passphrase: str, days: int) -> Changed:
    """Let this computer's key ring open the workspace for some days (1 to 30).

    Raises:
        InvalidValue: another number of days.
        casework.storage.errors: WrongPassphrase, KeyringUnavailable.
    """
    if days not in DEVICE_DAYS:
        raise InvalidValue("days", str(days))
    _require(workspace, passphrase)
    workspace.access.remember_on_device(days)
    return _note(workspace, "vault.device_on", {"days": days})


def forget_device(workspace: Workspace) -> Changed:
    """Undo it; needs no passphrase, since it only closes a door."""
    workspace.access.forget_device()
    return _note(workspace, "vault.device_off")


def new_master_key(
    workspace: Workspace,
    passphrase: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    kdf: KdfParameters = DEFAULT_KDF,
) -> str:
    """After a passphrase and a copy of the folder were both seen: encrypt all anew. The new recovery key, shown once.

    Only ``passphrase`` and that key open it afterwards. Raises :class:`casework.storage.errors.WrongPassphrase`.
    """
    key = workspace.rotate(passphrase, kdf=kdf, progress=progress, cancelled=cancelled)
    _note(workspace, "vault.master_key_changed")
    return key


def tidy(workspace: Workspace) -> int:
    """Remove encrypted files that an interrupted job left more than a day ago; how many. For the minute after
    unlocking, when nobody waits."""
    return workspace.sweep_orphans()


def _require(workspace: Workspace, passphrase: str) -> None:
    if not workspace.access.is_passphrase(passphrase):
        raise WrongPassphrase


def _note(workspace: Workspace, action: str, facts: Mapping[str, object] | None = None, *, slot: str = "") -> Changed:
    """Write it into the log. It can't be undone by undoing a job: the header is no record."""
    with workspace.writing(action) as session:
        audit.record_event(session, action, "workspace", slot, facts or {})
        return Changed(done(session, Kind.OFFICE).kinds)
