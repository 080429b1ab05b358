# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of this computer: language, look, size of text, when to lock."""

from __future__ import annotations

from dataclasses import asdict, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from casework.changes import Kind
from casework.language import Language
from casework.queries.office import office_sheet
from casework.queries.vault import VaultSheet, vault_sheet
from casework.services import office
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.panels.backup_card import BackupPanel
from ui.panels.vault_check import CheckPanel
from ui.panels.vault_security import SecurityPanel
from ui.preferences import LOCK_MINUTES, TEXT_PERCENT
from ui.theme import Appearance
from ui.widgets.fields import Choice, LongText
from ui.widgets.form import Form, Value
from ui.widgets.parts import Card, Heading, column, scrolled, stacked
from ui.widgets.text import Label


class SettingsPage(Page):
    """Each choice counts at once."""

    shows = frozenset({Kind.OFFICE})

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
        self.office = OfficeForm(context)
        letterhead = Card(self.tr("The association, as letters print it")).add(self.office)
        hint = Label(self.tr("Nothing about people or cases is kept among these settings."), "small", wrap=True)
        self.security = SecurityPanel(context)
        self.check = CheckPanel(context)
        self.backups = BackupPanel(context)
        self.security.changed.connect(self.refresh)
        vault = (self.backups, self.security, self.check)
        self.setLayout(column(scrolled(stacked(Heading(self.tr("Settings")), letterhead, card, hint, *vault))))

    def _on_chosen(self, values: dict[str, Value]) -> None:
        self.context.prefer(replace(self.context.preferences, **values))  # type: ignore[arg-type]

    def refresh(self) -> None:
        self.office.read()
        self.backups.read()
        workspace = self.context.workspace
        self.context.runner.run(self, lambda _progress, _cancelled: vault_sheet(workspace), self._on_vault)

    def _on_vault(self, sheet: VaultSheet) -> None:
        self.security.show_sheet(sheet)
        self.check.show_sheet(sheet)

    def visit(self, place: Place) -> None:
        if place.part == "office":
            self.office.form.focus_first()
        elif place.part == "backup":
            self.backups.choose.setFocus()

    def flush(self) -> None:
        self.form.flush()
        self.office.form.flush()


class OfficeForm(QWidget):
    """The letterhead. It is kept in the workspace, unlike the rest of this screen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form = Form()
        self.form.add("name", self.tr("Name of the association"), QLineEdit(), wide=True)
        self.form.add("legal_form", self.tr("Legal form"), QLineEdit())
        self.form.add("registration_number", self.tr("Registration number"), QLineEdit())
        self.form.add("address_lines", self.tr("Address"), LongText(self.tr("Address"), 2), wide=True)
        self.form.add("postcode", self.tr("Postcode"), QLineEdit())
        self.form.add("city", self.tr("Town"), QLineEdit())
        self.form.add("phone", self.tr("Telephone"), QLineEdit())
        self.form.add("email", self.tr("E-mail"), QLineEdit())
        self.form.add("representative_name", self.tr("Who signs"), QLineEdit())
        self.form.add("representative_role", self.tr("As (president, coordinator…)"), QLineEdit())
        self.form.wants_saving.connect(self._on_save)
        self.setLayout(column(self.form))

    def read(self) -> None:
        self.form.fill(asdict(office_sheet(self._context.workspace)))

    def _on_save(self, values: dict[str, Value]) -> None:
        workspace = self._context.workspace
        self._context.do(self, lambda: office.describe(workspace, values))


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
