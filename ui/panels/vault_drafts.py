# SPDX-License-Identifier: GPL-3.0-or-later
"""Half-typed text at the moment of locking: found in every window and dialog, and put back after unlocking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QMetaMethod
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from casework.changes import Kind
from casework.services.drafts import Draft
from ui.context import Place
from ui.widgets.fields import DateField, TimeField
from ui.widgets.form import Form
from ui.widgets.parts import row
from ui.widgets.text import Label, button

_Editable = QLineEdit | QPlainTextEdit


def half_typed(place: Place) -> tuple[Draft, ...]:
    """What people typed and nothing has saved, ``place`` being in view. Passphrases and filters are no text."""
    kind = place.kind.value if place.kind else ""
    return tuple(
        Draft(field.accessibleName(), _text(field), place.screen, kind, place.id, place.part)
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for field in _fields(window)
        if field.window() is window and _is_typed(field) and not _is_saved(field)
    )


def place_of(draft: Draft) -> Place:
    """Where it was typed."""
    return Place(draft.screen, Kind(draft.kind) if draft.kind else None, draft.id, draft.part)


def put_back(page: QWidget, texts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Fill the empty fields of the page that bear the same name; those for which there is none are given back."""
    left = []
    for draft in texts:
        field = next(
            (
                field
                for field in _fields(page)
                if draft.field and field.accessibleName() == draft.field and not field.isReadOnly() and not _text(field)
            ),
            None,
        )
        if field is None:
            left.append(draft)
        elif isinstance(field, QLineEdit):
            field.setText(draft.text)
            field.setModified(True)
        else:
            field.setPlainText(draft.text)
            field.document().setModified(True)
    return tuple(left)


class KeptTexts(QDialog):
    """The texts that found no field: each under its name, to be copied from."""

    def __init__(self, texts: Iterable[Draft], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Casework")
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(10)
        layout.addWidget(Label(self.tr("What was being typed when the window locked"), "heading", wrap=True))
        hint = self.tr("It was kept encrypted in the workspace. Copy what you need: closing this forgets it.")
        layout.addWidget(Label(hint, wrap=True))
        for draft in texts:
            layout.addWidget(Label(draft.field or self.tr("A text"), "caption"))
            shown = QPlainTextEdit(draft.text)
            shown.setReadOnly(True)
            shown.setTabChangesFocus(True)
            shown.setAccessibleName(draft.field)
            layout.addWidget(shown)
        layout.addLayout(row(None, button(self.tr("Close"), self.accept, role="primary")))


def _fields(window: QWidget) -> Iterator[_Editable]:
    yield from window.findChildren(QLineEdit)
    yield from window.findChildren(QPlainTextEdit)


def _text(field: _Editable) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _is_typed(field: _Editable) -> bool:
    if field.isReadOnly() or not field.isVisible() or not _text(field).strip():
        return False
    if isinstance(field, QPlainTextEdit):
        return field.document().isModified()
    plain = field.echoMode() == QLineEdit.EchoMode.Normal
    return plain and field.isModified() and not field.isClearButtonEnabled()


def _is_saved(field: _Editable) -> bool:
    """Whether a form saves what stands in it by itself; a date that can't be read yet it can't."""
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, DateField | TimeField) and above.is_wrong:
            return False
        if isinstance(above, Form):
            return above.isSignalConnected(QMetaMethod.fromSignal(above.wants_saving))
        above = above.parentWidget()
    return False
