"""What it is worth, as a condition, that a provision has reached a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.engine.lifecycle import REACHABLE, SUSPENDABLE, Form, state_from_standing
from parley.engine.logic import UNKNOWN, Value
from parley.model.condition import Standing
from parley.model.finding import State, Truth

if TYPE_CHECKING:
    from parley.engine.duties import DutyStanding


def value_of_standing(form: Form, now: DutyStanding, standing: Standing) -> Value:
    """What it is worth as things stand; unknown of what is suspended, and may be as it was again."""
    wanted = state_from_standing(form, standing)
    if now.state is wanted:
        return Value(Truth.HOLDS, now.since)
    if now.state is State.SUSPENDED and wanted in SUSPENDABLE:
        return UNKNOWN
    return Value(Truth.FAILS, now.since)


def settled_standing(form: Form, now: DutyStanding, standing: Standing) -> Value:
    """What it is worth for good; unknown where that can change."""
    wanted, ahead = state_from_standing(form, standing), REACHABLE[form][now.state]
    if now.state is wanted:
        return UNKNOWN if ahead else Value(Truth.HOLDS, now.since)
    return UNKNOWN if wanted in ahead else Value(Truth.FAILS, now.since)
