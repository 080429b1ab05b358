# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file is, told from its bytes. A name is believed only where bytes can't tell (text that is a mail or not)."""

from __future__ import annotations

import io
import re
from enum import StrEnum
from typing import BinaryIO

_HEAD = 65_536
_TAIL = 65_536


class Content(StrEnum):
    """The kinds of file that the program treats differently."""

    EMPTY = "empty"
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    HEIC = "heic"
    WEBP = "webp"
    GIF = "gif"
    BMP = "bmp"
    DOCX = "docx"
    ODT = "odt"
    SPREADSHEET = "spreadsheet"
    OLD_WORD = "old_word"
    EML = "eml"
    MSG = "msg"
    HTML = "html"
    RTF = "rtf"
    TEXT = "text"
    AUDIO = "audio"
    VIDEO = "video"
    ARCHIVE = "archive"
    PROGRAM = "program"
    OTHER = "other"


PICTURES = frozenset({Content.JPEG, Content.PNG, Content.TIFF, Content.HEIC, Content.WEBP, Content.GIF, Content.BMP})
MAILS = frozenset({Content.EML, Content.MSG})
WORD_PROCESSED = frozenset({Content.DOCX, Content.ODT, Content.OLD_WORD, Content.RTF})
RECORDINGS = frozenset({Content.AUDIO, Content.VIDEO})

_STARTS: tuple[tuple[bytes, Content], ...] = (
    (b"\xff\xd8\xff", Content.JPEG),
    (b"\x89PNG\r\n\x1a\n", Content.PNG),
    (b"GIF87a", Content.GIF),
    (b"GIF89a", Content.GIF),
    (b"II*\x00", Content.TIFF),
    (b"MM\x00*", Content.TIFF),
    (b"II+\x00", Content.TIFF),
    (b"MM\x00+", Content.TIFF),
    (b"BM", Content.BMP),
    (b"{\\rtf", Content.RTF),
    (b"ID3", Content.AUDIO),
    (b"OggS", Content.AUDIO),
    (b"fLaC", Content.AUDIO),
    (b"#!AMR", Content.AUDIO),
    (b"caff", Content.AUDIO),
    (b"FORM", Content.AUDIO),
    (b"\x1aE\xdf\xa3", Content.VIDEO),
    (b"FLV\x01", Content.VIDEO),
    (b"0&\xb2u\x8ef\xcf\x11", Content.VIDEO),
    (b"\x00\x00\x01\xba", Content.VIDEO),
    (b"\x00\x00\x01\xb3", Content.VIDEO),
    (b"Rar!", Content.ARCHIVE),
    (b"7z\xbc\xaf", Content.ARCHIVE),
    (b"\x1f\x8b", Content.ARCHIVE),
    (b"MZ", Content.PROGRAM),
    (b"\x7fELF", Content.PROGRAM),
    (b"#!", Content.PROGRAM),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"})
_AUDIO_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P "})
_MAIL_HEADER = re.compile(
    rb"(?im)^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+):[ \t]"
)
_HTML = re.compile(rb"(?i)<(!doctype html|html|head|body)\b")


def sniff(stream: BinaryIO, name: str = "") -> Content:
    """The kind of a file, from its first and last 64 kB. Reads only, and leaves the stream at its beginning.

    A stream that can't seek is told by its beginning alone, and is then not at its beginning any more.
    """
    head = stream.read(_HEAD)
    tail = b""
    if stream.seekable():
        stream.seek(0, io.SEEK_END)
        size = stream.tell()
        stream.seek(max(0, size - _TAIL))
        tail = stream.read(_TAIL)
        stream.seek(0)
    return kind_of(head, tail, name)


def kind_of(head: bytes, tail: bytes = b"", name: str = "") -> Content:
    """The same from the bytes themselves."""
    if not head:
        return Content.EMPTY
    if b"%PDF-" in head[:1024]:
        return Content.PDF
    for start, content in _STARTS:
        if head.startswith(start) and not (content is Content.BMP and not _is_bitmap(head)):
            return content
    if head[:4] == b"RIFF":
        return {b"WEBP": Content.WEBP, b"WAVE": Content.AUDIO, b"AVI ": Content.VIDEO}.get(head[8:12], Content.OTHER)
    if head[4:8] == b"ftyp":
        return _iso_media(head[8:12])
    if head[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa", b"\xff\xe3", b"\xff\xf1", b"\xff\xf9"}:
        return Content.AUDIO
    if head[:4] == b"PK\x03\x04":
        return _package(head, tail)
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _compound(head, tail)
    return _text(head, name)


def _is_bitmap(head: bytes) -> bool:
    return len(head) > 18 and head[14] in {12, 40, 56, 108, 124} and head[6:10] == b"\0\0\0\0"


def _iso_media(brand: bytes) -> Content:
    if brand in _HEIC_BRANDS:
        return Content.HEIC
    return Content.AUDIO if brand in _AUDIO_BRANDS else Content.VIDEO


def _package(head: bytes, tail: bytes) -> Content:
    """A zip file. Its table of contents stands at the end; a file of one member shows its name at the beginning."""
    if b"mimetypeapplication/vnd.oasis.opendocument." in head[:200]:
        return Content.ODT if b"opendocument.text" in head[:200] else Content.SPREADSHEET
    names = head + tail
    if b"word/" in names and b"[Content_Types].xml" in names:
        return Content.DOCX
    return Content.SPREADSHEET if b"xl/" in names and b"[Content_Types].xml" in names else Content.ARCHIVE


def _compound(head: bytes, tail: bytes) -> Content:
    """Microsoft's old container: names in its directory are in UTF-16."""
    both = head + tail
    if "__properties_version1.0".encode("utf-16-le") in both or "__nameid_version".encode("utf-16-le") in both:
        return Content.MSG
    return Content.OLD_WORD if "WordDocument".encode("utf-16-le") in both else Content.OTHER


def _text(head: bytes, name: str) -> Content:
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix == "pdf":
        return Content.PDF  # What claims to be one is tried as one: its beginning may be lost.
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Content.TEXT
    if b"\0" in head:
        return Content.OTHER
    headers = head[:8192].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    found = len({match.group(1).lower() for match in _MAIL_HEADER.finditer(headers)})
    if found >= (1 if suffix == "eml" else 2) and not headers.lstrip().startswith(b"<"):
        return Content.EML
    if _HTML.search(head[:2048]):
        return Content.HTML
    return Content.TEXT if _mostly_text(head) else Content.OTHER


def _mostly_text(head: bytes) -> bool:
    odd = sum(1 for byte in head[:4096] if byte < 9 or (13 < byte < 32 and byte != 27))
    return odd * 50 < len(head[:4096])
