# SPDX-License-Identifier: GPL-3.0-or-later
"""The data file of ``casework letter fill``: what is read, what is refused and how it is named."""

from __future__ import annotations

import json
import os
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from casework.cli import main
from casework.language import Language
from casework.letters.data import facts
from casework.letters.errors import LetterDataWrong
from casework.letters.facts import CameraKind, Channel, Gender
from tests.casework.letters.making import a_docx, members_of

_TODAY = date(2026, 7, 6)
_CHANNELS = "lrar | simple_post | platform | email | hand_delivery | bailiff"

#: The example of docs/letter-data.md, which a test below holds against this.
EXAMPLE: dict[str, Any] = {
    "today": "2026-07-06",
    "place_of_signature": "Calais",
    "office": {
        "name": "Permanence juridique du Détroit",
        "address_lines": ["14, rue de l’Écluse"],
        "postcode_city": "62100 Calais",
        "email": "permanence@exemple.org",
    },
    "matter": {"reference": "2026-014"},
    "recipient": {
        "title_line": "Madame la Procureure de la République",
        "name": "Tribunal judiciaire de Boulogne-sur-Mer",
        "gender": "f",
        "address_lines": ["Place de la Résistance"],
        "postcode_city": "62200 Boulogne-sur-Mer",
        "channel": "lrar",
    },
    "client": {
        "gender": "f",
        "last_name": "Dupont & fils <x>",
        "first_names": "Anna",
        "birth_date": "1996-05-03",
        "birth_place": "Leeds (Royaume-Uni)",
        "nationality": "britannique",
        "domicile_elected": "chez Permanence juridique du Détroit\n14, rue de l’Écluse\n62100 Calais",
    },
    "incident": {
        "date": "2026-07-02",
        "start_time": "10:15",
        "end_time": "14h00",
        "place_text": "Calais, rue des Garennes",
        "narrative": ["Premier alinéa.", "Second alinéa (pièce n° 1)."],
        "officers": [{"force": "police nationale", "rio_not_worn": True}],
        "witnesses": ["M. Karim Ebbå"],
        "footage_known": [
            {"kind": "cctv", "camera_place": "rue des Garennes", "time_window": "10 h-11 h", "erased_on": "2026-08-01"}
        ],
    },
    "qualifications": [{"label": "atteinte à la liberté individuelle", "article": "code pénal, article 432-4"}],
    "pieces": [{"number": 1, "title": "Journal des faits", "date": "juillet 2026", "pages": 2}],
}  # fmt: skip


def test_the_example_is_read_as_written() -> None:
    found = facts(EXAMPLE, today=_TODAY)
    person, incident = found.complainants[0], found.incidents[0]
    assert (person.last_name, person.gender, person.birth_date) == (
        "Dupont & fils <x>",
        Gender.FEMININE,
        date(1996, 5, 3),
    )
    assert person.domicile_elected is not None
    assert person.domicile_elected.address_lines[-1] == "62100 Calais"
    assert (incident.start_time, incident.end_time) == (time(10, 15), time(14))
    assert incident.narrative == "Premier alinéa.\nSecond alinéa (pièce n° 1)."
    assert incident.witnesses[0].name == "M. Karim Ebbå"
    assert incident.footage_known[0].kind is CameraKind.CCTV
    assert found.pieces[0].date_text == "juillet 2026"
    assert found.recipient.channel is Channel.LRAR
    assert found.answers == {"qualifications": [{"label": "atteinte à la liberté individuelle", "article": "code pénal, article 432-4"}]}  # fmt: skip  # noqa: E501


def test_names_of_the_legal_note_are_understood_too() -> None:
    found = facts(
        {
            "principal": {"last_name": "Martin"},
            "agent": {"name": "Permanence"},
            "first_sent_on": "01/03/2026",
            "previous_chasers": ["2026-05-04", {"date": "2026-06-01", "channel": "email"}],
            "dismissal": {"date": "2026-04-01", "reason_code": "21"},
            "legal_aid": "2026-07-01",
        },
        today=_TODAY,
    )
    assert found.complainants[0].last_name == "Martin"
    assert found.office.name == "Permanence"
    assert [one.sent_on for one in found.earlier] == [date(2026, 3, 1), date(2026, 5, 4), date(2026, 6, 1)]
    assert found.answers["dismissal.date"] == date(2026, 4, 1)
    assert found.legal_aid_requested_on == date(2026, 7, 1)
    assert found.today == _TODAY


@pytest.mark.parametrize(
    ("data", "where", "reason"),
    [
        ([], "", "object"),
        ({"office": {"nom": "x"}}, "office.nom", "unknown"),
        ({"office": {"nane": "x"}}, "office.nane", "unknown (name ?)"),
        ({"qualification": []}, "qualification", "unknown (qualifications ?)"),
        ({"client": {"birth_date": "hier"}}, "client.birth_date", "date (2026-07-02)"),
        ({"client": {"birth_date": "2026-02-30"}}, "client.birth_date", "date (2026-07-02)"),
        ({"client": []}, "client", "object"),
        ({"complainants": {}}, "complainants", "list"),
        ({"client": {"minor": "non"}}, "client.minor", "true | false"),
        ({"incident": {"start_time": "25:00"}}, "incident.start_time", "time (14:30)"),
        ({"incident": {"officers": [{"rio": {}}]}}, "incident.officers[0].rio", "text"),
        ({"pieces": [{"title": "x"}]}, "pieces[0]", "incomplete"),
        ({"pieces": [{"number": "x", "title": "x"}]}, "pieces[0].number", "number"),
        ({"recipient": {"channel": "pigeon"}}, "recipient.channel", _CHANNELS),
        ({"hearing": {"date": "bientôt"}}, "hearing.date", "date (2026-07-02)"),
        ({"hearing": "demain"}, "hearing", "object"),
        ({"capacity": "roi"}, "capacity", "choice"),
        ({"today": 5}, "today", "date (2026-07-02)"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_its_name(data: object, where: str, reason: str) -> None:
    with pytest.raises(LetterDataWrong) as caught:
        facts(data, today=_TODAY)
    assert (caught.value.where, caught.value.reason) == (where, reason)


def _fill(folder: Path, data: object, *words: str, template: str = "complaint_prosecutor") -> int:
    source = folder / "data.json"
    source.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return main(["letter", "fill", template, "--data", str(source), "--out", str(folder / "letter.docx"), *words])


def test_the_command_writes_a_letter_readable_by_its_owner_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _fill(tmp_path, EXAMPLE) == 0
    written = tmp_path / "letter.docx"
    assert b"Dupont &amp; fils &lt;x&gt;" in members_of(written.read_bytes())["word/document.xml"]
    if os.name == "posix":
        assert written.stat().st_mode & 0o777 == 0o600
    assert "letter.docx" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.json", "letter.docx"]


def test_what_is_missing_is_listed_and_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _fill(tmp_path, {**EXAMPLE, "qualifications": []}) == 1
    said = capsys.readouterr().err
    assert "(qualifications)" in said
    assert not (tmp_path / "letter.docx").exists()


@pytest.mark.parametrize("content", ["{", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "[" * 100_000])
def test_a_file_that_is_no_json_gets_one_sentence(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _fill(tmp_path, content) == 1
    said = capsys.readouterr().err
    assert "docs/letter-data.md" in said
    assert "Traceback" not in said


def test_a_template_of_ones_own_is_filled_after_it_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(a_docx("Bonjour {{ client.last_name }}"))
    bad.write_bytes(a_docx("Bonjour {{ client.nom }}"))
    assert _fill(tmp_path, EXAMPLE, template=str(good)) == 0
    assert _fill(tmp_path, EXAMPLE, template=str(bad)) == 1
    assert "client.nom" in capsys.readouterr().err


def test_template_check_names_faults_and_says_so_by_its_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(a_docx("Bonjour"))
    bad.write_bytes(a_docx("Bonjour {{ client.nom }}"))
    assert main(["template", "check", str(good)]) == 0
    assert main(["template", "check", str(good), str(bad), "--json"]) == 1
    printed = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert [one["ok"] for one in printed] == [True, False]
    assert printed[1]["faults"][0] | {"message": ""} == {
        "kind": "unknown_field",
        "detail": "client.nom",
        "paragraph": "Bonjour {{ client.nom }}",
        "place": "document 1",
        "message": "",
    }
    assert main(["template", "check", str(tmp_path / "absent.docx")]) == 1


def test_letters_and_their_fields_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 24
    assert main(["template", "fields", "fine_contest", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert {one["field"] for one in printed["questions"]} >= {"fine.number", "reasons"}
    assert main(["template", "list"]) == 0
    assert main(["template", "fields", "nonsense"]) == 1


def test_the_example_in_the_documentation_is_this_one() -> None:
    text = (Path(__file__).parents[3] / "docs" / "letter-data.md").read_text(encoding="utf-8")
    assert json.loads(text.split("```json\n")[1].split("```")[0]) == EXAMPLE


def test_language_is_that_of_the_letter(tmp_path: Path) -> None:
    assert _fill(tmp_path, EXAMPLE, "--language", Language.EN) == 0
    assert (
        b"have the honour to lodge a complaint"
        in members_of((tmp_path / "letter.docx").read_bytes())["word/document.xml"]
    )
