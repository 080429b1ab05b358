# SPDX-License-Identifier: GPL-3.0-or-later
"""Small Word files for tests: made with our own template parts, so that they are real packages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from tools.letter_templates.parts import PARTS, header_footer, styles

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1417" w:bottom="1134" w:left="1417" '
    'w:header="510" w:footer="510"/></w:sectPr>'
)


def a_paragraph(text: str, properties: str = "", run: str = "") -> str:
    """One paragraph of one run, its text escaped."""
    looks = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def a_docx(*paragraphs: str, body: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx of these paragraphs, or of raw ``body`` XML; ``parts`` are further or changed members."""
    inside = body or "".join(a_paragraph(text) for text in paragraphs)
    members: dict[str, str | bytes] = dict(PARTS)
    members["word/styles.xml"] = styles("fr")
    members["word/header1.xml"] = header_footer("hdr", "<w:p/>")
    members["word/footer1.xml"] = header_footer("ftr", "<w:p/>")
    members["word/document.xml"] = f"<w:document {_NAMESPACES}><w:body>{inside}{SECTION}</w:body></w:document>"
    members |= dict(parts or {})
    return packed(members)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return buffer.getvalue()


def members_of(docx: bytes) -> dict[str, bytes]:
    """A package's members."""
    with zipfile.ZipFile(io.BytesIO(docx)) as source:
        return {name: source.read(name) for name in source.namelist()}
