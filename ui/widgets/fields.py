# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that know what is typed into them: dates, times, passphrases, choices, longer text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from casework.language import Language, clock, long_date, short_date
from ui.dates import Lean, Problem, Reading, read_date, read_time
from ui.icons import icon
from ui.widgets.parts import column, row
from ui.widgets.text import Label, dress, icon_button


class DateField(QWidget):
    """One field for typing a day and one button for the calendar; what was understood is said in full below."""

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        language: Language,
        today: date,
        *,
        lean: Lean = Lean.FUTURE,
        far: timedelta = timedelta(days=20 * 366),
        warn_past: bool = False,
    ) -> None:
        super().__init__()
        self._language, self._today, self._lean, self._far, self._warn_past = language, today, lean, far, warn_past
        self.edit = _Line(self.left.emit)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(self.tr("23/11, 23 nov, tomorrow, +10d"))
        self.edit.textChanged.connect(self._on_text)
        self._echo = Label(" ", "small", wrap=True)
        self._button = icon_button("calendar-days", self.tr("Choose from a calendar"), self._on_calendar)
        inside = row(self.edit, self._button, spacing=4)
        self.setLayout(column(inside, self._echo, spacing=2))
        self.setFocusProxy(self.edit)

    @property
    def reading(self) -> Reading:
        return read_date(self.edit.text(), self._today, self._lean, far=self._far)

    @property
    def day(self) -> date | None:
        """The day meant, ``None`` while there is none or it can't be read."""
        return self.reading.day

    @property
    def is_wrong(self) -> bool:
        return self.reading.problem is not None

    def show_day(self, day: date | None) -> None:
        self.edit.setText(short_date(day) if day else "")

    def _on_text(self) -> None:
        reading = self.reading
        tone = ""
        if reading.day is not None:
            words = long_date(reading.day, self._language, weekday=True)
            if self._warn_past and reading.day < self._today:
                words, tone = self.tr("{date}: this day is past").format(date=words), "warning"
        elif reading.problem is not None:
            words, tone = self._complaint(reading.problem), "danger"
        else:
            words = " "
        self._echo.setText(words)
        dress(self._echo, tone=tone or "none")
        dress(self.edit, tone="danger" if reading.problem else "none")
        self.edit.setAccessibleDescription(words.strip())
        self.changed.emit()

    def _complaint(self, problem: Problem) -> str:
        match problem:
            case Problem.NO_SUCH_DAY:
                return self.tr("This day does not exist. Write the day before the month.")
            case Problem.WRONG_WEEKDAY:
                return self.tr("This day is not that day of the week.")
            case Problem.TOO_FAR:
                return self.tr("This date is too far away to be right.")
            case Problem.UNREADABLE:
                return self.tr("Not understood. Examples: 23/11, 23 nov 2026, tomorrow, +10d.")

    def _on_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.day or self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

        def take(picked: QDate) -> None:
            self.show_day(date(picked.year(), picked.month(), picked.day()))
            menu.close()
            self.edit.setFocus()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))
        calendar.setFocus()


class TimeField(QWidget):
    """A time of day: ``14:30``, ``14h30``, ``1430``."""

    changed = Signal()
    left = Signal()

    def __init__(self, name: str, language: Language) -> None:
        super().__init__()
        self._language = language
        self.edit = _Line(self._on_left)
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(self.tr("2:30 pm is 14:30"))
        self.edit.textChanged.connect(self._on_text)
        self.setLayout(column(self.edit, spacing=2))
        self.setFocusProxy(self.edit)

    @property
    def at(self) -> time | None:
        return read_time(self.edit.text())

    @property
    def is_wrong(self) -> bool:
        return bool(self.edit.text().strip()) and self.at is None

    def show_time(self, at: time | None) -> None:
        self.edit.setText(clock(at, self._language) if at else "")

    def _on_text(self) -> None:
        dress(self.edit, tone="danger" if self.is_wrong else "none")
        self.changed.emit()

    def _on_left(self) -> None:
        if (at := self.at) is not None:
            self.edit.setText(clock(at, self._language))
        self.left.emit()


class _Line(QLineEdit):
    """A line that says when it was left."""

    def __init__(self, on_left: Callable[[], object]) -> None:
        super().__init__()
        self._on_left = on_left

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._on_left()


class NameField(QLineEdit):
    """A name to type; those known already are offered below."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        completer = QCompleter(list(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)


class LongText(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field. ``lines`` is its height at the least."""

    left = Signal()

    def __init__(self, name: str, lines: int = 4, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines = lines
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        """As high as the text, between the lines asked for and sixteen."""
        shown = min(max(self.document().size().height(), self._lines), 16)
        return QSize(240, round(self.fontMetrics().lineSpacing() * shown) + 20)

    def _grow(self) -> None:
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Choice(QComboBox):
    """One of a closed list, each with a key. The wheel scrolls the page, not the choice."""

    picked = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A long name of a court must not make the whole form wider.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.offer(choices)
        self.currentIndexChanged.connect(lambda _number: self.picked.emit())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Put new choices, keeping the one that was on if it is still there."""
        kept = self.key
        self.blockSignals(True)
        self.clear()
        for key, text in choices:
            self.addItem(text, key)
        self.choose(kept)
        self.blockSignals(False)

    @property
    def key(self) -> str:
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        self.setCurrentIndex(max(0, self.findData(key)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().event(event)


class Passphrase(QWidget):
    """A passphrase: hidden until shown, with a word when Caps Lock seems to be on."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.edit.textChanged.connect(self.changed)
        self.edit.returnPressed.connect(self.entered)
        self.edit.installEventFilter(self)
        self._show = icon_button("eye", self.tr("Show the passphrase"), self._on_show)
        self._caps = Label(self.tr("Caps Lock is on."), "small", tone="warning")
        self._caps.hide()
        self.setLayout(column(row(self.edit, self._show, spacing=4), self._caps, spacing=2))
        self.setFocusProxy(self.edit)

    @property
    def text(self) -> str:
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed, and what the field's own undo keeps of it."""
        self.edit.clear()

    def _on_show(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.setIcon(icon("eye-off" if hidden else "eye"))
        name = self.tr("Hide the passphrase") if hidden else self.tr("Show the passphrase")
        self._show.setToolTip(name)
        self._show.setAccessibleName(name)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        # Qt can't ask for the state of Caps Lock; a capital without Shift, or the reverse, gives it away.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            sign = event.text()
            if len(sign) == 1 and sign.isalpha() and sign.lower() != sign.upper():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps.setVisible(sign.isupper() != shifted)
        return False


def copy_text(text: str) -> None:
    """To the clipboard, on the person's asking."""
    QGuiApplication.clipboard().setText(text)
