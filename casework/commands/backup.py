# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework backup``: make a backup and read it back, check one, restore one or rehearse it."""

from __future__ import annotations

import argparse
from pathlib import Path

from casework.commands.opening import add_options, opened, passphrase
from casework.commands.output import Output
from casework.commands.workspace import first_line
from casework.storage import backup, backup_set, recovery, restore
from casework.storage.backup_set import Snapshot
from casework.storage.keys import SlotKind
from casework.storage.restore import Verified


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``backup make|check|restore``."""
    verbs = subparsers.add_parser("backup", help="backups on another disk").add_subparsers(
        dest="action", required=True, metavar="ACTION"
    )
    make = verbs.add_parser("make", help="back up the workspace and read the backup back")
    make.add_argument("--to", metavar="FOLDER", required=True, help="a folder on another disk")
    make.set_defaults(run=_make)
    check = verbs.add_parser("check", help="read a backup from its disk; needs no workspace")
    check.add_argument("--everything", action="store_true", help="every content, not a sample")
    check.set_defaults(run=_check)
    back = verbs.add_parser("restore", help="make a workspace from a backup in a new folder; needs no workspace")
    back.add_argument("--into", metavar="FOLDER", required=True, help="a new or empty folder")
    back.add_argument(
        "--rehearse", action="store_true", help="do all but the last step, in FOLDER, and remove it again"
    )
    back.set_defaults(run=_restore)
    for verb in (check, back):
        verb.add_argument("--from", dest="source", metavar="FOLDER", required=True, help="where the backups lie")
        verb.add_argument("--snapshot", default="", metavar="ID", help="an older one than the newest")
        verb.add_argument("--recovery-key-file", metavar="FILE", help="its first line is the recovery key")
    for verb in verbs.choices.values():
        add_options(verb)


def _make(args: argparse.Namespace, out: Output) -> int:
    with opened(args) as workspace:
        report = backup.make(workspace, Path(args.to))
    if args.json:
        out.json(
            {
                "id": report.id,
                "made_at": report.made_at.isoformat(timespec="seconds"),
                "cases": report.cases,
                "pieces": report.pieces,
                "contents": report.contents,
                "copied": report.copied,
                "lacking": list(report.lacking),
            }
        )
    out.line(
        out.say(
            f"Sauvegarde bonne, relue sur le disque : {report.cases} dossiers, {report.pieces} pièces ({report.id}).",
            f"Backup good, read back from its disk: {report.cases} cases, {report.pieces} pieces ({report.id}).",
        )
    )
    if report.lacking:
        out.error_line(
            out.say(
                f"{len(report.lacking)} contenus manquaient déjà dans le coffre : lancez « casework workspace check ».",
                f"{len(report.lacking)} contents were missing from the workspace: run “casework workspace check”.",
            )
        )
    return 0


def _check(args: argparse.Namespace, out: Output) -> int:
    found = _snapshot(args)
    report = restore.verify(found, everything=args.everything)
    _tell(report, args, out)
    out.line(
        out.say(
            f"Sauvegarde intacte ({report.id}) : {report.cases} dossiers, {report.pieces} pièces, "
            f"{report.read} contenus relus sur {report.contents}.",
            f"The backup is whole ({report.id}): {report.cases} cases, {report.pieces} pieces, "
            f"{report.read} of {report.contents} contents read.",
        )
    )
    return 0


def _restore(args: argparse.Namespace, out: Output) -> int:
    found, target = _snapshot(args), Path(args.into)
    report = restore.rehearse(found, target.parent) if args.rehearse else restore.restore(found, target)
    _tell(report, args, out)
    if args.rehearse:
        out.line(out.say("La restauration a été répétée et réussit.", "The restore was rehearsed and succeeds."))
    else:
        out.line(
            out.say(
                f"Coffre restauré dans {target} : {report.cases} dossiers, {report.pieces} pièces.",
                f"Workspace restored in {target}: {report.cases} cases, {report.pieces} pieces.",
            )
        )
    return 0


def _snapshot(args: argparse.Namespace) -> Snapshot:
    folder = Path(args.source)
    backup_set.vault_of(folder)  # not a backup at all: said before a passphrase is asked
    if args.recovery_key_file:
        key = recovery.parse(first_line(args.recovery_key_file))
        return backup_set.open_snapshot(folder, args.snapshot, SlotKind.RECOVERY, key)
    return backup_set.open_snapshot(folder, args.snapshot, SlotKind.PASSPHRASE, passphrase(args))


def _tell(report: Verified, args: argparse.Namespace, out: Output) -> None:
    if args.json:
        out.json(
            {
                "id": report.id,
                "made_at": report.made_at.isoformat(timespec="seconds"),
                "cases": report.cases,
                "pieces": report.pieces,
                "contents": report.contents,
                "read": report.read,
                "newest_change": report.newest_change,
            }
        )
