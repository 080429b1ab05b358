# SPDX-License-Identifier: GPL-3.0-or-later
"""The template checker names each fault with its paragraph, and passes what can be used."""

from __future__ import annotations

import pytest

from casework.language import Language
from casework.letters.check import Fault, FaultKind, check, fields_used
from casework.letters.check_apart import check_apart
from casework.letters.faults import words
from tests.casework.letters.making import a_docx, a_paragraph


@pytest.mark.parametrize(
    ("paragraph", "kind", "detail"),
    [
        ("Madame {{ client.nom }},", FaultKind.UNKNOWN_FIELD, "client.nom"),
        ("Madame {{ client.last_name ,", FaultKind.BROKEN_TAG, "{{ client.last_name ,"),
        ("Madame client.last_name }},", FaultKind.BROKEN_TAG, "}}"),
        ("{% for piece in pieces %}Pièce", FaultKind.UNCLOSED, "for"),
        ("{%p if several %}", FaultKind.UNCLOSED, "if"),
        ("fin {% endif %}", FaultKind.UNCLOSED, "endif"),
        ("un {% endfor %}", FaultKind.UNCLOSED, "endfor"),
        ("{{ pieces }}", FaultKind.WRONG_TYPE, "pieces"),
        ("{% for x in client.last_name %}{{ x }}{% endfor %}", FaultKind.WRONG_TYPE, "client.last_name"),
        ("Voir la pièce n° 3.", FaultKind.PIECE, "pièce n° 3"),
        ("Voir la pièce 3.", FaultKind.PIECE, "pièce 3"),
        ("{{ client.__class__ }}", FaultKind.FORBIDDEN, "client.__class__"),
        ("{{ client.last_name.upper() }}", FaultKind.FORBIDDEN, "call"),
        ("{{ client.last_name| }}", FaultKind.BROKEN_TAG, "expected token 'name', got 'end of print statement'"),
        ("{% vm %}", FaultKind.FORBIDDEN, "vm, hm, colspan, cellbg"),
    ],
)
def test_a_fault_is_named_with_its_paragraph(paragraph: str, kind: FaultKind, detail: str) -> None:
    found = check(a_docx("Bonjour.", "Encore.", paragraph, "Fin."))
    assert [(fault.kind, fault.detail) for fault in found] == [(kind, detail)]
    if detail != "vm, hm, colspan, cellbg":
        assert (found[0].paragraph, found[0].place) == (paragraph, "document 3")


def test_several_faults_are_told_in_the_order_of_the_text() -> None:
    found = check(a_docx("{{ a_field }}", "x", "{{ pieces }} {{ another }}"))
    assert [(fault.detail, fault.place) for fault in found] == [
        ("a_field", "document 1"),
        ("pieces", "document 3"),
        ("another", "document 3"),
    ]


def test_a_tag_split_by_word_over_several_runs_is_no_fault() -> None:
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in ("{", "{ client", ".last", "_name }", "}"))
    assert check(a_docx(body=f"<w:p>{runs}</w:p>")) == []


def test_a_fault_in_a_table_a_header_or_a_text_box_is_found() -> None:
    cell = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{a_paragraph('{{ un }}')}</w:tc></w:tr></w:tbl>"
    header = (
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{a_paragraph('{{ deux }}')}</w:hdr>"
    )
    found = check(a_docx(body=cell + a_paragraph("x"), parts={"word/header1.xml": header}))
    assert {(fault.detail, fault.place) for fault in found} == {("un", "document 1"), ("deux", "header1 1")}


def test_a_tag_where_nothing_is_filled_is_told() -> None:
    notes = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{a_paragraph('{{ client.last_name }}')}</w:comments>"
    )
    assert [fault.kind for fault in check(a_docx("x", parts={"word/comments.xml": notes}))] == [FaultKind.NOT_FILLED]


@pytest.mark.parametrize(
    ("docx", "kind"),
    [
        (b"%PDF-1.7", FaultKind.NOT_WORD),
        (b"", FaultKind.NOT_WORD),
        (a_docx("x")[:200], FaultKind.DAMAGED),
        (a_docx("x", parts={"word/vbaProject.bin": b"x"}), FaultKind.MACRO),
        (a_docx("x", parts={"word/embeddings/a.bin": b"x"}), FaultKind.OBJECT),
        (a_docx("x", parts={"word/x.xml": "<!DOCTYPE a><a/>"}), FaultKind.HOSTILE),
        (a_docx(*["texte " * 200] * 2_000), FaultKind.TOO_LARGE),
        (a_docx("x", parts={"word/document.xml": "<w:document"}), FaultKind.DAMAGED),
    ],
)
def test_a_file_that_is_no_template_gets_one_fault(docx: bytes, kind: FaultKind) -> None:
    assert [fault.kind for fault in check(docx)] == [kind]


def test_braces_by_the_thousand_are_refused_at_once() -> None:
    assert {fault.kind for fault in check(a_docx("{{" * 5_000))} == {FaultKind.BROKEN_TAG}


def test_the_check_apart_says_the_same_and_outlives_a_file_that_hangs() -> None:
    assert check_apart(a_docx("Bonjour")) == []
    assert check_apart(a_docx("{{ a }}")) == check(a_docx("{{ a }}"))
    assert [fault.kind for fault in check_apart(a_docx("x"), seconds=0.001)] == [FaultKind.HOSTILE]


def test_the_fields_of_a_template_can_be_listed() -> None:
    assert fields_used(a_docx("{% for p in pieces %}{{ p.title }}{% endfor %} {{ office.name }}")) == [
        "office",
        "office.name",
        "p.title",
        "pieces",
    ]


@pytest.mark.parametrize("kind", list(FaultKind))
@pytest.mark.parametrize("language", list(Language))
def test_every_fault_has_its_sentence(kind: FaultKind, language: Language) -> None:
    sentence = words(Fault(kind, "<détail>", "Le paragraphe.", "document 3"), language)
    assert "Le paragraphe." in sentence
    assert "{" not in sentence
