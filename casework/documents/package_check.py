# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a Word file may be opened at all: a bounded zip of plain XML, with nothing active and nothing outside.

Looks at bytes only, before python-docx, docxtpl or LibreOffice see the file. Limits as in the security design:
a letter of ours has some 12 members and 60 kB.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from casework.errors import CaseworkError

MAX_MEMBERS: Final = 2_000
MAX_PART: Final = 30_000_000
MAX_TOTAL: Final = 100_000_000
MAX_ELEMENTS: Final = 400_000

#: What zipfile raises on damaged, cut or odd archives.
_ZIP_PROBLEMS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
_NAME: Final = re.compile(r"[\w\-.\[\]() /]{1,200}", re.UNICODE)
_ELEMENT: Final = re.compile(rb"<[A-Za-z_]")
_DOCTYPE: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ALTCHUNK: Final = re.compile(rb"<(?:\w+:)?altChunk[\s/>]")
_OBJECT: Final = re.compile(rb"<(?:\w+:)?(?:OLEObject|control|objectEmbed|objectLink)[\s/>]")
_RELATIONSHIP: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_EXTERNAL: Final = re.compile(rb"""TargetMode\s*=\s*["']External["']""", re.IGNORECASE)
_HYPERLINK: Final = re.compile(rb"""Type\s*=\s*["'][^"']*/relationships/hyperlink["']""")
_SAFE_LINK: Final = re.compile(rb"""Target\s*=\s*["'](?:https?:|mailto:|tel:|#)""", re.IGNORECASE)
_ACTIVE_TYPE: Final = re.compile(
    rb"macroEnabled|vbaProject|vbaData|oleObject|activeX|/package[\"']|attachedToolbars|altChunk|aFChunk|keyMapCustomizations"
)
_ACTIVE_NAME: Final = re.compile(
    r"(vba\w*\.bin|activex|oleobject|embeddings/|\.(exe|dll|js|vbs|bat|cmd|scr|bin|hta|lnk|html?|mht|rtf)$)",
    re.IGNORECASE,
)
_INSTRUCTION: Final = re.compile(
    rb"""<(?:\w+:)?(?:instrText|delInstrText)[^>]*>([^<]*)|(?:\w+:)?instr\s*=\s*["']([^"']*)"""
)
_ACTIVE_FIELD: Final = re.compile(
    rb"(?<![A-Z])(DDE|DDEAUTO|INCLUDE\w*|LINK|IMPORT|MACROBUTTON|AUTOTEXT|DATABASE|RD|EMBED|GOTOBUTTON|PRINT|HTMLACTIVEX)(?![A-Z])",
    re.IGNORECASE,
)


@dataclass(eq=False)
class PackageRefused(CaseworkError):
    """The Word file is not one that may be opened. ``reason`` is a code, ``part`` the member at fault."""

    reason: str
    part: str


def check_package(docx: bytes) -> dict[str, bytes]:
    """The members by name, if all is well; else :class:`PackageRefused` with one of the reasons

    ``not_word`` ``damaged`` ``encrypted`` ``too_large`` ``names`` ``doctype`` ``encoding`` ``macro`` ``object``
    ``external`` ``field``.
    """
    members = package_members(docx)
    for name, content in members.items():
        if _ACTIVE_NAME.search(name):
            raise PackageRefused("macro" if "vba" in name.lower() else "object", name)
        if _is_xml(name, content):
            _refuse_active(name, content)
    if _ACTIVE_TYPE.search(members["[Content_Types].xml"]):
        raise PackageRefused("macro", "[Content_Types].xml")
    return members


def package_members(docx: bytes) -> dict[str, bytes]:
    """The members of a bounded package of plain XML, active content and all: for reading only, never for a program.

    Refuses as :func:`check_package` does, but for ``macro``, ``object``, ``external`` and ``field``.
    """
    members = _members(docx)
    elements = 0
    for name, content in members.items():
        if _is_xml(name, content):
            _refuse_odd(name, content)
            elements += len(_ELEMENT.findall(content))
            if elements > MAX_ELEMENTS:
                raise PackageRefused("too_large", name)
    types = members.get("[Content_Types].xml", b"")
    if b"wordprocessingml." not in types and b"ms-word." not in types:
        raise PackageRefused("not_word", "[Content_Types].xml")
    if "_rels/.rels" not in members:
        raise PackageRefused("damaged", "_rels/.rels")
    return members


def _is_xml(name: str, content: bytes) -> bool:
    return name.endswith((".xml", ".rels")) or content[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")


def _members(docx: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            return _inflated(package)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as problem:
        reason = "damaged" if docx[:2] == b"PK" else "not_word"
        raise PackageRefused(reason, "") from problem


def _inflated(package: zipfile.ZipFile) -> dict[str, bytes]:
    entries = package.infolist()
    if len(entries) > MAX_MEMBERS:
        raise PackageRefused("too_large", "")
    members: dict[str, bytes] = {}
    folded: set[str] = set()
    total = 0
    for entry in entries:
        name = entry.filename
        if entry.flag_bits & 0x1:
            raise PackageRefused("encrypted", name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackageRefused("damaged", name)
        odd = name.startswith("/") or "\\" in name or ".." in name.split("/") or not _NAME.fullmatch(name)
        if odd or name.casefold() in folded:
            raise PackageRefused("names", name)
        folded.add(name.casefold())
        if name.endswith("/"):
            continue
        # The size in the directory is the sender's word; what counts is what comes out.
        with package.open(entry) as stream:
            content = stream.read(min(MAX_PART, MAX_TOTAL - total) + 1)
        total += len(content)
        if len(content) > MAX_PART or total > MAX_TOTAL:
            raise PackageRefused("too_large", name)
        members[name] = content
    return members


def _refuse_odd(name: str, content: bytes) -> None:
    """Refuses XML in another encoding, which would hide everything looked for, and document types, which are bombs."""
    head = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head and not head.startswith(b"<"):
        raise PackageRefused("encoding", name)
    declared = re.search(rb"""encoding\s*=\s*["']([^"']+)""", head.split(b"?>")[0])
    if declared and declared[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
        raise PackageRefused("encoding", name)
    if _DOCTYPE.search(content):
        raise PackageRefused("doctype", name)


def _refuse_active(name: str, content: bytes) -> None:
    """Refuses objects, outside links and fields that fetch or run something."""
    if _ALTCHUNK.search(content) or _OBJECT.search(content):
        raise PackageRefused("object", name)
    if name.endswith(".rels"):
        _relationships(name, content)
    instructions = b"".join(found[1] or found[2] or b"" for found in _INSTRUCTION.finditer(content))
    if instructions and _ACTIVE_FIELD.search(instructions):
        raise PackageRefused("field", name)


def _relationships(name: str, content: bytes) -> None:
    for found in _RELATIONSHIP.finditer(content):
        relationship = found[0]
        if _ACTIVE_TYPE.search(relationship):
            raise PackageRefused("macro" if b"vba" in relationship else "object", name)
        if _EXTERNAL.search(relationship) and not (_HYPERLINK.search(relationship) and _SAFE_LINK.search(relationship)):
            raise PackageRefused("external", name)
