# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of law: all that the program counts with, what is sure and what is not, and the association's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from casework.changes import Kind
from casework.queries import law_rules
from casework.queries.law_rules import RuleLine
from ui.actions import Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.panels.law_own import OwnRules
from ui.panels.law_rule import RulePanel
from ui.widgets.panes import ListDetail
from ui.widgets.parts import Chips, EmptyState, Heading, clear, column, scrolled
from ui.widgets.text import Label, button


class LawPage(Page):
    """The list on the left, the rule or the own texts on the right."""

    shows = frozenset({Kind.OFFICE})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rules: tuple[RuleLine, ...] = ()
        self._writing = False
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Words in French or English, an article"))
        self.search.setAccessibleName(self.tr("Search the rules"))
        self.search.setClearButtonEnabled(True)
        self.which = Chips(
            self.tr("Which rules"),
            [("all", self.tr("All")), ("doubt", self.tr("To be confirmed")), ("own", self.tr("Our own"))],
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._count = Label("", "small")
        own = button(self.tr("Our own rules"), self.begin_new, icon_name="pencil")
        left = QWidget()
        inside = column(
            Heading(self.tr("Rules of law"), "", own),
            self.which,
            self.search,
            self._count,
            self.list,
            spacing=10,
            margins=(28, 22, 16, 16),
        )
        inside.setStretch(4, 1)
        left.setLayout(inside)
        self._detail = QVBoxLayout()
        self._detail.setContentsMargins(22, 22, 22, 22)
        right = QWidget()
        right.setLayout(self._detail)
        self._panes = ListDetail(left, scrolled(right))
        self.setLayout(column(self._panes))
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.which.chosen.connect(lambda _key: self._narrow())
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_rule())
        self.list.itemActivated.connect(lambda _item: self._panes.show_detail())
        self.list.itemClicked.connect(lambda _item: self._panes.show_detail())

    def refresh(self) -> None:
        self._rules = law_rules.list_rules(self.context.workspace, self.context.language)
        self._narrow()

    def _narrow(self) -> None:
        kept = self.chosen.id if self.chosen else ""
        found = [rule for rule in law_rules.narrowed(self._rules, self.search.text()) if self._wanted(rule)]
        self.list.blockSignals(True)
        self.list.clear()
        for rule in found:
            marks = [rule.field]
            if rule.own:
                marks.append(self.tr("our own"))
            if not _is_sure(rule):
                marks.append(self.tr("to be confirmed"))
            item = QListWidgetItem(f"{rule.title}\n{' · '.join(marks)}")
            item.setData(Qt.ItemDataRole.UserRole, rule.id)
            self.list.addItem(item)
            if rule.id == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._count.setText(self.tr("%n rule(s)", "", len(found)))
        # A text being written is left alone.
        if not self._writing:
            self._on_rule()

    def _wanted(self, rule: RuleLine) -> bool:
        match self.which.key:
            case "doubt":
                return not _is_sure(rule)
            case "own":
                return rule.own
        return True

    @property
    def chosen(self) -> RuleLine | None:
        """The rule that is lit."""
        item = self.list.currentItem()
        wanted = item.data(Qt.ItemDataRole.UserRole) if item else None
        return next((rule for rule in self._rules if rule.id == wanted), None)

    def choose(self, rule_id: str) -> None:
        """Light a rule by its id."""
        for number in range(self.list.count()):
            if self.list.item(number).data(Qt.ItemDataRole.UserRole) == rule_id:
                self.list.setCurrentRow(number)

    def _on_rule(self) -> None:
        self._writing = False
        rule = self.chosen
        if rule is None:
            self._show(EmptyState("scroll-text", self.tr("Choose a rule to read it.")))
            return
        panel = RulePanel(self.context, rule)
        panel.amend_wanted.connect(self._amend)
        self._show(panel)

    def _amend(self, rule: RuleLine) -> None:
        self._show_own(rule.title, law_rules.text_to_begin(rule))

    def begin_new(self) -> None:
        self._show_own("", "")

    def _show_own(self, name: str, text: str) -> None:
        own = OwnRules(self.context, name, text)
        own.kept.connect(self._on_kept)
        self._show(own)
        self._writing = True
        self._panes.show_detail()
        own.setFocus()

    def _on_kept(self) -> None:
        self._writing = False
        self.which.choose("own")
        self._narrow()

    def _show(self, panel: QWidget) -> None:
        clear(self._detail)
        self._detail.addWidget(panel)

    def filter_list(self) -> None:
        self.search.setFocus()

    def leave_detail(self) -> bool:
        if not self._panes.is_narrow:
            return False
        self._panes.show_list()
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self._panes.right)


def _is_sure(rule: RuleLine) -> bool:
    return rule.verified == "yes" or rule.confirmed_anew


def _commands(context: Context) -> Sequence[Command]:
    """The way in: from the menu and the palette."""
    return [
        Command(
            "law",
            QCoreApplication.translate("Screens", "&Rules of law"),
            lambda: context.go(Place("law")),
            Menu.TOOLS,
            "scroll-text",
            words=QCoreApplication.translate("Screens", "deadlines, articles, lawyer"),
        )
    ]


SCREEN = Screen(
    key="law",
    title=lambda: QCoreApplication.translate("Screens", "Rules of law"),
    icon="scroll-text",
    build=LawPage,
    commands=_commands,
    in_side_bar=False,
)
