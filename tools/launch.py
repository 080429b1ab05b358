# SPDX-License-Identifier: GPL-3.0-or-later
"""From ``python3 run.py …`` to the running program: environment first, system libraries next, then hand over."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import qt_libraries
from tools.environment import Environment, Group
from tools.refusal import Refused, say

USAGE = """usage: python3 run.py [command]

  (nothing)            open the program; --workspace DIR opens that one
  demo [--out DIR]     make invented cases, write their letters, packet and agenda to DIR (demo-output), show them
  test [pytest args]   run every check: format, lint, types, imports, translations, tests
  bench [names]        measure the speed table
  cli ...              the command line; "cli --help" tells more
"""

#: The folder that ``casework.demo`` makes its workspace in; a test holds the two together.
DEMO_WORKSPACE = "coffre-demo"


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says. Returns the exit code, where the program did not take this process over."""
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if command in {"-h", "--help", "help"}:
        print(USAGE, end="")
        return 0
    if command.startswith("-"):
        command, rest = "", list(arguments)
    try:
        match command:
            case "":
                return _window(Environment(), rest)
            case "demo":
                return _demo(Environment(), rest)
            case "test":
                return _with_qt(Environment(), Group.DEV, "tools.checks", rest)
            case "bench":
                return _with_qt(Environment(), Group.RUN, "casework.bench", rest)
            case "cli":
                environment = Environment()
                environment.prepare(Group.RUN)
                return _become(environment, "casework.cli", rest)
            case _:
                print(f"run.py: unknown command: {command}\n\n{USAGE}", end="", file=sys.stderr)
                return 2
    except Refused as refused:
        say(str(refused))
        return 1
    except KeyboardInterrupt:
        say("Stopped. Nothing is broken: the next start goes on from here.")
        return 130


def _window(environment: Environment, arguments: Sequence[str]) -> int:
    environment.prepare(Group.RUN)
    if not qt_libraries.has_display() and "QT_QPA_PLATFORM" not in os.environ:
        raise Refused(
            "There is no display here, so the window can't open. Start it from a desktop session, or use the command "
            "line: python3 run.py cli --help"
        )
    _ensure_qt(environment, window=True)
    return _become(environment, "ui.app", arguments)


def _demo(environment: Environment, arguments: Sequence[str]) -> int:
    """The documents need no Qt, so they are made even where the window can't be shown."""
    environment.prepare(Group.RUN)
    code = _call(environment, "casework.demo", arguments)
    if code != 0 or {"-h", "--help"} & set(arguments):
        return code
    if not qt_libraries.has_display():
        say("No display here: the window is not opened.")
        return 0
    _ensure_qt(environment, window=True)
    return _become(environment, "ui.app", ["--workspace", str(_output_folder(arguments) / DEMO_WORKSPACE)])


def _output_folder(arguments: Sequence[str]) -> Path:
    """Where the demo wrote, read as it reads it."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--out", type=Path, default=Path("demo-output"))
    out: Path = parser.parse_known_args(arguments)[0].out
    return out


def _with_qt(environment: Environment, group: Group, module: str, arguments: Sequence[str]) -> int:
    environment.prepare(group)
    _ensure_qt(environment, window=False)
    return _become(environment, module, arguments)


def _ensure_qt(environment: Environment, *, window: bool) -> None:
    qt_libraries.ensure(
        environment.packages() / "PySide6" / "Qt",
        environment.folder / "casework-qt.stamp",
        environment.mark(Group.RUN),
        window=window,
    )


def _command(environment: Environment, module: str, arguments: Sequence[str]) -> list[str]:
    # -P: the current folder, which may hold a client's files, is no place to import from.
    return [str(environment.python), "-P", "-m", module, *arguments]


def _call(environment: Environment, module: str, arguments: Sequence[str]) -> int:
    return subprocess.run(_command(environment, module, arguments), check=False).returncode


def _become(environment: Environment, module: str, arguments: Sequence[str]) -> int:
    """Hand the process over, so that signals, terminal and exit code are the program's own."""
    if os.name != "nt":  # where exec would start a second process and let go of the terminal
        os.execv(environment.python, _command(environment, module, arguments))
    return _call(environment, module, arguments)
