# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that others' bundle makers spoil: each must come out whole, with its stamp upright and in its place.

All of them go into one bundle, in their order, as they would in a case.
"""

from __future__ import annotations

import ctypes
import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from casework.bundle import Options, Status
from tests.casework.bundle.conftest import Built, a_source, built
from tests.samples import pages, pdfs

TRAITS: dict[str, bytes] = {
    "plain": pdfs.plain(),
    "turned by 90": pdfs.turned(90),
    "turned by 180": pdfs.turned(180),
    "turned by 270": pdfs.turned(270),
    "turned by -90": pdfs.turned(-90),
    "turned by 990": pdfs.turned(990),
    "turned by an object": pdfs.turned(90, indirect=True),
    "cropped": pdfs.cropped(),
    "off the origin": pdfs.off_origin(),
    "in large units": pdfs.in_large_units(),
    "dark": pdfs.dark(),
    "matrix left behind": pdfs.leaving_its_matrix(),
    "states left open": pdfs.leaving_states_open(),
    "too much closed": pdfs.closing_too_much(),
    "content in pieces": pdfs.in_pieces(),
    "inheriting": pdfs.inheriting(),
    "without contents": pdfs.without_contents(),
    "damaged stream": pdfs.with_damaged_stream(),
    "large": pdfs.sized(2400, 1700),
    "small": pdfs.sized(216, 216),
    "giant": pdfs.sized(8400, 8400),
}
#: pdfium knows nothing of /UserUnit, so "in large units" has a test of its own.
A4_LIKE = [name for name in TRAITS if name not in {"large", "small", "giant", "dark", "in large units"}]


@pytest.fixture(scope="module")
def bundle_of_traits(tmp_path_factory: pytest.TempPathFactory) -> Built:
    sources = [a_source(data, f"{name}.pdf") for name, data in TRAITS.items()]
    return built(tmp_path_factory.mktemp("odd"), sources, Options())


def _around_stamp(image: Image.Image) -> Image.Image:
    """The upper right corner, where the stamp of an A4 page stands."""
    return image.crop((image.width - 180, 15, image.width - 10, 50))


@pytest.mark.parametrize("name", A4_LIKE)
def test_the_stamp_stands_upright_in_the_corner_as_on_a_plain_page(bundle_of_traits: Built, name: str) -> None:
    stamped = pages.picture(bundle_of_traits.path, bundle_of_traits.page_of(f"{name}.pdf"))
    number = bundle_of_traits.piece(f"{name}.pdf").number
    page = bundle_of_traits.page_of(f"{name}.pdf")
    left, top, right, bottom = _where(bundle_of_traits.path, page, f"Pièce n° {number} – 1/1")
    assert stamped.width - 40 < right <= stamped.width - 20
    assert 20 <= top < bottom < 50
    assert 8 < bottom - top < 16
    assert right - left > 70
    assert pages.ink(_around_stamp(stamped)) > 0.02


def test_on_a_page_in_units_of_an_inch_the_stamp_is_as_large_as_on_any(bundle_of_traits: Built) -> None:
    number = bundle_of_traits.piece("in large units.pdf").number
    page = bundle_of_traits.page_of("in large units.pdf")
    left, top, right, bottom = (72 * side for side in _where(bundle_of_traits.path, page, f"Pièce n° {number} – 1/1"))
    # pdfium tells whole tenths of these units at best: to the nearest few millimetres.
    assert 530 < right <= 560
    assert 15 <= top < bottom < 50
    assert right - left > 60


def _where(pdf: Path, page: int, words: str) -> tuple[float, float, float, float]:
    """Where words stand on a page as shown: left, top, right, bottom in points from its upper left corner."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = document[page]
        text = shown.get_textpage()
        found = text.search(words).get_next()
        assert found is not None, words
        boxes = [text.get_charbox(index) for index in range(found[0], found[0] + found[1]) if text.get_charbox(index)]
        corners = [(x, y) for left, bottom, right, top in boxes for x, y in ((left, bottom), (right, top))]
        moved = [_shown(shown, x, y) for x, y in corners]
    finally:
        document.close()
    across, down = [x for x, _ in moved], [y for _, y in moved]
    return min(across), min(down), max(across), max(down)


def _shown(page: object, x: float, y: float) -> tuple[float, float]:
    """A point of the page's own coordinates in points from the upper left corner as shown."""
    width, height = page.get_size()  # type: ignore[attr-defined]
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, round(width * 10), round(height * 10), 0, x, y, across, down)
    return across.value / 10, down.value / 10


@pytest.mark.parametrize("name", [name for name in TRAITS if name not in {"dark", "giant"}])
def test_what_the_page_shows_stays_as_it_was(bundle_of_traits: Built, name: str) -> None:
    before = pages.picture(TRAITS[name])
    after = pages.picture(bundle_of_traits.path, bundle_of_traits.page_of(f"{name}.pdf"))
    assert abs(before.width - after.width) <= 1
    assert abs(before.height - after.height) <= 1
    edge = 0.25 if name == "small" else 0.1
    inner = (
        int(before.width * 0.05),
        int(before.height * edge),
        int(before.width * 0.95),
        int(before.height * (1 - edge)),
    )
    assert pages.difference(before.crop(inner), after.crop(inner)) < 0.3


def test_a_stamp_on_a_dark_page_stands_on_a_light_box(bundle_of_traits: Built) -> None:
    stamp = _around_stamp(pages.picture(bundle_of_traits.path, bundle_of_traits.page_of("dark.pdf")))
    shades = stamp.convert("L").histogram()
    assert sum(shades[190:]) > 0.15 * sum(shades), "a light box"
    assert sum(shades[:60]) > 0, "with dark words on it"


@pytest.mark.parametrize(("name", "smallest", "largest"), [("large", 20, 35), ("giant", 100, 140), ("small", 4, 10)])
def test_a_stamp_grows_with_the_page(bundle_of_traits: Built, name: str, smallest: float, largest: float) -> None:
    number = bundle_of_traits.piece(f"{name}.pdf").number
    page = bundle_of_traits.page_of(f"{name}.pdf")
    left, top, right, bottom = _where(bundle_of_traits.path, page, f"Pièce n° {number} – 1/1")
    assert smallest < bottom - top < largest
    wide = pages.picture(bundle_of_traits.path, page, dpi=10).width * 7.2
    assert 0 < left < right < wide
    assert top > 0


def test_every_page_bears_its_running_number(bundle_of_traits: Built) -> None:
    texts = bundle_of_traits.texts()
    assert len(texts) == bundle_of_traits.report.pages
    for number, text in enumerate(texts, 1):
        assert f"p. {number} / {len(texts)}" in text


def test_all_of_these_pages_are_bundled_and_none_is_replaced(bundle_of_traits: Built) -> None:
    assert {piece.status for piece in bundle_of_traits.report.pieces} == {Status.OK}


def test_two_pages_that_share_one_content_keep_their_own_fonts(tmp_path: Path) -> None:
    data = pdfs.sharing_content()
    bundle = built(tmp_path, [a_source(data, "shared.pdf")], Options())
    inner = (30, 80, 560, 800)
    for page in (0, 1):
        before, after = pages.picture(data, page), pages.picture(bundle.path, bundle.page_of("shared.pdf", page))
        assert pages.difference(before.crop(inner), after.crop(inner)) < 0.1
    assert pages.difference(pages.picture(data, 0), pages.picture(data, 1)) > 0.1, "the two differ to begin with"


def test_a_page_object_listed_twice_gets_two_different_stamps(tmp_path: Path) -> None:
    bundle = built(tmp_path, [a_source(pdfs.page_twice(), "twice.pdf")], Options())
    texts = bundle.texts()
    start = bundle.page_of("twice.pdf")
    assert bundle.piece("twice.pdf").pages == 2
    assert "Pièce n° 1 – 1/2" in texts[start]
    assert "Pièce n° 1 – 2/2" in texts[start + 1]
    assert "1/2" not in texts[start + 1]
    assert all(pdfs.WORDS in texts[start + page] for page in (0, 1))


@pytest.mark.parametrize(("free", "corner"), [("tr", "tr"), ("br", "br"), ("tl", "tl"), ("bl", "bl")])
def test_the_stamp_looks_for_a_corner_where_it_hides_nothing(tmp_path: Path, free: str, corner: str) -> None:
    data = pdfs.full_to_the_edges(free=free)
    bundle = built(tmp_path, [a_source(data, "full.pdf")], Options())
    left, top, _, _ = _where(bundle.path, bundle.page_of("full.pdf"), "Pièce n° 1 – 1/1")
    assert ("t" if top < 421 else "b") + ("l" if left < 297 else "r") == corner
    before, after = (
        image.convert("L").point(lambda shade: 255 if shade < 128 else 0)
        for image in (pages.picture(data), pages.picture(bundle.path, bundle.page_of("full.pdf")))
    )
    box = {"tr": (300, 0, 595, 60), "br": (300, 780, 595, 820), "tl": (0, 0, 290, 60), "bl": (0, 780, 290, 820)}[corner]
    assert pages.ink(Image.eval(before.crop(box), lambda shade: 255 - shade)) < 0.02, "nothing was there"
    assert after.crop(box).getbbox(), "the stamp is there now"


def test_a_bundle_that_covers_everything_still_has_its_stamp(tmp_path: Path) -> None:
    bundle = built(tmp_path, [a_source(pdfs.full_to_the_edges(), "full.pdf")], Options())
    assert "Pièce n° 1 – 1/1" in bundle.texts()[bundle.page_of("full.pdf")]


def test_the_marks_stay_at_the_usual_corner_when_nobody_looks(tmp_path: Path) -> None:
    data = pdfs.full_to_the_edges(free="br")
    bundle = built(tmp_path, [a_source(data, "full.pdf")], Options(clear_corners=False))
    _, top, _, _ = _where(bundle.path, bundle.page_of("full.pdf"), "Pièce n° 1 – 1/1")
    assert top < 60


def test_the_original_content_is_copied_undecoded(tmp_path: Path) -> None:
    data = pdfs.plain()
    with pikepdf.open(io.BytesIO(data)) as original:
        raw = original.pages[0].obj.Contents.read_raw_bytes()
    bundle = built(tmp_path, [a_source(data, "plain.pdf")], Options())
    with bundle.open() as pdf:
        form = pdf.pages[bundle.page_of("plain.pdf")].obj.Resources.XObject.P0
        assert form.read_raw_bytes() == raw
