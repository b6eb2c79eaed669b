"""A shortest course of events that leads to a condition while another never holds; or that there is none.

clingo searches for a course of no step, of one, of two ..., each as a planning problem in answer sets (Lifschitz,
"Answer set programming and plan generation", 2002; `course_rules` has the rules, `course_facts` the facts). Each
course found is set against the engine (`replay`), and only one that the engine confirms is shown; where the engine
says otherwise, that course is ruled out and the search goes on.

A step is one thing: a proposition comes true or ceases to be (established, so that it counts in every account), a
member accepts, a creditor releases, a debtor cancels, the last day of something passes, or a day of the text comes.
Events that the Steps put in order happen in that order. What the rules leave out: waiting for no reason (time passes
by a day, until a last day is over, or until a day of the text comes); two things that only count if they happen on
one day; that an acceptance is withdrawn; testimony of single parties, which nobody else's account counts; which of
several deadlines ends first where that hangs on the calendar (every order is tried, the engine chooses). "None" is
said of courses without these, and only where nothing still moves at the end of a day (`course_loops`).
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from parley.engine.actors import Actors
from parley.engine.course_facts import Facts
from parley.engine.course_rules import RULES
from parley.engine.course_sayings import Action, state_name
from parley.engine.evaluate import Run
from parley.engine.nodes import Duty, Event
from parley.engine.proof import require_solver
from parley.engine.replay import GOAL, NEVER, Placed, Replay
from parley.errors import MissingDayError, UnknownAccountError
from parley.model.agreement import Agreement
from parley.model.condition import Condition
from parley.model.course import Course, CourseStep, Turn, Verdict
from parley.model.finding import Truth
from parley.model.testimony import Testimony

if TYPE_CHECKING:
    from clingo import Model

WITHIN = 8
"""Steps, unless more are asked for."""
_CONFLICTS = 30_000
_PROVISIONS = 1_000
"""Provisions behind a question; more would take minutes to write down, step by step."""
_REFUSED = 60
"""Courses that the engine refuses before the search gives up."""


class _Plan(NamedTuple):
    """What clingo found: the actions in order, for each what else it makes run out, and the states that it expects."""

    actions: tuple[int, ...]
    beside: tuple[tuple[str, ...], ...]
    states: tuple[dict[int, str], ...]


def find_course(
    agreement: Agreement,
    testimony: Sequence[Testimony],
    *,
    to: Condition,
    never: Condition | None = None,
    within: int = WITHIN,
    as_of: date | None = None,
    account: str = "common",
) -> Course:
    """A shortest course from where an agreement stands as of a day, in one account, to where `to` holds.

    `never` holds on no day of it. Raises UnknownAccountError, MissingDayError, MissingSolverError. The search is
    exponential in the number of steps at worst, and limited, the same on every machine; each course that is tried
    takes the engine a run for each step.
    """
    require_solver()
    if account not in agreement.accounts:
        raise UnknownAccountError(f"No account {account!r}. Choose one of: {', '.join(agreement.accounts)}.")
    day = as_of or max((line.on for line in testimony), default=agreement.date)
    if day is None:
        raise MissingDayError("There is no day to start from: name one, or give the agreement a date.")
    replay = Replay(agreement, [line for line in testimony if line.on <= day], to, never, day, account)
    return _Search(replay, account, never is not None, within).course()


class _Search:
    """The search: courses of ever more steps, and what the engine refused."""

    def __init__(self, replay: Replay, account: str, avoids: bool, within: int) -> None:
        self._replay = replay
        self._account = account
        self._within = within
        self._run = replay.run((), replay.as_of)
        self._facts = Facts(self._run, Actors(replay.agreement))
        self._facts.ask(GOAL.key, NEVER.key if avoids else None)
        self._days = frozenset(action.day for action in self._facts.actions if action.day is not None)
        self._refused: list[str] = []
        self._inexact = False
        self._restless = False

    def course(self) -> Course:
        """The answer."""
        if self._replay.confirms(()):
            return self._answer(Verdict.FOUND, 0, why="it holds already")
        if self._avoided_holds():
            return self._answer(Verdict.NONE, self._within, why="what is never to hold does already")
        if len(self._facts.duties) > _PROVISIONS:
            return self._answer(Verdict.UNDECIDED, 0, why=f"it depends on {len(self._facts.duties)} provisions")
        for steps in range(1, self._within + 1):
            while True:
                plan, exhausted = self._plan(steps)
                if plan is None and exhausted:
                    self._restless = self._restless or self._is_restless(steps)
                    break
                if plan is None or len(self._refused) >= _REFUSED:
                    return self._undecided(steps - 1)
                placed = self._checked(plan)
                if placed is not None:
                    unsure = self._inexact or self._restless
                    return self._answer(Verdict.FOUND, 0 if unsure else steps - 1, self._told(placed))
        if self._inexact or self._restless:
            return self._undecided(self._within)
        return self._answer(Verdict.NONE, self._within)

    def _answer(
        self, verdict: Verdict, ruled_out: int, steps: tuple[CourseStep, ...] = (), why: str | None = None
    ) -> Course:
        day, title = self._replay.as_of, self._replay.agreement.title
        return Course(title, day, self._account, self._within, verdict, ruled_out, steps, why)

    def _undecided(self, ruled_out: int) -> Course:
        why = "the search ran out of its bounds"
        if self._inexact:
            why = f"the engine did not confirm {len(self._refused)} courses that the rules of the search allow"
        elif self._restless:
            why = "some sentences undo themselves or each other on the same day"
        return self._answer(Verdict.UNDECIDED, 0 if self._inexact or self._restless else ruled_out, why=why)

    def _avoided_holds(self) -> bool:
        number = self._run.network.terms.get(NEVER.key)
        return number is not None and self._run.term(number).value.truth is Truth.HOLDS

    def _is_restless(self, steps: int) -> bool:
        """Whether in some course of so many steps more may follow on one day than the rules tell."""
        return self._facts.stride > 1 and self._plan(steps, "unrest.") != (None, True)

    def _plan(self, steps: int, more: str = "") -> tuple[_Plan | None, bool]:
        """A plan of so many steps, and whether the search for it came to its end."""
        from clingo import Control

        control = Control([f"--solve-limit={_CONFLICTS}", "--warn=none"])
        control.add("base", [], RULES)
        stride = self._facts.stride
        points = [f"step({stride * step - stride + 1})." for step in range(1, steps + 1)]
        points += [f"settled({stride * step})." for step in range(steps + 1)]
        goal = f"#const last={stride * steps}."
        more += "echoes." if stride > 1 else ""
        control.add("base", [], "\n".join((goal, more, *points, *self._facts.lines, *self._refused)))
        control.ground([("base", [])])
        best: _Plan | None = None
        with control.solve(yield_=True) as handle:
            for model in handle:
                best = _plan_from_model(model, steps, stride)
            return best, bool(handle.get().exhausted)

    def _checked(self, plan: _Plan) -> list[Placed] | None:
        """The plan with its days where the engine confirms it; else None, and what is wrong with it is ruled out."""
        course: list[Placed] = []
        for step, number in enumerate(plan.actions):
            action = self._facts.actions[number]
            day = self._replay.place(course, action, self._days)
            if day is None:
                self._rule_out(plan, step + 1)
                return None
            course.append(Placed(action, day))
        if self._replay.confirms(course):
            return course
        wrong = self._first_wrong(plan, course)
        if wrong is None or not _is_time(course[wrong].action):
            self._inexact = True
            wrong = len(course) - 1
        self._rule_out(plan, wrong + 1)
        return None

    def _first_wrong(self, plan: _Plan, course: list[Placed]) -> int | None:
        """The first step after which the engine sees another state than the plan expects."""
        for step, placed in enumerate(course):
            run = self._replay.run(course[: step + 1], placed.day)
            for number, state in plan.states[step].items():
                if _state(run, number) != state:
                    return step
        return None

    def _rule_out(self, plan: _Plan, steps: int) -> None:
        """No course begins with these steps, with the same running out beside each."""
        stride = self._facts.stride
        body = []
        for step in range(steps):
            point = stride * step + 1
            body.append(f"do({plan.actions[step]},{point})")
            body += plan.beside[step]
            for name, of in (("out", "D,X"), ("up", "K")):
                count = sum(beside.startswith(f"{name}(") for beside in plan.beside[step])
                body.append(f"#count {{ {of} : {name}({of},{point}) }} = {count}")
        self._refused.append(f":- {'; '.join(body)}.")

    def _told(self, course: Sequence[Placed]) -> tuple[CourseStep, ...]:
        told = []
        before = _values(self._run)
        for step, placed in enumerate(course):
            after = _values(self._replay.run(course[: step + 1], placed.day))
            turns = tuple(Turn(name, before[name], after[name]) for name in after if before[name] != after[name])
            action = placed.action
            that = None if action.about is None else action.says.removeprefix("not: ")
            told.append(CourseStep(placed.day, action.says, action.actors, that, action.holds, turns))
            before = after
        return tuple(told)


def _is_time(action: Action) -> bool:
    return action.about is None


def _state(run: Run, number: int) -> str:
    return state_name(run.duty(number).state)


def _values(run: Run) -> dict[str, str]:
    """The state of everything that has one, by the names that an assessment gives it."""
    values = {"in force": run.in_force().value.truth.value}
    for number, node in enumerate(run.network.nodes):
        if isinstance(node, Duty) and node.provision.id != NEVER.key:
            values[node.provision.id] = run.duty(number).state.value
        elif isinstance(node, Event):
            values |= {step.id: run.event(number).state.value for step, _ in node.steps}
    return values


def _plan_from_model(model: "Model", steps: int, stride: int) -> _Plan:
    actions = [0] * steps
    beside: list[list[str]] = [[] for _ in range(steps)]
    states: list[dict[int, str]] = [{} for _ in range(steps)]
    for symbol in model.symbols(shown=True):
        *before, last = symbol.arguments
        point = last.number
        step = (point - 1) // stride
        if point == 0:
            continue
        if symbol.name == "do":
            actions[step] = before[0].number
        elif symbol.name == "st" and point == stride * (step + 1):
            states[step][before[0].number] = before[1].name
        elif symbol.name == "out":
            beside[step].append(f"out({before[0].number},{before[1].name},{point})")
        elif symbol.name == "up":
            beside[step].append(f"up({before[0].number},{point})")
    ordered = tuple(dict(sorted(found.items())) for found in states)
    return _Plan(tuple(actions), tuple(tuple(sorted(found)) for found in beside), ordered)
