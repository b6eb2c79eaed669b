"""The points in time of a draft, what each needs, and the limits that the text sets: what `timetable` weighs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from parley.engine.days import after, limits, shifted
from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Formula, Junction, Leaf, formula_from_condition
from parley.engine.network import AGREEMENT, counts
from parley.engine.temporal import ORIGIN, Bound
from parley.engine.wording import conjuncts, words_of_formula, words_of_leaf
from parley.model.agreement import Agreement, Deadline, Entry, Period, Provision
from parley.model.condition import Accepts, Condition, Holds, InForce, Stands

ACCOUNT = "common"


@dataclass(frozen=True, slots=True)
class Name:
    """What a point stands for: the sentence, step or article it belongs to (if any), and words for people."""

    provision: str | None = None
    words: str = ""


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


class Points:
    """The network of a draft, as lists; `first` is the day before which nothing comes."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self.first = (agreement.date or date.min).toordinal()
        self.needs: list[Bound] = []
        self.choices: dict[int, list[int]] = {}
        self.limits: list[Limit] = []
        self.frees: list[Bound] = []
        self._fixed: dict[int, date] = {}
        self._held = [p for p in agreement.provisions if counts(p.accounts, ACCOUNT)]
        self._forms = [form_of(p) for p in self._held]
        count = len(self._held)
        self._due, self._done = range(1, count + 1), range(count + 1, 2 * count + 1)
        self._names: list[Name] = []
        self._violated: dict[int, int] = {}
        self._numbers: dict[str, list[int]] = {}
        for number, p in enumerate(self._held):
            self._numbers.setdefault(p.id, []).append(number)
        self._scopes: dict[str, int] = {}
        self._articles = {p.sentence: p.article for p in self._held}
        self._articles |= {p.id: p.sentence for p in self._held if p.id != p.sentence}
        self._outside: set[int] = set()
        self._happens: dict[str, int] = {}
        self._ordered: dict[str, int] = {}
        self._enter()
        self._happen()
        for number in range(len(self._held)):
            self._add_provision(number)
        self._add_ends()

    @property
    def size(self) -> int:
        """How many points there are, with the origin."""
        return 1 + 2 * len(self._held) + len(self._names)

    def name(self, point: int) -> Name:
        """What a point stands for."""
        count = len(self._held)
        if point == ORIGIN:
            return Name()
        if point > 2 * count:
            return self._names[point - 2 * count - 1]
        p = self._held[(point - 1) % count]
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
        for entry in self._agreement.entries:
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
                self._fixed[self._scopes[target]] = max(days[0], self._agreement.date or days[0])
        if not entries[AGREEMENT] and self._agreement.status == "signed" and self._agreement.date is not None:
            self._fixed[self._scopes[AGREEMENT]] = self._agreement.date

    def _happen(self) -> None:
        """The points of terms, of steps' events and of acts, then what these and the entries need."""
        owners: dict[str, list[int]] = {}
        for number, p in enumerate(self._held):
            if self._forms[number] is not Form.KEPT:
                owners.setdefault(p.act.key, []).append(self._done[number])
        steps = [step for step in self._agreement.steps if counts(step.accounts, ACCOUNT)]
        for step in steps:
            if step.event.key not in self._ordered:
                self._ordered[step.event.key] = self._point(step.id, step.event.words)
        meanings = [m for m in self._agreement.meanings if m.condition is not None and counts(m.accounts, ACCOUNT)]
        for meaning in meanings:
            self._happens[meaning.term.key] = self._point(None, meaning.term.words)
        for key, points in owners.items():
            if key not in self._happens:
                self._happens[key] = points[0] if len(points) == 1 else self._any_of(points)
        for key, point in self._ordered.items():
            self._happens.setdefault(key, point)
        for step in steps:
            self._need(self._ordered[step.event.key], self._of(step.needs))
        for meaning in meanings:
            self._need(self._happens[meaning.term.key], self._of(meaning.condition))
        for target, same in self._entries.items():
            if len(same) == 1:
                self._need(self._scopes[target], self._of(same[0].condition))

    def _any_of(self, points: list[int]) -> int:
        point = self._point()
        self.choices[point] = points
        return point

    def _of(self, condition: Condition | None) -> int | None:
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
            event = self._event(leaf)
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

    def _event(self, leaf: Holds) -> int:
        key = leaf.proposition.key
        if key not in self._happens:
            self._happens[key] = self._point(None, leaf.proposition.words)
            self._outside.add(self._happens[key])
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
        return self._due[number] if leaf.standing == "detached" else self._done[number]

    def _violation(self, number: int) -> int:
        """The point at which a duty is violated: for an act done once, after its first deadline."""
        if number not in self._violated:
            p = self._held[number]
            point = self._violated[number] = self._point(p.sentence, f"{p.id} is violated")
            self._need(point, self._due[number])
            fixed = [d.day for d in p.deadlines if d.day is not None] + ([] if p.ends is None else [p.ends])
            if self._forms[number] is Form.ONCE and fixed and len(fixed) == len(p.deadlines) + (p.ends is not None):
                self._not_before(point, shifted(min(fixed), 1))
            elif self._forms[number] is Form.ONCE and len(p.deadlines) == 1 and p.deadlines[0].within and not fixed:
                since = p.deadlines[0].since
                origin = self._due[number] if since is None else self._of(since)
                self._need(point, origin, lengths(p.deadlines[0].within)[0] + 1)
        return self._violated[number]

    def _add_provision(self, number: int) -> None:
        p, due, done = self._held[number], self._due[number], self._done[number]
        formula = formula_from_condition(p.antecedent)
        needed = self._of_formula(formula)
        self._need(due, needed)
        self._not_before(due, p.starts)
        bound = self._bound(p, due)
        self._need(done, due)
        self._need(done, self._ordered.get(p.act.key))
        if self._forms[number] is Form.KEPT:
            self._add_kept(number)
        if not formula and p.starts is None and bound is not None:
            self.frees.append(Bound(due, bound, 0))
            if bound in self._fixed:
                self._fixed[due] = self._fixed[bound]
        elif formula and needed is not None and self._sets_off_at_once(p, formula, needed, bound):
            self.frees.append(Bound(due, needed, 0))
        if p.kind != "power":
            self._add_limits(number)

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
        steady = bound is None or bound in self._fixed or not any(self._entries.values())
        day = max((d for d in (p.starts, self._fixed.get(bound or ORIGIN)) if d is not None), default=date.min)
        return steady and (needed in self._outside or day.toordinal() <= self.first)

    def _add_kept(self, number: int) -> None:
        p, due, done = self._held[number], self._due[number], self._done[number]
        if p.ends is not None:
            self._not_before(done, shifted(p.ends, 1))
            self._cap(number, due, p.ends, f"Its time ends on {p.ends}", "it begins")
        elif p.lasts is not None:
            shortest, longest = lengths(p.lasts)
            self._need(done, due, shortest)
            self.frees.append(Bound(done, due, -longest))
        self._need(done, self._of(p.until))

    def _add_limits(self, number: int) -> None:
        p = self._held[number]
        once = self._forms[number] is Form.ONCE
        point = self._done[number] if once else self._due[number]
        for deadline in p.deadlines:
            self._add_deadline(number, point, deadline, shown=once)
        if once and p.ends is not None:
            self._cap(number, point, p.ends, f"Its last day is {p.ends}", "it comes", words=f"by {p.ends}")
        if p.antecedent is None or isinstance(p.antecedent, Stands):
            return
        for part in conjuncts(p.antecedent):
            leaf = part[0]
            if len(part) == 1 and isinstance(leaf, Holds) and leaf.when is not None and not self._free(leaf):
                last = limits(leaf.when)[1]
                if last is not None:
                    says = f'It is set off only if "{words_of_leaf(leaf)}"'
                    self._cap(number, self._event(leaf), last, says, "that comes")

    def _free(self, leaf: Holds) -> bool:
        return self._event(leaf) in self._outside

    def _cap(self, number: int, point: int, day: date, says: str, comes: str, *, words: str = "") -> None:
        p = self._held[number]
        bound = Bound(point, ORIGIN, -day.toordinal())
        self.limits.append(Limit(bound, p.sentence, p.debtor, words, says, comes, bool(words)))

    def _add_deadline(self, number: int, point: int, deadline: Deadline, *, shown: bool) -> None:
        p = self._held[number]
        day, words = deadline.day, ""
        if deadline.within is not None:
            origin = self._due[number] if deadline.since is None else self._of(deadline.since)
            words = words_of_deadline(deadline)
            if origin is None:
                return
            if origin in self._fixed:
                day = after(self._fixed[origin], deadline.within)
            else:
                shortest, longest = lengths(deadline.within)
                says = f"Its act is due {words}"
                bound = Bound(point, origin, -longest)
                self.limits.append(
                    Limit(bound, p.sentence, p.debtor, words, says, "it comes", shown, longest - shortest)
                )
                return
        if day is not None:
            words = f"{words} (by {day})" if words else f"by {day}"
            self._cap(number, point, day, f"Its last day is {day}", "it comes", words=words if shown else "")

    def _add_ends(self) -> None:
        """A duty that can come due only after the day on which its agreement, article or sentence ends."""
        days = {
            end.target: end.day
            for end in self._agreement.ends
            if end.day is not None and not end.suspends and end.condition is None and counts(end.accounts, ACCOUNT)
        }
        for number, p in enumerate(self._held if days else ()):
            for target in dict.fromkeys((AGREEMENT, p.article, p.sentence, p.id)):
                if target in days and not p.pledge and p.kind != "power":
                    name = "this agreement" if target == AGREEMENT else target
                    self._cap(number, self._due[number], days[target], f"{name} ends on {days[target]}", "it is due")


def _ended(p: Provision) -> str:
    return "exercised" if p.kind == "power" else "discharged"


def words_of_deadline(deadline: Deadline) -> str:
    """A relative deadline as a phrase: "within 3 days of the ceasefire"."""
    assert deadline.within is not None  # noqa: S101 - for the type checker
    unit = deadline.within.unit.removesuffix("s") if deadline.within.number == 1 else deadline.within.unit
    words = f"within {deadline.within.number} {unit}"
    since = formula_from_condition(deadline.since)
    return f'{words} of "{words_of_formula(since)}"' if since else f"{words} of being due"


@lru_cache(maxsize=1024)
def lengths(period: Period) -> tuple[int, int]:
    """The fewest and the most days that a period can have, in a span of four years with its leap year."""
    if period.unit in ("days", "weeks"):
        days = period.number * (7 if period.unit == "weeks" else 1)
        return days, days
    starts: Iterable[date] = (date(2023 + m // 12, m % 12 + 1, d) for m in range(48) for d in (1, 28))
    found = [(after(start, period) - start).days for start in starts]
    return min(found), max(found)
