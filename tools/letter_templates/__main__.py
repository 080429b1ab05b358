# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m tools.letter_templates``: write every Word template anew from its text."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from hashlib import sha256
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


def sums(files: Iterable[tuple[Path, bytes]]) -> str:
    """``sha256 language/id.docx`` a line, by which a changed template of ours is known."""
    return "".join(f"{sha256(content).hexdigest()} {path.parent.name}/{path.name}\n" for path, content in files)


def main() -> int:
    """Write what changed."""
    files = list(built())
    (letter_templates("fr").parent / "sha256.txt").write_text(sums(files), encoding="utf-8")
    for path, content in files:
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(path.name, path.parent.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
