# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking in evidence, and what people say of it. The bytes never change."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.documents.capture import Capture, read_capture
from casework.documents.child import Worker
from casework.documents.sniff import MAILS, PICTURES, Content, sniff
from casework.errors import Cancelled, CaseworkError, InvalidValue
from casework.language import visible
from casework.model import Case, Incident, Piece
from casework.model.base import utc_now
from casework.privacy.export import hand_out
from casework.services.records import change, done, get, refer, refuse_masked, to_bin
from casework.storage.audit import record_event
from casework.storage.blobs import Stored
from casework.storage.errors import DiskFull, PieceFileDamaged, PieceFileMissing, ReadOnlyDisk
from casework.storage.workspace import Workspace
from casework.words import PieceKind

#: Texts that forms show masked while borrowed names are shown.
_MASKED = frozenset({"title", "author", "given_by", "received_how", "note", "original_kept_by"})
_FIELDS = frozenset(
    {
        "kind",
        "title",
        "incident_id",
        "taken_on",
        "taken_at",
        "date_source",
        "author",
        "given_by",
        "received_on",
        "received_how",
        "confidential",
        "original_kept_by",
        "note",
    }
)
_KINDS = {Content.VIDEO: PieceKind.VIDEO, Content.AUDIO: PieceKind.AUDIO, Content.EMPTY: PieceKind.OTHER}

_LARGEST_PICTURE = 100_000_000

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not taken in, and why. ``name`` is safe to show."""

    name: str
    error: CaseworkError


@dataclass(frozen=True, slots=True)
class Admitted:
    """What came of taking in files: ``changed.also`` holds the new pieces' ids in order.

    ``known`` are ids of pieces of the same case that held the same bytes already; they were not added again.
    """

    changed: Changed
    refused: tuple[Refused, ...]
    known: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Taken:
    stored: Stored
    path: Path
    content: Content
    capture: Capture


def admit(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    case_id: int | None = None,
    incident_id: int | None = None,
    given_by: str = "",
    received_on: date | None = None,
    received_how: str = "",
    progress: Progress = lambda done, total: None,
    cancelled: IsCancelled = lambda: False,
) -> Admitted:
    """Take in files: encrypt each, then record them all in one transaction.

    A file that can't be read is refused by itself; the others go in. ``progress`` counts bytes.

    Raises:
        Cancelled: nothing was added.
        NotFound: the case or the incident is not there.
        casework.storage.errors: the disk is full or gone; nothing was added.
    """
    taken: list[_Taken] = []
    refused: list[Refused] = []
    total, passed = sum(_size(path) for path in paths), 0
    with Worker() as worker:
        for path in paths:
            try:
                stored = workspace.blobs.add_file(path, _from(progress, passed, total), cancelled)
                taken.append(_examined(workspace, worker, stored, path))
            except (Cancelled, DiskFull, ReadOnlyDisk):
                raise
            except CaseworkError as error:
                refused.append(Refused(_shown(path), error))
            passed += _size(path)
            progress(passed, total)
    if cancelled():
        raise Cancelled
    with workspace.writing("pieces.admit") as session:
        if case_id is not None:
            get(session, Case, case_id)
        if incident_id is not None:
            get(session, Incident, incident_id)
        known, added = [], []
        for position, each in enumerate(taken, start=_next_position(session, case_id)):
            twin = _twin(session, each.stored.sha256, case_id)
            if twin is not None:
                known.append(twin)
                continue
            piece = _piece(each)
            piece.case_id, piece.incident_id, piece.position = case_id, incident_id, position
            piece.given_by, piece.received_on, piece.received_how = given_by, received_on, received_how
            session.add(piece)
            session.flush()
            added.append(piece)
        changed = done(session, Kind.PIECE, record=added[0] if added else None)
    return Admitted(
        Changed(changed.kinds, changed.id, changed.job, tuple(piece.id for piece in added)),
        tuple(refused),
        tuple(known),
    )


def _from(progress: Progress, before: int, total: int) -> Progress:
    """Progress of one file as progress of all."""
    return lambda done, _: progress(before + done, total)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _examined(workspace: Workspace, worker: Worker, stored: Stored, path: Path) -> _Taken:
    with workspace.blobs.open(stored.sha256) as stream:
        content = sniff(stream, path.name)
        # Beyond this no telephone's picture goes; what it says of itself is then simply not read.
        data = stream.read(_LARGEST_PICTURE) if content in PICTURES and stored.size <= _LARGEST_PICTURE else b""
        return _Taken(stored, path, content, read_capture(worker, content, data) if data else Capture())


def _piece(taken: _Taken) -> Piece:
    raw = os.fsencode(taken.path.name)
    name = _shown(taken.path)
    moment = taken.capture.taken_at
    kind = _KINDS.get(taken.content, PieceKind.DOCUMENT)
    if taken.content in PICTURES:
        kind = PieceKind.PHOTO
    if taken.content in MAILS:
        kind = PieceKind.MAIL
    return Piece(
        kind=kind,
        title=" ".join(Path(name).stem.replace("_", " ").split()) or name,
        sha256=taken.stored.sha256,
        size=taken.stored.size,
        media_type=taken.content.value,
        original_name=name,
        original_name_raw=raw,
        taken_on=moment.date() if moment else None,
        taken_at=moment.time().replace(tzinfo=None) if moment else None,
        date_source="capture" if moment else "",
        capture=_told(taken.capture),
        admitted_at=utc_now(),
    )


def _shown(path: Path) -> str:
    """A file's name on one line, without a sign that could turn or hide it."""
    return visible(os.fsencode(path.name).decode("utf-8", errors="replace")).translate(_LINE_MARKS)


_LINE_MARKS = str.maketrans("\n\t", "\ufffd\ufffd")


def _told(capture: Capture) -> dict[str, object]:
    """What the file claims, as JSON; nothing where it claims nothing."""
    moment = capture.taken_at
    claims = {**asdict(capture), "taken_at": moment.isoformat() if moment else None}
    silent = asdict(Capture())
    return {name: value for name, value in claims.items() if value != silent[name]}


def _next_position(session: Session, case_id: int | None) -> int:
    return (session.scalar(select(func.max(Piece.position)).where(Piece.case_id == case_id)) or 0) + 1


def _twin(session: Session, sha256: str, case_id: int | None) -> int | None:
    return session.scalar(
        select(Piece.id).where(Piece.sha256 == sha256, Piece.case_id == case_id, Piece.binned_at.is_(None)).limit(1)
    )


def amend(workspace: Workspace, piece_id: int, values: Mapping[str, object], *, version: int = 0) -> Changed:
    """Change what is said of a piece: title, kind, when taken, by whom, confidential or not."""
    with workspace.writing("pieces.amend") as session:
        piece = get(session, Piece, piece_id)
        refuse_masked(session, values, _MASKED)
        change(piece, values, _FIELDS, version=version)
        refer(session, piece)
        return done(session, Kind.PIECE, record=piece)


def reorder(workspace: Workspace, case_id: int, piece_ids: Sequence[int]) -> Changed:
    """Put the pieces of a case in this order; those not named keep theirs, after.

    Raises:
        InvalidValue: an id that is no piece of this case.
    """
    with workspace.writing("pieces.reorder") as session:
        case = get(session, Case, case_id)
        pieces = {
            piece.id: piece
            for piece in session.scalars(
                select(Piece)
                .where(Piece.case_id == case_id, Piece.binned_at.is_(None))
                .order_by(Piece.position, Piece.id)
            )
        }
        if unknown := [each for each in piece_ids if each not in pieces]:
            raise InvalidValue("piece", str(unknown[0]))
        order = [*dict.fromkeys(piece_ids), *(each for each in pieces if each not in set(piece_ids))]
        for position, piece_id in enumerate(order, start=1):
            pieces[piece_id].position = position
        return done(session, Kind.PIECE, record=case)


def bin_piece(workspace: Workspace, piece_id: int) -> Changed:
    """To the bin, for thirty days; the bytes stay as long as a record refers to them."""
    with workspace.writing("pieces.bin") as session:
        piece = get(session, Piece, piece_id)
        to_bin(piece)
        return done(session, Kind.PIECE, record=piece)


def export(workspace: Workspace, piece_id: int, target: Path) -> Path:
    """Write a plain copy of the original outside the workspace; the log says so before the file appears.

    Raises:
        FileNotWritten: the target could not be written; nothing half-made is left.
        casework.storage.errors: the content is missing or damaged.
    """
    with workspace.writing("pieces.export") as session:
        piece = get(session, Piece, piece_id)
        sha256 = piece.sha256
        record_event(session, "piece.export", "piece", piece.id, {"sha256": sha256})
    with workspace.blobs.open(sha256) as stream:
        hand_out(stream, target)
    return target


@dataclass(frozen=True, slots=True)
class Verified:
    """What re-reading every content found, by piece id."""

    checked: int
    missing: tuple[int, ...]
    altered: tuple[int, ...]


def verify(
    workspace: Workspace,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: IsCancelled = lambda: False,
) -> Verified:
    """Decrypt and hash every piece again and name those that are gone or were altered.

    Raises:
        Cancelled: stopped half-way; nothing is written either way.
    """

    with workspace.reading() as session:
        pieces = session.execute(select(Piece.id, Piece.sha256).order_by(Piece.id)).all()
    missing, altered = [], []
    for number, (piece_id, sha256) in enumerate(pieces, start=1):
        try:
            workspace.blobs.verify(sha256, cancelled)
        except PieceFileMissing:
            missing.append(piece_id)
        except PieceFileDamaged:
            altered.append(piece_id)
        progress(number, len(pieces))
    return Verified(len(pieces), tuple(missing), tuple(altered))
