# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework template list | check FILE... | fields ID``: needs no workspace."""

from __future__ import annotations

import argparse
from pathlib import Path

from casework.commands.output import Output
from casework.errors import FileUnreadable
from casework.language import Language
from casework.letters import catalogue
from casework.letters.check import MAX_FILE, Fault, fields_used
from casework.letters.check_apart import check_apart
from casework.letters.faults import words
from casework.letters.fields import catalogue as fields


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    parser = subparsers.add_parser("template", help="letter templates: list, check, fields")
    verbs = parser.add_subparsers(dest="what", required=True)
    listing = verbs.add_parser("list", help="the letters there are")
    checking = verbs.add_parser("check", help="what is wrong with Word templates")
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    naming = verbs.add_parser("fields", help="the merge fields that a letter uses and the questions it asks")
    naming.add_argument("template", metavar="ID")
    for verb, run in ((listing, _list), (checking, _check), (naming, _fields)):
        verb.add_argument("--json", action="store_true")
        verb.set_defaults(run=run)


def template_bytes(path: Path) -> bytes:
    """A template file's content, no more of it than a template may have.

    Raises:
        FileUnreadable: it can't be read.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except OSError as problem:
        raise FileUnreadable(path.name) from problem


def _list(args: argparse.Namespace, out: Output) -> int:
    del args
    found = catalogue.letters().values()
    if out.as_json:
        out.json(
            [
                {
                    "id": one.id,
                    "fr": one.fr,
                    "en": one.en,
                    "addressees": list(one.addressees),
                    "routes": list(one.routes),
                    "channels": [channel.value for channel in one.channels],
                    "signers": [signer.value for signer in one.signers],
                    "alias_allowed": one.alias_allowed,
                    "starts": list(one.starts),
                    "meets": list(one.meets),
                    "required": list(one.required),
                    "questions": list(one.questions),
                }
                for one in found
            ]
        )
    else:
        out.table(("ID", out.say("Lettre", "Letter")), [(one.id, one.title(out.language)) for one in found])
    return 0


def _check(args: argparse.Namespace, out: Output) -> int:
    results: list[tuple[Path, list[Fault]]] = [(path, check_apart(template_bytes(path))) for path in args.files]
    if out.as_json:
        out.json(
            [
                {
                    "file": str(path),
                    "ok": not faults,
                    "faults": [
                        {
                            "kind": fault.kind.value,
                            "detail": fault.detail,
                            "paragraph": fault.paragraph,
                            "place": fault.place,
                            "message": words(fault, out.language),
                        }
                        for fault in faults
                    ],
                }
                for path, faults in results
            ]
        )
    for path, faults in results:
        if not faults:
            out.line(f"{path.name}: " + out.say("aucun défaut", "no fault"))
        for fault in faults:
            out.error_line(f"{path.name}: {words(fault, out.language)}")
    return 1 if any(faults for _, faults in results) else 0


def _fields(args: argparse.Namespace, out: Output) -> int:
    one = catalogue.letter(args.template)
    known = fields()
    used = fields_used(catalogue.template(one.id, Language.FR))
    asked = list(one.question_fields())
    if out.as_json:
        out.json(
            {
                "id": one.id,
                "required": list(one.required),
                "questions": [
                    {
                        "field": entry.path,
                        "kind": entry.kind.value,
                        "label": entry.label(out.language),
                        "required": one.requires(entry.path),
                        "choices": {code: entry.choice(code, out.language) for code in entry.choices},
                    }
                    for entry in asked
                ],
                "used": used,
            }
        )
        return 0
    rows = [
        (
            entry.path,
            entry.kind.value,
            entry.label(out.language),
            out.say("indispensable", "required") if one.requires(entry.path) else "",
        )
        for entry in known.values()
        if entry.path in used or entry in asked or one.requires(entry.path)
    ]
    out.table((out.say("Champ", "Field"), out.say("Nature", "Kind"), out.say("Libellé", "Label"), ""), rows)
    return 0
