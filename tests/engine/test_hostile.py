"""Agreements that nobody would write: deep, long, circular. No crash, no hang."""

from parley.engine import assess
from parley.model.condition import Condition, InForce, Not, Stands

from .build import Line, agreement, cond, day, duty, end, entry, means, says, state, step


def _deep(depth: int) -> Condition:
    condition = cond("there is peace")
    assert condition is not None
    for _ in range(depth):
        condition = Not(condition)
    return condition


def test_a_deep_condition() -> None:
    """5,000 negations of one proposition."""
    a = agreement(duty("1.1", "Ukraine", "act", once=_deep(5_000)), steps=(step("S1", "they meet", _deep(5_001)),))
    found = assess(a, [says(None, "there is peace", 5)], as_of=day(9))
    assert state(found, "1.1") == ("detached", 5)
    assert [s.steps for s in found.blockers[1].sets] == [("not: there is peace",)]


def test_long_chains() -> None:
    """3,000 duties of which each waits for the one before, and as many definitions."""
    chain = [duty("0", "Ukraine", "act 0", once="t2999")]
    chain += [duty(str(i), "Ukraine", f"act {i}", once=Stands(str(i - 1), "discharged")) for i in range(1, 3_000)]
    terms = tuple(means(f"t{i}", f"t{i - 1}") for i in range(1, 3_000))
    a = agreement(*chain, meanings=terms)
    record: list[Line] = [says(None, "t0", 2), *(says(None, f"act {i}", 3) for i in range(3_000))]
    assert state(assess(a, record), "2999") == ("discharged", 3)
    assert state(assess(a, record[:1]), "0") == ("detached", 2)


def test_a_long_circle() -> None:
    """1,000 duties in a circle: one deadlock."""
    circle = [
        duty(str(i), "Ukraine", f"act {i}", once=Stands(str((i - 1) % 1_000), "discharged")) for i in range(1_000)
    ]
    (deadlock,) = assess(agreement(*circle), (), as_of=day(1)).deadlocks
    assert len(deadlock.members) == 1_000


def test_circles_of_everything() -> None:
    """Definitions of each other, articles that enter with each other, endings that undo their own cause."""
    entries = (entry(InForce("Article 2"), "Article 1"), entry(InForce("Article 1"), "Article 2"))
    a = agreement(
        duty("1.1", "Ukraine", "a", unless=Stands("1.1", "detached")),
        duty("2.1", "Russia", "b", article="Article 2", during=Not(Stands("2.1", "detached"))),
        duty("3.1", "Russia", "c", article="Article 3", once=Not(Stands("3.1", "detached"))),
        meanings=(means("x", Not(cond("y") or Not(InForce("agreement")))), means("y", "x")),
        entries=entries,
        ends=(end(Stands("3.1", "detached"), "3.1", suspends=True, only_while=True),),
    )
    found = assess(a, [says(None, word, 2) for word in ("x", "y")], as_of=day(30))
    assert [d.members for d in found.deadlocks] == [("Article 1 in force", "Article 2 in force")]
    assert found == assess(a, [says(None, word, 2) for word in ("x", "y")], as_of=day(30))


def test_much_testimony_about_little() -> None:
    """5,000 lines about one proposition, each speaker contradicting itself."""
    a = agreement(duty("1.1", "Ukraine", "act", once="there is peace"))
    record = [says(("Ukraine", "Russia", None)[i % 3], "there is peace", i, i % 2 == 0) for i in range(1, 5_000)]
    assert state(assess(a, record), "1.1")[0] == "detached"
