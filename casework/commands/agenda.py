# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework agenda``: what is ahead, on the terminal, on paper or as a calendar file."""

from __future__ import annotations

import argparse
import io
from datetime import timedelta
from pathlib import Path

from casework.commands import opening, values
from casework.commands.case import view
from casework.commands.output import Output
from casework.commands.today import rows
from casework.errors import InvalidValue
from casework.privacy.export import hand_out
from casework.queries import dates
from casework.queries.agenda_papers import agenda_ics, agenda_pdf

_MOST_DAYS = 3660


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("agenda", help="what is ahead")
    parser.add_argument("--from", dest="start", type=values.day, default=None, metavar="DATE")
    parser.add_argument("--days", type=int, default=30, metavar="N")
    parser.add_argument("--ics", type=Path, metavar="FILE", help="as a calendar file")
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="on paper")
    parser.add_argument("--neutral", action="store_true", help="calendar titles without anything but the reference")
    opening.add_options(parser, names=True)
    parser.set_defaults(run=_agenda)


def _agenda(args: argparse.Namespace, out: Output) -> int:
    if not 0 <= args.days <= _MOST_DAYS:
        raise InvalidValue("--days", str(args.days))
    first = args.start or values.today()
    last = first + timedelta(days=args.days)
    with opening.opened(args) as workspace:
        seen = view(workspace, args, out)
        found = dates.between(workspace, seen, first, last)
        if args.ics:
            hand_out(io.BytesIO(agenda_ics(workspace, seen, first, last, neutral=args.neutral)), args.ics)
        if args.pdf:
            hand_out(io.BytesIO(agenda_pdf(workspace, seen, first, last)), args.pdf)
    if out.as_json:
        out.json([values.plain(row) for row in found])
    elif not (args.ics or args.pdf):
        rows(out, [row for row in found if row.status != "adjourned"])
    for path in (args.ics, args.pdf):
        if path:
            out.line(str(path))
    return 0
