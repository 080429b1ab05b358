# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon recordings of an event may be gone."""

from __future__ import annotations

from datetime import date

import pytest

from casework.deadlines import compute, load_recordings, load_rules, loss_rules
from casework.deadlines.errors import RecordingUnknown

EVENT = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("cctv", "2026-04-30"),
        ("shop-camera", "2026-04-30"),
        ("body-camera", "2026-04-30"),
        ("dashcam", "2026-04-07"),
        ("drone", "2026-04-07"),
        ("emergency-call", "2026-05-31"),
        ("phone-records", "2027-03-31"),
        ("identity-check-record", "2026-09-30"),
    ],
)
def test_each_recording_has_its_day_of_loss(kind: str, gone: str) -> None:
    (rule,) = loss_rules(kind)
    computed = compute(load_rules(), rule, EVENT)

    assert computed.nature == "evidence_loss"
    assert computed.last_day_text == gone


def test_body_cameras_kept_six_months_before_2022() -> None:
    assert compute(load_rules(), loss_rules("body-camera")[0], date(2021, 6, 15)).last_day == date(2021, 12, 15)


def test_street_cameras_have_a_target_long_before_the_loss() -> None:
    (target,) = load_recordings()["cctv"].targets

    assert compute(load_rules(), target, EVENT).last_day == date(2026, 4, 3)


def test_an_unknown_recording_is_refused() -> None:
    with pytest.raises(RecordingUnknown):
        loss_rules("hologram")
