"""Courses set against the engine itself: when each step happens, and whether they lead where they should.

The question is added to the agreement: the goal as a defined term, and what must never hold as a pledge, set off on
the first day, that it shall not. The pledge is broken if and only if it held on some day, also one between two steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from parley.engine.accounts import Account
from parley.engine.assess import assess
from parley.engine.course_sayings import Action
from parley.engine.days import after, shifted
from parley.engine.duties import deadline_of
from parley.engine.evaluate import Run
from parley.engine.lifecycle import REACHABLE, SUSPENDABLE
from parley.engine.logic import formula_from_condition, leaves
from parley.engine.network import Network
from parley.engine.nodes import Duty, Ending, Entering, Scope
from parley.engine.record import Record
from parley.model.agreement import Agreement, Meaning, Provision, Where
from parley.model.condition import Condition, Holds, Proposition
from parley.model.finding import State, Truth
from parley.model.testimony import Testimony

GOAL, NEVER = Proposition("→goal", "the goal of the course"), Proposition("→never", "what the course avoids")
"""No wording has such a key: keys are words."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An action, and the day on which it happens."""

    action: Action
    day: date


class Replay:
    """One agreement, one record, one question: the days of courses, and what the engine makes of them."""

    def __init__(
        self,
        agreement: Agreement,
        testimony: Sequence[Testimony],
        to: Condition,
        never: Condition | None,
        as_of: date,
        account: str,
    ) -> None:
        self._testimony = testimony
        self._account = account
        self.as_of = as_of
        self.start = agreement.date or min((line.on for line in testimony if line.on <= as_of), default=as_of)
        # What follows from nothing but the passing of days is the same with it: an agreement without a date begins
        # with the record, and a course only adds later days.
        where = Where(1, 1)
        terms = [(GOAL, to), *([] if never is None else [(NEVER, never)])]
        ban = Provision(NEVER.key, NEVER.key, None, "ban", "", (), NEVER, "", where, starts=as_of, maintenance=True)
        asked = [
            leaf.proposition for _, c in terms for leaf in leaves(formula_from_condition(c)) if isinstance(leaf, Holds)
        ]
        named = {p.key: p for p in (*agreement.propositions, *asked, *(term for term, _ in terms))}
        self.agreement = replace(
            agreement,
            date=agreement.date or self.start,
            meanings=(*agreement.meanings, *(Meaning(term, c, None, term.words, where) for term, c in terms)),
            provisions=(*agreement.provisions, *(() if never is None else (ban,))),
            propositions=tuple(named.values()),
        )

    def run(self, course: Sequence[Placed], day: date) -> Run:
        """The run of the agreement through the record and a course to a day."""
        record = Record(self.agreement, self._lines(course), day, self.start)
        account = Account(self._account, self.agreement, record)
        return Run(Network(self.agreement, self._account, self.start), account, day)

    def _lines(self, course: Sequence[Placed]) -> list[Testimony]:
        return [*self._testimony, *(line for placed in course if (line := testimony_of(placed)) is not None)]

    def confirms(self, course: Sequence[Placed]) -> bool:
        """Whether the assessment of the record with the course says that the goal holds, and the rest never did."""
        day = course[-1].day if course else self.as_of
        found = assess(self.agreement, self._lines(course), as_of=day, account=self._account, targets=("in force",))
        if any(p.id == NEVER.key and p.state is State.VIOLATED for p in found.provisions):
            return False
        return any(p.that == GOAL.words and p.accounts[self._account] is Truth.HOLDS for p in found.propositions)

    def place(self, course: Sequence[Placed], action: Action, days: frozenset[date]) -> date | None:
        """The day on which an action comes after a course, None where it cannot.

        What is done comes a day later than what was done before, unless the time of something runs out with that
        day, or one of `days`, which matter, would come: then on the same day, but not if it was said before, or undid
        what came about on that day.
        """
        today = course[-1].day if course else self.as_of
        run = self.run(course, today)
        if action.day is not None or action.passes is not None:
            then = action.day or _day_after(run, action)
            return then if then is not None and then > today and not self._skips(course, today, then) else None
        tomorrow = shifted(today, 1)
        if action.about is None:
            return tomorrow
        ends = any(_last_day(run, number) == today for number in run.network.duties.values())
        comes = tomorrow in days or any(tomorrow in _days_of(run, number) for number in run.network.scopes.values())
        if not ends and not comes:
            return tomorrow
        if any(_same(placed.action, action) for placed in course) or self._rewrites(run, course, Placed(action, today)):
            return None
        return today

    def _rewrites(self, run: Run, course: Sequence[Placed], more: Placed) -> bool:
        """Whether what happens later on a day would undo what came about on it before."""
        later = self.run([*course, more], more.day)
        for number in run.network.duties.values():
            node, now, then = run.network.nodes[number], run.duty(number).state, later.duty(number).state
            assert isinstance(node, Duty)  # noqa: S101 - for the type checker
            if then is not now and then not in REACHABLE[node.form][now]:
                return True
        return False

    def _skips(self, course: Sequence[Placed], today: date, then: date) -> bool:
        """Whether something would both begin and run out on the way: that takes a step for each."""
        run = self.run(course, then)
        standings = [run.duty(number) for number in run.network.duties.values()]
        begun = [now for now in standings if now.detached is not None and now.detached > today]
        return any(now.state not in SUSPENDABLE and (now.since or today) > (now.detached or then) for now in begun)


def testimony_of(placed: Placed) -> Testimony | None:
    """The line of the record that a step stands for: established, so that it counts in every account."""
    action, day = placed.action, placed.day
    if action.about is None:
        return None
    return Testimony(action.says.removeprefix("not: "), action.about, action.holds, day, None, day, day, None)


def _same(one: Action, other: Action) -> bool:
    return one.about is not None and one.about == other.about


def _day_after(run: Run, action: Action) -> date | None:
    """The day after the last of what an action lets pass."""
    number = action.passes or 0
    if isinstance(run.network.nodes[number], Scope):
        days = _days_of(run, number)
        return days[action.place] if days else None
    last = _last_day(run, number)
    return None if last is None else shifted(last, 1)


def _days_of(run: Run, number: int) -> list[date | None]:
    """The days on which the delayed entries and endings of a scope come, as far as they are known."""
    node, met = run.network.nodes[number], run.scope(number).met
    assert isinstance(node, Scope)  # noqa: S101 - for the type checker
    places: tuple[Entering | Ending, ...] = (*node.entries, *node.endings)
    delays = zip(places, met, strict=True) if met else ()
    return [None if begun is None or later.delay is None else after(begun, later.delay) for later, begun in delays]


def _last_day(run: Run, number: int) -> date | None:
    node, now = run.network.nodes[number], run.duty(number)
    if not isinstance(node, Duty) or now.state not in SUSPENDABLE or node.provision.id == NEVER.key:
        return None
    return deadline_of(run, node, now, run.day)
