# SPDX-License-Identifier: GPL-3.0-or-later
"""The charity's own law: rules it adds or corrects, and what a lawyer confirmed. The program's files stay untouched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casework.changes import Changed, Kind
from casework.deadlines import RuleBook, load_rules
from casework.errors import CaseworkError, InvalidValue
from casework.model import Deadline, Setting
from casework.queries.view import CONFIRMED, LAW, rule_book
from casework.services.records import done
from casework.storage.workspace import Workspace


@dataclass(eq=False)
class RuleInUse(CaseworkError):
    """Dates of the workspace were computed with a rule that the new text would take away."""

    rule: str
    count: int


def set_overlay(workspace: Workspace, name: str, text: str) -> Changed:
    """Keep a text of own rules under a name; an empty text takes it away. Dates computed before keep theirs.

    Raises:
        InvalidValue: no name.
        casework.deadlines.errors.LawFileFault: the text cannot be counted with; line and rule are named.
        RuleInUse: a date was computed with a rule, a version or a computation that would be gone.
    """
    if not name.strip():
        raise InvalidValue("name", name)
    with workspace.writing("law.set_overlay") as session:
        setting = _setting(session, LAW)
        own = {key: value for key, value in setting.value.items() if key != name.strip()}
        if text.strip():
            own[name.strip()] = text
        _require_known(session, load_rules(own))
        setting.value = own
        return done(session, Kind.OFFICE, Kind.DEADLINE, record=setting)


def confirm(workspace: Workspace, rule_id: str, *, by: str, on: date, note: str = "") -> Changed:
    """A lawyer read a rule as it stands now and found it right: its dates are no longer marked as unverified.

    Raises:
        InvalidValue: nobody is named.
        casework.deadlines.errors.RuleUnknown: there is no such rule.
    """
    if not by.strip():
        raise InvalidValue("by", by)
    with workspace.writing("law.confirm") as session:
        rule = rule_book(session).newest(rule_id)
        entry = {"by": by.strip(), "on": on.isoformat(), "note": note.strip(), "fingerprint": rule.fingerprint}
        return _keep(session, rule_id, entry)


def withdraw_confirmation(workspace: Workspace, rule_id: str) -> Changed:
    """The confirmation was a mistake, or is out of date."""
    with workspace.writing("law.withdraw_confirmation") as session:
        return _keep(session, rule_id, None)


def _keep(session: Session, rule_id: str, entry: dict[str, Any] | None) -> Changed:
    setting = _setting(session, CONFIRMED)
    others = {key: value for key, value in setting.value.items() if key != rule_id}
    setting.value = {**others, rule_id: entry} if entry else others
    return done(session, Kind.OFFICE, Kind.DEADLINE, record=setting)


def _setting(session: Session, name: str) -> Setting:
    setting = session.scalar(select(Setting).where(Setting.name == name))
    if setting is None:
        setting = Setting(name=name, value={})
        session.add(setting)
    return setting


def _require_known(session: Session, book: RuleBook) -> None:
    """Every date kept must find the rule that it was computed with, to say why."""
    used = session.execute(
        select(Deadline.rule_id, Deadline.rule_version, Deadline.computation_key, func.count()).group_by(
            Deadline.rule_id, Deadline.rule_version, Deadline.computation_key
        )
    )
    for rule_id, version, key, count in used:
        versions = [rule for rule in book.versions.get(rule_id, ()) if rule.version == version]
        if not versions or key not in versions[0].keys:
            raise RuleInUse(rule_id, count)
