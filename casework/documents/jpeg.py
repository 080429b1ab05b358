# SPDX-License-Identifier: GPL-3.0-or-later
"""JPEG files as segments (ITU-T T.81, annex B): what they tell of their making is cut away, the picture is kept."""

from __future__ import annotations

#: What the segments with metadata begin with.
_MARKS = (b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0", b"MPF\0")


def tells_of_its_making(beginning: bytes) -> bool:
    """Whether the first bytes of a JPEG show EXIF, XMP, IPTC or further pictures."""
    return any(mark in beginning for mark in _MARKS)


def strip_jpeg(data: bytes) -> bytes | None:
    """A JPEG without EXIF, XMP, IPTC, comments, and without what was hung on after its end (a second picture, a film).

    Kept: JFIF, the colour profile, Adobe's colour transform. None when the segments are not as they should be.
    """
    out = bytearray(b"\xff\xd8")
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xDA:
            end = _scan_end(data, at)
            return bytes(out + data[at:end]) if end else None
        length = int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            return None
        kept = not (0xE0 <= marker <= 0xEF or marker == 0xFE)
        kept = (
            kept
            or (marker == 0xE0 and segment[4:9] == b"JFIF\0")
            or (marker == 0xE2 and b"ICC_PROFILE" in segment[:16])
        )
        if kept or marker == 0xEE:
            out += segment
        at += 2 + length
    return None


def _scan_end(data: bytes, at: int) -> int:
    """Where the picture ends: after the first end marker that lies outside compressed data; 0 when there is none."""
    while True:
        at = data.find(b"\xff", at + 1)
        if at < 0 or at + 1 >= len(data):
            return 0
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker in {0xC4, 0xDA, 0xDB, 0xDD, 0xFE} and at + 4 <= len(data):
            at += 1 + int.from_bytes(data[at + 2 : at + 4])
