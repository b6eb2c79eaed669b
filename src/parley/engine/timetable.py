"""Whether the days of a draft can be met: a duty whose last day passes before what it waits for can come.

Earliest days are the longest paths through what waits for what (the forward pass of the critical path method,
Kelley and Walker 1959): debtors act once their duty is due, outside facts come at once unless the text names a day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from parley.engine.days import ALWAYS, last_of, limits, shifted
from parley.engine.graph import components
from parley.engine.logic import Formula, Junction, Leaf, formula_from_condition, leaves
from parley.engine.wording import words_of_leaf
from parley.model.agreement import Agreement, Provision
from parley.model.condition import Condition, Holds, Stands

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Earliest:
    """The first day on which something can come, and what makes it as late as that: words, and the node they name."""

    day: date = ALWAYS
    words: str = ""
    node: int | None = None


def unmeetable(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """The sentences whose last day comes too early, each with the chain of what it waits for."""
    if not _days_named(agreement):
        return
    table = _Table(agreement)
    for number, p in enumerate(agreement.provisions):
        last = min((d.day for d in p.deadlines if d.day is not None), default=p.ends)
        first = table.earliest[number]
        if p.kind == "power" or last is None or first.day <= last:
            continue
        yield p.sentence, f"Its last day is {last}, but {table.chain(first)}. Move one of the days."


def _days_named(agreement: Agreement) -> bool:
    """Whether the text names a last day, and a day before which something cannot come."""
    if not any(p.ends is not None or any(d.day is not None for d in p.deadlines) for p in agreement.provisions):
        return False
    if any(e.day is not None for e in agreement.entries) or any(p.starts is not None for p in agreement.provisions):
        return True
    conditions = [*(p.antecedent for p in agreement.provisions), *(s.needs for s in agreement.steps)]
    named = (leaf for c in conditions if c is not None for leaf in leaves(formula_from_condition(c)))
    return any(isinstance(leaf, Holds) and leaf.when is not None for leaf in named)


class _Table:
    """The earliest day of every provision, then of every step's event."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._formulas = [formula_from_condition(p.antecedent) for p in agreement.provisions]
        self._provisions: dict[str, list[int]] = {}
        for number, p in enumerate(agreement.provisions):
            self._provisions.setdefault(p.id, []).append(number)
        self._events: dict[str, int] = {}
        needs: dict[str, list[Condition]] = {}
        for step in agreement.steps:
            needs.setdefault(step.event.key, []).extend([] if step.needs is None else [step.needs])
        self._needs: dict[int, list[Formula]] = {}
        for key, conditions in needs.items():
            self._events[key] = len(self._formulas)
            self._needs[len(self._formulas)] = [formula_from_condition(c) for c in conditions]
            self._formulas.append(())
        self._entered = {e.target: e.day for e in agreement.entries if e.day is not None and e.accounts is None}
        self.earliest = [_Earliest() for _ in self._formulas]
        edges = [
            [n for f in self._of(i) for leaf in leaves(f) for n in self._nodes(leaf)]
            for i in range(len(self._formulas))
        ]
        place = components(edges)
        for number in sorted(range(len(place)), key=lambda n: place[n]):
            self.earliest[number] = self._work_out(number)

    def _of(self, number: int) -> Iterable[Formula]:
        return self._needs.get(number, [self._formulas[number]])

    def _nodes(self, leaf: Leaf) -> list[int]:
        if isinstance(leaf, Stands):
            return self._provisions.get(leaf.provision, [])
        if isinstance(leaf, Holds) and leaf.proposition.key in self._events:
            return [self._events[leaf.proposition.key]]
        return []

    def _work_out(self, number: int) -> _Earliest:
        found = [self._formula(formula) for formula in self._of(number)]
        if number < len(self._agreement.provisions):
            p = self._agreement.provisions[number]
            entered = None if p.pledge else self._entered.get(p.article or "", self._entered.get("agreement"))
            if entered is not None:
                found.append(_Earliest(entered, "its entry into force"))
            if p.starts is not None:
                found.append(_Earliest(p.starts, "its beginning"))
        return max(found, key=lambda e: e.day, default=_Earliest())

    def _formula(self, formula: Formula) -> _Earliest:
        stack: list[_Earliest] = []
        for token in formula:
            if not isinstance(token, Junction):
                stack.append(self._leaf(token))
                continue
            parts = stack[len(stack) - token.size :]
            del stack[len(stack) - token.size :]
            if token.kind == "not":
                stack.append(_Earliest())
            else:
                stack.append((max if token.kind == "and" else min)(parts, key=lambda e: e.day, default=_Earliest()))
        return stack[0] if stack else _Earliest()

    def _leaf(self, leaf: Leaf) -> _Earliest:
        words = words_of_leaf(leaf)
        if isinstance(leaf, Holds):
            first = None if leaf.when is None else limits(leaf.when)[0]
            own = _Earliest(first or ALWAYS, words)
            node = self._events.get(leaf.proposition.key)
            event = own if node is None else _Earliest(self.earliest[node].day, words, node)
            return max(own, event, key=lambda e: e.day)
        if not isinstance(leaf, Stands) or leaf.standing not in ("detached", "discharged"):
            return _Earliest()
        days = [_Earliest(self._day(n, leaf.standing), words, n) for n in self._provisions.get(leaf.provision, ())]
        return min(days, key=lambda e: e.day, default=_Earliest())

    def _day(self, number: int, standing: str) -> date:
        first, p = self.earliest[number].day, self._agreement.provisions[number]
        return first if standing == "detached" or first == ALWAYS else _done(p, first)

    def chain(self, first: _Earliest) -> str:
        """What holds a duty up, down to the day that the text names."""
        said = [f"{first.words} comes on {first.day} at the earliest"]
        at = first
        while at.node is not None and len(said) < _SHOWN and self.earliest[at.node].words:
            at = self.earliest[at.node]
            said.append(f"{at.words} on {at.day}")
        return ", after ".join(said)


def _done(p: Provision, first: date) -> date:
    """The earliest day on which a duty that is due since `first` can be discharged."""
    if p.ends is not None:
        return shifted(p.ends, 1)
    return first if p.lasts is None else shifted(last_of(first, p.lasts), 1)
