# SPDX-License-Identifier: GPL-3.0-or-later
"""Having pages looked at by limited workers: for clear corners, and for what became of damaged files."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from casework.bundle.plan import page_indexes
from casework.bundle.receive import Received
from casework.documents.child import MB, Worker
from casework.documents.convert import PdfFile
from casework.documents.errors import DocumentUnreadable

_log = logging.getLogger(__name__)

_WORKERS = 2
_SECONDS = 20.0
_SECONDS_A_MB = 1.0
_MOST_PAGES = 20_000
#: Below this share of drawn pixels a page is blank; one full stop on an A4 page is above it.
_BLANK = 0.00001


@dataclass(frozen=True, slots=True)
class View:
    """One page as drawn: the corners where stamp and number hide least, and the share of it that is drawn on."""

    stamp: str
    number: str
    ink: float

    @property
    def blank(self) -> bool:
        """Whether nothing at all is drawn on it."""
        return self.ink < _BLANK


@dataclass(frozen=True, slots=True)
class MarkSizes:
    """The widths of the marks in points on an A4 page, and whether the stamp has a second line."""

    stamp: float
    number: float
    party: bool


class Looker:
    """Workers that look at several files at a time. What they can't draw has no view and keeps the usual corners."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled
        self._workers = [Worker() for _ in range(_WORKERS)]

    def views(self, pieces: Sequence[Received], ranges: Mapping[int, str], sizes: MarkSizes) -> dict[int, list[View]]:
        """The views of the chosen pages of each piece, by the piece's index; pieces that can't be drawn are absent."""
        tasks = {"stamp": sizes.stamp, "number": sizes.number, "party": sizes.party, "most": _MOST_PAGES}
        found: dict[int, list[View]] = {}
        free: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            free.put(worker)

        def one(piece: Received) -> list[View] | None:
            worker = free.get()
            try:
                views = [view for file in piece.files for view in self._look(worker, file, tasks)]
                return [views[index] for index in page_indexes(ranges.get(piece.index, ""), len(views))]
            except (DocumentUnreadable, OSError):
                return None
            finally:
                free.put(worker)

        with ThreadPoolExecutor(_WORKERS) as pool:
            for piece, views in zip(pieces, pool.map(one, pieces), strict=True):
                if views is not None and len(views) == piece.pages:
                    found[piece.index] = views
        return found

    def _look(self, worker: Worker, file: PdfFile, task: Mapping[str, object]) -> list[View]:
        data = file.path.read_bytes()
        answer = worker.call(
            "casework.bundle.look:look",
            {**task, "password": file.password},
            [data],
            seconds=_SECONDS + _SECONDS_A_MB * len(data) / MB,
            cancelled=self._cancelled,
        )
        return [View(str(stamp), str(number), float(ink)) for stamp, number, ink in answer.value["views"]]

    def inks(self, path: Path, pages: Sequence[int]) -> list[float]:
        """How much is drawn on these pages (from 0) of a finished file. Raises DocumentUnreadable."""
        answer = self._workers[0].call(
            "casework.bundle.look:inks",
            {"path": str(path), "pages": list(pages)},
            seconds=_SECONDS + len(pages),
            cancelled=self._cancelled,
        )
        return [float(ink) for ink in answer.value]

    def mended(self, file: PdfFile) -> list[float]:
        """How much is drawn on each page of a damaged file as qpdf mends it. Raises DocumentUnreadable."""
        task = {"password": file.password, "most": _MOST_PAGES}
        answer = self._workers[0].call(
            "casework.bundle.look:mended", task, [file.path.read_bytes()], cancelled=self._cancelled
        )
        return [float(ink) for ink in answer.value["inks"]]

    def raster(self, file: PdfFile) -> bytes:
        """A PDF of pictures of the pages, as pdfium draws them. Raises DocumentUnreadable."""
        task = {"password": file.password}
        answer = self._workers[0].call(
            "casework.bundle.look:raster",
            task,
            [file.path.read_bytes()],
            seconds=3 * _SECONDS,
            cancelled=self._cancelled,
        )
        return answer.blobs[0]

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
