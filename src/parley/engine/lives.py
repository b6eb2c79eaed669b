"""The lives of plain provisions, each worked out at one go: its days are those on which its conditions come to hold.

A provision is plain if nothing suspends or ends it from outside and no day of it moves. Then each thing that can
happen to it happens on one day, which can be found by itself, and of two that fall on one day the order is known.
That is most of any text, and ten times as fast as to look at it on every day on which something is said of it. What
happens to the others, and what all of this means, is in `duties`, whose order is followed here.
"""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from parley.engine.days import ALWAYS, after, last_of, shifted
from parley.engine.duties import DutyStanding
from parley.engine.lifecycle import NEXT, Form, Happening
from parley.engine.logic import Formula
from parley.engine.nodes import Duty
from parley.engine.rests import NONE
from parley.engine.timelines import Timelines
from parley.model.agreement import Period
from parley.model.condition import Holds
from parley.model.finding import State, Truth

if TYPE_CHECKING:
    from parley.engine.evaluate import Run

_UNBOUND = DutyStanding()
_Next = tuple[date, Happening] | None


class Lives:
    """The standings of the plain provisions of a run on its last day."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._timelines = Timelines(run)
        self._bound: dict[tuple[int, str], date | None] = {}

    def of(self, duty: Duty) -> DutyStanding | None:
        """The standing of a provision, None where it is not plain; what it depends on is worked out already."""
        run = self._run
        scope = run.scope(duty.scope)
        if scope.entered is None:
            return _UNBOUND
        if not duty.plain or scope.ended is not None or scope.toggled is not None or self._is_let_off(duty):
            return None
        bound = self._bound_on(duty, scope.entered)
        if bound is None:
            return _UNBOUND
        done = self._done(duty, bound) if duty.form is Form.ONCE else None
        excused = self._timelines.first_holding(duty.unless, bound, bound) if duty.unless else None
        came = self._until_due(duty, bound, done, excused)
        if came is None:
            return DutyStanding(State.CONDITIONAL, bound, bound)
        day, happening = came
        state = NEXT[duty.form][State.CONDITIONAL, happening]
        if happening is not Happening.SET_OFF:
            return DutyStanding(state, day, bound)
        return self._due(duty, DutyStanding(state, day, bound, day), done, excused)

    def _is_let_off(self, duty: Duty) -> bool:
        """Whether somebody has released or cancelled a provision, rightly or not."""
        record, p = self._run.account.record, duty.provision
        if not self._run.letting_off:
            return False
        return any(name in record.releases or name in record.cancellations for name in (p.id, p.sentence))

    def _bound_on(self, duty: Duty, entered: date) -> date | None:
        if duty.provision.pledge:
            return entered
        known = duty.scope, duty.provision.debtor
        if known not in self._bound:
            day = self._run.account.acceptance(duty.provision.debtor).first(Truth.HOLDS, entered)
            self._bound[known] = None if day is None or day > self._run.day else day
        return self._bound[known]

    def _done(self, duty: Duty, first: date) -> date | None:
        """The first day on which the act of a duty has been done."""
        if duty.defined:
            return self._timelines.of(Holds(duty.provision.act), None).first(Truth.HOLDS, first)
        if duty.provision.act.key not in self._run.account.record.about:
            return None
        return self._run.account.deeds(duty.provision, first).first(Truth.HOLDS, first)

    def _until_due(self, duty: Duty, bound: date, done: date | None, excused: date | None) -> _Next:
        """What happens to a provision that waits, and when."""
        over = self._over(duty, bound, bound, None) if duty.dated else None
        set_off = self._set_off(duty, bound)
        hopeless = self._timelines.first_lost(duty.antecedent, bound) if duty.losable and set_off is None else None
        return self._earliest(
            (over, Happening.LAPSED),
            (done, Happening.DONE),
            (excused, Happening.EXCUSED),
            (set_off, Happening.SET_OFF),
            (hopeless, Happening.HOPELESS),
        )

    def _set_off(self, duty: Duty, bound: date) -> date | None:
        """The first day on which all is there that sets a provision off."""
        begins = max(bound, duty.provision.starts or bound)
        day = self._timelines.first_holding(duty.antecedent, bound, begins)
        if day is None or not duty.during:
            return day
        while_, once = self._timelines.weighed(duty.during, as_state=True), duty.antecedent
        line = self._timelines.weighed(once, bound) if once else None
        days = sorted({day, *(d for d in (*while_.days, *(line.days if line else ())) if d > day)})
        return next((d for d in days if while_.at(d).holds and (line is None or line.at(d).holds)), None)

    def _due(self, duty: Duty, now: DutyStanding, done: date | None, excused: date | None) -> DutyStanding:
        """The standing on the last day of a provision that is due, or of a power that is available."""
        began = now.since or self._run.day
        bound = now.bound or began
        breached = let_go = None
        if duty.form is Form.POWER:
            done = self._run.account.uses(duty.provision, began).first(Truth.HOLDS, began)
        elif duty.form is Form.KEPT:
            wrong = Truth.HOLDS if duty.provision.kind == "ban" else Truth.FAILS
            breached = self._timelines.of(Holds(duty.provision.act), began).first(wrong, began)
            if duty.during:
                let_go = self._timelines.weighed(duty.during, as_state=True).first(Truth.FAILS, began)
        over = self._over(duty, bound, began, began) if duty.timed else None
        came = self._earliest(
            (over, _OVER[duty.form]),
            (done, Happening.DONE),
            (excused, Happening.EXCUSED),
            (let_go, Happening.KEPT_UP),
            (breached, Happening.BREACHED),
        )
        if came is None:
            return now
        day, happening = came
        closes = shifted(day, -1) if happening is Happening.KEPT_UP else None
        return DutyStanding(NEXT[duty.form][now.state, happening], day, now.bound, began, NONE, False, closes)

    def _over(self, duty: Duty, bound: date, since: date, detached: date | None) -> date | None:
        """The first day, from one on, on which a last day of a provision has passed."""
        p = duty.provision
        days = [] if p.ends is None else [self._day_after(p.ends, since)]
        if p.lasts is not None and detached is not None:
            days.append(self._day_after(last_of(detached, p.lasts), since))
        for deadline, formula in duty.deadlines:
            if deadline.day is not None:
                days.append(self._day_after(deadline.day, since))
            elif deadline.within is not None and deadline.since is not None:
                days.append(self._over_since(formula, deadline.within, bound, since))
            elif deadline.within is not None and detached is not None:
                days.append(self._day_after(after(detached, deadline.within), since))
        return min((day for day in days if day is not None), default=None)

    def _over_since(self, formula: Formula, within: Period, bound: date, since: date) -> date | None:
        """The first day, from one on, on which a period has passed since a condition came to hold."""
        lines = self._timelines.weighed(formula, bound), self._timelines.weighed(formula)
        days = sorted({since, *(day for line in lines for day in line.days if day > since)})
        for day, change in zip_longest(days, days[1:]):
            for line in lines:
                value = line.at(day)
                if value.holds and value.since is not None and value.since > ALWAYS:
                    over = self._day_after(after(value.since, within), day)
                    if over is not None and (change is None or over < change):
                        return over
                    break
        return None

    def _day_after(self, last: date, since: date) -> date | None:
        return None if last >= self._run.day else max(since, shifted(last, 1))

    def _earliest(self, *happenings: tuple[date | None, Happening]) -> _Next:
        """What comes first by the last day of the run; of what comes on one day, what is named first."""
        found: _Next = None
        last = self._run.day
        for day, happening in happenings:
            if day is not None and day <= last and (found is None or day < found[0]):
                found = day, happening
        return found


_OVER = {Form.ONCE: Happening.MISSED, Form.KEPT: Happening.KEPT_UP, Form.POWER: Happening.LAPSED}


def past_of(duty: Duty, now: DutyStanding) -> list[tuple[date, DutyStanding]]:
    """Each change of a plain provision, told from what it has come to."""
    if now.bound is None or now.since is None:
        return []
    changes = []
    if now.bound < (now.detached or now.since):
        changes.append((now.bound, DutyStanding(State.CONDITIONAL, now.bound, now.bound)))
    if now.detached is not None and now.detached < now.since:
        due = NEXT[duty.form][State.CONDITIONAL, Happening.SET_OFF]
        changes.append((now.detached, DutyStanding(due, now.detached, now.bound, now.detached)))
    changes.append((now.since, now))
    return changes
