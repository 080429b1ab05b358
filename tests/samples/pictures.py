# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs and scans with one peculiarity each. The upper half is red, the lower blue: one sees which side is up."""

from __future__ import annotations

import io
from fractions import Fraction

from PIL import Image


def red_over_blue(wide: int = 300, high: int = 400, mode: str = "RGB") -> Image.Image:
    """The picture itself."""
    picture = Image.new("RGB", (wide, high), "red")
    picture.paste("blue", (0, high // 2, wide, high))
    return picture.convert(mode)


def _saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


_UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def photograph(orientation: int = 1, *, place: bool = False, kind: str = "JPEG") -> bytes:
    """A photograph held that way; shown upright, red is above. With ``place`` it carries a device and a position."""
    picture = red_over_blue()
    if orientation in _UNDO:
        picture = picture.transpose(_UNDO[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    if place:
        exif[0x010F], exif[0x0110], exif[0x0132] = "Fabricant", "Modele X", "2026:03:02 21:40:00"
        exif.get_ifd(0x8769)[0x9003] = "2026:03:02 21:40:05"
        exif.get_ifd(0x8769)[0x9011] = "+01:00"
        exif.get_ifd(0x8825).update(
            {1: "N", 2: (Fraction(50), Fraction(57), Fraction(0)), 3: "E", 4: (Fraction(1), Fraction(51), Fraction(0))}
        )
    return _saved(picture, kind, exif=exif, quality=90)


def in_ink_colours() -> bytes:
    """A CMYK JPEG."""
    return _saved(red_over_blue(mode="CMYK"), "JPEG", quality=90)


def see_through() -> bytes:
    """A PNG whose lower half is transparent."""
    picture = red_over_blue(mode="RGBA")
    picture.paste((0, 0, 0, 0), (0, 200, 300, 400))
    return _saved(picture, "PNG")


def deep_grey() -> bytes:
    """A PNG with 16 bits a pixel: dark above, light below."""
    half = 300 * 200
    samples = (8_000).to_bytes(2, "little") * half + (60_000).to_bytes(2, "little") * half
    return _saved(Image.frombytes("I;16", (300, 400), samples), "PNG")


def fax(pages: int = 3) -> bytes:
    """A TIFF of several black and white pages at fax resolution, each with a bar at another height."""
    frames = []
    for number in range(pages):
        frame = Image.new("1", (1656, 2339), 1)
        frame.paste(0, (200, 300 + 400 * number, 1400, 500 + 400 * number))
        frames.append(frame)
    return _saved(frames[0], "TIFF", save_all=True, append_images=frames[1:], compression="group4", dpi=(200, 200))


def moving() -> bytes:
    """A GIF of two frames."""
    return _saved(red_over_blue(), "GIF", save_all=True, append_images=[red_over_blue().rotate(180)])


def enormous() -> bytes:
    """A PNG of 400 megapixels in a few kilobytes."""
    return _saved(Image.new("1", (20_000, 20_000)), "PNG")


def cut_off() -> bytes:
    """A photograph whose second half did not arrive."""
    noise = Image.effect_noise((800, 600), 80).convert("RGB")
    whole = _saved(noise, "JPEG", quality=85)
    return whole[: len(whole) // 2]


def with_film_behind() -> bytes:
    """A photograph with a short film hung on after its end, as phones make them."""
    return photograph(place=True) + b"\x00\x00\x00\x18ftypmp42" + b"film" * 50


def noise(wide: int = 800, high: int = 600) -> bytes:
    """A photograph that does not compress: some 200 kB."""
    return _saved(Image.effect_noise((wide, high), 90).convert("RGB"), "JPEG", quality=75)
