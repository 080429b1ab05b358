# SPDX-License-Identifier: GPL-3.0-or-later
"""The first run: language, association, passphrase, recovery key, and off.

All but the passphrase and the recovery key can be skipped; all can be changed later. The workspace counts as made
once two groups of the recovery key were typed back: a key nobody wrote down would lose everything one day.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from casework.errors import CaseworkError
from casework.language import Language
from casework.sentences import sentence
from casework.services import session
from ui.background import IsCancelled, Progress, Runner
from ui.entry.passphrase import NewPassphrase
from ui.entry.recovery_key import RecoveryKey
from ui.messages import Messages
from ui.widgets.fields import LongText
from ui.widgets.form import Form
from ui.widgets.parts import Card, column, row, scrolled
from ui.widgets.text import Label, button

Create = Callable[[Path, str], session.MadeWorkspace]


class FirstRun(QWidget):
    """The pages in order. ``finished`` carries the open workspace, the association's fields, and whether to try
    the example; ``language_chosen`` asks for the whole window anew in that language."""

    finished = Signal(object, dict, bool)
    language_chosen = Signal(str)
    unlock_wanted = Signal()

    def __init__(
        self,
        folder: Path,
        runner: Runner,
        messages: Messages,
        language: Language,
        *,
        create: Create = session.create_workspace,
        start_at: int = 0,
    ) -> None:
        super().__init__()
        self._folder, self._runner, self._messages, self._language = folder, runner, messages, language
        self._create = create
        self._opened: session.Opened | None = None
        self._pages = QStackedWidget()
        for build in (self._language_page, self._office_page, self._passphrase_page, self._key_page, self._start_page):
            self._pages.addWidget(scrolled(build()))
        self.setLayout(column(self._pages))
        self._go(start_at)

    # -- the frame of a page

    def _page(self, number: int, title: str, hint: str, *parts: QWidget, acts: tuple[QWidget, ...] = ()) -> QWidget:
        box = QWidget()
        box.setMaximumWidth(660)
        step = Label(self.tr("Step {number} of 5").format(number=number), "caption")
        inside = column(step, Label(title, "title", wrap=True), Label(hint, "muted", wrap=True), spacing=10)
        inside.addSpacing(10)
        for part in parts:
            inside.addWidget(part)
        inside.addSpacing(12)
        inside.addLayout(row(None, *acts, spacing=10))
        box.setLayout(inside)
        middle = row(None, box, None)
        middle.setStretch(1, 4)
        whole = column(margins=(28, 24, 28, 24))
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)
        page = QWidget()
        page.setLayout(whole)
        return page

    def _go(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        first = {1: self.office["name"], 2: self.passphrase, 3: self.key.fields[0]}.get(number)
        if first is not None:
            first.setFocus()

    # -- 1 language

    def _language_page(self) -> QWidget:
        choices = QWidget()
        made: list[QWidget] = []
        for language, name in ((Language.FR, "Français"), (Language.EN, "English")):
            role = "primary" if language is self._language else ""
            choice = button(name, partial(self._on_language, language), role=role)
            choice.setMinimumHeight(56)
            made.append(choice)
        choices.setLayout(row(*made, spacing=16))
        have = button(self.tr("I already have a workspace"), self.unlock_wanted.emit, role="link")
        hint = self.tr("The language of the windows. Letters have their own, chosen for each.")
        return self._page(1, "Casework", hint, choices, acts=(have,))

    def _on_language(self, language: Language) -> None:
        if language is self._language:
            self._go(1)
        else:
            self.language_chosen.emit(language.value)

    # -- 2 association

    def _office_page(self) -> QWidget:
        self.office = Form()
        self.office.add("name", self.tr("Name of the association"), QLineEdit(), wide=True)
        self.office.add("address_lines", self.tr("Address"), LongText(self.tr("Address"), 2), wide=True)
        self.office.add("postcode", self.tr("Postcode"), QLineEdit())
        self.office.add("city", self.tr("Town"), QLineEdit())
        self.office.add("email", self.tr("E-mail"), QLineEdit())
        self.office.add("phone", self.tr("Telephone"), QLineEdit())
        self.office.add("representative_name", self.tr("Who signs"), QLineEdit())
        self.office.add("representative_role", self.tr("As (president, coordinator…)"), QLineEdit())
        return self._page(
            2,
            self.tr("Your association"),
            self.tr("Printed at the head of your letters. You can fill this in later."),
            self.office,
            acts=(self._backer(0), button(self.tr("Next"), lambda: self._go(2), role="primary")),
        )

    def _backer(self, number: int) -> QPushButton:
        return button(self.tr("Back"), lambda: self._go(number), role="quiet")

    # -- 3 passphrase

    def _passphrase_page(self) -> QWidget:
        self.passphrase = NewPassphrase()
        self._make = button(self.tr("Create the workspace"), self._on_make, role="primary")
        self._make.setEnabled(False)
        self._told = Label(" ", wrap=True)
        self.passphrase.changed.connect(self._make.setEnabled)
        self.passphrase.entered.connect(self._on_make)
        warning = Card(tone="warning").add(
            Label(
                self.tr(
                    "Everything is encrypted with it, on this computer only. Nobody can reset it: without the "
                    "passphrase and without the recovery key of the next page, the files are lost."
                ),
                wrap=True,
            )
        )
        return self._page(
            3,
            self.tr("Your passphrase"),
            self.tr("Five words that have nothing to do with each other are easy to keep and hard to guess."),
            self.passphrase,
            warning,
            self._told,
            acts=(self._backer(1), self._make),
        )

    def _on_make(self) -> None:
        if not self._make.isEnabled():
            return
        self._make.setEnabled(False)
        self._told.setText(self.tr("Creating the workspace…"))
        create, folder, passphrase = self._create, self._folder, self.passphrase.text

        def work(progress: Progress, cancelled: IsCancelled) -> session.MadeWorkspace:
            del progress, cancelled
            return create(folder, passphrase)

        self._runner.run(self, work, self._on_made, failed=self._on_not_made)

    def _on_not_made(self, error: Exception) -> None:
        self._make.setEnabled(True)
        if isinstance(error, CaseworkError):
            self._told.setText(sentence(error, self._language))
        else:
            self._messages.error(error)

    def _on_made(self, made: session.MadeWorkspace) -> None:
        self._opened = made.opened
        self.passphrase.clear()
        self.key.show_key(made.recovery_key)
        self._go(3)

    # -- 4 recovery key

    def _key_page(self) -> QWidget:
        self.key = RecoveryKey(self._messages)
        self._kept = button(self.tr("I have it on paper"), lambda: self._go(4), role="primary")
        self._kept.setEnabled(False)
        self.key.typed_back.connect(self._kept.setEnabled)
        return self._page(
            4,
            self.tr("Your recovery key"),
            self.tr(
                "It opens everything if the passphrase is forgotten. It is shown this once. Print it or write it down, "
                "keep it away from this computer, then type back the two groups asked for."
            ),
            self.key,
            acts=(self.key.print_button(), self._kept),
        )

    # -- 5 start

    def _start_page(self) -> QWidget:
        choices = QWidget()
        example = button(self.tr("Try it with an invented case"), lambda: self._finish(example=True))
        start = button(self.tr("Start"), lambda: self._finish(example=False), role="primary")
        for choice in (example, start):
            choice.setMinimumHeight(56)
        choices.setLayout(row(example, start, spacing=16))
        hint = self.tr("The invented case is marked as such and removed in one click.")
        return self._page(5, self.tr("Ready"), hint, choices)

    def _finish(self, *, example: bool) -> None:
        self.key.forget()
        values = {name: value for name, value in self.office.values().items() if value}
        self.finished.emit(self._opened, values, example)
