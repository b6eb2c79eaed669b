"""B-cubed: how well things are put together that belong together."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measures.bcubed import bcubed, together

GROUPS = st.dictionaries(st.integers(0, 9), st.integers(0, 3), min_size=1)


def test_the_example_of_bagga_and_baldwin() -> None:
    """Twelve things in three classes, of which two classes were taken for one: precision 76 %, recall 100 %."""
    gold = dict(enumerate("aaaaabbccccc"))
    assert (
        round(bcubed(gold, {thing: "b" if kind == "b" else "ac" for thing, kind in gold.items()}).precision, 3) == 0.583
    )
    joined = bcubed(gold, {thing: "bc" if kind in "bc" else "a" for thing, kind in gold.items()})
    assert (round(joined.precision, 2), joined.recall) == (0.76, 1)


def test_nothing_is_nothing() -> None:
    """No gold, no figures, and no division by zero."""
    assert bcubed({}, {}).f1 == 0
    assert together({}, [], {}).read == 0


def test_what_is_not_given_stands_alone() -> None:
    """Of three that belong together one was not read: what is put together is right, and recall is five ninths."""
    found = together(dict.fromkeys("abc", 1), ["a", "b"], dict.fromkeys("ab", "x"))
    assert found.found == (1, 1)
    assert (found.all.precision, round(found.all.recall, 3), round(found.read, 3)) == (1, 0.556, 0.667)


@given(GROUPS)
def test_gold_is_right_whatever_the_groups_are_called(gold: dict[int, int]) -> None:
    """Other names for the same groups change nothing, and what agrees wholly is right."""
    assert bcubed(gold, {thing: f"group {kind}" for thing, kind in gold.items()}) == (1, 1)


@given(GROUPS, GROUPS)
def test_exchanged_gold_and_given_exchange_the_figures(one: dict[int, int], other: dict[int, int]) -> None:
    """Precision of the one is recall of the other, where both have the same things."""
    both = {thing: other.get(thing, 9) for thing in one}
    there, back = bcubed(one, both), bcubed(both, one)
    assert abs(there.precision - back.recall) < 1e-9
    assert abs(there.recall - back.precision) < 1e-9
