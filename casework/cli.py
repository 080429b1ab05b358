# SPDX-License-Identifier: GPL-3.0-or-later
"""``casework …``: the command line. Exit code 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""

from __future__ import annotations

import argparse
import importlib
import io
import logging
import os
import sys
from collections.abc import Sequence

from casework import __version__
from casework.commands.output import Output
from casework.errors import CaseworkError
from casework.language import Language, system_language
from casework.sentences import sentence

logger = logging.getLogger(__name__)

#: Verb → module of ``casework.commands``. Only the module of the verb that was typed is imported: a start is short.
VERBS = {
    "workspace": "workspace",
    "law": "law",
    "today": "today",
    "agenda": "agenda",
    "case": "case",
    "incident": "incident",
    "evidence": "evidence",
    "export": "export",
    "template": "template",
    "letter": "letter",
    "bundle": "bundle",
    "packet": "packet",
    "search": "search",
    "sample": "sample",
    "backup": "backup",
    "doctor": "doctor",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Never a traceback: what nobody foresaw becomes one sentence, its detail in the debug log."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A pipe of Windows or a bare locale would choke on "é"; and JSON is UTF-8 anyway.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = _language(words)
    out = Output(language=language, as_json="--json" in words)
    try:
        parsed = _parser(words).parse_args(words)
        out.as_json = getattr(parsed, "json", False)
        return int(parsed.run(parsed, out))
    except CaseworkError as error:
        out.error_line(sentence(error, language))
        return 1
    except KeyboardInterrupt:
        out.error_line(out.say("Interrompu : rien n’a été gardé à moitié.", "Interrupted: nothing was left half-done."))
        return 1
    except BrokenPipeError:
        # The reader of a pipe went away ("| head"): not an error, but Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the last resort promised by "no traceback, ever"
        logger.debug("a command failed", exc_info=True)
        out.error_line(
            out.say(
                f"Erreur imprévue ({type(error).__name__}). Vos données n’ont pas été modifiées par cette commande.",
                f"Unforeseen error ({type(error).__name__}). This command did not change your data.",
            )
        )
        return 1


def _language(words: list[str]) -> Language:
    for at, word in enumerate(words):
        if word == "--interface" and at + 1 < len(words) and words[at + 1] in tuple(Language):
            return Language(words[at + 1])
    return system_language()


def _parser(words: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="casework", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--interface", choices=[str(member) for member in Language], help="language of the output")
    subparsers = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verb = next((word for word in words if word in VERBS), None)
    for name in [verb] if verb else VERBS:
        importlib.import_module(f"casework.commands.{VERBS[name]}").add(subparsers)
    return parser


if __name__ == "__main__":
    sys.exit(main())
