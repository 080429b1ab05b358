# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of this computer: language, look, size of text, when to lock."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QSpinBox

from casework.language import Language
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.preferences import LOCK_MINUTES, TEXT_PERCENT
from ui.theme import Appearance
from ui.widgets.fields import Choice
from ui.widgets.form import Form, Value
from ui.widgets.parts import Card, Heading, column, scrolled, stacked
from ui.widgets.text import Label


class SettingsPage(Page):
    """Each choice counts at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        now = context.preferences
        self.form = Form()
        self.form.add(
            "language",
            self.tr("Language of the windows"),
            Choice("", [(Language.FR.value, "Français"), (Language.EN.value, "English")]),
        )
        self.form.add(
            "appearance",
            self.tr("Appearance"),
            Choice(
                "",
                [
                    (Appearance.SYSTEM.value, self.tr("As the system")),
                    (Appearance.LIGHT.value, self.tr("Light")),
                    (Appearance.DARK.value, self.tr("Dark")),
                ],
            ),
        )
        percent = QSpinBox()
        percent.setRange(TEXT_PERCENT.start, TEXT_PERCENT.stop - 1)
        percent.setSingleStep(10)
        percent.setSuffix("\N{NO-BREAK SPACE}%")
        self.form.add("text_percent", self.tr("Size of text"), percent)
        minutes = QSpinBox()
        minutes.setRange(LOCK_MINUTES.start, LOCK_MINUTES.stop - 1)
        minutes.setSuffix(self.tr(" min"))
        self.form.add("lock_minutes", self.tr("Lock when nobody is there for"), minutes)
        self.form.fill(
            {
                "language": now.spoken.value,
                "appearance": now.appearance,
                "text_percent": now.text_percent,
                "lock_minutes": now.lock_minutes,
            }
        )
        self.form.wants_saving.connect(self._on_chosen)
        card = Card(self.tr("This computer")).add(self.form)
        hint = Label(self.tr("Nothing about people or cases is kept among these settings."), "small", wrap=True)
        self.setLayout(column(scrolled(stacked(Heading(self.tr("Settings")), card, hint))))

    def _on_chosen(self, values: dict[str, Value]) -> None:
        self.context.prefer(replace(self.context.preferences, **values))  # type: ignore[arg-type]

    def flush(self) -> None:
        self.form.flush()


def _commands(context: Context) -> list[Command]:
    return [
        Command(
            "settings",
            QCoreApplication.translate("Screens", "Se&ttings"),
            lambda: context.go(Place("settings")),
            Menu.TOOLS,
            "settings",
            (QKeySequence.StandardKey.Preferences, "Ctrl+,"),
            group=9,
        )
    ]


SCREEN = Screen(
    key="settings",
    title=lambda: QCoreApplication.translate("Screens", "Settings"),
    icon="settings",
    build=SettingsPage,
    commands=_commands,
    in_side_bar=False,
)
