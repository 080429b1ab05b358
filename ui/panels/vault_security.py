# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can open the workspace: passphrases, the recovery key on paper, this computer's key ring.

Every change asks for a passphrase in the same place, under the button that began it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from casework.changes import Changed
from casework.language import long_date
from casework.queries.vault import PassphraseHolder, VaultSheet
from casework.services import vault
from ui.context import Context
from ui.entry.passphrase import NewPassphrase, named
from ui.entry.recovery_key import RecoveryKey
from ui.panels.vault_asking import Asking
from ui.widgets.parts import Card, clear, column, row
from ui.widgets.text import Label, button


class SecurityPanel(QWidget):
    """Three cards. What is asked before a change unfolds in its card, one thing at a time."""

    #: Something changed that other cards say too.
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.asking: Asking | None = None
        self.holders = QVBoxLayout()
        lost = self.tr(
            "Everything in the workspace is encrypted on this computer. Nobody can reset a passphrase, we neither: "
            "if every passphrase and the recovery key are lost, the files are lost for good."
        )
        people = Card(self.tr("Who can open the workspace")).add(
            Label(lost, wrap=True),
            self.holders,
            row(
                button(self.tr("Add somebody's passphrase"), self.ask_add, icon_name="plus"),
                button(self.tr("Change my passphrase"), self.ask_change, icon_name="key-round"),
                None,
            ),
        )
        self.paper = Label(wrap=True)
        key = Card(self.tr("Recovery key on paper")).add(
            self.paper,
            row(
                button(self.tr("Try the key I have on paper"), self.ask_try, icon_name="shield-check"),
                button(self.tr("Make a new recovery key"), self.ask_new_key, icon_name="refresh-cw"),
                None,
            ),
        )
        self.device = Label(wrap=True)
        self._device_on = button(self.tr("Let this computer open it for some days"), self.ask_device)
        self._device_off = button(self.tr("Stop opening it with this computer"), self.forget_device)
        ring = Card(self.tr("Opening without typing")).add(self.device, row(self._device_on, self._device_off, None))
        self._cards = {"people": people, "key": key, "ring": ring}
        self.setLayout(column(people, key, ring, spacing=16))

    def show_sheet(self, sheet: VaultSheet) -> None:
        """Show how things stand."""
        language = self._context.language
        clear(self.holders)
        for number, holder in enumerate(sheet.holders, start=1):
            self.holders.addLayout(self._line(holder, number, only=len(sheet.holders) == 1))
        made = long_date(sheet.recovery_made_on, language)
        if sheet.recovery_tried is None:
            said = self.tr("Made on {day}, never tried since.").format(day=made)
        else:
            tried = long_date(sheet.recovery_tried.astimezone().date(), language)
            said = self.tr("Made on {day}, tried on {tried}.").format(day=made, tried=tried)
        if sheet.recovery_is_due(datetime.now(UTC)):
            said += " " + self.tr("Look for the paper and try it now: a year has gone by.")
        self.paper.setText(said)
        on = sheet.device_until is not None and sheet.device_until > datetime.now(UTC)
        if on and sheet.device_until is not None:
            until = long_date(sheet.device_until.astimezone().date(), language)
            self.device.setText(self.tr("This computer opens it without a passphrase until {day}.").format(day=until))
        else:
            self.device.setText(
                self.tr(
                    "Off. When it is on, whoever can use your session on this computer opens the workspace too: "
                    "leave it off where the laptop may be taken while it runs."
                )
            )
        self._device_on.setVisible(not on)
        self._device_off.setVisible(on)

    def _line(self, holder: PassphraseHolder, number: int, *, only: bool) -> QVBoxLayout:
        name = holder.label or self.tr("Passphrase {number}").format(number=number)
        since = self.tr("since {day}").format(day=long_date(holder.made_on, self._context.language))
        said = Label(f"{name} · {since}" + (f" · {self.tr('used now')}" if holder.mine else ""))
        remove = button(self.tr("Remove"), partial(self.ask_remove, holder), role="quiet", icon_name="trash-2")
        remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        remove.setEnabled(not only)
        return column(row(said, None, remove))

    # -- what is asked before a change

    def _unfold(self, card: str, asking: Asking) -> None:
        self.fold()
        self.asking = asking
        asking.left.connect(self.fold)
        self._cards[card].add(asking)
        asking.begin()

    def fold(self) -> None:
        """Put away what was asked, with what was typed."""
        if self.asking is not None:
            asking, self.asking = self.asking, None
            asking.hide()
            asking.deleteLater()

    def _do(self, job: Callable[[], Changed], said: str) -> None:
        asking = self.asking
        if asking is None or not asking.go.isEnabled():
            return
        asking.go.setEnabled(False)

        def refused(error: Exception) -> None:
            if self.asking is asking:
                asking.go.setEnabled(True)
                asking.begin()
            self._context.messages.error(error)

        def done(_changed: Changed) -> None:
            if self.asking is asking:
                self.fold()
            self._context.messages.notice(said)
            self.changed.emit()

        self._context.do(self, job, then=done, failed=refused)

    def ask_add(self) -> None:
        """One more person."""
        ask = Asking(self.tr("Add"), passphrase=True)
        label = QLineEdit()
        label.setMaxLength(vault.LONGEST_LABEL)
        new = NewPassphrase()
        ask.add(
            named(self.tr("Initials or role (stays readable on the disk: no name)"), label),
            new,
        )
        workspace = self._context.workspace
        ask.wanted.connect(
            lambda: self._do(
                partial(vault.add_passphrase, workspace, ask.passphrase.text, label.text(), new.text),
                self.tr("The passphrase was added. The recovery key stays the same."),
            )
        )
        ask.need(lambda: bool(label.text().strip()) and new.is_good, label.textChanged, new.changed)
        self._unfold("people", ask)

    def ask_change(self) -> None:
        """Another passphrase in the place of one's own."""
        ask = Asking(self.tr("Change it"), passphrase=True)
        new = NewPassphrase()
        ask.add(new)
        workspace = self._context.workspace
        ask.wanted.connect(
            lambda: self._do(
                partial(vault.change_passphrase, workspace, ask.passphrase.text, new.text),
                self.tr("The new passphrase counts from now on. The recovery key stays the same."),
            )
        )
        ask.need(lambda: new.is_good, new.changed)
        self._unfold("people", ask)

    def ask_remove(self, holder: PassphraseHolder) -> None:
        """One person less."""
        ask = Asking(self.tr("Remove {name}").format(name=holder.label or self.tr("this passphrase")), passphrase=True)
        ask.add(
            Label(
                self.tr(
                    "A copy of the workspace made earlier (a backup, a stolen disk) still opens with the removed "
                    "passphrase. If somebody may have both, make a new master key: casework workspace rotate."
                ),
                "small",
                wrap=True,
            )
        )
        workspace = self._context.workspace
        ask.wanted.connect(
            lambda: self._do(
                partial(vault.remove_passphrase, workspace, ask.passphrase.text, holder.id),
                self.tr("This passphrase no longer opens the workspace."),
            )
        )
        self._unfold("people", ask)

    def ask_try(self) -> None:
        """The rehearsal: the key on paper, typed in whole."""
        ask = Asking(self.tr("Try it"), passphrase=False)
        typed = QLineEdit()
        typed.setPlaceholderText("ABCD-EFGH-…")
        typed.returnPressed.connect(ask.wanted)
        ask.add(named(self.tr("The recovery key, as it stands on the paper"), typed))
        workspace = self._context.workspace
        ask.wanted.connect(
            lambda: self._do(
                partial(vault.try_recovery_key, workspace, typed.text()),
                self.tr("The key on paper opens this workspace. Put it back in its place, away from the computer."),
            )
        )
        ask.need(lambda: bool(typed.text().strip()), typed.textChanged)
        self._unfold("key", ask)

    def ask_new_key(self) -> None:
        """Another recovery key; the old one works until the new one was typed back."""
        ask = Asking(self.tr("I have it on paper"), passphrase=True)
        shown = RecoveryKey(self._context.messages)
        shown.show_key(vault.offer_recovery_key())
        ask.add(
            Label(
                self.tr(
                    "Print it or write it down, then type back the two groups asked for. The paper you have now works "
                    "until then, and no longer afterwards."
                ),
                wrap=True,
            ),
            shown,
            row(shown.print_button(), None),
        )
        good = [False]

        def typed_back(right: bool) -> None:
            good[0] = right

        shown.typed_back.connect(typed_back)
        workspace = self._context.workspace
        ask.wanted.connect(
            lambda: self._do(
                partial(vault.take_recovery_key, workspace, ask.passphrase.text, shown.key, shown.typed),
                self.tr("The new recovery key counts from now on. Destroy the old paper."),
            )
        )
        ask.need(lambda: good[0], shown.typed_back)
        self._unfold("key", ask)

    def ask_device(self) -> None:
        """The key ring, for some days."""
        ask = Asking(self.tr("Let this computer open it"), passphrase=True)
        days = QSpinBox()
        days.setRange(vault.DEVICE_DAYS.start, vault.DEVICE_DAYS.stop - 1)
        days.setValue(7)
        days.setAccessibleName(self.tr("Days"))
        ask.add(named(self.tr("For how many days"), days))
        workspace = self._context.workspace
        ask.wanted.connect(
            lambda: self._do(
                partial(vault.remember_on_device, workspace, ask.passphrase.text, days.value()),
                self.tr("This computer opens the workspace for some days."),
            )
        )
        self._unfold("ring", ask)

    def forget_device(self) -> None:
        """Off again, without asking: it only closes a door."""
        workspace = self._context.workspace
        self._context.do(
            self,
            partial(vault.forget_device, workspace),
            said=self.tr("From now on the passphrase is asked for."),
            then=lambda _changed: self.changed.emit(),
        )
