# SPDX-License-Identifier: GPL-3.0-or-later
"""CI installs the optional programs that are missing, then calls the one command for all checks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tools.environment import ROOT


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A path on which ``id``, ``apt-get`` and ``python3`` stand in for the real ones and write down their calls."""
    for name in ("sh", "dirname"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    _program(tmp_path, "id", "echo 0")
    for name in ("apt-get", "python3"):
        _program(tmp_path, name, f'echo "{name} $*" >> {tmp_path}/calls')
    return tmp_path


def _program(folder: Path, name: str, line: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def _run(machine: Path) -> tuple[list[str], str]:
    """The calls made, and what was said of trouble."""
    done = subprocess.run(
        [str(machine / "sh"), str(ROOT / ".ci" / "run")],
        env={"PATH": str(machine)},
        cwd=machine,
        capture_output=True,
        text=True,
        check=True,
    )
    return (machine / "calls").read_text(encoding="utf-8").splitlines(), done.stderr


def test_bare_machine_gets_the_optional_programs_first(machine: Path) -> None:
    calls, _said = _run(machine)
    assert calls[0] == "apt-get update -q"
    wanted = set(calls[1].removeprefix("apt-get install -y -q --no-install-recommends ").split())
    assert {"libreoffice-writer", "tesseract-ocr", "tesseract-ocr-fra", "qpdf", "poppler-utils", "xvfb"} <= wanted
    assert calls[2:] == ["python3 run.py test"]


def test_machine_that_has_all_asks_for_nothing(machine: Path) -> None:
    for name in ("soffice", "tesseract", "qpdf", "pdftotext", "Xvfb", "xdotool", "fc-list"):
        _program(machine, name, "exit 0")
    assert _run(machine)[0] == ["python3 run.py test"]


def test_person_without_root_is_told_and_the_checks_run(machine: Path) -> None:
    _program(machine, "id", "echo 1000")
    calls, said = _run(machine)
    assert calls == ["python3 run.py test"]
    assert "libreoffice-writer" in said


def test_failed_installation_is_said_and_the_checks_run(machine: Path) -> None:
    _program(machine, "apt-get", "exit 100")
    calls, said = _run(machine)
    assert calls == ["python3 run.py test"]
    assert "could not be installed" in said
