# SPDX-License-Identifier: GPL-3.0-or-later
"""Files from outside are read in a process of their own, with little memory, little time and no way back but a pipe.

A crash, a hang or a memory bomb is then one file's failure. Messages are JSON and bytes in both directions, never
pickles: a process that a hostile file has taken over can answer nonsense, but can't run code here.

On Windows there is no ``RLIMIT_AS``: there only time is limited.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from casework.documents.errors import (
    DocumentTooLarge,
    DocumentTooSlow,
    DocumentUnreadable,
    Fault,
    ReaderCrashed,
    unreadable,
)
from casework.errors import Cancelled

_log = logging.getLogger(__name__)

MB = 1024 * 1024
_HEAD = struct.Struct(">II")
_LENGTH = struct.Struct(">Q")
_POLL_SECONDS = 0.05

#: What starts the child: the parent's own import path, so that it works from a checkout, a wheel and a venv alike.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from casework.documents.child import _main; _main(sys.argv[2], int(sys.argv[3]))"
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message through the pipe: a JSON value and any number of byte strings."""

    value: Any
    blobs: Sequence[bytes] = ()


def write_message(stream: BinaryIO, message: Message) -> None:
    """Write one message and flush it."""
    value = json.dumps(message.value, ensure_ascii=True, separators=(",", ":")).encode()
    stream.write(_HEAD.pack(len(value), len(message.blobs)))
    stream.write(value)
    for blob in message.blobs:
        stream.write(_LENGTH.pack(len(blob)))
        stream.write(blob)
    stream.flush()


def read_message(stream: BinaryIO) -> Message | None:
    """Read one message; None at the end of the stream, also where it ends in the middle of a message."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    value_length, count = _HEAD.unpack(head)
    value = stream.read(value_length)
    blobs = []
    for _ in range(count):
        length = stream.read(_LENGTH.size)
        if len(length) < _LENGTH.size:
            return None
        blobs.append(stream.read(_LENGTH.unpack(length)[0]))
        if len(blobs[-1]) < _LENGTH.unpack(length)[0]:
            return None
    if len(value) < value_length:
        return None
    return Message(json.loads(value), blobs)


def _never() -> bool:
    return False


class Child:
    """A limited process that runs ``entry`` (``"module:function"``), a function of two streams (to read, to write)."""

    def __init__(self, entry: str, *, memory: int) -> None:
        """Start it. ``memory`` is its limit of address space in bytes, 0 for none."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if name in {"PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH"}
        }
        path = [os.path.abspath(folder) for folder in sys.path]  # noqa: PTH100  ("" is the current folder)
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter, our own words)
            [sys.executable, "-E", "-s", "-S", "-X", "utf8", "-c", _START, json.dumps(path), entry, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            close_fds=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="child-reader", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        stdout = cast("BinaryIO", self._process.stdout)
        try:
            while (message := read_message(stdout)) is not None:
                self._answers.put(message)
        except (OSError, ValueError):
            _log.debug("a child's answer could not be read")
        self._answers.put(None)

    def send(self, value: object, blobs: Sequence[bytes] = ()) -> None:
        """Send one message. Raises ReaderCrashed when the process is gone."""
        try:
            write_message(cast("BinaryIO", self._process.stdin), Message(value, blobs))
        except OSError as error:
            raise ReaderCrashed from error

    def receive(self, seconds: float, cancelled: Callable[[], bool] = _never) -> Message:
        """Wait for one message.

        Raises DocumentTooSlow after ``seconds``, ReaderCrashed when the process has ended, Cancelled when
        ``cancelled`` says so. After each of them the process has been ended.
        """
        until = time.monotonic() + seconds
        while True:
            try:
                message = self._answers.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if cancelled():
                    self.kill()
                    raise Cancelled from None
                if time.monotonic() > until:
                    self.kill()
                    raise DocumentTooSlow from None
                continue
            if message is None:
                self.kill()
                raise ReaderCrashed
            return message

    def kill(self) -> None:
        """End the process now and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None


class Worker:
    """A limited child that is kept for many small tasks, and replaced after a crash. One call at a time."""

    def __init__(self, *, memory: int = 1536 * MB, seconds: float = 20.0) -> None:
        """``seconds`` is the limit of one call where the call names none. Nothing is started yet."""
        self._memory = memory
        self._seconds = seconds
        self._lock = threading.Lock()
        self._child: Child | None = None

    def start(self) -> None:
        """Start the process ahead of the first call, which then needs not wait for it."""
        with self._lock:
            self._ready()

    def _ready(self) -> Child:
        if self._child is None or not self._child.alive:
            self._child = Child("casework.documents.child:_serve", memory=self._memory)
        return self._child

    def call(
        self,
        task: str,
        arguments: dict[str, Any] | None = None,
        blobs: Sequence[bytes] = (),
        *,
        file: Path | None = None,
        seconds: float | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Message:
        """Run ``task`` (``"module:function"`` of ``(arguments, blobs) -> Message``) in the child.

        With ``file`` the child reads that file itself and gives it to the task as its first blob: a large one then
        never fills this process.

        Raises the DocumentUnreadable that the task raised, or one for its crash, time or memory; Cancelled.
        """
        with self._lock:
            child = self._ready()
            try:
                child.send({"task": task, "arguments": arguments or {}, "file": str(file) if file else None}, blobs)
                answer = child.receive(seconds or self._seconds, cancelled)
            except (DocumentUnreadable, Cancelled):
                self._child = None
                child.kill()
                raise
            if isinstance(answer.value, dict) and "fault" in answer.value:
                if answer.value["fault"] == Fault.TOO_LARGE:
                    # It may have died of memory and hold on to what it had: the next file gets a fresh one.
                    self._child = None
                    child.kill()
                raise unreadable(Fault(answer.value["fault"]))
            return Message(answer.value.get("value") if isinstance(answer.value, dict) else None, answer.blobs)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._child is not None:
                self._child.kill()
                self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def limit(memory: int) -> None:
    """Set this process's limits: address space in bytes (0: none), no core files, owner-only files."""
    os.umask(0o077)
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory:
        # macOS knows the name of this limit but refuses to set it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _main(entry: str, memory: int) -> None:
    """The child's side: what libraries print must not reach the pipe, so stdout is moved out of their way."""
    limit(memory)
    answers = os.fdopen(os.dup(1), "wb", buffering=MB)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    module, _, name = entry.partition(":")
    function = getattr(importlib.import_module(module), name)
    function(sys.stdin.buffer, answers)
    answers.flush()
    # Ending at once: freeing a million small objects one by one would cost more than the work.
    os._exit(0)


def _serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer calls until the pipe closes."""
    while (request := read_message(requests)) is not None:
        write_message(answers, _answer(request))


def _answer(request: Message) -> Message:
    module, _, name = request.value["task"].partition(":")
    try:
        task = getattr(importlib.import_module(module), name)
        read = [Path(request.value["file"]).read_bytes()] if request.value["file"] else []
        answer: Message = task(request.value["arguments"], [*read, *request.blobs])
    except DocumentUnreadable as error:
        return Message({"fault": error.fault})
    except (MemoryError, RecursionError):
        return Message({"fault": DocumentTooLarge.fault})
    except Exception:  # noqa: BLE001  (any error of a parser on a hostile file is that file's fault)
        return Message({"fault": Fault.DAMAGED})
    return Message({"value": answer.value}, answer.blobs)
