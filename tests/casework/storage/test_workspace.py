# SPDX-License-Identifier: GPL-3.0-or-later
"""Making, unlocking and closing a workspace, and each way in which that is refused."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from casework.errors import CaseworkError
from casework.language import Language
from casework.model import Organisation
from casework.sentences import has_sentence, sentence
from casework.storage import errors, header, migrations
from casework.storage.engine import database_errors
from casework.storage.workspace import Created, Workspace
from tests.casework.storage.conftest import FAST, PASSPHRASE

NAME = "Collectif du Phare d’Ambleteuse"


def _prints(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _add(workspace: Workspace, name: str = NAME) -> int:
    with workspace.writing("organisation.add", "AB") as session:
        made = Organisation(name=name)
        session.add(made)
    return made.id


def test_what_was_written_is_there_after_locking_and_unlocking(folder: Path, workspace: Workspace) -> None:
    made = _add(workspace)
    workspace.close()
    with Workspace.unlock(folder, PASSPHRASE) as again, again.reading() as session:
        assert session.get_one(Organisation, made).name == NAME


def test_the_recovery_key_opens_it_however_it_is_typed(folder: Path, created: Created) -> None:
    created.workspace.close()
    typed = created.recovery_key.lower().replace("-", "  ").replace("o", "0")
    with Workspace.unlock_with_recovery(folder, typed) as again:
        assert again.is_open


def test_no_byte_of_a_name_lies_in_the_folder_open_or_closed(folder: Path, workspace: Workspace) -> None:
    _add(workspace)
    workspace.blobs.add(io.BytesIO(NAME.encode() * 100), name=NAME)
    for moment in ("open", "closed"):
        if moment == "closed":
            workspace.close()
        for path in folder.rglob("*"):
            assert "Phare" not in path.name
            if path.is_file():
                data = path.read_bytes()
                assert b"Phare" not in data
                assert "Phare".encode("utf-16-le") not in data


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_folder_and_files_are_for_their_owner_only(folder: Path, workspace: Workspace) -> None:
    workspace.blobs.add(io.BytesIO(b"x"))
    assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.rglob("*")))


def test_a_wrong_passphrase_is_refused_and_nothing_is_touched(folder: Path, workspace: Workspace) -> None:
    workspace.close()
    before = _prints(folder)
    with pytest.raises(errors.WrongPassphrase):
        Workspace.unlock(folder, PASSPHRASE + " ")
    assert _prints(folder) == before
    Workspace.unlock(folder, PASSPHRASE).close()


def test_accents_typed_on_a_mac_are_the_same_passphrase(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "é", "forêt église vélo cœur hâte", kdf=FAST)
    made.workspace.close()
    typed_on_a_mac = "fore\u0302t e\u0301glise ve\u0301lo cœur ha\u0302te"
    Workspace.unlock(tmp_path / "é", typed_on_a_mac).close()


def test_a_header_with_any_byte_changed_is_called_damaged_and_nothing_is_touched(
    folder: Path, workspace: Workspace
) -> None:
    workspace.close()
    path = folder / header.NAME
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        before = _prints(folder)
        with pytest.raises(errors.HeaderDamagedCopyWhole):
            Workspace.unlock(folder, PASSPHRASE)
        assert _prints(folder) == before
    Workspace.repair_header(folder)
    assert path.read_bytes() == whole


def test_a_cut_header_without_a_whole_copy_is_called_damaged(folder: Path, workspace: Workspace) -> None:
    workspace.close()
    for name in (header.NAME, header.COPY):
        (folder / name).write_bytes((folder / name).read_bytes()[:300])
    with pytest.raises(errors.HeaderDamaged) as refused:
        Workspace.unlock(folder, PASSPHRASE)
    assert type(refused.value) is errors.HeaderDamaged


def test_a_header_signed_by_nobody_is_not_trusted(folder: Path, workspace: Workspace) -> None:
    workspace.close()
    header.write(folder, dataclasses.replace(header.read(folder), created="1999-01-01"))
    with pytest.raises(errors.HeaderDamaged):
        Workspace.unlock(folder, PASSPHRASE)


@pytest.mark.parametrize("damage", ["first page", "cut", "plain", "empty"])
def test_a_damaged_database_is_called_damaged_and_nothing_is_touched(
    folder: Path, workspace: Workspace, damage: str
) -> None:
    workspace.close()
    path = folder / "case.db"
    whole = path.read_bytes()
    path.write_bytes(
        {
            "first page": whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
            "cut": whole[:3000],
            "plain": b"SQLite format 3\x00" + bytes(8176),
            "empty": b"",
        }[damage]
    )
    before = _prints(folder)
    with pytest.raises(errors.DatabaseDamaged):
        Workspace.unlock(folder, PASSPHRASE)
    assert _prints(folder) == before


def test_a_missing_database_is_never_made_anew(folder: Path, workspace: Workspace) -> None:
    workspace.close()
    (folder / "case.db").unlink()
    before = _prints(folder)
    with pytest.raises(errors.DatabaseMissing):
        Workspace.unlock(folder, PASSPHRASE)
    assert _prints(folder) == before


def test_a_flipped_bit_in_the_salt_that_begins_the_file_loses_nothing(folder: Path, workspace: Workspace) -> None:
    made = _add(workspace)
    workspace.close()
    path = folder / "case.db"
    whole = path.read_bytes()
    path.write_bytes(bytes([whole[0] ^ 0x80]) + whole[1:])
    with Workspace.unlock(folder, PASSPHRASE) as again, again.reading() as session:
        assert session.get_one(Organisation, made).name == NAME


def test_a_database_of_a_newer_program_is_refused_and_nothing_is_touched(folder: Path, workspace: Workspace) -> None:
    with workspace.writing("test") as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    workspace.close()
    before = _prints(folder)
    with pytest.raises(errors.NewerWorkspace):
        Workspace.unlock(folder, PASSPHRASE)
    assert _prints(folder) == before


def test_other_folders_are_not_taken_for_workspaces(tmp_path: Path) -> None:
    (tmp_path / header.NAME).write_text('{"name": "a web project"}', encoding="utf-8")
    before = _prints(tmp_path)
    with pytest.raises(errors.NotAWorkspace):
        Workspace.unlock(tmp_path, PASSPHRASE)
    with pytest.raises(errors.NotAWorkspace):
        Workspace.unlock(tmp_path / "nowhere", PASSPHRASE)
    assert _prints(tmp_path) == before


def test_it_opens_only_once_in_this_program(folder: Path, workspace: Workspace) -> None:
    with pytest.raises(errors.AlreadyOpen):
        Workspace.unlock(folder, PASSPHRASE)
    workspace.close()
    Workspace.unlock(folder, PASSPHRASE).close()


def test_it_opens_only_once_among_programs_and_again_when_the_other_is_killed(
    folder: Path, workspace: Workspace
) -> None:
    workspace.close()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time\n"
            "from pathlib import Path\n"
            "from casework.storage.workspace import Workspace\n"
            "held = Workspace.unlock(Path(sys.argv[1]), sys.argv[2])\n"
            "print('held', flush=True)\n"
            "time.sleep(60)\n",
            str(folder),
            PASSPHRASE,
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    with holder, holder.stdout:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(errors.AlreadyOpen):
            Workspace.unlock(folder, PASSPHRASE)
        holder.kill()
    Workspace.unlock(folder, PASSPHRASE).close()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(errors.FolderNotEmpty):
        Workspace.create(tmp_path, PASSPHRASE, kdf=FAST)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_creation_that_was_killed_can_be_done_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(header, "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            Workspace.create(folder, PASSPHRASE, kdf=FAST)
    Workspace.create(folder, PASSPHRASE, kdf=FAST).workspace.close()


def test_a_weak_passphrase_makes_no_workspace(folder: Path) -> None:
    with pytest.raises(errors.WeakPassphrase):
        Workspace.create(folder, "calais2026", kdf=FAST)
    assert not folder.exists()


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Association", "Nextcloud"])
def test_a_folder_that_is_copied_to_a_cloud_is_refused_unless_insisted_on(tmp_path: Path, name: str) -> None:
    with pytest.raises(errors.SyncedFolder):
        Workspace.create(tmp_path / name / "coffre", PASSPHRASE, kdf=FAST)
    assert not (tmp_path / name).exists()
    made = Workspace.create(tmp_path / name / "coffre", PASSPHRASE, kdf=FAST, allow_synced=True)
    made.workspace.close()


def test_a_reading_session_can_not_write(workspace: Workspace) -> None:
    with workspace.reading() as session:
        session.add(Organisation(name=NAME))
        with pytest.raises(errors.ReadOnlyDisk), database_errors():
            session.flush()


def test_a_job_that_fails_leaves_nothing(workspace: Workspace) -> None:
    def fail() -> None:
        with workspace.writing("organisation.add") as session:
            session.add(Organisation(name=NAME))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with workspace.reading() as session:
        assert session.scalars(select(Organisation)).all() == []
    assert workspace.info().log_entries == 0


def test_readers_see_the_state_before_while_a_job_is_under_way(workspace: Workspace) -> None:
    with workspace.writing("organisation.add") as writing:
        writing.add(Organisation(name=NAME))
        writing.flush()
        with workspace.reading() as reading:
            assert reading.scalars(select(Organisation)).all() == []
    with workspace.reading() as reading:
        assert len(reading.scalars(select(Organisation)).all()) == 1


def test_a_lost_update_is_refused(workspace: Workspace) -> None:
    made = _add(workspace)
    with workspace.reading() as session:
        stale = session.get_one(Organisation, made)
    with workspace.writing("organisation.change") as session:
        session.get_one(Organisation, made).name = "first"

    def change_what_is_stale() -> None:
        with workspace.writing("organisation.change") as session:
            session.add(stale)
            stale.name = "second"

    with pytest.raises(errors.ChangedSince) as refused:
        change_what_is_stale()
    assert refused.value.table == "organisation"


def test_nothing_works_after_closing(workspace: Workspace) -> None:
    workspace.close()
    workspace.close()
    with pytest.raises(errors.WorkspaceLocked), workspace.reading():
        pass
    with pytest.raises(errors.WorkspaceLocked), workspace.writing("x"):
        pass


def test_names_do_not_stand_in_the_text_of_database_errors(workspace: Workspace) -> None:
    def write_nonsense() -> None:
        with workspace.writing("x") as session:
            session.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": NAME})

    with pytest.raises(OperationalError) as refused:
        write_nonsense()
    assert "Phare" not in str(refused.value)


def test_scratch_is_private_and_empty_after_closing(workspace: Workspace) -> None:
    scratch = workspace.scratch()
    (scratch / "lettre.docx").write_bytes(b"x")
    assert os.name == "nt" or scratch.stat().st_mode & 0o077 == 0
    workspace.close()
    assert not scratch.exists()


def test_scratch_left_by_a_killed_program_is_swept_at_the_next_start(folder: Path, workspace: Workspace) -> None:
    left = workspace.scratch()
    (left / "lettre.docx").write_bytes(b"x")
    workspace._scratch = type(workspace._scratch)("0" * 32)  # this one forgets, as a killed program does
    workspace.close()
    assert left.exists()
    Workspace.unlock(folder, PASSPHRASE).close()
    assert not left.exists()


def test_a_new_workspace_is_in_the_newest_shape(workspace: Workspace) -> None:
    assert workspace.info().revision == migrations.newest()


def test_every_error_of_storage_has_a_sentence_in_both_languages() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, CaseworkError)]
    assert len(kinds) > 30
    for kind in kinds:
        assert kind is CaseworkError or has_sentence(kind), kind
    for language in Language:
        assert "14" in sentence(errors.RecoveryKeyMistyped(), language)
