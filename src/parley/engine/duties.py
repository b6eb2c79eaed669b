"""What happens to a duty, ban or power on a day, in the order in which it counts; the table says what follows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from parley.engine.days import ALWAYS, after, last_of, limits, shifted
from parley.engine.lifecycle import NEXT, Form, Happening
from parley.engine.logic import UNKNOWN, Formula, Leaf, Value, conjunction, evaluate
from parley.engine.nodes import Duty
from parley.engine.rests import NONE, Rests
from parley.engine.worth import settled_standing
from parley.model.condition import Accepts, Holds, InForce
from parley.model.finding import State, Truth

if TYPE_CHECKING:
    from parley.engine.evaluate import Run

_UNMADE = frozenset({State.CONDITIONAL, State.DETACHED, State.SUSPENDED, State.VIOLATED, State.CANCELLED})
"""States of a reparation that still owes something, or was broken or withdrawn: with it no breach is repaired."""


class DutyStanding(NamedTuple):
    """How far a duty, ban or power has come.

    `bound` and `detached` are the days on which it bound its debtor and was set off; `pauses` its suspensions;
    `reached`: a duty to be kept up by a last day has once been lived up to; `closes`: the last day of its time, where
    an until or a while has ended that.
    """

    state: State = State.INACTIVE
    since: date | None = None
    bound: date | None = None
    detached: date | None = None
    pauses: Rests = NONE
    reached: bool = False
    closes: date | None = None


def advance_duty(run: Run, number: int, duty: Duty, now: DutyStanding, day: date) -> DutyStanding:
    """The standing of a provision after a day; the very same where nothing has happened to it."""
    pressed = duty.timed and not run.in_time(number, duty, day)
    while True:
        if pressed and now.bound is not None:
            now = _observed(run, duty, now, now.bound, day)
        happening = _happening(run, number, duty, now, day, pressed=pressed)
        state = None if happening is None else NEXT[duty.form].get((now.state, happening))
        if happening is None or state is None:
            return now
        now, pressed = _moved(now, happening, state, day), duty.timed


def _observed(run: Run, duty: Duty, now: DutyStanding, bound: date, day: date) -> DutyStanding:
    """What a look at a duty with a time tells: that it is lived up to, and that its time has come to an end."""
    if (
        duty.deadlines
        and duty.form is Form.KEPT
        and now.detached is not None
        and not now.reached
        and _upheld(run, duty, now, day).holds
    ):
        now = now._replace(reached=True)
    if duty.until and now.closes is None:
        closes = _closing(run, duty, bound, day)
        return now if closes is None else now._replace(closes=closes)
    return now


def _closing(run: Run, duty: Duty, bound: date, day: date) -> date | None:
    """The last day of a duty's time once what it lasts until holds: that day; the day before it bound, if older."""
    value = run.weigh(duty.until, day, since=bound)
    if not value.holds:
        return None
    return shifted(bound, -1) if value.since is not None and value.since < bound else day


def _moved(now: DutyStanding, happening: Happening, state: State, day: date) -> DutyStanding:
    _, _, bound, detached, pauses, reached, closes = now
    if happening is Happening.BOUND:
        bound = day
    elif happening is Happening.SET_OFF:
        detached = day
    elif happening is Happening.PAUSED:
        detached = None
    elif happening is Happening.KEPT_UP and closes is None:
        closes = shifted(day, -1)
    elif happening is Happening.SUSPENDED:
        pauses = pauses.begun(day)
    elif happening is Happening.RESUMED_DUE or happening is Happening.RESUMED_WAITING:
        pauses = pauses.ended(day)
    return DutyStanding(state, day, bound, detached, pauses, reached, closes)


def _happening(run: Run, number: int, duty: Duty, now: DutyStanding, day: date, *, pressed: bool) -> Happening | None:
    """What happens next to a provision; `pressed`: its time may be over."""
    if now.bound is None:
        return Happening.BOUND if _binds(run, duty, day) else None
    if now.state is State.VIOLATED:
        return Happening.REPAIRED if _repaired(run, number, now) else None
    suspended = now.pauses.now is not None
    if not suspended and not can_be_suspended(now.state):
        return None
    scope = run.scope(duty.scope)
    let_off = _let_off(run, duty, now.bound, day) if run.letting_off else None
    if suspended:
        if scope.paused is not None and scope.ended is None and let_off is None:
            return None
        return Happening.RESUMED_WAITING if now.detached is None else Happening.RESUMED_DUE
    if pressed and (over := _time_over(run, duty, now, day)) is not None:
        return over
    if scope.ended is not None or let_off is not None or scope.paused is not None:
        if _acted(run, duty, now, now.bound, day):
            return Happening.DONE
        return Happening.ENDED if scope.ended is not None else let_off or Happening.SUSPENDED
    if now.detached is None:
        return _while_waiting(run, duty, now.bound, day)
    return _while_due(run, duty, now, now.bound, day)


def can_be_suspended(state: State) -> bool:
    """Whether a provision in a state waits or is due: its time runs, and nothing has ended it."""
    return state is State.CONDITIONAL or state is State.DETACHED or state is State.AVAILABLE


def _binds(run: Run, duty: Duty, day: date) -> bool:
    scope = run.scope(duty.scope)
    if scope.entered is None or scope.ended is not None or scope.paused is not None:
        return False
    return duty.provision.pledge or run.account.accepted(duty.provision.debtor, day).holds


def _repaired(run: Run, number: int, breach: DutyStanding) -> bool:
    """Whether a reparation is discharged, and none is wanting."""
    found = [run.duty(other) for other in run.network.reparations.get(number, ())]
    return not any(other.state in _UNMADE for other in found) and any(repairs(other, breach) for other in found)


def repairs(other: DutyStanding, breach: DutyStanding) -> bool:
    """Whether a reparation was made for a breach: not for another one, before this."""
    made = other.state is State.DISCHARGED
    return made and (other.detached is None or (other.since or ALWAYS) >= (breach.since or ALWAYS))


def _let_off(run: Run, duty: Duty, bound: date, day: date) -> Happening | None:
    if duty.form is not Form.POWER and run.account.released(duty.provision, day, bound):
        return Happening.RELEASED
    return Happening.CANCELLED if run.account.cancelled(duty.provision, day, bound) else None


def _time_over(run: Run, duty: Duty, now: DutyStanding, day: date) -> Happening | None:
    if duty.form is Form.KEPT and now.detached is not None and duty.provision.kind != "ban":
        last = _last_day(duty, now, day)
        if last is not None and day > last:
            return Happening.KEPT_UP
        reach = _earliest(_limits(run, duty, now, day), now, day)
        return Happening.MISSED if reach is not None and day > reach and not now.reached else None
    deadline = deadline_of(run, duty, now, day)
    if deadline is None or day <= deadline:
        return None
    if now.detached is None or duty.form is Form.POWER:
        return Happening.LAPSED
    return Happening.MISSED if duty.form is Form.ONCE else Happening.KEPT_UP


def _while_waiting(run: Run, duty: Duty, bound: date, day: date) -> Happening | None:
    if duty.form is Form.ONCE and _done(run, duty, bound, day).holds:
        return Happening.DONE
    if duty.unless and run.weigh(duty.unless, day, bound).holds:
        return Happening.EXCUSED
    if duty.provision.starts is None or day >= duty.provision.starts:
        truth = run.weigh(duty.antecedent, day, bound).truth if duty.antecedent else Truth.HOLDS
        if truth is Truth.HOLDS and (not duty.during or run.weigh(duty.during, day, as_state=True).holds):
            return Happening.SET_OFF
        if truth is not Truth.FAILS:
            return None
    if duty.losable and evaluate(duty.antecedent, lambda leaf: _settled(run, leaf, bound, day)).truth is Truth.FAILS:
        return Happening.HOPELESS
    return None


def _while_due(run: Run, duty: Duty, now: DutyStanding, bound: date, day: date) -> Happening | None:
    if _acted(run, duty, now, bound, day):
        return Happening.DONE
    if duty.unless and run.weigh(duty.unless, day, bound).holds:
        return Happening.EXCUSED
    paused = bool(duty.during) and run.weigh(duty.during, day, as_state=True).truth is Truth.FAILS
    if duty.form is Form.POWER:
        return Happening.PAUSED if paused else None
    if duty.form is Form.KEPT and paused:
        return Happening.KEPT_UP
    return Happening.BREACHED if _breached(run, duty, now, day) else None


def _acted(run: Run, duty: Duty, now: DutyStanding, bound: date, day: date) -> bool:
    """Whether the act of a duty has been done, or an available power used."""
    if duty.form is Form.ONCE:
        return _done(run, duty, bound, day).holds
    due = now.detached if duty.form is Form.POWER else None
    return due is not None and run.account.exercised(duty.provision, day, due).holds


def _done(run: Run, duty: Duty, bound: date, day: date) -> Value:
    if duty.defined:
        return run.value(Holds(duty.provision.act), day)
    return run.account.done(duty.provision, day, bound)


def _upheld(run: Run, duty: Duty, now: DutyStanding, day: date) -> Value:
    """The value of the act of a ban or of a duty to be kept up; while a ban rests, no event breaks it."""
    resumed = now.pauses.resumed if duty.provision.kind == "ban" else None
    return run.value(Holds(duty.provision.act), day, since=resumed or now.detached)


def _breached(run: Run, duty: Duty, now: DutyStanding, day: date) -> bool:
    if duty.form is not Form.KEPT:
        return False
    truth = _upheld(run, duty, now, day).truth
    if duty.provision.kind == "ban":
        return truth is Truth.HOLDS
    return truth is Truth.FAILS and (now.reached or not duty.deadlines)


def _settled(run: Run, leaf: Leaf, bound: date, day: date) -> Value:
    """The value that a leaf can no longer lose; unknown where it still can."""
    if isinstance(leaf, Holds):
        last = None if leaf.when is None else limits(leaf.when)[1]
        passed = last is not None and day > last and leaf.proposition.key not in run.network.terms
        return run.value(leaf, day, since=bound) if passed else UNKNOWN
    if isinstance(leaf, Accepts):
        return UNKNOWN
    if isinstance(leaf, InForce):
        ended = run.scope(run.network.scopes[leaf.target]).ended
        return UNKNOWN if ended is None else Value(Truth.FAILS, ended)
    values = []
    for number in run.network.provisions_named(leaf.provision):
        node, now = run.network.nodes[number], run.duty(number)
        assert isinstance(node, Duty)  # noqa: S101 - for the type checker
        values.append(settled_standing(node.form, now, leaf.standing))
    return conjunction(values) if values else UNKNOWN


def deadline_of(run: Run, duty: Duty, now: DutyStanding, day: date) -> date | None:
    """The last day for the act, or the last day of a duty to be kept up, as far as it is known by `day`."""
    if not duty.timed and now.closes is None:
        return None
    last = _last_day(duty, now, day)
    found = _earliest(_limits(run, duty, now, day), now, day) if duty.deadlines else None
    return found if last is None else last if found is None else min(last, found)


def _last_day(duty: Duty, now: DutyStanding, day: date) -> date | None:
    p = duty.provision
    days = [] if p.ends is None else [(p.ends, ALWAYS)]
    if now.closes is not None:
        days.append((now.closes, date.max))  # a day that has come does not move
    if p.lasts is not None and now.detached is not None:
        days.append((last_of(now.detached, p.lasts), now.detached))
    return _earliest(days, now, day)


def _limits(run: Run, duty: Duty, now: DutyStanding, day: date) -> list[tuple[date, date]]:
    """Each deadline, and the day from which its clock runs."""
    found = []
    for deadline, formula in duty.deadlines:
        if deadline.day is not None:
            found.append((deadline.day, ALWAYS))
        elif deadline.within is not None:
            origin = now.detached if deadline.since is None else _began(run, formula, now, day)
            if origin is not None:
                found.append((after(origin, deadline.within), origin))
    return found


def _began(run: Run, formula: Formula, now: DutyStanding, day: date) -> date | None:
    """The day from which a deadline counts: since the sentence binds, else before."""
    if now.bound is None:
        return None
    for since in (now.bound, None):
        value = run.weigh(formula, day, since=since)
        if value.holds and value.since is not None and value.since > ALWAYS:
            return value.since
    return None


def _earliest(days: list[tuple[date, date]], now: DutyStanding, day: date) -> date | None:
    """The earliest of some last days, each moved by as long as the clock stood still since its origin."""
    if not days:
        return None
    if not now.pauses:
        return min([last for last, _ in days])
    moved = []
    for last, origin in days:
        still = now.pauses.still(origin, day)
        moved.append(shifted(last, still) if last < date.max else last)
    return min(moved)
