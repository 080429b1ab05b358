# SPDX-License-Identifier: GPL-3.0-or-later
"""From the blocks of a letter to its Word file: a small package, written part by part, the same bytes each time.

Written by hand and not with python-docx, whose starting document carries 160 styles, a theme and its own author;
these files are a tenth of that size, which is also how fast they fill.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tools.letter_templates.parts import PARTS, header_footer, styles
from tools.letter_templates.source import Block, Control, Lines, Paragraph, Source, Standard, Table

#: Twentieths of a point in a millimetre.
MM = 1440 / 25.4
TEXT_WIDTH = round(160 * MM)
#: Left edge of the page to the address column, less the margin of 25 mm.
COLUMN = round(80 * MM)

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_INLINE = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Words:
    """The few fixed words that every letter of one language shares (``common.toml``)."""

    text: Mapping[str, str]
    language: str

    def __getitem__(self, key: str) -> str:
        return self.text[key]


def run(text: str, properties: str = "") -> str:
    """Runs of one text, with ``**bold**`` and ``*italic*``; a line end is a line break."""
    found, place = [], 0
    for match in _INLINE.finditer(text):
        found.append((text[place : match.start()], properties))
        found.append((match[2], properties + ("<w:b/>" if match[1] == "**" else "<w:i/>")))
        place = match.end()
    found.append((text[place:], properties))
    return "".join(_plain(piece, style) for piece, style in found if piece)


def _plain(text: str, properties: str) -> str:
    style = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")]
    return f"<w:r>{style}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph(style: str, text: str, properties: str = "") -> str:
    """One paragraph; ``properties`` are further elements of ``w:pPr``."""
    named = "" if style == "Normal" else f'<w:pStyle w:val="{style}"/>'
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{head}{run(text)}</w:p>"


def control(statement: str, level: str = "p") -> str:
    """A paragraph (or row) that holds a Jinja statement and vanishes when the letter is filled."""
    return paragraph("Control", f"{{%{level} {statement} %}}")


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


class Body:
    """Writes the blocks of one letter, giving each numbered list its own count."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.lists = 0
        self._in_list = False

    def blocks(self, blocks: Sequence[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def letter(self, blocks: Sequence[Block]) -> str:
        """The text of a letter; its last paragraph stays with the closing, so that no signature stands alone."""
        last = max((index for index, block in enumerate(blocks) if isinstance(block, Paragraph)), default=-1)
        end = blocks[last] if last >= 0 else None
        if not isinstance(end, Paragraph) or end.style != "Normal":
            return self.blocks(blocks)
        kept = paragraph("Normal", end.text, "<w:keepNext/>")
        return self.blocks(blocks[:last]) + kept + self.blocks(blocks[last + 1 :])

    def _block(self, block: Block) -> str:
        numbered = isinstance(block, Paragraph) and block.style == "ListNumber"
        if numbered and not self._in_list:
            self.lists += 1
        self._in_list = numbered or (self._in_list and isinstance(block, Control))
        match block:
            case Paragraph("ListNumber", text):
                return paragraph("ListNumber", text, _numbered(10 + self.lists))
            case Paragraph("Tick", text):
                return paragraph("Tick", f"☐\t{text}")
            case Paragraph(style, text):
                # What announces a list stays with it.
                return paragraph(style, text, "<w:keepNext/>" if text.endswith(":") else "")
            case Control(statement):
                return control(statement)
            case Lines(count):
                return paragraph("Ruled", "") * count
            case Standard(name):
                page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
                return {"page": page, "pieces": pieces(self.words), "signatures": signatures()}[name]
        return (
            self._table(block)
            if isinstance(block, Table)
            else _box(self.blocks([_boxed(inner) for inner in block.blocks]))
        )

    def _table(self, table: Table) -> str:
        widths = [round(TEXT_WIDTH * share / 100) for share in table.widths]
        rows = []
        for index, row in enumerate(table.rows):
            if isinstance(row, Control):
                rows.append(_row([control(row.statement, "tr")], [sum(widths)], span=len(widths)))
                continue
            head = table.head and index == 0
            styles = [
                "TableHead" if head or (column == 0 and not table.head) else "TableText" for column in range(len(row))
            ]
            cells = [paragraph(style, cell) for style, cell in zip(styles, row, strict=True)]
            rows.append(_row(cells, widths, head=head))
        return _table(widths, rows, "Ruled") + paragraph("Gap", "")


def _table(widths: Sequence[int], rows: Sequence[str], style: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}Table"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, head: bool = False, height: str = "", span: int = 1) -> str:
    properties = "<w:cantSplit/>" + height + ("<w:tblHeader/>" if head else "")
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if head else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def _boxed(block: Block) -> Block:
    return Paragraph("Boxed", block.text) if isinstance(block, Paragraph) and block.style == "Normal" else block


def _box(inside: str) -> str:
    return _table([TEXT_WIDTH], [_row([inside], [TEXT_WIDTH])], "Box") + paragraph("Gap", "")


def letterhead() -> str:
    """The office on the left, the addressee in the window of a DL envelope (x 105 mm, y 50 to 80 mm) on the right."""
    left = (
        paragraph("OfficeName", "{{ office.name }}")
        + control("for line in office.lines")
        + paragraph("Office", "{{ line }}")
        + control("endfor")
    )
    right = (
        paragraph("AddressTop", "")
        + control("for line in recipient.address_block")
        + paragraph("Address", "{{ line }}")
        + control("endfor")
        + paragraph("AddressEnd", "")
    )
    # Page 297 mm, top margin 20: the row ends at y 82, below the window whatever the address's length.
    height = f'<w:trHeight w:val="{round(62 * MM)}" w:hRule="atLeast"/>'
    return _table(
        [COLUMN, TEXT_WIDTH - COLUMN], [_row([left, right], [COLUMN, TEXT_WIDTH - COLUMN], height=height)], "Open"
    )


def opening(source: Source, words: Words) -> str:
    """Place and date, references, means of sending, subject, salutation."""
    greeting = source.head.get("salutation", "{{ recipient.salutation }},")
    return (
        paragraph("Date", words["date"])
        + control("if matter.authority_reference")
        + paragraph("Reference", words["your_reference"])
        + control("endif")
        + paragraph("Reference", words["our_reference"])
        + control("if recipient.channel_line")
        + paragraph("Channel", "{{ recipient.channel_line }}")
        + control("endif")
        + paragraph("Object", f"{words['object']}\t{source.head['object']}")
        + paragraph("Salutation", greeting)
    )


def pieces(words: Words) -> str:
    """The exhibits that go with the letter; beyond fifteen, the bordereau lists them."""
    return (
        control("if pieces")
        + paragraph("PiecesHead", words["pieces"])
        + control("if pieces_many")
        + paragraph("Piece", words["pieces_many"])
        + control("else")
        + control("for piece in pieces")
        + paragraph("Piece", "{{ piece.label }}")
        + control("endfor")
        + control("endif")
        + control("endif")
    )


def signatures() -> str:
    """Two signatories a line, with room to sign by hand; kept on one page with what comes before."""
    half = TEXT_WIDTH // 2
    cells = [
        paragraph("SignatureName", f"{{{{ row.{side} }}}}") + paragraph("SignatureRole", f"{{{{ row.{side}_role }}}}")
        for side in ("left", "right")
    ]
    height = f'<w:trHeight w:val="{round(34 * MM)}" w:hRule="atLeast"/>'
    rows = [
        _row([control("for row in signatories", "tr")], [2 * half], span=2),
        _row(cells, [half, half], height=height),
        _row([control("endfor", "tr")], [2 * half], span=2),
    ]
    return _table([half, half], rows, "Open") + paragraph("Gap", "")


def ending(source: Source, words: Words) -> str:
    """Closing formula, place for the signature, exhibits."""
    made = ""
    if source.head.get("closing", "yes") == "yes":
        made += paragraph("Closing", "{{ recipient.closing_formula }}")
    signing = source.head.get("signature", "signatories")
    if signing == "signatories":
        made += signatures()
    elif signing == "counsel":
        made += paragraph("SignatureName", "{{ counsel.name }}") + paragraph("SignatureRole", words["counsel"])
    if source.head.get("pieces", "yes") == "yes":
        made += pieces(words)
    return made


def document(source: Source, words: Words) -> str:
    """The main part."""
    body = Body(words)
    inside = ""
    if source.head["layout"] == "letter":
        inside += letterhead() + opening(source, words) + body.letter(source.blocks) + ending(source, words)
    else:
        inside += paragraph("SheetOffice", words["sheet_office"]) + paragraph("Title", source.head["title"])
        inside += body.blocks(source.blocks)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:footerReference w:type="default" r:id="rId11"/>'
        f'<w:pgSz w:w="{round(210 * MM)}" w:h="{round(297 * MM)}"/>'
        f'<w:pgMar w:top="{round(20 * MM)}" w:right="{round(25 * MM)}" w:bottom="{round(20 * MM)}" '
        f'w:left="{round(25 * MM)}" w:header="{round(9 * MM)}" w:footer="{round(9 * MM)}" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {_NAMESPACES}><w:body>{inside}{section}</w:body></w:document>"


def package(source: Source, words: Words) -> bytes:
    """The whole .docx."""
    courtesy = source.head.get("courtesy", "yes") == "yes" and words.language == "en"
    parts = dict(PARTS)
    parts["word/document.xml"] = document(source, words)
    parts["word/styles.xml"] = styles(words.language)
    marks = control("if draft") + paragraph("Draft", words["draft"]) + control("endif")
    if courtesy:
        marks += paragraph("Courtesy", words["courtesy"])
    parts["word/header1.xml"] = header_footer("hdr", marks + paragraph("Footer", ""))
    footer = paragraph("Footer", f"{words['footer']}\t").removesuffix("</w:p>")
    footer += _field("PAGE") + run("/") + _field("NUMPAGES") + "</w:p>"
    parts["word/footer1.xml"] = header_footer("ftr", footer)
    return _zipped(parts)


def _field(instruction: str) -> str:
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _zipped(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, xml in _ordered(parts):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)
    return buffer.getvalue()


def _ordered(parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Content types first, as readers expect."""
    first = ("[Content_Types].xml", "_rels/.rels")
    yield from ((name, parts[name]) for name in first)
    yield from ((name, parts[name]) for name in sorted(parts) if name not in first)
