# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework search``: words over everything."""

from __future__ import annotations

import argparse

from casework.changes import Kind
from casework.commands import opening, values
from casework.commands.case import view
from casework.commands.output import Output
from casework.errors import InvalidValue
from casework.language import short_date
from casework.queries import search as queries
from casework.queries.cases import find_case

_MOST = 1000


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("search", help="find words in records, letters, correspondence, notes and pieces")
    parser.add_argument("words", nargs="+", metavar="WORD")
    parser.add_argument("--kind", action="append", default=[], choices=[kind.value for kind in Kind], metavar="KIND")
    parser.add_argument("--case", default="", metavar="REF")
    parser.add_argument("--from", dest="first", type=values.day, default=None, metavar="DATE")
    parser.add_argument("--to", dest="last", type=values.day, default=None, metavar="DATE")
    parser.add_argument("--limit", type=int, default=50, metavar="N")
    opening.add_options(parser, names=True)
    parser.set_defaults(run=_search)


def _search(args: argparse.Namespace, out: Output) -> int:
    if not 0 < args.limit <= _MOST:
        raise InvalidValue("--limit", str(args.limit))
    with opening.opened(args) as workspace:
        filters = queries.Filters(
            kinds=frozenset(Kind(kind) for kind in args.kind),
            case_id=find_case(workspace, args.case) if args.case else None,
            first=args.first,
            last=args.last,
        )
        hits = queries.search(workspace, view(workspace, args, out), " ".join(args.words), filters, limit=args.limit)
    if out.as_json:
        out.json([values.plain(hit) for hit in hits])
        return 0
    if not hits:
        out.line(out.say("Rien trouvé.", "Nothing found."))
    for hit in hits:
        day = short_date(hit.on) if hit.on else ""
        out.line("  ".join(part for part in (hit.kind.value, hit.reference, day, hit.title) if part))
        if hit.extract:
            out.line(f"    {_marked(hit)}")
    return 0


def _marked(hit: queries.Hit) -> str:
    """The extract with its matches in square brackets, which any terminal shows."""
    parts, at = [], 0
    for start, end in hit.marks:
        parts += [hit.extract[at:start], "[", hit.extract[start:end], "]"]
        at = end
    return "".join((*parts, hit.extract[at:]))
