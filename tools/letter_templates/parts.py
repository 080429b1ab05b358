# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the Word package that are the same for every letter: types, relations, styles, lists, settings."""

from __future__ import annotations

from typing import Final

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MM: Final = 1440 / 25.4
#: How many numbered lists one letter may hold.
_LISTS: Final = 6


def _mm(length: float) -> int:
    return round(length * _MM)


def header_footer(tag: str, inside: str) -> str:
    """A header (``hdr``) or footer (``ftr``) part."""
    return f'<w:{tag} {_W} xmlns:r="{_R}">{inside}</w:{tag}>'


def _types() -> str:
    overrides = {
        "/word/document.xml": f"{_WML}.document.main+xml",
        "/word/styles.xml": f"{_WML}.styles+xml",
        "/word/numbering.xml": f"{_WML}.numbering+xml",
        "/word/settings.xml": f"{_WML}.settings+xml",
        "/word/fontTable.xml": f"{_WML}.fontTable+xml",
        "/word/header1.xml": f"{_WML}.header+xml",
        "/word/footer1.xml": f"{_WML}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    inside = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _abstract(number: int, fmt: str, text: str, style: str, indent: int, hanging: int) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{linked}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _numbering() -> str:
    """List 1 numbers the headings, list 2 is the dash list, 11 and up are numbered lists, each from 1."""
    abstract = (
        _abstract(1, "decimal", "%1.", "Heading1", _mm(7), _mm(7))
        + _abstract(2, "bullet", "–", "ListBullet", _mm(9), _mm(5))
        + _abstract(3, "decimal", "%1)", "", _mm(10), _mm(6))
    )
    numbers = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in (1, 2))
    numbers += "".join(
        f'<w:num w:numId="{10 + key}"><w:abstractNumId w:val="3"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for key in range(1, _LISTS + 1)
    )
    return f"<w:numbering {_W}>{abstract}{numbers}</w:numbering>"


def _fonts() -> str:
    """For machines without the Liberation fonts: the fonts whose widths they have."""
    pairs = (("Liberation Serif", "Times New Roman", "roman"), ("Liberation Sans", "Arial", "swiss"))
    inside = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in pairs
    )
    return f"<w:fonts {_W}>{inside}</w:fonts>"


PARTS: Final[dict[str, str]] = {
    "[Content_Types].xml": _types(),
    "_rels/.rels": _relations({
        "rId1": (f"{_R}/officeDocument", "word/document.xml"),
        "rId2": (
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
        "rId3": (f"{_R}/extended-properties", "docProps/app.xml"),
    }),
    "word/_rels/document.xml.rels": _relations({
        "rId1": (f"{_R}/styles", "styles.xml"),
        "rId2": (f"{_R}/numbering", "numbering.xml"),
        "rId3": (f"{_R}/settings", "settings.xml"),
        "rId4": (f"{_R}/fontTable", "fontTable.xml"),
        "rId10": (f"{_R}/header", "header1.xml"),
        "rId11": (f"{_R}/footer", "footer1.xml"),
    }),
    "word/numbering.xml": _numbering(),
    "word/fontTable.xml": _fonts(),
    "word/settings.xml": (
        f'<w:settings {_W}><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>'
    ),
    "docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"/>'
    ),
    "docProps/app.xml": (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Casework</Application></Properties>"
    ),
}  # fmt: skip


def _style(
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normal",
    title: str = "",
    following: str = "",
) -> str:
    base = f'<w:basedOn w:val="{based}"/>' if name != "Normal" else ""
    default = ' w:default="1"' if name == "Normal" else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{title or name}"/>'
        f"{base}{after}<w:qFormat/>"
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(before: float = 0, after: float = 0, line: int = 240) -> str:
    """Spacing in points; ``line`` in 240ths of a line."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="{line}" w:lineRule="auto"/>'
    )


def _font(name: str, size: float = 0) -> str:
    sized = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>{sized}'


def _size(size: float) -> str:
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


_LEFT: Final = '<w:jc w:val="left"/>'
_KEEP: Final = "<w:keepNext/>"


def _border(sides: str, size: int = 4, space: int = 1, color: str = "auto") -> str:
    inside = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>' for side in sides.split()
    )
    return f"<w:pBdr>{inside}</w:pBdr>"


def _table_style(name: str, borders: str, margins: tuple[int, int]) -> str:
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in borders.split())
    top, side = margins
    return (
        f'<w:style w:type="table" w:styleId="{name}Table"><w:name w:val="{name} table"/><w:tblPr>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblCellMar><w:top w:w="{top}" w:type="dxa"/>'
        f'<w:left w:w="{side}" w:type="dxa"/><w:bottom w:w="{top}" w:type="dxa"/>'
        f'<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def styles(language: str) -> str:
    """The paragraph and table styles. 11 points everywhere but letterhead, tables and foot."""
    serif, sans = "Liberation Serif", "Liberation Sans"
    tag = {"fr": "fr-FR", "en": "en-GB"}[language]
    right_tab = f'<w:tabs><w:tab w:val="right" w:pos="{_mm(160)}"/></w:tabs>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_font(serif, 11)}<w:lang w:val="{tag}" w:eastAsia="{tag}"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    found = [
        _style("Normal", _spacing(0, 6, 259) + '<w:jc w:val="both"/>'),
        _style(
            "Heading1",
            _KEEP + '<w:numPr><w:numId w:val="1"/></w:numPr>' + _spacing(12, 4) + _LEFT + '<w:outlineLvl w:val="0"/>',
            "<w:b/>" + _size(11.5),
            title="heading 1",
            following="Normal",
        ),
        _style(
            "Heading2",
            _KEEP + _spacing(6, 3) + _LEFT + '<w:outlineLvl w:val="1"/>',
            "<w:b/><w:i/>",
            title="heading 2",
            following="Normal",
        ),
        _style("Title", _KEEP + _spacing(10, 12) + '<w:jc w:val="center"/>', "<w:b/>" + _size(15), title="Title"),
        _style("ListBullet", '<w:numPr><w:numId w:val="2"/></w:numPr>' + _spacing(0, 4, 259), title="List Bullet"),
        _style("ListNumber", _spacing(0, 4, 259), title="List Number"),
        _style(
            "Tick",
            f'<w:tabs><w:tab w:val="left" w:pos="{_mm(7)}"/></w:tabs>'
            + _spacing(0, 3)
            + f'<w:ind w:left="{_mm(7)}" w:hanging="{_mm(7)}"/>',
        ),
        _style("Quote", _spacing(2, 6, 259) + f'<w:ind w:left="{_mm(10)}" w:right="{_mm(6)}"/>', "<w:i/>"),
        _style("Centre", _spacing(4, 6) + '<w:jc w:val="center"/>'),
        _style("Right", _spacing(4, 6) + '<w:jc w:val="right"/>'),
        _style("Boxed", _spacing(0, 0, 252) + '<w:jc w:val="both"/>'),
        _style("Gap", _spacing(0, 0), _size(6)),
        _style("Control", _spacing(0, 0) + _LEFT, '<w:color w:val="808080"/>' + _size(8)),
        _style(
            "Ruled",
            _border("bottom between", 4, 1, "808080") + _spacing(0, 0, 480) + _LEFT,
        ),
        _style("OfficeName", _spacing(0, 2) + _LEFT, _font(sans, 12).replace("<w:sz ", "<w:b/><w:sz ", 1)),
        _style("Office", _spacing(0, 0) + _LEFT, _font(sans, 9)),
        _style("AddressTop", f'<w:spacing w:before="{_mm(26)}" w:after="0" w:line="{_mm(4)}" w:lineRule="exact"/>'),
        _style("Address", _spacing(0, 0) + _LEFT),
        _style("AddressEnd", _spacing(0, 0), _size(2)),
        _style("Date", _spacing(6, 14) + f'<w:ind w:left="{_mm(80)}"/>' + _LEFT),
        _style("Reference", _spacing(0, 0) + _LEFT, _size(10)),
        _style("Channel", _KEEP + _spacing(10, 0) + _LEFT, "<w:b/>"),
        _style(
            "Object",
            _KEEP
            + f'<w:tabs><w:tab w:val="left" w:pos="{_mm(18)}"/></w:tabs>'
            + _spacing(10, 14)
            + f'<w:ind w:left="{_mm(18)}" w:hanging="{_mm(18)}"/>'
            + _LEFT,
            "<w:b/>",
        ),
        _style("Salutation", _KEEP + _spacing(0, 8) + _LEFT, title="Salutation", following="Normal"),
        _style("Closing", _KEEP + _spacing(10, 8, 259), title="Closing"),
        _style("SignatureName", _KEEP + _spacing(8, 0) + _LEFT, "<w:b/>"),
        _style("SignatureRole", _spacing(0, 0) + _LEFT, "<w:i/>" + _size(10)),
        _style("PiecesHead", _KEEP + _spacing(6, 3) + _LEFT, "<w:b/>" + _size(10)),
        _style("Piece", _spacing(0, 1) + f'<w:ind w:left="{_mm(5)}" w:hanging="{_mm(5)}"/>' + _LEFT, _size(10)),
        _style("TableHead", _KEEP + _spacing(1, 1) + _LEFT, "<w:b/>" + _size(10)),
        _style("TableText", _spacing(1, 1) + _LEFT, _size(10)),
        _style("Plain", _spacing(1, 1) + _LEFT),
        _style("SheetOffice", _spacing(0, 6) + _LEFT, _font(sans, 9)),
        _style("Footer", right_tab + _spacing(0, 0) + _LEFT, _font(sans, 8.5), title="footer"),
        _style(
            "Draft",
            _border("top bottom left right", 12, 2) + _spacing(0, 2) + '<w:jc w:val="center"/>',
            "<w:b/>" + _size(10),
        ),
        _style("Courtesy", _spacing(0, 2) + '<w:jc w:val="center"/>', "<w:i/>" + _size(9)),
        _table_style("Open", "", (0, 0)),
        _table_style("Ruled", "top left bottom right insideH insideV", (28, 85)),
        _table_style("Box", "top left bottom right", (85, 142)),
    ]
    return f"<w:styles {_W}>{defaults}{''.join(found)}</w:styles>"
