"""What speaks for or against what, against a gold made by hand."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.measures.following_bearing import Told, bearing_tally, by_nearest, by_words, surest_quarter
from benchmarks.measures.processes import Process
from parley.following.targets import Target
from parley.following.words import stems_of
from tests.following.talks import Line, heard

TALKS = heard(
    Line("2026-01-05", "Armenia", "claim", "all prisoners left the camps"),
    Line("2026-01-06", "Georgia", "denial", "prisoners left the camps", negated=True),
    Line("2026-01-07", "Turkey", "claim", "it rained"),
)
SAYINGS = list(TALKS.sayings.values())


def target(name: str, words: str, *, banned: bool = False) -> Target:
    """What may be spoken for or against, by anybody and at any time."""
    none: frozenset[str] = frozenset()
    return Target(name, True, words, banned, none, stems_of(words), none, none, none, None, date(2026, 3, 1))


TARGETS = [target("1.1", "prisoners leave camps"), target("1.2", "guns fire over the border", banned=True)]


def process() -> Process:
    """The first speaks for 1.1, the second against it; nobody read the third."""
    bearing = [
        {"statement": "t1", "target": "1.1", "direction": "for"},
        {"statement": "t2", "target": "1.1", "direction": "against"},
        {"statement": "t9", "target": "1.2", "direction": "against"},
    ]
    made = Process(Path(), {"bearing": bearing}, {}, {}, ())
    made.__dict__["found"] = {"t1": (1, "s1"), "t2": (2, "s1")}
    return made


def counts(given: Sequence[Told]) -> tuple[int, int, int]:
    """Right, given, wanted."""
    found = bearing_tally(process(), given)
    return found.right, found.given, found.wanted


def test_right_are_statement_target_and_direction() -> None:
    """Both are right, and what was not read is missing."""
    right = [Told((1, "s1"), "1.1", False, 0.9), Told((2, "s1"), "1.1", True, 0.8)]
    assert counts(right) == (2, 2, 3)


def test_another_direction_target_or_statement_is_wrong() -> None:
    """The bad twin: each of the three is off in one place."""
    wrong = [Told((1, "s1"), "1.1", True, 0.9), Told((2, "s1"), "1.2", True, 0.8), Told((3, "s1"), "1.1", False, 0.7)]
    assert counts(wrong) == (0, 3, 3)


def test_the_surest_quarter() -> None:
    """Of five the surest two; whichever way they are listed. Of none, none."""
    given = [Told((1, "s1"), "1.1", False, 0.9), Told((2, "s1"), "1.1", True, 0.8)]
    given += [Told((3, "s1"), name, False, 0.6) for name in ("1.1", "1.2", "P1")]
    for order in (given, given[::-1]):
        assert surest_quarter(process(), order).precision == 1
    assert surest_quarter(process(), [Told((3, "s1"), "1.1", False, 1.0), *given]).precision == 0.5
    assert surest_quarter(process(), []).given == 0


def test_the_baseline_of_words() -> None:
    """Half of a target's words; the denial is against. Rain has nothing of it."""
    found = list(by_words(SAYINGS, TARGETS, lambda stem: 1.0))
    assert [one[:3] for one in found] == [((1, "s1"), "1.1", False), ((2, "s1"), "1.1", True)]


def test_what_is_banned_turns_the_baseline() -> None:
    """Who says that the banned is done speaks against."""
    banned = [target("1.1", "prisoners leave camps", banned=True)]
    assert [one.against for one in by_words(SAYINGS, banned, lambda stem: 1.0)] == [True, False]


def test_the_baseline_of_meaning() -> None:
    """The nearest target, from a cosine of 0.65; two that are as near count both; of no targets there is none."""
    said = np.array([[1, 0], [0.6, 0.8], [-1, 0]], np.float32)
    aimed = np.array([[0.8, 0.6], [0.8, 0.6]], np.float32)
    assert [(one.statement, one.target) for one in by_nearest(SAYINGS, TARGETS, said, aimed)] == [
        ((1, "s1"), "1.1"),
        ((1, "s1"), "1.2"),
        ((2, "s1"), "1.1"),
        ((2, "s1"), "1.2"),
    ]
    assert list(by_nearest(SAYINGS, [], said, np.empty((0, 2), np.float32))) == []
