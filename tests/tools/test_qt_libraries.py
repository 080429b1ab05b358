# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine without the libraries that Qt wants is told their names and packages before Qt is started."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest

from tools import debian
from tools.qt_libraries import OFFSCREEN, PACKAGES, PRINTING, X11, described, ensure, has_display, missing
from tools.refusal import Refused

BARE = """\
\tlibQt6Gui.so.6 => /somewhere/libQt6Gui.so.6 (0x00007f)
\tlibGL.so.1 => not found
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/libc.so.6 (0x00007f)
"""


@pytest.fixture
def qt(tmp_path: Path) -> Path:
    """A folder laid out as PySide6's ``Qt``."""
    for name in (*OFFSCREEN, *X11, *PRINTING):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


@pytest.fixture(autouse=True)
def debian_without_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


def lacking_only(name: str, library: str) -> Callable[[Path], str]:
    """An ldd for which one file lacks one library."""
    return lambda file: f"\t{library} => not found\n" if file.name == name else ""


def test_missing_libraries_are_named_once_and_sorted(qt: Path) -> None:
    assert missing([qt / name for name in OFFSCREEN], lambda _file: BARE) == ["libEGL.so.1", "libGL.so.1"]


def test_file_that_is_not_there_lacks_nothing(tmp_path: Path) -> None:
    assert missing([tmp_path / "none.so"], lambda _file: BARE) == []


def test_this_machine_has_what_the_tests_need() -> None:
    folder = Path(PySide6.__file__).parent / "Qt"
    assert missing(folder / name for name in (*OFFSCREEN, *X11)) == []


def test_bare_machine_is_told_libraries_and_packages(qt: Path) -> None:
    with pytest.raises(Refused, match=r"libEGL.so.1, libGL.so.1. .* apt install libegl1 libgl1$"):
        ensure(qt, qt / "stamp", "mark", window=False, ldd=lambda _file: BARE)
    assert not (qt / "stamp").exists()


def test_machine_that_is_not_debian_is_told_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "is_debian", lambda: False)
    assert described(["libEGL.so.1"]).startswith("libEGL.so.1. Install the packages of your system")


def test_machine_with_everything_is_looked_at_once(qt: Path) -> None:
    asked: list[Path] = []

    def ldd(file: Path) -> str:
        asked.append(file)
        return ""

    ensure(qt, qt / "stamp", "mark", window=True, ldd=ldd)
    first = len(asked)
    ensure(qt, qt / "stamp", "mark", window=True, ldd=ldd)
    assert first > 0
    assert len(asked) == first
    ensure(qt, qt / "stamp", "another lock", window=True, ldd=ldd)
    assert len(asked) == 2 * first


def test_missing_x11_library_stops_the_window(qt: Path) -> None:
    with pytest.raises(Refused, match=r"libxcb-cursor.so.0.*apt install libxcb-cursor0"):
        ensure(qt, qt / "stamp", "mark", window=True, ldd=lacking_only("libqxcb.so", "libxcb-cursor.so.0"))


def test_missing_x11_library_does_not_stop_the_tests(qt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ensure(qt, qt / "stamp", "mark", window=False, ldd=lacking_only("libqxcb.so", "libxcb-cursor.so.0"))
    assert "apt install libxcb-cursor0" in capsys.readouterr().err


def test_missing_printing_library_is_said_and_the_window_opens(qt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ensure(qt, qt / "stamp", "mark", window=True, ldd=lacking_only("libcupsprintersupport.so", "libcups.so.2"))
    assert "apt install libcups2" in capsys.readouterr().err


def test_root_on_debian_gets_the_packages_installed(qt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []

    def install(packages: list[str]) -> bool:
        installed.extend(packages)
        return True

    monkeypatch.setattr(debian, "may_install", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    ensure(qt, qt / "stamp", "mark", window=True, ldd=lambda _file: "" if installed else BARE)
    assert installed == ["libegl1", "libgl1"]
    assert (qt / "stamp").read_text(encoding="utf-8") == "mark"


def test_every_library_has_a_package_that_debian_could_have() -> None:
    assert all(name.startswith("lib") and ".so." in name for name in PACKAGES)
    assert all(package == package.lower() and " " not in package for package in PACKAGES.values())


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_display_is_known_by_its_variable(environment: dict[str, str], expected: bool) -> None:
    assert has_display(environment) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\n", True),
        ('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ("ID=fedora\nVERSION_ID=41\n", False),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', False),
    ],
)
def test_debian_is_known_by_os_release(
    tmp_path: Path, text: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    release = tmp_path / "os-release"
    release.write_text(text, encoding="utf-8")
    assert debian.is_debian(release) is expected
    assert debian.is_debian(tmp_path / "none") is False
