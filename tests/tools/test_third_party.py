# SPDX-License-Identifier: GPL-3.0-or-later
"""Every package that is passed on with the program stands in the list of licences."""

from __future__ import annotations

import re

from tools.environment import ROOT


def test_every_locked_package_stands_in_the_list_of_licences() -> None:
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    listed = (ROOT / "docs" / "third-party.md").read_text(encoding="utf-8").lower().replace("_", "-").replace(".", "-")
    names = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)
    named_otherwise = {"pyside6-essentials": "pyside6", "jaraco-classes": "jaraco-*"}
    named_otherwise |= {"jaraco-context": "jaraco-*", "jaraco-functools": "jaraco-*"}
    assert len(names) > 40
    assert [name for name in names if named_otherwise.get(name, name) not in listed] == []


def test_licence_is_the_whole_gpl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text
