# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a checked Word package into :mod:`casework.documents.word_model`: text, styles, lists, tables, pictures.

What we do not draw (shapes, charts, equations, comments) leaves its text if it has any. Deleted text of tracked
changes is left out, inserted text kept, as Word prints the final document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from casework.documents.word_model import Block, Cell, Document, Kind, Look, Paragraph, Row, Section, Span, Table
from casework.documents.word_styles import Properties, Styles, borders, points

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_EMU: Final = 12_700
#: Strict: a reader that mends XML turns a cut document into a blank page without a word.
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
#: Blocks nested deeper than this (tables in tables) are left out; Word itself stops being usable before.
_MAX_DEPTH: Final = 12
_TRANSPARENT: Final = frozenset(
    {
        f"{_W}{name}"
        for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "customXml", "moveTo", "dir", "bdo")
    }
)

Element = etree._Element


def read(members: Mapping[str, bytes]) -> Document:
    """The document in these package members (as :func:`casework.documents.package_check.check_package` gives them)."""
    return _Reader(members).document()


class _Part:
    """One XML part and where its relations point."""

    def __init__(self, members: Mapping[str, bytes], name: str) -> None:
        self.root = etree.fromstring(members[name], _PARSER)
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        rels = f"{dirname(name)}/_rels/{name.rsplit('/', 1)[-1]}.rels"
        if rels in members:
            for one in etree.fromstring(members[rels], _PARSER).iter(f"{_REL}Relationship"):
                target = one.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(name), target))
                self.targets[one.get("Id", "")] = place
                self.kinds[one.get("Type", "").rsplit("/", 1)[-1]] = place


class _Reader:
    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self._main = _Part(members, _main_part(members))
        self._styles = Styles(
            self._xml("styles"), self._xml("numbering"), None if "theme" not in self._main.kinds else self._xml("theme")
        )
        self._part = self._main
        self._notes: list[Paragraph] = []
        self._tables: list[Properties] = []

    def _xml(self, kind: str) -> Element | None:
        name = self._main.kinds.get(kind, "")
        return etree.fromstring(self._members[name], _PARSER) if name in self._members else None

    def document(self) -> Document:
        body = self._main.root.find(f"{_W}body")
        if body is None:
            raise ValueError("no body")
        sections: list[Section] = []
        blocks: list[Block] = []
        for child in body:
            if child.tag == f"{_W}sectPr":
                continue
            blocks += self._blocks([child], 0)
            ends = child.find(f"{_W}pPr/{_W}sectPr")
            if ends is not None:
                sections.append(self._section(ends, blocks))
                blocks = []
        last = body.find(f"{_W}sectPr")
        sections.append(self._section(last, [*blocks, *self._notes]))
        title, author, language = self._properties()
        return Document(sections, title, author, language or self._styles.language)

    def _properties(self) -> tuple[str, str, str]:
        content = self._members.get("docProps/core.xml")
        if not content:
            return "", "", ""
        root = etree.fromstring(content, _PARSER)
        return (
            (root.findtext(f"{_DC}title") or "").strip(),
            (root.findtext(f"{_DC}creator") or "").strip(),
            (root.findtext(f"{_DC}language") or "").strip(),
        )

    # -- sections, headers, footers -----------------------------------------------------------------------------

    def _section(self, properties: Element | None, blocks: list[Block]) -> Section:
        found = properties if properties is not None else etree.Element("none")
        size, margin = found.find(f"{_W}pgSz"), found.find(f"{_W}pgMar")
        title = found.find(f"{_W}titlePg")
        kind = found.find(f"{_W}type")
        return Section(
            blocks=blocks,
            width=points(size, "w", 595.3),
            height=points(size, "h", 841.9),
            top=abs(points(margin, "top", 70.9)),
            right=points(margin, "right", 70.9),
            bottom=abs(points(margin, "bottom", 70.9)),
            left=points(margin, "left", 70.9),
            header_at=points(margin, "header", 35.4),
            footer_at=points(margin, "footer", 35.4),
            headers=self._edges(found, "headerReference"),
            footers=self._edges(found, "footerReference"),
            title_page=title is not None and title.get(f"{_W}val", "1") not in {"0", "false"},
            new_page=kind is None or kind.get(f"{_W}val") != "continuous",
        )

    def _edges(self, properties: Element, name: str) -> dict[str, list[Block]]:
        edges: dict[str, list[Block]] = {}
        for reference in properties.findall(f"{_W}{name}"):
            target = self._main.targets.get(reference.get(f"{_R}id", ""), "")
            if target in self._members:
                self._part = _Part(self._members, target)
                edges[reference.get(f"{_W}type", "default")] = list(self._blocks(list(self._part.root), 0))
                self._part = self._main
        return edges

    # -- blocks -------------------------------------------------------------------------------------------------

    def _blocks(self, elements: list[Element], depth: int) -> Iterator[Block]:
        for element in elements:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl" and depth < _MAX_DEPTH:
                yield self._table(element, depth)
            elif element.tag in _TRANSPARENT and depth < _MAX_DEPTH:
                yield from self._blocks(list(element), depth + 1)

    def _paragraph(self, element: Element) -> Iterator[Paragraph]:
        shape = self._styles.paragraph(element.find(f"{_W}pPr"), self._tables[-1] if self._tables else None)
        spans = list(self._spans(element, shape.run))
        yield replace(shape.paragraph(self._styles.label(shape)), spans=spans)
        for box in element.iter(f"{_W}txbxContent"):
            if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
                yield from (block for block in self._blocks(list(box), _MAX_DEPTH) if isinstance(block, Paragraph))

    def _table(self, element: Element, depth: int) -> Table:
        properties = element.find(f"{_W}tblPr")
        table = self._styles.table(properties)
        widths = [points(column, "w", 0) for column in element.findall(f"{_W}tblGrid/{_W}gridCol")]
        self._tables.append(table)
        rows = _merged(list(self._rows(element, widths, table, depth)))
        self._tables.pop()
        indent = properties.find(f"{_W}tblInd") if properties is not None else None
        return Table(rows, points(indent, "w", 0))

    def _rows(self, element: Element, widths: list[float], table: Properties, depth: int) -> Iterator[Row]:
        lines = [row for row in element.iter(f"{_W}tr") if _nearest(row, f"{_W}tbl") is element]
        for number, line in enumerate(lines):
            properties = line.find(f"{_W}trPr")
            height = properties.find(f"{_W}trHeight") if properties is not None else None
            cells, column = [], 0
            found = [cell for cell in line.iter(f"{_W}tc") if _nearest(cell, f"{_W}tr") is line]
            for index, cell in enumerate(found):
                span = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                width = sum(widths[column : column + span]) or points(cell.find(f"{_W}tcPr/{_W}tcW"), "w", 60)
                edges = (number == 0, index == len(found) - 1, number == len(lines) - 1, index == 0)
                cells.append(self._cell(cell, width, table, edges, depth))
                column += span
            yield Row(
                cells,
                points(height, "val", 0),
                height is not None and height.get(f"{_W}hRule") == "exact",
                properties is not None and properties.find(f"{_W}cantSplit") is not None,
                properties is not None and properties.find(f"{_W}tblHeader") is not None,
            )

    def _cell(
        self, cell: Element, width: float, table: Properties, edges: tuple[bool, bool, bool, bool], depth: int
    ) -> Cell:
        properties = cell.find(f"{_W}tcPr")
        merge = properties.find(f"{_W}vMerge") if properties is not None else None
        shade = properties.find(f"{_W}shd") if properties is not None else None
        lines = {
            side: line
            for side, outer, inner in zip(
                ("top", "right", "bottom", "left"), edges, ("insideH", "insideV", "insideH", "insideV"), strict=True
            )
            if (line := table.borders.get(side if outer else inner)) is not None
        }
        own = borders(properties.find(f"{_W}tcBorders") if properties is not None else None)
        fill = shade.get(f"{_W}fill", "") if shade is not None else ""
        return Cell(
            list(self._blocks(list(cell), depth + 1)),
            width,
            "" if merge is None else merge.get(f"{_W}val", "continue"),
            "" if fill == "auto" else fill,
            {side: line for side, line in {**lines, **own}.items() if line.width > 0},
            table.margins_of(properties.find(f"{_W}tcMar") if properties is not None else None),
        )

    # -- runs ---------------------------------------------------------------------------------------------------

    def _spans(self, parent: Element, base: Properties) -> Iterator[Span]:
        """The spans of a paragraph; complex fields show their stored result, page numbers are counted anew."""
        hidden = 0  # inside a complex field's instruction
        instruction = ""
        for run in _runs(parent):
            if run.tag == f"{_W}fldSimple":
                yield from self._simple_field(run, base)
                continue
            look, shown, capitals = self._styles.run(run.find(f"{_W}rPr"), base)
            for child in run:
                if child.tag == f"{_W}fldChar":
                    kind = child.get(f"{_W}fldCharType")
                    if kind == "begin":
                        hidden, instruction = 1, ""
                    elif kind == "separate":
                        hidden = 2 if _counted(instruction) else 0
                        if hidden:
                            yield Span(_counted(instruction) or Kind.TEXT, "1", look)
                    else:
                        hidden = 0
                elif child.tag == f"{_W}instrText":
                    instruction += child.text or ""
                elif not hidden and shown:
                    yield from self._content(child, look, capitals)

    def _simple_field(self, field: Element, base: Properties) -> Iterator[Span]:
        counted = _counted(field.get(f"{_W}instr", ""))
        for run in field.iter(f"{_W}r"):
            look, _, capitals = self._styles.run(run.find(f"{_W}rPr"), base)
            if counted:
                yield Span(counted, "1", look)
                return
            for child in run:
                yield from self._content(child, look, capitals)

    def _content(self, child: Element, look: Look, capitals: bool) -> Iterator[Span]:
        name = str(child.tag).removeprefix(_W)
        if name == "t":
            text = child.text or ""
            yield Span(Kind.TEXT, text.upper() if capitals else text, look)
        elif name in {"tab", "ptab"}:
            yield Span(Kind.TAB, "\t", look)
        elif name in {"br", "cr"}:
            kind = Kind.PAGE if child.get(f"{_W}type") == "page" else Kind.LINE
            yield Span(kind, "\n", look)
        elif name == "noBreakHyphen":
            yield Span(Kind.TEXT, "\u2011", look)
        elif name == "sym":
            yield Span(Kind.TEXT, "•", look)
        elif name in {"footnoteReference", "endnoteReference"}:
            yield from self._note(name.removesuffix("Reference"), child.get(f"{_W}id", ""), look)
        elif name in {"drawing", "pict"} or child.tag.endswith("}AlternateContent"):
            yield from self._pictures(child, look)

    def _pictures(self, drawing: Element, look: Look) -> Iterator[Span]:
        for blip in drawing.iter(f"{_A}blip"):
            content = self._members.get(self._part.targets.get(blip.get(f"{_R}embed", ""), ""))
            extent = next(drawing.iter(f"{_WP}extent"), None)
            if content and extent is not None:
                width, height = int(extent.get("cx", "0")) / _EMU, int(extent.get("cy", "0")) / _EMU
                if width > 0 and height > 0:
                    yield Span(Kind.IMAGE, "", look, content, width, height)

    def _note(self, kind: str, key: str, look: Look) -> Iterator[Span]:
        """The note's number where it is called; its text follows the document's last page."""
        root = self._xml(f"{kind}s")
        note = (
            next((n for n in root.iter(f"{_W}{kind}") if n.get(f"{_W}id") == key), None) if root is not None else None
        )
        if note is None:
            return
        number = str(len(self._notes) + 1)
        yield Span(Kind.TEXT, number, replace(look, size=look.size * 0.65, rise=look.size * 0.35))
        spans: list[Span] = [Span(Kind.TEXT, f"{number}. ", look)]
        for paragraph in note.iter(f"{_W}p"):
            spans += self._spans(paragraph, self._styles.paragraph(paragraph.find(f"{_W}pPr")).run)
        self._notes.append(Paragraph(spans, look, before=4))


def _merged(rows: list[Row]) -> list[Row]:
    """Cells merged downwards lose the lines between them."""
    done: list[Row] = []
    for row, below in zip(rows, [*rows[1:], Row([])], strict=True):
        goes_on = {left for left, cell in _lefts(below) if cell.merge == "continue"}
        cells = []
        for left, cell in _lefts(row):
            gone = ({"bottom"} if left in goes_on else set()) | ({"top"} if cell.merge == "continue" else set())
            cells.append(replace(cell, borders={side: line for side, line in cell.borders.items() if side not in gone}))
        done.append(replace(row, cells=cells))
    return done


def _lefts(row: Row) -> Iterator[tuple[float, Cell]]:
    left = 0.0
    for cell in row.cells:
        yield round(left, 1), cell
        left += cell.width


def _main_part(members: Mapping[str, bytes]) -> str:
    root = etree.fromstring(members["_rels/.rels"], _PARSER)
    for one in root.iter(f"{_REL}Relationship"):
        target = one.get("Target", "").lstrip("/")
        if one.get("Type", "").endswith("/officeDocument") and target in members:
            return target
    return "word/document.xml"


def _runs(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in {f"{_W}r", f"{_W}fldSimple"}:
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _runs(child)


def _counted(instruction: str) -> Kind | None:
    words = instruction.split()
    return {"PAGE": Kind.PAGE_NUMBER, "NUMPAGES": Kind.PAGE_COUNT}.get(words[0].upper()) if words else None


def _nearest(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)


def _number(element: Element | None, default: int) -> int:
    value = element.get(f"{_W}val", "") if element is not None else ""
    return int(value) if value.isdigit() else default
