# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m casework.bench [group ...]``: measure, and print the table. Exit code 1 where a line was missed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from casework.bench import Measured, groups, table


def main(arguments: Sequence[str]) -> int:
    """Measure the groups that are named, or all."""
    known = groups()
    if unknown := [name for name in arguments if name not in known]:
        sys.stderr.write(f"Unknown: {', '.join(unknown)}. There are: {', '.join(known)}.\n")
        return 2
    lines: list[Measured] = []
    for name in arguments or known:
        sys.stderr.write(f"Measuring: {name}\n")
        with tempfile.TemporaryDirectory(prefix="casework-bench-") as scratch:
            lines += known[name](Path(scratch))
    sys.stdout.write(table(lines) + "\n")
    return 0 if all(line.reached for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
