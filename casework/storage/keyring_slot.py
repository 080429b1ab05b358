# SPDX-License-Identifier: GPL-3.0-or-later
"""32 bytes in the operating system's key ring, so that this machine may open the workspace for a few days.

Every call runs in a worker process with five seconds to live: with a locked login key ring and a display,
``get_password`` waits for ever. Only four back ends are trusted: others store plain text, or prompt on the terminal,
and win by priority when they happen to be installed. Whatever goes wrong means one thing: ask for the passphrase.
"""

from __future__ import annotations

import base64
import contextlib
import hmac
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from casework.storage.errors import KeyringUnavailable

SERVICE = "casework"
#: Module and class of each back end we trust, the best first. "chainer" only chains the others and is passed over.
ALLOWED = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)
_SECONDS = 5.0
_ROOT = Path(__file__).resolve().parents[2]
_COMMAND = (sys.executable, "-m", "casework.storage.keyring_slot")


def read(vault: str) -> bytes:
    """The 32 bytes. Raises :class:`KeyringUnavailable`."""
    return _decoded(_ask("get", vault))


def store(vault: str, secret: bytes) -> None:
    """Keep 32 bytes, and read them back: a key ring that forgets is found now. Raises :class:`KeyringUnavailable`."""
    _ask("set", vault, base64.b64encode(secret).decode())
    if not hmac.compare_digest(read(vault), secret):
        raise KeyringUnavailable


def forget(vault: str) -> None:
    """Remove the entry where there is one; a key ring that does not answer keeps 32 bytes that open nothing."""
    try:
        _ask("delete", vault)
    except KeyringUnavailable:
        return


def is_available(vault: str) -> bool:
    """Whether a trusted key ring answers at all."""
    try:
        _ask("probe", vault)
    except KeyringUnavailable:
        return False
    return True


def _decoded(answer: str | None) -> bytes:
    try:
        secret = base64.b64decode(answer or "", validate=True)
    except ValueError as problem:
        raise KeyringUnavailable from problem
    if len(secret) != 32:
        raise KeyringUnavailable
    return secret


def _ask(what: str, vault: str, secret: str = "") -> str | None:
    """Run :func:`serve` in a process of its own; the secret goes through its standard input, never its arguments."""
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, this module
            _COMMAND,
            env=os.environ | {"PYTHONPATH": str(_ROOT)},  # found from whatever folder the program was started in
            input=json.dumps({"what": what, "vault": vault, "secret": secret}).encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        answer = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as problem:
        # "from None": the process's input holds the secret and must not hang on the exception.
        del problem
        raise KeyringUnavailable from None
    if not isinstance(answer, dict) or not answer.get("done"):
        raise KeyringUnavailable
    value = answer.get("value")
    return value if isinstance(value, str) else None


def trusted_backend() -> Any:  # noqa: ANN401 - keyring's own class
    """The best back end that is both usable here and on our list. Raises :class:`KeyringUnavailable`."""
    import keyring.backend  # noqa: PLC0415 - only in the worker process

    usable = {
        f"{type(found).__module__}.{type(found).__qualname__}": found for found in keyring.backend.get_all_keyring()
    }
    for name in ALLOWED:
        if name in usable:
            return usable[name]
    raise KeyringUnavailable


def serve(request: dict[str, str], backend: Any) -> dict[str, object]:  # noqa: ANN401 - keyring's own class
    """Do one thing in the key ring; runs in the worker process."""
    account = request["vault"]
    if request["what"] == "get":
        return {"done": True, "value": backend.get_password(SERVICE, account)}
    if request["what"] == "set":
        backend.set_password(SERVICE, account, request["secret"])
    elif request["what"] == "delete" and backend.get_password(SERVICE, account) is not None:
        backend.delete_password(SERVICE, account)
    return {"done": True}


def _main() -> None:
    answer: dict[str, object] = {"done": False}
    with contextlib.suppress(Exception):  # back ends raise anything at all, and all of it means the same
        answer = serve(json.load(sys.stdin), trusted_backend())
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    _main()
