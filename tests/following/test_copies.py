"""Copies of one text are known, whole, cut and edited; independent reports are not taken for copies."""

from collections import defaultdict
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from parley.following.copies import Copies, Known, Marks, OnShelf, credit_of, marks_of
from parley.following.shelf import InMemory
from parley.model.report import Report

WIRE = """MUSCAT, Jan 5 (Horn Wire) - The foreign ministers of the two neighbours will sit down in the Omani capital on
Thursday for the first direct talks in six years, the sultanate said on Monday.

The envoy told reporters that the agenda had four baskets: soldiers, prisoners, armed groups and the sea. Nobody was
signing anything this week, he said, and the mediators were bringing both delegations into one room for the first time.

The last basket may prove the heaviest, since the larger of the two has asked for years for a sovereign corridor to the
harbour, and the smaller one has run that harbour since its independence thirty years ago.
"""
QUOTED = '"We will not give up a single stone of the harbour"'


def report(text: str, day: int = 5, month: int = 1) -> Report:
    """A report of January."""
    return Report(f"sha256:{hash(text) & 0xFFFF:064x}", text, date(2026, month, day))


def entered(*reports: Report) -> list[int]:
    """The number of the first report that has the text of each."""
    copies = Copies()
    return [copies.enter(number, one) for number, one in enumerate(reports, 1)]


def test_a_whole_copy() -> None:
    """The same text the next day, and a copy of the copy: all of them are of the first."""
    assert entered(report(WIRE), report(WIRE, 6), report(WIRE, 7)) == [1, 1, 1]


def test_a_cut_copy() -> None:
    """Only the first two paragraphs were printed; the twin is another text of that length."""
    cut = "\n\n".join(WIRE.split("\n\n")[:2])
    other = " ".join(f"word{n} and thing{n}" for n in range(40))
    assert entered(report(WIRE), report(cut, 6)) == [1, 1]
    assert entered(report(WIRE), report(other, 6)) == [1, 2]


def test_an_edited_copy() -> None:
    """Another headline, another verb here and there, a sentence put in front."""
    edited = "Oman hosts talks\n\nOur staff writes: " + WIRE.replace("told reporters", "stated").replace("may", "could")
    assert entered(report(WIRE), report(edited, 6)) == [1, 1]


def test_two_that_quote_one_person_are_no_copies() -> None:
    """Two outlets each have a man's words in a text of their own: one sentence in common makes no copy."""
    first = f"The minister came out at noon and looked tired. {QUOTED}, he said before a crowd of traders, who cheered."
    second = f"Asked at the airport about Thursday, the country's chief diplomat answered: {QUOTED}. Ferries ran."
    long_first = first + " " + " ".join(f"first{n} has its own telling{n}" for n in range(20))
    long_second = second + " " + " ".join(f"second{n} knew of others{n}" for n in range(20))
    assert entered(report(long_first), report(long_second)) == [1, 2]


def test_the_same_text_long_after_is_no_copy() -> None:
    """Wire text is copied within days; a month later the same form of words is a report of its own."""
    assert entered(report(WIRE), report(WIRE, 6, 2)) == [1, 2]
    assert entered(report(WIRE), report(WIRE, 19)) == [1, 1]


def test_the_dateline_names_the_agency() -> None:
    """Between brackets before a dash; a bracket further on is no credit."""
    assert credit_of(report(WIRE)) == "Horn Wire"
    assert credit_of(report("MUSCAT (Our staff, tired) - Talks went on.")) is None
    assert credit_of(report("Talks went on " * 20 + "(Horn Wire) - and on.")) is None
    assert credit_of(report("")) is None


def test_ten_words_in_common_are_always_found() -> None:
    """Wherever in two texts: at least one mark is the same."""
    common = "soldiers prisoners armed groups and the sea are on it"
    one = " ".join(f"a{n}" for n in range(23)) + f" {common} " + " ".join(f"b{n}" for n in range(31))
    other = " ".join(f"c{n}" for n in range(17)) + f" {common} " + " ".join(f"d{n}" for n in range(8))
    assert {*marks_of(one)} & {*marks_of(other)}


def test_a_hostile_text() -> None:
    """One word a hundred thousand times over, brackets that never close, nothing at all: each is entered, and the same
    text is known again."""
    for text in ("same " * 100_000, "(" * 100_000, "(A" * 50_000, ""):
        assert entered(report(text), report(text, 6))[0] == 1
    assert len(set(marks_of("same " * 100_000))) == 1


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts_can_be_entered(texts: list[str]) -> None:
    """Each belongs to a report before it or to itself, and that one belongs to itself."""
    found = entered(*map(report, texts))
    assert all(first <= number and found[first - 1] == first for number, first in enumerate(found, 1))


@given(st.lists(st.frozensets(st.integers(0, 2**32 - 1) | st.integers(0, 30), max_size=12)))
def test_marks_are_found_whatever_rows_they_lie_in(reports: list[frozenset[int]]) -> None:
    """Each report that has a mark, once for each mark."""
    marks = Marks()
    known: dict[int, list[int]] = defaultdict(list)
    for number, own in enumerate(reports, 1):
        assert sorted(marks.having(sorted(own), 0).tolist()) == sorted(other for mark in own for other in known[mark])
        marks.add(number, sorted(own), Known(len(own), 0, number))
        for mark in own:
            known[mark].append(number)


@given(st.lists(st.tuples(st.frozensets(st.integers(0, 30), max_size=12), st.integers(1, 40)), max_size=40))
def test_the_same_on_a_shelf(reports: list[tuple[frozenset[int], int]]) -> None:
    """What has a mark near a day is the same in memory and on a shelf, put back now and then."""
    marks, shelf = Marks(), OnShelf(InMemory())
    for number, (own, day) in enumerate(reports, 1):
        assert sorted(marks.having(sorted(own), day)) == sorted(shelf.having(sorted(own), day))
        for texts in (marks, shelf):
            texts.add(number, sorted(own), Known(len(own), day, number))
        if number % 7 == 0:
            shelf.put_back()
