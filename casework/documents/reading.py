# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a file, for the search: read in the limited child, as every foreign file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from casework.documents.child import Message, Worker
from casework.documents.errors import DamagedDocument
from casework.documents.mail import read_mail
from casework.documents.sniff import MAILS, Content
from casework.language import visible

READABLE = frozenset({Content.PDF, Content.DOCX, Content.TEXT, Content.HTML, *MAILS})
#: Signs kept of one file: some 300 pages. What is beyond is not searched.
MOST = 1_000_000
_MOST_PAGES = 5_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(worker: Worker, content: Content, data: bytes) -> str:
    """The words of a file of a kind that is in READABLE; "" where it has none, as a scan has.

    Raises:
        DocumentUnreadable: it is damaged, protected, or takes too long.
    """
    if content in MAILS:
        mail = read_mail(worker, content, data)
        return "\n".join((mail.subject, mail.sender, mail.to, mail.cc, mail.body))[:MOST]
    return str(worker.call("casework.documents.reading:read", {"content": content.value}, [data]).value)


def read(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: the words of the file."""
    reader = {Content.PDF: _pdf, Content.DOCX: _docx, Content.HTML: _html}.get(Content(arguments["content"]), _text)
    words = "\n".join(line for line in reader(blobs[0]) if line.strip())[:MOST]
    return Message("\n".join(visible(line) for line in words.splitlines()))


def _pdf(data: bytes) -> Iterable[str]:
    from casework.documents.render import opened  # noqa: PLC0415  (PDFium, kept out of the parent)

    return (page.get_textpage().get_text_bounded() for page in islice(opened(data, None), _MOST_PAGES))


def _docx(data: bytes) -> Iterable[str]:
    """Paragraphs of the body, headers, footers and notes."""
    from lxml import etree  # noqa: PLC0415  (kept out of the parent)

    from casework.documents.package_check import PackageRefused, package_members  # noqa: PLC0415

    try:
        members = package_members(data)
    except PackageRefused as error:
        raise DamagedDocument from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for name in sorted(members):
        if name.startswith("word/") and name.endswith(".xml"):
            try:
                root = etree.fromstring(members[name], parser)
            except etree.XMLSyntaxError as error:
                raise DamagedDocument from error
            for paragraph in root.iter(f"{_WORD}p"):
                yield "".join(node.text or "" for node in paragraph.iter(f"{_WORD}t"))


def _html(data: bytes) -> Iterable[str]:
    from casework.documents.htmltext import text_of_html  # noqa: PLC0415

    return (text_of_html("\n".join(_text(data))),)


def _text(data: bytes) -> Iterable[str]:
    from casework.documents.plaintext import decoded  # noqa: PLC0415

    return decoded(data).splitlines()
