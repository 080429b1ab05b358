# SPDX-License-Identifier: GPL-3.0-or-later
"""What an installation takes of the disk: the program and the packages it is made of, without LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import casework
from casework import paths
from casework.bench import Measured, Unit

_CODE = Path(casework.__file__).parent
_CHECKOUT = _CODE.parent


def measure(scratch: Path) -> Iterator[Measured]:
    """Megabytes of the locked packages as installed here, compiled modules too, and of what a wheel of ours holds."""
    del scratch
    lock = (_CHECKOUT / "requirements" / "run.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE)
    files = {file for name in (*names, "pip") for file in _files_of(name)}
    packages = sum(file.stat().st_size for file in files)
    folders = (_CODE, _CHECKOUT / "ui", paths.resources(), paths.letter_templates("fr").parents[1])
    program = sum(path.stat().st_size for folder in folders for path in folder.rglob("*") if path.is_file())
    note = f"packages {packages / 1e6:.0f} MB, program {program / 1e6:.0f} MB"
    yield Measured("Installed size", (packages + program) / 1e6, Unit.MEGABYTES, 450, note=note)


def _files_of(name: str) -> Iterator[Path]:
    """The files of a package that are there, and what Python compiled from them since."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return  # for another system or Python
    for file in (Path(str(each.locate())) for each in files):
        if file.is_file():
            yield file.resolve()
        if file.suffix == ".py":
            yield from (file.resolve().parent / "__pycache__").glob(f"{file.stem}.*.pyc")
