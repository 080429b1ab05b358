# SPDX-License-Identifier: GPL-3.0-or-later
"""What a letter is filled from: plain, frozen values and nothing else.

A service reads the records of a case and makes one :class:`LetterFacts`; no record, session or path ever enters
this package. Everything has a default, so that a half-known case is a valid value: what a given letter still
lacks is told by :func:`casework.letters.compose.missing`.

Texts are as people typed them. Typography, agreement, the postal form of addresses and the long form of dates are
the work of :mod:`casework.letters.context`. The same classes, in JSON, are the data file of ``casework letter fill``
(``docs/letter-data.md``), read by :mod:`casework.letters.data`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from casework.language import Language


class Gender(StrEnum):
    """Grammatical gender by which words agree; ``UNKNOWN`` gives forms that suit everyone."""

    FEMININE = "f"
    MASCULINE = "m"
    UNKNOWN = ""


class Channel(StrEnum):
    """How a letter leaves."""

    LRAR = "lrar"
    SIMPLE_POST = "simple_post"
    PLATFORM = "platform"
    EMAIL = "email"
    HAND_DELIVERY = "hand_delivery"
    BAILIFF = "bailiff"


class CameraKind(StrEnum):
    """What recorded; each kind has its own law on erasure."""

    CCTV = "cctv"
    BODY_CAMERA = "body_camera"
    DASHCAM = "dashcam"
    DRONE = "drone"
    CALL_17 = "call_17"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The association that writes or assists: its letterhead and who speaks for it."""

    name: str = ""
    legal_form: str = ""
    rna_or_siren: str = ""
    address_lines: tuple[str, ...] = ()
    postcode_city: str = ""
    phone: str = ""
    email: str = ""
    representative_name: str = ""
    representative_role: str = ""
    representative_gender: Gender = Gender.UNKNOWN
    statutes_extract: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """The case. ``authority_reference`` is the number the authority gave it (parquet, RG, DDD, IGPN)."""

    reference: str = ""
    title: str = ""
    kind: str = ""
    opened_on: date | None = None
    authority_reference: str = ""
    incident_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Domicile:
    """An address at a third person's, who agreed on ``consent_on`` (CPP 10-2, 9° and 89)."""

    name: str = ""
    address_lines: tuple[str, ...] = ()
    postcode_city: str = ""
    consent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One person, or with ``organisation`` one legal person, for whom the letter speaks.

    ``last_name`` and ``first_names`` are the real ones. With ``alias_mode`` the letter prints ``alias`` instead,
    and filling is refused where the catalogue blocks borrowed names. ``language`` is a noun of the letter's
    language ("anglais", "pachto"). ``injuries``, ``itt_days`` and ``damage`` are this person's own; those of the
    incident are common to all.
    """

    civility: str = ""
    gender: Gender = Gender.UNKNOWN
    last_name: str = ""
    first_names: str = ""
    organisation: str = ""
    registration: str = ""
    birth_date: date | None = None
    birth_place: str = ""
    nationality: str = ""
    occupation: str = ""
    address_lines: tuple[str, ...] = ()
    postcode_city: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    speaks_french: bool = True
    interpreter_name: str = ""
    alias: str = ""
    alias_mode: bool = False
    domicile_elected: Domicile | None = None
    minor: bool = False
    legal_representative: str = ""
    legal_representative_role: str = ""
    injuries: str = ""
    itt_days: int | None = None
    damage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who receives the letter, as the directory of authorities holds it.

    ``kind`` is a key of the directory (``prosecutor``, ``prefect`` …). ``title_line`` opens the address block
    ("Madame la Procureure de la République"), ``name`` is the second line ("Tribunal judiciaire de …").
    ``salutation`` ("Madame la Procureure de la République") and ``closing_formula`` (a whole sentence) are data of
    the office holder; left empty, they follow from ``kind`` and ``gender``, neutral where these are unknown.
    """

    kind: str = ""
    title_line: str = ""
    name: str = ""
    gender: Gender = Gender.UNKNOWN
    address_lines: tuple[str, ...] = ()
    postcode_city: str = ""
    country: str = ""
    email: str = ""
    salutation: str = ""
    closing_formula: str = ""
    channel: Channel = Channel.LRAR
    tracking_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """An officer as observed. ``rio_not_worn``: seen without a number; ``rio_refused``: asked for it in vain."""

    rio: str = ""
    nigend: str = ""
    force: str = ""
    unit: str = ""
    description: str = ""
    vehicle_plate: str = ""
    acts: str = ""
    rio_not_worn: bool = False
    rio_refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A person who saw; ``statement_piece`` is the number of the attestation among the pieces."""

    name: str = ""
    contact: str = ""
    saw: str = ""
    statement_piece: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Images or sound known to exist. ``erased_on`` and ``article`` come from the rules of evidence loss."""

    kind: CameraKind = CameraKind.CCTV
    camera_place: str = ""
    operator: str = ""
    time_window: str = ""
    officer: str = ""
    erased_on: date | None = None
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of an incident's chronology. ``at`` is a time as text ("14:30" or "vers midi")."""

    at: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened. ``date_text`` is printed where the day is not known ("début juillet 2018").

    ``narrative`` may hold several paragraphs, parted by line ends. ``acts`` are the kinds of abuse in words.
    ``officers_count`` is free text, since it is an estimate ("une dizaine").
    """

    date: date | None = None
    date_text: str = ""
    start_time: time | None = None
    end_time: time | None = None
    place_text: str = ""
    gps: str = ""
    narrative: str = ""
    acts: tuple[str, ...] = ()
    chronology: tuple[Moment, ...] = ()
    officers: tuple[Officer, ...] = ()
    officers_count: str = ""
    witnesses: tuple[Witness, ...] = ()
    injuries: str = ""
    itt_days: int | None = None
    damage: str = ""
    footage_known: tuple[Camera, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One exhibit, numbered for good. ``date_text`` is printed where there is no day."""

    number: int
    title: str
    date: date | None = None
    date_text: str = ""
    pages: int | None = None
    source: str = ""
    sha256: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineFacts:
    """The date that this letter starts or meets, as computed by the rules."""

    rule_id: str = ""
    trigger_date: date | None = None
    last_day: date | None = None
    safe_day: date | None = None
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLetter:
    """A letter already sent to (or for ``incoming``, received from) the same authority on this matter."""

    subject: str = ""
    sent_on: date | None = None
    received_on: date | None = None
    channel: Channel = Channel.LRAR
    tracking_number: str = ""
    incoming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs for the office; empty, the office's representative signs."""

    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """The client's mandate to the office."""

    date: date | None = None
    scope: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """All that one letter can draw on.

    ``complainants``: the persons for whom the letter speaks, in order; the first is ``client`` in templates.
    ``by_office``: the association writes and signs (« nous »), else the complainants do (« je » or « nous »).
    ``incidents``: in order; the first is ``incident`` in templates.
    ``pieces``: only those that go to this recipient.
    ``answers``: the questions that belong to this letter alone, by dotted field name (``"dismissal.date"``). Values
    are str, int, Decimal, bool, date, time, a sequence of str, or a sequence of mappings for a table.
    ``draft``: the letter is marked as a draft on its first page.
    """

    language: Language = Language.FR
    today: date
    place_of_signature: str = ""
    office: Office = Office()
    matter: Matter = Matter()
    complainants: tuple[Client, ...] = ()
    by_office: bool = False
    recipient: Recipient = Recipient()
    incidents: tuple[Incident, ...] = ()
    pieces: tuple[Piece, ...] = ()
    earlier: tuple[EarlierLetter, ...] = ()
    deadline: DeadlineFacts = DeadlineFacts()
    signatory: Signatory = Signatory()
    mandate: Mandate | None = None
    legal_aid_requested_on: date | None = None
    draft: bool = False
    answers: Mapping[str, object] = field(default_factory=dict)
