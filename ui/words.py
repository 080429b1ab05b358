# SPDX-License-Identifier: GPL-3.0-or-later
"""Short phrases about dates that several screens say alike."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QObject

from casework.language import NBSP, Language, clock, long_date, short_date
from casework.queries.dates import DateRow, What


def days_left(days: int) -> str:
    """``today``, ``tomorrow``, ``in 12 days``, ``3 days late``."""
    if days == 0:
        return QCoreApplication.translate("Dates", "today")
    if days == 1:
        return QCoreApplication.translate("Dates", "tomorrow")
    if days > 1:
        return _PHRASES.in_days(days)
    return _PHRASES.days_late(-days)


class _Phrases(QObject):
    """lupdate sees plural forms in ``self.tr`` only."""

    def in_days(self, days: int) -> str:
        return self.tr("in %n day(s)", "", days)

    def days_late(self, days: int) -> str:
        return self.tr("%n day(s) late", "", days)


_PHRASES = _Phrases()


def urgency(row: DateRow) -> str:
    """The tone of a date: danger when late or within two days, warning within a week."""
    if row.status != "open" or row.what in (What.OPENS, What.THEIRS):
        return ""
    if row.days_left <= 2:
        return "danger"
    return "warning" if row.days_left <= 7 else ""


def day_words(row: DateRow, language: Language) -> str:
    """The day in full with its weekday and hour; only the month where only that is known."""
    if row.month_only:
        return long_date(row.on, language).split(NBSP, 1)[-1]
    words = long_date(row.on, language, weekday=True)
    if row.at is None:
        return words
    joined = QCoreApplication.translate("Dates", "{day} at {time}")
    return joined.format(day=words, time=clock(row.at, language))


def day_or_words(day: date | None, words: str) -> str:
    """A date as a list shows it, or what is known of it in words."""
    return words or (short_date(day) if day else "")
