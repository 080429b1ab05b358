# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as a script types it: some verbs in processes of their own, the rest in this one, for speed."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from icalendar import Calendar

from casework import cli
from casework.commands.values import today
from casework.example import checked_at_the_station, describe_office, record_people, write_evidence
from casework.language import fold
from casework.services import authorities, cases, hearings, incidents, letters, pieces
from casework.storage.workspace import Workspace
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parents[3]
#: Real names of the people in the file; never on the terminal unless asked for.
REAL = ("wetherby", "pryce", "tyndall", "connell", "rowena", "megan", "hannah", "alice")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Line:
    """The command line on one workspace."""

    folder: Path

    def options(self) -> list[str]:
        """Which workspace, and how to open it."""
        return ["--workspace", str(self.folder / "workspace"), "--passphrase-file", str(self.folder / "typed")]

    def __call__(self, *words: str, unlock: bool = True, language: str = "en", code: int = 0) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        typed = ["--interface", language, *words, *(self.options() if unlock else ())]
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = cli.main(typed)
        return _checked(Ran(ended, out.getvalue(), err.getvalue()), code)

    def process(self, *words: str, code: int = 0) -> Ran:
        """The same as a process, on a terminal that knows no accents."""
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "casework.cli", "--interface", "fr", *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            timeout=120,
            check=False,
        )
        return _checked(Ran(done.returncode, done.stdout.decode(), done.stderr.decode()), code)


def _checked(ran: Ran, code: int) -> Ran:
    assert ran.code == code, ran
    for word in ("Traceback", "Unforeseen", "imprévue"):
        assert word not in ran.err + ran.out
    return ran


@pytest.fixture(scope="module")
def line(new_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Line:
    """A workspace with a complaint of three people, a hearing and a letter; each test adds and none takes away."""
    folder = tmp_path_factory.mktemp("line")
    shutil.copytree(new_workspace, folder / "workspace")
    (folder / "typed").write_text(PASSPHRASE + "\n", encoding="utf-8")
    day = today()
    with Workspace.unlock(folder / "workspace", PASSPHRASE) as workspace:
        describe_office(workspace)
        authorities.install_directory(workspace)
        volunteers = record_people(workspace)
        incident = incidents.record(
            workspace, checked_at_the_station(day - timedelta(days=12), volunteers), today=day
        ).id
        case = cases.open_case(
            workspace,
            cases.OpenCase(
                title="Plainte d’Alice Wetherby et de Megan",
                opened_on=day,
                place="Calais",
                incidents=[incident],
                route="complaint_prosecutor",
                reference="2026-101",
            ),
        ).id
        files = write_evidence(folder, day)[:2]
        pieces.admit(workspace, files, case_id=case)
        hearings.schedule(
            workspace,
            hearings.HearingSet(
                case_id=case, on=day + timedelta(days=9), at=time(14), court="TJ", purpose="Hannah témoigne"
            ),
        )
        letters.draft(
            workspace,
            letters.DraftLetter(case_id=case, template="complaint_prosecutor", incident_id=incident, answers=ANSWERS),
        )
    return Line(folder)


ANSWERS: dict[str, object] = {
    "qualifications": [{"label": "discrimination", "article": "CP art. 432-7"}],
    "harm_text": "Une inquiétude durable.",
    "requested_acts": ["audition de l’interprète"],
    "interpreter_language": "anglais",
}


def tells(text: str) -> list[str]:
    return [name for name in REAL if name in fold(text)]


PROCESSES = {
    "case new": ("case", "new", "--title", "Amende – été", "--kind", "fine"),
    "case show": ("case", "show", "2026-101"),
    "incident add": ("incident", "add", "--what", "Contrôle"),
    "evidence verify": ("evidence", "verify"),
    "today": ("today",),
    "agenda": ("agenda", "--days", "60"),
}


@pytest.mark.parametrize("verb", PROCESSES)
def test_a_verb_is_one_process_that_prints_one_json_document_in_utf_8(line: Line, verb: str) -> None:
    ran = line.process(*PROCESSES[verb], "--json", *line.options())
    assert ran.json
    assert ran.err == ""
    assert tells(ran.out) == []


def test_a_refusal_is_a_process_that_ends_with_one_and_a_french_sentence(line: Line) -> None:
    ran = line.process("case", "new", "--title", "x", "--on", "2026-02-31", "--json", *line.options(), code=1)
    assert ran.out == ""
    said = "La valeur « 2026-02-31 » ne convient pas pour « date ». Rien n’a été modifié.\n"
    assert ran.err.replace("\u00a0", " ") == said


def test_a_case_is_opened_listed_found_and_shown(line: Line) -> None:
    made = line("case", "new", "--title", "Amende – parking", "--kind", "fine", "--on", "2026-11-02", "--json").json
    assert made["reference"].startswith("2026-")
    listed = line("case", "list", "--json").json
    assert {row["reference"] for row in listed} >= {made["reference"], "2026-101"}
    found = line("case", "find", "AMENDE", "parking", "--json").json
    assert [row["id"] for row in found] == [made["id"]]
    shown = line("case", "show", made["reference"], "--json").json
    assert (shown["row"]["title"], shown["row"]["opened_on"]) == ("Amende – parking", "2026-11-02")
    assert made["reference"] in line("case", "list").out


def test_an_incident_is_noted_and_listed(line: Line) -> None:
    words = (
        "--what",
        "Fouille du véhicule",
        "--on",
        "2026-11-10",
        "--at",
        "18:40",
        "--commune",
        "Calais",
        "--act",
        "A3",
    )
    made = line("incident", "add", *words, "--json").json
    row = next(row for row in line("incident", "list", "--json").json if row["id"] == made["id"])
    assert (row["reference"], row["on"], row["at"], row["acts"]) == (
        made["reference"],
        "2026-11-10",
        "18:40:00",
        ["A3"],
    )


def test_evidence_goes_in_is_listed_verified_and_comes_out_again(line: Line, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    for name, content in (("b.txt", b"deux"), ("a.txt", b"un"), ("inside/c.txt", b"trois")):
        (tmp_path / name).write_bytes(content)
    added = line("evidence", "add", str(tmp_path), str(tmp_path / "absent"), "--case", "2026-101", "--json")
    assert [piece["title"] for piece in added.json["added"]] == ["a", "b", "c"]
    assert [refused["name"] for refused in added.json["refused"]] == ["absent"]
    assert "absent" in added.err
    again = line("evidence", "add", str(tmp_path / "a.txt"), "--case", "2026-101", "--json").json
    assert (again["added"], again["known"]) == ([], [added.json["added"][0]["id"]])
    listed = line("evidence", "list", "--case", "2026-101", "--json").json
    assert [row["title"] for row in listed][-3:] == ["a", "b", "c"]
    assert line("evidence", "verify", "--json").json == {
        "checked": len(line("evidence", "list", "--json").json),
        "missing": [],
        "altered": [],
    }
    out = tmp_path / "out.txt"
    assert line("evidence", "export", str(added.json["added"][0]["id"]), "--out", str(out), "--json").json == {
        "out": str(out)
    }
    assert out.read_bytes() == b"un"


def test_today_tells_the_hearing_and_the_loss_of_recordings(line: Line) -> None:
    found = line("today", "--json").json
    assert found["next_hearing"]["on"] == (today() + timedelta(days=9)).isoformat()
    assert found["evidence"]
    assert found["open_cases"] >= 1
    text = line("today", language="fr").out
    assert "Prochaine audience" in text
    assert "Preuves bientôt effacées" in text


def test_today_can_be_seen_from_another_day(line: Line) -> None:
    found = line("today", "--on", (today() + timedelta(days=10)).isoformat(), "--json").json
    assert found["next_hearing"] is None


def test_the_agenda_goes_to_the_terminal_to_paper_and_to_a_calendar(line: Line, tmp_path: Path) -> None:
    ics, pdf = tmp_path / "agenda.ics", tmp_path / "agenda.pdf"
    rows = line("agenda", "--days", "60", "--ics", str(ics), "--pdf", str(pdf), "--json").json
    hearing = next(row for row in rows if row["what"] == "hearing")
    assert (hearing["on"], hearing["at"]) == ((today() + timedelta(days=9)).isoformat(), "14:00:00")
    events = {str(event["uid"]): event for event in Calendar.from_ical(ics.read_bytes()).walk("VEVENT")}
    assert len(events) == len(rows)
    assert any(event["dtstart"].dt == date.fromisoformat(rows[-1]["on"]) for event in events.values())
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "2026-101" in text
    assert "2026-101" in line("agenda", "--days", "60").out


def test_the_agenda_of_an_empty_period_is_an_empty_list(line: Line) -> None:
    assert line("agenda", "--from", "2030-01-01", "--days", "3", "--json").json == []


@pytest.mark.parametrize(
    "words",
    [
        ("case", "list"),
        ("case", "show", "2026-101"),
        ("case", "find", "plainte"),
        ("incident", "list"),
        ("evidence", "list"),
        ("today",),
        ("agenda", "--days", "60"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_no_real_name_on_the_terminal_unless_asked_for(line: Line, words: tuple[str, ...]) -> None:
    for output in ((), ("--json",)):
        ran = line(*words, *output)
        assert tells(ran.out + ran.err) == []
    if words[:1] != ("evidence",):
        assert tells(line(*words, "--real-names", "--json").out)


def test_a_calendar_of_real_names_holds_them_and_a_neutral_one_does_not(line: Line, tmp_path: Path) -> None:
    for name, words in (("real.ics", ("--real-names",)), ("neutral.ics", ("--real-names", "--neutral"))):
        line("agenda", "--days", "60", "--ics", str(tmp_path / name), *words)
    assert b"Hannah" in (tmp_path / "real.ics").read_bytes()
    assert tells((tmp_path / "neutral.ics").read_text(encoding="utf-8").replace("\n ", "")) == []


def test_a_packet_is_built_from_the_letter_and_the_pieces(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "envoi.pdf"
    made = line("packet", "build", "--case", "2026-101", "--letter", "1", "--out", str(out), "--json").json
    document = pypdfium2.PdfDocument(out)
    assert len(document) == made["pages"]
    document.close()
    assert [piece["number"] for piece in made["pieces"]][:2] == ["1", "2"]
    assert all(piece["pages"] > 0 for piece in made["pieces"])


def test_a_piece_that_cannot_be_read_is_named_on_stderr_and_the_packet_is_built(line: Line, tmp_path: Path) -> None:
    case = line("case", "new", "--title", "Pièce abîmée", "--json").json
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    line("evidence", "add", str(tmp_path / "scan.pdf"), "--case", case["reference"])
    with Workspace.unlock(line.folder / "workspace", PASSPHRASE) as workspace:
        letter = letters.draft(workspace, letters.DraftLetter(case_id=case["id"], template="piece_list")).id
    words = ("packet", "build", "--case", case["reference"], "--letter", str(letter), "--out", str(tmp_path / "x.pdf"))
    ran = line(*words, "--json")
    assert [piece["status"] for piece in ran.json["pieces"]] == ["placeholder"]
    assert "scan" in ran.err


def test_a_letter_that_lacks_facts_is_refused_and_none_is_begun(line: Line, tmp_path: Path) -> None:
    reference = line("case", "new", "--title", "Vide", "--json").json["reference"]
    out = tmp_path / "lettre.docx"
    ran = line("letter", "fill", "complaint_prosecutor", "--case", reference, "--out", str(out), "--json", code=1)
    assert ran.out == ""
    assert len(ran.err.strip().splitlines()) == 1
    assert not out.exists()


def test_a_letter_without_a_workspace_is_filled_from_a_file(line: Line, tmp_path: Path) -> None:
    data, out = tmp_path / "data.json", tmp_path / "lettre.docx"
    data.write_text("{}", encoding="utf-8")
    ran = line("letter", "fill", "complaint_prosecutor", "--data", str(data), "--out", str(out), unlock=False, code=1)
    assert "facts are missing" in ran.err
    assert not out.exists()


def test_a_folder_becomes_a_bundle_without_a_workspace(line: Line, tmp_path: Path) -> None:
    folder, out = tmp_path / "pieces", tmp_path / "liasse.pdf"
    folder.mkdir()
    (folder / "1.txt").write_text("Constat", encoding="utf-8")
    (folder / "2.pdf").write_bytes(b"%PDF-1.4 broken")
    made = line("bundle", str(folder), "--out", str(out), "--json", unlock=False).json
    assert [piece["number"] for piece in made["pieces"]] == [1, 2]
    assert made["pieces"][1]["status"] == "placeholder"
    assert out.stat().st_size > 0


REFUSED = {
    "31 February": ("case", "new", "--title", "x", "--on", "2026-02-31"),
    "31 February in the agenda": ("agenda", "--from", "2026-02-31"),
    "31 February today": ("today", "--on", "2026-02-31"),
    "a day of no calendar": ("incident", "add", "--what", "x", "--on", "demain"),
    "the year 9999": ("today", "--on", "9999-12-31"),
    "25 o’clock": ("incident", "add", "--what", "x", "--at", "25:00"),
    "an hour of another zone": ("incident", "add", "--what", "x", "--at", "14:00+05:00"),
    "a negative number of days": ("agenda", "--days", "-1"),
    "a century of days": ("agenda", "--days", "99999"),
    "no such case": ("case", "show", "1999-001"),
    "no such case for evidence": ("evidence", "add", "x", "--case", "1999-001"),
    "no such case for a packet": ("packet", "build", "--case", "1999-001", "--letter", "1", "--out", "x.pdf"),
    "no such letter": ("packet", "build", "--case", "2026-101", "--letter", "99", "--out", "x.pdf"),
    "no such template": ("letter", "fill", "love_letter", "--case", "2026-101", "--out", "x.docx"),
    "no such piece": ("evidence", "export", "999", "--out", "x"),
    "no such kind": ("case", "new", "--title", "x", "--kind", "divorce"),
    "no such route": ("case", "new", "--title", "x", "--route", "duel"),
    "no such person": ("case", "new", "--title", "x", "--client", "99"),
    "no title": ("case", "new", "--title", "  "),
    "a reference taken": ("case", "new", "--title", "x", "--reference", "2026-101"),
    "no words": ("incident", "add", "--what", " "),
    "nothing readable": ("evidence", "add", "absent.txt"),
    "a folder that is not there": ("agenda", "--ics", "absent/agenda.ics"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    line: Line, why: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = line(*REFUSED[why], language="fr", code=1)
    assert ran.out.strip() in {"", "Id  Intitulé  SHA-256"}
    (said,) = ran.err.strip().splitlines()
    assert len(said) > 20
    assert said.endswith(".")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("conjure",),
        ("case",),
        ("case", "new"),
        ("case", "show"),
        ("agenda", "--days", "many"),
        ("packet", "build", "--case", "2026-101"),
        ("letter", "fill", "complaint_prosecutor", "--out", "x.docx"),
        ("evidence", "export", "first", "--out", "x"),
        ("today", "--loud"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two_and_the_usage(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([*words])
    assert left.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("usage: casework")


def test_a_wrong_passphrase_a_missing_workspace_and_an_open_one_are_said(line: Line, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("pas la bonne\n", encoding="utf-8")
    folder = str(line.folder / "workspace")
    for words in (
        ("--workspace", folder, "--passphrase-file", str(wrong)),
        ("--workspace", str(tmp_path / "absent"), "--passphrase-file", str(line.folder / "typed")),
        ("--workspace", folder, "--passphrase-file", str(tmp_path / "absent")),
        (),
    ):
        ran = line("today", *words, "--json", unlock=False, code=1)
        assert ran.out == ""
        assert len(ran.err.strip().splitlines()) == 1
    with Workspace.unlock(line.folder / "workspace", PASSPHRASE):
        assert len(line("today", code=1).err.strip().splitlines()) == 1


def test_a_reader_that_goes_away_is_no_error(line: Line) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "casework.cli", "law", "rules"],
        cwd=ROOT,
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(write)
    assert done.stderr == b""


def test_the_workspace_may_stand_in_the_environment(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_WORKSPACE", str(line.folder / "workspace"))
    ran = line("case", "list", "--passphrase-file", str(line.folder / "typed"), "--json", unlock=False)
    assert any(row["reference"] == "2026-101" for row in ran.json)
