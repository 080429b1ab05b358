# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker process that speaks with the system's key ring: none, hanging, plain text, wrong, and one that works."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from casework.storage import keyring_slot
from casework.storage.errors import KeyringUnavailable

#: A module that stands where a trusted back end would; what it does is told by an environment variable.
FAKE = """
import json, os, time
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = 9
    def _path(self): return os.environ["FAKE_RING"]
    def get_password(self, service, name):
        if os.environ["FAKE_DOES"] == "hang": time.sleep(60)
        if os.environ["FAKE_DOES"] == "raise": raise RuntimeError("locked")
        try: return json.load(open(self._path())).get(name)
        except FileNotFoundError: return None
    def set_password(self, service, name, value):
        if os.environ["FAKE_DOES"] == "hang": time.sleep(60)
        json.dump({name: value}, open(self._path(), "w"))
    def delete_password(self, service, name): os.unlink(self._path())
"""
FOUND = """
import json
from casework.storage import keyring_slot
print(json.dumps({"done": True, "value": "found" if keyring_slot.serve else ""}))
"""
ANSWER = """
import sys, json
sys.path.insert(0, {folder!r})
import fake_ring
from casework.storage import keyring_slot
keyring_slot.trusted_backend = fake_ring.Keyring
keyring_slot._main()
"""


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fake_ring.py").write_text(FAKE, encoding="utf-8")
    monkeypatch.setenv("FAKE_RING", str(tmp_path / "ring.json"))
    monkeypatch.setenv("FAKE_DOES", "work")
    monkeypatch.setattr(keyring_slot, "_COMMAND", (sys.executable, "-c", ANSWER.format(folder=str(tmp_path))))


def test_a_ring_that_works_keeps_and_gives_back(fake: None) -> None:
    secret = os.urandom(32)
    keyring_slot.store("ab" * 16, secret)
    assert keyring_slot.read("ab" * 16) == secret
    assert keyring_slot.is_available("ab" * 16)
    keyring_slot.forget("ab" * 16)
    with pytest.raises(KeyringUnavailable):
        keyring_slot.read("ab" * 16)


@pytest.mark.parametrize("does", ["raise", "hang"])
def test_a_ring_that_raises_or_hangs_means_ask_the_passphrase(
    fake: None, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    monkeypatch.setenv("FAKE_DOES", does)
    monkeypatch.setattr(keyring_slot, "_SECONDS", 1.5)
    begun = time.monotonic()
    with pytest.raises(KeyringUnavailable):
        keyring_slot.read("ab" * 16)
    assert time.monotonic() - begun < 5


def test_without_any_ring_on_this_machine_the_passphrase_is_asked() -> None:
    # The tests have no desktop session, so the real worker finds no back end that we trust.
    assert not keyring_slot.is_available("ab" * 16)


def test_the_worker_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(keyring_slot, "_COMMAND", (sys.executable, "-c", FOUND))
    assert keyring_slot._ask("probe", "x") == "found"


def test_only_four_back_ends_are_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring.backend

    plain = type("PlaintextKeyring", (), {"__module__": "keyrings.alt.file"})()
    good = type("Keyring", (), {"__module__": "keyring.backends.SecretService"})()
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [plain])
    with pytest.raises(KeyringUnavailable):
        keyring_slot.trusted_backend()
    monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [plain, good])
    assert keyring_slot.trusted_backend() is good
