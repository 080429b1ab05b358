# SPDX-License-Identifier: GPL-3.0-or-later
"""For maintainers: write ``requirements/*.lock`` anew from pyproject.toml, for every platform, with hashes.

``python3 tools/lock.py`` keeps the versions that are locked where they still fit; ``--upgrade`` takes the newest.
Needs uv on the path (or in UV). Which index is asked is uv's own setting, and no address gets into the files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Lock file to what it holds beyond the program's own requirements. The second is held to the versions of the first.
LOCKS: dict[str, tuple[str, ...]] = {
    "run.lock": (),
    "dev.lock": ("--group", "dev", "--constraint", "requirements/run.lock"),
}


def command(uv: str, name: str, extra: Sequence[str]) -> list[str]:
    """The call of uv that writes one lock file."""
    return [
        *(uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-emit-index-url", "--no-header", "pyproject.toml"),
        *(*LOCKS[name], *extra, "--output-file", f"requirements/{name}"),
    ]


def main(arguments: Sequence[str]) -> int:
    """Write all lock files; further arguments go to uv. Exit code 1 where uv is missing or can't."""
    uv = os.environ.get("UV") or shutil.which("uv")
    if uv is None:
        print("uv is missing: install it, or name it in the variable UV.", file=sys.stderr)
        return 1
    return max(subprocess.run(command(uv, name, arguments), cwd=ROOT, check=False).returncode for name in LOCKS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
