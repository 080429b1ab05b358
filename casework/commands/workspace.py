# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework workspace``: make, look at, check and recover the encrypted workspace."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from casework.commands.opening import add_options, opened, passphrase, workspace_folder
from casework.commands.output import Output
from casework.errors import FileUnreadable, InvalidValue
from casework.storage import references
from casework.storage.keys import SlotKind
from casework.storage.report import CheckReport, WorkspaceInfo
from casework.storage.rescue import rescue
from casework.storage.workspace import Workspace


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``workspace create|info|check|passphrase|recover|rotate``."""
    verbs = subparsers.add_parser("workspace", help="the encrypted workspace").add_subparsers(
        dest="action", required=True, metavar="ACTION"
    )
    create = verbs.add_parser("create", help="make a workspace in a new or empty folder; prints its recovery key once")
    create.add_argument("--label", default="", help="initials or role of whoever holds the first passphrase; no name")
    create.add_argument("--allow-synced", action="store_true", help="accept a folder that a cloud service copies")
    create.set_defaults(run=_create)
    verbs.add_parser("info", help="sizes, counts and ways to open it").set_defaults(run=_info)
    verbs.add_parser("check", help="read everything and say what is damaged").set_defaults(run=_check)

    change = verbs.add_parser("passphrase", help="change yours; or add or remove one")
    change.add_argument("--new-passphrase-file", metavar="FILE", help="its first line is the new passphrase")
    which = change.add_mutually_exclusive_group()
    which.add_argument("--add", metavar="LABEL", help="one more passphrase, for this person or role (no name)")
    which.add_argument("--remove", metavar="ID", help="remove the passphrase of this id (see info)")
    change.set_defaults(run=_passphrase)

    recover = verbs.add_parser("recover", help="with the printed recovery key, or the second copy of the header")
    recover.add_argument("--recovery-key-file", metavar="FILE", help="its first line is the recovery key")
    recover.add_argument("--new-passphrase-file", metavar="FILE", help="its first line is the new passphrase")
    how = recover.add_mutually_exclusive_group()
    how.add_argument("--header", action="store_true", help="put vault.json.bak in the place of a damaged vault.json")
    how.add_argument("--new-key", action="store_true", help="make a new recovery key; the old one stops working")
    how.add_argument("--rescue", metavar="DIR", help="write all pieces to DIR, decrypted, when the database is lost")
    recover.set_defaults(run=_recover)

    rotate = verbs.add_parser("rotate", help="a new master key, after a passphrase and the folder were both seen")
    rotate.set_defaults(run=_rotate)
    for verb in verbs.choices.values():
        add_options(verb)


def _create(args: argparse.Namespace, out: Output) -> int:
    folder = workspace_folder(args)
    chosen = passphrase(args) if args.passphrase_file else _typed_twice(out)
    made = Workspace.create(folder, chosen, label=args.label, allow_synced=args.allow_synced)
    with made.workspace as workspace:
        if args.json:
            out.json(_told(workspace.info()) | {"recovery_key": made.recovery_key})
        out.line(out.say(f"Coffre créé dans {folder}.", f"Workspace made in {folder}."))
        _recovery_key(made.recovery_key, out)
    return 0


def _recovery_key(key: str, out: Output) -> None:
    out.line(
        out.say(
            "Clé de secours, montrée une seule fois. Écrivez-la sur papier et gardez-la hors du bureau :",
            "Recovery key, shown only once. Write it on paper and keep it away from the office:",
        )
    )
    out.line(key)


def _info(args: argparse.Namespace, out: Output) -> int:
    with opened(args) as workspace:
        info = workspace.info()
    if args.json:
        out.json(_told(info))
    out.table(
        (out.say("accès", "access"), "id", out.say("libellé", "label"), out.say("créé", "made")),
        [(slot.kind.value, slot.id, slot.label, slot.created) for slot in info.slots],
    )
    out.line(
        out.say(
            f"Base : {info.database_size} octets. Pièces : {info.blobs}, {info.blobs_size} octets. "
            f"Journal : {info.log_entries} lignes.",
            f"Database: {info.database_size} bytes. Pieces: {info.blobs}, {info.blobs_size} bytes. "
            f"Log: {info.log_entries} entries.",
        )
    )
    return 0


def _told(info: WorkspaceInfo) -> dict[str, object]:
    return {
        "workspace": str(info.folder),
        "vault": info.vault,
        "created": info.created,
        "revision": info.revision,
        "generation": info.generation,
        "slots": [
            {
                "id": slot.id,
                "kind": slot.kind.value,
                "label": slot.label,
                "created": slot.created,
                "expires": slot.expires,
            }
            for slot in info.slots
        ],
        "database_size": info.database_size,
        "pieces": info.blobs,
        "pieces_size": info.blobs_size,
        "log_entries": info.log_entries,
        "log_head": info.log_head,
    }


def _check(args: argparse.Namespace, out: Output) -> int:
    with opened(args) as workspace:
        report = workspace.check()
        with workspace.reading() as session:
            hit = {
                sha256: references.holders(session, sha256) if not report.database else ()
                for sha256 in (*report.missing, *report.damaged)
            }
    if args.json:
        out.json(
            {
                "sound": report.sound,
                "database": list(report.database),
                "log_entries": report.log_entries,
                "log_broken_at": report.log_broken_at or None,
                "contents": report.contents,
                "missing": [_piece(sha256, hit[sha256]) for sha256 in report.missing],
                "damaged": [_piece(sha256, hit[sha256]) for sha256 in report.damaged],
            }
        )
    for sha256, fault in [(sha, "missing") for sha in report.missing] + [(sha, "damaged") for sha in report.damaged]:
        word = out.say({"missing": "manquant", "damaged": "abîmé"}[fault], fault)
        for holder in hit[sha256]:
            out.error_line(f"{holder.case or '—'}  {holder.table} {holder.id}  {sha256[:12]}  {word}")
    out.line(_verdict(report, out))
    if not report.sound:
        out.error_line(_verdict(report, out))
    return 0 if report.sound else 1


def _piece(sha256: str, found: tuple[references.Holder, ...]) -> dict[str, object]:
    return {
        "sha256": sha256,
        "held_by": [{"table": holder.table, "id": holder.id, "case": holder.case} for holder in found],
    }


def _verdict(report: CheckReport, out: Output) -> str:
    if report.sound:
        return out.say(
            f"Tout est intact : base, journal ({report.log_entries} lignes), {report.contents} contenus.",
            f"All is whole: database, log ({report.log_entries} entries), {report.contents} contents.",
        )
    return out.say(
        f"Des dommages ont été trouvés (base : {len(report.database)}, journal : ligne {report.log_broken_at or '—'}, "
        f"pièces : {len(report.missing) + len(report.damaged)}). Rien n’a été modifié. Restaurez une sauvegarde.",
        f"Damage was found (database: {len(report.database)}, log: entry {report.log_broken_at or '—'}, "
        f"pieces: {len(report.missing) + len(report.damaged)}). Nothing was changed. Restore a backup.",
    )


def _passphrase(args: argparse.Namespace, out: Output) -> int:
    with opened(args) as workspace:
        access = workspace.access
        if args.remove:
            access.remove_passphrase(args.remove)
        elif args.add:
            access.add_passphrase(args.add, _new_passphrase(args, out))
        else:
            access.reset_passphrase(access.opened_by, _new_passphrase(args, out))
        if args.json:
            out.json(_told(workspace.info()))
    out.line(out.say("Fait. La clé de secours reste valable.", "Done. The recovery key still works."))
    return 0


def _recover(args: argparse.Namespace, out: Output) -> int:
    folder = workspace_folder(args)
    if args.header:
        Workspace.repair_header(folder)
        if args.json:
            out.json({"workspace": str(folder), "header": "repaired"})
        out.line(out.say("« vault.json » est réparé.", "“vault.json” is repaired."))
        return 0
    if args.new_key:
        with opened(args) as workspace:
            key = workspace.access.new_recovery_key()
        if args.json:
            out.json({"workspace": str(folder), "recovery_key": key})
        _recovery_key(key, out)
        return 0
    typed = first_line(args.recovery_key_file) if args.recovery_key_file else getpass.getpass("Recovery key: ")
    if args.rescue:
        report = rescue(folder, typed, Path(args.rescue))
        if args.json:
            out.json({"written": report.written, "damaged": list(report.damaged)})
        out.line(out.say(f"{report.written} pièces écrites.", f"{report.written} pieces written."))
        return 0
    with Workspace.unlock_with_recovery(folder, typed) as workspace:
        first = next(slot for slot in workspace.access.slots() if slot.kind is SlotKind.PASSPHRASE)
        workspace.access.reset_passphrase(first.id, _new_passphrase(args, out))
        if args.json:
            out.json(_told(workspace.info()))
    out.line(out.say("La nouvelle phrase de passe est en place.", "The new passphrase is in place."))
    return 0


def _rotate(args: argparse.Namespace, out: Output) -> int:
    current = passphrase(args)
    with Workspace.unlock(workspace_folder(args), current) as workspace:
        key = workspace.rotate(current)
        if args.json:
            out.json(_told(workspace.info()) | {"recovery_key": key})
    _recovery_key(key, out)
    return 0


def _new_passphrase(args: argparse.Namespace, out: Output) -> str:
    return first_line(args.new_passphrase_file) if args.new_passphrase_file else _typed_twice(out)


def _typed_twice(out: Output) -> str:
    first = getpass.getpass(out.say("Nouvelle phrase de passe : ", "New passphrase: "))
    if getpass.getpass(out.say("Encore une fois : ", "Once more: ")) != first:
        raise InvalidValue(out.say("phrase de passe", "passphrase"), "…", out.say("(différente)", "(not the same)"))
    return first


def first_line(file: str) -> str:
    """The first line of a file that holds a secret. Raises :class:`FileUnreadable`."""
    try:
        return Path(file).read_text(encoding="utf-8").split("\n", maxsplit=1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as problem:
        raise FileUnreadable(Path(file).name) from problem
