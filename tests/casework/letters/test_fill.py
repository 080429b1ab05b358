# SPDX-License-Identifier: GPL-3.0-or-later
"""A filled letter holds what was typed, all of the template, nothing of its author; equal letters are equal files."""

from __future__ import annotations

import io
import time
from dataclasses import replace

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.documents.package_check import PackageRefused
from casework.language import Language
from casework.letters import sample
from casework.letters.catalogue import letter, template
from casework.letters.context import context
from casework.letters.errors import LetterDamaged, TemplateRefused
from casework.letters.facts import LetterFacts, Office
from casework.letters.fill import Filling, cleaned, fill
from tests.casework.letters.making import a_docx, a_paragraph, members_of


def _facts(name: str) -> LetterFacts:
    return replace(sample.poor(Language.FR), office=Office(name=name))


def _text(docx: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in python_docx.Document(io.BytesIO(docx)).paragraphs)


@pytest.mark.parametrize(
    "name",
    [
        "Dupont & fils <x>",
        "Nguyễn",
        "O’Connor-Ebbå",
        "Marguerite-Alexandrine Philippa Wilhelmina de la Tour-Maubourg",
        "</w:t></w:r></w:p>",
        "{{ office.phone }} {% if x %}",
        "{_{ {_% %_} }_}",
        "a\tb",
        "\"quoted\" & 'single'",
    ],
)
def test_a_name_prints_as_typed(name: str) -> None:
    filled = fill(a_docx("Avant {{ office.name }} après"), context(None, _facts(name)))
    assert _text(filled) == f"Avant {name} après"


def test_line_ends_become_line_breaks() -> None:
    facts = replace(sample.poor(Language.FR), answers={"status_sentence": "Un\r\ndeux"})
    assert _text(fill(a_docx("{{ status_sentence }}"), context(None, facts))) == "Un\ndeux"


@given(st.text())
def test_no_text_breaks_or_cuts_a_letter(name: str) -> None:
    filled = fill(a_docx("Début {{ office.name }} fin"), context(None, _facts(name)))
    assert _text(filled).startswith("Début ")
    assert _text(filled).endswith(" fin")


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\x85", "\ud800", "\u202e", "\u2066", "\ufffe", "\u200b"])
def test_signs_that_break_hide_or_turn_text_are_shown(bad: str) -> None:
    assert cleaned(f"a{bad}b") == "a\ufffdb"


def test_only_plain_data_may_enter() -> None:
    with pytest.raises(TypeError):
        cleaned({"path": io.StringIO()})


def test_equal_letters_are_equal_files() -> None:
    fields = context(letter("complaint_prosecutor"), sample.rich(Language.FR))
    content = template("complaint_prosecutor", Language.FR)
    first = fill(content, fields)
    time.sleep(1.1)  # a zip's clock ticks in seconds
    assert fill(content, fields) == first


def test_the_file_says_whose_letter_it_is_and_nothing_of_the_template_s_author() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Secrétaire</dc:creator>'
        "<cp:lastModifiedBy>Secrétaire</cp:lastModifiedBy><dc:description>brouillon</dc:description>"
        "</cp:coreProperties>"
    )
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>Secrétaire</Company></Properties>'
    filled = fill(
        a_docx("x", parts={"docProps/core.xml": core, "docProps/app.xml": app}),
        context(letter("chaser"), sample.rich(Language.FR)),
    )
    properties = python_docx.Document(io.BytesIO(filled)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Relance – 2026-014",
        "Permanence juridique du Détroit",
        "fr-FR",
    )
    assert not any("Secrétaire".encode() in content for content in members_of(filled).values())


def test_footnotes_are_filled_once_however_many_sections_there_are() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="2">{a_paragraph("{{ office.name }}")}</w:footnote></w:footnotes>'
    )
    types = members_of(a_docx("x"))["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.footnotes+xml"/></Types>',
    )
    rels = members_of(a_docx("x"))["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId20" Target="footnotes.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>',
    )
    docx = a_docx(
        body=section + section + a_paragraph("x"),
        parts={"word/footnotes.xml": notes, "[Content_Types].xml": types, "word/_rels/document.xml.rels": rels},
    )
    filled = fill(docx, context(None, _facts("{{ matter.reference }}")))
    assert b"{{ matter.reference }}" in members_of(filled)["word/footnotes.xml"]


def test_a_cut_letter_is_refused() -> None:
    filling = Filling(a_docx("Un", "deux {{ office.name }}", "trois"))
    filling.render(cleaned(context(None, _facts("x"))))
    with pytest.raises(LetterDamaged):
        filling.verify(a_docx("Un", "deux x"))


def test_a_hostile_template_gets_a_refusal_with_its_paragraph() -> None:
    with pytest.raises(TemplateRefused) as caught:
        fill(a_docx("Bonjour", "Total : {{ office.__class__ }}"), context(None, _facts("x")))
    assert caught.value.kind == "forbidden"
    assert caught.value.paragraph == "Total : {{ office.__class__ }}"


def test_a_package_with_macros_is_refused_before_it_is_opened() -> None:
    with pytest.raises(PackageRefused):
        fill(a_docx("x", parts={"word/vbaProject.bin": b"x"}), context(None, _facts("x")))
