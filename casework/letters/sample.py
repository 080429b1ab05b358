# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented facts for a trial filling: the fullest letter and the emptiest. All names and numbers are made up."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Final

from casework.language import Language
from casework.letters.facts import (
    Camera,
    CameraKind,
    Channel,
    Client,
    DeadlineFacts,
    Domicile,
    EarlierLetter,
    Gender,
    Incident,
    LetterFacts,
    Mandate,
    Matter,
    Moment,
    Office,
    Officer,
    Piece,
    Recipient,
    Witness,
)
from casework.letters.fields import Field, Kind, Source, catalogue
from casework.letters.values import columns

_TODAY: Final = date(2026, 7, 6)
_HOUSE: Final = Domicile(
    name="Permanence juridique du Détroit",
    address_lines=("14, rue de l’Écluse",),
    postcode_city="62100 Calais",
    consent_on=date(2026, 7, 3),
)


def poor(language: Language) -> LetterFacts:
    """Nothing known but the day."""
    return LetterFacts(language=language, today=_TODAY)


def rich(language: Language) -> LetterFacts:
    """Every field filled, with several persons, signs that break XML, accents and a long name."""
    return LetterFacts(
        language=language,
        today=_TODAY,
        place_of_signature="Calais",
        office=_office(),
        matter=Matter(
            reference="2026-014",
            title="Contrôle du 2 juillet",
            kind="complaint_prosecutor",
            opened_on=date(2026, 7, 3),
            authority_reference="26183000042",
            incident_ids=("F-2026-031",),
        ),
        complainants=_persons(),
        recipient=_recipient(),
        incidents=(_incident(), Incident(date_text="début juillet 2026", place_text="Calais", narrative="Même scène.")),
        pieces=_pieces(),
        earlier=(
            EarlierLetter(subject="plainte du 6 mars 2026", sent_on=date(2026, 3, 6), received_on=date(2026, 3, 9)),
            EarlierLetter(subject="relance", sent_on=date(2026, 5, 4), channel=Channel.SIMPLE_POST),
        ),
        deadline=DeadlineFacts(
            rule_id="civil-party-complaint-earliest/after_silence",
            trigger_date=date(2026, 3, 9),
            last_day=date(2026, 6, 9),
            safe_day=date(2026, 6, 9),
            article="CPP, art. 85",
        ),
        mandate=Mandate(date=date(2026, 7, 3), scope="écrire, recevoir, demander copie", signed=True),
        legal_aid_requested_on=date(2026, 7, 3),
        answers={
            path: _answer(entry)
            for path, entry in catalogue().items()
            if entry.source is Source.ANSWER and "[]" not in path
        },
    )


def _office() -> Office:
    return Office(
        name="Permanence juridique du Détroit",
        legal_form="Association régie par la loi de 1901",
        rna_or_siren="RNA W625000000",
        address_lines=("14, rue de l’Écluse",),
        postcode_city="62100 Calais",
        phone="03 21 00 00 00",
        email="permanence@exemple.org",
        representative_name="Hélène Vasseur-Dupré",
        representative_role="présidente",
        representative_gender=Gender.FEMININE,
        statutes_extract="Article 2 – L’association défend les personnes qui aident les exilés.",
    )


def _persons() -> tuple[Client, ...]:
    common = Client(
        gender=Gender.FEMININE,
        last_name="Ashworth",
        first_names="Imogen",
        birth_date=date(1996, 5, 3),
        birth_place="Leeds (Royaume-Uni)",
        nationality="britannique",
        occupation="étudiante en médecine",
        address_lines=("3 Mill Lane",),
        postcode_city="LS1 1AA Leeds",
        country="Royaume-Uni",
        email="imogen@exemple.org",
        phone="+44 20 7946 0000",
        language="anglais",
        speaks_french=False,
        interpreter_name="M. Olivier Lemoine",
        domicile_elected=_HOUSE,
        injuries="hématome à l’avant-bras",
        itt_days=2,
        damage="téléphone brisé (320 €)",
    )
    return (
        common,
        Client(
            civility="M.",
            last_name="Dupont & fils <x>",
            first_names="Jean-Noël",
            birth_date=date(1990, 12, 1),
            birth_place="Saint-Étienne",
            nationality="française",
            address_lines=("8 bis, quai d’Ebbå",),
            postcode_city="59140 Dunkerque",
        ),
        Client(
            last_name="Nguyễn-O’Connor",
            first_names="Marguerite-Alexandrine Philippa Wilhelmina",
            birth_date=date(2009, 2, 14),
            birth_place="Cork",
            nationality="irlandaise",
            minor=True,
            legal_representative="Mme Orla O’Connor",
            legal_representative_role="sa mère",
            domicile_elected=_HOUSE,
        ),
    )


def _recipient() -> Recipient:
    return Recipient(
        kind="prosecutor",
        title_line="Madame la Procureure de la République",
        name="Tribunal judiciaire de Boulogne-sur-Mer",
        gender=Gender.FEMININE,
        address_lines=("Place de la Résistance",),
        postcode_city="62200 Boulogne-sur-Mer",
        channel=Channel.LRAR,
        tracking_number="1A 000 000 0000 0",
    )


def _incident() -> Incident:
    kinds = [
        Camera(
            kind=kind,
            camera_place="rue des Garennes",
            operator="commune de Calais",
            time_window="2 juillet 2026, de 10 h à 11 h",
            officer="RIO 1234567",
            erased_on=date(2026, 8, 1),
            article="CSI, art. L. 252-5",
        )
        for kind in CameraKind
    ]
    return Incident(
        date=date(2026, 7, 2),
        start_time=time(10, 15),
        end_time=time(14),
        place_text="Calais, rue des Garennes",
        gps="50,95 ; 1,85",
        narrative='Un agent a demandé : "Que faites-vous ici ?"\nNous avons répondu que nous distribuions de l\'eau.',
        acts=("contrôle d’identité prolongé", "prise d’empreintes"),
        chronology=(Moment(at="10 h 15", what="Début du contrôle."), Moment(at="14 h", what="Sortie.")),
        officers=(
            Officer(force="police nationale", unit="CRS", description="homme, 40 ans", rio_not_worn=True),
            Officer(force="gendarmerie", nigend="123456", rio="7654321", vehicle_plate="AB-123-CD"),
        ),
        officers_count="une dizaine",
        witnesses=(Witness(name="M. Karim Ebbå", contact="06 00 00 00 00", saw="a tout vu", statement_piece=3),),
        injuries="irritation des yeux",
        itt_days=1,
        damage="denrées détruites",
        footage_known=tuple(kinds),
    )


def _pieces() -> tuple[Piece, ...]:
    return (
        Piece(number=1, title="Passeports", pages=3, source="plaignantes", sha256="0" * 64),
        Piece(number=2, title="Journal des faits", date=date(2026, 7, 2), pages=2, confidential=False),
        Piece(number=3, title="Attestation de M. Ebbå", date_text="juillet 2026", pages=1),
    )


def _answer(entry: Field) -> object:
    """A value of the field's kind that says which field it is."""
    match entry.kind:
        case Kind.DATE:
            return date(2026, 6, 1)
        case Kind.TIME:
            return time(14, 30)
        case Kind.NUMBER:
            return 3 if entry.path.endswith("piece_number") else 15
        case Kind.MONEY:
            return Decimal("1234.50")
        case Kind.FLAG:
            return True
        case Kind.CHOICE:
            return next(iter(entry.choices))
        case Kind.TEXTS:
            return [f"{entry.fr} : premier", f"{entry.fr} : second"]
        case Kind.ROWS:
            row = {name: _answer(column) for name, column in columns(entry).items()}
            return [row, row]
    return f"{entry.fr} (à compléter)"
