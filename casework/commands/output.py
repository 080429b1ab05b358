# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command says: one JSON document, or lines for a person."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TextIO

from casework.language import Language


@dataclass(slots=True)
class Output:
    """Where a command writes. With ``as_json`` stdout holds one JSON document and nothing else."""

    language: Language
    as_json: bool = False
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)

    def json(self, value: object) -> None:
        """The one document of a ``--json`` run. Dates inside must be text already."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def line(self, text: str = "") -> None:
        """A line for a person; silent under ``--json``."""
        if not self.as_json:
            self.stdout.write(text + "\n")

    def error_line(self, text: str) -> None:
        """A line on stderr, shown in both modes."""
        self.stderr.write(text + "\n")

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns as wide as their widest cell; the last one runs on."""
        widths = [max(len(row[column]) for row in (headings, *rows)) for column in range(len(headings))]
        for row in (headings, *rows):
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self.line("  ".join(cells).rstrip())

    def say(self, french: str, english: str) -> str:
        """The words in the language of this run."""
        return french if self.language is Language.FR else english
