# SPDX-License-Identifier: GPL-3.0-or-later
"""A form that saves as it goes: on leaving a field, and after two seconds of calm. There is no Save button."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from ui.widgets.fields import Choice, DateField, LongText, TimeField
from ui.widgets.text import Label

CALM_SECONDS = 2.0
#: Letters that a column must hold.
_NARROWEST = 24
Value = str | int | bool | date | time | None
Field = QLineEdit | LongText | Choice | DateField | TimeField | QCheckBox | QSpinBox


class Form(QWidget):
    """Named fields under their labels, in one or two columns.

    ``saved`` is asked for by emitting ``wants_saving`` with the values that differ from what :meth:`fill` put in.
    Whoever saves answers by calling :meth:`keep`; a form destroyed or locked is :meth:`flush`\\ ed first.
    """

    wants_saving = Signal(dict)

    def __init__(self, columns: int = 2) -> None:
        """``columns`` at the most: fewer where the width, measured in letters, does not hold them."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._most = columns
        self._columns = 0
        self._order: list[tuple[QWidget, Field, bool]] = []
        self._fields: dict[str, Field] = {}
        self._titles: dict[str, Label] = {}
        self._known: dict[str, Value] = {}
        self._filling = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(round(CALM_SECONDS * 1000))
        self._calm.timeout.connect(self.flush)

    def add(self, name: str, label: str, field: Field, *, wide: bool = False, hint: str = "") -> Field:
        """One more field under its label; ``wide`` fields take the whole width."""
        target = field.edit if isinstance(field, DateField | TimeField) else field
        title = Label(label, "caption")
        title.setBuddy(target)
        if hint:
            field.setToolTip(hint)
        if not target.accessibleName():
            target.setAccessibleName(label)
        self._order.append((title, field, wide))
        self._fields[name] = field
        self._titles[name] = title
        self._known[name] = _read(field)
        self._listen(field)
        self._lay_out(self._columns or self._most)
        return field

    def _lay_out(self, columns: int) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for at in range(self._most):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self._columns = columns
        line = at = 0
        for title, field, wide in self._order:
            span = columns if wide else 1
            if at + span > columns:
                line, at = line + 2, 0
            # A check box says its own name.
            if isinstance(field, QCheckBox):
                title.hide()
            else:
                self._grid.addWidget(title, line, at, 1, span)
            self._grid.addWidget(field, line + 1, at, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column may be."""
        return QSize(self._letters(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit = max(1, min(self._most, event.size().width() // self._letters(_NARROWEST)))
        if fit != self._columns:
            self._lay_out(fit)

    def _letters(self, count: int) -> int:
        return self.fontMetrics().averageCharWidth() * count

    def _listen(self, field: Field) -> None:
        match field:
            case QLineEdit():
                field.textEdited.connect(self._on_edited)
                field.editingFinished.connect(self.flush)
            case LongText():
                field.textChanged.connect(self._on_edited)
                field.left.connect(self.flush)
            case DateField() | TimeField():
                field.changed.connect(self._on_edited)
                field.left.connect(self.flush)
            case Choice():
                field.picked.connect(self.flush)
            case QCheckBox():
                field.toggled.connect(self.flush)
            case QSpinBox():
                field.valueChanged.connect(self._on_edited)

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def fill(self, values: Mapping[str, Value]) -> None:
        """Show these values; fields being edited (not yet saved) are left alone."""
        self._filling = True
        unsaved = self.unsaved()
        for name, value in values.items():
            if name in self._fields and name not in unsaved:
                _write(self._fields[name], value)
                self._known[name] = _read(self._fields[name])
        self._filling = False

    def clear(self) -> None:
        """Empty every field, for the next thing to be typed."""
        self._filling = True
        self._calm.stop()
        for name, field in self._fields.items():
            _write(field, None)
            self._known[name] = _read(field)
        self._filling = False

    def values(self) -> dict[str, Value]:
        """What the fields hold now; a date that can't be read counts as none."""
        return {name: _read(field) for name, field in self._fields.items()}

    def unsaved(self) -> dict[str, Value]:
        """What differs from what was last filled in or kept; a date that can't be read stays out."""
        return {
            name: value
            for name, value in self.values().items()
            if value != self._known[name] and not _is_wrong(self._fields[name])
        }

    def show_field(self, name: str, *, visible: bool) -> None:
        """Show or hide a field and its label."""
        self._fields[name].setVisible(visible)
        if not isinstance(self._fields[name], QCheckBox):
            self._titles[name].setVisible(visible)

    def fields(self) -> Iterable[Field]:
        """The fields, in order."""
        return self._fields.values()

    @property
    def first_wrong(self) -> str | None:
        """The name of the first field that holds what can't be read."""
        return next((name for name, field in self._fields.items() if _is_wrong(field)), None)

    @property
    def is_wrong(self) -> bool:
        """Whether some field holds what can't be read."""
        return any(_is_wrong(field) for field in self._fields.values())

    def keep(self, values: Mapping[str, Value]) -> None:
        """These were saved."""
        self._known.update({name: value for name, value in values.items() if name in self._known})

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        next(iter(self._fields.values())).setFocus()

    def flush(self) -> None:
        """Ask for saving now, if anything is unsaved."""
        self._calm.stop()
        if not self._filling and (unsaved := self.unsaved()):
            self.keep(unsaved)
            self.wants_saving.emit(unsaved)

    def _on_edited(self) -> None:
        if not self._filling:
            self._calm.start()


def _read(field: Field) -> Value:
    match field:
        case QLineEdit():
            return field.text().strip()
        case LongText():
            return field.toPlainText().strip()
        case DateField():
            return field.day
        case TimeField():
            return field.at
        case Choice():
            return field.key
        case QCheckBox():
            return field.isChecked()
        case QSpinBox():
            return field.value()


def _write(field: Field, value: Value) -> None:
    match field:
        case QLineEdit():
            field.setText(str(value or ""))
        case LongText():
            field.setPlainText(str(value or ""))
        case DateField():
            field.show_day(value if isinstance(value, date) else None)
        case TimeField():
            field.show_time(value if isinstance(value, time) else None)
        case Choice():
            field.choose(str(value or ""))
        case QCheckBox():
            field.setChecked(bool(value))
        case QSpinBox():
            field.setValue(int(value) if isinstance(value, int) else 0)


def _is_wrong(field: Field) -> bool:
    return isinstance(field, DateField | TimeField) and field.is_wrong
