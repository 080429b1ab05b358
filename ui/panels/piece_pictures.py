# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pictures of pieces for lists: drawn when a list asks for them, in the limited child, kept in memory only."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from casework.documents.child import Worker
from casework.documents.errors import DocumentUnreadable
from casework.documents.render import Bitmap, thumbnail
from casework.documents.sniff import PICTURES, Content
from casework.errors import CaseworkError
from casework.queries.contents import open_content
from casework.queries.pieces import PieceRow
from casework.words import PieceKind
from ui.background import IsCancelled, Progress
from ui.context import Context
from ui.icons import icon
from ui.theme import colours
from ui.viewing import image_of

_ICONS = {
    PieceKind.PHOTO: "image",
    PieceKind.CAPTURE: "image",
    PieceKind.VIDEO: "film",
    PieceKind.AUDIO: "music",
    PieceKind.MAIL: "mail",
    PieceKind.DOCUMENT: "file-text",
    PieceKind.STATEMENT: "file-text",
}
_LONGEST = 192
_AT_ONCE = 12
_KEPT = 600
#: Larger files are not read for a small picture.
_MOST_BYTES = 60_000_000


def kind_icon(row: PieceRow) -> QIcon:
    """The sign of a piece's kind."""
    return icon(_ICONS.get(PieceKind(row.kind), "file"))


class PiecePictures(QObject):
    """``drawn`` is emitted when some are new: the lists paint themselves again."""

    drawn = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[str, QIcon] = {}
        self._asked: dict[str, Content] = {}
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(30)
        self._calm.timeout.connect(self._draw)
        self._busy = False

    def icon(self, row: PieceRow) -> QIcon:
        """The picture of a piece; until it is drawn, and for what has none, the sign of its kind."""
        if (known := self._kept.get(row.sha256)) is not None:
            return known
        content = Content(row.media_type)
        if (content in PICTURES or content is Content.PDF) and row.size <= _MOST_BYTES:
            self._asked[row.sha256] = content
            self._calm.start()
        return kind_icon(row)

    def _draw(self) -> None:
        if self._busy or not self._asked or self._context.viewing.runner.closed:
            return
        # What was asked for last is what is in view now.
        batch = list(self._asked.items())[-_AT_ONCE:]
        self._asked.clear()
        workspace = self._context.workspace

        def work(progress: Progress, cancelled: IsCancelled) -> dict[str, Bitmap | None]:
            del progress, cancelled
            found: dict[str, Bitmap | None] = {}
            with Worker() as worker:
                for sha256, content in batch:
                    try:
                        with open_content(workspace, sha256) as stream:
                            found[sha256] = thumbnail(worker, content, stream.read(), _LONGEST)
                    except (DocumentUnreadable, CaseworkError):
                        found[sha256] = None
            return found

        self._busy = True
        self._context.viewing.runner.run(self, work, self._on_drawn)

    def _on_drawn(self, found: dict[str, Bitmap | None]) -> None:
        self._busy = False
        for sha256, bitmap in found.items():
            # A file without a picture keeps its sign, and is not asked for again.
            made = icon("file") if bitmap is None else _framed(image_of(bitmap))
            self._kept[sha256] = made
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        self.drawn.emit()


def _framed(image: QImage) -> QIcon:
    """With a thin line round it: a white page would not be seen on a white list."""
    pixmap = QPixmap.fromImage(image)
    painter = QPainter(pixmap)
    painter.setPen(QColor(colours().field_border))
    painter.drawRect(pixmap.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return QIcon(pixmap)
