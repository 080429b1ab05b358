# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery key as people print, read aloud and type it, and how strong a passphrase must be.

32 random bytes are 13 groups of 4 signs of RFC 4648 base32 (A-Z, 2-7), and a 14th group is their checksum. The
alphabet has no 0, 1 or 8, so these can be read as O, I and B without doubt.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import unicodedata
from collections.abc import Mapping

from casework.storage.errors import RecoveryKeyMistyped, WeakPassphrase

GROUPS = 13
_GROUP = 4
_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_LOOKALIKES = str.maketrans({"0": "O", "1": "I", "8": "B"})
_WORDS_ENOUGH = 5
_SHORTEST_WORD = 3
_SCORE_ENOUGH = 4
_ZXCVBN_READS = 72


def _checksum(key: bytes) -> str:
    return base64.b32encode(hashlib.sha256(b"casework recovery key" + key).digest()).decode()[:_GROUP]


def groups_of(key: bytes) -> tuple[str, ...]:
    """The 13 groups and the checksum."""
    signs = base64.b32encode(key).decode().rstrip("=") + _checksum(key)
    return tuple(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def new_key() -> str:
    """A fresh key, as printed."""
    return spell(secrets.token_bytes(32))


def spell(key: bytes) -> str:
    """The key as printed: ``ABCD-EFGH-…``."""
    return "-".join(groups_of(key))


def _signs(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper().translate(_LOOKALIKES)
    return "".join(sign for sign in plain if sign.isalnum())


def parse(text: str) -> bytes:
    """The key from what was typed; case, spaces and dashes do not matter. Raises :class:`RecoveryKeyMistyped`."""
    signs = _signs(text)
    if len(signs) != (GROUPS + 1) * _GROUP or not _SIGNS.issuperset(signs):
        raise RecoveryKeyMistyped
    key = base64.b32decode(signs[: GROUPS * _GROUP] + "====")
    # base64 drops four spare bits: spelling the key again finds a change in them too.
    if "".join(groups_of(key)) != signs:
        raise RecoveryKeyMistyped
    return key


def groups_to_ask() -> tuple[int, int]:
    """Two different groups (counted from 1) that must be typed back before set-up is done."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2))
    return first, second


def groups_match(key: bytes, typed: Mapping[int, str]) -> bool:
    """Whether each group (counted from 1) was typed back right, and at least two were."""
    groups = groups_of(key)
    return len(typed) >= 2 and all(
        1 <= number <= GROUPS and _signs(text) == groups[number - 1] for number, text in typed.items()
    )


def passphrase_score(passphrase: str) -> int:
    """0 (guessed at once) to 4 (good): 4 for five different words, else what zxcvbn says."""
    text = unicodedata.normalize("NFC", passphrase)
    words = list(dict.fromkeys(text.casefold().replace("-", " ").split()))
    if sum(len(word) >= _SHORTEST_WORD for word in words) >= _WORDS_ENOUGH:
        return _SCORE_ENOUGH
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take 100 ms to load

    # It counts spaces and repeated words as strength; whoever guesses does not.
    readings = (text, "".join(words))
    return min(int(zxcvbn(reading[:_ZXCVBN_READS])["score"]) if reading else 0 for reading in readings)


def check_passphrase(passphrase: str) -> None:
    """Raises :class:`WeakPassphrase` unless it has five different words or zxcvbn's best score."""
    if passphrase_score(passphrase) < _SCORE_ENOUGH:
        raise WeakPassphrase
