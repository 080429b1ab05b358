# SPDX-License-Identifier: GPL-3.0-or-later
"""What must work wherever the focus is, dialogs included: the lock key, the digit row, and knowing who is there.

The digit row goes by the key's place: on a French keyboard the top row gives ``&é"'(``, so a ``Ctrl+1`` shortcut
never fires; by place it opens the first screen on French, Belgian, British and bépo keyboards alike.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

#: Scan codes of the digit row 1 to 9, by Qt platform. Wayland compositors count as X11 does.
_DIGIT_ROW: dict[str, tuple[int, ...]] = {
    "xcb": tuple(range(10, 19)),
    "wayland": tuple(range(10, 19)),
    "wayland-egl": tuple(range(10, 19)),
    "windows": tuple(range(2, 11)),
}
#: macOS gives no scan codes; its virtual keys name places too.
_DIGIT_ROW_MAC = (18, 19, 20, 21, 23, 22, 26, 28, 25)
WARNING_SECONDS = 30
_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def digit(event: QKeyEvent, platform: str) -> int:
    """1 to 9 for Ctrl and a key of the digit row (by place, else by what it says), 0 for any other key."""
    if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return 0
    if platform == "cocoa" and event.nativeVirtualKey() in _DIGIT_ROW_MAC:
        return _DIGIT_ROW_MAC.index(event.nativeVirtualKey()) + 1
    row = _DIGIT_ROW.get(platform, ())
    if event.nativeScanCode() in row:
        return row.index(event.nativeScanCode()) + 1
    if not row or not event.nativeScanCode():
        number = event.key() - Qt.Key.Key_0
        return number if 1 <= number <= 9 else 0
    return 0


class InputWatch(QObject):
    """An event filter on the application.

    ``lock_asked`` on Ctrl+L or when nobody was there for ``idle_seconds``; ``lock_soon`` counts the last
    :data:`WARNING_SECONDS` down (0 when someone is back); ``screen_asked`` carries 1 to 9.
    """

    lock_asked = Signal()
    lock_soon = Signal(int)
    screen_asked = Signal(int)

    def __init__(self, idle_seconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self.idle_seconds = idle_seconds
        self._last = self._clocks()
        self._warned = False
        self._platform = QGuiApplication.platformName()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def seconds_left(self) -> int:
        """Until the window locks by itself."""
        away = max(now - then for now, then in zip(self._clocks(), self._last, strict=True))
        return max(0, round(self.idle_seconds - away))

    @staticmethod
    def _clocks() -> tuple[float, float]:
        # The first can't be set back; the second goes on while the laptop sleeps.
        return time.monotonic(), time.time()

    def look(self) -> None:
        """Once a second: warn, or lock."""
        left = self.seconds_left()
        if left == 0:
            self.lock_asked.emit()
        elif left <= WARNING_SECONDS:
            self._warned = True
            self.lock_soon.emit(left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _ACTIVITY:
            self._last = self._clocks()
            if self._warned:
                self._warned = False
                self.lock_soon.emit(0)
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._on_key(event, pressed=kind == QEvent.Type.KeyPress)
        return False

    def _on_key(self, event: QKeyEvent, *, pressed: bool) -> bool:
        """Taken at the override too: else Ctrl+- of the digit row would shrink the text on a French keyboard."""
        wanted = digit(event, self._platform)
        locks = event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not wanted and not locks:
            return False
        event.accept()
        if pressed and locks:
            self.lock_asked.emit()
        elif pressed and not event.isAutoRepeat():
            self.screen_asked.emit(wanted)
        return True
