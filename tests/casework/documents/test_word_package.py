# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Word files may be opened: each refusal has a file that earns it."""

from __future__ import annotations

import io
import zipfile

import pytest

from casework.documents.package_check import MAX_ELEMENTS, MAX_PART, PackageRefused, check_package, package_members
from tests.casework.letters.making import a_docx, a_paragraph, members_of, packed

_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relation(kind: str, target: str, mode: str = "External") -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELS}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    )


def _with_part(name: str, content: str | bytes) -> bytes:
    return a_docx("Bonjour", parts={name: content})


_FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r></w:p>'

_REFUSED = {
    "not_word text": (b"Bonjour", "not_word"),
    "not_word zip": (packed({"a.xml": "<a/>"}), "not_word"),
    "damaged": (a_docx("Bonjour")[:-30], "damaged"),
    "doctype": (_with_part("word/x.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "doctype"),
    "encoding": (_with_part("word/x.xml", "<?xml version='1.0'?><a/>".encode("utf-16")), "encoding"),
    "encoding declared": (_with_part("word/x.xml", b"<?xml version='1.0' encoding='UTF-7'?><a/>"), "encoding"),
    "path": (_with_part("../x.xml", "<a/>"), "names"),
    "backslash": (_with_part("word\\x.xml", "<a/>"), "names"),
    "absolute": (_with_part("/x.xml", "<a/>"), "names"),
    "twice": (_with_part("WORD/document.xml", "<a/>"), "names"),
    "macro": (_with_part("word/vbaProject.bin", b"x"), "macro"),
    "macro type": (
        a_docx(
            "x",
            parts={
                "[Content_Types].xml": members_of(a_docx("x"))["[Content_Types].xml"].replace(
                    b"</Types>",
                    b'<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                )
            },
        ),
        "macro",
    ),
    "embedded": (_with_part("word/embeddings/oleObject1.bin", b"x"), "object"),
    "alternative chunk": (a_docx(body='<w:altChunk r:id="rId1"/>'), "object"),
    "ole": (a_docx(body="<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>".replace("o:", "")), "object"),
    "outside picture": (
        _with_part("word/_rels/x.xml.rels", _relation("image", "https://example.org/p.png")),
        "external",
    ),
    "outside template": (
        _with_part("word/_rels/settings.xml.rels", _relation("attachedTemplate", "file:///c:/n.dotm")),
        "external",
    ),
    "file link": (_with_part("word/_rels/x.xml.rels", _relation("hyperlink", "file:///etc/passwd")), "external"),
    "dde": (a_docx(body=_FIELD.format("DDEAUTO c:\\\\x")), "field"),
    "include": (a_docx(body=_FIELD.format(' INCLUDETEXT "x" ')), "field"),
    "macrobutton": (a_docx(body='<w:p><w:fldSimple w:instr="MACROBUTTON x"/></w:p>'), "field"),
    "split field": (
        a_docx(body=_FIELD.format("DD").replace("</w:p>", "<w:r><w:instrText>E x</w:instrText></w:r></w:p>")),
        "field",
    ),
    "elements": (_with_part("word/x.xml", "<a>" + "<b/>" * (MAX_ELEMENTS + 1) + "</a>"), "too_large"),
    "bomb": (_with_part("word/x.xml", b"<a>" + b" " * MAX_PART + b"</a>"), "too_large"),
    "members": (packed({f"{number}.txt": b"" for number in range(2_001)}), "too_large"),
}


@pytest.mark.parametrize(("docx", "reason"), _REFUSED.values(), ids=_REFUSED)
def test_a_file_that_may_not_be_opened_is_refused_with_its_reason(docx: bytes, reason: str) -> None:
    with pytest.raises(PackageRefused) as caught:
        check_package(docx)
    assert caught.value.reason == reason


def test_an_encrypted_member_is_refused() -> None:
    docx = bytearray(a_docx("Bonjour"))
    place = docx.index(b"PK\x01\x02")
    docx[place + 8] |= 1
    with pytest.raises(PackageRefused, match="PackageRefused") as caught:
        check_package(bytes(docx))
    assert caught.value.reason == "encrypted"


def test_the_declared_size_is_not_believed() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/x.xml", b" " * (MAX_PART + 10))
    docx = bytearray(buffer.getvalue())
    place = docx.index(b"PK\x01\x02")
    docx[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with pytest.raises(PackageRefused):
        check_package(bytes(docx))


def test_an_ordinary_letter_with_a_web_link_is_opened() -> None:
    docx = _with_part("word/_rels/x.xml.rels", _relation("hyperlink", "https://example.org/"))
    assert "word/document.xml" in check_package(docx)


def test_page_numbers_and_hyperlink_fields_are_no_active_content() -> None:
    body = '<w:p><w:fldSimple w:instr=" PAGE "/><w:fldSimple w:instr=\' HYPERLINK "https://example.org" \'/></w:p>'
    assert check_package(a_docx(body=body))


def test_active_content_may_be_read_but_never_run() -> None:
    docx = a_docx(body=a_paragraph("Texte") + _FIELD.format("DDE x"))
    assert package_members(docx)
    with pytest.raises(PackageRefused):
        check_package(docx)
