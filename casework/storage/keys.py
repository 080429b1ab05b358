# SPDX-License-Identifier: GPL-3.0-or-later
"""The master key, what is derived from it, and the slots that wrap it.

::

    master key, 32 random bytes, made once; wrapped, never stored bare, never derived from a passphrase
     |- slot "passphrase"  AES-256-GCM under Argon2id(passphrase); one for each person who opens the workspace
     |- slot "recovery"    AES-256-GCM under HKDF-SHA256(recovery key)
     |- slot "device"      AES-256-GCM under HKDF-SHA256(32 random bytes in the system's key ring); expires
     `- HKDF-SHA256(master key, label): the working keys of :class:`Purpose`

Beside each slot stands an unkeyed SHA-256 of it: a wrong checksum means damage, a right one with a wrong tag means
a wrong secret. Argon2id: RFC 9106; HKDF: RFC 5869; GCM: NIST SP 800-38D.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casework.storage.errors import HeaderDamaged, KeyParametersRefused, NotEnoughMemory

KEY_BYTES = 32
NONCE_BYTES = 12
_MEBIBYTE = 1024  # Argon2 counts in KiB


def canonical(value: object) -> bytes:
    """JSON with one spelling only: sorted keys, no spaces, ASCII. What is signed or hashed goes through here."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


class Purpose(StrEnum):
    """What a working key is for."""

    DATABASE = "database"
    BLOB_WRAP = "blob-wrap"
    BLOB_NAME = "blob-name"
    AUDIT = "audit"
    BACKUP = "backup"
    HEADER = "header"
    ROTATION = "rotation"


class MasterKey:
    """32 secret bytes. Held in one bytearray that :meth:`forget` clears; copies in memory can't be ruled out in
    Python, which is why locking replaces the whole process."""

    __slots__ = ("_secret", "_vault")

    def __init__(self, secret: bytes, vault: str) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self._secret = bytearray(secret)
        self._vault = vault

    @classmethod
    def new(cls, vault: str) -> MasterKey:
        """A fresh one."""
        return cls(secrets.token_bytes(KEY_BYTES), vault)

    def key(self, purpose: Purpose, context: str = "") -> bytes:
        """The 32-byte working key of this purpose; ``context`` sets apart, say, one backup from the next."""
        info = f"casework/1/{purpose.value}/{context}".encode()
        return _hkdf(bytes(self._secret), bytes.fromhex(self._vault), info)

    def secret(self) -> bytes:
        """The bytes themselves, for wrapping only."""
        return bytes(self._secret)

    def forget(self) -> None:
        """Overwrite the bytes."""
        for place in range(len(self._secret)):
            self._secret[place] = 0

    def __repr__(self) -> str:
        return "MasterKey(…)"


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(secret)


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Argon2id. Limits are checked before any memory is taken: a header is not to be trusted before it is opened."""

    passes: int = 3
    mebibytes: int = 256
    lanes: int = 4

    def __post_init__(self) -> None:
        if not (2 <= self.passes <= 10 and 64 <= self.mebibytes <= 1024 and 1 <= self.lanes <= 8):
            raise KeyParametersRefused

    @classmethod
    def fast_for_tests(cls) -> KdfParameters:
        """The weakest that are accepted at all: some 50 ms."""
        return cls(passes=2, mebibytes=64, lanes=4)

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """32 bytes from the passphrase, NFC-normalised (macOS types NFD). 0.8 to 1.1 s and 270 MB by default."""
        from argon2.exceptions import HashingError  # noqa: PLC0415 - 30 ms that only unlocking needs
        from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

        try:
            return hash_secret_raw(
                unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
                salt,
                time_cost=self.passes,
                memory_cost=self.mebibytes * _MEBIBYTE,
                parallelism=self.lanes,
                hash_len=KEY_BYTES,
                type=Type.ID,
            )
        except (HashingError, MemoryError) as problem:
            raise NotEnoughMemory(self.mebibytes) from problem


DEFAULT_KDF = KdfParameters()


class SlotKind(StrEnum):
    """How a slot is opened."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the kind, not one
    RECOVERY = "recovery"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the master key.

    ``label`` tells people which slot is whose and holds no name (initials or a role); ``expires`` is a UTC moment
    in ISO 8601 or empty; ``derivation`` the parameters by which the wrapping key is made, salt included.
    """

    id: str
    kind: SlotKind
    label: str
    created: str
    expires: str
    derivation: dict[str, Any]
    nonce: bytes
    sealed: bytes

    def _additional(self, vault: str) -> bytes:
        return canonical(
            {"vault": vault, "id": self.id, "kind": self.kind.value, "expires": self.expires, "kdf": self.derivation}
        )

    def open(self, wrapping_key: bytes, vault: str) -> MasterKey | None:
        """The master key, or None when the wrapping key is another's."""
        try:
            secret = AESGCM(wrapping_key).decrypt(self.nonce, self.sealed, self._additional(vault))
        except InvalidTag:
            return None
        return MasterKey(secret, vault)

    def wrapping_key(self, secret: str | bytes) -> bytes:
        """The key made from a passphrase (text) or from 32 bytes, by this slot's own parameters.

        Raises :class:`KeyParametersRefused`, :class:`NotEnoughMemory`, and :class:`HeaderDamaged` where they make no
        sense.
        """
        try:
            salt = bytes.fromhex(self.derivation["salt"])
            if isinstance(secret, bytes):
                return _hkdf(secret, salt, f"casework/1/slot/{self.kind.value}".encode())
            parameters = KdfParameters(*(int(self.derivation[name]) for name in ("t", "m", "p")))
        except (KeyError, ValueError, TypeError) as problem:
            raise HeaderDamaged from problem
        return parameters.derive(secret, salt)

    def expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return bool(self.expires) and datetime.fromisoformat(self.expires) <= now

    def to_json(self) -> dict[str, Any]:
        """As it stands in the header, checksum included."""
        body: dict[str, Any] = {
            "id": self.id,
            "kind": self.kind.value,
            "label": self.label,
            "created": self.created,
            "expires": self.expires,
            "kdf": self.derivation,
            "nonce": self.nonce.hex(),
            "sealed": self.sealed.hex(),
        }
        return body | {"checksum": hashlib.sha256(canonical(body)).hexdigest()}

    @classmethod
    def from_json(cls, found: dict[str, Any]) -> Slot:
        """Read back. Raises :class:`HeaderDamaged` when the checksum does not fit."""
        body = {name: value for name, value in found.items() if name != "checksum"}
        if found.get("checksum") != hashlib.sha256(canonical(body)).hexdigest():
            raise HeaderDamaged
        try:
            return cls(
                id=str(body["id"]),
                kind=SlotKind(body["kind"]),
                label=str(body["label"]),
                created=str(body["created"]),
                expires=str(body["expires"]),
                derivation=dict(body["kdf"]),
                nonce=bytes.fromhex(body["nonce"]),
                sealed=bytes.fromhex(body["sealed"]),
            )
        except (KeyError, ValueError, TypeError) as problem:
            raise HeaderDamaged from problem


def seal(
    master: MasterKey,
    vault: str,
    kind: SlotKind,
    secret: str | bytes,
    *,
    label: str = "",
    kdf: KdfParameters = DEFAULT_KDF,
    expires: datetime | None = None,
) -> Slot:
    """A new slot: ``secret`` is a passphrase for ``PASSPHRASE``, else 32 random bytes."""
    if isinstance(secret, str) != (kind is SlotKind.PASSPHRASE):
        raise ValueError("a passphrase is text, other secrets are bytes")
    salt = os.urandom(16)
    derivation: dict[str, Any] = {"name": "hkdf-sha256", "salt": salt.hex()}
    if kind is SlotKind.PASSPHRASE:
        derivation = {"name": "argon2id", "t": kdf.passes, "m": kdf.mebibytes, "p": kdf.lanes, "salt": salt.hex()}
    empty = Slot(
        id=secrets.token_hex(4),
        kind=kind,
        label=label,
        created=datetime.now(UTC).date().isoformat(),
        expires=expires.astimezone(UTC).isoformat(timespec="seconds") if expires else "",
        derivation=derivation,
        nonce=os.urandom(NONCE_BYTES),
        sealed=b"",
    )
    wrapped = AESGCM(empty.wrapping_key(secret)).encrypt(empty.nonce, master.secret(), empty._additional(vault))
    return replace(empty, sealed=wrapped)
