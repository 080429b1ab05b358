# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of word processors as PDF: by LibreOffice where it is installed, else by our own drawing or as bare text.

LibreOffice is a process of its own with a time limit; our own readers run in the limited child.
"""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from casework.documents import libreoffice, word
from casework.documents.child import MB, Message, Worker
from casework.documents.errors import DamagedDocument, DocumentTooLarge, UnsupportedDocument
from casework.documents.libreoffice import ConverterFailed
from casework.documents.package_check import PackageRefused
from casework.documents.sniff import Content
from casework.documents.textpages import Sheet, lay_out

_log = logging.getLogger(__name__)

_MOST_XML = 30 * MB
_MOST_RATIO = 200
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_SUFFIXES = {Content.ODT: ".odt", Content.OLD_WORD: ".doc", Content.RTF: ".rtf"}


def to_pdf(
    worker: Worker, content: Content, data: bytes, *, scratch: Path, cancelled: Callable[[], bool]
) -> tuple[bytes, bool]:
    """The document as PDF, and whether that shows its bare text only. Raises DocumentUnreadable, Cancelled."""
    if (pdf := _by_libreoffice(content, data, scratch)) is not None:
        return pdf, False
    match content:
        case Content.DOCX:
            task = "casework.documents.office:draw_word"
        case Content.ODT:
            task = "casework.documents.office:bare_text"
        case Content.RTF:
            task = "casework.documents.plaintext:to_pdf"
        case _:
            raise UnsupportedDocument
    answer = worker.call(task, {"content": content}, [data], cancelled=cancelled)
    return answer.blobs[0], content is not Content.DOCX


def _by_libreoffice(content: Content, data: bytes, scratch: Path) -> bytes | None:
    """Its PDF; None where LibreOffice is absent or does not manage, or the file is one it should not be given."""
    try:
        if content is Content.DOCX:
            return word.to_pdf(data, scratch=scratch, prefer=word.Converter.LIBREOFFICE).pdf
        if content is Content.ODT and not _modest(data):
            return None
        return libreoffice.convert(data, scratch, suffix=_SUFFIXES[content])
    except (ConverterFailed, PackageRefused) as error:
        _log.info("not converted by LibreOffice: %s", type(error).__name__)
        return None


def _modest(data: bytes) -> bool:
    """Whether a package unpacks to a sensible size and holds no macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, OSError):
        return False
    unpacked = sum(member.file_size for member in members)
    macros = any(member.filename.startswith(("Basic/", "Scripts/")) for member in members)
    return unpacked <= max(10 * MB, _MOST_RATIO * len(data)) and unpacked <= 300 * MB and not macros


# The child's side.


def draw_word(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: a Word file drawn by ourselves."""
    del arguments
    return Message({}, [word.to_pdf(blobs[0], scratch=Path(), prefer=word.Converter.OWN).pdf])


def bare_text(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: the paragraphs of an OpenDocument text as plain pages."""
    del arguments
    try:
        with zipfile.ZipFile(io.BytesIO(blobs[0])) as package, package.open("content.xml") as member:
            xml = member.read(_MOST_XML + 1)
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError) as error:
        raise DamagedDocument from error
    if len(xml) > _MOST_XML:
        raise DocumentTooLarge
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise DamagedDocument from error
    if b"<!DOCTYPE" in xml[:2000]:
        raise DamagedDocument
    paragraphs = (node for node in root.iter(f"{_TEXT}p", f"{_TEXT}h"))
    return Message({}, [lay_out([Sheet(text="\n".join(_line(paragraph) for paragraph in paragraphs))])])


_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def _line(paragraph: etree._Element) -> str:
    """One paragraph's text."""
    parts = []
    for node in paragraph.iter():
        parts.append(_SIGNS.get(str(node.tag), ""))
        parts.append(node.text or "")
        if node is not paragraph:
            parts.append(node.tail or "")
    return "".join(parts)
