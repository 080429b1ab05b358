# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework sample``: fill a workspace with invented volume data."""

from __future__ import annotations

import argparse
from datetime import date

from casework import sample
from casework.commands import opening, values
from casework.commands.output import Output
from casework.errors import InvalidValue

_MOST = 200_000


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("sample", help="fill a workspace with invented volume data")
    parser.add_argument("--cases", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed on the same day: the same data")
    parser.add_argument("--on", type=values.day, default=None, metavar="DATE", help="the day it is as if made on")
    opening.add_options(parser)
    parser.set_defaults(run=_sample)


def _sample(args: argparse.Namespace, out: Output) -> int:
    if not 0 < args.cases <= _MOST:
        raise InvalidValue("--cases", str(args.cases))
    on: date = args.on or values.today()

    def progress(done: int, total: int) -> None:
        if out.stderr.isatty():
            out.stderr.write(f"\r{done}/{total}")

    with opening.opened(args) as workspace:
        filled = sample.fill(workspace, args.cases, args.seed, today=on, progress=progress)
    if out.as_json:
        out.json(values.plain(filled))
    out.line(
        out.say(
            f"{filled.cases} dossiers inventés, {filled.people} personnes, {filled.items} pièces et courriers, "
            f"{filled.deadlines} échéances.",
            f"{filled.cases} invented cases, {filled.people} people, {filled.items} pieces and letters, "
            f"{filled.deadlines} deadlines.",
        )
    )
    return 0
