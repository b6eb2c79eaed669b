"""The points in time of a draft, and what each must wait for: the first half of what `timetable` weighs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parley.engine.bounds import ORIGIN, Bound
from parley.engine.days import after, limits, shifted
from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Formula, Junction, Leaf, formula_from_condition
from parley.engine.nodes import AGREEMENT, counts
from parley.engine.wording import words_of_leaf
from parley.model.agreement import Agreement, Entry, Period, Provision
from parley.model.condition import Accepts, Condition, Holds, InForce, Stands

ACCOUNT = "common"


@dataclass(frozen=True, slots=True)
class Name:
    """What a point stands for: the sentence, step or article it belongs to (if any), and words for people."""

    provision: str | None = None
    words: str = ""


class Points:
    """The network of a draft, as lists.

    `held` are the provisions that count, `due` and `done` their points; `needs` say what comes after what, `choices`
    which points come with the first of others, `frees` what comes at once when it may. `fixed` are points whose day is
    known, `outside` those of facts that no sentence brings about; `first` is the day before which nothing comes.
    """

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self.first = (agreement.date or date.min).toordinal()
        self.needs: list[Bound] = []
        self.choices: dict[int, list[int]] = {}
        self.frees: list[Bound] = []
        self.fixed: dict[int, date] = {}
        self.held = [p for p in agreement.provisions if counts(p.accounts, ACCOUNT)]
        self.forms = [form_of(p) for p in self.held]
        count = len(self.held)
        self.due, self.done = range(1, count + 1), range(count + 1, 2 * count + 1)
        self._names: list[Name] = []
        self._violated: dict[int, int] = {}
        self._numbers: dict[str, list[int]] = {}
        for number, p in enumerate(self.held):
            self._numbers.setdefault(p.id, []).append(number)
        self._scopes: dict[str, int] = {}
        self._articles = {p.sentence: p.article for p in self.held}
        self._articles |= {p.id: p.sentence for p in self.held if p.id != p.sentence}
        self.outside: set[int] = set()
        self._happens: dict[str, int] = {}
        self._ordered: dict[str, int] = {}
        self._enter()
        self._happen()
        for number in range(len(self.held)):
            self._add_provision(number)

    @property
    def size(self) -> int:
        """How many points there are, with the origin."""
        return 1 + 2 * len(self.held) + len(self._names)

    def name(self, point: int) -> Name:
        """What a point stands for."""
        count = len(self.held)
        if point == ORIGIN:
            return Name()
        if point > 2 * count:
            return self._names[point - 2 * count - 1]
        p = self.held[(point - 1) % count]
        return Name(p.sentence, f"{p.id} is {'due' if point <= count else _ended(p)}")

    def _point(self, provision: str | None = None, words: str = "") -> int:
        self._names.append(Name(provision, words))
        return self.size - 1

    def _need(self, point: int, earlier: int | None, days: int = 0) -> None:
        if earlier is not None:
            self.needs.append(Bound(earlier, point, days))

    def _not_before(self, point: int, day: date | None) -> None:
        if day is not None:
            self.needs.append(Bound(ORIGIN, point, day.toordinal()))

    def _enter(self) -> None:
        """The points at which the agreement, articles and sentences enter into force, where the text says when."""
        entries: dict[str, list[Entry]] = {AGREEMENT: []}
        for entry in self.agreement.entries:
            if counts(entry.accounts, ACCOUNT):
                entries.setdefault(entry.target, []).append(entry)
        self._scopes = {
            target: self._point(
                None if target == AGREEMENT else target,
                f"{'this agreement' if target == AGREEMENT else target} is in force",
            )
            for target in entries
        }
        self._entries = entries
        for target, same in entries.items():
            days = [entry.day for entry in same if entry.day is not None]
            if len(days) == 1 and len(same) == 1 and same[0].condition is None:
                self._not_before(self._scopes[target], days[0])
                self.fixed[self._scopes[target]] = max(days[0], self.agreement.date or days[0])
        if not entries[AGREEMENT] and self.agreement.status == "signed" and self.agreement.date is not None:
            self.fixed[self._scopes[AGREEMENT]] = self.agreement.date

    def _happen(self) -> None:
        """The points of terms, of steps' events and of acts, then what these and the entries need."""
        owners: dict[str, list[int]] = {}
        for number, p in enumerate(self.held):
            if self.forms[number] is not Form.KEPT:
                owners.setdefault(p.act.key, []).append(self.done[number])
        steps = [step for step in self.agreement.steps if counts(step.accounts, ACCOUNT)]
        for step in steps:
            if step.event.key not in self._ordered:
                self._ordered[step.event.key] = self._point(step.id, step.event.words)
        meanings = [m for m in self.agreement.meanings if m.condition is not None and counts(m.accounts, ACCOUNT)]
        for meaning in meanings:
            self._happens[meaning.term.key] = self._point(None, meaning.term.words)
        for key, points in owners.items():
            if key not in self._happens:
                self._happens[key] = points[0] if len(points) == 1 else self._any_of(points)
        for key, point in self._ordered.items():
            self._happens.setdefault(key, point)
        for step in steps:
            self._need(self._ordered[step.event.key], self.of(step.needs))
        for meaning in meanings:
            self._need(self._happens[meaning.term.key], self.of(meaning.condition))
        for target, same in self._entries.items():
            if len(same) == 1:
                self._enters(self._scopes[target], same[0])

    def _enters(self, scope: int, entry: Entry) -> None:
        """What the one entry of a scope needs; a delay counts from the start where its condition may hold at once."""
        needed = self.of(entry.condition)
        if entry.delay is None:
            self._need(scope, needed)
        elif needed is not None:
            self._need(scope, needed, lengths(entry.delay)[0])
        elif self.agreement.date is not None:
            self._not_before(scope, after(self.agreement.date, entry.delay))

    def _any_of(self, points: list[int]) -> int:
        point = self._point()
        self.choices[point] = points
        return point

    def of(self, condition: Condition | None) -> int | None:
        """The point at which a condition holds; None where it may hold at any time."""
        return None if condition is None else self._of_formula(formula_from_condition(condition))

    def _of_formula(self, formula: Formula) -> int | None:
        stack: list[int | None] = []
        for token in formula:
            if not isinstance(token, Junction):
                stack.append(self._of_leaf(token))
                continue
            parts = stack[len(stack) - token.size :]
            del stack[len(stack) - token.size :]
            known = [part for part in parts if part is not None]
            if token.kind == "not" or not known or (token.kind == "or" and len(known) < len(parts)):
                stack.append(None)
            elif len(known) == 1:
                stack.append(known[0])
            elif token.kind == "or":
                stack.append(self._any_of(known))
            else:
                point = self._point()
                for part in known:
                    self._need(point, part)
                stack.append(point)
        return stack[0] if stack else None

    def _of_leaf(self, leaf: Leaf) -> int | None:
        if isinstance(leaf, Holds):
            event = self.event(leaf)
            if leaf.when is None:
                return event
            point = self._point(None, words_of_leaf(leaf))
            self._need(point, event)
            self._not_before(point, limits(leaf.when)[0])
            return point
        if isinstance(leaf, InForce):
            return self._scope(leaf.target)
        if isinstance(leaf, Accepts) or leaf.standing == "conditional":
            return None
        points = [self._standing(number, leaf) for number in self._numbers.get(leaf.provision, ())]
        return None if not points else points[0] if len(points) == 1 else self._any_of(points)

    def event(self, leaf: Holds) -> int:
        """The point at which a proposition comes to hold."""
        key = leaf.proposition.key
        if key not in self._happens:
            self._happens[key] = self._point(None, leaf.proposition.words)
            self.outside.add(self._happens[key])
        return self._happens[key]

    def _scope(self, target: str | None) -> int:
        """The point at which a scope enters into force: its own, else that of the wider scope."""
        at = target
        while at is not None and at not in self._scopes:
            at = self._articles.get(at)
        return self._scopes[at or AGREEMENT]

    def _standing(self, number: int, leaf: Stands) -> int:
        if leaf.standing in ("violated", "repaired"):
            return self._violation(number)
        return self.due[number] if leaf.standing == "detached" else self.done[number]

    def _violation(self, number: int) -> int:
        """The point at which a duty is violated: for an act done once, after its first deadline."""
        if number not in self._violated:
            p = self.held[number]
            point = self._violated[number] = self._point(p.sentence, f"{p.id} is violated")
            self._need(point, self.due[number])
            fixed = [d.day for d in p.deadlines if d.day is not None] + ([] if p.ends is None else [p.ends])
            if self.forms[number] is Form.ONCE and fixed and len(fixed) == len(p.deadlines) + (p.ends is not None):
                self._not_before(point, shifted(min(fixed), 1))
            elif self.forms[number] is Form.ONCE and len(p.deadlines) == 1 and p.deadlines[0].within and not fixed:
                since = p.deadlines[0].since
                origin = self.due[number] if since is None else self.of(since)
                self._need(point, origin, lengths(p.deadlines[0].within)[0] + 1)
        return self._violated[number]

    def _add_provision(self, number: int) -> None:
        p, due, done = self.held[number], self.due[number], self.done[number]
        formula = formula_from_condition(p.antecedent)
        needed = self._of_formula(formula)
        self._need(due, needed)
        self._not_before(due, p.starts)
        bound = self._bound(p, due)
        self._need(done, due)
        self._need(done, self._ordered.get(p.act.key))
        if self.forms[number] is Form.KEPT:
            self._add_kept(number)
        if not formula and p.starts is None and bound is not None:
            self.frees.append(Bound(due, bound, 0))
            if bound in self.fixed:
                self.fixed[due] = self.fixed[bound]
        elif formula and needed is not None and self._sets_off_at_once(p, formula, needed, bound):
            self.frees.append(Bound(due, needed, 0))

    def _bound(self, p: Provision, due: int) -> int | None:
        """The scope in which a provision binds; a pledge binds from its day, whatever else is in force."""
        if p.pledge:
            return None
        scope = self._scope(p.id)
        self._need(due, scope)
        return scope

    def _sets_off_at_once(self, p: Provision, formula: Formula, needed: int, bound: int | None) -> bool:
        """Whether a duty is due on the very day of its one condition: it binds by then, whatever comes."""
        if len(formula) != 1 or (isinstance(formula[0], Holds) and formula[0].when is not None):
            return False
        steady = bound is None or bound in self.fixed or not any(self._entries.values())
        day = max((d for d in (p.starts, self.fixed.get(bound or ORIGIN)) if d is not None), default=date.min)
        return steady and (needed in self.outside or day.toordinal() <= self.first)

    def _add_kept(self, number: int) -> None:
        p, due, done = self.held[number], self.due[number], self.done[number]
        if p.ends is not None:
            self._not_before(done, shifted(p.ends, 1))
        elif p.lasts is not None:
            shortest, longest = lengths(p.lasts)
            self._need(done, due, shortest)
            self.frees.append(Bound(done, due, -longest))
        self._need(done, self.of(p.until))


def _ended(p: Provision) -> str:
    return "exercised" if p.kind == "power" else "discharged"


@lru_cache(maxsize=1024)
def lengths(period: Period) -> tuple[int, int]:
    """The fewest and the most days that a period can have, in a span of four years with its leap year."""
    if period.unit in ("days", "weeks"):
        days = period.number * (7 if period.unit == "weeks" else 1)
        return days, days
    starts: Iterable[date] = (date(2023 + m // 12, m % 12 + 1, d) for m in range(48) for d in (1, 28))
    found = [(after(start, period) - start).days for start in starts]
    return min(found), max(found)
