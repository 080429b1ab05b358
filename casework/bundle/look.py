# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at pages as they are drawn: where a stamp covers nothing, and whether a page came out blank. Child side.

Pages are drawn small and grey by pdfium, which reads files on its own: it also serves as a second opinion on what
qpdf made of a damaged one.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pikepdf
from PIL import Image

from casework.bundle.pages import (
    CORNERS,
    NUMBER_CORNERS,
    NUMBER_SIZE,
    PARTY_SIZE,
    STAMP_SIZE,
    Shown,
    overlapping,
    place,
    scale_of,
)
from casework.documents.child import Message
from casework.documents.errors import DocumentTooLarge
from casework.documents.pictures import page_of_picture
from casework.documents.render import drawn, opened

_LONGEST = 400
_RASTER_DPI = 150
_MOST_RASTER_PAGES = 200
_WHITE = 250
#: How far a pixel must be from the commonest shade around it to count as drawn on.
_INK = 28
#: The share of such pixels under a stamp that hides nothing.
_CLEAR = 0.004


def look(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: for the first ``most`` pages the best places of stamp and number, and how much is drawn on the page.

    ``stamp`` and ``number`` are the widths of the marks in points on an A4 page, ``party`` whether a second line is
    wanted. Value: ``{"pages", "views": [[stamp corner, number corner, ink]]}``, ink as a share from 0 to 1.
    """
    document = opened(blobs[0], arguments["password"])
    count = len(document)
    views = []
    for index in range(min(count, arguments["most"])):
        page = document[index]
        width, height = page.get_size()
        image = drawn(page, _LONGEST / max(width, height, 1)).convert("L")
        views.append([*_corners(image, Shown(width, height, (1, 0, 0, 1, 0, 0)), arguments), _ink(image)])
        page.close()
    return Message({"pages": count, "views": views})


def _corners(image: Image.Image, page: Shown, arguments: dict[str, Any]) -> tuple[str, str]:
    scale = scale_of(page)
    across, up = page.width / scale, page.height / scale
    high = STAMP_SIZE + 6 + (PARTY_SIZE + 2 if arguments["party"] else 0)
    stamp = _clearest(image, across, up, (arguments["stamp"], high), CORNERS)
    taken = (*place(stamp, across, up, arguments["stamp"], high), arguments["stamp"], high)
    size = (arguments["number"], NUMBER_SIZE + 2)
    free = [corner for corner in NUMBER_CORNERS if not overlapping(taken, (*place(corner, across, up, *size), *size))]
    return stamp, _clearest(image, across, up, size, free or NUMBER_CORNERS)


def _clearest(image: Image.Image, across: float, up: float, size: tuple[float, float], corners: Sequence[str]) -> str:
    """The first corner where next to nothing is drawn, else the one with the least."""
    best, least = corners[0], 2.0
    for corner in corners:
        x, y = place(corner, across, up, *size)
        box = (
            int(x / across * image.width),
            int((up - y - size[1]) / up * image.height),
            int((x + size[0]) / across * image.width) + 1,
            int((up - y) / up * image.height) + 1,
        )
        covered = _covered(image.crop(box))
        if covered < _CLEAR:
            return corner
        if covered < least:
            best, least = corner, covered
    return best


def _ink(image: Image.Image) -> float:
    """The share of pixels that are not white."""
    histogram = image.histogram()
    return sum(histogram[:_WHITE]) / max(1, sum(histogram))


def _covered(image: Image.Image) -> float:
    """The share of pixels that differ from the commonest shade: an even dark ground counts as empty."""
    histogram = image.histogram()
    total = sum(histogram)
    if not total:
        return 0.0
    common = max(range(256), key=histogram.__getitem__)
    same = sum(histogram[max(0, common - _INK) : common + _INK + 1])
    return 1 - same / total


def mended(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: how qpdf reads a damaged file, page by page. Value: ``{"inks": […]}``, as :func:`look` tells them."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(blobs[0]), password=arguments["password"] or "", suppress_warnings=True) as pdf:
        pdf.save(out, encryption=False)
    document = opened(out.getvalue(), None)
    inks = []
    for index in range(min(len(document), arguments["most"])):
        page = document[index]
        inks.append(_ink(drawn(page, _LONGEST / max(*page.get_size(), 1)).convert("L")))
    return Message({"inks": inks})


def inks(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: how much is drawn on these ``pages`` (from 0) of the PDF at ``path``."""
    del blobs
    document = opened(arguments["path"], None)
    found = []
    for index in arguments["pages"]:
        page = document[index]
        found.append(_ink(drawn(page, _LONGEST / max(*page.get_size(), 1)).convert("L")))
        page.close()
    return Message(found)


def raster(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: every page as pdfium draws it, as pictures of the same size: the last resort for a damaged file."""
    document = opened(blobs[0], arguments["password"])
    if len(document) > _MOST_RASTER_PAGES:
        raise DocumentTooLarge
    pdf = pikepdf.new()
    for index in range(len(document)):
        page = document[index]
        width, height = page.get_size()
        page_of_picture(pdf, drawn(page, _RASTER_DPI / 72), width, height)
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return Message({"pages": len(document)}, [out.getvalue()])
