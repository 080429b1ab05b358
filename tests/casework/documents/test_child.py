# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hostile file can do to the process that reads it, and only to that one."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from casework.documents.child import MB, Child, Message, Worker
from casework.documents.errors import (
    DamagedDocument,
    DocumentTooLarge,
    DocumentTooSlow,
    PasswordNeeded,
    ReaderCrashed,
)
from casework.errors import Cancelled

HERE = "tests.casework.documents.test_child"


# What runs in the child.


def double(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    return Message({"sum": arguments["one"] + 1}, [blob * 2 for blob in blobs])


def hang(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    del arguments, blobs
    while True:
        time.sleep(1)


def swell(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    del blobs
    return Message(len(bytearray(arguments["megabytes"] * MB)))


def crash(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    del arguments, blobs
    import os

    os.abort()


def stumble(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    del arguments, blobs
    raise ZeroDivisionError


def ask(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    del arguments, blobs
    raise PasswordNeeded


def recurse(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    return recurse(arguments, blobs)


def chatter(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    del arguments, blobs
    print("a library says hello")  # noqa: T201
    sys.stdout.flush()
    return Message("quiet")


def surroundings(arguments: dict[str, Any], blobs: Sequence[bytes]) -> Message:
    del arguments, blobs
    import os

    return Message({"names": sorted(os.environ), "umask": os.umask(0o077)})


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker(memory=1024 * MB, seconds=10) as one:
        yield one


def _works(worker: Worker) -> bool:
    return bool(worker.call(f"{HERE}:double", {"one": 1}).value == {"sum": 2})


def test_values_and_bytes_go_there_and_back(worker: Worker) -> None:
    answer = worker.call(f"{HERE}:double", {"one": 41}, [b"ab", b"", bytes(3 * MB)])
    assert answer.value == {"sum": 42}
    assert [len(blob) for blob in answer.blobs] == [4, 0, 6 * MB]


def test_a_hang_is_ended_after_the_time_allowed_and_the_next_call_works(worker: Worker) -> None:
    began = time.monotonic()
    with pytest.raises(DocumentTooSlow):
        worker.call(f"{HERE}:hang", seconds=0.3)
    assert time.monotonic() - began < 5
    assert _works(worker)


if sys.platform != "win32":  # there is no limit of address space there

    def test_a_memory_bomb_meets_its_limit_and_the_next_call_works(worker: Worker) -> None:
        with pytest.raises(DocumentTooLarge):
            worker.call(f"{HERE}:swell", {"megabytes": 2048})
        assert _works(worker)


@pytest.mark.parametrize(
    ("task", "error"),
    [
        ("crash", ReaderCrashed),
        ("stumble", DamagedDocument),
        ("ask", PasswordNeeded),
        ("recurse", DocumentTooLarge),
        ("no_such_task", DamagedDocument),
    ],
)
def test_whatever_goes_wrong_is_one_error_and_the_next_call_works(
    worker: Worker, task: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        worker.call(f"{HERE}:{task}")
    assert _works(worker)


def test_what_libraries_print_does_not_disturb_the_answers(worker: Worker) -> None:
    assert worker.call(f"{HERE}:chatter").value == "quiet"
    assert _works(worker)


def test_a_person_can_stop_it(worker: Worker) -> None:
    with pytest.raises(Cancelled):
        worker.call(f"{HERE}:hang", cancelled=lambda: True)
    assert _works(worker)


def test_the_child_sees_little_of_its_surroundings(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORK_WORKSPACE", "/secret/place")
    value = worker.call(f"{HERE}:surroundings").value
    assert "CASEWORK_WORKSPACE" not in value["names"]
    assert value["umask"] == 0o077


def test_nonsense_from_a_taken_over_child_is_a_crash_and_nothing_more() -> None:
    child = Child(f"{HERE}:answer_nonsense", memory=0)
    with pytest.raises(ReaderCrashed):
        child.receive(10)
    assert not child.alive


def answer_nonsense(requests: object, answers: Any) -> None:
    del requests
    answers.write(b"\x80\x04\x95" + bytes(200))
