# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework bundle``: a folder of files, or a list of them, as one bundle. Needs no workspace.

JSON: ``{"pieces": [{"number", "title", "source", "sha256", "pages", "first_page", "status", "reason"}], "pages",
"parts": [{"path", "pages", "bytes", "sha256", "first_page", "numbers"}]}``.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casework.bundle import Options, PieceReport, Profile, Report, Source, Status, build
from casework.bundle.errors import ListUnreadable, NothingToBundle
from casework.bundle.words import words
from casework.commands.output import Output
from casework.errors import FileNotWritten, FileUnreadable, InvalidValue
from casework.language import Language, visible

_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000, "ki": 1 << 10, "mi": 1 << 20, "gi": 1 << 30}
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*([kmg]i?)?[bo]?", re.IGNORECASE)
#: What systems put into folders by themselves; nobody means it as a piece.
_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``bundle FOLDER|LIST.csv --out FILE.pdf``."""
    parser = subparsers.add_parser("bundle", help="a folder or a list of files as one numbered, stamped PDF")
    parser.add_argument("source", type=Path, metavar="FOLDER|LIST.csv", help="files in name order, or path,title,date")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf", help="the bundle to write")
    parser.add_argument("--title", default="", metavar="T", help="what stands above the bordereau")
    parser.add_argument("--max-size", metavar="SIZE", help="split into parts of at most this size: 10MB")
    parser.add_argument("--list", type=Path, metavar="FILE.json", help="also write the JSON report to this file")
    parser.add_argument("--profile", choices=[str(member) for member in Profile], default=str(Profile.SINGLE_PDF))
    parser.add_argument("--language", choices=[str(member) for member in Language], help="of the bundle; French if not")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout and nothing else")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace, out: Output) -> int:
    options = Options.for_profile(Profile(args.profile), Language(args.language or Language.FR), args.title)
    if args.language:
        options = replace(options, language=Language(args.language))
    if args.max_size:
        options = replace(options, max_bytes=_bytes(args.max_size))
    sources = list(_listed(args.source) if args.source.is_file() else _folder(args.source, args.out, out))
    if not sources:
        raise NothingToBundle
    with tempfile.TemporaryDirectory(prefix="casework-bundle-") as scratch:
        report = build(sources, args.out.absolute(), options, scratch=Path(scratch))
    document = _document(report)
    if args.list:
        try:
            args.list.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        except OSError as error:
            raise FileNotWritten(args.list.name) from error
    for piece in report.pieces:
        if piece.status in {Status.PLACEHOLDER, Status.REPAIRED}:
            out.error_line(_remark(piece, options.language))
    if args.json:
        out.json(document)
    else:
        _tell(report, out)
    return 0


def _bytes(text: str) -> int:
    """``10MB``, ``500 ko``, ``1.5 MiB`` in bytes."""
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise InvalidValue("--max-size", text)
    size = int(float(found.group(1).replace(",", ".")) * _UNITS[(found.group(2) or "").lower()])
    if size < 100_000:
        raise InvalidValue("--max-size", text)
    return size


def _source(path: Path, filename: str, title: str, day: str = "") -> Source:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return Source(title=title, filename=filename, open=lambda: path.open("rb"), size=size, date_text=day)


def _folder(folder: Path, target: Path, out: Output) -> Iterator[Source]:
    """The files of a folder in name order. What is left out is said, except what systems put there by themselves."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise FileUnreadable(folder.name) from error
    for path in entries:
        if path.name.startswith(".") or path.name.lower() in _LITTER or path.absolute() == target.absolute():
            continue
        if path.is_file() or path.is_symlink():
            yield _source(path, path.name, unicodedata.normalize("NFC", path.stem))
        else:
            name = visible(path.name)
            out.error_line(out.say(f"Laissé de côté (pas un fichier)\u00a0: {name}", f"Left out (not a file): {name}"))


def _listed(path: Path) -> Iterator[Source]:
    """The rows of a list, in their order; paths count from the list's own folder."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ListUnreadable(path.name, 1) from error
    except OSError as error:
        raise FileUnreadable(path.name) from error
    heading = text.split("\n", maxsplit=1)[0]
    reader = csv.DictReader(text.splitlines(), delimiter=";" if heading.count(";") > heading.count(",") else ",")
    if "path" not in [(name or "").strip().lower() for name in reader.fieldnames or []]:
        raise ListUnreadable(path.name, 1)
    try:
        for row in reader:
            cells = {(key or "").strip().lower(): value.strip() for key, value in row.items() if isinstance(value, str)}
            if not cells.get("path"):
                if any(cells.values()):
                    raise ListUnreadable(path.name, reader.line_num)
                continue
            file = path.parent / cells["path"]
            yield _source(file, cells["path"], cells.get("title") or file.stem, cells.get("date", ""))
    except csv.Error as error:
        raise ListUnreadable(path.name, reader.line_num) from error


def _document(report: Report) -> dict[str, object]:
    pieces = [
        {
            # Plain numbers as numbers, "3 bis" as text.
            "number": int(piece.number) if piece.number.isdecimal() else piece.number,
            "title": piece.title,
            "source": piece.source,
            "sha256": piece.sha256,
            "pages": piece.pages,
            "first_page": piece.first_page,
            "status": piece.status.value,
            "reason": piece.reason,
        }
        for piece in report.pieces
    ]
    parts = [
        {
            "path": str(part.path),
            "pages": part.pages,
            "bytes": part.size,
            "sha256": part.sha256,
            "first_page": part.first_page,
            "numbers": list(part.numbers),
        }
        for part in report.parts
    ]
    return {"pieces": pieces, "pages": report.pages, "parts": parts}


def _remark(piece: PieceReport, language: Language) -> str:
    colon = "\u00a0:" if language is Language.FR else ":"
    return f"{words(language).piece.format(number=piece.number)} ({piece.source}){colon} {piece.reason}"


def _tell(report: Report, out: Output) -> None:
    for part in report.parts:
        out.line(f"{part.path}  {part.pages} p.  {part.size} {out.say('octets', 'bytes')}  SHA-256 {part.sha256}")
        if part.too_large:
            out.error_line(
                out.say(
                    f"{part.path.name} dépasse la taille demandée\u00a0: une page à elle seule est plus grande.",
                    f"{part.path.name} is larger than asked: one page alone passes the limit.",
                )
            )
