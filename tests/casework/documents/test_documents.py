# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling what a file is, drawing it, and reading what it says of its own making."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from PIL import Image

from casework.documents import fonts
from casework.documents.capture import Capture, read_capture
from casework.documents.child import Worker
from casework.documents.errors import (
    DamagedDocument,
    DocumentTooLarge,
    DocumentUnreadable,
    NoPages,
    PasswordNeeded,
    UnsupportedDocument,
    unreadable,
)
from casework.documents.htmltext import text_of_html
from casework.documents.jpeg import strip_jpeg
from casework.documents.mail import read_mail
from casework.documents.media import recording, seconds
from casework.documents.render import Bitmap, PdfView, picture, thumbnail
from casework.documents.sniff import Content, kind_of, sniff
from casework.language import Language
from casework.sentences import has_sentence
from tests.samples import mails, pages, pdfs, pictures

_WAVE = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + bytes(8)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as one:
        yield one


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"", "vide.pdf", Content.EMPTY),
        (pdfs.plain(), "photo.jpg", Content.PDF),
        (b"junk before\n" + pdfs.plain(), "x", Content.PDF),
        (b"no header at all", "piece.pdf", Content.PDF),
        (pictures.photograph(), "scan.pdf", Content.JPEG),
        (pictures.see_through(), "", Content.PNG),
        (pictures.fax(), "", Content.TIFF),
        (pictures.moving(), "", Content.GIF),
        (pictures.photograph(kind="WEBP"), "", Content.WEBP),
        (b"\0\0\0\x18ftypheic" + bytes(16), "", Content.HEIC),
        (b"\0\0\0\x18ftypmp42" + bytes(16), "", Content.VIDEO),
        (b"\0\0\0\x18ftypM4A " + bytes(16), "", Content.AUDIO),
        (b"RIFF\0\0\0\0WAVEfmt ", "", Content.AUDIO),
        (b"ID3\x04" + bytes(20), "", Content.AUDIO),
        (mails.plain().as_bytes(), "sans extension", Content.EML),
        (b"Subject: seul\n\nbonjour", "un.eml", Content.EML),
        (b"Subject: seul\n\nbonjour", "un.txt", Content.TEXT),
        (b"Note: a\nrappel\n", "note.txt", Content.TEXT),
        (b"<!DOCTYPE html><html><body>x</body></html>", "page.htm", Content.HTML),
        (b"{\\rtf1 bonjour}", "", Content.RTF),
        ("évacué".encode("utf-16"), "", Content.TEXT),
        (b"MZ" + bytes(100), "facture.pdf", Content.PROGRAM),
        (b"PK\x03\x04" + b"....[Content_Types].xml....word/document.xml", "", Content.DOCX),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "", Content.ODT),
        (b"PK\x03\x04" + bytes(30), "", Content.ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le"), "", Content.MSG),
        (bytes(range(256)), "", Content.OTHER),
    ],
)
def test_a_file_is_told_by_its_content_not_by_its_name(data: bytes, name: str, kind: Content) -> None:
    assert kind_of(data, data[-1000:], name) is kind
    stream = io.BytesIO(data)
    assert sniff(stream, name) is kind
    assert stream.tell() == 0


def test_pages_of_a_pdf_are_drawn_and_read() -> None:
    with PdfView(pdfs.plain(3)) as view:
        assert view.pages == 3
        assert (round(view.size(0).width), round(view.size(0).height)) == (595, 842)
        bitmap = view.draw(1, dpi=72)
        assert (bitmap.width, bitmap.height) == (595, 842)
        assert len(bitmap.rgb) == 3 * 595 * 842
        assert pages.difference(_image(bitmap), pages.picture(pdfs.plain(3), 1)) < 0.5
        assert f"{pdfs.WORDS} 3" in view.text(2)


def _image(bitmap: Bitmap) -> Image.Image:
    return Image.frombytes("RGB", (bitmap.width, bitmap.height), bitmap.rgb)


def test_a_giant_page_is_drawn_within_bounds() -> None:
    with PdfView(pdfs.sized(14_000, 14_000)) as view:
        bitmap = view.draw(0, dpi=600)
        assert bitmap.width * bitmap.height <= 25_100_000


@pytest.mark.parametrize(
    ("data", "password", "error"),
    [
        (pdfs.locked("secret"), None, PasswordNeeded),
        (pdfs.locked("secret"), "autre", PasswordNeeded),
        (b"%PDF-1.4", None, DamagedDocument),
        (pdfs.without_pages(), None, NoPages),
    ],
)
def test_a_pdf_that_cannot_be_opened_says_why(data: bytes, password: str | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        PdfView(data, password)


def test_a_locked_pdf_opens_with_its_password_and_a_damaged_one_is_mended() -> None:
    with PdfView(pdfs.locked("secret"), "secret") as view:
        assert pdfs.WORDS in view.text(0)
    with PdfView(pdfs.with_loop_of_tables()) as view:
        assert pdfs.WORDS in view.text(0)


def test_after_a_crash_the_other_pages_are_still_shown() -> None:
    with PdfView(pdfs.plain(2)) as view:
        view._worker._child._process.kill()  # type: ignore[union-attr]
        with pytest.raises(DocumentUnreadable):
            view.draw(0)
        assert view.draw(1).width > 0


def test_thumbnails_are_small_and_upright(worker: Worker) -> None:
    small = thumbnail(worker, Content.JPEG, pictures.photograph(6), 100)
    assert (small.width, small.height) == (75, 100)
    assert pages.upper_and_lower(_image(small)) == ("red", "blue")
    page = thumbnail(worker, Content.PDF, pdfs.plain(), 100)
    assert max(page.width, page.height) in range(98, 102)
    with pytest.raises(UnsupportedDocument):
        thumbnail(worker, Content.TEXT, b"bonjour")


def test_a_picture_bomb_is_refused_by_its_header(worker: Worker) -> None:
    with pytest.raises(DocumentTooLarge):
        picture(worker, pictures.enormous())


def test_what_a_photograph_says_of_its_taking(worker: Worker) -> None:
    found = read_capture(worker, Content.JPEG, pictures.photograph(6, place=True))
    assert found.taken_at == datetime(2026, 3, 2, 21, 40, 5, tzinfo=timezone(timedelta(hours=1)))
    assert found.latitude == pytest.approx(50.95)
    assert found.longitude == pytest.approx(1.85)
    assert found.device == "Fabricant Modele X"
    assert (found.width, found.height, found.orientation) == (300, 400, 6)


def test_a_file_that_says_nothing_of_its_taking(worker: Worker) -> None:
    assert read_capture(worker, Content.PDF, pdfs.plain()) == Capture()
    assert read_capture(worker, Content.JPEG, b"\xff\xd8\xff nonsense") == Capture()
    assert read_capture(worker, Content.PNG, pictures.see_through()).taken_at is None


def test_stripping_a_jpeg_keeps_the_picture_and_nothing_else() -> None:
    data = pictures.with_film_behind()
    bare = strip_jpeg(data)
    assert bare is not None
    assert not any(trace in bare for trace in (b"Exif", b"Fabricant", b"ftypmp42"))
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(bare)) as after:
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
    assert strip_jpeg(b"\xff\xd8\xff\xe0\xff\xff") is None


def test_a_mail_is_read_into_plain_values(worker: Worker) -> None:
    data = mails.with_attachments(("plan.pdf", "application/pdf", b"%PDF-"), ("note.txt", "text/plain", b"bonjour"))
    mail = read_mail(worker, Content.EML, data)
    assert mail.subject == "Évacuation du 2 mars"
    assert mail.sender == "Camille Durand <camille@example.org>"
    assert mail.date == datetime(2026, 3, 2, 21, 55, tzinfo=timezone(timedelta(hours=1)))
    assert mail.message_id == "<1@example.org>"
    assert "Voici les photographies." in mail.body
    assert [(entry.name, entry.data) for entry in mail.attachments] == [
        ("plan.pdf", b"%PDF-"),
        ("note.txt", b"bonjour"),
    ]
    assert ("From", "Camille Durand <camille@example.org>") in mail.headers


def test_hostile_names_in_a_mail_are_data(worker: Worker) -> None:
    mail = read_mail(worker, Content.EML, mails.with_hostile_names())
    names = [entry.name for entry in mail.attachments]
    assert names[0].endswith("passwd")
    assert "\u202e" not in names[1]
    assert "\ufffd" in names[1]
    assert len(names[2]) == 304


def test_a_header_cannot_smuggle_in_a_second_line(worker: Worker) -> None:
    data = b"From: a@example.org\nSubject: =?utf-8?q?un=0D=0ABcc:_x@example.org?=\nTo: b@example.org\n\ntexte\n"
    mail = read_mail(worker, Content.EML, data)
    assert "\n" not in mail.subject
    assert "\r" not in mail.subject


def test_html_is_read_as_text_and_nothing_is_run_or_fetched(worker: Worker) -> None:
    mail = read_mail(worker, Content.EML, mails.in_html())
    assert mail.body.split("\n") == ["Premier\u00a0paragraphe", "", "Second", "ligne", "[plan]"]
    assert text_of_html("<ul><li>un</li><li>deux</li></ul>") == "• un\n\n• deux"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (_WAVE + (1000).to_bytes(4, "little") + bytes(4) + b"data\xb8\x0b\0\0" + bytes(3000), 3.0),
        (b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x01moov" + bytes(8), None),
        (b"ID3" + bytes(50), None),
        (b"", None),
    ],
)
def test_the_length_of_a_recording_is_read_from_its_header(data: bytes, found: float | None) -> None:
    assert seconds(io.BytesIO(data)) == found


def test_a_length_is_written_in_hours_minutes_and_seconds() -> None:
    wave = _WAVE + (1).to_bytes(4, "little") + bytes(4)
    for length, words in ((0, "0 s"), (59, "59 s"), (102, "1 min 42 s"), (3_605, "1 h 0 min 5 s")):
        data = wave + b"data" + length.to_bytes(4, "little") + bytes(length)
        assert recording(io.BytesIO(data), Language.FR).replace("\u00a0", " ") == words


def test_every_sign_is_drawn_in_some_font_and_what_none_has_is_seen() -> None:
    runs = list(fonts.runs("Zoé ☎ 漢 fin", fonts.SANS))
    assert "".join(run.text for run in runs) == "Zoé ☎ \ufffd fin"
    assert {run.font for run in runs} == {fonts.SANS, "DejaVuSans"}
    assert fonts.unprintable("Zoé 漢字") == 2
    assert list(fonts.runs("e\u0301", fonts.SANS)) == [fonts.Run(fonts.SANS, "é")]


def test_lines_are_broken_at_spaces_that_may_break_and_nothing_is_lost() -> None:
    text = "Pièce n°\u00a03 : " + "mot " * 30 + "x" * 300
    lines = fonts.wrap(text, fonts.SANS, 10, 120)
    assert all(fonts.width(line, fonts.SANS, 10) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert "n°\u00a03" in " ".join(lines)
    assert fonts.wrap("", fonts.SANS, 10, 100) == [""]


def test_each_fault_has_its_error_and_its_sentences() -> None:
    for kind in DocumentUnreadable.__subclasses__():
        assert type(unreadable(kind.fault)) is kind
        assert has_sentence(kind)
