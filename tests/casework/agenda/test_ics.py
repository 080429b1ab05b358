# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar file: read back by a library, and by a calendar program that is not ours."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from casework.agenda.entries import Entry
from casework.agenda.ics import to_ics
from casework.language import Language

MADE_AT = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)

HEARING = Entry(
    uid="hearing-1-v@casework",
    on=date(2026, 12, 3),
    at=time(14, 0),
    is_hearing=True,
    heading="Audience",
    reference="2026-004",
    title="Audience au fond",
    who="«\u00a0Basile\u00a0»",
    where="Tribunal judiciaire de Boulogne-sur-Mer, salle B",
    alarm_days=(7, 1),
)
DEADLINE = Entry(
    uid="due-1-v@casework",
    on=date(2026, 12, 7),
    heading="Échéance",
    reference="2026-001",
    title="Appel d’un jugement correctionnel",
    note="CPP art. 498 · règle à vérifier",
    alarm_days=(7, 3, 1),
)
MONTH = Entry(uid="hearing-2-v@casework", on=date(2027, 2, 1), month_only=True, is_hearing=True, heading="Audience")
HOURS = Entry(uid="due-2-v@casework", on=date(2026, 12, 1), at=time(18, 40), heading="Échéance", reference="F-2026-002")


def made(*entries: Entry, neutral: bool = False, language: Language = Language.FR) -> bytes:
    return to_ics(entries, made_at=MADE_AT, language=language, neutral=neutral)


def events(content: bytes) -> list[Event]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def only(content: bytes) -> Event:
    (event,) = events(content)
    return event


def test_a_hearing_has_its_hour_in_paris_and_the_zone_is_in_the_file() -> None:
    event = only(made(HEARING))
    assert event["dtstart"].params["TZID"] == "Europe/Paris"
    assert event["dtstart"].dt.astimezone(UTC) == datetime(2026, 12, 3, 13, 0, tzinfo=UTC)
    assert b"BEGIN:VTIMEZONE" in made(HEARING)
    assert b"TZID:Europe/Paris" in made(HEARING)


def test_a_summer_hearing_is_two_hours_ahead_of_utc() -> None:
    event = only(made(Entry(uid="u", on=date(2027, 7, 6), at=time(9), is_hearing=True)))
    assert event["dtstart"].dt.astimezone(UTC).hour == 7


def test_a_deadline_is_a_day_and_not_an_hour() -> None:
    event = only(made(DEADLINE))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 7), date(2026, 12, 8))
    assert event["transp"] == "TRANSPARENT"


def test_a_limit_in_hours_is_a_moment_and_does_not_run_on_after_it() -> None:
    event = only(made(HOURS))
    assert event["dtstart"].dt.astimezone(UTC) == datetime(2026, 12, 1, 17, 40, tzinfo=UTC)
    assert "dtend" not in event
    assert "duration" not in event
    assert event["transp"] == "TRANSPARENT"


def test_a_hearing_of_which_only_the_month_is_known_covers_the_month_and_rings_no_bell() -> None:
    event = only(made(MONTH))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2027, 2, 1), date(2027, 3, 1))
    assert "date à confirmer" in event["summary"]
    assert "date to be confirmed" in only(made(MONTH, language=Language.EN))["summary"]
    assert not event.subcomponents


def test_december_of_which_only_the_month_is_known_ends_with_the_year() -> None:
    event = only(made(Entry(uid="u", on=date(2026, 12, 1), month_only=True)))
    assert event["dtend"].dt == date(2027, 1, 1)


def test_reminders_come_days_before_and_tell_no_more_than_the_reference() -> None:
    alarms = only(made(HEARING)).walk("VALARM")
    assert [alarm["trigger"].dt for alarm in alarms] == [timedelta(days=-7), timedelta(days=-1)]
    assert {alarm["description"] for alarm in alarms} == {"Audience 2026-004"}


def test_an_adjourned_hearing_is_called_off_without_a_bell() -> None:
    event = only(made(replace(HEARING, cancelled=True)))
    assert event["status"] == "CANCELLED"
    assert event["transp"] == "TRANSPARENT"
    assert not event.subcomponents


def test_a_neutral_calendar_holds_the_kind_and_the_reference_and_nothing_else() -> None:
    event = only(made(HEARING, neutral=True))
    assert event["summary"] == "Audience · 2026-004"
    assert "location" not in event
    assert "description" not in event
    for word in ("Basile", "Boulogne", "fond", "498"):
        assert word.encode() not in made(HEARING, DEADLINE, neutral=True)


def test_an_empty_agenda_is_a_calendar_without_events() -> None:
    assert events(made()) == []


def test_the_same_agenda_exported_later_keeps_its_identifiers() -> None:
    later = to_ics([HEARING], made_at=MADE_AT + timedelta(days=3), language=Language.FR, neutral=False)
    assert only(later)["uid"] == only(made(HEARING))["uid"] == HEARING.uid
    assert only(later)["dtstamp"].dt > only(made(HEARING))["dtstamp"].dt


def test_long_french_lines_are_folded_at_75_bytes_and_come_back_whole() -> None:
    title = "Déférée à l’audience correctionnelle d’été, « chambre du conseil » ; " * 4
    content = made(replace(DEADLINE, title=title))
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert " ".join(title.split()) in only(content)["summary"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_can_begin_a_property_of_its_own(title: str, note: str) -> None:
    content = made(replace(DEADLINE, title=title, note=note, where=title))
    event = only(content)
    assert set(event) <= {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "DTEND", "TRANSP", "LOCATION", "DESCRIPTION"}
    assert len(event.subcomponents) == 3
    assert event["dtstart"].dt == DEADLINE.on


def test_a_title_that_looks_like_calendar_lines_stays_a_title() -> None:
    title = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil"
    event = only(made(replace(DEADLINE, title=title)))
    assert event["uid"] == DEADLINE.uid
    assert "END:VEVENT" in event["summary"]


# A calendar program that is not ours


KHAL_CONFIG = """\
[calendars]
[[work]]
path = {folder}/work
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = work
[sqlite]
path = {folder}/khal.db
"""


def khal(folder: Path, arguments: Sequence[str], *, zone: str) -> str:
    """Run khal with a configuration of its own; what it printed."""
    config = folder / "khal.conf"
    if not config.exists():
        (folder / "work").mkdir()
        config.write_text(KHAL_CONFIG.format(folder=folder, zone=zone), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "khal", "-c", str(config), *arguments],
        env={**os.environ, "TZ": zone, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def listed(folder: Path, *, zone: str) -> list[str]:
    return khal(
        folder,
        [
            "list",
            "--format",
            "{start-date} {start-time}|{end-date}|{title}",
            "--day-format",
            "",
            "--once",
            "2026-11-24",
            "200d",
        ],
        zone=zone,
    ).splitlines()


@pytest.mark.parametrize(
    ("zone", "hour", "limit"),
    [("Europe/Paris", "14:00", "18:40"), ("America/Toronto", "08:00", "12:40")],
)
def test_khal_reads_our_dates_at_home_and_abroad(tmp_path: Path, zone: str, hour: str, limit: str) -> None:
    file = tmp_path / "agenda.ics"
    file.write_bytes(made(HEARING, DEADLINE, MONTH, HOURS))
    khal(tmp_path, ["import", "--batch", "-a", "work", str(file)], zone=zone)
    found = [line.split("|") for line in listed(tmp_path, zone=zone) if line.strip()]
    assert [(when.strip(), end) for when, end, _ in found] == [
        (f"2026-12-01 {limit}", "2026-12-01"),
        (f"2026-12-03 {hour}", "2026-12-03"),
        ("2026-12-07", "2026-12-07"),
        ("2027-02-01", "2027-02-28"),
    ]
    assert "Audience au fond" in found[1][2]


def test_khal_holds_an_event_once_after_two_imports_and_moves_it(tmp_path: Path) -> None:
    file = tmp_path / "agenda.ics"
    for entry in (HEARING, replace(HEARING, on=date(2026, 12, 10))):
        file.write_bytes(made(entry))
        khal(tmp_path, ["import", "--batch", "-a", "work", str(file)], zone="Europe/Paris")
    found = [line for line in listed(tmp_path, zone="Europe/Paris") if line.strip()]
    assert [line.split("|")[0] for line in found] == ["2026-12-10 14:00"]
