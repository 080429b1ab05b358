# SPDX-License-Identifier: GPL-3.0-or-later
"""No test, and no process that a test starts, reaches the network."""

from __future__ import annotations

import socket
import sys


class NetworkReached(AssertionError):
    """Something tried to reach the network. The program has no business there."""


_ASKS_FOR_NAMES = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_USES_SOCKET = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


def _no_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _ASKS_FOR_NAMES:
        raise NetworkReached(event)
    local = getattr(socket, "AF_UNIX", None)  # Windows has none
    if event in _USES_SOCKET and isinstance(arguments[0], socket.SocketType) and arguments[0].family != local:
        raise NetworkReached(event)


def forbid() -> None:
    """From now on, in this process. A hook can't be taken back, which is what we want."""
    sys.addaudithook(_no_network)
