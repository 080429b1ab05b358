# SPDX-License-Identifier: GPL-3.0-or-later
"""A day's work with marked names, then a search of everything that is left: P1, P10 and P11 of the promises."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from casework.services import drafts
from casework.storage.keys import Purpose
from casework.storage.workspace import Workspace
from tests.conftest import PASSPHRASE
from tests.journeys.leaving_child import LOCKED
from tests.journeys.marks import FILE, FIRST, LAST, NOTE, WORDS, in_memory, spellings

ROOT = Path(__file__).resolve().parents[2]
LINUX = sys.platform == "linux"


@dataclass
class Left:
    """What a run of the program left: its folders, what it printed, and its process, which is locked and alive."""

    folders: tuple[Path, ...]
    printed: str
    child: subprocess.Popen[str]
    seen_before: dict[str, int]
    seen_after: dict[str, int]


def _files(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_text(f"Je soussignée {FIRST} {LAST}. {NOTE}\n" * 20, encoding="utf-8")
    Image.new("RGB", (40, 30), (10, 90, 30)).save(folder / f"photo {LAST}.jpg")
    (folder / f"courriel {LAST}.eml").write_text(
        f"From: {LAST} <a@example.org>\nSubject: {LAST}\n\n{NOTE}\n", encoding="utf-8"
    )


def _keys(folder: Path) -> dict[str, tuple[bytes, ...]]:
    """The keys of the workspace, as memory may hold them."""
    with Workspace.unlock(folder, PASSPHRASE) as workspace:
        master = workspace.access.master
        keys = {"master key": master.secret(), "database key": master.key(Purpose.DATABASE)}
    return {name: (key, key.hex().encode()) for name, key in keys.items()}


def _seen(pid: int, wanted: dict[str, tuple[bytes, ...]]) -> dict[str, int]:
    """How often each stands in the memory of a process: every mapping that can be read and written."""
    found = dict.fromkeys(wanted, 0)
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if match is None:
                continue
            start, end = (int(place, 16) for place in match.groups())
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue  # [vvar] and the like
            for name, forms in wanted.items():
                found[name] += sum(data.count(form) for form in forms)
    return found


@pytest.fixture(scope="module")
def left(new_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    """One day, locked at its end. The new process is alive until the tests are done."""
    home = tmp_path_factory.mktemp("person")
    folder, files, out = home / "workspace", home.parent / f"{home.name}-files", home.parent / f"{home.name}-out"
    out.mkdir()
    shutil.copytree(new_workspace, folder)
    _files(files)
    places = {name: home / name.lower() for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")}
    places |= {name: home / name.lower() for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    for place in places.values():
        place.mkdir(mode=0o700)
    environment = os.environ | {name: str(place) for name, place in places.items()} | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop(LOCKED, None)
    wanted = _keys(folder) | {word: in_memory(word) for word in WORDS}
    log = home / "printed.log"
    with log.open("w", encoding="utf-8") as printed:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.leaving_child", str(folder), str(files), str(out)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=printed,
            text=True,
        )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(PASSPHRASE + "\n")
        child.stdin.flush()
        assert child.stdout.readline() == "working\n", log.read_text(encoding="utf-8")
        before = _seen(child.pid, wanted) if LINUX else {}
        child.stdin.write("lock\n")
        child.stdin.flush()
        assert child.stdout.readline() == "locked\n", log.read_text(encoding="utf-8")
        after = _seen(child.pid, wanted) if LINUX else {}
        stick = out.parent / "stick"
        yield Left((home, stick), log.read_text(encoding="utf-8"), child, before, after)
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
        for folder in (files, out, out.parent / "stick"):
            shutil.rmtree(folder, ignore_errors=True)


def _hits(folders: tuple[Path, ...]) -> list[str]:
    """Each file, by its content or its name, in which a marked word stands."""
    hits = []
    for folder in folders:
        for path in folder.rglob("*"):
            named = os.fsencode(str(path.relative_to(folder)))
            content = path.read_bytes() if path.is_file() else b""
            hits += [
                f"{path.relative_to(folder)}: mark {number}"
                for number, word in enumerate(WORDS)
                if any(form in content or form in named for form in spellings(word))
            ]
    return hits


def test_the_day_was_worked_and_the_search_would_find_a_leak(left: Left, tmp_path: Path) -> None:
    home, stick = left.folders
    assert (home / "workspace" / "case.db").stat().st_size > 100_000
    assert list((stick / "snapshots").iterdir())
    assert any((home / "xdg_config_home").rglob("window.toml"))
    (tmp_path / f"x {LAST.upper()}").write_bytes(NOTE.encode("utf-16-le"))
    assert len(_hits((tmp_path,))) == 2


def test_no_marked_name_is_left_on_the_disk(left: Left) -> None:
    assert _hits(left.folders) == []


def test_no_marked_name_was_printed_or_logged_not_even_in_a_crash_report(left: Left) -> None:
    assert "ValueError" in left.printed, "the crash was reported"
    assert [word for word in WORDS if word.casefold() in left.printed.casefold()] == []


@pytest.mark.skipif(not LINUX, reason="reads /proc")
def test_after_locking_the_memory_holds_neither_key_nor_name(left: Left) -> None:
    assert all(left.seen_before[name] for name in ("database key", LAST, "Théodulf")), "else the search proves nothing"
    assert {name: count for name, count in left.seen_after.items() if count} == {}


def test_what_was_half_typed_is_kept_and_only_encrypted(left: Left) -> None:
    home, _ = left.folders
    copy = home.parent / f"{home.name}-look"
    shutil.copytree(home / "workspace", copy)
    try:
        with Workspace.unlock(copy, PASSPHRASE) as workspace:
            assert [draft.text for draft in drafts.kept(workspace)] == ["Rappeler Théodulf demain avant"]
    finally:
        shutil.rmtree(copy)
