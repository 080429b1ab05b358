# SPDX-License-Identifier: GPL-3.0-or-later
"""The template checker in a limited process of its own: what a hostile file does there, it does to nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from casework.documents.child import Message, Worker
from casework.documents.errors import DocumentUnreadable
from casework.letters.check import MAX_FILE, Fault, FaultKind, check

#: A sound template takes a fifth of a second.
SECONDS: Final = 20.0


def check_apart(template: bytes, *, seconds: float = SECONDS) -> list[Fault]:
    """As :func:`casework.letters.check.check`; a file that hangs, crashes or fills the memory has a fault too."""
    if len(template) > MAX_FILE:
        return [Fault(FaultKind.TOO_LARGE, "", "", "")]
    with Worker(seconds=seconds) as worker:
        try:
            found = worker.call(f"{__name__}:task", {}, [template]).value
        except DocumentUnreadable as problem:
            return [Fault(FaultKind.HOSTILE, problem.fault.value, "", "")]
    return [Fault(FaultKind(one["kind"]), one["detail"], one["paragraph"], one["place"]) for one in found]


def task(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    """The child's side."""
    del arguments
    return Message([asdict(fault) | {"kind": fault.kind.value} for fault in check(blobs[0])])
