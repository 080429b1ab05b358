# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda on paper, read back as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pypdfium2

from casework.agenda.entries import Entry
from casework.agenda.paper import Heading, to_pdf
from casework.language import Language

HEADING = Heading(title="Agenda", under="Du 24 novembre au 31 décembre", foot="Noms d’emprunt", empty="Rien.")
HEARING = Entry(
    uid="1",
    on=date(2026, 12, 1),
    at=time(14, 30),
    is_hearing=True,
    reference="2026-004",
    title="Audience au fond",
    who="«\u00a0Basile\u00a0»",
    where="Tribunal judiciaire, salle B",
    note="règle à vérifier",
)


def pages(*entries: Entry, language: Language = Language.FR) -> list[str]:
    document = pypdfium2.PdfDocument(to_pdf(entries, HEADING, language))
    texts = [page.get_textpage().get_text_bounded().replace("\u00a0", " ") for page in document]
    document.close()
    return texts


def test_a_line_tells_day_hour_reference_who_where_and_doubt() -> None:
    (text,) = pages(HEARING)
    for word in (
        "Mardi 1er décembre 2026",
        "14 h 30",
        "2026-004",
        "Audience au fond",
        "« Basile »",
        "salle B",
        "à vérifier",
    ):
        assert word in text


def test_an_english_day_keeps_the_capital_of_its_month() -> None:
    (text,) = pages(HEARING, language=Language.EN)
    assert "Tuesday 1 December 2026" in text
    assert "14:30" in text


def test_a_month_is_never_shown_as_a_day() -> None:
    month = Entry(uid="2", on=date(2027, 2, 1), month_only=True, title="Audience")
    assert "Février 2027 (date à confirmer)" in pages(month)[0]
    assert "February 2027 (date to be confirmed)" in pages(month, language=Language.EN)[0]
    assert "1er" not in pages(month)[0]


def test_an_empty_period_says_so() -> None:
    assert "Rien." in pages()[0]


def test_every_page_has_its_number_and_says_which_names_it_bears() -> None:
    many = [replace(HEARING, uid=str(number), on=date(2026, 12, 1) + timedelta(days=number)) for number in range(40)]
    texts = pages(*many)
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        assert f"{number}/{len(texts)}" in text
        assert "Noms d’emprunt" in text
    assert sum(text.count("Audience au fond") for text in texts) == 40


def test_a_day_never_stands_alone_at_the_foot_of_a_page() -> None:
    for extra in range(12):
        lines = [replace(HEARING, uid=str(number), note="x\n" * (number == extra)) for number in range(extra)]
        following = [replace(HEARING, on=date(2026, 12, 2) + timedelta(days=number)) for number in range(12)]
        for text in pages(*lines, *following):
            body = text.split("Noms d’emprunt")[0].strip().splitlines()
            assert not body[-1].strip().endswith("2026")


def test_a_very_long_title_is_broken_and_not_cut() -> None:
    title = "Requête en restitution et en mainlevée " * 60 + "x" * 300
    text = "".join("".join(pages(replace(HEARING, title=title))).split())
    assert text.count("mainlevée") == 60
    assert text.count("x") >= 300


def test_two_hearings_of_one_day_stand_under_one_heading() -> None:
    (text,) = pages(HEARING, replace(HEARING, uid="2", at=time(16), reference="2026-005"))
    assert text.count("Mardi 1er décembre 2026") == 1
    assert "2026-005" in text
