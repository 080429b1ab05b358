# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory of authorities: sound entries, and one for each kind that a letter may go to."""

from __future__ import annotations

import re

import pytest

from casework.letters.address import LINES, postal_block
from casework.letters.catalogue import letters
from casework.letters.directory import Entry, entries
from casework.letters.facts import Channel
from casework.words import AuthorityKind

_EACH = pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.key)


@_EACH
def test_an_entry_is_of_a_known_kind_and_channel(entry: Entry) -> None:
    assert entry.kind in {kind.value for kind in AuthorityKind}
    assert entry.channel in {channel.value for channel in Channel}


@_EACH
def test_nothing_is_called_verified_without_its_source_and_day(entry: Entry) -> None:
    assert not entry.verified or (entry.source and entry.checked_on)


@_EACH
def test_an_address_fits_the_window(entry: Entry) -> None:
    block = postal_block((entry.title_line, entry.name), entry.address, f"{entry.postcode} {entry.city}".strip())
    assert 0 < len(block) <= LINES
    assert entry.country != "FR" or not entry.postcode or re.fullmatch(r"\d{5}", entry.postcode)


def test_each_kind_that_a_letter_goes_to_is_in_the_directory_but_for_those_that_only_a_case_knows() -> None:
    wanted = {kind for one in letters().values() for kind in one.addressees}
    only_in_cases = {"client", "claimant", "operator", "other", "parking"}
    assert wanted - only_in_cases <= {entry.kind for entry in entries()}


def test_calais_and_grande_synthe_have_their_own_prosecutors() -> None:
    found = {commune: entry.key for entry in entries() if entry.kind == "prosecutor" for commune in entry.communes}
    assert found["Calais"] == "parquet-boulogne"
    assert found["Grande-Synthe"] == "parquet-dunkerque"
