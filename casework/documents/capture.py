# SPDX-License-Identifier: GPL-3.0-or-later
"""What a picture says of its own taking: time, place, device. Read in the child, kept apart from the original.

Everything here is a claim of the file (EXIF 2.32), not a proof: clocks are wrong and tags can be edited.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from casework.documents.child import Message, Worker
from casework.documents.errors import DocumentUnreadable
from casework.documents.sniff import PICTURES, Content
from casework.language import visible

_TIME = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_MAKE, _MODEL, _SOFTWARE, _CHANGED = 0x010F, 0x0110, 0x0131, 0x0132
_EXIF, _GPS = 0x8769, 0x8825
_TAKEN, _TAKEN_OFFSET = 0x9003, 0x9011
_MOST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Capture:
    """What the file claims. ``taken_at`` is the device's clock, with its offset from UTC only where the file has one.

    Latitude and longitude in degrees, north and east positive (WGS 84). Width and height in pixels as shown.
    """

    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    device: str = ""
    software: str = ""
    width: int = 0
    height: int = 0
    orientation: int = 1


def read_capture(worker: Worker, content: Content, data: bytes) -> Capture:
    """What a picture claims of its taking; an empty Capture for anything else and for what can't be read."""
    if content not in PICTURES:
        return Capture()
    try:
        value = worker.call("casework.documents.capture:exif", {}, [data], seconds=10).value
    except DocumentUnreadable:
        return Capture()
    return Capture(
        taken_at=datetime.fromisoformat(value["taken_at"]) if value["taken_at"] else None,
        latitude=value["latitude"],
        longitude=value["longitude"],
        device=visible(str(value["device"]))[:_MOST_TEXT],
        software=visible(str(value["software"]))[:_MOST_TEXT],
        width=int(value["width"]),
        height=int(value["height"]),
        orientation=int(value["orientation"]),
    )


# The child's side.


def exif(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: the values of a Capture. A damaged tag counts as absent."""
    del arguments
    from casework.documents import pictures  # noqa: PLC0415  (Pillow, kept out of the parent)

    picture = pictures.open_picture(blobs[0])
    turn = pictures.orientation(picture)
    width, height = picture.size if turn < 5 else picture.size[::-1]
    tags: Mapping[int, Any] = {}
    details: Mapping[int, Any] = {}
    place: Mapping[int, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = picture.getexif()
            tags, details, place = dict(found), found.get_ifd(_EXIF), found.get_ifd(_GPS)
        except (OSError, SyntaxError, ValueError, TypeError, KeyError, AttributeError):
            pass  # what was read so far stands
    return Message(
        {
            "taken_at": _taken_at(details, tags),
            "latitude": _degrees(place, 2, 1, "S", 90),
            "longitude": _degrees(place, 4, 3, "W", 180),
            "device": " ".join(text for text in (_text(tags.get(_MAKE)), _text(tags.get(_MODEL))) if text),
            "software": _text(tags.get(_SOFTWARE)),
            "width": width,
            "height": height,
            "orientation": turn,
        }
    )


def _text(value: object) -> str:
    return value.split("\0", 1)[0].strip() if isinstance(value, str) else ""


def _taken_at(details: Mapping[int, Any], tags: Mapping[int, Any]) -> str:
    found = _TIME.match(_text(details.get(_TAKEN)) or _text(tags.get(_CHANGED)))
    if not found:
        return ""
    try:
        moment = datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return ""
    if offset := _OFFSET.fullmatch(_text(details.get(_TAKEN_OFFSET))):
        sign, hours, minutes = offset.groups()
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        if ahead < timedelta(hours=24):
            moment = moment.replace(tzinfo=timezone(-ahead if sign == "-" else ahead))
    return moment.isoformat()


def _degrees(place: Mapping[int, Any], value: int, reference: int, negative: str, most: int) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in place[value])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not 0 <= found <= most:
        return None
    return -found if _text(place.get(reference)).upper() == negative else found
