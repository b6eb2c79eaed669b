"""The limits that a draft sets on its points in time: deadlines, ends, and days by which something must set off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parley.engine.bounds import ORIGIN, Bound
from parley.engine.days import after, limits
from parley.engine.lifecycle import Form
from parley.engine.logic import formula_from_condition
from parley.engine.nodes import AGREEMENT, counts
from parley.engine.points import ACCOUNT, Points, lengths
from parley.engine.wording import conjuncts, words_of_formula, words_of_leaf
from parley.model.agreement import Deadline, Provision
from parley.model.condition import Holds, Stands


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that the text sets on a point.

    `words` is the deadline as worded, `says` and `comes` the two halves of what is told where it is broken; `shown`:
    it is a deadline, whose slack is of interest; `uncertain` the days by which its months may be shorter.
    """

    bound: Bound
    provision: str
    debtor: str
    words: str
    says: str
    comes: str = "it comes"
    shown: bool = False
    uncertain: int = 0


def limits_of(points: Points) -> list[Limit]:
    """Every limit that the text sets, in its order. Conditions of deadlines may add points."""
    found: list[Limit] = []
    for number, p in enumerate(points.held):
        if p.kind != "power":
            found.extend(_of_provision(points, number, p))
    found.extend(_of_ends(points))
    return found


def _of_provision(points: Points, number: int, p: Provision) -> Iterator[Limit]:
    once = points.forms[number] is Form.ONCE
    point = points.done[number] if once else points.due[number]
    if p.ends is not None and once:
        yield _fixed(p, point, p.ends, f"Its last day is {p.ends}", "it comes", words=f"by {p.ends}")
    elif p.ends is not None:
        yield _fixed(p, point, p.ends, f"Its time ends on {p.ends}", "it begins")
    for deadline in p.deadlines:
        yield from _of_deadline(points, number, point, deadline, shown=once)
    if p.antecedent is not None and not isinstance(p.antecedent, Stands):
        yield from _of_conditions(points, p)


def _fixed(p: Provision, point: int, day: date, says: str, comes: str, *, words: str = "") -> Limit:
    return Limit(Bound(point, ORIGIN, -day.toordinal()), p.sentence, p.debtor, words, says, comes, bool(words))


def _of_deadline(points: Points, number: int, point: int, deadline: Deadline, *, shown: bool) -> Iterator[Limit]:
    """A deadline; one that counts from a known day is a fixed last day."""
    p, day, words = points.held[number], deadline.day, ""
    if deadline.within is not None:
        origin = points.due[number] if deadline.since is None else points.of(deadline.since)
        words = words_of_deadline(deadline)
        if origin in points.fixed and origin is not None:
            day = after(points.fixed[origin], deadline.within)
        elif origin is not None:
            shortest, longest = lengths(deadline.within)
            bound, says = Bound(point, origin, -longest), f"Its act is due {words}"
            yield Limit(bound, p.sentence, p.debtor, words, says, "it comes", shown, longest - shortest)
    if day is not None:
        words = f"{words} (by {day})" if words else f"by {day}"
        yield _fixed(p, point, day, f"Its last day is {day}", "it comes", words=words if shown else "")


def _of_conditions(points: Points, p: Provision) -> Iterator[Limit]:
    """What must have come by a day to set a duty off; what no sentence brings about may have come at any time."""
    for part in conjuncts(p.antecedent):
        leaf = part[0]
        if len(part) == 1 and isinstance(leaf, Holds) and leaf.when is not None:
            last, event = limits(leaf.when)[1], points.event(leaf)
            if last is not None and event not in points.outside:
                yield _fixed(p, event, last, f'It is set off only if "{words_of_leaf(leaf)}"', "that comes")


def _of_ends(points: Points) -> Iterator[Limit]:
    """A duty that can come due only after the day on which its agreement, article or sentence ends."""
    days = {
        end.target: end.day
        for end in points.agreement.ends
        if end.day is not None and not end.suspends and end.condition is None and counts(end.accounts, ACCOUNT)
    }
    for number, p in enumerate(points.held if days else ()):
        for target in dict.fromkeys((AGREEMENT, p.article or AGREEMENT, p.sentence, p.id)):
            if target in days and not p.pledge and p.kind != "power":
                name = "this agreement" if target == AGREEMENT else target
                says = f"{name} ends on {days[target]}"
                yield _fixed(p, points.due[number], days[target], says, "it is due")


def words_of_deadline(deadline: Deadline) -> str:
    """A relative deadline as a phrase: "within 3 days of the ceasefire"."""
    assert deadline.within is not None  # noqa: S101 - for the type checker
    unit = deadline.within.unit.removesuffix("s") if deadline.within.number == 1 else deadline.within.unit
    words = f"within {deadline.within.number} {unit}"
    since = formula_from_condition(deadline.since)
    return f'{words} of "{words_of_formula(since)}"' if since else f"{words} of being due"
