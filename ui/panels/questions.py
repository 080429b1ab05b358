# SPDX-License-Identifier: GPL-3.0-or-later
"""The questions that belong to one letter alone, as fields by their kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from casework.language import Language, short_date
from casework.letters.fields import Field, Kind
from casework.letters.values import columns
from ui.dates import Lean, read_date
from ui.widgets.fields import Choice, DateField, LongText, TimeField
from ui.widgets.form import CALM_SECONDS, Form, Value
from ui.widgets.form import Field as Widget
from ui.widgets.parts import column, row
from ui.widgets.text import Label, button, icon_button

_LONG = (Kind.LINES, Kind.PARAGRAPHS, Kind.TEXTS)


class Questions(QWidget):
    """``answered`` carries what changed, by field path, as :func:`casework.services.letters.answer` takes it."""

    answered = Signal(dict)

    def __init__(self, fields: Sequence[Field], answers: Mapping[str, object], language: Language, today: date) -> None:
        super().__init__()
        self._kinds = {field.path: field.kind for field in fields}
        self.form = Form(1)
        self._rows: dict[str, RowsField] = {}
        inside = column(self.form, spacing=12)
        for field in fields:
            label = field.label(language)
            if field.kind is Kind.ROWS:
                self._rows[field.path] = rows = RowsField(field, language, today)
                rows.show_rows(answers.get(field.path))
                rows.edited.connect(partial(self._on_rows, field.path))
                inside.addWidget(Label(label, "caption"))
                inside.addWidget(rows)
            else:
                wide = field.kind in _LONG
                self.form.add(field.path, label, _widget(field, label, language, today), wide=wide)
        self.form.fill({path: _shown(self._kinds[path], answers.get(path)) for path in self.form.values()})
        self.form.wants_saving.connect(self._on_form)
        self.setLayout(inside)

    def flush(self) -> None:
        self.form.flush()
        for rows in self._rows.values():
            rows.flush()

    def focus(self, path: str) -> bool:
        """Put the cursor where this fact is asked for, and bring it into view; whether it is asked for here."""
        if path in self._rows:
            reveal(self._rows[path].begin())
            return True
        if path in self._kinds:
            field = self.form[path]
            field.setFocus()
            reveal(field)
            return True
        return False

    def _on_form(self, values: dict[str, Value]) -> None:
        self.answered.emit({path: _answer(self._kinds[path], value) for path, value in values.items()})

    def _on_rows(self, path: str, rows: list[dict[str, str]]) -> None:
        self.answered.emit({path: rows or None})


def _widget(field: Field, label: str, language: Language, today: date) -> Widget:
    match field.kind:
        case Kind.FLAG:
            return QCheckBox(label)
        case Kind.CHOICE:
            return Choice(label, [("", ""), *((code, field.choice(code, language)) for code in field.choices)])
        case Kind.DATE:
            return DateField(label, language, today, lean=Lean.PAST)
        case Kind.TIME:
            return TimeField(label, language)
        case Kind.LINES | Kind.PARAGRAPHS | Kind.TEXTS:
            return LongText(label, 3)
    return QLineEdit()


def _shown(kind: Kind, answer: object) -> Value:
    """An answer as kept (JSON) → as its field shows it."""
    match kind:
        case Kind.DATE:
            return date.fromisoformat(str(answer)) if answer else None
        case Kind.TIME:
            return time.fromisoformat(str(answer)) if answer else None
        case Kind.FLAG:
            return bool(answer)
        case Kind.TEXTS | Kind.PARAGRAPHS if isinstance(answer, list):
            return "\n".join(str(item) for item in answer)
    return "" if answer is None else str(answer)


def _answer(kind: Kind, value: Value) -> object:
    """What a field holds → the answer to keep; ``None`` takes an answer back."""
    if kind is Kind.FLAG:
        return bool(value) or None
    if value in ("", None):
        return None
    if kind is Kind.TEXTS:
        return [text.strip() for text in str(value).splitlines() if text.strip()]
    if kind is Kind.NUMBER and str(value).isdigit():
        return int(str(value))
    if kind is Kind.MONEY:
        return str(value).replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".").rstrip("€")
    return value


def reveal(field: QWidget) -> None:
    """Scroll whatever the field lies in, so that it is seen."""
    area = field.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        # A line that was just added has no place before its layout has been worked out.
        QTimer.singleShot(0, field, lambda: area.ensureWidgetVisible(field))


class RowsField(QWidget):
    """A short list in which each line has the same few fields."""

    edited = Signal(list)

    def __init__(self, field: Field, language: Language, today: date) -> None:
        super().__init__()
        self._columns = columns(field)
        self._language, self._today = language, today
        self._lines: list[tuple[QWidget, dict[str, QLineEdit]]] = []
        self._known: list[dict[str, str]] = []
        self._stack = QVBoxLayout()
        self._stack.setSpacing(6)
        add = button(self.tr("Add a line"), self.begin, role="link", icon_name="plus")
        self.setLayout(column(self._stack, row(add, None), spacing=4))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(round(CALM_SECONDS * 1000))
        self._calm.timeout.connect(self.flush)

    def show_rows(self, rows: object) -> None:
        for item in rows if isinstance(rows, list) else []:
            self._add({name: str(item.get(name) or "") for name in self._columns})
        self._known = self.values()

    def begin(self) -> QWidget:
        """One more line, with the cursor in it; the field where it is."""
        first = self._add(dict.fromkeys(self._columns, ""))
        first.setFocus()
        return first

    def values(self) -> list[dict[str, str]]:
        """The lines that hold anything."""
        found = []
        for _, edits in self._lines:
            values = {name: self._kept(name, edit.text().strip()) for name, edit in edits.items()}
            if any(values.values()):
                found.append({name: value for name, value in values.items() if value})
        return found

    def flush(self) -> None:
        self._calm.stop()
        values = self.values()
        if values != self._known:
            self._known = values
            self.edited.emit(values)

    def _kept(self, name: str, text: str) -> str:
        if self._columns[name].kind is Kind.DATE and text:
            day = read_date(text, self._today, Lean.PAST).day
            return day.isoformat() if day else ""
        return text

    def _add(self, values: Mapping[str, str]) -> QLineEdit:
        edits: dict[str, QLineEdit] = {}
        line = QWidget()
        parts: list[QWidget] = []
        for name, column_ in self._columns.items():
            edit = QLineEdit()
            text = values[name]
            if column_.kind is Kind.DATE and text:
                text = short_date(date.fromisoformat(text))
            edit.setText(text)
            edit.setPlaceholderText(column_.label(self._language))
            edit.setAccessibleName(column_.label(self._language))
            edit.textEdited.connect(lambda _text: self._calm.start())
            edit.editingFinished.connect(self.flush)
            edits[name] = edit
            parts.append(edit)
        parts.append(icon_button("x", self.tr("Remove this line"), partial(self._remove, line)))
        line.setLayout(row(*parts, spacing=6))
        self._lines.append((line, edits))
        self._stack.addWidget(line)
        # Only what is shown can take the cursor.
        if self.isVisible():
            line.show()
        return next(iter(edits.values()))

    def _remove(self, line: QWidget) -> None:
        self._lines = [pair for pair in self._lines if pair[0] is not line]
        line.hide()
        line.deleteLater()
        self.flush()
