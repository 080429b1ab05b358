# SPDX-License-Identifier: GPL-3.0-or-later
"""The packet: letter, bordereau, numbered pieces, one PDF; printed, posted, and then the silence counts."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from casework.bundle import Options, Profile, Report, Source, build
from casework.changes import Changed, Kind
from casework.documents.facts import page_count
from casework.errors import CaseworkError, InvalidValue
from casework.language import Language, long_date, short_date
from casework.model import Authority, Case, Letter, Office, Packet, PacketPiece, Piece
from casework.model.base import utc_now
from casework.privacy.export import hand_out
from casework.queries.packets import going_out, numbered, packet_numbers
from casework.services import correspondence, letters, proceedings
from casework.services.records import change, done, get, refer, to_bin
from casework.storage.audit import record_event
from casework.storage.workspace import Workspace
from casework.words import Direction, LetterStatus, Means, PacketStatus

_FIELDS = frozenset({"title", "recipient_id", "profile", "language", "options", "note"})
_SENT = frozenset({PacketStatus.POSTED, PacketStatus.RECEIVED, PacketStatus.ANSWERED})

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(eq=False)
class PacketSent(CaseworkError):
    """The packet was posted: what was sent stays as it was."""


@dataclass(eq=False)
class PacketNotBuilt(CaseworkError):
    """There is no PDF of this packet yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparePacket:
    """A packet to prepare. Without ``pieces`` all of the case that may go out, in their order."""

    case_id: int
    letter_id: int | None = None
    recipient_id: int | None = None
    title: str = ""
    profile: str = Profile.SINGLE_PDF.value
    pieces: Sequence[int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A piece in a packet: its title in the bordereau ("": the piece’s own), the pages to include ("": all)."""

    piece_id: int
    title: str = ""
    page_ranges: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """How and when a packet left; the number of the registered letter as it stands on the slip."""

    on: date
    means: Means = Means.LRAR
    tracking_number: str = ""


def prepare(workspace: Workspace, it: PreparePacket) -> Changed:
    """Begin a packet.

    Raises:
        NotFound: the case, the letter or a piece is not there.
        InvalidValue: the letter is of another case, or there is no such profile.
    """
    with workspace.writing("packets.prepare") as session:
        return done(session, Kind.PACKET, record=add(session, it))


def add(session: Session, it: PreparePacket) -> Packet:
    """The same inside another job."""
    case = get(session, Case, it.case_id)
    letter = get(session, Letter, it.letter_id) if it.letter_id else None
    if letter is not None and letter.case_id != case.id:
        raise InvalidValue("letter", str(it.letter_id))
    if it.profile not in tuple(Profile):
        raise InvalidValue("profile", it.profile)
    chosen = going_out(session, case.id) if it.pieces is None else [get(session, Piece, each) for each in it.pieces]
    packet = Packet(
        case_id=case.id,
        letter=letter,
        recipient=get(session, Authority, it.recipient_id) if it.recipient_id else letter.recipient if letter else None,
        title=it.title,
        profile=Profile(it.profile).value,
        language=letter.language if letter else Language.FR.value,
    )
    packet.pieces = [PacketPiece(piece=piece, position=at) for at, piece in enumerate(chosen, start=1)]
    session.add(packet)
    session.flush()
    return packet


def amend(workspace: Workspace, packet_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change recipient, title, profile or options; the PDF has to be built again.

    Raises:
        PacketSent: it left already.
    """
    with workspace.writing("packets.amend") as session:
        packet = _open(session, packet_id)
        change(packet, values, _FIELDS, version=version)
        refer(session, packet)
        _unbuild(packet)
        return done(session, Kind.PACKET, record=packet)


def arrange(workspace: Workspace, packet_id: int, lines: Sequence[Line]) -> Changed:
    """The pieces of the packet, in this order and with these titles.

    Raises:
        PacketSent: it left already.
        InvalidValue: a piece twice.
        NotFound: a piece is not there.
    """
    ids = [line.piece_id for line in lines]
    if len(set(ids)) < len(ids):
        raise InvalidValue("pieces", str(next(each for each in ids if ids.count(each) > 1)))
    with workspace.writing("packets.arrange") as session:
        packet = _open(session, packet_id)
        kept = {line.piece_id: line for line in packet.pieces}
        packet.pieces = [
            kept.get(line.piece_id) or PacketPiece(piece=get(session, Piece, line.piece_id)) for line in lines
        ]
        for position, (record, line) in enumerate(zip(packet.pieces, lines, strict=True), start=1):
            record.position, record.title, record.page_ranges = position, line.title, line.page_ranges
        _unbuild(packet)
        return done(session, Kind.PACKET, record=packet)


def make(
    workspace: Workspace,
    packet_id: int,
    *,
    today: date,
    final: bool = True,
    progress: Progress = lambda done, total: None,
    cancelled: IsCancelled = lambda: False,
) -> Changed:
    """Fill the letter with the pieces as numbered now, and build the one PDF; it is kept encrypted.

    A letter without pieces needs no bordereau: the packet is then the letter as it is.

    Raises:
        PacketSent: it left already; what was sent is shown instead.
        casework.letters.errors.LetterIncomplete: the letter lacks facts.
        Cancelled: nothing was kept.
    """
    with workspace.reading() as session:
        packet = _open(session, packet_id)
        letter = packet.letter
        fillable = letter is not None and letter.status in (LetterStatus.DRAFT, LetterStatus.CHECKED)
        letter_id, pieces = packet.letter_id, numbered(session, packet)
    if letter_id is not None and fillable:
        letters.fill(workspace, letter_id, today=today, pieces=pieces, final=final, cancelled=cancelled)
    with workspace.reading() as session:
        packet = _open(session, packet_id)
        sources = _sources(session, workspace, packet)
        piece_ids = [line.piece_id for line in packet.pieces]
        options = _options(session, workspace, packet, today)
    if options.letter_pdf is not None and not sources:
        stored = workspace.blobs.add(io.BytesIO(options.letter_pdf), len(options.letter_pdf))
        told: dict[str, object] = {"pages": page_count(options.letter_pdf), "size": stored.size, "pieces": []}
    else:
        target = workspace.scratch() / "packet.pdf"
        try:
            scratch = workspace.scratch()
            report = build(sources, target, options, scratch=scratch, progress=progress, cancelled=cancelled)
            stored = workspace.blobs.add_file(target)
        finally:
            target.unlink(missing_ok=True)
        told = _told(report, piece_ids)
    with workspace.writing("packets.make") as session:
        packet = _open(session, packet_id)
        packet.pdf_sha256, packet.pages, packet.built_at = stored.sha256, int(str(told["pages"])), utc_now()
        # The day that the paper bears, for the letter's date when it has left.
        packet.report = told | {"on": today.isoformat()}
        return done(session, Kind.PACKET, Kind.LETTER, record=packet)


def mark_printed(workspace: Workspace, packet_id: int) -> Changed:
    """It went through the printer.

    Raises:
        PacketNotBuilt: there is no PDF.
    """
    with workspace.writing("packets.mark_printed") as session:
        packet = get(session, Packet, packet_id)
        if not packet.pdf_sha256:
            raise PacketNotBuilt
        packet.printed_at = utc_now()
        if packet.status is PacketStatus.PREPARING:
            packet.status = PacketStatus.PRINTED
        record_event(session, "packet.print", "packet", packet.id, {"sha256": packet.pdf_sha256})
        return done(session, Kind.PACKET, record=packet)


def post(workspace: Workspace, packet_id: int, posted: Posted) -> Changed:
    """It left: the letter is frozen, the pieces keep their numbers, and the other side's silence begins to count.

    Raises:
        PacketSent: it left already.
        PacketNotBuilt: there is no PDF of what was sent.
        InvalidValue: a registered letter without its number, or nobody to send to.
    """
    number = posted.tracking_number.strip()
    if posted.means is Means.LRAR and not number:
        raise InvalidValue("tracking_number", "")
    with workspace.writing("packets.post") as session:
        packet = _open(session, packet_id)
        if not packet.pdf_sha256:
            raise PacketNotBuilt
        if packet.recipient is None:
            raise InvalidValue("recipient", "")
        numbers = packet_numbers(session, packet)
        for line in packet.pieces:
            line.number = numbers[line.id]
            line.title = line.title or line.piece.title
        packet.status = PacketStatus.POSTED
        letter = packet.letter
        if letter is not None and letter.status is not LetterStatus.SENT:
            letter.status, letter.sent_on = LetterStatus.SENT, posted.on
            letter.dated_on = letter.dated_on or date.fromisoformat(packet.report.get("on") or posted.on.isoformat())
            letter.finalised_at = letter.finalised_at or utc_now()
        sent = correspondence.add(
            session,
            correspondence.Post(
                direction=Direction.SENT,
                means=posted.means,
                on=posted.on,
                case_id=packet.case_id,
                proceeding_id=letter.proceeding_id if letter else None,
                authority_id=packet.recipient_id,
                subject=letter.title if letter else packet.title,
                dated_on=letter.dated_on if letter else None,
                tracking_number=number,
                reply_awaited=True,
                letter_id=packet.letter_id,
                packet_id=packet.id,
            ),
        )
        proceedings.sent(session, sent, letter.template if letter else "")
        return done(
            session, Kind.PACKET, Kind.LETTER, Kind.CORRESPONDENCE, Kind.DEADLINE, Kind.PROCEEDING, record=packet
        )


def export(workspace: Workspace, packet_id: int, target: Path) -> Path:
    """Write the PDF outside the workspace, byte for byte what was built; the log says so.

    Raises:
        PacketNotBuilt: there is none.
        FileNotWritten: the target could not be written.
    """
    with workspace.writing("packets.export") as session:
        packet = get(session, Packet, packet_id)
        if not packet.pdf_sha256:
            raise PacketNotBuilt
        sha256 = packet.pdf_sha256
        record_event(session, "packet.export", "packet", packet.id, {"sha256": sha256})
    with workspace.blobs.open(sha256) as stream:
        hand_out(stream, target)
    return target


def bin_packet(workspace: Workspace, packet_id: int) -> Changed:
    """To the bin, for thirty days.

    Raises:
        PacketSent: it left.
    """
    with workspace.writing("packets.bin") as session:
        packet = _open(session, packet_id)
        to_bin(packet)
        return done(session, Kind.PACKET, record=packet)


def _open(session: Session, packet_id: int) -> Packet:
    packet = get(session, Packet, packet_id)
    if packet.status in _SENT:
        raise PacketSent
    return packet


def _unbuild(packet: Packet) -> None:
    packet.pdf_sha256, packet.pages, packet.report, packet.built_at = "", 0, {}, None
    packet.status = PacketStatus.PREPARING


def _sources(session: Session, workspace: Workspace, packet: Packet) -> list[Source]:
    numbers = packet_numbers(session, packet)
    return [
        Source(
            title=line.title or line.piece.title or line.piece.original_name,
            filename=line.piece.original_name,
            # The store hands out a stream that decrypts as it is read: no plain text on disk.
            open=partial(workspace.blobs.open, line.piece.sha256),
            size=line.piece.size,
            date_text=short_date(line.piece.taken_on) if line.piece.taken_on else "",
            number=numbers[line.id],
            origin=line.piece.author,
            confidential=line.piece.confidential,
            pages=line.page_ranges,
        )
        for line in packet.pieces
    ]


def _options(session: Session, workspace: Workspace, packet: Packet, today: date) -> Options:
    language = Language(packet.language)
    case = get(session, Case, packet.case_id)
    office = session.scalars(select(Office)).first()
    letter_pdf = None
    if packet.letter is not None and packet.letter.pdf_sha256:
        with workspace.blobs.open(packet.letter.pdf_sha256) as stream:
            letter_pdf = stream.read()
    title = packet.title or (packet.letter.title if packet.letter else case.title)
    place = office.city if office else ""
    day = long_date(today, language)
    closing = f"{place}, le {day}" if language is Language.FR else f"{place}, {day}"
    return replace(
        Options.for_profile(Profile(packet.profile), language, title),
        author=office.name if office else "",
        reference=case.reference,
        letter_pdf=letter_pdf,
        closing=(closing.removeprefix(", "),),
    )


def _told(report: Report, piece_ids: Sequence[int]) -> dict[str, object]:
    return {
        "pages": report.pages,
        "size": sum(part.size for part in report.parts),
        "pieces": [
            {
                "piece": piece_id,
                "number": piece.number,
                "pages": piece.pages,
                "first_page": piece.first_page,
                "status": piece.status.value,
                "reason": piece.reason,
                "sha256": piece.sha256,
            }
            for piece_id, piece in zip(piece_ids, report.pieces, strict=True)
        ],
    }
