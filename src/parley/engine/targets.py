"""Targets of blockers: "in force", "Article 2 in force", "1.1 discharged", "S1 ready"."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from parley.engine.actors import Actors
from parley.engine.blockers import blockers_of
from parley.engine.evaluate import Run
from parley.engine.nodes import AGREEMENT, Duty, counts
from parley.engine.reach import Goals
from parley.errors import WrongUseError
from parley.model.agreement import Step
from parley.model.finding import Blockers, State, StepState

_STATES = {
    "waiting": "conditional",
    "due": "detached",
    "kept": "discharged",
    "broken": "violated",
}
_TARGETABLE = ("conditional", "detached", "discharged", "violated", "repaired", "available", "exercised")


class _Asked(NamedTuple):
    """What is asked of: a run, the goals behind all targets, and how far each step is out of one member's hand.

    `steps` are the agreement's, by their ids; `known` what has been found for goals: steps may share an event.
    """

    run: Run
    goals: Goals
    remoteness: Callable[[str], int]
    steps: dict[str, Step]
    known: dict[int, Blockers]


def find_blockers(run: Run, targets: tuple[str, ...]) -> tuple[Blockers, ...]:
    """The blockers of each target; by default of the entry into force and of each waiting step.

    Raises WrongUseError for a target that the agreement does not know.
    """
    if not targets:
        events = run.network.events
        held = [s for s in run.network.agreement.steps if counts(s.accounts, run.network.account)]
        waiting = [step.id for step in held if run.event(events[step.event.key]).state is StepState.WAITING]
        targets = ("in force", *(f"{name} ready" for name in waiting))
    steps = {step.id: step for step in reversed(run.network.agreement.steps)}
    asked = _Asked(run, Goals(run), Actors(run.network.agreement).remoteness, steps, {})
    return tuple(_blockers(asked, target) for target in targets)


def _blockers(asked: _Asked, target: str) -> Blockers:
    words = target.strip().split()
    name, wanted = " ".join(words[:-1]).removesuffix(" is"), words[-1].lower() if words else ""
    if wanted == "force" and (name == "in" or name.endswith((" in", " is in"))):
        return _force(asked, target, name.removesuffix("in").strip().removesuffix(" is"))
    if wanted in ("ready", "done"):
        return _step(asked, target, name, wanted)
    return _provision(asked, target, name, _STATES.get(wanted, wanted))


def _found(asked: _Asked, target: str, goal: int, *, holds: bool) -> Blockers:
    if holds:
        return Blockers(target, holds=True)
    if goal not in asked.known:
        asked.known[goal] = blockers_of(target, asked.goals.goals, goal, remoteness=asked.remoteness)
    return replace(asked.known[goal], target=target)


def _unknown(run: Run, target: str) -> WrongUseError:
    return WrongUseError(
        f"No target {target!r} in {run.network.agreement.title!r}. "
        'Ask for "in force", "Article 2 in force", "1.1 discharged" or "S1 ready", with a number that the text has.'
    )


def _force(asked: _Asked, target: str, name: str) -> Blockers:
    scope = AGREEMENT if name.lower() in ("", "agreement", "this agreement", "the agreement") else name
    run, goals = asked.run, asked.goals
    agreement = run.network.agreement
    sentences = {p.sentence for p in agreement.provisions} | {p.id for p in agreement.provisions}
    if scope in run.network.scopes:
        holds = run.scope(run.network.scopes[scope]).value.holds
        return _found(asked, target, goals.force(scope), holds=holds)
    if scope in sentences:
        return _binding(asked, target, scope)
    if any(p.article == scope for p in agreement.provisions):
        return Blockers(target, impossible=True)
    raise _unknown(run, target)


def _binding(asked: _Asked, target: str, name: str) -> Blockers:
    """A sentence of which no condition speaks is in force once it binds all its debtors."""
    run = asked.run
    numbers = run.network.provisions_named(name)
    if not numbers:
        return Blockers(target, impossible=True)
    holds = all(run.duty(n).bound is not None and run.scope(_scope(run, n)).value.holds for n in numbers)
    return _found(asked, target, asked.goals.binding(numbers), holds=holds)


def _scope(run: Run, number: int) -> int:
    node = run.network.nodes[number]
    assert isinstance(node, Duty)  # noqa: S101 - for the type checker
    return node.scope


def _step(asked: _Asked, target: str, name: str, wanted: str) -> Blockers:
    run, goals = asked.run, asked.goals
    step = asked.steps.get(name)
    if step is None:
        raise _unknown(run, target)
    number = run.network.events.get(step.event.key)
    if number is None or not counts(step.accounts, run.network.account):
        return Blockers(target, impossible=True)
    state = run.event(number).state
    holds = state is StepState.DONE or (wanted == "ready" and state is StepState.READY)
    return _found(asked, target, goals.ready(number) if wanted == "ready" else goals.done(number), holds=holds)


def _provision(asked: _Asked, target: str, name: str, wanted: str) -> Blockers:
    run, goals = asked.run, asked.goals
    agreement = run.network.agreement
    if wanted not in _TARGETABLE or not any(name in (p.id, p.sentence) for p in agreement.provisions):
        raise _unknown(run, target)
    numbers = run.network.provisions_named(name)
    if not numbers:
        return Blockers(target, impossible=True)
    state = State(wanted)
    goal = goals.all_of([goals.stands(number, state) for number in numbers])
    return _found(asked, target, goal, holds=all(run.duty(number).state is state for number in numbers))
