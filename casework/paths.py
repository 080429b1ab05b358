# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the files that are not Python lie, in a checkout and installed. Nothing else builds such a path."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
#: In a wheel, hatchling puts ``resources`` and ``templates`` inside the package; in a checkout they lie beside it.
_ROOT = _HERE if (_HERE / "resources").is_dir() else _HERE.parent


def resources(*parts: str) -> Path:
    """A file or folder of ``resources/``."""
    return _ROOT.joinpath("resources", *parts)


def letter_templates(language: str) -> Path:
    """The folder of the letter templates that come with the program, ``fr`` or ``en``."""
    return _ROOT.joinpath("templates", "letters", language)
