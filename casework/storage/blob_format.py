# SPDX-License-Identifier: GPL-3.0-or-later
"""The format of an encrypted content, CWB1, and the stream that reads it. Layout::

    "CWB1" | version 1 | vault id 16 | nonce prefix 7        the head; its SHA-256 is the additional data of all below
    nonce 12 | file key 32 + tag 16                          wrapped by the blob-wrap key
    facts, padded to 1024 + tag 16                           SHA-256, size, name, time; under the file key
    chunks of 1 MiB + tag 16 each                            under the file key

A nonce under the file key is prefix | counter (4 bytes) | flag: 0 a chunk, 1 the last chunk, 2 the facts. So cutting,
swapping and reordering fail. All is AES-256-GCM.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.storage.errors import PieceFileDamaged
from casework.storage.keys import canonical

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 1 << 20
MAGIC = b"CWB1\x01"
TAG = 16
PREFIX = 7
HEAD = len(MAGIC) + 16 + PREFIX
WRAPPED = 12 + 32 + TAG
FACTS = 1024
CHUNKS_AT = HEAD + WRAPPED + FACTS + TAG
MIDDLE, LAST, FACTS_FLAG = 0, 1, 2
_NAME_KEPT = 300


@dataclass(frozen=True, slots=True)
class Facts:
    """What a blob says of itself, sealed: enough to rescue it without the database."""

    sha256: str
    size: int
    name: str
    at: str


class BlobReader(io.RawIOBase):
    """A blob's plain content, decrypted chunk by chunk as it is asked for. Owns the descriptor."""

    def __init__(self, descriptor: int, wrap: AESGCM, vault: bytes, label: str) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._label = label
        self._place = 0
        self._held: tuple[int, bytes] = (-1, b"")
        try:
            self._read_start(wrap, vault)
        except BaseException:
            self.close()
            raise

    def _read_start(self, wrap: AESGCM, vault: bytes) -> None:
        start = self._pread(0, CHUNKS_AT)
        self.head = start[:HEAD]
        if len(start) < CHUNKS_AT or self.head[: len(MAGIC) + 16] != MAGIC + vault:
            raise PieceFileDamaged(self._label)
        self._additional = digest(self.head)
        nonce, wrapped = start[HEAD : HEAD + 12], start[HEAD + 12 : HEAD + WRAPPED]
        self.file_key = self._opened(wrap, nonce, wrapped)
        self._cipher = AESGCM(self.file_key)
        sealed = start[HEAD + WRAPPED :]
        self.facts = unpadded(self._opened(self._cipher, self._nonce(0, FACTS_FLAG), sealed))
        self._chunks = max(1, -(-self.facts.size // CHUNK))
        if os.fstat(self._descriptor).st_size != CHUNKS_AT + self.facts.size + self._chunks * TAG:
            raise PieceFileDamaged(self._label)

    def _opened(self, cipher: AESGCM, nonce: bytes, sealed: bytes) -> bytes:
        try:
            return cipher.decrypt(nonce, sealed, self._additional)
        except InvalidTag as problem:
            raise PieceFileDamaged(self._label) from problem

    def _nonce(self, counter: int, flag: int) -> bytes:
        return nonce(self.head[-PREFIX:], counter, flag)

    def _pread(self, at: int, length: int) -> bytes:
        try:
            os.lseek(self._descriptor, at, os.SEEK_SET)
            return read_descriptor(self._descriptor, length)
        except OSError as problem:
            raise PieceFileDamaged(self._label) from problem

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            sealed = self._pread(CHUNKS_AT + number * (CHUNK + TAG), CHUNK + TAG)
            flag = LAST if number == self._chunks - 1 else MIDDLE
            self._held = (number, self._opened(self._cipher, self._nonce(number, flag), sealed))
        return self._held[1]

    def chunk_lengths(self) -> Iterator[int]:
        """Decrypt chunk after chunk; the length of each."""
        return (len(self._chunk(number)) for number in range(self._chunks))

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """At most to the end of the present chunk, as raw streams may."""
        if self._place >= self.facts.size:
            return 0
        number, inside = divmod(self._place, CHUNK)
        view = memoryview(buffer).cast("B")
        data = self._chunk(number)[inside : inside + len(view)]
        view[: len(data)] = data
        self._place += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """As for any file."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self.facts.size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the beginning")
        self._place = base + offset
        return self._place

    def tell(self) -> int:
        """The place in the plain content."""
        return self._place

    def close(self) -> None:
        """Let go of the file and of the chunk held."""
        if not self.closed:
            os.close(self._descriptor)
            self._held = (-1, b"")
        super().close()


def read_descriptor(descriptor: int, length: int) -> bytes:
    data = os.read(descriptor, length)
    while data and len(data) < length and (more := os.read(descriptor, length - len(data))):
        data += more
    return data


def nonce(prefix: bytes, counter: int, flag: int) -> bytes:
    return prefix + counter.to_bytes(4, "big") + bytes([flag])


def digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def short(sha256: str) -> str:
    return sha256[:12]


def padded(facts: Facts) -> bytes:
    """JSON filled up with spaces, so that its length says nothing about the name."""
    # A sign outside ASCII takes up to 12 bytes in ASCII JSON: cut by length of the result, not of the name.
    name = facts.name[:_NAME_KEPT]
    while True:
        told = canonical({"sha256": facts.sha256, "size": facts.size, "name": name, "at": facts.at})
        if len(told) <= FACTS:
            return told.ljust(FACTS)
        name = name[: len(name) * 3 // 4]


def unpadded(told: bytes) -> Facts:
    found = json.loads(told)
    return Facts(str(found["sha256"]), int(found["size"]), str(found["name"]), str(found["at"]))
