# SPDX-License-Identifier: GPL-3.0-or-later
"""A page as it is shown, and the few lines of content that put our marks on it. Runs in the assembling process.

The original content is neither decoded nor scaled. It becomes a form that is drawn first, so that a matrix or a
colour it leaves behind can't reach our marks (Google Docs, wkhtmltopdf, AutoCAD leave one; q … Q does not help where
those are unbalanced).
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

POINTS_PER_MM = 72 / 25.4
_A4_WIDTH = 595.0
_LETTER = (0.0, 0.0, 612.0, 792.0)
_MARGIN = 8 * POINTS_PER_MM
_FOOT = 5 * POINTS_PER_MM
_EDGE = 2 * POINTS_PER_MM
STAMP_SIZE = 11.0
PARTY_SIZE = 7.0
NUMBER_SIZE = 8.0
_PAD = 3.0
_MOST_JOINED = 30_000_000
_MOST_ODD = 200_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as a reader sees it: width and height in points, and the way from there to the page's own units.

    ``matrix`` maps a point in points, from the lower left corner as shown, to the page's coordinates.
    """

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]


def _box(value: Object | None) -> tuple[float, float, float, float] | None:
    """A rectangle with its corners put in order; None where it is none."""
    try:
        numbers = [float(side) for side in value]  # type: ignore[union-attr]
    except (TypeError, ValueError, pikepdf.PdfError):
        return None
    if len(numbers) != 4 or not all(math.isfinite(number) for number in numbers):
        return None
    left, right = sorted((numbers[0], numbers[2]))
    bottom, top = sorted((numbers[1], numbers[3]))
    return (left, bottom, right, top) if right - left > 0 and top - bottom > 0 else None


def shown(page: Object) -> Shown:
    """How this page is shown. Mends what readers mend: a missing MediaBox, a CropBox outside it, /Rotate 990."""
    media = _box(page.get(Name.MediaBox)) or _LETTER
    crop = _box(page.get(Name.CropBox)) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right <= left or top <= bottom:
        left, bottom, right, top = media
    unit = _number(page.get(Name.UserUnit), 1.0)
    unit = unit if unit > 0 else 1.0
    one = 1 / unit
    width, height = (right - left) * unit, (top - bottom) * unit
    match rotation(page):
        case 90:
            return Shown(height, width, (0, one, -one, 0, right, bottom))
        case 180:
            return Shown(width, height, (-one, 0, 0, -one, right, top))
        case 270:
            return Shown(height, width, (0, -one, one, 0, left, top))
        case _:
            return Shown(width, height, (one, 0, 0, one, left, bottom))


def rotation(page: Object) -> int:
    """The page's turn in degrees clockwise, 0, 90, 180 or 270, whatever the file says (-90, 990)."""
    return round(_number(page.get(Name.Rotate), 0.0) / 90) * 90 % 360


def _number(value: object, otherwise: float) -> float:
    if isinstance(value, (int, float, Decimal)) and math.isfinite(value):
        return float(value)
    return otherwise


@dataclass(frozen=True, slots=True)
class Face:
    """A font of our own pages, as the marks use it: code and width (in thousandths) of each sign."""

    codes: Mapping[str, int]
    widths: Mapping[str, float]

    def encoded(self, text: str) -> bytes:
        """The text as a PDF string."""
        raw = bytes(self.codes[sign] for sign in text)
        for special in (b"\\", b"(", b")", b"\r"):
            raw = raw.replace(special, b"\\r" if special == b"\r" else b"\\" + special)
        return b"(" + raw + b")"

    def width(self, text: str, size: float) -> float:
        """Its width in points."""
        return sum(self.widths[sign] for sign in text) * size / 1000


def scale_of(page: Shown) -> float:
    """How large marks are on this page: as on A4, larger on larger pages, smaller where they would fill the page."""
    smaller = min(page.width, page.height)
    if smaller >= _A4_WIDTH:
        return smaller / _A4_WIDTH
    return max(min(1.0, smaller / 300), 0.02)


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn on one page; "" for none. ``note`` stands in the middle; corners as in :data:`CORNERS`."""

    stamp: str
    number: str
    party: str = ""
    note: str = ""
    stamp_corner: str = "tr"
    number_corner: str = "brf"


def content(page: Shown, marks: Marks, bold: Face, plain: Face) -> bytes:
    """The operators that draw the marks on this page; fonts and transparency are named as :func:`dress` names them.

    As short as can be: a bundle has ten thousand of them.
    """
    scale = scale_of(page)
    across, up = page.width / scale, page.height / scale
    boxes: list[bytes] = []
    words: list[bytes] = []
    if marks.stamp:
        wide = max(bold.width(marks.stamp, STAMP_SIZE), plain.width(marks.party, PARTY_SIZE)) + 2 * _PAD
        high = STAMP_SIZE + 2 * _PAD + (PARTY_SIZE + 2 if marks.party else 0)
        x, y = place(marks.stamp_corner, across, up, wide, high)
        boxes.append(_numbers(x, y, wide, high) + b" re")
        left = x + (wide - bold.width(marks.stamp, STAMP_SIZE)) / 2
        words.append(_words(b"/B", STAMP_SIZE, left, y + high - _PAD - STAMP_SIZE * 0.78, bold.encoded(marks.stamp)))
        if marks.party:
            left = x + (wide - plain.width(marks.party, PARTY_SIZE)) / 2
            words.append(_words(b"/R", PARTY_SIZE, left, y + _PAD, plain.encoded(marks.party)))
    if marks.number:
        wide, high = plain.width(marks.number, NUMBER_SIZE) + 4, NUMBER_SIZE + 2
        x, y = place(marks.number_corner, across, up, wide, high)
        boxes.append(_numbers(x, y, wide, high) + b" re")
        words.append(_words(b"/R", NUMBER_SIZE, x + 2, y + 2.6, plain.encoded(marks.number)))
    if marks.note:
        left = (across - plain.width(marks.note, STAMP_SIZE)) / 2
        words.append(_words(b"/R", STAMP_SIZE, left, up / 2, plain.encoded(marks.note)))
    a, b, c, d, e, f = page.matrix
    matrix = (a * scale, b * scale, c * scale, d * scale, e, f)
    turned = b"" if matrix == (1, 0, 0, 1, 0, 0) else _numbers(*matrix, places=5) + b" cm "
    return b"%s/G gs 1 g %s f\n/O gs 0 g BT %s ET" % (turned, b" ".join(boxes), b" ".join(words))


def _numbers(*values: float, places: int = 1) -> bytes:
    return " ".join(f"{value:.{places}f}".rstrip("0").rstrip(".") for value in values).encode()


def _words(font: bytes, size: float, x: float, y: float, encoded: bytes) -> bytes:
    return b"%s %g Tf 1 0 0 1 %s Tm %s Tj" % (font, size, _numbers(x, y), encoded)


#: Where a stamp may stand, best first: top or bottom; right, left or centre; 8 mm inside (law/bundles 3.4), or, with
#: an "e", close to the edge where pages are filled.
CORNERS = ("tr", "br", "tl", "bl", "tc", "bc", "tre", "bre", "tle", "ble", "tce", "bce")
#: The same for the running number, 5 mm ("f") above the edge.
NUMBER_CORNERS = ("brf", "bcf", "blf", "bre", "bce", "ble")
_INSIDE = {"": _MARGIN, "f": _FOOT, "e": _EDGE}


def place(corner: str, across: float, up: float, wide: float, high: float) -> tuple[float, float]:
    """The lower left point of a box of this size in this corner, kept on the page also where it is tiny."""
    margin = _INSIDE[corner[2:]]
    side = min(margin, max(0.0, (across - wide) / 2))
    edge = min(margin, max(0.0, (up - high) / 2))
    x = {"r": across - side - wide, "l": side, "c": (across - wide) / 2}[corner[1]]
    return max(0.0, x), edge if corner[0] == "b" else up - edge - high


def overlapping(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes (left, bottom, width, height) meet."""
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


class Dresser:
    """Puts marks on the pages of one output file, sharing what can be shared."""

    def __init__(self, pdf: pikepdf.Pdf, fonts: Object, bold: Face, plain: Face) -> None:
        """``fonts`` is an indirect dictionary of the fonts /B and /R in this file."""
        self._pdf = pdf
        self._fonts = fonts
        self._bold = bold
        self._plain = plain
        self._states = pdf.make_indirect(
            Dictionary(G=Dictionary(ca=Decimal("0.8"), BM=Name.Normal), O=Dictionary(ca=1, CA=1))
        )
        self._boxes: dict[tuple[float, ...], Object] = {}
        self._shared: dict[tuple[int, int], tuple[tuple[float, ...], Object]] = {}

    def dress(self, page: Object, marks: Marks) -> bool:
        """Draw the marks over the page's content, which is kept whole; whether there is any."""
        drawn = content(shown(page), marks, self._bold, self._plain)
        forms = self._forms_of(page)
        resources = Dictionary(Font=self._fonts, ExtGState=self._states)
        if forms:
            names = [f"/P{index}" for index in range(len(forms))]
            resources.XObject = Dictionary(dict(zip(names, forms, strict=True)))
            drawn = b"q %s Q %s" % (" ".join(f"{name} Do" for name in names).encode(), drawn)
        page.Contents = self._pdf.make_stream(drawn)
        page.Resources = resources
        return bool(forms)

    def _forms_of(self, page: Object) -> list[Object]:
        """The page's content as forms to be drawn in this order: as a rule one, none where the page is empty."""
        contents = page.get(Name.Contents)
        resources = page.get(Name.Resources)
        if not isinstance(resources, Dictionary):
            resources = Dictionary()
        box = _box(page.get(Name.MediaBox)) or _LETTER
        return [self._form(stream, box, resources) for stream in self._streams(contents)]

    def _form(self, stream: Object, box: tuple[float, ...], resources: Object) -> Object:
        known = self._shared.get(stream.objgen)
        if known is not None:
            if known[0] == box and _same(known[1], resources):
                return stream
            # Two pages share one content but not their resources: the second gets a copy.
            stream = self._copy(stream)
        # /Type may be left out. What stands in an object of its own is packed; a stream's dictionary is not.
        if not resources.is_indirect:
            resources = self._pdf.make_indirect(resources)
        stream.Subtype = Name.Form
        stream.BBox = self._box(box)
        stream.Resources = resources
        self._shared[stream.objgen] = (box, resources)
        return stream

    def _box(self, box: tuple[float, ...]) -> Object:
        if box not in self._boxes:
            self._boxes[box] = self._pdf.make_indirect(Array(list(box)))
        return self._boxes[box]

    def _streams(self, contents: Object | None) -> list[Object]:
        """Several content streams are joined, decoded: what one leaves open the next may close.

        Where one can't be decoded they stay apart as they are: viewers draw as much of a damaged one as they can.
        """
        if isinstance(contents, pikepdf.Stream):
            return [contents]
        if not isinstance(contents, Array):
            return []
        streams: list[Object] = [part for part in contents if isinstance(part, pikepdf.Stream)]
        if len(streams) < 2:
            return streams
        parts = [_decoded(stream) for stream in streams]
        if any(part is None for part in parts) or sum(len(part or b"") for part in parts) > _MOST_JOINED:
            return streams
        return [self._pdf.make_stream(b"\n".join(part or b"" for part in parts))]

    def _copy(self, stream: Object) -> Object:
        copy = self._pdf.make_stream(stream.read_raw_bytes())
        for key in (Name.Filter, Name.DecodeParms):
            if key in stream:
                copy[key] = stream[key]
        return copy


def _decoded(stream: Object) -> bytes | None:
    """A content stream's data; None where it is damaged or unpacks to more than any page needs."""
    filters = stream.stream_dict.get(Name.Filter)
    try:
        if filters == Name.FlateDecode and Name.DecodeParms not in stream.stream_dict:
            unpacking = zlib.decompressobj()
            data = unpacking.decompress(stream.read_raw_bytes(), _MOST_JOINED)
            return data if unpacking.eof else None
        raw = int(stream.stream_dict.get(Name.Length, 0))
        return stream.read_bytes() if filters is None or raw < _MOST_ODD else None
    except (pikepdf.PdfError, zlib.error):
        return None


def _same(one: Object, other: Object) -> bool:
    if one.is_indirect and one.objgen == other.objgen:
        return True
    return one.unparse(resolved=True) == other.unparse(resolved=True)
