# SPDX-License-Identifier: GPL-3.0-or-later
"""``vault.json``: the only file of a workspace that is not encrypted. It holds wrapped keys and no word about cases.

An unkeyed checksum over it tells damage from a wrong secret before unlocking; an HMAC under the master key, checked
after unlocking, tells tampering. ``vault.json.bak`` is a second copy of the *same* header, not of an older one: an
older one would still open with a passphrase that was taken away.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.storage import files
from casework.storage.errors import HeaderDamaged, HeaderDamagedCopyWhole, NewerWorkspace, NotAWorkspace, disk_errors
from casework.storage.keys import NONCE_BYTES, MasterKey, Purpose, Slot, SlotKind, canonical

NAME = "vault.json"
COPY = "vault.json.bak"
FORMAT = "casework-workspace"
VERSION = 1
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Rotation:
    """A change of master key that is under way: the next key, wrapped by the present one, and the next database's
    salt. All but ``generation`` in hex."""

    generation: int
    nonce: str
    sealed: str
    salt: str


@dataclass(frozen=True, slots=True)
class Header:
    """What ``vault.json`` says. ``salt`` is the database's: with it in a second place, a flipped bit in the database's
    first 16 bytes does not lose everything. ``generation`` counts master keys and names the database and blob folder.
    The log's key outlives a change of master key, or each digest quoted in backups and receipts would be void: so it is
    random too, and kept here sealed (hex).
    """

    vault: str
    created: str
    salt: bytes
    slots: tuple[Slot, ...]
    generation: int = 1
    rotation: Rotation | None = None
    sealed_log_key: str = ""
    mac: str = ""

    @classmethod
    def new(cls) -> Header:
        """One without slots, for a workspace that is being made."""
        return cls(
            vault=secrets.token_hex(16),
            created=datetime.now(UTC).date().isoformat(),
            salt=secrets.token_bytes(16),
            slots=(),
        )

    def database_name(self) -> str:
        """``case.db``; after a change of master key ``case-2.db`` and so on, so that old and new never mix."""
        return "case.db" if self.generation == 1 else f"case-{self.generation}.db"

    def blobs_name(self) -> str:
        """``blobs``, after a change of master key ``blobs-2``."""
        return "blobs" if self.generation == 1 else f"blobs-{self.generation}"

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        """The slots of one kind."""
        return tuple(slot for slot in self.slots if slot.kind is kind)

    def with_slot(self, slot: Slot) -> Header:
        """With one slot more."""
        return replace(self, slots=(*self.slots, slot))

    def without_slot(self, slot_id: str) -> Header:
        """Without this slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != slot_id))

    def with_log_key(self, log_key: bytes, master: MasterKey) -> Header:
        """With the log's key sealed under this master key."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(master.key(Purpose.AUDIT)).encrypt(nonce, log_key, self.vault.encode())
        return replace(self, sealed_log_key=(nonce + sealed).hex())

    def log_key(self, master: MasterKey) -> bytes:
        """The key that chains the log. Raises :class:`HeaderDamaged`."""
        try:
            sealed = bytes.fromhex(self.sealed_log_key)
            cipher = AESGCM(master.key(Purpose.AUDIT))
            return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], self.vault.encode())
        except (InvalidTag, ValueError) as problem:
            raise HeaderDamaged from problem

    def _body(self) -> dict[str, Any]:
        rotation = self.rotation
        return {
            "format": FORMAT,
            "version": VERSION,
            "vault": self.vault,
            "created": self.created,
            "salt": self.salt.hex(),
            "generation": self.generation,
            "slots": [slot.to_json() for slot in self.slots],
            "log_key": self.sealed_log_key,
            "rotation": None if rotation is None else asdict(rotation),
        }

    def _mac(self, master: MasterKey) -> str:
        return hmac.new(master.key(Purpose.HEADER), canonical(self._body()), hashlib.sha256).hexdigest()

    def signed(self, master: MasterKey) -> Header:
        """With the HMAC that this master key gives."""
        return replace(self, mac=self._mac(master))

    def is_genuine(self, master: MasterKey) -> bool:
        """Whether the HMAC is this master key's."""
        return hmac.compare_digest(self.mac, self._mac(master))

    def to_bytes(self) -> bytes:
        """The file's content."""
        body = self._body() | {"mac": self.mac}
        body["checksum"] = hashlib.sha256(canonical(body)).hexdigest()
        return (json.dumps(body, indent=1, sort_keys=True) + "\n").encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Header:
        """Read back. Raises :class:`NotAWorkspace` (other JSON), :class:`NewerWorkspace`, :class:`HeaderDamaged`."""
        try:
            found = json.loads(data)
        except (ValueError, RecursionError) as problem:
            raise HeaderDamaged from problem
        if not isinstance(found, dict) or "format" not in found:
            raise NotAWorkspace("")
        body = {name: value for name, value in found.items() if name != "checksum"}
        if found.get("checksum") != hashlib.sha256(canonical(body)).hexdigest():
            raise HeaderDamaged
        if found["format"] != FORMAT:
            raise NotAWorkspace("")
        if found.get("version") != VERSION:
            raise NewerWorkspace
        # The file is as someone wrote it; a body of the wrong shape was not written by us.
        try:
            rotation = found["rotation"]
            return cls(
                vault=bytes.fromhex(found["vault"]).hex(),
                created=str(found["created"]),
                salt=bytes.fromhex(found["salt"]),
                slots=tuple(Slot.from_json(slot) for slot in found["slots"]),
                generation=int(found["generation"]),
                rotation=rotation
                and Rotation(
                    generation=int(rotation["generation"]),
                    nonce=str(rotation["nonce"]),
                    sealed=str(rotation["sealed"]),
                    salt=str(rotation["salt"]),
                ),
                sealed_log_key=str(found["log_key"]),
                mac=str(found["mac"]),
            )
        except (KeyError, ValueError, TypeError, AttributeError) as problem:
            raise HeaderDamaged from problem


def _read(path: Path) -> Header:
    with disk_errors(), path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise NotAWorkspace(str(path.parent))
    return Header.from_bytes(data)


def read(folder: Path) -> Header:
    """The header of the workspace in this folder; changes nothing.

    Raises :class:`NotAWorkspace`, :class:`HeaderDamaged` (or, when the second copy is whole,
    :class:`HeaderDamagedCopyWhole`) and :class:`NewerWorkspace`.
    """
    has_traces = (folder / COPY).is_file() or any(folder.glob("case*.db"))
    try:
        if not (folder / NAME).is_file():
            raise HeaderDamaged if has_traces else NotAWorkspace(str(folder))
        return _read(folder / NAME)
    except (HeaderDamaged, NotAWorkspace) as problem:
        if not has_traces:
            raise problem if isinstance(problem, HeaderDamaged) else NotAWorkspace(str(folder)) from problem
        raise (HeaderDamagedCopyWhole() if _copy_is_whole(folder) else HeaderDamaged()) from problem


def _copy_is_whole(folder: Path) -> bool:
    if not (folder / COPY).is_file():
        return False
    try:
        _read(folder / COPY)
    except (HeaderDamaged, NotAWorkspace, NewerWorkspace):
        return False
    return True


def write(folder: Path, header: Header) -> None:
    """Replace the header, then its copy. Killed in between, the copy is renewed at the next unlocking."""
    data = header.to_bytes()
    with disk_errors():
        files.write_whole(folder / NAME, data)
        files.write_whole(folder / COPY, data)


def renew_copy(folder: Path) -> bool:
    """Make the copy the same as the header, where it is not; whether that was needed."""
    with disk_errors():
        data = (folder / NAME).read_bytes()
        copy = folder / COPY
        if copy.is_file() and copy.read_bytes() == data:
            return False
        files.write_whole(copy, data)
    return True


def restore_from_copy(folder: Path) -> None:
    """Put the second copy in the place of a damaged header. Raises :class:`HeaderDamaged` when it is not whole."""
    if not _copy_is_whole(folder):
        raise HeaderDamaged
    with disk_errors():
        files.write_whole(folder / NAME, (folder / COPY).read_bytes())
