# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs LibreOffice without a window to turn one Word file into a PDF: own profile, one at a time, with a time limit.

A second run on a busy profile writes nothing and says nothing, so the lock and the look for the file are not luxury.
Macros are off, links are not updated, and where the system allows it the process has no network at all.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from casework.errors import CaseworkError

_log = logging.getLogger(__name__)

SECONDS: Final = 60.0
_LOCK: Final = threading.Lock()
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
#: Bookmarks from headings, a tagged PDF for screen readers, pictures as they are up to 300 dpi.
_OPTIONS: Final = (
    '{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ReduceImageResolution":{"type":"boolean","value":"true"},"MaxImageResolution":{"type":"long","value":"300"}}'
)
_SETTING: Final = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
    "</prop></item>"
)
_SETTINGS: Final = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Misc", "FirstRun", "false"),
    ("Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
)


@dataclass(eq=False)
class ConverterFailed(CaseworkError):
    """LibreOffice is absent, took too long or wrote no file. ``reason``: ``absent``, ``time``, ``no_file``."""

    reason: str


@cache
def program() -> str | None:
    """Where LibreOffice is, or None."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


@cache
def _without_network() -> tuple[str, ...]:
    """A prefix that gives the process a network namespace of its own, empty; nothing where that can't be had."""
    unshare = shutil.which("unshare")
    if not sys.platform.startswith("linux") or not unshare:
        return ()
    prefix = (unshare, "--map-root-user", "--net")
    done = subprocess.run([*prefix, "true"], capture_output=True, check=False, timeout=10)  # noqa: S603
    return prefix if done.returncode == 0 else ()


def convert(docx: bytes, scratch: Path, *, seconds: float = SECONDS, suffix: str = ".docx") -> bytes:
    """The PDF of a checked Word file. Files are made in ``scratch`` and removed; raises :class:`ConverterFailed`.

    ``suffix`` is that of another kind of text (``.odt``, ``.rtf``): LibreOffice goes by it.
    """
    soffice = program()
    if soffice is None:
        raise ConverterFailed("absent")
    with _LOCK, tempfile.TemporaryDirectory(dir=scratch, prefix="word-") as folder:
        profile = _profile(scratch)
        source, target = Path(folder) / f"letter{suffix}", Path(folder) / "letter.pdf"
        source.write_bytes(docx)
        _run(
            [
                *_without_network(),
                soffice,
                f"-env:UserInstallation={profile.as_uri()}",
                *("--headless", "--norestore", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
                *("--convert-to", f"pdf:writer_pdf_Export:{_OPTIONS}", "--outdir", folder, str(source)),
            ],
            folder,
            seconds,
        )
        if not target.is_file() or not target.stat().st_size:
            raise ConverterFailed("no_file")
        return target.read_bytes()


def _profile(scratch: Path) -> Path:
    """LibreOffice's own folder, kept between runs (making it anew costs a second), with our settings in it."""
    profile = (scratch / "libreoffice").absolute()
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{settings}</oor:items>\n",
        encoding="utf-8",
    )
    return profile


def _run(command: list[str], folder: str, seconds: float) -> None:
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL") if name in os.environ}
    environment |= {"HOME": folder, "TMPDIR": folder, "TEMP": folder, "TMP": folder, "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(  # noqa: S603  (the program found above, our own words)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as late:
        _log.warning("LibreOffice took longer than %d s and was ended", seconds)
        raise ConverterFailed("time") from late
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it started: soffice is a script that starts the real program."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
