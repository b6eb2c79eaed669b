"""What contradicts itself: a text that demands and forbids one act, and a speaker who says both yes and no.

Two accounts of one event are no conflict of this kind: where the parties differ, `contested` shows it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from parley.engine.days import after, limits
from parley.engine.lifecycle import Form, form_of
from parley.engine.logic import Formula, Junction, Leaf, formula_from_condition
from parley.model.agreement import Agreement, Period, Provision
from parley.model.condition import Condition, Holds, Proposition, Stands
from parley.model.finding import Conflict
from parley.model.testimony import Subject, Testimony

Way = frozenset[tuple[Leaf, bool]]
"""One way in which conditions can hold: leaves that must, and leaves that must not."""

_ANYHOW: tuple[Way, ...] = (frozenset(),)
_MOST_WAYS = 16
_MOST_PAIRS = 500
_MOST_RIVALS = 50
_REFRAIN = " refrain from "
_KEPT, _BROKEN = frozenset({"discharged"}), frozenset({"violated", "repaired"})


def find_conflicts(agreement: Agreement, testimony: Iterable[Testimony] = ()) -> tuple[Conflict, ...]:
    """Acts both owed and forbidden, then speakers who contradict themselves; each with both sources. Near-linear."""
    return (*must_and_must_not(agreement), *self_contradictions(testimony))


def must_and_must_not(agreement: Agreement) -> Iterator[Conflict]:
    """One act that the same debtor owes and must not do, in conditions and at times that can meet.

    Conditions are compared as sets of literals (disjunctive normal form, up to 16 ways; beyond that they are taken to
    meet). A duty done once conflicts where its act is forbidden on the last day on which it is owed.
    """
    acts: dict[str, tuple[list[Provision], list[Provision]]] = {}
    for p in agreement.provisions:
        if p.kind == "power":
            continue
        key = p.act.key.replace(_REFRAIN, " ", 1)
        forbids = (p.kind == "ban") != (key != p.act.key)
        acts.setdefault(key, ([], []))[forbids].append(p)
    conditions = _Conditions(agreement)
    found: dict[tuple[str, str], Conflict] = {}
    for duties, bans in acts.values():
        for conflict in _between(duties, bans, conditions):
            found.setdefault((conflict.provisions[0], conflict.provisions[-1]), conflict)
    yield from found.values()


def _between(duties: Sequence[Provision], bans: Sequence[Provision], conditions: "_Conditions") -> Iterator[Conflict]:
    """The conflicts about one act; where there are thousands of pairs, the rest is told in one line."""
    tried = 0
    for duty in duties:
        for ban in bans:
            if tried == _MOST_PAIRS:
                counted = f"{len(duties)} sentences demand and {len(bans)} forbid it"
                says = f"{counted}: {duty.act.words}. Not all were compared."
                yield Conflict("must-and-must-not", duty.act.words, says, (duty.sentence,))
                return
            tried += 1
            if _in_one_account(duty, ban) and _meet_in_time(duty, ban) and conditions.meet(duty, ban):
                yield _forbidden(duty, ban)
                break


def _forbidden(duty: Provision, ban: Provision) -> Conflict:
    says = (
        f'{ban.sentence} (line {ban.where.line}) forbids what it demands of {duty.debtor}: "{ban.says.rstrip(".")}". '
        "Say in one of them when it does not apply."
    )
    return Conflict("must-and-must-not", duty.act.words, says, (duty.sentence, ban.sentence))


def _in_one_account(one: Provision, other: Provision) -> bool:
    return one.accounts is None or other.accounts is None or bool(one.accounts & other.accounts)


def _meet_in_time(duty: Provision, ban: Provision) -> bool:
    """Whether the ban can hold while the duty is kept up, or on the last day of an act that is done once."""
    first, last = ban.starts or date.min, _last_day(ban)
    if form_of(duty) is Form.KEPT:
        return max(first, duty.starts or date.min) <= min(last, _last_day(duty))
    owed = _last_day(duty)
    within = [d.within for d in duty.deadlines if d.within is not None]
    if within and owed == date.max:
        if ban.lasts is not None and _set_off_alike(duty, ban) and all(d.since is None for d in duty.deadlines):
            return max(map(_length, within)) < _length(ban.lasts)
        return last >= (duty.starts or date.min)
    if owed == date.max:
        return last == date.max and ban.lasts is None
    return first <= owed <= last


def _last_day(p: Provision) -> date:
    return min(
        [d.day for d in p.deadlines if d.day is not None] + ([] if p.ends is None else [p.ends]), default=date.max
    )


def _set_off_alike(one: Provision, other: Provision) -> bool:
    return (one.article, one.antecedent, one.starts) == (other.article, other.antecedent, other.starts)


def _length(period: Period) -> int:
    return (after(date(2001, 1, 1), period) - date(2001, 1, 1)).days


class _Conditions:
    """In which ways the conditions of provisions can hold; what the text defines is read as its definition."""

    def __init__(self, agreement: Agreement) -> None:
        self._known: dict[int, tuple[Way, ...]] = {}
        self._meant: dict[str, tuple[tuple[Way, ...], tuple[Way, ...]]] = {}
        for meaning in agreement.meanings:
            if meaning.condition is not None:
                self._meant[meaning.term.key] = self._both(formula_from_condition(meaning.condition))

    def meet(self, one: Provision, other: Provision) -> bool:
        """Whether some way of the one does not exclude some way of the other."""
        ways = self._ways(other)
        return any(not _exclude(mine, yours) for mine in self._ways(one) for yours in ways)

    def _ways(self, p: Provision) -> tuple[Way, ...]:
        found = self._known.get(id(p))
        if found is None:
            found = self._known[id(p)] = self._worked_out(p)
        return found

    def _worked_out(self, p: Provision) -> tuple[Way, ...]:
        ways = _ANYHOW
        for condition, positive in ((p.antecedent, True), (p.during, True), (p.unless, False), (p.until, False)):
            if condition is not None:
                ways = _joined(ways, self._of(condition)[0 if positive else 1])
        return ways

    def _of(self, condition: Condition) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
        return self._both(formula_from_condition(condition))

    def _both(self, formula: Formula) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
        """The ways in which a formula holds, and those in which it fails."""
        stack: list[tuple[tuple[Way, ...], tuple[Way, ...]]] = []
        for token in formula:
            if not isinstance(token, Junction):
                meant = self._meant.get(token.proposition.key) if isinstance(token, Holds) else None
                stack.append(meant or ((frozenset({(token, True)}),), (frozenset({(token, False)}),)))
                continue
            parts = stack[len(stack) - token.size :]
            del stack[len(stack) - token.size :]
            if token.kind == "not":
                stack.append((parts[0][1], parts[0][0]))
                continue
            all_of, one_of = (0, 1) if token.kind == "and" else (1, 0)
            every = _together([part[all_of] for part in parts])
            some = _bounded(tuple(dict.fromkeys(way for part in parts for way in part[one_of])))
            stack.append((every, some) if token.kind == "and" else (some, every))
        return stack[0] if stack else (_ANYHOW, ())


def _together(parts: Sequence[tuple[Way, ...]]) -> tuple[Way, ...]:
    """The ways in which all parts hold; what holds in one way only is put together first, at once."""
    sure: Way = frozenset(literal for ways in parts if len(ways) == 1 for literal in ways[0])
    found: tuple[Way, ...] = () if _exclude(sure, sure) else (sure,)
    for ways in parts:
        if len(ways) != 1:
            found = _joined(found, ways)
    return found


def _joined(some: tuple[Way, ...], others: tuple[Way, ...]) -> tuple[Way, ...]:
    if len(some) * len(others) > _MOST_WAYS:
        return _ANYHOW
    return tuple(dict.fromkeys(one | other for one in some for other in others if not _exclude(one, other)))


def _bounded(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    return ways if len(ways) <= _MOST_WAYS else _ANYHOW


def _exclude(one: Way, other: Way) -> bool:
    """Whether two ways cannot come about together."""
    about: dict[object, list[tuple[Leaf, bool]]] = {}
    for leaf, positive in other:
        rivals = about.setdefault(_subject(leaf), [])
        if len(rivals) < _MOST_RIVALS:
            rivals.append((leaf, positive))
    return any(
        _contrary(leaf, positive, rival, against)
        for leaf, positive in one
        for rival, against in about.get(_subject(leaf), ())
    )


def _subject(leaf: Leaf) -> object:
    if isinstance(leaf, Holds):
        return leaf.proposition
    return leaf.provision if isinstance(leaf, Stands) else leaf


def _contrary(leaf: Leaf, positive: bool, other: Leaf, other_positive: bool) -> bool:
    if positive != other_positive:
        wide, narrow = (other, leaf) if positive else (leaf, other)
        if isinstance(wide, Holds) and isinstance(narrow, Holds):
            (first, last), (begins, ends) = _days(wide), _days(narrow)
            return first <= begins and ends <= last
        return leaf == other
    if isinstance(leaf, Holds) and isinstance(other, Holds):
        (first, last), (begins, ends) = _days(leaf), _days(other)
        return positive and (last < begins or ends < first)
    if positive and isinstance(leaf, Stands) and isinstance(other, Stands):
        pair = (leaf.standing, other.standing)
        return any(one in _KEPT and two in _BROKEN for one, two in (pair, pair[::-1]))
    return False


def _days(leaf: Holds) -> tuple[date, date]:
    first, last = (None, None) if leaf.when is None else limits(leaf.when)
    return first or date.min, last or date.max


def self_contradictions(testimony: Iterable[Testimony]) -> Iterator[Conflict]:
    """Where one speaker says of one day both that something holds and that it does not.

    Who says on another day that it no longer holds has not contradicted itself, unless it had said until when.
    """
    told: dict[tuple[str | None, Subject], list[Testimony]] = {}
    for line in testimony:
        told.setdefault((line.by, line.about), []).append(line)
    for (by, about), lines in told.items():
        lines.sort(key=lambda line: (line.on, line.said, line.recorded))
        longest: dict[bool, Testimony] = {}
        for line in lines:
            rival = longest.get(not line.holds)
            if rival is not None and line.on <= (rival.until or rival.on):
                yield _contradiction(by, about, rival, line)
            kept = longest.get(line.holds)
            if kept is None or (line.until or line.on) >= (kept.until or kept.on):
                longest[line.holds] = line


def _contradiction(by: str | None, about: Subject, one: Testimony, other: Testimony) -> Conflict:
    that = about.words if isinstance(about, Proposition) else one.that
    says = f"{by or 'The reviewer'} says of {other.on} both that it holds and that it does not: {that}"
    return Conflict("contradicts-itself", that, says, (), by, (one, other))
