# SPDX-License-Identifier: GPL-3.0-or-later
"""Any file that can be read becomes one or more PDF files in the scratch folder.

Pictures, mails and texts are read in the limited worker; Word files by :mod:`casework.documents.word`; OpenDocument
by LibreOffice where it is installed, else as bare text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from casework.documents.child import Message, Worker
from casework.documents.errors import DocumentUnreadable, EmptyDocument, UnsupportedDocument
from casework.documents.mail import Attachment, Mail, read_mail
from casework.documents.sniff import MAILS, PICTURES, WORD_PROCESSED, Content, kind_of
from casework.documents.textpages import Field, Sheet, lay_out
from casework.documents.words import Words, words
from casework.language import Language, number
from casework.language import visible as shown

_DEEPEST_MAIL = 3

Way = Literal["pdf", "picture", "text", "mail", "document"]
Note = Literal["first_frame", "bare_text", "attachments_missing", "cut_off"]


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF on the disk and what opens it."""

    path: Path
    password: str | None = field(default=None, repr=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """The PDF files that show a document, in order, how they were made, and what is to be said of them."""

    files: list[PdfFile]
    way: Way
    notes: tuple[Note, ...] = ()


#: What is to be converted: bytes, or a file in the scratch folder (or on the disk) that holds them.
Document = bytes | Path


def _bytes(document: Document) -> bytes:
    return document.read_bytes() if isinstance(document, Path) else document


class Converter:
    """Converts one document, and what is attached to it, into files whose names begin with ``stem``."""

    def __init__(
        self, worker: Worker, scratch: Path, stem: str, language: Language, cancelled: Callable[[], bool]
    ) -> None:
        self._worker = worker
        self._scratch = scratch
        self._stem = stem
        self._language = language
        self._words: Words = words(language)
        self._cancelled = cancelled
        self._count = 0

    def to_pdf(self, content: Content, document: Document, name: str) -> Converted:
        """The document as PDF. Raises DocumentUnreadable, Cancelled."""
        return self._to_pdf(content, document, name, 0)

    def _to_pdf(self, content: Content, data: Document, name: str, depth: int) -> Converted:
        if not data:
            raise EmptyDocument
        if content is Content.PDF:
            return Converted([self._keep(_bytes(data), name)], "pdf")
        if content in PICTURES:
            return self._picture(data, name)
        if content in MAILS:
            return self._mail(read_mail(self._worker, content, _bytes(data)), depth)
        if content in {Content.TEXT, Content.HTML}:
            return self._text(content, data, name)
        if content in WORD_PROCESSED:
            return self._document(content, data, name)
        raise UnsupportedDocument

    def sheet_for(self, data: bytes, name: str, reason: str) -> PdfFile:
        """A page in the place of an attachment that can't be shown: what it is called, its size and SHA-256, why."""
        labels = self._words
        fields = [
            Field(labels.reason, reason),
            Field(labels.file_name, name or "–"),
            Field(labels.file_size, labels.size_bytes.format(size=number(len(data), self._language))),
            Field(labels.fingerprint, hashlib.sha256(data).hexdigest()),
        ]
        return self._keep(lay_out([Sheet(labels.attachment_missing, fields)]), name)

    def _keep(self, pdf: bytes, name: str = "") -> PdfFile:
        path = self._scratch / f"{self._stem}-{self._count}.pdf"
        self._count += 1
        path.write_bytes(pdf)
        return PdfFile(path, name=name)

    def _call(self, task: str, arguments: dict[str, Any], data: Document) -> Message:
        blobs, file = ([], data) if isinstance(data, Path) else ([data], None)
        return self._worker.call(f"casework.documents.{task}", arguments, blobs, file=file, cancelled=self._cancelled)

    def _picture(self, data: Document, name: str) -> Converted:
        answer = self._call("pictures:to_pdf", {}, data)
        notes: list[Note] = ["first_frame"] if answer.value["animated"] else []
        notes += ["cut_off"] if answer.value["cut"] else []
        return Converted([self._keep(answer.blobs[0], name)], "picture", tuple(notes))

    def _text(self, content: Content, data: Document, name: str) -> Converted:
        answer = self._call("plaintext:to_pdf", {"content": content}, data)
        return Converted([self._keep(answer.blobs[0], name)], "text")

    def _document(self, content: Content, data: Document, name: str) -> Converted:
        from casework.documents import office  # noqa: PLC0415  (65 ms that most bundles need not wait for)

        pdf, bare = office.to_pdf(self._worker, content, _bytes(data), scratch=self._scratch, cancelled=self._cancelled)
        return Converted([self._keep(pdf, name)], "document", ("bare_text",) if bare else ())

    def _mail(self, mail: Mail, depth: int) -> Converted:
        notes: set[Note] = set()
        files = [self._keep(lay_out([mail_sheet(mail, self._language)]), mail.subject)]
        for attachment in mail.attachments:
            try:
                files += self._attachment(attachment, depth, notes)
            except DocumentUnreadable as error:
                notes.add("attachments_missing")
                files.append(self.sheet_for(attachment.data, attachment.name, self._words.faults[error.fault]))
        return Converted(files, "mail", tuple(sorted(notes)))

    def _attachment(self, attachment: Attachment, depth: int, notes: set[Note]) -> list[PdfFile]:
        content = kind_of(attachment.data[:65_536], attachment.data[-65_536:], attachment.name)
        if content in MAILS and depth >= _DEEPEST_MAIL:
            raise UnsupportedDocument
        converted = self._to_pdf(content, attachment.data, attachment.name, depth + 1)
        notes.update(converted.notes)
        return converted.files


def mail_sheet(mail: Mail, language: Language) -> Sheet:
    """A mail as a text to be laid out: its subject, who to whom and when, what is attached, its body."""
    labels = words(language)
    fields = [
        Field(labels.mail_from, mail.sender),
        Field(labels.mail_to, mail.to),
        Field(labels.mail_cc, mail.cc),
        Field(labels.mail_date, mail.date_text),
    ]
    for entry in mail.attachments:
        size = labels.size_bytes.format(size=number(len(entry.data), language))
        fields.append(Field(labels.mail_attachment, f"{entry.name or entry.content_type} ({size})"))
    present = [entry for entry in fields if entry.value]
    return Sheet(shown(mail.subject) or labels.mail_no_subject, present, mail.body)
