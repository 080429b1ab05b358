# SPDX-License-Identifier: GPL-3.0-or-later
"""A hearing: where, when, who goes, what came of it; what else is on that day; adjourning it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from casework.changes import Changed
from casework.language import NBSP, clock, long_date
from casework.queries.hearings import Clash, HearingSheet, clashes, hearing_sheet
from casework.queries.people import list_authorities
from casework.services import hearings
from casework.words import AuthorityKind
from ui.context import Context
from ui.widgets.drawer import Ask, Drawer
from ui.widgets.fields import Choice, DateField, LongText, TimeField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.parts import Card, column
from ui.widgets.text import Label, button

COURTS = frozenset(
    kind.value
    for kind in (
        AuthorityKind.CRIMINAL_COURT,
        AuthorityKind.POLICE_COURT,
        AuthorityKind.APPEAL_COURT,
        AuthorityKind.CASSATION_COURT,
        AuthorityKind.ADMINISTRATIVE_TRIBUNAL,
        AuthorityKind.ADMINISTRATIVE_APPEAL_COURT,
        AuthorityKind.CONSEIL_ETAT,
        AuthorityKind.INVESTIGATING_JUDGE,
        AuthorityKind.ECHR,
    )
)
_TEXTS = ("court", "chamber", "room", "purpose", "attending", "lawyer", "interpreter", "result")


class HearingPanel(Card):
    """A new hearing of a case, or one that is there (``hearing_id``)."""

    def __init__(
        self, context: Context, *, case_id: int = 0, hearing_id: int = 0, done: Callable[[], object] | None = None
    ) -> None:
        super().__init__("" if hearing_id else self.tr("A hearing"), tone="accent")
        self._context, self._case_id, self._id, self._done = context, case_id, hearing_id, done
        self.sheet: HearingSheet | None = None
        self.form = self._form()
        self._clash = Label("", tone="warning", wrap=True)
        self._clash.hide()
        self._drawer = Drawer()
        if hearing_id:
            self.sheet = hearing_sheet(context.workspace, context.view, hearing_id)
            self._fill(self.sheet)
            self.setAccessibleName(self.tr("Hearing of {reference}").format(reference=self.sheet.reference))
        self.add(self.form, self._clash)
        for words in self._chain():
            self.add(Label(words, "small", wrap=True))
        self.add(self._acts(), self._drawer)
        self.when.changed.connect(self._look_for_clashes)
        for name in ("attending", "lawyer"):
            field = self.form[name]
            if isinstance(field, QLineEdit):
                field.textEdited.connect(lambda _text: self._look_for_clashes())
        self._look_for_clashes()
        self.setFocusProxy(self.when)

    # -- the fields

    def _form(self) -> Form:
        context = self._context
        form = Form(3)
        self.when = DateField(self.tr("Day"), context.language, context.today, warn_past=not self._id)
        self.hour = TimeField(self.tr("Time"), context.language)
        form.add("on", self.tr("Day"), self.when)
        form.add("at", self.tr("Time"), self.hour)
        form.add("month_only", "", QCheckBox(self.tr("Only the month is known")))
        courts = list_authorities(context.workspace, kinds=COURTS)
        known = [("", self.tr("Another court")), *((str(one.id), one.name) for one in courts)]
        form.add("authority", self.tr("Court"), Choice(self.tr("Court"), known))
        form.add("court", self.tr("Name of another court"), QLineEdit())
        form.add("chamber", self.tr("Chamber"), QLineEdit())
        form.add("room", self.tr("Room"), QLineEdit())
        form.add("attending", self.tr("Who goes"), QLineEdit(), hint=self.tr("Several names: parted by commas"))
        form.add("lawyer", self.tr("Lawyer"), QLineEdit())
        form.add("interpreter", self.tr("Interpreter"), QLineEdit(), hint=self.tr("Language, or the person’s name"))
        form.add("purpose", self.tr("About"), QLineEdit())
        if self._id:
            form.add("result", self.tr("What came of it"), LongText(self.tr("What came of it"), 2), wide=True)
        return form

    def _fill(self, sheet: HearingSheet) -> None:
        texts = {name: getattr(sheet, name) for name in _TEXTS}
        self.form.fill(
            {
                **texts,
                "on": sheet.on,
                "at": sheet.at,
                "month_only": sheet.month_only,
                "authority": str(sheet.authority_id or ""),
            }
        )

    def _values(self, day: date) -> dict[str, object]:
        found = self.form.values()
        month_only = bool(found["month_only"])
        chosen = str(found["authority"] or "")
        texts: dict[str, object] = {name: found[name] for name in _TEXTS if name in found}
        return {
            **texts,
            "on": day.replace(day=1) if month_only else day,
            "at": None if month_only else self.hour.at,
            "month_only": month_only,
            "authority_id": int(chosen) if chosen else None,
        }

    # -- what it says besides

    def _look_for_clashes(self) -> None:
        """Say what else is on that day, while it is typed."""
        day = self.when.day
        people = tuple(str(self.form.values()[name] or "") for name in ("attending", "lawyer"))
        found = clashes(self._context.workspace, day, people=people, leaving_out=self._id or None) if day else ()
        self._clash.setText("\n".join(self._clash_words(one) for one in found))
        self._clash.setVisible(bool(found))

    def _clash_words(self, one: Clash) -> str:
        hour = clock(one.at, self._context.language) if one.at else self.tr("hour not known")
        if one.same_person:
            pattern = self.tr("Somebody is expected twice that day: {reference}, {hour}, {court}.")
        else:
            pattern = self.tr("Another hearing that day: {reference}, {hour}, {court}.")
        return pattern.format(reference=one.reference, hour=hour, court=one.court)

    def _chain(self) -> list[str]:
        if self.sheet is None:
            return []
        language = self._context.language
        words = []
        for day, result in self.sheet.earlier:
            told = self.tr("Adjourned from {date}").format(date=long_date(day, language, weekday=True))
            words.append(f"{told}{NBSP}: {result}" if result else told)
        if self.sheet.adjourned_to is not None:
            words.append(self.tr("It was adjourned; the later hearing is the one to move."))
        return words

    def _acts(self) -> QWidget:
        if self.sheet is None:
            return flow(button(self.tr("Add the hearing"), self.add_hearing))
        acts = [button(self.tr("Keep"), self.keep)]
        if self.sheet.adjourned_to is None:
            acts.append(button(self.tr("Adjourned to…"), self._ask_adjourn, icon_name="calendar-days"))
        acts.append(button(self.tr("To the bin"), self._on_bin, role="quiet", icon_name="trash-2"))
        return flow(*acts)

    # -- what is done

    def add_hearing(self) -> None:
        """Put it in the agenda."""
        day = self._day()
        if day is None:
            return
        workspace = self._context.workspace
        it = hearings.HearingSet(case_id=self._case_id, **self._values(day))  # type: ignore[arg-type]
        self._do(lambda: hearings.schedule(workspace, it), self.tr("The hearing is in the agenda."))

    def keep(self) -> None:
        """Write the changes; what hangs on the day is counted again."""
        day, sheet = self._day(), self.sheet
        if day is None or sheet is None:
            return
        workspace, now, edited = self._context.workspace, self._values(day), set(self.form.unsaved())
        # Only what was edited: a text shown with borrowed names must not be written over the real one.
        values = {name: now[name] for name in _TEXTS if name in edited}
        if edited & {"on", "at", "month_only"}:
            values |= {name: now[name] for name in ("on", "at", "month_only")}
        if "authority" in edited:
            values["authority_id"] = now["authority_id"]
            if now["authority_id"] and "court" not in edited:
                values["court"] = self._court_name()
        said = self.tr("The hearing was changed; dates that hang on it were counted again.")
        self._do(lambda: hearings.amend(workspace, sheet.id, values, version=sheet.version), said)

    def _court_name(self) -> str:
        field = self.form["authority"]
        return field.currentText() if isinstance(field, Choice) else ""

    def _day(self) -> date | None:
        if self.form.first_wrong or self.when.day is None:
            self.when.setFocus()
            return None
        return self.when.day

    def _ask_adjourn(self) -> None:
        self._drawer.toggle("adjourn", self._adjourn_form)

    def _adjourn_form(self) -> QWidget:
        context, hearing_id = self._context, self._id
        form = Form(3)
        when = DateField(self.tr("New day"), context.language, context.today)
        hour = TimeField(self.tr("Time"), context.language)
        month_only = QCheckBox(self.tr("Only the month is known"))
        form.add("on", self.tr("New day"), when)
        form.add("at", self.tr("Time"), hour)
        form.add("month_only", "", month_only)

        def answer() -> None:
            day, at, only = when.day, hour.at, month_only.isChecked()
            if day is not None:
                said = self.tr("Adjourned; its dates hang on the new day.")
                workspace = context.workspace
                self._do(lambda: hearings.adjourn(workspace, hearing_id, day, at, month_only=only), said)

        hint = self.tr("The old day stays in the chain; deadlines that hang on the hearing move with it.")
        return Ask(self.tr("Adjourned to"), form, self.tr("Adjourn"), answer, needed=("on",), hint=hint)

    def _on_bin(self) -> None:
        workspace, hearing_id = self._context.workspace, self._id
        self._do(lambda: hearings.bin_hearing(workspace, hearing_id), self.tr("Hearing put in the bin."))

    def _do(self, job: Callable[[], Changed], said: str) -> None:
        def then(_changed: Changed) -> None:
            if self._done is not None:
                self._done()

        self._context.do(self, job, said=said, then=then)


def hearing_column(context: Context, hearing_id: int) -> QWidget:
    """The panel set in a little from the line it belongs to."""
    made = QWidget()
    made.setLayout(column(HearingPanel(context, hearing_id=hearing_id), margins=(38, 2, 0, 8)))
    return made
