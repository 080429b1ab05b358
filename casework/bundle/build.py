# SPDX-License-Identifier: GPL-3.0-or-later
"""Building a bundle: the conversation between this process, which knows the words and numbers, and the limited ones.

Pieces are sent to the assembling process as they are taken in, so that hashing here and opening there go on at the
same time. A piece with which it crashes or hangs is marked, and it starts again without that piece.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from casework.bundle import plan as planning
from casework.bundle.errors import BundleNotBuilt, LetterUnreadable, NothingToBundle
from casework.bundle.plan import Around, Extent, Kind, Plan, Room, arrange
from casework.bundle.receive import Received, Receiver
from casework.bundle.report import PartReport, PieceReport, Report, Status
from casework.bundle.sheets import Drawn, Row, Sheets
from casework.bundle.source import Options, Source
from casework.bundle.words import Words, words
from casework.documents.child import MB, Child, Message, Worker
from casework.documents.convert import Converter, PdfFile
from casework.documents.errors import DocumentTooSlow, DocumentUnreadable, Fault, ReaderCrashed
from casework.documents.words import words as document_words
from casework.errors import Cancelled, FileNotWritten
from casework.language import visible

_log = logging.getLogger(__name__)

_LETTER = -1
_SECONDS_A_PIECE = 20.0
_SECONDS_A_MB = 0.5
_SECONDS_TO_WRITE = 120.0
_MEMORY = 3072 * MB
_MEMORY_A_BYTE = 8
_TRIES = 5


def build(
    sources: Sequence[Source],
    out: Path,
    options: Options,
    *,
    scratch: Path,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Write the bundle of these pieces to ``out`` (further parts beside it) and say what became of each.

    ``scratch`` is a private folder for what has to lie in clear meanwhile; nothing stays in it. The files appear
    under their names only when complete. Raises NothingToBundle, NumberTwice, InvalidValue, LetterUnreadable,
    BundleNotBuilt, FileNotWritten, Cancelled; never for what is wrong with one piece.
    """
    if not sources:
        raise NothingToBundle
    job = _Job(sources, out, options, scratch, progress, cancelled)
    try:
        return job.run()
    except OSError as error:
        raise FileNotWritten(out.name) from error
    finally:
        job.clean_up()


class _Job:
    """One bundle being built."""

    def __init__(
        self,
        sources: Sequence[Source],
        out: Path,
        options: Options,
        scratch: Path,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._sources = sources
        self._out = out
        self._options = options
        self._scratch = scratch / f"bundle-{os.getpid()}-{id(self):x}"
        self._progress = progress
        self._cancelled = cancelled
        self._words: Words = words(options.language)
        self._faults = document_words(options.language).faults
        self._numbers = planning.numbers([source.number for source in sources])
        self._pieces: dict[int, Received] = {}
        self._letter_pages = 0
        self._worker = Worker()
        self._child: Child | None = None
        self._bytes = sum(source.size for source in sources)
        self._waiting: list[int] = []
        self._steps = len(sources) + 2

    def run(self) -> Report:
        self._scratch.mkdir(mode=0o700, parents=True)
        self._start_child()
        self._send_letter()
        receiver = Receiver(self._scratch, self._worker, self._words, self._options.language)
        for index, source in enumerate(self._sources):
            if self._cancelled():
                raise Cancelled
            self._pieces[index] = receiver.receive(index, source, self._cancelled)
            self._send(index)
            self._progress(index + 1, self._steps)
        self._hear_all()
        report = self._write_parts()
        self._progress(self._steps, self._steps)
        return report

    def clean_up(self) -> None:
        """End the processes and remove all that was put down in clear."""
        if self._child is not None:
            self._child.kill()
        self._worker.close()
        for path in self._part_files(100_000):
            path.unlink()
        if self._scratch.is_dir():
            for path in self._scratch.iterdir():
                path.unlink()
            self._scratch.rmdir()

    def _part_files(self, most: int) -> list[Path]:
        """The unfinished files that are there."""
        found = []
        for number in range(1, most + 1):
            path = self._unfinished(number)
            if not path.exists():
                break
            found.append(path)
        return found

    def _unfinished(self, number: int) -> Path:
        return self._out.with_name(f"{self._out.name}.{number}.part")

    # Talking to the assembling process.

    def _start_child(self) -> None:
        self._child = Child("casework.bundle.assemble:serve", memory=_MEMORY + _MEMORY_A_BYTE * self._bytes)
        self._waiting = []

    def _send_letter(self) -> None:
        if self._options.letter_pdf is None:
            return
        path = self._scratch / "letter.pdf"
        path.write_bytes(self._options.letter_pdf)
        self._pieces[_LETTER] = Received(_LETTER, files=[PdfFile(path)])
        self._send(_LETTER)

    def _send(self, index: int) -> None:
        """Hand a piece over to be opened; the answer is heard later."""
        piece = self._pieces[index]
        if not piece.files:
            return
        order = {
            "piece": index,
            "files": [{"path": str(file.path), "password": file.password} for file in piece.files],
            "pages": self._sources[index].pages if index >= 0 else "",
            "at_once": self._options.max_bytes is None,
        }
        assert self._child is not None
        self._waiting.append(index)
        # A process that is gone is noticed, with the piece it went with, when its answer is heard.
        with contextlib.suppress(ReaderCrashed):
            self._child.send(order)

    def _hear_all(self) -> None:
        """Hear the answer for each piece handed over; start again without the one it crashed or hung with."""
        while self._waiting:
            index = self._waiting[0]
            size = self._pieces[index].size
            assert self._child is not None
            try:
                answer = self._child.receive(_SECONDS_A_PIECE + _SECONDS_A_MB * size / MB, self._cancelled)
                if "opening" in answer.value:
                    continue
            except (ReaderCrashed, DocumentTooSlow) as error:
                self._give_up(index, error.fault)
                self._start_again()
                continue
            self._waiting.pop(0)
            self._take_answer(index, answer)

    def _start_again(self) -> None:
        _log.info("the assembling process is started again")
        self._start_child()
        for index in sorted(self._pieces):
            self._send(index)

    def _give_up(self, index: int, fault: Fault) -> None:
        if index == _LETTER:
            raise LetterUnreadable
        self._pieces[index].stand_in(fault, self._faults)

    def _take_answer(self, index: int, answer: Message) -> None:
        piece = self._pieces[index]
        if "fault" not in answer.value:
            piece.pages = answer.value["pages"]
            if answer.value["warnings"] and piece.status is Status.OK:
                piece.status = Status.REPAIRED
                piece.reason = self._words.repaired
            if index == _LETTER:
                self._letter_pages = piece.pages
            return
        fault, number = Fault(answer.value["fault"]), answer.value.get("file", 0)
        if len(piece.files) == 1 or not number:
            self._give_up(index, fault)
            return
        # An attachment that turns out to be unreadable gets a sheet of its own within the piece.
        bad = piece.files[number]
        converter = Converter(
            self._worker, self._scratch, f"sheet-{index}-{number}", self._options.language, self._cancelled
        )
        piece.files[number] = converter.sheet_for(bad.path.read_bytes(), bad.name, self._faults[fault])
        piece.reason = self._words.notes["attachments_missing"]
        self._send(index)

    # Numbers, our own pages, writing.

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
            )
            for index, (source, piece) in enumerate(zip(self._sources, self._in_order(), strict=True))
        ]

    def _in_order(self) -> list[Received]:
        return [self._pieces[index] for index in range(len(self._sources))]

    def _write_parts(self) -> Report:
        rows = self._rows()
        limit = self._options.max_bytes
        room = self._room(limit) if limit else None
        for _ in range(_TRIES):
            sheets = Sheets(self._options, self._words, rows)
            laid_out = arrange(self._extents(), self._around(sheets), room)
            drawn = sheets.draw(laid_out, self._marks(rows, laid_out))
            sizes = self._save(laid_out, drawn, rows)
            if limit is None or room is None or max(sizes) <= limit or not _can_shrink(laid_out, sizes, limit):
                break
            # The sizes were estimates: plan again with as much less as the largest part was over.
            room = Room(int(room.limit * limit / max(sizes) * 0.98), room.first, room.each)
        return self._finish(laid_out, rows, sizes, limit)

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

    def _marks(self, rows: Sequence[Row], laid_out: Plan) -> list[str]:
        """Every text that stamps and numbers will show."""
        stamps = [self._stamp(row) for row in rows]
        return [*stamps, self._page_mark(laid_out), self._options.stamp_party]

    def _stamp(self, row: Row) -> str:
        return self._words.piece_mark.replace("{number}", row.number).replace("{pages}", str(row.pages))

    def _page_mark(self, laid_out: Plan) -> str:
        return self._words.page_mark.replace("{pages}", str(laid_out.pages))

    def _save(self, laid_out: Plan, drawn: Drawn, rows: Sequence[Row]) -> list[int]:
        own = self._scratch / "own.pdf"
        own.write_bytes(drawn.pdf)
        order = {
            "own": str(own),
            "fonts": drawn.codes,
            "page_mark": self._page_mark(laid_out),
            "party": self._options.stamp_party,
            "language": self._options.language.value,
            "title": visible(self._options.title or self._words.bundle),
            "author": visible(self._options.author),
            "id": self._identity(rows),
            "parts": [
                _part_order(laid_out, number, drawn, rows, self._words, self._stamp, self._unfinished(number + 1))
                for number in range(len(laid_out.parts))
            ],
        }
        assert self._child is not None
        try:
            self._child.send({"build": order})
            answer = self._child.receive(_SECONDS_TO_WRITE + self._bytes / MB, self._cancelled)
        except DocumentUnreadable as error:
            raise BundleNotBuilt from error
        if "saved" not in answer.value:
            raise BundleNotBuilt
        return [entry["size"] for entry in answer.value["saved"]]

    def _identity(self, rows: Sequence[Row]) -> str:
        """What the file's ID is made from: the same pieces and options give the same."""
        digest = hashlib.sha256(repr(self._options).encode())
        digest.update(self._options.letter_pdf or b"")
        for row in rows:
            digest.update(repr(row).encode())
        return digest.hexdigest()

    def _finish(self, laid_out: Plan, rows: Sequence[Row], sizes: Sequence[int], limit: int | None) -> Report:
        """Give the files their names and say what they hold."""
        parts = []
        for number, (part, size) in enumerate(zip(laid_out.parts, sizes, strict=True)):
            path = self._part_path(number, len(laid_out.parts))
            unfinished = self._unfinished(number + 1)
            with unfinished.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            unfinished.replace(path)
            numbers = tuple(rows[piece].number for piece in part.pieces)
            too_large = bool(limit) and size > (limit or 0)
            parts.append(PartReport(path, part.pages, size, sha256, part.first_page, numbers, too_large))
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

    def _part_path(self, number: int, count: int) -> Path:
        if count == 1:
            return self._out
        return self._out.with_name(f"{self._out.stem}-{number + 1:0{len(str(count))}}{self._out.suffix}")


def _can_shrink(laid_out: Plan, sizes: Sequence[int], limit: int) -> bool:
    """Whether any part that is too large holds more than one page of a piece."""
    return any(
        size > limit and sum(block.count for block in part.blocks if block.kind is Kind.PIECE) > 1
        for part, size in zip(laid_out.parts, sizes, strict=True)
    )


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _part_order(
    laid_out: Plan,
    number: int,
    drawn: Drawn,
    rows: Sequence[Row],
    text: Words,
    stamp: Callable[[Row], str],
    path: Path,
) -> dict[str, Any]:
    """One part as the assembling process wants it: blocks of pages, links and bookmarks by page from 0."""
    part = laid_out.parts[number]
    blocks: list[dict[str, Any]] = []
    bookmarks: list[dict[str, Any]] = []
    own_at: dict[int, int] = {}
    starts: dict[int, int] = {}
    bordereau = None
    at = 0
    for block in part.blocks:
        match block.kind:
            case Kind.LETTER:
                blocks.append({"piece": _LETTER, "first": 0, "count": block.count, "numbered": False})
            case Kind.PIECE:
                blocks.append(
                    {
                        "piece": block.piece,
                        "first": block.first,
                        "count": block.count,
                        "numbered": True,
                        "stamp": stamp(rows[block.piece]),
                    }
                )
            case _:
                key = (block.kind, number if block.kind is Kind.PARTS else block.piece)
                first = drawn.pages[key]
                own_at.update({first + offset: at + offset for offset in range(block.count)})
                is_sheet = block.kind is Kind.SHEET
                blocks.append(
                    {
                        "first": first,
                        "count": block.count,
                        "numbered": block.kind is not Kind.COVER,
                        "stamp": stamp(rows[block.piece]) if is_sheet else "",
                    }
                )
        if block.kind is Kind.BORDEREAU:
            bordereau = at
        if title := _bookmark(block.kind, block.piece, part.first_page + at, rows, text):
            bookmarks.append({"title": title, "to": at, "under": None})
        if block.kind in {Kind.PIECE, Kind.SHEET} and block.first == 0:
            starts[block.piece] = at
        at += block.count
    links = [
        {"on": own_at[page], "box": box, "to": starts[piece]}
        for page, box, piece in drawn.links
        if page in own_at and piece in starts
    ]
    if bordereau is not None:
        links += [{"on": own_at[page], "box": box, "to": bordereau} for page, box in drawn.backs if page in own_at]
    return {"path": str(path), "first_page": part.first_page, "blocks": blocks, "links": links, "bookmarks": bookmarks}


def _bookmark(kind: Kind, piece: int, page: int, rows: Sequence[Row], text: Words) -> str:
    """The bookmark's words, with its printed page; "" for blocks without one."""
    match kind:
        case Kind.BORDEREAU:
            name = text.bordereau
        case Kind.LETTER:
            name = text.letter
        case Kind.PARTS:
            name = text.parts_title
        case Kind.INTEGRITY:
            name = text.integrity
        case Kind.PIECE | Kind.SHEET:
            row = rows[piece]
            name = (
                f"{text.piece.format(number=row.number)} – {row.title}"
                if row.title
                else text.piece.format(number=row.number)
            )
        case _:
            return ""
    return f"{name} {text.bookmark_page.format(page=page)}"
