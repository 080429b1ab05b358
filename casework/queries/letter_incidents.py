# SPDX-License-Identifier: GPL-3.0-or-later
"""What a letter says of an event: the officers, the witnesses with their statements, the cameras."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.language import Language, clock, fold
from casework.letters import facts
from casework.model import Deadline, Footage, Incident, IncidentPerson, OfficerSighting, Piece
from casework.words import DeadlineStatus, Force, IncidentRole, PieceKind, RioState

_FORCES = {
    Force.NATIONAL_POLICE: ("police nationale", "national police"),
    Force.CRS: ("compagnie républicaine de sécurité (CRS)", "riot police (CRS)"),
    Force.BORDER_POLICE: ("police aux frontières", "border police"),
    Force.GENDARMERIE: ("gendarmerie nationale", "gendarmerie"),
    Force.MOBILE_GENDARMERIE: ("gendarmerie mobile", "mobile gendarmerie"),
    Force.MUNICIPAL_POLICE: ("police municipale", "municipal police"),
    Force.PRIVATE_SECURITY: ("sécurité privée", "private security"),
}
_CAMERAS = {
    "cctv": facts.CameraKind.CCTV,
    "body-camera": facts.CameraKind.BODY_CAMERA,
    "dashcam": facts.CameraKind.DASHCAM,
    "drone": facts.CameraKind.DRONE,
    "emergency-call": facts.CameraKind.CALL_17,
}


@dataclass(frozen=True, slots=True)
class NumberedPiece:
    """A piece with the number it bears towards this recipient."""

    number: int
    title: str
    piece: Piece


def statements(pieces: Sequence[NumberedPiece]) -> dict[str, int]:
    """Whose statement goes with the letter under which number: by the author that the piece names."""
    return {
        fold(each.piece.author): each.number
        for each in pieces
        if each.piece.kind is PieceKind.STATEMENT and each.piece.author and not each.piece.confidential
    }


def _witness(
    line: IncidentPerson, statements: Mapping[str, int], language: Language, *, borrowed: bool
) -> facts.Witness:
    person = line.person
    unnamed = line.described_as or ("un témoin" if language is Language.FR else "a witness")
    if person is None:
        return facts.Witness(
            name=line.described_as, saw=line.note, statement_piece=statements.get(fold(line.described_as))
        )
    return facts.Witness(
        name=(person.borrowed_name or unnamed) if borrowed else person.real_name,
        saw=line.note,
        statement_piece=statements.get(fold(person.real_name)),
    )


def told(
    session: Session, one: Incident, statements: Mapping[str, int], language: Language, *, borrowed: bool
) -> facts.Incident:
    """What the letter says of an event. ``statements``: whose statement goes with it under which number."""
    return facts.Incident(
        date=one.starts_on if one.precision == "exact" else None,
        date_text=one.date_words,
        start_time=one.starts_at,
        end_time=one.ends_at,
        place_text=", ".join(part for part in (one.place_text, one.commune) if part),
        gps=one.gps,
        narrative=one.narrative,
        chronology=tuple(
            facts.Moment(at=clock(moment.at, language) if moment.at else moment.at_words, what=moment.what)
            for moment in one.moments
        ),
        officers=tuple(officer for seen in one.officers for officer in _officers(seen, language)),
        officers_count=_count(one, language),
        witnesses=tuple(
            _witness(line, statements, language, borrowed=borrowed)
            for line in one.people
            if line.role is IncidentRole.WITNESS
        ),
        injuries=one.injuries,
        itt_days=one.itt_days,
        damage=one.damage,
        footage_known=tuple(_camera(session, camera, one, language) for camera in one.footage),
    )


def _officers(seen: OfficerSighting, language: Language) -> list[facts.Officer]:
    force = _FORCES.get(seen.force, ("", ""))[0 if language is Language.FR else 1]
    return [
        facts.Officer(
            rio=seen.rio_number,
            force=force,
            unit=seen.unit,
            description=seen.description,
            vehicle_plate=seen.vehicle,
            acts=seen.did,
            rio_not_worn=seen.rio_state in (RioState.NOT_WORN, RioState.HIDDEN),
            rio_refused=seen.rio_state is RioState.REFUSED,
        )
    ]


def _count(incident: Incident, language: Language) -> str:
    low, high = incident.officers_from, incident.officers_to
    if low is None and high is None:
        return ""
    if low is None or high is None or low == high:
        return str(low if low is not None else high)
    return f"{low} à {high}" if language is Language.FR else f"{low} to {high}"


def _camera(session: Session, camera: Footage, incident: Incident, language: Language) -> facts.Camera:
    loss = session.scalars(
        select(Deadline).where(
            Deadline.incident_id == incident.id,
            Deadline.nature == "evidence_loss",
            Deadline.status == DeadlineStatus.OPEN,
            Deadline.facts["footage"].as_string() == camera.kind,
        )
    ).first()
    operator = camera.operator or (camera.operator_authority.name if camera.operator_authority else "")
    return facts.Camera(
        kind=_CAMERAS.get(camera.kind, facts.CameraKind.CCTV),
        camera_place=camera.place,
        operator=operator,
        time_window=_window(camera.from_at, camera.to_at, language),
        erased_on=loss.last_day if loss else None,
        article=str(loss.computed.get("articles", [""])[0]) if loss and loss.computed.get("articles") else "",
    )


def _window(start: time | None, end: time | None, language: Language) -> str:
    french = language is Language.FR
    if start and end:
        a, b = clock(start, language), clock(end, language)
        return f"de {a} à {b}" if french else f"from {a} to {b}"
    if start or end:
        return ("vers " if french else "about ") + clock(start or end or time(), language)
    return ""
