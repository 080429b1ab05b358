# SPDX-License-Identifier: GPL-3.0-or-later
"""One person taken out of texts, and nobody else."""

from __future__ import annotations

import pytest

from casework.model import BorrowedName, Person
from casework.privacy.erasure import Eraser

ERASER = Eraser(
    Person(
        id=3,
        first_names="Rose",
        last_name="Petitjean",
        phone="06 98 76 54 32",
        email="rose.p@example.org",
        address_lines="12 rue des Garennes",
        borrowed_names=[BorrowedName(name="Hirondelle")],
    )
)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("ROSE PETITJEAN filmait", "[…] filmait", "[…] filmait"),
        ("Mme Petitjean", "Mme […]", "Mme […]"),
        ("Rose, rue des Lilas", "[…], rue des Lilas", "Rose, rue des Lilas"),
        ("« Hirondelle » s’envole", "« […] » s’envole", "« Hirondelle » s’envole"),
        ("au +33 6 98 76 54 32, puis", "au […], puis", "au […], puis"),
        ("au 0698765432.", "au […].", "au […]."),
        ("Rose.P@example.org", "[…]", "[…]"),
        ("12 Rue des Garennes, Calais", "[…], Calais", "[…], Calais"),
        (
            "les petitjeannes du 106 98 76 54 321",
            "les petitjeannes du 106 98 76 54 321",
            "les petitjeannes du 106 98 76 54 321",
        ),
    ],
)
def test_her_own_cases_lose_every_name_and_others_only_what_means_her(text: str, near: str, far: str) -> None:
    assert ERASER.text(text, near=True) == near
    assert ERASER.text(text, near=False) == far


def test_a_json_value_keeps_its_shape() -> None:
    value = {"who": ["Petitjean", 4, None, {"Petitjean": True}]}
    assert ERASER.value(value, near=False) == {"who": ["[…]", 4, None, {"[…]": True}]}
