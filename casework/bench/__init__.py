# SPDX-License-Identifier: GPL-3.0-or-later
"""The speed table: how fast the program is beside the bare work of the parts it is made of, measured in one run.

Each module of this package with a function ``measure(scratch: Path) -> Iterable[Measured]`` is a group of lines,
found by itself. ``scratch`` is an empty folder that is removed afterwards. Seconds depend on the machine, so a line
is a ratio wherever a bare counterpart exists: both are run in turn, five times, and the medians are compared.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROUNDS = 5


class Unit(StrEnum):
    """What a line's value counts."""

    TIMES = "x"
    SECONDS = "s"
    MEGABYTES = "MB"


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table. ``reach`` is the most allowed or, with ``at_least``, the least."""

    work: str
    value: float
    unit: Unit
    reach: float
    at_least: bool = False
    note: str = ""

    @property
    def reached(self) -> bool:
        """Whether the value is as good as it should be."""
        return self.value >= self.reach if self.at_least else self.value <= self.reach


@dataclass(frozen=True, slots=True)
class Compared:
    """Median seconds of our way and of the bare way."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        """How many times the bare time ours takes."""
        return self.ours / self.bare

    @property
    def note(self) -> str:
        """Both medians, for the table."""
        return f"{self.ours:.3f} s against {self.bare:.3f} s"


Measure = Callable[[Path], Iterable[Measured]]


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, with the garbage of earlier work out of its way."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compare(ours: Callable[[], object], bare: Callable[[], object], rounds: int = ROUNDS) -> Compared:
    """Run both in turn, so that what else the machine does meets them alike; after one of each that warms up."""
    ours()
    bare()
    times = [(seconds(ours), seconds(bare)) for _round in range(rounds)]
    return Compared(*(statistics.median(column) for column in zip(*times, strict=True)))


def groups() -> dict[str, Measure]:
    """The groups of lines by name, in the order of their names."""
    found: dict[str, Measure] = {}
    for module in pkgutil.iter_modules(__path__):
        measure = None if module.name.startswith("_") else _measure_of(module.name)
        if measure is not None:
            found[module.name] = measure
    return found


def _measure_of(name: str) -> Measure | None:
    measure: Measure | None = getattr(importlib.import_module(f"{__name__}.{name}"), "measure", None)
    return measure


def table(lines: Iterable[Measured]) -> str:
    """The lines as text, one below the other."""
    rows = [("Work", "Measured", "Reach", "", "")]
    for line in lines:
        sign = ">=" if line.at_least else "<="
        value, reach = (f"{number:.4g} {line.unit}" for number in (line.value, line.reach))
        rows.append((line.work, value, f"{sign} {reach}", "reached" if line.reached else "MISSED", line.note))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]).rstrip()
        for row in rows
    )
