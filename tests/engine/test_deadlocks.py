"""Deadlocks of random steps that wait for each other, against trying them one after the other."""

from random import Random

from parley.engine import assess
from parley.model.agreement import Step
from parley.model.condition import And, Condition, Holds, Or
from parley.model.finding import Deadlock

from .build import agreement, day, duty, prop, step

Needs = dict[str, Condition | None]


def random_needs(random: Random, size: int) -> Needs:
    """Events e1, e2, ... that need each other, joined by and, or."""

    def part(depth: int) -> Condition:
        if depth == 2 or random.random() < 0.5:
            return Holds(prop(f"e{random.randint(1, size)}"))
        parts = tuple(part(depth + 1) for _ in range(random.randint(2, 3)))
        return And(parts) if random.random() < 0.5 else Or(parts)

    return {f"e{number}": part(0) if random.random() < 0.8 else None for number in range(1, size + 1)}


def comes(condition: Condition | None, done: set[str], waived: set[str], inside: str) -> bool:
    if condition is None:
        return True
    if isinstance(condition, Holds):
        words = condition.proposition.words
        return words in done or f"{words} (in {inside})" in waived
    assert isinstance(condition, And | Or)
    parts = [comes(part, done, waived, inside) for part in condition.parts]
    return all(parts) if isinstance(condition, And) else any(parts)


def come(needs: Needs, done: set[str], waived: set[str]) -> set[str]:
    """All that happens in the end: whatever is ready happens, again and again."""
    done = set(done)
    while more := {e for e in needs if e not in done and comes(needs[e], done, waived, f"S{e[1:]}")}:
        done |= more
    return done


def unmet(condition: Condition | None, done: set[str]) -> set[str]:
    """The events in what still does not hold of a condition."""
    if comes(condition, done, set(), ""):
        return set()
    if isinstance(condition, Holds):
        return {condition.proposition.words}
    assert isinstance(condition, And | Or)
    return set().union(*(unmet(part, done) for part in condition.parts))


def waits_for(needs: Needs, stuck: set[str], event: str) -> set[str]:
    """What a stuck event waits for, and what that waits for, and so on."""
    found: set[str] = set()
    pending = [event]
    while pending:
        more = unmet(needs[pending.pop()], set(needs) - stuck) - found
        found |= more
        pending += more
    return found


def deadlocks(needs: Needs) -> tuple[Deadlock, ...]:
    steps: tuple[Step, ...] = tuple(step(f"S{e[1:]}", e, needs[e]) for e in needs)
    return assess(agreement(steps=steps), (), as_of=day(5)).deadlocks


def test_on_random_steps_cores_are_what_waits_for_itself_and_the_ways_out_open_them() -> None:
    """A core is all that wait for each other. A way out, waived, lets all of it come, given the rest; less does not."""
    seen = ways = 0
    for seed in range(60):
        random = Random(seed)  # noqa: S311 - the same steps every time
        needs = random_needs(random, random.randint(2, 7))
        stuck = set(needs) - come(needs, set(), set())
        deadlocked = deadlocks(needs)
        cores = [{f"e{member[1:]}" for member in found.members} for found in deadlocked]
        waiting = {event: waits_for(needs, stuck, event) for event in stuck}
        for core in cores:
            assert all(core <= waiting[event] for event in core), "each member waits for all of them"
            both = {event for event in stuck if core <= waiting[event] and all(event in waiting[e] for e in core)}
            assert both == core, "and all that do are members"
        rest = stuck - set().union(*cores)
        assert all(waiting[event] & (stuck - {event}) for event in rest), "the others only wait for a core"
        for core, found in zip(cores, deadlocked, strict=True):
            seen += 1
            given = set(needs) - core
            assert not core <= come(needs, given, set())
            for way in found.ways_out:
                ways += 1
                waived = set(way.split(" and "))
                assert core <= come(needs, given, waived), "it opens"
                assert not any(core <= come(needs, given, waived - {one}) for one in waived), "no part of it does"
    assert seen > 20
    assert ways > 30


def test_where_no_single_condition_opens_it_the_fewest_together_do() -> None:
    """1.1 waits for both others, and each of them for 1.1: waiving one of two leaves the other."""
    needs: Needs = {
        "e1": And((Holds(prop("e2")), Holds(prop("e3")))),
        "e2": Holds(prop("e1")),
        "e3": Holds(prop("e1")),
    }
    (found,) = deadlocks(needs)
    assert found.members == ("S1", "S2", "S3")
    assert {frozenset(way.split(" and ")) for way in found.ways_out} == {
        frozenset({"e2 (in S1)", "e3 (in S1)"}),
        frozenset({"e2 (in S1)", "e1 (in S3)"}),
        frozenset({"e3 (in S1)", "e1 (in S2)"}),
        frozenset({"e1 (in S2)", "e1 (in S3)"}),
    }


def test_the_core_of_a_sequence_does_not_name_who_only_waits_for_it() -> None:
    """Border control, elections and withdrawal wait for each other; an amnesty only waits for the elections."""
    a = agreement(
        duty("1.1", "Russia", "Russia returns the border", once="elections are held"),
        duty("1.2", "Ukraine", "elections are held", once="foreign forces are withdrawn"),
        duty("1.3", "Russia", "foreign forces are withdrawn", once="Russia returns the border"),
        duty("1.4", "Ukraine", "Ukraine grants amnesty", once="elections are held"),
    )
    (found,) = assess(a, (), as_of=day(5)).deadlocks
    assert found.members == ("1.1", "1.2", "1.3")
    assert len(found.ways_out) == 3
