# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a Word template: checked package, sandboxed tags, cleaned values, the same bytes for the same letter.

docxtpl does the work on the XML. Three of its habits are put right here: it renders footnotes once per section (a
value would be read as template text the second time), it turns ``{_{`` in values into tags, and it repairs broken
XML by cutting it off in silence.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from html import unescape
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docxtpl import DocxTemplate
from jinja2 import Template
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml import etree

from casework.documents.package_check import check_package
from casework.language import visible
from casework.letters.errors import LetterDamaged, TemplateRefused
from casework.letters.fields import shapes
from casework.letters.sandbox import Forbidden, Sandbox, fixed_texts

_TAG: Final = re.compile(r"<[^>]+>")
_NOT_XML: Final = re.compile("[\ufffe\uffff]")
_STRICT: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTES: Final = frozenset({CONTENT_TYPE.WML_FOOTNOTES})
_PACKAGE_PARTS: Final = frozenset(
    {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES}
)
_APPLICATION: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Casework</Application></Properties>"
)
#: Fixed so that the same letter is the same file (its hash is its identity once final).
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_KEPT_TEMPLATES: Final = 32


def fill(template: bytes, context: Mapping[str, object]) -> bytes:
    """The letter as a Word file, made from the template and :func:`casework.letters.context.context`'s fields.

    Raises :class:`casework.documents.package_check.PackageRefused` and :class:`TemplateRefused` for a template that
    may not be used, :class:`LetterDamaged` if the result is not sound. Equal arguments give equal bytes.
    """
    check_package(template)
    values = cleaned(context)
    assert isinstance(values, dict)
    filling = Filling(template)
    try:
        filling.render(values, _environment(), autoescape=True)
    except (LookupError, ValueError, TypeError, AttributeError, etree.LxmlError) as problem:
        raise LetterDamaged(type(problem).__name__) from problem
    _set_properties(filling, values)
    buffer = io.BytesIO()
    filling.docx.save(buffer)
    written = _settled(buffer.getvalue())
    filling.verify(written)
    return written


def cleaned(value: object) -> object:
    """The same value with nothing in its texts that could break, hide or turn round what is printed.

    Control characters, lone surrogates and direction marks become U+FFFD, seen by whoever reads the letter.
    """
    if isinstance(value, str):
        return _NOT_XML.sub("\ufffd", visible(value.replace("\r\n", "\n").replace("\r", "\n")))
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {str(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"a letter's context holds plain data only, not {type(value).__name__}")


@lru_cache(maxsize=1)
def _environment() -> Sandbox:
    return Sandbox(shapes())


@lru_cache(maxsize=_KEPT_TEMPLATES)
def _compiled(source: str) -> tuple[Template, tuple[str, ...]]:
    """The compiled part and its fixed texts; kept, since compiling costs more than filling."""
    environment = _environment()
    tree = environment.parse(source)
    texts = tuple(text for chunk in fixed_texts(tree) for text in _texts(chunk))
    return environment.from_string(source), texts


def _texts(chunk: str) -> Iterator[str]:
    """What a piece of Word XML prints, without its edges' half elements."""
    for found in re.finditer(r"(?:^|<w:t(?: [^<>]*)?>)([^<>]+)(?=</w:t>|$)", chunk):
        for text in re.split(r"[\t\n]", found[1]):
            if text.strip():
                yield unescape(text)


class Filling(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl with its three habits put right; see the head of this module."""

    def __init__(self, template: bytes) -> None:
        super().__init__(io.BytesIO(template))
        self.fixed: list[tuple[str, str]] = []

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Any = None) -> str:  # noqa: ANN401
        """Renders one part, and refuses to hand on XML that a strict reader refuses."""
        del jinja_env
        source = numbered(src_xml)
        self.current_rendering_part = part
        try:
            template, texts = _compiled(source)
            rendered = template.render(context)
        except (TemplateError, RecursionError, SyntaxError) as problem:
            raise refusal(problem, source) from problem
        self.fixed += [(str(part.partname), text) for text in texts]
        rendered = self.resolve_listing(rendered.replace("\n<w:p ", "<w:p ").replace("\n<w:p>", "<w:p>"))
        etree.fromstring(rendered.encode(), _STRICT)
        return str(rendered)

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:  # noqa: ANN401
        """Document properties are ours to set; a template's are not filled, they are replaced."""

    def render_footnotes(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:  # noqa: ANN401
        """Footnotes once, however many sections there are."""
        for part in self.docx.part.package.parts:
            if part.content_type in NOTES:
                xml = self.patch_xml(part.blob.decode("utf-8"))
                part._blob = self.render_xml_part(xml, part, context, jinja_env).encode()

    def sources(self) -> Iterator[tuple[str, str]]:
        """(part name, XML as Jinja will read it) of every part that is filled; for the checker."""
        self.init_docx()
        yield "/word/document.xml", numbered(self.patch_xml(self.get_xml()))
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield str(part.partname), numbered(self.patch_xml(self.get_part_xml(part)))
        for part in self.docx.part.package.parts:
            if part.content_type in NOTES:
                yield str(part.partname), numbered(self.patch_xml(part.blob.decode("utf-8")))

    def verify(self, written: bytes) -> None:
        """All fixed text of the template is in the file, part by part and in order; else it was cut."""
        with zipfile.ZipFile(io.BytesIO(written)) as package:
            names = set(package.namelist())
            texts: dict[str, str] = {}
            places: dict[str, int] = {}
            for partname, text in self.fixed:
                if partname not in texts:
                    name = partname.removeprefix("/")
                    if name not in names:
                        raise LetterDamaged(partname)
                    texts[partname] = _printed(package.read(name))
                place = texts[partname].find(text, places.get(partname, 0))
                if place < 0:
                    raise LetterDamaged(partname)
                places[partname] = place + len(text)


def numbered(xml: str) -> str:
    """One paragraph a line, so that a template's error has the line of its paragraph."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml.replace("\n", " "))


def refusal(problem: BaseException, source: str) -> TemplateRefused:
    """Jinja's error as ours, with the text of the paragraph where it stands."""
    if isinstance(problem, Forbidden):
        first = problem.findings[0]
        return TemplateRefused(first.kind, first.detail, paragraph(source, first.line))
    line = (problem.lineno if isinstance(problem, TemplateSyntaxError) else None) or 1
    kind = "broken_tag" if isinstance(problem, TemplateSyntaxError) else "forbidden"
    return TemplateRefused(kind, getattr(problem, "message", None) or type(problem).__name__, paragraph(source, line))


def paragraph(source: str, line: int) -> str:
    """The printed text of the paragraph on this line."""
    lines = source.split("\n")
    text = _TAG.sub("", lines[line - 1]) if 0 < line <= len(lines) else ""
    return " ".join(unescape(text).split())[:300]


def _printed(part: bytes) -> str:
    root = etree.fromstring(part, _STRICT)
    return "".join(element.text or "" for element in root.iter(f"{_W}t"))


def _set_properties(filling: Filling, values: Mapping[str, Any]) -> None:
    """Whose letter this is; nothing of the template's author, dates or programs stays."""
    properties = filling.docx.core_properties
    letter = values.get("letter", {})
    properties.title = " – ".join(
        text for text in (letter.get("title", ""), values.get("matter", {}).get("reference", "")) if text
    )
    properties.author = values.get("office", {}).get("name", "")[:255]
    properties.language = {"fr": "fr-FR", "en": "en-GB"}.get(letter.get("language", ""), "")
    for name in ("category", "comments", "identifier", "keywords", "last_modified_by", "subject", "version"):
        setattr(properties, name, "")
    properties.content_status = ""
    properties.revision = 1
    written_on = datetime.fromisoformat(letter.get("iso_date", "") or "2000-01-01").replace(tzinfo=UTC)
    properties.created = properties.modified = written_on
    package = filling.docx.part.package
    for key, relationship in list(package.rels.items()):
        if relationship.reltype not in _PACKAGE_PARTS:
            del package.rels[key]
    for part in package.parts:
        if part.content_type == CONTENT_TYPE.OFC_EXTENDED_PROPERTIES:
            part._blob = _APPLICATION


def _settled(docx: bytes) -> bytes:
    """The same package with fixed dates and modes, members in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return buffer.getvalue()
