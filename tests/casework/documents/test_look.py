# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at mails, texts and Word files: pages in memory, nothing on the disk."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from docx import Document

from casework.documents.errors import DocumentUnreadable, EmptyDocument, UnsupportedDocument
from casework.documents.look import SHOWN, pdf_to_look_at
from casework.documents.render import PdfView
from casework.documents.sniff import Content
from casework.language import Language


def _text(content: Content, data: bytes) -> str:
    with PdfView(pdf_to_look_at(content, data, Language.FR)) as view:
        return " ".join(view.text(page) for page in range(view.pages))


def test_a_mail_shows_who_wrote_and_what_without_its_html() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "Contrôle du 12 novembre"
    mail.set_content("<b>Bonjour</b><script>alert(1)</script>", subtype="html")
    shown = _text(Content.EML, mail.as_bytes())
    assert "a@example.org" in shown
    assert "Contrôle du 12 novembre" in shown
    assert "Bonjour" in shown
    assert "alert" not in shown
    assert "<b>" not in shown


def test_a_text_and_a_word_file_show_their_words() -> None:
    assert "Constat du 12 novembre" in _text(Content.TEXT, b"Constat du 12 novembre.\n")
    written = io.BytesIO()
    document = Document()
    document.add_paragraph("Chronologie tenue par les bénévoles")
    document.save(written)
    assert "Chronologie tenue par les bénévoles" in _text(Content.DOCX, written.getvalue())


@pytest.mark.parametrize("content", [Content.VIDEO, Content.ARCHIVE, Content.PROGRAM, Content.OTHER])
def test_what_has_no_pages_is_refused_and_not_offered(content: Content) -> None:
    assert content not in SHOWN
    with pytest.raises(UnsupportedDocument):
        pdf_to_look_at(content, b"MZ", Language.FR)


def test_an_empty_or_broken_file_is_told_as_such() -> None:
    with pytest.raises(EmptyDocument):
        pdf_to_look_at(Content.TEXT, b"", Language.FR)
    with pytest.raises(DocumentUnreadable):
        pdf_to_look_at(Content.DOCX, b"PK\x03\x04 not a package", Language.FR)
