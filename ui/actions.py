# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action of the program: declared as a :class:`Command`, made into a QAction, found in a menu and the palette.

A screen adds its own by returning commands; nothing here needs to change for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.icons import icon

Keys = str | QKeySequence.StandardKey


class Menu(StrEnum):
    """The menus, in their order. The values are the English titles, marked for translation below."""

    FILE = "&File"
    EDIT = "&Edit"
    VIEW = "&View"
    CASE = "&Case"
    TOOLS = "&Tools"
    HELP = "&Help"


_TITLES = (
    QT_TRANSLATE_NOOP("Menu", "&File"),
    QT_TRANSLATE_NOOP("Menu", "&Edit"),
    QT_TRANSLATE_NOOP("Menu", "&View"),
    QT_TRANSLATE_NOOP("Menu", "&Case"),
    QT_TRANSLATE_NOOP("Menu", "&Tools"),
    QT_TRANSLATE_NOOP("Menu", "&Help"),
)


@dataclass(frozen=True)
class Command:
    """One thing that can be done. ``text`` is translated already and carries its mnemonic (``&``).

    ``keys`` are tried in order, the first is shown. ``group`` parts a menu with lines; ``words`` are further
    words under which the palette finds it.
    """

    key: str
    text: str
    run: Callable[[], object]
    menu: Menu
    icon: str = ""
    keys: tuple[Keys, ...] = ()
    group: int = 0
    words: str = ""
    available: Callable[[], bool] = field(default=lambda: True)


class Actions(QObject):
    """The commands of a window as QActions."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made: dict[str, tuple[Command, QAction]] = {}

    def add(self, commands: Iterable[Command]) -> None:
        """Make an action of each. Raises :class:`ValueError` for a key or a shortcut that is taken."""
        for command in commands:
            if command.key in self._made:
                raise ValueError(f"two actions are called {command.key}")
            action = QAction(command.text, self)
            if command.icon:
                action.setIcon(icon(command.icon))
            action.setShortcuts(self._sequences(command))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setToolTip(self._tip(command, action))
            action.triggered.connect(self._runner_of(command))
            self._made[command.key] = (command, action)

    @staticmethod
    def _runner_of(command: Command) -> Callable[[], None]:
        def run() -> None:
            if command.available():
                command.run()

        return run

    def _sequences(self, command: Command) -> list[QKeySequence]:
        # Some systems have no keys for some standard actions.
        sequences = [sequence for keys in command.keys if not (sequence := QKeySequence(keys)).isEmpty()]
        taken = {shortcut.toString() for _, action in self._made.values() for shortcut in action.shortcuts()}
        for sequence in sequences:
            if sequence.toString() in taken:
                raise ValueError(f"{command.key}: {sequence.toString()} is taken")
        return sequences

    @staticmethod
    def _tip(command: Command, action: QAction) -> str:
        name = command.text.replace("&", "")
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"{name} ({shown})" if shown else name

    def __getitem__(self, key: str) -> QAction:
        return self._made[key][1]

    def commands(self) -> list[Command]:
        """All of them, in the order in which they were added."""
        return [command for command, _ in self._made.values()]

    def fill(self, bar: QMenuBar) -> None:
        """Put every action in its menu. Each is enabled, when its menu opens, as it is available then."""
        for menu in Menu:
            mine = sorted(
                (pair for pair in self._made.values() if pair[0].menu is menu), key=lambda pair: pair[0].group
            )
            if not mine:
                continue
            drawn = bar.addMenu(QCoreApplication.translate("Menu", menu.value))
            group = mine[0][0].group
            for command, action in mine:
                if command.group != group:
                    drawn.addSeparator()
                    group = command.group
                drawn.addAction(action)
            drawn.aboutToShow.connect(self._enabler(drawn))

    def _enabler(self, menu: QMenu) -> Callable[[], None]:
        def enable() -> None:
            for command, action in self._made.values():
                if action in menu.actions():
                    action.setEnabled(command.available())

        # A disabled action would not answer its keys later, when it has become available.
        def free() -> None:
            for _, action in self._made.values():
                action.setEnabled(True)

        menu.aboutToHide.connect(free)
        return enable
