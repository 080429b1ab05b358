# SPDX-License-Identifier: GPL-3.0-or-later
"""All pieces of evidence, whatever their case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from casework.changes import Kind
from casework.services import pieces
from ui.background import IsCancelled, Progress
from ui.context import Context, Page, Place, Screen
from ui.panels.pieces import PiecesPanel
from ui.widgets.parts import Heading, column
from ui.widgets.text import button


class PiecesPage(Page):
    """The panel of a case's pieces, over all cases."""

    shows = frozenset({Kind.PIECE, Kind.CASE, Kind.PACKET})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel = PiecesPanel(context, None)
        check = button(self.tr("Check all pieces"), self.check_all, icon_name="shield-check")
        check.setToolTip(self.tr("Reads every piece again and compares it with what was taken in"))
        hint = self.tr("Files dropped here belong to no case yet; dropped on a case, they are numbered there.")
        whole = column(Heading(self.tr("Pieces"), hint, check), self.panel, margins=(28, 22, 28, 16))
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        self.panel.read()

    def check_all(self) -> None:
        """Read and hash every piece again, off the UI thread, and say what was found."""
        workspace = self.context.workspace

        def work(progress: Progress, cancelled: IsCancelled) -> pieces.Verified:
            return pieces.verify(workspace, progress=progress, cancelled=cancelled)

        self.context.work(self, work, self._on_checked, title=self.tr("Checking all pieces"))

    def _on_checked(self, found: pieces.Verified) -> None:
        told = [self.tr("%n piece(s) checked.", "", found.checked)]
        if found.missing:
            told.append(self.tr("%n file(s) missing: bring back a backup.", "", len(found.missing)))
        if found.altered:
            told.append(self.tr("%n file(s) altered: bring back a backup.", "", len(found.altered)))
        if found.missing or found.altered:
            self.panel.open((found.altered or found.missing)[0])
        else:
            told.append(self.tr("All are byte for byte as they were taken in."))
        self.context.messages.notice(" ".join(told), tone="danger" if found.missing or found.altered else "")

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
