# SPDX-License-Identifier: GPL-3.0-or-later
"""This process's own memory: not written to the disk when the program crashes, not read by other programs."""

from __future__ import annotations

import sys

_PR_SET_DUMPABLE = 4


def keep_memory_private() -> None:
    """No core dumps; on Linux other processes of the same account can't read the memory either (prctl(2)).

    Before anything is unlocked. What starts by ``exec`` afterwards has to call it again.
    """
    if sys.platform == "win32":
        return  # Windows Error Reporting keeps dumps only where an administrator asked for them
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - 10 ms

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
