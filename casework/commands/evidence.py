# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework evidence add|list|verify|export``."""

from __future__ import annotations

import argparse
from pathlib import Path

from casework.commands import opening, values
from casework.commands.case import view
from casework.commands.output import Output
from casework.queries import pieces as queries
from casework.queries.cases import find_case
from casework.sentences import sentence
from casework.services import pieces


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("evidence", help="pieces: add, list, verify, export")
    verbs = parser.add_subparsers(dest="what", required=True)
    new = verbs.add_parser("add", help="take in files or whole folders")
    new.add_argument("paths", nargs="+", metavar="PATH", type=Path)
    new.add_argument("--case", metavar="REF")
    new.add_argument("--given-by", default="")
    opening.add_options(new)
    new.set_defaults(run=_add)
    several = verbs.add_parser("list", help="the pieces of a case, or all")
    several.add_argument("--case", metavar="REF")
    opening.add_options(several, names=True)
    several.set_defaults(run=_list)
    verify = verbs.add_parser("verify", help="read everything again and compare")
    opening.add_options(verify)
    verify.set_defaults(run=_verify)
    out = verbs.add_parser("export", help="write a plain copy of the original")
    out.add_argument("id", type=int, metavar="ID")
    out.add_argument("--out", type=Path, required=True, metavar="FILE")
    opening.add_options(out)
    out.set_defaults(run=_export)


def _add(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        case_id = find_case(workspace, args.case) if args.case else None
        admitted = pieces.admit(workspace, _files(args.paths), case_id=case_id, given_by=args.given_by)
        rows = {row.id: row for row in queries.list_pieces(workspace, view(workspace, args, out), case_id=case_id)}
    for refused in admitted.refused:
        out.error_line(sentence(refused.error, out.language))
    added = [rows[piece_id] for piece_id in admitted.changed.also]
    if out.as_json:
        out.json(
            {
                "added": [{"id": row.id, "title": row.title, "sha256": row.sha256, "size": row.size} for row in added],
                "known": list(admitted.known),
                "refused": [
                    {"name": refused.name, "reason": sentence(refused.error, out.language)}
                    for refused in admitted.refused
                ],
            }
        )
    out.table(
        ("Id", out.say("Intitulé", "Title"), "SHA-256"), [(str(row.id), row.title, row.sha256[:16]) for row in added]
    )
    return 1 if admitted.refused and not added and not admitted.known else 0


def _files(paths: list[Path]) -> list[Path]:
    """The paths, each folder replaced by its files in order of names."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(each for each in path.rglob("*") if each.is_file())
        else:
            found.append(path)
    return found


def _list(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        case_id = find_case(workspace, args.case) if args.case else None
        rows = queries.list_pieces(workspace, view(workspace, args, out), case_id=case_id)
    if out.as_json:
        out.json([values.plain(row) for row in rows])
    out.table(
        ("Id", out.say("Dossier", "Case"), out.say("Intitulé", "Title")),
        [(str(row.id), row.reference, row.title) for row in rows],
    )
    return 0


def _verify(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        found = pieces.verify(workspace)
    if out.as_json:
        out.json(values.plain(found))
    out.line(out.say(f"{found.checked} pièces relues.", f"{found.checked} pieces read again."))
    for piece_id in found.missing:
        out.error_line(out.say(f"Pièce {piece_id} : contenu absent.", f"Piece {piece_id}: its content is missing."))
    for piece_id in found.altered:
        out.error_line(out.say(f"Pièce {piece_id} : contenu altéré.", f"Piece {piece_id}: its content was altered."))
    return 1 if found.missing or found.altered else 0


def _export(args: argparse.Namespace, out: Output) -> int:
    with opening.opened(args) as workspace:
        target = pieces.export(workspace, args.id, args.out)
    if out.as_json:
        out.json({"out": str(target)})
    out.line(str(target))
    return 0
