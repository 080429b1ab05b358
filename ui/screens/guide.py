# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: every action with its keys and what it is for, and which program this is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout

from casework import __version__
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.widgets.parts import Card, Heading, column, scrolled, stacked
from ui.widgets.text import Label


class HelpPage(Page):
    """Short on purpose: each screen's empty state says what to do there."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        keys = Card(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for line, (text, shown) in enumerate(self._keys()):
            grid.addWidget(Label(shown, "strong"), line, 0)
            grid.addWidget(Label(text, wrap=True), line, 1)
        grid.setColumnStretch(1, 1)
        keys.add(grid)
        safe = Card(self.tr("What is safe, and what is not"))
        for words in (
            self.tr("Everything is saved as you type, encrypted, on this computer only. Nothing is sent anywhere."),
            self.tr("Ctrl+L locks at once, from anywhere, and loses nothing."),
            self.tr(
                "The passphrase cannot be reset. Without it and without the recovery key on paper, the files are lost."
            ),
            self.tr(
                "In France, refusing to hand over a passphrase on a formal order can be an offence "
                "(article 434-15-2 of the criminal code): ask your lawyer beforehand."
            ),
            self.tr(
                "What is printed or saved outside bears the names that the screen says; it is no longer protected then."
            ),
        ):
            safe.add(Label(words, wrap=True))
        about = Card(self.tr("About this program"))
        about.add(
            Label(f"Casework {__version__}", "strong"),
            Label(self.tr("Free software under the GNU GPL, version 3 or later. Icons: Lucide (ISC)."), wrap=True),
            Label(self.tr("Dates are computed from the texts cited beside them; a lawyer must check them."), wrap=True),
        )
        self.setLayout(column(scrolled(stacked(Heading(self.tr("Help")), keys, safe, about))))

    def _keys(self) -> list[tuple[str, str]]:
        def native(keys: str) -> str:
            return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

        return [
            (self.tr("Find anything, or run any action by its name"), native("Ctrl+K")),
            (self.tr("Lock, even inside a dialog"), native("Ctrl+L")),
            (self.tr("Screens, by the top row of keys"), f"{native('Ctrl+1')} … {native('Ctrl+9')}"),
            (self.tr("A new one of what is shown"), native("Ctrl+N")),
            (self.tr("Note facts now"), native("Ctrl+Shift+F")),
            (self.tr("Filter this list"), native("Ctrl+F")),
            (self.tr("Print what is shown"), native("Ctrl+P")),
            (self.tr("Undo, do again"), f"{native('Ctrl+Z')}, {native('Ctrl+Shift+Z')}"),
            (self.tr("Next, previous tab"), f"{native('Ctrl+PgDown')}, {native('Ctrl+PgUp')}"),
            (self.tr("Next, previous pane"), f"{native('F6')}, {native('Shift+F6')}"),
            (self.tr("Back"), native("Alt+Left")),
            (self.tr("Real or borrowed names"), native("Ctrl+Shift+B")),
            (self.tr("Larger, smaller, usual text"), f"{native('Ctrl++')}, {native('Ctrl+-')}, {native('Ctrl+0')}"),
            (self.tr("Settings"), native("Ctrl+,")),
        ]


def _commands(context: Context) -> list[Command]:
    return [
        Command(
            "help",
            QCoreApplication.translate("Screens", "&Help and keys"),
            partial(context.go, Place("help")),
            Menu.HELP,
            "circle-help",
            (QKeySequence.StandardKey.HelpContents, "Ctrl+?"),
        )
    ]


SCREEN = Screen(
    key="help",
    title=lambda: QCoreApplication.translate("Screens", "Help"),
    icon="circle-help",
    build=HelpPage,
    commands=_commands,
    in_side_bar=False,
)
