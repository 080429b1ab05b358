# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window remembers on this computer, in clear: nothing about people or cases, ever.

One TOML file in the platform's configuration folder. A value that does not fit falls back to its default, so a
damaged file costs a preference and never a start.
"""

from __future__ import annotations

import json
import logging
import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

from platformdirs import user_config_path, user_data_path

from casework.language import Language, system_language
from ui.theme import Appearance

_log = logging.getLogger(__name__)
LOCK_MINUTES = range(1, 61)
TEXT_PERCENT = range(100, 201)


@dataclass(frozen=True, slots=True)
class Preferences:
    """All of them, with their defaults. ``lock_minutes`` is the idle time before the window locks."""

    language: str = ""
    appearance: str = Appearance.SYSTEM.value
    text_percent: int = 100
    lock_minutes: int = 10
    workspace: str = ""
    width: int = 1280
    height: int = 720
    maximized: bool = False

    def checked(self) -> Self:
        """The same with what can't be right put back to its default."""
        usual = type(self)()
        mended: dict[str, Any] = {}
        for item in fields(self):
            value, default = getattr(self, item.name), getattr(usual, item.name)
            if type(value) is not type(default):
                mended[item.name] = default
        known = replace(self, **mended)
        if known.language not in ("", *Language):
            known = replace(known, language="")
        if known.appearance not in tuple(Appearance):
            known = replace(known, appearance=usual.appearance)
        if known.text_percent not in TEXT_PERCENT:
            known = replace(known, text_percent=usual.text_percent)
        if known.lock_minutes not in LOCK_MINUTES:
            known = replace(known, lock_minutes=usual.lock_minutes)
        return known

    @property
    def spoken(self) -> Language:
        """The interface's language: the one chosen, else the system's."""
        return Language(self.language) if self.language else system_language()

    @property
    def looks(self) -> Appearance:
        return Appearance(self.appearance)

    @property
    def folder(self) -> Path:
        """Where the workspace is: the one last opened, else the usual place."""
        return Path(self.workspace) if self.workspace else user_data_path("casework") / "workspace"


def usual_file() -> Path:
    """Where the preferences lie on this system."""
    return user_config_path("casework") / "window.toml"


def read(file: Path) -> Preferences:
    """The preferences kept in ``file``; defaults where there is none or it can't be understood."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        _log.warning("preferences not read: %s", type(error).__name__)
        return Preferences()
    names = {item.name for item in fields(Preferences)}
    return Preferences(**{name: value for name, value in found.items() if name in names}).checked()


def write(file: Path, preferences: Preferences) -> None:
    """Keep them, in one step. A disk that refuses costs the preference only: it is logged, not told."""
    lines = []
    for item in fields(preferences):
        value = getattr(preferences, item.name)
        # A TOML basic string, integer and boolean are written as JSON writes them.
        lines.append(f"{item.name} = {json.dumps(value, ensure_ascii=False)}")
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
        os.replace(beside, file)  # noqa: PTH105 - the one call that replaces atomically on every system
    except (OSError, UnicodeError) as error:
        _log.warning("preferences not kept: %s", type(error).__name__)
        with suppress(OSError):
            beside.unlink(missing_ok=True)
