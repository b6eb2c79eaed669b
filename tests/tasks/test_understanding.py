"""A text sentence by sentence: what was understood, what not, what it leaves open, each at its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.tasks.check import check_text
from parley.tasks.understanding import Understanding, understanding_of
from tests.agreement.texts import ISTANBUL

TEXT = ISTANBUL.read_text("utf-8")
HEAD = "# T\n\n## Parties\n- Ukraine\n- Russia\n\n## Article 1\n"


def understood(text: str) -> Understanding:
    """All that was found in a text."""
    return understanding_of(text, check_text(text))


def test_at_its_sentence() -> None:
    """Each sentence of the example has its line, what was understood, and its gaps; the rest is of the whole."""
    found = understood(TEXT)
    lines = TEXT.split("\n")
    assert all(one.says.split()[0] in lines[one.line - 1] for one in found.sentences)
    assert [one.line for one in found.sentences] == sorted(one.line for one in found.sentences)
    first = next(one for one in found.sentences if one.id == "1.1")
    assert first.meant[0].parts[:2] == (
        'duty: Ukraine shall see to it that "Ukraine holds neutral status"',
        "towards Russia",
    )
    assert "no verifier" in {gap.rule for gap in first.gaps}
    assert all(gap.mend and gap.why for gap in (*first.gaps, *found.gaps))
    assert not any(one.mistakes for one in found.sentences)


def test_a_group_is_one_sentence() -> None:
    """A duty of each guarantor stands once, with what it means for each; its gaps are told once."""
    (one,) = [s for s in understood(TEXT).sentences if s.id == "2.1"]
    assert [m.id for m in one.meant] == ["2.1/Israel", "2.1/Poland", "2.1/Canada", "2.1/Turkey"]
    assert len({(gap.rule, gap.says) for gap in one.gaps}) == len(one.gaps)


def test_wordings_are_one_sentence() -> None:
    """A sentence in brackets stands as it is written, with each side's wording beside what it means."""
    (one,) = [
        s for s in understood(HEAD + "1.1 Ukraine shall leave [Ukraine: Kyiv] [Russia: Kherson].").sentences if s.id
    ]
    assert one.says == "Ukraine shall leave [Ukraine: Kyiv] [Russia: Kherson]."
    assert {m.says for m in one.meant} >= {"Ukraine shall leave Kyiv.", "Ukraine shall leave Kherson."}


def test_mistakes_of_one_sentence_together() -> None:
    """Two mistakes in a sentence stand at it, with its number; the same mistake in the next one is in that one."""
    text = HEAD + "1.1 Ukrane shall leave once 9.9 is broken.\n1.2 Ukrane shall leave once 9.9 is broken.\n"
    one, other = [s for s in understood(text).sentences if s.mistakes]
    assert (one.id, one.line, other.id, other.line) == ("1.1", 8, "1.2", 9)
    assert len(one.mistakes) == len(other.mistakes) == 2
    assert not one.meant


@pytest.mark.parametrize("text", ["", "\n", "#", "## Article 1", "\0\x01", "[" * 1000, "> only an explanation"])
def test_texts_that_are_none(text: str) -> None:
    """What is no agreement has mistakes, and no crash."""
    assert not any(one.meant for one in understood(text).sentences)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TEXT.split("\n"), "[", "]", "1.1", "\x07", "## Steps", "x" * 300]), max_size=40))
def test_no_mistake_is_lost(lines: list[str]) -> None:
    """However lines are shuffled, all mistakes and gaps are at some sentence or at the whole, each once."""
    text = "\n".join(lines)
    checked = check_text(text)
    found = understanding_of(text, checked)
    assert [m for one in found.sentences for m in one.mistakes] == list(checked.mistakes)
    shown = {(g.rule, g.says) for g in (*found.gaps, *(g for one in found.sentences for g in one.gaps))}
    assert shown == {(gap.rule.replace("-", " "), gap.says) for gap in checked.gaps}
