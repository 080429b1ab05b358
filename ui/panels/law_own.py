# SPDX-License-Identifier: GPL-3.0-or-later
"""The association's own rules, as text: checked line by line before anything is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.changes import Changed
from casework.errors import CaseworkError
from casework.queries.law_rules import own_texts
from casework.sentences import sentence
from casework.services import law
from ui.context import Context
from ui.widgets.fields import Choice, LongText
from ui.widgets.flow import flow
from ui.widgets.parts import column, row
from ui.widgets.text import Label, button


class OwnRules(QWidget):
    """One text at a time. ``kept`` tells that it was taken."""

    kept = Signal()

    def __init__(self, context: Context, name: str = "", text: str = "") -> None:
        super().__init__()
        self._context = context
        self._texts = dict(own_texts(context.workspace))
        self.which = Choice(self.tr("Which text"), [("", self.tr("A new text")), *((one, one) for one in self._texts)])
        self.name = QLineEdit(name)
        self.name.setAccessibleName(self.tr("Name of the text"))
        self.name.setPlaceholderText(self.tr("Name of the text, for instance: our reminders"))
        self.text = LongText(self.tr("The rules"), 14)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setPlainText(text)
        self._problem = Label("", tone="danger", wrap=True)
        self._problem.hide()
        hint = self.tr(
            "In the form of the program’s own rules (see the guide). With the id of a rule that exists, only what "
            "changes is written. Dates computed before keep theirs; each says that its rule has changed."
        )
        head = row(self.which, self.name)
        head.setStretch(1, 1)
        self._drop = button(self.tr("Take this text away"), self._on_drop, role="danger", icon_name="trash-2")
        self._drop.hide()
        keep = button(self.tr("Check and keep"), self.keep, icon_name="check")
        whole = column(
            Label(self.tr("The association’s own rules"), "title", wrap=True),
            Label(hint, "muted", wrap=True),
            head,
            self.text,
            self._problem,
            flow(keep, self._drop),
            spacing=10,
        )
        whole.addStretch(1)
        self.setLayout(whole)
        self.which.picked.connect(self._on_which)
        self.setFocusProxy(self.name)

    def _on_which(self) -> None:
        name = self.which.key
        self.name.setText(name)
        self.text.setPlainText(self._texts.get(name, ""))
        self._drop.setVisible(bool(name))
        self._problem.hide()

    def keep(self) -> None:
        """Have the text checked; what is wrong is said with its line."""
        self._write(
            self.text.toPlainText(), self.tr("Kept. Dates from these rules are marked as the association’s own.")
        )

    def _on_drop(self) -> None:
        self._write("", self.tr("The text was taken away."))

    def _write(self, text: str, said: str) -> None:
        workspace, name = self._context.workspace, self.name.text().strip()
        if not name:
            self.name.setFocus()
            return

        def then(_changed: Changed) -> None:
            self._problem.hide()
            self.kept.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, CaseworkError):
                self._problem.setText(sentence(error, self._context.language))
                self._problem.show()
            else:
                self._context.messages.error(error)

        self._context.do(self, lambda: law.set_overlay(workspace, name, text), said=said, then=then, failed=failed)
