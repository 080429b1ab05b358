# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can open the workspace, the key on paper, and a check that names what it finds."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Cancelled, InvalidValue
from casework.model import Piece
from casework.queries.vault import vault_sheet
from casework.services import pieces, vault
from casework.storage import audit, errors
from casework.storage.keys import KdfParameters
from casework.storage.workspace import Workspace
from tests.builders import a_case, a_file
from tests.conftest import PASSPHRASE

FAST = KdfParameters.fast_for_tests()
OTHER = "ardoise pivoine wagon cerise lanterne"


def actions(workspace: Workspace) -> list[str]:
    with workspace.reading() as session:
        return [entry.action for entry in audit.entries(session) if entry.action.startswith("vault.")]


def group(key: str, *numbers: int) -> dict[int, str]:
    return {number: key.split("-")[number - 1] for number in numbers}


def test_a_colleague_opens_it_with_a_passphrase_of_their_own(workspace: Workspace) -> None:
    vault.add_passphrase(workspace, PASSPHRASE, " MV ", OTHER, kdf=FAST)
    assert [(holder.label, holder.mine) for holder in vault_sheet(workspace).holders] == [("", True), ("MV", False)]
    workspace.close()
    Workspace.unlock(workspace.folder, OTHER).close()
    with Workspace.unlock(workspace.folder, PASSPHRASE) as again:
        assert actions(again) == ["vault.passphrase_added"]


@pytest.mark.parametrize("label", ["", "   ", "Maëlle Valcourt-Dupré"])
def test_a_label_is_short_since_it_stands_readable_on_disk(workspace: Workspace, label: str) -> None:
    with pytest.raises(InvalidValue):
        vault.add_passphrase(workspace, PASSPHRASE, label, OTHER, kdf=FAST)


def test_whoever_finds_the_screen_open_can_change_no_key(workspace: Workspace) -> None:
    before = (workspace.folder / "vault.json").read_bytes()
    key = vault.offer_recovery_key()
    for attempt in (
        lambda: vault.add_passphrase(workspace, "wrong", "MV", OTHER, kdf=FAST),
        lambda: vault.change_passphrase(workspace, "wrong", OTHER, kdf=FAST),
        lambda: vault.remove_passphrase(workspace, "wrong", vault_sheet(workspace).holders[0].id),
        lambda: vault.take_recovery_key(workspace, "wrong", key, group(key, 2, 7)),
        lambda: vault.remember_on_device(workspace, "wrong", 7),
        lambda: vault.new_master_key(workspace, "wrong", kdf=FAST),
    ):
        with pytest.raises(errors.WrongPassphrase):
            attempt()
    assert (workspace.folder / "vault.json").read_bytes() == before
    assert actions(workspace) == []


def test_who_left_opens_it_no_longer_and_the_last_one_stays(workspace: Workspace) -> None:
    vault.add_passphrase(workspace, PASSPHRASE, "MV", OTHER, kdf=FAST)
    mine, other = vault_sheet(workspace).holders
    vault.remove_passphrase(workspace, PASSPHRASE, other.id)
    with pytest.raises(errors.LastSlot):
        vault.remove_passphrase(workspace, PASSPHRASE, mine.id)
    workspace.close()
    with pytest.raises(errors.WrongPassphrase):
        Workspace.unlock(workspace.folder, OTHER)


def test_a_changed_passphrase_is_still_the_one_that_opened_it(workspace: Workspace) -> None:
    vault.change_passphrase(workspace, PASSPHRASE, OTHER, kdf=FAST)
    assert [holder.mine for holder in vault_sheet(workspace).holders] == [True]
    workspace.close()
    Workspace.unlock(workspace.folder, OTHER).close()


def test_a_new_recovery_key_counts_only_once_it_was_typed_back(workspace: Workspace) -> None:
    first, second = vault.offer_recovery_key(), vault.offer_recovery_key()
    vault.take_recovery_key(workspace, PASSPHRASE, first, group(first, 1, 9))
    with pytest.raises(errors.RecoveryKeyMistyped):
        vault.take_recovery_key(workspace, PASSPHRASE, second, group(first, 1, 9))
    vault.try_recovery_key(workspace, first.lower().replace("-", " "))
    with pytest.raises(errors.WrongRecoveryKey):
        vault.try_recovery_key(workspace, second)
    with pytest.raises(errors.RecoveryKeyMistyped):
        vault.try_recovery_key(workspace, first[:-1])
    workspace.close()
    Workspace.unlock_with_recovery(workspace.folder, first).close()


def test_the_paper_is_asked_for_again_after_a_year(workspace: Workspace) -> None:
    now = datetime.now(UTC)
    assert not vault_sheet(workspace).recovery_is_due(now)
    assert vault_sheet(workspace).recovery_is_due(now + timedelta(days=365))
    key = vault.offer_recovery_key()
    vault.take_recovery_key(workspace, PASSPHRASE, key, group(key, 3, 4))
    sheet = vault_sheet(workspace)
    assert sheet.recovery_tried is not None
    assert not sheet.recovery_is_due(now + timedelta(days=364))


@pytest.mark.parametrize("days", [0, 31])
def test_the_key_ring_forgets_within_a_month(workspace: Workspace, days: int) -> None:
    with pytest.raises(InvalidValue):
        vault.remember_on_device(workspace, PASSPHRASE, days)
    assert vault_sheet(workspace).device_until is None


def test_a_new_master_key_leaves_one_passphrase_and_a_new_paper(workspace: Workspace) -> None:
    vault.add_passphrase(workspace, PASSPHRASE, "MV", OTHER, kdf=FAST)
    case = a_case(workspace)
    key = vault.new_master_key(workspace, PASSPHRASE, kdf=FAST)
    assert len(vault_sheet(workspace).holders) == 1
    workspace.close()
    with Workspace.unlock_with_recovery(workspace.folder, key) as again:
        assert a_case(again) > case
        assert vault.check(again).sound


def test_a_sound_workspace_is_said_to_be_and_when(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace)
    pieces.admit(workspace, [a_file(tmp_path)], case_id=case)
    seen: list[tuple[int, int]] = []
    found = vault.check(workspace, lambda done, total: seen.append((done, total)))
    assert (found.sound, found.contents, found.hits) == (True, 1, ())
    assert seen[-1] == (1, 1)
    assert vault_sheet(workspace).checked is not None


def test_the_check_names_the_case_and_the_piece_that_are_hit(workspace: Workspace, tmp_path: Path) -> None:
    case = a_case(workspace, reference="2026-017")
    damaged = pieces.admit(workspace, [a_file(tmp_path, "a.txt", b"one")], case_id=case).changed.id
    gone = pieces.admit(workspace, [a_file(tmp_path, "b.txt", b"two")], case_id=case).changed.id
    whole = pieces.admit(workspace, [a_file(tmp_path, "c.txt", b"three")], case_id=case).changed.id
    first, second = _files(workspace, damaged, gone)
    content = bytearray(first.read_bytes())
    content[-1] ^= 1
    first.write_bytes(content)
    second.unlink()
    found = vault.check(workspace)
    assert not found.sound
    assert {(hit.table, hit.id, hit.case, hit.missing) for hit in found.hits} == {
        ("piece", damaged, "2026-017", False),
        ("piece", gone, "2026-017", True),
    }
    assert whole not in {hit.id for hit in found.hits}


def test_a_check_can_be_stopped(workspace: Workspace, tmp_path: Path) -> None:
    pieces.admit(workspace, [a_file(tmp_path)], case_id=a_case(workspace))
    with pytest.raises(Cancelled):
        vault.check(workspace, cancelled=lambda: True)
    assert vault_sheet(workspace).checked is None


def test_tidying_removes_what_no_record_needs_and_nothing_else(workspace: Workspace, tmp_path: Path) -> None:
    piece = pieces.admit(workspace, [a_file(tmp_path)], case_id=a_case(workspace)).changed.id
    (kept,) = _files(workspace, piece)
    with (tmp_path / "stray").open("w+b") as file:
        file.write(b"left by a kill")
        file.seek(0)
        stray = workspace.blobs.path(workspace.blobs.add(file).sha256)
    assert vault.tidy(workspace) == 0, "an hour ago it may still have been on its way"
    for path in (kept, stray):
        _make_old(path)
    assert vault.tidy(workspace) == 1
    assert kept.exists()
    assert not stray.exists()


def _make_old(path: Path) -> None:
    old = path.stat().st_mtime - 2 * 24 * 3600
    os.utime(path, (old, old))


def _files(workspace: Workspace, *piece_ids: int) -> list[Path]:
    with workspace.reading() as session:
        found = [session.get_one(Piece, piece_id).sha256 for piece_id in piece_ids]
    return [workspace.blobs.path(sha256) for sha256 in found]
