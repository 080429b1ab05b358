# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder ``.venv``: made once, filled from the locked requirements, and left alone while they stay the same.

A stamp in the folder says which lock file, Python and checkout it was filled for. It is removed before anything
is changed and written when all is done, so an install that was cut off is simply done again.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from tools import debian
from tools.refusal import Refused, say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent


class Group(StrEnum):
    """Which requirements: those to run the program, or those to check it too (which hold the first)."""

    RUN = "run"
    DEV = "dev"


class Environment:
    """The virtual environment of one checkout."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root
        self.folder = root / ".venv"
        scripts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        self.python = self.folder.joinpath(*scripts)

    def is_ready(self, group: Group) -> bool:
        """Whether the requirements are there as locked. Cheap: reads three small files."""
        return os.access(self.python, os.X_OK) and any(self._stamp(held) == self.mark(held) for held in _holding(group))

    def prepare(self, group: Group) -> None:
        """Make the environment ready, if it is not. Raises Refused with one sentence saying what is in the way."""
        if self.is_ready(group):
            return
        try:
            with _only_one(self._root / ".venv.lock"):
                if not self.is_ready(group):
                    self._fill(group)
        except OSError as error:
            raise Refused(f"Casework can't set itself up in {self._root}: {error.strerror or error}.") from error

    def mark(self, group: Group) -> str:
        """What a stamp must hold to be good: the lock file, the Python and the checkout."""
        held = [Group.RUN] if group is Group.RUN else [Group.RUN, Group.DEV]
        locks = b"".join(self._lock(each).read_bytes() for each in held)
        return f"{hashlib.sha256(locks).hexdigest()} {_version()} {self._root}\n"

    def packages(self) -> Path:
        """The folder site-packages."""
        if os.name == "nt":
            return self.folder / "Lib" / "site-packages"
        return self.folder / "lib" / f"python{_version()}" / "site-packages"

    def _fill(self, group: Group) -> None:
        for each in Group:
            self._stamp_path(each).unlink(missing_ok=True)
        if not self._fits():
            self._make()
        say(f"Installing what Casework is made of into {self.folder} (once; a few minutes)")
        install(self.python, self._lock(group))
        self._link_checkout()
        self._stamp_path(group).write_text(self.mark(group), encoding="utf-8")

    def _fits(self) -> bool:
        """Whether there is an environment with the Python that runs this, whole enough to hold pip."""
        try:
            settings = (self.folder / "pyvenv.cfg").read_text(encoding="utf-8")
        except OSError:
            return False
        found = re.search(r"^version(?:_info)?\s*=\s*(\d+\.\d+)", settings, re.MULTILINE)
        if found is None or found.group(1) != _version() or not os.access(self.python, os.X_OK):
            return False
        return (self.packages() / "pip" / "__main__.py").is_file()

    def _make(self) -> None:
        missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
        if missing:
            _get_venv(missing)
        shutil.rmtree(self.folder, ignore_errors=True)
        made = _run([sys.executable, "-m", "venv", "--clear", str(self.folder)])
        if made.returncode != 0:
            raise Refused(f"Python could not make {self.folder}: {_last_line(made.stdout + made.stderr)}")
        if (self.packages() / "setuptools").is_dir():  # Python 3.11 puts an old one beside pip; nothing here wants it
            _run([str(self.python), "-m", "pip", "--quiet", "uninstall", "--yes", "setuptools"])

    def _link_checkout(self) -> None:
        """Let ``casework`` and ``ui`` be imported from any folder, by this environment's children too.

        A .pth file and not PYTHONPATH: that would reach LibreOffice's own Python. In the locale's encoding, as
        Python 3.11 and 3.12 read it; newer ones try UTF-8 and then the same.
        """
        (self.packages() / "casework-checkout.pth").write_text(f"{self._root}\n", encoding="locale")

    def _lock(self, group: Group) -> Path:
        return self._root / "requirements" / f"{group.value}.lock"

    def _stamp_path(self, group: Group) -> Path:
        return self.folder / f"casework-{group.value}.stamp"

    def _stamp(self, group: Group) -> str:
        try:
            return self._stamp_path(group).read_text(encoding="utf-8")
        except OSError:
            return ""


def install(python: Path, lock: Path) -> None:
    """Run pip on one lock file: only files whose hash is in it, only wheels, so nothing is built or run here.

    Modules are compiled when they are first used: a ninth of the size is for modules that never are.
    """
    command = [
        *(str(python), "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary", ":all:"),
        *("--no-compile", "--no-input", "--disable-pip-version-check", "--retries", "2", "--requirement", str(lock)),
    ]
    # Settings that send packages elsewhere are for people's own use of pip.
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    said: list[str] = []
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            said.append(line)
            if line.startswith("Collecting ") and sys.stderr.isatty():
                print(f"\r\x1b[K  {line.split()[1].partition('==')[0]}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    if pip.returncode != 0:
        raise Refused(why_pip_failed("".join(said)))


_ELSEWHERE = frozenset({"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIREMENT", "PIP_CONSTRAINT"})
_NO_INDEX = re.compile(
    r"connection broken|Connection ?Error|Failed to establish|Max retries|Temporary failure in name|Name or service|"
    r"Network is unreachable|ProxyError|SSLError|Read timed out|Could not fetch URL|No matching distribution",
    re.IGNORECASE,
)


def why_pip_failed(said: str) -> str:
    """One sentence from all that pip said."""
    if "DO NOT MATCH THE HASHES" in said:
        return (
            "A downloaded package is not the one that Casework was tested with (its hash differs), so it was not "
            "installed. Try again from another network; if it stays so, tell the maintainers."
        )
    if "No space left" in said or "Errno 28" in said:
        return "The disk is full: Casework needs about 700 MB while it sets itself up. Free some and start again."
    if _NO_INDEX.search(said):
        wanted = re.search(r"No matching distribution found for ([\w.-]+)", said)
        return (
            "pip could not fetch the packages that Casework is made of"
            + (f" (the first: {wanted.group(1)})" if wanted else "")
            + ". Connect this computer to the internet and start again; that is needed this once only. Without the "
            "internet, put the wheels into a folder and name it in PIP_FIND_LINKS."
        )
    return f"pip could not install the packages: {_last_line(said)}"


def _get_venv(missing: list[str]) -> None:
    """The sentence for a Python that came without venv; on Debian as root, the package itself."""
    package = f"python{_version()}-venv"
    of_the_system = Path(sys.executable).resolve().is_relative_to("/usr/bin")
    if of_the_system and debian.may_install() and debian.install([package]):
        importlib.invalidate_caches()
        return
    if of_the_system and debian.is_debian():
        raise Refused(
            f"Python's {missing[0]} module is missing here. Install it and start again: apt install {package}"
        )
    raise Refused(
        f"Python's {missing[0]} module is missing here: Python {_version()} was installed without it. Install the "
        "complete Python (on Linux the package is often called python3-venv or python3-pip) and start again."
    )


def _holding(group: Group) -> list[Group]:
    """The groups whose install holds this one."""
    return [Group.RUN, Group.DEV] if group is Group.RUN else [Group.DEV]


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
    )


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("[notice]")]
    return lines[-1] if lines else "it gave no reason."


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold back a second first start until this one is done. The system lets go when the process dies."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
