# SPDX-License-Identifier: GPL-3.0-or-later
"""Word to PDF: by LibreOffice when it is installed, else by our own drawing; the answer says which.

Both keep the text, the styles, tables, lists, pictures, headers and footers, and the place of the address. Ours
needs nothing but this program, so that a letter prints on a bare laptop.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal

from lxml import etree

from casework.documents import libreoffice
from casework.documents.errors import DamagedDocument, DocumentTooLarge, PasswordNeeded
from casework.documents.libreoffice import ConverterFailed
from casework.documents.package_check import PackageRefused, check_package, package_members
from casework.documents.word_draw import draw
from casework.documents.word_read import read

_log = logging.getLogger(__name__)

#: A Word file with a password is not a zip but an OLE container with this entry.
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


class Converter(StrEnum):
    """Which way to go; ``AUTO`` takes LibreOffice if it is there and does the job."""

    AUTO = "auto"
    LIBREOFFICE = "libreoffice"
    OWN = "own"


AUTO: Final = Converter.AUTO


@dataclass(frozen=True, slots=True)
class WordPdf:
    """The PDF, and who made it."""

    pdf: bytes
    by: Literal["libreoffice", "own"]


def to_pdf(docx: bytes, *, scratch: Path, prefer: Converter = AUTO) -> WordPdf:
    """The document as a PDF. ``scratch`` is a private folder for LibreOffice's files.

    A file with macros, embedded objects or outside links is never given to LibreOffice; our drawing ignores them.
    Raises :class:`DamagedDocument`, :class:`DocumentTooLarge`, :class:`PasswordNeeded`; and with
    ``prefer=LIBREOFFICE`` :class:`ConverterFailed`.
    """
    members = _members(docx)
    if prefer is not Converter.OWN:
        try:
            check_package(docx)
            return WordPdf(libreoffice.convert(docx, scratch), "libreoffice")
        except PackageRefused as problem:
            _log.info("not given to LibreOffice: %s", problem.reason)
            if prefer is Converter.LIBREOFFICE:
                raise
        except ConverterFailed as problem:
            _log.info("LibreOffice did not convert: %s", problem.reason)
            if prefer is Converter.LIBREOFFICE:
                raise
    try:
        return WordPdf(draw(read(members)), "own")
    except RecursionError as problem:
        raise DocumentTooLarge from problem
    except (etree.LxmlError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError) as problem:
        # Any of these is what a damaged or odd file does to a reader of XML; ours have no other way to fail.
        raise DamagedDocument from problem


def _members(docx: bytes) -> dict[str, bytes]:
    if docx.startswith(_OLE) and _ENCRYPTED in docx:
        raise PasswordNeeded
    try:
        return package_members(docx)
    except PackageRefused as problem:
        if problem.reason == "encrypted":
            raise PasswordNeeded from problem
        if problem.reason == "too_large":
            raise DocumentTooLarge from problem
        raise DamagedDocument from problem
