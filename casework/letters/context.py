# SPDX-License-Identifier: GPL-3.0-or-later
"""From the facts of a letter to the plain dictionary that its template is filled from.

Every field of the catalogue is in the answer, empty where unknown, so that templates may ask for any. What is put
in is text, numbers, yes or no, lists and dictionaries: nothing with a method that a template could call. Prose is
given French typography on the way; names, numbers and addresses stay as typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from casework.language import NBSP, Language, euros, listed
from casework.letters import events, people
from casework.letters.address import postal_block
from casework.letters.catalogue import Letter
from casework.letters.errors import LetterDataWrong
from casework.letters.facts import Channel, Client, EarlierLetter, Incident, LetterFacts, Officer, Piece
from casework.letters.fields import Source, catalogue
from casework.letters.grammar import closing, grammar, salutation
from casework.letters.values import cited, day, parsed, printed, prose

#: A letter lists this many pieces itself; beyond, it refers to the bordereau.
PIECES_LISTED: Final = 15

_INSPECTORATES: Final = frozenset({"igpn", "iggn", "iga"})


def context(letter: Letter | None, facts: LetterFacts) -> dict[str, object]:
    """Every merge field, filled from ``facts``. ``letter`` is None for a template that is nobody's in the catalogue."""
    language = facts.language
    found: dict[str, object] = {
        "letter": {
            "title": letter.title(language) if letter else facts.matter.title,
            "warning": letter.warning(language) if letter else "",
            "language": language.value,
            "iso_date": facts.today.isoformat(),
        },
        "office": _office(facts),
        "matter": _matter(facts),
        "recipient": _recipient(facts),
        "grammar": grammar(facts.complainants, by_office=facts.by_office, language=language),
        "today": day(facts.today, language),
        "place_of_signature": facts.place_of_signature,
        "legal_aid_requested_on": day(facts.legal_aid_requested_on, language),
        "by_office": facts.by_office,
        "draft": facts.draft,
    }
    found |= _persons(facts) | _events(facts) | _pieces(facts.pieces, language) | _dates(facts)
    found |= _answers(facts)
    _first_letter(found, facts)
    return found


def _office(facts: LetterFacts) -> dict[str, object]:
    office = facts.office
    lines = (
        office.legal_form,
        *office.address_lines,
        office.postcode_city,
        f"Tél.{NBSP}: {office.phone}" if office.phone and facts.language is Language.FR else "",
        f"Phone: {office.phone}" if office.phone and facts.language is Language.EN else "",
        office.email,
        office.rna_or_siren,
    )
    return {
        "name": office.name,
        "legal_form": office.legal_form,
        "rna_or_siren": office.rna_or_siren,
        "address_lines": list(office.address_lines),
        "postcode_city": office.postcode_city,
        "phone": office.phone,
        "email": office.email,
        "representative_name": office.representative_name,
        "representative_role": office.representative_role,
        "statutes_extract": prose(office.statutes_extract, facts.language),
        "lines": [line for line in lines if line],
        "address": people.one_line(office.address_lines, office.postcode_city),
    }


def _matter(facts: LetterFacts) -> dict[str, object]:
    matter = facts.matter
    return {
        "reference": matter.reference,
        "title": prose(matter.title, facts.language),
        "kind": matter.kind,
        "opened_on": day(matter.opened_on, facts.language),
        "authority_reference": matter.authority_reference,
        "incident_ids": list(matter.incident_ids),
    }


def _recipient(facts: LetterFacts) -> dict[str, object]:
    to, language = facts.recipient, facts.language
    greeting = to.salutation.strip().rstrip(",").rstrip() or salutation(to.kind, to.gender, language)
    plural = facts.by_office or len(facts.complainants) > 1
    full = ", ".join(part for part in (to.title_line, to.name) if part)
    return printed(catalogue()["recipient.channel"], to.channel.value, language) | {
        "kind": to.kind,
        "title_line": to.title_line,
        "name": to.name,
        "address_lines": list(to.address_lines),
        "postcode_city": to.postcode_city,
        "country": to.country,
        "email": to.email,
        "tracking_number": to.tracking_number,
        "address_block": postal_block((to.title_line, to.name), to.address_lines, to.postcode_city, to.country),
        "full": full,
        "salutation": greeting,
        "closing_formula": to.closing_formula or closing(to.kind, greeting, plural=plural, language=language),
        "channel_line": _channel_line(facts),
        "is_prosecutor": to.kind == "prosecutor",
        "is_inspectorate": to.kind in _INSPECTORATES,
        "is_ombudsman": to.kind == "ombudsman",
        "is_gendarmerie": to.kind == "iggn",
    }


def _channel_line(facts: LetterFacts) -> str:
    """The mention above « Objet »."""
    to = facts.recipient
    fr = facts.language is Language.FR
    number = f" n°{NBSP}{to.tracking_number}" if fr else f" no.{NBSP}{to.tracking_number}"
    words = {
        Channel.LRAR: (
            "Lettre recommandée avec demande d’avis de réception",
            "Registered letter with acknowledgement of receipt",
        ),
        Channel.SIMPLE_POST: ("", ""),
        Channel.PLATFORM: ("Par la plateforme en ligne", "Through the online platform"),
        Channel.EMAIL: ("Par courriel", "By e-mail"),
        Channel.HAND_DELIVERY: ("Remise en main propre contre récépissé", "Delivered by hand against receipt"),
        Channel.BAILIFF: ("Par acte de commissaire de justice", "Served by bailiff"),
    }[to.channel][0 if fr else 1]
    if to.channel is Channel.EMAIL and to.email:
        return f"{words}{NBSP}: {to.email}" if fr else f"{words}: {to.email}"
    return words + number if to.channel is Channel.LRAR and to.tracking_number else words


def _persons(facts: LetterFacts) -> dict[str, object]:
    language, persons = facts.language, facts.complainants
    described = [people.described(person, language) for person in persons]
    nobody = people.described(_NOBODY, language)
    mandate = facts.mandate
    return {
        "client": described[0] if described else nobody,
        "complainants": described,
        "names": listed([people.full_name(person, language) for person in persons], language),
        "several": len(persons) > 1,
        "domiciles": any(person.domicile_elected for person in persons),
        "minors": any(person.minor for person in persons),
        "signatories": people.signatories(facts),
        "sign_line": _sign_line(facts),
        "mandate_given": bool(mandate and mandate.signed),
        "mandate": {
            "date": day(mandate.date, language) if mandate else "",
            "scope": prose(mandate.scope, language) if mandate else "",
            "signed": bool(mandate and mandate.signed),
        },
    } | people.speakers(persons, language)


def _sign_line(facts: LetterFacts) -> str:
    """« Fait à Calais, le 23 novembre 2026 »."""
    written = day(facts.today, facts.language)
    if facts.language is Language.EN:
        return f"Done at {facts.place_of_signature}, on {written}" if facts.place_of_signature else written
    return f"Fait à {facts.place_of_signature}, le {written}" if facts.place_of_signature else f"Fait le {written}"


def _events(facts: LetterFacts) -> dict[str, object]:
    language = facts.language
    shown = [events.incident(one, language) for one in facts.incidents]
    officers = [one for incident in facts.incidents for one in incident.officers]
    cameras = [one for incident in facts.incidents for one in incident.footage_known]
    harm = events.harm(facts)
    return {
        "incident": shown[0] if shown else events.incident(_NOTHING, language),
        "incidents": shown,
        "several_incidents": len(shown) > 1,
        "officers": [events.officer(one, language) for one in officers],
        "officers_any": bool(officers) or any(one.officers_count for one in facts.incidents),
        "rio_missing": any(_without_rio(one) for one in officers),
        "witnesses": [events.witness(one, language) for incident in facts.incidents for one in incident.witnesses],
        "footage_known": [
            events.camera(one, incident, language) for incident in facts.incidents for one in incident.footage_known
        ],
        "footage": events.footage(cameras, language),
        "harm": harm,
        "harm_any": bool(harm),
        "injuries_any": any(row["injuries"] or row["itt"] for row in harm),
        "narrative_length": sum(len(one.narrative) for one in facts.incidents),
    }


def _without_rio(one: Officer) -> bool:
    return not one.rio and (one.rio_not_worn or one.rio_refused)


def _pieces(pieces: tuple[Piece, ...], language: Language) -> dict[str, object]:
    fr = language is Language.FR
    rows: list[dict[str, object]] = []
    for piece in pieces:
        written = prose(piece.date_text, language) or day(piece.date, language)
        pages = f"{piece.pages}{NBSP}page{'s' if piece.pages > 1 else ''}" if piece.pages else ""
        label = f"Pièce n°{NBSP}{piece.number}{NBSP}" if fr else f"Exhibit {piece.number}{NBSP}"
        extra = ", ".join(part for part in (written, pages) if part)
        rows.append({
            "number": piece.number,
            "title": prose(piece.title, language),
            "date": written,
            "pages": "" if piece.pages is None else piece.pages,
            "source": prose(piece.source, language),
            "sha256": piece.sha256,
            "confidential": piece.confidential,
            "pages_text": pages,
            "label": f"{label}– {prose(piece.title, language)}" + (f" ({extra})" if extra else ""),
        })  # fmt: skip
    numbers = [piece.number for piece in pieces]
    extent = ""
    if numbers:
        first, last = min(numbers), max(numbers)
        extent = f"n°{NBSP}{first}" if fr else f"no.{NBSP}{first}"
        if last != first:
            extent = f"n°{NBSP}{first} à n°{NBSP}{last}" if fr else f"nos.{NBSP}{first} to {last}"
    return {
        "pieces": rows,
        "pieces_many": len(rows) > PIECES_LISTED,
        "pieces_range": extent,
        "pieces_count": len(rows),
        "pieces_pages": sum(piece.pages or 0 for piece in pieces),
    }


def _dates(facts: LetterFacts) -> dict[str, object]:
    deadline, language = facts.deadline, facts.language
    return {
        "deadline": {
            "rule_id": deadline.rule_id,
            "trigger_date": day(deadline.trigger_date, language),
            "last_day": day(deadline.last_day, language),
            "safe_day": day(deadline.safe_day, language),
            "article": cited(deadline.article, language),
        }
    }


def _answers(facts: LetterFacts) -> dict[str, object]:
    """Each question's answer at its place, those not given empty. Unknown names are refused."""
    asked = {path: field for path, field in catalogue().items() if field.source is Source.ANSWER and "[]" not in path}
    for path in facts.answers:
        if path not in asked:
            raise LetterDataWrong(path, "unknown")
    found: dict[str, object] = {}
    for path, field in asked.items():
        shown = printed(field, facts.answers.get(path), facts.language)
        place: dict[str, object] = found
        for name in path.split(".")[:-1]:
            inner = place.setdefault(name, {})
            assert isinstance(inner, dict)
            place = inner
        place |= shown
    claims = parsed(catalogue()["claims"], facts.answers.get("claims"))
    assert isinstance(claims, list)
    received_on = parsed(catalogue()["prior_complaint.received_on"], facts.answers.get("prior_complaint.received_on"))
    found["three_months_passed"] = isinstance(received_on, date) and whole_months(received_on, facts.today) >= 3
    amounts = [row["amount"] for row in claims if isinstance(row["amount"], Decimal)]
    found["claims_total"] = euros(sum(amounts, Decimal(0)), facts.language) if amounts else ""
    return found


def _first_letter(found: dict[str, object], facts: LetterFacts) -> None:
    """What a reminder says of the first letter and of earlier reminders: as answered, else as recorded."""
    language, answers = facts.language, facts.answers
    sent = [one for one in facts.earlier if not one.incoming]
    first = sent[0] if sent else EarlierLetter(channel=Channel.LRAR)
    sent_on = _given(answers, "first_sent_on") or first.sent_on
    received_on = _given(answers, "receipt_on") or first.received_on
    found["first_sent_on"], found["receipt_on"] = day(sent_on, language), day(received_on, language)
    found["first_subject"] = found["first_subject"] or prose(first.subject, language)
    found["first_tracking_number"] = found["first_tracking_number"] or first.tracking_number
    channel = catalogue()["recipient.channel"]
    found["first_channel"] = channel.choice(first.channel.value, language) if sent else ""
    found["previous_chasers"] = [
        {"date": day(one.sent_on, language), "channel": channel.choice(one.channel.value, language)} for one in sent[1:]
    ]
    since = received_on or sent_on
    months = whole_months(since, facts.today) if since else 0
    found["days_elapsed"] = (facts.today - since).days if since else ""
    found["elapsed"] = _elapsed(since, facts.today, months, language) if since else ""
    # Three months from proven receipt open the civil-party complaint (CPP 85); a posting date proves nothing.
    found["silent_three_months"] = (
        facts.recipient.kind == "prosecutor" and received_on is not None and whole_months(received_on, facts.today) >= 3
    )


def _given(answers: Mapping[str, object], path: str) -> date | None:
    value = parsed(catalogue()[path], answers.get(path))
    return value if isinstance(value, date) else None


def whole_months(start: date, end: date) -> int:
    """Months gone by from day to day of the month."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _elapsed(start: date, end: date, months: int, language: Language) -> str:
    days = (end - start).days
    fr = language is Language.FR
    if months < 2:
        return f"{days}{NBSP}{'jour' if fr else 'day'}{'s' if days > 1 else ''}"
    return f"plus de {months}{NBSP}mois" if fr else f"over {months}{NBSP}months"


_NOBODY: Final = Client()
_NOTHING: Final = Incident()
