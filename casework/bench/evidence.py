# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence taken in, beside SHA-256 and AES-GCM run one after the other on the same bytes and written to disk."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casework.bench import Measured, Unit, compare
from casework.storage.keys import KdfParameters
from casework.storage.workspace import Workspace

_CHUNK = 1 << 20
_SIZE = 256 * _CHUNK
_VIDEO = 2048 * _CHUNK
_PASSPHRASE = "girafe orage tulipe cargo violon"  # noqa: S105  (of a workspace that lives for seconds)

#: Run apart, because memory is counted for a whole process, and without a workspace, because unlocking one takes
#: much memory for a moment. Says by how many bytes taking in the file raised the most that was in use.
_TAKE_IN = """
import re, resource, sys
from pathlib import Path
from casework.storage.blobs import BlobStore
from casework.storage.keys import MasterKey

def most():
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Not ru_maxrss, which Linux hands down from the process that started this one.
    return 1024 * int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])

vault, folder, video = "00" * 16, Path(sys.argv[1]), Path(sys.argv[2])
store = BlobStore(folder / "blobs", folder / "parts", vault, MasterKey.new(vault))
before = most()
store.add_file(video)
print(most() - before)
"""


def measure(scratch: Path) -> Iterator[Measured]:
    """The speed of taking in 256 MiB, and the memory for a video of 2 GiB."""
    folder = scratch / "workspace"
    workspace = Workspace.create(folder, _PASSPHRASE, kdf=KdfParameters.fast_for_tests()).workspace
    piece = scratch / "piece"
    _write_noise(piece, _SIZE)
    with workspace:

        def take_in() -> None:
            workspace.blobs.delete(workspace.blobs.add_file(piece).sha256)

        compared = compare(take_in, lambda: _bare(piece, scratch / "bare"))
    speed = compared.bare / compared.ours
    yield Measured("Evidence taken in: speed against SHA-256 then AES-GCM", speed, Unit.TIMES, 0.7, True, compared.note)
    if sys.platform != "win32":
        yield Measured("A 2 GiB video taken in: memory", _memory(scratch), Unit.MEGABYTES, 100)


def _bare(piece: Path, target: Path) -> None:
    """Hash all of it, then encrypt all of it in the same chunks, then make sure that it is on the disk."""
    with piece.open("rb") as source:
        hashlib.file_digest(source, "sha256")
    cipher = AESGCM(os.urandom(32))
    with piece.open("rb") as source, target.open("wb") as out:
        number = 0
        while chunk := source.read(_CHUNK):
            out.write(cipher.encrypt(number.to_bytes(12, "big"), chunk, None))
            number += 1
        out.flush()
        os.fsync(out.fileno())


def _memory(scratch: Path) -> float:
    video = scratch / "video"
    _write_noise(video, _VIDEO)
    command = [sys.executable, "-P", "-c", _TAKE_IN, str(scratch), str(video)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  (ourselves)
    return int(told) / 1e6


def _write_noise(path: Path, size: int) -> None:
    """A file that no disk can shrink."""
    noise = os.urandom(_CHUNK)
    with path.open("wb") as out:
        for number in range(size // _CHUNK):
            out.write(number.to_bytes(8, "big") + noise[8:])
