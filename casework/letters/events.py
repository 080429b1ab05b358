# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened, as a letter prints it: incidents, officers, witnesses, cameras, harm."""

from __future__ import annotations

from collections.abc import Sequence

from casework.language import NBSP, Language, listed
from casework.letters.facts import Camera, CameraKind, Client, Incident, LetterFacts, Officer, Witness
from casework.letters.fields import catalogue
from casework.letters.people import full_name, titled
from casework.letters.values import at, cited, day, paragraphs, prose


def incident(one: Incident, language: Language) -> dict[str, object]:
    """The fields of ``incident`` and of each row of ``incidents``."""
    return {
        "date": day(one.date, language),
        "start_time": at(one.start_time, language),
        "end_time": at(one.end_time, language),
        "place_text": prose(one.place_text, language),
        "gps": one.gps,
        "narrative": paragraphs(one.narrative, language),
        "acts": [prose(act, language) for act in one.acts],
        "chronology": [
            {"at": prose(moment.at, language), "what": prose(moment.what, language)} for moment in one.chronology
        ],
        "officers_count": prose(one.officers_count, language),
        "injuries": prose(one.injuries, language),
        "itt_days": "" if one.itt_days is None else one.itt_days,
        "damage": prose(one.damage, language),
        "date_text": _date_text(one, language),
        "when": _when(one, language),
    }


def _date_text(one: Incident, language: Language) -> str:
    if one.date_text:
        return prose(one.date_text, language)
    if not one.date:
        return ""
    return f"{'le' if language is Language.FR else 'on'} {day(one.date, language)}"


def _when(one: Incident, language: Language) -> str:
    """« le 2 juillet 2018, de 10 h 15 à 14 h », as far as known."""
    text, hours = _date_text(one, language), _hours(one, language)
    if one.start_time and not one.end_time:
        return f"{text} {hours}"
    return f"{text}, {hours}" if hours else text


def _hours(one: Incident, language: Language) -> str:
    """« de 10 h 15 à 14 h », « à 10 h 15 », or nothing."""
    start, end = at(one.start_time, language), at(one.end_time, language)
    if start and end:
        return f"de {start} à {end}" if language is Language.FR else f"from {start} to {end}"
    return f"{'à' if language is Language.FR else 'at'} {start}" if start else ""


def officer(one: Officer, language: Language) -> dict[str, object]:
    """One row of ``officers``."""
    fr = language is Language.FR
    rio = f"RIO n°{NBSP}{one.rio}" if fr else f"RIO no.{NBSP}{one.rio}"
    number = rio if one.rio else ""
    if one.rio_refused and not one.rio:
        number = "ayant refusé de communiquer son numéro RIO" if fr else "who refused to give a RIO number"
    elif one.rio_not_worn and not one.rio:
        number = "ne portant aucun numéro RIO apparent" if fr else "wearing no visible RIO number"
    vehicle = f"véhicule immatriculé {one.vehicle_plate}" if fr else f"vehicle {one.vehicle_plate}"
    said = (
        one.force or ("agent" if fr else "officer"),
        one.unit,
        number,
        f"NIGEND {one.nigend}" if one.nigend else "",
        prose(one.description, language),
        vehicle if one.vehicle_plate else "",
        prose(one.acts, language),
    )
    return {
        "rio": one.rio,
        "nigend": one.nigend,
        "force": one.force,
        "unit": one.unit,
        "description": prose(one.description, language),
        "vehicle_plate": one.vehicle_plate,
        "acts": prose(one.acts, language),
        "rio_not_worn": one.rio_not_worn,
        "rio_refused": one.rio_refused,
        "label": ", ".join(part for part in said if part),
    }


def witness(one: Witness, language: Language) -> dict[str, object]:
    """One row of ``witnesses``."""
    fr = language is Language.FR
    label = titled(one.name) + (f" ({one.contact})" if one.contact else "")
    label += (f"{NBSP}: " if fr else ": ") + prose(one.saw, language) if one.saw else ""
    if one.statement_piece is not None:
        proof = (
            f"attestation, pièce n°{NBSP}{one.statement_piece}" if fr else f"statement, exhibit {one.statement_piece}"
        )
        label += f" ({proof})"
    return {
        "name": one.name,
        "contact": one.contact,
        "saw": prose(one.saw, language),
        "statement_piece": "" if one.statement_piece is None else one.statement_piece,
        "label": label,
    }


def camera(one: Camera, at_incident: Incident, language: Language) -> dict[str, object]:
    """One row of ``footage_known``; what its window does not say is the incident's."""
    fr = language is Language.FR
    window = prose(one.time_window, language) or _hours(at_incident, language)
    if at_incident.date and str(at_incident.date.year) not in window:
        window = ", ".join(part for part in (day(at_incident.date, language), window) if part)
    kind = catalogue()["footage_known[].kind"].choice(one.kind.value, language)
    said = (
        kind,
        prose(one.camera_place, language),
        one.officer,
        (f"exploitant{NBSP}: {one.operator}" if fr else f"operator: {one.operator}") if one.operator else "",
    )
    return {
        "kind": one.kind.value,
        "kind_text": kind,
        "camera_place": prose(one.camera_place, language),
        "operator": one.operator,
        "time_window": window,
        "officer": one.officer,
        "erased_on": day(one.erased_on, language),
        "article": cited(one.article, language),
        "label": ", ".join(part for part in said if part),
    }


def footage(cameras: Sequence[Camera], language: Language) -> dict[str, object]:
    """The fields of ``footage``: which kinds there are, and which goes first."""
    kinds = {one.kind for one in cameras}
    days = [one.erased_on for one in cameras if one.erased_on]
    return {
        "any": bool(cameras),
        "cctv": CameraKind.CCTV in kinds,
        "body_camera": CameraKind.BODY_CAMERA in kinds,
        "vehicle_or_drone": bool(kinds & {CameraKind.DASHCAM, CameraKind.DRONE}),
        "call_17": CameraKind.CALL_17 in kinds,
        "first_erased_on": day(min(days), language) if days else "",
    }


def harm(facts: LetterFacts) -> list[dict[str, object]]:
    """One row for each person harmed; what the incidents say of all stands in a row for all."""
    language = facts.language
    rows = [
        _harm(full_name(person, language), person, language)
        for person in facts.complainants
        if person.injuries or person.itt_days is not None or person.damage
    ]
    names = listed([full_name(person, language) for person in facts.complainants], language)
    rows += [
        _harm(names, one, language) for one in facts.incidents if one.injuries or one.itt_days is not None or one.damage
    ]
    return rows


def _harm(name: str, one: Client | Incident, language: Language) -> dict[str, object]:
    return {
        "name": name,
        "injuries": prose(one.injuries, language),
        "itt": _days(one.itt_days, language),
        "damage": prose(one.damage, language),
    }


def _days(days: int | None, language: Language) -> str:
    if days is None:
        return ""
    if language is Language.FR:
        return f"{days}{NBSP}jour{'s' if days > 1 else ''}"
    return f"{days}{NBSP}day{'' if days == 1 else 's'}"
