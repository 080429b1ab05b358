# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles beside the bare work: pikepdf appending the same pages and saving, in fresh processes, in turn.

The page-by-page check after writing is timed apart (design, section 6); our own time is that of the whole process
less the check, which the process itself reports.
"""

from __future__ import annotations

import io
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from casework.bench import ROUNDS, Measured, Unit

_SIZES = ((200, 2_000), (1_000, 10_000))
_MB = 1_000_000

_BARE = """
import resource, sys, time
began = time.perf_counter()
import pikepdf
from pathlib import Path
out, kept = pikepdf.new(), []
for path in sorted(Path(sys.argv[1]).iterdir()):
    piece = pikepdf.open(path)
    kept.append(piece)
    out.pages.extend(piece.pages)
out.save(sys.argv[2])
seconds = time.perf_counter() - began
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

_OURS = """
import resource, sys, time
began = time.perf_counter()
from pathlib import Path
from casework.bundle import Options, Source, build
checking = 0.0
from casework.bundle.job import Job
check = Job._check
def timed(*values):
    global checking
    start = time.perf_counter()
    found = check(*values)
    checking += time.perf_counter() - start
    return found
Job._check = timed
paths = sorted(Path(sys.argv[1]).iterdir())
pieces = [Source(p.stem, p.name, lambda p=p: p.open("rb"), p.stat().st_size) for p in paths]
build(pieces, Path(sys.argv[2]), Options(title="Banc d’essai"), scratch=Path(sys.argv[3]))
seconds = time.perf_counter() - began - checking
most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(seconds, most, checking)
"""


@dataclass(frozen=True, slots=True)
class _Run:
    """Seconds, and peak memory of the largest process in the system's unit."""

    seconds: float
    memory: float


def measure(scratch: Path) -> Iterator[Measured]:
    """Time, memory and size for 200 pieces of 2,000 pages and for 1,000 of 10,000, against bare concatenation."""
    for pieces, pages in _SIZES:
        yield from _measure(scratch / str(pieces), pieces, pages)


def _measure(folder: Path, pieces: int, pages: int) -> Iterator[Measured]:
    source, work = folder / "pieces", folder / "work"
    source.mkdir(parents=True)
    work.mkdir()
    _make_pieces(source, pieces, pages)
    ours, bare = [], []
    for _round in range(ROUNDS + 1):
        ours.append(_run(_OURS, source, folder / "ours.pdf", work))
        bare.append(_run(_BARE, source, folder / "bare.pdf", work))
    seconds = [statistics.median(run.seconds for run in runs[1:]) for runs in (ours, bare)]
    memory = [statistics.median(run.memory for run in runs[1:]) for runs in (ours, bare)]
    size = sum(path.stat().st_size for path in source.iterdir())
    written = (folder / "ours.pdf").stat().st_size
    work_name = f"A bundle of {pieces:,} pieces, {pages:,} pages, {size // _MB} MB"
    note = f"{seconds[0]:.2f} s against {seconds[1]:.2f} s"
    yield Measured(f"{work_name}: time against bare concatenation", seconds[0] / seconds[1], Unit.TIMES, 1.3, note=note)
    yield Measured(f"{work_name}: memory against it", memory[0] / memory[1], Unit.TIMES, 1.1)
    yield Measured(f"{work_name}: size against the pieces", round(written / size, 2), Unit.TIMES, 1.0)


def _run(script: str, source: Path, target: Path, work: Path) -> _Run:
    command = [sys.executable, "-c", script, str(source), str(target), str(work)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603  (our own words)
    seconds, memory, *_ = (float(word) for word in done.stdout.split())
    return _Run(seconds, memory)


def _make_pieces(folder: Path, pieces: int, pages: int) -> None:
    """Pieces as offices make them: text with an embedded form, and on each page a scan of its own, 80 kB or so."""
    chance = random.Random(7)  # noqa: S311  (the same pieces each time)
    noise = [_scan(chance) for _ in range(40)]
    for piece in range(pieces):
        pdf = pikepdf.new()
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for page in range(pages // pieces):
            _add_page(
                pdf, font, f"Piece {piece} page {page}", chance.choice(noise) + piece.to_bytes(4) + page.to_bytes(4)
            )
        pdf.save(folder / f"{piece:05}.pdf", static_id=True)


def _scan(chance: random.Random) -> bytes:
    picture = Image.frombytes("L", (620, 877), chance.randbytes(620 * 877)).resize((310, 438)).convert("RGB")
    out = io.BytesIO()
    picture.resize((620, 877)).save(out, "JPEG", quality=60)
    return out.getvalue()


def _add_page(pdf: pikepdf.Pdf, font: pikepdf.Object, words: str, jpeg: bytes) -> None:
    lines = "\n".join(f"BT /F1 9 Tf 72 {760 - 12 * line} Td ({words}, ligne {line}) Tj ET" for line in range(40))
    picture = pikepdf.Stream(pdf, jpeg)
    picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = 620, 877, 8, Name.DeviceRGB
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 595, 842]),
        Contents=pdf.make_stream(f"q 240 0 0 340 300 60 cm /Im Do Q\n{lines}".encode()),
        Resources=Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Im=pdf.make_indirect(picture))),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
