# SPDX-License-Identifier: GPL-3.0-or-later
"""The assembling process as this process sees it: pieces go in, answers come out, a crash is one piece's failure."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casework.bundle.receive import Received
from casework.documents.child import MB, Child
from casework.documents.errors import DocumentTooSlow, Fault, ReaderCrashed
from casework.errors import FileNotWritten

_log = logging.getLogger(__name__)

_SECONDS_A_PIECE = 20.0
_SECONDS_A_MB = 0.5
_SECONDS_TO_WRITE = 120.0
_SECONDS_A_MB_TO_WRITE = 1.0
_MEMORY = 3072 * MB
_MEMORY_A_BYTE = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a piece showed. ``lost`` pages are those that the file declares but does not hold."""

    pages: int
    warnings: int
    lost: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a piece could not be opened, and which of its files (from 0) was at fault."""

    fault: Fault
    file: int = 0


class Assembler:
    """A process that holds the pieces of one bundle. Started at once, so that it is ready when the first piece is."""

    def __init__(self, total_bytes: int, *, at_once: bool, cancelled: Callable[[], bool]) -> None:
        """``at_once`` when all pieces go into one file: they are then copied as they come."""
        self._bytes = total_bytes
        self._at_once = at_once
        self._cancelled = cancelled
        self._sent: dict[int, tuple[Received, str]] = {}
        self._waiting: list[int] = []
        self._start()

    def _start(self) -> None:
        self._child = Child("casework.bundle.assemble:serve", memory=_MEMORY + _MEMORY_A_BYTE * self._bytes)
        self._waiting = []

    def send(self, piece: Received, pages: str) -> None:
        """Hand a piece's files over to be opened; nothing is done for a piece without files."""
        if piece.files:
            self._sent[piece.index] = (piece, pages)
            self._send(piece.index)

    def _send(self, index: int) -> None:
        piece, pages = self._sent[index]
        order = {
            "piece": index,
            "files": [{"path": str(file.path), "password": file.password} for file in piece.files],
            "pages": pages,
            "at_once": self._at_once,
        }
        self._waiting.append(index)
        # A process that is gone is noticed, with the piece it went with, when its answer is heard.
        with contextlib.suppress(ReaderCrashed):
            self._child.send(order)

    def hear(self) -> tuple[int, Opened | Failed] | None:
        """The answer for one piece handed over, by its index; None when all have been heard. Raises Cancelled.

        After a crash the process is started again with the pieces that did not cause it, so that a piece may be
        answered twice.
        """
        while self._waiting:
            index = self._waiting[0]
            try:
                seconds = _SECONDS_A_PIECE + _SECONDS_A_MB * self._sent[index][0].size / MB
                value = self._child.receive(seconds, self._cancelled).value
            except (ReaderCrashed, DocumentTooSlow) as error:
                _log.info("the assembling process is started again without a piece")
                del self._sent[index]
                self.restart()
                return index, Failed(error.fault)
            if "opening" in value:
                continue
            self._waiting.pop(0)
            if "fault" not in value:
                return index, Opened(value["pages"], value["warnings"], value["lost"])
            del self._sent[index]
            return index, Failed(Fault(value["fault"]), value.get("file", 0))
        return None

    def drop(self, index: int) -> None:
        """Forget a piece; it takes effect at the next restart."""
        self._sent.pop(index, None)

    def restart(self) -> None:
        """Begin anew with the pieces handed over so far; each is answered again."""
        self._child.kill()
        self._start()
        for index in self._sent:
            self._send(index)

    def build(self, order: Mapping[str, Any], own: Callable[[], tuple[Path, list[dict[str, Any]]]]) -> list[Written]:
        """Have the parts written. ``own`` draws our own pages meanwhile.

        Raises FileNotWritten; ReaderCrashed, DocumentTooSlow and Cancelled, after which the process is gone.
        """
        self._child.send({"build": order})
        path, parts = own()
        self._child.send({"own": str(path), "parts": parts})
        seconds = _SECONDS_TO_WRITE + _SECONDS_A_MB_TO_WRITE * self._bytes / MB
        value = self._child.receive(seconds, self._cancelled).value
        if "unwritten" in value:
            raise FileNotWritten(Path(order["parts"][0]["path"]).name)
        return [Written(int(size), list(drawn)) for size, drawn in value["saved"]]

    def close(self) -> None:
        """End the process."""
        self._child.kill()


@dataclass(frozen=True, slots=True)
class Written:
    """A part on the disk: its size in bytes, and for each page whether anything of its own is drawn on it."""

    size: int
    drawn: list[bool]
