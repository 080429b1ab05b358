# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the process to the unlock prompt on screen, beside an empty PySide6 window started the same way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from casework.bench import Measured, Unit, compare
from casework.storage.keys import KdfParameters
from casework.storage.workspace import Workspace

#: Both programs end when their first window has been drawn, instead of waiting for events.
_UNTIL_DRAWN = """
import os, sys
from PySide6 import QtWidgets

class Application(QtWidgets.QApplication):
    def exec(self):
        while not any(widget.isVisible() for widget in self.topLevelWidgets()):
            self.processEvents()
        self.processEvents()
        os._exit(0)

QtWidgets.QApplication = Application
"""
_EMPTY = """
application = Application(sys.argv)
window = QtWidgets.QWidget()
window.show()
application.exec()
"""
_OURS = """
from ui.app import main
main(sys.argv[1:])
"""


def measure(scratch: Path) -> Iterator[Measured]:
    """Seconds of whole processes, warm; neither has a real screen, so that no window manager is measured."""
    folder = scratch / "workspace"
    passphrase = "girafe orage tulipe cargo violon"  # noqa: S105  (of a workspace that lives for seconds)
    Workspace.create(folder, passphrase, kdf=KdfParameters.fast_for_tests()).workspace.close()
    home = {name: str(scratch) for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}

    def run(program: str) -> None:
        command = [sys.executable, "-P", "-c", _UNTIL_DRAWN + program, "--workspace", str(folder)]
        subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603  (ourselves)

    compared = compare(lambda: run(_OURS), lambda: run(_EMPTY))
    yield Measured(
        "Start to unlock prompt, against an empty window", compared.ratio, Unit.TIMES, 1.5, note=compared.note
    )
