# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking in one piece: hash it, tell what it is, and bring it into PDF where it is none.

A source's bytes are read once. A PDF that lies as an ordinary file on the disk is assembled from where it lies;
any other (from the encrypted store) through a file in the scratch folder, which is removed with it.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from casework.bundle.report import Status
from casework.bundle.source import Source
from casework.bundle.words import Words
from casework.documents import convert
from casework.documents.child import Worker
from casework.documents.errors import DocumentTooLarge, DocumentUnreadable, EmptyDocument, Fault
from casework.documents.media import recording
from casework.documents.sniff import RECORDINGS, Content, kind_of
from casework.documents.words import words as document_words
from casework.errors import Cancelled
from casework.language import Language

_CHUNK = 1024 * 1024
_HEAD = 65_536
_MOST_BYTES_CONVERTED = 512 * 1024 * 1024


@dataclass(slots=True)
class Received:
    """A piece on its way: what it is, and the PDF files (with their passwords) that its pages come from."""

    index: int
    content: Content = Content.OTHER
    sha256: str = ""
    size: int = 0
    files: list[convert.PdfFile] = field(default_factory=list)
    status: Status = Status.OK
    reason: str = ""
    duration: str = ""
    pages: int = 0

    def stand_in(self, fault: Fault, faults: Mapping[Fault, str]) -> None:
        """A sheet takes the place of the piece's pages."""
        self.files = []
        self.status = Status.PLACEHOLDER
        self.reason = faults[fault]
        self.pages = 1


class Receiver:
    """Takes in the pieces of one bundle, one after the other."""

    def __init__(self, scratch: Path, worker: Worker, words: Words, language: Language) -> None:
        self._scratch = scratch
        self._worker = worker
        self._words = words
        self._language = language
        self._faults = document_words(language).faults

    def begin(self, index: int, source: Source) -> Received:
        """Find out whether the piece is a PDF that can be assembled from where it lies: it then need not wait."""
        piece = Received(index, status=Status.WITHDRAWN if source.withdrawn else Status.OK)
        if not source.withdrawn:
            with contextlib.suppress(OSError), source.open() as stream:
                lying = _where_it_lies(stream)
                if lying and kind_of(stream.read(_HEAD), b"", source.filename) is Content.PDF:
                    piece.files = [convert.PdfFile(lying, source.password)]
        return piece

    def receive(self, piece: Received, source: Source, cancelled: Callable[[], bool]) -> None:
        """Read the piece once. Whatever is wrong with its file is said in it; only Cancelled is raised."""
        if source.withdrawn:
            return
        try:
            with source.open() as stream:
                self._read(piece, source, stream, cancelled)
        except DocumentUnreadable as error:
            piece.stand_in(error.fault, self._faults)
        except OSError:
            piece.stand_in(Fault.ABSENT, self._faults)

    def _read(self, piece: Received, source: Source, stream: BinaryIO, cancelled: Callable[[], bool]) -> None:
        chunk = stream.read(_CHUNK)
        tail = b""
        piece.content = kind_of(chunk[:_HEAD], b"", source.filename)
        is_pdf, is_recording = piece.content is Content.PDF, piece.content in RECORDINGS
        lying = _where_it_lies(stream)
        copy = None if lying or is_recording else self._scratch / f"piece-{piece.index}.{'pdf' if is_pdf else 'bin'}"
        digest = hashlib.sha256()
        with contextlib.ExitStack() as stack:
            target = stack.enter_context(copy.open("wb")) if copy else None
            while chunk:
                digest.update(chunk)
                piece.size += len(chunk)
                tail = (tail + chunk)[-_HEAD:] if len(chunk) < _HEAD else chunk[-_HEAD:]
                if target:
                    target.write(chunk)
                if cancelled():
                    raise Cancelled
                chunk = stream.read(_CHUNK)
        piece.sha256 = digest.hexdigest()
        path = lying or copy
        if piece.content is Content.EMPTY:
            raise EmptyDocument
        if is_recording or path is None:
            self._refer(piece, source)
        elif is_pdf:
            piece.files = piece.files or [convert.PdfFile(path, source.password)]
        elif piece.size > _MOST_BYTES_CONVERTED:
            raise DocumentTooLarge
        else:
            self._convert(piece, source, path, tail, cancelled)

    def _refer(self, piece: Received, source: Source) -> None:
        piece.status = Status.REFERENCE
        piece.pages = 1
        with source.open() as stream:
            piece.duration = recording(stream, self._language)

    def _convert(self, piece: Received, source: Source, path: Path, tail: bytes, cancelled: Callable[[], bool]) -> None:
        with path.open("rb") as stream:
            piece.content = kind_of(stream.read(_HEAD), tail, source.filename)
        converter = convert.Converter(self._worker, self._scratch, f"piece-{piece.index}", self._language, cancelled)
        converted = converter.to_pdf(piece.content, path, source.filename)
        piece.files = converted.files
        piece.status = Status.CONVERTED
        notes = [self._words.converted[converted.way], *(self._words.notes[note] for note in converted.notes)]
        piece.reason = "\u00a0; ".join(notes) if self._language is Language.FR else "; ".join(notes)


def _where_it_lies(stream: BinaryIO) -> Path | None:
    """The path of an ordinary file that was opened by its name; None for anything else."""
    if isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO):
        name = stream.raw.name
        if isinstance(name, str) and Path(name).is_file():
            return Path(name).absolute()
    return None
