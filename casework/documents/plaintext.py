# SPDX-License-Identifier: GPL-3.0-or-later
"""Text files of unknown encoding as pages. Child side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from casework.documents.child import MB, Message
from casework.documents.errors import DocumentTooLarge
from casework.documents.htmltext import text_of_html
from casework.documents.sniff import Content
from casework.documents.textpages import Sheet, lay_out

_MOST_BYTES = 20 * MB
_RTF_WORD = re.compile(
    r"\\(?:'([0-9a-f]{2})|u(-?\d+) ?\??|(par|line|tab)\b ?|([a-z]+)(-?\d+)? ?|([^a-z]))|([{}])|[\r\n]"
)
_RTF_HIDDEN = re.compile(
    r"\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|object)[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}"
)


def to_pdf(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: a text's bytes to PDF pages; ``content`` tells text, HTML or RTF."""
    data = blobs[0]
    if len(data) > _MOST_BYTES:
        raise DocumentTooLarge
    text = decoded(data)
    match arguments["content"]:
        case Content.HTML:
            sheet = Sheet(text=text_of_html(text))
        case Content.RTF:
            sheet = Sheet(text=_text_of_rtf(text))
        case _:
            sheet = Sheet(text=text, mono=_set_in_columns(text))
    return Message({}, [lay_out([sheet])])


def decoded(data: bytes) -> str:
    """Text by its byte order mark, else UTF-8, else Windows' western encoding. Never fails."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _set_in_columns(text: str) -> bool:
    """Whether the text lines up signs under one another (tables, logs), which needs a monospaced face."""
    lines = [line for line in text.splitlines()[:500] if line.strip()]
    aligned = sum(1 for line in lines if re.search(r"\S {3,}\S|\t", line))
    return bool(lines) and aligned * 5 > len(lines)


def _text_of_rtf(text: str) -> str:
    """The words of a rich text: enough to read it, without its looks."""

    def plain(found: re.Match[str]) -> str:
        byte, code, line, _, _, sign, _ = found.groups()
        if byte:
            return bytes([int(byte, 16)]).decode("cp1252", errors="replace")
        if code:
            return chr(int(code) % 65_536)
        if line:
            return "\t" if line == "tab" else "\n"
        return sign if sign in {"\\", "{", "}"} else "\u00a0" if sign == "~" else ""

    return _RTF_WORD.sub(plain, _RTF_HIDDEN.sub("", text))
