# SPDX-License-Identifier: GPL-3.0-or-later
"""One record by its id."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy.orm import Session

from casework.errors import NotFound
from casework.model import Record

Found = TypeVar("Found", bound=Record)


def get(session: Session, kind: type[Found], record_id: int) -> Found:
    """The record with this id.

    Raises:
        NotFound: there is none, or it lies in the bin.
    """
    found = session.get(kind, record_id)
    if found is None or found.binned_at is not None:
        raise NotFound(kind.__tablename__, str(record_id))
    return found
