# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of each screen: keys reach everything, all has a name, plain text, nothing cut, one main button."""

import re
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from casework.changes import Kind
from casework.paths import resources
from tests.ui.window import Program
from ui.context import Place
from ui.theme import DARK, LIGHT, Colours

Opened = Callable[..., Program]
PLACES = {
    "today": Place("today"),
    "cases": Place(kind=Kind.CASE, id=1),
    "new case": Place("cases", part="new:1"),
    "agenda": Place("agenda"),
    "letters": Place("post", part="new"),
    "pieces": Place(kind=Kind.PIECE, id=2),
    "packets": Place("packets"),
    "packet": Place(kind=Kind.PACKET, id=1),
    "contacts": Place(kind=Kind.PERSON, id=1),
    "authority": Place(kind=Kind.AUTHORITY, id=1),
    "facts": Place(kind=Kind.INCIDENT, id=1),
    "settings": Place("settings"),
    "guide": Place("help"),
}


def shown_in(page: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader would say: its own name, its text, or its buddy's."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    for label in widget.window().findChildren(QLabel):
        if label.buddy() is widget:
            return label.text()
    return ""


def path_of(widget: QObject) -> str:
    names = []
    seen: QObject | None = widget
    while seen is not None:
        names.append(type(seen).__name__)
        seen = seen.parent()
    return " < ".join(names)


def pages(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Each place in turn, in one run of the program."""
    window = program.app.window
    assert window is not None
    for name, place in PLACES.items():
        window.resize(1366, 728)
        window.go(place)
        program.settle(60_000)
        yield name, window.page


def controls(page: QWidget) -> list[QWidget]:
    """What a person can work: fields, buttons, lists; not the parts that Qt makes inside them."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)
    inner = (QAbstractSpinBox, QLineEdit, QTabBar, QComboBox, QAbstractItemView, QDialog)
    calendars = page.findChildren(QCalendarWidget)
    return [
        widget
        for kind in kinds
        for widget in shown_in(page, kind)
        if widget.isEnabled()
        and not isinstance(widget.parent(), inner)
        and not any(calendar.isAncestorOf(widget) for calendar in calendars)
    ]


def lit_of(widget: QWidget) -> QWidget | None:
    """Of switches of which one is on, the lit one: Tab comes to it, and the arrow keys go on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.checkedButton() if group is not None and group.exclusive() else None


def test_every_control_has_a_name_and_is_reached_by_tab(opened: Opened) -> None:
    faults = []
    for name, page in pages(opened()):
        reached: set[QWidget] = set()
        walker = page.nextInFocusChain()
        while walker is not page:
            if walker.focusPolicy() & Qt.FocusPolicy.TabFocus:
                reached.add(walker)
            walker = walker.nextInFocusChain()
        for widget in controls(page):
            if not spoken_name(widget):
                faults.append(f"{name}: no name: {path_of(widget)}")
            if widget not in reached and widget.focusProxy() not in reached and lit_of(widget) not in reached:
                faults.append(f"{name}: not by Tab: {spoken_name(widget)}: {path_of(widget)}")
    assert faults == []


def test_text_is_plain_and_one_button_is_the_main_one(opened: Opened) -> None:
    faults = []
    for name, page in pages(opened()):
        faults += [
            f"{name}: {label.text()}: {path_of(label)}"
            for label in page.findChildren(QLabel)
            if label.text() and label.textFormat() != Qt.TextFormat.PlainText
        ]
        primary = [
            each.text()
            for each in page.findChildren(QPushButton)
            if each.isVisible() and each.property("role") == "primary"
        ]
        if len(primary) > 1:
            faults.append(f"{name}: main buttons: {primary}")
    assert faults == []


class LongWords(QTranslator):
    """A language whose words are two fifths longer; what is cut in it would be cut in German."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        grown = text.replace("%n", str(n)) + "·" * (len(text) * 2 // 5)
        return f"[{grown}]"

    def isEmpty(self) -> bool:
        return False


def test_long_words_and_larger_text_are_not_cut(opened: Opened) -> None:
    translator = LongWords()
    program = opened(language="en", text_percent=130)
    QApplication.installTranslator(translator)
    try:
        program.app._rebuild()
        faults = []
        for name, page in pages(program):
            assert page.window().width() == 1366, name
            for button in page.findChildren(QPushButton):
                needed = button.fontMetrics().horizontalAdvance(button.text())
                if button.isVisible() and button.width() < needed:
                    faults.append(f"{name}: {button.text()} is cut: {path_of(button)}")
        assert faults == []
    finally:
        QApplication.removeTranslator(translator)


_LOOSE = re.compile(r" [:;!?»]|« |'|\w[:;!?](?=\s|$)|\w»")


def test_french_on_screen_is_set_as_french_is_printed() -> None:
    """No-break spaces before high punctuation and inside quotes, typographic apostrophes: in all our catalogues."""
    faults = set()
    for catalogue in sorted(resources("i18n", "fr").glob("*.ts")):
        for message in ElementTree.parse(catalogue).iter("message"):
            translation = message.find("translation")
            assert translation is not None
            for said in ("".join(translation.itertext()), *(form.text or "" for form in translation)):
                if _LOOSE.search(re.sub(r"\{\w+\}|https?:\S+|\d\d?:\d\d|\s+$", "x", said.strip())):
                    faults.add(f"{catalogue.name}: {said}")
    assert faults == set()


def _luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(look: Colours) -> None:
    pairs = [
        (ink, ground)
        for ground in (look.window, look.side, look.base, look.raised)
        for ink in (look.text, look.muted, look.accent, look.danger, look.warning, look.good)
    ] + [
        (look.accent_text, look.accent),
        (look.accent_text, look.accent_hover),
        (look.accent, look.accent_soft),
        (look.danger, look.danger_soft),
        (look.warning, look.warning_soft),
        (look.good, look.good_soft),
        (look.borrowed, look.borrowed_soft),
        (look.text, look.hover),
        (look.window, look.text),
    ]
    weak = {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5}
    assert weak == {}
    for ground in (look.base, look.window):
        assert contrast(look.field_border, ground) >= 3
