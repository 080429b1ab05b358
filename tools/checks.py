# SPDX-License-Identifier: GPL-3.0-or-later
"""Every check, one after the other, whatever the ones before it said: ``python3 run.py test [pytest args]``.

The last line names the optional programs that were not there, so that nobody takes a shorter run for a full one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.environment import ROOT
from tools.refusal import say

#: Name to the commands of which one must be there; what each does for the tests stands in docs/architecture.md.
OPTIONAL: dict[str, tuple[str, ...]] = {
    "LibreOffice": ("soffice", "libreoffice"),
    "Tesseract": ("tesseract",),
    "qpdf": ("qpdf",),
    "poppler": ("pdftotext",),
    "Xvfb": ("Xvfb",),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One program that says yes (exit code 0) or no."""

    name: str
    command: tuple[str, ...]


def every_check(arguments: Sequence[str] = ()) -> list[Check]:
    """In order of how soon they answer; the tests come last, so that their closing line is near the end."""
    scripts = Path(sys.executable).parent
    return [
        Check("format", (str(scripts / "ruff"), "format", "--check", ".")),
        Check("lint", (str(scripts / "ruff"), "check", ".")),
        Check("imports", (str(scripts / "lint-imports"), "--no-logo")),
        Check("translations", (sys.executable, "-P", "-m", "tools.translations", "--check")),
        Check("types", (sys.executable, "-P", "-m", "mypy")),
        Check("tests", (sys.executable, "-P", "-m", "pytest", "-n", "auto", *arguments)),
    ]


def run(checks: Sequence[Check], clock: Callable[[], float] = time.monotonic) -> list[str]:
    """Run them all, each under its own heading. Returns the names of those that failed."""
    failed = []
    lines = []
    for check in checks:
        print(f"── {check.name}", flush=True)
        began = clock()
        passed = subprocess.run(check.command, cwd=ROOT, check=False).returncode == 0
        lines.append(f"  {'passed' if passed else 'FAILED'}  {check.name} ({clock() - began:.0f} s)")
        if not passed:
            failed.append(check.name)
    print("── summary", *lines, sep="\n", flush=True)
    return failed


def absent(find: Callable[[str], str | None] = shutil.which) -> list[str]:
    """The optional programs that are not on this machine."""
    return [name for name, commands in OPTIONAL.items() if not any(find(command) for command in commands)]


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when every check passed, else 1."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    failed = run(every_check(arguments))
    print(f"Failed: {', '.join(failed)}" if failed else "Every check passed.")
    missing = absent()
    print("Optional programs absent: " + (", ".join(missing) if missing else "none"), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Stopped before all checks were done.")
        sys.exit(130)
