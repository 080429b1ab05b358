# SPDX-License-Identifier: GPL-3.0-or-later
"""How the palette draws a line: what it is, a quiet hint, and below it the passage that was found with its matches."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from casework.language import visible

#: The role under which an item keeps its line as HTML, every text in it escaped.
LINE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 4
Index = QModelIndex | QPersistentModelIndex


def line(text: str, hint: str, extract: str, marks: Sequence[tuple[int, int]]) -> str:
    """One line as HTML."""
    told = _plain(text)
    if hint:
        told += f" &nbsp; <small>{_plain(hint)}</small>"
    if extract:
        told += f"<br><small>{_marked(extract, marks)}</small>"
    return told


def _marked(extract: str, marks: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in marks:
        parts += [_plain(extract[at:start]), "<b>", _plain(extract[start:end]), "</b>"]
        at = end
    return "".join((*parts, _plain(extract[at:])))


def _plain(text: str) -> str:
    return escape(visible(text))


class OfferLines(QStyledItemDelegate):
    """Draws items that keep a line; others as the style does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        html = index.data(LINE)
        if not html:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        style = drawn.widget.style() if drawn.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        document = self._document(html, drawn)
        lit = bool(drawn.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if lit else QPalette.ColorRole.Text
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, drawn.palette.color(role))
        left = self._left(drawn)
        painter.save()
        painter.translate(drawn.rect.left() + left, drawn.rect.top() + _MARGIN)
        context.clip = QRectF(0, 0, drawn.rect.width() - left, drawn.rect.height())
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        usual = super().sizeHint(option, index)
        html = index.data(LINE)
        if not html:
            return usual
        return QSize(
            usual.width(), max(usual.height(), round(self._document(html, option).size().height()) + 2 * _MARGIN)
        )

    def _left(self, option: QStyleOptionViewItem) -> int:
        return option.decorationSize.width() + 3 * _MARGIN

    def _document(self, html: str, option: QStyleOptionViewItem) -> QTextDocument:
        document = QTextDocument()
        document.setDefaultFont(option.font)
        document.setDocumentMargin(0)
        if option.widget is not None:
            document.setTextWidth(max(120, option.widget.width() - self._left(option) - 8 * _MARGIN))
        document.setHtml(html)
        return document
