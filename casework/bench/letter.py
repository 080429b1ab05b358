# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter of three pages filled by us, checks and all, beside docxtpl alone on the same template."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate

from casework.bench import Measured, Unit, compare
from casework.letters.fill import fill

_PARAGRAPH = (
    "Le {{ today }}, l’association {{ office.name }} a été informée des faits que voici, qui concernent le dossier "
    "{{ matter.reference }} « {{ matter.title }} ». Elle demande qu’ils soient examinés, que les images soient "
    "conservées, et qu’une réponse écrite lui soit faite à l’adresse {{ office.email }}. "
)
#: So many, a table of twelve pieces, a header and a footer are three pages.
_PARAGRAPHS = 15
_CONTEXT = {
    "letter": {"title": "Plainte", "language": "fr", "iso_date": "2026-11-23"},
    "today": "23 novembre 2026",
    "office": {"name": "Les Passerelles & Cie", "email": "bureau@passerelles.example"},
    "matter": {"reference": "2026-014", "title": "Contrôle de la gare <nord>"},
    "pieces": [{"number": number, "title": f"Photographie n° {number}"} for number in range(1, 13)],
}


def measure(scratch: Path) -> Iterator[Measured]:
    """Both fill the template from its bytes and give bytes."""
    del scratch
    template = _template()

    def bare() -> None:
        filled = DocxTemplate(io.BytesIO(template))
        filled.render(_CONTEXT, autoescape=True)
        filled.save(io.BytesIO())

    compared = compare(lambda: fill(template, _CONTEXT), bare)
    yield Measured("A letter of 3 pages, against docxtpl alone", compared.ratio, Unit.TIMES, 1.5, note=compared.note)


def _template() -> bytes:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ office.name }}"
    document.sections[0].footer.paragraphs[0].text = "Dossier {{ matter.reference }}"
    document.add_heading("{{ matter.title }}")
    for _number in range(_PARAGRAPHS):
        document.add_paragraph(_PARAGRAPH)
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "{%tr for piece in pieces %}"
    table.cell(1, 0).text = "{{ piece.number }}"
    table.cell(1, 1).text = "{{ piece.title }}"
    table.cell(2, 0).text = "{%tr endfor %}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
