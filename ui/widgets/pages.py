# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages one under the other on a desk, drawn when they come into view, as wide as there is room for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from casework.errors import CaseworkError
from casework.language import Language
from casework.sentences import sentence
from casework.services.session import Workspace
from ui.theme import colours
from ui.viewing import Pages, Viewing

_GAP = 14
_KEPT = 12


class PageView(QAbstractScrollArea):
    """Shows a content of the store. ``turned`` tells which page is in view, and of how many."""

    turned = Signal(int, int)

    def __init__(self, viewing: Viewing, language: Language, name: str) -> None:
        super().__init__()
        self._viewing, self._language = viewing, language
        self._pages: Pages | None = None
        self._sha256 = ""
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._tops: list[int] = []
        self._scale = 1.0
        self._words = ""
        self.setAccessibleName(name)
        self.setProperty("role", "desk")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().setSingleStep(40)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(60)
        self._calm.timeout.connect(self._ask)
        self.destroyed.connect(partial(_release, viewing, self.__dict__))

    # -- what is shown

    @property
    def count(self) -> int:
        return len(self._tops)

    @property
    def is_drawn(self) -> bool:
        """Whether the pages in view have been drawn."""
        return bool(self._images) and all(page in self._images for page in self._in_view())

    def show_content(self, workspace: Workspace, sha256: str, media_type: str) -> None:
        """Open this content; the same again changes nothing."""
        if sha256 == self._sha256:
            return
        self.say(self.tr("Opening…"))
        self._sha256 = sha256
        self._viewing.open(
            self, workspace, sha256, media_type, partial(self._on_opened, sha256), partial(self._on_failed, sha256)
        )

    def say(self, words: str) -> None:
        """Show words in place of pages."""
        self._drop()
        self._sha256 = ""
        self._words = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def _drop(self) -> None:
        if self._pages is not None:
            self._viewing.release(self._pages)
        self._pages = None
        self._images.clear()
        self._asked.clear()
        self._tops = []
        self.verticalScrollBar().setRange(0, 0)

    def _on_opened(self, sha256: str, pages: Pages) -> None:
        if sha256 != self._sha256:
            self._viewing.release(pages)
            return
        self._pages = pages
        self._words = ""
        self.setAccessibleDescription(self.tr("%n page(s)", "", len(pages.sizes)))
        self._lay_out()
        self._ask()
        self.turned.emit(self.page + 1, self.count)

    def _on_failed(self, sha256: str, error: Exception) -> None:
        if sha256 == self._sha256:
            if isinstance(error, CaseworkError):
                self.say(sentence(error, self._language))
            else:
                self.say(self.tr("This file can’t be shown here."))

    # -- where pages lie

    def _lay_out(self) -> None:
        if self._pages is None:
            return
        sizes = self._pages.sizes
        room = max(80, self.viewport().width() - 2 * _GAP)
        widest = max(size.width for size in sizes)
        # A picture is not blown up past its own pixels; a page fills the width, up to a readable limit.
        self._scale = min(room / widest, 2.0)
        if self._pages.is_picture:
            tall = max(80, self.viewport().height() - 2 * _GAP)
            self._scale = min(self._scale, 1.0, tall / sizes[0].height)
        top, tops = _GAP, []
        for size in sizes:
            tops.append(top)
            top += round(size.height * self._scale) + _GAP
        self._tops = tops
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, top - self.viewport().height()))
        self.viewport().update()

    def _rect(self, page: int) -> QRect:
        assert self._pages is not None
        size = self._pages.sizes[page]
        width, height = round(size.width * self._scale), round(size.height * self._scale)
        left = (self.viewport().width() - width) // 2
        return QRect(left, self._tops[page] - self.verticalScrollBar().value(), width, height)

    def _in_view(self) -> list[int]:
        if self._pages is None:
            return []
        room = self.viewport().rect()
        return [page for page in range(self.count) if self._rect(page).intersects(room)]

    @property
    def page(self) -> int:
        """The page (from 0) in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(0, sum(1 for top in self._tops if top <= middle) - 1)

    def turn_to(self, page: int) -> None:
        """Bring a page (from 0) into view."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self._tops[page] - _GAP)

    # -- drawing

    def _ask(self) -> None:
        # The window may be closing while a timer still runs.
        if self._pages is None or self._viewing.runner.closed:
            return
        dpi = 72 * self._scale * self.devicePixelRatioF()
        for page in self._in_view():
            if page not in self._asked:
                self._asked.add(page)
                done = partial(self._on_drawn, self._pages, page)
                self._viewing.draw(self, self._pages, page, dpi, done, partial(self._on_not_drawn, page))

    def _on_drawn(self, pages: Pages, page: int, image: QImage) -> None:
        if pages is not self._pages:
            return
        self._images[page] = image
        while len(self._images) > _KEPT:
            far = max(self._images, key=lambda number: abs(number - self.page))
            del self._images[far]
            self._asked.discard(far)
        self.viewport().update()

    def _on_not_drawn(self, page: int, error: Exception) -> None:
        del page, error  # the blank sheet stays; the others are to be seen all the same

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        now = colours()
        painter.fillRect(event.rect(), QColor(now.side))
        if self._words:
            painter.setPen(QColor(now.muted))
            inside = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_view():
            place = self._rect(page)
            painter.fillRect(place, QColor(now.paper))
            if (image := self._images.get(page)) is not None:
                painter.drawImage(place, image)
            painter.setPen(QColor(now.border))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    # -- moving

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.page
        self._lay_out()
        if event.size().width() != event.oldSize().width():
            self._images.clear()
            self._asked.clear()
            self.turn_to(page)
        self._calm.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self._calm.start()
        self.turned.emit(self.page + 1, self.count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown:
                self.turn_to(self.page + 1)
            case Qt.Key.Key_PageUp:
                self.turn_to(self.page - 1)
            case _:
                super().keyPressEvent(event)


def _release(viewing: Viewing, state: dict[str, object], _gone: QWidget | None = None) -> None:
    """The view was destroyed: its document's process must not outlive it."""
    pages = state.get("_pages")
    if isinstance(pages, Pages) and not viewing.runner.closed:
        viewing.release(pages)
