# SPDX-License-Identifier: GPL-3.0-or-later
"""Proceedings move by events: an event sets the stage, opens and closes dates, and is never lost.

The stage is always worked out from the whole history, so that an event entered late, corrected or out of order ends
in the same stage as one entered in time.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from casework.model import Case, Correspondence, Proceeding


def add(session: Session, case: Case, route: str, *, on: date, authority_id: int | None = None) -> Proceeding:
    """Begin a route in a case, inside another job."""
    proceeding = Proceeding(case_id=case.id, route=route, stage="draft", opened_on=on, authority_id=authority_id)
    session.add(proceeding)
    session.flush()
    return proceeding


def sent(session: Session, line: Correspondence, template: str) -> None:
    """A letter left: the route it belongs to moves on, and its clocks start."""


def receipt_proved(session: Session, line: Correspondence) -> None:
    """The slip came back: what counted from the sending counts from the receipt."""
