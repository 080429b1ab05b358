# SPDX-License-Identifier: GPL-3.0-or-later
"""Word to PDF: what our own drawing keeps, what it does with odd files, and that LibreOffice agrees."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from casework.documents import libreoffice
from casework.documents.errors import DamagedDocument, DocumentTooLarge, PasswordNeeded
from casework.documents.libreoffice import ConverterFailed
from casework.documents.package_check import MAX_PART
from casework.documents.word import Converter, to_pdf
from casework.language import NBSP, Language
from casework.letters import sample
from casework.letters.compose import compose
from tests.casework.letters.making import SECTION, a_docx, a_paragraph, members_of

_POINT = 1.0
_DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1270000" cy="635000"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><a:blip r:embed="rId30"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)


def _own(docx: bytes, scratch: Path) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(to_pdf(docx, scratch=scratch, prefer=Converter.OWN).pdf)


def _pages(pdf: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


def _places(pdf: pypdfium2.PdfDocument, words: str, page: int = 0) -> tuple[float, float]:
    """Left edge and top of the first occurrence, in points from the page's upper left corner."""
    text = pdf[page].get_textpage()
    found = text.search(words).get_next()
    assert found is not None, words
    left, _, _, top = text.get_charbox(found[0])
    return left, pdf[page].get_height() - top


def test_the_address_stands_in_the_window_of_an_envelope(tmp_path: Path) -> None:
    docx = compose("complaint_prosecutor", sample.rich(Language.FR))
    for converter in [Converter.OWN, *([Converter.LIBREOFFICE] if libreoffice.program() else [])]:
        pdf = pypdfium2.PdfDocument(to_pdf(docx, scratch=tmp_path, prefer=converter).pdf)
        for line in ("Madame la Procureure", "62200 BOULOGNE SUR MER"):
            left, top = _places(pdf, line)
            assert left * 25.4 / 72 == pytest.approx(105, abs=1.5), converter
            assert 50 <= top * 25.4 / 72 <= 78, converter


def test_alignment_tabs_and_indents_are_kept(tmp_path: Path) -> None:
    pdf = _own(
        a_docx(
            body=a_paragraph("gauche")
            + a_paragraph("droite", '<w:jc w:val="right"/>')
            + a_paragraph("milieu", '<w:jc w:val="center"/>')
            + a_paragraph("retrait", '<w:ind w:left="1440"/>')
            + '<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/>'
            "<w:t>fin</w:t></w:r></w:p>"
        ),
        tmp_path,
    )
    margin, edge = 1417 / 20, (11906 - 1417) / 20
    assert _places(pdf, "gauche")[0] == pytest.approx(margin, abs=_POINT)
    assert _places(pdf, "retrait")[0] == pytest.approx(margin + 72, abs=_POINT)
    text = pdf[0].get_textpage()
    for words in ("droite", "fin"):
        found = text.search(words).get_next()
        assert found is not None
        assert text.get_charbox(found[0] + len(words) - 1)[2] == pytest.approx(edge, abs=_POINT)
    assert _places(pdf, "milieu")[0] == pytest.approx((margin + edge) / 2 - 16, abs=4)


def test_runs_keep_bold_italic_and_fonts_and_all_are_embedded(tmp_path: Path) -> None:
    body = a_paragraph("gras", run="<w:b/>") + a_paragraph("penché", run="<w:i/>") + a_paragraph("☐ Nguyễn")
    pdf = pikepdf.open(io.BytesIO(to_pdf(a_docx(body=body), scratch=tmp_path, prefer=Converter.OWN).pdf))
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    names = " ".join(str(font.BaseFont) for font in fonts)
    assert {"LiberationSerif-Bold", "LiberationSerif-Italic", "DejaVuSans"} <= set(re.findall(r"\+([\w-]+)", names))
    assert all("/FontFile2" in font.FontDescriptor for font in fonts if "/FontDescriptor" in font)
    assert "☐ Nguyễn" in _pages(_own(a_docx(body=body), tmp_path))[0]


def test_lists_are_numbered_and_each_starts_anew(tmp_path: Path) -> None:
    def item(number: int, text: str) -> str:
        return a_paragraph(text, f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')

    body = item(11, "un") + item(11, "deux") + a_paragraph("—") + item(12, "autre") + item(2, "tiret")
    text = _pages(_own(a_docx(body=body), tmp_path))[0].replace(NBSP, " ")
    assert re.search(r"1\)\s*un\s+2\)\s*deux\s+—\s+1\)\s*autre\s+–\s*tiret", text)


def test_a_table_keeps_its_cells_borders_and_repeats_its_head(tmp_path: Path) -> None:
    def row(texts: list[str], properties: str = "") -> str:
        cells = "".join(f"<w:tc>{a_paragraph(text)}</w:tc>" for text in texts)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="RuledTable"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/>'
        '<w:gridCol w:w="6000"/></w:tblGrid>'
        + row(["Entête", "Objet"], "<w:tblHeader/>")
        + "".join(row([str(number), "ligne"]) for number in range(80))
        + "</w:tbl>"
    )
    pdf = _own(a_docx(body=table + a_paragraph("fin")), tmp_path)
    pages = _pages(pdf)
    assert len(pages) > 1
    assert all("Entête" in page for page in pages)
    assert _places(pdf, "Objet")[0] - _places(pdf, "Entête")[0] == pytest.approx(150, abs=_POINT)
    dark = sum(1 for value in pdf[0].render().to_pil().convert("L").tobytes() if value < 160)
    assert dark > 5_000, "lines are drawn"


def test_the_table_s_style_sets_the_paragraphs_in_it_and_merged_cells_have_no_line_between(tmp_path: Path) -> None:
    style = (
        b'<w:style w:type="table" w:styleId="Tight"><w:name w:val="Tight"/><w:pPr><w:spacing w:after="0" w:before="0" '
        b'w:line="240" w:lineRule="auto"/></w:pPr></w:style></w:styles>'
    )
    sheet = members_of(a_docx("x"))["word/styles.xml"].replace(b"</w:styles>", style)
    sheet = sheet.replace(b'<w:spacing w:before="0" w:after="120" w:line="259" w:lineRule="auto"/>', b"", 1)

    def row(merge: str, text: str) -> str:
        return f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="{merge}"/></w:tcPr>{a_paragraph(text)}</w:tc></w:tr>'

    table = '<w:tbl><w:tblPr><w:tblStyle w:val="{}"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>{}</w:tbl>'
    tight = _own(
        a_docx(
            body=table.format("Tight", row("restart", "dab") + row("restart", "dac")),
            parts={"word/styles.xml": sheet},
        ),
        tmp_path,
    )
    assert _places(tight, "dac")[1] - _places(tight, "dab")[1] == pytest.approx(11 * 1.149, abs=_POINT)

    def dark_rows(merge: str) -> int:
        pdf = _own(a_docx(body=table.format("RuledTable", row("restart", "") + row(merge, ""))), tmp_path)
        shown = pdf[0].render(scale=2).to_pil().convert("L")
        return sum(1 for y in range(shown.height) if shown.getpixel((200, y)) < 200)

    assert dark_rows("continue") < dark_rows("restart")


def test_a_row_taller_than_a_page_is_split_and_loses_nothing(tmp_path: Path) -> None:
    cell = "".join(a_paragraph(f"ligne {number}.") for number in range(150))
    table = f'<w:tbl><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>'
    pages = _pages(_own(a_docx(body=table), tmp_path))
    assert len(pages) >= 3
    assert re.findall(r"ligne (\d+)\.", " ".join(pages)) == [str(number) for number in range(150)]


def test_pages_are_counted_in_the_foot(tmp_path: Path) -> None:
    docx = compose("complaint_prosecutor", sample.rich(Language.FR))
    pages = _pages(_own(docx, tmp_path))
    for number, page in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}" in page


def test_page_breaks_and_keep_with_next_are_obeyed(tmp_path: Path) -> None:
    body = a_paragraph("un") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + a_paragraph("deux")
    pages = _pages(_own(a_docx(body=body), tmp_path))
    assert ["un" in pages[0], "deux" in pages[1]] == [True, True]
    filling = "".join(a_paragraph("x", '<w:spacing w:after="0" w:line="240" w:lineRule="exact"/>') for _ in range(57))
    heading = a_paragraph("Titre", '<w:keepNext/><w:spacing w:after="0" w:line="480" w:lineRule="exact"/>')
    body = filling + heading + a_paragraph("Suite", '<w:spacing w:after="0" w:line="480" w:lineRule="exact"/>')
    pages = _pages(_own(a_docx(body=body), tmp_path))
    assert "Titre" not in pages[0]
    assert pages[1].split() == ["Titre", "Suite"]


def test_french_signs_never_begin_a_line_even_after_a_plain_space(tmp_path: Path) -> None:
    words = " ".join(f"mot{'t' * (number % 7)} ; suite ! « cité » : fin ?" for number in range(60))
    lines = [line.strip() for page in _pages(_own(a_docx(words), tmp_path)) for line in page.split("\n")]
    assert [line for line in lines if re.match("[:;!?»]", line) or line.endswith("«")] == []


def test_a_word_longer_than_the_line_is_cut_and_a_tab_or_break_holds(tmp_path: Path) -> None:
    pages = _pages(_own(a_docx("a" * 400), tmp_path))
    assert "".join(pages).count("a") == 400
    assert len([line for line in pages[0].split("\n") if line.strip()]) > 3


def test_a_picture_is_drawn_and_a_broken_one_leaves_a_frame(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (20, 10), (200, 0, 0)).save(picture, "PNG")
    rels = members_of(a_docx("x"))["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId30" Target="media/i.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>',
    )
    for content, red in ((picture.getvalue(), True), (b"not a picture", False)):
        parts: dict[str, str | bytes] = {"word/media/i.png": content, "word/_rels/document.xml.rels": rels}
        shown = _own(a_docx(body=_DRAWING, parts=parts), tmp_path)[0].render().to_pil().convert("RGB")
        colours = {colour for _, colour in shown.getcolors(100_000) or []}
        assert ((200, 0, 0) in colours) is red
        assert len(colours) > 1


def test_deleted_text_is_left_out_and_inserted_text_kept(tmp_path: Path) -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>ancien</w:delText></w:r></w:del><w:ins><w:r><w:t>nouveau</w:t></w:r></w:ins></w:p>"
    )
    text = _pages(_own(a_docx(body=body), tmp_path))[0]
    assert "nouveau" in text
    assert "ancien" not in text


def test_title_author_and_language_are_set_and_equal_files_are_equal(tmp_path: Path) -> None:
    docx = compose("chaser", sample.rich(Language.FR))
    made = to_pdf(docx, scratch=tmp_path, prefer=Converter.OWN)
    assert made.by == "own"
    assert made.pdf == to_pdf(docx, scratch=tmp_path, prefer=Converter.OWN).pdf
    pdf = pikepdf.open(io.BytesIO(made.pdf))
    assert str(pdf.docinfo.Title) == "Relance – 2026-014"
    assert str(pdf.docinfo.Author) == "Permanence juridique du Détroit"
    assert str(pdf.Root.Lang) == "fr-FR"


@pytest.mark.parametrize(
    ("docx", "error"),
    [
        (b"", DamagedDocument),
        (b"%PDF-1.4", DamagedDocument),
        (a_docx("x")[:300], DamagedDocument),
        (a_docx("x", parts={"word/document.xml": "<w:document"}), DamagedDocument),
        (a_docx("x", parts={"word/x.xml": b"<a>" + b" " * MAX_PART + b"</a>"}), DocumentTooLarge),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), PasswordNeeded),
    ],
)
def test_a_file_that_cannot_be_read_says_why(docx: bytes, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error):
        to_pdf(docx, scratch=tmp_path)


@pytest.mark.parametrize("number", ["nan", "inf", "1e400", "-99999999", "99999999", "abc", ""])
def test_lengths_that_no_page_has_do_no_harm(number: str, tmp_path: Path) -> None:
    shape = f'<w:spacing w:before="{number}" w:line="{number}"/><w:ind w:left="{number}" w:hanging="{number}"/>'
    pdf = _own(a_docx(body=a_paragraph("texte", shape, f'<w:sz w:val="{number}"/>') + a_paragraph("fin")), tmp_path)
    assert "fin" in " ".join(_pages(pdf))


def test_an_empty_document_is_one_empty_page(tmp_path: Path) -> None:
    assert len(_own(a_docx(body="<w:p/>"), tmp_path)) == 1


def test_a_file_with_active_content_is_drawn_by_us_and_never_given_to_libreoffice(tmp_path: Path) -> None:
    field = '<w:p><w:fldSimple w:instr="DDE x"><w:r><w:t>résultat</w:t></w:r></w:fldSimple></w:p>'
    made = to_pdf(a_docx(body=field), scratch=tmp_path)
    assert made.by == "own"
    assert "résultat" in pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_range()
    assert list(tmp_path.iterdir()) == []


def test_without_libreoffice_our_drawing_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    assert to_pdf(a_docx("x"), scratch=tmp_path).by == "own"
    with pytest.raises(ConverterFailed):
        to_pdf(a_docx("x"), scratch=tmp_path, prefer=Converter.LIBREOFFICE)


def test_a_converter_that_hangs_is_ended_and_one_that_writes_nothing_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for script, reason in (("sleep 60", "time"), ("exit 0", "no_file")):
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        monkeypatch.setattr(libreoffice, "program", lambda place=program: str(place))
        with pytest.raises(ConverterFailed) as caught:
            libreoffice.convert(a_docx("x"), tmp_path, seconds=0.5)
        assert caught.value.reason == reason
    assert not list(tmp_path.glob("word-*"))


@pytest.mark.needs("LibreOffice")
@pytest.mark.parametrize("template_id", ["complaint_prosecutor", "fine_contest", "mandate", "piece_list"])
def test_libreoffice_and_our_drawing_agree(template_id: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    scratch = tmp_path_factory.getbasetemp() / "converter"
    scratch.mkdir(exist_ok=True)
    docx = compose(template_id, sample.rich(Language.FR))
    theirs = to_pdf(docx, scratch=scratch)
    assert theirs.by == "libreoffice"
    other, ours = pypdfium2.PdfDocument(theirs.pdf), _own(docx, scratch)
    assert abs(len(other) - len(ours)) <= 1

    def letters(pdf: pypdfium2.PdfDocument) -> Counter[str]:
        """All letters and digits; the foot's page numbers may differ."""
        return Counter(re.sub(r"[\W_\ufffe]|\d/\d", "", " ".join(_pages(pdf)).replace("\ufffe", "-")))

    if len(other) == len(ours):
        assert letters(other) == letters(ours)
    assert str(pikepdf.open(io.BytesIO(theirs.pdf)).Root.Lang) == "fr-FR"
    assert not list(scratch.glob("word-*"))


def test_the_making_of_test_files_makes_sound_files() -> None:
    assert SECTION in members_of(a_docx("x"))["word/document.xml"].decode()
