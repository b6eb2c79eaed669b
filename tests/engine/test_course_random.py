"""Courses against every course that the engine knows, on random agreements. Day 1 is 1 January 2022."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.engine.actors import Actors
from parley.engine.course import find_course
from parley.engine.course_facts import Facts
from parley.engine.course_sayings import Action
from parley.engine.evaluate import Run
from parley.engine.replay import GOAL, NEVER, Placed, Replay
from parley.model.agreement import Agreement, Deadline, Period, Provision
from parley.model.condition import Accepts, And, Condition, Holds, InForce, Not, Or, Stands, When
from parley.model.course import Verdict
from parley.model.finding import State, Truth

from .build import START, agreement, day, duty, end, entry, prop


def random_condition(random: Random, ids: list[str], depth: int = 0) -> Condition:
    kind = random.random()
    if kind < 0.6 or depth == 2:
        leaf = random.random()
        if leaf < 0.4:
            return Holds(prop(random.choice(["it rains", "peace occurs", "Ukraine moves"])))
        if leaf < 0.5:
            relation = random.choice(["before", "by", "after", "on"])
            return Holds(prop("it rains"), When(relation, day(random.choice([3, 10]))))  # type: ignore[arg-type]
        if leaf < 0.9:
            standing = random.choice(["conditional", "detached", "discharged", "violated", "repaired"])
            return Stands(random.choice(ids), standing)  # type: ignore[arg-type]
        return InForce(random.choice(["agreement", "Article 1"]))
    parts = (random_condition(random, ids, depth + 1), random_condition(random, ids, depth + 1))
    return Not(parts[0]) if kind > 0.9 else And(parts) if kind < 0.75 else Or(parts)


def random_agreement(random: Random, ids: list[str]) -> Agreement:
    """Duties, bans and powers with deadlines, whiles, untils and excuses that speak of each other."""
    made = []
    for name in ids:
        more: dict[str, object] = {"kind": random.choice(["duty", "duty", "ban", "power"])}
        for field, chance in (("once", 0.6), ("unless", 0.2), ("during", 0.15), ("until", 0.15)):
            if random.random() < chance:
                more[field] = random_condition(random, ids)
        if random.random() < 0.5:
            within = Deadline(within=Period(random.choice([1, 2, 5]), "days"))
            since = Deadline(within=Period(3, "days"), since=Holds(prop("peace occurs")))
            more["deadlines"] = (random.choice([within, Deadline(day=day(4)), since]),)
        if random.random() < 0.1:
            more["lasts"] = Period(4, "days")
        if random.random() < 0.1:
            more["starts"] = day(6)
        more["maintenance"] = more["kind"] == "ban" or random.random() < 0.2
        debtor = random.choice(["Ukraine", "Russia"])
        made.append(
            duty(name, debtor, f"{debtor} acts{name[-1]}" if random.random() < 0.8 else "Ukraine moves", **more)
        )
    suspends = random.random() < 0.4
    ending = end(
        random_condition(random, ids), random.choice(["agreement", ids[0]]), suspends=suspends, only_while=True
    )
    entering = entry(random_condition(random, ids), "Article 1")
    return agreement(
        *made,
        ends=(ending,) if random.random() < 0.25 else (),
        entries=(entering,) if random.random() < 0.2 else (),
        signed=random.random() < 0.8,
    )


def enriched(random: Random, a: Agreement) -> Agreement:
    """With reparations of one breach or several, conditions on the use of powers, entries and ends after a delay."""
    made: list[Provision] = []
    for p in a.provisions:
        own = [q for q in made if q.debtor == p.debtor and q.kind != "power"]
        powers = [q for q in made if q.kind == "power"]
        if own and random.random() < 0.5:
            broken = tuple(Stands(q.id, "violated") for q in random.sample(own, random.randint(1, len(own))))
            when = broken[0] if len(broken) == 1 else (Or if random.random() < 0.7 else And)(broken)
            answered = tuple(stands.provision for stands in broken)
            p = replace(p, kind="duty", antecedent=when, redresses=answered)
        elif powers and random.random() < 0.6:
            p = replace(p, antecedent=Holds(powers[0].act))
        made.append(p)
    delay = Period(random.choice([1, 3]), "days") if random.random() < 0.5 else None
    entries = tuple(replace(part, delay=delay) for part in a.entries)
    ends = tuple(replace(part, delay=delay) for part in a.ends)
    return replace(a, provisions=tuple(made), entries=entries, ends=ends)


def withdraws(run: Run, action: Action) -> bool:
    """Whether it takes back an acceptance, which no course does."""
    accepts = action.about if isinstance(action.about, Accepts) and not action.holds else None
    return accepts is not None and run.account.accepted(accepts.party, run.day).holds


def shortest(a: Agreement, to: Condition, never: Condition | None, most: int) -> int | None:
    """The number of steps of a shortest course, by trying every course of at most so many in the engine."""
    replay = Replay(a, (), to, never, START, "common")
    facts = Facts(replay.run((), START), Actors(replay.agreement))
    facts.ask(GOAL.key, None if never is None else NEVER.key)
    days = frozenset(action.day for action in facts.actions if action.day is not None)
    courses: list[list[Placed]] = [[]]
    for steps in range(most + 1):
        longer = []
        for tried in courses:
            run = replay.run(tried, tried[-1].day if tried else START)
            if never is not None and run.duty(run.network.duties[NEVER.key]).state is State.VIOLATED:
                continue
            if run.term(run.network.terms[GOAL.key]).value.truth is Truth.HOLDS:
                return steps
            following = [action for action in facts.actions if steps < most and not withdraws(run, action)]
            placed = ((action, replay.place(tried, action, days)) for action in following)
            longer += [[*tried, Placed(action, on)] for action, on in placed if on is not None]
        courses = longer
    return None


def check_against_every_course(seed: int, most: int, *, rich: bool = False) -> None:
    """clingo's course against every course of at most so many steps, tried one by one in the engine."""
    random = Random(seed)  # noqa: S311 - the same agreements every time
    ids = [f"1.{number}" for number in range(1, random.randint(2, 4))]
    a = random_agreement(random, ids)
    to = random_condition(random, ids)
    never = random_condition(random, ids) if random.random() < 0.4 else None
    a = enriched(random, a) if rich else a
    found = find_course(a, (), to=to, never=never, as_of=START, within=most)
    expected = shortest(a, to, never, most)
    if found.verdict is Verdict.NONE:
        assert expected is None
    elif found.verdict is Verdict.FOUND:
        assert expected is not None
        assert len(found.steps) == expected or (len(found.steps) > expected and found.ruled_out < expected)


@given(st.integers(0, 10**9))
@settings(max_examples=30, deadline=None)
def test_on_random_agreements_the_course_is_as_short_as_any_that_the_engine_knows(seed: int) -> None:
    """Shortest, and none only where there is none; "not settled" may be said of any."""
    check_against_every_course(seed, 2, rich=seed % 2 == 1)


@pytest.mark.parametrize(
    ("seed", "most"),
    [*((seed, 2) for seed in (0, 5, 401, 603, 731, 880, 895, 1070, 1861, 3037, 3377, 3409)), (16, 3), (425, 3)],
)
def test_sentences_that_speak_of_their_own_state(seed: int, most: int) -> None:
    """Excused or bound by what they themselves come to, suspended by their own breach, hopeless from the start."""
    check_against_every_course(seed, most)
