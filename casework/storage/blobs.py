# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence store: each content once, encrypted, found by its SHA-256, never changed.

A blob's name is the first 32 hex digits of ``HMAC-SHA256(name key, SHA-256 of the content)``: the same piece is kept
once, and nobody without the key can test whether a known file is there. With the master key alone, pieces are rescued
even if the database is gone. The format is that of :mod:`casework.storage.blob_format`.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.errors import Cancelled, FileUnreadable
from casework.storage import files
from casework.storage.blob_format import (
    CHUNK,
    CHUNKS_AT,
    FACTS,
    FACTS_FLAG,
    HEAD,
    LAST,
    MAGIC,
    MIDDLE,
    PREFIX,
    TAG,
    WRAPPED,
    BlobReader,
    Facts,
    digest,
    nonce,
    padded,
    short,
)
from casework.storage.errors import (
    DiskTrouble,
    FileChanging,
    NotAPlainFile,
    PieceFileDamaged,
    PieceFileMissing,
    disk_errors,
)
from casework.storage.keys import MasterKey, Purpose

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
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            os.close(descriptor)
            raise NotAPlainFile(path.name)
        with os.fdopen(descriptor, "rb", buffering=0) as file:
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
            raise PieceFileDamaged(short(sha256))
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
            raise PieceFileDamaged(short(sha256))

    def delete(self, sha256: str) -> None:
        """Remove the content: the wrapped key is overwritten first. Only when no record refers to it any more."""
        path = self.path(sha256)
        if path.is_file():
            with disk_errors():
                files.wipe(path, CHUNKS_AT)
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
        """Remove what an interrupted intake, or rehearsal of a restore, left. Only while no other one can run."""
        removed = 0
        for part in self._parts.glob("*"):
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            elif part.suffix == _PART:
                part.unlink(missing_ok=True)
            else:
                continue
            removed += 1
        return removed

    def orphans(self, known: Iterable[str], now: float | None = None) -> tuple[Path, ...]:
        """Blobs that none of these SHA-256 belong to and that are older than a day: a younger one may be on its way."""
        wanted = {self.path(sha256).name for sha256 in known}
        limit = (time.time() if now is None else now) - _DAY
        return tuple(path for path in self.paths() if path.name not in wanted and path.stat().st_mtime < limit)

    def rewrap(self, path: Path, into: BlobStore, cancelled: IsCancelled = _never) -> Path:
        """Copy a blob into a store under another master key. The chunks stay as they are; only the file key is
        wrapped anew and the name changes. Where it lies there."""
        with self._reader(path, path.name) as reader:
            target = into.path(reader.facts.sha256)
            if target.is_file():
                return target
            head, file_key = reader.head, reader.file_key
        files.make_private_folder(into._parts)
        part = into._parts / (secrets.token_hex(8) + _PART)
        with disk_errors():
            try:
                descriptor = files.create(part)
                try:
                    files.write_all(descriptor, head + into._wrapped(head, file_key))
                    with path.open("rb") as source:
                        source.seek(HEAD + WRAPPED)
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
        return target

    def _wrapped(self, head: bytes, file_key: bytes) -> bytes:
        nonce = os.urandom(12)
        return nonce + self._wrap.encrypt(nonce, file_key, digest(head))

    def _write(
        self, descriptor: int, stream: BinaryIO, size: int, progress: Progress, cancelled: IsCancelled, name: str
    ) -> Facts:
        head = MAGIC + self._vault + os.urandom(PREFIX)
        file_key = secrets.token_bytes(32)
        cipher, additional, prefix = AESGCM(file_key), digest(head), head[-PREFIX:]
        files.write_all(descriptor, head + self._wrapped(head, file_key) + bytes(FACTS + TAG))
        hashed, done, counter = hashlib.sha256(), 0, 0
        # The hash is as slow as all the rest together, and both leave the interpreter free: side by side.
        with ThreadPoolExecutor(1, "casework-hash") as aside:
            chunk = _read_full(stream)
            while True:
                hashing = aside.submit(hashed.update, chunk)
                following = _read_full(stream) if len(chunk) == CHUNK else b""
                sealed = cipher.encrypt(nonce(prefix, counter, MIDDLE if following else LAST), chunk, additional)
                files.write_all(descriptor, sealed)
                hashing.result()
                done += len(chunk)
                progress(done, size)
                if cancelled():
                    raise Cancelled
                if not following:
                    break
                chunk, counter = following, counter + 1
        facts = Facts(hashed.hexdigest(), done, name, datetime.now(UTC).isoformat(timespec="seconds"))
        os.lseek(descriptor, HEAD + WRAPPED, os.SEEK_SET)
        files.write_all(descriptor, cipher.encrypt(nonce(prefix, 0, FACTS_FLAG), padded(facts), additional))
        return facts

    def _require_as_written(self, descriptor: int, facts: Facts) -> None:
        """Read the file back and decrypt it. The tag of each chunk is a 128-bit comparison with what was hashed."""
        reader = BlobReader(os.dup(descriptor), self._wrap, self._vault, short(facts.sha256))
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
            raise PieceFileMissing(short(label)) from problem
        except OSError as problem:
            raise PieceFileDamaged(short(label)) from problem
        return BlobReader(descriptor, self._wrap, self._vault, short(label))


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
