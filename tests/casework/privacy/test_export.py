# SPDX-License-Identifier: GPL-3.0-or-later
"""The only door by which plain text leaves."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from casework.errors import CaseworkError, FileNotWritten
from casework.privacy.export import hand_out


class _Breaks(io.BytesIO):
    """A content that turns out damaged after its first megabyte."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise CaseworkError
        return super().read(1 << 20)


def test_what_leaves_is_byte_for_byte_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "plainte.pdf"
    content = os.urandom((1 << 20) + 17)
    hand_out(io.BytesIO(content), target)
    assert target.read_bytes() == content
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "agenda.ics"
    target.write_bytes(b"x" * 100)
    hand_out(io.BytesIO(b"new"), target)
    assert target.read_bytes() == b"new"


def test_a_content_that_breaks_half_way_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "piece.jpg"
    target.write_bytes(b"as it was")
    with pytest.raises(CaseworkError):
        hand_out(_Breaks(b"y" * (3 << 20)), target)
    assert target.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["absent/agenda.ics", "folder"])
def test_a_place_that_cannot_be_written_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileNotWritten) as refused:
        hand_out(io.BytesIO(b"x"), tmp_path / name)
    assert refused.value.name == Path(name).name
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
