# SPDX-License-Identifier: GPL-3.0-or-later
"""The law of time-limits: rules as data, a pure engine, reasons in words. Knows no case and no database.

Start with :func:`load_rules` and :func:`compute`::

    book = load_rules()
    computed = compute(book, "appeal-criminal", date(2026, 4, 21))
    computed.last_day, computed.safe_day, explain(computed, Language.FR)
"""

from casework.deadlines.compute import Computed, bare_end, choose, compute, compute_one, split_reference
from casework.deadlines.evidence_loss import Recording, load_recordings, loss_rules
from casework.deadlines.explain import (
    amount_in_words,
    day_in_words,
    explain,
    sentence_in_words,
    step_in_words,
    warnings_in_words,
)
from casework.deadlines.facts import Facts, facts_from, typed_moment
from casework.deadlines.loading import load_rules
from casework.deadlines.offences import Offence, load_offences
from casework.deadlines.procedures import (
    Event,
    Flag,
    Happened,
    Opens,
    Progress,
    Route,
    Running,
    State,
    allowed_events,
    apply,
    load_conditions,
    load_procedures,
    meets,
    route,
)
from casework.deadlines.reading import Words
from casework.deadlines.reasons import Step
from casework.deadlines.rules import Computation, Rule, RuleBook
from casework.deadlines.silence import Silence, SilenceStep, house_steps, silence_of

__all__ = [
    "Computation",
    "Computed",
    "Event",
    "Facts",
    "Flag",
    "Happened",
    "Offence",
    "Opens",
    "Progress",
    "Recording",
    "Route",
    "Rule",
    "RuleBook",
    "Running",
    "Silence",
    "SilenceStep",
    "State",
    "Step",
    "Words",
    "allowed_events",
    "amount_in_words",
    "apply",
    "bare_end",
    "choose",
    "compute",
    "compute_one",
    "day_in_words",
    "explain",
    "facts_from",
    "house_steps",
    "load_conditions",
    "load_offences",
    "load_procedures",
    "load_recordings",
    "load_rules",
    "loss_rules",
    "meets",
    "route",
    "sentence_in_words",
    "silence_of",
    "split_reference",
    "step_in_words",
    "typed_moment",
    "warnings_in_words",
]
