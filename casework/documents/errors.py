# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a file from outside could not be read. The file itself is never changed by an attempt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from casework.errors import CaseworkError


class Fault(StrEnum):
    """What is wrong with a file, as a code that can be stored and put into words."""

    ABSENT = "absent"
    EMPTY = "empty"
    NO_PAGES = "no_pages"
    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105  (the name of a fault)
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    CRASHED = "crashed"
    UNSUPPORTED = "unsupported"


@dataclass(eq=False)
class DocumentUnreadable(CaseworkError):
    """Base of the faults below."""

    fault: ClassVar[Fault] = Fault.DAMAGED


@dataclass(eq=False)
class DocumentAbsent(DocumentUnreadable):
    """The file is not there, or may not be opened."""

    fault: ClassVar[Fault] = Fault.ABSENT


@dataclass(eq=False)
class EmptyDocument(DocumentUnreadable):
    """The file has 0 bytes."""

    fault: ClassVar[Fault] = Fault.EMPTY


@dataclass(eq=False)
class NoPages(DocumentUnreadable):
    """The document opens but has no page."""

    fault: ClassVar[Fault] = Fault.NO_PAGES


@dataclass(eq=False)
class DamagedDocument(DocumentUnreadable):
    """The document can be neither opened nor repaired."""

    fault: ClassVar[Fault] = Fault.DAMAGED


@dataclass(eq=False)
class PasswordNeeded(DocumentUnreadable):
    """The document is encrypted, and neither no password nor the one given opens it."""

    fault: ClassVar[Fault] = Fault.PASSWORD


@dataclass(eq=False)
class DocumentTooLarge(DocumentUnreadable):
    """Reading the document would take more pixels, pages or memory than allowed."""

    fault: ClassVar[Fault] = Fault.TOO_LARGE


@dataclass(eq=False)
class DocumentTooSlow(DocumentUnreadable):
    """Reading the document took longer than allowed; the reader was ended."""

    fault: ClassVar[Fault] = Fault.TOO_SLOW


@dataclass(eq=False)
class ReaderCrashed(DocumentUnreadable):
    """The process that read the document ended by itself."""

    fault: ClassVar[Fault] = Fault.CRASHED


@dataclass(eq=False)
class UnsupportedDocument(DocumentUnreadable):
    """No part of the program can show this kind of file."""

    fault: ClassVar[Fault] = Fault.UNSUPPORTED


def unreadable(fault: Fault) -> DocumentUnreadable:
    """The error that carries this fault: how a fault crosses from the reading process to this one."""
    for kind in DocumentUnreadable.__subclasses__():
        if kind.fault is fault:
            return kind()
    raise ValueError(fault)
