# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of pieces are read in the limited child and found; a file that cannot be read stops nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from casework.errors import Cancelled
from casework.model import Piece
from casework.queries.search import search
from casework.services import pieces
from casework.services.search import index_text
from casework.storage.audit import entry_count
from casework.storage.workspace import Workspace
from tests.builders import a_file, a_view
from tests.samples import mails, pdfs


def word(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "Procès-verbal de brigade"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_the_words_of_each_kind_of_file_are_found(workspace: Workspace, tmp_path: Path) -> None:
    files = {
        "cormorans": a_file(tmp_path, "a.txt", b"Trois cormorans sur le quai.\n"),
        "albatros": a_file(tmp_path, "b.pdf", pdfs.plain(words="Un albatros")),
        "sarcelle": a_file(tmp_path, "c.docx", word("Une sarcelle d’hiver")),
        "evacuation": a_file(tmp_path, "d.eml", bytes(mails.plain())),
        "cigogne": a_file(
            tmp_path, "e.html", b"<html><script>hibou</script><body><p>La <b>cigogne</b></p></body></html>"
        ),
    }
    admitted = pieces.admit(workspace, list(files.values())).changed.also
    assert not any(search(workspace, a_view(), typed) for typed in files)
    indexed = index_text(workspace)
    assert (indexed.read, indexed.unreadable) == (len(files), ())
    found = {typed: [hit.id for hit in search(workspace, a_view(), typed)] for typed in (*files, "brigade", "hibou")}
    assert found == {typed: [piece] for typed, piece in zip(files, admitted, strict=True)} | {
        "brigade": [admitted[2]],
        "hibou": [],
    }


def test_a_broken_file_is_named_and_the_others_are_read(workspace: Workspace, tmp_path: Path) -> None:
    broken, whole = pieces.admit(
        workspace, [a_file(tmp_path, "a.pdf", b"%PDF-1.7\nnothing"), a_file(tmp_path, "b.txt", b"mouette\n")]
    ).changed.also
    indexed = index_text(workspace)
    assert (indexed.read, indexed.unreadable) == (1, (broken,))
    assert [hit.id for hit in search(workspace, a_view(), "mouette")] == [whole]


def test_reading_words_changes_neither_the_version_nor_the_log(workspace: Workspace, tmp_path: Path) -> None:
    piece_id = pieces.admit(workspace, [a_file(tmp_path)]).changed.id

    def state() -> tuple[int, object, int]:
        with workspace.reading() as session:
            piece = session.get_one(Piece, piece_id)
            return piece.version, piece.updated_at, entry_count(session)

    before = state()
    assert index_text(workspace, [piece_id]).read == 1
    assert state() == before


def test_cancelled_keeps_what_was_read(workspace: Workspace, tmp_path: Path) -> None:
    pieces.admit(workspace, [a_file(tmp_path, "a.txt", b"mouette\n"), a_file(tmp_path, "b.txt", b"goeland\n")])
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        index_text(workspace, cancelled=lambda: next(asked))
    assert len(search(workspace, a_view(), "mouette")) == 1
    assert index_text(workspace).read == 1
