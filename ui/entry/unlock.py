# SPDX-License-Identifier: GPL-3.0-or-later
"""The unlock screen: the whole window, and nothing on it that says what is inside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from casework.errors import CaseworkError
from casework.language import Language
from casework.sentences import sentence
from casework.services import session
from ui.background import IsCancelled, Progress, Runner
from ui.entry.passphrase import NewPassphrase, named
from ui.icons import picture
from ui.messages import Messages
from ui.theme import colours
from ui.widgets.fields import Passphrase
from ui.widgets.parts import column, row
from ui.widgets.text import Label, button

FREE_TRIES = 5
_LONGEST_WAIT = 60


def wait_after(failures: int) -> int:
    """Seconds to wait before the next try: none for the first five, then 2, 4, 8 … 60. Never a lock-out."""
    return 0 if failures < FREE_TRIES else min(_LONGEST_WAIT, 2 ** (failures - FREE_TRIES + 1))


class UnlockPage(QWidget):
    """Passphrase, or the recovery key. ``opened`` carries the unlocked workspace."""

    opened = Signal(object)
    other_wanted = Signal()

    def __init__(self, folder: Path, runner: Runner, messages: Messages, language: Language) -> None:
        super().__init__()
        self._folder, self._runner, self._messages, self._language = folder, runner, messages, language
        self._failures = 0
        self._wait = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_tick)

        drawing = QLabel()
        drawing.setPixmap(picture("lock", 44, colours().accent, self.devicePixelRatioF()))
        drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = Label("Casework", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told = Label(" ", wrap=True, tone="danger")
        self.told.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

        self.passphrase = Passphrase(self.tr("Passphrase"))
        self.passphrase.entered.connect(self.unlock)
        self.key = QLineEdit()
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.key.setPlaceholderText("ABCD-EFGH-…")
        self.key.returnPressed.connect(self.unlock)
        self.new = NewPassphrase()
        self.new.entered.connect(self.unlock)
        by_key = QWidget()
        by_key.setLayout(column(named(self.tr("Recovery key"), self.key), self.new))
        self._pages = (named(self.tr("Passphrase"), self.passphrase), by_key)
        self._ways = QStackedWidget()
        for page in self._pages:
            self._ways.addWidget(page)
        self.go = button(self.tr("Unlock"), self.unlock, role="primary")
        self.go.setMinimumHeight(38)
        self._other = button("", self._on_other_way, role="link")
        self._show_way(0)

        box = QWidget()
        box.setMaximumWidth(440)
        box.setMinimumWidth(320)
        elsewhere = button(self.tr("Open or create another workspace"), self.other_wanted.emit, role="link")
        inside = column(drawing, title, self._ways, self.told, self.go, self._other, elsewhere, spacing=10)
        inside.insertSpacing(2, 14)
        inside.setAlignment(self._other, Qt.AlignmentFlag.AlignHCenter)
        inside.setAlignment(elsewhere, Qt.AlignmentFlag.AlignHCenter)
        box.setLayout(inside)
        middle = row(None, box, None)
        middle.setStretch(1, 2)
        whole = column(margins=(24, 16, 24, 16))
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
        self.setLayout(whole)

    @property
    def _by_key(self) -> bool:
        return self._ways.currentIndex() == 1

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.key if self._by_key else self.passphrase.edit).setFocus()

    def _show_way(self, way: int) -> None:
        self._ways.setCurrentIndex(way)
        # A stack is as high as its highest page; the hidden one must not count.
        for number, page in enumerate(self._pages):
            policy = QSizePolicy.Policy.Preferred if number == way else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._other.setText(
            self.tr("Use the passphrase instead") if way else self.tr("Passphrase lost? Use the recovery key")
        )

    def _on_other_way(self) -> None:
        self._show_way(0 if self._by_key else 1)
        self.told.setText(" ")
        (self.key if self._by_key else self.passphrase.edit).setFocus()

    def unlock(self) -> None:
        """Try what was typed, off the UI thread: deriving the key takes about a second on purpose."""
        secret = self.key.text() if self._by_key else self.passphrase.text
        if not secret.strip() or self._wait or not self.go.isEnabled() or (self._by_key and not self.new.is_good):
            return
        self.go.setEnabled(False)
        self.go.setText(self.tr("Unlocking…"))
        self.told.setText(" ")
        folder, by_key, new = self._folder, self._by_key, self.new.text

        def work(progress: Progress, cancelled: IsCancelled) -> session.Opened:
            del progress, cancelled
            return session.recover(folder, secret, new) if by_key else session.unlock(folder, secret)

        self._runner.run(self, work, self._on_opened, failed=self._on_failed)

    def _on_opened(self, opened: session.Opened) -> None:
        self.passphrase.clear()
        self.key.clear()
        self.new.clear()
        self.opened.emit(opened)

    def _on_failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.go.setText(self.tr("Unlock"))
        if not isinstance(error, CaseworkError):
            self._messages.error(error)
            return
        self.told.setText(sentence(error, self._language))
        self.told.setAccessibleName(self.told.text())
        if type(error).__name__ in ("WrongPassphrase", "WrongRecoveryKey"):
            self._failures += 1
            self._wait = wait_after(self._failures)
        self.passphrase.edit.selectAll()
        if self._wait:
            self._tick.start()
            self._show_wait()

    def _on_tick(self) -> None:
        self._wait -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        self.go.setEnabled(self._wait <= 0)
        if self._wait > 0:
            self.go.setText(self.tr("Next try in %n second(s)", "", self._wait))
        else:
            self._wait = 0
            self._tick.stop()
            self.go.setText(self.tr("Unlock"))
