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
from casework.bundle import plan as planning
from casework.bundle.assembler import Assembler, Failed, Opened, Written
from casework.bundle.building import total_bytes
from casework.bundle.errors import BundleNotBuilt, LetterUnreadable
from casework.bundle.plan import Around, Extent, Kind, Plan, Room, arrange, arrange_by_piece
from casework.bundle.receive import Received, Receiver
from casework.bundle.report import PartReport, PieceReport, Report, Status
from casework.bundle.sheets import Row, Sheets
from casework.bundle.source import Options, Profile, Source
from casework.bundle.telerecours import INVENTORY, file_name
from casework.bundle.views import Looker, MarkSizes, View
from casework.bundle.words import Words, words
from casework.documents import fonts
from casework.documents.child import MB, Worker
from casework.documents.convert import Converter, PdfFile
from casework.documents.errors import DocumentUnreadable, Fault
from casework.documents.words import words as document_words
from casework.errors import Cancelled
from casework.language import visible

_TRIES = 5
#: Up to so many pages each is looked at as drawn, to find a clear corner and to compare afterwards. Drawing costs
#: more than all the rest: a bundle beyond has its marks at the usual corners.
_MOST_LOOKED_AT = 1_000
_CHECK_MEMORY = 3072 * MB
_CHECK_SECONDS = 120.0
_STAMP_PAD = 6.0


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
        self._sources = sources
        self._out = out
        self._options = options
        self._progress = progress
        self._cancelled = cancelled
        self._words: Words = words(options.language)
        self._faults = document_words(options.language).faults
        self._numbers = planning.numbers([source.number for source in sources])
        self._scratch = scratch / f"bundle-{os.getpid()}-{id(self):x}"
        self._bytes = total_bytes(sources, options)
        self._pieces: dict[int, Received] = {}
        self._letter_pages = 0
        self._by_piece = options.profile is Profile.TELERECOURS
        self._views: dict[int, list[View]] = {}
        self._lost: dict[int, list[int]] = {}
        self._steps = len(sources) + 3
        self._scratch.mkdir(mode=0o700, parents=True)
        stack.callback(shutil.rmtree, self._scratch, ignore_errors=True)
        stack.callback(self._remove_unfinished)
        self._assembler = assembler
        self._worker = stack.enter_context(Worker())
        self._looker = stack.enter_context(Looker(cancelled))

    def run(self) -> Report:
        self._take_in()
        self._hear_all()
        self._judge_damaged()
        self._look()
        self._progress(len(self._sources) + 1, self._steps)
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

    # The pieces come in.

    def _take_in(self) -> None:
        if self._options.letter_pdf is not None:
            path = self._scratch / "letter.pdf"
            path.write_bytes(self._options.letter_pdf)
            self._pieces[orders.LETTER] = Received(orders.LETTER, files=[PdfFile(path)])
            self._assembler.send(self._pieces[orders.LETTER], "")
        receiver = Receiver(self._scratch, self._worker, self._words, self._options.language)
        for index, source in enumerate(self._sources):
            self._pieces[index] = receiver.begin(index, source)
            self._assembler.send(self._pieces[index], source.pages)
        for index, source in enumerate(self._sources):
            if self._cancelled():
                raise Cancelled
            piece = self._pieces[index]
            sent = bool(piece.files)
            receiver.receive(piece, source, self._cancelled)
            if not sent:
                self._assembler.send(piece, source.pages)
            self._progress(index + 1, self._steps)

    def _hear_all(self) -> None:
        while (heard := self._assembler.hear()) is not None:
            index, answer = heard
            piece = self._pieces[index]
            if not piece.files:
                continue  # it was given up while it was being opened
            if isinstance(answer, Opened):
                self._take_pages(piece, answer)
            else:
                self._take_failure(piece, answer)

    def _take_pages(self, piece: Received, answer: Opened) -> None:
        piece.pages = answer.pages
        if piece.index == orders.LETTER:
            self._letter_pages = answer.pages
        elif piece.status is Status.OK and (answer.warnings or answer.lost):
            piece.status = Status.REPAIRED
            piece.reason = self._words.repaired
            if answer.lost:
                declared = answer.pages + answer.lost
                piece.reason = self._words.repaired_lost.format(lost=answer.lost, declared=declared)

    def _take_failure(self, piece: Received, answer: Failed) -> None:
        if piece.index == orders.LETTER:
            raise LetterUnreadable
        if not answer.file:
            piece.stand_in(answer.fault, self._faults)
            return
        # An attachment that turns out to be unreadable gets a sheet of its own within the piece.
        bad = piece.files[answer.file]
        stem = f"sheet-{piece.index}-{answer.file}"
        converter = Converter(self._worker, self._scratch, stem, self._options.language, self._cancelled)
        piece.files[answer.file] = converter.sheet_for(bad.path.read_bytes(), bad.name, self._faults[answer.fault])
        piece.reason = self._words.notes["attachments_missing"]
        self._assembler.send(piece, self._sources[piece.index].pages)

    # Looking at pages as they are drawn.

    def _judge_damaged(self) -> None:
        """qpdf repairs a cut file into blank pages without an error: ask pdfium, too, what is on them."""
        damaged = [piece for piece in self._in_order() if piece.status is Status.REPAIRED]
        if not damaged:
            return
        views = self._looker.views(damaged, self._ranges(), self._mark_sizes())
        for piece in damaged:
            with contextlib.suppress(DocumentUnreadable):
                self._judge(piece, views.get(piece.index, []))
        self._hear_all()

    def _judge(self, piece: Received, seen: Sequence[View]) -> None:
        """Keep what qpdf made of a damaged piece, have pdfium draw it, or put a sheet in its place."""
        inks = self._looker.mended(piece.files[0])
        chosen = planning.page_indexes(self._sources[piece.index].pages, len(inks))
        blank = [at for at, index in enumerate(chosen) if not inks[index]]
        original = piece.files[0].path.read_bytes()
        if not blank or not (b"stream" in original or b"/Contents" in original):
            return  # nothing is blank, or nothing ever stood on these pages
        if len(seen) == len(chosen) and any(not seen[at].blank for at in blank):
            self._redraw(piece)
        elif len(blank) == len(chosen):
            piece.stand_in(Fault.DAMAGED, self._faults)
            piece.reason = self._words.blank_after_repair
        else:
            piece.reason = self._words.repaired_lost.format(lost=len(blank), declared=len(chosen))
            self._lost[piece.index] = blank

    def _redraw(self, piece: Received) -> None:
        """The last resort: the pages as pdfium draws them, as pictures."""
        path = self._scratch / f"redrawn-{piece.index}.pdf"
        path.write_bytes(self._looker.raster(piece.files[0]))
        piece.files = [PdfFile(path)]
        piece.status = Status.REPAIRED
        piece.reason = self._words.redrawn
        self._assembler.send(piece, self._sources[piece.index].pages)

    def _look(self) -> None:
        pieces = [piece for piece in self._in_order() if piece.files]
        wanted = self._options.clear_corners
        if wanted is None:
            wanted = sum(piece.pages for piece in pieces) <= _MOST_LOOKED_AT
        if wanted:
            self._views = self._looker.views(pieces, self._ranges(), self._mark_sizes())

    def _ranges(self) -> dict[int, str]:
        return {index: source.pages for index, source in enumerate(self._sources)}

    def _mark_sizes(self) -> MarkSizes:
        """How wide the widest marks are going to be."""
        pages = sum(piece.pages for piece in self._in_order()) + 100
        mark = self._words.page_mark.replace("{pages}", str(pages)).replace("{page}", str(pages))
        widest = max(piece.pages for piece in self._in_order())
        stamps = {
            self._words.piece_mark.replace("{number}", number)
            .replace("{pages}", str(widest))
            .replace("{page}", str(widest))
            for number in self._numbers
        }
        stamp = max(fonts.width(stamp, fonts.SANS_BOLD, 11) for stamp in stamps)
        party = fonts.width(self._options.stamp_party, fonts.SANS, 7)
        return MarkSizes(max(stamp, party) + _STAMP_PAD, fonts.width(mark, fonts.SANS, 8) + 4, bool(party))

    # Numbers, our own pages, writing.

    def _in_order(self) -> list[Received]:
        return [self._pieces[index] for index in range(len(self._sources))]

    def _rows(self) -> list[Row]:
        return [
            Row(
                number=self._numbers[index],
                date=visible(source.date_text),
                title=visible(source.title),
                origin=visible(source.origin),
                confidential=source.confidential,
                pages=piece.pages,
                status=piece.status,
                reason=piece.reason,
                filename=visible(source.filename),
                size=piece.size,
                sha256=piece.sha256,
                duration=piece.duration,
                file=f"{file_name(self._numbers[index], source.title)}.pdf" if self._by_piece else "",
            )
            for index, (source, piece) in enumerate(zip(self._sources, self._in_order(), strict=True))
        ]

    def _write_parts(self) -> Report:
        limit = self._options.max_bytes
        room = self._room(limit) if limit else None
        redrawn = False
        for _ in range(_TRIES):
            rows = self._rows()
            sheets = Sheets(self._options, self._words, rows)
            laid_out = self._arrange(self._extents(), self._around(sheets), room)
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
                    self._redraw(self._pieces[index])
                self._hear_all()
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
        return Room(limit, first=each + letter + 400 * len(self._sources), each=each)

    def _extents(self) -> list[Extent]:
        extents = []
        for piece in self._in_order():
            size = sum(file.path.stat().st_size for file in piece.files) + 400 * piece.pages
            extents.append(Extent(piece.pages, size, sheet=bool(piece.pages) and not piece.files))
        return extents

    def _around(self, sheets: Sheets) -> Around:
        return Around(
            letter=self._letter_pages,
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
        suspects = [index for index, piece in self._pieces.items() if piece.files and index != orders.LETTER]
        bad = self._unwritable(suspects)
        if not bad:
            raise BundleNotBuilt
        for index in bad:
            self._pieces[index].stand_in(Fault.CRASHED, self._faults)
            self._assembler.drop(index)
        self._assembler.restart()
        self._hear_all()

    def _unwritable(self, indexes: Sequence[int]) -> list[int]:
        if not indexes or self._writes(indexes):
            return []
        if len(indexes) == 1:
            return list(indexes)
        half = len(indexes) // 2
        return self._unwritable(indexes[:half]) + self._unwritable(indexes[half:])

    def _writes(self, indexes: Sequence[int]) -> bool:
        """Whether a bundle of these pieces alone can be written; it is thrown away."""
        rows = self._rows()
        sheets = Sheets(self._options, self._words, rows)
        extents = [Extent(piece.pages if piece.index in indexes else 0) for piece in self._in_order()]
        laid_out = arrange(extents, replace(self._around(sheets), letter=0))
        assembler = Assembler(self._bytes, at_once=False, cancelled=self._cancelled)
        try:
            for index in indexes:
                assembler.send(self._pieces[index], self._sources[index].pages)
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
        corners = {index: [(view.stamp, view.number) for view in views] for index, views in self._views.items()}
        return {
            "fonts": sheets.faces([*stamps, page_mark, self._options.stamp_party, self._words.page_lost]),
            "page_mark": page_mark,
            "party": self._options.stamp_party,
            "language": self._options.language.value,
            "title": visible(self._options.title or self._words.bundle),
            "author": visible(self._options.author),
            "id": self._identity(rows),
            "corners": corners,
            "lost": self._lost,
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
                if block.kind is Kind.PIECE and block.piece in self._views
                for offset in range(block.count)
            }
            if not wanted:
                continue
            try:
                inks = self._looker.inks(self._unfinished(number), list(wanted))
            except DocumentUnreadable:
                continue  # too much to draw at once says nothing of the file
            for (piece, index), ink in zip(wanted.values(), inks, strict=True):
                if ink < 0.5 * self._views[piece][index].ink:
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
