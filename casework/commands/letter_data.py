# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework letter fill TEMPLATE --data FILE.json``: a letter without a workspace."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from casework.commands import values
from casework.commands.output import Output
from casework.commands.template import template_bytes
from casework.documents.word import to_pdf
from casework.errors import FileNotWritten, FileUnreadable
from casework.language import Language
from casework.letters.catalogue import letters
from casework.letters.check_apart import check_apart
from casework.letters.compose import MissingFact, compose, missing
from casework.letters.context import context
from casework.letters.data import facts
from casework.letters.errors import LetterDataWrong, TemplateRefused, TemplateUnknown
from casework.letters.facts import LetterFacts
from casework.letters.fill import fill as fill_template

#: A file of one letter's values is a few kilobytes.
_MAX_DATA = 5_000_000


def fill(args: argparse.Namespace, out: Output) -> int:
    """Fill a letter of the catalogue, or any .docx given by its path; write it and, if asked, its PDF.

    Exit code 1 with the list of what is missing, and nothing written, where the data do not suffice.
    """
    given = replace(facts(_read(args.data), today=values.today()), language=Language(args.language))
    lacking = missing(args.template, given) if args.template in letters() else []
    if lacking and not given.draft:
        _tell(lacking, out)
        return 1
    docx = _filled(args.template, given)
    made = {"template": args.template, "out": str(args.out), "pdf": None, "by": None}
    pdf = None
    if args.pdf:
        with tempfile.TemporaryDirectory(prefix="casework-") as scratch:
            pdf = to_pdf(docx, scratch=Path(scratch))
        made |= {"pdf": str(args.pdf), "by": pdf.by}
    _write(args.out, docx)
    if pdf is not None:
        _write(args.pdf, pdf.pdf)
    if out.as_json:
        out.json(made)
    out.line(str(args.out))
    if pdf is not None:
        own = out.say("rendu interne, sans LibreOffice", "own rendering, without LibreOffice")
        out.line(f"{args.pdf} ({'LibreOffice' if pdf.by == 'libreoffice' else own})")
    return 0


def _filled(template: str, given: LetterFacts) -> bytes:
    if template in letters():
        return compose(template, given)
    path = Path(template)
    if path.suffix.lower() != ".docx":
        raise TemplateUnknown(template)
    content = template_bytes(path)
    if faults := check_apart(content):
        raise TemplateRefused(faults[0].kind.value, faults[0].detail, faults[0].paragraph)
    return fill_template(content, context(None, given))


def _tell(lacking: list[MissingFact], out: Output) -> None:
    if out.as_json:
        out.json(
            {
                "missing": [
                    {"field": fact.field, "label": fact.label, "where": fact.where.value, "index": fact.index}
                    for fact in lacking
                ]
            }
        )
    out.error_line(
        out.say(
            "La lettre n’a pas été écrite : il manque des éléments.", "The letter was not written: facts are missing."
        )
    )
    for fact in lacking:
        out.error_line(f"  - {fact.label} ({fact.field})")


def _read(path: Path) -> object:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_DATA + 1)
    except OSError as problem:
        raise FileUnreadable(path.name) from problem
    if len(content) > _MAX_DATA:
        raise LetterDataWrong(path.name, "size")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise LetterDataWrong(path.name, "JSON (UTF-8)") from problem


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all; readable by its owner only."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(content)
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise FileNotWritten(path.name) from problem
