"""Conditions as leaves: what each sentence waits for, one by one, and what of it."""

from collections.abc import Iterator

from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Stands
from parley.model.finding import State

Leaf = Holds | Accepts | InForce | Stands

STANDING = {
    "conditional": "waiting",
    "detached": "due",
    "discharged": "kept",
    "violated": "broken",
    "repaired": "repaired",
}
POWER_STANDING = STANDING | {"detached": "usable", "discharged": "used"}
STANDS = {
    "conditional": (State.CONDITIONAL,),
    "detached": (State.DETACHED, State.AVAILABLE),
    "discharged": (State.DISCHARGED, State.EXERCISED),
    "violated": (State.VIOLATED,),
    "repaired": (State.REPAIRED,),
}


def leaves_of(condition: Condition | None) -> Iterator[tuple[Leaf, bool, bool]]:
    """Each leaf, whether it is to hold or to fail, and whether it is one of several of which one is enough."""
    pending = [] if condition is None else [(condition, True, False)]
    while pending:
        part, positive, either = pending.pop()
        if isinstance(part, Not):
            pending.append((part.part, not positive, either))
        elif isinstance(part, And | Or):
            any_of = isinstance(part, Or) is positive and len(part.parts) > 1
            pending.extend((inner, positive, either or any_of) for inner in reversed(part.parts))
        else:
            yield part, positive, either
