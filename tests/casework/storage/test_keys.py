# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots, passphrases and the recovery key."""

from __future__ import annotations

import dataclasses
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2.exceptions import HashingError
from hypothesis import given
from hypothesis import strategies as st

from casework.storage import errors, header, keyring_slot, keys, recovery
from casework.storage.keys import KdfParameters, MasterKey, Purpose, SlotKind
from casework.storage.workspace import Created, Workspace
from tests.casework.storage.conftest import FAST, PASSPHRASE

OTHER = "lampe neige rivage citron moulin"
THIRD = "balcon ficelle dragon papier ombre"


@pytest.mark.parametrize(
    ("passes", "mebibytes", "lanes"),
    [(1, 256, 4), (11, 256, 4), (3, 63, 4), (3, 1025, 4), (3, 4_000_000, 4), (3, 256, 9)],
)
def test_key_parameters_outside_the_limits_are_refused_before_any_memory_is_taken(
    passes: int, mebibytes: int, lanes: int
) -> None:
    with pytest.raises(errors.KeyParametersRefused):
        KdfParameters(passes, mebibytes, lanes)


def test_the_default_is_what_was_decided() -> None:
    assert KdfParameters() == KdfParameters(passes=3, mebibytes=256, lanes=4)


def test_a_header_that_asks_for_too_little_is_refused(folder: Path, workspace: Workspace) -> None:
    workspace.close()
    found = header.read(folder)
    weak = dataclasses.replace(found.slots[0], derivation=found.slots[0].derivation | {"m": 8})
    header.write(folder, dataclasses.replace(found, slots=(weak, *found.slots[1:])))
    with pytest.raises(errors.KeyParametersRefused):
        Workspace.unlock(folder, PASSPHRASE)


def test_memory_that_can_not_be_had_is_told_and_not_replaced_by_less(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr("argon2.low_level.hash_secret_raw", refuse)
    with pytest.raises(errors.NotEnoughMemory) as refused:
        FAST.derive(PASSPHRASE, b"s" * 16)
    assert refused.value.mebibytes == 64


@pytest.mark.parametrize("parameters", [{}, {"salt": "zz"}, {"salt": "00" * 16, "t": "x", "m": 64, "p": 1}])
def test_parameters_that_make_no_sense_are_called_damage(parameters: dict[str, object]) -> None:
    vault = "ab" * 16
    slot = keys.seal(MasterKey.new(vault), vault, SlotKind.PASSPHRASE, PASSPHRASE, kdf=FAST)
    with pytest.raises(errors.HeaderDamaged):
        dataclasses.replace(slot, derivation=parameters).wrapping_key(PASSPHRASE)


def test_a_slot_opens_with_its_secret_and_in_its_own_workspace_only() -> None:
    vault, other = "ab" * 16, "cd" * 16
    master = MasterKey.new(vault)
    slot = keys.seal(master, vault, SlotKind.PASSPHRASE, PASSPHRASE, kdf=FAST)
    right = slot.wrapping_key(PASSPHRASE)
    opened = slot.open(right, vault)
    assert opened is not None
    assert opened.secret() == master.secret()
    assert slot.open(slot.wrapping_key(OTHER), vault) is None
    assert slot.open(right, other) is None
    assert dataclasses.replace(slot, expires="2099-01-01T00:00:00+00:00").open(right, vault) is None


def test_working_keys_differ_by_purpose_context_and_workspace() -> None:
    master, other = MasterKey(b"k" * 32, "ab" * 16), MasterKey(b"k" * 32, "cd" * 16)
    made = [master.key(purpose) for purpose in Purpose] + [master.key(Purpose.BACKUP, "x"), other.key(Purpose.DATABASE)]
    assert len(set(made)) == len(made)


def test_a_forgotten_key_is_overwritten() -> None:
    master = MasterKey(b"k" * 32, "ab" * 16)
    master.forget()
    assert master.secret() == bytes(32)
    assert "107" not in repr(master)


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_survives_being_read_aloud(key: bytes) -> None:
    spelled = recovery.spell(key)
    assert [len(group) for group in spelled.split("-")] == [4] * 14
    assert recovery.parse(spelled) == key
    assert recovery.parse(" " + spelled.lower().replace("-", " \n").replace("o", "0").replace("i", "1")) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_sign_in_a_recovery_key_is_found(key: bytes, place: int, sign: str) -> None:
    signs = "".join(recovery.groups_of(key))
    if signs[place] != sign:
        with pytest.raises(errors.RecoveryKeyMistyped):
            recovery.parse(signs[:place] + sign + signs[place + 1 :])


@pytest.mark.parametrize("typed", ["", "ABCD", "é" * 56, "A" * 55, "A" * 57])
def test_what_is_no_recovery_key_is_called_mistyped(typed: str) -> None:
    with pytest.raises(errors.RecoveryKeyMistyped):
        recovery.parse(typed)


def test_two_groups_must_be_typed_back() -> None:
    key = secrets.token_bytes(32)
    first, second = recovery.groups_to_ask()
    groups = recovery.groups_of(key)
    assert 1 <= first < second <= 13
    assert recovery.groups_match(key, {first: groups[first - 1].lower(), second: f" {groups[second - 1]} "})
    assert not recovery.groups_match(key, {first: groups[first - 1]})
    assert not recovery.groups_match(key, {first: groups[first - 1], second: "AAAA"})


@pytest.mark.parametrize(
    "good", ["girafe orage tulipe cargo violon", "lampe-neige-rivage-citron-moulin", "q8#Vz!m2Lw$Tx9"]
)
def test_good_passphrases(good: str) -> None:
    recovery.check_passphrase(good)


@pytest.mark.parametrize(
    "bad", ["", "azerty", "calais calais calais calais calais", "a b c d e f", "Motdepasse2026!", "x" * 500]
)
def test_weak_passphrases(bad: str) -> None:
    with pytest.raises(errors.WeakPassphrase):
        recovery.check_passphrase(bad)


def test_a_changed_passphrase_opens_the_old_one_does_not_and_the_recovery_key_still_does(
    folder: Path, created: Created
) -> None:
    workspace = created.workspace
    workspace.access.change_passphrase(PASSPHRASE, OTHER, kdf=FAST)
    workspace.close()
    with pytest.raises(errors.WrongPassphrase):
        Workspace.unlock(folder, PASSPHRASE)
    Workspace.unlock(folder, OTHER).close()
    Workspace.unlock_with_recovery(folder, created.recovery_key).close()


def test_the_second_copy_of_the_header_does_not_keep_the_old_passphrase(folder: Path, workspace: Workspace) -> None:
    workspace.access.change_passphrase(PASSPHRASE, OTHER, kdf=FAST)
    assert (folder / header.COPY).read_bytes() == (folder / header.NAME).read_bytes()


def test_changing_needs_the_old_passphrase_and_a_good_new_one(workspace: Workspace) -> None:
    with pytest.raises(errors.WrongPassphrase):
        workspace.access.change_passphrase(OTHER, THIRD, kdf=FAST)
    with pytest.raises(errors.WeakPassphrase):
        workspace.access.change_passphrase(PASSPHRASE, "court", kdf=FAST)


def test_people_come_and_go_without_touching_the_data(folder: Path, workspace: Workspace) -> None:
    database = (folder / "case.db").read_bytes()
    second = workspace.access.add_passphrase("bénévole 2", OTHER, kdf=FAST)
    workspace.close()
    again = Workspace.unlock(folder, OTHER)
    assert again.access.opened_by == second
    again.access.remove_passphrase(second)
    with pytest.raises(errors.LastSlot):
        again.access.remove_passphrase(again.access.slots()[0].id)
    with pytest.raises(errors.SlotNotFound):
        again.access.remove_passphrase("nobody")
    again.close()
    with pytest.raises(errors.WrongPassphrase):
        Workspace.unlock(folder, OTHER)
    assert (folder / "case.db").read_bytes() == database


def test_a_new_recovery_key_ends_the_old_one(folder: Path, created: Created) -> None:
    fresh = created.workspace.access.new_recovery_key()
    assert created.workspace.access.is_recovery_key(fresh)
    assert not created.workspace.access.is_recovery_key(created.recovery_key)
    created.workspace.close()
    with pytest.raises(errors.WrongRecoveryKey):
        Workspace.unlock_with_recovery(folder, created.recovery_key)
    Workspace.unlock_with_recovery(folder, fresh).close()


class Ring:
    """A key ring in memory, in the place of the worker process."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.forgets = False

    def ask(self, what: str, vault: str, secret: str = "") -> str | None:
        if what == "set" and not self.forgets:
            self.kept[vault] = secret
        if what == "delete":
            self.kept.pop(vault, None)
        return self.kept.get(vault)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setattr(keyring_slot, "_ask", made.ask)
    return made


def test_the_key_ring_opens_it_when_asked_to_and_not_by_default(folder: Path, workspace: Workspace, ring: Ring) -> None:
    workspace.close()
    with pytest.raises(errors.KeyringUnavailable):
        Workspace.unlock_with_device(folder)
    with Workspace.unlock(folder, PASSPHRASE) as again:
        again.access.remember_on_device()
    Workspace.unlock_with_device(folder).close()
    with Workspace.unlock(folder, PASSPHRASE) as again:
        again.access.forget_device()
    assert ring.kept == {}
    with pytest.raises(errors.KeyringUnavailable):
        Workspace.unlock_with_device(folder)


def test_the_key_ring_stops_opening_after_its_days(
    folder: Path, workspace: Workspace, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.access.remember_on_device(days=0)
    workspace.close()
    assert ring.kept
    with pytest.raises(errors.KeyringUnavailable):
        Workspace.unlock_with_device(folder)
    assert header.read(folder).of_kind(SlotKind.DEVICE)[0].expired(datetime.now(UTC) + timedelta(seconds=1))


@pytest.mark.parametrize("value", ["", "!!!", "QUJD", None])
def test_whatever_the_key_ring_answers_wrongly_means_ask_the_passphrase(
    folder: Path, workspace: Workspace, ring: Ring, value: str | None
) -> None:
    workspace.access.remember_on_device()
    workspace.close()
    ring.kept = dict.fromkeys(ring.kept, value) if value is not None else {}
    with pytest.raises(errors.KeyringUnavailable):
        Workspace.unlock_with_device(folder)
    Workspace.unlock(folder, PASSPHRASE).close()


def test_a_key_ring_that_forgets_is_found_when_writing(workspace: Workspace, ring: Ring) -> None:
    ring.forgets = True
    with pytest.raises(errors.KeyringUnavailable):
        workspace.access.remember_on_device()
