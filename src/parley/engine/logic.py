"""Conditions in strong Kleene logic (Kleene, Introduction to Metamathematics, 1952, section 64).

A condition is put into postfix order once; then neither depth nor size can overflow a stack. Every value carries
the day since which it stands, so that "within 10 days of A and B" has a day to count from. `contested` counts as
unknown, and is reported only where nothing else is unknown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from parley.engine.days import ALWAYS
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Stands
from parley.model.finding import Truth

Leaf = Holds | Accepts | InForce | Stands


class Value(NamedTuple):
    """A truth value, and the day since which it stands (None where that is not known or has no sense)."""

    truth: Truth
    since: date | None

    @property
    def holds(self) -> bool:
        """Whether it holds: contested and unknown do not."""
        return self.truth is Truth.HOLDS


UNKNOWN = Value(Truth.UNKNOWN, None)
CONTESTED = Value(Truth.CONTESTED, None)
TRUE = Value(Truth.HOLDS, ALWAYS)


@dataclass(frozen=True, slots=True)
class Junction:
    """Joins the `size` values before it."""

    kind: Literal["and", "or", "not"]
    size: int


Formula = tuple[Leaf | Junction, ...]

_junction = cache(Junction)
_BRANCHES = (And, Or, Not)


def formula_from_condition(condition: Condition | None) -> Formula:
    """A condition in postfix order; None, which needs nothing, gives the empty formula, which always holds."""
    if condition is None:
        return ()
    if not isinstance(condition, _BRANCHES):
        return (condition,)
    reversed_prefix: list[Leaf | Junction] = []
    pending: list[Condition] = [condition]
    while pending:
        part = pending.pop()
        if isinstance(part, And | Or):
            reversed_prefix.append(_junction("and" if isinstance(part, And) else "or", len(part.parts)))
            pending.extend(part.parts)
        elif isinstance(part, Not):
            reversed_prefix.append(_junction("not", 1))
            pending.append(part.part)
        else:
            reversed_prefix.append(part)
    return tuple(reversed(reversed_prefix))


def leaves(formula: Formula) -> tuple[Leaf, ...]:
    """The leaves of a formula, in the order of the text."""
    if len(formula) == 1 and not isinstance(formula[0], Junction):
        return (formula[0],)
    return tuple([token for token in formula if not isinstance(token, Junction)])


def negation(value: Value) -> Value:
    """Not: turns holds and fails, leaves the rest."""
    if value.truth is Truth.HOLDS:
        return Value(Truth.FAILS, value.since)
    if value.truth is Truth.FAILS:
        return Value(Truth.HOLDS, value.since)
    return value


def conjunction(values: Iterable[Value]) -> Value:
    """And: fails with any that fails, holds when all do, since the last of them."""
    since, open_value = ALWAYS, None
    failed: date | None = None
    for value in values:
        truth, began = value
        if truth is Truth.HOLDS:
            if began is not None and began > since:
                since = began
        elif truth is Truth.FAILS:
            failed = (began or ALWAYS) if failed is None else min(failed, began or ALWAYS)
        elif open_value is None or truth is Truth.UNKNOWN:
            open_value = value
    if failed is not None:
        return Value(Truth.FAILS, failed)
    return Value(Truth.HOLDS, since) if open_value is None else Value(open_value.truth, None)


def disjunction(values: Iterable[Value]) -> Value:
    """Or: the mirror image of And."""
    return negation(conjunction(negation(value) for value in values))


def evaluate(formula: Formula, value_of: Callable[[Leaf], Value]) -> Value:
    """The value of a formula, given those of its leaves."""
    if not formula:
        return TRUE
    if len(formula) == 1 and not isinstance(formula[0], Junction):
        return value_of(formula[0])
    stack: list[Value] = []
    for token in formula:
        if not isinstance(token, Junction):
            stack.append(value_of(token))
            continue
        start = len(stack) - token.size
        parts = stack[start:]
        del stack[start:]
        if token.kind == "not":
            stack.append(negation(parts[0]))
        else:
            stack.append(conjunction(parts) if token.kind == "and" else disjunction(parts))
    return stack[0]
