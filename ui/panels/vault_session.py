# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer goes to sleep, its lid is closed or its session locked: the workspace locks too.

On Linux the system says so over D-Bus, which is a local socket; where there is none, nothing happens here, and the
idle time (which counts the hours asleep) locks at the next look.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import SLOT, QObject, Signal, Slot

#: Bus, service, interface, signal, slot. logind tells of sleep (the lid too) and of a session locked by its keys;
#: the desktops' screen savers tell of one that was locked by itself.
_SYSTEM = (
    ("org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "_on_active(bool)"),
    ("org.freedesktop.login1", "org.freedesktop.login1.Session", "Lock", "_on_locked()"),
)
_SESSION = (
    ("org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "_on_active(bool)"),
    ("org.gnome.ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "_on_active(bool)"),
)


class SessionWatch(QObject):
    """``lock_asked`` when the computer is being left."""

    lock_asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        #: How many of the system's signals are listened to.
        self.heard = 0
        if sys.platform.startswith("linux"):
            self._listen()

    def _listen(self) -> None:
        # Only where it is used: elsewhere the module may not be there at all.
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415

        for bus, signals in ((QDBusConnection.systemBus(), _SYSTEM), (QDBusConnection.sessionBus(), _SESSION)):
            if not bus.isConnected():
                continue
            for service, interface, name, slot in signals:
                self.heard += bool(bus.connect(service, "", interface, name, self, SLOT(slot)))  # type: ignore[call-overload]  # PySide takes what SLOT gives

    @Slot(bool)
    def _on_active(self, active: bool) -> None:
        if active:
            self.lock_asked.emit()

    @Slot()
    def _on_locked(self) -> None:
        self.lock_asked.emit()
