# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of real programs at random instants: nothing confirmed is lost, nothing is half, and it opens at once.

``CASEWORK_KILLS=200`` kills each kind of work so many times; the suite's own number is small.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from casework.model import Organisation, Piece
from casework.model.base import utc_now
from casework.storage import backup, backup_set, errors, migrations, restore
from casework.storage.keys import SlotKind
from casework.storage.workspace import Workspace
from tests.casework.storage import crash_work
from tests.casework.storage.crash_work import FAST, PHRASES, READY

KILLS = int(os.environ.get("CASEWORK_KILLS", "0"))
#: Seconds in which the kill falls after the child is at work.
SPAN = 0.12
#: Seconds; a busy machine is slow, and this only finds a hang. Alone it takes some 0.1 s.
OPENS_WITHIN = 30.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9; its TerminateProcess is tried by hand")
_processes = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
_processes.set_forkserver_preload(["tests.casework.storage.crash_work"])


class Killer:
    """Starts children, kills them, and keeps what they confirmed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.log = folder.with_name("log")
        self.chance = random.Random(seed)
        self.confirmed: list[str] = []

    def kill_once(self, work: Callable[[Path, Path, int], None], start: int = 0, span: float = SPAN) -> list[str]:
        """One child, killed within ``span`` seconds of being ready; what it confirmed."""
        self.log.unlink(missing_ok=True)
        child = _processes.Process(target=work, args=(self.folder, self.log, start))
        child.start()
        begun = time.monotonic()
        while not (self.log.exists() and self.log.read_text().startswith(READY)):
            assert time.monotonic() - begun < 30, "the child never started to work"
            assert child.is_alive() or self.log.exists(), "the child died by itself"
            time.sleep(0.002)
        time.sleep(self.chance.uniform(0, span))
        child.kill()
        child.join()
        said = [line for line in self.log.read_text().splitlines() if line != READY]
        self.confirmed += said
        print(f"{len(self.confirmed)} confirmed so far")  # noqa: T201 - the figure of a long run
        return said


@pytest.fixture
def killer(folder: Path, request: pytest.FixtureRequest) -> Killer:
    seed = random.randrange(1 << 32)
    print(f"seed {seed} in {request.node.name}")  # noqa: T201 - to try it again
    Workspace.create(folder, PHRASES[0], kdf=FAST).workspace.close()
    return Killer(folder, seed)


def _opened(folder: Path, phrase: str = PHRASES[0]) -> Workspace:
    begun = time.monotonic()
    workspace = Workspace.unlock(folder, phrase)
    assert time.monotonic() - begun < OPENS_WITHIN
    return workspace


def _holding(folder: Path, word: bytes) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and word in path.read_bytes()]


def test_killed_while_editing(killer: Killer) -> None:
    for kill in range(KILLS or 12):
        killer.kill_once(crash_work.edit, start=kill * 100_000)
        with _opened(killer.folder) as workspace:
            with workspace.reading() as session:
                cities = Counter(session.scalars(session.query(Organisation.city).statement))
            assert set(cities.values()) <= {2}, "half a job"
            assert not _holding(killer.folder, b"first "), "a name in clear"
            assert set(killer.confirmed) <= set(cities), "a confirmed job is lost"
            if kill % 5 == 0:
                assert workspace.check().sound
    assert killer.confirmed


def test_killed_while_taking_in_evidence(killer: Killer) -> None:
    for kill in range(KILLS or 12):
        killer.kill_once(crash_work.intake, start=kill * 1000)
        with _opened(killer.folder) as workspace:
            assert not list((killer.folder / "tmp").iterdir()), "parts are swept at opening"
            with workspace.reading() as session:
                there = set(session.scalars(session.query(Piece.sha256).statement))
            assert set(killer.confirmed) <= there
            report = workspace.check()
            assert report.sound, "a record without its content"
    assert killer.confirmed


def test_killed_while_changing_the_passphrase(killer: Killer) -> None:
    at = 0
    for _ in range(KILLS or 12):
        said = killer.kill_once(crash_work.passphrase, start=at, span=0.3)
        at = int(said[-1]) if said else at
        try:
            workspace = _opened(killer.folder, PHRASES[at % 2])
        except errors.WrongPassphrase:
            # Written, and killed before it could be confirmed.
            at += 1
            workspace = _opened(killer.folder, PHRASES[at % 2])
        workspace.close()
        assert (killer.folder / "vault.json").read_bytes() == (killer.folder / "vault.json.bak").read_bytes()


def test_killed_while_backing_up(killer: Killer) -> None:
    stick = killer.folder.with_name("stick")
    for kill in range(KILLS or 6):
        killer.kill_once(crash_work.back_up, start=kill * 30, span=0.5)
        if killer.confirmed:
            ids = backup_set.snapshots(stick)
            assert killer.confirmed[-1] in ids
            for snapshot in ids[-2:]:
                found = backup_set.open_snapshot(stick, snapshot, SlotKind.PASSPHRASE, PHRASES[0])
                restore.verify(found, everything=True)
        with _opened(killer.folder) as workspace:
            assert workspace.check().sound


def test_killed_while_restoring(killer: Killer) -> None:
    with _opened(killer.folder) as workspace:
        with workspace.writing("fill") as session:
            for number in range(5):
                stored = workspace.blobs.add(io.BytesIO(random.Random(number).randbytes(500_000)))
                session.add(Piece(sha256=stored.sha256, size=stored.size, admitted_at=utc_now()))
        backup.make(workspace, killer.folder.with_name("stick"))
    for kill in range(KILLS or 6):
        killer.kill_once(crash_work.bring_back, start=kill * 1000, span=0.3)
        for restored in killer.folder.parent.glob("restored-*"):
            if ".restoring-" not in restored.name:
                with _opened(restored) as workspace:
                    assert workspace.check().contents == 5
            shutil.rmtree(restored)
        Workspace.unlock(killer.folder, PHRASES[0]).close()


def test_killed_while_changing_the_master_key(killer: Killer) -> None:
    with _opened(killer.folder) as workspace, workspace.writing("fill") as session:
        for number in range(5):
            stored = workspace.blobs.add(io.BytesIO(random.Random(number).randbytes(300_000)))
            session.add(Piece(sha256=stored.sha256, size=stored.size, admitted_at=utc_now()))
    for _ in range(KILLS or 6):
        killer.kill_once(crash_work.rotate, span=0.5)
        with _opened(killer.folder) as workspace:
            report = workspace.check()
            assert report.sound
            assert report.contents == 5
            if workspace.access.header.rotation is None:
                assert len(list(killer.folder.glob("case*.db"))) == 1
                assert len(list(killer.folder.glob("blobs*"))) == 1


def test_killed_while_migrating(killer: Killer, tmp_path: Path) -> None:
    steps = killer.folder.with_name("migrations") / "versions"
    steps.mkdir(parents=True)
    for step in (migrations.FOLDER / "versions").glob("*.py"):
        shutil.copy(step, steps)
    (steps / "9001_test.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision, branch_labels, depends_on = '9001', '{migrations.newest()}', None, None\n"
        "def upgrade():\n"
        "    with op.batch_alter_table('organisation') as batch:\n"
        "        batch.add_column(sa.Column('motto', sa.Text()))\n"
    )
    with _opened(killer.folder) as workspace, workspace.writing("fill") as session:
        session.add_all(Organisation(name=f"n{number}") for number in range(2000))
    original = tmp_path / "original"
    shutil.copytree(killer.folder, original)
    ours, outcomes = migrations.FOLDER, Counter[str]()
    for _ in range(KILLS or 6):
        killer.kill_once(crash_work.migrate, span=0.6)
        migrations.FOLDER = steps.parent
        migrations.newest.cache_clear()
        try:
            with _opened(killer.folder) as workspace:
                outcomes[workspace.info().revision] += 1
                assert workspace.check().sound
                with workspace.reading() as session:
                    assert session.query(Organisation).count() == 2000
        finally:
            migrations.FOLDER = ours
            migrations.newest.cache_clear()
        shutil.rmtree(killer.folder)
        shutil.copytree(original, killer.folder)
    assert set(outcomes) == {"9001"}
