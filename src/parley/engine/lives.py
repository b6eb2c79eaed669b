"""The lives of plain provisions, each worked out at one go: its days are those on which its conditions come to hold.

A provision is plain if nobody lets its debtor off, its scope is never ended or suspended, and it can neither rest nor
have its time ended by an "until". Then each thing that can happen to it happens on one day, which can be found by
itself, and of two that fall on one day the order is known. That is most of any text, and three times as fast as to look
at it on every day on which something is said of it. What happens to the others, and what all of this means, is in
`duties`, whose order is followed here.
"""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from parley.engine.days import ALWAYS, after, last_of, shifted
from parley.engine.duties import DutyStanding
from parley.engine.force import ScopeStanding
from parley.engine.lifecycle import NEXT, Form, Happening
from parley.engine.logic import Formula
from parley.engine.nodes import Duty
from parley.engine.rests import NONE
from parley.engine.timelines import Timelines
from parley.model.agreement import Period, Provision
from parley.model.condition import Holds
from parley.model.finding import State, Truth

if TYPE_CHECKING:
    from parley.engine.evaluate import Run

_UNBOUND = DutyStanding()
_WAITING = (Happening.LAPSED, Happening.DONE, Happening.EXCUSED, Happening.SET_OFF, Happening.HOPELESS)
_DUE = {
    form: (over, Happening.DONE, Happening.EXCUSED, Happening.KEPT_UP, Happening.BREACHED)
    for form, over in ((Form.ONCE, Happening.MISSED), (Form.KEPT, Happening.KEPT_UP), (Form.POWER, Happening.LAPSED))
}
"""What can happen to a provision that waits, and to one that is due: of two things on one day, the first counts."""

_Next = tuple[date, Happening] | None


class Lives:
    """The standings of the plain provisions of a run on its last day."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._timelines = Timelines(run)
        self._bindings: dict[tuple[int, str, str | None], tuple[bool, date | None]] = {}

    def of(self, duty: Duty) -> DutyStanding | None:
        """The standing of a provision, None where it is not plain; what it depends on is worked out already."""
        quiet, bound = self._binding(duty)
        if bound is None and quiet:
            return _UNBOUND
        if bound is None or not _is_plain(duty) or (self._run.letting_off and self._is_let_off(duty.provision)):
            return None
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

    def _is_let_off(self, p: Provision) -> bool:
        """Whether somebody has released or cancelled a provision, rightly or not."""
        record = self._run.account.record
        return any(name in record.releases or name in record.cancellations for name in (p.id, p.sentence))

    def _binding(self, duty: Duty) -> tuple[bool, date | None]:
        """Whether a scope is never ended or suspended, and if so, since when a provision in it binds its debtor."""
        p = duty.provision
        known = duty.scope, p.debtor, p.article
        found = self._bindings.get(known)
        if found is None:
            found = self._bindings[known] = self._worked_out(self._run.scope(duty.scope), p)
        return found

    def _worked_out(self, scope: ScopeStanding, p: Provision) -> tuple[bool, date | None]:
        if scope.ended is not None or scope.toggled is not None:
            return False, None
        day = scope.entered
        if day is not None and not p.pledge:
            day = self._run.account.acceptance(p.debtor).first(Truth.HOLDS, day)
        return True, None if day is None or day > self._run.day else day

    def _done(self, duty: Duty, first: date) -> date | None:
        """The first day on which the act of a duty has been done."""
        if duty.defined:
            return self._timelines.of(Holds(duty.provision.act), None).first(Truth.HOLDS, first)
        return self._run.account.deeds(duty.provision, first).first(Truth.HOLDS, first)

    def _until_due(self, duty: Duty, bound: date, done: date | None, excused: date | None) -> _Next:
        """What happens to a provision that waits, and when."""
        over = self._over(duty, bound, bound, None)
        set_off = self._set_off(duty, bound)
        hopeless = self._timelines.first_lost(duty.antecedent, bound) if set_off is None else None
        return self._earliest((over, done, excused, set_off, hopeless), _WAITING)

    def _set_off(self, duty: Duty, bound: date) -> date | None:
        """The first day on which all is there that sets a provision off."""
        starts = duty.provision.starts
        begins = bound if starts is None or starts < bound else starts
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
        over = self._over(duty, bound, began, began)
        came = self._earliest((over, done, excused, let_go, breached), _DUE[duty.form])
        if came is None:
            return now
        day, happening = came
        closes = shifted(day, -1) if happening is Happening.KEPT_UP else None
        return DutyStanding(NEXT[duty.form][now.state, happening], day, now.bound, began, NONE, False, closes)

    def _over(self, duty: Duty, bound: date, since: date, detached: date | None) -> date | None:
        """The first day, from one on, on which a last day of a provision has passed."""
        p, days = duty.provision, list[date | None]()
        if p.ends is not None:
            days.append(self._day_after(p.ends, since))
        if p.lasts is not None and detached is not None:
            days.append(self._day_after(last_of(detached, p.lasts), since))
        for deadline, formula in duty.deadlines:
            if deadline.day is not None:
                days.append(self._day_after(deadline.day, since))
            elif deadline.within is not None and formula:
                days.append(self._over_since(formula, deadline.within, bound, since))
            elif deadline.within is not None and detached is not None:
                days.append(self._day_after(after(detached, deadline.within), since))
        return min([day for day in days if day is not None], default=None) if days else None

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

    def _earliest(self, days: tuple[date | None, ...], happenings: tuple[Happening, ...]) -> _Next:
        """What comes first by the last day of the run; of what comes on one day, what is named first."""
        found: _Next = None
        if any(days):
            last = self._run.day
            for day, happening in zip(days, happenings, strict=True):
                if day is not None and day <= last and (found is None or day < found[0]):
                    found = day, happening
        return found


def _is_plain(duty: Duty) -> bool:
    return not (duty.until or (duty.during and duty.form is Form.POWER) or (duty.deadlines and duty.form is Form.KEPT))


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
