"""Two versions of a text: which sentence became which, and which words are other ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.agreement.compare import Change, compare
from parley.agreement.written import Written, in_brackets, written_from_text
from tests.agreement.texts import ISTANBUL

TEXT = ISTANBUL.read_text("utf-8")


def compared(before: str, after: str) -> list[Change]:
    """What is not as it was."""
    changes = compare(written_from_text(before), written_from_text(after))
    return [change for change in changes if change.kind != "same"]


def words(change: Change, share: str) -> str:
    """The words of a change that stand in one version alone, or in both."""
    return "|".join(piece.words.strip() for piece in change.pieces if piece.share == share)


def test_nothing_changed() -> None:
    """A text with other spaces and line breaks says the same."""
    assert compared(TEXT, TEXT.replace("\n", "\r\n").replace("neutral status once", "neutral  status\r\nonce")) == []


def test_a_word_changed() -> None:
    """One sentence is worded otherwise: the words that left and those that came, and the others in both."""
    (change,) = compared(TEXT, TEXT.replace("shall hold neutral", "shall keep its neutral"))
    assert change.kind == "changed"
    assert change.after is not None
    assert change.after.id == "1.1"
    assert (words(change, "before"), words(change, "after")) == ("hold", "keep its")
    assert "".join(p.words for p in change.pieces if p.share != "before") == change.after.says


def test_a_sentence_between_others() -> None:
    """A new 1.2 makes the old one 1.3: that one is renumbered, not worded anew."""
    after = TEXT.replace("1.2 Ukraine", "1.2 Russia shall leave Kherson.\n1.3 Ukraine")
    added, renumbered = compared(TEXT, after)
    assert (added.kind, added.after and added.after.says) == ("added", "Russia shall leave Kherson.")
    assert renumbered.kind == "renumbered"
    assert (renumbered.before and renumbered.before.id, renumbered.after and renumbered.after.id) == ("1.2", "1.3")


def test_another_sentence_under_the_number() -> None:
    """Where 1.2 says something else altogether, one sentence left and another came."""
    line = "1.2 Ukraine shall not host foreign military bases while 1.1 is due."
    gone, come = compared(TEXT, TEXT.replace(line, "1.2 Russia withdraws within 30 days."))
    assert {gone.kind, come.kind} == {"removed", "added"}


def test_removed_where_it_stood() -> None:
    """What is gone stands between its neighbours of before."""
    after = TEXT.replace("- Poland (proposed)\n", "")
    changes = compare(written_from_text(TEXT), written_from_text(after))
    at = next(n for n, change in enumerate(changes) if change.kind == "removed")
    assert [c.after.says for c in (changes[at - 1], changes[at + 1]) if c.after] == [
        "Israel (proposed)",
        "Canada (proposed)",
    ]


def test_a_heading_is_no_sentence() -> None:
    """A sentence is never a version of a heading with the same words."""
    before = TEXT.replace("## Article 2. Security assurance", "## Article 2. The parties shall meet")
    changes = compared(before, TEXT + "\n## Article 3\n3.1 The parties shall meet.\n")
    assert changes
    assert all(not c.before or not c.after or c.before.section == c.after.section for c in changes)


LINES = st.lists(st.sampled_from(["Ukraine shall leave.", "Russia shall leave Kyiv soon.", "x", "[", "1.1", "a b c d"]))


@settings(max_examples=80, deadline=None)
@given(before=LINES, after=LINES)
def test_nothing_is_lost(before: list[str], after: list[str]) -> None:
    """Every sentence of both versions is in one change, and its words are in that change's pieces; spaces
    between words of both may be those of either."""
    one, other = ([Written("", "Article 1", says) for says in lines] for lines in (before, after))
    changes = compare(one, other)
    assert sorted(c.before.says for c in changes if c.before) == sorted(before)
    assert [c.after.says for c in changes if c.after] == after
    for change in changes:
        if change.before:
            kept = "".join(p.words for p in change.pieces if p.share != "after")
            assert "".join(kept.split()) == "".join(change.before.says.split())


@pytest.mark.parametrize("unit", ["x y ", "word ", "[ "])
def test_long_sentences_that_differ_everywhere(unit: str) -> None:
    """Hostile sentences are compared in one piece: no crash and no hang."""
    head = "# T\n\n## Parties\n- Ukraine\n- Russia\n\n## Article 1\n1.1 "
    changes = compared(head + unit * 20_000, head + unit.replace("y", "z").replace("word", "other") * 20_001)
    assert changes


def test_brackets_by_member() -> None:
    """A sentence that one side holds reads for that side, and not for the other; a guarantor who holds one has a column
    too."""
    found = in_brackets(TEXT)
    assert found.members == ("Ukraine", "Russia", "Turkey")
    held = {one.id: one.reads for one in found.sentences}
    assert held["S3"] == ("The presidents meet only if enough progress has been made.", None, None)
    assert held["S1"] == (None, None, "The foreign ministers meet.")


def test_wordings_by_member() -> None:
    """Wordings within a sentence read otherwise for each."""
    text = TEXT.replace("shall hold neutral", "shall [Ukraine: hold] [Russia: keep for ever] neutral")
    (held,) = [one for one in in_brackets(text).sentences if one.id == "1.1"]
    assert [words and words.split()[2] for words in held.reads[:2]] == ["hold", "keep"]


def test_the_sides_are_alike() -> None:
    """With the names of two parties swapped in the text, what they hold is swapped, and nothing else."""
    text = "# T\n\n## Parties\n- {0}\n- {1}\n\n## Article 1\n1.1 {0} shall leave [{0}: Kyiv] [{1}: Kherson].\n"
    (one,) = in_brackets(text.format("Ukraine", "Russia")).sentences
    (other,) = in_brackets(text.format("Russia", "Ukraine")).sentences
    assert other.reads == tuple(words and words.replace("Ukraine", "Russia") for words in one.reads)
    assert one.reads == ("Ukraine shall leave Kyiv.", "Ukraine shall leave Kherson.")


@pytest.mark.parametrize("line", ["1.3 Russia shall leave [Ukraine.", "1.3 Russia ] shall leave.", "1.3 [[x]] y."])
def test_broken_brackets(line: str) -> None:
    """A bracket that is not understood is a mistake elsewhere; here it is left out."""
    text = TEXT.replace("## Article 2", line + "\n\n## Article 2")
    assert "1.3" not in {one.id for one in in_brackets(text).sentences}
