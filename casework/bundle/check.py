# SPDX-License-Identifier: GPL-3.0-or-later
"""The finished file, read again page by page before it gets its name. Child side."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

from casework.bundle.clean import forbidden_left
from casework.documents.child import Message


def check(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """Task: bring the file at ``path`` down to the disk and compare it with what was put into it.

    ``drawn`` tells for each page whether anything of its own was drawn on it. Value: ``{"wrong": pages (from 0) that
    lost it, "forbidden": objects that must not be there, "sha256"}``.
    """
    del blobs
    gc.disable()
    with Path(arguments["path"]).open("r+b") as stream:  # Windows syncs only what is open for writing
        os.fsync(stream.fileno())
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    drawn = arguments["drawn"]
    with pikepdf.open(arguments["path"], suppress_warnings=True) as pdf:
        pages = [_draws(page.obj) for page in pdf.pages]
        wrong = [index for index, had in enumerate(drawn) if had and not (index < len(pages) and pages[index])]
        if len(pages) != len(drawn) or pdf.get_warnings():
            wrong = wrong or [0]
        return Message({"wrong": wrong, "forbidden": forbidden_left(pdf), "sha256": sha256})


def _draws(page: pikepdf.Object) -> bool:
    """Whether the page's content reaches a form of ours that holds anything, or holds anything itself."""
    contents = page.get(Name.Contents)
    if not isinstance(contents, pikepdf.Stream):
        return contents is not None
    forms = page.get(Name.Resources, pikepdf.Dictionary()).get(Name.XObject)
    if forms is None or "/P0" not in forms:
        return int(contents.stream_dict.get(Name.Length, 0)) > 0 and forms is None
    return any(int(form.stream_dict.get(Name.Length, 0)) > 0 for form in forms.values())
