# SPDX-License-Identifier: GPL-3.0-or-later
"""The system libraries that PySide6's wheels need on Linux and don't bring: which are missing, in which package.

The wheels hold Qt itself; OpenGL, fonts, keyboard and X11 come from the system, and a bare server has none of
them. Qt's own message names one at a time and ends in an abort, so they are looked up before it is started.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tools import debian
from tools.refusal import Refused, say

#: Library to Debian package. Names without t64: Ubuntu 24.04 and Debian 13 know them as provided by the new ones.
PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXau.so.6": "libxau6",
    "libXdmcp.so.6": "libxdmcp6",
    "libXext.so.6": "libxext6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}

#: What every window and every offscreen test loads, below PySide6's folder ``Qt``.
OFFSCREEN = ("lib/libQt6Widgets.so.6", "lib/libQt6PrintSupport.so.6", "plugins/platforms/libqoffscreen.so")
X11 = ("plugins/platforms/libqxcb.so",)
WAYLAND = ("plugins/platforms/libqwayland.so", "plugins/platforms/libqwayland-generic.so")
PRINTING = ("plugins/printsupport/libcupsprintersupport.so",)


def read_ldd(file: Path) -> str:
    """What the loader says of one file's libraries; nothing where there is no ldd (then Qt must speak for itself)."""
    try:
        told = subprocess.run(
            ["ldd", str(file)], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}, check=False
        )
    except OSError:
        return ""
    return told.stdout


def missing(files: Iterable[Path], ldd: Callable[[Path], str] = read_ldd) -> list[str]:
    """The libraries that these files and what they load want and the system has not, sorted."""
    lines = (line for file in files if file.exists() for line in ldd(file).splitlines())
    return sorted({found.group(1) for line in lines if (found := re.match(r"\s*(\S+) => not found", line))})


def ensure(qt: Path, stamp: Path, mark: str, *, window: bool, ldd: Callable[[Path], str] = read_ldd) -> None:
    """Make sure that Qt can start, or raise Refused naming the libraries and their packages.

    ``qt`` is PySide6's folder of that name. A stamp with this mark says that nothing was missing before, so that
    the next start asks nobody. ``window`` tells whether a real window is wanted, or only offscreen ones.
    """
    if sys.platform != "linux" or _read(stamp) == mark:
        return
    everything = _below(qt, (*OFFSCREEN, *X11, *PRINTING))
    lacking = missing(everything, ldd)
    if lacking and debian.may_install() and debian.install(sorted({PACKAGES[n] for n in lacking if n in PACKAGES})):
        lacking = missing(everything, ldd)
    if not lacking:
        with suppress(OSError):  # installed by someone else: then it is looked at each time
            stamp.write_text(mark, encoding="utf-8")
        return
    if blocking := missing(_below(qt, (*OFFSCREEN, *(_platform() if window else ()))), ldd):
        raise Refused(f"The window needs system libraries that are missing here: {described(blocking)}")
    say(f"Without these system libraries some of the window (X11, printing) can't work: {described(lacking)}")


def described(libraries: Sequence[str]) -> str:
    """``libEGL.so.1, libGL.so.1. Install them: apt install libegl1 libgl1`` (the last part on Debian only)."""
    names = ", ".join(libraries)
    packages = sorted({PACKAGES[name] for name in libraries if name in PACKAGES})
    if not packages or not debian.is_debian():
        return f"{names}. Install the packages of your system that hold them and start again."
    return f"{names}. Install them and start again: apt install {' '.join(packages)}"


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown. Off Linux there is always a desktop."""
    return sys.platform != "linux" or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _platform() -> tuple[str, ...]:
    return WAYLAND if os.environ.get("WAYLAND_DISPLAY") else X11


def _below(qt: Path, names: Iterable[str]) -> list[Path]:
    return [qt / name for name in names]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
