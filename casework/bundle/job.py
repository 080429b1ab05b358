# SPDX-License-Identifier: GPL-3.0-or-later
"""One bundle being built: this process knows the words and numbers, the limited ones do the reading and writing.

Pieces are handed to the assembling process first, so that hashing here and opening there go on at the same time;
our own pages are drawn while it puts the marks on the pieces.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from casework.bundle import orders
from casework.bundle.assembler import Assembler, Written
from casework.bundle.building import total_bytes
from casework.bundle.errors import BundleNotBuilt
from casework.bundle.pieces import Pieces
from casework.bundle.plan import Around, Extent, Kind, Plan, Room, arrange, arrange_by_piece
from casework.bundle.report import PartReport, PieceReport, Report
from casework.bundle.sheets import Row, Sheets
from casework.bundle.source import Options, Profile, Source
from casework.bundle.telerecours import INVENTORY, file_name
from casework.bundle.views import Looker
from casework.bundle.words import Words, words
from casework.documents.child import MB, Worker
from casework.documents.errors import DocumentUnreadable
from casework.language import visible

_TRIES = 5
_CHECK_MEMORY = 3072 * MB
_CHECK_SECONDS = 120.0


class Job:
    """One bundle being built."""

    def __init__(
        self,
        sources: Sequence[Source],
        out: Path,
        options: Options,
        scratch: Path,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        assembler: Assembler,
        stack: contextlib.ExitStack,
    ) -> None:
        """``stack`` is closed by the caller when the job has ended, well or not."""
        self._out = out
        self._options = options
        self._progress = progress
        self._cancelled = cancelled
        self._words: Words = words(options.language)
        self._scratch = scratch / f"bundle-{os.getpid()}-{id(self):x}"
        self._bytes = total_bytes(sources, options)
        self._by_piece = options.profile is Profile.TELERECOURS
        self._steps = len(sources) + 3
        self._scratch.mkdir(mode=0o700, parents=True)
        stack.callback(shutil.rmtree, self._scratch, ignore_errors=True)
        stack.callback(self._remove_unfinished)
        self._assembler = assembler
        self._looker = stack.enter_context(Looker(cancelled))
        worker = stack.enter_context(Worker())
        self._pieces = Pieces(sources, options, self._scratch, assembler, worker, self._looker, cancelled)

    def run(self) -> Report:
        """Build it. Raises what :func:`casework.bundle.build` names."""
        pieces = self._pieces
        pieces.take_in(lambda done: self._progress(done, self._steps))
        pieces.hear_all()
        pieces.judge_damaged()
        pieces.look()
        self._progress(self._steps - 2, self._steps)
        report = self._write_parts()
        self._progress(self._steps, self._steps)
        return report

    def _remove_unfinished(self) -> None:
        number = 1
        while (path := self._unfinished(number)).exists():
            path.unlink()
            number += 1

    def _unfinished(self, number: int) -> Path:
        return self._out.with_name(f"{self._out.name}.{number}.part")

    # Numbers, our own pages, writing.

    def _write_parts(self) -> Report:
        limit = self._options.max_bytes
        room = self._room(limit) if limit else None
        redrawn = False
        for _ in range(_TRIES):
            rows = self._pieces.rows()
            sheets = Sheets(self._options, self._words, rows)
            laid_out = self._arrange(self._pieces.extents(), self._around(sheets), room)
            try:
                written = self._save(laid_out, sheets, rows)
            except DocumentUnreadable:
                self._drop_unwritable()
                continue
            largest = max(part.size for part in written)
            if limit and room and largest > limit and _can_shrink(laid_out, written, limit):
                # The sizes were estimates: plan again with as much less as the largest part was over.
                room = Room(int(room.limit * limit / largest * 0.98), room.first, room.each)
                continue
            if not redrawn and (faded := self._faded(laid_out)):
                redrawn = True
                for index in faded:
                    self._pieces.redraw(index)
                self._pieces.hear_all()
                continue
            hashes = self._check(laid_out, written)
            return self._finish(laid_out, rows, written, hashes)
        raise BundleNotBuilt

    def _arrange(self, extents: Sequence[Extent], around: Around, room: Room | None) -> Plan:
        arranged = arrange_by_piece if self._by_piece else arrange
        return arranged(extents, around, room)

    def _room(self, limit: int) -> Room:
        letter = len(self._options.letter_pdf or b"")
        each = 60_000
        return Room(limit, first=each + letter + 400 * len(self._pieces.in_order()), each=each)

    def _around(self, sheets: Sheets) -> Around:
        return Around(
            letter=self._pieces.letter_pages,
            cover=1 if self._options.cover else 0,
            bordereau=sheets.bordereau_pages,
            integrity=sheets.integrity_pages,
            separators=self._options.separators,
            blank_backs=self._options.blank_backs,
        )

    def _save(self, laid_out: Plan, sheets: Sheets, rows: Sequence[Row]) -> list[Written]:
        """Have the parts written. Raises DocumentUnreadable when the process ended over it."""
        own = self._own_pages(sheets, laid_out)
        return self._assembler.build(self._order(laid_out, sheets, rows), own)

    def _own_pages(self, sheets: Sheets, laid_out: Plan) -> Callable[[], tuple[Path, list[dict[str, Any]]]]:
        def own() -> tuple[Path, list[dict[str, Any]]]:
            drawn = sheets.draw(laid_out)
            path = self._scratch / "own.pdf"
            path.write_bytes(drawn.pdf)
            return path, orders.own_order(laid_out, drawn)

        return own

    def _drop_unwritable(self) -> None:
        """Writing ended the process: find the pieces with which it does by halving, and put sheets in their place."""
        suspects = [piece.index for piece in self._pieces.in_order() if piece.files]
        bad = self._unwritable(suspects)
        if not bad:
            raise BundleNotBuilt
        for index in bad:
            self._pieces.give_up(index)
        self._assembler.restart()
        self._pieces.hear_all()

    def _unwritable(self, indexes: Sequence[int]) -> list[int]:
        if not indexes or self._writes(indexes):
            return []
        if len(indexes) == 1:
            return list(indexes)
        half = len(indexes) // 2
        return self._unwritable(indexes[:half]) + self._unwritable(indexes[half:])

    def _writes(self, indexes: Sequence[int]) -> bool:
        """Whether a bundle of these pieces alone can be written; it is thrown away."""
        rows = self._pieces.rows()
        sheets = Sheets(self._options, self._words, rows)
        extents = [Extent(piece.pages if piece.index in indexes else 0) for piece in self._pieces.in_order()]
        laid_out = arrange(extents, replace(self._around(sheets), letter=0))
        assembler = Assembler(self._bytes, at_once=False, cancelled=self._cancelled)
        try:
            for index in indexes:
                self._pieces.send(index, assembler)
            while assembler.hear() is not None:
                pass
            own = self._own_pages(sheets, laid_out)
            assembler.build(self._order(laid_out, sheets, rows), own)
        except DocumentUnreadable:
            return False
        finally:
            assembler.close()
        return True

    def _order(self, laid_out: Plan, sheets: Sheets, rows: Sequence[Row]) -> dict[str, Any]:
        stamps = [orders.stamp(row, self._words) for row in rows]
        page_mark = orders.page_mark(laid_out, self._words)
        corners = {index: [(view.stamp, view.number) for view in views] for index, views in self._pieces.views.items()}
        return {
            "fonts": sheets.faces([*stamps, page_mark, self._options.stamp_party, self._words.page_lost]),
            "page_mark": page_mark,
            "party": self._options.stamp_party,
            "language": self._options.language.value,
            "title": visible(self._options.title or self._words.bundle),
            "author": visible(self._options.author),
            "id": self._identity(rows),
            "corners": corners,
            "lost": self._pieces.lost,
            "page_lost": self._words.page_lost,
            "parts": [
                orders.part_order(part, rows, self._words, self._unfinished(number), numbered=not laid_out.by_piece)
                for number, part in enumerate(laid_out.parts, 1)
            ],
        }

    def _identity(self, rows: Sequence[Row]) -> str:
        """What the file's ID is made from: the same pieces and options give the same."""
        digest = hashlib.sha256(repr(self._options).encode())
        digest.update(self._options.letter_pdf or b"")
        for row in rows:
            digest.update(repr(row).encode())
        return digest.hexdigest()

    # The finished files, read again.

    def _faded(self, laid_out: Plan) -> list[int]:
        """Pieces of which a page shows much less than before, as drawn: something of them got lost on the way."""
        faded: set[int] = set()
        for number, part in enumerate(laid_out.parts, 1):
            wanted = {
                at + offset: (block.piece, block.first + offset)
                for block, at in orders.placed(part)
                if block.kind is Kind.PIECE and block.piece in self._pieces.views
                for offset in range(block.count)
            }
            if not wanted:
                continue
            try:
                inks = self._looker.inks(self._unfinished(number), list(wanted))
            except DocumentUnreadable:
                continue  # too much to draw at once says nothing of the file
            for (piece, index), ink in zip(wanted.values(), inks, strict=True):
                if ink < 0.5 * self._pieces.views[piece][index].ink:
                    faded.add(piece)
        return sorted(faded)

    def _check(self, laid_out: Plan, written: Sequence[Written]) -> list[str]:
        """Read each part again; returns their SHA-256. Raises BundleNotBuilt when anything is not as it should be."""
        hashes = []
        memory = _CHECK_MEMORY + 8 * self._bytes
        with Worker(memory=memory, seconds=_CHECK_SECONDS + self._bytes / MB) as worker:
            for number, (part, result) in enumerate(zip(laid_out.parts, written, strict=True), 1):
                task = {"path": str(self._unfinished(number)), "drawn": result.drawn}
                try:
                    value = worker.call("casework.bundle.check:check", task, cancelled=self._cancelled).value
                except DocumentUnreadable as error:
                    raise BundleNotBuilt from error
                if value["wrong"] or value["forbidden"] or len(result.drawn) != part.pages:
                    raise BundleNotBuilt
                hashes.append(str(value["sha256"]))
        return hashes

    def _finish(self, laid_out: Plan, rows: Sequence[Row], written: Sequence[Written], hashes: Iterable[str]) -> Report:
        """Give the files their names and say what they hold."""
        parts = []
        limit = self._options.max_bytes
        if laid_out.by_piece:
            self._out.mkdir()
        for number, (part, result, sha256) in enumerate(zip(laid_out.parts, written, hashes, strict=True)):
            path = self._part_path(number, laid_out, rows)
            self._unfinished(number + 1).replace(path)
            numbers = tuple(rows[piece].number for piece in part.pieces)
            too_large = limit is not None and result.size > limit
            parts.append(PartReport(path, part.pages, result.size, sha256, part.first_page, numbers, too_large))
        _sync_folder(self._out.parent)
        pieces = tuple(
            PieceReport(
                number=row.number,
                title=row.title,
                source=row.filename,
                sha256=row.sha256,
                size=row.size,
                pages=row.pages,
                first_page=laid_out.starts[index] if row.pages else 0,
                status=row.status,
                reason=row.reason,
                part=laid_out.part_of.get(index, 0) + 1,
            )
            for index, row in enumerate(rows)
        )
        return Report(pieces, laid_out.pages, tuple(parts))

    def _part_path(self, number: int, laid_out: Plan, rows: Sequence[Row]) -> Path:
        count = len(laid_out.parts)
        if laid_out.by_piece:
            return self._out / f"{self._file_name(number, laid_out, rows)}.pdf"
        if count == 1:
            return self._out
        return self._out.with_name(f"{self._out.stem}-{number + 1:0{len(str(count))}}{self._out.suffix}")

    def _file_name(self, number: int, laid_out: Plan, rows: Sequence[Row]) -> str:
        if not number:
            return INVENTORY
        piece = laid_out.parts[number].pieces[0]
        files = [index for index, part in enumerate(laid_out.parts) if part.pieces == (piece,)]
        return file_name(rows[piece].number, rows[piece].title, (files.index(number) + 1, len(files)))


def _can_shrink(laid_out: Plan, written: Sequence[Written], limit: int) -> bool:
    """Whether any part that is too large holds more than one page of a piece."""
    return any(
        result.size > limit and sum(block.count for block in part.blocks if block.kind is Kind.PIECE) > 1
        for part, result in zip(laid_out.parts, written, strict=True)
    )


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
