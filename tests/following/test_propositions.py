"""Propositions with their wordings, and what reviewers decided about them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from parley.following.gather import Gathering
from parley.following.propositions import Confirmed, Decided, propositions_of
from parley.model.process import Gathered

from .made import gathered, in_turn, pointing

WORDS = ["release all prisoners", "free every captive", "open the port of Assab", "the weather was fine"]
TO = [pointing(1, 0.05), pointing(1, 0.1), pointing(0, 1), pointing(0, 0, 1)]
ORIGINS = {number: f"Paper {number}" for number in range(1, 9)}


def made(words: list[str] | None = None, **fields: Any) -> Gathering:
    """The statements, one a day."""
    sayings = in_turn(words or WORDS, **fields)
    return gathered(*zip(sayings, TO[: len(sayings)], strict=True))


def groups(found: tuple[Gathered, ...]) -> list[list[int]]:
    """The numbers of the reports in each proposition."""
    return [[wording.report for wording in one.wordings] for one in found]


def same(one: str, other: str) -> Mapping[str, frozenset[str]]:
    """What a reviewer holds for one."""
    both = frozenset((one.casefold(), other.casefold()))
    return dict.fromkeys(both, both)


def test_gathered_as_suggested() -> None:
    """The first two are one. Its id is that of its first wording; days and sources are counted."""
    found = propositions_of(made(), ORIGINS)
    assert groups(found) == [[1, 2], [3], [4]]
    assert (found[0].id, found[0].independent) == ("r1.s1", 2)
    assert (found[0].first.day, found[0].last.day) == (1, 2)


def test_copies_are_one_source() -> None:
    """The second comes from where the first does."""
    found = propositions_of(made(), ORIGINS | {2: "Paper 1"})
    assert (len(found[0].wordings), found[0].independent) == (2, 1)


def test_a_reviewer_holds_two_for_one() -> None:
    """The port and the prisoners are one, and what follows them goes with them; without the decision they are not."""
    decided = Decided(same=same(WORDS[2], WORDS[1]))
    assert groups(propositions_of(made(), ORIGINS, decided)) == [[1, 2, 3], [4]]
    assert groups(propositions_of(made(), ORIGINS, Decided())) == [[1, 2], [3], [4]]


def test_a_reviewer_holds_two_apart() -> None:
    """The second does not follow the first any more, nor does a third that says what the second does."""
    decided = Decided(apart=[frozenset((WORDS[0], WORDS[1]))])
    assert groups(propositions_of(made(), ORIGINS, decided)) == [[1], [2], [3], [4]]
    again = gathered(*zip(in_turn([WORDS[0], WORDS[1], WORDS[1]]), [TO[0], TO[1], TO[1]], strict=True))
    assert groups(propositions_of(again, ORIGINS)) == [[1, 2, 3]]
    assert groups(propositions_of(again, ORIGINS, decided)) == [[1], [2, 3]]


def test_decisions_hold_for_later_reports() -> None:
    """What was held for one stays one when the same words come again; capitals do not matter."""
    decided = Decided(same=same(WORDS[0], WORDS[2]))
    sayings = in_turn([WORDS[0], WORDS[2], WORDS[2].upper()])
    later = gathered(*zip(sayings, [TO[0], TO[2], TO[3]], strict=True))
    assert groups(propositions_of(later, ORIGINS, decided)) == [[1, 2, 3]]


def test_a_link_confirms() -> None:
    """A reviewer says what a statement asserts: that names the proposition, and the reviewer stands beside it. Two
    statements linked to one proposition are one."""
    links = {
        "r1.s1": Confirmed("all prisoners go home", False, "Ada"),
        "r4.s1": Confirmed("all prisoners go home", True, "Ada"),
    }
    found = propositions_of(made(), ORIGINS, Decided(confirmed=links))
    assert groups(found) == [[1, 2, 4], [3]]
    assert found[0].says == "all prisoners go home"
    assert [(w.by, w.denies) for w in found[0].wordings] == [("Ada", False), (None, False), ("Ada", True)]
    assert found[0].wordings[0].score == 1


def test_who_denies_what_the_first_says() -> None:
    """Denied is counted against the first wording."""
    sayings = in_turn(WORDS[:2])
    sayings[1] = replace(sayings[1], denied=True)
    (one,) = propositions_of(gathered(*zip(sayings, TO[:2], strict=True)), ORIGINS)
    assert [wording.denies for wording in one.wordings] == [False, True]


def test_nothing_was_said() -> None:
    """No statements, no propositions."""
    assert propositions_of(gathered(), {}) == ()


PAIRS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).filter(lambda p: p[0] != p[1]), max_size=3)


@given(st.lists(st.integers(0, 3), max_size=7), PAIRS)
def test_every_statement_is_in_one_proposition(numbers: list[int], pairs: list[tuple[str, str]]) -> None:
    """Whatever reviewers hold for one: each statement once, the propositions in the order of their first wording, and
    wordings held for one are together."""
    sayings = in_turn([WORDS[number] for number in numbers])
    gathering = gathered(*((one, TO[number]) for one, number in zip(sayings, numbers, strict=True)))
    names = {word: word for word in WORDS}
    for one, other in pairs:
        joined = names[other]
        names = {word: names[one] if name == joined else name for word, name in names.items()}
    together = {word: frozenset(other for other in WORDS if names[other] == names[word]) for word in WORDS}
    decided = Decided(same={word.casefold(): frozenset(map(str.casefold, many)) for word, many in together.items()})
    found = propositions_of(gathering, ORIGINS, decided)
    reports = [report for group in groups(found) for report in group]
    assert sorted(reports) == list(range(1, len(numbers) + 1))
    assert [group[0] for group in groups(found)] == sorted(group[0] for group in groups(found))
    of = {report: at for at, group in enumerate(groups(found)) for report in group}
    for one in range(1, len(numbers) + 1):
        for other in range(1, one):
            if names[WORDS[numbers[one - 1]]] == names[WORDS[numbers[other - 1]]]:
                assert of[one] == of[other]
