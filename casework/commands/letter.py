# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework letter fill``."""

from __future__ import annotations

import argparse
from pathlib import Path

from casework.commands import letter_data, opening, values
from casework.commands.output import Output
from casework.language import Language
from casework.queries.cases import find_case
from casework.services import letters


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("letter", help="letters: fill")
    verbs = parser.add_subparsers(dest="what", required=True)
    fill = verbs.add_parser("fill", help="fill a template from a case, or from a file of values")
    fill.add_argument("template", metavar="TEMPLATE")
    source = fill.add_mutually_exclusive_group(required=True)
    source.add_argument("--case", metavar="REF")
    source.add_argument("--data", type=Path, metavar="FILE.json")
    fill.add_argument("--out", required=True, type=Path, metavar="FILE.docx")
    fill.add_argument("--pdf", type=Path, metavar="FILE.pdf")
    fill.add_argument("--language", choices=[str(member) for member in Language], default="fr")
    fill.add_argument("--set", action="append", default=[], metavar="QUESTION=ANSWER", help="answers of this letter")
    opening.add_options(fill)
    fill.set_defaults(run=_fill)


def _fill(args: argparse.Namespace, out: Output) -> int:
    if args.data is not None:
        return letter_data.fill(args, out)
    answers = dict(pair.split("=", maxsplit=1) for pair in args.set if "=" in pair)
    with opening.opened(args) as workspace:
        drafted = letters.draft(
            workspace,
            letters.DraftLetter(
                case_id=find_case(workspace, args.case),
                template=args.template,
                language=Language(args.language),
                answers=answers,
            ),
        )
        try:
            letters.fill(workspace, drafted.id, today=values.today())
        except Exception:
            # Refused: the command leaves no half-begun letter behind.
            letters.bin_letter(workspace, drafted.id)
            raise
        letters.export(workspace, drafted.id, args.out, word=True)
        if args.pdf:
            letters.export(workspace, drafted.id, args.pdf, word=False)
    if out.as_json:
        out.json({"letter": drafted.id, "out": str(args.out), "pdf": str(args.pdf) if args.pdf else None})
    out.line(str(args.out))
    return 0
