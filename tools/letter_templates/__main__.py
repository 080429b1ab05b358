# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m tools.letter_templates``: write every Word template anew from its text."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from casework.language import Language
from casework.paths import letter_templates
from tools.letter_templates.docx import Words, package
from tools.letter_templates.source import read

_HERE = Path(__file__).parent


def built() -> Iterator[tuple[Path, bytes]]:
    """Each template's place and bytes."""
    common = tomllib.loads((_HERE / "common.toml").read_text(encoding="utf-8"))
    for language in Language:
        words = Words(common[language.value], language.value)
        for text in sorted((_HERE / language.value).glob("*.txt")):
            try:
                source = read(text.read_text(encoding="utf-8"), language)
            except (KeyError, ValueError) as problem:
                raise SystemExit(f"{text}: {problem}") from problem
            yield letter_templates(language.value) / f"{text.stem}.docx", package(source, words)


def main() -> int:
    """Write what changed."""
    for path, content in built():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(path.name, path.parent.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
