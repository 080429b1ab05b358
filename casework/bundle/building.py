# SPDX-License-Identifier: GPL-3.0-or-later
"""The way in: checks what can be checked at once, starts the assembling process, and runs the job."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from casework.bundle.assembler import Assembler
from casework.bundle.errors import NothingToBundle
from casework.bundle.plan import numbers, page_indexes
from casework.bundle.source import Profile
from casework.errors import FileNotWritten

if TYPE_CHECKING:
    from casework.bundle.report import Report
    from casework.bundle.source import Options, Source

_MOST_PAGES = 20_000


def build(
    sources: Sequence[Source],
    out: Path,
    options: Options,
    *,
    scratch: Path,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Write the bundle of these pieces to ``out`` (further parts beside it) and say what became of each.

    For Télérecours ``out`` is a folder that is made, with the inventory and a file for each piece.

    ``scratch`` is a private folder for what has to lie in clear meanwhile; nothing stays in it. The files appear
    under their names only when complete. Raises NothingToBundle, NumberTwice, InvalidValue, LetterUnreadable,
    BundleNotBuilt, FileNotWritten, Cancelled; never for what is wrong with one piece.
    """
    if not sources:
        raise NothingToBundle
    numbers([source.number for source in sources])
    for ranges in {source.pages for source in sources}:
        page_indexes(ranges, _MOST_PAGES)
    if not out.parent.is_dir() or (options.profile is Profile.TELERECOURS and out.exists()):
        raise FileNotWritten(out.name)
    with contextlib.ExitStack() as stack:
        total = total_bytes(sources, options)
        assembler = Assembler(total, at_once=options.max_bytes is None, cancelled=cancelled)
        stack.callback(assembler.close)
        # That process starts while this one is still importing what it needs to draw.
        from casework.bundle.job import Job  # noqa: PLC0415

        try:
            return Job(sources, out, options, scratch, progress, cancelled, assembler, stack).run()
        except OSError as error:
            raise FileNotWritten(out.name) from error


def total_bytes(sources: Sequence[Source], options: Options) -> int:
    """What there is to read, as far as known: limits of time and memory follow it."""
    return sum(source.size for source in sources) + len(options.letter_pdf or b"")
