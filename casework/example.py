# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented case file: for the demo, for "try with an example" at the first run, and for tests.

Nobody in it exists. The dates are counted from the day it is made, so that it always shows something due.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from docx import Document
from docx.shared import Mm
from PIL import Image, ImageDraw

from casework.documents import fonts
from casework.language import NBSP, Language, french, long_date
from casework.noted import FootageKnown, IncidentNoted, MomentNoted, OfficerSeen, PersonInIncident
from casework.queries.cases import first_proceeding
from casework.queries.people import list_authorities
from casework.services import cases, hearings, incidents, letters, office, packets, people, pieces
from casework.storage.workspace import Workspace
from casework.words import Force, IncidentRole, RioState

_NARRATIVE = """\
Nous sommes bénévoles et distribuions des vêtements chauds sur le parking public de la rue des Garennes. Une dizaine \
de policiers en uniforme sont descendus de deux véhicules et ont contrôlé notre identité. Nous avons présenté nos \
passeports britanniques, en cours de validité.
Malgré cela, les policiers nous ont ordonné de les suivre au commissariat pour une « vérification ». Aucun motif ne \
nous a été indiqué. Nous n’avons pas été informées de nos droits dans une langue que nous comprenons.
Nous avons demandé un interprète dès notre arrivée. Un policier a répondu que nous comprenions « très bien quand ça \
nous arrange ». L’interprète est arrivé une heure et quarante minutes plus tard.
Lorsque l’une d’entre nous a demandé un avocat, il lui a été répondu qu’en ce cas nous passerions la nuit en garde à \
vue. Nous avons renoncé à cette demande pour cette seule raison.
Nos empreintes digitales ont été relevées et nos visages photographiés, sans que notre accord soit recherché ni que \
le procureur de la République paraisse avoir été informé. Un policier nous a affirmé qu’une loi interdisait aux \
étrangers de distribuer quoi que ce soit.
Nous avons été remises en liberté sans qu’aucun document nous soit remis."""


@dataclass(frozen=True, slots=True)
class Example:
    """The ids of what was made."""

    complaint: int
    defence: int
    incident: int
    proceeding: int
    letter: int
    packet: int


def fill_workspace(workspace: Workspace, folder: Path, *, today: date) -> Example:
    """Put the example in: an event of some days ago, its evidence, a complaint with its letter and packet ready to
    print, and another case with a hearing ahead. ``folder`` is a private place for the evidence files, which are
    removed from it again."""
    describe_office(workspace)
    volunteers = record_people(workspace)
    day = _working_day(today - timedelta(days=12))
    incident = incidents.record(workspace, checked_at_the_station(day, volunteers), today=today).id
    prosecutor = _prosecutor(workspace)
    complaint = cases.open_case(
        workspace,
        cases.OpenCase(
            title="Plainte – vérification d’identité de trois bénévoles",
            opened_on=_working_day(today - timedelta(days=5)),
            place="Calais",
            incidents=[incident],
            route="complaint_prosecutor",
            authority_id=prosecutor,
            tags=["vérification d’identité", "RIO"],
            is_example=True,
        ),
    ).id
    files = write_evidence(folder, day)
    try:
        admitted = pieces.admit(workspace, files, case_id=complaint, received_on=day + timedelta(days=2))
    finally:
        for path in files:
            path.unlink()
    for piece_id, (title, author) in zip(admitted.changed.also, _TITLES, strict=True):
        pieces.amend(workspace, piece_id, {"title": title, "author": author, "taken_on": day})
    defence = _defence(workspace, today)
    proceeding = first_proceeding(workspace, complaint)
    letter = letters.draft(
        workspace,
        letters.DraftLetter(
            case_id=complaint,
            template="complaint_prosecutor",
            proceeding_id=proceeding,
            incident_id=incident,
            answers=_ANSWERS,
        ),
    ).id
    packet = packets.prepare(workspace, packets.PreparePacket(case_id=complaint, letter_id=letter)).id
    return Example(complaint, defence, incident, proceeding, letter, packet)


def describe_office(workspace: Workspace) -> None:
    """An invented charity; the telephone number is one of those kept for fiction."""
    office.describe(
        workspace,
        {
            "name": "Comité d’appui juridique du Littoral",
            "legal_form": "Association régie par la loi du 1er juillet 1901",
            "registration_number": "RNA W624000000",
            "address_lines": "14 rue des Filatiers",
            "postcode": "62100",
            "city": "Calais",
            "phone": "03 53 01 24 60",
            "email": "contact@appui-littoral.example",
            "representative_name": "Solène Verhaeghe",
            "representative_role": "présidente",
        },
    )


def record_people(workspace: Workspace) -> tuple[int, ...]:
    """Three invented British volunteers, each with a borrowed name."""
    shared = {
        "civility": "mme",
        "gender": "feminine",
        "nationality": "GB",
        "country": "GB",
        "speaks_french": False,
        "languages": ["en"],
        "address_at_office": True,
    }
    return tuple(
        people.record(workspace, {**shared, **own}, borrowed_name=borrowed).id
        for own, borrowed in (
            (
                {
                    "first_names": "Alice Rowena",
                    "last_name": "Wetherby",
                    "birth_date": date(1996, 3, 14),
                    "birth_place": "Leeds (Royaume-Uni)",
                    "occupation": "étudiante en médecine",
                    "address_lines": "8 Foundry Walk",
                    "postcode": "LS9 0AA",
                    "city": "Leeds",
                },
                "Nora",
            ),
            (
                {
                    "first_names": "Megan",
                    "last_name": "Pryce-Tyndall",
                    "birth_date": date(1994, 12, 1),
                    "birth_place": "Cardiff (Royaume-Uni)",
                    "occupation": "infirmière",
                    "address_lines": "21 Harbour Terrace",
                    "postcode": "CF10 0AA",
                    "city": "Cardiff",
                },
                "Iris",
            ),
            (
                {
                    "first_names": "Hannah",
                    "last_name": "O’Connell",
                    "birth_date": date(1998, 7, 30),
                    "birth_place": "Norwich (Royaume-Uni)",
                    "occupation": "professeure de musique",
                    "address_lines": "3 Swan Lane",
                    "postcode": "NR2 0AA",
                    "city": "Norwich",
                },
                "Lucie",
            ),
        )
    )


def checked_at_the_station(day: date, volunteers: tuple[int, ...]) -> IncidentNoted:
    """The event: a check that became almost four hours at the station."""
    held = {
        "held_from": time(14, 10),
        "held_to": time(18, 5),
        "fingerprinted": True,
        "photographed": True,
        "interpreter_asked_at": time(14, 50),
        "interpreter_came_at": time(16, 30),
        "interpreter_language": "en",
    }
    return IncidentNoted(
        title="Trois bénévoles retenues au commissariat",
        starts_on=day,
        starts_at=time(14, 10),
        ends_on=day,
        ends_at=time(18, 5),
        commune="Calais",
        place_text="parking public de la rue des Garennes, puis commissariat de police",
        narrative=_NARRATIVE,
        legal_ground_claimed="aucun",
        words_heard="« Vous comprenez très bien quand ça vous arrange. »",
        officers_from=9,
        officers_to=11,
        acts=("A2", "A11", "A25", "A32"),
        people=[
            PersonInIncident(
                person_id=person,
                role=IncidentRole.VICTIM,
                lawyer_asked=number == 0,
                lawyer_answer="« Dans ce cas vous passerez la nuit ici. »" if number == 0 else "",
                impact="Craint pour son inscription à l’ordre des médecins." if number == 0 else "",
                **held,  # type: ignore[arg-type]
            )
            for number, person in enumerate(volunteers)
        ],
        officers=[
            OfficerSeen(
                how_many=9,
                force=Force.NATIONAL_POLICE,
                unit="commissariat de Calais",
                rio_state=RioState.NOT_WORN,
                description="en uniforme",
            ),
            OfficerSeen(
                force=Force.NATIONAL_POLICE,
                rank="brigadier",
                rio_state=RioState.REFUSED,
                asked_for_rio=True,
                rio_answer="« Vous n’avez pas à le savoir. »",
                description="homme d’une quarantaine d’années, barbe courte, gants noirs",
                did="a refusé d’indiquer son numéro et a relevé les empreintes",
            ),
        ],
        footage=[
            FootageKnown(
                kind="cctv",
                place="mât à l’entrée du parking de la rue des Garennes",
                operator="Ville de Calais",
                from_at=time(14, 0),
                to_at=time(14, 45),
            ),
            FootageKnown(kind="body-camera", place="équipage intervenu rue des Garennes", operator="Police nationale"),
        ],
        moments=[
            MomentNoted(at=time(14, 10), what="contrôle des trois bénévoles sur le parking"),
            MomentNoted(at=time(14, 35), what="arrivée au commissariat"),
            MomentNoted(at=time(14, 50), what="demande d’un interprète en langue anglaise"),
            MomentNoted(at=time(15, 20), what="demande d’un avocat, retirée après la réponse des policiers"),
            MomentNoted(at=time(16, 30), what="arrivée de l’interprète"),
            MomentNoted(at=time(17, 10), what="relevé des empreintes digitales et photographies"),
            MomentNoted(at=time(18, 5), what="remise en liberté, sans document"),
        ],
    )


def _defence(workspace: Workspace, today: date) -> int:
    """Another invented case, so that Today shows a hearing."""
    person = people.record(
        workspace,
        {"first_names": "Étienne", "last_name": "Marquant", "civility": "m", "gender": "masculine", "city": "Calais"},
        borrowed_name="Basile",
    ).id
    case = cases.open_case(
        workspace,
        cases.OpenCase(
            title="Défense – outrage lors d’une distribution",
            kind="prosecution_defence",
            opened_on=_working_day(today - timedelta(days=60)),
            place="Calais",
            clients=[person],
            is_example=True,
        ),
    ).id
    hearings.schedule(
        workspace,
        hearings.HearingSet(
            case_id=case,
            on=_working_day(today + timedelta(days=9)),
            at=time(14, 0),
            court="Tribunal judiciaire de Boulogne-sur-Mer",
            chamber="chambre correctionnelle",
            room="salle B",
            purpose="Audience au fond",
            attending="Solène Verhaeghe",
        ),
    )
    return case


_ANSWERS: dict[str, object] = {
    "qualifications": [
        {
            "label": "atteinte à la liberté individuelle par personne dépositaire de l’autorité publique",
            "article": "CP art. 432-4",
        },
        {
            "label": "discrimination par personne dépositaire de l’autorité publique, à raison de la nationalité",
            "article": "CP art. 432-7",
        },
    ],
    "harm_text": "Près de quatre heures de privation de liberté sans fondement indiqué ni droit notifié.\n"
    "Une inquiétude durable quant à la conservation de nos empreintes et de nos photographies.",
    "requested_acts": [
        "copie du registre de vérification d’identité et du procès-verbal prévu par la loi",
        "audition de l’interprète sur ses heures d’appel et d’arrivée",
    ],
    "interpreter_language": "anglais",
}

_TITLES = (
    ("Attestation de Mme Wetherby (CPC art. 202)", "Alice Wetherby"),
    ("Photographie du parking, rue des Garennes", "Hannah O’Connell"),
    ("Capture d’écran : position du téléphone entre 14 h 35 et 18 h 05", "Megan Pryce-Tyndall"),
    ("Chronologie tenue par les bénévoles", "Megan Pryce-Tyndall"),
    ("Message de la permanence à l’association, 15 h 02", "Comité d’appui juridique du Littoral"),
)


def write_evidence(folder: Path, day: date) -> list[Path]:
    """Five files as such files come: a PDF, a photo that lies on its side, a screenshot, a Word file, a mail."""
    made: tuple[tuple[str, Callable[[date], bytes]], ...] = (
        ("01 attestation.pdf", _statement),
        ("02 IMG_2291.jpg", _photo),
        ("03 capture position.png", _screenshot),
        ("04 chronologie.docx", _timeline),
        ("05 message permanence.eml", _mail),
    )
    paths = []
    for name, make in made:
        path = folder / name
        path.write_bytes(make(day))
        paths.append(path)
    return paths


def _statement(day: date) -> bytes:
    made = io.BytesIO()
    page = fonts.new_canvas(made, "fr-FR")
    page.setTitle("Attestation")
    lines = (
        ("ATTESTATION DE TÉMOIN", 15),
        ("(article 202 du code de procédure civile – article 441-7 du code pénal)", 9),
        ("", 12),
        ("Je soussignée Alice Rowena Wetherby, née le 14 mars 1996 à Leeds, étudiante en médecine,", 11),
        (f"atteste que le {long_date(day, Language.FR)} nous avons été conduites au commissariat à 14 h 35", 11),
        ("et remises en liberté à 18 h 05. L’interprète, demandé à 14 h 50, est arrivé à 16 h 30.", 11),
        ("Aucun des policiers présents ne portait de numéro visible.", 11),
        ("", 12),
        ("La présente attestation est établie en vue de sa production en justice ; je sais qu’une", 11),
        ("fausse attestation m’exposerait à des sanctions pénales.", 11),
    )
    for number in (1, 2):
        height = 760.0
        for text, size in lines if number == 1 else (("Pièce d’identité jointe (copie).", 11),):
            fonts.draw(page, 70, height, french(text), fonts.SERIF, size)
            height -= size * 1.9
        page.showPage()
    page.save()
    return made.getvalue()


def _photo(day: date) -> bytes:
    """Held upright, stored on its side, as telephones do: EXIF orientation 6, with the time it was taken."""
    picture = Image.new("RGB", (900, 1200), (176, 196, 214))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 700, 900, 1200), fill=(92, 94, 98))
    draw.rectangle((110, 330, 790, 720), fill=(214, 205, 190))
    for left in range(150, 760, 130):
        draw.rectangle((left, 400, left + 70, 500), fill=(70, 92, 120))
    draw.rectangle((690, 120, 706, 730), fill=(60, 60, 60))
    draw.ellipse((668, 90, 728, 150), fill=(30, 30, 30))
    for left in range(60, 900, 170):
        draw.line((left, 1190, left + 90, 820), fill=(235, 235, 235), width=8)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x9003] = f"{day:%Y:%m:%d} 14:12:40"
    made = io.BytesIO()
    picture.rotate(90, expand=True).save(made, "JPEG", quality=82, exif=exif)
    return made.getvalue()


def _screenshot(day: date) -> bytes:
    picture = Image.new("RGB", (720, 1280), (238, 241, 236))
    draw = ImageDraw.Draw(picture)
    for at in range(0, 1280, 160):
        draw.line((0, at, 720, at + 90), fill=(214, 219, 210), width=26)
    draw.line((310, 0, 420, 1280), fill=(250, 250, 250), width=44)
    draw.ellipse((330, 560, 410, 640), fill=(36, 104, 196), outline=(255, 255, 255), width=8)
    draw.rectangle((0, 0, 720, 96), fill=(32, 42, 54))
    draw.text((28, 34), f"{day:%d/%m/%Y}   14:35 - 18:05", fill=(255, 255, 255), font_size=28)
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def _timeline(day: date) -> bytes:
    document = Document()
    document.core_properties.author = ""
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    document.add_heading(f"Chronologie du {long_date(day, Language.FR)}", level=1)
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for at, what in (
        (f"14{NBSP}h{NBSP}10", "Contrôle sur le parking"),
        (f"14{NBSP}h{NBSP}35", "Arrivée au commissariat"),
        (f"14{NBSP}h{NBSP}50", "Demande d’un interprète"),
        (f"16{NBSP}h{NBSP}30", "Arrivée de l’interprète"),
        (f"17{NBSP}h{NBSP}10", "Empreintes et photographies"),
        (f"18{NBSP}h{NBSP}05", "Remise en liberté"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = at, what
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _mail(day: date) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Permanence <permanence@distribution.example>"
    mail["To"] = "contact@appui-littoral.example"
    mail["Subject"] = "Trois bénévoles emmenées au commissariat"
    mail["Date"] = f"{day:%a, %d %b %Y} 15:02:11 +0100"
    mail["Message-ID"] = "<permanence-1@distribution.example>"
    mail.set_content(
        "Bonjour,\n\nAlice, Megan et Hannah ont été emmenées au commissariat vers 14 h 30 après un contrôle\n"
        "rue des Garennes. Elles ne répondent plus au téléphone. Pouvez-vous appeler ?\n\nLa permanence\n"
    )
    return mail.as_bytes()


def _prosecutor(workspace: Workspace) -> int:
    """The prosecutor's office competent for Calais, from the directory."""
    rows = list_authorities(workspace, kinds=frozenset({"prosecutor"}))
    return next(row.id for row in rows if "calais" in row.key)


def _working_day(day: date) -> date:
    """That day, or the Monday after it: nobody sits on a Sunday."""
    return day + timedelta(days=8 - day.isoweekday()) if day.isoweekday() > 5 else day
