# SPDX-License-Identifier: GPL-3.0-or-later
"""The wheel holds the program and all it needs beside its code, and finds it from there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.environment import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [built] = folder.glob("*.whl")
    return built


def test_wheel_holds_every_resource_and_template(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {
        f"casework/{path.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert wanted
    assert sorted(wanted - held) == []


def test_wheel_holds_the_code_and_none_of_the_tools(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {"casework", "ui"} <= tops
    assert {top for top in tops if not top.endswith(".dist-info")} == {"casework", "ui"}
    assert not [name for name in names if "__pycache__" in name]


def test_installed_program_reads_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from casework.paths import letter_templates, resources\n"
        "from casework.errors import Cancelled\n"
        "from casework.language import Language\n"
        "from casework.sentences import sentence\n"
        "print(resources('sentences'), letter_templates('fr'), sep='\\n')\n"
        "print(sentence(Cancelled(), Language.EN))\n"
    )
    told = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert told[:2] == [
        str(tmp_path / "casework" / "resources" / "sentences"),
        str(tmp_path / "casework" / "templates" / "letters" / "fr"),
    ]
    assert told[2] != "Cancelled"


def test_same_sources_make_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    [again] = tmp_path.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()
