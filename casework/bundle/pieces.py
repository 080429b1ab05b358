# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces of one bundle on their way from files to pages that can be assembled."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from casework.bundle import orders
from casework.bundle import plan as planning
from casework.bundle.assembler import Assembler, Failed, Opened
from casework.bundle.errors import LetterUnreadable
from casework.bundle.plan import Extent
from casework.bundle.receive import Received, Receiver
from casework.bundle.report import Status
from casework.bundle.sheets import Row
from casework.bundle.source import Options, Profile, Source
from casework.bundle.telerecours import file_name
from casework.bundle.views import Looker, MarkSizes, View
from casework.bundle.words import words
from casework.documents import fonts
from casework.documents.child import Worker
from casework.documents.convert import Converter, PdfFile
from casework.documents.errors import DocumentUnreadable, Fault
from casework.documents.words import words as document_words
from casework.errors import Cancelled
from casework.language import visible

#: Up to so many pages each is looked at as drawn, to find a clear corner and to compare afterwards. Drawing costs
#: more than all the rest: a bundle beyond has its marks at the usual corners.
_MOST_LOOKED_AT = 1_000
_STAMP_PAD = 6.0


class Pieces:
    """Takes them in, hears what opening them showed, and decides what becomes of damaged ones.

    ``views`` are the pages as drawn, by piece, where they were looked at; ``lost`` the pages (from 0 within the
    piece) that could not be read; ``letter_pages`` the pages of the letter.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        options: Options,
        scratch: Path,
        assembler: Assembler,
        worker: Worker,
        looker: Looker,
        cancelled: Callable[[], bool],
    ) -> None:
        self._sources = sources
        self._options = options
        self._scratch = scratch
        self._assembler = assembler
        self._worker = worker
        self._looker = looker
        self._cancelled = cancelled
        self._words = words(options.language)
        self._faults = document_words(options.language).faults
        self._numbers = planning.numbers([source.number for source in sources])
        self._received: dict[int, Received] = {}
        self.letter_pages = 0
        self.views: dict[int, list[View]] = {}
        self.lost: dict[int, list[int]] = {}

    def take_in(self, progress: Callable[[int], None]) -> None:
        """Hand every piece over to the assembling process, hash it, and convert what is no PDF."""
        if self._options.letter_pdf is not None:
            path = self._scratch / "letter.pdf"
            path.write_bytes(self._options.letter_pdf)
            self._received[orders.LETTER] = Received(orders.LETTER, files=[PdfFile(path)])
            self._assembler.send(self._received[orders.LETTER], "")
        receiver = Receiver(self._scratch, self._worker, self._words, self._options.language)
        for index, source in enumerate(self._sources):
            self._received[index] = receiver.begin(index, source)
            self._assembler.send(self._received[index], source.pages)
        for index, source in enumerate(self._sources):
            if self._cancelled():
                raise Cancelled
            piece = self._received[index]
            sent = bool(piece.files)
            receiver.receive(piece, source, self._cancelled)
            if not sent:
                self._assembler.send(piece, source.pages)
            progress(index + 1)

    def hear_all(self) -> None:
        """Learn how many pages each piece handed over has, or why it can't be opened."""
        while (heard := self._assembler.hear()) is not None:
            index, answer = heard
            piece = self._received[index]
            if not piece.files:
                continue  # it was given up while it was being opened
            if isinstance(answer, Opened):
                self._take_pages(piece, answer)
            else:
                self._take_failure(piece, answer)

    def _take_pages(self, piece: Received, answer: Opened) -> None:
        piece.pages = answer.pages
        if piece.index == orders.LETTER:
            self.letter_pages = answer.pages
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

    # Damaged ones, and where marks hide nothing.

    def judge_damaged(self) -> None:
        """qpdf repairs a cut file into blank pages without an error: ask pdfium, too, what is on them."""
        damaged = [piece for piece in self.in_order() if piece.status is Status.REPAIRED]
        if not damaged:
            return
        views = self._looker.views(damaged, self._ranges(), self._mark_sizes())
        for piece in damaged:
            with contextlib.suppress(DocumentUnreadable):
                self._judge(piece, views.get(piece.index, []))
        self.hear_all()

    def _judge(self, piece: Received, seen: Sequence[View]) -> None:
        """Keep what qpdf made of a damaged piece, have pdfium draw it, or put a sheet in its place."""
        inks = self._looker.mended(piece.files[0])
        chosen = planning.page_indexes(self._sources[piece.index].pages, len(inks))
        blank = [at for at, index in enumerate(chosen) if not inks[index]]
        original = piece.files[0].path.read_bytes()
        if not blank or not (b"stream" in original or b"/Contents" in original):
            return  # nothing is blank, or nothing ever stood on these pages
        if len(seen) == len(chosen) and any(not seen[at].blank for at in blank):
            self.redraw(piece.index)
        elif len(blank) == len(chosen):
            piece.stand_in(Fault.DAMAGED, self._faults)
            piece.reason = self._words.blank_after_repair
        else:
            piece.reason = self._words.repaired_lost.format(lost=len(blank), declared=len(chosen))
            self.lost[piece.index] = blank

    def redraw(self, index: int) -> None:
        """The last resort: the piece's pages as pdfium draws them, as pictures. Raises DocumentUnreadable."""
        piece = self._received[index]
        path = self._scratch / f"redrawn-{piece.index}.pdf"
        path.write_bytes(self._looker.raster(piece.files[0]))
        piece.files = [PdfFile(path)]
        piece.status = Status.REPAIRED
        piece.reason = self._words.redrawn
        self._assembler.send(piece, self._sources[piece.index].pages)

    def look(self) -> None:
        """Have the pages looked at, unless they are too many."""
        pieces = [piece for piece in self.in_order() if piece.files]
        wanted = self._options.clear_corners
        if wanted is None:
            wanted = sum(piece.pages for piece in pieces) <= _MOST_LOOKED_AT
        if wanted:
            self.views = self._looker.views(pieces, self._ranges(), self._mark_sizes())

    def _ranges(self) -> dict[int, str]:
        return {index: source.pages for index, source in enumerate(self._sources)}

    def _mark_sizes(self) -> MarkSizes:
        """How wide the widest marks are going to be."""
        pages = sum(piece.pages for piece in self.in_order()) + 100
        mark = self._words.page_mark.replace("{pages}", str(pages)).replace("{page}", str(pages))
        widest = max(piece.pages for piece in self.in_order())
        stamps = {
            self._words.piece_mark.replace("{number}", number)
            .replace("{pages}", str(widest))
            .replace("{page}", str(widest))
            for number in self._numbers
        }
        stamp = max(fonts.width(stamp, fonts.SANS_BOLD, 11) for stamp in stamps)
        party = fonts.width(self._options.stamp_party, fonts.SANS, 7)
        return MarkSizes(max(stamp, party) + _STAMP_PAD, fonts.width(mark, fonts.SANS, 8) + 4, bool(party))

    # What the rest needs to know of them.

    def in_order(self) -> list[Received]:
        """The pieces, without the letter."""
        return [self._received[index] for index in range(len(self._sources))]

    def rows(self) -> list[Row]:
        """The pieces as the bordereau lists them."""
        by_piece = self._options.profile is Profile.TELERECOURS
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
                file=f"{file_name(self._numbers[index], source.title)}.pdf" if by_piece else "",
            )
            for index, (source, piece) in enumerate(zip(self._sources, self.in_order(), strict=True))
        ]

    def extents(self) -> list[Extent]:
        """How much room each takes."""
        extents = []
        for piece in self.in_order():
            size = sum(file.path.stat().st_size for file in piece.files) + 400 * piece.pages
            extents.append(Extent(piece.pages, size, sheet=bool(piece.pages) and not piece.files))
        return extents

    def give_up(self, index: int) -> None:
        """A sheet in the place of a piece with which writing ended the process."""
        self._received[index].stand_in(Fault.CRASHED, self._faults)
        self._assembler.drop(index)

    def send(self, index: int, assembler: Assembler) -> None:
        """Hand a piece over to another assembling process."""
        assembler.send(self._received[index], self._sources[index].pages)
