# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreement: who writes (je or nous), of which gender, and how an authority is addressed.

Forms are looked up, never built by rule: French verbs are too few here to be worth conjugating by machine. An
unknown gender gives a form that suits everyone, as careful letters write it: « soussigné(e) », « Madame, Monsieur ».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from casework.language import Language
from casework.letters.facts import Client, Gender

#: French key → (je, nous, I, we).
_FORMS: Final[dict[str, tuple[str, str, str, str]]] = {
    "je": ("je", "nous", "I", "we"),
    "j_ai": ("j’ai", "nous avons", "I have", "we have"),
    "ai": ("ai", "avons", "have", "have"),
    "me": ("me", "nous", "me", "us"),
    "m": ("m’", "nous ", "me", "us"),
    "moi": ("moi", "nous", "me", "us"),
    "mon": ("mon", "notre", "my", "our"),
    "ma": ("ma", "notre", "my", "our"),
    "mes": ("mes", "nos", "my", "our"),
    "je_suis": ("je suis", "nous sommes", "I am", "we are"),
    "je_demande": ("je demande", "nous demandons", "I ask", "we ask"),
    "je_vous_demande": ("je vous demande", "nous vous demandons", "I ask you", "we ask you"),
    "je_sollicite": ("je sollicite", "nous sollicitons", "I request", "we request"),
    "je_souhaite": ("je souhaite", "nous souhaitons", "I wish", "we wish"),
    "je_porte": ("je porte", "nous portons", "I lodge", "we lodge"),
    "je_declare": ("je déclare", "nous déclarons", "I declare", "we declare"),
    "je_me_constitue": (
        "je me constitue",
        "nous nous constituons",
        "I declare myself",
        "we declare ourselves",
    ),
    "je_vous_prie": ("je vous prie", "nous vous prions", "I ask you", "we ask you"),
    "je_vous_remercie": ("je vous remercie", "nous vous remercions", "I thank you", "we thank you"),
    "je_me_tiens": ("je me tiens", "nous nous tenons", "I remain", "we remain"),
    "je_me_reserve": ("je me réserve", "nous nous réservons", "I reserve", "we reserve"),
    "je_conteste": ("je conteste", "nous contestons", "I contest", "we contest"),
    "je_forme": ("je forme", "nous formons", "I file", "we file"),
    "je_vous_saisis": ("je vous saisis", "nous vous saisissons", "I refer to you", "we refer to you"),
    "je_joins": ("je joins", "nous joignons", "I enclose", "we enclose"),
    "je_produis": ("je produis", "nous produisons", "I produce", "we produce"),
    "j_estime": ("j’estime", "nous estimons", "I consider", "we consider"),
    "j_elis": ("j’élis", "nous élisons", "I elect", "we elect"),
    "j_entends": ("j’entends", "nous entendons", "I intend", "we intend"),
    "je_peux": ("je peux", "nous pouvons", "I can", "we can"),
    "je_reside": ("je réside", "nous résidons", "I live", "we live"),
}


def common_gender(persons: Sequence[Client]) -> Gender:
    """The gender of a group: feminine only if all are; unknown as soon as that of one who decides is unknown."""
    genders = {gender_of(person) for person in persons}
    if Gender.MASCULINE in genders:
        return Gender.MASCULINE
    return Gender.UNKNOWN if Gender.UNKNOWN in genders or not genders else Gender.FEMININE


def gender_of(person: Client) -> Gender:
    """As recorded, else as the civility says."""
    if person.gender is not Gender.UNKNOWN:
        return person.gender
    said = person.civility.strip().rstrip(".").casefold()
    if said in {"mme", "madame", "mrs", "ms", "miss", "mlle"}:
        return Gender.FEMININE
    return Gender.MASCULINE if said in {"m", "mr", "monsieur"} else Gender.UNKNOWN


def grammar(persons: Sequence[Client], *, by_office: bool, language: Language) -> dict[str, str]:
    """All ``grammar.*`` fields for these persons; ``by_office`` makes the association speak, as « nous »."""
    plural = by_office or len(persons) > 1
    column = (2 if language is Language.EN else 0) + plural
    forms = {key: words[column] for key, words in _FORMS.items()}
    return forms | _agreement(persons, language)


def _agreement(persons: Sequence[Client], language: Language) -> dict[str, str]:
    several, gender = len(persons) > 1, common_gender(persons)
    if language is Language.EN:
        who = "complainants" if several else "complainant"
        return {
            "je_soussigne": "we, the undersigned" if several else "I, the undersigned",
            "accord": "",
            "s": "s" if several else "",
            "le_plaignant": f"the {who}",
            "du_plaignant": f"of the {who}",
            "au_plaignant": f"to the {who}",
        }
    ending = {Gender.FEMININE: "e", Gender.MASCULINE: "", Gender.UNKNOWN: "(e)"}[gender] + ("s" if several else "")
    singular, plural = {
        Gender.FEMININE: ("plaignante", "plaignantes"),
        Gender.MASCULINE: ("plaignant", "plaignants"),
        Gender.UNKNOWN: ("personne plaignante", "personnes plaignantes"),
    }[gender]
    if several:
        articles = (f"les {plural}", f"des {plural}", f"aux {plural}")
    elif gender is Gender.MASCULINE:
        articles = (f"le {singular}", f"du {singular}", f"au {singular}")
    else:
        articles = (f"la {singular}", f"de la {singular}", f"à la {singular}")
    return {
        "je_soussigne": ("nous soussigné" if several else "je soussigné") + ending,
        "accord": ending,
        "s": "s" if several else "",
        "le_plaignant": articles[0],
        "du_plaignant": articles[1],
        "au_plaignant": articles[2],
    }


def civility(person: Client, language: Language) -> str:
    """« Mme », « M. », or nothing where it is not known; never guessed."""
    if person.civility:
        return person.civility
    titles = {Gender.FEMININE: ("Mme", "Ms"), Gender.MASCULINE: ("M.", "Mr"), Gender.UNKNOWN: ("", "")}
    return titles[gender_of(person)][language is Language.EN]


#: Kind of authority → (masculine, feminine). Their holders are addressed with high consideration.
_HOLDERS: Final[dict[str, tuple[str, str]]] = {
    "prosecutor": ("Monsieur le Procureur de la République", "Madame la Procureure de la République"),
    "prosecutor_general": ("Monsieur le Procureur général", "Madame la Procureure générale"),
    "investigating_judge": ("Monsieur le Doyen des juges d’instruction", "Madame la Doyenne des juges d’instruction"),
    "criminal_court": ("Monsieur le Président", "Madame la Présidente"),
    "police_court": ("Monsieur le Président", "Madame la Présidente"),
    "appeal_court": ("Monsieur le Premier président", "Madame la Première présidente"),
    "administrative_tribunal": ("Monsieur le Président", "Madame la Présidente"),
    "prefect": ("Monsieur le Préfet", "Madame la Préfète"),
    "mayor": ("Monsieur le Maire", "Madame la Maire"),
    "minister": ("Monsieur le Ministre", "Madame la Ministre"),
    "omp": ("Monsieur l’Officier du ministère public", "Madame l’Officière du ministère public"),
    "ombudsman": ("Monsieur le Défenseur des droits", "Madame la Défenseure des droits"),
}


def salutation(kind: str, gender: Gender, language: Language) -> str:
    """How a letter opens when the directory does not say; neutral where the holder's gender is not known."""
    if language is Language.EN:
        return "Dear Sir or Madam"
    if kind not in _HOLDERS or gender is Gender.UNKNOWN:
        return "Madame, Monsieur"
    return _HOLDERS[kind][gender is Gender.FEMININE]


def closing(kind: str, greeting: str, *, plural: bool, language: Language) -> str:
    """The closing sentence, agreeing with who writes and with whom it greets."""
    if language is Language.EN:
        return "Yours faithfully,"
    start, ma = ("Nous vous prions", "notre") if plural else ("Je vous prie", "ma")
    if kind in _HOLDERS:
        return f"{start} d’agréer, {greeting}, l’expression de {ma} haute considération."
    mes = "nos" if plural else "mes"
    return f"{start} d’agréer, {greeting}, l’expression de {mes} salutations distinguées."
