# SPDX-License-Identifier: GPL-3.0-or-later
"""Make, unlock, recover and lock a workspace as the window does."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework.queries.people import list_authorities
from casework.services import session
from casework.storage.errors import RecoveryKeyMistyped, WeakPassphrase, WrongPassphrase, WrongRecoveryKey
from casework.storage.keys import KdfParameters
from tests.conftest import PASSPHRASE

FAST = KdfParameters.fast_for_tests()


def test_a_new_workspace_has_our_directory_and_opens_with_its_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "coffre"
    assert not session.is_workspace(folder)
    made = session.create_workspace(folder, PASSPHRASE, kdf=FAST)
    assert list_authorities(made.opened.workspace)
    made.opened.close()
    assert session.is_workspace(folder)
    with pytest.raises(WrongPassphrase):
        session.unlock(folder, "une autre phrase de passe")
    opened = session.unlock(folder, PASSPHRASE)
    assert opened.workspace.is_open
    opened.close()
    assert not opened.workspace.is_open


def test_the_printed_key_sets_a_new_passphrase_and_the_old_one_opens_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "coffre"
    made = session.create_workspace(folder, PASSPHRASE, kdf=FAST)
    made.opened.close()
    new = "lampe neige rivage citron moulin"
    with pytest.raises(RecoveryKeyMistyped):
        session.recover(folder, made.recovery_key[:-1], new)
    with pytest.raises(WeakPassphrase):
        session.recover(folder, made.recovery_key, "azerty")
    session.unlock(folder, PASSPHRASE).close()
    session.recover(folder, made.recovery_key, new).close()
    session.unlock(folder, new).close()
    with pytest.raises(WrongPassphrase):
        session.unlock(folder, PASSPHRASE)


def test_the_key_of_another_workspace_recovers_nothing(tmp_path: Path) -> None:
    mine = session.create_workspace(tmp_path / "mine", PASSPHRASE, kdf=FAST)
    other = session.create_workspace(tmp_path / "other", PASSPHRASE, kdf=FAST)
    mine.opened.close()
    other.opened.close()
    with pytest.raises(WrongRecoveryKey):
        session.recover(tmp_path / "mine", other.recovery_key, "lampe neige rivage citron moulin")
    session.unlock(tmp_path / "mine", PASSPHRASE).close()


def test_two_groups_of_the_key_are_asked_back_and_compared(tmp_path: Path) -> None:
    made = session.create_workspace(tmp_path / "coffre", PASSPHRASE, kdf=FAST)
    made.opened.close()
    first, second = session.groups_to_ask()
    assert first != second
    groups = made.recovery_key.replace("\n", " ").replace("-", " ").split()
    typed = {first: groups[first - 1], second: groups[second - 1]}
    assert session.groups_match(made.recovery_key, typed)
    assert not session.groups_match(made.recovery_key, {**typed, second: "AAAAA" if typed[second] != "AAAAA" else "B"})


def test_a_passphrase_that_is_guessed_at_once_scores_nothing() -> None:
    assert session.passphrase_score("azerty") == 0
    assert session.passphrase_score(PASSPHRASE) == 4
