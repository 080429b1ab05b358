# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentence that a person reads when something went wrong: what happened, what is safe, what to do next.

Data in ``resources/sentences/*.toml``, one table per error class::

    [WrongPassphrase]
    fr = "Cette phrase de passe n’ouvre pas ce coffre. Rien n’a été modifié. Vérifiez la touche Verr. Maj."
    en = "…"

``{field}`` stands for a fact of the error. One place for both the window and the command line.
"""

from __future__ import annotations

import tomllib
from functools import cache

from casework.errors import CaseworkError
from casework.language import Language, visible
from casework.paths import resources


@cache
def _sentences() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(resources("sentences").glob("*.toml")):
        found.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def sentence(error: CaseworkError, language: Language) -> str:
    """The error in words. A class without a sentence is a bug, which a test finds; here its name must do."""
    for kind in type(error).__mro__:
        if words := _sentences().get(kind.__name__):
            facts = {name: visible(str(value)) for name, value in error.facts().items()}
            # A fact may be empty: no space stays before the full stop then.
            return words[language.value].format(**facts).replace(" .", ".")
    return type(error).__name__


def has_sentence(kind: type[CaseworkError]) -> bool:
    """Whether both languages have a sentence for just this class."""
    return set(_sentences().get(kind.__name__, {})) >= {"fr", "en"}
