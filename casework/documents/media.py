# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a recording is, from its header: MP4 and MOV (ISO 14496-12 ``mvhd``) and WAV. Others stay unknown.

Only lengths and numbers at fixed places are read, a few hundred bytes at a time; nothing is decoded.
"""

from __future__ import annotations

import io
from typing import BinaryIO

from casework.language import NBSP, Language

_MOST_BOXES = 200


def seconds(stream: BinaryIO) -> float | None:
    """The length in seconds; None when the header does not tell, or the stream can't seek."""
    if not stream.seekable():
        return None
    stream.seek(0)
    head = stream.read(12)
    if head[4:8] == b"ftyp":
        return _movie(stream)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return _wave(stream)
    return None


def recording(stream: BinaryIO, language: Language) -> str:
    """The length in words, ``1 min 42 s``; "" when unknown."""
    found = seconds(stream)
    if found is None:
        return ""
    hours, rest = divmod(round(found), 3600)
    minutes, left = divmod(rest, 60)
    del language  # both write it alike
    parts = [f"{hours}{NBSP}h"] if hours else []
    parts += [f"{minutes}{NBSP}min"] if minutes or hours else []
    return NBSP.join([*parts, f"{left}{NBSP}s"])


def _movie(stream: BinaryIO) -> float | None:
    end = stream.seek(0, io.SEEK_END)
    found = _box(stream, 0, end, b"moov")
    header = _box(stream, *found, b"mvhd") if found else None
    if not header:
        return None
    stream.seek(header[0])
    body = stream.read(32)
    if len(body) < 32:
        return None
    at, size = (20, 8) if body[0] == 1 else (12, 4)
    scale = int.from_bytes(body[at : at + 4])
    length = int.from_bytes(body[at + 4 : at + 4 + size])
    return length / scale if scale and length < 1 << 40 else None


def _box(stream: BinaryIO, start: int, end: int, wanted: bytes) -> tuple[int, int] | None:
    """Where the content of the first box of this kind begins and ends."""
    at = start
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            return None
        stream.seek(at)
        head = stream.read(16)
        size, begins = int.from_bytes(head[:4]), 8
        if size == 1:
            size, begins = int.from_bytes(head[8:16]), 16
        if size == 0:
            size = end - at
        if size < begins:
            return None
        if head[4:8] == wanted:
            return at + begins, min(at + size, end)
        at += size
    return None


def _wave(stream: BinaryIO) -> float | None:
    end = stream.seek(0, io.SEEK_END)
    at, rate = 12, 0
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            return None
        stream.seek(at)
        head = stream.read(24)
        size = int.from_bytes(head[4:8], "little")
        if head[:4] == b"fmt ":
            rate = int.from_bytes(head[16:20], "little")
        if head[:4] == b"data":
            return min(size, end - at - 8) / rate if rate else None
        at += 8 + size + size % 2
    return None
