# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence store: what goes in comes out, what is changed is found, what fails leaves nothing."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import random
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from casework.errors import Cancelled, CaseworkError, FileUnreadable
from casework.storage import blob_format, blobs, errors, files
from casework.storage.blobs import CHUNK, BlobStore
from casework.storage.keys import MasterKey

VAULT = "ab" * 16
SIZES = [0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7]


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    (tmp_path / "blobs").mkdir()
    return BlobStore(tmp_path / "blobs", tmp_path / "tmp", VAULT, MasterKey(b"k" * 32, VAULT))


def _content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def _left(store: BlobStore) -> list[Path]:
    return [path for path in store.folder.parent.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out(store: BlobStore, size: int) -> None:
    content = _content(size)
    stored = store.add(io.BytesIO(content), size)
    assert stored == blobs.Stored(hashlib.sha256(content).hexdigest(), size, new=True)
    with store.open(stored.sha256) as stream:
        assert stream.read() == content
    store.verify(stored.sha256)
    assert stored.sha256 in store


@pytest.mark.parametrize("size", SIZES)
def test_any_part_can_be_read_in_any_order(store: BlobStore, size: int) -> None:
    content = _content(size)
    sha256 = store.add(io.BytesIO(content)).sha256
    chance = random.Random(7)
    with store.open(sha256) as stream:
        assert stream.seek(0, os.SEEK_END) == size
        for _ in range(40):
            start, length = chance.randint(0, size + 5), chance.choice([0, 1, 17, CHUNK, CHUNK + 3])
            stream.seek(start)
            assert stream.read(length) == content[start : start + length]


def test_a_stream_that_gives_small_pieces_is_one_content(store: BlobStore) -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 70_001))

    content = _content(2 * CHUNK + 5)
    assert store.add(Slow(content)).sha256 == hashlib.sha256(content).hexdigest()


def test_the_same_content_is_kept_once(store: BlobStore) -> None:
    first, second = store.add(io.BytesIO(b"x"), name="a.txt"), store.add(io.BytesIO(b"x"), name="b.txt")
    assert (first.new, second.new) == (True, False)
    assert len(_left(store)) == 1


def test_a_damaged_content_is_mended_when_it_is_taken_in_again(store: BlobStore) -> None:
    sha256 = store.add(io.BytesIO(b"x" * 100)).sha256
    path = store.path(sha256)
    path.write_bytes(path.read_bytes()[:-1])
    store.add(io.BytesIO(b"x" * 100))
    store.verify(sha256)


def test_names_tell_nothing_without_the_key(store: BlobStore, tmp_path: Path) -> None:
    sha256 = store.add(io.BytesIO(b"tract"), name="tract.pdf").sha256
    other = BlobStore(tmp_path / "blobs", tmp_path / "tmp", VAULT, MasterKey(b"o" * 32, VAULT))
    assert other.path(sha256) != store.path(sha256)
    (path,) = _left(store)
    assert sha256[:16] not in path.name
    assert b"tract" not in path.read_bytes()
    assert store.facts(path).name == "tract.pdf"


@pytest.mark.parametrize("name", ["é" * 400, "\U0001f4f7" * 300, "a" * 2000, "\udcff.jpg", ""])
def test_a_long_or_odd_name_fits_its_place_and_does_not_show_in_the_size(store: BlobStore, name: str) -> None:
    path = store.path(store.add(io.BytesIO(name.encode("utf-8", "surrogateescape")), name=name).sha256)
    assert name.startswith(store.facts(path).name)
    assert path.stat().st_size == blob_format.CHUNKS_AT + store.facts(path).size + blob_format.TAG


def test_every_flipped_bit_is_found(store: BlobStore) -> None:
    content = _content(CHUNK + 3000)
    sha256 = store.add(io.BytesIO(content)).sha256
    path = store.path(sha256)
    whole = path.read_bytes()
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - to try it again
    chance = random.Random(seed)
    places = [*range(0, blob_format.CHUNKS_AT, 23), len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(60))]
    for place in places:
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([whole[place] ^ (1 << chance.randrange(8))]))
        with pytest.raises(errors.PieceFileDamaged):
            store.verify(sha256)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(whole[place : place + 1])
    store.verify(sha256)


def test_cutting_swapping_and_lengthening_are_found(store: BlobStore) -> None:
    sha256 = store.add(io.BytesIO(_content(3 * CHUNK))).sha256
    path = store.path(sha256)
    whole = path.read_bytes()
    start, step = blob_format.CHUNKS_AT, CHUNK + blob_format.TAG
    swapped = (
        whole[:start] + whole[start + step : start + 2 * step] + whole[start : start + step] + whole[start + 2 * step :]
    )
    for changed in [*(whole[:cut] for cut in range(0, len(whole), 200_003)), swapped, whole + b"\0", whole[:-step]]:
        path.write_bytes(changed)
        with pytest.raises(errors.PieceFileDamaged):
            store.verify(sha256)


def test_another_content_under_this_name_is_found(store: BlobStore) -> None:
    first, second = store.add(io.BytesIO(b"one")).sha256, store.add(io.BytesIO(b"two")).sha256
    store.path(first).write_bytes(store.path(second).read_bytes())
    with pytest.raises(errors.PieceFileDamaged):
        store.open(first)


def test_a_missing_content_is_called_missing(store: BlobStore) -> None:
    with pytest.raises(errors.PieceFileMissing):
        store.open("00" * 32)


def test_libraries_read_straight_from_the_encrypted_file(store: BlobStore) -> None:
    pdf, picture = io.BytesIO(), io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(30):
            made.add_blank_page()
        made.save(pdf)
    Image.new("RGB", (640, 480), "navy").save(picture, "JPEG")
    with (
        store.open(store.add(io.BytesIO(pdf.getvalue())).sha256) as stream,
        pikepdf.open(stream) as opened,
    ):
        assert len(opened.pages) == 30
    with store.open(store.add(io.BytesIO(picture.getvalue())).sha256) as stream, Image.open(stream) as shown:
        shown.load()
        assert shown.size == (640, 480)


def test_a_cancelled_intake_leaves_nothing(store: BlobStore) -> None:
    told: list[tuple[int, int]] = []

    with pytest.raises(Cancelled):
        store.add(
            io.BytesIO(_content(4 * CHUNK)),
            4 * CHUNK,
            lambda done, total: told.append((done, total)),
            lambda: len(told) == 2,
        )
    assert told == [(CHUNK, 4 * CHUNK), (2 * CHUNK, 4 * CHUNK)]
    assert _left(store) == []


def _failing(number: int, code: int, real: Callable[..., object]) -> Callable[..., object]:
    calls = iter(range(1_000_000))

    def fail(*arguments: object) -> object:
        if next(calls) == number:
            raise OSError(code, os.strerror(code))
        return real(*arguments)

    return fail


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, errors.DiskFull), (errno.EIO, errors.DiskTrouble), (errno.EACCES, errors.ReadOnlyDisk)],
)
@pytest.mark.parametrize("layer", ["write_all", "sync", "create", "replace"])
def test_a_device_that_fails_at_any_step_leaves_nothing_and_says_so(
    store: BlobStore, monkeypatch: pytest.MonkeyPatch, layer: str, code: int, kind: type[CaseworkError]
) -> None:
    steps = {"write_all": 5, "sync": 1, "create": 1, "replace": 1}[layer]
    for step in range(steps):
        with monkeypatch.context() as patch:
            patch.setattr(files, layer, _failing(step, code, getattr(files, layer)))
            with pytest.raises(kind):
                store.add(io.BytesIO(_content(2 * CHUNK + 1)))
        assert _left(store) == []


def test_what_reads_back_differently_is_not_called_stored(store: BlobStore, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.sync

    def lying_device(descriptor: int) -> None:
        os.pwrite(descriptor, b"\0\0\0\0", blob_format.CHUNKS_AT + 50)
        real(descriptor)

    monkeypatch.setattr(files, "sync", lying_device)
    with pytest.raises(errors.DiskTrouble):
        store.add(io.BytesIO(_content(1000)))
    assert _left(store) == []


def test_parts_left_by_a_kill_are_swept(store: BlobStore, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp" / "0011.part").write_bytes(b"x")
    assert store.sweep_parts() == 1
    assert _left(store) == []


def test_only_contents_that_nobody_needs_for_a_day_are_orphans(store: BlobStore) -> None:
    needed, old, young = (store.add(io.BytesIO(word)).sha256 for word in (b"needed", b"old", b"young"))
    two_days_ago = time.time() - 172_800
    for sha256 in (needed, old):
        os.utime(store.path(sha256), (two_days_ago, two_days_ago))
    assert store.orphans([needed]) == (store.path(old),)
    assert young in store


def test_a_deleted_content_is_overwritten_first(store: BlobStore) -> None:
    sha256 = store.add(io.BytesIO(b"x" * 10)).sha256
    path = store.path(sha256)
    still_held = os.open(path, os.O_RDONLY)
    before = path.read_bytes()
    store.delete(sha256)
    assert sha256 not in store
    assert os.pread(still_held, 100, 0) != before[:100]
    os.close(still_held)


def test_a_file_of_the_disk_is_taken_in_with_its_name(store: BlobStore, tmp_path: Path) -> None:
    path = tmp_path / "déposition n° 1.txt"
    path.write_bytes(b"x" * 5000)
    stored = store.add_file(path)
    assert stored.size == 5000
    assert store.facts(store.path(stored.sha256)).name == path.name


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_links_pipes_devices_and_folders_are_refused_without_waiting(store: BlobStore, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path / "link", tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises((errors.NotAPlainFile, FileUnreadable)):
            store.add_file(odd)
    with pytest.raises(FileUnreadable):
        store.add_file(tmp_path / "nowhere")
    assert not any(stat.S_ISREG(path.stat().st_mode) for path in store.folder.rglob("*"))


def test_a_file_that_grows_while_it_is_read_is_refused(store: BlobStore, tmp_path: Path) -> None:
    path = tmp_path / "download.mp4"
    path.write_bytes(_content(3 * CHUNK))

    def grow(done: int, total: int) -> None:
        del total
        if done == CHUNK:
            with path.open("ab") as file:
                file.write(b"more")

    with pytest.raises(errors.FileChanging):
        store.add_file(path, grow)
    assert [found for found in _left(store) if found != path] == []


def test_several_intakes_at_once_do_not_disturb_each_other(store: BlobStore) -> None:
    contents = [_content(CHUNK + number) for number in range(6)]
    threads = [threading.Thread(target=store.add, args=(io.BytesIO(content),)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for content in contents:
        store.verify(hashlib.sha256(content).hexdigest())


def test_a_large_file_takes_little_memory(store: BlobStore) -> None:
    import tracemalloc

    class Endless(io.RawIOBase):
        left = 60 * CHUNK

        def read(self, size: int = -1, /) -> bytes:
            given = min(size, self.left)
            self.left -= given
            return bytes(given)

    tracemalloc.start()
    store.add(Endless(), 60 * CHUNK)  # type: ignore[arg-type] # a raw stream reads as a binary one does
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * CHUNK
