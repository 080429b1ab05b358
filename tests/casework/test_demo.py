# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo: from an event to a packet on paper, named on the terminal with its pages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from icalendar import Calendar

from casework import demo
from casework.example import write_evidence
from casework.services import session

PAPERS = ("plainte.docx", "plainte.pdf", "envoi-plainte.pdf", "audiences.pdf", "agenda.ics")


def test_the_demo_writes_every_paper_and_says_how_long_each_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    out = tmp_path / "demo"
    assert demo.main(["--out", str(out)]) == 0
    said = capsys.readouterr().out
    for name in PAPERS:
        line = next(line for line in said.splitlines() if str(out / name) in line)
        if name.endswith(".pdf"):
            document = pypdfium2.PdfDocument(out / name)
            pages = re.search(r"(\d+) p\.", line)
            assert pages
            assert int(pages.group(1)) == len(document) > 0
            document.close()
    assert len(Calendar.from_ical((out / "agenda.ics").read_bytes()).walk("VEVENT")) >= 2
    opened = session.unlock(out / demo.WORKSPACE, demo.PASSPHRASE)
    assert opened.workspace.info().blobs >= 5
    opened.close()
    assert demo.PASSPHRASE in said
    assert b"Wetherby" not in b"".join(
        path.read_bytes() for path in (out / demo.WORKSPACE).rglob("*") if path.is_file()
    )


def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert demo.main(["--out", str(tmp_path / "file")]) == 1
    captured = capsys.readouterr()
    assert len(captured.err.strip().splitlines()) == 1


def test_the_evidence_of_the_example_is_of_five_kinds(tmp_path: Path) -> None:
    made = write_evidence(tmp_path, date(2026, 11, 12) + timedelta(days=1))
    assert [path.suffix for path in made] == [".pdf", ".jpg", ".png", ".docx", ".eml"]
    assert all(path.stat().st_size > 100 for path in made)
