# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework today``: what is due."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date

from casework.commands import opening, values
from casework.commands.case import view
from casework.commands.output import Output
from casework.language import clock, long_date
from casework.queries import today as queries
from casework.queries.dates import DateRow


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("today", help="what is due")
    parser.add_argument("--on", type=values.day, default=None, metavar="DATE", help="as seen on that day")
    opening.add_options(parser, names=True)
    parser.set_defaults(run=_today)


def _today(args: argparse.Namespace, out: Output) -> int:
    on: date = args.on or values.today()
    with opening.opened(args) as workspace:
        found = queries.today(workspace, view(workspace, args, out, on))
    if out.as_json:
        out.json(values.plain(found))
        return 0
    out.line(long_date(on, out.language, weekday=True))
    if found.next_hearing:
        out.line(out.say("Prochaine audience", "Next hearing"))
        rows(out, [found.next_hearing])
    for title, several in (
        (out.say("En retard", "Overdue"), found.overdue),
        (out.say("Sept jours", "Seven days"), found.week),
        (out.say("Trente jours", "Thirty days"), found.month),
        (out.say("Ensuite", "Later"), found.far),
        (out.say("Preuves bientôt effacées", "Evidence about to be erased"), found.evidence),
    ):
        if several:
            out.line(title)
            rows(out, several)
    for silence in found.silences:
        since = out.say(f"sans réponse depuis {silence.days} jours", f"no answer for {silence.days} days")
        if silence.since is None:
            since += out.say(" (le délai ne court pas : pas de preuve)", " (not running: no proof)")
        out.line(f"{silence.reference}  {silence.authority}  {since}")
    without = found.without_next_date
    if without:
        out.line(out.say(f"{without} dossiers sans prochaine date", f"{without} cases without a next date"))
    return 0


def rows(out: Output, several: Iterable[DateRow]) -> None:
    """Dated lines: the day, the hour where it counts, whose, what."""
    for row in several:
        day = row.on.strftime("%Y-%m") if row.month_only else long_date(row.on, out.language, weekday=True)
        hour = f" {clock(row.at, out.language)}" if row.at else ""
        doubt = "" if row.verified == "yes" else out.say(" [à vérifier]", " [to be verified]")
        out.line(f"  {day}{hour}  {row.reference}  {row.title}{doubt}  {row.where}".rstrip())
