# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a workspace should not lie: in a folder that another program copies elsewhere, or on a network share.

A database that is copied while it is written tears apart, and a provider learns when and how much the charity works.
"""

from __future__ import annotations

from pathlib import Path

_BY_NAME = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "icloud~": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "kdrive": "kDrive",
    "pcloud": "pCloud",
    "seafile": "Seafile",
    "megasync": "MEGA",
    "proton drive": "Proton Drive",
    "syncthing": "Syncthing",
}
_BY_FILE = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync_journal.db": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
    ".seafile-data": "Seafile",
}
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"}
_MOUNTS = Path("/proc/self/mounts")


def synced_by(folder: Path) -> str:
    """The service that keeps this folder elsewhere too, or the kind of network share; empty where none is seen."""
    folder = folder.absolute()
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        for start, service in _BY_NAME.items():
            if name == start or name.startswith((f"{start} ", f"{start}-", f"{start}(")):
                return service
        for file, service in _BY_FILE.items():
            if (place / file).exists():
                return service
    return _network_share(folder)


def _network_share(folder: Path) -> str:
    if str(folder).startswith("\\\\"):
        return "SMB"
    try:
        mounts = [line.split() for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return ""
    best, kind = "", ""
    for fields in mounts:
        where = fields[1].replace("\\040", " ")
        if len(where) >= len(best) and folder.is_relative_to(where):
            best, kind = where, fields[2]
    return kind if kind in _NETWORK else ""
