# SPDX-License-Identifier: GPL-3.0-or-later
"""The encrypted database: SQLCipher through SQLAlchemy. The only module that knows which database it is.

What is easily got wrong, and is therefore asserted here: Python's own ``sqlite3`` takes ``PRAGMA key`` and writes
plain text; a malformed raw key is silently used as a passphrase; a file that is missing or empty becomes a new
database; a read transaction that is upgraded fails at once with "database is locked".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import QueuePool

from casework.errors import CaseworkError
from casework.storage.errors import (
    ChangedSince,
    DatabaseDamaged,
    DatabaseMissing,
    DiskFull,
    DiskTrouble,
    ReadOnlyDisk,
    WorkspaceBusy,
    disk_errors,
)

_PLAIN = b"SQLite format 3\x00"
_SMALLEST = 4096
_RAW_KEY = re.compile(r"[0-9a-f]{96}")
_PRAGMAS = (
    "busy_timeout=5000",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "journal_mode=WAL",
    # NORMAL does not sync at commit: a power cut could lose what was confirmed.
    "synchronous=FULL",
)


@dataclass(frozen=True, slots=True, repr=False)
class DatabaseKey:
    """32 bytes of key and the 16 bytes of salt that also begin the file."""

    key: bytes
    salt: bytes

    def pragma(self) -> str:
        """``PRAGMA key`` with a raw key, checked in length and alphabet."""
        digits = self.key.hex() + self.salt.hex()
        if not _RAW_KEY.fullmatch(digits):
            raise ValueError("a raw database key has 32 bytes and its salt 16")
        return f"PRAGMA key=\"x'{digits}'\""


def connect(path: Path, key: DatabaseKey, *, mode: Literal["ro", "rw", "rwc"] = "rw", foreign_keys: bool = True) -> Any:  # noqa: ANN401 - the driver has no types
    """A connection of the driver. ``rwc`` alone may make a new file, and only where none is."""
    if mode == "rwc" and path.exists():
        raise FileExistsError(path.name)
    connection = driver.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=5, check_same_thread=False, isolation_level=None
    )
    try:
        _unlock(connection, key)
        for pragma in _PRAGMAS if mode != "ro" else ("temp_store=MEMORY", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: Any, key: DatabaseKey) -> None:  # noqa: ANN401 - the driver has no types
    connection.execute("PRAGMA cipher_log_level=NONE")  # else it writes errors on stderr
    connection.execute(key.pragma())
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("this SQLite does not encrypt")


def require_encrypted(path: Path) -> None:
    """Raises unless there is a file that can be one of ours. Called before each opening.

    :class:`DatabaseMissing` where there is none; :class:`DatabaseDamaged` where it is empty, cut, or plain SQLite.
    """
    if not path.is_file():
        raise DatabaseMissing
    with disk_errors(), path.open("rb") as file:
        start = file.read(len(_PLAIN))
        size = path.stat().st_size
    if size < _SMALLEST or start == _PLAIN:
        raise DatabaseDamaged


def engine_on(path: Path, key: DatabaseKey, *, foreign_keys: bool = True, read_only: bool = False) -> Engine:
    """An engine whose every transaction begins as its execution option ``write`` says.

    Read transactions can't write (``query_only``), write transactions take the write lock at once.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key, mode="ro" if read_only else "rw", foreign_keys=foreign_keys),
        poolclass=QueuePool,
        pool_size=5,
        pool_use_lifo=True,  # the connection that was prepared for writing is taken again
        hide_parameters=True,  # they hold names, and exceptions end up in logs
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        if writes and (prepare := connection.get_execution_options().get("prepare")):
            prepare(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


class Database:
    """An open database: ``readers`` and ``writers`` are the same pool with different ways to begin."""

    def __init__(
        self,
        path: Path,
        key: DatabaseKey,
        *,
        prepare: Callable[[Connection], None] | None = None,
        read_only: bool = False,
    ) -> None:
        """``prepare`` runs on a connection before each write transaction begins; ``read_only`` (a snapshot on another
        medium) leaves every byte of the file as it is.

        Raises :class:`DatabaseMissing`, :class:`DatabaseDamaged`.
        """
        require_encrypted(path)
        self.path = path
        self.readers = engine_on(path, key, read_only=read_only)
        self.writers = self.readers.execution_options(write=True, prepare=prepare)
        try:
            with database_errors(), self.readers.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self.readers.dispose()

    def snapshot(self, target: Path, key: DatabaseKey) -> None:
        """A whole copy of the present state as a new file under its own key, while others read and write.

        Copying the file itself is no copy: without its log, 300 committed rows were missing and the check said ok.
        """
        with database_errors():
            source = self.readers.raw_connection()
            try:
                copy = connect(target, key, mode="rwc")
                try:
                    source.driver_connection.backup(copy)  # type: ignore[union-attr] # the driver has no types
                    copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    copy.execute("PRAGMA journal_mode=DELETE")
                finally:
                    copy.close()
            finally:
                source.close()

    def compact(self) -> None:
        """Write the file anew without its free pages, and empty the write-ahead log: what was deleted is gone from
        both. No other connection may be at work. Needs as much room again as the database takes."""
        with database_errors():
            connection = self.readers.raw_connection()
            try:
                connection.driver_connection.execute("VACUUM")  # type: ignore[union-attr] # the driver has no types
                connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
            finally:
                connection.close()

    def faults(self) -> tuple[str, ...]:
        """What SQLCipher's and SQLite's own checks find, page by page; empty when all is well."""
        found: list[str] = []
        try:
            with self.readers.connect() as connection:
                found += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
                found += [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
                found += [f"foreign key of {row[0]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
        except DBAPIError as problem:
            found.append(type(problem.orig).__name__)
        return tuple(found)


_BY_CODE: dict[int, type[CaseworkError]] = {
    5: WorkspaceBusy,  # BUSY
    6: WorkspaceBusy,  # LOCKED
    8: ReadOnlyDisk,  # READONLY
    10: DiskTrouble,  # IOERR
    11: DatabaseDamaged,  # CORRUPT
    13: DiskFull,  # FULL
    14: DiskTrouble,  # CANTOPEN
    26: DatabaseDamaged,  # NOTADB
}


def translated(problem: BaseException | None) -> CaseworkError | None:
    """The driver's error as one of ours, where it is about the disk, the file or the lock."""
    code = getattr(problem, "sqlite_errorcode", None)
    kind = _BY_CODE.get(code & 0xFF) if isinstance(code, int) else None
    return kind() if kind else None


@contextmanager
def database_errors() -> Iterator[None]:
    """Turns errors of disk and file, and lost updates, into our own; everything else passes."""
    try:
        yield
    except StaleDataError as problem:
        table = re.search(r"on table '([^']+)'", str(problem))
        raise ChangedSince(table.group(1) if table else "", "") from problem
    except DBAPIError as problem:
        known = translated(problem.orig)
        if known is None:
            raise
        raise known from problem
    except driver.Error as problem:
        known = translated(problem)
        if known is None:
            raise
        raise known from problem
