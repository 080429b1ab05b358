# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework case new|show|list|find``."""

from __future__ import annotations

import argparse
from datetime import date

from casework.commands import opening, values
from casework.commands.output import Output
from casework.language import fold, short_date
from casework.queries import cases as queries
from casework.queries.view import View, view_of
from casework.services import cases
from casework.storage.workspace import Workspace
from casework.words import NamesMode


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("case", help="cases: new, show, list, find")
    verbs = parser.add_subparsers(dest="what", required=True)
    new = verbs.add_parser("new", help="open a case")
    new.add_argument("--title", required=True)
    new.add_argument("--kind", default="complaint_prosecutor", help="a kind of case (see: law rules)")
    new.add_argument("--route", default="", help="a procedure to begin at once")
    new.add_argument("--on", type=values.day, default=None, metavar="DATE")
    new.add_argument("--reference", default="")
    new.add_argument("--place", default="")
    new.add_argument("--incident", type=int, action="append", default=[], metavar="ID")
    new.add_argument("--client", type=int, action="append", default=[], metavar="PERSON-ID")
    opening.add_options(new)
    new.set_defaults(run=_new)
    show = verbs.add_parser("show", help="one case")
    show.add_argument("reference", metavar="REF")
    opening.add_options(show, names=True)
    show.set_defaults(run=_show)
    for name, text in (("list", "all cases"), ("find", "cases by words")):
        several = verbs.add_parser(name, help=text)
        if name == "find":
            several.add_argument("words", nargs="+", metavar="WORD")
        several.add_argument("--closed", action="store_true", help="closed ones too")
        opening.add_options(several, names=True)
        several.set_defaults(run=_list)


def view(workspace: Workspace, args: argparse.Namespace, out: Output, today: date | None = None) -> View:
    """Borrowed names unless ``--real-names`` was asked for."""
    names = NamesMode.REAL if getattr(args, "real_names", False) else NamesMode.BORROWED
    return view_of(workspace, out.language, today or values.today(), names=names)


def _new(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        changed = cases.open_case(
            workspace,
            cases.OpenCase(
                title=args.title,
                kind=args.kind,
                route=args.route,
                opened_on=args.on or values.today(),
                reference=args.reference,
                place=args.place,
                incidents=args.incident,
                clients=args.client,
            ),
        )
        page = queries.case_page(workspace, view(workspace, args, out), changed.id)
        if out.as_json:
            out.json({"id": changed.id, "reference": page.row.reference})
        out.line(page.row.reference)
    return 0


def _show(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        page = queries.case_page(workspace, view(workspace, args, out), queries.find_case(workspace, args.reference))
    if out.as_json:
        out.json(values.plain(page))
        return 0
    row = page.row
    out.line(f"{row.reference}  {row.title}")
    out.line("  ".join(part for part in (row.kind, row.stage, row.who, row.place) if part))
    for proceeding in page.proceedings:
        out.line(f"- {proceeding.route_label} · {proceeding.stage_label} · {proceeding.authority}")
    for each in page.dates:
        out.line(f"  {each.on.isoformat()}  {each.title} {f'({each.articles})' if each.articles else ''}")
    return 0


def _list(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        rows = queries.list_cases(workspace, view(workspace, args, out), live_only=not args.closed)
    wanted = [fold(word) for word in getattr(args, "words", ())]
    rows = tuple(row for row in rows if all(word in row.key for word in wanted))
    if out.as_json:
        out.json([values.plain(row) for row in rows])
    out.table(
        (out.say("Référence", "Reference"), out.say("Prochaine date", "Next date"), out.say("Titre", "Title")),
        [(row.reference, short_date(row.next_on) if row.next_on else "—", row.title) for row in rows],
    )
    return 0
