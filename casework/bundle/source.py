# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bundle is made from: the pieces in their order, and how the whole shall look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import BinaryIO, Self

from casework.language import Language

MB = 1_000_000


@dataclass(frozen=True)
class Source:
    """One piece as it is handed in. The original is only ever read.

    ``number`` is the number it was given ("3", "3 bis"), "" for the next free one. ``pages`` are the page ranges of
    the piece to include ("1-3, 7"), "" for all. ``size`` in bytes, as far as known, serves only to show progress.
    """

    title: str
    filename: str
    open: Callable[[], BinaryIO]
    size: int
    date_text: str = ""
    number: str = ""
    origin: str = ""
    confidential: bool = False
    password: str | None = field(default=None, repr=False)
    pages: str = ""
    withdrawn: bool = False


class Profile(StrEnum):
    """How the same pieces come out for different readers (law/bundles section 8.10)."""

    SINGLE_PDF = "single_pdf"
    PAPER = "paper"
    TELERECOURS = "telerecours"
    ECHR = "echr"
    UN = "un"
    E_BUNDLE_UK = "e_bundle_uk"


@dataclass(frozen=True)
class Options:
    """How the bundle shall look. ``letter_pdf`` goes first, as it is; ``max_bytes`` splits the bundle into parts.

    ``stamp_party`` is a short line under the number in each stamp (whose piece it is). ``clear_corners`` looks for
    the emptiest corner of each page as drawn; None lets the size of the bundle decide (see ``receive``).
    """

    language: Language = Language.FR
    title: str = ""
    author: str = ""
    reference: str = ""
    profile: Profile = Profile.SINGLE_PDF
    separators: bool = False
    blank_backs: bool = False
    cover: tuple[str, ...] = ()
    letter_pdf: bytes | None = field(default=None, repr=False)
    max_bytes: int | None = None
    stamp_party: str = ""
    closing: tuple[str, ...] = ()
    integrity: bool = True
    clear_corners: bool | None = None

    @classmethod
    def for_profile(cls, profile: Profile, language: Language, title: str = "") -> Self:
        """The options with which a profile starts; a person may change each."""
        options = cls(language=language, title=title, profile=profile)
        match profile:
            case Profile.PAPER:
                return replace(options, separators=True, blank_backs=True)
            case Profile.TELERECOURS:
                # CJA R414-5: one file per piece; 32 MB a file (Télérecours citoyens).
                return replace(options, max_bytes=32 * MB, integrity=False)
            case Profile.E_BUNDLE_UK:
                return replace(options, language=Language.EN)
            case _:
                return options
