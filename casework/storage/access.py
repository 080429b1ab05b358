# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can open the workspace: adding, changing and removing slots of the header. The data is never re-encrypted."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casework.storage import header, keyring_slot, recovery
from casework.storage.errors import LastSlot, SlotNotFound, WrongPassphrase
from casework.storage.header import Header
from casework.storage.keys import DEFAULT_KDF, KdfParameters, MasterKey, Slot, SlotKind, seal

DEVICE_DAYS = 7


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One way to open the workspace, without its secrets. Dates in ISO 8601; ``label`` holds initials or a role."""

    id: str
    kind: SlotKind
    label: str
    created: str
    expires: str


def open_slot(found: Header, kind: SlotKind, secret: str | bytes) -> tuple[MasterKey, Slot] | None:
    """The master key and the slot that gave it, or None when no slot of this kind opens with the secret.

    Each passphrase slot costs one key derivation.
    """
    now = datetime.now(UTC)
    for slot in found.of_kind(kind):
        if not slot.expired(now) and (master := slot.open(slot.wrapping_key(secret), found.vault)):
            return master, slot
    return None


class Access:
    """The slots of one open workspace. Each change replaces the header as a whole, so a crash leaves the old or the
    new one; the printed recovery key keeps working through every change of passphrase."""

    def __init__(self, folder: Path, found: Header, master: MasterKey, opened_by: Slot) -> None:
        self._folder = folder
        self._header = found
        self._master = master
        self.opened_by = opened_by.id
        self._guard = threading.Lock()

    @property
    def master(self) -> MasterKey:
        """The master key, for what derives keys of its own (backups)."""
        return self._master

    @property
    def header(self) -> Header:
        """The header as it now stands on disk."""
        return self._header

    def slots(self) -> tuple[SlotInfo, ...]:
        """Every way to open the workspace."""
        return tuple(
            SlotInfo(slot.id, slot.kind, slot.label, slot.created, slot.expires) for slot in self._header.slots
        )

    def change_passphrase(self, old: str, new: str, *, kdf: KdfParameters = DEFAULT_KDF) -> str:
        """Replace the passphrase of the slot that the old one opens; the new slot's id.

        Raises :class:`WrongPassphrase`, :class:`WeakPassphrase`.
        """
        recovery.check_passphrase(new)
        with self._guard:
            opened = open_slot(self._header, SlotKind.PASSPHRASE, old)
            if opened is None:
                raise WrongPassphrase
            return self._replace(opened[1].id, opened[1].label, new, kdf)

    def reset_passphrase(self, slot_id: str, new: str, *, kdf: KdfParameters = DEFAULT_KDF) -> str:
        """Give a slot a new passphrase without the old one: after unlocking with the recovery key.

        Raises :class:`SlotNotFound`, :class:`WeakPassphrase`.
        """
        recovery.check_passphrase(new)
        with self._guard:
            return self._replace(slot_id, self._find(slot_id, SlotKind.PASSPHRASE).label, new, kdf)

    def add_passphrase(self, label: str, passphrase: str, *, kdf: KdfParameters = DEFAULT_KDF) -> str:
        """One more person; the slot's id. Raises :class:`WeakPassphrase`."""
        recovery.check_passphrase(passphrase)
        slot = seal(self._master, self._header.vault, SlotKind.PASSPHRASE, passphrase, label=label, kdf=kdf)
        with self._guard:
            self._write(self._header.with_slot(slot))
        return slot.id

    def remove_passphrase(self, slot_id: str) -> None:
        """One person less. An old copy of the header still opens with it: after a leak make a new master key.

        Raises :class:`SlotNotFound`, :class:`LastSlot`.
        """
        with self._guard:
            self._find(slot_id, SlotKind.PASSPHRASE)
            if len(self._header.of_kind(SlotKind.PASSPHRASE)) == 1:
                raise LastSlot
            self._write(self._header.without_slot(slot_id))

    def new_recovery_key(self) -> str:
        """A new printed key (``ABCD-EFGH-…``); the old one no longer opens this header."""
        key = recovery.new_key()
        self.take_recovery_key(key)
        return key

    def take_recovery_key(self, spelled: str) -> None:
        """Let this key (of :func:`casework.storage.recovery.new_key`) be the recovery key from now on, the old one no
        longer: called once the new one is known to be on paper. Raises :class:`RecoveryKeyMistyped`."""
        slot = seal(self._master, self._header.vault, SlotKind.RECOVERY, recovery.parse(spelled))
        with self._guard:
            kept = self._header
            for old in kept.of_kind(SlotKind.RECOVERY):
                kept = kept.without_slot(old.id)
            self._write(kept.with_slot(slot))

    def is_passphrase(self, typed: str) -> bool:
        """Whether some passphrase slot opens with it: asked again before keys are changed or anyone is erased."""
        return open_slot(self._header, SlotKind.PASSPHRASE, typed) is not None

    def is_recovery_key(self, typed: str) -> bool:
        """Whether the printed key still opens it, as people are asked yearly. Raises :class:`RecoveryKeyMistyped`."""
        return open_slot(self._header, SlotKind.RECOVERY, recovery.parse(typed)) is not None

    def remember_on_device(self, days: int = DEVICE_DAYS) -> None:
        """Let this machine's key ring open the workspace for some days. Raises :class:`KeyringUnavailable`."""
        key = secrets.token_bytes(32)
        until = datetime.now(UTC) + timedelta(days=days)
        keyring_slot.store(self._header.vault, key)
        slot = seal(self._master, self._header.vault, SlotKind.DEVICE, key, expires=until)
        with self._guard:
            self._write(self._without_device().with_slot(slot))

    def forget_device(self) -> None:
        """Undo it. The slot goes first: what may be left in the key ring then opens nothing."""
        with self._guard:
            self._write(self._without_device())
        keyring_slot.forget(self._header.vault)

    def _without_device(self) -> Header:
        kept = self._header
        for old in kept.of_kind(SlotKind.DEVICE):
            kept = kept.without_slot(old.id)
        return kept

    def _find(self, slot_id: str, kind: SlotKind) -> Slot:
        for slot in self._header.of_kind(kind):
            if slot.id == slot_id:
                return slot
        raise SlotNotFound(slot_id)

    def _replace(self, slot_id: str, label: str, new: str, kdf: KdfParameters) -> str:
        slot = seal(self._master, self._header.vault, SlotKind.PASSPHRASE, new, label=label, kdf=kdf)
        self._write(self._header.without_slot(slot_id).with_slot(slot))
        if self.opened_by == slot_id:
            self.opened_by = slot.id
        return slot.id

    def _write(self, changed: Header) -> None:
        signed = changed.signed(self._master)
        header.write(self._folder, signed)
        self._header = signed
