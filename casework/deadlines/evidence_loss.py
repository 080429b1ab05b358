# SPDX-License-Identifier: GPL-3.0-or-later
"""Which recordings may exist of an event, and the rules that say how soon each may be gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from casework.deadlines.compute import split_reference
from casework.deadlines.errors import RecordingUnknown
from casework.deadlines.loading import load_rules
from casework.deadlines.reading import Table, Words
from casework.deadlines.vocabulary import law_file, whole_table


@dataclass(frozen=True, slots=True)
class Recording:
    """A kind of recording: who holds it, the rules (``rule`` or ``rule/key``) of its loss, the office's own targets."""

    id: str
    label: Words
    holder: Words
    rules: tuple[str, ...]
    targets: tuple[str, ...]


@cache
def load_recordings() -> Mapping[str, Recording]:
    """The kinds of recording by their id, in the order of the file. Raises LawFileFault."""
    found = {}
    for name, one in whole_table(law_file("evidence_loss.toml")).named_tables("recording"):
        recording = Recording(
            id=name,
            label=one.words("label"),
            holder=one.words("holder"),
            rules=references(one, "rules"),
            targets=references(one, "targets"),
        )
        one.finish()
        found[name] = recording
    return found


def loss_rules(kind: str) -> tuple[str, ...]:
    """The rules of loss of one kind of recording. Raises RecordingUnknown."""
    recordings = load_recordings()
    if kind not in recordings:
        raise RecordingUnknown(kind, ", ".join(recordings))
    return recordings[kind].rules


def references(table: Table, field: str) -> tuple[str, ...]:
    """A list of ``rule`` or ``rule/key``, each of which must exist. Raises LawValueWrong."""
    found = table.texts(field)
    for reference in found:
        check_reference(table, field, reference)
    return found


def check_reference(table: Table, field: str, reference: str) -> None:
    """Refuse a ``rule`` or ``rule/key`` that does not exist. Raises LawValueWrong."""
    book = load_rules()
    rule_id, key = split_reference(reference)
    if rule_id not in book.versions:
        raise table.wrong(field, "rule, rule/key")
    if key is not None and all(key not in rule.keys for rule in book.versions[rule_id]):
        raise table.wrong(field, ", ".join(f"{rule_id}/{one}" for one in book.newest(rule_id).keys))
