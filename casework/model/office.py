# SPDX-License-Identifier: GPL-3.0-or-later
"""The charity itself, and the settings that must stay inside the encrypted workspace."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.model.base import Record


class Office(Record):
    """The host organisation: one row, the letterhead of every letter."""

    __tablename__ = "office"

    name: Mapped[str] = mapped_column(default="")
    legal_form: Mapped[str] = mapped_column(default="")
    registration_number: Mapped[str] = mapped_column(default="")
    address_lines: Mapped[str] = mapped_column(Text, default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    representative_name: Mapped[str] = mapped_column(default="")
    representative_role: Mapped[str] = mapped_column(default="")
    logo_sha256: Mapped[str] = mapped_column(default="")


class Setting(Record):
    """One setting of this workspace, as JSON under its name."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, Any]] = mapped_column(default=dict)
