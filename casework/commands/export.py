# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework export case``: a case's sheet and lists, under borrowed names unless real ones are asked for."""

from __future__ import annotations

import argparse
from pathlib import Path

from casework.commands import opening, values
from casework.commands.output import Output
from casework.queries import cases as queries
from casework.queries.view import view_of
from casework.services import privacy
from casework.words import NamesMode


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``export case REF --out FILE [--names real|borrowed]``."""
    parser = subparsers.add_parser("export", help="hand a case on, searched for names before it leaves")
    verbs = parser.add_subparsers(dest="what", required=True)
    case = verbs.add_parser("case", help="its sheet, dates, post and list of pieces")
    case.add_argument("reference", metavar="REF")
    case.add_argument("--out", metavar="FILE", required=True, help="FILE.pdf or FILE.json")
    case.add_argument("--names", choices=[str(mode.value) for mode in NamesMode], default=NamesMode.BORROWED.value)
    opening.add_options(case)
    case.set_defaults(run=_case)


def _case(args: argparse.Namespace, out: Output) -> int:
    target = Path(args.out)
    with opening.opened(args) as workspace:
        view = view_of(workspace, out.language, values.today(), names=NamesMode(args.names))
        privacy.export_case(workspace, view, queries.find_case(workspace, args.reference), target)
    if args.json:
        out.json({"written": str(target), "names": args.names, "bytes": target.stat().st_size})
    out.line(out.say(f"Écrit : {target}", f"Written: {target}"))
    return 0
