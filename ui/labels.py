# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed lists of words in the interface's language: marked once here, translated when shown."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from casework import words

# QT_TRANSLATE_NOOP gives back the text it was given, typed as object.
_WORDS: dict[type[StrEnum], tuple[object, ...]] = {
    words.RioState: (
        QT_TRANSLATE_NOOP("RioState", "number not noted"),
        QT_TRANSLATE_NOOP("RioState", "number seen"),
        QT_TRANSLATE_NOOP("RioState", "number partly seen"),
        QT_TRANSLATE_NOOP("RioState", "number not worn"),
        QT_TRANSLATE_NOOP("RioState", "number hidden"),
        QT_TRANSLATE_NOOP("RioState", "number refused"),
    ),
    words.Force: (
        QT_TRANSLATE_NOOP("Force", "force not known"),
        QT_TRANSLATE_NOOP("Force", "national police"),
        QT_TRANSLATE_NOOP("Force", "CRS"),
        QT_TRANSLATE_NOOP("Force", "border police"),
        QT_TRANSLATE_NOOP("Force", "gendarmerie"),
        QT_TRANSLATE_NOOP("Force", "mobile gendarmerie"),
        QT_TRANSLATE_NOOP("Force", "municipal police"),
        QT_TRANSLATE_NOOP("Force", "private security"),
        QT_TRANSLATE_NOOP("Force", "foreign force"),
        QT_TRANSLATE_NOOP("Force", "another force"),
    ),
    words.IncidentRole: (
        QT_TRANSLATE_NOOP("IncidentRole", "victim"),
        QT_TRANSLATE_NOOP("IncidentRole", "witness"),
        QT_TRANSLATE_NOOP("IncidentRole", "told us"),
        QT_TRANSLATE_NOOP("IncidentRole", "affected through others"),
        QT_TRANSLATE_NOOP("IncidentRole", "another part"),
    ),
    words.DatePrecision: (
        QT_TRANSLATE_NOOP("DatePrecision", "exact day"),
        QT_TRANSLATE_NOOP("DatePrecision", "about that day"),
        QT_TRANSLATE_NOOP("DatePrecision", "that night or the next day"),
        QT_TRANSLATE_NOOP("DatePrecision", "month only"),
        QT_TRANSLATE_NOOP("DatePrecision", "season only"),
        QT_TRANSLATE_NOOP("DatePrecision", "year only"),
        QT_TRANSLATE_NOOP("DatePrecision", "before that day"),
        QT_TRANSLATE_NOOP("DatePrecision", "after that day"),
        QT_TRANSLATE_NOOP("DatePrecision", "date not known"),
    ),
    words.FootageState: (
        QT_TRANSLATE_NOOP("FootageState", "not asked for"),
        QT_TRANSLATE_NOOP("FootageState", "asked for"),
        QT_TRANSLATE_NOOP("FootageState", "kept"),
        QT_TRANSLATE_NOOP("FootageState", "erased"),
    ),
    words.CaseStatus: (
        QT_TRANSLATE_NOOP("CaseStatus", "open"),
        QT_TRANSLATE_NOOP("CaseStatus", "on hold"),
        QT_TRANSLATE_NOOP("CaseStatus", "closed"),
        QT_TRANSLATE_NOOP("CaseStatus", "archived"),
    ),
    words.Outcome: (
        QT_TRANSLATE_NOOP("Outcome", "won"),
        QT_TRANSLATE_NOOP("Outcome", "partly won"),
        QT_TRANSLATE_NOOP("Outcome", "lost"),
        QT_TRANSLATE_NOOP("Outcome", "withdrawn"),
        QT_TRANSLATE_NOOP("Outcome", "time-barred"),
        QT_TRANSLATE_NOOP("Outcome", "no answer"),
        QT_TRANSLATE_NOOP("Outcome", "passed on"),
        QT_TRANSLATE_NOOP("Outcome", "settled"),
    ),
    words.CaseRole: (
        QT_TRANSLATE_NOOP("CaseRole", "client"),
        QT_TRANSLATE_NOOP("CaseRole", "joint client"),
        QT_TRANSLATE_NOOP("CaseRole", "victim"),
        QT_TRANSLATE_NOOP("CaseRole", "witness"),
        QT_TRANSLATE_NOOP("CaseRole", "lawyer"),
        QT_TRANSLATE_NOOP("CaseRole", "interpreter"),
        QT_TRANSLATE_NOOP("CaseRole", "opponent"),
        QT_TRANSLATE_NOOP("CaseRole", "partner"),
        QT_TRANSLATE_NOOP("CaseRole", "other part"),
    ),
    words.Direction: (
        QT_TRANSLATE_NOOP("Direction", "sent"),
        QT_TRANSLATE_NOOP("Direction", "received"),
    ),
    words.Means: (
        QT_TRANSLATE_NOOP("Means", "registered letter (LRAR)"),
        QT_TRANSLATE_NOOP("Means", "ordinary post"),
        QT_TRANSLATE_NOOP("Means", "by hand"),
        QT_TRANSLATE_NOOP("Means", "at the registry"),
        QT_TRANSLATE_NOOP("Means", "by a commissaire de justice"),
        QT_TRANSLATE_NOOP("Means", "on a platform"),
        QT_TRANSLATE_NOOP("Means", "e-mail"),
        QT_TRANSLATE_NOOP("Means", "fax"),
        QT_TRANSLATE_NOOP("Means", "telephone"),
        QT_TRANSLATE_NOOP("Means", "online form"),
        QT_TRANSLATE_NOOP("Means", "another way"),
    ),
    words.PieceKind: (
        QT_TRANSLATE_NOOP("PieceKind", "photograph"),
        QT_TRANSLATE_NOOP("PieceKind", "video"),
        QT_TRANSLATE_NOOP("PieceKind", "sound"),
        QT_TRANSLATE_NOOP("PieceKind", "document"),
        QT_TRANSLATE_NOOP("PieceKind", "message"),
        QT_TRANSLATE_NOOP("PieceKind", "statement"),
        QT_TRANSLATE_NOOP("PieceKind", "medical certificate"),
        QT_TRANSLATE_NOOP("PieceKind", "court document"),
        QT_TRANSLATE_NOOP("PieceKind", "official letter"),
        QT_TRANSLATE_NOOP("PieceKind", "fine notice"),
        QT_TRANSLATE_NOOP("PieceKind", "screen capture"),
        QT_TRANSLATE_NOOP("PieceKind", "call log"),
        QT_TRANSLATE_NOOP("PieceKind", "proof of sending"),
        QT_TRANSLATE_NOOP("PieceKind", "press"),
        QT_TRANSLATE_NOOP("PieceKind", "other"),
    ),
    words.LetterStatus: (
        QT_TRANSLATE_NOOP("LetterStatus", "draft"),
        QT_TRANSLATE_NOOP("LetterStatus", "checked"),
        QT_TRANSLATE_NOOP("LetterStatus", "final"),
        QT_TRANSLATE_NOOP("LetterStatus", "signed"),
        QT_TRANSLATE_NOOP("LetterStatus", "sent"),
        QT_TRANSLATE_NOOP("LetterStatus", "answered"),
    ),
    words.PacketStatus: (
        QT_TRANSLATE_NOOP("PacketStatus", "being prepared"),
        QT_TRANSLATE_NOOP("PacketStatus", "printed"),
        QT_TRANSLATE_NOOP("PacketStatus", "posted"),
        QT_TRANSLATE_NOOP("PacketStatus", "received"),
        QT_TRANSLATE_NOOP("PacketStatus", "answered"),
    ),
    words.PersonKind: (
        QT_TRANSLATE_NOOP("PersonKind", "defender"),
        QT_TRANSLATE_NOOP("PersonKind", "witness"),
        QT_TRANSLATE_NOOP("PersonKind", "official"),
        QT_TRANSLATE_NOOP("PersonKind", "lawyer"),
        QT_TRANSLATE_NOOP("PersonKind", "interpreter"),
        QT_TRANSLATE_NOOP("PersonKind", "opponent"),
        QT_TRANSLATE_NOOP("PersonKind", "person on the move"),
        QT_TRANSLATE_NOOP("PersonKind", "other person"),
    ),
    words.Civility: (
        QT_TRANSLATE_NOOP("Civility", "not known"),
        QT_TRANSLATE_NOOP("Civility", "Mr (M.)"),
        QT_TRANSLATE_NOOP("Civility", "Ms (Mme)"),
        QT_TRANSLATE_NOOP("Civility", "Maître (Me)"),
        QT_TRANSLATE_NOOP("Civility", "Doctor (Dr)"),
    ),
    words.Gender: (
        QT_TRANSLATE_NOOP("Gender", "not known"),
        QT_TRANSLATE_NOOP("Gender", "feminine"),
        QT_TRANSLATE_NOOP("Gender", "masculine"),
    ),
    words.OrganisationKind: (
        QT_TRANSLATE_NOOP("OrganisationKind", "our association"),
        QT_TRANSLATE_NOOP("OrganisationKind", "partner"),
        QT_TRANSLATE_NOOP("OrganisationKind", "client organisation"),
        QT_TRANSLATE_NOOP("OrganisationKind", "state operator"),
        QT_TRANSLATE_NOOP("OrganisationKind", "press"),
        QT_TRANSLATE_NOOP("OrganisationKind", "business"),
        QT_TRANSLATE_NOOP("OrganisationKind", "other organisation"),
    ),
    words.AuthorityKind: (
        QT_TRANSLATE_NOOP("AuthorityKind", "prosecutor (parquet)"),
        QT_TRANSLATE_NOOP("AuthorityKind", "prosecutor general"),
        QT_TRANSLATE_NOOP("AuthorityKind", "criminal court"),
        QT_TRANSLATE_NOOP("AuthorityKind", "police court"),
        QT_TRANSLATE_NOOP("AuthorityKind", "investigating judge"),
        QT_TRANSLATE_NOOP("AuthorityKind", "court of appeal"),
        QT_TRANSLATE_NOOP("AuthorityKind", "Cour de cassation"),
        QT_TRANSLATE_NOOP("AuthorityKind", "administrative tribunal"),
        QT_TRANSLATE_NOOP("AuthorityKind", "administrative court of appeal"),
        QT_TRANSLATE_NOOP("AuthorityKind", "Conseil d’État"),
        QT_TRANSLATE_NOOP("AuthorityKind", "prefecture"),
        QT_TRANSLATE_NOOP("AuthorityKind", "town hall"),
        QT_TRANSLATE_NOOP("AuthorityKind", "ministry"),
        QT_TRANSLATE_NOOP("AuthorityKind", "IGPN"),
        QT_TRANSLATE_NOOP("AuthorityKind", "IGGN"),
        QT_TRANSLATE_NOOP("AuthorityKind", "IGA"),
        QT_TRANSLATE_NOOP("AuthorityKind", "Défenseur des droits"),
        QT_TRANSLATE_NOOP("AuthorityKind", "CADA"),
        QT_TRANSLATE_NOOP("AuthorityKind", "CNIL"),
        QT_TRANSLATE_NOOP("AuthorityKind", "officer of the police court (OMP)"),
        QT_TRANSLATE_NOOP("AuthorityKind", "parking appeals"),
        QT_TRANSLATE_NOOP("AuthorityKind", "police station"),
        QT_TRANSLATE_NOOP("AuthorityKind", "gendarmerie"),
        QT_TRANSLATE_NOOP("AuthorityKind", "European Court of Human Rights"),
        QT_TRANSLATE_NOOP("AuthorityKind", "United Nations"),
        QT_TRANSLATE_NOOP("AuthorityKind", "national commission (CNCDH)"),
        QT_TRANSLATE_NOOP("AuthorityKind", "foreign authority"),
        QT_TRANSLATE_NOOP("AuthorityKind", "camera operator"),
        QT_TRANSLATE_NOOP("AuthorityKind", "other authority"),
    ),
}

#: Recordings, by their key in the law data.
_FOOTAGE = (
    ("cctv", QT_TRANSLATE_NOOP("Footage", "street camera")),
    ("body-camera", QT_TRANSLATE_NOOP("Footage", "body camera")),
    ("dashcam", QT_TRANSLATE_NOOP("Footage", "camera in a vehicle")),
    ("drone", QT_TRANSLATE_NOOP("Footage", "drone")),
    ("emergency-call", QT_TRANSLATE_NOOP("Footage", "call to 17 or 112")),
)


def word(value: StrEnum) -> str:
    """One value in words. The words of each list above stand in the order of its members."""
    kind = type(value)
    return QCoreApplication.translate(kind.__name__, str(_WORDS[kind][list(kind).index(value)]))


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """All values of a list with their words, as a choice offers them."""
    return [(value.value, word(value)) for value in kind]


def known(kind: type[StrEnum]) -> bool:
    """Whether each member of a list has its words; a test asks this for all of them."""
    return len(_WORDS.get(kind, ())) == len(kind)


def recordings() -> list[tuple[str, str]]:
    """The kinds of recording that may exist of an event."""
    return [(key, QCoreApplication.translate("Footage", str(text))) for key, text in _FOOTAGE]
