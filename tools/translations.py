# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface's words: collect them from ``ui/``, compile what was translated, check that both are in step.

    python tools/translations.py update     collect new words into resources/i18n/<language>/<module>.ts
    python tools/translations.py release    compile them into resources/i18n/casework_<language>.qm
    python tools/translations.py --check    fail when either would change anything, or something is untranslated

English stands in the code; its own catalogue holds plural forms only. One .ts file for each module that says
something, so that two people translating two screens never meet in one file.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "i18n"
LANGUAGES = ("fr", "en")
_EMPTY = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="{language}">\n</TS>\n'


class Refused(Exception):
    """What does not fit, in words for the terminal."""


def modules() -> Iterator[Path]:
    """The modules of ``ui/`` that say something to people."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if any(mark in text for mark in ("self.tr(", "translate(", "QT_TRANSLATE_NOOP")):
            yield path


def catalogue(module: Path, language: str, under: Path = CATALOGUES) -> Path:
    """``ui/screens/today.py`` has its French in ``fr/screens.today.ts``."""
    name = ".".join(module.relative_to(ROOT / "ui").with_suffix("").parts)
    return under / language / f"{name}.ts"


def _tool(name: str, *arguments: str) -> str:
    beside = Path(sys.executable).parent / f"pyside6-{name}"
    program = str(beside) if beside.exists() else f"pyside6-{name}"
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise Refused(f"{name} failed: {(done.stderr or done.stdout).strip()}")
    return done.stderr + done.stdout


def update(under: Path = CATALOGUES) -> None:
    """Collect the words of every module; words gone from the code go from the catalogues."""
    wanted: set[Path] = set()
    for module in modules():
        for language in LANGUAGES:
            file = catalogue(module, language, under)
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.write_text(_EMPTY.format(language=language), encoding="utf-8")
            flags = ["-locations", "none", "-no-obsolete"] + (["-pluralonly"] if language == "en" else [])
            _tool("lupdate", *flags, str(module), "-ts", str(file))
            if next(ET.parse(file).iter("message"), None) is None:  # noqa: S314 - our own file
                file.unlink()
            else:
                wanted.add(file)
    for language in LANGUAGES:
        for file in (under / language).glob("*.ts"):
            if file not in wanted:
                file.unlink()


def release(into: Path = CATALOGUES, under: Path = CATALOGUES) -> None:
    """Compile each language into one file. The same words give the same bytes."""
    for language in LANGUAGES:
        files = [str(file) for file in sorted((under / language).glob("*.ts"))]
        _tool("lrelease", "-fail-on-unfinished", "-silent", *files, "-qm", str(into / f"casework_{language}.qm"))


def unfinished(under: Path = CATALOGUES) -> list[str]:
    """``module: words`` of everything that has no translation yet."""
    found = []
    for language in LANGUAGES:
        for file in sorted((under / language).glob("*.ts")):
            for message in ET.parse(file).iter("message"):  # noqa: S314 - our own file
                translation = message.find("translation")
                if translation is None or translation.get("type") == "unfinished":
                    found.append(f"{language}/{file.name}: {message.findtext('source')}")
    return found


def check() -> None:
    """Raises :class:`Refused` unless the catalogues are what the code and the translations make them."""
    if missing := unfinished():
        raise Refused("Not translated:\n  " + "\n  ".join(missing))
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for language in LANGUAGES:
            (copy / language).mkdir()
            for file in (CATALOGUES / language).glob("*.ts"):
                (copy / language / file.name).write_bytes(file.read_bytes())
        update(copy)
        for language in LANGUAGES:
            made, kept = _texts(copy / language), _texts(CATALOGUES / language)
            if stale := sorted(name for name in made | kept if made.get(name) != kept.get(name)):
                raise Refused(f"Run tools/translations.py update; out of step in {language}: {', '.join(stale)}")
        release(copy)
        for language in LANGUAGES:
            name = f"casework_{language}.qm"
            if (copy / name).read_bytes() != (CATALOGUES / name).read_bytes():
                raise Refused(f"Run tools/translations.py release; {name} is not what the words make it.")


def _texts(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.ts")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0, or 1 with the reason on stderr."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", nargs="?", choices=("update", "release"))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    if not options.check and not options.job:
        parser.error("update, release or --check")
    try:
        if options.job == "update":
            update()
            for line in unfinished():
                print(line)
        elif options.job == "release":
            release()
        if options.check:
            check()
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
