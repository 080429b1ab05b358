# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence store: each content once, encrypted, found by its SHA-256, never changed.

A blob's name is the first 32 hex digits of ``HMAC-SHA256(name key, SHA-256 of the content)``: the same piece is kept
once, and nobody without the key can test whether a known file is there. Layout, format CWB1::

    "CWB1" | version 1 | vault id 16 | nonce prefix 7        the head; its SHA-256 is the additional data of all below
    nonce 12 | file key 32 + tag 16                          wrapped by the blob-wrap key
    facts, padded to 1024 + tag 16                           SHA-256, size, name, time; under the file key
    chunks of 1 MiB + tag 16 each                            under the file key

A nonce under the file key is prefix | counter (4 bytes) | flag: 0 a chunk, 1 the last chunk, 2 the facts. So cutting,
swapping and reordering fail, and with the master key alone pieces are rescued even if the database is gone.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.errors import Cancelled, FileUnreadable
from casework.storage import files
from casework.storage.errors import (
    DiskTrouble,
    FileChanging,
    NotAPlainFile,
    PieceFileDamaged,
    PieceFileMissing,
    disk_errors,
)
from casework.storage.keys import MasterKey, Purpose, canonical

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 1 << 20
_MAGIC = b"CWB1\x01"
_TAG = 16
_PREFIX = 7
_HEAD = len(_MAGIC) + 16 + _PREFIX
_WRAPPED = 12 + 32 + _TAG
_FACTS = 1024
_CHUNKS_AT = _HEAD + _WRAPPED + _FACTS + _TAG
_MIDDLE, _LAST, _FACTS_FLAG = 0, 1, 2
_NAME_KEPT = 300
_DAY = 86_400.0
_PART = ".part"

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


def _no_progress(done: int, total: int) -> None:
    del done, total


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Stored:
    """A content that is now in the store. ``new`` is False when it was there before."""

    sha256: str
    size: int
    new: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a blob says of itself, sealed: enough to rescue it without the database."""

    sha256: str
    size: int
    name: str
    at: str


class BlobStore:
    """The store in ``folder``; files that are not finished yet lie in ``parts``."""

    def __init__(self, folder: Path, parts: Path, vault: str, master: MasterKey) -> None:
        self.folder = folder
        self._parts = parts
        self._vault = bytes.fromhex(vault)
        self._wrap = AESGCM(master.key(Purpose.BLOB_WRAP))
        self._name_key = master.key(Purpose.BLOB_NAME)

    def path(self, sha256: str) -> Path:
        """Where the content of this SHA-256 (hex) lies, or would lie."""
        name = hmac.digest(self._name_key, bytes.fromhex(sha256), "sha256").hex()[:32]
        return self.folder / name[:2] / name

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def add(
        self,
        stream: BinaryIO,
        size: int = 0,
        progress: Progress = _no_progress,
        cancelled: IsCancelled = _never,
        *,
        name: str = "",
    ) -> Stored:
        """Take in all that the stream gives: hashed and encrypted in one pass, synced, read back and decrypted.

        ``size`` is what to expect, for ``progress(done, size)`` only. One chunk of 1 MiB or two are in memory at a
        time. Raises :class:`Cancelled`, :class:`DiskFull` and its kin, leaving nothing; once it returns, the
        content is safe on disk.
        """
        files.make_private_folder(self._parts)
        part = self._parts / (secrets.token_hex(8) + _PART)
        with disk_errors():
            descriptor = files.create(part)
            try:
                try:
                    facts = self._write(descriptor, stream, size, progress, cancelled, name)
                    files.sync(descriptor)
                    self._require_as_written(descriptor, facts)
                finally:
                    os.close(descriptor)
                return self._keep(part, facts)
            finally:
                part.unlink(missing_ok=True)

    def add_file(self, path: Path, progress: Progress = _no_progress, cancelled: IsCancelled = _never) -> Stored:
        """Take in a file of the disk, and refuse what is no plain file or changes while it is read.

        Never follows a link, never waits on a pipe. Raises :class:`NotAPlainFile`, :class:`FileChanging`,
        :class:`FileUnreadable`, and what :meth:`add` raises.
        """
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            if path.is_symlink():
                raise NotAPlainFile(path.name)
            descriptor = os.open(path, flags)
        except OSError as problem:
            raise FileUnreadable(path.name) from problem
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise NotAPlainFile(path.name)
            watched = _Watched(file, path.name)
            stored = self.add(cast("BinaryIO", watched), before.st_size, progress, cancelled, name=path.name)
            after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or stored.size != before.st_size:
            if stored.new:
                self.delete(stored.sha256)
            raise FileChanging(path.name)
        return stored

    def open(self, sha256: str) -> BinaryIO:
        """The content as a seekable stream that decrypts as it is read: no plain text on disk, 1 MiB in memory.

        Raises :class:`PieceFileMissing`, :class:`PieceFileDamaged` (reading does too, at a damaged chunk).
        """
        reader = self._reader(self.path(sha256), sha256)
        if reader.facts.sha256 != sha256:
            reader.close()
            raise PieceFileDamaged(_short(sha256))
        return io.BufferedReader(reader, 1 << 16)

    def verify(self, sha256: str, cancelled: IsCancelled = _never) -> None:
        """Decrypt and hash the whole content. Raises :class:`PieceFileMissing`, :class:`PieceFileDamaged`."""
        digest = hashlib.sha256()
        with self.open(sha256) as stream:
            while data := stream.read(CHUNK):
                if cancelled():
                    raise Cancelled
                digest.update(data)
        if digest.hexdigest() != sha256:
            raise PieceFileDamaged(_short(sha256))

    def delete(self, sha256: str) -> None:
        """Remove the content: the wrapped key is overwritten first. Only when no record refers to it any more."""
        path = self.path(sha256)
        if path.is_file():
            with disk_errors():
                files.wipe(path, _CHUNKS_AT)
                files.sync_folder(path.parent)

    def paths(self) -> Iterator[Path]:
        """Every blob's file."""
        return (path for path in sorted(self.folder.glob("??/*")) if len(path.name) == 32)

    def facts(self, path: Path) -> Facts:
        """What the blob in this file says of itself. Raises :class:`PieceFileDamaged`."""
        with self._reader(path, path.name) as reader:
            return reader.facts

    def contents(self, path: Path) -> Iterator[bytes]:
        """The plain chunks of the blob in this file, whichever it is."""
        with self._reader(path, path.name) as reader:
            while data := reader.read(CHUNK):
                yield data

    def sweep_parts(self) -> int:
        """Remove what an interrupted intake left. Only while no other intake can run."""
        removed = 0
        for part in self._parts.glob(f"*{_PART}"):
            part.unlink(missing_ok=True)
            removed += 1
        return removed

    def orphans(self, known: Iterable[str], now: float | None = None) -> tuple[Path, ...]:
        """Blobs that none of these SHA-256 belong to and that are older than a day: a younger one may be on its way."""
        wanted = {self.path(sha256).name for sha256 in known}
        limit = (time.time() if now is None else now) - _DAY
        return tuple(path for path in self.paths() if path.name not in wanted and path.stat().st_mtime < limit)

    def rewrap(self, path: Path, into: BlobStore, cancelled: IsCancelled = _never) -> None:
        """Copy a blob into a store under another master key. The chunks stay as they are; only the file key is
        wrapped anew and the name changes."""
        with self._reader(path, path.name) as reader:
            target = into.path(reader.facts.sha256)
            if target.is_file():
                return
            head, file_key = reader.head, reader.file_key
        files.make_private_folder(into._parts)
        part = into._parts / (secrets.token_hex(8) + _PART)
        with disk_errors():
            try:
                descriptor = files.create(part)
                try:
                    files.write_all(descriptor, head + into._wrapped(head, file_key))
                    with path.open("rb") as source:
                        source.seek(_HEAD + _WRAPPED)
                        while data := source.read(CHUNK):
                            if cancelled():
                                raise Cancelled
                            files.write_all(descriptor, data)
                    files.sync(descriptor)
                finally:
                    os.close(descriptor)
                into._place(part, target)
            finally:
                part.unlink(missing_ok=True)

    def _wrapped(self, head: bytes, file_key: bytes) -> bytes:
        nonce = os.urandom(12)
        return nonce + self._wrap.encrypt(nonce, file_key, _digest(head))

    def _write(
        self, descriptor: int, stream: BinaryIO, size: int, progress: Progress, cancelled: IsCancelled, name: str
    ) -> Facts:
        head = _MAGIC + self._vault + os.urandom(_PREFIX)
        file_key = secrets.token_bytes(32)
        cipher, additional, prefix = AESGCM(file_key), _digest(head), head[-_PREFIX:]
        files.write_all(descriptor, head + self._wrapped(head, file_key) + bytes(_FACTS + _TAG))
        digest, done, counter = hashlib.sha256(), 0, 0
        # The hash is as slow as all the rest together, and both leave the interpreter free: side by side.
        with ThreadPoolExecutor(1, "casework-hash") as aside:
            chunk = _read_full(stream)
            while True:
                hashing = aside.submit(digest.update, chunk)
                following = _read_full(stream) if len(chunk) == CHUNK else b""
                sealed = cipher.encrypt(_nonce(prefix, counter, _MIDDLE if following else _LAST), chunk, additional)
                files.write_all(descriptor, sealed)
                hashing.result()
                done += len(chunk)
                progress(done, size)
                if cancelled():
                    raise Cancelled
                if not following:
                    break
                chunk, counter = following, counter + 1
        facts = Facts(digest.hexdigest(), done, name, datetime.now(UTC).isoformat(timespec="seconds"))
        os.lseek(descriptor, _HEAD + _WRAPPED, os.SEEK_SET)
        files.write_all(descriptor, cipher.encrypt(_nonce(prefix, 0, _FACTS_FLAG), _padded(facts), additional))
        return facts

    def _require_as_written(self, descriptor: int, facts: Facts) -> None:
        """Read the file back and decrypt it. The tag of each chunk is a 128-bit comparison with what was hashed."""
        reader = BlobReader(os.dup(descriptor), self._wrap, self._vault, _short(facts.sha256))
        try:
            with reader:
                if reader.facts.sha256 != facts.sha256 or sum(reader.chunk_lengths()) != facts.size:
                    raise DiskTrouble
        except PieceFileDamaged as problem:
            raise DiskTrouble from problem

    def _keep(self, part: Path, facts: Facts) -> Stored:
        target = self.path(facts.sha256)
        if target.is_file() and self._is_sound(facts.sha256):
            return Stored(facts.sha256, facts.size, new=False)
        self._place(part, target)
        return Stored(facts.sha256, facts.size, new=True)

    def _place(self, part: Path, target: Path) -> None:
        if not target.parent.is_dir():
            files.make_private_folder(target.parent)
            files.sync_folder(self.folder)
        files.replace(part, target)

    def _is_sound(self, sha256: str) -> bool:
        try:
            self.verify(sha256)
        except PieceFileDamaged:
            return False
        return True

    def _reader(self, path: Path, label: str) -> BlobReader:
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError as problem:
            raise PieceFileMissing(_short(label)) from problem
        except OSError as problem:
            raise PieceFileDamaged(_short(label)) from problem
        return BlobReader(descriptor, self._wrap, self._vault, _short(label))


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
        start = self._pread(0, _CHUNKS_AT)
        self.head = start[:_HEAD]
        if len(start) < _CHUNKS_AT or self.head[: len(_MAGIC) + 16] != _MAGIC + vault:
            raise PieceFileDamaged(self._label)
        self._additional = _digest(self.head)
        nonce, wrapped = start[_HEAD : _HEAD + 12], start[_HEAD + 12 : _HEAD + _WRAPPED]
        self.file_key = self._opened(wrap, nonce, wrapped)
        self._cipher = AESGCM(self.file_key)
        sealed = start[_HEAD + _WRAPPED :]
        self.facts = _unpadded(self._opened(self._cipher, self._nonce(0, _FACTS_FLAG), sealed))
        self._chunks = max(1, -(-self.facts.size // CHUNK))
        if os.fstat(self._descriptor).st_size != _CHUNKS_AT + self.facts.size + self._chunks * _TAG:
            raise PieceFileDamaged(self._label)

    def _opened(self, cipher: AESGCM, nonce: bytes, sealed: bytes) -> bytes:
        try:
            return cipher.decrypt(nonce, sealed, self._additional)
        except InvalidTag as problem:
            raise PieceFileDamaged(self._label) from problem

    def _nonce(self, counter: int, flag: int) -> bytes:
        return _nonce(self.head[-_PREFIX:], counter, flag)

    def _pread(self, at: int, length: int) -> bytes:
        try:
            os.lseek(self._descriptor, at, os.SEEK_SET)
            return _read_descriptor(self._descriptor, length)
        except OSError as problem:
            raise PieceFileDamaged(self._label) from problem

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            sealed = self._pread(_CHUNKS_AT + number * (CHUNK + _TAG), CHUNK + _TAG)
            flag = _LAST if number == self._chunks - 1 else _MIDDLE
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


class _Watched:
    """Reads a file of the disk and tells its trouble from the store's own."""

    def __init__(self, file: io.FileIO, name: str) -> None:
        self._file = file
        self._name = name

    def read(self, length: int) -> bytes:
        try:
            return self._file.read(length) or b""
        except OSError as problem:
            raise FileUnreadable(self._name) from problem


def _read_full(stream: BinaryIO) -> bytes:
    """One chunk, however small the pieces in which the stream gives it."""
    data = stream.read(CHUNK)
    while data and len(data) < CHUNK and (more := stream.read(CHUNK - len(data))):
        data += more
    return data


def _read_descriptor(descriptor: int, length: int) -> bytes:
    data = os.read(descriptor, length)
    while data and len(data) < length and (more := os.read(descriptor, length - len(data))):
        data += more
    return data


def _nonce(prefix: bytes, counter: int, flag: int) -> bytes:
    return prefix + counter.to_bytes(4, "big") + bytes([flag])


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _short(sha256: str) -> str:
    return sha256[:12]


def _padded(facts: Facts) -> bytes:
    """JSON filled up with spaces, so that its length says nothing about the name."""
    # A sign outside ASCII takes up to 12 bytes in ASCII JSON: cut by length of the result, not of the name.
    name = facts.name[:_NAME_KEPT]
    while True:
        told = canonical({"sha256": facts.sha256, "size": facts.size, "name": name, "at": facts.at})
        if len(told) <= _FACTS:
            return told.ljust(_FACTS)
        name = name[: len(name) * 3 // 4]


def _unpadded(told: bytes) -> Facts:
    found = json.loads(told)
    return Facts(str(found["sha256"]), int(found["size"]), str(found["name"]), str(found["at"]))
