# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at documents: opened from the encrypted store into memory, drawn by a limited child process, shown as
bitmaps. Never in this process, never by way of the disk.

Drawing has a runner of its own, so that a long import does not keep a page from showing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from casework.documents.child import Worker
from casework.documents.look import SHOWN, pdf_to_look_at
from casework.documents.render import Bitmap, PageSize, PdfView, picture
from casework.documents.sniff import PICTURES, Content
from casework.language import Language, system_language
from casework.queries.contents import open_content
from casework.services.session import Workspace
from ui.background import IsCancelled, Progress, Runner

_LONGEST = 2400


def image_of(bitmap: Bitmap) -> QImage:
    """The pixels as Qt draws them; copied, because the bytes do not outlive the call."""
    return QImage(bitmap.rgb, bitmap.width, bitmap.height, bitmap.width * 3, QImage.Format.Format_RGB888).copy()


class Pages:
    """An opened document of which single pages can be drawn. All calls are for a worker thread."""

    def __init__(self, data: bytes, content: Content, language: Language) -> None:
        self._picture: QImage | None = None
        self._pdf: PdfView | None = None
        if content in PICTURES:
            with Worker() as worker:
                self._picture = image_of(picture(worker, data, _LONGEST))
        else:
            self._pdf = PdfView(pdf_to_look_at(content, data, language))

    @property
    def is_picture(self) -> bool:
        """Whether it is one picture, to be seen whole, and not pages to be read."""
        return self._picture is not None

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """Each page's size in points."""
        if self._pdf is not None:
            return tuple(self._pdf.size(page) for page in range(self._pdf.pages))
        assert self._picture is not None
        return (PageSize(float(self._picture.width()), float(self._picture.height())),)

    def draw(self, page: int, dpi: float) -> QImage:
        """A page (from 0) at this resolution; a picture as it is."""
        if self._pdf is not None:
            return image_of(self._pdf.draw(page, dpi=dpi))
        assert self._picture is not None
        return self._picture

    def close(self) -> None:
        if self._pdf is not None:
            self._pdf.close()


def can_show(media_type: str) -> bool:
    """Whether the viewer can draw this kind of content."""
    return media_type in {content.value for content in SHOWN}


class Viewing(QObject):
    """Opens and draws, answering on the UI thread."""

    def __init__(
        self,
        on_error: Callable[[Exception], None],
        parent: QObject,
        language: Callable[[], Language] = system_language,
    ) -> None:
        """``language``: that of the few words which are put on the pages of a mail."""
        super().__init__(parent)
        self._language = language
        self.runner = Runner(on_error, self)

    def open(
        self,
        owner: QObject,
        workspace: Workspace,
        sha256: str,
        media_type: str,
        done: Callable[[Pages], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Open a content of the store; ``done`` gets its pages."""

        def work(progress: Progress, cancelled: IsCancelled) -> Pages:
            del progress, cancelled
            with open_content(workspace, sha256) as stream:
                return Pages(stream.read(), Content(media_type), self._language())

        self.runner.run(owner, work, done, failed=failed)

    def draw(
        self,
        owner: QObject,
        pages: Pages,
        page: int,
        dpi: float,
        done: Callable[[QImage], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Draw one page."""

        def work(progress: Progress, cancelled: IsCancelled) -> QImage:
            del progress, cancelled
            return pages.draw(page, dpi)

        self.runner.run(owner, work, done, failed=failed)

    def release(self, pages: Pages) -> None:
        """End a document's child process, after what was asked of it before."""
        self.runner.run(self, lambda progress, cancelled: pages.close())

    def close(self) -> None:
        self.runner.close()
