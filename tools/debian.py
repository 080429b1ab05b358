# SPDX-License-Identifier: GPL-3.0-or-later
"""System packages on Debian and what descends from it: installed when we may, named exactly when we may not."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.refusal import say

OS_RELEASE = Path("/etc/os-release")


def is_debian(release: Path = OS_RELEASE) -> bool:
    """Whether the system is Debian, Ubuntu or a descendant (``ID`` and ``ID_LIKE`` of os-release(5))."""
    try:
        lines = release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    values = [line.partition("=")[2].strip("\"'").split() for line in lines if line.startswith(("ID=", "ID_LIKE="))]
    return any(name in {"debian", "ubuntu"} for words in values for name in words)


def may_install() -> bool:
    """Whether apt-get is there and we are root."""
    return is_debian() and shutil.which("apt-get") is not None and os.geteuid() == 0


def install(packages: Sequence[str]) -> bool:
    """Install with apt-get, reading the package lists anew only if the first try fails. Whether it worked."""
    say(f"Installing system packages: {' '.join(packages)}")
    get = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    return _quietly(get) or (_quietly(["apt-get", "update", "-q"]) and _quietly(get))


def _quietly(command: Sequence[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0
