# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of an open workspace: menus, the bar on top, the side bar, the screens, the line at the foot.

It is built anew when the language or the look changes, so that every text is written once, where it is built.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QMainWindow, QStackedWidget, QToolButton, QWidget

from casework.changes import Changed, Kind
from casework.services import office
from casework.words import NamesMode
from ui.actions import Actions, Command, Menu
from ui.context import Context, Page, Place, Screen
from ui.icons import icon, icon_size
from ui.input_watch import InputWatch
from ui.messages import Notice
from ui.theme import colours
from ui.widgets.palette import Found, Offer, Palette
from ui.widgets.parts import NoticeStrip, column, row
from ui.widgets.status import StatusLine
from ui.widgets.text import button, dress, icon_button

SMALLEST = QSize(800, 480)
#: Under this width the side bar shows icons only.
NARROW = 1000
Key = QKeySequence.StandardKey


class MainWindow(QMainWindow):
    """Shows screens and goes between them; knows nothing of what is on them.

    ``lock_wanted``, ``text_size_wanted`` (a step, 0 for 100 %) are for :mod:`ui.app`, which owns both.
    """

    lock_wanted = Signal()
    text_size_wanted = Signal(int)
    closing = Signal()

    def __init__(
        self,
        context: Context,
        screens: Sequence[Screen],
        watch: InputWatch,
        *,
        search: Found,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Casework")
        self.setMinimumSize(SMALLEST)
        self.context = context
        self._screens = {screen.key: screen for screen in screens}
        self._pages: dict[str, Page] = {}
        self._been: list[Place] = []
        self._here = Place()
        self._search = search
        #: Asked before the window closes; whoever says no closes it later.
        self.may_close: Callable[[], bool] = lambda: True
        self.actions_ = Actions(self)
        self.notices = NoticeStrip()
        self.status = StatusLine(context.runner, context.language)
        self.setStatusBar(self.status)
        self._stack = QStackedWidget()
        self._side = self._side_bar()
        self._stripe = QWidget()
        self._stripe.setObjectName("names_stripe")
        self._stripe.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stripe.setFixedHeight(3)
        self._add_actions()
        self._top = self._top_bar()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._side)
        middle.addWidget(self._stack, 1)
        centre = QWidget()
        centre.setLayout(column(self._top, self._stripe, self.notices, middle, spacing=0))
        self.setCentralWidget(centre)
        self.actions_.fill(self.menuBar())
        context.wanted.connect(self.go)
        context.changed.connect(self._on_changed)
        context.messages.noticed.connect(self._on_notice)
        context.messages.attach_strip()
        watch.screen_asked.connect(self._on_digit)
        watch.lock_soon.connect(self._on_lock_soon)
        self._watch = watch
        self._clock = QTimer(self)
        self._clock.setInterval(5_000)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._tick()
        self._show_names_mode()

    # -- building

    def _add_actions(self) -> None:
        go = [
            Command(
                key=f"go.{screen.key}",
                text=screen.title(),
                run=partial(self.go, Place(screen.key)),
                menu=Menu.VIEW,
                icon=screen.icon,
                keys=(f"Ctrl+{number}",) if number <= 9 else (),
            )
            for number, screen in enumerate(self._in_side_bar(), start=1)
        ]
        self.actions_.add(
            [
                Command("new", self.tr("&New"), self._on_new, Menu.FILE, "plus", (Key.New,), words=self.tr("add")),
                Command(
                    "print", self.tr("&Print what is shown"), self._on_print, Menu.FILE, "printer", (Key.Print,), 1
                ),
                # Ctrl+L itself is taken by the input watch, which hears it in dialogs too.
                Command("lock", self.tr("&Lock (Ctrl+L)"), self.lock_wanted.emit, Menu.FILE, "lock", (), 2),
                Command("quit", self.tr("&Quit"), self.close, Menu.FILE, "", (Key.Quit,), 2),
                Command("undo", self.tr("&Undo the last change"), self._on_undo, Menu.EDIT, "undo-2", (Key.Undo,)),
                Command("redo", self.tr("&Do it again"), self.context.redo, Menu.EDIT, "redo-2", (Key.Redo,)),
                Command("find", self.tr("&Filter this list"), self._on_find, Menu.EDIT, "search", (Key.Find,), 1),
                Command(
                    "palette", self.tr("&Search everywhere"), self.open_palette, Menu.EDIT, "search", ("Ctrl+K",), 1
                ),
                *go,
                Command(
                    "names",
                    self.tr("Real or borrowed &names"),
                    self._on_names,
                    Menu.VIEW,
                    "venetian-mask",
                    ("Ctrl+Shift+B",),
                    1,
                ),
                Command("back", self.tr("&Back"), self.back, Menu.VIEW, "arrow-left", ("Alt+Left",), 1),
                Command("next_pane", self.tr("Next &pane"), partial(self._step_pane, 1), Menu.VIEW, "", ("F6",), 1),
                Command(
                    "previous_pane",
                    self.tr("P&revious pane"),
                    partial(self._step_pane, -1),
                    Menu.VIEW,
                    "",
                    ("Shift+F6",),
                    1,
                ),
                Command(
                    "larger",
                    self.tr("Larger &text"),
                    partial(self.text_size_wanted.emit, 1),
                    Menu.VIEW,
                    "zoom-in",
                    (Key.ZoomIn, "Ctrl+="),
                    2,
                ),
                Command(
                    "smaller",
                    self.tr("&Smaller text"),
                    partial(self.text_size_wanted.emit, -1),
                    Menu.VIEW,
                    "zoom-out",
                    (Key.ZoomOut,),
                    2,
                ),
                Command(
                    "usual_size",
                    self.tr("&Usual text size"),
                    partial(self.text_size_wanted.emit, 0),
                    Menu.VIEW,
                    "type",
                    ("Ctrl+0",),
                    2,
                ),
            ]
        )
        for screen in self._screens.values():
            self.actions_.add(screen.commands(self.context))

    def _in_side_bar(self) -> list[Screen]:
        return [screen for screen in self._screens.values() if screen.in_side_bar]

    def _side_bar(self) -> QWidget:
        side = QWidget()
        side.setObjectName("side_bar")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setAccessibleName(self.tr("Screens"))
        self._buttons: dict[str, QToolButton] = {}
        self._entries = QButtonGroup(self)
        layout = column(spacing=2, margins=(8, 10, 8, 8))
        for screen in self._in_side_bar():
            entry = QToolButton()
            entry.setText(screen.title())
            entry.setIcon(icon(screen.icon))
            entry.setIconSize(icon_size())
            entry.setCheckable(True)
            entry.setToolTip(screen.title())
            entry.setAccessibleName(screen.title())
            entry.setSizePolicy(entry.sizePolicy().Policy.Expanding, entry.sizePolicy().Policy.Fixed)
            entry.setMinimumHeight(round(self.fontMetrics().height() * 2))
            entry.clicked.connect(partial(self._on_side, screen.key))
            self._entries.addButton(entry)
            self._buttons[screen.key] = entry
            layout.addWidget(entry)
        layout.addStretch(1)
        side.setLayout(layout)
        return side

    def _top_bar(self) -> QWidget:
        top = QWidget()
        top.setObjectName("top_bar")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        new = button(self.tr("New"), self.actions_["new"].trigger, icon_name="plus")
        new.setToolTip(self.actions_["new"].toolTip())
        self._back = icon_button("arrow-left", self.actions_["back"].toolTip(), self.back)
        find = button(self.tr("Search everywhere    Ctrl+K"), self.open_palette, icon_name="search")
        find.setObjectName("search_everywhere")
        find.setAccessibleName(self.tr("Search everywhere"))
        find.setMaximumWidth(520)
        self.names = button("", self._on_names)
        self.names.setObjectName("names_mode")
        lock = button(self.tr("Lock"), self.lock_wanted.emit, icon_name="lock")
        lock.setToolTip(self.tr("Lock (Ctrl+L)"))
        inside = row(self._back, new, find, None, self.names, lock, spacing=10)
        inside.setContentsMargins(10, 7, 10, 7)
        inside.setStretch(2, 3)
        top.setLayout(inside)
        return top

    # -- going places

    @property
    def page(self) -> Page:
        """The page in view."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @property
    def place(self) -> Place:
        return self._here

    def go(self, place: Place) -> None:
        """Show a place, and remember the one before for Back."""
        if self._here.screen:
            self._been.append(self._here)
        self._show(place)

    def back(self) -> None:
        if not self.page.leave_detail() and self._been:
            self._show(self._been.pop())

    def _show(self, place: Place) -> None:
        key = place.screen or next(
            (screen.key for screen in self._screens.values() if place.kind in screen.opens), next(iter(self._screens))
        )
        if self._stack.count():
            self.page.flush()
        if key not in self._pages:
            self._pages[key] = self._screens[key].build(self.context)
            self._stack.addWidget(self._pages[key])
        self._here = Place(key, place.kind, place.id, place.part)
        self._stack.setCurrentWidget(self._pages[key])
        self._light(key)
        if place.id or place.part:
            self._pages[key].visit(self._here)
        else:
            self._pages[key].show_home()
        self._back.setEnabled(bool(self._been))

    def _light(self, key: str) -> None:
        """Show in the side bar where we are; a screen that has no entry lights none."""
        self._entries.setExclusive(False)
        for name, entry in self._buttons.items():
            entry.setChecked(name == key)
        self._entries.setExclusive(True)

    def _on_side(self, key: str, _checked: bool = False) -> None:
        self.go(Place(key))

    def _on_digit(self, number: int) -> None:
        entries = self._in_side_bar()
        if self.isActiveWindow() and QApplication.activeModalWidget() is None and number <= len(entries):
            self.go(Place(entries[number - 1].key))

    def _step_pane(self, step: int) -> None:
        panes = [pane for pane in (self._top, self._side, *self.page.panes()) if pane.isVisible()]
        focus = QApplication.focusWidget()
        inside = [number for number, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))]
        target = panes[((inside[-1] if inside else -1) + step) % len(panes)]
        first: QWidget | None = target
        while first is not None and not (first.focusPolicy() & Qt.FocusPolicy.TabFocus and first.isVisible()):
            first = first.nextInFocusChain()
            if first is target:
                return
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    # -- telling

    def open_palette(self) -> None:
        """Find anything, or run any action by name."""
        offers = [
            Offer(
                command.text.replace("&", ""),
                self.actions_[command.key].trigger,
                command.icon,
                self.actions_[command.key].shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                command.words,
            )
            for command in self.actions_.commands()
            if command.key != "palette" and command.available()
        ]
        self.palette_ = Palette(self, offers, self._search)
        self.palette_.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.palette_.popup()

    def _show_names_mode(self) -> None:
        """Say by a word and a stripe whether names are real or borrowed."""
        borrowed = self.context.view.names is NamesMode.BORROWED
        tone = "borrowed" if borrowed else "real"
        self.names.setText(self.tr("Names: borrowed") if borrowed else self.tr("Names: real"))
        self.names.setIcon(icon("venetian-mask" if borrowed else "user", colours().borrowed if borrowed else ""))
        self.names.setToolTip(self.tr("Which names screens, prints and exports show"))
        dress(self.names, tone=tone)
        dress(self._stripe, tone=tone)

    def _on_names(self) -> None:
        other = NamesMode.REAL if self.context.view.names is NamesMode.BORROWED else NamesMode.BORROWED
        workspace = self.context.workspace
        told = self.tr("Real names are shown.") if other is NamesMode.REAL else self.tr("Borrowed names are shown.")
        self.context.do(self, lambda: office.choose_names(workspace, other), said=told)

    def _on_new(self) -> None:
        self.page.begin_new()

    def _on_print(self) -> None:
        self.page.print_shown()

    def _on_find(self) -> None:
        self.page.filter_list()

    def _on_undo(self) -> None:
        focus = QApplication.focusWidget()
        undo_here = getattr(focus, "undo", None)
        if undo_here is not None and not getattr(focus, "isReadOnly", lambda: False)():
            undo_here()
        else:
            self.context.undo()

    def _on_notice(self, notice: Notice) -> None:
        self.notices.tell(notice)

    def _on_changed(self, changed: Changed) -> None:
        if Kind.OFFICE in changed.kinds:
            self._show_names_mode()
        if changed.job:
            self.status.say_saved(datetime.now().astimezone())

    def _on_lock_soon(self, seconds: int) -> None:
        self.status.say_lock(seconds or self._watch.seconds_left())
        if seconds:
            words = self.tr("The window locks in %n second(s). Press any key to stay.", "", seconds)
            self.notices.tell(Notice(words, "warning"))
        else:
            self.notices.hide()

    def _tick(self) -> None:
        self.status.say_lock(self._watch.seconds_left())

    # -- leaving

    def flush(self) -> None:
        """Every page hands over what is unsaved."""
        for page in self._pages.values():
            page.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for entry in self._buttons.values():
            entry.setToolButtonStyle(style)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
