# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: where they go, how old the last one is, one now, and a restore rehearsed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from casework.language import clock, long_date, number
from casework.services import backups
from casework.services.backups import BackupState, Made, Verified
from ui.context import Context
from ui.widgets.parts import Card, column, row
from ui.widgets.text import Label, button, dress


class BackupPanel(QWidget):
    """One card. What it starts shows its progress in the status line, which can stop it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._folder: Path | None = None
        self.said = Label(wrap=True)
        self.where = Label(wrap=True)
        self.warned = Label(wrap=True, tone="warning")
        self.automatic = QCheckBox(self.tr("Every day, and when the window is closed"))
        self.automatic.clicked.connect(self._on_automatic)
        self.choose = button(self.tr("Choose the folder"), self._on_choose, icon_name="folder")
        self.now = button(self.tr("Back up now"), self.make, icon_name="hard-drive")
        self.rehearsal = button(self.tr("Rehearse a restore"), self.rehearse, icon_name="history")
        hint = self.tr(
            "A backup is encrypted like the workspace. On another computer, the stick and the recovery key on paper "
            "are enough to have everything back. Each backup is read again from the stick before it counts as good."
        )
        card = Card(self.tr("Backups")).add(
            self.said,
            self.where,
            self.warned,
            self.automatic,
            row(self.choose, self.now, self.rehearsal, None),
            Label(hint, "small", wrap=True),
        )
        self.setLayout(column(card))

    def read(self) -> None:
        """Show how the backups stand."""
        self.show_state(backups.backup_state(self._context.workspace))

    def show_state(self, state: BackupState) -> None:
        """Show this state."""
        language, now = self._context.language, datetime.now(UTC)
        self._folder = state.folder
        if state.made is None:
            said = self.tr("There is no backup yet. If this computer breaks or is taken, everything is lost.")
        else:
            made = state.made.astimezone()
            said = self.tr("Last good backup: {day}, {time}.").format(
                day=long_date(made.date(), language), time=clock(made, language)
            )
            if state.rehearsal_is_due(now):
                said += " " + self.tr("No restore was rehearsed for half a year.")
        self.said.setText(said)
        dress(self.said, tone="danger" if state.is_late(now) else "")
        self.where.setText(str(state.folder) if state.folder else self.tr("No folder was chosen."))
        warnings = []
        if state.folder is not None and not state.there:
            warnings.append(self.tr("This folder can't be reached now: plug in the stick or disk."))
        if state.same_disk:
            warnings.append(self.tr("This folder is on the same disk as the workspace: one theft takes both."))
        self.warned.setText(" ".join(warnings))
        self.warned.setVisible(bool(warnings))
        self.automatic.setChecked(state.automatic)
        self.automatic.setEnabled(state.folder is not None)
        self.now.setEnabled(state.there)
        self.rehearsal.setEnabled(state.there and state.made is not None)

    def _on_choose(self) -> None:
        folder = self._context.messages.open_folder(self.tr("A folder on a stick or another disk"))
        if folder is not None:
            self._keep(folder, automatic=self.automatic.isChecked())

    def _on_automatic(self, on: bool) -> None:
        if self._folder is not None:
            self._keep(self._folder, automatic=on)

    def _keep(self, folder: Path, *, automatic: bool) -> None:
        workspace = self._context.workspace
        self._context.do(
            self,
            partial(backups.choose, workspace, folder, automatic=automatic),
            then=lambda _changed: self.read(),
            failed=self._on_failed,
        )

    def make(self) -> None:
        """One backup, now."""
        self.now.setEnabled(False)
        self._context.work(
            self,
            partial(backups.make, self._context.workspace),
            self._on_made,
            title=self.tr("Backing up"),
            failed=self._on_failed,
        )

    def _on_made(self, made: Made) -> None:
        self.read()
        language = self._context.language
        told = self.tr("Backup good, read back: {cases} cases, {pieces} pieces.").format(
            cases=number(made.cases, language), pieces=number(made.pieces, language)
        )
        self._context.messages.notice(told)
        if made.lacking:
            lacking = self.tr(
                "%n evidence file(s) were already missing from the workspace: check the vault.", "", made.lacking
            )
            self._context.messages.notice(lacking, tone="danger")

    def rehearse(self) -> None:
        """All of a restore but its last step."""
        self.rehearsal.setEnabled(False)
        self._context.work(
            self,
            partial(backups.rehearse, self._context.workspace),
            self._on_rehearsed,
            title=self.tr("Rehearsing a restore"),
            failed=self._on_failed,
        )

    def _on_rehearsed(self, report: Verified) -> None:
        self.read()
        language = self._context.language
        self._context.messages.notice(
            self.tr("The restore was rehearsed and succeeds: {cases} cases, {pieces} pieces.").format(
                cases=number(report.cases, language), pieces=number(report.pieces, language)
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self.read()
        self._context.messages.error(error)
