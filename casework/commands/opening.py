# SPDX-License-Identifier: GPL-3.0-or-later
"""The options that open a workspace, shared by the commands that need one."""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from casework.errors import FileUnreadable, InvalidValue

if TYPE_CHECKING:
    from casework.storage.workspace import Workspace


def add_options(parser: argparse.ArgumentParser, *, json: bool = True, names: bool = False) -> None:
    """``--workspace``, ``--passphrase-file``, and where they make sense ``--json`` and ``--real-names``."""
    parser.add_argument("--workspace", metavar="DIR", default=os.environ.get("CASEWORK_WORKSPACE"))
    parser.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase")
    if json:
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout and nothing else")
    if names:
        parser.add_argument("--real-names", action="store_true", help="real names instead of borrowed ones")


def workspace_folder(args: argparse.Namespace) -> Path:
    """The folder named on the command line.

    Raises:
        InvalidValue: none was named.
    """
    if not args.workspace:
        raise InvalidValue("--workspace", "")
    return Path(args.workspace)


def passphrase(args: argparse.Namespace, prompt: str = "Passphrase: ") -> str:
    """The passphrase from the file, or typed on the terminal.

    Raises:
        FileUnreadable: the file named is not there or not text.
    """
    if args.passphrase_file:
        path = Path(args.passphrase_file)
        try:
            return path.read_text(encoding="utf-8").split("\n", maxsplit=1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise FileUnreadable(path.name) from error
    return getpass.getpass(prompt)


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Workspace]:
    """The workspace, unlocked for one command and locked again after it."""
    from casework.storage.workspace import Workspace  # noqa: PLC0415 - commands without a workspace start faster

    workspace = Workspace.unlock(workspace_folder(args), passphrase(args))
    try:
        yield workspace
    finally:
        workspace.close()
