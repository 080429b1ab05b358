# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be in no file of the repository, and what must head each."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.environment import ROOT

#: Written so that this file does not hold what it looks for.
INDEX_HOSTS = (
    rb"p[y]pi\.org",
    rb"python[h]osted\.org",
    rb"n[p]mjs\.(?:org|com)",
    rb"crates[.]io",
    rb"conda[.]anaconda",
)
MACHINE_PATHS = (rb"(?<![\w.~-])/(?:r[o]ot|w[o]rk|home/\w{3,}|[U]sers/\w{3,})/", rb"[A-Z]:\\+[U]sers\\+\w{3,}")
FORBIDDEN = re.compile(b"|".join((*INDEX_HOSTS, *MACHINE_PATHS)))


def _files() -> list[Path]:
    """What git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def _contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of the parts of one that is a zip archive, as every .docx is."""
    data = path.read_bytes()
    yield data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield archive.read(name)


def test_no_file_names_an_index_or_a_folder_of_someones_machine() -> None:
    files = _files()
    held = [
        (path.relative_to(ROOT).as_posix(), found.group())
        for path in files
        for data in _contents(path)
        if (found := FORBIDDEN.search(data))
    ]
    assert len(files) > 50
    assert held == []


@pytest.mark.parametrize("text", [b"see https://p_ypi.org/simple", b"in /ro_ot/x", b"C:\\U_sers\\ada", b"/ho_me/ada/x"])
def test_such_a_word_is_found(text: bytes) -> None:
    assert FORBIDDEN.search(text.replace(b"_", b""))


@pytest.mark.parametrize("text", [b"home/ada/x", b"a/work/b", b"~/work/x", b"the root of it", b"/home/a/x"])
def test_harmless_words_are_left_in_peace(text: bytes) -> None:
    assert not FORBIDDEN.search(text)


def test_every_python_file_says_its_licence_first() -> None:
    files = [path for path in _files() if path.suffix == ".py" and path.stat().st_size]
    without = [
        path.relative_to(ROOT).as_posix()
        for path in files
        if "# SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text(encoding="utf-8").splitlines()[:2]
    ]
    assert files
    assert without == []
