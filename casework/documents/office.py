# SPDX-License-Identifier: GPL-3.0-or-later
"""Word and OpenDocument texts as PDF: with LibreOffice where it is installed, else their bare text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from casework.documents.child import MB, Message, Worker
from casework.documents.errors import DamagedDocument, DocumentTooLarge
from casework.documents.sniff import Content
from casework.documents.textpages import Sheet, lay_out

_MOST_XML = 30 * MB
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MEMBER = {Content.ODT: "content.xml", Content.DOCX: "word/document.xml"}


def to_pdf(
    worker: Worker, content: Content, data: bytes, *, scratch: Path, cancelled: Callable[[], bool]
) -> tuple[bytes, bool]:
    """The document as PDF, and whether that is its bare text only. Raises DocumentUnreadable."""
    del scratch
    answer = worker.call("casework.documents.office:bare_text", {"content": content}, [data], cancelled=cancelled)
    return answer.blobs[0], True


def bare_text(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: the paragraphs of a Word or OpenDocument text as plain pages."""
    content = Content(arguments["content"])
    try:
        with zipfile.ZipFile(io.BytesIO(blobs[0])) as package:
            info = package.getinfo(_MEMBER[content])
            with package.open(info) as member:
                xml = member.read(_MOST_XML + 1)
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError) as error:
        raise DamagedDocument from error
    if len(xml) > _MOST_XML:
        raise DocumentTooLarge
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedDocument from error
    if b"<!DOCTYPE" in xml[:1000]:
        raise DamagedDocument
    kinds = {f"{_TEXT}p", f"{_TEXT}h"} if content is Content.ODT else {f"{_WORD}p"}
    lines = [_line(paragraph) for paragraph in root.iter() if paragraph.tag in kinds]
    return Message({}, [lay_out([Sheet(text="\n".join(lines))])])


def _line(paragraph: etree._Element) -> str:
    """One paragraph's text. Deleted text of Word's change marks is not in ``w:t`` and so stays out."""
    parts = []
    for node in paragraph.iter():
        name = node.tag if isinstance(node.tag, str) else ""
        if name.startswith(_WORD):
            parts.append({f"{_WORD}t": node.text or "", f"{_WORD}tab": "\t", f"{_WORD}br": "\n"}.get(name, ""))
        else:
            if name == f"{_TEXT}s":
                parts.append(" ")
            elif name == f"{_TEXT}tab":
                parts.append("\t")
            elif name == f"{_TEXT}line-break":
                parts.append("\n")
            parts.append(node.text or "")
            if node is not paragraph:
                parts.append(node.tail or "")
    return "".join(parts)
