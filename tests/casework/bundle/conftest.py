# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles built from files made on the spot."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from casework.bundle import Options, PieceReport, Report, Source, build
from tests.samples import pages


def a_source(data: bytes, filename: str = "piece.pdf", **facts: object) -> Source:
    """A piece from memory, as the encrypted store hands it over."""
    source = Source(title=filename.rpartition(".")[0], filename=filename, open=lambda: io.BytesIO(data), size=len(data))
    return replace(source, **facts)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Built:
    """A finished bundle, and ways to look at it."""

    path: Path
    report: Report

    def piece(self, name: str) -> PieceReport:
        """The report of the piece made from this file."""
        return next(piece for piece in self.report.pieces if piece.source == name)

    def page_of(self, name: str, page: int = 0) -> int:
        """The page (from 0) in the bundle of a page (from 0) of a piece."""
        return self.piece(name).first_page - 1 + page

    def texts(self) -> list[str]:
        """The text of each page."""
        return pages.texts(self.path)

    def open(self) -> pikepdf.Pdf:
        """The bundle for a look inside."""
        return pikepdf.open(self.path)


Bundle = Callable[..., Built]


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """``bundle(source, …, title="…")`` builds one in a folder of its own."""

    def make(*sources: Source, options: Options | None = None, **changes: object) -> Built:
        return built(tmp_path, sources, replace(options or Options(), **changes))  # type: ignore[arg-type]

    return make


def built(folder: Path, sources: Sequence[Source], options: Options) -> Built:
    """Build a bundle in this folder; its scratch folder must be empty afterwards."""
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    out = folder / f"bundle-{len(list(folder.iterdir()))}.pdf"
    report = build(sources, out, options, scratch=scratch)
    assert not list(scratch.iterdir())
    assert not list(folder.glob("*.part"))
    return Built(out, report)
