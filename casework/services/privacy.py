# SPDX-License-Identifier: GPL-3.0-or-later
"""A case handed on: its sheet with its lists, under real or borrowed names, searched before it leaves."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from casework.documents.textpages import Field, Sheet, lay_out
from casework.errors import InvalidValue
from casework.language import Language, long_date
from casework.model import Case, CaseIncident, CasePerson, IncidentPerson, Person
from casework.privacy.export import hand_out
from casework.privacy.leaks import Watchlist, require_none, texts_of
from casework.queries.cases import CasePage, case_page
from casework.queries.correspondence import PostRow, list_post
from casework.queries.pieces import PieceRow, list_pieces
from casework.queries.view import View
from casework.storage.audit import record_event
from casework.storage.workspace import Workspace
from casework.words import NamesMode


def export_case(workspace: Workspace, view: View, case_id: int, target: Path) -> Path:
    """Write the case's sheet, dates, post and list of pieces to ``target``: ``.pdf`` or ``.json``; the log says so.

    With borrowed names the finished file and its name are searched for every protected name first.

    Raises:
        InvalidValue: another kind of file.
        NotFound: there is no such case.
        casework.privacy.leaks.NamesFound: somebody would be recognised; nothing was written.
        FileNotWritten: the target could not be written.
    """
    page = case_page(workspace, view, case_id)
    post = list_post(workspace, view, case_id=case_id)
    pieces = list_pieces(workspace, view, case_id=case_id)
    if target.suffix.casefold() == ".pdf":
        data = lay_out(_sheets(page, post, pieces, view.language))
    elif target.suffix.casefold() == ".json":
        data = _json(page, post, pieces)
    else:
        raise InvalidValue("--out", target.suffix)
    if view.names is NamesMode.BORROWED:
        require_none(watchlist_of(workspace, case_id), texts_of(target.name, data))
    with workspace.writing("case.export") as session:
        record_event(session, "case.export", "case", case_id, {"names": view.names.value, "bytes": len(data)})
    hand_out(io.BytesIO(data), target)
    return target


def watchlist_of(workspace: Workspace, case_id: int) -> Watchlist:
    """Who may not be recognised in a paper of this case: its own people closely, everyone else by their full names."""
    with workspace.reading() as session:
        of_case = select(CasePerson.person_id).where(CasePerson.case_id == case_id)
        of_events = select(IncidentPerson.person_id).join(
            CaseIncident, CaseIncident.incident_id == IncidentPerson.incident_id
        )
        ids = set(session.scalars(of_case)) | set(session.scalars(of_events.where(CaseIncident.case_id == case_id)))
        session.get_one(Case, case_id)
        people = session.scalars(select(Person).options(selectinload(Person.borrowed_names))).all()
        return Watchlist(
            [person for person in people if person.id in ids], [person for person in people if person.id not in ids]
        )


def _json(page: CasePage, post: tuple[PostRow, ...], pieces: tuple[PieceRow, ...]) -> bytes:
    told = {"case": asdict(page), "post": [asdict(row) for row in post], "pieces": [_piece(row) for row in pieces]}
    return json.dumps(told, ensure_ascii=False, indent=1, default=str).encode()


def _piece(row: PieceRow) -> dict[str, object]:
    """A piece without what only the charity needs: a file's own name and who gave it may name people."""
    return {
        "position": row.position,
        "title": row.title,
        "kind": row.kind,
        "media_type": row.media_type,
        "size": row.size,
        "sha256": row.sha256,
    }


def _sheets(
    page: CasePage, post: tuple[PostRow, ...], pieces: tuple[PieceRow, ...], language: Language
) -> Iterator[Sheet]:
    french = language is Language.FR
    row = page.row
    fields = [
        Field("Pour" if french else "For", row.who),
        Field("Nature" if french else "Kind", row.kind),
        Field("Étape" if french else "Stage", row.stage),
        Field("Lieu" if french else "Place", row.place),
        Field("Ouvert le" if french else "Opened on", long_date(row.opened_on, language)),
    ]
    yield Sheet(f"{row.reference}  {row.title}", [field for field in fields if field.value], page.summary)
    dates = "\n".join(f"{long_date(each.on, language)}  {each.title}" for each in page.dates)
    letters = "\n".join(f"{long_date(each.on, language)}  {each.who}  {each.subject}" for each in post)
    listed = "\n".join(f"{each.position}.  {each.title}" for each in pieces)
    notes = "\n\n".join(text for _, _, text in page.notes)
    for heading, text in (
        ("Dates", dates),
        ("Courrier" if french else "Post", letters),
        ("Pièces" if french else "Pieces", listed),
        ("Notes", notes),
    ):
        if text:
            yield Sheet(heading, (), text)
