# SPDX-License-Identifier: GPL-3.0-or-later
"""Any document that can be looked at, as PDF or picture bytes in memory: nothing is written to the disk for it.

Unlike :mod:`casework.documents.convert`, which may use LibreOffice and its files, this only ever reads in the limited
child; a Word file is therefore drawn by ourselves.
"""

from __future__ import annotations

from casework.documents.child import Worker
from casework.documents.convert import mail_sheet
from casework.documents.errors import EmptyDocument, UnsupportedDocument
from casework.documents.mail import read_mail
from casework.documents.sniff import MAILS, PICTURES, Content
from casework.documents.textpages import lay_out
from casework.language import Language

_TASKS = {
    Content.TEXT: "casework.documents.plaintext:to_pdf",
    Content.HTML: "casework.documents.plaintext:to_pdf",
    Content.RTF: "casework.documents.plaintext:to_pdf",
    Content.DOCX: "casework.documents.office:draw_word",
    Content.ODT: "casework.documents.office:bare_text",
}

#: What can be looked at; of anything else only the facts are shown.
SHOWN = frozenset({Content.PDF, *PICTURES, *MAILS, *_TASKS})


def pdf_to_look_at(content: Content, data: bytes, language: Language) -> bytes:
    """The document's pages as a PDF; a PDF as it is. For pictures there is :func:`casework.documents.render.picture`.

    Raises:
        UnsupportedDocument: a kind that has no pages.
        DocumentUnreadable: and its kinds, for what is wrong with the file.
    """
    if not data:
        raise EmptyDocument
    if content is Content.PDF:
        return data
    with Worker() as worker:
        if content in MAILS:
            return lay_out([mail_sheet(read_mail(worker, content, data), language)])
        if content in _TASKS:
            return worker.call(_TASKS[content], {"content": content, "heading": ""}, [data]).blobs[0]
    raise UnsupportedDocument
