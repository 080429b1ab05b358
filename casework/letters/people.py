# SPDX-License-Identifier: GPL-3.0-or-later
"""The persons of a letter as it prints them: identity in words, elected address, who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from casework.language import NBSP, Language, listed
from casework.letters.facts import Client, Domicile, Gender, LetterFacts
from casework.letters.grammar import civility, gender_of
from casework.letters.values import day

_TITLE: Final = re.compile(r"^(M\.|Mme|Me|Dr|Mr|Mrs|Ms) +")


def full_name(person: Client, language: Language) -> str:
    """« Mme Anna Martin »; the borrowed name in alias mode; the legal person's name as it is."""
    if person.alias_mode:
        return person.alias
    if person.organisation:
        return person.organisation
    title = civility(person, language)
    name = " ".join(part for part in (person.first_names, person.last_name) if part)
    return f"{title}{NBSP}{name}" if title else name


def titled(name: str) -> str:
    """A name typed with its title, the two kept on one line."""
    return _TITLE.sub(lambda found: found[0].rstrip() + NBSP, name)


def one_line(lines: Sequence[str], postcode_city: str, country: str = "") -> str:
    """An address in running text."""
    abroad = country if country.strip().casefold() != "france" else ""
    return ", ".join(part.strip() for part in (*lines, postcode_city, abroad) if part.strip())


def domicile(where: Domicile | None) -> str:
    """An elected address in running text."""
    return one_line((where.name, *where.address_lines), where.postcode_city) if where else ""


def _chosen(where: Domicile | None, language: Language) -> str:
    """An elected address with the day on which the third person agreed to it, where it is known (CPP 10-2, 9°)."""
    on = day(where.consent_on, language) if where else ""
    agreed = f", avec l’accord donné le {on}" if language is Language.FR else f", with the consent given on {on}"
    return domicile(where) + (agreed if on else "")


def described(person: Client, language: Language) -> dict[str, object]:
    """The fields of ``client`` and of each row of ``complainants``. In alias mode nothing identifies the person."""
    hidden = person.alias_mode
    fields: dict[str, object] = {
        "civility": civility(person, language),
        "last_name": person.alias if hidden else person.last_name,
        "first_names": "" if hidden else person.first_names,
        "organisation": person.organisation,
        "registration": person.registration,
        "birth_date": "" if hidden else day(person.birth_date, language),
        "birth_place": "" if hidden else person.birth_place,
        "nationality": "" if hidden else person.nationality,
        "occupation": "" if hidden else person.occupation,
        "address_lines": [] if hidden else list(person.address_lines),
        "postcode_city": "" if hidden else person.postcode_city,
        "country": "" if hidden else person.country,
        "email": "" if hidden else person.email,
        "phone": "" if hidden else person.phone,
        "language": person.language,
        "speaks_french": person.speaks_french,
        "interpreter_name": person.interpreter_name,
        "alias": person.alias,
        "alias_mode": person.alias_mode,
        "minor": person.minor,
        "legal_representative": "" if hidden else person.legal_representative,
        "legal_representative_role": "" if hidden else person.legal_representative_role,
        "injuries": person.injuries,
        "itt_days": "" if person.itt_days is None else person.itt_days,
        "damage": person.damage,
        "name": full_name(person, language),
        "born": "" if hidden else _born(person, language),
        "ne": _ne(person, language),
        "address": "" if hidden else one_line(person.address_lines, person.postcode_city, person.country),
        "domicile_elected": domicile(person.domicile_elected),
        "domicile_consent_on": day(person.domicile_elected.consent_on, language) if person.domicile_elected else "",
    }
    fields["contact_address"] = fields["domicile_elected"] or fields["address"]
    fields["identity"] = fields["name"] if hidden else _identity(person, language)
    return fields


def _ne(person: Client, language: Language) -> str:
    if language is Language.EN:
        return "born"
    return {Gender.FEMININE: "née", Gender.MASCULINE: "né", Gender.UNKNOWN: "né(e)"}[gender_of(person)]


def _born(person: Client, language: Language) -> str:
    """« le 3 mai 1997 à Leeds », as far as known."""
    french = language is Language.FR
    on = f"{'le' if french else 'on'} {day(person.birth_date, language)}" if person.birth_date else ""
    where = f"{'à' if french else 'in'} {person.birth_place}" if person.birth_place else ""
    return " ".join(part for part in (on, where) if part)


def _identity(person: Client, language: Language) -> str:
    """« Mme Anna Martin, née le 3 mai 1997 à Leeds, de nationalité britannique, étudiante, demeurant … »."""
    french = language is Language.FR
    name, born = full_name(person, language), _born(person, language)
    home = one_line(person.address_lines, person.postcode_city, person.country)
    chosen = _chosen(person.domicile_elected, language)
    clauses = [name]
    if person.organisation:
        if person.registration:
            clauses.append(person.registration)
        if home:
            clauses.append(f"dont le siège est {home}" if french else f"whose seat is at {home}")
        if person.legal_representative:
            role = f" ({person.legal_representative_role})" if person.legal_representative_role else ""
            clauses.append(f"{'représentée par' if french else 'represented by'} {person.legal_representative}{role}")
        return ", ".join(clauses)
    if born:
        clauses.append(f"{_ne(person, language)} {born}")
    if person.nationality:
        clauses.append(f"de nationalité {person.nationality}" if french else f"nationality: {person.nationality}")
    if person.occupation:
        clauses.append(person.occupation)
    # An elected address is given so that the private one need not be (CPP 10-2, 9°): only one of them is printed.
    if chosen:
        clauses.append(
            f"{'faisant élection de domicile' if french else 'electing domicile'} : {chosen}"
            if french
            else f"electing domicile at {chosen}"
        )
    elif home:
        clauses.append(f"demeurant {home}" if french else f"living at {home}")
    if person.minor and person.legal_representative:
        role = f" ({person.legal_representative_role})" if person.legal_representative_role else ""
        words = "mineur(e), représenté(e) par" if french else "a minor, represented by"
        clauses.append(f"{words} {person.legal_representative}{role}")
    return ", ".join(clauses)


def signatories(facts: LetterFacts) -> list[dict[str, object]]:
    """Who signs, two to a line: the office's signatory, or each complainant, or who represents them by law."""
    french = facts.language is Language.FR
    if facts.by_office:
        name = facts.signatory.name or facts.office.representative_name
        role = facts.signatory.role or facts.office.representative_role
        found = [(name, role)]
    else:
        found = []
        for person in facts.complainants:
            name = full_name(person, facts.language)
            if (person.minor or person.organisation) and person.legal_representative and not person.alias_mode:
                found.append((person.legal_representative, f"{'pour' if french else 'for'} {name}"))
            else:
                found.append((name, ""))
    rows: list[dict[str, object]] = []
    for left, right in zip(found[::2], [*found[1::2], ("", "")], strict=False):
        rows.append({"left": left[0], "left_role": left[1], "right": right[0], "right_role": right[1]})
    return rows


def speakers(persons: Sequence[Client], language: Language) -> dict[str, object]:
    """Who does not speak French, in which languages the text was read to them, and by whom."""
    others = [person for person in persons if not person.speaks_french]
    return {
        "non_french_speakers": listed([full_name(person, language) for person in others], language),
        "spoken_languages": listed(list(dict.fromkeys(p.language for p in others if p.language)), language),
        "interpreters": listed(
            list(dict.fromkeys(titled(p.interpreter_name) for p in others if p.interpreter_name)), language
        ),
    }
