# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job in the real window, from a laptop that has never seen the program to the registered letter's number."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pikepdf
from PySide6.QtCore import Qt

from casework import example
from casework.language import Language
from casework.queries.dates import What
from casework.queries.people import list_people
from casework.queries.today import today
from casework.queries.view import view_of
from casework.services import cases, hearings
from tests.ui.hand import Hand
from tests.ui.window import PASSPHRASE, TODAY, Program
from ui.entry.first_run import FirstRun
from ui.screens.cases import CasesPage, NewCase
from ui.screens.contacts import ContactsPage
from ui.screens.incidents import IncidentsPage
from ui.screens.packets import PacketsPage
from ui.widgets.fields import Choice, DateField, TimeField
from ui.widgets.form import Form

OFFICE = {
    "name": "Entraide des Dunes",
    "address_lines": "14 rue des Filatiers",
    "postcode": "62100",
    "city": "Calais",
}
VOLUNTEERS = (
    ("Alice Wetherby", "14/03/1996", "Leeds"),
    ("Megan Pryce-Tyndall", "01/12/1994", "Cardiff"),
    ("Hannah O’Connell", "30/07/1998", "Norwich"),
)
NARRATIVE = (
    "Nous avons été retenues près de quatre heures ; l’interprète est arrivé après une heure et quarante minutes."
)
REGISTERED = "1A 222 333 4444 5"


def _put(hand: Hand, form: Form, **texts: str) -> None:
    """Type into the fields of a form, as with Tab between them; a choice is chosen."""
    for name, text in texts.items():
        field = form[name]
        if isinstance(field, Choice):
            field.choose(text)
            field.picked.emit()
            continue
        target = field.edit if isinstance(field, DateField | TimeField) else field
        target.setFocus()
        hand.type(text)
    form.flush()
    hand.program.settle()


def _first_run(program: Program) -> None:
    program.app.start()
    assert program.app.entry is not None
    page = program.app.entry.currentWidget()
    assert isinstance(page, FirstRun)
    page._go(1)
    for name, text in OFFICE.items():
        field = page.office[name]
        field.setFocus()
        field.setText(text) if hasattr(field, "setText") else field.setPlainText(text)
    page._go(2)
    for field in (page.passphrase.first, page.passphrase.again):
        program.qtbot.keyClicks(field.edit, PASSPHRASE)
    program.qtbot.mouseClick(page._make, Qt.MouseButton.LeftButton)
    program.until(lambda: bool(page.key.key))
    groups = page.key.key.split("-")
    for number, field in zip(page.key.wanted, page.key.fields, strict=True):
        program.qtbot.keyClicks(field, groups[number - 1])
    page._finish(example=False)
    program.until(lambda: program.app.window is not None)


def _note_what_happened(hand: Hand, program: Program) -> None:
    assert program.app.window is not None
    hand.click("Noter des faits")
    page = program.app.window.page
    assert isinstance(page, IncidentsPage)
    assert page.form is not None
    form = page.form
    _put(
        hand,
        form.main,
        starts_on="12/11",
        starts_at="14h10",
        ends_at="18h05",
        commune="Calais",
        place_text="parking de la rue des Garennes",
        title="Trois bénévoles retenues",
        narrative=NARRATIVE,
    )
    for name, _, _ in VOLUNTEERS:
        hand.click("Ajouter une personne")
        line = form.people._forms[-1][1]
        _put(hand, line, name=name, interpreter_asked_at="14h50", interpreter_came_at="16h30", fingerprinted="yes")
    hand.click("Ajouter des agents")
    _put(hand, form.officers._forms[-1][1], force="national_police", rio_state="not_worn")
    hand.click("Ajouter un enregistrement")
    _put(hand, form.footage._forms[-1][1], kind="cctv", place="mât du parking")
    program.until(lambda: form.incident_id and not form._losses.isHidden())
    hand.click("Ouvrir un dossier à partir de ces faits")


def _who_they_are(hand: Hand, program: Program) -> None:
    """What a complaint must say of each complainant (CPP art. 85 and 10-2)."""
    assert program.app.window is not None
    hand.click("Contacts")
    page = program.app.window.page
    assert isinstance(page, ContactsPage)
    for name, born, birth_place in VOLUNTEERS:
        hand.click_row(page.list.table, _person(program, name))
        assert page.form is not None
        _put(
            hand,
            page.form.form,
            civility="mme",
            gender="feminine",
            birth_date=born,
            birth_place=birth_place,
            nationality="GB",
            address_lines="8 Foundry Walk",
            postcode="LS9 0AA",
            city="Leeds",
        )


def _person(program: Program, name: str) -> int:
    assert program.app.context is not None
    return next(
        one.id for one in list_people(program.app.context.workspace, program.app.context.view) if one.name == name
    )


def test_from_an_empty_laptop_to_a_posted_complaint(run: Callable[..., Program], tmp_path: Path) -> None:
    program = run(tmp_path / "coffre", width=1366, height=728)
    _first_run(program)
    assert program.app.window is not None
    assert program.app.context is not None
    workspace, hand = program.app.context.workspace, Hand(program)

    _note_what_happened(hand, program)
    page = program.app.window.page
    assert isinstance(page, CasesPage)
    new = page.findChild(NewCase)
    assert new is not None
    hand.click("Ouvrir le dossier")
    program.until(lambda: hand.sees("Préparer l’envoi"))

    (tmp_path / "evidence").mkdir()
    program.messages.files = example.write_evidence(tmp_path / "evidence", date(2026, 11, 12))
    hand.click("Ajouter des pièces")

    _who_they_are(hand, program)
    hand.click("Dossiers")
    program.until(lambda: hand.sees("Préparer l’envoi"))
    hand.click("Préparer l’envoi")
    packets_page = program.app.window.page
    assert isinstance(packets_page, PacketsPage)
    sheet = packets_page.sheet
    assert sheet is not None
    assert sheet.letter is not None
    hand.click("Qualifications possibles")
    hand.type("atteinte à la liberté individuelle\tCP art. 432-4\t")
    program.until(sheet.print_button.isEnabled)
    program.messages.printed = tmp_path / "paper.pdf"
    hand.click("Imprimer")
    program.until(sheet.posting.isVisible)

    stored = workspace.blobs.open(sheet.shown.pdf_sha256)
    with stored, pikepdf.open(io.BytesIO(stored.read())) as pdf:
        titles = [str(entry.title) for entry in pdf.open_outline().root]
        assert len(pdf.pages) == sheet.shown.row.pages
        assert any("Bordereau" in title for title in titles)
        assert sum("Pièce n°" in title for title in titles) == 5

    hand.type(REGISTERED)
    hand.click("C’est posté")

    # Beside the next hearing of another case, the day from which the prosecutor's silence opens a way, with its reason.
    other = cases.open_case(workspace, cases.OpenCase(title="Défense", kind="prosecution_defence", opened_on=TODAY)).id
    hearings.schedule(
        workspace,
        hearings.HearingSet(case_id=other, on=TODAY + timedelta(days=9), at=time(14, 0), court="Tribunal judiciaire"),
    )
    due = today(workspace, view_of(workspace, Language.FR, TODAY))
    assert due.next_hearing is not None
    assert due.next_hearing.case_id == other
    clock = next(row for row in due.far if row.what is What.OPENS)
    assert clock.on == date(2027, 2, 25)
    assert clock.provisional
    assert "CPP art. 85" in clock.articles
    assert due.silences[0].authority == "Tribunal judiciaire de Boulogne-sur-Mer"
