# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework incident add|list``."""

from __future__ import annotations

import argparse

from casework.commands import opening, values
from casework.commands.case import view
from casework.commands.output import Output
from casework.language import short_date
from casework.noted import IncidentNoted
from casework.queries import incidents as queries
from casework.services import incidents


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("incident", help="what happened: add, list")
    verbs = parser.add_subparsers(dest="what", required=True)
    new = verbs.add_parser("add", help="note an incident")
    new.add_argument("--what", dest="narrative", required=True, metavar="TEXT", help="what happened, in plain words")
    new.add_argument("--title", default="")
    new.add_argument("--on", type=values.day, default=None, metavar="DATE")
    new.add_argument("--at", type=values.hour, default=None, metavar="HH:MM")
    new.add_argument("--place", default="")
    new.add_argument("--commune", default="")
    new.add_argument("--act", action="append", default=[], metavar="CODE", help="A1 to A34; may be repeated")
    opening.add_options(new)
    new.set_defaults(run=_add)
    several = verbs.add_parser("list", help="all incidents")
    opening.add_options(several, names=True)
    several.set_defaults(run=_list)


def _add(args: argparse.Namespace, out: Output) -> int:
    noted = IncidentNoted(
        title=args.title,
        narrative=args.narrative,
        starts_on=args.on,
        starts_at=args.at,
        place_text=args.place,
        commune=args.commune,
        acts=args.act,
    )
    with opening.opened(args) as workspace:
        changed = incidents.record(workspace, noted, today=values.today())
        page = queries.incident_page(workspace, view(workspace, args, out), changed.id)
    if out.as_json:
        out.json({"id": page.id, "reference": page.reference})
    out.line(page.reference)
    return 0


def _list(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        rows = queries.list_incidents(workspace, view(workspace, args, out))
    if out.as_json:
        out.json([values.plain(row) for row in rows])
    out.table(
        (
            out.say("Référence", "Reference"),
            out.say("Date", "Date"),
            out.say("Lieu", "Place"),
            out.say("Faits", "What"),
        ),
        [
            (row.reference, row.date_words or (short_date(row.on) if row.on else "—"), row.place, row.title)
            for row in rows
        ],
    )
    return 0
