# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking the vault: everything is read, and what is damaged is named by its case and piece."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from casework.changes import Kind
from casework.language import long_date, number
from casework.queries.vault import VaultSheet
from casework.services import vault
from casework.services.vault import Checked, Hit
from ui.context import Context, Place
from ui.widgets.parts import Card, clear, column, row
from ui.widgets.text import Label, button

#: More than these would not be read one by one.
_MOST_LINES = 50


class CheckPanel(QWidget):
    """One card: when it was checked last, the button, and what was found."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.said = Label(wrap=True)
        self.hits = QVBoxLayout()
        self.go = button(self.tr("Check the vault"), self.check, icon_name="shield-check")
        hint = self.tr(
            "Reads the whole workspace: each page of the database, each line of the log, each evidence file. "
            "Nothing is changed. You can work meanwhile."
        )
        card = Card(self.tr("Is everything whole?")).add(
            self.said, Label(hint, "small", wrap=True), row(self.go, None), self.hits
        )
        self.setLayout(column(card))

    def show_sheet(self, sheet: VaultSheet) -> None:
        """Say when it was last checked, and how much there is."""
        language = self._context.language
        size = self.tr("{count} evidence files, {size} MB, {lines} lines of log.").format(
            count=number(sheet.contents, language),
            size=number(max(1, (sheet.contents_size + sheet.database_size) // 1_000_000), language),
            lines=number(sheet.log_entries, language),
        )
        if sheet.checked is None:
            when = self.tr("Never checked.")
        else:
            day = long_date(sheet.checked.astimezone().date(), language)
            when = self.tr("Last checked on {day}.").format(day=day)
        self.said.setText(f"{when} {size}")

    def check(self) -> None:
        """Read everything, with progress in the status line, which can stop it."""
        self.go.setEnabled(False)
        clear(self.hits)
        workspace = self._context.workspace
        self._context.work(
            self,
            partial(vault.check, workspace),
            self._on_checked,
            title=self.tr("Checking the vault"),
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self._context.messages.error(error)

    def _on_checked(self, found: Checked) -> None:
        self.go.setEnabled(True)
        language = self._context.language
        if found.sound:
            self.said.setText(
                self.tr("Everything is whole: the database, {lines} lines of log, {count} evidence files.").format(
                    lines=number(found.log_entries, language), count=number(found.contents, language)
                )
            )
            return
        lines: list[QLayout] = [self._line(hit) for hit in found.hits[:_MOST_LINES]]
        if found.database:
            lines.insert(0, row(Label(self.tr("The database has damaged pages."), tone="danger", wrap=True)))
        if found.log_broken_at:
            broken = self.tr("The log does not hold from line {line} on.").format(line=found.log_broken_at)
            lines.insert(0, row(Label(broken, tone="danger", wrap=True)))
        if len(found.hits) > _MOST_LINES:
            more = self.tr("And %n more.", "", len(found.hits) - _MOST_LINES)
            lines.append(row(Label(more)))
        for each in lines:
            self.hits.addLayout(each)
        self.said.setText(
            self.tr(
                "Damage was found. Nothing was changed, and all that is not listed is whole. Restore the backup into "
                "a new folder and take the damaged pieces from there."
            )
        )

    def _line(self, hit: Hit) -> QVBoxLayout:
        fault = self.tr("file missing") if hit.missing else self.tr("file damaged")
        case = hit.case or self.tr("no case")
        if hit.table != "piece":
            return column(Label(f"{case} · {hit.table} {hit.id} · {fault}", tone="danger", wrap=True))
        said = self.tr("{case} · piece {id} · {fault}").format(case=case, id=hit.id, fault=fault)
        go = button(self.tr("Show"), partial(self._context.go, Place(kind=Kind.PIECE, id=hit.id)), role="link")
        return column(row(Label(said, tone="danger", wrap=True), None, go))
