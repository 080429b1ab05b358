# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at finished PDFs the way a reader does: as text, and as pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

DPI = 72


def texts(pdf: bytes | Path) -> list[str]:
    """The text of each page, spaces and line ends made plain."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().replace("\u00a0", " ").split()) for page in document]
    finally:
        document.close()


def pictures(pdf: bytes | Path, dpi: float = DPI) -> list[Image.Image]:
    """Each page as drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def picture(pdf: bytes | Path, page: int = 0, dpi: float = DPI) -> Image.Image:
    """One page (from 0) as drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        image: Image.Image = document[page].render(scale=dpi / 72).to_pil().convert("RGB")
        return image
    finally:
        document.close()


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of (nearly) the same size, from 0 to 255."""
    if one.size != other.size:
        other = other.resize(one.size)
    grey = ImageChops.difference(one, other).convert("L")
    histogram = grey.histogram()
    return sum(shade * count for shade, count in enumerate(histogram)) / max(1, sum(histogram))


def ink(image: Image.Image) -> float:
    """The share of pixels that are not white."""
    histogram = image.convert("L").histogram()
    return sum(histogram[:250]) / sum(histogram)


def upper_and_lower(image: Image.Image) -> tuple[str, str]:
    """The strongest colour (red, blue, none) in the upper and in the lower half of what is drawn in colour."""
    red, _, blue = image.split()
    coloured = ImageChops.difference(red, blue).point(lambda value: 255 if value > 100 else 0)
    box = coloured.getbbox()
    if box is None:
        return "none", "none"
    middle = (box[1] + box[3]) // 2
    found = []
    for half in ((box[0], box[1], box[2], middle), (box[0], middle, box[2], box[3])):
        r, _, b = (
            sum(value * count for value, count in enumerate(band.histogram())) for band in image.crop(half).split()
        )
        found.append("red" if r > b else "blue")
    return found[0], found[1]


def with_pages(pdf: bytes | Path) -> int:
    """How many pages pdfium, which is not what we write with, finds."""
    document = pypdfium2.PdfDocument(pdf if isinstance(pdf, Path) else io.BytesIO(pdf))
    try:
        return len(document)
    finally:
        document.close()
