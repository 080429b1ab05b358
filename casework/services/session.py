# SPDX-License-Identifier: GPL-3.0-or-later
"""Make, unlock and lock a workspace: the window's only way to the storage.

Nothing here asks anybody anything; what may take a second (a key is derived on purpose slowly) is for a worker.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from casework.services import authorities
from casework.storage import header, recovery
from casework.storage.keys import DEFAULT_KDF, KdfParameters
from casework.storage.process import keep_memory_private
from casework.storage.workspace import Workspace

__all__ = [
    "MadeWorkspace",
    "Opened",
    "Workspace",
    "create_workspace",
    "keep_memory_private",
    "recover",
    "unlock",
    "unlock_with_device",
]


@dataclass(frozen=True, slots=True)
class Opened:
    """An unlocked workspace."""

    workspace: Workspace

    def close(self) -> None:
        """Lock it."""
        self.workspace.close()


@dataclass(frozen=True, slots=True)
class MadeWorkspace:
    """A new workspace with the recovery key that is shown once and kept nowhere."""

    opened: Opened
    recovery_key: str


def is_workspace(folder: Path) -> bool:
    """Whether the folder holds a workspace, whatever its state."""
    return (folder / header.NAME).exists()


def passphrase_score(passphrase: str) -> int:
    """From 0 (guessed at once) to 4 (good enough)."""
    return recovery.passphrase_score(passphrase)


def groups_to_ask() -> tuple[int, int]:
    """Which two groups of the recovery key are to be typed back, counted from 1."""
    return recovery.groups_to_ask()


def groups_match(recovery_key: str, typed: dict[int, str]) -> bool:
    """Whether the groups typed back (by their number) are those of the key."""
    return recovery.groups_match(recovery.parse(recovery_key), typed)


def create_workspace(
    folder: Path, passphrase: str, *, kdf: KdfParameters = DEFAULT_KDF, allow_synced: bool = False
) -> MadeWorkspace:
    """A new, encrypted workspace with our directory of authorities in it.

    Raises:
        casework.storage.errors: WeakPassphrase, FolderNotEmpty, SyncedFolder, NotEnoughMemory, DiskFull, ReadOnlyDisk.
    """
    made = Workspace.create(folder, passphrase, kdf=kdf, allow_synced=allow_synced)
    authorities.install_directory(made.workspace)
    return MadeWorkspace(Opened(made.workspace), made.recovery_key)


def unlock(folder: Path, passphrase: str) -> Opened:
    """Open with the passphrase.

    Raises:
        casework.storage.errors: WrongPassphrase, NotAWorkspace, HeaderDamaged, NewerWorkspace, DatabaseMissing,
            DatabaseDamaged, AlreadyOpen. No file was changed then.
    """
    return Opened(Workspace.unlock(folder, passphrase))


def recover(folder: Path, recovery_key: str, new_passphrase: str) -> Opened:
    """Open with the printed key and set a new passphrase.

    Raises:
        casework.storage.errors: RecoveryKeyMistyped, WrongRecoveryKey, WeakPassphrase and those of :func:`unlock`.
    """
    recovery.check_passphrase(new_passphrase)
    workspace = Workspace.unlock_with_recovery(folder, recovery_key)
    slots = [slot for slot in workspace.access.slots() if slot.kind == "passphrase"]
    workspace.access.reset_passphrase(slots[0].id, new_passphrase)
    return Opened(workspace)


def unlock_with_device(folder: Path) -> Opened:
    """Open with this machine's key ring.

    Raises:
        casework.storage.errors.KeyringUnavailable: whatever is amiss there; ask for the passphrase.
    """
    return Opened(Workspace.unlock_with_device(folder))


def remember_on_device(opened: Opened, days: int) -> None:
    """Let this machine's key ring open the workspace for some days; off until somebody asks for it.

    Raises:
        casework.storage.errors.KeyringUnavailable: there is none that can be trusted.
    """
    opened.workspace.access.remember_on_device(days)


def forget_device(opened: Opened) -> None:
    """Undo :func:`remember_on_device`."""
    opened.workspace.access.forget_device()
