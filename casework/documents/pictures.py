# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures become PDF pages: upright, one to a page, without EXIF, at a sensible size. Child side.

An ordinary JPEG is not decoded: its metadata is cut away and the page turns it upright, so that nothing of the
picture is lost. All else is decoded, bounded before it is, and stored anew.
"""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms, ImageFile, ImageOps, ImageSequence

from casework.documents.child import Message
from casework.documents.errors import DamagedDocument, DocumentTooLarge, NoPages
from casework.documents.jpeg import strip_jpeg

_MOST_PIXELS = 100_000_000
_MOST_FRAMES = 500
_PRINT_DPI = 300
_LEAST_DPI = 96
_POINTS_PER_MM = 72 / 25.4
_A4 = (595.276, 841.89)
_MARGIN_SIDE = 15 * _POINTS_PER_MM
_MARGIN_TOP = 22 * _POINTS_PER_MM
_MARGIN_BOTTOM = 18 * _POINTS_PER_MM
_LOSSLESS_BYTES = 1_500_000
_ORIENTATION = 0x0112
#: For each EXIF orientation the matrix that shows the unit square of the picture upright.
_UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}

# We bound pixels ourselves, from the header, and below what Pillow merely warns of.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class _Stored:
    """A picture as it goes into the PDF. Width and height in pixels as shown, upright; dpi 0 when unknown."""

    data: bytes
    entries: dict[str, Any]
    wide: int
    high: int
    turn: tuple[int, ...] = _UPRIGHT[1]
    dpi: float = 0.0


def open_picture(data: bytes) -> Image.Image:
    """Open without decoding. Raises DamagedDocument, or DocumentTooLarge by the header alone."""
    if data[4:8] == b"ftyp":
        import pi_heif  # noqa: PLC0415  (20 ms that only HEIC needs)

        pi_heif.register_heif_opener()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of damaged EXIF, which is thrown away anyway
        try:
            picture = Image.open(io.BytesIO(data))
        except Image.DecompressionBombError as error:
            raise DocumentTooLarge from error
        except (OSError, SyntaxError, ValueError) as error:
            raise DamagedDocument from error
    if picture.width * picture.height > _MOST_PIXELS and picture.format != "JPEG":
        raise DocumentTooLarge
    return picture


def orientation(picture: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 where it is absent or nonsense."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = picture.getexif().get(_ORIENTATION, 1)
        except (OSError, SyntaxError, ValueError, TypeError, KeyError):
            return 1
    return value if value in _UPRIGHT else 1


def to_pdf(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: a picture's bytes to a PDF of one A4 page per frame. Value: ``{"pages", "animated", "cut"}``."""
    del arguments
    data = blobs[0]
    picture = open_picture(data)
    animated = picture.format in {"GIF", "WEBP", "PNG"} and getattr(picture, "n_frames", 1) > 1
    pdf, cut = _pages(picture, data), False
    if pdf is None:
        # Cut off in the middle: show what is there, and say so.
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            pdf, cut = _pages(open_picture(data), data), True
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
    if pdf is None:
        raise DamagedDocument
    if not len(pdf.pages):
        raise NoPages
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return Message({"pages": len(pdf.pages), "animated": animated, "cut": cut}, [out.getvalue()])


def _pages(picture: Image.Image, data: bytes) -> pikepdf.Pdf | None:
    """A page for each frame; None where a frame can't be decoded."""
    pdf = pikepdf.new()
    try:
        for stored in _frames(picture, data):
            _add_page(pdf, stored)
    except DamagedDocument:
        return None
    return pdf


def _frames(picture: Image.Image, data: bytes) -> Iterator[_Stored]:
    if picture.format == "JPEG" and (bare := _bare_jpeg(picture, data)) is not None:
        yield bare
        return
    if picture.format != "TIFF":
        yield _decoded(picture)
        return
    for count, frame in enumerate(ImageSequence.Iterator(picture)):
        if count >= _MOST_FRAMES or frame.width * frame.height > _MOST_PIXELS:
            raise DocumentTooLarge
        yield _decoded(frame)


def _resolution(picture: Image.Image) -> float:
    try:
        across, down = (float(value) for value in picture.info["dpi"])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 0.0
    return across if abs(across - down) < 0.02 * across and 50 <= across <= 1200 else 0.0


def _bare_jpeg(picture: Image.Image, data: bytes) -> _Stored | None:
    """The JPEG as it is, without its metadata; None where it has to be decoded (CMYK, many pixels, oddly built)."""
    if picture.mode not in {"RGB", "L"} or picture.width * picture.height > 16_000_000:
        return None
    stripped = strip_jpeg(data)
    if stripped is None:
        return None
    turn = orientation(picture)
    wide, high = picture.size if turn < 5 else picture.size[::-1]
    entries = {
        "/Width": picture.width,
        "/Height": picture.height,
        "/ColorSpace": Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray,
        "/BitsPerComponent": 8,
        "/Filter": Name.DCTDecode,
    }
    # A truncated picture would be drawn in part: decode it now so that damage is known.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture.draft(picture.mode, (max(1, picture.width // 8), max(1, picture.height // 8)))
            picture.load()
        except (OSError, SyntaxError, ValueError) as error:
            raise DamagedDocument from error
    return _Stored(stripped, entries, wide, high, _UPRIGHT[turn])


def upright(picture: Image.Image, longest: int) -> Image.Image:
    """Decode the first frame, turn it upright and flatten it on white, in RGB, at most ``longest`` pixels long."""
    image = _loaded(picture, longest)
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return image.convert("RGB")


def _decoded(picture: Image.Image) -> _Stored:
    """Decode, turn upright, flatten on white, bound to print resolution, and store anew without metadata."""
    dpi = _resolution(picture)
    most = int(max(_A4) / 72 * _PRINT_DPI)
    flat = _loaded(picture, most)
    longest = max(flat.size)
    if longest > most and flat.mode != "1":
        dpi = dpi * most / longest
        flat.thumbnail((most, most), Image.Resampling.LANCZOS)
    return _store(flat, dpi)


def _loaded(picture: Image.Image, longest: int) -> Image.Image:
    """Decode, turn upright, flatten; a JPEG no larger than needed, so that 200 megapixels are bounded too."""
    if picture.format == "JPEG":
        picture.draft(None, (longest, longest))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture.load()
            turn = orientation(picture)
        except (OSError, SyntaxError, ValueError) as error:
            raise DamagedDocument from error
    flat = _flattened(picture)
    if turn != 1 and picture.format not in {"HEIF", "HEIC", "AVIF"}:
        # pi-heif has turned its pictures already.
        flat = ImageOps.exif_transpose(_with_orientation(flat, turn))
    return flat


def _with_orientation(picture: Image.Image, turn: int) -> Image.Image:
    picture.getexif()[_ORIENTATION] = turn
    return picture


def _flattened(picture: Image.Image) -> Image.Image:
    """One of the modes 1, L, RGB, transparency on white, colours to sRGB where a profile says from what."""
    if picture.mode in {"1", "L"} and "transparency" not in picture.info:
        return picture.copy()
    if picture.mode.startswith("I") or picture.mode == "F":
        low, high = picture.getextrema()
        span = max(float(high) - float(low), 1.0)  # type: ignore[arg-type]
        if picture.mode == "I;16" or float(high) > 255:  # type: ignore[arg-type]
            low, span = 0, 65_535.0
        return picture.convert("F").point(lambda value: (value - float(low)) * (255 / span)).convert("L")  # type: ignore[arg-type]
    if picture.mode == "CMYK":
        return _from_cmyk(picture)
    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        coloured = picture.convert("RGBA")
        white = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(white, coloured).convert("RGB")
    return picture.convert("RGB")


def _from_cmyk(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            return picture.convert("RGB")
        if found is not None:
            return found
    return picture.convert("RGB")


def _store(picture: Image.Image, dpi: float) -> _Stored:
    """Exactly where that is small (scans, screenshots), as JPEG where the picture is a photograph."""
    entries: dict[str, Any] = {"/Width": picture.width, "/Height": picture.height, "/Filter": Name.FlateDecode}
    if picture.mode == "1":
        entries |= {"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 1}
        return _Stored(zlib.compress(picture.tobytes(), 9), entries, *picture.size, dpi=dpi)
    entries |= {"/ColorSpace": Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB, "/BitsPerComponent": 8}
    exact = zlib.compress(picture.tobytes(), 6) if picture.width * picture.height < 12_000_000 else None
    if exact is not None and len(exact) < 100_000:
        return _Stored(exact, entries, *picture.size, dpi=dpi)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    if exact is not None and len(exact) < min(_LOSSLESS_BYTES, 2 * out.tell()):
        return _Stored(exact, entries, *picture.size, dpi=dpi)
    return _Stored(out.getvalue(), entries | {"/Filter": Name.DCTDecode}, *picture.size, dpi=dpi)


def page_of_picture(pdf: pikepdf.Pdf, picture: Image.Image, wide: float, high: float) -> None:
    """Add a page of this size in points that the picture fills."""
    _draw_on_page(pdf, _store(_flattened(picture), 0), (wide, high), (0, 0, wide, high))


def _add_page(pdf: pikepdf.Pdf, stored: _Stored) -> None:
    """An A4 page, upright or across as the picture is; a scan of a whole sheet fills the page."""
    across = stored.wide > stored.high
    page_wide, page_high = _A4[::-1] if across else _A4
    wide_at, high_at = (stored.wide * 72 / stored.dpi, stored.high * 72 / stored.dpi) if stored.dpi else (0.0, 0.0)
    if abs(wide_at - page_wide) < 0.06 * page_wide and abs(high_at - page_high) < 0.08 * page_high:
        scale = min(page_wide / stored.wide, page_high / stored.high)
        x, y = (page_wide - stored.wide * scale) / 2, (page_high - stored.high * scale) / 2
    else:
        room_wide = page_wide - 2 * _MARGIN_SIDE
        room_high = page_high - _MARGIN_TOP - _MARGIN_BOTTOM
        scale = min(room_wide / stored.wide, room_high / stored.high, 72 / _LEAST_DPI)
        x = (page_wide - stored.wide * scale) / 2
        y = _MARGIN_BOTTOM + (room_high - stored.high * scale) / 2
    _draw_on_page(pdf, stored, (page_wide, page_high), (x, y, stored.wide * scale, stored.high * scale))


def _draw_on_page(
    pdf: pikepdf.Pdf, stored: _Stored, size: tuple[float, float], box: tuple[float, float, float, float]
) -> None:
    """Add a page of this size with the picture in this box (left, bottom, width, height), in points."""
    x, y, wide, high = box
    a, b, c, d, e, f = stored.turn
    drawn = f"q {wide:.3f} 0 0 {high:.3f} {x:.3f} {y:.3f} cm {a} {b} {c} {d} {e} {f} cm /Picture Do Q"
    entries = {"/Type": Name.XObject, "/Subtype": Name.Image} | stored.entries
    image = pikepdf.Stream(pdf, stored.data, Dictionary(entries))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        Contents=pdf.make_stream(drawn.encode()),
        Resources=Dictionary(XObject=Dictionary(Picture=pdf.make_indirect(image))),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
