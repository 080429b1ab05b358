# SPDX-License-Identifier: GPL-3.0-or-later
"""People, borrowed names, organisations, authorities and the office itself."""

from __future__ import annotations

from datetime import date

import pytest

from casework.errors import InvalidValue, NotFound
from casework.queries.office import OfficeSheet, office_sheet
from casework.queries.people import (
    authority_sheet,
    list_authorities,
    list_organisations,
    list_people,
    organisation_sheet,
    person_sheet,
)
from casework.services import authorities, office, people
from casework.services.people import BorrowedNameTaken
from casework.storage.workspace import Workspace
from casework.words import NamesMode
from tests.builders import TODAY, a_person, a_view, an_authority


def test_a_person_is_recorded_as_typed(workspace: Workspace) -> None:
    person = a_person(workspace, birth_date=date(1996, 3, 14), languages=["en", "fr"], is_minor=False)
    sheet = person_sheet(workspace, person)
    assert sheet.values["last_name"] == "Valcourt"
    assert sheet.values["birth_date"] == date(1996, 3, 14)
    assert sheet.values["languages"] == ["en", "fr"]


def test_somebody_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(InvalidValue):
        people.record(workspace, {"first_names": " ", "last_name": ""})
    person = a_person(workspace)
    with pytest.raises(InvalidValue):
        people.amend(workspace, person, {"first_names": "", "last_name": ""})
    assert person_sheet(workspace, person).values["last_name"] == "Valcourt"


def test_people_are_listed_by_the_name_shown(workspace: Workspace) -> None:
    for last, borrowed in (("Émond", "Zoé"), ("Zola", "Abel"), ("Eluard", "Max")):
        a_person(workspace, last, first_names="", borrowed_name=borrowed)
    assert [row.name for row in list_people(workspace, a_view())] == ["Eluard", "Émond", "Zola"]
    borrowed = [row.name for row in list_people(workspace, a_view(names=NamesMode.BORROWED))]
    assert borrowed == ["«\u00a0Abel\u00a0»", "«\u00a0Max\u00a0»", "«\u00a0Zoé\u00a0»"]


@pytest.mark.parametrize(
    "wanted", ["Nora", "NORA", "Maëlle", "Maelle", "Rose", "Valcourt", "maëlle rose valcourt", "nora "]
)
def test_a_borrowed_name_must_be_nobodys(workspace: Workspace, wanted: str) -> None:
    a_person(workspace, first_names="Maëlle Rose", borrowed_name="Nora")
    other = a_person(workspace, "Trévidic", first_names="Ignace")
    with pytest.raises(BorrowedNameTaken):
        people.lend_name(workspace, other, wanted)
    assert person_sheet(workspace, other).borrowed_names == ()


def test_who_cannot_have_the_borrowed_name_asked_for_is_not_recorded_at_all(workspace: Workspace) -> None:
    a_person(workspace, borrowed_name="Nora")
    with pytest.raises(BorrowedNameTaken):
        a_person(workspace, "Trévidic", first_names="Ignace", borrowed_name="Nora")
    assert len(list_people(workspace, a_view())) == 1


def test_a_borrowed_name_is_trimmed_and_never_empty(workspace: Workspace) -> None:
    person = a_person(workspace)
    people.lend_name(workspace, person, "  La   Girafe ")
    assert person_sheet(workspace, person).borrowed_names == ("La Girafe",)
    with pytest.raises(InvalidValue):
        people.lend_name(workspace, person, "   ")


def test_a_binned_person_is_in_no_list_and_cannot_be_opened(workspace: Workspace) -> None:
    person = a_person(workspace)
    people.bin_person(workspace, person)
    assert list_people(workspace, a_view()) == ()
    with pytest.raises(NotFound):
        person_sheet(workspace, person)


def test_an_organisation_is_recorded_amended_and_found_by_its_other_names(workspace: Workspace) -> None:
    organisation = people.record_organisation(workspace, {"name": "Refuge du Nord", "aliases": ["RDN"]}).id
    people.amend_organisation(workspace, organisation, {"city": "Calais", "kind": "host"})
    (row,) = list_organisations(workspace)
    assert (row.kind, row.city) == ("host", "Calais")
    assert "rdn" in row.key
    assert organisation_sheet(workspace, organisation).values["name"] == "Refuge du Nord"
    with pytest.raises(InvalidValue):
        people.record_organisation(workspace, {"name": " "})
    with pytest.raises(NotFound):
        organisation_sheet(workspace, 99)


def test_an_authority_is_found_by_its_communes_and_kind(workspace: Workspace) -> None:
    prosecutor = an_authority(workspace)
    an_authority(workspace, "mayor", name="Mairie de Calais", communes=[])
    assert {row.name for row in list_authorities(workspace) if "calais" in row.key} == {
        "Tribunal judiciaire de Boulogne-sur-Mer",
        "Mairie de Calais",
    }
    assert [row.id for row in list_authorities(workspace, kinds=frozenset({"prosecutor"}))] == [prosecutor]
    with pytest.raises(InvalidValue):
        authorities.record(workspace, {"kind": "mayor"})
    with pytest.raises(NotFound):
        authority_sheet(workspace, 99)


def test_a_confirmed_address_has_to_be_confirmed_again_when_it_changes(workspace: Workspace) -> None:
    authority = an_authority(workspace)
    assert list_authorities(workspace)[0].verified is False
    authorities.confirm(workspace, authority, today=TODAY)
    assert authority_sheet(workspace, authority).values["checked_on"] == TODAY
    authorities.amend(workspace, authority, {"salutation": "Madame la Procureure,"})
    assert list_authorities(workspace)[0].verified is True
    authorities.amend(workspace, authority, {"postcode": "62201"})
    assert list_authorities(workspace)[0].verified is False


def test_our_directory_is_copied_once_and_leaves_what_somebody_changed(workspace: Workspace) -> None:
    authorities.install_directory(workspace)
    rows = list_authorities(workspace)
    assert len(rows) > 20
    changed = rows[0].id
    authorities.amend(workspace, changed, {"phone": "03 53 01 24 61"})
    authorities.install_directory(workspace)
    assert len(list_authorities(workspace)) == len(rows)
    assert authority_sheet(workspace, changed).values["phone"] == "03 53 01 24 61"


def test_the_directory_knows_the_prosecutor_of_calais(workspace: Workspace) -> None:
    authorities.install_directory(workspace)
    found = [row for row in list_authorities(workspace, kinds=frozenset({"prosecutor"})) if "calais" in row.key]
    assert [row.city for row in found] == ["Boulogne-sur-Mer"]


def test_the_letterhead_is_empty_until_it_is_described(workspace: Workspace) -> None:
    assert office_sheet(workspace) == OfficeSheet()
    office.describe(workspace, {"name": "Comité d’appui", "city": "Calais"})
    office.describe(workspace, {"city": "Lille"})
    assert office_sheet(workspace) == OfficeSheet(name="Comité d’appui", city="Lille")
    with pytest.raises(InvalidValue):
        office.describe(workspace, {"motto": "x"})
