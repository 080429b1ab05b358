# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework packet build``."""

from __future__ import annotations

import argparse
from pathlib import Path

from casework.bundle import Status
from casework.commands import opening, values
from casework.commands.case import view
from casework.commands.output import Output
from casework.queries import packets as queries
from casework.queries.cases import find_case
from casework.services import packets


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("packet", help="packets: build")
    verbs = parser.add_subparsers(dest="what", required=True)
    build = verbs.add_parser("build", help="letter, bordereau and numbered pieces as one PDF")
    build.add_argument("--case", required=True, metavar="REF")
    build.add_argument("--letter", required=True, type=int, metavar="ID")
    build.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    opening.add_options(build)
    build.set_defaults(run=_build)


def _build(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        case_id = find_case(workspace, args.case)
        packet_id = packets.prepare(workspace, packets.PreparePacket(case_id=case_id, letter_id=args.letter)).id
        packets.make(workspace, packet_id, today=values.today())
        target = packets.export(workspace, packet_id, args.out)
        sheet = queries.packet_sheet(workspace, view(workspace, args, out), packet_id)
    for line in sheet.lines:
        if line.status in (Status.PLACEHOLDER, Status.REPAIRED):
            out.error_line(f"{line.number}  {line.title}: {line.problem}")
    if out.as_json:
        pieces = [
            {
                "number": line.number,
                "title": line.title,
                "pages": line.pages,
                "first_page": line.first_page,
                "status": line.status,
                "reason": line.problem,
            }
            for line in sheet.lines
        ]
        out.json({"packet": packet_id, "out": str(target), "pages": sheet.row.pages, "pieces": pieces})
    out.line(f"{target}  {sheet.row.pages} p.")
    return 0
