# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed lists of words that records are written in. Open lists (acts, places, law) are data, not enums."""

from __future__ import annotations

from enum import StrEnum


class Civility(StrEnum):
    """How a person is addressed; unknown is a proper answer."""

    UNKNOWN = "unknown"
    M = "m"
    MME = "mme"
    ME = "me"
    DR = "dr"


class Gender(StrEnum):
    """For agreement in French sentences only."""

    UNKNOWN = "unknown"
    FEMININE = "feminine"
    MASCULINE = "masculine"


class PersonKind(StrEnum):
    """Why the charity knows a person."""

    DEFENDER = "defender"
    WITNESS = "witness"
    OFFICIAL = "official"
    LAWYER = "lawyer"
    INTERPRETER = "interpreter"
    OPPONENT = "opponent"
    PERSON_ON_THE_MOVE = "person_on_the_move"
    OTHER = "other"


class Disclosure(StrEnum):
    """Whom a person's real name may reach."""

    ANYONE = "anyone"
    AUTHORITIES = "authorities"
    OWN_LAWYER = "own_lawyer"
    NOBODY = "nobody"


class OrganisationKind(StrEnum):
    """What an organisation is to the charity."""

    HOST = "host"
    PARTNER = "partner"
    CLIENT = "client"
    STATE_OPERATOR = "state_operator"
    PRESS = "press"
    BUSINESS = "business"
    OTHER = "other"


class AuthorityKind(StrEnum):
    """The kinds of body that a letter goes to or comes from."""

    PROSECUTOR = "prosecutor"
    PROSECUTOR_GENERAL = "prosecutor_general"
    CRIMINAL_COURT = "criminal_court"
    POLICE_COURT = "police_court"
    INVESTIGATING_JUDGE = "investigating_judge"
    APPEAL_COURT = "appeal_court"
    CASSATION_COURT = "cassation_court"
    ADMINISTRATIVE_TRIBUNAL = "administrative_tribunal"
    ADMINISTRATIVE_APPEAL_COURT = "administrative_appeal_court"
    CONSEIL_ETAT = "conseil_etat"
    PREFECT = "prefect"
    MAYOR = "mayor"
    MINISTER = "minister"
    IGPN = "igpn"
    IGGN = "iggn"
    IGA = "iga"
    OMBUDSMAN = "ombudsman"
    CADA = "cada"
    CNIL = "cnil"
    OMP = "omp"
    PARKING = "parking"
    POLICE_STATION = "police_station"
    GENDARMERIE = "gendarmerie"
    ECHR = "echr"
    UN = "un"
    NATIONAL_COMMISSION = "national_commission"
    FOREIGN_AUTHORITY = "foreign_authority"
    OPERATOR = "operator"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How well a date is known; the sort date beside it is never shown as if it were sure."""

    EXACT = "exact"
    ABOUT = "about"
    NEXT_DAY = "next_day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class IncidentRole(StrEnum):
    """What a person was in an event. One person may have several."""

    VICTIM = "victim"
    WITNESS = "witness"
    REPORTER = "reporter"
    INDIRECT_VICTIM = "indirect_victim"
    OTHER = "other"


class RioState(StrEnum):
    """What was seen of an officer's number (RIO, CSI art. R434-15)."""

    UNKNOWN = "unknown"
    SEEN = "seen"
    PARTLY_SEEN = "partly_seen"
    NOT_WORN = "not_worn"
    HIDDEN = "hidden"
    REFUSED = "refused"


class Force(StrEnum):
    """The force an officer belongs to."""

    UNKNOWN = "unknown"
    NATIONAL_POLICE = "national_police"
    CRS = "crs"
    BORDER_POLICE = "border_police"
    GENDARMERIE = "gendarmerie"
    MOBILE_GENDARMERIE = "mobile_gendarmerie"
    MUNICIPAL_POLICE = "municipal_police"
    PRIVATE_SECURITY = "private_security"
    FOREIGN = "foreign"
    OTHER = "other"


class FootageState(StrEnum):
    """What is known of a recording."""

    UNKNOWN = "unknown"
    REQUESTED = "requested"
    KEPT = "kept"
    LOST = "lost"


class CaseStatus(StrEnum):
    """Where a case stands as a whole."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Outcome(StrEnum):
    """How a case or a proceeding ended."""

    WON = "won"
    PARTLY_WON = "partly_won"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    TIME_BARRED = "time_barred"
    NO_ANSWER = "no_answer"
    TRANSFERRED = "transferred"
    SETTLED = "settled"


class CaseRole(StrEnum):
    """What a person or an organisation is in a case."""

    CLIENT = "client"
    CO_CLIENT = "co_client"
    VICTIM = "victim"
    WITNESS = "witness"
    LAWYER = "lawyer"
    INTERPRETER = "interpreter"
    OPPONENT = "opponent"
    PARTNER = "partner"
    OTHER = "other"


class DeadlineStatus(StrEnum):
    """The life of a deadline."""

    OPEN = "open"
    DONE = "done"
    MISSED = "missed"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


class Direction(StrEnum):
    """Whether we wrote or they did."""

    SENT = "sent"
    RECEIVED = "received"


class Means(StrEnum):
    """How a letter travelled; LRAR is the registered letter with receipt."""

    LRAR = "lrar"
    SIMPLE_POST = "simple_post"
    HAND_DELIVERY = "hand_delivery"
    REGISTRY = "registry"
    BAILIFF = "bailiff"
    PLATFORM = "platform"
    EMAIL = "email"
    FAX = "fax"
    PHONE = "phone"
    ONLINE = "online"
    OTHER = "other"


class PieceKind(StrEnum):
    """What a piece of evidence is."""

    PHOTO = "photo"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"
    MAIL = "mail"
    STATEMENT = "statement"
    MEDICAL = "medical"
    COURT_DOCUMENT = "court_document"
    OFFICIAL_LETTER = "official_letter"
    FINE_NOTICE = "fine_notice"
    CAPTURE = "capture"
    CALL_LOG = "call_log"
    PROOF_OF_SENDING = "proof_of_sending"
    PRESS = "press"
    OTHER = "other"


class LetterStatus(StrEnum):
    """A letter's life."""

    DRAFT = "draft"
    CHECKED = "checked"
    FINAL = "final"
    SIGNED = "signed"
    SENT = "sent"
    ANSWERED = "answered"


class PacketStatus(StrEnum):
    """A packet's life."""

    PREPARING = "preparing"
    PRINTED = "printed"
    POSTED = "posted"
    RECEIVED = "received"
    ANSWERED = "answered"


class NamesMode(StrEnum):
    """Whether screens and paper show real or borrowed names."""

    REAL = "real"
    BORROWED = "borrowed"
