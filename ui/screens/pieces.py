# SPDX-License-Identifier: GPL-3.0-or-later
"""All pieces of evidence, whatever their case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casework.changes import Kind
from ui.context import Context, Page, Place, Screen
from ui.panels.pieces import PiecesPanel
from ui.widgets.parts import Heading, column


class PiecesPage(Page):
    """The panel of a case's pieces, over all cases."""

    shows = frozenset({Kind.PIECE, Kind.CASE, Kind.PACKET})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel = PiecesPanel(context, None)
        hint = self.tr("Files dropped here belong to no case yet; dropped on a case, they are numbered there.")
        whole = column(Heading(self.tr("Pieces"), hint), self.panel, margins=(28, 22, 28, 16))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        self.panel.read()

    def visit(self, place: Place) -> None:
        if place.kind is Kind.PIECE:
            self.panel.open(place.id)

    def begin_new(self) -> None:
        self.panel.choose_files()

    def flush(self) -> None:
        self.panel.flush()

    def filter_list(self) -> None:
        self.panel.list.filter.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.panel.panes.left, self.panel.panes.right)


SCREEN = Screen(
    key="pieces",
    title=lambda: QCoreApplication.translate("Screens", "Pieces"),
    icon="paperclip",
    build=PiecesPage,
    opens=frozenset({Kind.PIECE}),
)
